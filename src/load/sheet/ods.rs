//! ODS, as LibreOffice saves it. Read here and not by the library, which keeps neither shares nor hidden rows of these,
//! and lays out the whole area of a sheet.

use super::{
    Fault,
    aside::Aside,
    data_style::{DataStyles, ShownAs},
    format::Format,
    grid::{self, Cell, LARGEST, Room, Sheet, State},
    look,
    number::{self, Epoch},
    package::{self, Package, Part},
    pieces::{self, Pieces},
    stamp,
};
use crate::load::scalar;
use quick_xml::{
    XmlVersion,
    events::{BytesStart, Event},
};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

const CONTENT: &str = "content.xml";
/// The styles of pages, with their headers and footers.
const STYLES: &str = "styles.xml";
const MANIFEST: &str = "META-INF/manifest.xml";
/// What the part `mimetype` begins with.
const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// Whether an archive is such a workbook.
pub(super) fn is_one(package: &mut Package<'_>) -> bool {
    package.head("mimetype", KIND.len()).is_some_and(|head| head == KIND.as_bytes())
}

/// Every sheet of the workbook, in its order. `package` has been checked.
pub(super) fn read(package: &mut Package<'_>) -> Result<Vec<Sheet>, Fault> {
    if package.has(MANIFEST) && is_encrypted(&mut package.part(MANIFEST)?)? {
        return Err(Fault::Password);
    }
    let mut pages = Pages::default();
    if package.has(STYLES) {
        pieces::read(&mut package.part(STYLES)?, &mut pages)?;
    }
    let mut tables = Tables::new(pages.styles);
    pieces::read(&mut package.part(CONTENT)?, &mut tables)?;
    let mut sheets = tables.sheets;
    sheets.iter_mut().for_each(Sheet::sort);
    Ok(sheets)
}

