#![doc = include_str!("expired_acceptance.md")]

use super::{Finding, Round, Rule, Severity, text};
use crate::model::Acceptance;

pub(super) static RULE: Rule =
    Rule::new("expired-acceptance", Severity::Warning, include_str!("expired_acceptance.md")).for_office();

pub(super) fn check(round: &Round) -> Vec<Finding> {
    // With a single file at hand, what concerns other agencies is not told.
    let in_view = |acceptance: &&Acceptance| acceptance.agency.is_none_or(|agency| round.is_in_view(agency));
    round.acceptances.iter().filter(in_view).filter_map(|acceptance| finding(round, acceptance)).collect()
}

fn finding(round: &Round, acceptance: &Acceptance) -> Option<Finding> {
    let until = acceptance.until.as_ref().filter(|_| !acceptance.holds_on(round.as_of))?;
    let (rule, day) = (&acceptance.rule.value, until.format("%d/%m/%Y"));
    let finding = RULE.at(
        until.span,
        text!(vi: "việc chấp nhận “{rule}” chỉ có hiệu lực đến hết ngày {day}", en: "the acceptance of “{rule}” ended with {day}"),
        text!(vi: "hết hiệu lực", en: "ended"),
    );
    Some(finding.help(text!(
        vi: "xử lý việc còn vướng, hoặc xin gia hạn và sửa ngày",
        en: "settle the matter, or have the acceptance prolonged and change the day",
    )))
}
