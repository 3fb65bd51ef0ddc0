//! Marks in workbooks, wherever people put a stamp.

use super::leaks::{assert_nowhere, outputs};
use rust_xlsxwriter::{DocProperties, Note, Shape, Workbook, Worksheet};

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
fn a_stamp_in_the_comment_of_a_cell_refuses_the_workbook() {
    let stamp = Note::new("TỐI MẬT");
    assert_refused(&workbook(|table, _| drop(table.insert_note(5, 5, &stamp))), "ghi chú");
}

#[test]
fn a_stamp_in_the_properties_of_the_file_refuses_the_workbook() {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_title("BÁO CÁO (MẬT)"));
    book.add_worksheet().write(0, 0, "hoasen").unwrap();
    assert_refused(&book.save_to_buffer().unwrap(), "thuộc tính");
}

#[test]
fn a_stamp_is_known_however_its_letters_are_written() {
    for stamp in [
        "<a>1 &#x26; 2</a><b>M&#7852;T</b>",
        "<a>&#</a><b>M&#x1EAC;T</b>",
        "<b>&#10\nM&#7852;T</b>",
        "<b><![CDATA[MẬT]]></b>",
        "<a/><b/>MẬT</x>",
    ] {
        let plain = workbook(|_, _| {});
        let mut archive = zip::ZipWriter::new_append(std::io::Cursor::new(plain)).unwrap();
        archive.start_file("docProps/custom.xml", zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut archive, format!("<x>{stamp}</x>").as_bytes()).unwrap();
        assert_refused(&archive.finish().unwrap().into_inner(), "thuộc tính");
    }
}

#[test]
fn a_workbook_with_a_mark_in_its_name_is_refused() {
    let bytes = workbook(|table, _| drop(table.write(4, 0, "hoasen")));
    let outputs = outputs(&[("BC ÔNG NGUYỄN VĂN A TỐI MẬT.xlsx", &bytes)]);
    assert!(outputs[0].1.contains("[secrecy-mark]"), "{}", outputs[0].1);
    assert_nowhere(&outputs, &["hoasen"]);
}

#[test]
fn a_sheet_named_after_somebody_is_not_named() {
    let mut book = Workbook::new();
    for (at, name) in ["ông Lê Văn Kínđáo", "bà Trần Thị Lặnglẽ"].into_iter().enumerate() {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (column, cell) in ["cơ quan", "nhiệm vụ", "mục", "giá trị"].into_iter().enumerate() {
            sheet.write(0, u16::try_from(column).unwrap(), cell).unwrap();
        }
        sheet.write(1, 0, format!("Sở {at}")).unwrap();
    }
    let outputs = outputs(&[("stp.xlsx", &book.save_to_buffer().unwrap())]);
    assert!(outputs[0].1.contains("[other-sheet]"), "{}", outputs[0].1);
    assert_nowhere(&outputs, &["Kínđáo", "Lặnglẽ"]);
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
