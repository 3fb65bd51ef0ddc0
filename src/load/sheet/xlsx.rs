//! XLSX and XLSM.

use super::{
    Fault,
    grid::{Cell, Room, Sheet, State},
    marks::{self, Uneven},
    number::{self, Epoch},
    package::{self, Package},
    runs,
    style::Style,
};
use calamine::{DataRef, Font, Reader as _, Sheet as Metadata, SheetVisible, Xlsx, XlsxError};
use quick_xml::events::Event;
use std::{collections::BTreeMap, io::Cursor};

/// Where the part that lists the sheets stands, when the archive does not say so.
const WORKBOOK: &str = "xl/workbook.xml";

/// Every sheet of the workbook, in its order. `package` are the same bytes, checked.
pub(super) fn read(bytes: &[u8], package: &mut Package<'_>) -> Result<Vec<Sheet>, Fault> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| fault(&error))?;
    let epoch = if book.has_1904_epoch() { Epoch::Of1904 } else { Epoch::Of1900 };
    let workbook = workbook(package)?;
    let (folder, _) = workbook.rsplit_once('/').unwrap_or_default();
    let shared = runs::shared(package, &join(folder, "sharedStrings.xml"))?;
    let parts = parts(package, &workbook)?;
    let mut room = Room::new();
    let mut sheets = Vec::new();
    for Metadata { name, visible, .. } in book.sheets_metadata().to_vec() {
        let is_hidden = visible != SheetVisible::Visible;
        let part = parts.get(&name).ok_or(Fault::Broken)?;
        let mut sheet = Sheet { name, is_hidden, ..Sheet::default() };
        sheet.comments = comments(package, part)?;
        let uneven = marks::read(&mut package.part(part)?, &mut sheet, &shared, &mut room)?;
        cells(&mut book, &mut sheet, &uneven, epoch, &mut room)?;
        sheet.sort();
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// The cells of a sheet, whose names have been found to be sound. A sheet that is a chart has none.
fn cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &mut Sheet,
    uneven: &Uneven,
    epoch: Epoch,
    room: &mut Room,
) -> Result<(), Fault> {
    let mut reader = match book.worksheet_cells_reader(&sheet.name) {
        Ok(reader) => reader,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
        Err(error) => return Err(fault(&error)),
    };
    let styles: Vec<Style> = reader.styles().iter().map(style).collect();
    let plain = Style::default();
    loop {
        let (cell, at) = match reader.next_cell_with_style_id() {
            Ok(Some(next)) => next,
            Ok(None) => return Ok(()),
            // A newer one, as `#SPILL!`; kept with the marks.
            Err(XlsxError::CellError(_)) => continue,
            Err(error) => return Err(fault(&error)),
        };
        let (row, column) = cell.get_position();
        let style = styles.get(at).unwrap_or(&plain);
        let (text, state) = match (cell.get_value(), uneven.get(&(row, column))) {
            (value @ (DataRef::String(_) | DataRef::SharedString(_)), Some(shown)) => {
                (written(value, &plain, epoch).0, State::Shown(*shown))
            }
            (value, _) => written(value, style, epoch),
        };
        let state = style.seen(state);
        sheet.put(Cell { row, column, text, state }, room)?;
    }
}

fn written(value: &DataRef<'_>, style: &Style, epoch: Epoch) -> (String, State) {
    let text = match value {
        DataRef::Float(value) => return style.text(*value, epoch),
        DataRef::Int(value) => return style.exact((*value).into(), epoch),
        DataRef::DateTime(moment) => return style.or_date().text(moment.as_f64(), epoch),
        DataRef::Error(error) => return (error.to_string(), State::Error),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => number::yes_or_no(*yes),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => number::iso_day(text),
        DataRef::Empty => String::new(),
    };
    (text, State::Sound)
}

fn style(style: &calamine::Style) -> Style {
    let of_number = match &style.number_format {
        // Sums of money by number, which the library does not know.
        Some(format) if matches!(format.format_id, Some(5..=8)) && format.format_code == "General" => {
            Style::of_number(5)
        }
        Some(format) => Style::of_code(&format.format_code),
        None => Style::default(),
    };
    of_number.struck(style.font.as_ref().is_some_and(Font::has_strikethrough))
}

/// The part of each sheet, by the sheet's name.
fn parts(package: &mut Package<'_>, workbook: &str) -> Result<BTreeMap<String, String>, Fault> {
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", workbook));
    let targets = targets(package, &join(folder, &format!("_rels/{file}.rels")))?;
    let mut parts = BTreeMap::new();
    let mut part = package.part(workbook)?;
    let mut buffer = Vec::new();
    while let Some(event) = package::next(&mut part, &mut buffer)? {
        if let Event::Start(element) = event
            && element.local_name().as_ref() == b"sheet"
            && let Some(name) = package::attribute(&element, "name")
            && let Some((_, target)) = package::attribute(&element, "id").and_then(|id| targets.get(&id))
        {
            parts.insert(name, join(folder, target));
        }
    }
    Ok(parts)
}

/// The cells of a sheet on which comments hang.
fn comments(package: &mut Package<'_>, sheet: &str) -> Result<Vec<(u32, u32)>, Fault> {
    let (folder, file) = sheet.rsplit_once('/').unwrap_or(("", sheet));
    let links = join(folder, &format!("_rels/{file}.rels"));
    let mut comments = Vec::new();
    if !package.has(&links) {
        return Ok(comments);
    }
    let targets = targets(package, &links)?;
    for (_, target) in targets.values().filter(|(kind, _)| kind.ends_with("/comments")) {
        let mut part = package.part(&join(folder, target))?;
        let mut buffer = Vec::new();
        while let Some(event) = package::next(&mut part, &mut buffer)? {
            if let Event::Start(element) = event
                && element.local_name().as_ref() == b"comment"
            {
                comments.extend(package::attribute(&element, "ref").and_then(|cell| marks::position(&cell)));
            }
        }
    }
    Ok(comments)
}

/// The part that lists the sheets.
fn workbook(package: &mut Package<'_>) -> Result<String, Fault> {
    let targets = targets(package, "_rels/.rels")?;
    let found = targets.into_values().find(|(kind, _)| kind.ends_with("/officeDocument"));
    Ok(found.map_or_else(|| WORKBOOK.to_owned(), |(_, target)| join("", &target)))
}

/// What a part refers to: kind and target by id.
fn targets(package: &mut Package<'_>, name: &str) -> Result<BTreeMap<String, (String, String)>, Fault> {
    let mut targets = BTreeMap::new();
    let mut part = package.part(name)?;
    let mut buffer = Vec::new();
    while let Some(event) = package::next(&mut part, &mut buffer)? {
        if let Event::Start(element) = event
            && let [Some(id), Some(kind), Some(target)] =
                ["Id", "Type", "Target"].map(|name| package::attribute(&element, name))
        {
            targets.insert(id, (kind, target));
        }
    }
    Ok(targets)
}

/// A target as seen from a folder; one that begins with `/` is seen from the top.
fn join(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    match target.strip_prefix("../") {
        Some(above) => join(folder.rsplit_once('/').map_or("", |(above, _)| above), above),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{target}"),
    }
}

fn fault(error: &XlsxError) -> Fault {
    if matches!(error, XlsxError::Password) { Fault::Password } else { Fault::Broken }
}
