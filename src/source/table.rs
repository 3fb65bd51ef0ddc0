//! Rows, columns and cells of a text that is a table.

use super::{Shown, Span};
use std::ops::Range;

/// How a text that is a table is cut into rows and cells, so that a place can be named as Excel does.
#[derive(Debug, Clone)]
pub struct Table {
    /// The byte between two cells.
    pub delimiter: u8,
    /// Where each row begins, in bytes, in order. Row 1 of the sheet is the first entry.
    pub rows: Vec<u32>,
    /// The row of the headings, counted from 1; none when there is none.
    pub heads: Option<usize>,
    /// The name of the sheet, when the table is one of a spreadsheet; its text is the sheet written out as CSV.
    pub sheet: Option<String>,
    /// The cells that people see otherwise, in order, each with its bytes. Only known until the table has been read.
    pub shown: Vec<(Range<u32>, Shown)>,
}

impl Table {
    /// How a cell looks, where that changes what its number means.
    #[must_use]
    pub fn shown(&self, cell: Span) -> Option<Shown> {
        let before = self.shown.partition_point(|(place, _)| place.start <= cell.start).checked_sub(1)?;
        self.shown.get(before).filter(|(place, _)| cell.end <= place.end).map(|(_, shown)| *shown)
    }

    /// Whether a stretch of the text is more than one cell.
    #[must_use]
    pub fn is_cut(&self, stretch: &str) -> bool {
        cuts(stretch, self.delimiter) > 0
    }
}

/// How often a text that begins with a cell is cut by `delimiter`. A quotation mark begins a quotation at the start of a
/// cell only, and right behind another one it goes on with it; any other is a letter, as that of inches.
#[must_use]
pub fn cuts(text: &str, delimiter: u8) -> usize {
    cuts_among(text, delimiter, &[delimiter])
}

/// As [`cuts`], where cells begin behind any of `signs`.
#[must_use]
pub fn cuts_among(text: &str, delimiter: u8, signs: &[u8]) -> usize {
    let (mut is_quoted, mut may_begin, mut count) = (false, true, 0);
    for byte in text.bytes() {
        let is_mark = byte == b'"' && (is_quoted || may_begin);
        let is_cut = !is_quoted && signs.contains(&byte);
        is_quoted ^= is_mark;
        may_begin = is_mark || is_cut;
        count += usize::from(is_cut && byte == delimiter);
    }
    count
}

/// The letters of a column, counted from 0: `A`, `B` … `Z`, `AA` …
#[must_use]
pub fn column_name(mut index: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(index % 26).unwrap_or_default()));
        match (index / 26).checked_sub(1) {
            Some(rest) => index = rest,
            None => return letters.iter().rev().collect(),
        }
    }
}
