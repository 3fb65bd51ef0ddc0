#![doc = include_str!("undated_submission.md")]

use super::{Finding, Rule, Sent, Severity, text};
use crate::model::Submission;

pub(super) static RULE: Rule =
    Rule::new("undated-submission", Severity::Error, include_str!("undated_submission.md")).for_gap();

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let is_undated = sent.submission.date.is_none() && !sent.submission.is_blank_form();
    if is_undated { vec![finding(sent, sent.submission)] } else { Vec::new() }
}

fn finding(sent: &Sent<'_>, submission: &Submission) -> Finding {
    let name = &sent.plan.agency(*submission.agency).short;
    let finding = RULE.at(
        submission.agency.span,
        text!(vi: "báo cáo của {name} không ghi ngày văn bản", en: "this report of {name} bears no date"),
        text!(vi: "thiếu ngày văn bản", en: "no date"),
    );
    finding.help(text!(
        vi: "ghi ngày vào dòng “ngày văn bản” của bảng (tệp .yaml: “document: {{date: …}}”)",
        en: "write the day into the row “document date” of the table (a .yaml file: “document: {{date: …}}”)",
    ))
}
