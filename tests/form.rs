//! The blank forms of the shipped plan: what they say when nothing is filled in, when all is, and what they hold.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test says what went wrong by panicking")]

mod common;

use calamine::{Data, Reader as _, Xlsx};
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fs,
    io::{Cursor, Read as _, Write as _},
    path::Path,
    process::{Command, Output},
};
use tempfile::TempDir;
use tonghop::{
    finding::Finding,
    form::{self, Form},
    load::{self, Input},
    model::{AgencyAt, Asked, Kind, Plan},
    rules,
    source::Sources,
};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

const PLAN: &str = "plans/dak-lak-2023-nhan-quyen-75.yaml";
/// The part of a spreadsheet that is filled in.
const SHEET: &str = "xl/worksheets/sheet1.xml";
const REGISTER: &str = "ngày đến;cơ quan;số văn bản\n15/12/2023;AGENCY;215/BC\n";

/// A plan whose words look like formulas, like words of the form, and like what ends a line or a quotation.
const STRANGE: &str = r#"
id: "=plan"
title: "=HYPERLINK(\"x\") & <b>; | “x”"
deadline: {by: 2023-12-20}
agencies: [{id: "@A", name: "-Sở ; \"x\""}]
duties:
  - {id: "+1", cite: "=1", label: "=cmd|' /C calc'!A0", text: "=1+1\n# x: [", agencies: ["@A"], indicators: [status, "01", tien, chon]}
  - {id: null-2, cite: I, label: Hằng tháng, text: x, agencies: ["@A"], cadence: {every: month, from: 2023-09, to: 2023-12}, indicators: [thang]}
  - {id: D3, cite: I, label: Tùy, text: x, agencies: ["@A"], answer: optional, window: {from: 2023-11-30}, indicators: []}
  - {id: D4, cite: I, label: Chung, text: x, agencies: ["@A"], answer: none}
indicators:
  - {id: status, name: Tình trạng tài liệu, kind: text, total: list}
  - {id: "01", name: "=tóm tắt!", unit: "=x", kind: count, total: sum, min: 1, max: 9000000000}
  - {id: tien, name: "+Tiền", unit: "", kind: amount, total: sum, min: -5}
  - {id: thang, name: Lý do, kind: count, total: sum}
  - {id: chon, name: Chọn, kind: choice, total: list, values: [{id: 1, text: "=a; b"}, {id: 2, text: "-c, d"}]}
"#;

fn plan_of(text: &str) -> Plan {
    let (plan, findings) = load::plan_text(&mut Sources::default(), "plan.yaml", text.as_bytes().to_vec());
    let errors: Vec<_> =
        findings.iter().filter(|finding| finding.is_error()).map(|finding| &finding.message.en).collect();
    assert!(errors.is_empty(), "{errors:?}");
    plan.unwrap()
}

fn shipped() -> Plan {
    plan_of(&fs::read_to_string(PLAN).unwrap())
}

/// Every agency of a plan with its form.
fn forms(plan: &Plan) -> Vec<(AgencyAt, Form<'_>)> {
    plan.agencies_at().filter_map(|at| Some((at, Form::of(plan, at)?))).collect()
}

/// What is found in one file, and what a report would say of it, places left out.
fn read(plan: &Plan, name: &str, bytes: &[u8], register: Option<&str>) -> (Vec<Finding>, Value) {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    if let Some(agency) = register {
        fs::write(folder.path().join("register.csv"), REGISTER.replace("AGENCY", agency)).unwrap();
    }
    let mut sources = Sources::default();
    let input = Input::find(&[folder.path().join(name)]).unwrap();
    let loaded = load::round(&mut sources, plan, &input);
    let (round, of_files) = loaded.into_round(plan.clone(), false, "2023-12-25".parse().unwrap());
    let findings = rules::check(&round, of_files, None);
    let view = common::view(&round, &findings, &sources);
    (findings, view)
}

