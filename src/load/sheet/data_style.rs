//! The styles of an ODS, as far as they change what a cell says: a day may be shown as its month alone, and a text may be
//! struck out.

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
    /// The styles of cells, by name.
    cells: Styles,
    /// The styles of stretches of text, by name.
    texts: Styles,
    /// The family and the name of the style that is being read.
    style: (String, String),
    /// The format of dates that is being read.
    date: Option<Date>,
}

type Styles = BTreeMap<String, Style>;

#[derive(Default)]
struct Style {
    format: Option<String>,
    /// Whether it strikes out; none when it does not say.
    is_struck: Option<bool>,
    /// The style that it stands upon.
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
            (b"style", _) => {
                let [family, name] = ["family", "name"].map(|name| attribute(name).unwrap_or_default());
                let (format, parent) = (attribute("data-style-name"), attribute("parent-style-name"));
                if let Some(styles) = self.of_family(&family).filter(|_| has_room) {
                    styles.insert(name.clone(), Style { format, is_struck: None, parent });
                }
                self.style = (family, name);
            }
            (b"text-properties", _) => {
                let line = ["text-line-through-style", "text-line-through-type"].into_iter().find_map(attribute);
                let (family, name) = std::mem::take(&mut self.style);
                let style = self.of_family(&family).and_then(|styles| styles.get_mut(&name));
                if let (Some(line), Some(style)) = (line, style) {
                    style.is_struck = Some(line != "none");
                }
            }
            _ => {}
        }
    }

    fn has_room(&self) -> bool {
        self.cells.len() + self.texts.len() + self.formats.len() < MOST_STYLES
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
        let format = with_parents(&self.cells, style).find_map(|style| style.format.as_ref())?;
        self.formats.get(format).copied()?
    }

    /// Whether cells of a style are struck out.
    pub(super) fn strikes_cell(&self, style: &str) -> bool {
        strikes_out(&self.cells, style)
    }

    /// Whether texts of a style are struck out.
    pub(super) fn strikes_text(&self, style: &str) -> bool {
        strikes_out(&self.texts, style)
    }

    fn of_family(&mut self, family: &str) -> Option<&mut Styles> {
        match family {
            "table-cell" => Some(&mut self.cells),
            "text" => Some(&mut self.texts),
            _ => None,
        }
    }
}

fn strikes_out(styles: &Styles, style: &str) -> bool {
    with_parents(styles, style).find_map(|style| style.is_struck).unwrap_or_default()
}

/// A style, the one that it stands upon, and so on.
fn with_parents<'s>(styles: &'s Styles, style: &str) -> impl Iterator<Item = &'s Style> + use<'s> {
    let parent = |style: &&Style| styles.get(style.parent.as_ref()?);
    std::iter::successors(styles.get(style), parent).take(MOST_PARENTS)
}
