#![doc = include_str!("cutoff_after_document.md")]

use super::{Finding, Rule, Sent, Severity, shown_day, text};

pub(super) static RULE: Rule =
    Rule::new("cutoff-after-document", Severity::Warning, include_str!("cutoff_after_document.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    finding(sent).into_iter().collect()
}

/// With one of the two days missing nothing is said; a day before the plan has a rule of its own.
fn finding(sent: &Sent<'_>) -> Option<Finding> {
    let (cutoff, date) = (sent.submission.cutoff.as_ref()?, sent.submission.date.as_ref()?);
    let (until, day) = (cutoff.known()?, date.known().filter(|day| !sent.is_before_plan(*day))?);
    if until <= day {
        return None;
    }
    let (until, day) = (shown_day(until), shown_day(day));
    let finding = RULE.at(
        cutoff.span,
        text!(vi: "số liệu ghi đến ngày {until}, sau ngày văn bản {day}", en: "the data run to {until}, past the day of the document, {day}"),
        text!(vi: "sau ngày văn bản", en: "after the document"),
    );
    Some(finding.also(date.span, text!(vi: "ngày văn bản", en: "day of the document")).help(text!(
        vi: "kiểm tra hai ngày này trên bản ký; ngày chốt số liệu không thể sau ngày văn bản",
        en: "check both days against the signed paper; data cannot run past the day they were signed",
    )))
}
