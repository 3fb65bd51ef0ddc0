//! When somebody was born, and where somebody lives or comes from. Only of people who are named: “trẻ em sinh năm 2018”
//! tells of nobody.

use super::{Kind, person, places::begins_word, posts, scan::Scan};
use std::ops::Range;

/// What stands before a day or a year of birth.
const BIRTH: &[&str] = &["sinh năm", "sinh ngày", "năm sinh", "ngày sinh", "SN", "sinh"];
/// What stands before a place where somebody lives or comes from.
const HOME: &[&str] = &[
    "thường trú tại",
    "thường trú",
    "tạm trú tại",
    "trú tại",
    "cư trú tại",
    "ngụ tại",
    "quê quán",
    "quê ở",
    "quê tại",
    "nơi sinh",
    "sinh tại",
    "HKTT",
    "trú ở",
    "sống tại",
    "trú quán",
    "trú",
    "ngụ",
];
/// Words of an address that are written in small letters.
const IN_ADDRESS: &[&str] = &[
    "thôn",
    "buôn",
    "bon",
    "tổ",
    "xã",
    "phường",
    "huyện",
    "thị",
    "thành",
    "tỉnh",
    "số",
    "đường",
    "ấp",
    "khối",
    "hẻm",
    "ngõ",
    "tdp",
    "trấn",
    "phố",
    "dân",
    "làng",
    "nhà",
    "khu",
    "xóm",
    "bản",
    "kiệt",
    "quận",
    "chung",
    "cư",
];
/// Of these, what begins an address and hardly anything else.
const PLACES: &[&str] = &["thôn", "buôn", "bon", "xã", "phường", "ấp", "hẻm", "ngõ", "tdp", "làng", "xóm"];
/// The longest address, in bytes.
const LONGEST: usize = 160;

/// What is rare in these words, and in each of them.
pub(super) const STEMS: &[&str] = &[
    "sinh",
    "Sinh",
    "SN ",
    "SN:",
    "SN\u{a0}",
    "trú",
    "Trú",
    "sống tại",
    "Sống tại",
    "ngụ",
    "Ngụ",
    "quê",
    "Quê",
    "HKTT",
];
/// What of these words stands before it.
const BEFORE_STEM: &[&str] = &["năm ", "ngày ", "nơi ", "thường ", "tạm ", "cư "];

/// Where the words may begin whose stem is at `stem`, the farthest first.
pub(super) fn starts(text: &str, stem: usize) -> [Option<usize>; 2] {
    [words_before(text, stem), Some(stem)].map(|start| start.filter(|at| begins_word(text.as_bytes(), *at)))
}

/// Where that begins which stands before a stem in some of these words.
fn words_before(text: &str, stem: usize) -> Option<usize> {
    BEFORE_STEM.iter().find_map(|word| {
        let start = stem.checked_sub(word.len())?;
        text.get(start..).is_some_and(|rest| is_at(rest, word)).then_some(start)
    })
}

/// Looks at the word at `at`; none when it tells of no birth and no home.
pub(super) fn look(scan: &mut Scan<'_>, at: usize) -> Option<usize> {
    if let Some(after) = said(scan.text, at, BIRTH) {
        let start = after + "ngày ".len() * usize::from(scan.text[after..].starts_with("ngày "));
        if let Some(length) = day(&scan.text[start..]) {
            let end = take(scan, at, start..start + length, Kind::Birth);
            let is_taken = scan.end() == end;
            return Some(if is_taken { look_behind_name(scan, end) } else { end });
        }
    }
    let after = said(scan.text, at, HOME)?;
    let start = ["tại ", "ở ", "là "]
        .iter()
        .find(|word| scan.text[after..].starts_with(**word))
        .map_or(after, |word| after + word.len());
    let length = address(&scan.text[start..]);
    Some(if length == 0 { start } else { take(scan, at, start..start + length, Kind::Home) })
}

/// What stands between a name and a year of birth or a home that no word announces.
const BEHIND_NAME: &[&str] = &[
    " (",
    ", ",
    " - ",
    " – ",
    " | ",
    " ở ",
    ", ở ",
    " (ở ",
    ", địa chỉ: ",
    ", địa chỉ ",
    "; địa chỉ: ",
    "; địa chỉ ",
    " tại ",
];

/// Takes the year of birth and the home that stand right behind a name that was taken: `… (1968)`, `…, 1990,`,
/// `… ở buôn Mẫu, xã Thử`.
pub(super) fn look_behind_name(scan: &mut Scan<'_>, end: usize) -> usize {
    let text = scan.text;
    let end = behind(&text[end..], year).map_or(end, |birth| scan.take(moved(&birth, end), Kind::Birth));
    behind(&text[end..], home).map_or(end, |home| scan.take(moved(&home, end), Kind::Home))
}

