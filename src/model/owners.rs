//! Whose submission a place lies in, found without going through all of them.

use super::Submission;
use crate::source::Span;

/// The stretches of text of some submissions, in order, each with the place of its submission among them.
#[derive(Debug, Clone)]
pub(crate) struct Owners(Vec<(Span, usize)>);

impl Owners {
    pub(crate) fn of(submissions: &[Submission]) -> Self {
        let places =
            submissions.iter().enumerate().flat_map(|(at, one)| one.places.iter().map(move |place| (*place, at)));
        let mut places: Vec<(Span, usize)> = places.collect();
        places.sort();
        Self(places)
    }

    /// Which of the submissions holds `span`.
    pub(crate) fn owner(&self, span: Span) -> Option<usize> {
        let behind = self.0.partition_point(|(place, _)| (place.source, place.start) <= (span.source, span.start));
        let (place, at) = self.0[..behind].last()?;
        place.contains(span).then_some(*at)
    }
}
