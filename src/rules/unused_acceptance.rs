#![doc = include_str!("unused_acceptance.md")]

use super::{Finding, Round, Rule, Severity, quoted, text};
use crate::model::{Acceptance, Section, Subject, open};

pub(super) static RULE: Rule =
    Rule::new("unused-acceptance", Severity::Warning, include_str!("unused_acceptance.md")).for_office();

pub(super) fn check(round: &Round, findings: &[Finding]) -> Vec<Finding> {
    let unused = round.acceptances.iter().filter(|acceptance| !is_used(round, findings, acceptance));
    unused.map(finding).collect()
}

fn is_used(round: &Round, findings: &[Finding], acceptance: &Acceptance) -> bool {
    match acceptance.rule.as_str() {
        // With a single file at hand, what is not here is not missing.
        open::MISSING_SUBMISSION | open::EMPTY_SECTION if !round.whole => true,
        open::MISSING_SUBMISSION => {
            let absent = |agency| !round.submissions.iter().any(|submission| *submission.agency == agency);
            acceptance.agency.is_some_and(absent)
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

fn finding(acceptance: &Acceptance) -> Finding {
    let read = quoted(&acceptance.rule);
    let finding = RULE.at(
        acceptance.rule.span,
        text!(vi: "việc chấp nhận {read} không khớp với điểm nào đang vướng", en: "the acceptance of {read} meets nothing that is open"),
        text!(vi: "không dùng đến", en: "not used"),
    );
    finding.help(text!(
        vi: "xóa mục này nếu việc đã xong; nếu chưa, kiểm tra tên quy tắc, cơ quan và nhiệm vụ",
        en: "take it out when the matter is settled; else check rule, agency and duty",
    ))
}
