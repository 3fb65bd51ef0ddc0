//! Letters to agencies: who gets one, what it asks for, and in which words.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};
use tempfile::TempDir;
use tonghop::{cli::all_rules, report::letter::to_agency, rules};

const PLAN: &str = "id: vi-du
title: Kế hoạch ví dụ
issuer: Ban Chỉ đạo
deadline: {before: 2023-12-20, text: trước ngày 20/12/2023}
report: {code: BC-BCĐ}
agencies:
  - {id: STP, name: Sở Tư pháp, address: yêu cầu}
  - {id: TĐ, name: Tỉnh đoàn, address: đề nghị}
  - {id: SNV, name: Sở Nội vụ, address: yêu cầu}
  - {id: CAT, name: Công an tỉnh, address: yêu cầu}
duties:
  - {id: D01, cite: II.1, text: Tuyên truyền, label: Tuyên truyền, agencies: [STP, TĐ, SNV, CAT], indicators: [tin-bai]}
  - {id: D02, cite: II.2, text: Treo băng rôn, label: Băng rôn, agencies: [STP, TĐ, SNV, CAT], indicators: [tin-bai]}
indicators: [{id: tin-bai, name: Tin bài, unit: tin, kind: count, total: sum}]
";
const REGISTER: &str = "ngày đến;cơ quan;số văn bản
15/12/2023;SNV;1/BC-SNV
15/12/2023;CAT;2/BC-CAT
";

/// An answer to both duties.
fn whole(agency: &str, number: &str, first: &str) -> String {
    let head = format!("agency: {agency}\ndocument: {{number: {number}, date: 2023-12-14, signer: Giám đốc}}\n");
    format!("{head}results:\n  D01: {{figures: {{tin-bai: {first}}}}}\n  D02: {{figures: {{tin-bai: 1}}}}\n")
}

/// Two agencies have sent nothing, one has left a duty out, one is done.
fn round() -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("plan.yaml", PLAN);
    write("register.csv", REGISTER);
    let half = "agency: SNV\ndocument: {number: 1/BC-SNV, date: 2023-12-14, signer: Giám đốc}\nresults:\n  D01: {figures: {tin-bai: 2}}\n";
    write("snv.yaml", half);
    write("cat.yaml", &whole("CAT", "2/BC-CAT", "3"));
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    let command = command.args(arguments).args(["--as-of", "2023-12-25", "--lang", "vi"]);
    command.current_dir(folder).env_remove("TONGHOP_PLAN").output().unwrap()
}

fn letters(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder.join("thu")) else { return Vec::new() };
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut letters: Vec<String> =
        names.filter(|name| Path::new(name).extension().is_some_and(|end| end == "md")).collect();
    letters.sort();
    letters
}

fn letter(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join("thu").join(name)).unwrap()
}

#[test]
fn who_is_overdue_or_has_left_duties_out_is_reminded() {
    let folder = round();
    run(folder.path(), &["remind", "--output", "thu"]);
    assert_eq!(letters(folder.path()), ["don-doc-SNV.md", "don-doc-STP.md", "don-doc-TD.md"]);
}

#[test]
fn a_duty_past_its_own_deadline_is_asked_for_before_the_report_is_due() {
    let folder = round();
    let plan = PLAN.replace("text: Treo băng rôn,", "text: Treo băng rôn, deadline: {before: 2024-01-15},");
    fs::write(folder.path().join("plan.yaml"), plan.replace("before: 2023-12-20", "before: 2024-02-20")).unwrap();
    let remind = |as_of: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
        command.args(["remind", "--lang", "vi", "--output", "thu", "--force", "--agency", "STP", "--as-of", as_of]);
        command.current_dir(folder.path()).env_remove("TONGHOP_PLAN").output().unwrap();
        letters(folder.path())
    };
    assert_eq!(remind("2024-01-14"), [""; 0]);
    assert_eq!(remind("2024-01-20"), ["don-doc-STP.md"]);
    let text = letter(folder.path(), "don-doc-STP.md");
    assert!(
        text.contains("chưa nhận được kết quả thực hiện 01 nhiệm vụ đã quá thời hạn riêng của Sở Tư pháp:"),
        "{text}"
    );
    assert!(text.contains("- Mục II.2 (mã D02): Băng rôn, thời hạn trước ngày 15/01/2024.\n"), "{text}");
    // When all of it is overdue, the duty's own day is named all the same.
    remind("2024-02-25");
    let text = letter(folder.path(), "don-doc-STP.md");
    assert!(text.contains("quá hạn 06 ngày), trong đó có 01 nhiệm vụ đã quá thời hạn riêng:"), "{text}");
}

