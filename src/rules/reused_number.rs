#![doc = include_str!("reused_number.md")]

use super::{Finding, Round, Rule, Severity, Text, quoted, text};
use crate::model::{AgencyAt, Key, Lookup, Plan, Submission};
use crate::source::Spanned;
use chrono::Datelike as _;
use std::collections::{BTreeMap, BTreeSet};

pub(super) static RULE: Rule = Rule::new("reused-number", Severity::Warning, include_str!("reused_number.md"));

/// A symbol that more agencies write is a common one, as BC-UBND of every district: their numbers may well be equal.
const FEW: usize = 2;

/// A submission with its number.
type Numbered<'r> = (&'r Submission, &'r Spanned<String>);

pub(super) fn check(round: &Round) -> Vec<Finding> {
    let mut groups: BTreeMap<Key, Vec<Numbered<'_>>> = BTreeMap::new();
    let mut users: BTreeMap<Key, BTreeSet<AgencyAt>> = BTreeMap::new();
    for one in &round.submissions {
        if let Some(number) = &one.number {
            groups.entry(Key::of(number)).or_default().push((one, number));
            users.entry(symbol(number)).or_default().insert(*one.agency);
        }
    }
    let names = round.agencies_by_name();
    let is_own = |number: &str| {
        let of_few = users.get(&symbol(number)).is_some_and(|users| users.len() <= FEW);
        owner(names, number).is_some() || of_few
    };
    let shared = groups.values().filter(|group| group.len() > 1);
    shared.filter_map(|group| finding(&round.plan, group, is_own(group[0].1))).collect()
}

/// What stands behind the number proper.
fn symbol(number: &str) -> Key {
    Key::of(number.trim_start().trim_start_matches(|c: char| c.is_ascii_digit()))
}

/// The agency that a number's symbol names, as STP in `215/BC-STP`.
pub(super) fn owner(names: &Lookup<Key, AgencyAt>, number: &str) -> Option<AgencyAt> {
    parts(number).rev().find_map(|part| names.get(&Key::of(part)).copied())
}

/// The parts of a number, as 215, BC and STP of `215/BC-STP`.
pub(super) fn parts(number: &str) -> impl DoubleEndedIterator<Item = &str> {
    number.split(['/', '-', '–', ' '])
}

/// A number belongs to one document. What another rule says of one agency on one day is left to it.
fn finding(plan: &Plan, group: &[Numbered<'_>], is_own: bool) -> Option<Finding> {
    let ((first, place), others) = group.split_first()?;
    let same_agency = |one: &Submission| *one.agency == *first.agency;
    let same_day = |one: &Submission| one.dated().is_some() && one.dated() == first.dated();
    let same_year = |one: &Submission| one.dated().map(|day| day.year()) == first.dated().map(|day| day.year());
    let is_again = |(one, _): &&Numbered<'_>| match (same_agency(one), same_day(one)) {
        (true, same_day) => !same_day && same_year(one) && one.fingerprint != first.fingerprint,
        (false, _) => is_own,
    };
    let again: Vec<&Numbered<'_>> = others.iter().filter(is_again).collect();
    let (read, count) = (quoted(place), again.len() + 1);
    let (last, number) = again.first()?;
    let label = |one: &Submission| Text::same(plan.agency(*one.agency).short.clone());
    let message = text!(vi: "{count} báo cáo cùng mang số {read}", en: "{count} reports bear the one number {read}");
    let mut finding = RULE.at(number.span, message, label(last));
    for (one, number) in &again[1..] {
        finding = finding.also_fault(number.span, label(one));
    }
    Some(finding.also(place.span, label(first)).help(text!(
        vi: "mỗi số chỉ thuộc một văn bản: xem bản ký và sửa số ghi sai; có thể đã chép tệp của cơ quan khác hoặc của lần trước",
        en: "a number belongs to one document: see the signed papers and mend the wrong one; the file of another agency or an earlier one may have been copied",
    )))
}