/// The rows of a form as CSV, from the title on.
fn rows_of_csv(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').flexible(true).has_headers(false).from_reader(text);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The rows of the sheet that is filled in.
fn rows_of_xlsx(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = workbook.worksheet_range("Báo cáo").unwrap();
    let text = |cell: &Data| match cell {
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        other => panic!("a blank form holds {other:?}"),
    };
    sheet.rows().map(|row| row.iter().map(text).collect()).collect()
}

/// The rows under the headings, and the headings first.
fn table(rows: &[Vec<String>]) -> &[Vec<String>] {
    let heads = rows.iter().position(|row| row.len() == 11 && row[0] == "cơ quan").unwrap();
    &rows[heads..]
}

/// A value that fits what a line asks for; what stands in its column “mục” or, in YAML, before its colon.
fn answer(plan: &Plan, item: &str) -> Option<String> {
    let fixed = match item {
        "số văn bản" | "number" => "215/BC",
        "ngày văn bản" | "date" => "14/12/2023",
        "người ký" | "signer" => "Chánh Văn phòng",
        "số liệu đến ngày" | "cutoff" => "13/12/2023",
        "tình trạng" => "có báo cáo",
        "tóm tắt" | "summary" => "Đã mở hai lớp tập huấn.",
        "khó khăn" | "difficulties" => "Kinh phí còn ít.",
        "kiến nghị" | "proposals" => "Bổ sung kinh phí.",
        "lý do" | "reason" => return None,
        _ => return plan.find_indicator(item).map(|at| value(plan.indicator(at).kind).to_owned()),
    };
    Some(fixed.to_owned())
}

fn value(kind: Kind) -> &'static str {
    match kind {
        Kind::Count | Kind::Percent | Kind::Choice => "1",
        Kind::Amount => "1,5",
        Kind::Text => "Đã mở hai lớp tập huấn.",
    }
}

/// A table with an answer in every line that asks for one, as CSV.
fn filled_table(plan: &Plan, rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    for row in table(rows) {
        let mut row = row.clone();
        if row[3].is_empty()
            && let Some(answer) = answer(plan, &row[2])
        {
            row[3] = answer;
        }
        writer.write_record(&row).unwrap();
    }
    writer.into_inner().unwrap()
}

/// A form as a spreadsheet with an answer in every cell of column D that asks for one; all else is left as it is.
fn filled_xlsx(plan: &Plan, bytes: &[u8]) -> Vec<u8> {
    let mut sheet = part_of(bytes, SHEET);
    for (row, cells) in (1..).zip(rows_of_xlsx(bytes)) {
        let asks = cells.len() > 3 && cells[3].is_empty() && !cells[0].is_empty();
        if let Some(answer) = asks.then(|| answer(plan, &cells[2])).flatten() {
            let at = sheet.find(&format!("<c r=\"D{row}\"")).unwrap();
            let end = at + sheet[at..].find("/>").unwrap();
            sheet.replace_range(end..end + 2, &format!(" t=\"inlineStr\"><is><t>{answer}</t></is></c>"));
        }
    }
    let mut filled = ZipWriter::new(Cursor::new(Vec::new()));
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).unwrap();
        if part.name() != SHEET {
            filled.raw_copy_file(part).unwrap();
        }
    }
    filled.start_file(SHEET, SimpleFileOptions::default()).unwrap();
    filled.write_all(sheet.as_bytes()).unwrap();
    filled.finish().unwrap().into_inner()
}

/// A form in YAML with an answer behind every key that asks for one.
fn filled_yaml(plan: &Plan, text: &str) -> String {
    let keys: Vec<&str> =
        text.lines().filter(|line| !line.trim().is_empty() && !line.trim().starts_with('#')).collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut out = String::new();
    let mut indicator = "";
    for (at, line) in keys.iter().enumerate() {
        let key = line.trim().trim_end_matches(':').trim_matches('"');
        let value = match indent(line) {
            4 if key == "status" => Some("có báo cáo".to_owned()),
            6 => {
                indicator = key;
                let has_months = keys.get(at + 1).is_some_and(|next| indent(next) == 8);
                answer(plan, key).filter(|_| !has_months)
            }
            8 => answer(plan, indicator),
            _ if line.ends_with(':') && plan.find_indicator(key).is_none() => answer(plan, key),
            _ => None,
        };
        out += line;
        out += &value.map(|value| format!(" {value}")).unwrap_or_default();
        out.push('\n');
    }
    out
}

fn rules_of(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.rule.id).collect()
}

