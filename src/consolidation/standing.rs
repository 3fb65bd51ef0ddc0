//! How each agency stands: when it reported, which of its submissions is used, and what is still open.

use super::Verdict;
use crate::finding::{Finding, Text, text};
use crate::model::{AgencyAt, Arrival, Deadline, DutyAt, Round, Submission, Timeliness};
use std::collections::{BTreeMap, BTreeSet};

/// How one agency stands in a round. In time, valid and complete are three facts, each for itself.
#[derive(Debug, Clone)]
pub struct Standing<'r> {
    /// The agency.
    pub agency: AgencyAt,
    /// How it stands against its deadline; none when nothing is expected of it.
    pub timeliness: Option<Timeliness>,
    /// The deadline it stands against.
    pub deadline: Deadline,
    /// When it was first heard of.
    pub arrival: Option<Arrival>,
    /// Its submissions, the oldest first.
    pub sent: Vec<&'r Submission>,
    /// The one that is used: the newest without errors; while there is none, the newest that can be used at all.
    pub used: Option<&'r Submission>,
    /// When the one that is used arrived.
    pub used_arrival: Option<Arrival>,
    /// Whether nothing in the one used is wrong.
    pub valid: bool,
    /// Duties that must be answered and are not.
    pub outstanding: Vec<DutyAt>,
    /// Duties that are answered, of which something is missing.
    pub lacking: Vec<DutyAt>,
    /// How many errors lie in the one used.
    pub errors: usize,
}

impl<'r> Standing<'r> {
    /// How each agency stands, in the plan's order.
    #[must_use]
    pub fn all(round: &'r Round, verdict: &Verdict, findings: &[Finding]) -> Vec<Self> {
        let mut errors: BTreeMap<AgencyAt, Vec<&Finding>> = BTreeMap::new();
        for finding in findings.iter().filter(|finding| finding.is_error()) {
            if let Some(owner) = round.owner(finding.span()) {
                errors.entry(*owner.agency).or_default().push(finding);
            }
        }
        let agencies = round.plan.agencies_at();
        agencies.map(|at| Self::of(round, verdict, errors.remove(&at).unwrap_or_default(), at)).collect()
    }

    /// How `agency` stands, of whose submissions `errors` are.
    fn of(round: &'r Round, verdict: &Verdict, mut errors: Vec<&Finding>, agency: AgencyAt) -> Self {
        let sent = round.submissions_of(agency);
        let used = used(&sent, verdict);
        errors.retain(|error| used.is_some_and(|submission| submission.holds(error.span())));
        Self {
            agency,
            timeliness: (!round.is_exempt(agency)).then(|| round.timeliness(agency)),
            deadline: round.deadline_of(agency),
            arrival: round.first_arrival(agency),
            used,
            used_arrival: used.and_then(|submission| round.arrival(submission)),
            valid: used.is_some_and(|submission| verdict.is_valid(submission)),
            lacking: used.map_or_else(Vec::new, |submission| lacking(round, &errors, submission)),
            outstanding: outstanding(round, agency, used),
            errors: errors.len(),
            sent,
        }
    }

    /// The state in words.
    #[must_use]
    pub fn state(&self) -> Text {
        let plural = if self.days() == 1 { "" } else { "s" };
        match self.timeliness {
            Some(Timeliness::OnTime) => text!(vi: "đúng hạn", en: "on time"),
            Some(Timeliness::OnDeadlineDay) => self.on_deadline_day(),
            Some(Timeliness::Late(days)) => text!(vi: "chậm {days:02} ngày", en: "late, {days} day{plural}"),
            Some(Timeliness::NotYetDue) => text!(vi: "chưa đến hạn", en: "not yet due"),
            Some(Timeliness::Overdue(days)) => text!(vi: "quá hạn {days:02} ngày", en: "overdue, {days} day{plural}"),
            Some(Timeliness::Undated) => text!(vi: "đã gửi, không rõ ngày", en: "sent, day unknown"),
            None => text!(vi: "không phải gửi báo cáo", en: "exempt"),
        }
    }

    /// With the hour of arrival where it decides.
    fn on_deadline_day(&self) -> Text {
        match (self.deadline.moment().time, self.arrival.and_then(|arrival| arrival.moment.time)) {
            (None, _) => text!(vi: "gửi trong ngày hạn, không còn trong hạn", en: "on the deadline day"),
            (Some(_), None) => text!(vi: "gửi trong ngày hạn, chưa rõ giờ", en: "on the deadline day, hour unknown"),
            (Some(_), Some(time)) => {
                let time = time.format("%H:%M");
                text!(vi: "gửi trong ngày hạn, lúc {time}, không còn trong hạn", en: "on the deadline day, at {time}")
            }
        }
    }

    /// The state as one word for programs.
    #[must_use]
    pub fn state_id(&self) -> &'static str {
        match self.timeliness {
            Some(Timeliness::OnTime) => "on-time",
            Some(Timeliness::OnDeadlineDay) => "on-deadline-day",
            Some(Timeliness::Late(_)) => "late",
            Some(Timeliness::NotYetDue) => "not-yet-due",
            Some(Timeliness::Overdue(_)) => "overdue",
            Some(Timeliness::Undated) => "undated",
            None => "exempt",
        }
    }

    /// Calendar days after the last day in time; 0 when in time.
    #[must_use]
    pub fn days(&self) -> i64 {
        match self.timeliness {
            Some(Timeliness::Late(days) | Timeliness::Overdue(days)) => days,
            // Past the hour of a deadline, and still on its day.
            Some(Timeliness::OnDeadlineDay) => (self.deadline.moment().date - self.deadline.last_day()).num_days(),
            Some(Timeliness::OnTime | Timeliness::NotYetDue | Timeliness::Undated) | None => 0,
        }
    }

    /// Whether every duty that must be answered is answered, and nothing is missing from the answers.
    #[must_use]
    pub fn complete(&self) -> bool {
        self.used.is_some() && self.outstanding.is_empty() && self.lacking.is_empty()
    }

    /// Whether the agency is expected to report and nothing of it can be used.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.timeliness.is_some() && self.used.is_none()
    }
}

fn lacking(round: &Round, errors: &[&Finding], submission: &Submission) -> Vec<DutyAt> {
    let gaps = errors.iter().filter(|finding| finding.rule.gap);
    let duties: BTreeSet<DutyAt> = gaps.filter_map(|finding| finding.subject(round).duty).collect();
    duties.into_iter().filter(|duty| submission.result(*duty).is_some()).collect()
}

fn used<'r>(sent: &[&'r Submission], verdict: &Verdict) -> Option<&'r Submission> {
    // A form that came back blank is no report.
    let is_report = |submission: &&&Submission| verdict.accepts_submission(submission) && !submission.is_blank_form();
    let usable = || sent.iter().rev().filter(is_report);
    usable().find(|submission| verdict.is_free_of_errors(submission)).or_else(|| usable().next()).copied()
}

fn outstanding(round: &Round, agency: AgencyAt, used: Option<&Submission>) -> Vec<DutyAt> {
    let asked = round.plan.duties_of(agency).filter(|duty| round.is_asked(*duty));
    asked.filter(|duty| used.is_none_or(|submission| submission.result(*duty).is_none())).collect()
}
