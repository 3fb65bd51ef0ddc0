//! How each agency stands: when it reported, which of its submissions is used, and what is still open.

use super::Verdict;
use crate::finding::{Finding, Text, text};
use crate::model::{AgencyAt, Arrival, Deadline, DutyAt, Round, Submission, Timeliness};
use std::collections::BTreeSet;

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
    /// How `agency` stands.
    #[must_use]
    pub fn of(round: &'r Round, verdict: &Verdict, findings: &[Finding], agency: AgencyAt) -> Self {
        let sent = round.submissions_of(agency);
        let used = used(&sent, verdict);
        Self {
            agency,
            timeliness: (!round.is_exempt(agency)).then(|| round.timeliness(agency)),
            deadline: round.deadline_of(agency),
            arrival: round.first_arrival(agency),
            used,
            used_arrival: used.and_then(|submission| round.arrival(submission)),
            valid: used.is_some_and(|submission| verdict.is_valid(submission)),
            lacking: used.map_or_else(Vec::new, |submission| lacking(round, findings, submission)),
            outstanding: outstanding(round, agency, used),
            errors: used.map_or(0, |submission| errors_in(findings, submission)),
            sent,
        }
    }

    /// The state in words.
    #[must_use]
    pub fn state(&self) -> Text {
        let plural = if self.days() == 1 { "" } else { "s" };
        match self.timeliness {
            Some(Timeliness::OnTime) => text!(vi: "đúng hạn", en: "on time"),
            Some(Timeliness::OnDeadlineDay) => {
                text!(vi: "gửi trong ngày hạn, không còn trong hạn", en: "on the deadline day")
            }
            Some(Timeliness::Late(days)) => text!(vi: "chậm {days:02} ngày", en: "late, {days} day{plural}"),
            Some(Timeliness::NotYetDue) => text!(vi: "chưa đến hạn", en: "not yet due"),
            Some(Timeliness::Overdue(days)) => text!(vi: "quá hạn {days:02} ngày", en: "overdue, {days} day{plural}"),
            Some(Timeliness::Undated) => text!(vi: "đã gửi, không rõ ngày", en: "sent, day unknown"),
            None => text!(vi: "không phải gửi báo cáo", en: "exempt"),
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
            Some(Timeliness::OnDeadlineDay) => 1,
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

fn errors_in(findings: &[Finding], submission: &Submission) -> usize {
    findings.iter().filter(|finding| finding.is_error() && submission.holds(finding.span())).count()
}

fn lacking(round: &Round, findings: &[Finding], submission: &Submission) -> Vec<DutyAt> {
    let gaps = findings.iter().filter(|finding| finding.is_error() && finding.rule.gap);
    let own = gaps.filter(|finding| submission.holds(finding.span()));
    let duties: BTreeSet<DutyAt> = own.filter_map(|finding| finding.subject(round).duty).collect();
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
