//! A text → records of cells that know their places. Line breaks inside quotation marks belong to the cell.

use crate::{
    load::bounds::{LONGEST_TEXT, MOST_CELLS},
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
        Spanned::new(self.text.clone().into_owned(), self.span)
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

/// Cuts a text with line feeds at line ends into records.
pub(super) struct Records<'t> {
    source: SourceId,
    text: &'t str,
    delimiter: u8,
    at: usize,
    /// Where each row of the sheet begins, blank ones too.
    pub(super) starts: Vec<u32>,
}

impl<'t> Records<'t> {
    pub(super) fn new(source: SourceId, text: &'t str, delimiter: u8, skip: usize) -> Self {
        Self { source, text, delimiter, at: skip, starts: Vec::new() }
    }

    /// Where it stands, to come back to.
    pub(super) fn mark(&self) -> (usize, usize) {
        (self.at, self.starts.len())
    }

    /// Goes back to where it stood.
    pub(super) fn back_to(&mut self, (at, rows): (usize, usize)) {
        self.at = at;
        self.starts.truncate(rows);
    }

    /// A record to read into, so that reading ten million of them asks for memory once.
    pub(super) fn blank(&self) -> Record<'t> {
        Record { fields: Vec::new(), span: Span::new(self.source, 0..0), bad_quote: None, overlong: None }
    }

    /// Reads the next record into `record`; false at the end of the text.
    pub(super) fn read(&mut self, record: &mut Record<'t>) -> bool {
        let Some(start) = self.row_start() else { return false };
        record.fields.clear();
        record.bad_quote = None;
        record.overlong = None;
        loop {
            let (raw, next) = self.raw_field();
            let is_last = self.text.as_bytes().get(raw.end) != Some(&self.delimiter);
            if raw.len() > LONGEST_TEXT && record.overlong.is_none() {
                record.overlong = Some(Span::new(self.source, raw.start..raw.start));
            }
            let (field, sound) = self.field(raw.clone());
            if !sound && record.bad_quote.is_none() {
                record.bad_quote = Some(first_line(self.source, self.text, raw));
            }
            keep(&mut record.fields, field);
            self.at = next;
            if is_last {
                break;
            }
        }
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
            self.at += 1;
        }
        None
    }

    /// The bytes of the cell that begins here, with its quotation marks, and where the next one begins.
    fn raw_field(&self) -> (Range<usize>, usize) {
        let bytes = self.text.as_bytes();
        let after_quote = if bytes.get(self.at) == Some(&b'"') { closing(bytes, self.at + 1) } else { self.at };
        let end = after_quote + self.length(&bytes[after_quote..]);
        (self.at..end, (end + 1).min(bytes.len().max(end)))
    }

    /// How many bytes there are before the end of the cell. Most cells are short or empty, and looked at byte by byte.
    fn length(&self, bytes: &[u8]) -> usize {
        let (near, far) = bytes.split_at(bytes.len().min(NEAR));
        let end = near.iter().position(|byte| *byte == self.delimiter || *byte == b'\n');
        let far_end = || memchr::memchr2(self.delimiter, b'\n', far).map_or(bytes.len(), |at| NEAR + at);
        end.unwrap_or_else(far_end)
    }

    /// A cell, and whether its quotation marks are sound.
    fn field(&self, raw: Range<usize>) -> (Field<'t>, bool) {
        let range = trimmed(self.text, raw);
        let text = &self.text[range.clone()];
        let span = Span::new(self.source, range);
        let Some(quoted) = text.strip_prefix('"') else {
            return (Field { text: Cow::Borrowed(text), span }, true);
        };
        let inner = quoted.strip_suffix('"').filter(|inner| is_quoted(inner));
        let words = inner.unwrap_or(quoted);
        let words = match memchr::memchr(b'"', words.as_bytes()) {
            Some(_) => Cow::Owned(trim(&words.replace("\"\"", "\"")).to_owned()),
            None => Cow::Borrowed(trim(words)),
        };
        (Field { text: words, span }, inner.is_some())
    }
}

/// How many bytes of a cell are looked at one by one.
const NEAR: usize = 16;

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

/// Behind the mark that closes the quotation, or the end of the text.
fn closing(bytes: &[u8], mut at: usize) -> usize {
    while let Some(mark) = memchr::memchr(b'"', bytes.get(at..).unwrap_or_default()) {
        at += mark + 1;
        if bytes.get(at) != Some(&b'"') {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

/// White space that a cell may be padded with, and characters that do not show.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}')
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let raw = &text[range.clone()];
    if is_tight(raw.as_bytes()) {
        return range;
    }
    let start = range.start + (raw.len() - raw.trim_start_matches(is_blank).len());
    start..(start + raw.trim_matches(is_blank).len()).max(start)
}

fn trim(text: &str) -> &str {
    if is_tight(text.as_bytes()) { text } else { text.trim_matches(is_blank) }
}

/// Whether a text is empty, or its first and last characters are plainly no padding: as nearly every one. Besides ASCII
/// these are the letters that Vietnamese writes in two bytes, and those from ạ to ỹ.
fn is_tight(text: &[u8]) -> bool {
    let starts = match *text {
        [] => return true,
        [first, ..] if first.is_ascii() => first.is_ascii_graphic(),
        [first, ..] => {
            matches!(first, 0xC3..=0xC6) || text.starts_with(&[0xE1, 0xBA]) || text.starts_with(&[0xE1, 0xBB])
        }
    };
    let ends = match *text {
        [.., last] if last.is_ascii() => last.is_ascii_graphic(),
        [.., 0xC3..=0xC6, _] | [.., 0xE1, 0xBA | 0xBB, _] => true,
        _ => false,
    };
    starts && ends
}

/// Keeps a cell, as far as there is room: of the cells beyond, the first with words.
fn keep<'t>(fields: &mut Vec<Field<'t>>, field: Field<'t>) {
    if fields.len() < MOST_CELLS {
        fields.push(field);
    } else if let Some(last) = fields.last_mut().filter(|last| last.text.is_empty()) {
        *last = field;
    }
}

fn first_line(source: SourceId, text: &str, range: Range<usize>) -> Span {
    let length = text[range.clone()].lines().next().unwrap_or_default().len();
    Span::new(source, range.start..range.start + length)
}
