#![doc = include_str!("deadline_day_submission.md")]

use super::{Finding, Round, Rule, Severity, text};
use crate::{
    finding::{Text, until},
    model::{AgencyAt, Arrival, Deadline, Moment, Timeliness},
};

pub(super) static RULE: Rule =
    Rule::new("deadline-day-submission", Severity::Warning, include_str!("deadline_day_submission.md")).for_office();

pub(super) fn check(round: &Round) -> Vec<Finding> {
    let on_the_day =
        |agency: &AgencyAt| round.is_in_view(*agency) && round.timeliness(*agency) == Timeliness::OnDeadlineDay;
    round.plan.agencies_at().filter(on_the_day).filter_map(|agency| finding(round, agency)).collect()
}

fn finding(round: &Round, agency: AgencyAt) -> Option<Finding> {
    let arrival = round.first_arrival(agency)?;
    let (message, help) = words(&round.plan.agency(agency).short, round.deadline_of(agency), arrival);
    let finding = RULE.at(arrival.span, message, text!(vi: "đến vào ngày này", en: "arrived on this day"));
    Some(finding.also(round.deadline_place(agency), text!(vi: "thời hạn", en: "the deadline")).help(help))
}

/// What is wrong, and what to do: of a deadline with an hour, the hour of arrival decides.
fn words(name: &str, deadline: Deadline, arrival: Arrival) -> (Text, Text) {
    let Text { vi, en } = until(deadline);
    match (deadline.moment().time, arrival.moment.time) {
        (None, _) => (
            text!(vi: "{name} gửi báo cáo trong ngày hạn, không còn trong hạn", en: "{name} reported on the day of the deadline, which is no longer in time"),
            text!(
                vi: "kiểm tra ngày đến trong sổ; hạn “trước ngày” không kể chính ngày đó; nếu muốn coi là đúng hạn thì xin ý kiến lãnh đạo",
                en: "check the day in the register; “before” a day does not include the day; have it confirmed if it is to count as in time",
            ),
        ),
        (Some(_), Some(time)) => {
            let time = time.format("%H:%M");
            (
                text!(vi: "{name} gửi báo cáo lúc {time} của ngày hạn, quá giờ của thời hạn ({vi})", en: "{name} reported at {time} on the day of the deadline, past its hour ({en})"),
                text!(
                    vi: "kiểm tra giờ đến trong sổ; nếu muốn coi là đúng hạn thì xin ý kiến lãnh đạo",
                    en: "check the hour in the register; have it confirmed if it is to count as in time",
                ),
            )
        }
        (Some(_), None) => (
            text!(vi: "{name} gửi báo cáo trong ngày hạn, chưa ghi giờ đến nên chưa biết có còn trong hạn ({vi}) hay không", en: "{name} reported on the day of the deadline at an hour not written, so that nobody knows whether it was in time ({en})"),
            ask_hour(arrival.moment),
        ),
    }
}

fn ask_hour(Moment { date, .. }: Moment) -> Text {
    let day = date.format("%d/%m/%Y");
    text!(
        vi: "ghi giờ đến vào sổ văn bản đến, như “{day} 09:30”",
        en: "write the hour of arrival into the register, as “{day} 09:30”",
    )
}
