//! A text → records of cells that know their places. Line breaks inside quotation marks belong to the cell.

use super::signs::Signs;
use crate::{
    load::bounds::{LONGEST_TEXT, MOST_CELLS},
    model::Name,
    source::{SourceId, Span, Spanned},
};
use std::{borrow::Cow, ops::Range};

/// A cell: its text without padding and quotation marks, and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Field<'t> {
    pub(crate) text: Cow<'t, str>,
    pub(crate) span: Span,
}

impl Field<'_> {
    pub(crate) fn written(&self) -> Spanned<&str> {
        Spanned::new(&self.text, self.span)
    }

    pub(crate) fn owned(&self) -> Spanned<String> {
        Spanned::new((*self.text).to_owned(), self.span)
    }

    /// The cell as a name that is compared with others.
    pub(crate) fn name(&self) -> Spanned<Name> {
        Spanned::new(Name::new(&*self.text), self.span)
    }
}

/// A record of the text, before its columns are known.
pub(super) struct Record<'t> {
    pub(super) fields: Vec<Field<'t>>,
    pub(super) span: Span,
    /// The first cell whose quotation is not sound.
    pub(super) bad_quote: Option<Span>,
    /// The first cell that holds more than any report.
    pub(super) overlong: Option<Span>,
}

impl<'t> Record<'t> {
    /// Keeps a cell, as far as there is room: of the cells beyond, the first with words.
    #[inline]
    fn keep(&mut self, field: Field<'t>) {
        if self.fields.len() < MOST_CELLS {
            self.fields.push(field);
        } else if let Some(last) = self.fields.last_mut().filter(|last| last.text.is_empty()) {
            *last = field;
        }
    }

    fn is_overlong(&mut self, place: Span) {
        self.overlong.get_or_insert(place);
    }
}

/// Cuts a text with line feeds at line ends into records.
pub(super) struct Records<'t> {
    source: SourceId,
    text: &'t str,
    delimiter: u8,
    signs: Signs<'t>,
    at: usize,
    /// Where each row of the sheet begins, blank ones too.
    pub(super) starts: Vec<u32>,
}

impl<'t> Records<'t> {
    pub(super) fn new(source: SourceId, text: &'t str, delimiter: u8, skip: usize) -> Self {
        let mut signs = Signs::of(text, delimiter);
        signs.go_to(skip);
        Self { source, text, delimiter, signs, at: skip, starts: Vec::new() }
    }

    /// Where it stands, to come back to.
    pub(super) fn mark(&self) -> (usize, usize) {
        (self.at, self.starts.len())
    }

    /// Goes back to where it stood.
    pub(super) fn back_to(&mut self, (at, rows): (usize, usize)) {
        self.at = at;
        self.signs.go_to(at);
        self.starts.truncate(rows);
    }

