#![doc = include_str!("duplicate_submission.md")]

use super::{Finding, Round, Rule, Severity, text};
use crate::model::{AgencyAt, Submission};

pub(super) static RULE: Rule =
    Rule::new("duplicate-submission", Severity::Error, include_str!("duplicate_submission.md")).for_office();

pub(super) fn check(round: &Round) -> Vec<Finding> {
    round.plan.agencies_at().flat_map(|agency| copies(round, agency)).collect()
}

fn copies(round: &Round, agency: AgencyAt) -> Vec<Finding> {
    let sent = round.submissions_of(agency);
    let first_of = |at: usize| sent[..at].iter().find(|earlier| earlier.fingerprint == sent[at].fingerprint);
    (1..sent.len()).filter_map(|at| Some(finding(round, first_of(at)?, sent[at]))).collect()
}

fn finding(round: &Round, first: &Submission, copy: &Submission) -> Finding {
    let name = &round.plan.agency(*copy.agency).short;
    let finding = RULE.at(
        copy.agency.span,
        text!(vi: "{name} gửi hai lần cùng một nội dung", en: "{name} sent the same content twice"),
        text!(vi: "bản thứ hai, giống hệt; không được tính", en: "the second copy, equal in every letter; it does not count"),
    );
    let finding = finding.also(first.agency.span, text!(vi: "bản thứ nhất", en: "the first copy"));
    finding.help(text!(
        vi: "bỏ bớt một tệp; nếu đây là bản sửa thì đề nghị cơ quan gửi đúng bản đã sửa",
        en: "take one of the files out; if it was meant as a correction, ask for the corrected one",
    ))
}
