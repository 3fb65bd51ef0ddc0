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
    source::Span,
};

/// What stands above the row that is read.
#[derive(Default)]
pub(super) struct Above<'t> {
    agency: Column<'t>,
    duty: Column<'t>,
}

/// One column: its last filled cell, and the rows that went on with one above.
#[derive(Default)]
struct Column<'t> {
    cell: Option<Field<'t>>,
    first: Option<(Field<'t>, Span)>,
    rows: usize,
}

impl<'t> Above<'t> {
    /// The agency of a row.
    pub(super) fn agency(&mut self, row: &Row<'t>) -> Option<Field<'t>> {
        let own = row.get(AGENCY);
        if own.is_some_and(|own| self.agency.cell.as_ref().is_none_or(|above| above.text != own.text)) {
            self.duty.cell = None;
        }
        self.agency.take(own, row.span)
    }

    /// The duty of a row; none when the row tells of the whole report.
    pub(super) fn duty(&mut self, row: &Row<'t>) -> Option<Field<'t>> {
        let own = row.get(DUTY);
        if own.is_none() && !is_of_duty(row) { None } else { self.duty.take(own, row.span) }
    }

    /// One finding a column, at its first row: someone has to confirm it.
    pub(super) fn findings(self) -> impl Iterator<Item = Finding> {
        let names = [text!(vi: "cơ quan", en: "agency"), text!(vi: "nhiệm vụ", en: "duty")];
        [self.agency, self.duty].into_iter().zip(names).filter_map(|(column, name)| column.finding(&name))
    }
}

impl<'t> Column<'t> {
    fn take(&mut self, own: Option<&Field<'t>>, row: Span) -> Option<Field<'t>> {
        match (own, &self.cell) {
            (Some(own), _) => self.cell = Some(own.clone()),
            (None, Some(above)) => {
                self.first.get_or_insert_with(|| (above.clone(), row));
                self.rows += 1;
            }
            (None, None) => {}
        }
        self.cell.clone()
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

/// Whether a row without a duty goes on with the duty above: it tells of an activity, or of an item that is not about
/// the whole report.
fn is_of_duty(row: &Row<'_>) -> bool {
    let is_general = |field: &Field<'_>| item::of(&field.text).is_some_and(|(_, with_duty)| !with_duty);
    let item = row.get(ITEM);
    !item.is_some_and(is_general) && (item.is_some() || row.get(ACTIVITY).is_some())
}
