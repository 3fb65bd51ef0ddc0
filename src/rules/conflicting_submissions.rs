#![doc = include_str!("conflicting_submissions.md")]

use super::{Finding, Round, Rule, Severity, quoted, text};
use crate::{
    model::{AgencyAt, Key, Submission},
    source::Spanned,
};

pub(super) static RULE: Rule =
    Rule::new("conflicting-submissions", Severity::Error, include_str!("conflicting_submissions.md"));

pub(super) fn check(round: &Round) -> Vec<Finding> {
    round.plan.agencies_at().flat_map(|agency| conflicts(round, agency)).collect()
}

fn conflicts(round: &Round, agency: AgencyAt) -> Vec<Finding> {
    let sent = round.submissions_of(agency);
    let earlier = |at: usize| sent[..at].iter().find(|other| conflict(round, other, sent[at]));
    (1..sent.len()).filter_map(|at| finding(round, agency, earlier(at)?, sent[at])).collect()
}

/// One document in two files that differ. Without a number nothing is said, and entries of the register tell two
/// documents of one number apart.
fn conflict(round: &Round, one: &Submission, other: &Submission) -> bool {
    let number = |submission: &Submission| submission.number.as_ref().map(|number| Key::of(number));
    let entry = |submission| round.receipt_of(submission).map(|entry| entry.arrived.span);
    let same = number(one).is_some() && number(one) == number(other) && one.dated() == other.dated();
    same && one.fingerprint != other.fingerprint && entry(one) == entry(other)
}

fn finding(round: &Round, agency: AgencyAt, first: &Submission, second: &Submission) -> Option<Finding> {
    let place = |submission: &Submission| submission.number.as_ref().map(|number: &Spanned<String>| number.span);
    let (name, number) = (&round.plan.agency(agency).short, quoted(second.number.as_ref()?));
    let finding = RULE.at(
        place(second)?,
        text!(
            vi: "{name} có hai tệp cùng số văn bản {number} nhưng không giống hệt nhau",
            en: "{name} has two files of one document {number} that are not identical",
        ),
        text!(vi: "tệp này chưa được dùng", en: "this file is not used"),
    );
    Some(finding.also(place(first)?, text!(vi: "tệp kia", en: "the other file")).help(text!(
        vi: "nếu là một báo cáo lưu ở hai dạng tệp thì bỏ một tệp; nếu là hai phần của một báo cáo thì gộp vào một tệp; nếu là bản sửa thì ghi thêm một dòng vào sổ văn bản đến",
        en: "remove one if they are one report saved in two formats; merge them if they are parts of one report; if one is a correction, enter it in the register",
    )))
}
