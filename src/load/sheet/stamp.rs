//! Marks of secrecy in a workbook outside the sheet that is read: in other sheets, in headers, text boxes, comments, and
//! in what is told of the file as a whole.

use super::{Fault, grid::Sheet};
use crate::{finding::text, protection::secrets, source::column_name};
use memchr::memmem;
use std::{borrow::Cow, iter::from_fn};

/// The letters that stand for something in the header of a page: where it stands, how it looks, what is filled in.
const CODES: [char; 19] =
    ['L', 'C', 'R', 'B', 'I', 'U', 'E', 'S', 'X', 'Y', 'O', 'H', 'P', 'N', 'D', 'T', 'A', 'F', 'G'];

/// The fault of a workbook in whose cells a mark stands, outside the sheet `read`, which is looked at as a text later.
pub(super) fn check_sheets(sheets: &[Sheet], read: usize) -> Result<(), Fault> {
    let others = sheets.iter().enumerate().filter(|(at, _)| *at != read);
    for (at, sheet) in others {
        // Its name is text of the workbook too.
        let sheet_number = at + 1;
        if let Some(cell) = sheet.cells.iter().find(|cell| is_marked(&cell.text)) {
            let cell = format!("{}{}", column_name(cell.column as usize), cell.row + 1);
            return Err(Fault::Secret(
                text!(vi: "ô {cell} của trang tính thứ {sheet_number}", en: "cell {cell} of sheet number {sheet_number}"),
            ));
        }
    }
    let is_name = sheets.iter().any(|sheet| is_marked_title(&sheet.name));
    if is_name { Err(Fault::Secret(text!(vi: "tên trang tính", en: "the name of a sheet"))) } else { Ok(()) }
}

/// The fault of a part of the archive with a mark in a text box or in the header of its pages.
pub(super) fn check_part(name: &str, text: &[u8]) -> Result<(), Fault> {
    if name.contains("drawing") && texts(text, b"t>").any(|written| is_marked(&written)) {
        return Err(in_text_box());
    }
    if name.contains("comments") && texts(text, b">").any(|written| is_marked(&written)) {
        return Err(in_comment());
    }
    if is_about_file(name) && texts(text, b">").any(|written| is_marked_title(&written)) {
        return Err(in_properties());
    }
    let heads = ["Header", "Footer"].into_iter().flat_map(|end| texts(text, end.as_bytes()));
    let mut heads = heads.map(|head| head.replace("&amp;", "&").replace("&quot;", "\""));
    if heads.any(|head| is_marked_header(&head)) { Err(in_header()) } else { Ok(()) }
}

pub(super) fn in_text_box() -> Fault {
    Fault::Secret(text!(vi: "một hình vẽ, hộp chữ", en: "a text box"))
}

pub(super) fn in_comment() -> Fault {
    Fault::Secret(text!(vi: "ghi chú của một ô", en: "the comment of a cell"))
}

pub(super) fn in_properties() -> Fault {
    Fault::Secret(text!(vi: "thuộc tính của tệp", en: "the properties of the file"))
}

pub(super) fn in_header() -> Fault {
    Fault::Secret(text!(vi: "đầu trang hoặc chân trang in", en: "the header or footer of its pages"))
}

/// Whether the header of a page, as Excel writes it with codes behind ampersands, has a mark.
pub(super) fn is_marked_header(head: &str) -> bool {
    // What looks like a code may be the first letter of a word.
    head.split('&').any(|piece| is_marked(piece) || is_marked(without_code(piece)))
}

/// Whether a part tells title, subject, keywords of the file: of Excel, of LibreOffice.
fn is_about_file(name: &str) -> bool {
    name.starts_with("docprops/") || name == "meta.xml"
}

pub(super) fn is_marked(text: &str) -> bool {
    secrets::mark(text).is_some()
}

/// As [`is_marked`], of the name of a sheet, which stands among the properties of the file too: one for eyes is “Mat”.
pub(super) fn is_marked_title(text: &str) -> bool {
    text.trim() != "Mat" && is_marked(text)
}

/// What stands between the end of an opening tag and the next closing one, cut at the tags in between. Each byte is
/// looked at once, however many tags there are.
fn texts<'t>(text: &'t [u8], open: &'static [u8]) -> impl Iterator<Item = Cow<'t, str>> + use<'t> {
    let mut rest = text;
    let between = from_fn(move || {
        let written = &rest[memmem::find(rest, open)? + open.len()..];
        let (written, after) = written.split_at(memmem::find(written, b"</")?);
        rest = after;
        Some(written)
    });
    let pieces = between.flat_map(|written| written.split(|byte| matches!(byte, b'<' | b'>')));
    pieces.filter(|piece| !piece.is_empty()).map(|piece| {
        let literal = piece.strip_prefix(b"![CDATA[").and_then(|literal| literal.strip_suffix(b"]]"));
        let written = String::from_utf8_lossy(literal.unwrap_or(piece));
        if written.contains("&#") { with_letters(&written).into() } else { written }
    })
}

/// A text in which some letters are written by their numbers: `M&#7852;T`, `M&#x1EAC;T`. What is no number of a letter
/// is left as it is.
fn with_letters(text: &str) -> String {
    let mut pieces = text.split("&#");
    let mut written = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        if let Some((letter, rest)) = numbered(piece) {
            written.push(letter);
            written.push_str(rest);
        } else {
            written.push_str("&#");
            written.push_str(piece);
        }
    }
    written
}

/// The letter whose number a text begins with, and what follows.
fn numbered(text: &str) -> Option<(char, &str)> {
    let (number, rest) = text.split_once(';')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    Some((char::from_u32(code.ok()?)?, rest))
}

/// A piece of a header without the code before it: a letter, a size, a font in quotation marks, a colour, which is told
/// by six signs (`K` and `FF0000` or `01+000`).
fn without_code(piece: &str) -> &str {
    if let Some((_, rest)) = piece.strip_prefix('"').and_then(|font| font.split_once('"')) {
        return rest;
    }
    let is_digit = |c: char| c.is_ascii_digit();
    if piece.starts_with(is_digit) {
        return piece.trim_start_matches(is_digit);
    }
    let is_of_colour = |byte: u8| byte.is_ascii_hexdigit() || matches!(byte, b'+' | b'-');
    let colour = piece.strip_prefix('K').and_then(|colour| colour.split_at_checked(6));
    match colour {
        Some((colour, rest)) if colour.bytes().all(is_of_colour) => rest,
        _ => piece.strip_prefix(CODES).unwrap_or(piece),
    }
}
