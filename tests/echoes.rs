//! Root causes first: one mistake that touches hundreds of rows is few findings, and names every place.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use std::fmt::Write as _;
use tonghop::{
    finding::Finding,
    load::{self, Loaded},
    rules,
    source::Sources,
};

const PLAN: &str = include_str!("../src/rules/example-plan.yaml");
const HEAD: &str = "cơ quan;nhiệm vụ;mục;giá trị;kỳ;hoạt động;từ ngày;đến ngày;địa điểm;phối hợp;ghi chú\n";
/// How many rows one mistake touches.
const ROWS: usize = 300;

/// The rules that find something in a file, one for each finding, and how many places are at fault.
fn found(text: &str) -> (Vec<&'static str>, usize) {
    let findings = findings_of(text);
    let places = findings.iter().map(|finding| finding.faults().count()).sum();
    let mut rules: Vec<&str> = findings.iter().map(|finding| finding.rule.id).collect();
    rules.sort_unstable();
    (rules, places)
}

/// What is found in the file of an agency.
fn findings_of(text: &str) -> Vec<Finding> {
    findings_by(PLAN, text)
}

fn findings_by(plan: &str, text: &str) -> Vec<Finding> {
    let mut sources = Sources::default();
    let plan = load::plan_text(&mut sources, "plan.yaml", plan.as_bytes().to_vec()).0.unwrap();
    let mut loaded = Loaded::default();
    load::submission(&mut sources, &plan, "stp.csv", text, &mut loaded);
    let (round, of_files) = loaded.into_round(plan, false, "2023-12-25".parse().unwrap());
    let mut findings = rules::check(&round, of_files, None);
    // There is no register, whatever the rows say.
    findings.retain(|finding| finding.rule.id != "unregistered-submission");
    findings
}

/// A sound head, and a row for each number below [`ROWS`].
fn table(row: impl Fn(usize) -> String) -> String {
    let mut text = HEAD.to_owned();
    text.push_str(
        "STP;;số văn bản;215/BC-STP;;;;;;;\nSTP;;ngày văn bản;14/12/2023;;;;;;;\nSTP;;người ký;Giám đốc;;;;;;;\n",
    );
    text.push_str("STP;D01;tin-bai;1000;;;;;;;\n");
    for at in 0..ROWS {
        writeln!(text, "{}", row(at)).unwrap();
    }
    text
}

fn day(at: usize) -> String {
    format!("{:02}/{:02}/2023", at % 28 + 1, at % 5 + 7)
}

/// One mistake in every row: these findings, and at least as many places as there are rows.
#[track_caller]
fn is_told_once(rules: &[&str], row: impl Fn(usize) -> String) {
    let (told, places) = found(&table(row));
    assert_eq!(told, rules);
    assert!(places >= ROWS, "{places} places");
}

#[test]
fn sound_rows_are_silent() {
    let (told, places) = found(&table(|at| format!("STP;D01;;;;Hội nghị {at};{};;;;", day(at))));
    assert_eq!((told, places), (vec![], 0));
}

#[test]
fn a_figure_in_a_row_that_is_left_out_is_not_missing() {
    let others =
        "STP;;số văn bản;215/BC-STP\nSTP;;ngày văn bản;14/12/2023\nSTP;;người ký;Giám đốc\nSTP;D01;luot-nguoi;5\n";
    let (told, _) = found(&format!("{HEAD}{others}STP;D01;tin-bai;24;;;;;;;;lạc\n"));
    assert_eq!(told, ["ragged-row"]);
    assert_eq!(found(&format!("{HEAD}{others}")).0, ["missing-value"]);
    // Nor where the row goes on with the one above, or spells the agency in its own way.
    for row in [";;tin-bai;24;;;;;;;;lạc\n", "sở tư pháp;d01;tin-bai;24;;;;;;;;lạc\n"] {
        assert_eq!(found(&format!("{HEAD}{others}{row}")).0, ["ragged-row"], "{row}");
    }
}

