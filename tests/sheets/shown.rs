//! Cells in which people see something else than the file holds.

use crate::{
    SHEET, figures,
    made::{self, Put, figure, fill, patched, told, workbook},
    row, table, text_cell,
};
use Put::{Number, Shown, Text};
use rust_xlsxwriter::{Format, FormatScript, Workbook};

/// What a figure becomes, and the rules that fire at its cell.
fn read(item: &'static str, value: Put) -> (Vec<String>, Vec<&'static str>, String) {
    let told = told(&[("stp.xlsx", &workbook(&[figure(item, value)]))]);
    let fired = told.rules.iter().zip(&told.places).filter(|(_, place)| place.ends_with("!D2)"));
    (figures(&told.data, item), fired.map(|(rule, _)| *rule).collect(), told.shown)
}

#[test]
fn a_unit_in_the_format_is_as_good_as_a_written_one() {
    for (item, value, code, right) in [
        ("kinh-phi", 900_000.0, "#,##0\\ [$₫-42A]", "0,9"),
        ("kinh-phi", 900_000.0, "#,##0 \"đồng\"", "0,9"),
        ("kinh-phi", 900_000.0, "#,##0\\đ", "0,9"),
        ("kinh-phi", 900_000.0, "[$VNĐ] #,##0", "0,9"),
        ("kinh-phi", 900_000.0, "#,##0 VND", "0,9"),
        ("kinh-phi", 1.2, "0.0 \"tỷ\"", "1200"),
        ("kinh-phi", 900.0, "_-* #,##0\\ \"₫\"_-;\\-* #,##0\\ \"₫\"_-;_-* \"-\"\\ \"₫\"_-;_-@_-", "0,0009"),
        ("kinh-phi", 900.0, "\"$\"#,##0", ""),
        ("kinh-phi", 900.0, "#,##0 \"USD\"", ""),
        ("kinh-phi", 900.0, "[$€-2]\\ #,##0", ""),
        ("luot-nguoi", 3.0, "0\" nghìn\"", ""),
        ("tin-bai", 3.0, "0\" hội nghị\"", ""),
        ("luot-nguoi", 3.0, "0\"%\"", ""),
    ] {
        let (figures, rules, shown) = read(item, Shown(value, code));
        assert_eq!(figures, Vec::<String>::new(), "{code}");
        assert_eq!(rules, ["foreign-unit"], "{code}: {shown}");
        assert!(shown.contains("General"), "{shown}");
        assert!(right.is_empty() || shown.contains(&format!("it is {right}:")), "{code}: {shown}");
    }
}

#[test]
fn a_unit_in_the_format_is_shown_as_people_see_it() {
    let (_, _, shown) = read("kinh-phi", Shown(900_000.0, "#,##0\\ [$₫-42A]"));
    assert!(shown.contains("“900000 ₫”") && shown.contains("STP;D01;kinh-phi;900000 ₫\n"), "{shown}");
    let (_, _, shown) = read("kinh-phi", Shown(-5.0, "\"$\"#,##0_);[Red](\"$\"#,##0)"));
    assert!(shown.contains("“$-5”"), "{shown}");
}

#[test]
fn formats_of_money_have_numbers_too() {
    for number in [5, 6, 7, 8, 42, 44] {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("Số liệu").unwrap();
        fill(sheet, &[figure("kinh-phi", Text(""))]);
        sheet.write_number_with_format(1, 3, 900.0, &Format::new().set_num_format_index(number)).unwrap();
        let told = told(&[("stp.xlsx", &book.save_to_buffer().unwrap())]);
        assert_eq!(told.places_of("foreign-unit"), ["stp.xlsx (Số liệu!D2)"], "{number}: {}", told.shown);
    }
}

