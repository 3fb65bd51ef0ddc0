//! A form as a spreadsheet: the table, a sheet of guidance, and a hidden one with the lists to choose from.

mod check;
mod guide;
mod height;
mod lists;
mod report;
mod style;

use super::{Form, words};
use crate::model::FORM_VERSION;
use lists::Lists;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

/// The day that files say they were made on, so that the same plan gives the same bytes.
const CREATED: (u16, u8, u8) = (2000, 1, 1);
/// The number of A4 among the paper sizes.
const A4: u8 = 9;

pub(super) fn write(form: &Form<'_>) -> anyhow::Result<Vec<u8>> {
    let mut lists = Lists::default();
    let sheets = [report::sheet(form, &mut lists)?, guide::sheet(form)?, lists.sheet()?];
    let mut workbook = Workbook::new();
    workbook.set_default_format(&style::base(), style::ROW_HEIGHT, style::COLUMN_WIDTH)?;
    workbook.set_properties(&properties(form)?);
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    height::let_grow(workbook.save_to_buffer()?)
}

fn properties(form: &Form<'_>) -> anyhow::Result<DocProperties> {
    let (year, month, day) = CREATED;
    let title = words::title(form);
    Ok(DocProperties::new()
        .set_title(clipped(&title[0], check::LONGEST_TEXT))
        .set_subject(clipped(&title[1], check::LONGEST_TEXT))
        .set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?))
}

/// A4 on its side, one page wide, with the form's name at the foot of each page.
fn set_up_print(sheet: &mut Worksheet, form: &Form<'_>) {
    // A foot has room for 255 characters, and its “&” is a sign.
    let plan = clipped(&words::plain(&form.plan.id), 80).replace('&', "&&");
    let agency = clipped(&words::plain(&form.agency().short), 60).replace('&', "&&");
    sheet
        .set_landscape()
        .set_paper_size(A4)
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.5, 0.6, 0.2, 0.3)
        .set_footer(format!("&L{plan}, biểu mẫu phiên bản {FORM_VERSION}&C{agency}&RTrang &P/&N"));
}

/// The beginning of a text, in the units in which spreadsheets measure it.
fn clipped(text: &str, longest: usize) -> String {
    if text.encode_utf16().count() <= longest {
        return text.to_owned();
    }
    let mut room = longest - 1;
    let fits = |c: &char| {
        let is_room = room >= c.len_utf16();
        room = room.saturating_sub(c.len_utf16());
        is_room
    };
    text.chars().take_while(fits).collect::<String>() + "…"
}
