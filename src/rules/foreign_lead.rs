#![doc = include_str!("foreign_lead.md")]

use super::{Finding, Rule, Severity, text};
use crate::{
    model::{AgencyAt, Duty, Plan},
    source::Spanned,
};

pub(super) static RULE: Rule = Rule::new("foreign-lead", Severity::Warning, include_str!("foreign_lead.md"));

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    // Agencies that could not be read may be the ones that lead.
    let duties = plan.duties.iter().filter(|duty| duty.agencies_known);
    duties.flat_map(|duty| foreign(duty).map(|lead| finding(plan, duty, lead))).collect()
}

fn foreign(duty: &Duty) -> impl Iterator<Item = &Spanned<AgencyAt>> {
    duty.lead.iter().filter(|lead| !duty.is_for(***lead))
}

fn finding(plan: &Plan, duty: &Duty, lead: &Spanned<AgencyAt>) -> Finding {
    let (name, id) = (&plan.agency(**lead).short, &duty.id.value);
    let finding = RULE.at(
        lead.span,
        text!(vi: "{name} không được giao nhiệm vụ {id} nên không thể là cơ quan lấy số liệu chung", en: "{name} is not given the duty {id}, so its figure of a joint activity cannot count"),
        text!(vi: "không có tác dụng", en: "has no effect"),
    );
    finding.help(text!(
        vi: "ghi ở “lead” một cơ quan có trong “agencies” của nhiệm vụ, hoặc giao nhiệm vụ cho cơ quan này",
        en: "name under “lead” an agency that is among “agencies” of the duty, or give it the duty",
    ))
}
