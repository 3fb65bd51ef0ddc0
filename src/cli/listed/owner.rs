//! Whose submission a place lies in.

use crate::{
    finding::Finding,
    model::{AgencyAt, Round, Submission},
    source::{SourceId, Span},
};
use std::collections::{BTreeMap, BTreeSet};

/// The submissions of a round by the text they stand in.
pub(super) struct Owners<'r> {
    round: &'r Round,
    submissions: BTreeMap<SourceId, Vec<&'r Submission>>,
}

impl<'r> Owners<'r> {
    pub(super) fn of(round: &'r Round) -> Self {
        let mut submissions: BTreeMap<SourceId, Vec<&Submission>> = BTreeMap::new();
        for submission in &round.submissions {
            if let Some(place) = submission.places.first() {
                submissions.entry(place.source).or_default().push(submission);
            }
        }
        Self { round, submissions }
    }

    /// Whose finding it is: that of the first place that is somebody's.
    pub(super) fn of_finding(&self, finding: &Finding) -> Option<AgencyAt> {
        self.all_of(finding).next()
    }

    /// Everybody whom a finding is about.
    pub(super) fn all_of(&self, finding: &Finding) -> impl Iterator<Item = AgencyAt> {
        finding.labels.iter().filter_map(|label| self.at(label.span))
    }

    /// The agencies in whose newest submission a finding finds fault: what was corrected since is not asked for again.
    pub(super) fn at_fault(&self, finding: &Finding) -> BTreeSet<AgencyAt> {
        let in_newest = |span: &Span| {
            let newest = self.sender(*span).and_then(|agency| self.round.submissions_of(agency).pop());
            newest.is_some_and(|newest| newest.holds(*span))
        };
        finding.faults().filter(in_newest).filter_map(|span| self.sender(span)).collect()
    }

    fn at(&self, span: Span) -> Option<AgencyAt> {
        self.sender(span).or_else(|| {
            let receipt = self.round.receipts().iter().find(|receipt| receipt.names(span));
            receipt.map(|receipt| *receipt.agency)
        })
    }

    /// Whose submission holds `span`.
    fn sender(&self, span: Span) -> Option<AgencyAt> {
        let here = self.submissions.get(&span.source)?;
        here.iter().find(|submission| submission.holds(span)).map(|submission| *submission.agency)
    }
}
