#![doc = include_str!("unassigned_duty.md")]

use super::{Finding, Rule, Sent, Severity, text};
use crate::model::{AgencyAt, DutyResult, Submission};

pub(super) static RULE: Rule = Rule::new("unassigned-duty", Severity::Error, include_str!("unassigned_duty.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    foreign(sent, sent.submission)
}

fn foreign(sent: &Sent<'_>, submission: &Submission) -> Vec<Finding> {
    let agency = *submission.agency;
    let results = submission.results.iter().filter(|result| !sent.plan.duty(*result.duty).is_for(agency));
    results.map(|result| finding(sent, agency, result)).collect()
}

fn finding(sent: &Sent<'_>, agency: AgencyAt, result: &DutyResult) -> Finding {
    let duty = sent.plan.duty(*result.duty);
    let (name, id) = (&sent.plan.agency(agency).short, &duty.id.value);
    let own = sent.plan.duties_of(agency).map(|duty| sent.plan.duty(duty).id.as_str());
    let own = own.collect::<Vec<_>>().join(", ");
    let finding = RULE.at(
        result.duty.span,
        text!(vi: "nhiệm vụ {id} không giao cho {name}", en: "duty {id} is not given to {name}"),
        text!(vi: "không thuộc cơ quan này; không được tính", en: "not this agency's; it does not count"),
    );
    finding
        .also(duty.id.span, text!(vi: "nhiệm vụ trong kế hoạch", en: "the duty in the plan"))
        .expected(text!(vi: "nhiệm vụ của {name}: {own}", en: "the duties of {name}: {own}"))
        .help(text!(
            vi: "chuyển nội dung sang đúng nhiệm vụ của cơ quan, hoặc bỏ đi",
            en: "move the content to a duty of the agency, or take it out",
        ))
}
