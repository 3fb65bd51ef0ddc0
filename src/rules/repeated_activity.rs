#![doc = include_str!("repeated_activity.md")]

use super::{Finding, Rule, Sent, Severity, gathered, quoted, text};
use crate::{
    model::{Activity, Cell, DutyResult, Figure, IndicatorAt, Key, Month},
    source::Span,
};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule::new("repeated-activity", Severity::Warning, include_str!("repeated_activity.md"));

/// Days and title, by which activities are put beside each other; hardly any two have the same.
type Start = ([Option<NaiveDate>; 2], u64);
/// What makes two activities one that are alike: place, partners and figures.
type Rest = (Option<u64>, BTreeSet<u64>, Vec<Told>);

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
    let dated = result.activities.iter().filter(|activity| activity.days().from.is_some());
    let mut dated: Vec<(Start, &Activity)> = dated.map(|activity| (start(activity), activity)).collect();
    dated.sort_by_key(|(start, _)| *start);
    let alike = dated.chunk_by(|(one, _), (other, _)| one == other).filter(|alike| alike.len() > 1);
    let mut again: Vec<&Activity> = alike.flat_map(repeats_in).collect();
    again.sort_by_key(|activity| activity.span);
    again
}

fn start(activity: &Activity) -> Start {
    let days = activity.days();
    ([days.from, days.to], activity.title.print())
}

/// Those among some that are alike that were told before.
fn repeats_in<'a>(alike: &[(Start, &'a Activity)]) -> impl Iterator<Item = &'a Activity> {
    let mut seen: BTreeSet<Rest> = BTreeSet::new();
    alike.iter().map(|(_, activity)| *activity).filter(move |activity| !seen.insert(rest(activity)))
}

fn rest(activity: &Activity) -> Rest {
    let place = activity.place.as_ref().map(|place| place.print());
    let partners = activity.with.iter().map(|partner| Key::print_of(partner)).collect();
    let mut figures: Vec<Told> = activity.figures.iter().map(told).collect();
    figures.sort();
    (place, partners, figures)
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
