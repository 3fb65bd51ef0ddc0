//! What a round of reporting *is*. Knows no file, no clock and no language.

mod deadline;
mod editorial;
mod key;
mod plan;
mod receipt;
mod remains;
mod round;
mod submission;
mod time;

pub use deadline::{Deadline, Moment, Timeliness};
pub use editorial::{Acceptance, Editorial, Section, Subject, open};
pub use key::Key;
pub use plan::{
    Address, Agency, AgencyAt, Asked, Asks, Choice, DeadlineWording, Duty, DutyAt, Group, Heading, Indicator,
    IndicatorAt, Kind, Level, Months, Operator, Partner, Plan, Relation, ReportHead, Theme, Total,
};
pub use receipt::Receipt;
pub use remains::{Account, Answer, Claim, Count, Remains};
pub use round::{Arrival, Round};
pub use submission::{Activity, Cell, Day, Deed, DutyResult, FORM_VERSION, Figure, Status, Submission};
pub use time::{Month, Window};
