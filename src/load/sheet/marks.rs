//! What the library does not tell of a sheet of XLSX: rows and columns that are hidden, formulas whose value was not
//! stored, errors it does not know, and texts of which some is struck out or raised.

use super::{
    Fault,
    grid::{self, Cell, LARGEST, Room, Sheet, State},
    package::{self, Part},
    runs::Runs,
};
use crate::source::Shown;
use calamine::CellErrorType;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// The cells whose text is not all alike, by row and column.
pub(super) type Uneven = BTreeMap<(u32, u32), Shown>;

/// Adds to `sheet` what its part says; gives the cells with texts that are not all alike, those among them that are
/// `shared` too.
pub(super) fn read(
    part: &mut Part<'_>,
    sheet: &mut Sheet,
    shared: &BTreeMap<u32, Shown>,
    room: &mut Room,
) -> Result<Uneven, Fault> {
    let mut marks = Marks::of(sheet, shared);
    let mut buffer = Vec::new();
    while let Some(event) = package::next(part, &mut buffer)? {
        if let Some(runs) = &mut marks.runs {
            runs.take(&event);
        }
        match event {
            Event::Start(element) => marks.start(&element)?,
            Event::Text(text) => marks.text(&text.decode().map_err(|_| Fault::Broken)?),
            Event::End(element) => marks.end(element.local_name().as_ref(), room)?,
            _ => {}
        }
    }
    Ok(marks.uneven)
}

struct Marks<'s> {
    sheet: &'s mut Sheet,
    /// The shared texts that are not all alike.
    shared: &'s BTreeMap<u32, Shown>,
    uneven: Uneven,
    /// The text that stands in the cell itself.
    runs: Option<Runs>,
    /// The number of the shared text of the cell.
    text: Option<String>,
    /// The row and column that the next cell has unless it says otherwise.
    row: u32,
    column: u32,
    /// The formula of the cell that is being read.
    formula: Option<String>,
    /// Whether that value is a text.
    is_text: bool,
    /// Whether that cell has a value.
    has_value: bool,
    /// What that cell shows, when it shows an error.
    error: Option<String>,
    /// Whether the row has an error that the library does not know. It passes over such a cell without counting it.
    is_short: bool,
    inside: Option<Inside>,
}

/// The parts of a cell.
#[derive(Clone, Copy)]
enum Inside {
    Formula,
    Value,
}

/// The longest part of a formula that is shown.
const LONGEST_FORMULA: usize = 100;

impl<'s> Marks<'s> {
    fn of(sheet: &'s mut Sheet, shared: &'s BTreeMap<u32, Shown>) -> Self {
        Self {
            sheet,
            shared,
            uneven: Uneven::new(),
            runs: None,
            text: None,
            row: 0,
            column: 0,
            formula: None,
            is_text: false,
            has_value: false,
            error: None,
            is_short: false,
            inside: None,
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        match element.local_name().as_ref() {
            b"col" if package::is_set(element, "hidden") => {
                let [first, last] = ["min", "max"].map(|end| package::number(element, end));
                if let (Some(first @ 1..), Some(last @ 1..)) = (first, last) {
                    self.sheet.hidden_columns.push(first - 1..=last.min(LARGEST.1) - 1);
                }
            }
            b"row" => {
                self.row = package::number(element, "r").map_or(self.row, |row| row.saturating_sub(1));
                if package::is_set(element, "hidden") {
                    grid::extend(&mut self.sheet.hidden_rows, self.row..=self.row);
                }
            }
            b"c" => {
                self.place(package::attribute(element, "r"))?;
                let kind = package::attribute(element, "t");
                self.is_text = kind.as_deref() == Some("str");
                self.error = (kind.as_deref() == Some("e")).then(String::new);
                self.text = (kind.as_deref() == Some("s") && !self.shared.is_empty()).then(String::new);
                (self.formula, self.has_value, self.runs) = (None, false, None);
            }
            b"is" => self.runs = Some(Runs::default()),
            b"f" => {
                self.formula = Some(String::new());
                self.inside = Some(Inside::Formula);
            }
            b"v" => {
                // A text without letters is a value too.
                self.has_value |= self.is_text;
                self.inside = Some(Inside::Value);
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        match (self.inside, &mut self.formula) {
            (Some(Inside::Formula), Some(formula)) => {
                formula.extend(text.chars().take(LONGEST_FORMULA.saturating_sub(formula.chars().count())));
            }
            (Some(Inside::Value), _) => {
                self.has_value |= !text.is_empty();
                if let Some(kept) = self.error.as_mut().or(self.text.as_mut()) {
                    kept.push_str(text);
                }
            }
            _ => {}
        }
    }

    /// Where the cell stands that begins here.
    fn place(&mut self, name: Option<String>) -> Result<(), Fault> {
        match name {
            // The library would take a name that is none for another cell.
            Some(name) => (self.row, self.column) = position(&name).ok_or(Fault::Broken)?,
            // It would take this one for the cell before it.
            None if self.is_short => return Err(Fault::Broken),
            None => {}
        }
        Ok(())
    }

    /// Keeps an error that the library does not know, as `#SPILL!`.
    fn keep_error(&mut self, room: &mut Room) -> Result<(), Fault> {
        let Some(text) = self.error.take().filter(|error| !error.is_empty()) else { return Ok(()) };
        if text.parse::<CellErrorType>().is_err() {
            self.is_short = true;
            self.sheet.put(Cell { row: self.row, column: self.column, text, state: State::Error }, room)?;
        }
        Ok(())
    }

    /// Keeps the cell when its text is not all alike.
    fn keep_uneven(&mut self, room: &mut Room) -> Result<(), Fault> {
        let of_shared = self.text.take().and_then(|number| self.shared.get(&number.trim().parse().ok()?).copied());
        let of_cell = self.runs.take().and_then(|runs| runs.shown());
        if let Some(shown) = of_shared.or(of_cell) {
            room.take(0)?;
            self.uneven.insert((self.row, self.column), shown);
        }
        Ok(())
    }

    fn end(&mut self, name: &[u8], room: &mut Room) -> Result<(), Fault> {
        match name {
            b"f" | b"v" => self.inside = None,
            b"row" => (self.row, self.column, self.is_short) = (self.row.saturating_add(1), 0, false),
            b"c" => {
                self.keep_error(room)?;
                self.keep_uneven(room)?;
                if let Some(formula) = self.formula.take().filter(|_| !self.has_value) {
                    let (row, column, text) = (self.row, self.column, format!("={formula}"));
                    self.sheet.put(Cell { row, column, text, state: State::NoValue }, room)?;
                }
                self.column = self.column.saturating_add(1);
            }
            _ => {}
        }
        Ok(())
    }
}

/// Row and column of a cell, from 0, by its name: `C7` is (6, 2). None for what no cell is called.
pub(super) fn position(name: &str) -> Option<(u32, u32)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let letter = letter.is_ascii_alphabetic().then(|| letter.to_ascii_uppercase() - b'A')?;
        column.checked_mul(26)?.checked_add(u32::from(letter) + 1)
    })?;
    let place = (row.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?);
    (place.0 < LARGEST.0 && place.1 < LARGEST.1).then_some(place)
}

#[cfg(test)]
mod tests {
    use super::position;

    #[test]
    fn cells_by_name() {
        assert_eq!(position("C7"), Some((6, 2)));
        assert_eq!(position("XFD1048576"), Some((1_048_575, 16_383)));
        for none in ["", "7", "C", "C0", "é7", "XFE1", "A1048577", "AAAAAAAAAAAAAAA1"] {
            assert_eq!(position(none), None, "{none}");
        }
    }
}
