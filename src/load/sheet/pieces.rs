//! The elements and texts of a part of an archive, one after another.

use super::{
    Fault,
    package::{self, Part},
};
use quick_xml::events::{BytesRef, BytesStart, Event};

/// What takes them in.
pub(super) trait Pieces {
    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Fault>;
    fn text(&mut self, text: &str);
    fn end(&mut self, name: &[u8]) -> Result<(), Fault>;
}

/// Gives a whole part to `pieces`.
pub(super) fn read(part: &mut Part<'_>, pieces: &mut impl Pieces) -> Result<(), Fault> {
    let mut buffer = Vec::new();
    while let Some(event) = package::next(part, &mut buffer)? {
        match event {
            Event::Start(element) => pieces.start(&element)?,
            Event::End(element) => pieces.end(element.local_name().as_ref())?,
            Event::Text(text) => pieces.text(&text.decode().map_err(|_| Fault::Broken)?),
            Event::CData(text) => pieces.text(&text.decode().map_err(|_| Fault::Broken)?),
            Event::GeneralRef(name) => pieces.text(&character(&name)?),
            _ => {}
        }
    }
    Ok(())
}

/// The character that `&amp;` or `&#10;` stands for.
fn character(name: &BytesRef<'_>) -> Result<String, Fault> {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return Ok(c.to_string());
    }
    let name = name.decode().map_err(|_| Fault::Broken)?;
    quick_xml::escape::resolve_predefined_entity(&name).map(str::to_owned).ok_or(Fault::Broken)
}
