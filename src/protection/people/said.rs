//! What the words before a number say it is.

use super::context;

/// How far before a number a word tells what it is, in bytes.
pub(super) const NEAR: usize = 64;
/// How far the next letter before a number may be for a word to tell of it, in bytes.
const FARTHEST: usize = 24;
/// The fewest digits that are looked at: a small account has so many.
pub(super) const FEWEST: usize = 6;

const CITIZEN: &[&str] = &["cccd", "căn cước", "căn cước công dân", "định danh", "định danh cá nhân", "số định danh"];
const OLD: &[&str] = &["cmnd", "cmt", "cmtnd", "chứng minh", "chứng minh nhân dân", "chứng minh thư"];
const PASSPORT: &[&str] = &["hộ chiếu", "passport"];
const ACCOUNT: &[&str] = &["tài khoản", "stk", "số tk", "tk số"];
const PHONE: &[&str] = &[
    "điện thoại",
    "di động",
    "đt",
    "sđt",
    "đtdđ",
    "zalo",
    "số máy",
    "gọi",
    "liên hệ",
    "liên lạc",
    "thuê bao",
    "tin nhắn",
    "nhắn tin",
    "telegram",
    "viber",
    "whatsapp",
];
/// What else has many digits.
const OTHER: &[&str] = &[
    "biên lai",
    "hóa đơn",
    "hoá đơn",
    "mã giao dịch",
    "mã hồ sơ",
    "mã đơn",
    "mã vạch",
    "mã số thuế",
    "isbn",
    "serial",
    "sê-ri",
    "số seri",
    "mã chương",
    "mã nguồn",
    "tọa độ",
    "toạ độ",
    "mã bưu chính",
    "mã đơn vị",
];
/// What the words before a number say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Said {
    Phone,
    Citizen,
    Old,
    Passport,
    Account,
    Other,
}

/// The words that say what a number is.
const WORDS: [(Said, &[&str]); 6] = [
    (Said::Phone, PHONE),
    (Said::Citizen, CITIZEN),
    (Said::Old, OLD),
    (Said::Passport, PASSPORT),
    (Said::Account, ACCOUNT),
    (Said::Other, OTHER),
];

/// What the last word before `at` that says something says the number is. A number between takes the word for itself.
pub(super) fn said(text: &str, at: usize) -> Option<Said> {
    let before = context::before(text, at, NEAR);
    // A row of figures says nothing.
    if before.bytes().rev().take(FARTHEST).all(|byte| !byte.is_ascii_alphabetic() && byte < 0x80) {
        return None;
    }
    let small = before.to_lowercase();
    let near = last_number_end(&small).map_or(small.as_str(), |end| &small[end..]);
    let starts = near.char_indices().zip(std::iter::once(' ').chain(near.chars()));
    let starts =
        starts.filter(|((_, c), before)| c.is_alphabetic() && !before.is_alphanumeric()).map(|((at, _), _)| at);
    let places = starts
        .flat_map(|at| WORDS.iter().filter_map(move |(said, words)| Some((at + starting(&near[at..], words)?, *said))));
    places.max().map(|(_, said)| said)
}

/// The length of the longest of `words` that a text begins with, as whole words.
fn starting(text: &str, words: &[&str]) -> Option<usize> {
    let begins = |word: &&&str| {
        let rest = text.as_bytes()[0] == word.as_bytes()[0] && text.starts_with(**word);
        rest && !text[word.len()..].starts_with(char::is_alphanumeric)
    };
    words.iter().filter(begins).map(|word| word.len()).max()
}

/// The end of the last long number in a text.
fn last_number_end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let ends = (FEWEST..=bytes.len()).rev().filter(|end| bytes.get(*end).is_none_or(|byte| !byte.is_ascii_digit()));
    ends.into_iter().find(|end| bytes[end - FEWEST..*end].iter().all(u8::is_ascii_digit))
}
