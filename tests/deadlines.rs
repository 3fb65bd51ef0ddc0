//! How agencies stand on a day: every kind of deadline, told by `missing`.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use serde_json::{Value, json};
use std::{fs, process::Command};
use tempfile::TempDir;

/// A plan with two agencies, whose lines can be changed.
const PLAN: &str = "id: vi-du
title: Ví dụ
deadline: {before: 2023-12-20}
agencies:
  - {id: STP, name: Sở Tư pháp}
  - {id: SNV, name: Sở Nội vụ}
duties:
  - {id: D01, cite: I.1, text: Tuyên truyền, agencies: [STP, SNV], indicators: [tin-bai]}
  - {id: D02, cite: I.2, text: Bổ sung, agencies: [STP, SNV], answer: optional}
indicators:
  - {id: tin-bai, name: Tin bài, unit: tin, kind: count, total: sum}
";

/// The head of a report, and a sound answer.
const DOCUMENT: &str = "document: {number: 1/BC-STP, date: 2023-12-10}\n";
const ANSWER: &str = "results:\n  D01: {figures: {tin-bai: 3}}\n";

/// How the first agency stands, which sent a clean report that arrived as the register says.
fn stands(plan: &str, arrival: &str, as_of: &str) -> Value {
    stands_with(plan, arrival, &format!("{DOCUMENT}{ANSWER}"), as_of)
}

/// The same with another report.
fn stands_with(plan: &str, arrival: &str, report: &str, as_of: &str) -> Value {
    let list = told(plan, arrival, report, &["missing", "--format", "json", "--as-of", as_of]);
    serde_json::from_str::<Value>(&list).unwrap()["agencies"][0].clone()
}

