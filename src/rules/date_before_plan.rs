#![doc = include_str!("date_before_plan.md")]

use super::{Finding, Rule, Sent, Severity, Text, shown_day, text};
use crate::{model::Day, source::Spanned};

pub(super) static RULE: Rule = Rule::new("date-before-plan", Severity::Warning, include_str!("date_before_plan.md"));

/// Without a day of the plan nothing is said.
pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let days = [
        (&sent.submission.date, text!(vi: "ngày văn bản", en: "the day of the document")),
        (&sent.submission.cutoff, text!(vi: "ngày chốt số liệu", en: "the data cut-off")),
    ];
    days.iter().filter_map(|(day, name)| finding(sent, day.as_ref()?, name)).collect()
}

fn finding(sent: &Sent<'_>, day: &Spanned<Day>, Text { vi, en }: &Text) -> Option<Finding> {
    let issued = sent.plan.date.as_ref()?;
    let read = shown_day(day.known().filter(|day| sent.is_before_plan(*day))?);
    let finding = RULE.at(
        day.span,
        text!(vi: "{vi} {read} trước cả ngày ban hành kế hoạch", en: "{en} {read} lies before the plan was issued"),
        text!(vi: "trước ngày ban hành", en: "before the plan"),
    );
    Some(finding.also(issued.span, text!(vi: "ngày ban hành kế hoạch", en: "the day of the plan")).help(text!(
        vi: "kiểm tra lại năm và thứ tự ngày/tháng trên bản ký; nếu là báo cáo của kỳ trước thì đề nghị gửi báo cáo của kế hoạch này",
        en: "check the year and the order of day and month on the signed paper; if it is the report of an earlier period, ask for the right one",
    )))
}
