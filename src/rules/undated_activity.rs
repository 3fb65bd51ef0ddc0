#![doc = include_str!("undated_activity.md")]

use super::{Finding, Rule, Sent, Severity, quoted, text, told};
use crate::model::{Activity, Duty};

pub(super) static RULE: Rule = Rule::new("undated-activity", Severity::Warning, include_str!("undated_activity.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let results = sent.submission.results.iter();
    let timed = results.map(|result| (sent.plan.duty(*result.duty), result)).filter(|(duty, _)| duty.window.is_some());
    let all = timed.flat_map(|(duty, result)| result.activities.iter().map(move |activity| (duty, activity)));
    let undated = all.filter(|(_, activity)| activity.from.is_none() && activity.to.is_none());
    told(undated.filter_map(|(duty, activity)| finding(duty, activity)))
}

/// An activity with one day only is judged by that day.
fn finding(duty: &Duty, activity: &Activity) -> Option<Finding> {
    let (read, id, window) = (quoted(&activity.title), &duty.id.value, duty.window.as_ref()?);
    let finding = RULE.at(
        activity.title.span,
        text!(vi: "hoạt động {read} không ghi ngày", en: "the activity {read} has no day"),
        text!(vi: "không biết có đúng thời gian của {id} không", en: "within the time of {id} or not?"),
    );
    Some(finding.also(window.span, text!(vi: "thời gian trong kế hoạch", en: "the time in the plan")).help(text!(
        vi: "hỏi cơ quan ngày tổ chức và ghi vào “từ ngày”",
        en: "ask the agency for the day, and write it as “from”",
    )))
}
