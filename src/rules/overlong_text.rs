#![doc = include_str!("overlong_text.md")]

use super::{
    Finding, Rule, Sent, Severity, Text,
    said::{self, Said, Slot},
    text, told,
};

pub(super) static RULE: Rule = Rule::new("overlong-text", Severity::Warning, include_str!("overlong_text.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    told(said::all(sent).filter_map(|said| finding(&said)))
}

/// The most characters that fit where the report puts them, and what the place is called: a name fits a cell of a
/// table, an account a paragraph or two.
fn limit(slot: Slot) -> (usize, Text) {
    match slot {
        Slot::Number => (50, text!(vi: "số văn bản", en: "the document number")),
        Slot::Signer => (100, text!(vi: "chức vụ người ký", en: "the signer's post")),
        Slot::Title => (300, text!(vi: "tên hoạt động", en: "the title of an activity")),
        Slot::Venue => (200, text!(vi: "địa điểm", en: "the place")),
        Slot::Partner => (150, text!(vi: "tên cơ quan phối hợp", en: "the name of a partner")),
        Slot::Reason => (1000, text!(vi: "lý do", en: "the reason")),
        Slot::Difficulty | Slot::Proposal => {
            (1000, text!(vi: "một khó khăn, kiến nghị", en: "one difficulty or proposal"))
        }
        Slot::Summary | Slot::Value => (2000, text!(vi: "phần tóm tắt, nội dung bằng chữ", en: "an account in words")),
    }
}

fn finding(said: &Said<'_>) -> Option<Finding> {
    // Bytes first: they are at least as many.
    let (most, Text { vi, en }) = if said.text.len() > 50 { limit(said.slot) } else { return None };
    let length = (said.text.len() > most).then(|| said.text.chars().count()).filter(|length| *length > most)?;
    let finding = RULE.at(
        said.span,
        text!(vi: "{vi} dài {length} ký tự, quá dài", en: "{en} has {length} characters, which is too long"),
        text!(vi: "quá dài", en: "too long"),
    );
    Some(finding.expected(text!(vi: "không quá {most} ký tự", en: "at most {most} characters")).help(text!(
        vi: "rút gọn; chi tiết chuyển vào phần tóm tắt hoặc văn bản kèm theo; kiểm tra xem có chép nhầm cả đoạn vào ô này không",
        en: "shorten it; details go into the summary or an annex; check that a whole passage was not pasted here by mistake",
    )))
}
