#![doc = include_str!("unanswered_duty.md")]

use super::{Finding, Round, Rule, Severity, text};
use crate::model::{DutyAt, Submission};

pub(super) static RULE: Rule =
    Rule::new("unanswered-duty", Severity::Error, include_str!("unanswered_duty.md")).for_gap();

pub(super) fn check(round: &Round) -> Vec<Finding> {
    // A submission without any answer is one finding of another rule, unless it is a blank form.
    let is_told = |submission: &&Submission| !submission.results.is_empty() || submission.is_blank_form();
    let begun = round.submissions.iter().filter(is_told);
    begun.flat_map(|submission| unanswered(round, submission)).collect()
}

fn unanswered(round: &Round, submission: &Submission) -> Vec<Finding> {
    let asked = round.plan.duties_of(*submission.agency).filter(|duty| round.is_asked(*duty));
    let open = asked.filter(|duty| submission.result(*duty).is_none());
    open.map(|duty| finding(round, submission, duty)).collect()
}

fn finding(round: &Round, submission: &Submission, duty: DutyAt) -> Finding {
    let (name, duty) = (&round.plan.agency(*submission.agency).short, round.plan.duty(duty));
    let (id, label) = (&duty.id.value, &duty.label);
    let finding = RULE.at(
        submission.agency.span,
        text!(vi: "{name} chưa trả lời nhiệm vụ {id}", en: "{name} has not answered duty {id}"),
        text!(vi: "thiếu {id}: {label}", en: "{id} is missing: {label}"),
    );
    finding.also(duty.id.span, text!(vi: "nhiệm vụ được giao", en: "the duty as given")).help(text!(
        vi: "đề nghị cơ quan bổ sung; nếu không có thì ghi “không phát sinh”, “không áp dụng” hoặc “chưa thực hiện” kèm lý do",
        en: "ask for it; if there is nothing, the answer is “nil”, “not-applicable” or “not-done” with a reason",
    ))
}