/// That a blank form says no more and no less than that its required duties are not answered.
#[track_caller]
fn tells_of_duties_alone(plan: &Plan, at: AgencyAt, name: &str, bytes: &[u8]) {
    let (findings, _) = read(plan, name, bytes, None);
    let required = plan.duties_of(at).map(|duty| plan.duty(duty)).filter(|duty| duty.answer == Asked::Required);
    let expected: Vec<&str> = required.map(|_| "unanswered-duty").collect();
    let told: Vec<&str> = findings.iter().map(|finding| &*finding.message.en).collect();
    assert_eq!(rules_of(&findings), expected, "{name} of {}: {told:?}", *plan.agency(at).id);
}

#[test]
fn no_cell_begins_a_formula() {
    for begin in ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"] {
        assert_eq!(form::harmless(&format!("{begin}1+1")), format!("'{begin}1+1"));
    }
    assert_eq!(form::harmless("1=1"), "1=1");
}

#[test]
fn a_blank_csv_tells_of_its_duties_alone() {
    for plan in [shipped(), plan_of(STRANGE)] {
        for (at, form) in forms(&plan) {
            tells_of_duties_alone(&plan, at, "form.csv", &form.csv().unwrap());
        }
    }
}

#[test]
fn a_blank_yaml_tells_of_its_duties_alone() {
    for plan in [shipped(), plan_of(STRANGE)] {
        for (at, form) in forms(&plan) {
            tells_of_duties_alone(&plan, at, "form.yaml", &form.yaml());
        }
    }
}

#[test]
fn a_blank_spreadsheet_tells_of_its_duties_alone() {
    for plan in [shipped(), plan_of(STRANGE)] {
        for (at, form) in forms(&plan) {
            tells_of_duties_alone(&plan, at, "form.xlsx", &form.xlsx().unwrap());
        }
    }
}

/// That nothing is wrong with a form that was filled in.
#[track_caller]
fn passes(plan: &Plan, at: AgencyAt, name: &str, bytes: &[u8]) -> Value {
    let agency = &*plan.agency(at).id;
    let (findings, view) = read(plan, name, bytes, Some(agency));
    let told: Vec<&str> = findings.iter().map(|finding| &*finding.message.en).collect();
    assert!(told.is_empty(), "{name} of {agency}: {told:?}");
    view
}

#[test]
fn forms_filled_in_pass_and_say_the_same_in_every_format() {
    for plan in [shipped(), plan_of(STRANGE)] {
        for (at, form) in forms(&plan) {
            let of_csv = passes(&plan, at, "form.csv", &filled_table(&plan, &rows_of_csv(&form.csv().unwrap())));
            let of_xlsx = passes(&plan, at, "form.xlsx", &filled_xlsx(&plan, &form.xlsx().unwrap()));
            let yaml = String::from_utf8(form.yaml()).unwrap();
            let of_yaml = passes(&plan, at, "form.yaml", filled_yaml(&plan, &yaml).as_bytes());
            assert_eq!(of_csv, of_xlsx, "{}", *plan.agency(at).id);
            assert_eq!(of_csv, of_yaml, "{}", *plan.agency(at).id);
        }
    }
}

#[test]
fn every_agency_of_the_plan_has_a_form() {
    assert_eq!(forms(&shipped()).len(), 31);
}

#[test]
fn spreadsheet_and_csv_have_the_same_rows() {
    let plan = shipped();
    for (at, form) in forms(&plan) {
        let (csv, xlsx) = (rows_of_csv(&form.csv().unwrap()), rows_of_xlsx(&form.xlsx().unwrap()));
        let (csv, xlsx) = (table(&csv), table(&xlsx));
        let (same, spare) = xlsx.split_at(csv.len());
        for (one, other) in csv.iter().zip(same) {
            assert_eq!(one[..10], other[..10]);
            // The plan's own words stand on the other sheet.
            assert!(one[10].starts_with(&other[10]), "{} / {}", one[10], other[10]);
        }
        assert!(!spare.is_empty());
        let only_agency =
            |row: &Vec<String>| row[0] == *plan.agency(at).id.value && row[1..].iter().all(String::is_empty);
        assert!(spare.iter().all(only_agency), "{spare:?}");
    }
}

#[test]
fn a_form_holds_the_duties_of_its_agency_alone() {
    let plan = shipped();
    for (at, form) in forms(&plan) {
        let rows = rows_of_csv(&form.csv().unwrap());
        let told: BTreeSet<&str> = table(&rows)[1..].iter().map(|row| &*row[1]).filter(|id| !id.is_empty()).collect();
        let own = plan.duties_of(at).map(|duty| plan.duty(duty)).filter(|duty| duty.answer != Asked::Nothing);
        assert_eq!(told, own.map(|duty| &**duty.id).collect());
    }
}

