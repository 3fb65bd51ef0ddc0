//! Marks of secrecy in a workbook outside the sheet that is read: in other sheets, in headers and in text boxes.

use super::{Fault, grid::Sheet};
use crate::{finding::text, protection::secrets, source::column_name};
use memchr::{memchr2, memmem};

/// The fault of a workbook in whose cells a mark stands, outside the sheet `read`, which is looked at as a text later.
pub(super) fn check_sheets(sheets: &[Sheet], read: usize) -> Result<(), Fault> {
    let others = sheets.iter().enumerate().filter(|(at, _)| *at != read);
    for (_, sheet) in others {
        let name = &sheet.name;
        if let Some(cell) = sheet.cells.iter().find(|cell| is_marked(&cell.text)) {
            let cell = format!("{}{}", column_name(cell.column as usize), cell.row + 1);
            return Err(Fault::Secret(
                text!(vi: "ô {cell} của trang tính “{name}”", en: "cell {cell} of the sheet “{name}”"),
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
    let heads = ["Header>", "Footer>"].into_iter().flat_map(|end| texts(text, end.as_bytes(), b"</"));
    let mut pieces = heads.flat_map(|head| head.split("&amp;").map(without_code).collect::<Vec<_>>());
    if pieces.any(|piece| is_marked(&piece)) {
        return Err(Fault::Secret(text!(vi: "đầu trang hoặc chân trang in", en: "the header or footer of its pages")));
    }
    Ok(())
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
        Some(String::from_utf8_lossy(&written[..end]).into_owned())
    })
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