fn is_encrypted(part: &mut Part<'_>) -> Result<bool, Fault> {
    let mut buffer = Vec::new();
    while let Some(event) = package::next(part, &mut buffer)? {
        if let Event::Start(element) = event
            && element.local_name().as_ref() == b"encryption-data"
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What all sheets share: their styles, and the headers of their pages.
#[derive(Default)]
struct Pages {
    styles: DataStyles,
    heads: Aside,
}

impl Pieces for Pages {
    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        self.styles.start(element);
        self.heads.start(element).map_err(of_header)
    }

    fn text(&mut self, text: &str) {
        self.heads.text(text);
    }

    fn end(&mut self, name: &[u8]) -> Result<(), Fault> {
        self.styles.end(name);
        self.heads.end(name).map_err(of_header)
    }
}

/// A mark that stands in no table is in the header of a page.
fn of_header(fault: Fault) -> Fault {
    if matches!(fault, Fault::Secret(_)) { stamp::in_header() } else { fault }
}

/// The tables of a document, while they are read.
struct Tables {
    sheets: Vec<Sheet>,
    room: Room,
    /// The row that is being read, from 0, and how many equal ones it stands for.
    row: u32,
    rows: u32,
    /// The column of the next cell, from 0.
    column: u32,
    /// The cells of the row in which something stands, each with how many equal ones it stands for.
    cells: Vec<(Cell, u32)>,
    /// The cell that is being read.
    cell: Option<Written>,
    /// The style that is being read, and those of sheets that are hidden.
    style: String,
    hidden: BTreeSet<String>,
    styles: DataStyles,
    /// The style of cells that name none, up to each column, and in the row.
    column_styles: Vec<(u32, Option<String>)>,
    row_style: Option<String>,
    /// How deep in a part of the cell that is not its text, as a remark or a drawing.
    depth: u32,
    aside: Aside,
}

impl Tables {
    fn new(styles: DataStyles) -> Self {
        Self {
            styles,
            column_styles: Vec::new(),
            row_style: None,
            sheets: Vec::new(),
            room: Room::new(),
            row: 0,
            rows: 1,
            column: 0,
            cells: Vec::new(),
            cell: None,
            style: String::new(),
            hidden: BTreeSet::new(),
            depth: 0,
            aside: Aside::default(),
        }
    }

    fn begin_sheet(&mut self, element: &BytesStart<'_>) {
        let name = package::attribute(element, "name").unwrap_or_default();
        let is_hidden = package::attribute(element, "style-name").is_some_and(|style| self.hidden.contains(&style));
        self.sheets.push(Sheet { name, is_hidden, ..Sheet::default() });
        (self.row, self.column) = (0, 0);
        self.column_styles.clear();
    }

    fn columns(&mut self, element: &BytesStart<'_>) {
        let next = self.column.saturating_add(times(element, "number-columns-repeated"));
        if is_hidden(element)
            && let Some(sheet) = self.sheets.last_mut()
        {
            sheet.hidden_columns.push(self.column..=next - 1);
        }
        if self.column < LARGEST.1 {
            self.column_styles.push((next, package::attribute(element, "default-cell-style-name")));
        }
        self.column = next;
    }

    fn begin_row(&mut self, element: &BytesStart<'_>) {
        (self.rows, self.column) = (times(element, "number-rows-repeated"), 0);
        self.row_style = package::attribute(element, "default-cell-style-name");
        if is_hidden(element)
            && let Some(sheet) = self.sheets.last_mut()
        {
            grid::extend(&mut sheet.hidden_rows, self.row..=self.row.saturating_add(self.rows - 1));
        }
    }

    /// The style of a cell: its own, that of its row or that of its column.
    fn style_of<'t>(&'t self, cell: &'t Written) -> Option<&'t str> {
        let of_column = || {
            let at = self.column_styles.partition_point(|(end, _)| *end <= self.column);
            self.column_styles.get(at)?.1.as_deref()
        };
        cell.style.as_deref().or(self.row_style.as_deref()).or_else(of_column)
    }

    fn end_cell(&mut self) {
        let Some(written) = self.cell.take() else { return };
        let style = self.style_of(&written);
        let (text, state) = written.read(|| self.styles.of_cell(style?));
        let is_struck = written.is_struck || style.is_some_and(|style| self.styles.strikes_cell(style));
        let state = if is_struck { state.struck() } else { state };
        let cell = Cell { row: self.row, column: self.column, text, state };
        if !cell.is_empty() {
            self.cells.push((cell, written.times));
        }
        self.column = self.column.saturating_add(written.times);
    }

    fn end_row(&mut self) -> Result<(), Fault> {
        let cells = std::mem::take(&mut self.cells);
        let sheet = self.sheets.last_mut().ok_or(Fault::Broken)?;
        // A row without cells may stand for all the rest of the sheet.
        let rows = if cells.is_empty() { 0 } else { self.rows };
        for row in (0..rows).map(|more| self.row.saturating_add(more)) {
            for (cell, times) in &cells {
                for column in (0..*times).map(|more| cell.column.saturating_add(more)) {
                    sheet.put(Cell { row, column, ..cell.clone() }, &mut self.room)?;
                }
            }
        }
        self.row = self.row.saturating_add(self.rows);
        Ok(())
    }
}

impl Pieces for Tables {
    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        if let Some(cell) = &mut self.cell {
            let name = element.name();
            let is_aside =
                [&b"office:"[..], b"draw:", b"table:"].iter().any(|prefix| name.as_ref().starts_with(prefix));
            if self.depth == 0 && !is_aside {
                let style = package::attribute(element, "style-name");
                cell.is_struck |= style.is_some_and(|style| self.styles.strikes_text(&style));
                cell.start(element);
                return Ok(());
            }
            if self.depth == 0
                && element.local_name().as_ref() == b"annotation"
                && let Some(sheet) = self.sheets.last_mut()
            {
                sheet.comments.push((self.row, self.column));
            }
            self.depth += 1;
            return self.aside.start(element);
        }
        self.styles.start(element);
        match element.local_name().as_ref() {
            b"style" => self.style = package::attribute(element, "name").unwrap_or_default(),
            b"table-properties" if package::attribute(element, "display").is_some_and(|display| display == "false") => {
                self.hidden.insert(std::mem::take(&mut self.style));
            }
            b"table" => self.begin_sheet(element),
            b"table-column" => self.columns(element),
            b"table-row" => self.begin_row(element),
            b"table-cell" | b"covered-table-cell" => self.cell = Some(Written::of(element)),
            _ => self.aside.start(element)?,
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        match self.cell.as_mut().filter(|_| self.depth == 0) {
            Some(cell) => cell.text(text),
            None => self.aside.text(text),
        }
    }

    fn end(&mut self, name: &[u8]) -> Result<(), Fault> {
        if self.depth > 0 {
            self.depth -= 1;
            return self.aside.end(name);
        }
        self.styles.end(name);
        match name {
            b"table-cell" | b"covered-table-cell" => self.end_cell(),
            b"table-row" => self.end_row()?,
            _ => self.aside.end(name)?,
        }
        Ok(())
    }
}

/// How many equal ones an element stands for.
fn times(element: &BytesStart<'_>, name: &str) -> u32 {
    package::number(element, name).unwrap_or(1).max(1)
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    package::attribute(element, "visibility").is_some_and(|visibility| visibility != "visible")
}

/// A cell as the file has it.
#[derive(Default)]
struct Written {
    style: Option<String>,
    kind: String,
    value: Option<String>,
    formula: Option<String>,
    currency: Option<String>,
    /// How many equal cells it stands for.
    times: u32,
    is_error: bool,
    /// Whether some of it is struck out.
    is_struck: bool,
    /// What the cell shows.
    shown: String,
    paragraphs: u32,
}

/// The most spaces that one element may stand for.
const MOST_SPACES: u32 = 1000;

impl Written {
    fn of(element: &BytesStart<'_>) -> Self {
        let mut written = Self { times: times(element, "number-columns-repeated"), ..Self::default() };
        for attribute in element.attributes().with_checks(false).flatten() {
            let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) else { continue };
            match attribute.key.as_ref() {
                b"table:style-name" => written.style = Some(value.into_owned()),
                b"office:value-type" => written.kind = value.into_owned(),
                b"office:value" | b"office:date-value" | b"office:boolean-value" | b"office:string-value" => {
                    written.value = Some(value.into_owned());
                }
                b"office:currency" => written.currency = Some(value.into_owned()),
                b"table:formula" => written.formula = Some(value.trim_start_matches("of:").to_owned()),
                b"calcext:value-type" => written.is_error = value == "error",
                _ => {}
            }
        }
        written
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            b"p" => {
                if self.paragraphs > 0 {
                    self.shown.push('\n');
                }
                self.paragraphs += 1;
            }
            b"s" => {
                let spaces = package::number(element, "c").unwrap_or(1).min(MOST_SPACES);
                self.shown.extend((0..spaces).map(|_| ' '));
            }
            b"tab" => self.shown.push('\t'),
            b"line-break" => self.shown.push('\n'),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        // Outside of paragraphs stand only line breaks that lay out the file.
        if self.paragraphs > 0 {
            self.shown.push_str(text);
        }
    }

    /// What stands in the cell.
    fn read(&self, shown_as: impl Fn() -> Option<ShownAs>) -> (String, State) {
        // Older programs do not mark errors.
        let looks_wrong = self.formula.is_some() && (self.shown.starts_with('#') || self.shown.starts_with("Err:"));
        if self.is_error || looks_wrong {
            return (self.shown.clone(), State::Error);
        }
        if let Some(formula) = self.formula.as_ref().filter(|_| self.kind.is_empty()) {
            return (formula.clone(), State::NoValue);
        }
        let value = self.value.as_deref().unwrap_or(&self.shown);
        // A function that answers yes or no leaves a number, and no style.
        let is_yes_or_no = || matches!(&*self.shown, "TRUE" | "FALSE") || shown_as() == Some(ShownAs::YesNo);
        let text = match &*self.kind {
            "float" if matches!(value, "0" | "1") && is_yes_or_no() => number::yes_or_no(value == "1"),
            "float" | "currency" => return self.number(value, Format::Plain),
            "percentage" => return self.number(value, Format::Percent),
            "boolean" => number::yes_or_no(value == "true"),
            // What was typed in as 07/2023 is stored as a day and shown as a month.
            "date" => {
                let month = || scalar::month(&self.shown).map(|month| month.to_string());
                let of_style =
                    shown_as().filter(|shown| *shown == ShownAs::Month).and_then(|_| number::iso_month(value));
                of_style.or_else(month).unwrap_or_else(|| number::iso_day(value))
            }
            "time" => self.shown.clone(),
            _ => value.to_owned(),
        };
        (text, State::Sound)
    }

    fn number(&self, value: &str, format: Format) -> (String, State) {
        let Ok(number) = value.parse() else { return (value.to_owned(), State::Sound) };
        let Some(exact) = number::exact(number) else { return (number.to_string(), State::Sound) };
        let text = number::shown(exact, format, Epoch::Of1900);
        // A share is shown a hundred times as large.
        let seen = if format == Format::Percent { exact.checked_mul(Decimal::ONE_HUNDRED) } else { Some(exact) };
        look::apply(seen.unwrap_or(exact), text, &self.shown, self.currency.as_deref())
    }
}
