//! One mistake that touches hundreds of rows is one finding with all its places.

use super::{Finding, Round, Text, text};
use crate::source::{SourceId, Span};
use std::collections::BTreeMap;

/// So many findings that say the like of one submission are told one by one: a clerk goes through them. More are the
/// echo of one mistake, as a column in another order or another year.
const ONE_BY_ONE: usize = 20;

/// What makes findings alike: the rule, the file, whose submission, and what is said, names and numbers apart.
type Kind = (&'static str, SourceId, Option<Span>, String);

/// Findings with those that say the like gathered into one, at the first of its places. Gaps are left alone: each is a
/// duty or a figure of its own to ask for.
pub(super) fn gathered(round: &Round, findings: Vec<Finding>) -> Vec<Finding> {
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in &findings {
        *rules.entry(finding.rule.id).or_default() += 1;
    }
    let is_many = |finding: &Finding| !finding.rule.gap && rules.get(finding.rule.id).is_some_and(|n| *n > ONE_BY_ONE);
    if !findings.iter().any(is_many) {
        return findings;
    }
    let (many, mut told): (Vec<Finding>, Vec<Finding>) = findings.into_iter().partition(is_many);
    let mut kinds: BTreeMap<Kind, Vec<Finding>> = BTreeMap::new();
    for finding in many {
        let span = finding.span();
        let owner = round.owner(span).map(|submission| submission.agency.span);
        let kind = (finding.rule.id, span.source, owner, shape(&finding.message.vi));
        kinds.entry(kind).or_default().push(finding);
    }
    for alike in kinds.into_values() {
        if alike.len() > ONE_BY_ONE { told.extend(joined(alike)) } else { told.extend(alike) }
    }
    told
}

/// All in one, at the first place.
fn joined(mut alike: Vec<Finding>) -> Option<Finding> {
    alike.sort_by_key(Finding::span);
    // One that stands for many has its places among its own.
    let more = alike.iter().map(|finding| finding.faults().count()).sum::<usize>() - 1;
    let mut alike = alike.into_iter();
    let mut first = alike.next()?;
    let Text { vi, en } = &first.message;
    first.message = text!(vi: "{vi} (và {more} chỗ nữa như vậy)", en: "{en} (and {more} places more)");
    alike.for_each(|other| first.absorb(other));
    Some(first)
}

/// A message without what differs from row to row: what stands in quotation marks, and digits.
fn shape(message: &str) -> String {
    let mut quoted = false;
    let mut kept = String::with_capacity(message.len());
    for c in message.chars() {
        match c {
            '“' => quoted = true,
            '”' => quoted = false,
            _ if quoted || c.is_ascii_digit() || matches!(c, '.' | ',') => {}
            _ => kept.push(c),
        }
    }
    kept
}
