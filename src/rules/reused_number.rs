#![doc = include_str!("reused_number.md")]

use super::{Finding, Round, Rule, Severity, Text, quoted, text};
use crate::model::{AgencyAt, Key, Plan, Submission};
use crate::source::Spanned;
use chrono::Datelike as _;
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule::new("reused-number", Severity::Warning, include_str!("reused_number.md"));

/// A submission with its number.
type Numbered<'r> = (&'r Submission, &'r Spanned<String>);

pub(super) fn check(round: &Round) -> Vec<Finding> {
    let mut groups: BTreeMap<Key, Vec<Numbered<'_>>> = BTreeMap::new();
    for one in &round.submissions {
        if let Some(number) = &one.number {
            groups.entry(Key::of(number)).or_default().push((one, number));
        }
    }
    let names = super::agencies_by_name(&round.plan);
    let shared = groups.values().filter(|group| group.len() > 1);
    shared.filter_map(|group| finding(&round.plan, group, owner(&names, group[0].1))).collect()
}

/// The one agency that a number's symbol names, as STP in `215/BC-STP`. UBND names none: every district writes it.
fn owner(names: &BTreeMap<Key, AgencyAt>, number: &str) -> Option<AgencyAt> {
    number.split(['/', '-']).rev().find_map(|part| names.get(&Key::of(part)).copied())
}

/// A number belongs to one document. What another rule says of one agency on one day is left to it.
fn finding(plan: &Plan, group: &[Numbered<'_>], owner: Option<AgencyAt>) -> Option<Finding> {
    let ((first, place), others) = group.split_first()?;
    let same_agency = |one: &Submission| *one.agency == *first.agency;
    let same_day = |one: &Submission| one.dated().is_some() && one.dated() == first.dated();
    let same_year = |one: &Submission| one.dated().map(|day| day.year()) == first.dated().map(|day| day.year());
    let is_again = |(one, _): &&Numbered<'_>| match (same_agency(one), same_day(one)) {
        (true, same_day) => !same_day && same_year(one) && one.fingerprint != first.fingerprint,
        (false, same_day) => same_day || owner.is_some(),
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
