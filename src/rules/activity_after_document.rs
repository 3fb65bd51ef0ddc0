#![doc = include_str!("activity_after_document.md")]

use super::{Finding, Rule, Sent, Severity, gathered, shown_day, text};
use crate::{model::Month, source::Span};
use chrono::NaiveDate;

pub(super) static RULE: Rule =
    Rule::new("activity-after-document", Severity::Warning, include_str!("activity_after_document.md"));

/// Without a day of the document nothing is said; a day before the plan is itself at fault, and says nothing here.
pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let Some(date) = &sent.submission.date else { return Vec::new() };
    let Some(day) = date.known().filter(|day| !sent.is_before_plan(*day)) else { return Vec::new() };
    let later = sent.first_days.iter().filter(|(first, _)| *first > day).map(|(_, span)| *span);
    let places = later.chain(months(sent, day));
    gathered(places, |span, count| finding(span, count, day, date.span)).into_iter().collect()
}

/// Months with something to count that had not begun; zero is what a form is filled up with.
fn months(sent: &Sent<'_>, day: NaiveDate) -> impl Iterator<Item = Span> {
    let figures = super::figures(sent).map(|(_, figure)| figure);
    let counted = figures.filter(|figure| figure.number().is_some_and(|number| !number.is_zero()));
    let of_document = Month::of(day);
    counted.filter_map(move |figure| figure.month.as_ref().filter(|month| month.value > of_document).map(|m| m.span))
}

fn finding(first: Span, count: usize, day: NaiveDate, date: Span) -> Finding {
    let day = shown_day(day);
    let finding = RULE.at(
        first,
        text!(
            vi: "{count} hoạt động hoặc số liệu của thời gian sau ngày văn bản ({day})",
            en: "activities or figures of a time after the day of the document ({day}): {count}",
        ),
        text!(vi: "sau ngày văn bản", en: "after the document"),
    );
    finding.also(date, text!(vi: "ngày văn bản", en: "day of the document")).help(text!(
        vi: "việc chưa diễn ra thì chưa phải kết quả: hỏi lại cơ quan ngày nào đúng (ngày/tháng, năm, ngày văn bản); nếu mới là dự kiến thì bỏ ra",
        en: "what has not happened is no result: ask which day is right (day and month, year, day of the document); take out what was only intended",
    ))
}
