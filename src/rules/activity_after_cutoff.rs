#![doc = include_str!("activity_after_cutoff.md")]

use super::{Finding, Rule, Sent, Severity, gathered, shown_day, text};
use crate::source::Span;
use chrono::NaiveDate;

pub(super) static RULE: Rule =
    Rule::new("activity-after-cutoff", Severity::Warning, include_str!("activity_after_cutoff.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let Some((cutoff, place)) = cutoff(sent) else { return Vec::new() };
    let dated = sent.submission.dated();
    // After the document, too, is a finding of another rule.
    let is_between = |day: NaiveDate| day > cutoff && dated.is_none_or(|dated| day <= dated);
    let spans = sent.first_days.iter().filter(|(day, _)| is_between(*day)).map(|(_, span)| *span);
    gathered(spans, |span, count| finding(span, count, cutoff, place)).into_iter().collect()
}

/// The submission's own day, else the plan's. One before the plan is itself at fault, and says nothing here.
fn cutoff(sent: &Sent<'_>) -> Option<(NaiveDate, Span)> {
    let own = sent.submission.cutoff.as_ref().map(|day| (day.known(), day.span));
    let by_plan = sent.plan.data_cutoff.as_ref().map(|day| (Some(day.value), day.span));
    let (day, place) = own.or(by_plan)?;
    Some((day.filter(|day| !sent.is_before_plan(*day))?, place))
}

fn finding(first: Span, count: usize, cutoff: NaiveDate, place: Span) -> Finding {
    let day = shown_day(cutoff);
    let finding = RULE.at(
        first,
        text!(
            vi: "{count} hoạt động bắt đầu sau ngày chốt số liệu ({day})",
            en: "activities that begin after the data cut-off ({day}): {count}",
        ),
        text!(vi: "sau ngày chốt số liệu", en: "after the cut-off"),
    );
    finding.also(place, text!(vi: "số liệu đến ngày", en: "data up to this day")).help(text!(
        vi: "hỏi lại cơ quan: sửa ngày hoạt động, hoặc sửa “số liệu đến ngày” cho khớp; việc của kỳ sau thì bỏ ra",
        en: "ask the agency: mend the day of the activity, or the cut-off; leave out what belongs to the next period",
    ))
}
