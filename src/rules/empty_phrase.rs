#![doc = include_str!("empty_phrase.md")]

use super::{
    Finding, Rule, Sent, Severity, gathered, quoted,
    said::{self, Said, Slot},
    text,
};
use crate::{model::Key, source::Span};

pub(super) static RULE: Rule = Rule::new("empty-phrase", Severity::Warning, include_str!("empty_phrase.md"));

/// Syllables, folded, that say nothing by themselves: a text of nothing else tells of no fact.
const EMPTY: &[&str] = &[
    "ban", "bao", "bo", "cac", "cao", "cap", "cau", "chu", "chuc", "cong", "cua", "cuc", "da", "dam", "dan", "dang",
    "dao", "dat", "day", "de", "deu", "dich", "dien", "dinh", "do", "dong", "du", "dung", "duoc", "giao", "hien",
    "hieu", "hoach", "hoan", "huong", "ke", "ket", "kem", "kha", "khai", "kip", "liet", "luc", "luon", "muc", "nay",
    "nghiem", "nhiem", "nhu", "nhung", "noi", "phu", "qua", "quan", "quy", "quyet", "ra", "rat", "sat", "se", "tac",
    "tai", "tam", "tep", "thanh", "the", "theo", "thoi", "thuc", "thuong", "tich", "tien", "tiet", "to", "toan", "tot",
    "tren", "trien", "trong", "tuan", "tuc", "va", "viec", "vu", "xem", "xuyen", "yeu",
];
/// Of a summary or a value also these.
const OF_RESULTS: &[&str] = &["co", "chi"];
/// Of a reason also these: “chưa thực hiện” only says again what it should explain.
const OF_REASONS: &[&str] = &["chua", "khong"];
/// What is written where there is no difficulty or proposal, folded.
const NONE: &[&str] = &["khong", "khongco", "khongcogi", "khongphatsinh", "chuaco", "nil"];

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let empty: Vec<&Said<'_>> = said::accounts(sent).iter().filter(|said| says_nothing(said)).collect();
    let read = empty.first().map(|said| quoted(said.text)).unwrap_or_default();
    gathered(empty.iter().map(|said| said.span), |span, count| finding(span, count, &read)).into_iter().collect()
}

fn says_nothing(said: &Said<'_>) -> bool {
    let more: &[&str] = match said.slot {
        Slot::Summary | Slot::Value => OF_RESULTS,
        Slot::Reason => OF_REASONS,
        Slot::Difficulty | Slot::Proposal => return NONE.contains(&Key::of(said.text).as_str()),
        _ => return false,
    };
    let mut syllables = said.text.split(|c: char| !c.is_alphanumeric()).filter(|syllable| !syllable.is_empty());
    let is_empty = |syllable: &str| {
        let key = Key::of(syllable);
        EMPTY.contains(&key.as_str()) || more.contains(&key.as_str())
    };
    syllables.clone().next().is_some() && syllables.all(is_empty)
}

fn finding(first: Span, count: usize, read: &str) -> Finding {
    let finding = RULE.at(
        first,
        text!(
            vi: "{count} chỗ chỉ ghi chung chung như {read}, không nêu việc cụ thể",
            en: "texts that tell of nothing in particular, as {read}: {count}",
        ),
        text!(vi: "không có nội dung", en: "tells nothing"),
    );
    finding.help(text!(
        vi: "đề nghị cơ quan ghi việc đã làm, số lượng, ngày, lý do cụ thể; không có gì để ghi thì để trống",
        en: "ask for what was done, how much, when or why; where there is nothing to tell, leave it blank",
    ))
}
