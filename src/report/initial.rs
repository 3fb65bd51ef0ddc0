//! The first letter of a text that is put into a sentence. A capital too many is a blemish, a small letter in a proper
//! name is an error: it is made small only where no name can begin.

use crate::model::{Agency, Partner, Plan};

/// What official documents write with a capital wherever it stands (Decree 30/2020, Appendix II).
const NAMES: &[&str] = &[
    "Ban",
    "Bí thư",
    "Bộ",
    "Chính phủ",
    "Chủ tịch",
    "Công an",
    "Công giáo",
    "Đảng",
    "Đoàn",
    "Hiến pháp",
    "Hội",
    "Huyện ủy",
    "Lào",
    "Liên đoàn",
    "Liên hiệp",
    "Liên hợp quốc",
    "Liên minh",
    "Mặt trận",
    "Mường",
    "Nga",
    "Nhà nước",
    "Nùng",
    "Phật",
    "Quân đội",
    "Quốc hội",
    "Sở",
    "Tày",
    "Tết",
    "Thành ủy",
    "Thị ủy",
    "Thủ tướng",
    "Tin lành",
    "Tỉnh đoàn",
    "Tỉnh ủy",
    "Toà án",
    "Tòa án",
    "Tổ quốc",
    "Trung ương",
    "Ủy ban",
    "Viện",
    "Việt",
];

/// Common words that begin as one of [`NAMES`] does.
const COMMON: &[&str] = &[
    "Ban đầu",
    "Ban hành",
    "Bộ ảnh",
    "Bộ câu hỏi",
    "Bộ hồ sơ",
    "Bộ phận",
    "Bộ phim",
    "Bộ sách",
    "Bộ tài liệu",
    "Đảng phí",
    "Đảng viên",
    "Đoàn công tác",
    "Đoàn khách",
    "Đoàn kiểm tra",
    "Đoàn nước ngoài",
    "Đoàn ra",
    "Đoàn vào",
    "Đoàn viên",
    "Hội chợ",
    "Hội diễn",
    "Hội đàm",
    "Hội họp",
    "Hội nghị",
    "Hội thảo",
    "Hội thao",
    "Hội thi",
    "Hội trại",
    "Hội viên",
    "Sở hữu",
    "Viện phí",
    "Viện trợ",
];

/// Letters that no Vietnamese word has.
const FOREIGN: [char; 4] = ['f', 'j', 'w', 'z'];

/// The text as it goes on within a sentence.
pub(super) fn lowered(plan: &Plan, text: &str) -> String {
    if is_name(plan, text) { text.to_owned() } else { change(text, |c| c.to_lowercase().collect()) }
}

/// The text as it begins a sentence.
pub(super) fn raised(text: &str) -> String {
    change(text, |c| c.to_uppercase().collect())
}

fn change(text: &str, change: impl Fn(char) -> String) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| change(first) + letters.as_str())
}

/// Whether a text may begin with a name.
fn is_name(plan: &Plan, text: &str) -> bool {
    is_official(text) || looks_like_name(text) || names(plan).flat_map(parts).any(|name| begins_with(text, name))
}

fn is_official(text: &str) -> bool {
    // The mark of tone may stand on either letter.
    let text = text.replace("uỷ", "ủy").replace("Uỷ", "Ủy");
    let begins = |known: &&str| begins_with(&text, known);
    NAMES.iter().any(begins) && !COMMON.iter().any(begins)
}

/// Whether the letters alone tell of an abbreviation, a foreign word or a name of several words.
fn looks_like_name(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    let has_capital_inside = first.chars().skip(1).any(char::is_uppercase);
    let is_foreign = first.to_lowercase().contains(FOREIGN);
    let goes_on_with_capital = words.next().is_some_and(|word| word.starts_with(char::is_uppercase));
    has_capital_inside || is_foreign || goes_on_with_capital
}

/// What the plan calls agencies, partners and places.
fn names(plan: &Plan) -> impl Iterator<Item = &str> {
    let agencies = plan.agencies.iter().flat_map(Agency::names);
    let partners = plan.partners.iter().flat_map(Partner::names);
    agencies.chain(partners).chain(plan.place.as_deref()).chain(plan.issuer.as_deref())
}

/// A name and what it ends with after a small word: “UBND huyện Lắk” holds “Lắk”.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    let is_small = |word: &str| word.chars().all(char::is_lowercase);
    let gaps = name.match_indices(' ').filter(move |(at, _)| name[..*at].rsplit(' ').next().is_some_and(is_small));
    std::iter::once(name).chain(gaps.map(|(at, _)| &name[at + 1..]))
}

/// Whether a text begins with these words, and they begin with a capital.
fn begins_with(text: &str, words: &str) -> bool {
    let rest = text.strip_prefix(words).filter(|_| words.starts_with(char::is_uppercase));
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}
