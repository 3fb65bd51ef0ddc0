//! What is wrong with a report that a later one has replaced: told, and nothing to be done.

use super::{Finding, Round, Severity, text};
use crate::{
    model::{AgencyAt, Submission},
    source::Span,
};
use std::collections::BTreeSet;

/// Makes notes of errors in submissions behind which a later one without errors stands: that one is used.
pub(super) fn settle(round: &Round, findings: &mut [Finding]) {
    let errors = findings.iter().filter(|finding| finding.is_error()).flat_map(Finding::faults);
    let at_fault: BTreeSet<Span> = errors.filter_map(|place| Some(name(round.owner(place)?))).collect();
    let replaced = replaced(round, &at_fault);
    for finding in findings.iter_mut().filter(|finding| finding.is_error() && is_of_content(finding)) {
        let Some(owner) = round.owner(finding.span()).filter(|owner| replaced.contains(&name(owner))) else { continue };
        if lies_in(round, finding, owner) {
            finding.severity = Severity::Note;
            finding.expected = None;
            finding.help = Some(text!(
                vi: "không phải làm gì: cơ quan đã gửi báo cáo mới hơn không có lỗi, báo cáo này không được dùng",
                en: "nothing: the agency has sent a later report without errors, and this one is not used",
            ));
        }
    }
}

/// What a submission is known by.
fn name(submission: &Submission) -> Span {
    submission.agency.span
}

/// The submissions behind which one stands that is not `at_fault`.
fn replaced(round: &Round, at_fault: &BTreeSet<Span>) -> BTreeSet<Span> {
    let senders: BTreeSet<AgencyAt> =
        at_fault.iter().filter_map(|name| round.owner(*name)).map(|owner| *owner.agency).collect();
    let is_sound = |one: &&Submission| !at_fault.contains(&name(one)) && !one.is_blank_form();
    let older = senders.into_iter().flat_map(|agency| {
        let sent = round.submissions_of(agency);
        let newest = sent.iter().rposition(is_sound).unwrap_or_default();
        sent.into_iter().take(newest)
    });
    older.map(name).collect()
}

/// Whether a better report puts it right. Who was late stays late, and people stay named in the file.
fn is_of_content(finding: &Finding) -> bool {
    !finding.rule.office && finding.rule.id != "personal-data"
}

/// Whether a finding is about no other submission.
fn lies_in(round: &Round, finding: &Finding, owner: &Submission) -> bool {
    let mut owners = finding.labels.iter().filter_map(|label| round.owner(label.span));
    owners.all(|one| std::ptr::eq(one, owner))
}
