//! Workbooks of Excel and LibreOffice: they say what the same table says as CSV, and every place names its cell.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

#[path = "../common/mod.rs"]
mod common;
mod hostile;
mod made;
mod shown;

use made::{Put, figure, fill, ods, patched, put, told, told_of_sheet, typed, workbook};
use rust_xlsxwriter::Workbook;
use serde_json::Value;
use std::{fs, process::Command};

use Put::{Formula, Number, Shown, Text};

const XLS: &[u8] = include_bytes!("../fixtures/typed.xls");
const ODS: &[u8] = include_bytes!("../fixtures/typed.ods");
/// The part of the first sheet.
const SHEET: &str = "xl/worksheets/sheet1.xml";

#[test]
#[ignore = "writes the workbook that LibreOffice turns into the files of tests/fixtures"]
fn write_the_workbook_of_the_fixtures() {
    fs::write("tests/fixtures/typed.xlsx", typed()).unwrap();
}

#[test]
fn a_workbook_says_the_same_as_its_table() {
    let table = told(&[("cat.csv", made::AS_CSV.as_bytes())]);
    for (name, bytes) in [("cat.xlsx", &*typed()), ("cat.xlsm", &*typed()), ("cat.ods", ODS), ("cat.xls", XLS)] {
        let told = told(&[(name, bytes)]);
        assert_eq!(told.rules, table.rules, "{name}: {}", told.shown);
        assert_eq!(told.view, table.view, "{name}");
    }
}

#[test]
fn a_workbook_is_known_by_what_is_in_it() {
    let expected = told(&[("cat.csv", made::AS_CSV.as_bytes())]);
    for bytes in [&*typed(), ODS, XLS] {
        assert_eq!(told(&[("cat.csv", bytes)]).view, expected.view);
    }
    // Many a web site sends a table under a name of Excel.
    assert_eq!(told(&[("cat.xls", made::AS_CSV.as_bytes())]).view, expected.view);
}

#[test]
fn days_may_be_counted_from_1904() {
    let typed = workbook(&[
        figure("tin-bai", Number(1.0)),
        [Text("STP"), Text(""), Text("ngày văn bản"), Shown(43_809.0, "dd/mm/yyyy")],
    ]);
    let book = patched(&typed, "xl/workbook.xml", "<workbookPr ", "<workbookPr date1904=\"1\" ");
    let told =
        told(&[("stp.xlsx", &book), ("register.csv", "ngày đến;cơ quan;ngày văn bản\n11/12/2023;STP;\n".as_bytes())]);
    assert!(!told.rules.contains(&"unreadable-date"), "{}", told.shown);
    assert!(told.data.to_string().contains("11/12/2023"));
}

#[test]
fn a_share_is_a_number_of_hundredths() {
    for (value, code, expected) in [(0.95, "0%", "95"), (0.125, "0.0%", "12.5"), (1.0, "0%", "100"), (95.0, "0", "95")]
    {
        let told = told(&[("stp.xlsx", &workbook(&[figure("ty-le", Shown(value, code))]))]);
        assert_eq!(figures(&told.data, "ty-le"), [expected], "{value} {code}: {}", told.shown);
    }
}

#[test]
fn a_number_is_read_in_the_one_way_it_was_typed() {
    for (value, expected) in [(1.234, "1.234"), (1234.0, "1234"), (0.300_000_000_000_000_04, "0.3"), (0.5, "0.5")] {
        let told = told(&[("stp.xlsx", &workbook(&[figure("kinh-phi", Number(value))]))]);
        assert_eq!(figures(&told.data, "kinh-phi"), [expected], "{value}: {}", told.shown);
    }
}

#[test]
fn a_cell_that_shows_an_error_is_one_finding() {
    let book = workbook(&[figure("luot-nguoi", Number(3.0)), figure("tin-bai", Formula("=1/0", "#DIV/0!"))]);
    let told = told(&[("stp.xlsx", &book)]);
    assert_eq!(told.places_of("cell-error"), ["stp.xlsx (Số liệu!D3)"]);
    assert!(!told.rules.contains(&"unreadable-number"));
    assert_eq!(told.total(0), &Value::Null);
}

