//! Numbers of people: of cards, telephones, accounts.

use super::{
    Kind, context,
    digits::{Digits, Groups},
    person,
    said::{FEWEST, NEAR, Said, said},
    scan::Scan,
};
use std::ops::Range;

/// How far before and after a number a word tells whose it is, in bytes.
const SENTENCE: usize = 110;
/// The account is one of a bank.
const BANK: &[&str] = &["số tài khoản", "tài khoản số", "stk", "số tk", "tk số"];
/// Whose telephone it is when it is not private.
const HOTLINES: &[&str] = &[
    "đường dây nóng",
    "hotline",
    "tổng đài",
    "trực ban",
    "văn phòng",
    "fax",
    "trực 24/24",
    "số trực",
    "một cửa",
    "duong day nong",
    "tong dai",
    "truc ban",
    "van phong",
];
/// Who has a landline that is not private.
const OFFICES: &[&str] = &[
    "sở",
    "phòng",
    "ubnd",
    "ủy ban",
    "uỷ ban",
    "trung tâm",
    "cơ quan",
    "công an",
    "trụ sở",
    "ban chỉ đạo",
    "đảng ủy",
    "tòa án",
    "toà án",
    "viện kiểm sát",
    "trường",
    "bệnh viện",
    "trạm y tế",
    "công ty",
    "hội",
    "đài",
    "chi cục",
    "cục",
    "bộ phận",
    "ban dân tộc",
    "ban tôn giáo",
    "mặt trận",
    "tỉnh đoàn",
    "huyện đoàn",
    "đồn",
    "bảo hiểm xã hội",
    "trung tam",
    "cong an",
    "co quan",
    "tru so",
];
/// Who has a landline at home.
const HOMES: &[&str] = &[
    "nhà riêng",
    "gia đình",
    "người thân",
    "thân nhân",
    "nhà dân",
    "người làm đơn",
    "bị hại",
    "người khai",
    "người nhà",
];
/// Whose account is not private.
const FUNDS: &[&str] = &[
    "kho bạc",
    "kbnn",
    "quỹ",
    "mặt trận",
    "ban vận động",
    "ban cứu trợ",
    "công đoàn",
    "hội chữ thập đỏ",
    "của sở",
    "của cơ quan",
    "của đơn vị",
    "của trường",
    "hội ctđ",
    "quy vi nguoi ngheo",
];
/// What a number counts when it is a sum.
const UNITS: &[&str] = &[
    "đồng",
    "đ",
    "vnđ",
    "triệu",
    "tỷ",
    "tỉ",
    "nghìn",
    "ngàn",
    "lượt",
    "người",
    "thẻ",
    "hồ sơ",
    "tài khoản",
    "kg",
    "tấn",
    "m2",
    "m²",
    "ha",
    "usd",
    "trường hợp",
    "hộ",
    "tin",
    "bài",
    "cái",
    "%",
    "theo dõi",
    "dong",
    "trieu",
    "luot",
    "nguoi",
];

/// Whether the digits at `at`, of a long run, may be a number of somebody, or that of a vehicle.
pub(super) fn may_be_at(bytes: &[u8], at: usize) -> bool {
    let Some(end) = short(bytes, at) else { return true };
    let after = |more: usize| bytes.get(end + more).copied().unwrap_or_default();
    after(0).is_ascii_uppercase() || (after(0) == b'-' && after(1).is_ascii_uppercase())
}

/// Whether the capital at `at` may begin the number of a passport or a card: one or two of them, perhaps a space, then at
/// least six digits, of which some stand here in any case; behind two, the digits of a card may stand in groups.
pub(super) fn may_be_passport_at(bytes: &[u8], at: usize) -> bool {
    let is_digit = |byte: &u8| byte.is_ascii_digit();
    bytes.get(at + 3..at + 6).is_some_and(|figures| {
        is_digit(&figures[0]) && (figures[1..].iter().all(is_digit) || bytes[at + 1].is_ascii_uppercase())
    })
}

