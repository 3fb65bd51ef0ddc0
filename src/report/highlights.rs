//! The few figures that a summary shows.

use super::view::{DutyView, HeadingView, TotalView};
use crate::model::Plan;
use serde::Serialize;

/// The most figures that are shown: they must stand in one small table.
const MOST: usize = 10;

/// A figure that a summary shows.
#[derive(Debug, Serialize)]
pub struct Highlight {
    /// Id of the duty.
    pub duty: String,
    /// Its place in the plan.
    pub cite: String,
    /// Short name of the duty.
    pub label: String,
    /// Name of the indicator.
    pub name: String,
    /// The figure as the report shows it.
    pub shown: String,
    /// Its unit.
    pub unit: String,
    /// Of how many agencies it is made, as "27/31 cơ quan".
    pub coverage: String,
}

/// The figures that the plan names; else the first totals with a number that come of several agencies.
pub(super) fn of(plan: &Plan, headings: &[HeadingView]) -> Vec<Highlight> {
    let all = || headings.iter().flat_map(|heading| &heading.duties).flat_map(totals);
    let found: Vec<_> = if plan.highlights.is_empty() {
        all().filter(|(_, total)| total.number.is_some() && total.expected > 1).collect()
    } else {
        let named =
            plan.highlights.iter().map(|(duty, at)| (&plan.duty(*duty).id.value, &plan.indicator(*at).id.value));
        named.filter_map(|named| all().find(|(duty, total)| (&duty.id, &total.id) == named)).collect()
    };
    found.into_iter().take(MOST).map(|(duty, total)| Highlight::of(duty, total)).collect()
}

fn totals(duty: &DutyView) -> impl Iterator<Item = (&DutyView, &TotalView)> {
    duty.totals.iter().map(move |total| (duty, total))
}

impl Highlight {
    fn of(duty: &DutyView, total: &TotalView) -> Self {
        Self {
            duty: duty.id.clone(),
            cite: duty.cite.clone(),
            label: duty.label.clone(),
            name: total.name.clone(),
            shown: total.shown.clone(),
            unit: total.unit.clone(),
            coverage: total.coverage.clone(),
        }
    }
}
