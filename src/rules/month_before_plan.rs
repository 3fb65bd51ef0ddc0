#![doc = include_str!("month_before_plan.md")]

use super::{Finding, Rule, Sent, Severity, figures, gathered, shown_day, text};
use crate::source::Span;
use chrono::NaiveDate;

pub(super) static RULE: Rule = Rule::new("month-before-plan", Severity::Warning, include_str!("month_before_plan.md"));

/// Without a day of the plan nothing is said; zero is what a form is filled up with.
pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let Some(issued) = &sent.plan.date else { return Vec::new() };
    // Where the plan asks for months, another rule says which.
    let free = figures(sent).filter(|(result, _)| sent.plan.duty(*result.duty).months.is_none());
    let counted = free.filter(|(_, figure)| figure.number().is_some_and(|number| !number.is_zero()));
    let months = counted.filter_map(|(_, figure)| figure.month.as_ref());
    let earlier = months.filter(|month| month.last_day().is_some_and(|day| sent.is_before_plan(day)));
    let earlier = earlier.map(|month| month.span);
    gathered(earlier, |span, count| finding(span, count, issued.value, issued.span)).into_iter().collect()
}

fn finding(first: Span, count: usize, issued: NaiveDate, place: Span) -> Finding {
    let day = shown_day(issued);
    let finding = RULE.at(
        first,
        text!(
            vi: "{count} số liệu ghi cho tháng đã qua trước ngày ban hành kế hoạch ({day}); vẫn được cộng vào kết quả",
            en: "figures of months that were over before the plan was issued ({day}), which count all the same: {count}",
        ),
        text!(vi: "trước ngày ban hành", en: "before the plan"),
    );
    finding.also(place, text!(vi: "ngày ban hành kế hoạch", en: "the day of the plan")).help(text!(
        vi: "kiểm tra lại năm; số của kỳ trước thì xóa dòng này, trừ khi kế hoạch tính cả số đó",
        en: "check the year; a figure of an earlier period is to be taken out, unless the plan counts it",
    ))
}
