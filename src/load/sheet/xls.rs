//! XLS, as Excel saved it up to 2003.

use super::{
    Fault,
    compound::Compound,
    grid::{Cell, Room, Sheet, State},
    imprint,
    number::{self, Epoch},
    records::{self, Marks},
    style::Style,
};
use calamine::{Data, Range, Reader as _, Sheet as Metadata, SheetVisible, Xls, XlsError};
use std::io::Cursor;

/// The streams that workbooks of this kind have their sheets in: since 1997, and before.
const STREAMS: [&str; 2] = ["Workbook", "Book"];

/// Every sheet of the workbook, in its order. `compound` are the same bytes.
pub(super) fn read(bytes: &[u8], compound: &Compound<'_>) -> Result<Vec<Sheet>, Fault> {
    imprint::check_properties(compound)?;
    let stream = STREAMS.iter().find_map(|name| compound.stream(name)).ok_or(Fault::Broken)?;
    let marks = records::read(&stream)?;
    let mut book = Xls::new(Cursor::new(bytes)).map_err(|error| fault(&error))?;
    let epoch = if book.has_1904_epoch() { Epoch::Of1904 } else { Epoch::Of1900 };
    let mut room = Room::new();
    let mut sheets = Vec::new();
    for (Metadata { name, visible, .. }, marks) in book.sheets_metadata().to_vec().into_iter().zip(marks) {
        let range = book.worksheet_range(&name).map_err(|error| fault(&error))?;
        let is_hidden = visible != SheetVisible::Visible;
        sheets.push(Sheet { is_hidden, ..sheet(name, &range, marks, epoch, &mut room)? });
    }
    Ok(sheets)
}

fn sheet(name: String, range: &Range<Data>, marks: Marks, epoch: Epoch, room: &mut Room) -> Result<Sheet, Fault> {
    let Marks { styles, hidden_rows, hidden_columns, comments, .. } = marks;
    let mut sheet = Sheet { name, hidden_rows, hidden_columns, comments, ..Sheet::default() };
    let plain = Style::default();
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let place = |first: u32, more: usize| u32::try_from(more).map_or(u32::MAX, |more| first.saturating_add(more));
        let (row, column) = (place(first_row, row), place(first_column, column));
        let style = styles.get(&(row, column)).unwrap_or(&plain);
        let (text, state) = written(value, style, epoch);
        sheet.put(Cell { row, column, text, state: style.seen(state) }, room)?;
    }
    sheet.sort();
    Ok(sheet)
}

fn written(value: &Data, style: &Style, epoch: Epoch) -> (String, State) {
    let text = match value {
        Data::Int(value) => return style.exact((*value).into(), epoch),
        Data::Float(value) => return style.text(*value, epoch),
        Data::DateTime(moment) => return style.or_date().text(moment.as_f64(), epoch),
        Data::Error(error) => return (error.to_string(), State::Error),
        Data::Bool(yes) => number::yes_or_no(*yes),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Empty => String::new(),
    };
    (text, State::Sound)
}

fn fault(error: &XlsError) -> Fault {
    if matches!(error, XlsError::Password) { Fault::Password } else { Fault::Broken }
}
