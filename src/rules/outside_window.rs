#![doc = include_str!("outside_window.md")]

use super::{Finding, Rule, Sent, Severity, Text, text, told};
use crate::model::{Day, Duty, DutyResult, Month, Months, Window};
use crate::source::{Span, Spanned};
use chrono::NaiveDate;

pub(super) static RULE: Rule = Rule::new("outside-window", Severity::Error, include_str!("outside_window.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let results = sent.submission.results.iter();
    told(results.flat_map(|result| outside(sent, result)))
}

fn outside<'r>(sent: &Sent<'r>, result: &'r DutyResult) -> impl Iterator<Item = Finding> + use<'r> {
    let duty = sent.plan.duty(*result.duty);
    let days = duty.window.iter().flat_map(move |window| {
        let is_stray = |date: NaiveDate| !window.contains(date);
        // Hardly any activity has a stray day.
        let outside = result.activities.iter().filter(move |activity| {
            let days = activity.days();
            days.from.is_some_and(is_stray) || days.to.is_some_and(is_stray)
        });
        let days = outside.flat_map(|activity| [&activity.from, &activity.to]).flatten();
        let strays = days.filter(move |day| day.known().is_some_and(is_stray));
        strays.map(move |day| day_finding(duty, window, day))
    });
    let months = duty.months.iter().flat_map(move |months| {
        let given = result.all_figures().filter_map(|figure| figure.month.as_ref());
        let strays = given.filter(|month| !months.contains(month.value));
        strays.map(move |month| month_finding(duty, months, month))
    });
    days.chain(months)
}

fn month_finding(duty: &Duty, months: &Spanned<Months>, month: &Spanned<Month>) -> Finding {
    let (id, read, from, to) = (&duty.id.value, month.value, months.from.to_string(), months.to.to_string());
    let message = text!(vi: "tháng {read} nằm ngoài thời gian của nhiệm vụ {id}", en: "{read} lies outside the months of duty {id}");
    stray(month.span, message, (&from, &to), months.span)
        .expected(text!(vi: "tháng trong khoảng {from}–{to}", en: "a month within {from}–{to}"))
        .help(text!(
            vi: "kiểm tra lại tháng và năm; số của tháng này không được tính cho nhiệm vụ",
            en: "check month and year; the figure does not count for the duty",
        ))
}

fn day_finding(duty: &Duty, window: &Spanned<Window>, day: &Spanned<Day>) -> Finding {
    let show =
        |date: Option<NaiveDate>| date.map_or_else(|| "…".to_owned(), |date| date.format("%d/%m/%Y").to_string());
    let (id, read, from, to) = (&duty.id.value, show(day.known()), show(window.from), show(window.to));
    let message =
        text!(vi: "ngày {read} nằm ngoài thời gian của nhiệm vụ {id}", en: "{read} lies outside the time of duty {id}");
    stray(day.span, message, (&from, &to), window.span)
        .expected(text!(vi: "ngày trong khoảng {from}–{to}", en: "a day within {from}–{to}"))
        .help(text!(
            vi: "kiểm tra lại ngày (thứ tự ngày/tháng); hoạt động ngoài thời gian này không được tính cho nhiệm vụ",
            en: "check the day (the order of day and month); an activity outside the time does not count for the duty",
        ))
}

/// A day or month at `at` that lies outside of what the plan says at `plan`.
fn stray(at: Span, message: Text, (from, to): (&str, &str), plan: Span) -> Finding {
    let finding = RULE.at(at, message, text!(vi: "ngoài {from}–{to}", en: "not within {from}–{to}"));
    finding.also(plan, text!(vi: "thời gian trong kế hoạch", en: "the time in the plan"))
}