#[test]
fn the_own_unit_in_the_format_says_nothing_new() {
    for (item, value, code) in [
        ("kinh-phi", 900.5, "#,##0.0 \"triệu đồng\""),
        ("kinh-phi", 900.5, "#,##0.0 \"triệu\""),
        ("kinh-phi", 900.5, "#,##0.0_-;[Red]-#,##0.0_-"),
        ("kinh-phi", 900.5, "(#,##0.0)"),
        ("luot-nguoi", 900.0, "0 \"lượt\""),
        ("luot-nguoi", 900.0, "0\" lượt người dự\""),
        ("tin-bai", 900.0, "General\" tin\""),
        ("ty-le", 95.0, "0\"%\""),
    ] {
        let (figures, rules, shown) = read(item, Shown(value, code));
        assert_eq!(figures, [value.to_string()], "{code}: {shown}");
        assert_eq!(rules, Vec::<&str>::new(), "{code}: {shown}");
    }
}

#[test]
fn a_unit_in_the_format_of_what_is_no_figure_changes_nothing() {
    let head = |item, value| [Text("STP"), Text(""), Text(item), value];
    let rows = |shown: fn(f64) -> Put| {
        workbook(&[
            head("số văn bản", shown(210.0)),
            head("khó khăn", shown(7.0)),
            figure("tin-bai", Number(24.0)),
            figure("tóm tắt", shown(5.0)),
            [Text("STP"), Text("D02"), Text("khau-hieu"), shown(1.0)],
            figure("tổng", shown(25.0)),
        ])
    };
    let [with, without] = [rows(|number| Shown(number, "\"Số \"0\" đồng\"")), rows(Number)];
    let [with, without] = [with, without].map(|book| told(&[("stp.xlsx", &book)]));
    assert_eq!(with.view, without.view, "{}", with.shown);
    assert_eq!(with.rules, without.rules, "{}", with.shown);
    assert_eq!(with.rules.iter().filter(|rule| **rule == "wrong-total").count(), 1, "{}", with.shown);
}

#[test]
fn a_number_that_is_shown_in_thousands_is_asked_about() {
    for (value, code, seen) in [
        (18_500.0, "#,##0.0,", "18,5"),
        (18_549.0, "0.0,", "18,5"),
        (18_500_000.0, "#,##0.0,,", "18,5"),
        (18_500_000.0, "#,##0.0,,\" triệu\"", "18,5"),
    ] {
        let (figures, rules, shown) = read("kinh-phi", Shown(value, code));
        assert_eq!(figures, Vec::<String>::new(), "{code}");
        assert_eq!(rules, ["ambiguous-number"], "{code}: {shown}");
        assert!(shown.contains(&format!("holds “{value}”, and people see {seen}\n")), "{shown}");
        assert!(shown.contains(&format!("{value} or {seen}?")), "{shown}");
    }
    // Nothing is hidden of zero, and separators of thousands hide nothing.
    assert_eq!(read("kinh-phi", Shown(0.0, "#,##0.0,")).0, ["0"]);
    assert_eq!(read("kinh-phi", Shown(18_500.0, "#,##0.0")).0, ["18500"]);
}

