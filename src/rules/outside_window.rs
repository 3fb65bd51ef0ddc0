#![doc = include_str!("outside_window.md")]

use super::{Finding, Rule, Sent, Severity, text};
use crate::model::{Day, Duty, DutyResult, Month, Months, Window};
use crate::source::Spanned;
use chrono::NaiveDate;

pub(super) static RULE: Rule = Rule::new("outside-window", Severity::Error, include_str!("outside_window.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let results = sent.submission.results.iter();
    results.flat_map(|result| outside(sent, result)).collect()
}

fn outside(sent: &Sent<'_>, result: &DutyResult) -> Vec<Finding> {
    let duty = sent.plan.duty(*result.duty);
    let mut findings = Vec::new();
    if let Some(window) = &duty.window {
        let days = result.activities.iter().flat_map(|activity| [&activity.from, &activity.to]).flatten();
        let strays = days.filter(|day| day.known().is_some_and(|date| !window.contains(date)));
        findings.extend(strays.map(|day| finding(duty, window, day)));
    }
    if let Some(months) = &duty.months {
        let given = result.all_figures().filter_map(|figure| figure.month.as_ref());
        let strays = given.filter(|month| !months.contains(month.value));
        findings.extend(strays.map(|month| month_finding(duty, months, month)));
    }
    findings
}

fn month_finding(duty: &Duty, months: &Spanned<Months>, month: &Spanned<Month>) -> Finding {
    let shown = |month: Month| format!("{:02}/{}", month.month, month.year);
    let (id, read, from, to) = (&duty.id.value, shown(month.value), shown(months.from), shown(months.to));
    let finding = RULE.at(
        month.span,
        text!(vi: "tháng {read} nằm ngoài thời gian của nhiệm vụ {id}", en: "{read} lies outside the months of duty {id}"),
        text!(vi: "ngoài {from}–{to}", en: "not within {from}–{to}"),
    );
    finding
        .also(months.span, text!(vi: "thời gian trong kế hoạch", en: "the time in the plan"))
        .expected(text!(vi: "tháng trong khoảng {from}–{to}", en: "a month within {from}–{to}"))
        .help(text!(
            vi: "kiểm tra lại tháng và năm; số của tháng này không được tính cho nhiệm vụ",
            en: "check month and year; the figure does not count for the duty",
        ))
}

fn finding(duty: &Duty, window: &Spanned<Window>, day: &Spanned<Day>) -> Finding {
    let show =
        |date: Option<NaiveDate>| date.map_or_else(|| "…".to_owned(), |date| date.format("%d/%m/%Y").to_string());
    let (id, day_shown) = (&duty.id.value, show(day.known()));
    let (from, to) = (show(window.from), show(window.to));
    let finding = RULE.at(
        day.span,
        text!(vi: "ngày {day_shown} nằm ngoài thời gian của nhiệm vụ {id}", en: "{day_shown} lies outside the time of duty {id}"),
        text!(vi: "ngoài {from}–{to}", en: "not within {from}–{to}"),
    );
    finding
        .also(window.span, text!(vi: "thời gian trong kế hoạch", en: "the time in the plan"))
        .expected(text!(vi: "ngày trong khoảng {from}–{to}", en: "a day within {from}–{to}"))
        .help(text!(
            vi: "kiểm tra lại ngày (thứ tự ngày/tháng); hoạt động ngoài thời gian này không được tính cho nhiệm vụ",
            en: "check the day (the order of day and month); an activity outside the time does not count for the duty",
        ))
}