/// What is printed of such a round.
fn told(plan: &str, arrival: &str, report: &str, arguments: &[&str]) -> String {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("plan.yaml", plan);
    write("register.csv", &format!("ngày đến;cơ quan;số văn bản;trả lại đến ngày\n{arrival}\n"));
    write("stp.yaml", &format!("agency: STP\n{report}"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    command.args(arguments).arg(folder.path());
    String::from_utf8(command.env_remove("TONGHOP_PLAN").output().unwrap().stdout).unwrap()
}

#[track_caller]
fn assert_state(plan: &str, arrival: &str, state: &str, days: i64) {
    let agency = stands(plan, arrival, "2024-01-05");
    assert_eq!((&agency["state"], &agency["days"]), (&Value::from(state), &Value::from(days)), "{arrival}");
}

#[test]
fn the_register_decides_and_not_the_document() {
    assert_state(PLAN, "19/12/2023;STP;1/BC-STP;", "on-time", 0);
    assert_state(PLAN, "20/12/2023;STP;1/BC-STP;", "on-deadline-day", 1);
    assert_state(PLAN, "22/12/2023;STP;1/BC-STP;", "late", 3);
}

#[test]
fn a_deadline_with_an_hour_counts_it() {
    let plan = PLAN.replace("before: 2023-12-20", "by: 2023-12-20 16:30");
    assert_state(&plan, "20/12/2023 16:30;STP;1/BC-STP;", "on-time", 0);
    assert_state(&plan, "20/12/2023 17:00;STP;1/BC-STP;", "on-deadline-day", 0);
    assert_state(&plan, "21/12/2023;STP;1/BC-STP;", "late", 1);
}

#[test]
fn a_time_of_day_is_read_as_people_write_it() {
    let plan = PLAN.replace("before: 2023-12-20", "by: 2023-12-20 16:30");
    for arrival in ["20/12/2023 16 giờ 15", "16h15 20/12/2023", "20/12/2023 4:15 CH", "Thứ Tư, 20/12/2023 16:30"] {
        assert_state(&plan, &format!("{arrival};STP;1/BC-STP;"), "on-time", 0);
    }
    // Of universal time: in Vietnam it is the next day.
    let registered =
        |arrival: &str| stands(&plan, &format!("{arrival};STP;1/BC-STP;"), "2024-01-05")["registered"].clone();
    assert_eq!(registered("2023-12-20T18:30:00"), true);
    assert_eq!(registered("2023-12-20T18:30:00Z"), false);
}

#[test]
fn an_agency_may_have_its_own_deadline() {
    let plan = PLAN.replace("name: Sở Tư pháp}", "name: Sở Tư pháp, deadline: {by: 2023-12-31}}");
    assert_state(&plan, "31/12/2023;STP;1/BC-STP;", "on-time", 0);
    assert_state(&plan, "02/01/2024;STP;1/BC-STP;", "late", 2);
}

#[test]
fn a_report_returned_for_correction_has_until_then() {
    assert_state(PLAN, "22/12/2023;STP;1/BC-STP;28/12/2023", "on-time", 0);
}

#[test]
fn the_first_arrival_decides() {
    assert_state(PLAN, "15/12/2023;STP;0/BC-STP;\n27/12/2023;STP;1/BC-STP;", "on-time", 0);
}

#[test]
fn a_number_is_the_same_however_the_register_writes_it() {
    for number in ["1/BC-STP", "01-BC/STP", "Số: 001/BC-STP", "Báo cáo số 1/BC-STP ngày 10/12/2023", "01"] {
        let agency = stands(PLAN, &format!("22/12/2023;STP;{number};"), "2024-01-05");
        assert_eq!((&agency["state"], &agency["registered"]), (&"late".into(), &true.into()), "{number}");
        assert_eq!(agency["document_arrived"], "22/12/2023", "{number}");
    }
    let agency = stands(PLAN, "22/12/2023;STP;10/BC-STP;", "2024-01-05");
    assert_eq!(agency["document_arrived"], "10/12/2023", "another document");
}

#[test]
fn an_entry_without_its_file_may_be_that_of_a_file_without_its_entry() {
    assert_state(PLAN, "22/12/2023;STP;7/BC-STP;", "late", 3);
    assert_state(PLAN, "22/12/2023;STP;1/BC-TP;", "late", 3);
    assert_state(PLAN, "22/12/2023;STP;7/KH-STP;", "on-time", 0);
    // Each has its own.
    assert_state(PLAN, "22/12/2023;SNV;7/KH-SNV;", "on-time", 0);
}

#[test]
fn a_report_without_any_day_is_neither_in_time_nor_overdue() {
    let agency = stands_with(PLAN, "19/12/2023;SNV;;", ANSWER, "2024-01-05");
    assert_eq!((&agency["state"], &agency["received"]), (&"undated".into(), &true.into()));
}

#[test]
fn an_entry_without_the_symbol_may_be_the_same_document() {
    let report = format!("{DOCUMENT}{ANSWER}");
    let is_asked =
        |register| told(PLAN, register, &report, &["validate", "--as-of", "2023-12-25"]).contains("repeated-receipt");
    assert!(is_asked("15/12/2023;STP;1;\n22/12/2023;STP;01/BC-STP;"));
    assert!(!is_asked("15/12/2023;STP;1/KH-STP;\n22/12/2023;STP;01/BC-STP;"));
}

/// The document that is used of two, each with its day.
fn used(register: &str, reports: [(&str, &str); 2]) -> Value {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("plan.yaml", PLAN);
    if !register.is_empty() {
        write("register.csv", &format!("số đến;ngày đến;cơ quan;số văn bản\n{register}\n"));
    }
    for (name, (number, day)) in ["a.yaml", "b.yaml"].into_iter().zip(reports) {
        let head = format!("agency: STP\ndocument: {{number: {number}, date: {day}}}\n");
        write(name, &format!("{head}results:\n  D01: {{figures: {{tin-bai: 3}}, summary: Bản {number} ngày {day}}}\n"));
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    command.args(["missing", "--format", "json", "--as-of", "2023-12-25"]).arg(folder.path());
    let list = command.env_remove("TONGHOP_PLAN").output().unwrap().stdout;
    let agency = &serde_json::from_slice::<Value>(&list).unwrap()["agencies"][0];
    json!([agency["document"], agency["document_arrived"]])
}

#[test]
fn the_newest_is_the_same_however_register_and_files_are_sorted() {
    let old_and_new = [("1/BC-STP", "2023-12-10"), ("2/BC-STP", "2023-12-12")];
    for register in [
        "8;15/12/2023;STP;2/BC-STP\n7;15/12/2023;STP;1/BC-STP",
        "7;15/12/2023;STP;1/BC-STP\n8;15/12/2023;STP;2/BC-STP",
        ";15/12/2023;STP;2/BC-STP\n;15/12/2023;STP;1/BC-STP",
    ] {
        for reports in [old_and_new, [old_and_new[1], old_and_new[0]]] {
            assert_eq!(used(register, reports)[0], "2/BC-STP", "{register}");
        }
    }
    // The number of arrival goes before the day of the document.
    assert_eq!(used("8;15/12/2023;STP;1/BC-STP\n7;15/12/2023;STP;2/BC-STP", old_and_new)[0], "1/BC-STP");
    // A correction under the same number.
    let same_number = [("1/BC-STP", "2023-12-12"), ("1/BC-STP", "2023-12-10")];
    let register = "8;14/12/2023;STP;1/BC-STP\n7;11/12/2023;STP;1/BC-STP";
    assert_eq!(used(register, same_number)[1], "14/12/2023");
    // Without a register, of one day: an office counts its documents.
    for reports in [
        [("9/BC-STP", "2023-12-10"), ("10/BC-STP", "2023-12-10")],
        [("10/BC-STP", "2023-12-10"), ("9/BC-STP", "2023-12-10")],
    ] {
        assert_eq!(used("", reports)[0], "10/BC-STP");
    }
}

#[test]
fn an_hour_is_read_as_it_is_said() {
    let plan = PLAN.replace("before: 2023-12-20", "by: 2023-12-20 16:30");
    assert_state(&plan, "20/12/2023 16g30;STP;1/BC-STP;", "on-time", 0);
    assert_state(&plan, "20/12/2023 7 giờ tối;STP;1/BC-STP;", "on-deadline-day", 0);
    // Midnight, or noon.
    let asked = told(&plan, "20/12/2023 12 giờ tối;STP;1/BC-STP;", ANSWER, &["validate"]);
    assert!(asked.contains("unreadable-date"), "{asked}");
}

#[test]
fn what_has_not_arrived_yet_is_not_called_late() {
    let report = format!("{DOCUMENT}{ANSWER}");
    let is_late = |as_of| {
        told(PLAN, "25/12/2023;STP;1/BC-STP;", &report, &["validate", "--as-of", as_of]).contains("late-submission")
    };
    assert!(is_late("2023-12-25") && !is_late("2023-12-24"));
}

#[test]
fn a_report_with_a_gap_is_not_complete() {
    let gap = "results:\n  D01: {figures: {}, summary: Đã làm}\n";
    let agency = stands_with(PLAN, "19/12/2023;STP;;", &format!("{DOCUMENT}{gap}"), "2024-01-05");
    assert_eq!((&agency["complete"], &agency["valid"]), (&false.into(), &true.into()), "{agency:#}");
    assert_eq!((&agency["lacking"], &agency["outstanding"]), (&json!(["D01"]), &json!([])));
}

#[test]
fn an_agency_that_no_longer_exists_is_exempt() {
    let plan = PLAN.replace("name: Sở Tư pháp}", "name: Sở Tư pháp, valid_to: 2023-06-30}");
    assert_state(&plan, "19/12/2023;SNV;;", "exempt", 0);
}

#[test]
fn a_duty_is_outstanding_only_after_its_own_deadline() {
    let plan = PLAN.replace("answer: optional}", "deadline: {by: 2024-01-31}}");
    let outstanding = |as_of| stands(&plan, "19/12/2023;STP;1/BC-STP;", as_of)["outstanding"].clone();
    assert_eq!(outstanding("2024-01-05"), serde_json::json!([]));
    assert_eq!(outstanding("2024-02-01"), serde_json::json!(["D02"]));
}

#[test]
fn what_is_past_its_own_deadline_is_told_before_the_report_is_due() {
    let plan = PLAN.replace("answer: optional}", "deadline: {before: 2023-12-05}}");
    let other = "19/12/2023;SNV;1/BC-SNV;";
    assert_eq!(stands(&plan, other, "2023-12-04")["overdue_duties"], json!([]));
    // Its report has not arrived yet.
    let agency = stands_with(&plan, "19/12/2023;STP;1/BC-STP;", DOCUMENT, "2023-12-06");
    assert_eq!((&agency["state"], &agency["overdue_duties"]), (&"not-yet-due".into(), &json!(["D02"])));
    let list = told(&plan, other, DOCUMENT, &["missing", "--lang", "vi", "--as-of", "2023-12-06"]);
    assert!(list.contains("quá thời hạn riêng: D02"), "{list}");
    assert!(list.contains("Thời hạn riêng: trước ngày 05/12/2023 (D02)."), "{list}");
}

#[test]
fn the_hour_is_asked_for_where_it_decides() {
    let plan = PLAN.replace("before: 2023-12-20", "by: 2023-12-20 16:30");
    let report = format!("{DOCUMENT}{ANSWER}");
    let said = |arrival: &str| told(&plan, arrival, &report, &["validate", "--lang", "vi", "--as-of", "2023-12-25"]);
    let unknown = said("20/12/2023;STP;1/BC-STP;");
    assert!(unknown.contains("chưa biết có còn trong hạn (chậm nhất 16 giờ 30 ngày 20/12/2023)"), "{unknown}");
    assert!(unknown.contains("ghi giờ đến"), "{unknown}");
    let late = said("20/12/2023 17:00;STP;1/BC-STP;");
    assert!(late.contains("lúc 17:00 của ngày hạn") && !late.contains("“trước ngày”"), "{late}");
}

#[test]
fn an_entry_whose_day_cannot_be_read_is_an_entry() {
    let report = format!("{DOCUMENT}{ANSWER}");
    // By its own day it would be in time.
    assert_state(PLAN, "22/12/23;STP;1/BC-STP;", "undated", 0);
    assert_state(PLAN, ";STP;1/BC-STP;", "undated", 0);
    assert_state(PLAN, "22/12/23;STP;1/BC-STP;\n15/12/2023;STP;2/KH-STP;", "on-time", 0);
    let said = |arrival| told(PLAN, arrival, &report, &["validate", "--lang", "en", "--as-of", "2023-12-25"]);
    let said = said("22/12/23;STP;1/BC-STP;");
    assert!(
        said.contains("== Sở Tư pháp: errors: 1, warnings: 1 ==") && !said.contains("unregistered-submission"),
        "{said}"
    );
}

#[test]
fn a_register_may_hold_what_others_sent() {
    let report = format!("{DOCUMENT}{ANSWER}");
    let said = |arrival| told(PLAN, arrival, &report, &["validate", "--lang", "en", "--as-of", "2023-12-25"]);
    let others = said("15/12/2023;STP;1/BC-STP;\n1/2/23;Bộ Tư pháp;7/CV;\n16/12/2023;UBND tỉnh;8/CV;");
    assert!(others.contains("note[unknown-agency]") && others.contains("left aside: 2"), "{others}");
    assert!(!others.contains("error["), "{others}");
    let near = said("15/12/2023;STP;1/BC-STP;\n16/12/2023;Sở Nội vu tỉnh;8/CV;");
    assert!(near.contains("error[unknown-agency]") && near.contains("did you mean “Sở Nội vụ”?"), "{near}");
}

#[test]
fn the_headings_of_a_register_of_incoming_documents_are_read() {
    let folder = TempDir::new().unwrap();
    let register = "Ngày đến;Số đến;Tác giả;Số, ký hiệu;Ngày tháng;Tên loại và trích yếu nội dung;Đơn vị hoặc người nhận;Ngày chuyển;Ký nhận;Ghi chú
22/12/2023;7;Sở Tư pháp;1/BC-STP;10/12/2023;Báo cáo;VP;22/12/2023;;
";
    for (name, text) in
        [("plan.yaml", PLAN), ("register.csv", register), ("stp.yaml", &format!("agency: STP\n{DOCUMENT}{ANSWER}"))]
    {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    command.args(["validate", "--format", "json", "--as-of", "2023-12-25"]).arg(folder.path());
    let list = command.env_remove("TONGHOP_PLAN").output().unwrap().stdout;
    let list: Value = serde_json::from_slice(&list).unwrap();
    let rules: Vec<&str> =
        list["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, ["late-submission", "missing-signer"]);
}

#[test]
fn what_arrived_after_the_day_is_named() {
    let report = format!("{DOCUMENT}{ANSWER}");
    let list = told(PLAN, "15/12/2024;STP;1/BC-STP;", &report, &["missing", "--lang", "vi", "--as-of", "2023-12-25"]);
    assert!(list.contains("1 báo cáo đến sau ngày xem, không được kể ở đây: Sở Tư pháp."), "{list}");
}
