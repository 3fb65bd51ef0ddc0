//! People who are named: `ông …`, `chị …`, `bị can …`, and whoever a day of birth or a card belongs to.

use super::{
    Kind,
    call::{self, Call},
    context, evidence, heroes, highlands, home, middle,
    name::{self, Name},
    places::begins_word,
    posts,
    public::{is_named_after, is_public},
    scan::Scan,
    surnames,
};
use std::ops::Range;

/// How far before a card or a day of birth its owner is named, in bytes.
const NEAR: usize = 90;

/// Looks at the capital at `at`; none when no name begins there.
pub(super) fn look(scan: &mut Scan<'_>, at: usize) -> Option<usize> {
    let Some((call, called_at, name)) = named(scan.text, at) else {
        return uncalled(scan, at).or_else(|| bearer(scan, at));
    };
    let end = at + name.length;
    let is_hero = heroes::is_hero(&scan.text[at..end]);
    if call != Call::Case && (is_hero || posts::is_official(scan.text, called_at, end)) {
        return Some(end);
    }
    Some(take(scan, at..end))
}

/// The name at `at` of somebody who is called before it: how, where that begins, and the name.
fn named(text: &str, at: usize) -> Option<(Call, usize, Name)> {
    let (call, called_at) = call::before(text, at)?;
    if is_uncle_ho(&text[called_at..]) {
        return None;
    }
    let name = called(&text[at..], call, call::is_plain(text, called_at))?;
    let is_person = match call {
        Call::Comrade => SUFFERS.iter().any(|word| text[at + name.length..].starts_with(word)),
        Call::Role => !is_public(text, at..at + name.length),
        Call::Other => !is_entry(text, called_at, &text[at..at + name.length]),
        _ => true,
    };
    is_person.then_some((call, called_at, name))
}

/// “Bác Hồ”, behind whom a heading in capitals goes on: `BÁC HỒ SỐNG MÃI`.
fn is_uncle_ho(called: &str) -> bool {
    ["BÁC HỒ ", "Bác Hồ ", "bác Hồ "].iter().any(|uncle| called.starts_with(uncle)) && !called.starts_with("bác Hồ Văn")
}

/// What a comrade suffers, who is named as a person then.
const SUFFERS: &[&str] = &[" bị ", " (con ", " nghỉ ", " vi phạm ", " mắc ", " qua đời"];

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

/// A name that no word announces, of a form that nothing else has: `Y Mẫu Niê`, `H'Thử Ayun`, `Ksor Mẫu`, `Trần Thị Mẫu`.
fn uncalled(scan: &mut Scan<'_>, at: usize) -> Option<usize> {
    let name = highlander(&scan.text[at..]).or_else(|| middle::told(&scan.text[at..]))?;
    let end = at + name.length;
    if posts::is_post_after(scan.text, end) || is_public(scan.text, at..end) {
        return Some(end);
    }
    others_before(scan, at);
    Some(take(scan, at..end))
}

fn highlander(text: &str) -> Option<Name> {
    let name = highlands::begins_as_highlander(text).then(|| name::name(text)).flatten()?;
    highlands::is_highlander(&text[..name.length]).then_some(name)
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
    let Some(name) = name::name(text) else {
        return name::given(text).filter(|given| evidence::is_told_of(text, call, *given));
    };
    let words = name::words(&text[..name.length]);
    let is_sure = name.is_sure && (!is_in_capitals(&words) || is_sure_in_capitals(&words, call));
    let is_name = match call {
        Call::Role => is_sure && surnames::is_whole(&words),
        Call::Kin if is_plain => is_sure || is_likely(&words),
        _ => is_sure,
    };
    (is_name || evidence::is_told_of(text, call, name)).then_some(name).filter(|_| !posts::stands_for_name(text))
}

fn is_in_capitals(words: &[&str]) -> bool {
    !words.concat().contains(char::is_lowercase)
}

/// Whether words in capitals are surely a name: in a heading every word looks like one.
fn is_sure_in_capitals(words: &[&str], call: Call) -> bool {
    let is_of_highlands = || highlands::is_highlander(&words.join(" ")) || words[0].contains(name::is_apostrophe);
    surnames::is_sure_in_capitals(words, call == Call::Kin) || is_of_highlands()
}

