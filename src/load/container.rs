//! What the two containers of office files hold: zip (DOCX, XLSX, ODS) and OLE2 (DOC, XLS, messages).

use super::recognise::Kind;
use memchr::memmem;

/// Whether bytes begin a zip, an empty one too.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// What a whole zip is by the names of its parts; none when these do not tell it.
pub(super) fn in_zip(zip: &[u8]) -> Option<Kind> {
    // An OpenDocument file begins with its own name, never packed.
    if let Some(document) =
        zip.get(30..).and_then(|part| part.strip_prefix(b"mimetypeapplication/vnd.oasis.opendocument."))
    {
        let kinds = [("spreadsheet", Kind::Workbook), ("text", Kind::Word), ("presentation", Kind::Slides)];
        return kinds.into_iter().find(|(name, _)| document.starts_with(name.as_bytes())).map(|(_, kind)| kind);
    }
    let parts: Vec<String> = parts(zip)?.collect();
    // One that was packed anew no longer begins with it; which of them it is only its name tells.
    let is_document = ["mimetype", "content.xml"].iter().all(|part| parts.iter().any(|name| name == part));
    if parts.is_empty() || is_document {
        return None;
    }
    Some(parts.iter().find_map(|name| part_kind(name)).unwrap_or(Kind::Archive))
}

fn part_kind(name: &str) -> Option<Kind> {
    match name {
        "xl/workbook.xml" | "xl/workbook.bin" => Some(Kind::Workbook),
        "word/document.xml" => Some(Kind::Word),
        "ppt/presentation.xml" => Some(Kind::Slides),
        "index/document.iwa" => Some(Kind::Unknown),
        _ => None,
    }
}

/// The names in a zip's list of parts, which stands at its end, in small letters.
fn parts(zip: &[u8]) -> Option<impl Iterator<Item = String>> {
    let end = memmem::rfind(zip, b"PK\x05\x06")?;
    let mut at = number(zip, end + 16, 4)?;
    Some(std::iter::from_fn(move || {
        let entry = zip.get(at..).filter(|entry| entry.starts_with(b"PK\x01\x02"))?;
        let [name, extra, comment] = [28, 30, 32].map(|field| number(entry, field, 2));
        let name = entry.get(46..46 + name?)?;
        at += 46 + name.len() + extra? + comment?;
        // Some programs write their paths as Windows does, or from the top.
        Some(String::from_utf8_lossy(name).replace('\\', "/").trim_start_matches('/').to_lowercase())
    }))
}

/// The number at `at`, smallest byte first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let digits = bytes.get(at..at + length)?;
    Some(digits.iter().rev().fold(0, |number, digit| number << 8 | usize::from(*digit)))
}

/// Whether bytes begin an OLE2 file.
pub(super) fn is_ole(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
}

/// What a whole OLE2 file is, by the first stream with a telling name; what is embedded in it comes later. None when
/// there is none.
pub(super) fn in_ole(ole: &[u8]) -> Option<Kind> {
    let streams = [
        ("Workbook", Kind::Workbook),
        ("Book", Kind::Workbook),
        ("WordDocument", Kind::Word),
        ("PowerPoint Document", Kind::Slides),
        ("EncryptedPackage", Kind::Locked),
        ("__properties_version1.0", Kind::Mail),
    ];
    let names = streams.map(|(name, kind)| (utf16(name), kind));
    // Entries of the directory are 128 bytes long and begin at multiples of that.
    ole.chunks_exact(128).find_map(|entry| names.iter().find(|(name, _)| is_stream(entry, name)).map(|(_, kind)| *kind))
}

/// Whether an entry of the directory is a stream of that name: the name, its length with the zero behind it, and the
/// kind of entry.
fn is_stream(entry: &[u8], name: &[u8]) -> bool {
    entry.starts_with(name) && number(entry, 64, 2) == Some(name.len() + 2) && entry[66] == 2
}

fn utf16(name: &str) -> Vec<u8> {
    name.encode_utf16().flat_map(u16::to_le_bytes).collect()
}