#[test]
fn monthly_duties_have_a_row_for_every_month() {
    let plan = shipped();
    let cat = Form::of(&plan, plan.find_agency("CAT").unwrap()).unwrap();
    let rows = rows_of_csv(&cat.csv().unwrap());
    let monthly = plan.duties.iter().find(|duty| duty.months.is_some()).unwrap();
    let first = &*plan.indicator(monthly.indicators[0].indicator).name;
    let own = table(&rows).iter().filter(|row| row[1] == monthly.id.value && row[2] == first);
    let months: Vec<&str> = own.map(|row| &*row[4]).collect();
    assert_eq!(months, ["07/2023", "08/2023", "09/2023", "10/2023", "11/2023", "12/2023"]);
}

#[test]
fn the_plans_own_words_stand_in_every_format() {
    let plan = shipped();
    let (words, form) = (&plan.duties[2].text, Form::of(&plan, AgencyAt::new(0)).unwrap());
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(form.xlsx().unwrap())).unwrap();
    let guide = workbook.worksheet_range("Hướng dẫn").unwrap();
    let cells: Vec<String> = guide.used_cells().map(|(.., cell)| cell.to_string()).collect();
    assert!(cells.iter().any(|cell| cell.contains(words)));
    assert!(cells.iter().any(|cell| cell.starts_with("Ví dụ")));
    let rows = rows_of_csv(&form.csv().unwrap());
    assert!(table(&rows).iter().any(|row| row[10].contains(words)));
    let yaml = String::from_utf8(form.yaml()).unwrap();
    let comments: Vec<&str> = yaml.lines().filter_map(|line| line.trim().strip_prefix("# ")).collect();
    assert!(comments.join(" ").contains(words));
}

#[test]
fn lines_of_yaml_are_not_wider_than_a_page() {
    for (_, form) in forms(&shipped()) {
        let text = String::from_utf8(form.yaml()).unwrap();
        assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
    }
}

#[test]
fn no_cell_begins_like_a_formula() {
    let plan = plan_of(STRANGE);
    let form = Form::of(&plan, AgencyAt::new(0)).unwrap();
    let (csv, xlsx) = (rows_of_csv(&form.csv().unwrap()), rows_of_xlsx(&form.xlsx().unwrap()));
    for cell in csv.iter().chain(&xlsx).flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
    }
    assert!(!part(&form, SHEET).contains("<f>"));
}

/// A part of a form as a spreadsheet.
fn part(form: &Form<'_>, name: &str) -> String {
    part_of(&form.xlsx().unwrap(), name)
}

fn part_of(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn csv_is_as_excel_wants_it_in_vietnam() {
    let plan = shipped();
    let bytes = forms(&plan)[0].1.csv().unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with("\u{feff}Biểu mẫu"));
    assert!(
        text.contains("\r\ncơ quan;nhiệm vụ;mục;giá trị;kỳ;hoạt động;từ ngày;đến ngày;địa điểm;phối hợp;ghi chú\r\n")
    );
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}

#[test]
fn the_spreadsheet_guides_and_guards_who_fills_it_in() {
    let plan = shipped();
    let (_, form) = forms(&plan)[0];
    let sheet = part(&form, SHEET);
    for piece in [
        "<sheetProtection sheet=\"1\"",
        "insertRows=\"0\"",
        "state=\"frozen\"",
        "paperSize=\"9\"",
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
        "type=\"list\"",
        "type=\"whole\"",
        "type=\"decimal\"",
        // A computer that puts the month first takes a day as Vietnam writes it for a text.
        "type=\"date\" errorStyle=\"warning\"",
        "biểu mẫu phiên bản 1",
    ] {
        assert!(sheet.contains(piece), "{piece}");
    }
    assert!(!sheet.contains("customHeight"), "rows would not grow");
    assert!(!sheet.contains("password"));
    let workbook = part(&form, "xl/workbook.xml");
    assert!(workbook.contains("_xlnm.Print_Titles"));
    assert!(workbook.contains("name=\"Danh mục\" sheetId=\"3\" state=\"hidden\""));
    // The first font is that of every cell without one of its own.
    let styles = part(&form, "xl/styles.xml");
    assert!(styles.split("<name val=").nth(1).unwrap().starts_with("\"Times New Roman\""));
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let (one, other) = (shipped(), shipped());
    for ((_, one), (_, other)) in forms(&one).into_iter().zip(forms(&other)).step_by(10) {
        assert_eq!(one.xlsx().unwrap(), other.xlsx().unwrap());
    }
}

