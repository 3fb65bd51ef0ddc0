//! Which answer a place belongs to, found without going through all of them.

use super::{DutyAt, Submission};
use crate::source::Span;

/// The parts of the answers of one submission, by where they begin.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts(Vec<Part>);

#[derive(Debug, Clone, Copy)]
struct Part {
    span: Span,
    duty: DutyAt,
    /// Which of the parts up to this one reaches furthest: one part may lie within another.
    furthest: usize,
}

impl Parts {
    pub(super) fn of(submission: &Submission) -> Self {
        let parts = submission
            .results
            .iter()
            .flat_map(|result| result.parts().map(|span| Part { span, duty: *result.duty, furthest: 0 }));
        let mut parts: Vec<Part> = parts.collect();
        parts.sort_by_key(|part| (part.span.source, part.span.start));
        let mut furthest = 0;
        for at in 0..parts.len() {
            if parts[at].span.end > parts[furthest].span.end {
                furthest = at;
            }
            parts[at].furthest = furthest;
        }
        Self(parts)
    }

    /// The duty that is answered at `span`.
    pub(super) fn duty(&self, span: Span) -> Option<DutyAt> {
        let behind = self.0.partition_point(|part| (part.span.source, part.span.start) <= (span.source, span.start));
        let furthest = self.0[..behind].last()?.furthest;
        Some(self.0[furthest]).filter(|part| part.span.contains(span)).map(|part| part.duty)
    }
}
