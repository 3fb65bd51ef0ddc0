#![doc = include_str!("likely_double.md")]

use super::{Finding, Round, Rule, Severity, text};
use crate::model::{AgencyAt, Deed, Submission};

pub(super) static RULE: Rule = Rule::new("likely-double", Severity::Warning, include_str!("likely_double.md"));

pub(super) fn check(round: &Round) -> Vec<Finding> {
    // Of several submissions of an agency, the newest tells.
    let newest: Vec<&Submission> =
        round.plan.agencies_at().filter_map(|agency| round.submissions_of(agency).pop()).collect();
    let deeds = newest
        .iter()
        .enumerate()
        .flat_map(|(by, one)| one.all_deeds().enumerate().map(move |(at, deed)| Alike { print: deed.print, by, at }));
    // Of millions of activities only the prints are compared, in the order told where they are equal.
    let mut all: Vec<Alike> = deeds.collect();
    all.sort_unstable();
    let groups = all.chunk_by(|one, other| one.print == other.print).filter(|group| group.len() > 1);
    let told = |group: &[Alike]| group.iter().filter_map(|alike| alike.told(&newest)).collect::<Vec<_>>();
    groups.flat_map(|group| doubles(round, &told(group))).collect()
}

/// Where an activity stands: in which submission, at which place.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Alike {
    print: u64,
    by: usize,
    at: usize,
}

impl Alike {
    fn told(&self, newest: &[&Submission]) -> Option<Told> {
        let submission = newest.get(self.by)?;
        Some(Told { agency: *submission.agency, deed: submission.all_deeds().nth(self.at)? })
    }
}

/// An activity and who tells of it.
struct Told {
    agency: AgencyAt,
    deed: Deed,
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
