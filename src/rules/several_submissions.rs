#![doc = include_str!("several_submissions.md")]

use super::{Finding, Round, Rule, Severity, text};
use crate::model::AgencyAt;

pub(super) static RULE: Rule = Rule::new("several-submissions", Severity::Note, include_str!("several_submissions.md"));

pub(super) fn check(round: &Round) -> Vec<Finding> {
    round.plan.agencies_at().filter_map(|agency| finding(round, agency)).collect()
}

fn finding(round: &Round, agency: AgencyAt) -> Option<Finding> {
    let sent = round.submissions_of(agency);
    let (newest, older) = sent.split_last()?;
    let different: Vec<_> = older.iter().filter(|one| one.fingerprint != newest.fingerprint).collect();
    if different.is_empty() {
        return None;
    }
    let (name, count) = (&round.plan.agency(agency).short, sent.len());
    let mut finding = RULE.at(
        newest.agency.span,
        text!(vi: "{name} gửi {count} báo cáo", en: "{name} sent {count} reports"),
        text!(vi: "bản mới nhất", en: "the newest"),
    );
    for one in different {
        finding = finding.also(one.agency.span, text!(vi: "bản trước", en: "an earlier one"));
    }
    Some(finding.help(text!(
        vi: "không phải làm gì: bản mới nhất không có lỗi được dùng; đúng hạn hay không tính theo bản đến đầu tiên",
        en: "nothing to do: the newest one without errors is used; lateness goes by the first to arrive",
    )))
}
