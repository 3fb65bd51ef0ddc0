#![doc = include_str!("foreign_number.md")]

use super::{Finding, Round, Rule, Severity, quoted, reused_number, text};
use crate::{
    model::{AgencyAt, Key, Lookup, Submission},
    source::Spanned,
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) static RULE: Rule = Rule::new("foreign-number", Severity::Warning, include_str!("foreign_number.md"));

/// Without a number, or with a symbol that names no agency of the plan, nothing is said; nor where another agency
/// bears the same number, which has a rule of its own.
pub(super) fn check(round: &Round) -> Vec<Finding> {
    let names = round.agencies_by_name();
    let numbered = || round.submissions.iter().filter_map(|one| Some((one, one.number.as_ref()?)));
    let mut bearers: BTreeMap<Key, BTreeSet<AgencyAt>> = BTreeMap::new();
    for (one, number) in numbered() {
        bearers.entry(Key::of(number)).or_default().insert(*one.agency);
    }
    let is_alone = |number: &str| bearers.get(&Key::of(number)).is_none_or(|agencies| agencies.len() == 1);
    let foreign = numbered().filter_map(|(one, number)| Some((one, number, foreign(names, *one.agency, number)?)));
    foreign
        .filter(|(_, number, _)| is_alone(number))
        .map(|(one, number, other)| finding(round, one, number, other))
        .collect()
}

/// The agency that a symbol names, when it is another one and nothing in the symbol is its own.
fn foreign(names: &Lookup<Key, AgencyAt>, own: AgencyAt, number: &str) -> Option<AgencyAt> {
    let names_own = || reused_number::parts(number).any(|part| names.get(&Key::of(part)) == Some(&own));
    reused_number::owner(names, number).filter(|other| *other != own && !names_own())
}

fn finding(round: &Round, submission: &Submission, number: &Spanned<String>, other: AgencyAt) -> Finding {
    let (read, other) = (quoted(number), &round.plan.agency(other).short);
    let name = &round.plan.agency(*submission.agency).short;
    let finding = RULE.at(
        number.span,
        text!(
            vi: "số văn bản {read} mang ký hiệu của {other}, nhưng đây là báo cáo của {name}",
            en: "the number {read} bears the symbol of {other}, but this is the report of {name}",
        ),
        text!(vi: "ký hiệu của {other}", en: "the symbol of {other}"),
    );
    finding.also(submission.agency.span, text!(vi: "báo cáo của {name}", en: "the report of {name}")).help(text!(
        vi: "xem bản ký: nếu báo cáo là của {other} thì sửa tên cơ quan, nếu là của {name} thì sửa số; có thể đã dùng lại tệp của cơ quan khác",
        en: "see the signed paper: if the report is that of {other}, mend the agency; if it is that of {name}, mend the number; the file of another agency may have been used again",
    ))
}
