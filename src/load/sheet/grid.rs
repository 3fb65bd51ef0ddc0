//! A sheet of a workbook, whatever program saved it.

use super::Fault;
use crate::{
    load::{
        bounds::LONGEST_TEXT,
        table::{Headings, MOST_TITLE_ROWS},
    },
    source::{Shown, column_name},
};
use std::ops::RangeInclusive;

/// The most rows and columns that a sheet of Excel has.
pub(super) const LARGEST: (u32, u32) = (1_048_576, 16_384);
/// The most cells that are kept of a workbook: a full sheet with the eleven columns of the form. More of them would be
/// hundreds of bytes of memory for a few of the file.
const MOST_CELLS: usize = 12_000_000;

/// The most bytes of text that are kept of a workbook: a text that is stored once may stand in a million cells.
const MOST_TEXT: usize = 512 << 20;

/// A sheet: the cells in which something stands, not the area they span, which one far cell makes huge.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    /// Whether people do not see it until they ask for it.
    pub(super) is_hidden: bool,
    /// In any order; where a cell comes twice, the last one holds.
    pub(super) cells: Vec<Cell>,
    /// Rows that are hidden, from 0.
    pub(super) hidden_rows: Vec<RangeInclusive<u32>>,
    /// Columns that are hidden, from 0.
    pub(super) hidden_columns: Vec<RangeInclusive<u32>>,
    /// The rows and columns of cells with a comment, from 0, in any order.
    pub(super) comments: Vec<(u32, u32)>,
}

/// What stands in one cell.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// From 0.
    pub(super) row: u32,
    /// From 0.
    pub(super) column: u32,
    pub(super) text: String,
    pub(super) state: State,
}

impl Cell {
    /// Whether nothing stands in it, however that looks.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty() && matches!(self.state, State::Sound | State::Shown(_))
    }
}

/// Whether a cell holds what it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// It holds a value.
    Sound,
    /// It shows an error, as `#N/A`.
    Error,
    /// It holds a formula whose value was not stored.
    NoValue,
    /// It holds a value that people see otherwise.
    Shown(Shown),
}

impl State {
    /// The state when what the cell holds is struck out besides.
    pub(super) fn struck(self) -> Self {
        match self {
            Self::Sound | Self::Shown(_) => Self::Shown(Shown::Struck),
            Self::Error | Self::NoValue => self,
        }
    }
}

/// How much more of a workbook is kept.
pub(super) struct Room {
    cells: usize,
    bytes: usize,
}

impl Room {
    pub(super) fn new() -> Self {
        Self { cells: MOST_CELLS, bytes: MOST_TEXT }
    }

    /// Makes room for a cell of `bytes`.
    pub(super) fn take(&mut self, bytes: usize) -> Result<(), Fault> {
        self.cells = self.cells.checked_sub(1).ok_or(Fault::TooLarge)?;
        self.bytes = self.bytes.checked_sub(bytes).ok_or(Fault::TooLarge)?;
        Ok(())
    }
}

impl Sheet {
    /// Keeps a cell, unless nothing stands in it.
    pub(super) fn put(&mut self, cell: Cell, room: &mut Room) -> Result<(), Fault> {
        if cell.row >= LARGEST.0 || cell.column >= LARGEST.1 {
            return Err(Fault::TooLarge);
        }
        if !cell.is_empty() {
            if cell.text.len() > LONGEST_TEXT {
                return Err(Fault::LongCell(format!("{}{}", column_name(cell.column as usize), cell.row + 1)));
            }
            room.take(cell.text.len())?;
            self.cells.push(cell);
        }
        Ok(())
    }

    /// The cells from left to right, row by row, each once.
    pub(super) fn sort(&mut self) {
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        // Of equal neighbours the first is kept, and the last is meant.
        self.cells.reverse();
        self.cells.dedup_by_key(|cell| (cell.row, cell.column));
        self.cells.reverse();
    }

    /// Whether one of the first rows in which something stands is a row of headings.
    pub(super) fn has_headings(&self, known: &Headings<'_>) -> bool {
        let is_filled = |row: &&[Cell]| row.iter().any(|cell| !cell.text.trim().is_empty());
        let rows = self.cells.chunk_by(|one, other| one.row == other.row).filter(is_filled);
        rows.take(MOST_TITLE_ROWS).any(|row| known.are_in(row.iter().map(|cell| &*cell.text)))
    }

    /// Where something stands in rows that are hidden.
    pub(super) fn used_hidden_rows(&self) -> Vec<RangeInclusive<u32>> {
        hidden(self.cells.iter().map(|cell| cell.row), &self.hidden_rows)
    }

    /// Where something stands in columns that are hidden.
    pub(super) fn used_hidden_columns(&self) -> Vec<RangeInclusive<u32>> {
        let mut columns: Vec<u32> = self.cells.iter().map(|cell| cell.column).collect();
        columns.sort_unstable();
        hidden(columns.into_iter(), &self.hidden_columns)
    }
}

/// The stretches of `used`, which is in order, that lie in `ranges`.
fn hidden(used: impl Iterator<Item = u32>, ranges: &[RangeInclusive<u32>]) -> Vec<RangeInclusive<u32>> {
    let mut ranges = ranges.to_vec();
    ranges.sort_by_key(|range| *range.start());
    let mut found: Vec<RangeInclusive<u32>> = Vec::new();
    let mut at = 0;
    for one in used {
        while ranges.get(at).is_some_and(|range| *range.end() < one) {
            at += 1;
        }
        if !ranges.get(at).is_some_and(|range| range.contains(&one)) {
            continue;
        }
        match found.last_mut() {
            Some(last) if one <= last.end() + 1 => *last = *last.start()..=one,
            _ => found.push(one..=one),
        }
    }
    found
}

/// Adds one more place to stretches of places that come in order.
pub(super) fn extend(ranges: &mut Vec<RangeInclusive<u32>>, one: RangeInclusive<u32>) {
    match ranges.last_mut() {
        Some(last) if last.end().checked_add(1) == Some(*one.start()) => *last = *last.start()..=*one.end(),
        _ => ranges.push(one),
    }
}
