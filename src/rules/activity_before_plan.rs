#![doc = include_str!("activity_before_plan.md")]

use super::{Finding, Rule, Sent, Severity, gathered, said, shown_day, text};
use crate::source::Span;
use chrono::NaiveDate;

pub(super) static RULE: Rule =
    Rule::new("activity-before-plan", Severity::Note, include_str!("activity_before_plan.md"));

/// Without a day of the plan nothing is said.
pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let Some(issued) = &sent.plan.date else { return Vec::new() };
    let earlier = said::first_days(sent).filter(|(day, _)| sent.is_before_plan(*day)).map(|(_, span)| span);
    gathered(earlier, |span, count| finding(span, count, issued.value, issued.span)).into_iter().collect()
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
