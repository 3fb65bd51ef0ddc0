//! What kind of file bytes make up. Names of files are changed by people and programs; what they hold is not.

use super::{container, folder::ending};
use memchr::memmem;
use std::path::Path;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Anything that is none of the others; whether it can be read as text is found out by reading it.
    Text,
    /// Nothing at all.
    Empty,
    /// A spreadsheet: XLSX, XLSM, XLSB, ODS or the old XLS.
    Workbook,
    /// A table saved as a web page, whatever its name.
    Html,
    /// A spreadsheet as one XML text, as Excel 2003 and some systems write it.
    SpreadsheetXml,
    /// A file of an office program that opens only with a password.
    Locked,
    /// A text document: DOCX, DOC, ODT or RTF.
    Word,
    /// A presentation.
    Slides,
    /// PDF, often a scan.
    Pdf,
    /// A picture.
    Image,
    /// Files packed into one.
    Archive,
    /// A saved message, its attachments within.
    Mail,
    /// A link to a file that lies elsewhere.
    Shortcut,
    /// An office file of a kind that is not known, as one of Apple's Numbers.
    Unknown,
}

/// How much of a text is searched for what tells a web page or a message, in bytes.
const HEAD: usize = 4096;

/// The first bytes of kinds that are told by these alone.
const SIGNATURES: &[(&[u8], Kind)] = &[
    (b"{\\rtf", Kind::Word),
    (b"\x89PNG\r\n", Kind::Image),
    (b"\xFF\xD8\xFF", Kind::Image),
    (b"GIF8", Kind::Image),
    (b"II*\0", Kind::Image),
    (b"MM\0*", Kind::Image),
    (b"Rar!\x1A\x07", Kind::Archive),
    (b"7z\xBC\xAF\x27\x1C", Kind::Archive),
    (b"\x1F\x8B\x08", Kind::Archive),
    (b"BZh91AY&SY", Kind::Archive),
    (b"\xFD7zXZ\0", Kind::Archive),
    (b"\x4C\0\0\0\x01\x14\x02\0", Kind::Shortcut),
];

/// The kind of a file. `bytes` are the whole file, or its start: office files are looked into only when they are whole,
/// else their `name` decides.
pub(super) fn kind(bytes: &[u8], name: &str) -> Kind {
    let signed = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| *kind);
    match bytes {
        [] => Kind::Empty,
        _ if container::is_zip(bytes) => container::in_zip(bytes).unwrap_or_else(|| by_name(name, Kind::Archive)),
        _ if container::is_ole(bytes) => container::in_ole(bytes).unwrap_or_else(|| by_name(name, Kind::Unknown)),
        _ => signed.or_else(|| marked(bytes)).or_else(|| text(bytes, name)).unwrap_or(Kind::Text),
    }
}

/// The kind that an ending promises.
fn by_name(name: &str, other: Kind) -> Kind {
    match &*ending(Path::new(name)) {
        "xlsx" | "xlsm" | "xlsb" | "ods" | "xls" => Kind::Workbook,
        "docx" | "docm" | "odt" | "doc" => Kind::Word,
        "pptx" | "odp" | "ppt" => Kind::Slides,
        "msg" => Kind::Mail,
        _ => other,
    }
}

/// Kinds whose signature stands further in.
fn marked(bytes: &[u8]) -> Option<Kind> {
    let at = |from: usize, length: usize| bytes.get(from..from + length).unwrap_or_default();
    let is_photo = at(4, 4) == b"ftyp" && [b"heic", b"heix", b"mif1", b"avif"].iter().any(|brand| at(8, 4) == *brand);
    let is_bitmap = bytes.starts_with(b"BM") && at(6, 4) == [0; 4];
    let is_webp = bytes.starts_with(b"RIFF") && at(8, 4) == b"WEBP";
    if is_photo || is_bitmap || is_webp {
        Some(Kind::Image)
    } else if at(257, 5) == b"ustar" {
        Some(Kind::Archive)
    } else {
        // Scanners put a few lines before it.
        let start = &bytes[..bytes.len().min(1024)];
        memmem::find(start, b"%PDF-").map(|_| Kind::Pdf)
    }
}

/// Kinds that are text themselves, told in any encoding.
fn text(bytes: &[u8], name: &str) -> Option<Kind> {
    let head = &bytes[..bytes.len().min(HEAD)];
    if !may_be_marked(head) {
        return shortcut(name);
    }
    let head: Vec<u8> =
        head.iter().copied().filter(|byte| is_kept(*byte)).map(|byte| byte.to_ascii_lowercase()).collect();
    let head = head.trim_ascii_start();
    let holds = |words: &[&str]| words.iter().any(|word| memmem::find(head, word.as_bytes()).is_some());
    let is_markup = head.starts_with(b"<");
    // Any kind of XML has a head and a body of its own.
    let is_xml = head.starts_with(b"<?xml");
    if is_markup && holds(&["excel.sheet", "office:spreadsheet", "opendocument.spreadsheet"]) && !holds(&["<html"]) {
        Some(Kind::SpreadsheetXml)
    } else if is_markup
        && (holds(&["<html", "<table", "<?mso"]) || !is_xml && holds(&["<head", "<body", "<meta", "<style"]))
    {
        Some(Kind::Html)
    } else if head.starts_with(b"mime-version:") || (holds(&["\nmime-version:"]) && holds(&["\ncontent-type:"])) {
        Some(if ending(Path::new(name)).starts_with("mht") { Kind::Html } else { Kind::Mail })
    } else if head.starts_with(b"[internetshortcut]") {
        Some(Kind::Shortcut)
    } else {
        shortcut(name)
    }
}

fn shortcut(name: &str) -> Option<Kind> {
    matches!(&*ending(Path::new(name)), "gsheet" | "gdoc" | "webloc").then_some(Kind::Shortcut)
}

/// Whether a byte is ASCII; of UTF-16 that leaves the letters without their zeros.
fn is_kept(byte: u8) -> bool {
    (1..0x80).contains(&byte)
}

/// Whether a text may be a web page, a message or a shortcut: the first letter of each line tells it of nearly every
/// table, without a copy of its head.
fn may_be_marked(head: &[u8]) -> bool {
    let starts = std::iter::once(0).chain(memchr::memchr_iter(b'\n', head).map(|end| end + 1));
    let line =
        |start: usize| head[start..].iter().copied().take_while(|byte| *byte != b'\n').filter(|byte| is_kept(*byte));
    let mut letters = starts.filter_map(|start| line(start).find(|byte| !byte.is_ascii_whitespace()));
    letters.any(|letter| matches!(letter, b'<' | b'[' | b'm' | b'M'))
}
