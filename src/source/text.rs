//! A text that was read, or what was kept of it.

use super::{
    Span, Table,
    excerpt::Excerpt,
    table::{column_name, cuts},
};
use std::sync::OnceLock;

/// One text that was read.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// The path as the user would type it, with `/` between folders.
    pub path: String,
    /// The text in NFC, without a byte order mark. Whatever is blotted out in it, its lines stay where they are.
    pub text: String,
    /// Set when the text is a table.
    pub table: Option<Table>,
    /// The encoding of the file, by its usual name; none when it was not read as text.
    pub encoding: Option<&'static str>,
    /// What was kept when the text was let go; none as long as it is whole.
    pub(super) kept: Option<Vec<Excerpt>>,
    /// Where the lines of the whole text begin; made when the first place in it is told, for a report may tell one for
    /// every line.
    pub(super) starts: OnceLock<Vec<u32>>,
}

/// Lines around places, to be shown.
#[derive(Debug, Clone, Copy)]
pub struct Lines<'s> {
    /// The lines.
    pub text: &'s str,
    /// Where they begin in the text, in bytes.
    pub at: usize,
    /// Number of the first of them, from 1; of a spreadsheet, its row.
    pub number: usize,
}

/// How many bytes may lie between two places that are shown together: some fifty lines.
pub(super) const WIDEST_WINDOW: usize = 8192;

/// Line and column, both counted from 1; a column is a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Character in the line, from 1.
    pub column: usize,
}

impl Source {
    /// A text that is no table, as far as is known.
    #[must_use]
    pub fn new(path: impl Into<String>, text: String) -> Self {
        Self { path: path.into(), text, table: None, encoding: None, kept: None, starts: OnceLock::new() }
    }

    /// Says how the text is cut; of a sheet of a spreadsheet that is known, and only the row of the headings is new.
    pub fn set_table(&mut self, table: Table) {
        match &mut self.table {
            Some(known) if known.sheet.is_some() => known.heads = table.heads,
            own => *own = Some(table),
        }
    }

    /// The same text, said to have been in this encoding.
    #[must_use]
    pub fn in_encoding(mut self, encoding: &'static str) -> Self {
        self.encoding = Some(encoding);
        self
    }

    /// The text at `span`; when only excerpts were kept, as much of it as they hold.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        let (text, at) = self.text_around(span);
        let end = (span.end as usize).min(at + text.len());
        text.get((span.start as usize).saturating_sub(at)..end.saturating_sub(at)).unwrap_or_default()
    }

    /// Where `span` begins; in a sheet of a spreadsheet, row and column of the cell.
    #[must_use]
    pub fn position(&self, span: Span) -> Position {
        if let Some((row, column)) = self.sheet().and_then(|table| self.row_and_column(table, span)) {
            return Position { line: row, column: column + 1 };
        }
        let (text, at) = self.text_around(span);
        let before = text.get(..(span.start as usize).saturating_sub(at)).unwrap_or(text);
        let (line, start) = match self.excerpt(span) {
            Some(excerpt) => {
                let lines = memchr::memchr_iter(b'\n', before.as_bytes()).count();
                (lines + excerpt.line, before.rfind('\n').map_or(0, |end| end + 1))
            }
            None => self.line_of(before.len()),
        };
        Position { line, column: before.get(start..).unwrap_or_default().chars().count() + 1 }
    }

    /// The line of the whole text in which a byte stands, from 1, and where it begins.
    fn line_of(&self, at: usize) -> (usize, usize) {
        let starts = self.starts.get_or_init(|| line_starts(&self.text));
        let line = starts.partition_point(|start| *start as usize <= at);
        (line, line.checked_sub(1).map_or(0, |before| starts[before] as usize))
    }

    /// The lines around all of `spans`, of each its first; none when they lie far apart.
    #[must_use]
    pub fn lines(&self, spans: &[Span]) -> Option<Lines<'_>> {
        let first = *spans.iter().min_by_key(|span| span.start)?;
        let (text, at) = self.text_around(first);
        let within = |offset: u32| (offset as usize).checked_sub(at).filter(|offset| *offset <= text.len());
        let (mut start, mut end) = (within(first.start)?, 0);
        for span in spans {
            let from = within(span.start)?;
            let to = (span.end as usize - at).min(text.len());
            end = end.max(text[from..to.max(from)].find('\n').map_or(to, |line_end| from + line_end));
        }
        start = text[..start].rfind('\n').map_or(0, |line_end| line_end + 1);
        end = memchr::memchr(b'\n', &text.as_bytes()[end..]).map_or(text.len(), |line_end| end + line_end);
        let offset = at + start;
        let number = self.position(Span::new(first.source, offset..offset)).line;
        let is_near = spans.len() == 1 || end - start <= WIDEST_WINDOW;
        is_near.then_some(Lines { text: &text[start..end], at: offset, number })
    }

    /// The cell that holds the start of `span`, as Excel names it (`B7`); none when the text is not a table.
    #[must_use]
    pub fn cell(&self, span: Span) -> Option<String> {
        let table = self.table.as_ref()?;
        let (row, column) = self.row_and_column(table, span)?;
        let cell = format!("{}{row}", column_name(column));
        Some(table.sheet.as_ref().map_or(cell.clone(), |sheet| format!("{sheet}!{cell}")))
    }

    /// How the text is cut, when it is a sheet of a spreadsheet.
    #[must_use]
    pub fn sheet(&self) -> Option<&Table> {
        self.table.as_ref().filter(|table| table.sheet.is_some())
    }

    /// The row of `span`, from 1, and its column, from 0.
    fn row_and_column(&self, table: &Table, span: Span) -> Option<(usize, usize)> {
        let excerpt = self.excerpt(span);
        let (rows, before) = excerpt.map_or((&table.rows, 0), |excerpt| (&excerpt.rows, excerpt.rows_before));
        let row = rows.partition_point(|start| *start <= span.start);
        let row_start = *rows.get(row.checked_sub(1)?)?;
        let in_row = self.slice(Span { start: row_start, end: span.start, ..span });
        Some((before + row, cuts(in_row, table.delimiter)))
    }
}

/// Where each line of a text begins. The first does at its start.
fn line_starts(text: &str) -> Vec<u32> {
    let starts = memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1);
    std::iter::once(0).chain(starts).map(|start| u32::try_from(start).unwrap_or(u32::MAX)).collect()
}
