#![doc = include_str!("empty_submission.md")]

use super::{Finding, Rule, Sent, Severity, text};
use crate::model::Asked;

pub(super) static RULE: Rule =
    Rule::new("empty-submission", Severity::Error, include_str!("empty_submission.md")).for_gap();

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    // Of a blank form each duty is told: it shows what the form asks for.
    let is_empty = sent.submission.results.is_empty() && !sent.submission.is_blank_form();
    if is_empty { vec![finding(sent)] } else { Vec::new() }
}

fn finding(sent: &Sent<'_>) -> Finding {
    let submission = sent.submission;
    let name = &sent.plan.agency(*submission.agency).short;
    let asked = sent.plan.duties_of(*submission.agency).filter(|duty| sent.plan.duty(*duty).answer == Asked::Required);
    let ids = asked.map(|duty| sent.plan.duty(duty).id.as_str()).collect::<Vec<_>>().join(", ");
    let finding = RULE.at(
        submission.agency.span,
        text!(vi: "báo cáo của {name} không trả lời nhiệm vụ nào", en: "this report of {name} answers no duty"),
        text!(vi: "không có kết quả nào đọc được", en: "no answer that could be read"),
    );
    finding.expected(text!(vi: "trả lời các nhiệm vụ: {ids}", en: "answers to the duties: {ids}")).help(text!(
        vi: "đề nghị cơ quan điền biểu mẫu; việc không phát sinh thì ghi “không phát sinh”",
        en: "ask the agency to fill in the form; where nothing occurred, it says “nil”",
    ))
}
