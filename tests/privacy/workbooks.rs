//! Marks in workbooks, wherever people put a stamp.

use super::leaks::{assert_nowhere, outputs};
use rust_xlsxwriter::{DocProperties, Note, Shape, Workbook, Worksheet};
use std::io::{Cursor, Read as _, Write as _};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// The same submission, saved by LibreOffice in its own form and in that of Excel before 2007.
const ODS: &[u8] = include_bytes!("../fixtures/typed.ods");
const XLS: &[u8] = include_bytes!("../fixtures/typed.xls");

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
    assert_named_refused("stp.xlsx", bytes, place);
}

#[track_caller]
fn assert_named_refused(name: &str, bytes: &[u8], place: &str) {
    let outputs = outputs(&[(name, bytes)]);
    let told = &outputs[0].1;
    assert!(told.contains("[secrecy-mark]") && told.contains(place), "{told}");
    assert_nowhere(&outputs, &["hoasen", "hoacúc", "tuần lễ"]);
}

#[test]
fn a_stamp_in_a_cell_refuses_the_workbook() {
    assert_refused(&workbook(|table, _| drop(table.write(4, 1, "MẬT"))), "Sheet1!B5");
}

#[test]
fn a_stamp_in_another_sheet_refuses_the_workbook() {
    for mark in ["TỐI MẬT", "mËt", "do mat: mat", "Do mat: toi mat", "TAI LIEU MAT"] {
        assert_refused(&workbook(|_, other| drop(other.write(2, 2, mark))), "ô C3");
    }
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
fn a_stamp_in_a_header_is_known_behind_every_code() {
    for header in ["&C&KFF0000MẬT", "&R&K01+000MẬT", "&LTỐI MẬT", "&TỐI MẬT", "&C&U&ETUYỆT MẬT", "TUYỆT MẬT"]
    {
        let bytes = workbook(|table, _| {
            table.set_header(header);
        });
        assert_refused(&bytes, "đầu trang");
    }
    let plain = workbook(|table, _| {
        table.set_footer("&CMẬT");
    });
    let kept = changed(&plain, "xl/worksheets/sheet1.xml", "<oddFooter>", "<oddFooter xml:space=\"preserve\">");
    assert_refused(&kept, "đầu trang");
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
fn a_sheet_of_the_department_for_eyes_is_read() {
    let named = |name: &str| {
        let mut book = Workbook::new();
        book.add_worksheet().set_name(name).unwrap().write(0, 0, "hoasen").unwrap();
        book.save_to_buffer().unwrap()
    };
    for name in ["Mat", "Khoa MAT"] {
        let outputs = outputs(&[("stp.xlsx", &named(name))]);
        assert!(!outputs[0].1.contains("[secrecy-mark]"), "{}", outputs[0].1);
    }
    for name in ["Mật", "MAT", "TOI MAT"] {
        assert_refused(&named(name), "");
    }
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

/// An archive with a text of one part changed for another.
fn changed(bytes: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        if entry.name() == part {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.contains(from), "{from} is not in {text}");
            bytes = text.replacen(from, to, 1).into_bytes();
        }
        written.start_file(entry.name(), SimpleFileOptions::default()).unwrap();
        written.write_all(&bytes).unwrap();
    }
    written.finish().unwrap().into_inner()
}

#[test]
fn a_stamp_beside_the_cells_of_libreoffice_refuses_the_workbook() {
    let paragraph = "<text:p><text:span>TUYỆT M</text:span><text:span>ẬT</text:span></text:p>";
    let box_of = |shape: &str| format!("<{shape}><draw:text-box>{paragraph}</draw:text-box></{shape}>");
    let comment = format!("<office:annotation>{paragraph}</office:annotation>");
    let (header, footer) = ("<style:header style:display=\"false\"/>", "<style:footer-first style:display=\"false\"/>");
    let region = |at: &str| format!("<style:{at}><style:region-left>{paragraph}</style:region-left></style:{at}>");
    for (part, from, to, place) in [
        ("styles.xml", header, region("header"), "đầu trang"),
        ("styles.xml", footer, region("footer-first"), "đầu trang"),
        ("content.xml", "<text:p>hoạt động", format!("{comment}<text:p>hoạt động"), "ghi chú của một ô"),
        ("content.xml", "<text:p>hoạt động", box_of("draw:frame") + "<text:p>hoạt động", "hộp chữ"),
        (
            "content.xml",
            "<table:table-column",
            format!("<table:shapes>{}</table:shapes><table:table-column", box_of("draw:frame")),
            "hộp chữ",
        ),
        ("meta.xml", "<office:meta>", "<office:meta><dc:subject>Tối mật</dc:subject>".to_owned(), "thuộc tính"),
    ] {
        assert_named_refused("cat.ods", &changed(ODS, part, from, &to), place);
    }
}

#[test]
fn words_beside_the_cells_of_libreoffice_are_no_stamps() {
    let comment =
        "<office:annotation><text:p>Bảo vệ bí mật</text:p><text:p>MẬT ĐỘ</text:p></office:annotation><text:p>hoạt động";
    let outputs = outputs(&[("cat.ods", &changed(ODS, "content.xml", "<text:p>hoạt động", comment))]);
    assert!(!outputs[0].1.contains("[secrecy-mark]"), "{}", outputs[0].1);
    // The comment is no part of the cell.
    assert!(!outputs[0].1.contains("unknown-heading"), "{}", outputs[0].1);
}

/// The old workbook with these records in the place of its drawing, which is not read.
fn with_records(records: &[(u16, &[u8])]) -> Vec<u8> {
    let mut written: Vec<u8> = Vec::new();
    for (kind, data) in records {
        written.extend(kind.to_le_bytes());
        written.extend(u16::try_from(data.len()).unwrap().to_le_bytes());
        written.extend(*data);
    }
    let at = XLS.windows(4).position(|window| window == [0xEC, 0, 80, 0]).unwrap();
    // What is left over is a record that says nothing.
    let left = u8::try_from(84 - written.len() - 4).unwrap();
    written.extend([0xEC, 0, left, 0]);
    let mut bytes = XLS.to_vec();
    bytes[at..at + written.len()].copy_from_slice(&written);
    bytes
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn a_stamp_beside_the_cells_of_an_old_workbook_refuses_it() {
    let header = |text: &str| {
        let letters = u16::try_from(text.encode_utf16().count()).unwrap();
        [letters.to_le_bytes().to_vec(), vec![1], wide(text)].concat()
    };
    let of_first_page = [[0; 34].as_slice(), &[4, 0, 0, 0], &header("&CMẬT")].concat();
    let comment = [vec![1], wide("MẬT")].concat();
    let narrow = b"\x06\0\0TOI MAT";
    let text_box: (u16, &[u8]) = (0x01B6, &[0; 18]);
    for (records, place) in [
        (vec![(0x14, &*header("&C&\"Arial,Bold\"&14TUYỆT MẬT"))], "đầu trang"),
        (vec![(0x15, &*header("&RĐộ mật: Mật"))], "đầu trang"),
        (vec![(0x14, &narrow[..])], "đầu trang"),
        (vec![(0x089C, &*of_first_page)], "đầu trang"),
        (vec![text_box, (0x3C, &comment)], "ghi chú của một ô"),
        (vec![text_box, (0x3C, b"\0A"), (0x3C, &comment)], "ghi chú của một ô"),
    ] {
        assert_named_refused("cat.xls", &with_records(&records), place);
    }
}

#[test]
fn words_beside_the_cells_of_an_old_workbook_are_no_stamps() {
    let comment = [vec![1], wide("Bảo mật")].concat();
    for records in [
        vec![(0x14, &b"\x07\0\0&CBAO MAT"[..])],
        vec![(0x14, &b""[..]), (0x15, b"\0"), (0x089C, b"\0\0"), (0x3C, &comment)],
        vec![(0x01B6, &b""[..]), (0x3C, &comment), (0x3C, b"")],
    ] {
        let outputs = outputs(&[("cat.xls", &with_records(&records))]);
        assert!(!outputs[0].1.contains("[secrecy-mark]"), "{}", outputs[0].1);
        assert!(!outputs[0].1.contains("[unreadable-file]"), "{}", outputs[0].1);
    }
}

#[test]
fn a_stamp_in_the_properties_of_an_old_workbook_refuses_it() {
    let version = XLS.windows(8).position(|window| window == b"12.0000\0").unwrap();
    // In UTF-8, in two bytes a letter, in Windows-1258, and without marks.
    let written = [&b"M\xE1\xBA\xACT\0\0\0"[..], b"M\0\xAC\x1ET\0\0\0", b"M\xC2\xF2T\0\0\0\0", b"TOI MAT\0"];
    for stamp in written {
        let mut bytes = XLS.to_vec();
        bytes[version..version + 8].copy_from_slice(stamp);
        assert_named_refused("cat.xls", &bytes, "thuộc tính");
    }
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