#[test]
fn a_text_cell_that_shows_an_error_is_left_out() {
    let book = workbook(&[figure("tin-bai", Number(3.0)), figure("tóm tắt", Formula("=A99", "#N/A"))]);
    let told = told(&[("stp.xlsx", &book)]);
    assert_eq!(told.places_of("cell-error"), ["stp.xlsx (Số liệu!D3)"]);
    assert_eq!(told.data["left_out"][0]["read"], "#N/A");
    assert_eq!(told.data["left_out"][0]["shown_place"], "stp.xlsx, ô Số liệu!D3");
}

#[test]
fn an_error_of_newer_programs_is_told_at_its_cell() {
    let book = workbook(&[figure("tin-bai", Number(24.0)), figure("luot-nguoi", Formula("=A99", "#N/A"))]);
    for error in ["#GETTING_DATA", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!"] {
        let told = told(&[("stp.xlsx", &patched(&book, SHEET, "#N/A", error))]);
        assert_eq!(told.places_of("cell-error"), ["stp.xlsx (Số liệu!D3)"], "{}", told.shown);
        assert!(told.shown.contains(&format!("“{error}”")), "{}", told.shown);
        assert_eq!(told.total(0), "24");
    }
}

#[test]
fn no_cell_moves_behind_an_error_of_newer_programs() {
    // Cells need not say where they stand; the library does not count the one with the error.
    let book = workbook(&[figure("tin-bai", Number(24.0))]);
    let nameless =
        patched(&book, SHEET, "<c r=\"C2\" t=\"s\"><v>7</v></c><c r=\"D2\">", "<c t=\"e\"><v>#SPILL!</v></c><c>");
    assert_eq!(told(&[("stp.xlsx", &nameless)]).rules, ["unreadable-file"]);
}

/// A workbook whose parts are called otherwise.
fn renamed(bytes: &[u8], name: impl Fn(&str) -> String) -> Vec<u8> {
    let parts: Vec<(String, String)> = made::parts(bytes).into_iter().map(|(part, text)| (name(&part), text)).collect();
    made::archive(&parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
}

#[test]
fn parts_may_be_named_as_windows_does_or_from_the_top() {
    let book = workbook(&[figure("tin-bai", Number(24.0))]);
    for bytes in [
        renamed(&book, |name| name.replace('/', "\\")),
        renamed(&book, str::to_uppercase),
        renamed(&book, str::to_lowercase),
        patched(&book, "_rels/.rels", "\"xl/workbook.xml\"", "\"/xl/workbook.xml\""),
        patched(&book, "xl/_rels/workbook.xml.rels", "\"worksheets/", "\"/xl/worksheets/"),
    ] {
        let told = told(&[("stp.xlsx", &bytes)]);
        assert_eq!(told.total(0), "24", "{}", told.shown);
    }
}

#[test]
fn parts_that_the_library_does_not_find_are_told_with_what_to_do() {
    let book = workbook(&[figure("tin-bai", Number(24.0))]);
    let target = |to: &str| patched(&book, "xl/_rels/workbook.xml.rels", "\"worksheets/", &format!("\"{to}"));
    let odd = [target("worksheets\\"), target("./worksheets/"), target("../xl/worksheets/")];
    for bytes in odd.into_iter().chain([renamed(&book, |name| format!("/{name}"))]) {
        let told = told(&[("stp.xlsx", &bytes)]);
        assert_eq!(told.rules, ["unreadable-file"], "{}", told.shown);
        assert!(told.shown.contains("save it as .xlsx"), "{}", told.shown);
    }
}

#[test]
fn a_formula_without_its_value_is_no_number() {
    let book = workbook(&[figure("tin-bai", Formula("=20+4", "24"))]);
    assert_eq!(told(&[("stp.xlsx", &book)]).total(0), "24");
    for stored in ["", "<v/>", "<v></v>"] {
        let told = told(&[("stp.xlsx", &patched(&book, SHEET, "<v>24</v>", stored))]);
        assert_eq!(told.places_of("cell-error"), ["stp.xlsx (Số liệu!D2)"], "{}", told.shown);
        assert_eq!(told.total(0), &Value::Null);
    }
}

#[test]
fn a_text_that_goes_on_in_the_next_row_is_told_and_not_lost() {
    let rest = [Text(""), Text(""), Text(""), Text("và phát tờ rơi")];
    let told = told(&[("stp.xlsx", &workbook(&[figure("tóm tắt", Text("Đã tổ chức hội nghị")), rest]))]);
    assert_eq!(told.places_of("fact-without-duty"), ["stp.xlsx (Số liệu!D3)"], "{}", told.shown);
    assert_eq!(told.places_of("continued-cell"), ["stp.xlsx (Số liệu!A3)"]);
}

#[test]
fn hidden_rows_and_columns_are_read_and_told() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    fill(sheet, &[figure("tin-bai", Number(1.0)), figure("luot-nguoi", Number(2.0)), figure("kinh-phi", Number(3.0))]);
    sheet.set_row_hidden(1).unwrap().set_row_hidden(2).unwrap().set_row_hidden(7).unwrap();
    sheet.set_column_hidden(3).unwrap().set_column_hidden(9).unwrap();
    let told = told(&[("stp.xlsx", &book.save_to_buffer().unwrap())]);
    assert_eq!(told.total(0), "1");
    assert!(told.shown.contains("(rows: 2–3; columns: D)"), "{}", told.shown);
    assert_eq!(told.places_of("hidden-cells"), ["stp.xlsx (Sheet1!D1)"]);
}

