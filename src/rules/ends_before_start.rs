#![doc = include_str!("ends_before_start.md")]

use super::{Finding, Rule, Sent, Severity, text, told};
use crate::model::Activity;

pub(super) static RULE: Rule = Rule::new("ends-before-start", Severity::Error, include_str!("ends_before_start.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let results = sent.submission.results.iter();
    told(results.flat_map(|result| &result.activities).filter_map(finding))
}

/// With one side missing nothing is said: an activity without an end lasted a day.
fn finding(activity: &Activity) -> Option<Finding> {
    let (from, to) = (activity.from.as_ref()?, activity.to.as_ref()?);
    if to.known()? >= from.known()? {
        return None;
    }
    let finding = RULE.at(
        to.span,
        text!(vi: "hoạt động kết thúc trước khi bắt đầu", en: "the activity ends before it begins"),
        text!(vi: "đến ngày", en: "last day"),
    );
    Some(finding.also(from.span, text!(vi: "từ ngày", en: "first day")).help(text!(
        vi: "hỏi lại cơ quan ngày nào đúng (thứ tự ngày/tháng, năm) và sửa ngày sai",
        en: "ask the agency for the two days (the order of day and month, the year), and mend the wrong one",
    )))
}
