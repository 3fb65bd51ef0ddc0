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
