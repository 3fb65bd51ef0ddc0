//! The sheet that is filled in and sent back.

use super::{
    check, clipped,
    height::{self, Cell},
    lists::Lists,
    set_up_print, style,
};
use crate::{
    form::{
        Form, harmless,
        line::{self, Asked, Line, column},
        words,
    },
    load::words::{Item, headings, item},
    model::{Duty, Kind},
};
use rust_xlsxwriter::{DataValidation, Format, ProtectionOptions, Worksheet, XlsxError};

/// The name of the sheet.
const NAME: &str = "Báo cáo";
/// Lines at the end with nothing but the agency in them: for more activities, difficulties and proposals.
const SPARE_LINES: u32 = 15;
/// The longest note in the table, about thirty lines; a row of a spreadsheet is not higher. The sheet of guidance has
/// all of it.
const LONGEST_NOTE: usize = 900;
/// How wide columns are, in characters; that of the agency grows with its id.
const WIDTHS: [u16; column::COUNT] = [8, 8, 25, 24, 8, 19, 11, 11, 12, 12, 34];
/// The widest column of the agency.
const WIDEST_AGENCY: u16 = 16;
/// The longest line above the table, in characters.
const LONGEST_TITLE: usize = 2000;

pub(super) fn sheet(form: &Form<'_>, lists: &mut Lists) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(NAME)?;
    let widths = widths(form);
    for (at, width) in (0..).zip(widths) {
        sheet.set_column_width(at, width)?;
    }
    let heads = title(&mut sheet, form, widths.iter().sum())?;
    for (at, heading) in (0..).zip(headings()) {
        sheet.write_string_with_format(heads, at, heading, &style::heading())?;
    }
    sheet.set_freeze_panes(heads + 1, 0)?.set_repeat_rows(heads, heads)?;
    let mut row = heads + 1;
    let mut writer = Writer { sheet, widths, form, lists };
    for line in line::lines(form) {
        writer.line(row, &line)?;
        row += 1;
    }
    for spare in row..row + SPARE_LINES {
        writer.spare(spare)?;
    }
    let mut sheet = writer.sheet;
    set_up_print(&mut sheet, form);
    sheet.protect_with_options(&ProtectionOptions {
        insert_rows: true,
        format_cells: true,
        format_rows: true,
        format_columns: true,
        ..ProtectionOptions::new()
    });
    Ok(sheet)
}

fn widths(form: &Form<'_>) -> [u16; column::COUNT] {
    let id = u16::try_from(form.agency().id.chars().count() + 1).unwrap_or(u16::MAX);
    let mut widths = WIDTHS;
    widths[column::AGENCY] = id.clamp(WIDTHS[column::AGENCY], WIDEST_AGENCY);
    widths
}

/// Writes the lines above the table, over its whole width; the row after them comes back.
fn title(sheet: &mut Worksheet, form: &Form<'_>, width: u16) -> Result<u32, XlsxError> {
    let mut lines = words::title(form);
    lines.push("Chỉ điền các ô nền trắng. Hướng dẫn, nguyên văn nhiệm vụ và ví dụ ở tờ “Hướng dẫn”.".to_owned());
    let mut row = 0;
    for text in lines {
        let text = harmless(&clipped(&text, LONGEST_TITLE));
        let format = if row == 0 { style::title() } else { style::wrapped() };
        let cell = if row == 0 { Cell::title(&text, width) } else { Cell::ordinary(&text, width) };
        height::set(sheet, row, std::iter::once(cell))?;
        sheet.merge_range(row, 0, row, last_column(), &text, &format)?;
        row += 1;
    }
    Ok(row)
}

fn last_column() -> u16 {
    at(column::COUNT - 1)
}

