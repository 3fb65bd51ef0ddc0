//! What is kept of a text when it is let go.

use super::{Source, Span, text::WIDEST_WINDOW};
use std::{ops::Range, sync::OnceLock};

/// Whole lines of a text, whole rows of a table.
#[derive(Debug, Clone)]
pub(super) struct Excerpt {
    /// Where it begins in the text, in bytes.
    pub(super) at: u32,
    /// Its first line, from 1.
    pub(super) line: usize,
    /// How many rows of the table begin before it.
    pub(super) rows_before: usize,
    /// Where the rows in it begin, in bytes of the text.
    pub(super) rows: Vec<u32>,
    pub(super) text: String,
}

impl Source {
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
        self.starts = OnceLock::new();
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
    pub(super) fn excerpt(&self, span: Span) -> Option<&Excerpt> {
        let kept = self.kept.as_ref()?;
        let before = kept.partition_point(|excerpt| excerpt.at <= span.start).checked_sub(1)?;
        Some(&kept[before]).filter(|excerpt| span.start as usize <= excerpt.at as usize + excerpt.text.len())
    }

    /// The text that holds the start of `span`, and where it begins.
    pub(super) fn text_around(&self, span: Span) -> (&str, usize) {
        match self.excerpt(span) {
            Some(excerpt) => (&excerpt.text, excerpt.at as usize),
            None => (&self.text, 0),
        }
    }
}