    /// A record to read into, so that reading ten million of them asks for memory once.
    pub(super) fn blank(&self) -> Record<'t> {
        Record { fields: Vec::new(), span: Span::new(self.source, 0..0), bad_quote: None, overlong: None }
    }

    /// A record as it is written.
    pub(super) fn written(&self, record: &Record<'t>) -> &'t str {
        &self.text[record.span.start as usize..record.span.end as usize]
    }

    /// Some of the text.
    pub(super) fn slice(&self, range: Range<usize>) -> Option<&'t str> {
        self.text.get(range)
    }

    /// Reads the next record into `record`; false at the end of the text.
    pub(super) fn read(&mut self, record: &mut Record<'t>) -> bool {
        let Some(start) = self.row_start() else { return false };
        record.fields.clear();
        record.bad_quote = None;
        record.overlong = None;
        self.read_cells(record);
        let end = record.fields.last().map_or(start, |field| field.span.end as usize);
        let first = record.fields.first().map_or(start, |field| field.span.start as usize);
        record.span = Span::new(self.source, first..end.max(first));
        true
    }

    /// Skips blank lines, counting them as the rows that they are in a spreadsheet.
    fn row_start(&mut self) -> Option<usize> {
        while self.at < self.text.len() {
            self.starts.push(u32::try_from(self.at).unwrap_or(u32::MAX));
            if self.text.as_bytes()[self.at] != b'\n' {
                return Some(self.at);
            }
            self.at = self.signs.pass() + 1;
        }
        None
    }

    /// Reads the cells of the row that begins here.
    fn read_cells(&mut self, record: &mut Record<'t>) {
        let (bytes, delimiter) = (self.text.as_bytes(), self.delimiter);
        let mut start = self.at;
        loop {
            let mut end = self.signs.pass();
            if bytes.get(end) == Some(&b'"') {
                end = self.read_marked(start, end, record);
            } else {
                self.read_plain(start..end, record);
            }
            start = end + 1;
            if bytes.get(end) != Some(&delimiter) {
                break;
            }
        }
        self.at = start;
    }

    /// Reads a cell without a quotation mark, as most are.
    #[inline]
    fn read_plain(&self, range: Range<usize>, record: &mut Record<'t>) {
        let (start, end) = (range.start, range.end);
        if end - start > LONGEST_TEXT {
            record.is_overlong(Span::new(self.source, start..start));
        }
        let (text, start) = if start == end { ("", start) } else { tight(&self.text[range], start) };
        let span = Span::new(self.source, start..start + text.len());
        record.keep(Field { text: Cow::Borrowed(text), span });
    }

    /// Reads a cell whose first quotation mark, which was passed, stands at `mark`; gives its end. By itself, so that the
    /// loop over the others is small.
    #[inline(never)]
    fn read_marked(&mut self, start: usize, mark: usize, record: &mut Record<'t>) -> usize {
        let (end, is_one) = if mark == start { self.quotation_end() } else { (self.end(mark), false) };
        let (field, sound) = if is_one { (self.quotation(start..end), true) } else { self.field(start..end) };
        record.keep(field);
        if !sound && record.bad_quote.is_none() {
            record.bad_quote = Some(first_line(self.source, self.text, start..end));
        }
        if end - start > LONGEST_TEXT {
            record.is_overlong(Span::new(self.source, start..start));
        }
        end
    }

    /// Where the cell ends that begins with the mark that was passed; and whether it is one quotation, in which no mark
    /// stands.
    fn quotation_end(&mut self) -> (usize, bool) {
        let (mark, is_first) = self.closing();
        let end = self.signs.pass();
        (self.end(end), is_first && mark + 1 == end)
    }

    /// Where the cell ends whose sign at `at` was passed, outside quotation marks.
    fn end(&mut self, mut at: usize) -> usize {
        while self.delimiter != b'"' && self.text.as_bytes().get(at) == Some(&b'"') {
            at = self.signs.pass();
        }
        at
    }

    /// Passes the mark that closes the quotation: where it stands, or the end of the text; and whether it is the first
    /// mark.
    fn closing(&mut self) -> (usize, bool) {
        let bytes = self.text.as_bytes();
        let mut is_first = true;
        loop {
            let at = self.signs.pass();
            match bytes.get(at..) {
                Some([b'"', b'"', ..]) => {
                    self.signs.pass();
                    is_first = false;
                }
                Some([b'"', ..]) => return (at, is_first),
                Some([_, ..]) => {}
                _ => return (bytes.len(), false),
            }
        }
    }

    /// A cell that is one quotation, from its first byte to its last, in which no mark stands.
    fn quotation(&self, range: Range<usize>) -> Field<'t> {
        let words = &self.text[range.start + 1..range.end - 1];
        Field { text: Cow::Borrowed(trim(words)), span: Span::new(self.source, range) }
    }

    /// Any cell, and whether its quotation marks are sound.
    fn field(&self, range: Range<usize>) -> (Field<'t>, bool) {
        let (text, start) = tight(&self.text[range.clone()], range.start);
        let span = Span::new(self.source, start..start + text.len());
        let Some(quoted) = text.strip_prefix('"') else {
            return (Field { text: Cow::Borrowed(text), span }, true);
        };
        let inner = quoted.strip_suffix('"').filter(|inner| is_quoted(inner));
        (Field { text: unquoted(inner.unwrap_or(quoted)), span }, inner.is_some())
    }
}

/// What a quotation says: each two marks are one.
fn unquoted(words: &str) -> Cow<'_, str> {
    let mut rest = words;
    let mut said = String::new();
    while let Some(mark) = memchr::memchr(b'"', rest.as_bytes()) {
        let (until, behind) = rest.split_at(mark + 1);
        said.push_str(until);
        rest = behind.strip_prefix('"').unwrap_or(behind);
    }
    if said.is_empty() {
        return Cow::Borrowed(trim(words));
    }
    said.push_str(rest);
    let tight = trim(&said);
    Cow::Owned(if tight.len() < said.len() { tight.to_owned() } else { said })
}

/// Whether quotation marks stand in twos only.
fn is_quoted(inner: &str) -> bool {
    let mut rest = inner.as_bytes();
    while let Some(at) = memchr::memchr(b'"', rest) {
        if rest.get(at + 1) != Some(&b'"') {
            return false;
        }
        rest = &rest[at + 2..];
    }
    true
}

/// White space that a cell may be padded with, and characters that do not show.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}')
}

/// A text that begins at `at`, without padding, and where it begins then.
#[inline]
fn tight(text: &str, at: usize) -> (&str, usize) {
    if is_tight(text.as_bytes()) { (text, at) } else { padded(text, at) }
}

