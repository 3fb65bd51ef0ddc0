#![doc = include_str!("deadline_day_submission.md")]

use super::{Finding, Round, Rule, Severity, text};
use crate::model::{AgencyAt, Timeliness};

pub(super) static RULE: Rule =
    Rule::new("deadline-day-submission", Severity::Warning, include_str!("deadline_day_submission.md")).for_office();

pub(super) fn check(round: &Round) -> Vec<Finding> {
    let on_the_day =
        |agency: &AgencyAt| round.is_in_view(*agency) && round.timeliness(*agency) == Timeliness::OnDeadlineDay;
    round.plan.agencies_at().filter(on_the_day).filter_map(|agency| finding(round, agency)).collect()
}

fn finding(round: &Round, agency: AgencyAt) -> Option<Finding> {
    let arrival = round.first_arrival(agency)?;
    let name = &round.plan.agency(agency).short;
    let finding = RULE.at(
        arrival.span,
        text!(vi: "{name} gửi báo cáo trong ngày hạn, không còn trong hạn", en: "{name} reported on the day of the deadline, which is no longer in time"),
        text!(vi: "đến vào ngày này", en: "arrived on this day"),
    );
    let finding = finding.also(round.deadline_place(agency), text!(vi: "thời hạn", en: "the deadline"));
    Some(finding.help(text!(
        vi: "kiểm tra ngày, giờ đến trong sổ; hạn “trước ngày” không kể chính ngày đó; nếu muốn coi là đúng hạn thì xin ý kiến lãnh đạo",
        en: "check day and hour in the register; “before” a day does not include the day; have it confirmed if it is to count as in time",
    )))
}
