#![doc = include_str!("several_submissions.md")]

use super::{Finding, Round, Rule, Severity, text};
use crate::model::AgencyAt;

pub(super) static RULE: Rule =
    Rule::new("several-submissions", Severity::Note, include_str!("several_submissions.md")).for_office();

pub(super) fn check(round: &Round) -> Vec<Finding> {
    round.plan.agencies_at().filter_map(|agency| finding(round, agency)).collect()
}

fn finding(round: &Round, agency: AgencyAt) -> Option<Finding> {
    let mut sent = round.submissions_of(agency);
    // A second copy is a finding of another rule.
    sent.dedup_by_key(|submission| submission.fingerprint);
    let (newest, older) = sent.split_last().filter(|(_, older)| !older.is_empty())?;
    let (name, count) = (&round.plan.agency(agency).short, sent.len());
    let mut finding = RULE.at(
        newest.agency.span,
        text!(vi: "{name} gửi {count} báo cáo", en: "{name} sent {count} reports"),
        text!(vi: "bản mới nhất", en: "the newest"),
    );
    for one in older {
        finding = finding.also(one.agency.span, text!(vi: "bản trước", en: "an earlier one"));
    }
    Some(finding.help(text!(
        vi: "bản mới nhất không có lỗi được dùng, các bản không cộng với nhau; đúng hạn hay chậm tính theo bản đến đầu tiên",
        en: "the newest one without errors is used, they are not added up; lateness goes by the first to arrive",
    )))
}