#[cold]
fn padded(text: &str, at: usize) -> (&str, usize) {
    let rest = text.trim_start_matches(is_blank);
    (rest.trim_end_matches(is_blank), at + (text.len() - rest.len()))
}

fn trim(text: &str) -> &str {
    if is_tight(text.as_bytes()) { text } else { text.trim_matches(is_blank) }
}

/// Whether a text is empty, or its first and last characters are plainly no padding: as nearly every one. Besides ASCII
/// these are the letters that Vietnamese writes in two bytes, and those from ạ to ỹ.
fn is_tight(text: &[u8]) -> bool {
    let (Some(first), Some(last)) = (text.first(), text.last()) else { return true };
    (first.is_ascii_graphic() || begins_with_letter(text)) && (last.is_ascii_graphic() || ends_with_letter(text))
}

fn begins_with_letter(text: &[u8]) -> bool {
    matches!(text, [0xC3..=0xC6, ..] | [0xE1, 0xBA | 0xBB, ..])
}

fn ends_with_letter(text: &[u8]) -> bool {
    matches!(text, [.., 0xC3..=0xC6, _] | [.., 0xE1, 0xBA | 0xBB, _])
}

fn first_line(source: SourceId, text: &str, range: Range<usize>) -> Span {
    let length = text[range.clone()].lines().next().unwrap_or_default().len();
    Span::new(source, range.start..range.start + length)
}

#[cfg(test)]
mod tests {
    use super::{Records, is_quoted};
    use crate::source::{SourceId, Sources, Span, cuts};
    use proptest::prelude::*;
    use std::ops::Range;

    /// A cell: what it says, where it stands, and whether its quotation is sound.
    type Cell = (String, Range<usize>, bool);

    fn source() -> SourceId {
        Sources::default().add("table.csv", String::new())
    }

    /// The records of a text, cut byte by byte.
    fn worked_out(text: &str, delimiter: u8) -> Vec<Vec<Cell>> {
        let mut records = Vec::new();
        let mut at = 0;
        while at < text.len() {
            if text.as_bytes()[at] == b'\n' {
                at += 1;
                continue;
            }
            let mut cells = Vec::new();
            loop {
                let end = end_of_cell(text.as_bytes(), at, delimiter);
                cells.push(cell(text, at..end));
                at = (end + 1).min(text.len());
                if text.as_bytes().get(end) != Some(&delimiter) {
                    break;
                }
            }
            records.push(cells);
        }
        records
    }

    fn end_of_cell(bytes: &[u8], mut at: usize, delimiter: u8) -> usize {
        if bytes.get(at) == Some(&b'"') {
            at += 1;
            while at < bytes.len() && (bytes[at] != b'"' || bytes.get(at + 1) == Some(&b'"')) {
                at += if bytes[at] == b'"' { 2 } else { 1 };
            }
            at = (at + 1).min(bytes.len());
        }
        while at < bytes.len() && bytes[at] != delimiter && bytes[at] != b'\n' {
            at += 1;
        }
        at
    }

    fn cell(text: &str, raw: Range<usize>) -> Cell {
        let written = text[raw.clone()].trim_start_matches(super::is_blank);
        let start = raw.end - written.len();
        let written = written.trim_end_matches(super::is_blank);
        let range = start..start + written.len();
        let Some(quoted) = written.strip_prefix('"') else { return (written.to_owned(), range, true) };
        let inner = quoted.strip_suffix('"').filter(|inner| is_quoted(inner));
        let said = inner.unwrap_or(quoted).replace("\"\"", "\"");
        (said.trim_matches(super::is_blank).to_owned(), range, inner.is_some())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn cells_are_those_that_are_worked_out(
            text in "([;,\n\" ]|;;|\"\"|\";|;\"|a|[a-z]{70}|ế|\u{a0}){0,60}",
            delimiter in prop::sample::select(vec![b';', b',', b'"', b'a']),
        ) {
            let source = source();
            let mut records = Records::new(source, &text, delimiter, 0);
            let mut record = records.blank();
            for cells in worked_out(&text, delimiter) {
                prop_assert!(records.read(&mut record));
                let read = record.fields.iter().map(|field| (field.text.to_string(), field.span));
                let expected = cells.iter().map(|(text, range, _)| (text.clone(), Span::new(source, range.clone())));
                prop_assert_eq!(read.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
                prop_assert_eq!(record.bad_quote.is_none(), cells.iter().all(|(.., sound)| *sound));
                if delimiter != b'"' {
                    // Where a cell stands is told by the cuts before it.
                    let row = *records.starts.last().unwrap_or(&0) as usize;
                    for (column, field) in record.fields.iter().enumerate() {
                        prop_assert_eq!(cuts(&text[row..field.span.start as usize], delimiter), column);
                    }
                }
            }
            prop_assert!(!records.read(&mut record));
        }
    }
}
