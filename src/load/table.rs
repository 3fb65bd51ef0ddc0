//! CSV text → rows of cells that know their places, under headings that are known.

use super::faults;
use crate::{
    finding::{Finding, did_you_mean, listed, meant, quoted, text},
    model::Key,
    source::{SourceId, Span, Spanned, Table},
};
use csv_core::{ReadFieldResult, Reader, ReaderBuilder};
use std::collections::BTreeMap;

/// A column that a kind of table may have.
pub(super) struct Column {
    /// Its headings: the Vietnamese one, the English one, then others people use.
    pub(super) headings: &'static [&'static str],
    /// Whether a table without it makes no sense.
    pub(super) required: bool,
}

/// A row: a cell for every column of the kind of table, empty when the table has no such column.
pub(super) struct Row {
    cells: Vec<Option<Spanned<String>>>,
    /// The whole row.
    pub(super) span: Span,
}

impl Row {
    /// The cell of a column, when something stands in it.
    pub(super) fn get(&self, column: usize) -> Option<&Spanned<String>> {
        self.cells.get(column)?.as_ref()
    }

    fn is_blank(&self) -> bool {
        self.cells.iter().all(Option::is_none)
    }
}

/// A record of the text, before its columns are known.
struct Record {
    fields: Vec<Spanned<String>>,
    span: Span,
}

/// What a CSV text holds under the headings of `columns`.
pub(super) struct Sheet {
    pub(super) rows: Vec<Row>,
    pub(super) findings: Vec<Finding>,
    /// How the text is cut, to name places as Excel does.
    pub(super) table: Table,
}

/// Headings of columns that only count the rows.
const COUNTS_ROWS: &[&str] = &["STT", "TT", "số thứ tự", "no"];
/// The most lines above the headings: a title block.
pub(super) const MOST_TITLE_ROWS: usize = 20;

/// Reads a table. A row that is too long or has a broken quotation is reported and left out, the others are read.
/// `preset` is how a sheet of a spreadsheet was written out.
pub(super) fn read(source: SourceId, text: &str, preset: Option<&Table>, columns: &[Column]) -> Sheet {
    let known = Headings::of(columns);
    let (delimiter, skip) = preset.map_or_else(|| delimiter(text, &known), |table| (table.delimiter, 0));
    let mut records = Records::new(source, text, delimiter, skip);
    let mut sheet = Sheet {
        rows: Vec::new(),
        findings: Vec::new(),
        table: Table { delimiter, rows: Vec::new(), heads: None, sheet: None },
    };
    let heads = std::iter::from_fn(|| records.next_sound(&mut sheet.findings))
        .take(MOST_TITLE_ROWS)
        .find(|record| known_headings(record, &known) >= 2);
    if let Some(heads) = heads {
        let found = headings(&heads, columns, &known, &mut sheet.findings);
        // Without a column that must be there, every row would be at fault for the same cause.
        let complete = (0..columns.len()).all(|at| !columns[at].required || found.contains(&Heading::Known(at)));
        while let Some(record) = records.next_sound(&mut sheet.findings) {
            if complete {
                sheet.rows.extend(row(&record, &found, columns.len(), &mut sheet.findings));
            }
        }
    } else if sheet.findings.is_empty() {
        let end = text.find(['\r', '\n']).unwrap_or(text.len());
        sheet.findings.push(no_headings(Span::new(source, 0..end), columns));
    }
    sheet.table.rows = preset.map_or(records.starts, |table| table.rows.clone());
    sheet.table.sheet = preset.and_then(|table| table.sheet.clone());
    sheet
}

