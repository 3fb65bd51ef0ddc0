#![doc = include_str!("unnumbered_submission.md")]

use super::{Finding, Rule, Sent, Severity, text};
use crate::model::Submission;

pub(super) static RULE: Rule =
    Rule::new("unnumbered-submission", Severity::Warning, include_str!("unnumbered_submission.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let is_unnumbered = sent.submission.number.is_none() && !sent.submission.is_blank_form();
    if is_unnumbered { vec![finding(sent, sent.submission)] } else { Vec::new() }
}

fn finding(sent: &Sent<'_>, submission: &Submission) -> Finding {
    let name = &sent.plan.agency(*submission.agency).short;
    let finding = RULE.at(
        submission.agency.span,
        text!(vi: "báo cáo của {name} không ghi số, ký hiệu", en: "this report of {name} bears no number"),
        text!(vi: "thiếu số văn bản", en: "no number"),
    );
    finding.help(text!(
        vi: "ghi số, ký hiệu như “215/BC-STP”; nếu bản gửi chưa có số thì xác nhận với cơ quan",
        en: "give the number, as “215/BC-STP”; if it was sent without one, confirm it with the agency",
    ))
}
