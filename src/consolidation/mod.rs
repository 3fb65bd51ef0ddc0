//! A round and its findings → what the report says, as plain data without layout.

mod duty;
mod joint;
mod standing;
mod verdict;

pub use duty::{Addend, Answer, DutyLine, Totalled};
pub use standing::Standing;
pub use verdict::Verdict;

use crate::{
    finding::Finding,
    model::{AgencyAt, Round, Submission},
};

/// A round put together.
#[derive(Debug)]
pub struct Consolidation<'r> {
    /// The round.
    pub round: &'r Round,
    /// How each agency stands, in the plan's order.
    pub standings: Vec<Standing<'r>>,
    /// Duty by duty, in the plan's order.
    pub duties: Vec<DutyLine<'r>>,
    /// Errors that are open: in a submission that is used, or in a file that belongs to none.
    pub errors: Vec<&'r Finding>,
    /// Submissions that are not used, in the plan's order of agencies.
    pub unused: Vec<(&'r Submission, WhyUnused)>,
    /// Submissions that arrived after the day we look at.
    pub later: &'r [Submission],
}

/// Why a submission is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyUnused {
    /// A newer one is used instead.
    Replaced,
    /// A newer one has errors, so an older one stands.
    NotYetAcceptable,
    /// Its own errors forbid it.
    Refused,
}

impl<'r> Consolidation<'r> {
    /// Puts a round together; `findings` are those of the round and of its files.
    #[must_use]
    pub fn of(round: &'r Round, findings: &'r [Finding], later: &'r [Submission]) -> Self {
        let verdict = Verdict::of(findings);
        let standings: Vec<_> =
            round.plan.agencies_at().map(|agency| Standing::of(round, &verdict, findings, agency)).collect();
        let duties = round.plan.duties_at().map(|duty| DutyLine::of(round, &verdict, &standings, duty)).collect();
        let unused = standings.iter().flat_map(|standing| unused(&verdict, standing)).collect();
        let errors = findings.iter().filter(|finding| finding.is_error() && is_open(round, &standings, later, finding));
        Self { round, errors: errors.collect(), standings, duties, unused, later }
    }

    /// Agencies that are expected to report and of whom nothing can be used.
    pub fn missing(&self) -> impl Iterator<Item = AgencyAt> {
        self.standings.iter().filter(|standing| standing.is_missing()).map(|standing| standing.agency)
    }

    /// Why a report made now is only a draft.
    #[must_use]
    pub fn open_points(&self) -> Vec<OpenPoint> {
        let mut points = Vec::new();
        if self.round.as_of <= self.round.plan.deadline.last_day() {
            points.push(OpenPoint::NotYetDue);
        }
        let missing: Vec<_> = self.missing().collect();
        if !missing.is_empty() {
            points.push(OpenPoint::Missing(missing));
        }
        if !self.errors.is_empty() {
            points.push(OpenPoint::Errors(self.errors.len()));
        }
        points
    }
}

/// Why a report is only a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenPoint {
    /// The deadline has not passed.
    NotYetDue,
    /// These agencies are missing.
    Missing(Vec<AgencyAt>),
    /// So many errors are open.
    Errors(usize),
}

/// An error in a submission that is not used is not open: what it spoils is not in the report.
fn is_open(round: &Round, standings: &[Standing<'_>], later: &[Submission], finding: &Finding) -> bool {
    let place = finding.span();
    let in_used = standings.iter().filter_map(|standing| standing.used).any(|submission| submission.holds(place));
    let in_any = round.submissions.iter().chain(later).any(|submission| submission.holds(place));
    in_used || !in_any
}

fn unused<'r>(verdict: &Verdict, standing: &Standing<'r>) -> Vec<(&'r Submission, WhyUnused)> {
    let used_at = standing.sent.iter().position(|sent| standing.used.is_some_and(|used| std::ptr::eq(*sent, used)));
    let others = standing.sent.iter().enumerate().filter(|(at, _)| Some(*at) != used_at);
    let why = |at: usize, submission: &Submission| {
        if !verdict.accepts_submission(submission) {
            WhyUnused::Refused
        } else if used_at.is_some_and(|used| at > used) {
            WhyUnused::NotYetAcceptable
        } else {
            WhyUnused::Replaced
        }
    };
    others.map(|(at, submission)| (*submission, why(at, submission))).collect()
}
