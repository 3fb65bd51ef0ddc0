//! People who are named: `ông …`, `chị …`, `bị can …`, and whoever a day of birth or a card belongs to.

use super::{
    Kind, context,
    name::{self, Name},
    posts,
    scan::Scan,
    surnames,
};
use std::ops::Range;

/// By which words somebody is called, in small letters, and how sure it is then that a name follows.
const CALLS: &[(&str, Call)] = &[
    ("ông", Call::Kin),
    ("bà", Call::Kin),
    ("anh", Call::Kin),
    ("chị", Call::Kin),
    ("em", Call::Young),
    ("cháu", Call::Young),
    ("cô", Call::Young),
    ("chú", Call::Young),
    ("bác", Call::Young),
    ("cụ", Call::Young),
    ("dì", Call::Young),
    ("bạn", Call::Young),
    ("mẹ", Call::Young),
    ("bố", Call::Young),
    ("vợ", Call::Young),
    ("chồng", Call::Young),
    ("con trai", Call::Young),
    ("con gái", Call::Young),
    ("đối với", Call::Other),
    ("già", Call::Other),
    ("già làng", Call::Other),
    ("liệt sĩ", Call::Other),
    ("thương binh", Call::Other),
    ("nghệ nhân", Call::Other),
    ("gia đình", Call::Other),
    ("hộ", Call::Other),
    ("thanh niên", Call::Other),
    ("hội viên", Call::Other),
    ("đoàn viên", Call::Other),
    ("lao động", Call::Other),
    ("đối tượng", Call::Case),
    ("bị can", Call::Case),
    ("bị cáo", Call::Case),
    ("nạn nhân", Call::Case),
    ("bị hại", Call::Case),
    ("nguyên đơn", Call::Case),
    ("bị đơn", Call::Case),
    ("phạm nhân", Call::Case),
    ("nghi phạm", Call::Case),
    ("nghi can", Call::Case),
    ("khiếu nại", Call::Case),
    ("tố cáo", Call::Case),
    ("tạm giữ", Call::Case),
    ("tạm giam", Call::Case),
    ("nhân chứng", Call::Case),
    ("bệnh nhân", Call::Case),
    ("công dân", Call::Other),
    ("học sinh", Call::Other),
    ("sinh viên", Call::Other),
    ("công nhân", Call::Other),
    ("người dân", Call::Other),
    ("học viên", Call::Other),
    ("thí sinh", Call::Other),
    ("chủ hộ", Call::Other),
    ("nghèo", Call::Other),
    ("giáo dân", Call::Other),
    ("tín đồ", Call::Other),
];

/// For each byte, which of these words it ends, in small letters or capitals, as bits: hardly any other word before a
/// capital ends so, and the rest is done with quickly.
const ENDS: [u64; 256] = {
    assert!(CALLS.len() <= 64);
    let mut ends = [0; 256];
    let mut at = 0;
    while at < CALLS.len() {
        let word = CALLS[at].0.as_bytes();
        let last = word[word.len() - 1];
        // In capitals: of ASCII and Latin-1 (à, À), and of letters that stand in pairs (ị, Ị).
        let (small, capital, pair) = (last as usize, (last & !0x20) as usize, (last & !1) as usize);
        ends[small] |= 1 << at;
        ends[capital] |= 1 << at;
        ends[pair] |= 1 << at;
        at += 1;
    }
    ends
};

/// How somebody is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Call {
    /// As grown-ups are; hardly anything but a name follows.
    Kin,
    /// As the young and the old are; names of groups follow as well.
    Young,
    /// As those are whom a case is about; a post does not make them officials.
    Case,
    /// As one of many.
    Other,
}

/// What makes a name that of a street, a school, a prize, in small letters.
const NAMED_AFTER: &[&str] = &[
    "đường",
    "phố",
    "phường",
    "xã",
    "huyện",
    "thị",
    "trấn",
    "tỉnh",
    "thôn",
    "buôn",
    "làng",
    "ấp",
    "trường",
    "thpt",
    "thcs",
    "học",
    "nhà",
    "chùa",
    "cầu",
    "hồ",
    "giải",
    "quỹ",
    "tàng",
    "tên",
    "tượng",
    "viên",
    "lớp",
    "hội",
    "non",
    "hai",
    "chợ",
    "khu",
    "đền",
    "mang",
    "bổng",
    "chí",
    "tướng",
    "lễ",
    "xứ",
    "sư",
    "núi",
    "sông",
    "suối",
    "đèo",
    "hẻm",
    "ngõ",
    "khối",
    "tổ",
];
/// How far before a card or a day of birth its owner is named, in bytes.
const NEAR: usize = 90;

/// Looks at the capital at `at`; none when no name begins there.
pub(super) fn look(scan: &mut Scan<'_>, at: usize) -> Option<usize> {
    let (call, called_at) = call(scan.text, at)?;
    let name = called(&scan.text[at..], call, is_plain(scan.text, called_at))?;
    if call != Call::Case && posts::is_official(scan.text, called_at, at + name.length) {
        return Some(at + name.length);
    }
    let end = scan.take(at..at + name.length, Kind::Name);
    Some(others(scan, end))
}

