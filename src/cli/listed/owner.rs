//! Whom a finding is about.

use crate::{
    finding::Finding,
    model::{AgencyAt, Round},
    source::Span,
};
use std::collections::BTreeSet;

/// Everybody whom a finding is about, by its places; the first one's finding it is.
pub(super) fn all_of(round: &Round, finding: &Finding) -> impl Iterator<Item = AgencyAt> {
    finding.labels.iter().filter_map(|label| named(round, label.span))
}

/// The agencies in whose newest submission a finding finds fault: what was corrected since is not asked for again.
pub(super) fn at_fault(round: &Round, finding: &Finding) -> BTreeSet<AgencyAt> {
    let in_newest = finding.faults().filter_map(|span| {
        let agency = *round.owner(span)?.agency;
        round.newest(agency).is_some_and(|newest| newest.holds(span)).then_some(agency)
    });
    in_newest.collect()
}

/// Whose submission holds `span`, else whose entry of the register.
fn named(round: &Round, span: Span) -> Option<AgencyAt> {
    let sender = round.owner(span).map(|submission| *submission.agency);
    sender.or_else(|| round.entry(span).map(|receipt| *receipt.agency))
}
