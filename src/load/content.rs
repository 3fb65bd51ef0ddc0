//! A file of a round: opened when it is one, and what it holds.

use super::{
    container,
    decode::{self, LARGEST_FILE, Text},
    folder,
    recognise::{Kind, kind},
    refusal::Refusal,
    sheet::{self, Csv},
    table::Column,
};
use std::{
    fs::{self, File},
    io::{self, Read as _},
    path::Path,
};

/// How much of a file tells its kind, in bytes.
const HEAD: u64 = 64 << 10;
/// The largest office file that is looked into to tell its kind, in bytes; one with a year of photographs in it is
/// taken for what its name says.
const LARGEST_LOOKED_INTO: u64 = 64 << 20;

/// A file that was opened.
struct Opened {
    kind: Kind,
    /// What was read of it to tell its kind.
    start: Vec<u8>,
    rest: io::Take<File>,
    size: u64,
}

/// Reads a file that should be text.
pub(super) fn read(path: &Path) -> Result<Text, Refusal> {
    let file = open(path)?;
    must_be_text(file.kind)?;
    text(file.start.as_slice().chain(file.rest), file.size)
}

/// What a file holds that may hold a table.
pub(super) enum Held {
    Text(Text),
    Sheet(Csv),
}

/// Reads a file that should be text or a workbook; of a workbook the sheet of that name, else the one with `columns`.
pub(super) fn read_table(path: &Path, columns: &[Column], sheet: Option<&str>) -> Result<Held, Refusal> {
    let mut file = open(path)?;
    if file.kind != Kind::Workbook {
        must_be_text(file.kind)?;
        return text(file.start.as_slice().chain(file.rest), file.size).map(Held::Text);
    }
    let mut bytes = file.start;
    file.rest.read_to_end(&mut bytes).map_err(|error| Refusal::not_opened(&error))?;
    sheet::read(&bytes, columns, sheet).map(Held::Sheet).map_err(Refusal::Workbook)
}

/// The text of a file from its bytes.
pub(super) fn text_of(bytes: Vec<u8>, name: &str) -> Result<Text, Refusal> {
    must_be_text(kind(&bytes, name))?;
    let size = bytes.len() as u64;
    text(io::Cursor::new(bytes), size)
}

/// Why a file whose name promises no submission is not read.
pub(super) fn refused(path: &Path) -> Refusal {
    match open(path) {
        Ok(Opened { kind: Kind::Text, .. }) => Refusal::Ending(folder::ending(path)),
        Ok(Opened { kind: Kind::Empty, .. }) => Refusal::Empty,
        Ok(Opened { kind, .. }) => Refusal::Kind(kind),
        Err(refusal) => refusal,
    }
}

fn must_be_text(kind: Kind) -> Result<(), Refusal> {
    match kind {
        Kind::Text | Kind::Empty => Ok(()),
        Kind::Workbook => Err(Refusal::TextOnly),
        other => Err(Refusal::Kind(other)),
    }
}

fn text(bytes: impl io::Read, size: u64) -> Result<Text, Refusal> {
    let text = decode::decode(bytes, size).map_err(|error| Refusal::not_opened(&error))?;
    text.map_err(Refusal::NotText)
}

/// Opens a file and tells its kind.
fn open(path: &Path) -> Result<Opened, Refusal> {
    let metadata = fs::metadata(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound if path.is_symlink() => Refusal::BrokenLink,
        _ => Refusal::not_opened(&error),
    })?;
    if metadata.is_dir() {
        return Err(if path.is_symlink() { Refusal::LinkedFolder } else { closed_folder(path) });
    }
    // A pipe would be waited for without end.
    if !metadata.is_file() {
        return Err(Refusal::NoFile);
    }
    if metadata.len() > LARGEST_FILE {
        return Err(Refusal::TooLarge);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    sampled(path, &name, metadata.len()).map_err(|error| Refusal::not_opened(&error))
}

fn sampled(path: &Path, name: &str, size: u64) -> io::Result<Opened> {
    // Files of the system, as behind a link to /proc/kmsg, say that they are empty, and reading on may wait without end.
    let mut rest = File::open(path)?.take(size);
    let mut start = Vec::with_capacity(usize::try_from(size.min(HEAD)).unwrap_or_default() + 1);
    rest.by_ref().take(HEAD).read_to_end(&mut start)?;
    if container::is_zip(&start) || container::is_ole(&start) {
        let more = if size <= LARGEST_LOOKED_INTO { LARGEST_LOOKED_INTO } else { 0 };
        rest.by_ref().take(more).read_to_end(&mut start)?;
    }
    Ok(Opened { kind: kind(&start, name), start, rest, size })
}

fn closed_folder(path: &Path) -> Refusal {
    let reason = fs::read_dir(path).err().map(|error| error.to_string());
    Refusal::ClosedFolder(reason.unwrap_or_default())
}