fn moved(range: &Range<usize>, by: usize) -> Range<usize> {
    by + range.start..by + range.end
}

/// The stretch of which `length` tells, behind one of the words that may stand before it.
fn behind(text: &str, length: fn(&str, &str) -> usize) -> Option<Range<usize>> {
    BEHIND_NAME.iter().find_map(|before| {
        let length = length(before, text.strip_prefix(before)?);
        (length > 0).then(|| before.len()..before.len() + length)
    })
}

/// The length of a year of birth, in brackets or between commas; a year behind other words may be any.
fn year(before: &str, text: &str) -> usize {
    let is_year = text.starts_with("19") || text.starts_with("20");
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &text[digits..];
    let ends = behind.starts_with([')', ',', ';']) || [" |", " - ", " – "].iter().any(|sign| behind.starts_with(sign));
    let is_set_off = !before.trim_end().ends_with(char::is_alphabetic);
    if is_year && digits == 4 && ends && is_set_off { digits } else { 0 }
}

/// The length of an address that begins with a word of one.
fn home(before: &str, text: &str) -> usize {
    let word = text.split(' ').next().unwrap_or_default();
    let begins = PLACES.contains(&word) || before.contains("địa chỉ");
    let length = if begins { address(text) } else { 0 };
    // “ở xã vùng sâu” names no place.
    if text[..length].contains(|c: char| c.is_uppercase() || c.is_ascii_digit()) { length } else { 0 }
}

fn take(scan: &mut Scan<'_>, at: usize, range: Range<usize>, kind: Kind) -> usize {
    if person::take_before(scan, at) { scan.take(range, kind) } else { range.end }
}

/// Where that of which one of `words` tells begins.
fn said(text: &str, at: usize, words: &[&str]) -> Option<usize> {
    let rest = &text[at..];
    let word = words.iter().find(|word| is_at(rest, word))?;
    let after = &rest[word.len()..];
    let value = after.trim_start_matches([' ', ':', '\u{a0}']);
    let is_spaced = value.len() < after.len();
    is_spaced.then_some(text.len() - value.len())
}

/// Whether `rest` begins with a word, with or without a capital; all of these begin with a letter of ASCII.
fn is_at(rest: &str, word: &str) -> bool {
    let (rest, word) = (rest.as_bytes(), word.as_bytes());
    rest.len() >= word.len() && rest[0].eq_ignore_ascii_case(&word[0]) && rest[1..].starts_with(&word[1..])
}

/// How long the day or year is that begins a text: `1985`, `12/3/1990`, `20 tháng 10 năm 1992`.
fn day(text: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = digits(text);
    if end == 4 {
        return Some(end);
    }
    for sign in 0..2 {
        let signs: &[&str] = if sign == 0 { &["/", "-", ".", " tháng "] } else { &["/", "-", ".", " năm "] };
        let rest = &text[end..];
        let sign = signs.iter().find(|sign| rest.starts_with(**sign))?;
        let more = digits(&rest[sign.len()..]);
        if end == 0 || more == 0 {
            return None;
        }
        end += sign.len() + more;
    }
    Some(end)
}

/// How long the address is that begins a text: words with a capital, numbers, and the words of an address.
fn address(text: &str) -> usize {
    let (mut end, mut at) = (0, 0);
    while at < text.len().min(LONGEST) {
        let length = text[at..].find([' ', '\n', '\u{a0}']).unwrap_or(text.len() - at);
        let word = &text[at..at + length];
        let bare = word.trim_end_matches([',', '.', ')', ';', ':']);
        if !is_of_address(bare) || bare.contains([';', '\t', '|', '"', ')']) || posts::begins(bare) {
            break;
        }
        end = at + bare.len();
        let is_last = bare.len() < word.len() && !word.ends_with(',') && !is_short(bare, word);
        if is_last {
            break;
        }
        at += length;
        at += text[at..].len() - text[at..].trim_start_matches([' ', '\n', '\u{a0}']).len();
    }
    end
}

fn is_of_address(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || IN_ADDRESS.contains(&word)
}

/// Whether the full stop only shortens a word: `TP.`, `P.`
fn is_short(bare: &str, word: &str) -> bool {
    word.ends_with('.') && bare.len() <= 2 && bare.chars().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::{BIRTH, HOME};
    use crate::protection::people::{places::Find, stems::Stems};

    #[test]
    fn every_word_is_found_with_and_without_a_capital() {
        for word in BIRTH.iter().chain(HOME) {
            let capital = word[..1].to_uppercase() + &word[1..];
            for word in [(*word).to_owned(), capital] {
                let text = format!("sự {word}: ");
                assert_eq!(Stems::of(&text).next(0), Some("sự ".len()), "{text}");
            }
        }
    }
}
