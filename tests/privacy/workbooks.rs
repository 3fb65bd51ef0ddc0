//! Marks in workbooks, wherever people put a stamp.

use super::leaks::{assert_nowhere, outputs};
use rust_xlsxwriter::{Shape, Workbook, Worksheet};

/// A workbook with the form's table and what `add` puts beside it.
fn workbook(add: impl Fn(&mut Worksheet, &mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let (mut table, mut other) = (Worksheet::new(), Worksheet::new());
    for (row, cells) in
        [["cơ quan", "nhiệm vụ", "mục", "giá trị"], ["STP", "D01", "tóm tắt", "hoasen"]].iter().enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            table.write(u32::try_from(row).unwrap(), u16::try_from(column).unwrap(), *cell).unwrap();
        }
    }
    other.write(0, 0, "hoacúc").unwrap();
    add(&mut table, &mut other);
    book.push_worksheet(table);
    book.push_worksheet(other);
    book.save_to_buffer().unwrap()
}

#[track_caller]
fn assert_refused(bytes: &[u8], place: &str) {
    let outputs = outputs(&[("stp.xlsx", bytes)]);
    let told = &outputs[0].1;
    assert!(told.contains("[secrecy-mark]") && told.contains(place), "{told}");
    assert_nowhere(&outputs, &["hoasen", "hoacúc"]);
}

#[test]
fn a_stamp_in_a_cell_refuses_the_workbook() {
    assert_refused(&workbook(|table, _| drop(table.write(4, 1, "MẬT"))), "Sheet1!B5");
}

#[test]
fn a_stamp_in_another_sheet_refuses_the_workbook() {
    assert_refused(&workbook(|_, other| drop(other.write(2, 2, "TỐI MẬT"))), "ô C3");
}

#[test]
fn a_stamp_in_the_header_of_the_pages_refuses_the_workbook() {
    assert_refused(
        &workbook(|table, _| {
            table.set_header("&L&\"Times New Roman,Bold\"&14MẬT");
        }),
        "đầu trang",
    );
}

#[test]
fn a_stamp_in_a_text_box_refuses_the_workbook() {
    let stamp = Shape::textbox().set_text("MẬT");
    assert_refused(&workbook(|table, _| drop(table.insert_shape(5, 5, &stamp))), "hộp chữ");
}

#[test]
fn a_workbook_that_speaks_of_secrets_is_read() {
    let bytes = workbook(|table, other| {
        table.write(4, 0, "Bảo vệ bí mật nhà nước").unwrap();
        table.set_header("&CCÔNG TÁC BẢO MẬT");
        drop(other.write(2, 2, "MẬT ĐỘ DÂN SỐ"));
    });
    let outputs = outputs(&[("stp.xlsx", &bytes)]);
    assert!(!outputs[0].1.contains("[secrecy-mark]"), "{}", outputs[0].1);
}
