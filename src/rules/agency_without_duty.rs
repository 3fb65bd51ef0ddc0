#![doc = include_str!("agency_without_duty.md")]

use super::{Finding, Rule, Severity, text};
use crate::model::{Agency, Asked, Plan};

pub(super) static RULE: Rule =
    Rule::new("agency-without-duty", Severity::Warning, include_str!("agency_without_duty.md"));

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    // Whom a duty is given to that could not be read may be any of them.
    if !plan.duties.iter().all(|duty| duty.agencies_known) {
        return Vec::new();
    }
    let asked = |agency| plan.duties_of(agency).any(|duty| plan.duty(duty).answer != Asked::Nothing);
    plan.agencies_at().filter(|agency| !asked(*agency)).map(|agency| finding(plan.agency(agency))).collect()
}

fn finding(agency: &Agency) -> Finding {
    let name = &agency.name;
    let finding = RULE.at(
        agency.id.span,
        text!(vi: "{name} phải báo cáo nhưng không có nhiệm vụ nào để trả lời", en: "{name} must report but has no duty to answer"),
        text!(vi: "không có nhiệm vụ", en: "no duty"),
    );
    finding.help(text!(
        vi: "giao nhiệm vụ cho cơ quan này, hoặc chuyển sang “partners”",
        en: "give it a duty, or move it to “partners”",
    ))
}