#[test]
fn units_and_thousands_of_libreoffice() {
    let cell = |kind: &str, value: &str, shown: &str| {
        format!(
            "<table:table-cell office:value-type=\"{kind}\" office:value=\"{value}\"><text:p>{shown}</text:p></table:table-cell>"
        )
    };
    let vnd = "currency\" office:currency=\"VND";
    for (item, cell, rules, expected) in [
        ("kinh-phi", cell(vnd, "900000", "900.000 ₫"), vec!["foreign-unit"], vec![]),
        ("kinh-phi", cell(vnd, "900000", "900.000"), vec!["foreign-unit"], vec![]),
        ("kinh-phi", cell("float", "1.2", "1,2 tỷ"), vec!["foreign-unit"], vec![]),
        ("kinh-phi", cell("float", "900000", "$900,000"), vec!["foreign-unit"], vec![]),
        ("kinh-phi", cell("float", "18500000", "18,5"), vec!["ambiguous-number"], vec![]),
        ("kinh-phi", cell("float", "400", "0"), vec!["ambiguous-number"], vec![]),
        ("kinh-phi", cell("float", "900", "900 triệu đồng"), vec![], vec!["900"]),
        ("kinh-phi", cell("float", "0.4", "0"), vec![], vec!["0.4"]),
        ("kinh-phi", cell("float", "1250", "1.250"), vec![], vec!["1250"]),
        // Rounded as it is shown.
        ("kinh-phi", cell("float", "1499.6", "1.500"), vec![], vec!["1499.6"]),
        ("kinh-phi", cell("float", "12345.6", "12,346"), vec![], vec!["12345.6"]),
        ("kinh-phi", cell("float", "1499600", "1.500"), vec!["ambiguous-number"], vec![]),
        ("kinh-phi", cell("float", "1250", "###"), vec![], vec!["1250"]),
        ("luot-nguoi", cell("float", "1250", "1.250 lượt"), vec![], vec!["1250"]),
        ("ty-le", cell("percentage", "0.955", "96%"), vec![], vec!["95.5"]),
    ] {
        let told = told(&[("stp.ods", &table(&row(item, &cell)))]);
        let fired = told.rules.iter().zip(&told.places).filter(|(_, place)| place.ends_with("!D2)"));
        assert_eq!(fired.map(|(rule, _)| *rule).collect::<Vec<_>>(), rules, "{cell}: {}", told.shown);
        assert_eq!(figures(&told.data, item), expected, "{cell}");
    }
}

