//! What the rules about one submission alone look at.

use super::{Finding, said};
use crate::{
    model::{DutyAt, DutyResult, Figure, Plan, Submission},
    source::Span,
};
use chrono::NaiveDate;

/// A submission beside the plan that it answers, on the day we look.
#[derive(Debug, Clone)]
pub struct Sent<'r> {
    /// The plan.
    pub plan: &'r Plan,
    /// The day on which we look.
    pub as_of: NaiveDate,
    /// The submission.
    pub submission: &'r Submission,
    /// Its texts.
    pub(super) texts: said::Texts<'r>,
    /// The first days of its activities, but for those of answers that are not reported or outside the time of a duty.
    pub(super) first_days: Vec<(NaiveDate, Span)>,
    /// Where something is wrong that was found before, in order.
    faults: Vec<Span>,
    /// Its figures, each with the answer it belongs to.
    figures: Vec<(&'r DutyResult, &'r Figure)>,
}

impl<'r> Sent<'r> {
    /// `submission` beside `plan`, looked at on the day `as_of`.
    #[must_use]
    pub fn new(plan: &'r Plan, as_of: NaiveDate, submission: &'r Submission) -> Self {
        // Most activities have one figure and a day.
        let most = submission.results.iter().map(|result| result.figures.len() + result.activities.len()).sum();
        let (mut figures, mut first_days) = (Vec::with_capacity(most), Vec::with_capacity(most));
        for result in &submission.results {
            figures.extend(result.figures.iter().map(|figure| (result, figure)));
            for activity in &result.activities {
                figures.extend(activity.figures.iter().map(|figure| (result, figure)));
            }
        }
        first_days.extend(said::first_days(plan, submission));
        let texts = said::Texts::of(submission);
        Self { plan, as_of, submission, texts, first_days, figures, faults: Vec::new() }
    }
}

impl<'r> Sent<'r> {
    /// The submission for rules that compare its figures, without those in which `findings` tell of an error. What is
    /// missing makes nothing wrong that is there.
    pub(super) fn without_faults(mut self, findings: &[Finding]) -> Self {
        let errors = findings.iter().filter(|finding| finding.is_error() && !finding.rule.gap);
        self.faults = errors.flat_map(Finding::faults).collect();
        self.faults.sort_unstable();
        self
    }

    /// Whether nothing is wrong with a figure by itself. In a table its row tells of other things too, in YAML it does not.
    pub(super) fn is_sound(&self, figure: &Figure) -> bool {
        let month = figure.month.as_ref().map(|month| month.span);
        let mut own = [figure.indicator.span, figure.cell.span].into_iter().chain(month);
        !own.any(|span| span.contains_any(&self.faults))
    }

    /// The answers to duties of the agency's own: for those of others nothing is asked.
    pub(super) fn own_results(&self) -> impl Iterator<Item = &'r DutyResult> {
        let (plan, submission) = (self.plan, self.submission);
        submission.results.iter().filter(|result| plan.duty(*result.duty).is_for(*submission.agency))
    }

    /// Whether a day lies before the plan was issued; never, when the plan does not say.
    pub(super) fn is_before_plan(&self, day: NaiveDate) -> bool {
        self.plan.date.as_ref().is_some_and(|issued| day < issued.value)
    }

    /// Whether `duty` must be answered by now.
    pub(super) fn is_asked(&self, duty: DutyAt) -> bool {
        self.plan.duty(duty).is_asked(self.as_of)
    }
}

/// Every figure of a submission with the answer it belongs to.
pub(super) fn figures<'r>(sent: &Sent<'r>) -> impl Iterator<Item = (&'r DutyResult, &'r Figure)> {
    sent.figures.iter().copied()
}
