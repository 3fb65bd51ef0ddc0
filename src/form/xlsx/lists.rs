//! The lists that cells offer, on a hidden sheet: those written into a cell's own rule end at 255 characters.

use super::style;
use crate::form::harmless;
use rust_xlsxwriter::{Formula, Worksheet, XlsxError, utility};

/// The name of the sheet.
const NAME: &str = "Danh mục";

/// Lists, one a column.
#[derive(Default)]
pub(super) struct Lists(Vec<Vec<String>>);

impl Lists {
    /// Where a list stands, kept once however often it is offered.
    pub(super) fn range(&mut self, list: Vec<String>) -> Formula {
        let known = self.0.iter().position(|known| *known == list);
        let end = list.len();
        let at = known.unwrap_or_else(|| {
            self.0.push(list);
            self.0.len() - 1
        });
        let column = utility::column_number_to_name(u16::try_from(at).unwrap_or(u16::MAX));
        Formula::new(format!("='{NAME}'!${column}$1:${column}${end}"))
    }

    pub(super) fn sheet(self) -> Result<Worksheet, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(NAME)?.set_hidden(true).protect();
        for (column, list) in (0..).zip(&self.0) {
            for (row, text) in (0..).zip(list) {
                sheet.write_string_with_format(row, column, harmless(text), &style::base())?;
            }
        }
        Ok(sheet)
    }
}
