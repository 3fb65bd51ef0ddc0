#![doc = include_str!("repeated_activity.md")]

use super::{Finding, Rule, Sent, Severity, gathered, quoted, text};
use crate::{
    model::{Activity, Cell, DutyResult, Figure, IndicatorAt, Key, Month},
    source::Span,
};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

pub(super) static RULE: Rule = Rule::new("repeated-activity", Severity::Warning, include_str!("repeated_activity.md"));

/// What makes two activities of the same days and figures one: title, place and partners.
type Print = (u64, Option<u64>, BTreeSet<u64>);

/// A figure of an activity: of what, for which month, and what it says.
type Told = (IndicatorAt, Option<Month>, Value);

/// What a figure says, so that two can be told to be equal.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Value {
    Number(Decimal),
    Text(u64),
    Choices(BTreeSet<u64>),
    Nil,
    NotApplicable,
    /// Nobody knows whether it equals another.
    Unreadable(Span),
}

/// Activities without a day are passed over: of many alike nobody can tell.
pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let again: Vec<&Activity> = sent.submission.results.iter().flat_map(repeats).collect();
    let read = again.first().map(|activity| quoted(&activity.title)).unwrap_or_default();
    let places = again.iter().map(|activity| activity.title.span);
    gathered(places, |span, count| finding(span, count, &read)).into_iter().collect()
}

/// Those that were told before under the same duty, in the order of the text.
fn repeats(result: &DutyResult) -> Vec<&Activity> {
    let all = result.activities.iter().map(|activity| (activity.days(), activity));
    let mut dated: Vec<([Option<NaiveDate>; 2], &Activity)> =
        all.filter(|(days, _)| days.from.is_some()).map(|(days, activity)| ([days.from, days.to], activity)).collect();
    // Hardly any two are of the same days, and to compare titles takes longer.
    dated.sort_by_key(|(days, _)| *days);
    let alike = dated.chunk_by(|(one, _), (other, _)| one == other).filter(|alike| alike.len() > 1);
    let mut again: Vec<&Activity> = alike.flat_map(repeats_in).collect();
    again.sort_by_key(|activity| activity.span);
    again
}

/// Those of the same days that were told before.
fn repeats_in<'a>(alike: &[([Option<NaiveDate>; 2], &'a Activity)]) -> Vec<&'a Activity> {
    let mut of_figures: BTreeMap<Vec<Told>, Vec<&Activity>> = BTreeMap::new();
    for (_, activity) in alike {
        let mut figures: Vec<Told> = activity.figures.iter().map(told).collect();
        figures.sort();
        of_figures.entry(figures).or_default().push(activity);
    }
    let alike = of_figures.into_values().filter(|alike| alike.len() > 1);
    let again = alike.flat_map(|alike| {
        let mut seen: BTreeSet<Print> = BTreeSet::new();
        alike.into_iter().filter(move |activity| !seen.insert(print(activity)))
    });
    again.collect()
}

fn print(activity: &Activity) -> Print {
    let place = activity.place.as_ref().map(|place| place.print());
    let partners = activity.with.iter().map(|partner| Key::print_of(partner)).collect();
    (activity.title.print(), place, partners)
}

fn told(figure: &Figure) -> Told {
    let value = match &*figure.cell {
        Cell::Number(number) => Value::Number(*number),
        Cell::Text(text) => Value::Text(Key::print_of(text)),
        Cell::Choices(choices) => Value::Choices(choices.iter().map(|choice| Key::print_of(choice)).collect()),
        Cell::Nil => Value::Nil,
        Cell::NotApplicable => Value::NotApplicable,
        Cell::Unreadable => Value::Unreadable(figure.cell.span),
    };
    (*figure.indicator, figure.month.as_ref().map(|month| **month), value)
}

fn finding(first: Span, count: usize, read: &str) -> Finding {
    let finding = RULE.at(
        first,
        text!(
            vi: "{count} hoạt động ghi lặp lại trong cùng nhiệm vụ, như {read}",
            en: "activities that are told twice under one duty, as {read}: {count}",
        ),
        text!(vi: "đã ghi ở trên", en: "told before"),
    );
    finding.help(text!(
        vi: "cùng tên, ngày, địa điểm, đơn vị phối hợp và số liệu: nếu là một hoạt động thì xóa chỗ lặp để không tính hai lần; nếu là hai buổi thì ghi thêm địa điểm hoặc đơn vị phối hợp để phân biệt",
        en: "title, days, place, partners and figures are the same: if it is one activity, delete the second, so that it does not count twice; if there were two, add the place or the partners to tell them apart",
    ))
}
