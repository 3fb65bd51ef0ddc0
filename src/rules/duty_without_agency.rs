#![doc = include_str!("duty_without_agency.md")]

use super::{Finding, Rule, Severity, text};
use crate::model::{Asked, Duty, Plan};

pub(super) static RULE: Rule =
    Rule::new("duty-without-agency", Severity::Error, include_str!("duty_without_agency.md"));

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let is_nobodys = |duty: &&Duty| duty.agencies.is_empty() && duty.agencies_known && duty.answer != Asked::Nothing;
    plan.duties.iter().filter(is_nobodys).map(finding).collect()
}

fn finding(duty: &Duty) -> Finding {
    let (id, label) = (&duty.id.value, &duty.label);
    let finding = RULE.at(
        duty.id.span,
        text!(vi: "nhiệm vụ {id} không giao cho cơ quan nào", en: "duty {id} is given to nobody"),
        text!(vi: "{label}", en: "{label}"),
    );
    finding.help(text!(
        vi: "ghi cơ quan hoặc nhóm vào “agencies”; nếu không có gì phải trả lời thì ghi “answer: none” và lý do",
        en: "name agencies or groups under “agencies”; if there is nothing to answer, write “answer: none” and why",
    ))
}
