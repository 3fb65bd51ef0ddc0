//! The styles of an ODS, as far as they change what a number says: a day may be shown as its month alone.

use super::package;
use quick_xml::events::BytesStart;
use std::collections::BTreeMap;

/// How many styles one may stand upon; more would go in a circle.
const MOST_PARENTS: usize = 16;

/// The most styles that are kept; Excel has at most 64,000.
const MOST_STYLES: usize = 100_000;

/// What the value of a cell is shown as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ShownAs {
    /// A month, without its day.
    Month,
    /// A word for yes or no.
    YesNo,
}

/// The styles that have been read.
#[derive(Default)]
pub(super) struct DataStyles {
    /// The formats that matter, by name. One of the sheets goes before one of the same name that all sheets share.
    formats: BTreeMap<String, Option<ShownAs>>,
    /// The format of each style of cells, or the style that it stands upon.
    cells: BTreeMap<String, OfCell>,
    /// The format of dates that is being read.
    date: Option<Date>,
}

#[derive(Default)]
struct OfCell {
    format: Option<String>,
    parent: Option<String>,
}

#[derive(Default)]
struct Date {
    name: String,
    has_day: bool,
    has_month: bool,
}

impl DataStyles {
    pub(super) fn start(&mut self, element: &BytesStart<'_>) {
        let attribute = |name| package::attribute(element, name);
        let has_room = self.has_room();
        match (element.local_name().as_ref(), &mut self.date) {
            (b"date-style", _) => {
                self.date = Some(Date { name: attribute("name").unwrap_or_default(), ..Date::default() });
            }
            (b"day" | b"day-of-week", Some(date)) => date.has_day = true,
            (b"month", Some(date)) => date.has_month = true,
            (b"boolean-style", _) if has_room => {
                self.formats.insert(attribute("name").unwrap_or_default(), Some(ShownAs::YesNo));
            }
            (b"style", _) if has_room && attribute("family").as_deref() == Some("table-cell") => {
                let of_cell = OfCell { format: attribute("data-style-name"), parent: attribute("parent-style-name") };
                self.cells.insert(attribute("name").unwrap_or_default(), of_cell);
            }
            _ => {}
        }
    }

    fn has_room(&self) -> bool {
        self.cells.len() + self.formats.len() < MOST_STYLES
    }

    pub(super) fn end(&mut self, name: &[u8]) {
        if name == b"date-style"
            && self.has_room()
            && let Some(Date { name, has_day, has_month }) = self.date.take()
        {
            self.formats.insert(name, (has_month && !has_day).then_some(ShownAs::Month));
        }
    }

    /// What cells of a style show; none when they show what they hold.
    pub(super) fn of_cell(&self, style: &str) -> Option<ShownAs> {
        let mut style = self.cells.get(style)?;
        for _ in 0..MOST_PARENTS {
            match (&style.format, &style.parent) {
                (Some(format), _) => return self.formats.get(format).copied()?,
                (None, Some(parent)) => style = self.cells.get(parent)?,
                (None, None) => return None,
            }
        }
        None
    }
}
