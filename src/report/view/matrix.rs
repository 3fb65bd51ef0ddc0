//! Duty by agency, one mark a cell.

use crate::{
    consolidation::{Answer, DutyLine},
    model::{AgencyAt, Asked, Plan},
};
use serde::Serialize;

/// Duty by agency.
#[derive(Debug, Serialize)]
pub struct Matrix {
    /// Ids of the duties: the columns.
    pub duties: Vec<String>,
    /// The rows.
    pub rows: Vec<MatrixRow>,
    /// What the marks mean.
    pub legend: Vec<Mark>,
}

/// An agency's row.
#[derive(Debug, Serialize)]
pub struct MatrixRow {
    /// The agency.
    pub agency: String,
    /// A mark for every duty; empty when it is not given to the agency.
    pub cells: Vec<&'static str>,
}

/// A mark and its meaning.
#[derive(Debug, Serialize)]
pub struct Mark {
    /// The mark.
    pub mark: &'static str,
    /// Its meaning.
    pub meaning: String,
}

impl Matrix {
    pub(super) fn of(plan: &Plan, lines: &[DutyLine<'_>]) -> Self {
        // A duty with nothing to answer has no column.
        let columns: Vec<_> = lines.iter().filter(|line| plan.duty(line.duty).answer != Asked::Nothing).collect();
        let mark = |line: &&DutyLine<'_>, agency: AgencyAt| {
            line.answers.iter().find(|(one, _)| *one == agency).map_or("", |(_, answer)| answer.mark())
        };
        Self {
            duties: columns.iter().map(|line| plan.duty(line.duty).id.value.clone()).collect(),
            rows: plan
                .agencies_at()
                .map(|agency| MatrixRow {
                    agency: plan.agency(agency).short.clone(),
                    cells: columns.iter().map(|line| mark(line, agency)).collect(),
                })
                .collect(),
            legend: Answer::MARKED
                .iter()
                .map(|answer| Mark { mark: answer.mark(), meaning: answer.label().vi })
                .collect(),
        }
    }
}
