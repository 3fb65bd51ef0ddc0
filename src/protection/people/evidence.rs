//! What tells behind a given name alone that somebody is meant: `cháu Mẫu, sinh năm 2015`, `anh Thử, 35 tuổi`.

use super::{call::Call, context, name::Name};

/// How far behind a name it is looked for, in bytes.
const NEAR: usize = 40;
/// What tells behind a given name alone that somebody is meant: birth, home, illness, what was suffered, a telephone.
const TELLS: &[&str] = &[
    "sinh năm",
    "sinh ngày",
    "năm sinh",
    "ngày sinh",
    "sn",
    "trú",
    "thường trú",
    "tạm trú",
    "ngụ",
    "quê",
    "cccd",
    "cmnd",
    "sđt",
    "đt",
    "điện thoại",
    "số điện thoại",
    "zalo",
    "mồ côi",
    "khuyết tật",
    "bị chồng",
    "bị bạo",
    "bị xâm",
    "bị lừa",
    "bị tâm thần",
    "nhiễm hiv",
    "mắc bệnh",
    "con ông",
    "con bà",
    "con anh",
    "con chị",
    "ở số nhà",
];

/// Whether what stands behind a name that is not sure tells that it is one: `cháu Mẫu, sinh năm 2015`, `anh Thử, 35 tuổi`.
pub(super) fn is_told_of(text: &str, call: Call, name: Name) -> bool {
    let after = context::after(text, name.length, NEAR).to_lowercase();
    let told = after.trim_start_matches([' ', ',', '(', '-', '–', ':']);
    let is_person = matches!(call, Call::Kin | Call::Young | Call::Case);
    is_person && told.len() < after.len() && (context::begins(told, TELLS) || has_age(told) || has_place(&after))
}

/// `35 tuổi`, `1985)`, `0905 …`
fn has_age(told: &str) -> bool {
    let digits = told.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &told[digits..];
    let is_year = digits == 4 && (told.starts_with("19") || told.starts_with("20")) && behind.starts_with(')');
    is_year || (matches!(digits, 1 | 2) && behind.starts_with(" tuổi")) || (digits >= 4 && told.starts_with('0'))
}

/// ` (buôn Mẫu)`
fn has_place(after: &str) -> bool {
    after.strip_prefix(" (").is_some_and(|place| context::begins(place, &["thôn", "buôn", "xã", "tổ"]))
}
