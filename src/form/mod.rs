//! The blank form that an agency should have been sent: what a plan asks of it, in the words of the plan, as a
//! spreadsheet, as CSV and as YAML. Forms are in Vietnamese, for agencies fill them in; what stands in them is read by
//! [`load`](crate::load), whose own words they use.

mod csv;
mod line;
mod name;
mod words;
mod xlsx;
mod yaml;

pub use name::file_names;

use crate::{
    load::words::headings,
    model::{Agency, AgencyAt, Asked, Duty, Plan},
};

/// The blank form of one agency.
#[derive(Debug, Clone, Copy)]
pub struct Form<'p> {
    plan: &'p Plan,
    at: AgencyAt,
}

impl<'p> Form<'p> {
    /// The form of `agency`; none when the plan asks nothing of it.
    #[must_use]
    pub fn of(plan: &'p Plan, agency: AgencyAt) -> Option<Self> {
        let form = Self { plan, at: agency };
        form.duties().next().is_some().then_some(form)
    }

    /// As a spreadsheet. The same plan gives the same bytes.
    ///
    /// # Errors
    ///
    /// When a text of the plan is longer than a spreadsheet holds.
    pub fn xlsx(&self) -> anyhow::Result<Vec<u8>> {
        xlsx::write(self)
    }

    /// As CSV, in the way that Excel opens with a double click in Vietnam.
    ///
    /// # Errors
    ///
    /// When there is no memory for it.
    pub fn csv(&self) -> anyhow::Result<Vec<u8>> {
        csv::write(self)
    }

    /// As YAML, to be filled in with a text editor.
    #[must_use]
    pub fn yaml(&self) -> Vec<u8> {
        yaml::write(self).into_bytes()
    }

    fn agency(&self) -> &'p Agency {
        self.plan.agency(self.at)
    }

    /// The duties that the agency must or may answer.
    fn duties(&self) -> impl Iterator<Item = &'p Duty> + use<'p> {
        let plan = self.plan;
        let own = plan.duties_at().map(|duty| plan.duty(duty));
        let agency = self.at;
        own.filter(move |duty| duty.is_for(agency) && duty.answer != Asked::Nothing)
    }
}

/// What begins a formula in a spreadsheet, in the wide letters of East Asia too; line ends are passed over before it.
const BEGINS_FORMULA: [char; 11] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

/// A cell that no spreadsheet takes for a formula.
#[must_use]
pub fn harmless(cell: &str) -> String {
    if cell.starts_with(BEGINS_FORMULA) { format!("'{cell}") } else { cell.to_owned() }
}

/// The heading of a column.
fn column_named(at: usize) -> &'static str {
    headings().nth(at).unwrap_or_default()
}
