//! What the office itself adds: paragraphs that survive every recompilation, and open points accepted in writing.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use std::{fs, path::Path, process::Command};
use tempfile::TempDir;

const PLAN: &str = "id: vi-du
title: Ví dụ
issuer: Sở Ví dụ
place: Đắk Lắk
report: {code: BC-SVD}
signature: {authority: KT. GIÁM ĐỐC, post: PHÓ GIÁM ĐỐC}
recipients: [Như trên]
deadline: {before: 2023-12-20}
agencies: [{id: STP, name: Sở Tư pháp}, {id: SNV, name: Sở Nội vụ}]
duties: [{id: D01, cite: I.1, text: Tuyên truyền, agencies: [STP, SNV], indicators: [tin-bai]}]
indicators: [{id: tin-bai, name: Tin bài, unit: tin, kind: count, total: sum}]
";
const REGISTER: &str = "ngày đến;cơ quan;số văn bản\n11/12/2023;STP;1/BC-STP\n12/12/2023;SNV;2/BC-SNV\n";
const ALL_SECTIONS: &str = "# Tổng quan\n\nLời *mở đầu*.\n\n# Ưu điểm\n\n- Một\n- Hai\n\n# Tồn tại, hạn chế\n\nba\n\n# Nguyên nhân\n\nbốn\n\n# Phương hướng, nhiệm vụ\n\nnăm\n\n# Kiến nghị, đề xuất\n\nsáu\n";

fn submission(agency: &str, number: &str, value: &str) -> String {
    format!(
        "agency: {agency}\ndocument: {{number: {number}, date: 2023-12-10}}\nresults:\n  D01: {{figures: {{tin-bai: {value}}}}}\n"
    )
}

/// A complete round with these sections; further files may be added.
fn round(sections: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("plan.yaml", PLAN);
    write("register.csv", REGISTER);
    write("stp.yaml", &submission("STP", "1/BC-STP", "3"));
    write("snv.yaml", &submission("SNV", "2/BC-SNV", "4"));
    write("bien-tap.md", sections);
    folder
}