/// Looks at the digits at `at`.
pub(super) fn look(scan: &mut Scan<'_>, at: usize) -> usize {
    if let Some(end) = short(scan.text.as_bytes(), at) {
        return account_with_letters(scan, at).unwrap_or(end);
    }
    let groups = Groups::at(scan.text, at);
    let said = if groups.count() < FEWEST { None } else { said(scan.text, at) };
    let found = groups.starts().find_map(|start| number(scan, said, &groups, start));
    match found {
        Some((kind, range)) => take(scan, range, kind),
        None => account_with_letters(scan, at).unwrap_or_else(|| groups.end()),
    }
}

/// The longest number of somebody that begins with a group.
fn number(scan: &Scan<'_>, said: Option<Said>, groups: &Groups, start: usize) -> Option<(Kind, Range<usize>)> {
    let mut parts = groups.from(scan.text, start);
    parts.find_map(|part| Some((kind(scan, said, &part)?, with_sign(scan.text, &part))))
}

/// Where the digits at `at` end, when there are few and no others follow.
fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let end = at + bytes[at..].iter().take(FEWEST).take_while(|byte| byte.is_ascii_digit()).count();
    let goes_on = match bytes.get(end) {
        Some(b'0'..=b'9' | b')') => true,
        Some(0xC2) => bytes.get(end + 1) == Some(&0xA0),
        Some(b' ' | b'.' | b'-') => bytes.get(end + 1).is_some_and(|next| next.is_ascii_digit() || *next == b'('),
        _ => false,
    };
    (!goes_on).then_some(end)
}

/// What the number is, whatever stands after it; then looks for who it belongs to.
fn take(scan: &mut Scan<'_>, range: Range<usize>, kind: Kind) -> usize {
    match kind {
        Kind::CitizenId | Kind::OldId | Kind::Passport | Kind::Health | Kind::Tax | Kind::Account => {
            person::take_before(scan, range.start);
        }
        _ => person::take_beside(scan, range.start),
    }
    scan.take(range, kind)
}

fn kind(scan: &Scan<'_>, said: Option<Said>, number: &Digits) -> Option<Kind> {
    if is_sum(scan.text, number.range.end) || said == Some(Said::Other) {
        return None;
    }
    let (digits, length) = (number.alone.as_str(), number.alone.len());
    match said {
        _ if is_mobile_abroad(digits) && is_dialled(scan.text, number.range.start) => mobile(scan, said, number),
        Some(Said::Account) if is_grouped_as_sum(scan.text, &number.range) => None,
        Some(Said::Citizen | Said::Old) if length == 12 => Some(Kind::CitizenId),
        Some(Said::Old) if length == 9 => Some(Kind::OldId),
        Some(Said::Passport) if (7..=9).contains(&length) => Some(Kind::Passport),
        Some(Said::Social) if length == 10 => Some(Kind::Health),
        Some(Said::Tax) if length == 10 => Some(Kind::Tax),
        Some(Said::Account) if !is_mobile(digits) || is_of_bank(scan.text, &number.range) => {
            (!is_fund(scan.text, &number.range)).then_some(Kind::Account)
        }
        // Excel takes the nought away where it takes the digits for a number.
        Some(Said::Citizen) if length == 11 => Some(Kind::CitizenId),
        Some(Said::Phone) if length == 9 && is_network(digits) => mobile(scan, said, number),
        Some(Said::Phone) if is_mobile(digits) || is_mobile_abroad(digits) || is_old_mobile(digits) => {
            mobile(scan, said, number)
        }
        _ if is_bank_card(digits) || (length >= 9 && is_behind_tk(scan.text, number.range.start)) => {
            (!is_fund(scan.text, &number.range)).then_some(Kind::Account)
        }
        _ if is_mobile(digits) && number.first >= 3 => mobile(scan, said, number),
        _ if length == 11 && digits.starts_with("02") && number.first >= 3 => landline(scan, number),
        _ if is_citizen_id(digits) && number.first >= 3 => Some(Kind::CitizenId),
        _ => None,
    }
}

/// Whether what follows says that the number counts something.
fn is_sum(text: &str, end: usize) -> bool {
    let after = text[end..].strip_prefix([' ', '\u{a0}']).unwrap_or(&text[end..]);
    let from = (0..=after.len().min(16)).rev().find(|to| after.is_char_boundary(*to)).unwrap_or_default();
    context::begins(&after[..from].to_lowercase(), UNITS)
}