/// Notes on the first sheet, tables on the second and the third, which is hidden.
fn three_sheets() -> Vec<u8> {
    let mut book = Workbook::new();
    put(book.add_worksheet().set_name("Hướng dẫn").unwrap(), 4, 1, &Text("Ghi vào các trang sau"));
    fill(book.add_worksheet().set_name("Quý 3").unwrap(), &[figure("tin-bai", Number(3.0))]);
    let last = book.add_worksheet().set_name("Quý 4").unwrap().set_hidden(true);
    fill(last, &[figure("tin-bai", Number(4.0))]);
    book.save_to_buffer().unwrap()
}

#[test]
fn the_first_sheet_with_a_table_is_read_and_the_others_are_told() {
    let told = told(&[("stp.xlsx", &three_sheets())]);
    assert_eq!(told.total(0), "3");
    assert!(told.shown.contains("only “Quý 3” was read (the first that is not hidden)"), "{}", told.shown);
    assert!(told.shown.contains("warning[other-sheet]") && told.shown.contains("“Quý 4” (hidden)"), "{}", told.shown);
}

#[test]
fn a_table_is_found_below_many_rows_of_words_and_blanks() {
    let mut book = Workbook::new();
    put(book.add_worksheet(), 0, 0, &Text("Trang đầu"));
    let sheet = book.add_worksheet();
    for row in 0..49 {
        put(sheet, 4 * row, 1, &Text("Hướng dẫn"));
        put(sheet, 4 * row + 1, 1, &Text(" "));
    }
    for (column, (heading, cell)) in (0..).zip(made::HEADINGS.iter().zip(figure("tin-bai", Number(24.0)))) {
        put(sheet, 300, column, &Text(heading));
        put(sheet, 301, column, &cell);
    }
    let told = told(&[("stp.xlsx", &book.save_to_buffer().unwrap())]);
    assert_eq!(told.total(0), "24", "{}", told.shown);
}

#[test]
fn a_sheet_that_people_see_goes_before_a_hidden_one() {
    let book = |state: &str| {
        let mut book = Workbook::new();
        fill(book.add_worksheet().set_name("Nháp").unwrap(), &[figure("tin-bai", Number(3.0))]);
        fill(book.add_worksheet().set_name("Báo cáo").unwrap(), &[figure("tin-bai", Number(4.0))]);
        let book = book.save_to_buffer().unwrap();
        patched(&book, "xl/workbook.xml", "name=\"Nháp\"", &format!("name=\"Nháp\" state=\"{state}\""))
    };
    for (state, expected) in [("hidden", "4"), ("veryHidden", "4"), ("visible", "3")] {
        let told = told(&[("stp.xlsx", &book(state))]);
        assert_eq!(told.total(0), expected, "{state}: {}", told.shown);
        assert_eq!(told.places_of("other-sheet").len(), 1, "{state}");
    }
    assert_eq!(told_of_sheet(&[("stp.xlsx", &book("hidden"))], Some("Nháp")).total(0), "3");
    let only = patched(&book("hidden"), "xl/worksheets/sheet2.xml", "<sheetData>", "<sheetData/><none>");
    assert_eq!(
        told(&[("stp.xlsx", &patched(&only, "xl/worksheets/sheet2.xml", "</sheetData>", "</none>"))]).total(0),
        "3"
    );
}

