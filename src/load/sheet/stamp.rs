//! Marks of secrecy in a workbook outside the sheet that is read: in other sheets, in headers, text boxes, comments, and
//! in what is told of the file as a whole.

use super::{Fault, grid::Sheet};
use crate::{finding::text, protection::secrets, source::column_name};
use memchr::{memchr2, memmem};

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
    let is_name = sheets.iter().any(|sheet| is_marked(&sheet.name));
    if is_name { Err(Fault::Secret(text!(vi: "tên trang tính", en: "the name of a sheet"))) } else { Ok(()) }
}

/// The fault of a part of the archive with a mark in a text box or in the header of its pages.
pub(super) fn check_part(name: &str, text: &[u8]) -> Result<(), Fault> {
    if name.contains("drawing") && texts(text, b"t>", b"</").any(|written| is_marked(&written)) {
        return Err(Fault::Secret(text!(vi: "một hình vẽ, hộp chữ", en: "a text box")));
    }
    if name.contains("comments") && texts(text, b">", b"</").any(|written| is_marked(&written)) {
        return Err(Fault::Secret(text!(vi: "ghi chú của một ô", en: "the comment of a cell")));
    }
    if is_about_file(name) && texts(text, b">", b"</").any(|written| is_marked(&written)) {
        return Err(Fault::Secret(text!(vi: "thuộc tính của tệp", en: "the properties of the file")));
    }
    let heads = ["Header>", "Footer>"].into_iter().flat_map(|end| texts(text, end.as_bytes(), b"</"));
    let mut pieces = heads.flat_map(|head| head.split("&amp;").map(without_code).collect::<Vec<_>>());
    if pieces.any(|piece| is_marked(&piece)) {
        return Err(Fault::Secret(text!(vi: "đầu trang hoặc chân trang in", en: "the header or footer of its pages")));
    }
    Ok(())
}

/// Whether a part tells title, subject, keywords of the file: of Excel, of LibreOffice.
fn is_about_file(name: &str) -> bool {
    name.starts_with("docprops/") || name == "meta.xml"
}

/// Hardly a cell has a capital M or a letter beyond Latin, as `ậ`; the others are done with here.
fn is_marked(text: &str) -> bool {
    memchr2(b'M', 0xE1, text.as_bytes()).is_some() && secrets::mark(text).is_some()
}

/// What stands between the end of an opening tag and the next closing one.
fn texts<'t>(text: &'t [u8], open: &'static [u8], close: &'static [u8]) -> impl Iterator<Item = String> + use<'t> {
    memmem::find_iter(text, open).filter_map(move |at| {
        let written = &text[at + open.len()..];
        let end = memmem::find(written, close)?;
        let written = String::from_utf8_lossy(&written[..end]);
        Some(if written.contains("&#") { with_letters(&written) } else { written.into_owned() })
    })
}

/// A text in which some letters are written by their numbers: `M&#7852;T`, `M&#x1EAC;T`.
fn with_letters(text: &str) -> String {
    let mut pieces = text.split("&#");
    let mut written = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let Some((number, rest)) = piece.split_once(';') else { return text.to_owned() };
        let code = number
            .strip_prefix(['x', 'X'])
            .map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
        written.extend(code.and_then(char::from_u32));
        written.push_str(rest);
    }
    written
}

/// A piece of a header without the code before it: a letter, a size, a font in quotation marks.
fn without_code(piece: &str) -> String {
    let piece = piece.replace("&quot;", "\"");
    let rest = match piece.strip_prefix('"').and_then(|font| font.split_once('"')) {
        Some((_, rest)) => rest,
        None if piece.starts_with(|c: char| c.is_ascii_digit()) => {
            piece.trim_start_matches(|c: char| c.is_ascii_digit())
        }
        None => piece.strip_prefix(['L', 'C', 'R', 'B', 'I', 'U']).unwrap_or(&piece),
    };
    rest.to_owned()
}
