//! What letters to agencies can say: reminders, and what to put right in a report.

mod feedback;
mod reminder;

pub use feedback::{Feedback, Point, to_agency};
pub use reminder::{OutstandingDuty, Reminded, Reminder, to_remind};

use super::{
    view::{HeadView, PlanView},
    wording::day,
};
use crate::model::{Address, Round};
use chrono::{Datelike as _, NaiveDate};
use serde::Serialize;

/// What every letter says.
#[derive(Debug, Serialize)]
pub struct Frame {
    /// Whether a submission says that its data are invented.
    pub sample: bool,
    /// The day on which the round is looked at, as “05/6/2024”.
    pub as_of: String,
    /// Its year.
    pub year: i32,
    /// The plan.
    pub plan: PlanView,
    /// Head and foot, as of the report.
    pub head: HeadView,
    /// The symbol after the number: that of a letter names no type of document (Decree 30/2020, Appendix III).
    pub code: String,
    /// The last day to answer, as “05/6/2024”; empty when it is left to be filled in.
    pub due: String,
}

impl Frame {
    fn of(round: &Round, due: Option<NaiveDate>) -> Self {
        let head = HeadView::of(&round.plan);
        let code = head.code.split_once(['-', '/']).map_or(head.code.as_str(), |(_, issuer)| issuer).to_owned();
        Self {
            sample: round.submissions.iter().any(|submission| submission.sample),
            as_of: day(round.as_of),
            year: round.as_of.year(),
            plan: PlanView::of(&round.plan),
            head,
            code,
            due: due.map(day).unwrap_or_default(),
        }
    }
}

/// The word of request: "yêu cầu" to who is under the issuer, "đề nghị" to who is not.
fn request(address: Address) -> &'static str {
    match address {
        Address::Require => "yêu cầu",
        Address::Request => "đề nghị",
    }
}
