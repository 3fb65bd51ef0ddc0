//! What is wrong with a report that a later one has replaced: told, and nothing to be done.

use super::{Finding, Round, Severity, text};
use crate::{model::Submission, source::Span};
use std::collections::BTreeSet;

/// Makes notes of errors in submissions behind which a later one without errors stands: that one is used.
pub(super) fn settle(round: &Round, findings: &mut [Finding]) {
    let errors = findings.iter().filter(|finding| finding.is_error()).flat_map(Finding::faults);
    let at_fault: BTreeSet<Span> = errors.filter_map(|place| Some(round.owner(place)?.agency.span)).collect();
    let is_sound = |one: &Submission| !at_fault.contains(&one.agency.span) && !one.is_blank_form();
    for finding in findings.iter_mut().filter(|finding| finding.is_error() && is_of_content(finding)) {
        let Some(owner) = round.owner(finding.span()) else { continue };
        let newest_first = round.submissions_of(*owner.agency).into_iter().rev();
        let is_replaced = newest_first.take_while(|one| !std::ptr::eq(*one, owner)).any(is_sound);
        if is_replaced && lies_in(round, finding, owner) {
            finding.severity = Severity::Note;
            finding.expected = None;
            finding.help = Some(text!(
                vi: "không phải làm gì: cơ quan đã gửi báo cáo mới hơn không có lỗi, báo cáo này không được dùng",
                en: "nothing: the agency has sent a later report without errors, and this one is not used",
            ));
        }
    }
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
