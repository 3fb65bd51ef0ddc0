//! What the words before a number say it is.

use super::context;

/// How far before a number a word tells what it is, in bytes.
pub(super) const NEAR: usize = 64;
/// How far the next letter before a number may be for a word to tell of it, in bytes.
const FARTHEST: usize = 24;
/// The fewest digits that are looked at: a small account has so many.
pub(super) const FEWEST: usize = 6;

/// What the words before a number say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Said {
    Phone,
    Citizen,
    Old,
    Passport,
    Health,
    Social,
    Tax,
    Account,
    Other,
}

/// The words that say what a number is, in small letters.
const WORDS: &[(&str, Said)] = &[
    ("điện thoại", Said::Phone),
    ("di động", Said::Phone),
    ("đt", Said::Phone),
    ("sđt", Said::Phone),
    ("đtdđ", Said::Phone),
    ("zalo", Said::Phone),
    ("số máy", Said::Phone),
    ("gọi", Said::Phone),
    ("liên hệ", Said::Phone),
    ("liên lạc", Said::Phone),
    ("thuê bao", Said::Phone),
    ("tin nhắn", Said::Phone),
    ("nhắn tin", Said::Phone),
    ("telegram", Said::Phone),
    ("viber", Said::Phone),
    ("whatsapp", Said::Phone),
    ("cccd", Said::Citizen),
    ("căn cước", Said::Citizen),
    ("căn cước công dân", Said::Citizen),
    ("định danh", Said::Citizen),
    ("định danh cá nhân", Said::Citizen),
    ("số định danh", Said::Citizen),
    ("cmnd", Said::Old),
    ("cmt", Said::Old),
    ("cmtnd", Said::Old),
    ("chứng minh", Said::Old),
    ("chứng minh nhân dân", Said::Old),
    ("chứng minh thư", Said::Old),
    ("hộ chiếu", Said::Passport),
    ("passport", Said::Passport),
    ("bhyt", Said::Health),
    ("bảo hiểm y tế", Said::Health),
    ("mã số bhxh", Said::Social),
    ("mã bhxh", Said::Social),
    ("số bhxh", Said::Social),
    ("sổ bhxh", Said::Social),
    ("mã số bảo hiểm xã hội", Said::Social),
    ("số bảo hiểm xã hội", Said::Social),
    ("sổ bảo hiểm xã hội", Said::Social),
    ("mst cá nhân", Said::Tax),
    ("mã số thuế cá nhân", Said::Tax),
    ("tài khoản", Said::Account),
    ("stk", Said::Account),
    ("số tk", Said::Account),
    ("tk số", Said::Account),
    // What else has many digits.
    ("biên lai", Said::Other),
    ("hóa đơn", Said::Other),
    ("hoá đơn", Said::Other),
    ("mã giao dịch", Said::Other),
    ("mã hồ sơ", Said::Other),
    ("mã đơn", Said::Other),
    ("mã vạch", Said::Other),
    ("mã số thuế", Said::Other),
    ("isbn", Said::Other),
    ("serial", Said::Other),
    ("sê-ri", Said::Other),
    ("số seri", Said::Other),
    ("mã chương", Said::Other),
    ("mã nguồn", Said::Other),
    ("tọa độ", Said::Other),
    ("toạ độ", Said::Other),
    ("mã bưu chính", Said::Other),
    ("mã đơn vị", Said::Other),
    ("lượt xem", Said::Other),
    ("luot xem", Said::Other),
    ("lượt truy cập", Said::Other),
    ("luot truy cap", Said::Other),
    ("kinh phí", Said::Other),
    ("kinh phi", Said::Other),
];

/// For each byte, which of these words begin with it, as bits: hardly any other word does.
const STARTS: [u128; 256] = starts(0);
/// For each byte, which of these words have it behind their first.
const SECONDS: [u128; 256] = starts(1);

const fn starts(place: usize) -> [u128; 256] {
    assert!(WORDS.len() <= 128);
    let mut starts = [0; 256];
    let mut at = 0;
    while at < WORDS.len() {
        starts[WORDS[at].0.as_bytes()[place] as usize] |= 1 << at;
        at += 1;
    }
    starts
}

/// What the last word before `at` that says something says the number is. A number between takes the word for itself.
pub(super) fn said(text: &str, at: usize) -> Option<Said> {
    let before = context::before(text, at, NEAR);
    // A row of figures says nothing.
    if before.bytes().rev().take(FARTHEST).all(|byte| !byte.is_ascii_alphabetic() && byte < 0x80) {
        return None;
    }
    let small = before.to_lowercase();
    let near = last_number_end(&small).map_or(small.as_str(), |end| &small[end..]);
    let starts = (0..near.len()).filter(|at| may_be_at(near, *at) != 0);
    starts.flat_map(|at| words_at(near, at)).max().map(|(_, said)| said)
}

/// Which of these words may stand at `at`, told by two bytes.
#[inline]
fn may_be_at(text: &str, at: usize) -> u128 {
    match text.as_bytes()[at..] {
        [first, second, ..] => STARTS[usize::from(first)] & SECONDS[usize::from(second)],
        _ => 0,
    }
}

/// The words that stand at `at` as whole words: where each ends, and what it says.
fn words_at(text: &str, at: usize) -> impl Iterator<Item = (usize, Said)> {
    let mut may_be = may_be_at(text, at);
    let words = std::iter::from_fn(move || {
        let word = WORDS.get(may_be.trailing_zeros() as usize)?;
        may_be &= may_be - 1;
        Some(word)
    });
    words.filter(move |(word, _)| is_at(text, at, word)).map(move |(word, said)| (at + word.len(), *said))
}

fn is_at(text: &str, at: usize, word: &str) -> bool {
    let rest = text[at..].strip_prefix(word);
    let ends = rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    ends && !text[..at].ends_with(char::is_alphanumeric)
}

/// The end of the last long number in a text.
fn last_number_end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let ends = (FEWEST..=bytes.len()).rev().filter(|end| bytes.get(*end).is_none_or(|byte| !byte.is_ascii_digit()));
    ends.into_iter().find(|end| bytes[end - FEWEST..*end].iter().all(u8::is_ascii_digit))
}
