//! A round and its findings → what the report says, as plain data without layout.

mod answer;
mod duty;
mod joint;
mod standing;
mod verdict;

pub use answer::Answer;
pub use duty::{Addend, DutyLine, Totalled};
pub use standing::Standing;
pub use verdict::Verdict;

use crate::{
    finding::Finding,
    model::{Acceptance, AgencyAt, HeadPart, Owners, Round, Section, Subject, Submission, open},
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
    /// What stands between this report and a final one.
    pub open: Vec<OpenPoint<'r>>,
    /// Submissions that are not used, in the plan's order of agencies.
    pub unused: Vec<(&'r Submission, WhyUnused<'r>)>,
    /// Submissions that arrived after the day we look at.
    pub later: &'r [Submission],
    /// What the errors leave standing.
    pub verdict: Verdict,
}

/// Why a submission is not used.
#[derive(Debug, Clone, Copy)]
pub enum WhyUnused<'r> {
    /// A newer one is used instead.
    Replaced,
    /// A newer one has errors, so an older one stands.
    NotYetAcceptable,
    /// An error of its own forbids it.
    Refused(&'r Finding),
}

impl<'r> Consolidation<'r> {
    /// Puts a round together; `findings` are those of the round and of its files.
    #[must_use]
    pub fn of(round: &'r Round, findings: &'r [Finding], later: &'r [Submission]) -> Self {
        let verdict = Verdict::of(findings);
        let standings = Standing::all(round, &verdict, findings);
        let names = round.agencies_by_name();
        let duties =
            round.plan.duties_at().map(|duty| DutyLine::of(round, names, &verdict, &standings, duty)).collect();
        let unused = standings.iter().flat_map(|standing| unused(findings, standing)).collect();
        let open = open_points(round, findings, &standings, later);
        Self { round, standings, duties, open, unused, later, verdict }
    }

    /// Agencies that are expected to report and of whom nothing can be used.
    pub fn missing(&self) -> impl Iterator<Item = AgencyAt> {
        self.standings.iter().filter(|standing| standing.is_missing()).map(|standing| standing.agency)
    }

    /// What is open and not accepted: why a report made now is only a draft.
    pub fn unsettled(&self) -> impl Iterator<Item = &OpenPoint<'r>> {
        self.open.iter().filter(|point| point.accepted.is_none())
    }
}

/// Something that stands between a report and a final one.
#[derive(Debug, Clone)]
pub struct OpenPoint<'r> {
    /// What it is.
    pub kind: OpenKind<'r>,
    /// What it is about.
    pub subject: Subject,
    /// The acceptance that settles it.
    pub accepted: Option<&'r Acceptance>,
}

/// What can be open.
#[derive(Debug, Clone, Copy)]
pub enum OpenKind<'r> {
    /// The deadline has not passed. Nobody can accept that.
    NotYetDue,
    /// An agency is missing.
    Missing(AgencyAt),
    /// An error, in a submission that is used or in a file that belongs to none.
    Error(&'r Finding),
    /// A section that the office writes is empty.
    EmptySection(Section),
    /// The plan leaves a part of the report's head or foot open.
    OpenHead(HeadPart),
}

impl OpenKind<'_> {
    /// Whether something is missing, and nothing wrong, in what an agency sent.
    #[must_use]
    pub fn is_gap(&self) -> bool {
        matches!(self, Self::Error(finding) if finding.rule.gap)
    }

    /// The name under which it is accepted.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        match self {
            Self::NotYetDue => "not-yet-due",
            Self::Missing(_) => open::MISSING_SUBMISSION,
            Self::Error(finding) => finding.rule.id,
            Self::EmptySection(_) => open::EMPTY_SECTION,
            Self::OpenHead(_) => open::INCOMPLETE_HEAD,
        }
    }
}

fn open_points<'r>(
    round: &'r Round,
    findings: &'r [Finding],
    standings: &[Standing<'r>],
    later: &[Submission],
) -> Vec<OpenPoint<'r>> {
    let nobody = Subject { agency: None, duty: None };
    let not_due = (round.as_of <= round.plan.deadline.last_day()).then_some((OpenKind::NotYetDue, nobody));
    let missing = standings.iter().filter(|standing| standing.is_missing());
    let missing = missing.map(|one| (OpenKind::Missing(one.agency), Subject { agency: Some(one.agency), duty: None }));
    let later = Owners::of(later);
    let errors = findings.iter().filter(|finding| finding.is_error() && is_open(round, standings, &later, finding));
    let errors = errors.map(|finding| (OpenKind::Error(finding), finding.subject(round)));
    let empty = Section::ALL.into_iter().filter(|section| round.editorial.text(*section).is_none());
    let empty = empty.map(|section| (OpenKind::EmptySection(section), nobody));
    let head = round.plan.open_head().into_iter().map(|part| (OpenKind::OpenHead(part), nobody));
    let points = not_due.into_iter().chain(missing).chain(errors).chain(empty).chain(head);
    points.map(|(kind, subject)| OpenPoint { kind, subject, accepted: acceptance(round, kind, subject) }).collect()
}

fn acceptance<'r>(round: &'r Round, kind: OpenKind<'_>, subject: Subject) -> Option<&'r Acceptance> {
    let nobody_can = matches!(kind, OpenKind::NotYetDue);
    if nobody_can { None } else { round.acceptance(kind.rule(), subject) }
}

/// An error in a submission that is not used is not open: what it spoils is not in the report.
fn is_open(round: &Round, standings: &[Standing<'_>], later: &Owners, finding: &Finding) -> bool {
    let place = finding.span();
    match round.owner(place) {
        Some(owner) => standings[owner.agency.index()].used.is_some_and(|used| std::ptr::eq(used, owner)),
        None => later.owner(place).is_none(),
    }
}

fn unused<'r>(findings: &'r [Finding], standing: &Standing<'r>) -> Vec<(&'r Submission, WhyUnused<'r>)> {
    let used_at = standing.sent.iter().position(|sent| standing.used.is_some_and(|used| std::ptr::eq(*sent, used)));
    let others = standing.sent.iter().enumerate().filter(|(at, _)| Some(*at) != used_at);
    let why = |at: usize, submission: &Submission| {
        if let Some(finding) = Verdict::refusal(findings, submission) {
            WhyUnused::Refused(finding)
        } else if used_at.is_some_and(|used| at > used) {
            WhyUnused::NotYetAcceptable
        } else {
            WhyUnused::Replaced
        }
    };
    others.map(|(at, submission)| (*submission, why(at, submission))).collect()
}
