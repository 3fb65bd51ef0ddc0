//! How high rows are. Only Excel finds that out when it opens a file; other programs show one line of each cell.

use anyhow::Context as _;
use rust_xlsxwriter::{Worksheet, XlsxError};
use std::io::{Cursor, Read as _, Write as _};
use unicode_width::UnicodeWidthStr as _;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// The row of one ordinary line, in points.
const LEAST: u16 = 15;
/// The highest row of a spreadsheet, in points.
const HIGHEST: u16 = 409;

/// A text with the room that it has.
pub(super) struct Cell<'t> {
    pub(super) text: &'t str,
    /// How many characters stand on a line.
    pub(super) room: u16,
    /// How high a line is, in points.
    pub(super) line: u16,
}

impl<'t> Cell<'t> {
    /// A text in ordinary letters, in a column of this width. Columns are measured in digits, and letters are narrower.
    pub(super) fn ordinary(text: &'t str, width: u16) -> Self {
        Self { text, room: width * 21 / 20, line: 15 }
    }

    /// A text in the letters of a note.
    pub(super) fn note(text: &'t str, width: u16) -> Self {
        Self { text, room: width * 6 / 5, line: 13 }
    }

    /// A text in the letters of a title.
    pub(super) fn title(text: &'t str, width: u16) -> Self {
        Self { text, room: width * 3 / 4, line: 20 }
    }

    /// In points.
    fn height(&self) -> u16 {
        u16::try_from(lines(self.text, self.room.into())).unwrap_or(u16::MAX).saturating_mul(self.line)
    }
}

/// Makes a row high enough for its cells.
pub(super) fn set<'t>(sheet: &mut Worksheet, row: u32, cells: impl Iterator<Item = Cell<'t>>) -> Result<(), XlsxError> {
    let height = cells.map(|cell| cell.height()).max().unwrap_or_default().max(LEAST);
    sheet.set_row_height(row, height.min(HIGHEST))?;
    Ok(())
}

/// How many lines a text takes in a column `room` characters wide, broken between words.
fn lines(text: &str, room: usize) -> usize {
    text.lines().map(|line| wrapped(line, room)).sum::<usize>().max(1)
}

fn wrapped(line: &str, room: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in line.split_whitespace() {
        let width = word.width();
        if used > 0 && used + 1 + width > room {
            lines += 1;
            used = 0;
        }
        used += width + usize::from(used > 0);
        // A word longer than the line is broken anywhere.
        lines += used.saturating_sub(1) / room;
        used = if used > room { (used - 1) % room + 1 } else { used };
    }
    lines
}

/// Lets rows grow with what is written into them: the library knows only heights that never change.
pub(super) fn let_grow(workbook: Vec<u8>) -> anyhow::Result<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(workbook))?;
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for at in 0..archive.len() {
        let mut part = archive.by_index(at)?;
        let name = part.name().to_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).with_context(|| name.clone())?;
        if name.starts_with("xl/worksheets/") {
            // Within a text, quotation marks are written as entities.
            text = text.replace(" customHeight=\"1\"", "");
        }
        out.start_file(&name, options)?;
        out.write_all(text.as_bytes()).with_context(|| name.clone())?;
    }
    Ok(out.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_text_takes_as_many_lines_as_its_words_need() {
        for (text, room, expected) in [
            ("", 10, 1),
            ("một hai", 10, 1),
            ("một hai ba bốn", 10, 2),
            ("một\nhai", 10, 2),
            ("abcdefghijklmnopqrstuvwxy", 10, 3),
            ("ab abcdefghijkl cd", 10, 3),
        ] {
            assert_eq!(lines(text, room), expected, "{text}");
        }
    }
}
