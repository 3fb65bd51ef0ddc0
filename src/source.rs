//! Source texts and places in them.
//!
//! Every value the tool reads keeps the [`Span`] it was written at; line, column and cell are worked out only when a
//! place is shown.

use std::ops::{Deref, Range};

/// Which text of a run: an index into [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// A stretch of one source text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The text.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The stretch `range` of `source`. Offsets past 4 GiB cannot occur: such a file is refused before it is read.
    #[must_use]
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { source, start: offset(range.start), end: offset(range.end) }
    }

    /// Whether `inner` lies within this stretch.
    #[must_use]
    pub fn contains(&self, inner: Self) -> bool {
        self.source == inner.source && self.start <= inner.start && inner.end <= self.end
    }

    /// The stretch from the start of this one to the end of `last`.
    #[must_use]
    pub fn to(self, last: Self) -> Self {
        Self { end: last.end.max(self.end), ..self }
    }

    /// The bytes as a range.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and the place it was written at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// `value`, written at `span`.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Another value at the same place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned::new(change(self.value), self.span)
    }
}

impl Spanned<String> {
    /// The same text, borrowed.
    #[must_use]
    pub fn written(&self) -> Spanned<&str> {
        Spanned::new(&self.value, self.span)
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

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
}

/// One text that was read.
#[derive(Debug, Clone, Default)]
pub struct Source {
    /// The path as the user would type it, with `/` between folders.
    pub path: String,
    /// The text in NFC, without a byte order mark.
    pub text: String,
    /// Set when the text is a table.
    pub table: Option<Table>,
    /// The encoding of the file, by its usual name; none when it was not read as text.
    pub encoding: Option<&'static str>,
    /// What was kept when the text was let go; none as long as it is whole.
    kept: Option<Vec<Excerpt>>,
}

/// Whole lines of a text, whole rows of a table.
#[derive(Debug, Clone)]
struct Excerpt {
    /// Where it begins in the text, in bytes.
    at: u32,
    /// Its first line, from 1.
    line: usize,
    /// How many rows of the table begin before it.
    rows_before: usize,
    /// Where the rows in it begin, in bytes of the text.
    rows: Vec<u32>,
    text: String,
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
const WIDEST_WINDOW: usize = 8192;

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
        Self { path: path.into(), text, table: None, encoding: None, kept: None }
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
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let first = self.excerpt(span).map_or(1, |excerpt| excerpt.line);
        Position {
            line: memchr::memchr_iter(b'\n', before.as_bytes()).count() + first,
            column: before[line_start..].chars().count() + 1,
        }
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

    /// Lets go of all but the lines around `spans`, so that the texts of thousands of files need not fit into memory.
    pub fn keep_only(&mut self, spans: &[Span]) {
        let mut stretches: Vec<Range<usize>> = spans.iter().map(|span| self.stretch(*span)).collect();
        stretches.sort_by_key(|stretch| stretch.start);
        let mut kept: Vec<Range<usize>> = Vec::new();
        for stretch in stretches {
            match kept.last_mut().filter(|last| stretch.start <= last.end + WIDEST_WINDOW / 2) {
                Some(last) => last.end = last.end.max(stretch.end),
                None => kept.push(stretch),
            }
        }
        let (mut line, mut counted) = (1, 0);
        let excerpts = kept.into_iter().map(|stretch| {
            line += memchr::memchr_iter(b'\n', &self.text.as_bytes()[counted..stretch.start]).count();
            counted = stretch.start;
            self.excerpt_at(stretch, line)
        });
        self.kept = Some(excerpts.collect());
        self.text = String::new();
        if let Some(table) = &mut self.table {
            table.rows = Vec::new();
        }
    }

    /// Whether the start of `span` was kept.
    #[must_use]
    pub fn holds(&self, span: Span) -> bool {
        self.kept.is_none() || self.excerpt(span).is_some()
    }

