#![doc = include_str!("late_submission.md")]

use super::{Finding, Round, Rule, Severity, text};
use crate::model::{AgencyAt, Timeliness};

pub(super) static RULE: Rule =
    Rule::new("late-submission", Severity::Warning, include_str!("late_submission.md")).for_office();

pub(super) fn check(round: &Round) -> Vec<Finding> {
    let agencies = round.plan.agencies_at();
    agencies.filter_map(|agency| finding(round, agency)).collect()
}

fn finding(round: &Round, agency: AgencyAt) -> Option<Finding> {
    let Timeliness::Late(days) = round.timeliness(agency) else { return None };
    round.is_in_view(agency).then_some(())?;
    // On the day we look, what arrives later is not late but absent.
    let arrival = round.first_arrival(agency).filter(|arrival| arrival.moment.date <= round.as_of)?;
    let name = &round.plan.agency(agency).short;
    let label = if arrival.registered {
        text!(vi: "ngày đến", en: "day of arrival")
    } else {
        text!(vi: "ngày văn bản, thay cho ngày đến", en: "day of the document, for want of an arrival")
    };
    let plural = if days == 1 { "" } else { "s" };
    let finding = RULE.at(
        arrival.span,
        text!(vi: "{name} gửi báo cáo chậm {days} ngày", en: "{name} reported {days} day{plural} late"),
        label,
    );
    let finding = finding.also(round.deadline_place(agency), text!(vi: "thời hạn", en: "the deadline"));
    Some(finding.help(text!(
        vi: "báo cáo vẫn được tổng hợp; ghi lý do chậm nếu cơ quan có giải trình",
        en: "the report is used all the same; keep the reason if the agency gives one",
    )))
}