#[test]
fn a_reminder_recalls_tells_and_asks() {
    let folder = round();
    run(folder.path(), &["remind", "--output", "thu", "--due", "28/12/2023"]);
    let text = letter(folder.path(), "don-doc-STP.md");
    let moves = [
        "Sở Tư pháp có trách nhiệm báo cáo kết quả thực hiện trước ngày 20/12/2023.",
        "Đến hết ngày 25/12/2023, Ban Chỉ đạo chưa nhận được báo cáo của Sở Tư pháp (quá hạn 06 ngày).",
        "Ban Chỉ đạo yêu cầu Sở Tư pháp khẩn trương thực hiện và gửi báo cáo theo biểu mẫu về Ban Chỉ đạo chậm nhất ngày 28/12/2023./.",
    ];
    let found: Vec<Option<usize>> = moves.iter().map(|words| text.find(words)).collect();
    assert!(found.is_sorted() && found[0].is_some(), "{text}");
}

#[test]
fn whom_one_may_not_require_is_requested() {
    let folder = round();
    run(folder.path(), &["remind", "--output", "thu"]);
    assert!(letter(folder.path(), "don-doc-TD.md").contains("Ban Chỉ đạo đề nghị Tỉnh đoàn khẩn trương"));
}

#[test]
fn a_duty_left_out_is_named() {
    let folder = round();
    run(folder.path(), &["remind", "--output", "thu"]);
    let text = letter(folder.path(), "don-doc-SNV.md");
    assert!(text.contains("đã nhận được báo cáo số 1/BC-SNV ngày 14/12/2023 của Sở Nội vụ"), "{text}");
    assert!(text.contains("- Mục II.2 (mã D02): Băng rôn.\n"), "{text}");
}

#[test]
fn what_the_office_has_accepted_is_not_asked_for() {
    let folder = round();
    let accepted = "- {rule: unanswered-duty, agency: SNV, duty: D02, reason: Chuyển kỳ sau, by: Chánh Văn phòng}\n";
    fs::write(folder.path().join("chap-nhan.yaml"), accepted).unwrap();
    run(folder.path(), &["remind", "--output", "thu"]);
    assert_eq!(letters(folder.path()), ["don-doc-STP.md", "don-doc-TD.md"]);
}

#[test]
fn nor_is_it_to_be_put_right() {
    let folder = round();
    let accepted = "- {rule: unanswered-duty, agency: SNV, duty: D02, reason: Chuyển kỳ sau, by: Chánh Văn phòng}\n";
    fs::write(folder.path().join("chap-nhan.yaml"), accepted).unwrap();
    run(folder.path(), &["validate", "--feedback", "thu"]);
    assert_eq!(letters(folder.path()), [""; 0]);
    // Once it has ended, it is asked for again.
    let ended = accepted.replace("by:", "until: 2023-12-24, by:");
    fs::write(folder.path().join("chap-nhan.yaml"), ended).unwrap();
    run(folder.path(), &["validate", "--feedback", "thu"]);
    assert_eq!(letters(folder.path()), ["chinh-sua-SNV.md"]);
}

#[test]
fn one_letter_can_go_to_all_in_both_registers() {
    let folder = round();
    run(folder.path(), &["remind", "--output", "thu", "--together"]);
    assert_eq!(letters(folder.path()), ["don-doc.md"]);
    let text = letter(folder.path(), "don-doc.md");
    assert!(text.contains("- Sở Nội vụ: mục II.2 “Băng rôn” (D02).\n"), "{text}");
    assert!(text.contains("đề nghị Tỉnh đoàn và yêu cầu các cơ quan còn lại nêu trên khẩn trương thực hiện"), "{text}");
}

#[test]
fn a_letter_that_is_not_needed_any_more_is_told() {
    let folder = round();
    run(folder.path(), &["remind", "--output", "thu"]);
    for (file, agency) in [("stp.yaml", "STP"), ("td.yaml", "TĐ"), ("snv.yaml", "SNV")] {
        fs::write(folder.path().join(file), whole(agency, &format!("9/BC-{agency}"), "3")).unwrap();
    }
    let output = run(folder.path(), &["remind", "--output", "thu"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("Không có cơ quan nào phải đôn đốc"), "{said}");
    assert!(said.contains("Công văn cũ, lần này không còn cần gửi: thu/don-doc-STP.docx"), "{said}");
}

#[test]
fn letters_that_were_not_asked_for_are_still_needed() {
    let folder = round();
    for command in [&["remind", "--output", "thu"][..], &["validate", "--feedback", "thu"]] {
        run(folder.path(), command);
        let output = run(folder.path(), &[command, &["--agency", "SNV"]].concat());
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("Đã ghi 1 công văn") && !said.contains("Công văn cũ"), "{said}");
    }
}

