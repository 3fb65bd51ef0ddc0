//! Names of people as Vietnamese writes them: a family name and one to four others, each with a capital; of the peoples
//! of the Highlands also `Y …`, `H' …`, `K'…`; and initials, as `N.V.A`.

use super::{highlands, posts, surnames};

/// The most words of a name.
const MOST_WORDS: usize = 5;
/// The longest word of a name, in characters: names of the Highlands have up to nine.
const LONGEST_WORD: usize = 12;
/// The most initials.
const MOST_INITIALS: usize = 5;

/// A name at the start of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    /// Its length in bytes.
    pub(super) length: usize,
    /// Whether its first word is a family name, or what stands for one.
    pub(super) is_sure: bool,
}

/// The word that begins a text, with the apostrophes and dashes in it: `H'Thử`, `Y-Mẫu`, and in quotes of YAML `H''Thử`.
pub(super) fn word(text: &str) -> &str {
    let mut end = 0;
    loop {
        let rest = &text[end..];
        let letters = rest.len() - rest.trim_start_matches(char::is_alphabetic).len();
        let signs = &rest[letters..];
        let gap = signs.len() - signs.trim_start_matches(is_apostrophe).len();
        let gap = if gap == 0 { usize::from(signs.starts_with('-')) } else { gap };
        end += letters;
        let goes_on = gap > 0 && letters > 0 && signs[gap..].starts_with(char::is_alphabetic);
        if !goes_on {
            // The apostrophe of `H' Mẫu` ends its word.
            let is_letter = end == 1 && signs.starts_with(is_apostrophe);
            return &text[..if is_letter { end + gap } else { end }];
        }
        end += gap;
    }
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´' | '`')
}

/// The name that begins a text: two words at least, or one with an apostrophe in it.
pub(super) fn name(text: &str) -> Option<Name> {
    let first = word(text);
    if !is_name_word(first) {
        return None;
    }
    // The case of `Y THÔNG` is that of its second word.
    let is_letter = first.chars().filter(|c| c.is_alphabetic()).count() == 1;
    let in_capitals = is_in_capitals(if is_letter { word(text[first.len()..].trim_start()) } else { first });
    let (mut end, mut words) = (first.len(), 1);
    while let Some(more) = next_word(text, end, words, in_capitals).filter(|_| words < MOST_WORDS) {
        end += more;
        words += 1;
    }
    let has_apostrophe = first.chars().any(is_apostrophe) && first.chars().count() > 2;
    let is_sure = has_apostrophe || surnames::is_first(first, &text[first.len()..end]);
    (words > 1 || has_apostrophe).then_some(Name { length: end, is_sure })
}

/// The words of a name.
pub(super) fn words(name: &str) -> Vec<&str> {
    name.split([' ', '\u{a0}', '\n']).filter(|word| !word.is_empty()).collect()
}

/// One word alone that may be a given name.
pub(super) fn given(text: &str) -> Option<Name> {
    let word = word(text);
    let is_given = is_name_word(word) && word.contains(char::is_lowercase);
    is_given.then_some(Name { length: word.len(), is_sure: false })
}

/// How many bytes the next word of a name takes with the space before it; none when the name has ended.
fn next_word(text: &str, end: usize, words: usize, in_capitals: bool) -> Option<usize> {
    let gap = gap(&text[end..])?;
    let rest = &text[end + gap..];
    let next = word(rest);
    let fits = is_name_word(next) && (is_letter(next) || is_in_capitals(next) == in_capitals);
    let is_other = (in_capitals && surnames::ends_capitals(next)) || (words > 1 && posts::begins(rest));
    let is_row = text[end..end + gap].contains('\n') && rest[next.len()..].starts_with([';', '\t', '|', ':']);
    let length =
        if fits || is_short_for_given(next, words) { Some(next.len()) } else { highlands::parted_family(rest) };
    length.filter(|_| !is_other && !is_row).map(|length| gap + length)
}

/// `Nguyễn Văn T.`: only the given name is shortened.
fn is_short_for_given(next: &str, words: usize) -> bool {
    words > 1 && is_letter(next) && next.chars().all(char::is_uppercase)
}

fn is_letter(word: &str) -> bool {
    word.chars().count() == 1
}

/// Initials, as `N.V.A`; with a full stop behind, also a single one.
pub(super) fn initials(text: &str, may_be_one: bool) -> Option<Name> {
    let (mut end, mut count) = (0, 0);
    loop {
        let letter = text[end..].chars().next().filter(|c| c.is_uppercase() && count < MOST_INITIALS);
        let Some(letter) = letter else { break };
        end += letter.len_utf8();
        count += 1;
        let rest = text[end..].strip_prefix('.');
        match rest {
            Some(rest) if highlands::is_family_of_highlands(word(rest)) => break,
            Some(rest) if rest.starts_with(char::is_uppercase) => end += 1,
            Some(rest) if is_spaced_initial(rest) => end += 2,
            _ => break,
        }
    }
    end += family_behind(&text[end..]);
    let rest = &text[end..];
    let is_whole = !rest.starts_with(|c: char| c.is_alphanumeric() || is_apostrophe(c));
    let fits = count > 1 || (count == 1 && may_be_one && rest.starts_with('.'));
    (fits && is_whole).then_some(Name { length: end, is_sure: true })
}

/// The length of a family name of the Highlands behind initials, with the full stop before it: `Y.B. Niê`.
fn family_behind(rest: &str) -> usize {
    let Some(behind) = rest.strip_prefix('.') else { return 0 };
    let family = word(behind.trim_start_matches(' '));
    let gap = rest.len() - behind.trim_start_matches(' ').len();
    if highlands::is_family_of_highlands(family) { gap + family.len() } else { 0 }
}

/// ` B.`: one more initial, behind a space.
fn is_spaced_initial(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next() == Some(' ') && chars.next().is_some_and(char::is_uppercase) && chars.next() == Some('.')
}

/// Whether a word may be part of a name: a capital, then letters of one case.
fn is_name_word(word: &str) -> bool {
    let mut letters = word.chars();
    let is_capital = letters.next().is_some_and(char::is_uppercase);
    let count = word.chars().count();
    let is_single = || count > 1 || matches!(word, "Y" | "H" | "K" | "A");
    is_capital && count <= LONGEST_WORD && is_single()
}

fn is_in_capitals(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    letters().nth(1).is_some() && letters().all(char::is_uppercase)
}

/// The spaces between two words of a name, or the end of a line that goes on.
fn gap(text: &str) -> Option<usize> {
    let gap = text.len() - text.trim_start_matches([' ', '\u{a0}', '\n']).len();
    (gap > 0 && (gap <= 2 || text[..gap].contains('\n'))).then_some(gap)
}
