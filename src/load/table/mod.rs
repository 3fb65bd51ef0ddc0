//! CSV text → rows of cells that know their places, under headings that are known.

mod heads;
mod mixed;
mod records;
mod signs;

pub(super) use heads::{Column, Headings, MOST_TITLE_ROWS, holds_table};
pub(super) use records::Field;

use super::{
    bounds::{MOST_FINDINGS, overlong, too_many_faults},
    faults,
    lost::lost_letters,
};
use crate::{
    finding::{Finding, quoted, text},
    source::{Shown, SourceId, Span, Table},
};
use heads::{Heading, Heads};
use mixed::Mixed;
use records::{Record, Records};
use std::{borrow::Cow, ops::Range};

/// How much of a first line without headings is shown, in bytes.
const LONGEST_SHOWN: usize = 300;

/// No place of a row: more than it has cells.
const NOWHERE: usize = usize::MAX;

/// A row, with its cells as they stand.
pub(super) struct Row<'t> {
    cells: Vec<Field<'t>>,
    /// Where the cell of each column of the kind of table stands; [`NOWHERE`] when the table has no such column.
    places: Vec<usize>,
    /// Where cells stand under a heading that is not read.
    unread: Vec<usize>,
    /// Where columns without a heading stand among the others, and how many there are of all.
    nameless: (Vec<usize>, usize),
    /// The whole row.
    pub(super) span: Span,
    /// Whether a cell of it stands under no heading, which was told: it counts for nothing, but rows below may go on with
    /// its cells.
    pub(super) is_lost: bool,
}

impl<'t> Row<'t> {
    /// A row of a table of so many columns, to read into: ten million of them ask for memory once.
    fn blank(columns: usize, heads: &[Heading], span: Span) -> Self {
        let place = |column| heads.iter().position(|heading| *heading == Heading::Known(column)).unwrap_or(NOWHERE);
        let all = |heading| (0..heads.len()).filter(|at| heads[*at] == heading).collect();
        let nameless = (all(Heading::None), heads.len());
        let places = (0..columns).map(place).collect();
        Self { cells: Vec::new(), places, unread: all(Heading::Unread), nameless, span, is_lost: false }
    }

    /// The first cell with words under a heading that is not read.
    pub(super) fn beside(&self) -> Option<&Field<'t>> {
        self.unread.iter().find_map(|at| self.filled(*at))
    }

    /// The cell of a column, when something stands in it.
    pub(super) fn get(&self, column: usize) -> Option<&Field<'t>> {
        self.filled(*self.places.get(column)?)
    }

    fn filled(&self, at: usize) -> Option<&Field<'t>> {
        self.cells.get(at).filter(|cell| !cell.text.is_empty())
    }

    /// The cells of some columns in which something stands, in the order of the columns.
    pub(super) fn among(&self, columns: Range<usize>) -> impl Iterator<Item = &Field<'t>> {
        columns.filter_map(|column| self.get(column))
    }

    /// Whether nothing stands in the row but this cell.
    pub(super) fn is_only(&self, cell: &Field<'t>) -> bool {
        self.cells.iter().all(|other| other.text.is_empty() || other.span == cell.span)
    }

    /// Leaves of cells to which a format adds a unit the number that they hold; their places stay those of all that is
    /// seen.
    fn without_units(&mut self, table: &Table, records: &Records<'t>) {
        for cell in &mut self.cells {
            if let Some(Shown::WithUnit { before, number }) = table.shown(cell.span) {
                let start = cell.span.start as usize + usize::from(before);
                let number = records.slice(start..start + usize::from(number));
                cell.text = number.map_or_else(|| cell.text.clone(), Cow::Borrowed);
            }
        }
    }

    /// Whether nothing stands in any column.
    fn is_blank(&self) -> bool {
        self.places.iter().all(|at| self.filled(*at).is_none())
    }

    /// The first of some cells with words that stands under no heading: nobody could say what it tells.
    fn stray<'f>(&self, fields: &'f [Field<'t>]) -> Option<&'f Field<'t>> {
        let (nameless, width) = &self.nameless;
        let mut stray = nameless.iter().filter_map(|at| fields.get(*at)).chain(fields.iter().skip(*width));
        stray.find(|field| !field.text.is_empty())
    }
}

/// Reads a table row by row, so that a table of any length takes no more memory than its text.
pub(super) struct Reader<'t> {
    records: Records<'t>,
    record: Record<'t>,
    row: Row<'t>,
    heads: Option<Heads<'t>>,
    /// Where the table ends, when more stands below it.
    end: u32,
    mixed: Mixed,
    table: Table,
    /// The cells that people see otherwise.
    known: Option<&'t Table>,
    /// Whether any row has been read.
    pub(super) is_empty: bool,
    /// What is wrong with the table. A row that is too long or has a broken quotation is left out.
    pub(super) findings: Vec<Finding>,
}