    /// Whole lines and rows around `span`: to its end, or to the end of its first line when it is long.
    fn stretch(&self, span: Span) -> Range<usize> {
        let bytes = self.text.as_bytes();
        let (from, to) = ((span.start as usize).min(bytes.len()), (span.end as usize).min(bytes.len()));
        let line_start = memchr::memrchr(b'\n', &bytes[..from]).map_or(0, |at| at + 1);
        let rows = self.table.as_ref().map(|table| table.rows.as_slice()).unwrap_or_default();
        let row = rows.partition_point(|start| *start as usize <= from).checked_sub(1);
        let row_start = row.map_or(line_start, |row| rows[row] as usize);
        let last = if to.saturating_sub(from) > WIDEST_WINDOW { from } else { to.max(from) };
        let end = memchr::memchr(b'\n', &bytes[last..]).map_or(bytes.len(), |at| last + at + 1);
        row_start.min(line_start)..end
    }

    fn excerpt_at(&self, stretch: Range<usize>, line: usize) -> Excerpt {
        let rows = self.table.as_ref().map(|table| table.rows.as_slice()).unwrap_or_default();
        let before = |offset: usize| rows.partition_point(|start| (*start as usize) < offset);
        let (first, last) = (before(stretch.start), before(stretch.end));
        Excerpt {
            at: u32::try_from(stretch.start).unwrap_or(u32::MAX),
            line,
            rows_before: first,
            rows: rows[first..last].to_vec(),
            text: self.text[stretch].to_owned(),
        }
    }

    /// The excerpt that holds the start of `span`.
    fn excerpt(&self, span: Span) -> Option<&Excerpt> {
        let kept = self.kept.as_ref()?;
        let before = kept.partition_point(|excerpt| excerpt.at <= span.start).checked_sub(1)?;
        Some(&kept[before]).filter(|excerpt| span.start as usize <= excerpt.at as usize + excerpt.text.len())
    }

    /// The text that holds the start of `span`, and where it begins.
    fn text_around(&self, span: Span) -> (&str, usize) {
        match self.excerpt(span) {
            Some(excerpt) => (&excerpt.text, excerpt.at as usize),
            None => (&self.text, 0),
        }
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
        Some((before + row, delimiters(in_row, table.delimiter)))
    }
}

/// How many delimiters stand outside quotes.
fn delimiters(text: &str, delimiter: u8) -> usize {
    let mut quoted = false;
    let mut count = 0;
    for byte in text.bytes() {
        quoted ^= byte == b'"';
        count += usize::from(byte == delimiter && !quoted);
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

/// All texts of a run; a [`Span`] points into one of them.
#[derive(Debug, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Keeps a text and gives the name it goes by from now on.
    pub fn add(&mut self, path: impl Into<String>, text: String, table: Option<Table>) -> SourceId {
        self.0.push(Source { table, ..Source::new(path, text) });
        SourceId(u32::try_from(self.0.len() - 1).unwrap_or(u32::MAX))
    }

    /// The text that `id` names, to be changed.
    pub fn get_mut(&mut self, id: SourceId) -> &mut Source {
        &mut self.0[id.0 as usize]
    }

    /// Keeps what was read of a text whose name was given before.
    pub fn set(&mut self, id: SourceId, source: Source) {
        self.0[id.0 as usize] = source;
    }

    /// Says how a text that turned out to be a table is cut.
    pub fn set_table(&mut self, id: SourceId, table: Table) {
        self.0[id.0 as usize].set_table(table);
    }

    /// The text that `id` names.
    #[must_use]
    pub fn get(&self, id: SourceId) -> &Source {
        &self.0[id.0 as usize]
    }

    /// All texts, in the order in which they were named.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.0.iter()
    }

    /// The text as it was written at `span`.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.source).slice(span)
    }

    /// `path:line:column`, followed by the cell where there is one; of a spreadsheet only the cell, for its lines are
    /// those of no file.
    #[must_use]
    pub fn place(&self, span: Span) -> String {
        let source = self.get(span.source);
        let Position { line, column } = source.position(span);
        match source.cell(span) {
            Some(cell) if source.sheet().is_some() => format!("{} ({cell})", source.path),
            Some(cell) => format!("{}:{line}:{column} ({cell})", source.path),
            None => format!("{}:{line}:{column}", source.path),
        }
    }
}