/// A workbook in whose only figure these texts stand, each in its font.
fn with_fonts(texts: &[(Format, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Số liệu").unwrap();
    fill(sheet, &[figure("luot-nguoi", Text(""))]);
    let texts: Vec<(&Format, &str)> = texts.iter().map(|(format, text)| (format, *text)).collect();
    sheet.write_rich_string(1, 3, &texts).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_number_that_is_struck_out_or_partly_raised_is_not_counted() {
    let (plain, struck) = (Format::new, || Format::new().set_font_strikethrough());
    let script = |script| Format::new().set_font_script(script);
    for (texts, rule) in [
        ([(struck(), "999"), (plain(), "1250")], "struck-out"),
        ([(struck(), "999"), (plain(), " 1250")], "struck-out"),
        ([(struck(), "12"), (struck(), "50")], "struck-out"),
        ([(struck(), "1250"), (plain(), " ")], "struck-out"),
        ([(struck(), "999"), (script(FormatScript::Superscript), "1")], "struck-out"),
        ([(plain(), "1250"), (script(FormatScript::Superscript), "1")], "unreadable-number"),
        ([(plain(), "1250"), (script(FormatScript::Subscript), "2")], "unreadable-number"),
        ([(plain(), "1250"), (script(FormatScript::Superscript), "(1)")], "unreadable-number"),
    ] {
        let told = told(&[("stp.xlsx", &with_fonts(&texts))]);
        let fired = told.rules.iter().zip(&told.places).filter(|(_, place)| place.ends_with("!D2)"));
        assert_eq!(fired.map(|(rule, _)| *rule).collect::<Vec<_>>(), [rule], "{}", told.shown);
        assert_eq!(figures(&told.data, "luot-nguoi"), Vec::<String>::new());
    }
    let bold = || Format::new().set_bold();
    let told = told(&[("stp.xlsx", &with_fonts(&[(bold(), "12"), (plain(), "50")]))]);
    assert_eq!(figures(&told.data, "luot-nguoi"), ["1250"], "{}", told.shown);
}

#[test]
fn a_row_that_is_struck_out_is_told_once() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Số liệu").unwrap();
    fill(sheet, &[figure("luot-nguoi", Number(300.0)), figure("tin-bai", Number(24.0))]);
    let struck = Format::new().set_font_strikethrough().set_num_format("#,##0 \"lượt\"");
    for (column, text) in (0..).zip(["STP", "D01", "luot-nguoi"]) {
        sheet.write_string_with_format(1, column, text, &struck).unwrap();
    }
    sheet.write_number_with_format(1, 3, 300.0, &struck).unwrap();
    // Where nothing stands nothing is struck out.
    sheet.write_blank(3, 0, &struck).unwrap();
    let told = told(&[("stp.xlsx", &book.save_to_buffer().unwrap())]);
    assert_eq!(told.places_of("struck-out"), ["stp.xlsx (Số liệu!D2)"], "{}", told.shown);
    assert_eq!(figures(&told.data, "luot-nguoi"), Vec::<String>::new());
    assert_eq!(figures(&told.data, "tin-bai"), ["24"], "{}", told.shown);
}

#[test]
fn words_that_are_struck_out_in_libreoffice() {
    let styles = "<office:automatic-styles>\
        <style:style style:name=\"ce1\" style:family=\"table-cell\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>\
        <style:style style:name=\"ce2\" style:family=\"table-cell\" style:parent-style-name=\"ce1\"/>\
        <style:style style:name=\"ce3\" style:family=\"table-cell\" style:parent-style-name=\"ce1\"><style:text-properties style:text-line-through-style=\"none\"/></style:style>\
        <style:style style:name=\"ce1\" style:family=\"text\"><style:text-properties style:text-line-through-type=\"single\"/></style:style>\
        <style:style style:name=\"ce4\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
        </office:automatic-styles>";
    let number = |style: &str| {
        format!(
            "<table:table-cell table:style-name=\"{style}\" office:value-type=\"float\" office:value=\"1250\"><text:p>1250</text:p></table:table-cell>"
        )
    };
    let spans = |style: &str| text_cell(&format!("<text:span text:style-name=\"{style}\">12</text:span>50"));
    for (cell, is_struck) in [
        (number("ce1"), true),
        (number("ce2"), true),
        (number("ce3"), false),
        (number("ce4"), false),
        (spans("ce1"), true),
        (spans("ce4"), false),
        (spans("ce2"), false),
    ] {
        let book = patched(
            &table(&row("luot-nguoi", &cell)),
            "content.xml",
            "<office:body>",
            &format!("{styles}<office:body>"),
        );
        let told = told(&[("stp.ods", &book)]);
        assert_eq!(told.places_of("struck-out").len(), usize::from(is_struck), "{cell}: {}", told.shown);
        assert_eq!(figures(&told.data, "luot-nguoi").is_empty(), is_struck, "{cell}: {}", told.shown);
    }
}

#[test]
fn a_text_that_stands_in_the_cell_itself_is_looked_at_too() {
    let book = workbook(&[figure("luot-nguoi", Number(7.0))]);
    let cell = |runs: &str| {
        let inline = format!("<c r=\"D2\" t=\"inlineStr\"><is>{runs}</is></c>");
        told(&[("stp.xlsx", &patched(&book, SHEET, "<c r=\"D2\"><v>7</v></c>", &inline))])
    };
    let struck = cell("<r><rPr><strike/></rPr><t>999</t></r><r><t>1250</t></r>");
    assert_eq!(struck.places_of("struck-out"), ["stp.xlsx (Số liệu!D2)"], "{}", struck.shown);
    for sound in [
        "<r><rPr><strike val=\"0\"/></rPr><t>12</t></r><r><t>50</t></r>",
        "<t>1250</t><rPh sb=\"0\" eb=\"1\"><t>999</t></rPh>",
        "<r><t>1250</t></r><r><rPr><strike/></rPr><t> </t></r><rPh sb=\"0\" eb=\"1\"><t>999</t></rPh>",
        "<r><rPr><vertAlign val=\"baseline\"/></rPr><t>12</t></r><r><t>50</t></r>",
    ] {
        let told = cell(sound);
        assert_eq!(figures(&told.data, "luot-nguoi"), ["1250"], "{}", told.shown);
    }
}

#[test]
fn words_that_are_partly_struck_out_are_no_number() {
    let mut parts =
        made::parts(&with_fonts(&[(Format::new().set_font_strikethrough(), "cũ"), (Format::new(), " mới 12 m")]));
    for (_, text) in &mut parts {
        *text = text.replace("luot-nguoi", "tóm tắt");
    }
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let told = told(&[("stp.xlsx", &made::archive(&parts))]);
    assert!(told.places_of("unreadable-number").is_empty(), "{}", told.shown);
    assert_eq!(told.places_of("struck-out"), ["stp.xlsx (Số liệu!D2)"], "{}", told.shown);
    assert!(!told.view.to_string().contains("cũ mới 12 m"));
}

#[test]
fn units_and_thousands_of_an_old_workbook() {
    let patched = |from: &[u8], to: &[u8]| {
        let mut bytes = crate::XLS.to_vec();
        let at = bytes.windows(from.len()).position(|window| window == from).unwrap();
        bytes[at..at + to.len()].copy_from_slice(to);
        told(&[("cat.xls", &bytes)])
    };
    // The format of the cell, by the number that stands for a sum of money.
    let styled = patched(b"\xA7\x00\x01\x00\x20", b"\x2C\x00\x01\x00\x20");
    assert_eq!(styled.places_of("foreign-unit"), ["cat.xls (Số liệu!D8)"], "{}", styled.shown);
    for (from, to, rule) in [
        (b"\x00#,##0", b"\x000\"kg\"", "foreign-unit"),
        (b"\x00#,##0", b"\x00#,#0,", "ambiguous-number"),
        (b"\x00#,##0", b"\x00\"$\"#0", "foreign-unit"),
    ] {
        let told = patched(from, to);
        assert_eq!(told.places_of(rule), ["cat.xls (Số liệu!D8)"], "{}", told.shown);
        assert_eq!(figures(&told.data, "tin-bai"), Vec::<String>::new());
    }
}

#[test]
fn an_old_workbook_strikes_out_by_its_font() {
    let mut bytes = crate::XLS.to_vec();
    // The font that all cells have: its height, and the bits behind that.
    let font = b"\xDC\x00\x00\x00\x08\x00\x90\x01";
    let at = bytes.windows(font.len()).position(|window| window == font).unwrap();
    bytes[at + 2] |= 0x08;
    let told = told(&[("cat.xls", &bytes)]);
    assert!(told.places_of("struck-out").contains(&"cat.xls (Số liệu!D8)"), "{}", told.shown);
    assert_eq!(figures(&told.data, "tin-bai"), Vec::<String>::new());
}

#[test]
fn comments_of_libreoffice_and_old_workbooks_are_told() {
    let cell =
        text_cell("1250").replace("<text:p>", "<office:annotation><text:p>Sai</text:p></office:annotation><text:p>");
    let told_of = |name: &str, bytes: &[u8]| told(&[(name, bytes)]);
    let ods = told_of("stp.ods", &table(&row("luot-nguoi", &cell)));
    assert_eq!(ods.places_of("cell-comments"), ["stp.ods (Trang!D2)"], "{}", ods.shown);
    assert_eq!(figures(&ods.data, "luot-nguoi"), ["1250"]);
    let mut bytes = crate::XLS.to_vec();
    // In the place of the drawing, which is not read: a comment of row 8 and column D, and what is left of the drawing.
    let at = bytes.windows(4).position(|window| window == [0xEC, 0, 80, 0]).unwrap();
    bytes[at..at + 16].copy_from_slice(&[0x1C, 0, 8, 0, 7, 0, 3, 0, 0, 0, 0, 0, 0xEC, 0, 68, 0]);
    let xls = told_of("cat.xls", &bytes);
    assert_eq!(xls.places_of("cell-comments"), ["cat.xls (Số liệu!D8)"], "{}", xls.shown);
}
