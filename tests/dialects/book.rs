//! A round as a workbook, in the kinds of cells that people would use.

use crate::{
    made::{Report, Value},
    table::Layout,
};
use rust_decimal::{Decimal, prelude::ToPrimitive as _};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

pub(crate) fn xlsx(reports: &[Report], layout: &Layout) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(layout.cells(reports)) {
        for (column, cell) in (0..).zip(cells) {
            if let Some(value) = cell {
                put(sheet, (row, column), &value, layout);
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn put(sheet: &mut Worksheet, (row, column): (u32, u16), value: &Value, layout: &Layout) {
    let shown = |code: &str| Format::new().set_num_format(code);
    let day = |day: &str| ExcelDateTime::parse_from_str(day).unwrap();
    let (number, code) = match value {
        Value::Count(count) => (f64::from(*count), "#,##0"),
        Value::Amount(amount) => (amount.to_f64().unwrap(), "General"),
        Value::Share(share) => ((share / Decimal::ONE_HUNDRED).to_f64().unwrap(), "0.0%"),
        Value::Day(date) => (day(&date.to_string()).to_excel(), "dd/mm/yyyy"),
        Value::Month(month) => (day(&format!("2023-{month:02}-01")).to_excel(), "mm/yyyy"),
        Value::Words(_) | Value::Choices(_) => {
            sheet.write_string(row, column, layout.written(value)).unwrap();
            return;
        }
    };
    sheet.write_number_with_format(row, column, number, &shown(code)).unwrap();
}