#[test]
fn who_has_something_to_put_right_gets_a_letter_with_its_place() {
    let folder = round();
    let table = "cơ quan;nhiệm vụ;mục;giá trị\nSTP;;số văn bản;9/BC-STP\nSTP;D01;tin-bai;nhiều\nSTP;D02;tin-bai;1\n";
    fs::write(folder.path().join("stp.csv"), table).unwrap();
    run(folder.path(), &["validate", "--feedback", "thu", "--due", "28/12/2023"]);
    assert_eq!(letters(folder.path()), ["chinh-sua-SNV.md", "chinh-sua-STP.md"]);
    let text = letter(folder.path(), "chinh-sua-STP.md");
    assert!(text.contains("| stp.csv, ô D3 | nhiều | “nhiều” không phải là một số |"), "{text}");
    assert!(text.contains("chậm nhất ngày 28/12/2023./."), "{text}");
}

#[test]
fn what_is_missing_is_named_by_its_duty() {
    let folder = round();
    run(folder.path(), &["validate", "--feedback", "thu"]);
    let text = letter(folder.path(), "chinh-sua-SNV.md");
    let row = "| 1 | snv.yaml, nhiệm vụ D02 |  | Sở Nội vụ chưa trả lời nhiệm vụ D02 (Băng rôn) | Bổ sung; ";
    assert!(text.contains(row), "{text}");
}

#[test]
fn what_was_corrected_since_is_not_asked_for() {
    let folder = round();
    let dated = |text: String, day: &str| text.replace("2023-12-14", day);
    fs::write(folder.path().join("stp-1.yaml"), dated(whole("STP", "8/BC-STP", "nhiều"), "2023-12-11")).unwrap();
    fs::write(folder.path().join("stp-2.yaml"), dated(whole("STP", "9/BC-STP", "4"), "2023-12-15")).unwrap();
    run(folder.path(), &["validate", "--feedback", "thu"]);
    assert_eq!(letters(folder.path()), ["chinh-sua-SNV.md"]);
}

#[test]
fn a_letter_that_somebody_has_changed_is_not_overwritten() {
    let folder = round();
    run(folder.path(), &["remind", "--output", "thu"]);
    fs::write(folder.path().join("thu/don-doc-STP.md"), "Đã sửa").unwrap();
    let output = run(folder.path(), &["remind", "--output", "thu"]);
    assert_eq!(output.status.code(), Some(4));
    assert_eq!(letter(folder.path(), "don-doc-STP.md"), "Đã sửa");
}

#[test]
fn letters_and_blank_forms_beside_the_submissions_are_no_submissions() {
    let folder = round();
    let verdict = |output: Output| String::from_utf8(output.stdout).unwrap().lines().last().unwrap().to_owned();
    let before = verdict(run(folder.path(), &["validate"]));
    run(folder.path(), &["remind", "--output", "."]);
    run(folder.path(), &["validate", "--feedback", "."]);
    run(folder.path(), &["form", "--output", "."]);
    assert_eq!(verdict(run(folder.path(), &["validate"])), before);
    // Once somebody has written into a form, it is one.
    let form = folder.path().join("STP.yaml");
    fs::write(&form, fs::read_to_string(&form).unwrap().replace("status:\n", "status: không phát sinh\n")).unwrap();
    assert!(verdict(run(folder.path(), &["validate"])).starts_with("Đã kiểm tra 3 tệp của 3 cơ quan"));
}

#[test]
fn a_form_that_came_back_blank_is_no_report() {
    let folder = round();
    run(folder.path(), &["form", "STP", "--output", "forms", "--format", "csv"]);
    fs::rename(folder.path().join("forms/STP.csv"), folder.path().join("gui-lai.csv")).unwrap();
    run(folder.path(), &["remind", "--output", "thu"]);
    let text = letter(folder.path(), "don-doc-STP.md");
    assert!(text.contains("chưa nhận được báo cáo của Sở Tư pháp"), "{text}");
}

