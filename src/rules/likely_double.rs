#![doc = include_str!("likely_double.md")]

use super::{Finding, Round, Rule, Severity, text};
use crate::model::{AgencyAt, Deed};

pub(super) static RULE: Rule = Rule::new("likely-double", Severity::Warning, include_str!("likely_double.md"));

pub(super) fn check(round: &Round) -> Vec<Finding> {
    let mut told: Vec<Told> = all(round).collect();
    // In the order told within those that look alike: same days, title and place.
    told.sort_by_key(|told| alike(&told.deed));
    let groups = told.chunk_by(|one, other| alike(&one.deed) == alike(&other.deed)).filter(|group| group.len() > 1);
    groups.flat_map(|group| doubles(round, group)).collect()
}

/// An activity and who tells of it.
struct Told {
    agency: AgencyAt,
    deed: Deed,
}

fn all(round: &Round) -> impl Iterator<Item = Told> {
    // Of several submissions of an agency, the newest tells.
    let newest = round.plan.agencies_at().filter_map(|agency| round.submissions_of(agency).pop());
    newest.flat_map(|submission| submission.all_deeds().map(|deed| Told { agency: *submission.agency, deed }))
}

fn alike(deed: &Deed) -> impl Ord + use<> {
    (deed.from, deed.to, deed.print)
}

fn doubles(round: &Round, group: &[Told]) -> Vec<Finding> {
    let first_of = |at: usize| {
        let told = &group[at];
        group[..at].iter().find(|other| other.agency != told.agency && !declared(round, other, told))
    };
    (1..group.len()).filter_map(|at| Some(finding(round, first_of(at)?, &group[at]))).collect()
}

fn declared(round: &Round, one: &Told, other: &Told) -> bool {
    let names = |told: &Told, partner| told.deed.with.iter().any(|name| round.plan.find_agency(name) == Some(partner));
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
