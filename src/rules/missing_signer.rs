#![doc = include_str!("missing_signer.md")]

use super::{Finding, Rule, Sent, Severity, text};
use crate::model::Submission;

pub(super) static RULE: Rule = Rule::new("missing-signer", Severity::Warning, include_str!("missing_signer.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let submission = sent.submission;
    // Without number and day it is not known to be a signed document at all: those have findings of their own.
    let is_document = submission.number.is_some() || submission.date.is_some();
    if is_document && submission.signer.is_none() { vec![finding(sent, submission)] } else { Vec::new() }
}

fn finding(sent: &Sent<'_>, submission: &Submission) -> Finding {
    let name = &sent.plan.agency(*submission.agency).short;
    let finding = RULE.at(
        submission.agency.span,
        text!(vi: "báo cáo của {name} không ghi chức vụ người ký", en: "this report of {name} does not say which post signed it"),
        text!(vi: "thiếu chức vụ người ký", en: "no signer"),
    );
    finding.help(text!(
        vi: "xem bản ký, ghi chức vụ như “Phó Giám đốc”, không ghi tên; nếu chưa ký thì đề nghị gửi bản đã ký",
        en: "see the signed paper and write the post, as “Phó Giám đốc”, no name; if it was not signed, ask for the signed one",
    ))
}
