#![doc = include_str!("likely_double.md")]

use super::{Finding, Round, Rule, Severity, text};
use crate::model::{Activity, AgencyAt, Key};
use chrono::NaiveDate;

pub(super) static RULE: Rule = Rule::new("likely-double", Severity::Warning, include_str!("likely_double.md"));

pub(super) fn check(round: &Round) -> Vec<Finding> {
    let mut told: Vec<(When, Told<'_>)> = all(round).filter_map(|told| Some((when(told.activity)?, told))).collect();
    // In the order told within the same days and place.
    told.sort_by_key(|(when, _)| *when);
    let together = told.chunk_by(|(one, _), (other, _)| one == other).filter(|group| group.len() > 1);
    together.flat_map(|group| doubles(round, group)).collect()
}

/// First day, last day, and the print of title and place: names themselves need be compared among few.
type When = (NaiveDate, NaiveDate, u64);

/// An activity and who tells of it.
struct Told<'a> {
    agency: AgencyAt,
    activity: &'a Activity,
}

/// With a day or the place missing nothing is said: many agencies do the same thing, each for itself.
fn when(activity: &Activity) -> Option<When> {
    let days = activity.days();
    activity.place.as_ref()?;
    Some((days.from?, days.to?, activity.print))
}

fn doubles(round: &Round, group: &[(When, Told<'_>)]) -> Vec<Finding> {
    let names: Vec<_> = group.iter().map(|(_, told)| names(told.activity)).collect();
    let first_of = |at: usize| {
        let told = &group[at].1;
        let mut earlier = group[..at].iter().zip(&names).filter(|(_, name)| **name == names[at]);
        earlier
            .find_map(|((_, other), _)| (other.agency != told.agency && !declared(round, other, told)).then_some(other))
    };
    (1..group.len()).filter_map(|at| Some(finding(round, first_of(at)?, &group[at].1))).collect()
}

fn all(round: &Round) -> impl Iterator<Item = Told<'_>> {
    // Of several submissions of an agency, the newest tells.
    let newest = round.plan.agencies_at().filter_map(|agency| round.submissions_of(agency).pop());
    newest.flat_map(|submission| {
        let activities = submission.results.iter().flat_map(|result| &result.activities);
        activities.map(|activity| Told { agency: *submission.agency, activity })
    })
}

fn names(activity: &Activity) -> (Key, Option<Key>) {
    (Key::of(&activity.title), activity.place.as_ref().map(|place| Key::of(place)))
}

fn declared(round: &Round, one: &Told<'_>, other: &Told<'_>) -> bool {
    let names =
        |told: &Told<'_>, partner| told.activity.with.iter().any(|name| round.plan.find_agency(name) == Some(partner));
    names(one, other.agency) || names(other, one.agency)
}

fn finding(round: &Round, first: &Told<'_>, second: &Told<'_>) -> Finding {
    let name = |told: &Told<'_>| round.plan.agency(told.agency).short.clone();
    let (one, other) = (name(first), name(second));
    let finding = RULE.at(
        second.activity.title.span,
        text!(vi: "{one} và {other} có thể cùng báo cáo một hoạt động", en: "{one} and {other} may both tell of one activity"),
        text!(vi: "{other} ghi", en: "told by {other}"),
    );
    finding.also(first.activity.title.span, text!(vi: "{one} ghi", en: "told by {one}")).help(text!(
        vi: "nếu là một hoạt động chung, ghi tên cơ quan kia vào “phối hợp” (with) ở ít nhất một báo cáo để số liệu không bị tính hai lần",
        en: "if it is one, name the other agency under “with” in at least one of the two, so that the figures do not count twice",
    ))
}
