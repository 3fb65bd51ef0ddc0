//! What `validate` prints besides the findings' texts: how files were read, other formats, parts of the findings.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use serde_json::{Value, json};
use std::{fs, path::Path, process::Command};
use tempfile::TempDir;

const PLAN: &str = include_str!("../src/rules/example-plan.yaml");
const TABLE: &str = "\
BÁO CÁO
cơ quan|nhiệm vụ|mục|giá trị
STP||số văn bản|215/BC-STP
STP|D01|tin-bai|nhiều
";

fn round(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("plan.yaml"), PLAN).unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// What is printed on stdout and on stderr.
fn validate(folder: &Path, arguments: &[&str]) -> [String; 2] {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    command.arg("validate").args(arguments).args(["--as-of", "2023-12-25", "--lang", "en"]);
    let output = command.current_dir(folder).env_remove("TONGHOP_PLAN").output().unwrap();
    [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap())
}

fn as_json(folder: &Path, arguments: &[&str]) -> Value {
    let [text, _] = validate(folder, &[arguments, &["--format", "json"]].concat());
    serde_json::from_str(&text).unwrap()
}

#[test]
fn how_a_file_was_read_is_said_when_asked() {
    let utf16: Vec<u8> = [0xFEFF].into_iter().chain(TABLE.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let folder = round(&[("stp.txt", &utf16), ("thu.pdf", b"%PDF-1.7")]);
    let [_, said] = validate(folder.path(), &["--verbose"]);
    let expected = "\
plan.yaml: encoding UTF-8
stp.txt: encoding UTF-16LE, cells between “|”, headings in row 2
thu.pdf: not read
";
    assert_eq!(said, expected);
    let found = as_json(folder.path(), &[]);
    let read = json!({ "file": "stp.txt", "encoding": "UTF-16LE", "delimiter": "|", "sheet": null, "heading_row": 2 });
    assert_eq!(found["sources"][1], read);
}

#[test]
fn a_plan_says_how_much_a_rule_weighs_and_why() {
    let negative = "agency: STP\nresults:\n  D01: {figures: {tin-bai: -2, luot-nguoi: 1}}\n";
    let folder = round(&[("stp.yaml", negative.as_bytes())]);
    let severity = |rule: &str| {
        let found = as_json(folder.path(), &[]);
        let findings = found["findings"].as_array().unwrap().clone();
        findings.into_iter().find(|finding| finding["rule"] == rule).unwrap()["severity"].clone()
    };
    assert_eq!(severity("negative-value"), "error");
    let plan =
        format!("{PLAN}severities: [{{rule: negative-value, severity: note, reason: Số điều chỉnh kỳ trước}}]\n");
    fs::write(folder.path().join("plan.yaml"), plan).unwrap();
    assert_eq!(severity("negative-value"), "note");
    let [text, _] = validate(folder.path(), &[]);
    assert!(text.contains("the plan sets this severity: Số điều chỉnh kỳ trước"), "{text}");
}

/// Two agencies, each with a slip, and a file that is nobody's.
fn two_agencies() -> TempDir {
    let nested =
        |agency: &str, figure: &str| format!("agency: {agency}\nresults:\n  D01: {{figures: {{tin-bai: {figure}}}}}\n");
    let (cat, stp) = (nested("CAT", "nhiều"), nested("STP", "=1+1"));
    round(&[("a.yaml", stp.as_bytes()), ("b.yaml", cat.as_bytes()), ("thu,1.pdf", b"%PDF-1.7")])
}

fn rules(found: &Value) -> Vec<&str> {
    found["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap()).collect()
}

#[test]
fn findings_stand_agency_by_agency_in_the_order_of_the_plan() {
    let folder = two_agencies();
    let found = as_json(folder.path(), &["--only", "unreadable-number,unsupported-file"]);
    let agencies: Vec<_> = found["findings"].as_array().unwrap().iter().map(|finding| &finding["agency"]).collect();
    assert_eq!(agencies, [&Value::Null, &json!("STP"), &json!("CAT")]);
    let [text, _] = validate(folder.path(), &["--only", "unreadable-number,unsupported-file"]);
    let headings: Vec<&str> = text.lines().filter(|line| line.starts_with("==")).collect();
    assert_eq!(
        headings,
        ["== Of no one agency: errors: 1 ==", "== Sở Tư pháp: errors: 1 ==", "== Công an tỉnh: errors: 1 =="]
    );
}

#[test]
fn one_agency_can_be_asked_about() {
    let folder = two_agencies();
    let found = as_json(folder.path(), &["--agency", "công an tỉnh", "--only", "unreadable-number"]);
    assert_eq!(rules(&found), ["unreadable-number"]);
    assert_eq!(found["findings"][0]["agency"], "CAT");
}

#[test]
fn an_agency_that_sent_nothing_has_not_passed() {
    let folder = round(&[("a.yaml", b"agency: STP\n")]);
    let [text, said] = validate(folder.path(), &["--agency", "CAT"]);
    assert_eq!(text, "");
    assert_eq!(said, "error: there is no submission of Công an tỉnh that could be read\n");
}

#[test]
fn a_rule_that_is_not_there_is_told() {
    let [_, said] = validate(two_agencies().path(), &["--only", "unreadable-numbr"]);
    assert_eq!(said, "error: there is no rule “unreadable-numbr”; did you mean “unreadable-number”?\n");
}

#[test]
fn a_spreadsheet_gets_a_row_a_finding_and_no_formula() {
    let [text, _] = validate(two_agencies().path(), &["--only", "unreadable-number", "--format", "csv"]);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert!(text.starts_with('\u{feff}'));
    assert_eq!(rows.iter().map(|row| &row[7]).collect::<Vec<_>>(), ["'=1+1", "nhiều"]);
}

#[test]
fn an_annotation_stays_in_its_line() {
    let [text, _] = validate(two_agencies().path(), &["--only", "unsupported-file", "--format", "github"]);
    let start =
        "::error file=thu%2C1.pdf,line=1,col=1,title=unsupported-file::this is a PDF, which is not read%0Awhat to do: ";
    assert!(text.starts_with(start) && text.lines().count() == 1, "{text}");
}

#[test]
fn an_editor_is_told_the_place_and_the_rule() {
    let [text, _] = validate(two_agencies().path(), &["--only", "unreadable-number", "--format", "sarif"]);
    let found: Value = serde_json::from_str(&text).unwrap();
    let run = &found["runs"][0];
    let result = &run["results"][1];
    assert_eq!(
        run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().map(|at| usize::try_from(at).unwrap()).unwrap()]["id"],
        "unreadable-number"
    );
    let place = json!({ "artifactLocation": { "uri": "b.yaml" }, "region": { "startLine": 3, "startColumn": 28 } });
    assert_eq!(result["locations"][0]["physicalLocation"], place);
}

/// Whether a value is as a schema says, as far as our own schema goes.
#[track_caller]
fn fits(value: &Value, schema: &Value) {
    if let Some(choices) = schema["anyOf"].as_array() {
        let choice = choices.iter().find(|choice| (choice["type"] == "null") == value.is_null()).unwrap();
        return fits(value, choice);
    }
    let types = if schema["type"].is_array() { schema["type"].clone() } else { json!([schema["type"]]) };
    let is = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    if schema["const"].is_null() && schema["enum"].is_null() {
        assert!(types.as_array().unwrap().contains(&json!(is)), "{value} is no {types}");
    }
    assert!(schema["const"].is_null() || *value == schema["const"], "{value}");
    assert!(schema["enum"].as_array().is_none_or(|words| words.contains(value)), "{value}");
    value.as_array().into_iter().flatten().for_each(|item| fits(item, &schema["items"]));
    for name in schema["required"].as_array().into_iter().flatten() {
        assert!(value.get(name.as_str().unwrap()).is_some(), "{name} is missing");
    }
    for (name, field) in value.as_object().into_iter().flatten() {
        fits(field, &schema["properties"][name]);
    }
}

#[test]
fn the_schema_of_the_findings_holds() {
    let output = Command::new(env!("CARGO_BIN_EXE_tonghop")).args(["schema", "findings"]).output().unwrap();
    let schema: Value = serde_json::from_slice(&output.stdout).unwrap();
    fits(&as_json(two_agencies().path(), &[]), &schema);
}

#[test]
fn what_a_later_report_has_put_right_is_no_error() {
    let report = |number: u8, value: &str| {
        format!(
            "agency: STP\ndocument: {{number: {number}/BC-STP, date: 2023-12-{number}, signer: Giám đốc}}\nresults:\n  D01: {{figures: {{tin-bai: {value}, luot-nguoi: 1}}}}\n  D02: nil\n"
        )
    };
    let (first, second) = (report(11, "25 tin"), report(12, "25"));
    let folder = round(&[("stp.yaml", first.as_bytes()), ("stp-2.yaml", second.as_bytes())]);
    let counts = || as_json(folder.path(), &[])["counts"]["error"].clone();
    assert_eq!(counts(), 0);
    let [text, _] = validate(folder.path(), &[]);
    assert!(text.contains("note[unreadable-number]") && text.contains("this one is not used"), "{text}");
    // A later one that is no better settles nothing.
    fs::write(folder.path().join("stp-2.yaml"), report(12, "nhiều")).unwrap();
    assert_eq!(counts(), 2);
    // Nor does an earlier one.
    fs::write(folder.path().join("stp-2.yaml"), report(10, "25")).unwrap();
    assert_eq!(counts(), 1);
}

#[test]
fn names_that_are_near_are_asked_about_as_the_form_shows_them() {
    let table = "cơ quan;nhiệm vụ;mục;giá trị
STP;;số văn bản;215/BC-STP
STP;;ngày văn bản;14/12/2023
STP;;người ký;Giám đốc
STP;D01;2. Lượt người dự;24
STP;D1;Tin, bài;24
STP;D01;tin-bia;24
";
    let folder = round(&[("stp.csv", table.as_bytes())]);
    let [text, _] = validate(folder.path(), &["--only", "unknown-indicator,unknown-duty"]);
    for told in [
        "expected: the indicators of D01: Tin, bài (tin-bai); Lượt người dự (luot-nguoi)",
        "did you mean “Lượt người dự” (luot-nguoi)?",
        "did you mean “Tin, bài” (tin-bai)?",
        "did you mean “D01”?",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
}

#[test]
fn the_place_of_a_signature_below_a_table_is_not_read() {
    let rows = "cơ quan;nhiệm vụ;mục;giá trị;kỳ;hoạt động;từ ngày
STP;;số văn bản;215/BC-STP;;;
STP;;ngày văn bản;14/12/2023;;;
STP;;người ký;Giám đốc;;;
STP;D01;tin-bai;24;;;
STP;D02;tình trạng;không phát sinh;;;
STP;;;;;;
";
    let said = |below: &str| {
        let folder = round(&[("stp.csv", format!("{rows}{below}").as_bytes())]);
        let list = as_json(folder.path(), &[]);
        let rules = list["findings"].as_array().unwrap().iter().map(|one| one["rule"].as_str().unwrap().to_owned());
        (list["counts"]["error"].clone(), rules.collect::<Vec<_>>())
    };
    let note = ["unregistered-submission", "lone-words"].map(str::to_owned).to_vec();
    for below in [
        ";NGƯỜI LẬP BIỂU;;;;KT. GIÁM ĐỐC;\n;(Ký, ghi rõ họ tên);;;;PHÓ GIÁM ĐỐC;\n\n;Lê Văn Mẫu;;;;Trần Thị Thử;\n",
        "Nơi nhận:;;;;;KT. GIÁM ĐỐC;\n\"- Như trên;\";;;;;PHÓ GIÁM ĐỐC;\n- Công an tỉnh;;;;;(Đã ký);\n- Lưu: VT.;;;;;;\n",
        ";;;;;Đắk Lắk, ngày 14 tháng 12 năm 2023;\n;;;;;\"GIÁM ĐỐC\n(Ký tên, đóng dấu)\";\n",
        // Who is named there signs, and is nobody's private data.
        ";NGƯỜI LẬP BIỂU;;;;;\n;(Ký, ghi rõ họ tên);;;;;\n;Nguyễn Thị Mẫu;;;;;\n",
        "Nơi nhận:;;;;;(Đã ký);\n- Như trên;;;;;;\n;;;;;Nguyễn Thị Mẫu;\n",
        ";;;;;THỦ TRƯỞNG ĐƠN VỊ;\n;;;;;Trần Văn Thử;\n",
        // Beyond the last column.
        ";;;;;;;;TM. ỦY BAN NHÂN DÂN\n;;;;;;;;CHỦ TỊCH\n",
    ] {
        assert_eq!(said(below), (0.into(), note.clone()), "{below}");
    }
    // What stands above further figures is none.
    let (errors, rules) = said(";NGƯỜI LẬP BIỂU;;;;;\nSTP;D01;luot-nguoi;7;;;\n");
    assert!(errors != 0 && rules.iter().any(|rule| rule == "unknown-duty"), "{rules:?}");
}

#[test]
fn how_many_places_are_left_out_is_said() {
    let rows = "STP;D01;tin-bai;1\n".repeat(10_100);
    let folder = round(&[("stp.csv", format!("cơ quan;nhiệm vụ;mục;giá trị\n{rows}").as_bytes())]);
    let list = as_json(folder.path(), &["--only", "duplicate-row"]);
    let finding = &list["findings"][0];
    assert_eq!((finding["places"].as_array().unwrap().len(), &finding["more"]), (10_000, &json!(100)));
    assert_eq!(finding["message"]["en"], "“Tin, bài” is written twice (and 10098 places more)");
}

#[test]
fn money_is_money_however_its_unit_is_spelt() {
    let table = "cơ quan;nhiệm vụ;mục;giá trị\nSTP;D01;tin-bai;1\nSTP;D01;kinh-phi;59000000\n";
    let folder = round(&[("stp.csv", table.as_bytes())]);
    for (unit, likely) in [("tỷ đồng", 1), ("tỉ đồng", 1), ("đồng", 0)] {
        fs::write(folder.path().join("plan.yaml"), PLAN.replace("unit: triệu đồng", &format!("unit: {unit}"))).unwrap();
        let list = as_json(folder.path(), &["--only", "likely-other-unit"]);
        assert_eq!(list["findings"].as_array().unwrap().len(), likely, "{unit}");
    }
}