/// `12.345.678`, as sums are written; the number of an account of a bank may look so too.
fn is_grouped_as_sum(text: &str, number: &Range<usize>) -> bool {
    let mut groups = text[number.clone()].split('.');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let is_grouped = first.len() <= 3 && !rest.is_empty() && rest.iter().all(|group| group.len() == 3);
    is_grouped && !is_of_bank(text, number)
}

/// A mobile number as it is dialled in the country.
fn is_mobile(digits: &str) -> bool {
    digits.len() == 10 && digits.starts_with('0') && is_network(&digits[1..])
}

/// A mobile number of eleven digits, as they were until 2018.
fn is_old_mobile(digits: &str) -> bool {
    digits.len() == 11 && ["012", "016", "018", "019"].iter().any(|start| digits.starts_with(start))
}

/// The number of a card of a bank of the country.
fn is_bank_card(digits: &str) -> bool {
    matches!(digits.len(), 16 | 19) && digits.starts_with("9704")
}

/// `TK: …`: elsewhere the letters shorten other words.
fn is_behind_tk(text: &str, at: usize) -> bool {
    let word = text[..at].trim_end_matches([' ', ':']).strip_suffix("TK");
    word.is_some_and(|before| !before.ends_with(char::is_alphanumeric))
}

/// A mobile number with the code of the country.
fn is_mobile_abroad(digits: &str) -> bool {
    let national = digits
        .strip_prefix("00")
        .unwrap_or(digits)
        .strip_prefix("84")
        .map(|rest| rest.strip_prefix('0').unwrap_or(rest));
    national.is_some_and(|rest| rest.len() == 9 && is_network(rest))
}

fn is_network(digits: &str) -> bool {
    digits.starts_with(['3', '5', '7', '8', '9'])
}

/// Province 001–096, century and sex, year: of people born from 1900 on who are of age to be named.
fn is_citizen_id(digits: &str) -> bool {
    let part = |range: Range<usize>| digits.get(range).and_then(|part| part.parse::<u32>().ok());
    let (province, century, year) = (part(0..3), part(3..4), part(4..6));
    let (Some(province), Some(century), Some(year)) = (province, century, year) else { return false };
    digits.len() == 12 && (1..=96).contains(&province) && (century < 2 || (century < 4 && year <= 30))
}

fn mobile(scan: &Scan<'_>, said: Option<Said>, number: &Digits) -> Option<Kind> {
    let is_linked = said != Some(Said::Phone) && is_in_link(scan.text, number.range.start);
    (!is_of(scan, number, HOTLINES) && !is_linked).then_some(Kind::Mobile)
}

/// Whether the digits are part of a link, but not of one that calls somebody, or of the name of a file.
fn is_in_link(text: &str, at: usize) -> bool {
    let word = word_before(text, at);
    !calls_somebody(word) && (word.ends_with('_') || word.contains("://") || word.starts_with("www."))
}

/// Whether the number is written as one dials it from abroad, or in a link that does.
fn is_dialled(text: &str, at: usize) -> bool {
    plus_before(text, at).is_some() || calls_somebody(word_before(text, at))
}

/// What stands before `at` since the last space.
fn word_before(text: &str, at: usize) -> &str {
    context::before(text, at, NEAR).rsplit([' ', '\n', '\u{a0}']).next().unwrap_or_default()
}

fn calls_somebody(link: &str) -> bool {
    ["wa.me/", "t.me/"].iter().any(|host| link.contains(host))
}

fn landline(scan: &Scan<'_>, number: &Digits) -> Option<Kind> {
    let before = context::before(scan.text, number.range.start, SENTENCE).to_lowercase();
    let is_home = context::has(&before, HOMES);
    let is_office = is_of(scan, number, HOTLINES) || is_of(scan, number, OFFICES);
    (is_home || !is_office).then_some(Kind::Landline)
}

