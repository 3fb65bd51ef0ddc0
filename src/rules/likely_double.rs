#![doc = include_str!("likely_double.md")]

use super::{Finding, Round, Rule, Severity, text, told};
use crate::model::{AgencyAt, Deed, Key, Links, Lookup};
use std::borrow::Cow;

pub(super) static RULE: Rule = Rule::new("likely-double", Severity::Warning, include_str!("likely_double.md"));

/// An agency, and the activities of its newest submission: of several, that one tells.
type Newest<'r> = (AgencyAt, Cow<'r, [Deed]>);

/// An activity and who tells of it.
#[derive(Clone, Copy)]
struct Told<'r> {
    agency: AgencyAt,
    deed: &'r Deed,
}

pub(super) fn check(round: &Round) -> Vec<Finding> {
    let sent = |agency| round.newest(agency);
    let newest: Vec<Newest<'_>> =
        round.plan.agencies_at().filter_map(|agency| Some((agency, sent(agency)?.all_deeds()))).collect();
    let mut again = again(&newest);
    if again.is_empty() {
        return Vec::new();
    }
    // Agencies still come one after the other.
    again.sort_by_key(|told| told.deed.print);
    let names = round.agencies_by_name();
    let groups = again.chunk_by(|one, other| one.deed.print == other.deed.print).map(of_agencies);
    told(groups.flat_map(|group| doubles(round, names, &group)))
}

/// The activities that may have been told twice: of millions, only these are looked at.
fn again<'r>(newest: &'r [Newest<'_>]) -> Vec<Told<'r>> {
    let all = || newest.iter().flat_map(|(agency, deeds)| deeds.iter().map(|deed| Told { agency: *agency, deed }));
    let count = newest.iter().map(|(_, deeds)| deeds.len()).sum();
    let (mut once, mut twice) = (Marks::of(count), Marks::of(count));
    all().for_each(|told| {
        if once.has(told.deed.print) {
            twice.mark(told.deed.print);
        }
        once.mark(told.deed.print);
    });
    all().filter(|told| twice.has(told.deed.print)).collect()
}

/// Which prints were met, a bit for each: another one may have the same, but hardly any has.
struct Marks(Vec<u64>);

impl Marks {
    /// With room for `count` prints.
    fn of(count: usize) -> Self {
        Self(vec![0; (count / 4).next_power_of_two()])
    }

    /// In which word the bit of a print stands, and the bit.
    fn place(&self, print: u64) -> (usize, u64) {
        // There are a power of two of them.
        let last = self.0.len() as u64 - 1;
        (usize::try_from((print >> 6) & last).unwrap_or_default(), 1 << (print % 64))
    }

    fn mark(&mut self, print: u64) {
        let (word, bit) = self.place(print);
        self.0[word] |= bit;
    }

    fn has(&self, print: u64) -> bool {
        let (word, bit) = self.place(print);
        self.0[word] & bit != 0
    }
}

/// One of each agency: what one tells twice is still one activity of others.
fn of_agencies<'r>(group: &[Told<'r>]) -> Vec<Told<'r>> {
    let mut group = group.to_vec();
    group.dedup_by_key(|told| told.agency);
    group
}

fn doubles(round: &Round, names: &Lookup<Key, AgencyAt>, group: &[Told<'_>]) -> Vec<Finding> {
    let declared = declared(names, group);
    let first_of = |at: usize| (0..at).find(|other| declared[*other] != declared[at]).map(|other| &group[other]);
    (1..group.len()).filter_map(|at| Some(finding(round, first_of(at)?, &group[at]))).collect()
}

/// Those of a group that name each other, directly or through one between, have the same number.
fn declared(names: &Lookup<Key, AgencyAt>, group: &[Told<'_>]) -> Vec<usize> {
    let places: Lookup<AgencyAt, usize> = group.iter().enumerate().map(|(at, told)| (told.agency, at)).collect();
    let mut links = Links::of(group.len());
    for (at, told) in group.iter().enumerate() {
        let with = told.deed.with.iter().flat_map(|with| with.iter());
        let partners = with.filter_map(|name| places.get(names.get(&Key::of(name))?));
        partners.for_each(|partner| links.join(at, *partner));
    }
    (0..group.len()).map(|at| links.end(at)).collect()
}

fn finding(round: &Round, first: &Told<'_>, second: &Told<'_>) -> Finding {
    let name = |told: &Told<'_>| round.plan.agency(told.agency).short.clone();
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
