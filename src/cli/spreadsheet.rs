//! Tables for a spreadsheet: as Excel opens them with a double click where the list separator is a semicolon.

use super::{
    exit::{Exit, Failure, OrExit as _},
    terminal::printable,
};
use crate::form::harmless;
use anyhow::anyhow;
use csv::{Terminator, WriterBuilder};

/// Rows as CSV; a byte order mark makes Excel read Vietnamese, and no cell is taken for a formula.
pub(super) fn csv(rows: impl Iterator<Item = Vec<String>>) -> Result<String, Failure> {
    let mut writer =
        WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        writer.write_record(row.iter().map(|cell| harmless(&printable(cell)))).or_exit(Exit::Io)?;
    }
    let bytes = writer.into_inner().map_err(|error| anyhow!("{error}")).or_exit(Exit::Io)?;
    String::from_utf8(bytes).or_exit(Exit::Io)
}