/// Whether the sentence says that the telephone is one of `owners`, and nobody is named between.
fn is_of(scan: &Scan<'_>, number: &Digits, owners: &[&str]) -> bool {
    let before = context::before(scan.text, number.range.start, SENTENCE);
    let from = number.range.start - before.len();
    let named = scan.last().filter(|last| last.kind == Kind::Name && last.range.end > from);
    let before = named.map_or(before, |name| &scan.text[name.range.end..number.range.start]);
    let after = context::after(scan.text, number.range.end, NEAR);
    [before, after].iter().any(|words| context::has(&words.to_lowercase(), owners))
}

fn is_fund(text: &str, number: &Range<usize>) -> bool {
    if is_of_treasury(&text[number.clone()]) {
        return true;
    }
    let (before, after) = (context::before(text, number.start, SENTENCE), context::after(text, number.end, SENTENCE));
    [before, after].iter().any(|words| context::has(&words.to_lowercase(), FUNDS))
}

/// `3713.0.1012345.91046`: accounts at the treasury are of bodies alone.
fn is_of_treasury(number: &str) -> bool {
    let groups: Vec<usize> = number.split('.').map(str::len).collect();
    groups.starts_with(&[4, 1, 7])
}

/// Whether the account is surely one of a bank: others are opened with the number of a telephone.
fn is_of_bank(text: &str, number: &Range<usize>) -> bool {
    context::has(&context::before(text, number.start, NEAR).to_lowercase(), BANK)
}

/// The number with the plus and the bracket before it.
fn with_sign(text: &str, number: &Digits) -> Range<usize> {
    let start = plus_before(text, number.range.start).unwrap_or(number.range.start);
    let is_open = text[..start].ends_with('(') && text[start..number.range.end].contains(')');
    start - usize::from(is_open)..number.range.end
}

fn plus_before(text: &str, at: usize) -> Option<usize> {
    text[..at].ends_with('+').then(|| at - 1)
}

/// Looks for a passport's number, one or two letters and six to eight digits, or that of a card of health insurance, two
/// letters and thirteen, in groups as on the card.
pub(super) fn look_for_card(scan: &mut Scan<'_>, at: usize) -> Option<usize> {
    let bytes = scan.text.as_bytes();
    let letters = bytes[at..].iter().take_while(|byte| byte.is_ascii_uppercase()).take(3).count();
    let gap = usize::from(matches!(bytes.get(at + letters), Some(b' ' | b'-')));
    let from = at + letters + gap;
    let digits = bytes.get(from..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let grouped = grouped_end(bytes, from, OF_HEALTH).filter(|_| letters == 2);
    let (meant, kind, end) = match (letters, digits, grouped) {
        (_, _, Some(end)) => (Said::Health, Kind::Health, end),
        (1 | 2, 6..=8, None) => (Said::Passport, Kind::Passport, from + digits),
        _ => return None,
    };
    (said(scan.text, at) == Some(meant)).then(|| take(scan, at..end, kind))
}

/// How many digits a card of health insurance has.
const OF_HEALTH: usize = 13;

/// Where so many digits end that begin at `from`, with a sign between groups of them or without.
fn grouped_end(bytes: &[u8], from: usize, count: usize) -> Option<usize> {
    let (mut at, mut left) = (from, count);
    while left > 0 {
        match bytes.get(at)? {
            b'0'..=b'9' => left -= 1,
            b' ' | b'-' if bytes.get(at + 1)?.is_ascii_digit() && left < count => {}
            _ => return None,
        }
        at += 1;
    }
    bytes.get(at).is_none_or(|next| !next.is_ascii_digit()).then_some(at)
}

/// An account with letters in it, as some banks give them to cards.
fn account_with_letters(scan: &mut Scan<'_>, at: usize) -> Option<usize> {
    let bytes = scan.text.as_bytes();
    let mut after = bytes[at..].iter().skip_while(|byte| byte.is_ascii_digit());
    if !after.next()?.is_ascii_uppercase() {
        return None;
    }
    let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()).count();
    let digits = bytes[at..at + length].iter().filter(|byte| byte.is_ascii_digit()).count();
    let fits = digits >= FEWEST && digits < length && said(scan.text, at) == Some(Said::Account);
    (fits && !is_fund(scan.text, &(at..at + length))).then(|| take(scan, at..at + length, Kind::Account))
}