/// Whether words behind `ông`, `bà`, of a family that is not known, are a name.
fn is_likely(words: &[&str]) -> bool {
    words.concat().contains(char::is_lowercase)
        && !surnames::is_body(words[0], words.get(1).copied().unwrap_or_default())
}

/// Those who are named after somebody in the same breath: `…, Trần Thị Thử và Lê Văn Nháp`.
fn others(scan: &mut Scan<'_>, end: usize) -> usize {
    let mut end = end;
    loop {
        let Some((next, is_entry)) = next_of_list(&scan.text[end..]) else { return end };
        let at = scan.text.len() - next.len();
        let initials = name::initials(next, false);
        let Some(name) = initials.or_else(|| name::name(next)).filter(|name| name.is_sure) else { return end };
        let is_too_little = is_entry && !surnames::is_whole(&name::words(&next[..name.length]));
        let is_public = heroes::is_hero(&next[..name.length]) || posts::is_post_after(scan.text, at + name.length);
        if is_too_little || is_public {
            return end;
        }
        end = scan.take(at..at + name.length, Kind::Name);
        end = home::look_behind_name(scan, end);
    }
}

/// What follows the joint behind a name, and whether it is another entry of a list rather than of the same breath: behind
/// what is told in brackets, a semicolon, a number. There other things may be listed.
fn next_of_list(rest: &str) -> Option<(&str, bool)> {
    let told =
        rest.strip_prefix(" (").and_then(|told| told.split_once(')')).filter(|(told, _)| told.len() <= LONGEST_TOLD);
    let behind = told.map_or(rest, |(_, behind)| behind);
    let next = [", ", " và ", " cùng ", " với ", "; "].iter().find_map(|word| behind.strip_prefix(word))?;
    let number = next.trim_start_matches(|c: char| c.is_ascii_digit());
    let entry = [". ", ") "].iter().find_map(|sign| number.strip_prefix(sign)).filter(|_| number.len() < next.len());
    Some((entry.unwrap_or(next), told.is_some() || entry.is_some() || behind.starts_with(';')))
}

/// What is told of somebody in brackets between two names is no longer, in bytes.
const LONGEST_TOLD: usize = 40;

/// Takes the names that stand in the list before one: `Trần Gia Mẫu, Lê Thị Thử`.
fn others_before(scan: &mut Scan<'_>, at: usize) {
    let near = context::before(scan.text, at, NEAR);
    let from = at - near.len();
    let mut names = Vec::new();
    let mut list = near;
    while let Some(before) = [", ", " và ", "; "].iter().find_map(|joint| list.strip_suffix(joint)) {
        let start = before.rfind([',', ';', ':', '.', '(', '\n']).map_or(0, |sign| sign + 1);
        let start = start + before[start..].len() - before[start..].trim_start().len();
        let one = &before[start..];
        let is_name = name::name(one).is_some_and(|name| name.is_sure && name.length == one.len());
        if !is_name || !surnames::is_whole(&name::words(one)) || heroes::is_hero(one) {
            break;
        }
        names.push(from + start..from + before.len());
        list = &near[..start];
    }
    for name in names.into_iter().rev() {
        scan.take(name, Kind::Name);
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

/// How far behind a number its bearer is named, in bytes.
const BEHIND_NUMBER: usize = 16;

/// The one given name of the bearer of a number before it: `0905 … gặp chị Mẫu`, `biển số … do anh Thử điều khiển`.
fn bearer(scan: &mut Scan<'_>, at: usize) -> Option<usize> {
    let (call, called_at) = call::before(scan.text, at)?;
    let number =
        scan.last().filter(|last| matches!(last.kind, Kind::Mobile | Kind::Landline | Kind::Account | Kind::Plate))?;
    let between = scan.text.get(number.range.end..called_at)?;
    let is_near = between.len() <= BEHIND_NUMBER && !between.contains([',', '.', ';', '\n', '|', '\t']);
    let rest = &scan.text[at..];
    let name = name::name(rest).or_else(|| name::given(rest))?;
    let is_name = matches!(call, Call::Kin | Call::Young)
        && !posts::stands_for_name(rest)
        && !surnames::is_body(name::word(rest), "");
    (is_near && is_name).then(|| scan.take(at..at + name.length, Kind::Name))
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