#[test]
fn names_of_files_are_plain_and_differ() {
    let names = form::file_names(&shipped());
    let plain = |name: &String| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    assert!(names.iter().all(plain), "{names:?}");
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), 31);
    assert!(names.contains(&"SLDTBXH".to_owned()));
}

fn tonghop(arguments: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    let folder = folder.join("forms");
    command.args(["form", "--plan", PLAN, "-o"]).arg(folder).args(arguments);
    command.env("TONGHOP_LANG", "en").env_remove("TONGHOP_PLAN").output().unwrap()
}

#[track_caller]
fn written(arguments: &[&str], folder: &Path) {
    let output = tonghop(arguments, folder);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

fn listed(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder.join("forms")).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn the_command_writes_the_forms_that_are_asked_for() {
    let folder = TempDir::new().unwrap();
    written(&["Sở TP", "lak", "STP", "--format", "csv,yaml"], folder.path());
    assert_eq!(listed(folder.path()), ["STP.csv", "STP.yaml", "bieu-mau.json", "lak.csv", "lak.yaml"]);
}

#[test]
fn the_command_writes_all_when_nothing_is_named() {
    let folder = TempDir::new().unwrap();
    written(&[], folder.path());
    assert_eq!(listed(folder.path()).len(), 31 * 3 + 1);
}

#[test]
fn an_unknown_agency_is_a_fault_and_nothing_is_written() {
    let folder = TempDir::new().unwrap();
    let output = tonghop(&["STP", "Sở Tư phápp"], folder.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("did you mean “Sở Tư pháp”?"));
    assert!(!folder.path().join("forms").exists());
}

#[test]
fn a_form_that_somebody_filled_in_is_not_overwritten() {
    let folder = TempDir::new().unwrap();
    written(&["STP", "lak", "--format", "csv"], folder.path());
    // A second run about one agency alone does not forget the other's form.
    written(&["STP", "--format", "csv"], folder.path());
    written(&["lak", "--format", "csv"], folder.path());
    let file = folder.path().join("forms/lak.csv");
    fs::write(&file, "điền dở").unwrap();
    assert_eq!(tonghop(&["--format", "csv"], folder.path()).status.code(), Some(4));
    assert_eq!(fs::read_to_string(&file).unwrap(), "điền dở");
    written(&["--format", "csv", "--force"], folder.path());
    assert!(fs::read_to_string(&file).unwrap().contains("phiên bản biểu mẫu"));
}

/// The lines of a form in which its own guidance stands where an answer belongs, and those in which something is found.
fn lines_of_guidance(plan: &Plan, form: &Form<'_>) -> (BTreeSet<usize>, BTreeSet<usize>) {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    let mut asked = BTreeSet::new();
    for (at, row) in table(&rows_of_csv(&form.csv().unwrap())).iter().enumerate() {
        let mut row = row.clone();
        // A line without an item is one for an activity. A status that is no status is another matter.
        let to = if row[2].is_empty() { 5 } else { 3 };
        if at > 0 && row[to].is_empty() && row[2] != "tình trạng" {
            row.swap(to, 10);
            asked.insert(at + 1);
        }
        writer.write_record(&row).unwrap();
    }
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("bao-cao.csv");
    fs::write(&file, writer.into_inner().unwrap()).unwrap();
    let mut sources = Sources::default();
    let loaded = load::round(&mut sources, plan, &Input::find(&[file]).unwrap());
    let (round, of_files) = loaded.into_round(plan.clone(), false, "2023-12-25".parse().unwrap());
    let findings = rules::check(&round, of_files, None);
    let places = findings.iter().flat_map(Finding::faults);
    (asked, places.map(|span| sources.get(span.source).position(span).line).collect())
}

#[test]
fn guidance_left_standing_in_a_form_is_found_in_every_line() {
    let plan = shipped();
    for (at, form) in forms(&plan) {
        let (asked, found) = lines_of_guidance(&plan, &form);
        let missed: Vec<_> = asked.difference(&found).collect();
        assert!(missed.is_empty(), "{}: lines {missed:?}", plan.agency(at).id.value);
    }
}
