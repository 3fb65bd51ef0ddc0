//! How agencies stand.

use super::super::wording::day;
use crate::{
    consolidation::Standing,
    model::{Duty, DutyAt, Level, Plan, Submission},
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
    /// How many errors it has, gaps among them.
    pub errors: usize,
    /// The file of the submission used.
    pub file: String,
}

impl AgencyView {
    pub(super) fn of(plan: &Plan, standing: &Standing<'_>, sources: &Sources) -> Self {
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
            errors: standing.errors,
            file: used.map(|one| sources.get(one.agency.span.source).path.clone()).unwrap_or_default(),
        }
    }
}

fn ids(plan: &Plan, duties: &[DutyAt], test: fn(&Duty) -> bool) -> Vec<String> {
    duties.iter().map(|at| plan.duty(*at)).filter(|duty| test(duty)).map(|duty| duty.id.value.clone()).collect()
}