/// The number of a column as the library counts.
fn at(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

struct Writer<'f, 'p> {
    sheet: Worksheet,
    widths: [u16; column::COUNT],
    form: &'f Form<'p>,
    lists: &'f mut Lists,
}

impl Writer<'_, '_> {
    fn line(&mut self, row: u32, line: &Line<'_>) -> Result<(), XlsxError> {
        let is_first = matches!(line.asks, Asked::Status);
        let mut cells = line.cells(&self.form.agency().id);
        cells[column::NOTE] = clipped(&cells[column::NOTE], LONGEST_NOTE);
        for (column, text) in cells.iter().enumerate() {
            let format = if column == column::NOTE { style::note(is_first) } else { style::fixed(is_first) };
            self.cell(row, column, text, &format)?;
        }
        let texts = cells.iter().zip(self.widths).enumerate();
        let texts = texts.map(|(column, (text, width))| match column {
            column::NOTE => Cell::note(text, width),
            _ => Cell::ordinary(text, width),
        });
        height::set(&mut self.sheet, row, texts)?;
        self.asked(row, line)
    }

    /// Opens the cells that a line asks for.
    fn asked(&mut self, row: u32, line: &Line<'_>) -> Result<(), XlsxError> {
        let note = &line.note;
        match line.asks {
            Asked::Nothing => Ok(()),
            Asked::Words => self.open(row, column::VALUE, &style::words(), &check::words(note)?),
            Asked::Day => self.open(row, column::VALUE, &style::day(), &check::day(None, note)?),
            Asked::Status => self.open(row, column::VALUE, &style::words(), &check::status()?),
            Asked::Figure(asks) => {
                let indicator = self.form.plan.indicator(asks.indicator);
                let format = match indicator.kind {
                    Kind::Count => style::count(),
                    Kind::Amount | Kind::Percent => style::amount(),
                    Kind::Text | Kind::Choice => style::words(),
                };
                let check = check::figure(self.lists, indicator, note)?;
                self.open(row, column::VALUE, &format, &check)
            }
            Asked::Activity => self.activity(row, line.duty),
        }
    }

    /// A line for an activity, of `duty` or of any.
    fn activity(&mut self, row: u32, duty: Option<&Duty>) -> Result<(), XlsxError> {
        let window = duty.and_then(|duty| duty.window.as_ref()).map(|window| &**window);
        let names: Vec<String> =
            duty.iter().flat_map(|duty| &duty.indicators).map(|asks| line::indicator(self.form.plan, *asks)).collect();
        let item = if names.is_empty() {
            let [difficulty, proposal] = [Item::Difficulty, Item::Proposal].map(item);
            check::words(&format!(
                "Tên chỉ tiêu của nhiệm vụ; hoặc “{difficulty}”, “{proposal}” khi không có nhiệm vụ."
            ))?
        } else {
            check::one_of(self.lists, names, "Tên chỉ tiêu, khi ghi số liệu riêng của hoạt động.")?
        };
        let words = style::words();
        self.open(row, column::ITEM, &words, &item)?;
        for (column, prompt) in [
            (column::VALUE, "Số liệu riêng của hoạt động (nếu có); khi đó ghi tên chỉ tiêu ở ô bên trái."),
            (column::PERIOD, "Tháng của số liệu, như 07/2023 (nhiệm vụ báo cáo từng tháng)."),
            (column::ACTIVITY, "Tên hoạt động."),
            (column::PLACE, "Địa điểm."),
            (column::WITH, "Cơ quan phối hợp; nhiều cơ quan thì cách nhau bằng dấu chấm phẩy."),
        ] {
            self.open(row, column, &words, &check::words(prompt)?)?;
        }
        self.open(row, column::FROM, &style::day(), &check::day(window, "Ngày bắt đầu, như 05/12/2023.")?)?;
        self.open(row, column::TO, &style::day(), &check::day(window, "Ngày kết thúc; một ngày thì để trống.")?)
    }

    /// A line that holds the agency and is otherwise free.
    fn spare(&mut self, row: u32) -> Result<(), XlsxError> {
        let agency = harmless(&self.form.agency().id);
        self.cell(row, column::AGENCY, &agency, &style::fixed(false))?;
        self.cell(row, column::NOTE, "", &style::words())?;
        let duties: Vec<String> = self.form.duties().map(|duty| harmless(&duty.id)).collect();
        let check = check::one_of(self.lists, duties, "Mã nhiệm vụ; để trống nếu là khó khăn hoặc kiến nghị chung.")?;
        self.open(row, column::DUTY, &style::words(), &check)?;
        self.activity(row, None)
    }

    fn cell(&mut self, row: u32, column: usize, text: &str, format: &Format) -> Result<(), XlsxError> {
        match text {
            "" => self.sheet.write_blank(row, at(column), format)?,
            // Always as text, never as a formula.
            text => self.sheet.write_string_with_format(row, at(column), text, format)?,
        };
        Ok(())
    }

    fn open(&mut self, row: u32, column: usize, format: &Format, check: &DataValidation) -> Result<(), XlsxError> {
        self.cell(row, column, "", format)?;
        self.sheet.add_data_validation(row, at(column), row, at(column), check)?;
        Ok(())
    }
}