#[test]
fn a_hidden_sheet_of_libreoffice_is_known_by_its_style() {
    let sheet = |style: &str, number: &str| {
        let heads: String = made::HEADINGS[..4].iter().map(|heading| text_cell(heading)).collect();
        let row = row("tin-bai", &text_cell(number));
        format!(
            "<table:table table:name=\"T{number}\" table:style-name=\"{style}\"><table:table-row>{heads}</table:table-row>{row}</table:table>"
        )
    };
    let style = |name: &str, display: &str| {
        format!(
            "<style:style style:name=\"{name}\"><style:table-properties table:display=\"{display}\"/></style:style>"
        )
    };
    let styles = style("ta1", "false") + &style("ta2", "true");
    let told = told(&[("stp.ods", &ods(&(styles + &sheet("ta1", "3") + &sheet("ta2", "4"))))]);
    assert_eq!(told.total(0), "4", "{}", told.shown);
    assert!(told.shown.contains("“T3” (hidden)"), "{}", told.shown);
}

#[test]
fn another_sheet_is_read_when_it_is_named() {
    for name in ["Quý 4", "quy 4"] {
        assert_eq!(told_of_sheet(&[("stp.xlsx", &three_sheets())], Some(name)).total(0), "4", "{name}");
    }
    let told = told_of_sheet(&[("stp.xlsx", &three_sheets())], Some("Quý 5"));
    assert!(told.shown.contains("there is no sheet “Quý 5”; the sheets: Hướng dẫn, Quý 3, Quý 4"), "{}", told.shown);
}

#[test]
fn the_command_line_names_the_sheet() {
    let folder = tempfile::TempDir::new().unwrap();
    fs::write(folder.path().join("plan.yaml"), include_str!("../../src/rules/example-plan.yaml")).unwrap();
    fs::write(folder.path().join("stp.xlsx"), three_sheets()).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    command.args(["compile", "-o", "out", "--sheet", "Quý 4", "--as-of", "2023-12-25"]).current_dir(folder.path());
    assert!(command.output().unwrap().status.success());
    let data: Value =
        serde_json::from_slice(&fs::read(folder.path().join("out/bao-cao-tong-hop.json")).unwrap()).unwrap();
    let addend = &data["headings"][0]["duties"][0]["totals"][0]["addends"][0];
    assert_eq!(addend["places"][0], "stp.xlsx (Quý 4!D2)");
}

#[test]
fn places_are_those_of_the_sheet() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    // A title, blank rows, and a table that does not begin in column A; a cell of two lines above the fault.
    put(sheet, 0, 4, &Text("BÁO CÁO"));
    for (row, cells) in [
        ["cơ quan", "nhiệm vụ", "mục", "giá trị"],
        ["STP", "D01", "tóm tắt", "Đã làm; \"xong\".\nThật vậy."],
        ["STP", "D99", "tin-bai", "1"],
    ]
    .into_iter()
    .enumerate()
    {
        for (column, text) in cells.into_iter().enumerate() {
            sheet.write_string(u32::try_from(row).unwrap() + 4, u16::try_from(column).unwrap() + 2, text).unwrap();
        }
    }
    let told = told(&[("stp.xlsx", &book.save_to_buffer().unwrap())]);
    assert_eq!(told.places_of("unknown-duty"), ["stp.xlsx (Sheet1!D7)"]);
    assert!(told.shown.contains("\n7 | ;;STP;D99"), "{}", told.shown);
}

#[test]
fn the_register_may_be_a_workbook() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0..).zip(["số đến", "ngày đến", "cơ quan"]) {
        sheet.write_string(0, column, heading).unwrap();
    }
    put(sheet, 1, 0, &Number(412.0));
    put(sheet, 1, 1, &Shown(45_275.395_833_333_3, "dd/mm/yyyy hh:mm"));
    put(sheet, 1, 2, &Text("STP"));
    let told = told(&[
        ("register.xlsx", &book.save_to_buffer().unwrap()),
        ("stp.csv", "cơ quan;nhiệm vụ;mục;giá trị\nSTP;D01;tin-bai;1\n".as_bytes()),
    ]);
    assert!(!told.rules.contains(&"unregistered-submission"), "{}", told.shown);
    assert_eq!(told.data["agencies"][0]["arrived"], "15/12/2023");
}

