//! The text of a cell of XLSX in several fonts: what is struck out, raised or lowered in it is joined to the rest by the
//! library.

use super::{
    Fault,
    package::{self, Package},
};
use crate::source::Shown;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// A text of which some stands in another font, while it is read.
#[derive(Default)]
pub(super) struct Runs {
    /// The font of the run that is being read, when it matters.
    font: Option<Font>,
    /// Whether anything stands in each kind of font.
    has: [bool; 3],
    /// How deep in a part that is no text of the cell, as the reading of a Japanese name.
    aside: u32,
}

#[derive(Clone, Copy)]
enum Font {
    Struck,
    Raised,
}

impl Runs {
    /// Takes what stands within the text.
    pub(super) fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(element) => self.start(element),
            Event::End(element) if element.local_name().as_ref() == b"rPh" => self.aside = self.aside.saturating_sub(1),
            Event::Text(text) => self.text(text.iter().any(|byte| !byte.is_ascii_whitespace())),
            Event::CData(text) => self.text(text.iter().any(|byte| !byte.is_ascii_whitespace())),
            Event::GeneralRef(_) => self.text(true),
            _ => {}
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            b"rPh" => self.aside += 1,
            b"r" => self.font = None,
            b"strike" if package::attribute(element, "val").is_none_or(|val| val != "0" && val != "false") => {
                self.font = Some(Font::Struck);
            }
            b"vertAlign" if self.font.is_none() => {
                let is_raised = package::attribute(element, "val").is_some_and(|val| val != "baseline");
                self.font = is_raised.then_some(Font::Raised);
            }
            _ => {}
        }
    }

    fn text(&mut self, has_words: bool) {
        if self.aside == 0 && has_words {
            self.has[self.font.map_or(0, |font| font as usize + 1)] = true;
        }
    }

    /// What is to be told of the whole text: nothing when none of it is struck out, and all stands on one line.
    pub(super) fn shown(&self) -> Option<Shown> {
        match self.has {
            [_, true, _] => Some(Shown::Struck),
            [true, _, true] => Some(Shown::PartlyRaised),
            _ => None,
        }
    }
}

/// The texts of a part for several cells that are not all alike, by their number.
pub(super) fn shared(package: &mut Package<'_>, name: &str) -> Result<BTreeMap<u32, Shown>, Fault> {
    let mut found = BTreeMap::new();
    // In hardly any workbook; the library reads the part once more.
    if !package.is_uneven || !package.has(name) {
        return Ok(found);
    }
    let mut part = package.part(name)?;
    let (mut buffer, mut number, mut runs) = (Vec::new(), 0_u32, Runs::default());
    while let Some(event) = package::next(&mut part, &mut buffer)? {
        match event {
            Event::Start(element) if element.local_name().as_ref() == b"si" => runs = Runs::default(),
            Event::End(element) if element.local_name().as_ref() == b"si" => {
                found.extend(runs.shown().map(|shown| (number, shown)));
                number = number.saturating_add(1);
            }
            event => runs.take(&event),
        }
    }
    Ok(found)
}
