//! The reminder (công văn đôn đốc): who has not reported, or has left duties unanswered.

use super::{Frame, request};
use crate::{
    consolidation::{Consolidation, OpenKind, OpenPoint, Standing},
    model::{AgencyAt, DutyAt, Plan, Submission, Timeliness},
    report::wording::{day_cited, until},
};
use chrono::NaiveDate;
use serde::Serialize;

/// What a reminder can say.
#[derive(Debug, Serialize)]
pub struct Reminder {
    /// What every letter says.
    #[serde(flatten)]
    pub frame: Frame,
    /// To whom it goes, in the plan's order.
    pub agencies: Vec<Reminded>,
}

/// An agency that is reminded.
#[derive(Debug, Serialize)]
pub struct Reminded {
    /// Its name.
    pub name: String,
    /// The name used in tables.
    pub short: String,
    /// `yêu cầu` or `đề nghị`.
    pub request: &'static str,
    /// Its deadline in words.
    pub deadline: String,
    /// `overdue`: nothing has arrived; `unusable`: something has arrived, but no file that can be used; `incomplete`:
    /// duties are not answered; `duties-overdue`: nothing has arrived, and only duties with deadlines of their own are
    /// overdue.
    pub state: &'static str,
    /// Days after the last day in time.
    pub days: i64,
    /// Number and day of what it sent, as `số 215/BC-STP ngày 14/12/2023`; empty when not known.
    pub document: String,
    /// The duties that are not answered; of an agency whose whole report is not there, those with deadlines of their own.
    pub outstanding: Vec<OutstandingDuty>,
}

/// A duty that is not answered.
#[derive(Debug, Serialize)]
pub struct OutstandingDuty {
    /// Its id.
    pub id: String,
    /// Where it stands in the plan.
    pub cite: String,
    /// A short name, or the plan's own words.
    pub label: String,
    /// Its own deadline in words; empty when it has none.
    pub deadline: String,
}

impl Reminder {
    /// What a letter to `agencies` can say; `due` is the last day to answer.
    #[must_use]
    pub fn of(consolidation: &Consolidation<'_>, agencies: &[AgencyAt], due: Option<NaiveDate>) -> Self {
        let standings = consolidation.standings.iter().filter(|standing| agencies.contains(&standing.agency));
        Self {
            frame: Frame::of(consolidation.round, due),
            agencies: standings.filter_map(|standing| Reminded::of(consolidation, standing)).collect(),
        }
    }
}

/// The agencies that must be reminded, in the plan's order: overdue, or of whom something has arrived that cannot be
/// used or leaves duties unanswered. What the office has accepted in writing is not asked for again.
#[must_use]
pub fn to_remind(consolidation: &Consolidation<'_>) -> Vec<AgencyAt> {
    let standings = consolidation.standings.iter();
    standings.filter(|standing| Reminded::of(consolidation, standing).is_some()).map(|one| one.agency).collect()
}

impl Reminded {
    fn of(consolidation: &Consolidation<'_>, standing: &Standing<'_>) -> Option<Self> {
        let plan = &consolidation.round.plan;
        let mut outstanding = outstanding(consolidation, standing);
        if standing.used.is_none() {
            outstanding.retain(|duty| !duty.deadline.is_empty());
        }
        let state = match (standing.timeliness?, standing.used) {
            (_, None) if is_accepted(consolidation, standing.agency) => return None,
            (Timeliness::NotYetDue, None) | (_, Some(_)) if outstanding.is_empty() => return None,
            (Timeliness::NotYetDue, None) => "duties-overdue",
            (Timeliness::Overdue(_), None) => "overdue",
            (_, None) => "unusable",
            (_, Some(_)) => "incomplete",
        };
        let agency = plan.agency(standing.agency);
        Some(Self {
            name: agency.name.clone(),
            short: agency.short.clone(),
            request: request(agency.address),
            deadline: deadline(plan, standing),
            state,
            days: standing.days(),
            document: standing.used.or(standing.sent.last().copied()).map(document).unwrap_or_default(),
            outstanding,
        })
    }
}

/// In the plan's words, unless it is one of the agency's own.
fn deadline(plan: &Plan, standing: &Standing<'_>) -> String {
    match &plan.wording.text {
        Some(words) if standing.deadline == *plan.deadline => words.value.clone(),
        _ => until(standing.deadline),
    }
}

fn document(submission: &Submission) -> String {
    let number = submission.number.as_ref().map(|number| format!("số {}", number.value));
    number.into_iter().chain(submission.dated().map(day_cited)).collect::<Vec<_>>().join(" ")
}

fn is_accepted(consolidation: &Consolidation<'_>, agency: AgencyAt) -> bool {
    let mut accepted = consolidation.open.iter().filter(|point| point.accepted.is_some());
    accepted.any(|point| matches!(point.kind, OpenKind::Missing(missing) if missing == agency))
}

fn outstanding(consolidation: &Consolidation<'_>, standing: &Standing<'_>) -> Vec<OutstandingDuty> {
    // Gone through once for all duties of the agency.
    let is_accepted = |point: &&OpenPoint<'_>| {
        let is_own = point.subject.agency == Some(standing.agency);
        is_own && point.accepted.is_some() && point.kind.rule() == "unanswered-duty"
    };
    let accepted: Vec<DutyAt> =
        consolidation.open.iter().filter(is_accepted).filter_map(|point| point.subject.duty).collect();
    let duties = standing.outstanding.iter().filter(|duty| !accepted.contains(duty));
    duties.map(|duty| OutstandingDuty::of(&consolidation.round.plan, *duty)).collect()
}

impl OutstandingDuty {
    fn of(plan: &Plan, duty: DutyAt) -> Self {
        let duty = plan.duty(duty);
        // A duty without a name of its own is told in the plan's words.
        let label = if duty.label == duty.id.value { &duty.text } else { &duty.label };
        Self {
            id: duty.id.value.clone(),
            cite: duty.cite.clone(),
            label: label.trim_end_matches(['.', ';']).to_owned(),
            deadline: duty.deadline.as_ref().map(|own| until(**own)).unwrap_or_default(),
        }
    }
}
