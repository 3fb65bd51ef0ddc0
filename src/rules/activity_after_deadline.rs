#![doc = include_str!("activity_after_deadline.md")]

use super::{Finding, Rule, Sent, Severity, gathered, shown_day, text};
use crate::source::Span;
use chrono::NaiveDate;

pub(super) static RULE: Rule =
    Rule::new("activity-after-deadline", Severity::Note, include_str!("activity_after_deadline.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let agency = *sent.submission.agency;
    let last = sent.plan.deadline_of(agency).last_day();
    let place = sent.plan.agency(agency).deadline.as_ref().map_or(sent.plan.deadline.span, |own| own.span);
    // After the cut-off or the document, too, is a finding of another rule.
    let until = sent.submission.data_until();
    let is_between = |day: NaiveDate| day > last && until.is_none_or(|until| day <= until);
    let spans = sent.first_days.iter().filter(|(day, _)| is_between(*day)).map(|(_, span)| *span);
    gathered(spans, |span, count| finding(span, count, last, place)).into_iter().collect()
}

fn finding(first: Span, count: usize, last: NaiveDate, deadline: Span) -> Finding {
    let day = shown_day(last);
    let finding = RULE.at(
        first,
        text!(
            vi: "{count} hoạt động bắt đầu sau ngày cuối của hạn báo cáo ({day})",
            en: "activities that begin after the last day to report ({day}): {count}",
        ),
        text!(vi: "sau hạn báo cáo", en: "after the deadline"),
    );
    finding.also(deadline, text!(vi: "thời hạn báo cáo", en: "the deadline")).help(text!(
        vi: "số liệu vẫn được tính; nếu kỳ báo cáo chỉ lấy đến hạn thì đề nghị cơ quan chuyển sang kỳ sau",
        en: "it counts all the same; if the period ends with the deadline, ask the agency to keep it for the next one",
    ))
}
