//! How agencies stand.

use super::super::wording::day;
use crate::{
    consolidation::{Consolidation, Standing},
    model::{Duty, DutyAt, Level, Plan, Subject, Submission},
    source::Sources,
};
use serde::Serialize;

/// How many agencies stand how.
#[derive(Debug, Default, Serialize)]
pub struct Counts {
    /// All that are in the plan and not exempt.
    pub expected: usize,
    /// Of whom a submission is used.
    pub received: usize,
    /// In time.
    pub on_time: usize,
    /// On the day of the deadline.
    pub on_deadline_day: usize,
    /// Late.
    pub late: usize,
    /// Sent in, and nothing says when.
    pub undated: usize,
    /// Nothing to use, and the deadline has not passed.
    pub not_yet_due: usize,
    /// Nothing to use, and the deadline has passed.
    pub overdue: usize,
    /// Without errors other than gaps.
    pub valid: usize,
    /// With every duty answered, and nothing missing.
    pub complete: usize,
}

impl Counts {
    pub(super) fn of(standings: &[Standing<'_>]) -> Self {
        let count = |test: &dyn Fn(&Standing<'_>) -> bool| standings.iter().filter(|standing| test(standing)).count();
        let state = |id: &'static str| count(&|standing| standing.state_id() == id);
        Self {
            expected: count(&|standing| standing.timeliness.is_some()),
            received: count(&|standing| standing.used.is_some()),
            on_time: state("on-time"),
            on_deadline_day: state("on-deadline-day"),
            late: state("late"),
            undated: state("undated"),
            not_yet_due: state("not-yet-due"),
            overdue: state("overdue"),
            valid: count(&|standing| standing.valid),
            complete: count(&|standing| standing.complete()),
        }
    }
}

/// How an agency stands.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, shown apart")]
pub struct AgencyView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The name used in tables.
    pub short: String,
    /// `province`, `district` or `commune`.
    pub level: &'static str,
    /// The state as one word: `on-time`, `on-deadline-day`, `late`, `undated`, `not-yet-due`, `overdue`, `exempt`.
    pub state: &'static str,
    /// The state in words.
    pub state_text: String,
    /// Days after the last day in time.
    pub days: i64,
    /// Day on which its first report arrived.
    pub arrived: String,
    /// Day on which the document used arrived.
    pub document_arrived: String,
    /// Whether the register says so; otherwise it is the day of the document.
    pub registered: bool,
    /// Number of the document used.
    pub document: String,
    /// Day of the document used.
    pub dated: String,
    /// Data count up to this day.
    pub cutoff: String,
    /// Whether a submission is used.
    pub received: bool,
    /// How many submissions it sent.
    pub sent: usize,
    /// Whether nothing in it is wrong.
    pub valid: bool,
    /// Whether every duty is answered, with nothing missing.
    pub complete: bool,
    /// Duties that are not answered.
    pub outstanding: Vec<String>,
    /// Those of them whose own deadline has passed.
    pub overdue_duties: Vec<String>,
    /// Duties that are answered, of which something is missing.
    pub lacking: Vec<String>,
    /// Both, as a reader finds them in the plan.
    pub gaps: Vec<DutyGap>,
    /// How many errors it has, gaps among them.
    pub errors: usize,
    /// The file of the submission used.
    pub file: String,
}

/// A duty that is not answered, or of whose answer something is missing.
#[derive(Debug, Serialize)]
pub struct DutyGap {
    /// Its id.
    pub id: String,
    /// Its place in the plan.
    pub cite: String,
    /// Its short name.
    pub label: String,
    /// Whether it is answered, with something missing.
    pub answered: bool,
    /// Whether that is accepted in writing.
    pub accepted: bool,
}

impl DutyGap {
    /// Those of an agency: what is not answered, then what lacks something.
    fn all(consolidation: &Consolidation<'_>, standing: &Standing<'_>) -> Vec<Self> {
        let unanswered = standing.outstanding.iter().map(|duty| (*duty, false));
        let lacking = standing.lacking.iter().map(|duty| (*duty, true));
        unanswered.chain(lacking).map(|(duty, answered)| Self::of(consolidation, standing, duty, answered)).collect()
    }

    fn of(consolidation: &Consolidation<'_>, standing: &Standing<'_>, at: DutyAt, answered: bool) -> Self {
        let duty = consolidation.round.plan.duty(at);
        let subject = Subject { agency: Some(standing.agency), duty: Some(at) };
        let may_be = consolidation.round.acceptances.iter().any(|one| one.agency == subject.agency);
        let mut own =
            consolidation.open.iter().filter(|point| point.subject == subject && point.kind.is_gap()).peekable();
        // Hardly any agency has one: going through all that is open for each duty would be slow.
        let accepted = may_be && own.peek().is_some() && own.all(|point| point.accepted.is_some());
        let (id, cite, label) = (duty.id.value.clone(), duty.cite.clone(), duty.label.clone());
        Self { id, cite, label, answered, accepted }
    }
}

impl AgencyView {
    pub(super) fn of(consolidation: &Consolidation<'_>, standing: &Standing<'_>, sources: &Sources) -> Self {
        let plan = &consolidation.round.plan;
        let agency = plan.agency(standing.agency);
        let used = standing.used;
        let date = |date: Option<chrono::NaiveDate>| date.map(day).unwrap_or_default();
        Self {
            id: agency.id.value.clone(),
            name: agency.name.clone(),
            short: agency.short.clone(),
            level: match agency.level {
                Level::Province => "province",
                Level::District => "district",
                Level::Commune => "commune",
            },
            state: standing.state_id(),
            state_text: standing.state().vi,
            days: standing.days(),
            arrived: date(standing.arrival.map(|arrival| arrival.moment.date)),
            document_arrived: date(standing.used_arrival.map(|arrival| arrival.moment.date)),
            registered: standing.arrival.is_some_and(|arrival| arrival.registered),
            document: used.and_then(|one| one.number.as_ref()).map(|number| number.value.clone()).unwrap_or_default(),
            dated: date(used.and_then(Submission::dated)),
            cutoff: date(used.and_then(|one| one.cutoff.as_ref()?.known())),
            received: used.is_some(),
            sent: standing.sent.len(),
            valid: standing.valid,
            complete: standing.complete(),
            outstanding: ids(plan, &standing.outstanding, |_| true),
            // Before its own deadline has passed, a duty is not outstanding.
            overdue_duties: ids(plan, &standing.outstanding, |duty| duty.deadline.is_some()),
            lacking: ids(plan, &standing.lacking, |_| true),
            gaps: DutyGap::all(consolidation, standing),
            errors: standing.errors,
            file: used.map(|one| sources.get(one.agency.span.source).path.clone()).unwrap_or_default(),
        }
    }
}

fn ids(plan: &Plan, duties: &[DutyAt], test: fn(&Duty) -> bool) -> Vec<String> {
    duties.iter().map(|at| plan.duty(*at)).filter(|duty| test(duty)).map(|duty| duty.id.value.clone()).collect()
}
