//! What a round of reporting *is*. Knows no file, no clock and no language.

mod agency;
mod at;
mod deadline;
mod document_number;
mod duty;
mod editorial;
mod head;
mod indicator;
mod key;
mod lookup;
mod name;
mod parts;
mod plan;
mod receipt;
mod remains;
mod round;
mod severity;
mod submission;
mod time;

pub use agency::{Address, Agency, Group, Level, Partner};
pub use at::{AgencyAt, DutyAt, IndicatorAt};
pub use deadline::{Deadline, Moment, Timeliness};
pub use duty::{Asked, Asks, Duty, Months};
pub use editorial::{Acceptance, Editorial, Section, Subject, open};
pub use head::{HeadPart, ReportHead};
pub use indicator::{Choice, Indicator, Kind, Operator, Relation, Total};
pub use key::Key;
pub(crate) use lookup::Lookup;
pub use name::Name;
pub use plan::{DeadlineWording, Heading, Plan, Theme};
pub use receipt::Receipt;
pub use remains::{Account, Answer, Claim, Count, Remains};
pub use round::{Arrival, Round};
pub use severity::{Severity, Weight};
pub use submission::{Activity, Cell, Day, Deed, DutyResult, FORM_VERSION, Figure, Partners, Status, Submission};
pub use time::{Month, Window};
