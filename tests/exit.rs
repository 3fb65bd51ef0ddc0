//! Exit codes: each with a run that ends with it, and never a failure without a word.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};
use tempfile::TempDir;

const CLEAN: &str =
    "agency: STP\ndocument: {number: 1/BC-STP, date: 2023-12-10}\nresults:\n  D01: {figures: {tin-bai: 3}}\n";
const WRONG: &str =
    "agency: STP\ndocument: {number: 1/BC-STP, date: 2023-12-10}\nresults:\n  D01: {figures: {tin-bai: ba}}\n";
const REGISTER: &str = "ngày đến;cơ quan;số văn bản\n11/12/2023;STP;1/BC-STP\n";
const PLAN: &str = "id: vi-du
title: Ví dụ
deadline: {before: 2023-12-20}
agencies: [{id: STP, name: Sở Tư pháp}]
duties: [{id: D01, cite: I.1, text: Tuyên truyền, agencies: [STP], indicators: [tin-bai]}]
indicators: [{id: tin-bai, name: Tin bài, unit: tin, kind: count, total: sum}]
";

/// A round's folder with these files.
fn round(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn clean() -> TempDir {
    round(&[("plan.yaml", PLAN), ("register.csv", REGISTER), ("stp.yaml", CLEAN)])
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    command.args(arguments).current_dir(folder).env("TONGHOP_LANG", "en").env_remove("TONGHOP_PLAN");
    command.output().unwrap()
}

/// The exit code of a run that, when it fails, says why.
#[track_caller]
fn code(folder: &TempDir, arguments: &[&str]) -> i32 {
    let output = run(folder.path(), arguments);
    let code = output.status.code().unwrap();
    assert!(
        code == 0 || !(output.stdout.is_empty() && output.stderr.is_empty()),
        "{arguments:?} failed without a word"
    );
    code
}

#[test]
fn done_is_0() {
    assert_eq!(code(&clean(), &["validate"]), 0);
    assert_eq!(code(&clean(), &["missing"]), 0);
    assert_eq!(code(&clean(), &["plan", "check", "plan.yaml"]), 0);
    assert_eq!(code(&clean(), &["explain", "late-submission"]), 0);
    assert_eq!(code(&clean(), &["--help"]), 0);
    assert_eq!(code(&clean(), &["compile", "-o", "out", "--as-of", "2023-12-25"]), 0);
}

#[test]
fn what_names_nobody_has_not_passed() {
    let folder = round(&[("plan.yaml", PLAN), ("stp.yaml", &CLEAN.replace("agency: STP", "agency: \"\""))]);
    assert_eq!(code(&folder, &["validate"]), 1);
}

#[test]
fn findings_are_1() {
    let folder = round(&[("plan.yaml", PLAN), ("register.csv", REGISTER), ("stp.yaml", WRONG)]);
    assert_eq!(code(&folder, &["validate"]), 1);
    assert_eq!(code(&folder, &["validate", "--format", "json"]), 1, "the format never changes the code");
    assert_eq!(code(&folder, &["validate", "--fail-on", "never"]), 0);
    assert_eq!(code(&folder, &["compile", "-o", "out", "--as-of", "2023-12-25", "--final"]), 1);
    assert!(!folder.path().join("out").exists(), "a refused report is not written");
}

#[test]
fn the_level_that_fails_can_be_lowered() {
    let late = REGISTER.replace("11/12/2023", "22/12/2023");
    let folder = round(&[("plan.yaml", PLAN), ("register.csv", &late), ("stp.yaml", CLEAN)]);
    assert_eq!(code(&folder, &["validate"]), 0);
    assert_eq!(code(&folder, &["validate", "--fail-on", "warning"]), 1);
}

#[test]
fn missing_is_a_gate_only_when_asked() {
    let folder = round(&[("plan.yaml", PLAN), ("register.csv", "ngày đến;cơ quan\n")]);
    assert_eq!(code(&folder, &["missing", "--as-of", "2023-12-25"]), 0);
    assert_eq!(code(&folder, &["missing", "--as-of", "2023-12-25", "--fail-on", "missing"]), 1);
}

#[test]
fn usage_plan_and_template_are_2() {
    assert_eq!(code(&clean(), &["valdate"]), 2);
    assert_eq!(code(&clean(), &[]), 2);
    assert_eq!(code(&clean(), &["validate", "--as-of", "hôm nay"]), 2);
    assert_eq!(code(&clean(), &["explain", "late-submision"]), 2);
    assert_eq!(code(&round(&[("stp.yaml", CLEAN)]), &["validate", "--plan", "none.yaml"]), 2);
    let broken = round(&[("plan.yaml", &PLAN.replace("agencies: [STP]", "agencies: [SNV]")), ("stp.yaml", CLEAN)]);
    assert_eq!(code(&broken, &["validate"]), 2);
    assert_eq!(code(&broken, &["plan", "check", "plan.yaml"]), 2);
    let template = round(&[("plan.yaml", PLAN), ("stp.yaml", CLEAN), ("mau.md", "---\nkind: x\n---\n{{ nope }}\n")]);
    assert_eq!(code(&template, &["compile", "-o", "out", "--template", "mau.md"]), 2);
}

#[test]
fn nothing_read_is_3() {
    assert_eq!(code(&round(&[("plan.yaml", PLAN)]), &["validate"]), 3);
}

#[test]
fn that_nobody_has_reported_yet_is_told_once_there_is_a_register() {
    let folder = round(&[("plan.yaml", PLAN)]);
    let said = String::from_utf8(run(folder.path(), &["missing"]).stderr).unwrap();
    let (_, headings) = said.split_once("the headings “").unwrap();
    let (headings, _) = headings.split_once('”').unwrap();
    fs::write(folder.path().join("register.csv"), headings).unwrap();
    let output = run(folder.path(), &["missing", "--as-of", "2023-12-25"]);
    let list = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.code() == Some(0) && list.contains("Sở Tư pháp  overdue, 6 days"), "{list}");
}

