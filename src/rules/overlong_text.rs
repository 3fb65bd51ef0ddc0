#![doc = include_str!("overlong_text.md")]

use super::{
    Finding, Rule, Sent, Severity, Text,
    said::{self, Said, Slot},
    text, told,
};

pub(super) static RULE: Rule = Rule::new("overlong-text", Severity::Warning, include_str!("overlong_text.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    // Bytes first: they are at least as many as characters.
    told(said::all(sent).iter().filter(|said| said.text.len() > most(said.slot)).filter_map(finding))
}

/// The most characters that fit where the report puts them: a name fits a cell of a table, an account a paragraph or
/// two.
fn most(slot: Slot) -> usize {
    match slot {
        Slot::Number => 50,
        Slot::Signer => 100,
        Slot::Partner => 150,
        Slot::Venue => 200,
        Slot::Title => 300,
        Slot::Reason | Slot::Difficulty | Slot::Proposal => 1000,
        Slot::Summary | Slot::Value => 2000,
    }
}

/// What the place is called.
fn place(slot: Slot) -> Text {
    match slot {
        Slot::Number => text!(vi: "số văn bản", en: "the document number"),
        Slot::Signer => text!(vi: "chức vụ người ký", en: "the signer's post"),
        Slot::Title => text!(vi: "tên hoạt động", en: "the title of an activity"),
        Slot::Venue => text!(vi: "địa điểm", en: "the place"),
        Slot::Partner => text!(vi: "tên cơ quan phối hợp", en: "the name of a partner"),
        Slot::Reason => text!(vi: "lý do", en: "the reason"),
        Slot::Difficulty | Slot::Proposal => text!(vi: "một khó khăn, kiến nghị", en: "one difficulty or proposal"),
        Slot::Summary | Slot::Value => text!(vi: "phần tóm tắt, nội dung bằng chữ", en: "an account in words"),
    }
}

fn finding(said: &Said<'_>) -> Option<Finding> {
    let most = most(said.slot);
    let length = Some(said.text.chars().count()).filter(|length| *length > most)?;
    let Text { vi, en } = place(said.slot);
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
