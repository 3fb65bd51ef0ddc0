//! Partners as people write them → the names that the plan knows, and what is left.

use super::names::Names;
use crate::source::Spanned;
use std::ops::Range;

/// The longest text that is taken apart, in bytes: a cell may be a book, and no list of partners is as long.
const LONGEST: usize = 4000;

/// What parts one partner from the next, besides “và” and a dash that stands free.
const SIGNS: [char; 13] = [',', ';', '&', '+', '/', ':', '(', ')', '\n', '\r', '–', '—', '•'];

/// What stands for something still to come: a rule of its own tells of it, and must still see it.
const BLANKS: [char; 7] = ['_', '…', '[', ']', '<', '>', '?'];

/// What is said of a partner's part in it, word by word.
const ROLE: &[&str] = &[
    "chủ", "trì", "phối", "hợp", "với", "cùng", "đồng", "tổ", "chức", "thực", "hiện", "tham", "gia", "cơ", "quan",
    "đơn", "vị", "do", "là", "có", "sự", "của", "đại", "diện", "lãnh", "đạo",
];

/// Words behind a name that make it that of another agency, on a lower level.
const LOWER_LEVEL: &[&str] = &["các", "cấp", "huyện", "phường", "quận", "thành", "thị", "tp", "tx", "xã"];

/// The partners in a text. A name of the plan counts where nothing beside it makes it the name of another: “lãnh đạo Sở
/// Nội vụ tỉnh” is Sở Nội vụ, “Công an huyện Lắk” is not huyện Lắk. What holds no name of the plan stays as written.
pub(super) fn of(names: &Names<'_>, written: Spanned<String>) -> Vec<Spanned<String>> {
    if names.knows_body(&written) || written.len() > LONGEST {
        return vec![written];
    }
    let found = Reading::of(names, &written).partners();
    if found.is_empty() {
        return vec![written];
    }
    let mut partners: Vec<Spanned<String>> =
        found.into_iter().map(|range| Spanned::new(written[range].to_owned(), written.span)).collect();
    if written.contains(BLANKS) || written.contains("..") {
        partners.push(written);
    }
    partners
}

/// A text, read as names of the plan and single words.
struct Reading<'t> {
    names: &'t Names<'t>,
    text: &'t str,
    pieces: Vec<Piece>,
}

struct Piece {
    range: Range<usize>,
    /// Whether it is a name of the plan.
    is_name: bool,
}

impl<'t> Reading<'t> {
    /// The longest name is met first: “Sở Giáo dục và Đào tạo” is one.
    fn of(names: &'t Names<'_>, text: &'t str) -> Self {
        let words = words(text);
        let mut pieces = Vec::new();
        let mut at = 0;
        while let Some(first) = words.get(at) {
            let length = longest_name(names, text, &words[at..]);
            let end = length.map_or(first.end, |length| words[at + length - 1].end);
            pieces.push(Piece { range: first.start..end, is_name: length.is_some() });
            at += length.unwrap_or(1);
        }
        Self { names, text, pieces }
    }

    /// The names that count, and what is left between them.
    fn partners(&self) -> Vec<Range<usize>> {
        let mut partners: Vec<Range<usize>> = Vec::new();
        let mut has_name = false;
        let mut is_left = false;
        for part in self.pieces.chunk_by(|one, other| !self.is_parted(one, other)).filter(|part| !self.is_and(part)) {
            let (Some(first), Some(last)) = (part.first(), part.last()) else { continue };
            let whole = first.range.start..last.range.end;
            if self.is_of_names(part) {
                partners.extend(part.iter().filter(|piece| piece.is_name).map(|piece| piece.range.clone()));
                (has_name, is_left) = (true, false);
            } else if part.iter().any(|piece| !self.is_role(piece)) {
                // The name of a stranger may hold “và” as well.
                match partners.last_mut().filter(|_| is_left) {
                    Some(left) => left.end = whole.end,
                    None => partners.push(whole),
                }
                is_left = true;
            }
        }
        partners.retain(|_| has_name);
        partners
    }