/// A table of LibreOffice with headings and these rows.
fn table(rows: &str) -> Vec<u8> {
    let heads: String = made::HEADINGS.map(text_cell).concat();
    ods(&format!("<table:table table:name=\"Trang\"><table:table-row>{heads}</table:table-row>{rows}</table:table>"))
}

fn text_cell(text: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}

/// A row about an item of the first duty.
fn row(item: &str, cell: &str) -> String {
    format!("<table:table-row>{}{cell}</table:table-row>", ["STP", "D01", item].map(text_cell).concat())
}

#[test]
fn cells_of_libreoffice() {
    let number = |kind: &str, value: &str, shown: &str| {
        format!(
            "<table:table-cell office:value-type=\"{kind}\" office:value=\"{value}\"><text:p>{shown}</text:p></table:table-cell>"
        )
    };
    let told = told(&[(
        "stp.ods",
        &table(
            &[
                row("tin-bai", &number("float", "24", "24")),
                row("kinh-phi", &number("currency", "1.234", "1,23 triệu đồng")),
                row("ty-le", &number("percentage", "0.95", "95%")),
                row("tóm tắt", &text_cell("A &amp; B<text:s text:c=\"2\"/>&#x43;</text:p><text:p>hai")),
            ]
            .concat(),
        ),
    )]);
    assert_eq!(told.total(0), "24", "{}", told.shown);
    assert_eq!(figures(&told.data, "kinh-phi"), ["1.234"]);
    assert_eq!(figures(&told.data, "ty-le"), ["95"]);
    assert!(told.data.to_string().contains("A & B  C\\nhai"), "{}", told.data);
}

/// What is told of a figure of a month whose cell has that style, that day and that look.
fn told_of_month(cell: &str) -> made::Told {
    let format = |name: &str, parts: &[&str]| {
        let parts = parts.iter().map(|part| format!("<number:{part}/>")).collect::<Vec<_>>().concat();
        format!("<number:date-style style:name=\"{name}\">{parts}</number:date-style>")
    };
    let style =
        |name: &str, rest: &str| format!("<style:style style:name=\"{name}\" style:family=\"table-cell\" {rest}/>");
    let styles = [
        format("N1", &["month", "year"]),
        format("N2", &["month", "day"]),
        style("ce1", "style:data-style-name=\"N1\""),
        style("ce2", "style:data-style-name=\"N2\""),
        style("ce3", "style:parent-style-name=\"ce1\""),
        // One that stands upon itself.
        style("ce4", "style:parent-style-name=\"ce4\""),
    ];
    let columns = "<table:table-column table:number-columns-repeated=\"4\"/>\
                   <table:table-column table:default-cell-style-name=\"ce1\"/>";
    let heads: String = made::HEADINGS.map(text_cell).concat();
    let row = [["CAT", "D04", "thong-bao", "1"].map(text_cell).concat(), cell.to_owned()].concat();
    told(&[(
        "cat.ods",
        &ods(&format!(
            "{}<table:table table:name=\"Trang\">{columns}<table:table-row>{heads}</table:table-row>\
             <table:table-row>{row}</table:table-row></table:table>",
            styles.concat()
        )),
    )])
}

#[test]
fn a_month_of_libreoffice_is_known_by_its_style() {
    let csv = "cơ quan;nhiệm vụ;mục;giá trị;kỳ\nCAT;D04;thong-bao;1;09/2023\n";
    let expected = told(&[("cat.csv", csv.as_bytes())]);
    let date = |style: &str, shown: &str| {
        format!(
            "<table:table-cell {style} office:value-type=\"date\" office:date-value=\"2023-09-01\"><text:p>{shown}</text:p></table:table-cell>"
        )
    };
    let of = |name: &str| format!("table:style-name=\"{name}\"");
    for (style, shown) in [
        (of("ce1"), "Sep-23"),
        (of("ce1"), "09"),
        (of("ce3"), "Tháng 09 2023"),
        (String::new(), "T9/2023"),
        (of("ce2"), "09/2023"),
    ] {
        let told = told_of_month(&date(&style, shown));
        assert_eq!(told.view, expected.view, "{style} {shown}: {}", told.shown);
    }
    for style in ["ce2", "ce4", "none"] {
        let told = told_of_month(&date(&of(style), "9/1"));
        assert!(told.shown.contains("“01/09/2023”"), "{style}: {}", told.shown);
    }
}

