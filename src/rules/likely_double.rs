#![doc = include_str!("likely_double.md")]

use super::{Finding, Round, Rule, Severity, text};
use crate::model::{Activity, AgencyAt, Key};
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule::new("likely-double", Severity::Warning, include_str!("likely_double.md"));

pub(super) fn check(round: &Round) -> Vec<Finding> {
    let mut seen: BTreeMap<Alike, Vec<Told<'_>>> = BTreeMap::new();
    let mut findings = Vec::new();
    for told in all(round) {
        let Some(alike) = alike(told.activity) else { continue };
        let earlier = seen.entry(alike).or_default();
        let other = earlier.iter().find(|other| other.agency != told.agency && !declared(round, other, &told));
        findings.extend(other.map(|other| finding(round, other, &told)));
        earlier.push(told);
    }
    findings
}

/// What makes two activities look like one: title, first day, last day and place.
type Alike = (Key, NaiveDate, NaiveDate, Key);

/// An activity and who tells of it.
struct Told<'a> {
    agency: AgencyAt,
    activity: &'a Activity,
}

fn all(round: &Round) -> impl Iterator<Item = Told<'_>> {
    // Of several submissions of an agency, the newest tells.
    let newest = round.plan.agencies_at().filter_map(|agency| round.submissions_of(agency).pop());
    newest.flat_map(|submission| {
        let activities = submission.results.iter().flat_map(|result| &result.activities);
        activities.map(|activity| Told { agency: *submission.agency, activity })
    })
}

/// With a day or the place missing nothing is said: many agencies do the same thing, each for itself.
fn alike(activity: &Activity) -> Option<Alike> {
    let days = activity.days();
    Some((Key::of(&activity.title), days.from?, days.to?, Key::of(activity.place.as_ref()?)))
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
