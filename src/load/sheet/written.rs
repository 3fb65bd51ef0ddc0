//! A sheet → its text as CSV, which the table reader takes as it takes any other.

use super::{
    Fault,
    grid::{Cell, Sheet, State},
};
use crate::{load::nfc::nfc, source::Table};
use std::ops::Range;

/// The byte between two cells.
const DELIMITER: u8 = b';';
/// The longest text of a sheet, in bytes. Twelve million cells of the form take half of it; a row written to its last
/// column for one far cell takes 16 KiB.
const LONGEST: usize = 512 << 20;

/// A sheet written out.
pub(super) struct Written {
    pub(super) text: String,
    pub(super) table: Table,
    /// The bytes of each cell of the sheet, in the order of its cells.
    pub(super) places: Vec<Range<usize>>,
}

/// Writes a sheet whose cells are in order. Columns begin at A and rows at 1, blank ones too, so that places are those
/// that Excel shows.
pub(super) fn write(sheet: &Sheet) -> Result<Written, Fault> {
    let table =
        Table { delimiter: DELIMITER, rows: vec![0], heads: None, sheet: Some(sheet.name.clone()), shown: Vec::new() };
    let mut written = Written { text: String::new(), table, places: Vec::with_capacity(sheet.cells.len()) };
    let (mut row, mut column) = (0, 0);
    for cell in &sheet.cells {
        while row < cell.row {
            written.text.push('\n');
            written.table.rows.push(u32::try_from(written.text.len()).map_err(|_| Fault::TooLarge)?);
            (row, column) = (row + 1, 0);
        }
        while column < cell.column {
            written.text.push(char::from(DELIMITER));
            column += 1;
        }
        let start = written.text.len();
        push(&mut written.text, cell);
        written.places.push(start..written.text.len());
        if let State::Shown(shown) = cell.state {
            let place = |at: usize| u32::try_from(at).map_err(|_| Fault::TooLarge);
            written.table.shown.push((place(start)?..place(written.text.len())?, shown));
        }
        if written.text.len() > LONGEST {
            return Err(Fault::TooLarge);
        }
    }
    written.text.push('\n');
    Ok(written)
}

fn push(text: &mut String, cell: &Cell) {
    let clean = clean(&cell.text);
    if !clean.contains([char::from(DELIMITER), '"', '\n']) {
        text.push_str(&clean);
        return;
    }
    text.push('"');
    text.push_str(&clean.replace('"', "\"\""));
    text.push('"');
}

/// The text of a cell in NFC, with line feeds alone at line ends, without characters that do not show.
fn clean(text: &str) -> String {
    let lines = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
    let shown = if lines.contains(char::is_control) {
        lines.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
    } else {
        lines
    };
    nfc(shown)
}