    /// Whether a part names agencies of the plan, with nothing beside them but what is said of them.
    fn is_of_names(&self, part: &[Piece]) -> bool {
        let behind_name = part.windows(2).filter(|pair| pair[0].is_name && !pair[1].is_name);
        let has_lower = behind_name.into_iter().any(|pair| is_one_of(LOWER_LEVEL, self.word(&pair[1])));
        let is_fit = |piece: &Piece| piece.is_name || self.is_role(piece) || !self.may_be_name(piece);
        part.iter().any(|piece| piece.is_name) && part.iter().all(is_fit) && !has_lower
    }

    /// Whether a word may belong to the name of another agency. The province's own name does not.
    fn may_be_name(&self, piece: &Piece) -> bool {
        let word = self.word(piece);
        let place = self.names.plan.place.as_deref().unwrap_or_default();
        let is_of_place = is_one_of(&["tỉnh"], word) || place.split_whitespace().any(|own| own == word);
        word.starts_with(char::is_uppercase) && !is_of_place
    }

    /// Whether a word only says what the partner did, or counts it.
    fn is_role(&self, piece: &Piece) -> bool {
        let word = self.word(piece);
        !piece.is_name && (is_one_of(ROLE, word) || word.chars().all(char::is_numeric))
    }

    fn is_parted(&self, one: &Piece, other: &Piece) -> bool {
        let is_and = |piece: &Piece| !piece.is_name && is_and(self.word(piece));
        is_sign(self.text, one.range.end..other.range.start) || is_and(one) || is_and(other)
    }

    fn is_and(&self, part: &[Piece]) -> bool {
        matches!(part, [piece] if !piece.is_name && is_and(self.word(piece)))
    }

    fn word(&self, piece: &Piece) -> &'t str {
        &self.text[piece.range.clone()]
    }
}

fn is_one_of(words: &[&str], word: &str) -> bool {
    words.contains(&&*word.to_lowercase())
}

fn is_and(word: &str) -> bool {
    is_one_of(&["và"], word)
}

/// Where the words of a text stand.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
        let end = at + letter.len_utf8();
        match words.last_mut() {
            Some(word) if word.end == at => word.end = end,
            _ => words.push(at..end),
        }
    }
    words
}

/// Whether two words stand apart by a sign between them. A dash within a name has no space beside it or is in the plan.
fn is_sign(text: &str, gap: Range<usize>) -> bool {
    let between = &text[gap];
    between.contains(SIGNS) || between.contains(" -") || between.contains("- ")
}

/// How many of the words, from the first on, are the longest name of the plan.
fn longest_name(names: &Names<'_>, text: &str, words: &[Range<usize>]) -> Option<usize> {
    let first = words.first().filter(|word| names.begins_body(&text[(*word).clone()]))?;
    let letters = |end: usize| text[first.start..end].len();
    let near = words.iter().take_while(|word| letters(word.end) <= names.longest_body()).count();
    (1..=near).rev().find(|count| {
        let name = &text[first.start..words[count - 1].end];
        names.knows_body(name) && (*count > 1 || is_lone_name(text, first, words.get(1)))
    })
}

/// Whether a single word can be meant for an agency: “là” is not LA, unless nothing stands beside it, and a number counts
/// the partners.
fn is_lone_name(text: &str, word: &Range<usize>, next: Option<&Range<usize>>) -> bool {
    let before = text[..word.start].trim_end_matches(' ');
    let is_first = before.is_empty() || before.ends_with(SIGNS) || before.ends_with("- ");
    let is_last = next.is_none_or(|next| is_sign(text, word.end..next.start));
    let word = &text[word.clone()];
    word.starts_with(char::is_uppercase) || is_first && is_last && word.contains(char::is_alphabetic)
}