impl<'t> Reader<'t> {
    /// Finds `headings` in a text; `known` tells how it is cut, when that is known.
    pub(super) fn new(source: SourceId, text: &'t str, headings: &Headings<'_>, known: Option<&'t Table>) -> Self {
        let (delimiter, skip) = known.map_or_else(|| heads::delimiter(text, headings), |table| (table.delimiter, 0));
        let mut records = Records::new(source, text, delimiter, skip);
        let mut findings = Vec::new();
        let heads = Heads::find(&mut records, headings, &mut findings);
        if heads.is_none() && findings.is_empty() {
            let words = first_words(text);
            let are_lost = lost_letters(source, &text[words.clone()]).is_some();
            findings.push(heads::no_headings(Span::new(source, words), headings.columns, are_lost));
        }
        let record = records.blank();
        let row = Row::blank(headings.columns.len(), heads.as_ref().map_or(&[], |heads| &heads.columns), record.span);
        let sheet = known.and_then(|table| table.sheet.clone());
        // A sheet of a workbook is cut by no sign.
        let cut = heads.as_ref().filter(|_| sheet.is_none()).map_or(0, |heads| heads.columns.len());
        let table = Table {
            delimiter,
            rows: Vec::new(),
            heads: heads.as_ref().map(|_| records.starts.len()),
            sheet,
            shown: Vec::new(),
        };
        let mixed = Mixed::of(cut, delimiter);
        Self { records, record, row, heads, end: u32::MAX, mixed, table, known, is_empty: true, findings }
    }

    /// The next row in which something stands, a lost one too.
    pub(super) fn next_row(&mut self) -> Option<&Row<'t>> {
        let Self { records, record, row, heads, end, mixed, known, findings, is_empty, .. } = self;
        let heads = heads.as_ref()?;
        while findings.len() < MOST_FINDINGS && next_sound(records, record, findings) {
            if heads.complete
                && record.span.start < *end
                && !heads.is_repeated_in(record)
                && !mixed.takes(records, record, findings)
                && fill(row, record, findings)
            {
                *is_empty = false;
                if let Some(table) = known.filter(|table| !table.shown.is_empty()) {
                    row.without_units(table, records);
                }
                return Some(row);
            }
        }
        None
    }

    /// Where what is still to be read begins, and the byte between its cells.
    pub(super) fn ahead(&self) -> (usize, u8) {
        (self.records.mark().0, self.table.delimiter)
    }

    /// Passes over the rows from `at` on; they are still counted as rows of their sheet.
    pub(super) fn end_at(&mut self, at: usize) {
        self.end = u32::try_from(at).unwrap_or(u32::MAX);
    }

    /// The record that was read last.
    pub(super) fn here(&self) -> Span {
        self.record.span
    }

    /// What is wrong with the table, and how its text is cut.
    pub(super) fn finish(mut self) -> (Vec<Finding>, Table) {
        if self.findings.len() >= MOST_FINDINGS {
            self.findings.push(too_many_faults(self.here()));
        }
        (self.findings, Table { rows: self.records.starts, ..self.table })
    }
}

/// The first line in which something stands; none of it is shown beyond what a screen holds, for a line may be as long
/// as the file.
fn first_words(text: &str) -> Range<usize> {
    let start = text.find(char::is_alphanumeric).map_or(0, |at| text[..at].rfind('\n').map_or(0, |end| end + 1));
    let ends = |(at, c): &(usize, char)| *c == '\n' || *at >= LONGEST_SHOWN;
    let length = text[start..].char_indices().find(ends).map_or(text.len() - start, |(at, _)| at);
    start..start + length
}

/// The next record whose quotation marks are sound and whose cells are no books; others are reported.
fn next_sound<'t>(records: &mut Records<'t>, record: &mut Record<'t>, findings: &mut Vec<Finding>) -> bool {
    while findings.len() < MOST_FINDINGS && records.read(record) {
        match (record.bad_quote, record.overlong) {
            (None, None) => return true,
            (Some(place), _) => findings.push(bad_quote(place)),
            (_, Some(place)) => {
                findings.push(overlong(place, &text!(vi: "cả dòng không được đọc", en: "the row is not read")));
            }
        }
    }
    false
}

/// Takes the cells of a record; false when the row is blank.
fn fill<'t>(row: &mut Row<'t>, record: &mut Record<'t>, findings: &mut Vec<Finding>) -> bool {
    let stray = row.stray(&record.fields);
    row.is_lost = stray.is_some();
    if let Some(field) = stray {
        findings.push(ragged(field, row.nameless.1));
    }
    row.span = record.span;
    std::mem::swap(&mut row.cells, &mut record.fields);
    row.is_lost || !row.is_blank()
}

/// A cell that opens a quotation and does not close it, or goes on after closing it.
fn bad_quote(place: Span) -> Finding {
    let finding = faults::MALFORMED_CSV.at(
        place,
        text!(vi: "dấu ngoặc kép mở ở ô này không đóng đúng chỗ", en: "the quotation mark opened in this cell is not closed in the right place"),
        text!(vi: "mở ở đây", en: "opened here"),
    );
    finding.help(text!(
        vi: "thêm dấu ngoặc kép ở cuối ô (hoặc bỏ dấu ở đầu ô); ngoặc kép nằm trong nội dung thì viết hai lần (\"\"); dòng này và các dòng bị cuốn theo chưa được đọc",
        en: "close the quotation, or double the mark (\"\") if it belongs to the text; the lines drawn into this cell have not been read",
    ))
}

fn ragged(field: &Field<'_>, width: usize) -> Finding {
    let read = quoted(&field.text);
    let finding = faults::RAGGED_ROW.at(
        field.span,
        text!(vi: "ô {read} không nằm dưới cột nào (bảng có {width} cột)", en: "the cell {read} stands under no heading (there are {width} columns)"),
        text!(vi: "ô thừa; cả dòng không được đọc", en: "left over; the row is not read"),
    );
    finding.help(text!(
        vi: "nếu ô bị cắt đôi vì có dấu ngăn cách, đặt cả nội dung ấy trong ngoặc kép; nếu không thì xóa ô thừa hoặc đặt tên cho cột",
        en: "if a cell was cut in two by the delimiter, put its text in double quotes; else delete the cell, or name its column",
    ))
}
