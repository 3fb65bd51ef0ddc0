//! Cells left empty under a filled one, as merged cells are saved: they go on with what stands above.

use super::{
    super::{
        faults,
        table::{Field, Row},
    },
    ACTIVITY, AGENCY, DUTY, ITEM, item,
};
use crate::{
    finding::{Finding, Text, quoted, text},
    model::DutyAt,
    source::{Span, Spanned},
};

/// What stands above the row that is read.
#[derive(Default)]
pub(super) struct Above<'t> {
    /// What is remembered of an agency is the place of its submission.
    agency: Column<'t, usize>,
    duty: Column<'t, DutyAt>,
}

/// One column: its last filled cell, and the rows that went on with one above.
struct Column<'t, T> {
    cell: Option<Cell<'t, T>>,
    first: Option<(Field<'t>, Span)>,
    rows: usize,
}

/// A filled cell, and what it was found to name: most rows name what the row above names.
pub(super) struct Cell<'t, T> {
    field: Field<'t>,
    named: Option<T>,
}

impl<'t> Above<'t> {
    /// The agency of a row.
    pub(super) fn agency(&mut self, row: &Row<'t>) -> Option<&mut Cell<'t, usize>> {
        if self.agency.take(row.get(AGENCY), row) {
            self.duty.cell = None;
        }
        self.agency.cell.as_mut()
    }

    /// Begins what goes on with a name that stood alone in its row.
    pub(super) fn begin(&mut self, agency: Field<'t>) {
        self.agency.cell = Some(Cell { field: agency, named: None });
        self.duty.cell = None;
    }

    /// The duty of a row; none when the row tells of the whole report.
    pub(super) fn duty(&mut self, row: &Row<'t>) -> Option<&mut Cell<'t, DutyAt>> {
        let own = row.get(DUTY);
        if own.is_none() && !is_of_duty(row) {
            return None;
        }
        self.duty.take(own, row);
        self.duty.cell.as_mut()
    }

    /// One finding a column, at its first row: someone has to confirm it.
    pub(super) fn findings(self) -> impl Iterator<Item = Finding> {
        let (agency, duty) = (text!(vi: "cơ quan", en: "agency"), text!(vi: "nhiệm vụ", en: "duty"));
        self.agency.finding(&agency).into_iter().chain(self.duty.finding(&duty))
    }
}

impl<T> Default for Column<'_, T> {
    fn default() -> Self {
        Self { cell: None, first: None, rows: 0 }
    }
}

impl<'t, T> Column<'t, T> {
    /// Takes the cell of a row; whether it says something new.
    fn take(&mut self, own: Option<&Field<'t>>, row: &Row<'t>) -> bool {
        match (own, &mut self.cell) {
            (Some(own), Some(above)) if above.field.text == own.text => above.field.span = own.span,
            (Some(own), cell) => {
                *cell = Some(Cell { field: own.clone(), named: None });
                return true;
            }
            // Nobody needs to confirm what a row that is left out goes on with.
            (None, Some(above)) if !row.is_lost => {
                self.first.get_or_insert_with(|| (above.field.clone(), row.span));
                self.rows += 1;
            }
            (None, _) => {}
        }
        false
    }

    fn finding(self, name: &Text) -> Option<Finding> {
        let ((above, row), rows, Text { vi, en }) = (self.first?, self.rows, name);
        let read = quoted(&above.text);
        let finding = faults::CONTINUED_CELL.at(
            row,
            text!(
                vi: "{rows} dòng để trống cột “{vi}”; đã hiểu là như dòng phía trên (ô gộp)",
                en: "the column “{en}” is empty in {rows} rows, which were taken to go on with the row above (merged cells)",
            ),
            text!(vi: "dòng đầu tiên như vậy, hiểu là {read}", en: "the first of them, read as {read}"),
        );
        Some(finding.also(above.span, text!(vi: "ô có ghi ở phía trên", en: "the cell above")).help(text!(
            vi: "nếu đúng thì không cần làm gì; để chắc chắn, ghi đủ cột “{vi}” ở mọi dòng",
            en: "if that is right, nothing; to be sure, fill in the column “{en}” in every row",
        )))
    }
}

impl<'t, T: Copy> Cell<'t, T> {
    /// What stands in it.
    pub(super) fn text(&self) -> &str {
        &self.field.text
    }

    /// What it names; it is looked up until it is found.
    pub(super) fn named(&mut self, look_up: impl FnOnce(&Field<'t>) -> Option<T>) -> Option<Spanned<T>> {
        if self.named.is_none() {
            self.named = look_up(&self.field);
        }
        self.named.map(|named| Spanned::new(named, self.field.span))
    }
}

/// Whether a row without a duty goes on with the duty above: it tells of an activity, or of an item that is not about
/// the whole report.
fn is_of_duty(row: &Row<'_>) -> bool {
    let is_general = |field: &Field<'_>| item::of(&field.text).is_some_and(|(_, with_duty)| !with_duty);
    let item = row.get(ITEM);
    !item.is_some_and(is_general) && (item.is_some() || row.get(ACTIVITY).is_some())
}
