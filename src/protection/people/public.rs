//! Names of people that are public: of those who hold a post, and of streets, schools and companies.

use super::{context, heroes, posts};
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
    "tượng",
    "lớp",
    "hội",
    "non",
    "hai",
    "chợ",
    "khu",
    "đền",
    "mang",
    "bổng",
    "tướng",
    "lễ",
    "xứ",
    "núi",
    "sông",
    "suối",
    "đèo",
    "hẻm",
    "ngõ",
    "khối",
    "tổ",
    "công viên",
    "mang tên",
    "đặt tên",
    "tạp chí",
    "công chứng",
    "đa khoa",
    "phòng khám",
    "doanh nghiệp",
    "công ty",
    "giải thưởng",
    "tư",
    "ngã ba",
    "đoàn",
    "đội",
    "dòng họ",
    "họ",
    "trục",
    "tuyến",
    "cuộc thi",
    "phong trào",
    "di tích",
    "câu lạc bộ",
    "đạo",
    "viện",
    "nhà thuốc",
    "nhạc sĩ",
    "nghệ sĩ",
    "ca sĩ",
];
/// No word of these is longer, in bytes, with what stands around it.
const LONGEST_KIND: usize = 24;
/// How far before a name a word tells what it is the name of, in bytes.
const NEAR: usize = 90;

/// Whether what stands before a name makes it public: a post, or that a street, a school or a company is called so.
pub(super) fn is_public(text: &str, name: Range<usize>) -> bool {
    let before = &text[..name.start];
    posts::announces(text, name.start)
        || is_named_after(before)
        || is_address(before)
        || is_of_public(text, name.start)
        || is_signature(text, &name)
        || heroes::is_hero(&text[name])
}

/// How many lines may stand between a name that is signed and its post: `(Ký, đóng dấu)` and blank ones.
const LINES_TO_SIGN: usize = 4;
/// How far before a name its post may stand when it signs, in bytes.
const NEAR_SIGNED: usize = 300;

/// Whether a name stands alone in its cell, and a post in capitals in a line above: `GIÁM ĐỐC`, and below it who signs.
fn is_signature(text: &str, name: &Range<usize>) -> bool {
    let is_edge = |c: char| matches!(c, ';' | '\t' | '|' | '\n' | '"');
    let (before, after) = (text[..name.start].trim_end_matches(' '), text[name.end..].trim_start_matches(' '));
    let is_alone = before.ends_with(is_edge) && (after.is_empty() || after.starts_with(is_edge));
    let from = (before.len().saturating_sub(NEAR_SIGNED)..=before.len()).find(|from| before.is_char_boundary(*from));
    let above = before[from.unwrap_or_default()..].rsplit('\n').skip(1).take(LINES_TO_SIGN);
    is_alone && above.flat_map(|line| line.split(is_edge)).any(posts::is_stamped)
}

/// Whether the number of a house ends a text: `số 04 Nguyễn Văn Mẫu`. The number of an entry has a sign behind it.
fn is_address(before: &str) -> bool {
    let word = before.strip_suffix(' ').and_then(|before| before.rsplit([' ', '\n']).next()).unwrap_or_default();
    word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(|c: char| c.is_ascii_alphanumeric())
}

/// What names that follow one another may be called that are not private, in small letters.
const PUBLIC: &[&str] = &["đường", "phố", "trường", "anh hùng", "đồng chí", "đ/c"];

/// Whether public names are told of, of which this is one more: `các đường Lê Mẫu, Y Thử Niê`.
fn is_of_public(text: &str, at: usize) -> bool {
    let before = context::before(text, at, NEAR).to_lowercase();
    let goes_on = [", ", " và ", " - ", " – "].iter().any(|joint| before.ends_with(joint));
    before.ends_with("anh hùng ") || (goes_on && context::has(&before, PUBLIC))
}

/// Whether what stands before a name says that something is called so.
pub(super) fn is_named_after(before: &str) -> bool {
    let near =
        context::before(before, before.len(), LONGEST_KIND).trim_end_matches([' ', '“', '"', '\u{a0}']).to_lowercase();
    let ends = |kind: &str| near.strip_suffix(kind).is_some_and(|before| !before.ends_with(char::is_alphanumeric));
    NAMED_AFTER.iter().any(|kind| ends(kind))
}
