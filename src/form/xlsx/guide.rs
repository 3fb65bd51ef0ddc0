//! The sheet that says how to fill the other one in. It has no row of headings that a reader knows, so nothing on it is
//! taken for data.

use super::{
    height::{self, Cell},
    set_up_print, style,
};
use crate::{
    form::{Form, harmless, words},
    model::{FORM_VERSION, Kind},
};
use rust_xlsxwriter::{ProtectionOptions, Worksheet, XlsxError};
use std::collections::BTreeSet;

/// The name of the sheet.
const NAME: &str = "Hướng dẫn";
/// How wide the columns are, in characters: what a row is about, and what is said of it.
const WIDTHS: [u16; 2] = [20, 118];
/// The most characters of one cell, some twenty lines: a row of a spreadsheet is not higher. Longer texts go on below.
const LONGEST_CELL: usize = 2000;

pub(super) fn sheet(form: &Form<'_>) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(NAME)?;
    for (at, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(at, width)?;
    }
    let mut row = 0;
    for (label, text) in rows(form) {
        for (part, text) in pieces(&text).into_iter().enumerate() {
            let label = if part == 0 { harmless(&label) } else { String::new() };
            sheet.write_string_with_format(row, 0, &label, &style::wrapped().set_bold())?;
            sheet.write_string_with_format(row, 1, harmless(&text), &style::wrapped())?;
            height::set(
                &mut sheet,
                row,
                [Cell::ordinary(&label, WIDTHS[0]), Cell::ordinary(&text, WIDTHS[1])].into_iter(),
            )?;
            row += 1;
        }
    }
    set_up_print(&mut sheet, form);
    let look = ProtectionOptions { format_rows: true, format_columns: true, ..ProtectionOptions::new() };
    sheet.protect_with_options(&look);
    Ok(sheet)
}

/// What each row is about, and what it says.
fn rows(form: &Form<'_>) -> Vec<(String, String)> {
    let id = words::plain(&form.plan.id);
    let mut rows = under("Biểu mẫu", words::title(form));
    rows.push((String::new(), format!("Mã kế hoạch: {id}; phiên bản biểu mẫu: {FORM_VERSION}.")));
    let mut how_to = words::how_to();
    how_to.push(
        "Tờ “Báo cáo” chỉ mở các ô cần điền (nền trắng). Cần thêm dòng thì dùng các dòng trống ở cuối bảng. Tờ được khóa để \
         tránh sửa nhầm, không có mật khẩu."
            .to_owned(),
    );
    rows.extend(under("Cách điền", how_to));
    rows.extend(under("Ví dụ", words::examples(form)));
    for duty in form.duties() {
        let text = format!("{}\n{}", words::of_duty(form.plan, duty), words::quotation(duty));
        rows.push((words::plain(&duty.id), text));
    }
    rows.extend(lists(form));
    rows
}

/// Texts under one label.
fn under(label: &str, texts: Vec<String>) -> Vec<(String, String)> {
    let labels = std::iter::once(label.to_owned()).chain(std::iter::repeat(String::new()));
    labels.zip(texts).collect()
}

/// The values of each indicator that is a choice.
fn lists(form: &Form<'_>) -> Vec<(String, String)> {
    let asked = form.duties().flat_map(|duty| &duty.indicators).map(|asks| form.plan.indicator(asks.indicator));
    let mut seen = BTreeSet::new();
    let own = asked.filter(|indicator| indicator.kind == Kind::Choice && seen.insert(&indicator.id.value));
    own.map(|indicator| (words::plain(&indicator.name), words::choices(indicator).join("\n"))).collect()
}

/// A text in pieces that a cell can show, cut between lines and words.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for word in text.split_inclusive([' ', '\n']) {
        let last = pieces.last_mut().filter(|piece| piece.is_empty() || piece.len() + word.len() <= LONGEST_CELL);
        match last {
            Some(piece) => piece.push_str(word),
            None => pieces.push(word.to_owned()),
        }
    }
    pieces.iter().map(|piece| piece.trim_end().to_owned()).collect()
}