/// The byte between cells, and how much of the text comes before the table: a `sep=` line says it; else the one that
/// cuts some early line into the most known headings.
fn delimiter(text: &str, known: &Headings) -> (u8, usize) {
    let first = text.split_inclusive('\n').next().unwrap_or_default();
    if let Some([delimiter]) = first.trim().strip_prefix("sep=").map(str::as_bytes) {
        return (*delimiter, first.len());
    }
    let found = |delimiter: u8| {
        let heads = |line: &str| {
            let cells = line.split(char::from(delimiter)).map(|cell| cell.trim().trim_matches('"'));
            cells.filter(|cell| known.column(cell).is_some()).count()
        };
        text.lines().take(MOST_TITLE_ROWS).map(heads).max().unwrap_or_default()
    };
    let best = b";,\t|".iter().rev().max_by_key(|delimiter| found(**delimiter));
    (best.copied().unwrap_or(b';'), 0)
}

/// Every heading that is known, folded once for a whole table.
struct Headings(BTreeMap<Key, usize>);

impl Headings {
    fn of(columns: &[Column]) -> Self {
        let named =
            columns.iter().enumerate().flat_map(|(at, column)| column.headings.iter().map(move |name| (name, at)));
        Self(named.map(|(name, at)| (Key::of(name), at)).collect())
    }

    /// The column that a heading names.
    fn column(&self, heading: &str) -> Option<usize> {
        self.0.get(&Key::of(heading)).copied()
    }
}

fn known_headings(record: &Record, known: &Headings) -> usize {
    record.fields.iter().filter(|field| known.column(field).is_some()).count()
}

/// What stands under a heading.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Heading {
    /// A column that is known.
    Known(usize),
    /// A column that is not read; a finding says so where it matters.
    Unread,
    /// No heading at all.
    None,
}

/// What stands under each heading, from left to right.
fn headings(record: &Record, columns: &[Column], known: &Headings, findings: &mut Vec<Finding>) -> Vec<Heading> {
    let mut found: Vec<Heading> = Vec::new();
    // Empty cells behind the last heading are no columns.
    let width = record.fields.iter().rposition(|field| !field.is_empty()).map_or(0, |at| at + 1);
    for field in &record.fields[..width] {
        let column = known.column(field);
        let heading = match column {
            Some(column) => Heading::Known(column),
            None if field.is_empty() => Heading::None,
            None => Heading::Unread,
        };
        if column.is_some() && found.contains(&heading) {
            findings.push(repeated_heading(field));
            found.push(Heading::Unread);
            continue;
        }
        // A column of row numbers tells nothing.
        let counts_rows = COUNTS_ROWS.iter().any(|heading| Key::of(heading) == Key::of(field));
        if column.is_none() && !field.is_empty() && !counts_rows {
            findings.push(unknown_heading(field, columns));
        }
        found.push(heading);
    }
    let absent = (0..columns.len()).filter(|at| columns[*at].required && !found.contains(&Heading::Known(*at)));
    findings.extend(absent.map(|at| missing_heading(record.span, &columns[at])));
    found
}

fn row(record: &Record, headings: &[Heading], width: usize, findings: &mut Vec<Finding>) -> Option<Row> {
    let mut row = Row { cells: vec![None; width], span: record.span };
    // Nobody could say what stands in a cell without a heading.
    let nameless = |at: usize| headings.get(at).is_none_or(|heading| *heading == Heading::None);
    let beyond =
        record.fields.iter().enumerate().find(|(at, field)| nameless(*at) && !field.is_empty()).map(|(_, field)| field);
    if let Some(field) = beyond {
        findings.push(ragged(field, headings.len()));
        return None;
    }
    for (field, heading) in record.fields.iter().zip(headings) {
        if let Heading::Known(column) = heading
            && !field.is_empty()
        {
            row.cells[*column] = Some(field.clone());
        }
    }
    (!row.is_blank()).then_some(row)
}

/// Cuts a text into records. Line breaks inside quotation marks belong to the cell.
struct Records<'t> {
    source: SourceId,
    text: &'t str,
    reader: Reader,
    at: usize,
    /// Where each row of the sheet begins, blank ones too.
    starts: Vec<u32>,
    buffer: Vec<u8>,
}

