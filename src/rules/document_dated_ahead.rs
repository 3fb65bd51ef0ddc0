#![doc = include_str!("document_dated_ahead.md")]

use super::{Finding, Round, Rule, Severity, gathered, shown_day, text};
use crate::{
    model::{Receipt, Submission},
    source::Span,
};
use chrono::NaiveDate;

pub(super) static RULE: Rule =
    Rule::new("document-dated-ahead", Severity::Warning, include_str!("document_dated_ahead.md"));

pub(super) fn check(round: &Round) -> Vec<Finding> {
    let dated = || round.submissions.iter().filter_map(|one| Some((one, one.dated()?, one.date.as_ref()?.span)));
    let arrived = |one: &Submission| round.receipt_of(one);
    let mut findings: Vec<Finding> =
        dated().filter_map(|(one, day, span)| after_arrival(round, one, arrived(one)?, day, span)).collect();
    // One that arrived is judged by that alone; the others by the day on which we look.
    let ahead = dated().filter(|(one, day, _)| *day > round.as_of && arrived(one).is_none());
    findings.extend(gathered(ahead.map(|(.., span)| span), |span, count| after_today(span, count, round.as_of)));
    findings
}

fn after_arrival(
    round: &Round,
    submission: &Submission,
    receipt: &Receipt,
    day: NaiveDate,
    span: Span,
) -> Option<Finding> {
    let arrival = receipt.arrived.value?.date;
    if day <= arrival {
        return None;
    }
    let (name, day, arrival) = (&round.plan.agency(*submission.agency).short, shown_day(day), shown_day(arrival));
    let finding = RULE.at(
        span,
        text!(
            vi: "báo cáo của {name} ghi ngày {day}, sau ngày đến ghi trong sổ ({arrival})",
            en: "the report of {name} is dated {day}, after the day it arrived ({arrival})",
        ),
        text!(vi: "ngày văn bản", en: "day of the document"),
    );
    Some(finding.also(receipt.arrived.span, text!(vi: "ngày đến", en: "arrived")).help(text!(
        vi: "đối chiếu bản ký và dấu đến: sửa ngày văn bản trong tệp hoặc ngày đến trong sổ",
        en: "compare the signed paper and the stamp of arrival: mend the day in the file or in the register",
    )))
}

fn after_today(first: Span, count: usize, as_of: NaiveDate) -> Finding {
    let day = shown_day(as_of);
    let finding = RULE.at(
        first,
        text!(
            vi: "{count} báo cáo ghi ngày văn bản sau ngày xem ({day})",
            en: "reports dated after the day on which we look ({day}): {count}",
        ),
        text!(vi: "chưa đến ngày này", en: "this day is still to come"),
    );
    finding.help(text!(
        vi: "kiểm tra lại ngày và năm trên bản ký; nếu đang xem lại một ngày đã qua thì bỏ tùy chọn --as-of",
        en: "check day and year on the signed paper; if you are looking back at an earlier day, leave --as-of out",
    ))
}