/// The word before `at` by which somebody is called, and where it begins.
fn call(text: &str, at: usize) -> Option<(Call, usize)> {
    let before = text[..at].trim_end_matches([' ', '\u{a0}', '“', '"', '\'', '(', ':', '\n']);
    if before.len() == at {
        return None;
    }
    // “người bị tố cáo là …”
    let before = before.strip_suffix(" là").unwrap_or(before);
    let mut may_be = ENDS[usize::from(*before.as_bytes().last()?)];
    while may_be != 0 {
        let (word, call) = CALLS[may_be.trailing_zeros() as usize];
        if let Some(start) = begins(before, word) {
            return Some((call, start));
        }
        may_be &= may_be - 1;
    }
    None
}

/// Whether somebody may be called by the word before `at`, told by the byte with which it ends: that of one of these
/// words, of “là”, of a wide space or of a quotation mark.
pub(super) fn may_be_at(bytes: &[u8], at: usize) -> bool {
    let is_gap = |byte: &&u8| matches!(byte, b' ' | b'"' | b'\'' | b'(' | b':' | b'\n');
    let gaps = bytes[..at].iter().rev().take_while(is_gap).count();
    let Some(last) = at.checked_sub(gaps + 1).map(|last| bytes[last]) else { return false };
    matches!(last, 0xA0 | 0x9C) || (gaps > 0 && ENDS[usize::from(last)] != 0)
}

/// Where a word, given in small letters, begins that ends a text, with or without capitals. A capital takes as many bytes
/// as its small letter here.
fn begins(text: &str, word: &str) -> Option<usize> {
    let start = text.len().checked_sub(word.len())?;
    let end = text.get(start..)?;
    let is_it = end == word || (end.starts_with(char::is_uppercase) && end.to_lowercase() == word);
    (is_it && !text[..start].ends_with(char::is_alphabetic)).then_some(start)
}

/// Whether the word by which somebody is called is written as in a sentence: in small letters, or with a capital where
/// one begins. “đường Ông Ích Khiêm” is not.
fn is_plain(text: &str, called_at: usize) -> bool {
    let word = &text[called_at..];
    let begins = text[..called_at].trim_end_matches([' ', '\u{a0}', '“', '"', '(', '-', '–', '+', '*']);
    let is_start = begins.is_empty() || begins.ends_with(['.', ':', ';', '\n', '\t', '|', '!', '?']);
    word.starts_with(char::is_lowercase) || is_start
}

/// The name of somebody who is called so.
fn called(text: &str, call: Call, is_plain: bool) -> Option<Name> {
    let may_be_one = matches!(call, Call::Kin | Call::Young);
    if let Some(initials) = name::initials(text, may_be_one) {
        return Some(initials);
    }
    let name = name::name(text)?;
    let first = name::word(text);
    let is_likely = call == Call::Kin && is_plain && !surnames::is_body(first, &text[first.len()..name.length]);
    (name.is_sure || is_likely).then_some(name)
}

/// Those who are named after somebody in the same breath: `…, Trần Thị Thử và Lê Văn Nháp`.
fn others(scan: &mut Scan<'_>, end: usize) -> usize {
    let mut end = end;
    loop {
        let rest = &scan.text[end..];
        let Some(next) = [", ", " và ", " cùng ", " với "].iter().find_map(|word| rest.strip_prefix(word)) else {
            return end;
        };
        let at = scan.text.len() - next.len();
        let initials = name::initials(next, false);
        let Some(name) = initials.or_else(|| name::name(next)).filter(|name| name.is_sure) else { return end };
        if posts::is_post_after(scan.text, at + name.length) {
            return end;
        }
        end = scan.take(at..at + name.length, Kind::Name);
    }
}

/// Takes the name of whoever a number or a day at `at` belongs to: the last one named in the sentence before. Says
/// whether there is one.
pub(super) fn take_before(scan: &mut Scan<'_>, at: usize) -> bool {
    let near = context::before(scan.text, at, NEAR);
    let from = at - near.len();
    if scan.last().is_some_and(|last| last.range.end > from) {
        return true;
    }
    let Some(name) = last_name(near) else { return false };
    let range = from + name.start..from + name.end;
    if posts::is_post_after(scan.text, range.end) {
        return false;
    }
    scan.take(range, Kind::Name);
    true
}

/// The last name in a text that is surely one, and not that of a street or school.
fn last_name(text: &str) -> Option<Range<usize>> {
    let (mut at, mut last) = (0, None);
    while let Some(start) = text[at..].find(char::is_uppercase).map(|start| at + start) {
        let rest = &text[start..];
        let name = name::initials(rest, false).or_else(|| name::name(rest)).filter(|name| name.is_sure);
        let is_inside = text[..start].ends_with(char::is_alphanumeric);
        match name {
            Some(name) if !is_inside && !is_named_after(&text[..start]) => {
                last = Some(start..start + name.length);
                at = start + name.length;
            }
            // The rest of a street's name is none either.
            Some(name) if !is_inside => at = start + name.length,
            _ => at = start + name::word(rest).len().max(rest.chars().next().map_or(1, char::len_utf8)),
        }
    }
    last
}

fn is_named_after(before: &str) -> bool {
    let word = before.trim_end().rsplit([' ', ',', '(', '“', '\u{a0}']).next().unwrap_or_default();
    NAMED_AFTER.contains(&word.to_lowercase().as_str())
}
