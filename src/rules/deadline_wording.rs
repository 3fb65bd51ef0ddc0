#![doc = include_str!("deadline_wording.md")]

use super::{
    Finding, Rule, Severity,
    mention::{Mention, mentions, times},
    quoted, text,
};
use crate::{
    finding::{Text, until},
    model::{Deadline, Plan},
};

pub(super) static RULE: Rule = Rule::new("deadline-wording", Severity::Warning, include_str!("deadline_wording.md"));

/// Words before a day that is still in time.
const INCLUDED: &[&str] = &["hết", "trong", "chậm nhất", "chậm nhất là", "chậm nhất vào", "muộn nhất", "muộn nhất là"];

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let Some(words) = &plan.wording.text else { return Vec::new() };
    let small = words.to_lowercase();
    let told = mentions(&small);
    let is_its_hour = plan.deadline.moment().time.is_none_or(|time| times(&small).contains(&time));
    // A text may cite another document and its day beside the deadline.
    let is_its_day = told.iter().any(|mention| fits(mention, &plan.deadline));
    if told.is_empty() || (is_its_day && is_its_hour) {
        return Vec::new();
    }
    let (said, Text { vi, en }) = (quoted(words), until(*plan.deadline));
    let finding = RULE.at(
        words.span,
        text!(vi: "lời văn của thời hạn là {said}, nhưng hạn đang dùng để tính là {vi}", en: "the deadline reads {said}, but what counts is {en}"),
        text!(vi: "in vào công văn và báo cáo", en: "printed in letters and reports"),
    );
    let finding = finding.also(plan.deadline.span, text!(vi: "dùng để tính hạn", en: "decides what is late"));
    vec![finding.help(text!(
        vi: "sửa một trong hai theo văn bản gốc: “trước ngày …” ghi ở “before”, “chậm nhất ngày …” và “đến hết ngày …” ghi ở “by”",
        en: "correct one of the two after the original: “trước ngày …” belongs to “before”, “chậm nhất ngày …” and “đến hết ngày …” to “by”",
    ))]
}

/// Whether a day in the words may be the deadline.
fn fits(mention: &Mention<'_>, deadline: &Deadline) -> bool {
    let (written, last) = (deadline.moment(), deadline.last_day());
    if written.time.is_some() {
        // The words may tell the hour before or behind the day.
        mention.day == written.date
    } else if mention.before.ends_with("trước") {
        mention.day.pred_opt() == Some(last)
    } else if INCLUDED.iter().any(|words| mention.before.ends_with(words)) {
        mention.day == last
    } else {
        mention.day == written.date || mention.day == last
    }
}
