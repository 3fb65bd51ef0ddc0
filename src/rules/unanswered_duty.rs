#![doc = include_str!("unanswered_duty.md")]

use super::{Finding, Rule, Sent, Severity, quoted, text};
use crate::model::{DutyAt, Submission};

pub(super) static RULE: Rule =
    Rule::new("unanswered-duty", Severity::Error, include_str!("unanswered_duty.md")).for_gap();

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    // A submission without any answer is one finding of another rule, unless it is a blank form.
    let is_told = !sent.submission.results.is_empty() || sent.submission.is_blank_form();
    if is_told { unanswered(sent, sent.submission) } else { Vec::new() }
}

fn unanswered(sent: &Sent<'_>, submission: &Submission) -> Vec<Finding> {
    let asked = sent.plan.duties_of(*submission.agency).filter(|duty| sent.is_asked(*duty));
    let open = asked.filter(|duty| submission.result(*duty).is_none());
    open.map(|duty| finding(sent, submission, duty)).collect()
}

fn finding(sent: &Sent<'_>, submission: &Submission, duty: DutyAt) -> Finding {
    let (name, duty) = (&sent.plan.agency(*submission.agency).short, sent.plan.duty(duty));
    let id = &duty.id.value;
    // A duty without a name of its own is told in the plan's words.
    let label = if duty.label == *id { quoted(&duty.text) } else { duty.label.clone() };
    let finding = RULE.at(
        submission.agency.span,
        text!(vi: "{name} chưa trả lời nhiệm vụ {id} ({label})", en: "{name} has not answered duty {id} ({label})"),
        text!(vi: "thiếu {id}", en: "{id} is missing"),
    );
    finding.also(duty.id.span, text!(vi: "nhiệm vụ được giao", en: "the duty as given")).help(text!(
        vi: "đề nghị cơ quan bổ sung; nếu không có thì ghi “không phát sinh”, “không áp dụng” hoặc “chưa thực hiện” kèm lý do",
        en: "ask for it; if there is nothing, the answer is “nil”, “not-applicable” or “not-done” with a reason",
    ))
}
