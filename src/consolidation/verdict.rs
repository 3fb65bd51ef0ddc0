//! Which facts the findings leave standing.

use crate::{
    finding::Finding,
    model::{Activity, DutyResult, Figure, Submission},
    source::Span,
};

/// What the errors of a round condemn. An error condemns what stands at its fault: a figure when it lies in the figure,
/// an answer when it lies on its duty or status, a submission when it lies on its agency or plan. Gaps condemn nothing:
/// what is there can be used.
#[derive(Debug)]
pub struct Verdict {
    /// Places of errors that are not gaps, sorted.
    faults: Vec<Span>,
    /// Places of gaps, sorted.
    gaps: Vec<Span>,
}

impl Verdict {
    /// The verdict that `findings` amount to.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        let places = |gap: bool| {
            let errors = findings.iter().filter(move |finding| finding.is_error() && finding.rule.gap == gap);
            let mut places: Vec<Span> = errors.flat_map(Finding::faults).collect();
            places.sort();
            places
        };
        Self { faults: places(false), gaps: places(true) }
    }

    /// Whether a fault lies in `span`.
    #[must_use]
    pub fn condemns(&self, span: Span) -> bool {
        span.contains_any(&self.faults)
    }

    /// Whether a figure counts.
    #[must_use]
    pub fn accepts(&self, figure: &Figure) -> bool {
        !self.condemns(figure.span)
    }

    /// Whether an activity, apart from its figures, counts.
    #[must_use]
    pub fn accepts_activity(&self, activity: &Activity) -> bool {
        let days = [&activity.from, &activity.to].into_iter().flatten().map(|day| day.span);
        let place = activity.place.iter().map(|place| place.span);
        let words = place.chain(activity.with.iter().map(|partner| partner.span));
        !std::iter::once(activity.title.span).chain(days).chain(words).any(|span| self.condemns(span))
    }

    /// Whether an answer, apart from its facts, counts.
    #[must_use]
    pub fn accepts_result(&self, result: &DutyResult) -> bool {
        !self.condemns(result.duty.span) && !self.condemns(result.status.span)
    }

    /// Whether a submission can be used at all.
    #[must_use]
    pub fn accepts_submission(&self, submission: &Submission) -> bool {
        !decisive(submission).any(|span| self.condemns(span))
    }

    /// The error that forbids the use of a submission.
    #[must_use]
    pub fn refusal<'r>(findings: &'r [Finding], submission: &Submission) -> Option<&'r Finding> {
        let errors = findings.iter().filter(|finding| finding.is_error() && !finding.rule.gap);
        let is_decisive = |fault: Span| decisive(submission).any(|span| span.contains(fault));
        errors.into_iter().find(|finding| finding.faults().any(is_decisive))
    }

    /// Whether nothing in a submission is wrong; something may be missing.
    #[must_use]
    pub fn is_valid(&self, submission: &Submission) -> bool {
        !submission.places.iter().any(|place| place.contains_any(&self.faults))
    }

    /// Whether nothing in a submission is wrong and nothing missing.
    #[must_use]
    pub fn is_free_of_errors(&self, submission: &Submission) -> bool {
        self.is_valid(submission) && !submission.places.iter().any(|place| place.contains_any(&self.gaps))
    }
}

/// Where an error condemns the whole submission.
fn decisive(submission: &Submission) -> impl Iterator<Item = Span> {
    let plan = submission.plan.as_ref().map(|plan| plan.span);
    std::iter::once(submission.agency.span).chain(plan)
}
