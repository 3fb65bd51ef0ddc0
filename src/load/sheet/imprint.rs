//! Marks of secrecy in an XLS outside its cells: in headers, comments, text boxes, and in what is told of the file.

use super::{
    Fault,
    compound::{Compound, u16_at},
    stamp,
};
use crate::load::nfc::nfc;
use encoding_rs::{Encoding, UTF_8, UTF_16LE, WINDOWS_1252, WINDOWS_1258};

/// What is told of a file: title, subject, keywords; what else an office adds.
const PROPERTIES: [&str; 2] = ["\u{5}SummaryInformation", "\u{5}DocumentSummaryInformation"];
/// How letters of one byte may be meant: since 2000, in Vietnamese, in the fonts of TCVN3 and VNI.
const NARROW: [&Encoding; 3] = [UTF_8, WINDOWS_1258, WINDOWS_1252];

const HEADER: u16 = 0x0014;
const FOOTER: u16 = 0x0015;
/// Those of the first page and of even ones.
const OTHER_HEADERS: u16 = 0x089C;
/// A comment, before 1997 with its text.
pub(super) const NOTE: u16 = 0x001C;
const TEXT_BOX: u16 = 0x01B6;
const CONTINUED: u16 = 0x003C;
/// The row, column and length before the text of a comment.
const BEFORE_NOTE: usize = 6;
/// What stands before the headers of other pages: what the record is for, and how long each text is.
const BEFORE_HEADERS: usize = 12 + 16 + 2 + 4 * 2;

/// The fault of a workbook with a mark in one of its properties.
pub(super) fn check_properties(compound: &Compound<'_>) -> Result<(), Fault> {
    let streams = PROPERTIES.iter().filter_map(|name| compound.stream(name));
    let is_told = |stream: Vec<u8>| is_anywhere(&stream, &NARROW) || is_anywhere(&stream, &[UTF_16LE]);
    if streams.into_iter().any(is_told) { Err(stamp::in_properties()) } else { Ok(()) }
}

/// Whether one of the texts between which control characters stand has a mark.
fn is_anywhere(bytes: &[u8], encodings: &[&'static Encoding]) -> bool {
    readings(bytes, encodings).any(|text| text.split(char::is_control).any(stamp::is_marked_title))
}

/// What bytes say in each of some encodings.
fn readings(bytes: &[u8], encodings: &[&'static Encoding]) -> impl Iterator<Item = String> {
    encodings.iter().map(|encoding| nfc(encoding.decode_without_bom_handling(bytes).0.into_owned()))
}

/// Looks at the records of a sheet in their order.
pub(super) struct Imprint {
    /// Whether texts are written as before 1997, a byte a letter.
    old: bool,
    /// Whether a text box has begun, whose text stands in the records after it.
    is_in_box: bool,
}

impl Imprint {
    pub(super) fn new(old: bool) -> Self {
        Self { old, is_in_box: false }
    }

    /// The fault of a record with a mark.
    pub(super) fn check(&mut self, kind: u16, data: &[u8]) -> Result<(), Fault> {
        self.is_in_box = kind == TEXT_BOX || (self.is_in_box && kind == CONTINUED);
        let fault = match kind {
            HEADER | FOOTER if self.has_marked_header(data) => stamp::in_header(),
            OTHER_HEADERS if has_marked_headers(data) => stamp::in_header(),
            NOTE if self.old && data.get(BEFORE_NOTE..).is_some_and(|text| is_anywhere(text, &NARROW)) => {
                stamp::in_comment()
            }
            // The text of comments is kept as that of text boxes.
            CONTINUED if self.is_in_box && is_marked_text(data, stamp::is_marked) => stamp::in_comment(),
            _ => return Ok(()),
        };
        Err(fault)
    }

    fn has_marked_header(&self, data: &[u8]) -> bool {
        match data.split_first_chunk::<2>() {
            Some((_, text)) if !self.old => is_marked_text(text, stamp::is_marked_header),
            _ => {
                let text = data.get(1..).unwrap_or_default();
                readings(text, &NARROW).any(|text| stamp::is_marked_header(&text))
            }
        }
    }
}

/// Whether one of the headers of other pages has a mark: each is the number of its letters, and the text.
fn has_marked_headers(data: &[u8]) -> bool {
    let mut rest = data.get(BEFORE_HEADERS..).unwrap_or_default();
    std::iter::from_fn(|| {
        let (letters, is_wide) = (usize::from(u16_at(rest, 0)?), rest.get(2)? & 1 == 1);
        let (text, after) = rest[2..].split_at_checked(1 + letters * if is_wide { 2 } else { 1 })?;
        rest = after;
        Some(text)
    })
    .any(|text| is_marked_text(text, stamp::is_marked_header))
}

/// Whether a text since 1997 has a mark: a byte that says how wide its letters are, and the letters.
fn is_marked_text(data: &[u8], is_marked: fn(&str) -> bool) -> bool {
    let Some((flags, letters)) = data.split_first() else { return false };
    let encodings: &[&Encoding] = if flags & 1 == 1 { &[UTF_16LE] } else { &NARROW };
    readings(letters, encodings).any(|text| is_marked(&text))
}