/// Exit code and words of a run.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    command.args(arguments).args(["--as-of", "2023-12-25"]).current_dir(folder);
    let output = command.env("TONGHOP_LANG", "en").env_remove("TONGHOP_PLAN").output().unwrap();
    (output.status.code().unwrap(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

fn report(folder: &Path) -> String {
    fs::read_to_string(folder.join("out/bao-cao-tong-hop.md")).unwrap()
}

#[test]
fn a_complete_round_can_be_final() {
    let folder = round(ALL_SECTIONS);
    let (code, said) = run(folder.path(), &["compile", "-o", "out", "--final"]);
    assert_eq!(code, 0, "{said}");
    assert!(!report(folder.path()).contains("DỰ THẢO"));
}

#[test]
fn a_plan_that_does_not_say_who_signs_makes_no_final_report_unless_that_is_accepted() {
    let folder = round(ALL_SECTIONS);
    let unsigned: String =
        PLAN.lines().filter(|line| !line.starts_with("signature")).map(|line| line.to_owned() + "\n").collect();
    fs::write(folder.path().join("plan.yaml"), unsigned).unwrap();
    let (code, said) = run(folder.path(), &["compile", "-o", "out", "--final"]);
    assert!(code == 1 && said.contains("- the plan does not say these parts of the report: signature\n"), "{said}");
    let accepted = "- {rule: incomplete-head, reason: Ký trên mẫu riêng, by: Chánh Văn phòng}\n";
    fs::write(folder.path().join("chap-nhan.yaml"), accepted).unwrap();
    let (code, said) = run(folder.path(), &["compile", "-o", "out", "--final"]);
    assert_eq!(code, 0, "{said}");
    let printed = "| Kế hoạch chưa ghi quyền hạn, chức vụ người ký của báo cáo |";
    assert!(report(folder.path()).contains(printed), "{}", report(folder.path()));
}

#[test]
fn the_paragraphs_stand_in_the_report_with_their_lists_and_stress() {
    let folder = round(ALL_SECTIONS);
    run(folder.path(), &["compile", "-o", "out"]);
    let report = report(folder.path());
    assert!(report.contains("Lời *mở đầu*.") && report.contains("- Một\n- Hai\n"), "{report}");
}

#[test]
fn a_paragraph_that_names_somebody_is_left_out_and_the_others_stay() {
    let overview = "Lời mở đầu.\n\nĐã giúp bà Trần Thị Mẫu Thử\nlàm thủ tục hoasen.\n\nLời kết.\n\n- Một\n- Gọi số 0905777103 để hỏi\n  và hoacúc\n- Ba <!-- hỏi số 0905777104 -->\n";
    let folder = round(&ALL_SECTIONS.replace("Lời *mở đầu*.\n", overview).replace("bốn", "Do ông Trần Văn Mẫu Thử"));
    run(folder.path(), &["compile", "-o", "out"]);
    let report = report(folder.path());
    for kept in ["Lời mở đầu.\n", "Lời kết.\n", "- Một\n- Ba", "năm"] {
        assert!(report.contains(kept), "{kept}: {report}");
    }
    for left_out in ["Đã giúp", "hoasen", "Gọi số", "hoacúc", "Do ông"] {
        assert!(!report.contains(left_out), "{left_out}: {report}");
    }
    let (code, said) = run(folder.path(), &["compile", "-o", "out", "--final"]);
    assert!(code == 1 && said.contains("these sections are empty: Nguyên nhân"), "{said}");
}

#[test]
fn a_late_submission_never_costs_an_edit() {
    let folder = round(ALL_SECTIONS);
    fs::remove_file(folder.path().join("snv.yaml")).unwrap();
    run(folder.path(), &["compile", "-o", "out"]);
    let before = report(folder.path());
    fs::write(folder.path().join("snv.yaml"), submission("SNV", "2/BC-SNV", "4")).unwrap();
    run(folder.path(), &["compile", "-o", "out"]);
    let after = report(folder.path());
    assert!(before.contains("03 tin") && after.contains("07 tin"), "{after}");
    for words in ["Lời *mở đầu*.", "- Một", "\nsáu\n"] {
        assert!(before.contains(words) && after.contains(words), "{words}");
    }
}

#[test]
fn an_empty_section_is_shown_in_a_draft_and_refused_when_final() {
    let folder = round(&ALL_SECTIONS.replace("bốn", "<!-- viết sau -->"));
    assert_eq!(run(folder.path(), &["compile", "-o", "out"]).0, 0);
    assert!(report(folder.path()).contains("Mục “Nguyên nhân” chưa có nội dung"));
    let (code, said) = run(folder.path(), &["compile", "-o", "out", "--final"]);
    assert!(code == 1 && said.contains("these sections are empty: Nguyên nhân"), "{said}");
}

#[test]
fn a_section_that_holds_nothing_but_a_mark_of_a_draft_is_empty() {
    for mark in ["TODO", "…", "(Đang viết...)", "xxx", "- …\n\n[ ]"] {
        let folder = round(&ALL_SECTIONS.replace("bốn", mark));
        let (code, said) = run(folder.path(), &["compile", "-o", "out", "--final"]);
        assert!(code == 1 && said.contains("these sections are empty: Nguyên nhân"), "{mark}: {said}");
    }
}

#[test]
fn no_final_report_is_signed_with_a_mark_of_a_draft() {
    for words in ["Đã chỉ đạo. [điền thêm số liệu]", "Đề nghị cấp … triệu đồng.", "Có ____ hội nghị.", "một\n\nTODO"]
    {
        let folder = round(&ALL_SECTIONS.replace("bốn", words));
        let (code, said) = run(folder.path(), &["compile", "-o", "out", "--final"]);
        assert!(code == 1 && said.contains("1 errors or gaps are open"), "{words}: {said}");
        let (code, said) = run(folder.path(), &["validate"]);
        assert!(code == 1 && said.contains("error[placeholder-text]: the section “Nguyên nhân”"), "{words}: {said}");
    }
    let folder = round(&ALL_SECTIONS.replace("bốn", "Trên báo, đài ... và mạng xã hội...\n\n| A |\n| --- |\n| 1 |"));
    let (code, said) = run(folder.path(), &["compile", "-o", "out", "--final"]);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn an_entry_with_a_number_is_a_paragraph_that_begins_with_it() {
    let folder = round(&ALL_SECTIONS.replace("- Một\n- Hai\n", "3. *Một*\n4. Hai\n\n   và ba\n"));
    let (code, said) = run(folder.path(), &["compile", "-o", "out"]);
    let report = report(folder.path()).replace('\\', "");
    assert!(code == 0 && report.contains("\n3. *Một*\n\n4. Hai và ba\n"), "{said}{report}");
}

#[test]
fn what_a_report_cannot_hold_is_told_with_its_lines() {
    let folder =
        round(&ALL_SECTIONS.replace("ba\n", "ba\n\n<b>x</b>\n\n1. Một\n   - hai\n\nBốn\n---\n\n[năm](http://a.vn)\n"));
    let places = ["14:1", "17:4", "19:1", "22:1"].map(|place| format!("--> bien-tap.md:{place}\n"));
    for (command, exit) in [(&["validate"][..], 1), (&["compile", "-o", "out"], 2)] {
        let (code, said) = run(folder.path(), command);
        assert_eq!(code, exit, "{said}");
        assert!(places.iter().all(|place| said.contains(place)), "{said}");
        assert!(said.contains("error[wrong-shape]: a report cannot hold a list within a list\n"), "{said}");
    }
    assert_eq!(run(folder.path(), &["compile", "-o", "out", "--final"]).0, 1);
}

#[test]
fn template_code_in_a_section_is_text() {
    let folder = round(&ALL_SECTIONS.replace("sáu", "{{ plan.title }} {% if x %}"));
    assert_eq!(run(folder.path(), &["compile", "-o", "out"]).0, 0);
    assert!(report(folder.path()).replace('\\', "").contains("{{ plan.title }} {% if x %}"));
}

const ACCEPTED: &str =
    "- {rule: unreadable-number, agency: SNV, reason: Đã giải trình, by: Chánh Văn phòng, until: 2023-12-31}
- {rule: missing-value, agency: SNV, duty: D01, reason: Đã giải trình, by: Chánh Văn phòng}
- {rule: empty-section, reason: Không có, by: Chánh Văn phòng}
";

fn round_with_open_points() -> TempDir {
    let folder = round("");
    fs::write(folder.path().join("snv.yaml"), submission("SNV", "2/BC-SNV", "bốn")).unwrap();
    folder
}

#[test]
fn accepted_points_no_longer_stand_in_the_way_and_are_printed() {
    let folder = round_with_open_points();
    assert_eq!(run(folder.path(), &["compile", "-o", "out", "--final"]).0, 1);
    fs::write(folder.path().join("chap-nhan.yaml"), ACCEPTED).unwrap();
    let (code, said) = run(folder.path(), &["compile", "-o", "out", "--final"]);
    assert_eq!(code, 0, "{said}");
    let report = report(folder.path());
    assert!(
        report.contains("đã được chấp nhận") && report.contains("Chánh Văn phòng") && report.contains("31/12/2023")
    );
}

#[test]
fn a_duty_that_is_not_answered_is_accepted_by_itself_wherever_the_agency_stands() {
    let folder = round(ALL_SECTIONS);
    let more = "D01, cite: I.1, text: Tuyên truyền, agencies: [STP, SNV], indicators: [tin-bai]}, {id: D02, cite: I.2, text: Bổ sung, agencies: [STP]}, {id: D03, cite: I.3, text: Sơ kết, agencies: [STP]}]";
    let plan = PLAN.replace("D01, cite: I.1, text: Tuyên truyền, agencies: [STP, SNV], indicators: [tin-bai]}]", more);
    fs::write(folder.path().join("plan.yaml"), plan).unwrap();
    // The first row, in which the agency is named first, is about a duty.
    let table =
        "cơ quan;nhiệm vụ;mục;giá trị\nSTP;D01;tin-bai;3\nSTP;;số văn bản;1/BC-STP\nSTP;;ngày văn bản;10/12/2023\n";
    fs::write(folder.path().join("stp.csv"), table).unwrap();
    fs::remove_file(folder.path().join("stp.yaml")).unwrap();
    let accept = |duty: &str| {
        let accepted =
            format!("- {{rule: unanswered-duty, agency: STP, duty: {duty}, reason: Hoãn, by: Chánh Văn phòng}}\n");
        fs::write(folder.path().join("chap-nhan.yaml"), accepted).unwrap();
        run(folder.path(), &["compile", "-o", "out", "--force", "--final"])
    };
    for (duty, left) in [("D02", "1 errors or gaps"), ("D01", "2 errors or gaps")] {
        let (code, said) = accept(duty);
        assert!(code == 1 && said.contains(left), "{duty}: {said}");
    }
}

#[test]
fn an_acceptance_that_ended_settles_nothing() {
    let folder = round_with_open_points();
    fs::write(folder.path().join("chap-nhan.yaml"), ACCEPTED.replace("2023-12-31", "2023-12-24")).unwrap();
    assert_eq!(run(folder.path(), &["compile", "-o", "out", "--final"]).0, 1);
    let (_, said) = run(folder.path(), &["validate"]);
    assert!(said.contains("warning[expired-acceptance]"), "{said}");
}

#[test]
fn an_acceptance_of_nothing_is_a_warning() {
    let folder = round(ALL_SECTIONS);
    fs::write(folder.path().join("chap-nhan.yaml"), ACCEPTED).unwrap();
    let (code, said) = run(folder.path(), &["validate"]);
    assert_eq!((code, said.matches("warning[unused-acceptance]").count()), (0, 3), "{said}");
}

#[test]
fn a_misspelt_rule_of_an_acceptance_is_asked_about() {
    for (written, meant) in [("late-submision", "late-submission"), ("broken-relatoin", "broken-relation")] {
        let folder = round(ALL_SECTIONS);
        let accepted = format!("- {{rule: {written}, agency: STP, reason: Chờ, by: Chánh Văn phòng}}\n");
        fs::write(folder.path().join("chap-nhan.yaml"), accepted).unwrap();
        let (_, said) = run(folder.path(), &["validate"]);
        assert!(said.contains(&format!("“{meant}”")), "{said}");
    }
}

#[test]
fn a_missing_agency_can_be_accepted_but_not_the_time() {
    let folder = round(ALL_SECTIONS);
    fs::remove_file(folder.path().join("snv.yaml")).unwrap();
    fs::write(folder.path().join("register.csv"), REGISTER.replace("12/12/2023;SNV;2/BC-SNV\n", "")).unwrap();
    let accepted = "- {rule: missing-submission, agency: SNV, reason: Giải thể, by: Chánh Văn phòng}\n";
    fs::write(folder.path().join("chap-nhan.yaml"), accepted).unwrap();
    assert_eq!(run(folder.path(), &["compile", "-o", "out", "--final"]).0, 0);
    let mut early = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    early.args(["compile", "-o", "out", "--final", "--as-of", "2023-12-15"]).current_dir(folder.path());
    assert_eq!(early.output().unwrap().status.code(), Some(1));
}

#[test]
fn a_comment_is_left_out_whatever_it_holds_and_must_be_closed() {
    let folder = round(&ALL_SECTIONS.replace("ba\n", "<!--\n# Ưu điểm\n\ncũ\n-->\nba\n"));
    let (code, said) = run(folder.path(), &["validate"]);
    assert_eq!(code, 0, "{said}");
    run(folder.path(), &["compile", "-o", "out"]);
    assert!(!report(folder.path()).contains("cũ"));
    let folder = round(&ALL_SECTIONS.replace("ba\n", "<!-- ba\n"));
    let (code, said) = run(folder.path(), &["validate"]);
    assert!(code == 1 && said.contains("“<!--” is not closed"), "{said}");
}

#[test]
fn the_programs_own_report_is_no_submission() {
    let folder = round(ALL_SECTIONS);
    run(folder.path(), &["compile", "-o", "out"]);
    let (code, said) = run(folder.path(), &["compile", "-o", "out", "--final"]);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn two_reports_under_one_number_are_told_apart_by_the_register() {
    let folder = round(ALL_SECTIONS);
    fs::write(folder.path().join("stp-2.yaml"), submission("STP", "1/BC-STP", "30")).unwrap();
    fs::write(folder.path().join("register.csv"), format!("{REGISTER}22/12/2023;STP;1/BC-STP\n")).unwrap();
    run(folder.path(), &["compile", "-o", "out"]);
    assert!(report(folder.path()).contains("34 tin"), "the correction counts once it has arrived");
    let mut before = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    before.args(["compile", "-o", "out", "--as-of", "2023-12-18"]).current_dir(folder.path());
    before.output().unwrap();
    assert!(report(folder.path()).contains("07 tin"), "until then the first one does");
}

#[test]
fn an_agency_whose_file_cannot_be_used_is_missing_and_can_be_accepted() {
    let folder = round(ALL_SECTIONS);
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("snv.yaml", &format!("plan: khac\n{}", submission("SNV", "2/BC-SNV", "4")));
    let foreign = "- {rule: plan-mismatch, agency: SNV, reason: Kế hoạch khác, by: Chánh Văn phòng}\n";
    write(
        "chap-nhan.yaml",
        &format!("- {{rule: missing-submission, agency: SNV, reason: Gửi sau, by: Chánh Văn phòng}}\n{foreign}"),
    );
    let (_, said) = run(folder.path(), &["validate"]);
    assert!(said.contains("error[plan-mismatch]") && !said.contains("unused-acceptance"), "{said}");
    assert_eq!(run(folder.path(), &["compile", "-o", "out", "--final"]).0, 0);
}

#[test]
fn what_is_wrong_with_an_acceptance_is_told_once_and_its_rule_asked_about() {
    let folder = round_with_open_points();
    let with = |from: &str, to: &str| {
        fs::write(folder.path().join("chap-nhan.yaml"), ACCEPTED.replace(from, to)).unwrap();
        run(folder.path(), &["validate"]).1
    };
    let said = with("2023-12-31", "2023-12-24");
    assert!(said.contains("expired-acceptance") && !said.contains("“unreadable-number” meets"), "{said}");
    let said = with("unreadable-number", "unreadable-nuber");
    assert!(said.contains("did you mean “unreadable-number”?"), "{said}");
    let said = with("missing-value", "missing-vaule");
    assert!(said.contains("did you mean “missing-value”?"), "{said}");
}
