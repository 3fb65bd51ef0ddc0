#![doc = include_str!("activity_before_plan.md")]

use super::{Finding, Rule, Sent, Severity, gathered, shown_day, text};
use crate::source::Span;
use chrono::NaiveDate;

pub(super) static RULE: Rule =
    Rule::new("activity-before-plan", Severity::Note, include_str!("activity_before_plan.md"));

/// So many activities, all of them before the plan, are hardly earlier work: the year is another one.
const MANY: usize = 5;

/// Without a day of the plan nothing is said.
pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let Some(issued) = &sent.plan.date else { return Vec::new() };
    let days = &sent.first_days;
    let earlier = days.iter().filter(|(day, _)| sent.is_before_plan(*day)).map(|(_, span)| *span);
    let found = gathered(earlier, |span, count| {
        let finding = finding(span, count, issued.value, issued.span);
        if count == days.len() && count >= MANY { of_another_year(finding) } else { finding }
    });
    found.into_iter().collect()
}

/// Somebody has to confirm that, not only to know it.
fn of_another_year(mut finding: Finding) -> Finding {
    finding.severity = Severity::Warning;
    finding.help(text!(
        vi: "mọi hoạt động có ghi ngày của báo cáo đều trước kế hoạch, có thể đã ghi sai năm: hỏi lại cơ quan",
        en: "all dated activities of the report are before the plan, so that the year may be wrong: ask the agency",
    ))
}

fn finding(first: Span, count: usize, issued: NaiveDate, place: Span) -> Finding {
    let day = shown_day(issued);
    let finding = RULE.at(
        first,
        text!(
            vi: "{count} hoạt động bắt đầu trước ngày ban hành kế hoạch ({day})",
            en: "activities that began before the plan was issued ({day}): {count}",
        ),
        text!(vi: "trước ngày ban hành", en: "before the plan"),
    );
    finding.also(place, text!(vi: "ngày ban hành kế hoạch", en: "the day of the plan")).help(text!(
        vi: "kiểm tra lại năm và thứ tự ngày/tháng; việc làm trước khi có kế hoạch thì hỏi cơ quan có tính vào kế hoạch này không",
        en: "check the year and the order of day and month; ask whether what was done before the plan is to count for it",
    ))
}
