//! People who are named: `ông …`, `chị …`, `bị can …`, and whoever a day of birth or a card belongs to.

use super::{
    Kind, context, home,
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
    ("đương sự", Call::Case),
    ("bị án", Call::Case),
    ("can phạm", Call::Case),
    ("làm chứng", Call::Case),
    ("người nhà", Call::Other),
    ("thân nhân", Call::Other),
    ("uy tín", Call::Other),
    ("việt nam anh hùng", Call::Other),
    ("mục sư", Call::Other),
    ("linh mục", Call::Other),
    ("đại đức", Call::Other),
    ("thượng tọa", Call::Other),
    ("hòa thượng", Call::Other),
    ("chức việc", Call::Other),
    ("chức sắc", Call::Other),
    ("thầy", Call::Young),
    ("giáo viên", Call::Other),
    ("tài xế", Call::Other),
    ("lái xe", Call::Other),
    ("nông dân", Call::Other),
    ("phụ nữ", Call::Other),
    ("chủ cơ sở", Call::Other),
    ("chủ xe", Call::Other),
    ("chủ tài khoản", Call::Other),
    ("họ tên", Call::Other),
    ("họ và tên", Call::Other),
    ("cung cấp tin", Call::Other),
    ("liên hệ", Call::Other),
    ("liên lạc", Call::Other),
    ("đơn thân", Call::Other),
    ("ô.", Call::Other),
    ("b.", Call::Other),
    ("đồng chí", Call::Comrade),
    ("đ/c", Call::Comrade),
];

/// For each byte, which of these words it ends, in small letters or capitals, as bits: hardly any other word before a
/// capital ends so, and the rest is done with quickly.
const ENDS: [u128; 256] = {
    assert!(CALLS.len() <= 128);
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
        // The end of ư, whose capital ends with the byte before.
        if last == 0xB0 {
            ends[0xAF] |= 1 << at;
        }
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
    /// As those who act for a body are; who suffers something is named as a person all the same.
    Comrade,
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
    let Some((call, called_at, name)) = named(scan.text, at) else { return uncalled(scan, at) };
    if call != Call::Case && posts::is_official(scan.text, called_at, at + name.length) {
        return Some(at + name.length);
    }
    Some(take(scan, at..at + name.length))
}

/// The name at `at` of somebody who is called before it: how, where that begins, and the name.
fn named(text: &str, at: usize) -> Option<(Call, usize, Name)> {
    let (call, called_at) = call(text, at)?;
    let name = called(&text[at..], call, is_plain(text, called_at))?;
    let is_person = match call {
        Call::Comrade => text[at + name.length..].starts_with(" bị "),
        Call::Other => !is_entry(text, called_at, &text[at..at + name.length]),
        _ => true,
    };
    is_person.then_some((call, called_at, name))
}

/// Whether the word before a name only marks an entry, `b. Nguyễn …`, or a heading, `B. THI HÀNH PHÁP LUẬT`.
fn is_entry(text: &str, called_at: usize, name: &str) -> bool {
    let is_heading = || text[called_at..].starts_with("B.") && !name.contains(char::is_lowercase);
    (text[called_at..].starts_with("b.") || is_heading()) && is_start(&text[..called_at])
}

/// Takes a name, what is told of its bearer right behind it, and those who are named with them.
fn take(scan: &mut Scan<'_>, name: Range<usize>) -> usize {
    let end = scan.take(name, Kind::Name);
    let end = home::look_behind_name(scan, end);
    others(scan, end)
}

/// A name that no word announces, of a form that nothing else has: `Y Mẫu Niê`, `H'Thử Ayun`, `Ksor Mẫu`.
fn uncalled(scan: &mut Scan<'_>, at: usize) -> Option<usize> {
    let rest = &scan.text[at..];
    let name = surnames::may_be_highlander(rest).then(|| name::name(rest)).flatten()?;
    let end = at + name.length;
    if !surnames::is_highlander(&rest[..name.length]) {
        return None;
    }
    let is_public = posts::is_post_after(scan.text, end) || posts::announces(scan.text, at);
    if is_public || is_named_after(&scan.text[..at]) || is_of_streets(scan.text, at) {
        return Some(end);
    }
    Some(take(scan, at..end))
}

/// Whether streets or heroes are told of, of which this is one more: `các đường Lê Mẫu, Y Thử Niê`.
fn is_of_streets(text: &str, at: usize) -> bool {
    let before = context::before(text, at, NEAR).to_lowercase();
    let goes_on = before.ends_with(", ") || before.ends_with(" và ");
    before.ends_with("anh hùng ") || (goes_on && context::has(&before, &["đường", "phố", "trường", "anh hùng"]))
}

/// The word before `at` by which somebody is called, and where it begins.
fn call(text: &str, at: usize) -> Option<(Call, usize)> {
    let before = text[..at].trim_end_matches([' ', '\u{a0}', '“', '"', '\'', '(', ':', '\n']);
    if before.len() == at {
        return None;
    }
    // “người bị tố cáo là …”, “thân nhân của …”
    let before = before.strip_suffix(" là").or_else(|| before.strip_suffix(" của")).unwrap_or(before);
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

/// Whether somebody may be named at `at`: by a name that needs no word before it, or behind a word by which somebody is
/// called, told by the byte with which that ends: of “là”, “của”, a wide space or a quotation mark too.
pub(super) fn may_be_at(text: &str, at: usize) -> bool {
    let before = &text.as_bytes()[..at];
    let is_gap = |byte: &&u8| matches!(byte, b' ' | b'"' | b'\'' | b'(' | b':' | b'\n');
    let gaps = before.iter().rev().take_while(is_gap).count();
    let last = before.len().checked_sub(gaps + 1).map_or(b' ', |last| before[last]);
    let is_called = matches!(last, 0xA0 | 0x9C) || (gaps > 0 && (last == b'a' || ENDS[usize::from(last)] != 0));
    is_called || surnames::may_be_highlander(&text[at..])
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
    word.starts_with(char::is_lowercase) || is_start(&text[..called_at])
}

/// Whether a sentence, a line or a cell begins behind a text.
fn is_start(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\u{a0}', '“', '"', '(', '-', '–', '+', '*']);
    before.is_empty() || before.ends_with(['.', ':', ';', '\n', '\t', '|', '!', '?'])
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
        end = home::look_behind_name(scan, end);
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

/// The words that may stand between a name and the telephone of its bearer, in small letters.
const TELEPHONE: &[&str] = &["điện", "thoại", "sđt", "đt", "số", "di", "động", "zalo", "tel", "dđ", "đtdđ"];

/// Takes the name right before a telephone at `at`: `Nguyễn Mẫu – 0905 …`, `Nguyễn Mẫu, ĐT: 0905 …`.
pub(super) fn take_beside(scan: &mut Scan<'_>, at: usize) {
    let near = context::before(scan.text, at, NEAR);
    let from = at - near.len();
    let Some(name) = last_name(near) else { return };
    let between = near[name.end..].to_lowercase();
    let mut words = between.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    if words.all(|word| TELEPHONE.contains(&word)) {
        scan.take(from + name.start..from + name.end, Kind::Name);
    }
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
