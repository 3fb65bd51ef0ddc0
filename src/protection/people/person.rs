//! People who are named: `ông …`, `chị …`, `bị can …`, and whoever a day of birth or a card belongs to.

use super::{
    Kind,
    call::{self, Call},
    context, highlands, home,
    name::{self, Name},
    places::begins_word,
    posts,
    scan::Scan,
    surnames,
};
use std::ops::Range;

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
    let (call, called_at) = call::before(text, at)?;
    let name = called(&text[at..], call, call::is_plain(text, called_at))?;
    let is_person = match call {
        Call::Comrade => [" bị ", " (con "].iter().any(|word| text[at + name.length..].starts_with(word)),
        Call::Other => !is_entry(text, called_at, &text[at..at + name.length]),
        _ => true,
    };
    is_person.then_some((call, called_at, name))
}

/// Whether the word before a name only marks an entry, `b. Nguyễn …`, or a heading, `B. THI HÀNH PHÁP LUẬT`.
fn is_entry(text: &str, called_at: usize, name: &str) -> bool {
    let is_heading = || text[called_at..].starts_with("B.") && !name.contains(char::is_lowercase);
    (text[called_at..].starts_with("b.") || is_heading()) && call::is_start(&text[..called_at])
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
    let name = highlands::begins_as_highlander(rest).then(|| name::name(rest)).flatten()?;
    let end = at + name.length;
    if !highlands::is_highlander(&rest[..name.length]) {
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

/// Whether somebody may be named at `at`: behind a word by which somebody is called, or by a name that needs none.
pub(super) fn may_be_at(text: &str, at: usize) -> bool {
    call::before(text, at).is_some()
        || (highlands::begins_as_highlander(&text[at..]) && begins_word(text.as_bytes(), at))
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
