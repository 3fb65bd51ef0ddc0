#![doc = include_str!("unused_acceptance.md")]

use super::{Finding, Round, Rule, Severity, did_you_mean, of_reports, quoted, text};
use crate::{
    finding::meant,
    model::{Acceptance, Section, Subject, Submission, open},
};
use std::collections::BTreeSet;

pub(super) static RULE: Rule =
    Rule::new("unused-acceptance", Severity::Warning, include_str!("unused_acceptance.md")).for_office();

pub(super) fn check(round: &Round, findings: &[Finding]) -> Vec<Finding> {
    // One that has ended is a finding of another rule.
    let held = round.acceptances.iter().filter(|acceptance| acceptance.holds_on(round.as_of));
    let unused = held.filter(|acceptance| !is_used(round, findings, acceptance));
    unused.map(|acceptance| finding(acceptance, findings)).collect()
}

fn is_used(round: &Round, findings: &[Finding], acceptance: &Acceptance) -> bool {
    match acceptance.rule.as_str() {
        // With a single file at hand, what is not here is not missing.
        open::MISSING_SUBMISSION | open::EMPTY_SECTION if !round.whole => true,
        open::MISSING_SUBMISSION => {
            let sent = |agency| round.submissions.iter().filter(move |submission| *submission.agency == agency);
            let is_missing = |agency| !round.is_exempt(agency) && !sent(agency).any(|one| can_be_used(one, findings));
            acceptance.agency.is_some_and(is_missing)
        }
        open::EMPTY_SECTION => Section::ALL.into_iter().any(|section| round.editorial.text(section).is_none()),
        open::INCOMPLETE_HEAD => !round.plan.open_head().is_empty(),
        _ if acceptance.agency.is_some_and(|agency| !round.is_in_view(agency)) => true,
        rule => findings.iter().any(|finding| {
            let subject: Subject = finding.subject(round);
            finding.rule.id == rule && acceptance.covers(rule, subject)
        }),
    }
}

/// Whether a submission takes the place of a missing one: it is no blank form, and no error condemns all of it.
fn can_be_used(submission: &Submission, findings: &[Finding]) -> bool {
    let plan = submission.plan.as_ref().map(|plan| plan.span);
    let condemns = |fault| submission.agency.span.contains(fault) || plan.is_some_and(|plan| plan.contains(fault));
    let mut faults =
        findings.iter().filter(|finding| finding.is_error() && !finding.rule.gap).flat_map(Finding::faults);
    !submission.is_blank_form() && !faults.any(condemns)
}

/// The name that a misspelt rule may be meant for: one of ours, or of what was found while reading.
fn meant_rule(written: &str, findings: &[Finding]) -> Option<&'static str> {
    let own = of_reports().map(|rule| rule.id);
    let found = findings.iter().map(|finding| finding.rule.id);
    let known: BTreeSet<&str> =
        own.chain(found).chain([open::MISSING_SUBMISSION, open::EMPTY_SECTION, open::INCOMPLETE_HEAD]).collect();
    let known: Vec<&str> = known.into_iter().collect();
    did_you_mean(written, &known).filter(|_| !known.contains(&written))
}

fn finding(acceptance: &Acceptance, findings: &[Finding]) -> Finding {
    let read = quoted(&acceptance.rule);
    let finding = RULE.at(
        acceptance.rule.span,
        text!(vi: "việc chấp nhận {read} không khớp với điểm nào đang vướng", en: "the acceptance of {read} meets nothing that is open"),
        text!(vi: "không dùng đến", en: "not used"),
    );
    finding.help(meant_rule(&acceptance.rule, findings).map_or_else(
        || {
            text!(
                vi: "xóa mục này nếu việc đã xong; nếu chưa, kiểm tra tên quy tắc, cơ quan và nhiệm vụ",
                en: "take it out when the matter is settled; else check rule, agency and duty",
            )
        },
        meant,
    ))
}