#[test]
fn a_path_that_is_not_there_is_told_before_the_plan_that_is_not_there_either() {
    let output = run(TempDir::new().unwrap().path(), &["missing", "nowhere"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(4) && said.starts_with("error: nowhere: "), "{said}");
}

#[test]
fn failing_to_read_or_write_is_4() {
    assert_eq!(code(&clean(), &["validate", "none", "--plan", "plan.yaml"]), 4);
    let folder = clean();
    fs::write(folder.path().join("out"), "a file, no folder").unwrap();
    assert_eq!(code(&folder, &["compile", "-o", "out"]), 4);
}

#[test]
fn what_the_system_refuses_is_told_in_words() {
    let folder = clean();
    fs::write(folder.path().join("out"), "a file, no folder").unwrap();
    let output = run(folder.path(), &["compile", "-o", "out", "--lang", "vi"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, "lỗi: out: đây không phải là thư mục; chọn thư mục khác\n");
}

#[test]
fn no_name_can_move_the_cursor_or_turn_the_line() {
    let plan = PLAN.replace("Sở Tư pháp", "\"\\e[31m\\u202eSở Tư pháp\"");
    let folder = round(&[("plan.yaml", &plan), ("stp.yaml", "agency: STP\n")]);
    for command in [&["validate"][..], &["missing"], &["plan", "show"], &["missing", "--format", "csv"]] {
        let output = run(folder.path(), command);
        let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        assert!(text.contains("Sở Tư pháp") && !text.contains(['\u{1b}', '\u{202e}']), "{command:?}: {text}");
    }
}

#[test]
fn what_others_changed_is_not_overwritten() {
    let folder = clean();
    let compile = ["compile", "-o", "out"];
    assert_eq!(code(&folder, &compile), 0);
    assert_eq!(code(&folder, &compile), 0, "our own output may be replaced");
    let report = folder.path().join("out/bao-cao-tong-hop.docx");
    fs::write(&report, "edited").unwrap();
    assert_eq!(code(&folder, &compile), 4);
    assert_eq!(fs::read_to_string(&report).unwrap(), "edited");
    assert_eq!(code(&folder, &["compile", "-o", "out", "--force"]), 0);
}

#[test]
fn nothing_is_left_behind_beside_the_outputs() {
    let folder = clean();
    run(folder.path(), &["compile", "-o", "out"]);
    let mut names: Vec<_> =
        fs::read_dir(folder.path().join("out")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["bao-cao-tong-hop.docx", "bao-cao-tong-hop.json", "bao-cao-tong-hop.md"]);
}

#[test]
fn validate_and_missing_never_write() {
    let folder = clean();
    run(folder.path(), &["validate"]);
    run(folder.path(), &["missing", "--format", "csv"]);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[test]
fn one_unreadable_file_never_hides_the_others() {
    let folder = clean();
    fs::write(folder.path().join("a.yaml"), [0xff, 0xfe, 0x00]).unwrap();
    fs::write(folder.path().join("b.yaml"), "agency: [").unwrap();
    let output = run(folder.path(), &["validate"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("error[unreadable-file]") && text.contains("error[malformed-yaml]"), "{text}");
    assert!(text.contains("Files checked: 3, agencies: 1;"), "{text}");
}

#[test]
fn results_go_to_stdout_and_remarks_to_stderr() {
    let folder = clean();
    let output = run(folder.path(), &["compile", "-o", "out"]);
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8(output.stderr).unwrap().contains("Wrote"));
    let quiet = run(folder.path(), &["compile", "-o", "out", "-q"]);
    assert!(quiet.stdout.is_empty() && quiet.stderr.is_empty());
}

#[test]
fn both_languages_are_spoken_in_help_and_errors() {
    let folder = clean();
    let text = |arguments: &[&str]| {
        let output = run(folder.path(), arguments);
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    };
    assert!(text(&["--lang", "vi", "--help"]).contains("Cách dùng"));
    assert!(text(&["--lang", "en", "--help"]).contains("Usage"));
    assert!(text(&["--lang", "vi", "--sai"]).contains("không có tùy chọn"));
    for command in ["validate", "missing", "compile", "plan", "explain", "schema", "completions", "man"] {
        let help = text(&["--lang", "vi", command, "--help"]);
        for english in ["Usage", "OPTIONS", "Options", "Arguments", "Commands", "Print", "[default", "[possible"] {
            assert!(!help.contains(english), "{command}: {help}");
        }
    }
}

#[test]
fn every_argument_is_explained_in_both_languages() {
    let folder = clean();
    for command in ["validate", "missing", "compile", "explain", "schema", "completions"] {
        for lang in ["vi", "en"] {
            let output = run(folder.path(), &["--lang", lang, command, "--help"]);
            let help = String::from_utf8(output.stdout).unwrap();
            let lines: Vec<&str> = help.lines().map(str::trim).collect();
            for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.starts_with('-')) {
                // The words stand behind the option or, when it is long, under it.
                let behind = line.split_once("  ").is_some_and(|(_, words)| !words.trim().is_empty());
                let under = lines.get(at + 1).is_some_and(|next| !next.is_empty() && !next.starts_with('-'));
                assert!(behind || under, "{command} {lang}: {line}");
            }
        }
    }
}

#[test]
fn schemas_completions_and_manual_are_printed() {
    let folder = clean();
    for of in ["plan", "submission"] {
        let output = run(folder.path(), &["schema", of]);
        let schema: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(schema["properties"].as_object().unwrap().len() > 5);
    }
    assert!(String::from_utf8(run(folder.path(), &["completions", "bash"]).stdout).unwrap().contains("tonghop"));
    assert!(String::from_utf8(run(folder.path(), &["man"]).stdout).unwrap().contains(".TH"));
}

#[test]
fn a_failure_is_told_in_one_language() {
    let folder = clean();
    fs::create_dir(folder.path().join("out")).unwrap();
    fs::write(folder.path().join("out/bao-cao-tong-hop.md"), "x").unwrap();
    for (arguments, vi, en) in [
        (&["validate", "khong-co"][..], "không có tệp hoặc thư mục này", "no such file or folder"),
        (&["validate", "--plan", "khong-co.yaml"], "không mở được kế hoạch", "the plan cannot be opened"),
        (&["template", "check", "khong-co.md"], "không mở được mẫu", "the template cannot be opened"),
        (&["compile", "-o", "out"], "tệp đã được sửa sau lần ghi trước", "was changed since it was written"),
        (
            &["missing", "--as-of", "2023-02-30"],
            "không có ngày “2023-02-30” trong lịch",
            "there is no day “2023-02-30”",
        ),
    ] {
        for (lang, told, other) in [("vi", vi, en), ("en", en, vi)] {
            let output = run(folder.path(), &[arguments, &["--lang", lang]].concat());
            let said = String::from_utf8(output.stderr).unwrap();
            assert!(said.contains(told) && !said.contains(other), "{arguments:?}: {said}");
        }
    }
}

#[test]
fn a_template_that_ends_too_early_is_told_in_vietnamese() {
    let folder = clean();
    fs::write(folder.path().join("mau.md"), "---\nkind: X\n---\n\n{% if sample %}\n").unwrap();
    let output = run(folder.path(), &["template", "check", "mau.md", "--lang", "vi"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("mẫu hết mà còn chỗ chưa đóng") && !said.contains("Unexpected"), "{said}");
}