#[test]
fn what_a_plan_leaves_open_is_left_to_be_filled_in() {
    let folder = round();
    fs::write(folder.path().join("plan.yaml"), PLAN.replace("report: {code: BC-BCĐ}\n", "")).unwrap();
    run(folder.path(), &["remind", "--output", "thu"]);
    let text = letter(folder.path(), "don-doc-STP.md");
    for words in ["**BAN CHỈ ĐẠO**", "Số: …/… |", "*…, ngày … tháng … năm 2023*", "thực hiện Kế hoạch ví dụ |"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn the_symbol_of_a_letter_names_no_type_of_document() {
    for (code, symbol) in [("BC-BCĐ", "BCĐ"), ("BC/ĐU", "ĐU")] {
        let folder = round();
        fs::write(folder.path().join("plan.yaml"), PLAN.replace("code: BC-BCĐ", &format!("code: {code}"))).unwrap();
        run(folder.path(), &["remind", "--output", "thu"]);
        let text = letter(folder.path(), "don-doc-STP.md");
        assert!(text.contains(&format!("Số: …/{symbol} |")), "{code}: {text}");
    }
}

#[test]
fn a_plan_is_cited_with_its_subject_behind_its_issuer() {
    let folder = round();
    run(folder.path(), &["remind", "--output", "thu"]);
    let text = letter(folder.path(), "don-doc-STP.md");
    assert!(text.contains("Theo Kế hoạch của Ban Chỉ đạo về ví dụ, Sở Tư pháp có trách nhiệm"), "{text}");
}

#[test]
fn a_day_to_answer_that_has_passed_is_told() {
    let folder = round();
    let output = run(folder.path(), &["remind", "--output", "thu", "--due", "1/12/2023"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("(01/12/2023) đã qua trước ngày xem (25/12/2023)"), "{said}");
}

#[test]
fn whoever_may_have_sent_a_file_that_nobody_could_read_is_not_taken_as_missing_in_silence() {
    let folder = round();
    let said = |command: &[&str]| {
        let output = run(folder.path(), command);
        String::from_utf8(if command == ["missing"] { output.stdout } else { output.stderr }).unwrap()
    };
    let (missing, remind) = (["missing"], ["remind", "--output", "thu", "--force"]);
    let table = ["missing", "--format", "csv"];
    for command in [&missing[..], &table, &remind] {
        assert!(!said(command).contains("chưa đọc được"), "{command:?}");
    }
    fs::write(folder.path().join("ban-ky.pdf"), "%PDF-1.4").unwrap();
    fs::write(folder.path().join("stp.csv"), "cơ quan;nhiệm vụ;mục;giá trị\nSở Tư;D01;tin-bai;1\n").unwrap();
    for command in [&missing[..], &table, &remind] {
        assert!(said(command).contains("2 tệp chưa đọc được hoặc chưa rõ của cơ quan nào"), "{command:?}");
    }
    let data = run(folder.path(), &["missing", "--format", "json"]).stdout;
    assert!(String::from_utf8(data).unwrap().contains("\"unread_files\": 2"));
}

#[test]
fn a_letter_repeats_neither_what_was_masked_nor_a_whole_row() {
    let folder = round();
    let table = "cơ quan;nhiệm vụ;mục;giá trị
STP;;số văn bản;9/BC-STP
STP;;ngày văn bản;14/12/2023
STP;;người ký;Giám đốc
STP;D01;tin-bai;3
\"STP\";;tình trạng;có báo cáo
;;tóm tắt;Gặp ông Nguyễn Văn An, sinh năm 1970
STP;D02;tin-bai;1
";
    fs::write(folder.path().join("stp.csv"), table).unwrap();
    run(folder.path(), &["validate", "--feedback", "thu"]);
    let text = letter(folder.path(), "chinh-sua-STP.md");
    assert!(text.contains("| stp.csv, ô D7"), "{text}");
    assert!(text.contains("| (đã che) |"), "{text}");
    assert!(text.contains("| stp.csv, ô A6"), "{text}");
    assert!(!text.contains(";;"), "{text}");
}

#[test]
fn an_agency_is_not_spoken_of_as_somebody_else() {
    let messages = include_str!("messages.md");
    for rule in all_rules().into_iter().filter(|rule| !rule.office) {
        let of_rule = messages.split(&format!("\n## {}\n", rule.id)).nth(1).unwrap_or_default();
        let helps =
            of_rule.split("\n## ").next().unwrap().lines().filter_map(|line| line.strip_prefix("- việc cần làm: "));
        for help in helps.filter(|_| !told_by_file(rule.id)).map(to_agency) {
            let is_apart = [
                "hỏi lại",
                "hỏi cơ quan",
                "đề nghị cơ quan",
                "với cơ quan",
                "thì đề nghị",
                "sổ văn bản đến thì",
                " --",
                "(with)",
                "tonghop",
                "có phải “",
            ];
            assert!(!is_apart.iter().any(|words| help.contains(words)), "{}: {help}", rule.id);
        }
    }
}

/// Whether a rule is about a file that nobody's submission was read of, or about the plan, so that no letter tells of it.
fn told_by_file(rule: &str) -> bool {
    let of_plan = rules::PLAN_RULES.iter().any(|(one, _)| one.id == rule);
    of_plan
        || ["unreadable-file", "unsupported-file", "open-file", "legacy-encoding", "unknown-agency", "foreign-agency"]
            .contains(&rule)
}