#[test]
fn rows_go_on_with_a_row_that_is_left_out() {
    let text = format!("{HEAD}STP;D01;tin-bai;24\nCAT;D01;tin-bai;7;;;;;;;;lạc\n;;luot-nguoi;5\n");
    let mut sources = Sources::default();
    let plan = load::plan_text(&mut sources, "plan.yaml", PLAN.as_bytes().to_vec()).0.unwrap();
    let mut loaded = Loaded::default();
    load::submission(&mut sources, &plan, "x.csv", &text, &mut loaded);
    let figures = loaded.submissions.iter().map(|submission| submission.results[0].figures.len());
    assert_eq!(figures.collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn a_total_that_counts_a_row_that_is_left_out_is_not_wrong() {
    let text = format!("{HEAD}STP;D01;tin-bai;24\nSTP;D01;luot-nguoi;7;;;;;;;;lạc\nTổng cộng;;;31\n");
    assert!(!found(&text).0.contains(&"wrong-total"));
}

#[test]
fn a_duty_of_which_only_a_row_left_out_tells_is_not_answered() {
    let head = "STP;;số văn bản;215/BC-STP\nSTP;;ngày văn bản;14/12/2023\nSTP;;người ký;Giám đốc\n";
    for (row, rule) in [("STP;D01;tin-bai;24;;;;;;;;lạc\n", "ragged-row"), ("STP;D01;tin-bai;;24\n", "missing-field")]
    {
        let (told, _) = found(&format!("{HEAD}{head}{row}"));
        assert!(told.contains(&rule) && told.contains(&"empty-submission"), "{told:?}");
    }
}

#[test]
fn a_reason_without_a_status_is_asked_whether_the_duty_was_done() {
    let helps = |reason: &str| -> Vec<String> {
        let findings = findings_of(&format!("{HEAD}STP;D01;luot-nguoi;5\n{reason}"));
        let missing = findings.into_iter().filter(|finding| finding.rule.id == "missing-value");
        missing.filter_map(|finding| finding.help).map(|help| help.vi).collect()
    };
    let asks = |helps: &[String]| matches!(helps, [help] if help.contains("“tình trạng” là “chưa thực hiện”"));
    assert!(asks(&helps("STP;D01;lý do;Chưa có kinh phí\n")) && !asks(&helps("")));
}

#[test]
fn days_in_another_order() {
    is_told_once(&["outside-window"], |at| format!("STP;D02;;;;Treo {at};12/{:02}/2023;;;;", at % 10 + 1));
    // Where some of them are days all the same, those are told apart from those that are none.
    let (told, _) =
        found(&table(|at| format!("STP;D01;;;;Hội nghị {at};{:02}/{:02}/2023;;;;", at % 5 + 7, at % 28 + 1)));
    assert_eq!(told, ["activity-before-plan", "unreadable-date"]);
}

#[test]
fn another_year() {
    is_told_once(&["outside-window"], |at| {
        format!("STP;D02;;;;Treo {at};{0:02}/12/2022;{0:02}/12/2022;;;", at % 10 + 1)
    });
    is_told_once(&["activity-before-plan"], |at| format!("STP;D01;;;;Hội nghị {at};{:02}/09/2022;;;;", at % 28 + 1));
    is_told_once(&["activity-after-document"], |at| format!("STP;D01;;;;Hội nghị {at};{:02}/09/2024;;;;", at % 28 + 1));
    is_told_once(&["unreadable-date"], |at| format!("STP;D01;;;;Hội nghị {at};{:02}/09/23;;;;", at % 28 + 1));
}

#[test]
fn one_unknown_name() {
    let row = |at| day(at);
    is_told_once(&["unknown-agency"], |at| {
        format!("Sở Tư Phap Tỉnh;D01;luot-nguoi;{at};;Hội nghị {at};{};;;;", row(at))
    });
    is_told_once(&["unknown-duty"], |at| format!("STP;D77;luot-nguoi;{at};;Hội nghị {at};{};;;;", row(at)));
    is_told_once(&["unknown-indicator"], |at| format!("STP;D01;nguoi;{at};;Hội nghị {at};{};;;;", row(at)));
    is_told_once(&["value-not-allowed"], |at| format!("STP;D02;khau-hieu;Khẩu hiệu;;Treo {at};01/12/2023;;;;"));
}

#[test]
fn numbers_written_in_another_way() {
    is_told_once(&["ambiguous-number"], |at| format!("STP;D01;luot-nguoi;1,{at:03};;Hội nghị {at};{};;;;", day(at)));
    is_told_once(&["fractional-count"], |at| format!("STP;D01;luot-nguoi;{at},5;;Hội nghị {at};{};;;;", day(at)));
    is_told_once(&["negative-value"], |at| format!("STP;D01;luot-nguoi;-{};;Hội nghị {at};{};;;;", at + 1, day(at)));
    is_told_once(&["unreadable-number"], |at| format!("STP;D01;luot-nguoi;{at} người;;Hội nghị {at};{};;;;", day(at)));
    is_told_once(&["likely-fraction"], |at| format!("STP;D01;ty-le;0,{:04};;Hội nghị {at};{};;;;", at + 1, day(at)));
    is_told_once(&["likely-other-unit"], |at| {
        format!("STP;D01;kinh-phi;{}000000;;Hội nghị {at};{};;;;", at + 50, day(at))
    });
}

/// How often a share is asked about.
fn asked(plan: &str, share: &str) -> usize {
    let findings = findings_by(plan, &format!("cơ quan;nhiệm vụ;mục;giá trị\nSTP;D01;ty-le;{share}\n"));
    findings.iter().filter(|finding| finding.rule.id == "likely-fraction").count()
}

#[test]
fn a_share_below_one_is_asked_about_with_and_without_its_sign() {
    for (share, expected) in [("0,95", 1), ("0,95%", 1), ("0,95 %", 1), ("95%", 0), ("95", 0), ("0", 0), ("1", 0)] {
        assert_eq!(asked(PLAN, share), expected, "{share}");
    }
}

#[test]
fn a_share_out_of_bounds_is_not_asked_about() {
    for (bounds, expected) in [("min: 0, max: 100", 1), ("min: 0, max: 90", 0), ("min: 1, max: 100", 0)] {
        assert_eq!(asked(&PLAN.replace("min: 0, max: 100", bounds), "0,95"), expected, "{bounds}");
    }
}

#[test]
fn shifted_cells() {
    is_told_once(&["unreadable-date"], |at| format!("STP;D01;luot-nguoi;{at};Hội nghị {at};{};;;;;", day(at)));
    is_told_once(&["ragged-row"], |at| format!("STP;D01;luot-nguoi;{at};;Hội nghị {at};{};;;;;x", day(at)));
    is_told_once(&["missing-field"], |at| format!("STP;D01;;{at};;Hội nghị {at};{};;;;", day(at)));
}

#[test]
fn a_heading_that_is_not_known() {
    let text = table(|at| format!("STP;D01;luot-nguoi;{at};;Hội nghị {at};{};;;;", day(at)));
    let (told, _) = found(&text.replace("giá trị", "kết quả đạt được"));
    assert_eq!(told, ["missing-heading", "unknown-heading"]);
    let (told, _) = found(&text.replace("từ ngày", "bắt đầu"));
    assert_eq!(told, ["unknown-heading"]);
}

#[test]
fn rows_pasted_twice() {
    let (told, places) =
        found(&table(|at| format!("STP;D01;luot-nguoi;{0};;Hội nghị {0};{1};;;;", at / 2, day(at / 2))));
    assert_eq!((told, places), (vec!["duplicate-row"], ROWS / 2));
}

/// A list of YAML that was pasted twice, without marks over its letters.
#[test]
fn activities_pasted_twice() {
    let mut list = String::new();
    for at in 0..ROWS {
        let (day, month) = (at % 28 + 1, at % 5 + 7);
        let title = format!("Da to chuc hoi nghi tuyen truyen so {at}");
        writeln!(list, "      - {{title: {title}, from: 2023-{month:02}-{day:02}}}").unwrap();
    }
    let head = "agency: STP\ndocument: {number: 215/BC-STP, date: 2023-12-14, signer: Giám đốc}\n";
    let text = format!("{head}results:\n  D01:\n    figures: {{tin-bai: 3}}\n    activities:\n{list}{list}");
    let mut sources = Sources::default();
    let plan = load::plan_text(&mut sources, "plan.yaml", PLAN.as_bytes().to_vec()).0.unwrap();
    let mut loaded = Loaded::default();
    load::submission(&mut sources, &plan, "stp.yaml", &text, &mut loaded);
    let (round, of_files) = loaded.into_round(plan, false, "2023-12-25".parse().unwrap());
    let findings = rules::check(&round, of_files, None);
    let places = |rule: &str| -> Vec<usize> {
        findings.iter().filter(|finding| finding.rule.id == rule).map(|finding| finding.faults().count()).collect()
    };
    assert_eq!((places("repeated-activity"), places("unfit-letters")), (vec![ROWS], vec![2 * ROWS]));
}

#[test]
fn marks_of_a_model_left_in() {
    is_told_once(&["placeholder-text"], |at| format!("STP;D01;;;;…… {at};{};;……;;", day(at)));
}

/// What another agency does is not gathered with it.
#[test]
fn each_agency_has_its_own() {
    let both = |at: usize| {
        let agency = if at < ROWS / 2 { "STP" } else { "CAT" };
        format!("{agency};D01;luot-nguoi;{at},5;;Hội nghị {at};{};;;;", day(at))
    };
    let (told, places) = found(&table(both));
    let fractions = told.iter().filter(|rule| **rule == "fractional-count").count();
    assert_eq!(fractions, 2);
    assert!(places >= ROWS);
}

/// What is kept of submissions that were let go tells as much as they themselves. Acceptances keep them whole.
#[test]
fn a_round_is_judged_alike_whether_its_answers_are_kept_or_let_go() {
    let long = "Chỉ đạo các phòng chuyên môn xây dựng chuyên mục hỏi đáp pháp luật, mỗi tuần trả lời ba câu hỏi của người dân. ".repeat(3);
    let folder = tempfile::TempDir::new().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let plan: Vec<String> = (1..=7).map(|at| format!("  - {{id: H{at}, name: Huyện {at}}}\n")).collect();
    let ids: Vec<String> = (1..=7).map(|at| format!("H{at}")).collect();
    write(
        "plan.yaml",
        &format!(
            "id: vi-du\ntitle: Ví dụ\ndeadline: {{by: 2023-12-20}}\nagencies:\n{}duties:\n  - {{id: D01, cite: I, text: Tuyên truyền, \
         agencies: [{}], indicators: [nguoi]}}\nindicators:\n  - {{id: nguoi, name: Lượt người dự, unit: lượt người, kind: count, total: sum}}\n",
            plan.concat(),
            ids.join(", "),
        ),
    );
    for at in 1..=7 {
        let people = if at == 7 { 90_000 } else { 300 + at };
        let partner = at % 7 + 1;
        write(
            &format!("h{at}.yaml"),
            &format!(
                "agency: H{at}\ndocument: {{number: {at}/BC-H, date: 2023-12-10, signer: Chủ tịch}}\nresults:\n  D01:\n    summary: {long}\n    \
             activities:\n      - {{title: Hội nghị {at}, from: 2023-10-01, place: Hội trường, with: [H{partner}], figures: {{nguoi: {people}}}}}\n",
            ),
        );
    }
    // Filled in, but for the document itself.
    write("h8.yaml", "form: 1\nagency: H1\nresults:\n  D01: {figures: {nguoi: 5}}\n");
    write("register.csv", "ngày đến;cơ quan;số văn bản\n10/12/2023;H2;2/BC-H\n");
    let told = || {
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_tonghop"))
            .args(["validate", "--format", "json", "--as-of", "2023-12-25"])
            .arg(folder.path())
            .arg("--plan")
            .arg(folder.path().join("plan.yaml"))
            .output()
            .unwrap();
        let report: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
        report["findings"].clone()
    };
    let let_go = told();
    write("chap-nhan.yaml", "");
    let kept = told();
    let rules: std::collections::BTreeSet<&str> =
        let_go.as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap()).collect();
    assert!(
        ["copied-text", "far-from-peers", "silent-partner", "unregistered-submission"]
            .iter()
            .all(|rule| rules.contains(rule)),
        "{rules:?}"
    );
    let own = |findings: &serde_json::Value| {
        let all = findings.as_array().unwrap().iter();
        all.filter(|finding| !finding["places"][0]["file"].as_str().unwrap().contains("chap-nhan"))
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(own(&let_go), own(&kept));
}

#[test]
fn a_number_written_otherwise_is_one_thing_to_say() {
    let mut sources = Sources::default();
    let plan = load::plan_text(&mut sources, "plan.yaml", PLAN.as_bytes().to_vec()).0.unwrap();
    let mut loaded = Loaded::default();
    let text = "agency: STP\ndocument: {number: Số 215/BC-STP, date: 2023-12-14, signer: Giám đốc}\nresults:\n  D01: {figures: {tin-bai: 3}}\n";
    load::submission(&mut sources, &plan, "stp.yaml", text, &mut loaded);
    load::register(
        &mut sources,
        &plan,
        "register.csv",
        "ngày đến;cơ quan;số văn bản\n15/12/2023;STP;215/BC-STP\n",
        &mut loaded,
    );
    let (round, of_files) = loaded.into_round(plan, true, "2023-12-25".parse().unwrap());
    let told: Vec<&str> = rules::check(&round, of_files, None).iter().map(|finding| finding.rule.id).collect();
    assert_eq!(told, ["malformed-number"]);
}

#[test]
fn a_total_below_a_row_that_was_not_read() {
    let table = |row: &str| format!("{HEAD}STP;D01;tin-bai;24;;;;;;;\n{row};;;;;;;\nTổng cộng;;;27;;;;;;;\n");
    for (row, cause) in [
        ("STP;D01;luot-nguoi;ba", "unreadable-number"),
        ("STP;D99;luot-nguoi;3", "unknown-duty"),
        ("STP;D01;luot-ngoi-xem;3", "unknown-indicator"),
        ("Sở Nào Đó;D01;luot-nguoi;3", "unknown-agency"),
    ] {
        let (told, _) = found(&table(row));
        assert!(told.contains(&cause) && !told.contains(&"wrong-total"), "{row}: {told:?}");
    }
    // What is no figure is in no total.
    for row in ["STP;D01;luot-nguoi;4", "STP;;ngày văn bản;31/02/2023"] {
        assert!(found(&table(row)).0.contains(&"wrong-total"), "{row}");
    }
}

/// More mistakes than anybody reads are a bounded number of findings and of words about them; each place is counted.
#[test]
fn what_is_wrong_in_every_row_stays_in_bounds() {
    const MANY: usize = 25_000;
    let many = |row: &dyn Fn(usize) -> String| {
        let rows: String = (0..MANY).map(row).collect();
        format!(
            "{HEAD}STP;;số văn bản;215/BC-STP;;;;;;;\nSTP;;ngày văn bản;14/12/2023;;;;;;;\nSTP;;người ký;Giám đốc;;;;;;;\n{rows}"
        )
    };
    let of_rule = |text: &str, id: &str| -> Vec<Finding> {
        findings_of(text).into_iter().filter(|finding| finding.rule.id == id).collect()
    };
    // One finding with all places: those beyond the bound have no words of their own.
    let text = many(&|at| format!("STP;D01;luot-nguoi;{at},5;;Hội nghị {at};{};;;;\n", day(at)));
    let [finding] = &of_rule(&text, "fractional-count")[..] else { panic!("one finding for one mistake") };
    assert_eq!(finding.faults().count(), MANY);
    assert!(finding.labels.len() <= 10_000, "{} labels", finding.labels.len());
    // As many findings as rows, and alike: they are told as one, and none of their places is lost.
    let text =
        many(&|at| format!("STP;D01;;;;Hội nghị {at};{:02}/12/2023;{:02}/11/2023;;;\n", at % 9 + 1, at % 28 + 1));
    let [finding] = &of_rule(&text, "ends-before-start")[..] else { panic!("one finding for one mistake") };
    assert_eq!(finding.faults().count(), MANY);
    assert!(finding.labels.len() <= 20_000, "{} labels", finding.labels.len());
}