impl<'t> Records<'t> {
    fn new(source: SourceId, text: &'t str, delimiter: u8, skip: usize) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        // A cell is never longer than the text.
        Self { source, text, reader, at: skip, starts: Vec::new(), buffer: vec![0; text.len() + 1] }
    }

    /// The next record whose quotation marks are sound; others are reported.
    fn next_sound(&mut self, findings: &mut Vec<Finding>) -> Option<Record> {
        loop {
            match self.next()? {
                Ok(record) => return Some(record),
                Err(finding) => findings.push(*finding),
            }
        }
    }

    fn next(&mut self) -> Option<Result<Record, Box<Finding>>> {
        let mut fields = Vec::new();
        let mut fault = None;
        loop {
            let (text, range, last) = self.field(fields.is_empty())?;
            fault = fault.or_else(|| quote_fault(self.text, self.source, range.clone()));
            fields.push(Spanned::new(text.trim_matches(is_blank).to_owned(), trimmed(self.text, self.source, range)));
            if last {
                break;
            }
        }
        let span = fields.first()?.span.to(fields.last()?.span);
        Some(fault.map_or(Ok(Record { fields, span }), |finding| Err(Box::new(finding))))
    }

    /// One cell: its text, its bytes with their quotation marks, and whether it ends the record.
    fn field(&mut self, first: bool) -> Option<(String, std::ops::Range<usize>, bool)> {
        let start = if first { self.row_start()? } else { self.at };
        let (result, read, written) = self.read_field();
        let ReadFieldResult::Field { record_end } = result else { return None };
        self.at = start + read;
        let raw = &self.text[start..self.at];
        let raw = if record_end { raw.trim_end_matches(['\r', '\n']) } else { &raw[..raw.len() - 1] };
        let text = String::from_utf8_lossy(&self.buffer[..written]).into_owned();
        if record_end && raw.len() < self.at - start && self.text[..self.at].ends_with('\r') {
            // csv-core ends a record with the CR and leaves the LF to the next one.
            self.at += usize::from(self.text[self.at..].starts_with('\n'));
        }
        Some((text, start..start + raw.len(), record_end))
    }

    fn read_field(&mut self) -> (ReadFieldResult, usize, usize) {
        let (mut read, mut written) = (0, 0);
        loop {
            let input = &self.text.as_bytes()[self.at + read..];
            let (result, nin, nout) = self.reader.read_field(input, &mut self.buffer[written..]);
            (read, written) = (read + nin, written + nout);
            // The end of the text is told by an empty input.
            if !matches!(result, ReadFieldResult::InputEmpty) {
                return (result, read, written);
            }
        }
    }

    /// Skips blank lines, counting them as the rows that they are in a spreadsheet.
    fn row_start(&mut self) -> Option<usize> {
        while let Some(rest) = self.text.get(self.at..) {
            let line = rest.split_inclusive('\n').next()?;
            self.starts.push(u32::try_from(self.at).unwrap_or(u32::MAX));
            if !line.trim_matches(['\r', '\n']).is_empty() {
                return Some(self.at);
            }
            self.at += line.len();
        }
        None
    }
}

/// White space that a cell may be padded with, and characters that do not show.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}')
}

fn trimmed(text: &str, source: SourceId, range: std::ops::Range<usize>) -> Span {
    let raw = &text[range.clone()];
    let start = range.start + (raw.len() - raw.trim_start_matches(is_blank).len());
    Span::new(source, start..(start + raw.trim_matches(is_blank).len()).max(start))
}

