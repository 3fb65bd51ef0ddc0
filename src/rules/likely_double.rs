#![doc = include_str!("likely_double.md")]

use super::{Finding, Round, Rule, Severity, text, told};
use crate::model::{AgencyAt, Deed, Key, Submission};
use std::collections::{BTreeMap, BTreeSet};

pub(super) static RULE: Rule = Rule::new("likely-double", Severity::Warning, include_str!("likely_double.md"));

pub(super) fn check(round: &Round) -> Vec<Finding> {
    // Of several submissions of an agency, the newest tells.
    let newest: Vec<(AgencyAt, &Submission)> =
        round.plan.agencies_at().filter_map(|agency| Some((agency, round.submissions_of(agency).pop()?))).collect();
    let shared = shared(&newest);
    let mut groups: BTreeMap<u64, Vec<Told>> = BTreeMap::new();
    for (agency, submission) in newest {
        for deed in submission.all_deeds().filter(|deed| shared.contains(&deed.print)) {
            let group = groups.entry(deed.print).or_default();
            // Agencies come one after the other, and what one tells twice is still one activity of others.
            if group.last().is_none_or(|last| last.agency != agency) {
                group.push(Told { agency, deed });
            }
        }
    }
    let names = round.plan.agencies_by_name();
    told(groups.values().flat_map(|group| doubles(round, &names, group)))
}

/// The prints of activities that several agencies tell of: of millions, only these are looked at.
fn shared(newest: &[(AgencyAt, &Submission)]) -> BTreeSet<u64> {
    let deeds = newest.iter().flat_map(|(agency, one)| one.all_deeds().map(|deed| (deed.print, *agency)));
    let mut prints: Vec<(u64, AgencyAt)> = deeds.collect();
    prints.sort_unstable();
    prints.dedup();
    prints.chunk_by(|one, other| one.0 == other.0).filter(|group| group.len() > 1).map(|group| group[0].0).collect()
}

/// An activity and who tells of it.
struct Told {
    agency: AgencyAt,
    deed: Deed,
}

fn doubles(round: &Round, names: &BTreeMap<Key, AgencyAt>, group: &[Told]) -> Vec<Finding> {
    let first_of = |at: usize| group[..at].iter().find(|other| !declared(names, other, &group[at]));
    (1..group.len()).filter_map(|at| Some(finding(round, first_of(at)?, &group[at]))).collect()
}

fn declared(names: &BTreeMap<Key, AgencyAt>, one: &Told, other: &Told) -> bool {
    let names =
        |told: &Told, partner: AgencyAt| told.deed.with.iter().any(|name| names.get(&Key::of(name)) == Some(&partner));
    names(one, other.agency) || names(other, one.agency)
}

fn finding(round: &Round, first: &Told, second: &Told) -> Finding {
    let name = |told: &Told| round.plan.agency(told.agency).short.clone();
    let (one, other) = (name(first), name(second));
    let finding = RULE.at(
        second.deed.title,
        text!(vi: "{one} và {other} có thể cùng báo cáo một hoạt động", en: "{one} and {other} may both tell of one activity"),
        text!(vi: "{other} ghi", en: "told by {other}"),
    );
    finding.also(first.deed.title, text!(vi: "{one} ghi", en: "told by {one}")).help(text!(
        vi: "nếu là một hoạt động chung, ghi tên cơ quan kia vào “phối hợp” (with) ở ít nhất một báo cáo để số liệu không bị tính hai lần",
        en: "if it is one, name the other agency under “with” in at least one of the two, so that the figures do not count twice",
    ))
}