#[test]
fn a_style_that_all_sheets_share_tells_a_month() {
    let shown = patched(ODS, "content.xml", "<text:p>09/2023<", "<text:p>Sep-23<");
    assert_eq!(told(&[("cat.ods", &shown)]).view, told(&[("cat.ods", ODS)]).view);
}

#[test]
fn yes_and_no_of_libreoffice_are_words() {
    let style = "<number:boolean-style style:name=\"N9\"><number:boolean/></number:boolean-style>\
                 <style:style style:name=\"ce9\" style:family=\"table-cell\" style:data-style-name=\"N9\"/>";
    for (cell, expected) in [
        ("table:formula=\"of:=TRUE()\" office:value-type=\"float\" office:value=\"1\"><text:p>TRUE<", "có"),
        ("table:style-name=\"ce9\" office:value-type=\"float\" office:value=\"0\"><text:p>SAI<", "không"),
        ("office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>TRUE<", "có"),
        ("office:value-type=\"float\" office:value=\"1\"><text:p>1<", "1"),
    ] {
        let cell = format!("<table:table-cell {cell}/text:p></table:table-cell>");
        let heads: String = made::HEADINGS.map(text_cell).concat();
        let table = format!(
            "{style}<table:table table:name=\"T\"><table:table-row>{heads}</table:table-row>{}</table:table>",
            row("tin-bai", &cell)
        );
        let told = told(&[("stp.ods", &ods(&table))]);
        let is_number = expected == "1";
        assert_eq!(told.total(0) == "1", is_number, "{cell}: {}", told.shown);
        assert!(is_number || told.shown.contains(&format!("“{expected}”")), "{cell}: {}", told.shown);
    }
}

#[test]
fn a_workbook_of_libreoffice_that_was_packed_anew_is_read() {
    let mut parts = made::parts(&table(&row("tin-bai", &text_cell("24"))));
    parts.reverse();
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let told = told(&[("stp.ods", &made::archive(&parts))]);
    assert_eq!(told.total(0), "24", "{}", told.shown);
}

#[test]
fn faults_of_libreoffice() {
    let cell = |kind: &str, shown: &str| {
        format!("<table:table-cell table:formula=\"of:=[.X1]\" {kind}><text:p>{shown}</text:p></table:table-cell>")
    };
    for fault in [
        cell("office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"", "#N/A"),
        cell("office:value-type=\"float\" office:value=\"0\"", "#DIV/0!"),
        cell("", ""),
    ] {
        let told = told(&[("stp.ods", &table(&row("tin-bai", &fault)))]);
        assert_eq!(told.places_of("cell-error"), ["stp.ods (Trang!D2)"], "{fault}");
        assert_eq!(told.total(0), &Value::Null);
    }
}

#[test]
fn equal_rows_and_cells_of_libreoffice_are_counted() {
    let blank = "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"9\"/></table:table-row>";
    let hidden = row("tin-bai", "<table:table-cell table:number-columns-repeated=\"2\"/>").replacen(
        "row>",
        "row table:visibility=\"filter\">",
        1,
    );
    let far = format!("{}<table:table-cell table:number-columns-repeated=\"3\"/>{}", text_cell("1"), text_cell("x"));
    let fault = row("tin-bai", &far);
    let rest = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    let told = told(&[("stp.ods", &table(&format!("{blank}{hidden}{fault}{rest}")))]);
    assert_eq!(told.places_of("hidden-cells"), ["stp.ods (Trang!A5)"]);
    assert_eq!(told.places_of("ragged-row"), ["stp.ods (Trang!H6)"], "{}", told.shown);
}

/// What each agency states of an indicator of the first duty.
fn figures(data: &Value, id: &str) -> Vec<String> {
    let totals = data["headings"][0]["duties"][0]["totals"].as_array().unwrap();
    let total = totals.iter().find(|total| total["id"] == id).unwrap();
    let addends = total["addends"].as_array().unwrap();
    addends.iter().map(|addend| addend["number"].as_str().unwrap().to_owned()).collect()
}