/// A cell that opens a quotation and does not close it, or goes on after closing it.
fn quote_fault(text: &str, source: SourceId, range: std::ops::Range<usize>) -> Option<Finding> {
    let raw = &text[range.clone()];
    let inner = raw.strip_prefix('"')?;
    let closing = inner.trim_end().strip_suffix('"').filter(|inside| inside.matches('"').count() % 2 == 0);
    if closing.is_some_and(|inside| !inside.replace("\"\"", "").contains('"')) {
        return None;
    }
    let first_line = raw.lines().next().unwrap_or_default();
    let finding = faults::MALFORMED_CSV.at(
        Span::new(source, range.start..range.start + first_line.len()),
        text!(vi: "dấu ngoặc kép mở ở ô này không đóng đúng chỗ", en: "the quotation mark opened in this cell is not closed in the right place"),
        text!(vi: "mở ở đây", en: "opened here"),
    );
    Some(finding.help(text!(
        vi: "thêm dấu ngoặc kép ở cuối ô (hoặc bỏ dấu ở đầu ô); ngoặc kép nằm trong nội dung thì viết hai lần (\"\"); dòng này và các dòng bị cuốn theo chưa được đọc",
        en: "close the quotation, or double the mark (\"\") if it belongs to the text; the lines drawn into this cell have not been read",
    )))
}

fn unknown_heading(field: &Spanned<String>, columns: &[Column]) -> Finding {
    let read = quoted(field);
    let known: Vec<&str> = columns.iter().flat_map(|column| column.headings.iter().copied()).collect();
    let vi: Vec<&str> = columns.iter().filter_map(|column| column.headings.first().copied()).collect();
    let en: Vec<&str> = columns.iter().filter_map(|column| column.headings.get(1).copied()).collect();
    let (vi, en) = (listed(&vi), listed(&en));
    let finding = faults::UNKNOWN_HEADING.at(
        field.span,
        text!(vi: "không có cột tên {read}", en: "there is no column {read}"),
        text!(vi: "cột này không được đọc", en: "this column is not read"),
    );
    let finding = finding.expected(text!(vi: "một trong các cột: {vi}", en: "one of the columns: {en}"));
    match did_you_mean(field, &known) {
        Some(close) => finding.help(meant(close)),
        None => finding.help(
            text!(vi: "sửa tên cột theo biểu mẫu, hoặc xóa cột", en: "name the column as the form does, or delete it"),
        ),
    }
}

fn repeated_heading(field: &Spanned<String>) -> Finding {
    let read = quoted(field);
    let finding = faults::UNKNOWN_HEADING.at(
        field.span,
        text!(vi: "cột {read} có hai lần", en: "the column {read} stands twice"),
        text!(vi: "lần thứ hai, không được đọc", en: "the second time, not read"),
    );
    finding.help(text!(vi: "giữ lại một cột", en: "keep one of the two"))
}

fn missing_heading(span: Span, column: &Column) -> Finding {
    let (vi, en) = (column.headings[0], column.headings[1]);
    let finding = faults::MISSING_HEADING.at(
        span,
        text!(vi: "thiếu cột “{vi}”", en: "the column “{en}” is missing"),
        text!(vi: "dòng tiêu đề", en: "the row of headings"),
    );
    finding.help(text!(vi: "thêm cột “{vi}” như trong biểu mẫu", en: "add the column “{en}” as in the form"))
}

fn no_headings(span: Span, columns: &[Column]) -> Finding {
    let vi: Vec<&str> = columns.iter().filter_map(|column| column.headings.first().copied()).collect();
    let en: Vec<&str> = columns.iter().filter_map(|column| column.headings.get(1).copied()).collect();
    let (vi, en) = (listed(&vi), listed(&en));
    let finding = faults::MISSING_HEADING.at(
        span,
        text!(vi: "không tìm thấy dòng tiêu đề", en: "no row of headings was found"),
        text!(vi: "không thấy tên cột nào của biểu mẫu", en: "no known heading"),
    );
    let finding = finding.expected(text!(vi: "một dòng có các cột: {vi}", en: "a row with the columns: {en}"));
    finding.help(text!(vi: "dùng biểu mẫu có sẵn dòng tiêu đề", en: "use the form, which has the headings"))
}

fn ragged(field: &Spanned<String>, width: usize) -> Finding {
    let read = quoted(field);
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
