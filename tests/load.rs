//! Reading: both shapes say the same, and no text, whatever it holds, makes the reader fail.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

mod common;

use proptest::prelude::*;
use serde_json::Value;
use std::{
    fmt::Write as _,
    time::{Duration, Instant},
};
use tonghop::{
    cli::terminal,
    finding::{Finding, Lang},
    load::{self, Loaded},
    model::Plan,
    rules,
    source::Sources,
};

const PLAN: &str = include_str!("../src/rules/example-plan.yaml");

fn plan(sources: &mut Sources) -> Plan {
    load::plan_text(sources, "plan.yaml", PLAN.as_bytes().to_vec()).0.unwrap()
}

/// What is wrong with one file by itself, and by which rules.
fn findings(name: &str, text: &str) -> (Vec<Finding>, Vec<&'static str>) {
    let mut sources = Sources::default();
    let plan = plan(&mut sources);
    let mut loaded = Loaded::default();
    load::submission(&mut sources, &plan, name, text, &mut loaded);
    let rules = loaded.findings.iter().map(|finding| finding.rule.id).collect();
    (loaded.findings, rules)
}

/// What a report would say of one file, and which rules fire in it; places left out.
fn told(name: &str, text: &str) -> (Value, Vec<&'static str>) {
    let mut sources = Sources::default();
    let plan = plan(&mut sources);
    let mut loaded = Loaded::default();
    load::submission(&mut sources, &plan, name, text, &mut loaded);
    let (round, of_files) = loaded.into_round(plan, true, "2023-12-25".parse().unwrap());
    let findings = rules::check(&round, of_files, None);
    for finding in &findings {
        // Whatever was found can be shown.
        for lang in [Lang::Vi, Lang::En] {
            assert!(!terminal::render(&sources, finding, lang, false).is_empty());
        }
    }
    let mut rules: Vec<&str> = findings.iter().map(|finding| finding.rule.id).collect();
    rules.sort_unstable();
    (common::view(&round, &findings, &sources), rules)
}

#[test]
fn a_figure_under_the_heading_beside_its_own_is_told() {
    let rules = |row: &str| findings("a.csv", &format!("cơ quan;nhiệm vụ;mục;giá trị;kỳ;hoạt động\n{row}\n")).1;
    for row in ["STP;D01;tin-bai;;24;", "STP;D01;;;24;Hội nghị", "STP;D01;tình trạng;;chưa thực hiện;"] {
        assert_eq!(rules(row), ["missing-field"], "{row}");
    }
    // As a form gives it out, and with its month under the activity.
    for row in [
        "STP;D01;tin-bai;;07/2023;",
        "STP;D01;tin-bai;;Quý IV/2023;",
        "STP;D01;tin-bai;;2023;",
        "STP;D01;;;07/2023;Hội nghị",
    ] {
        assert!(rules(row).is_empty(), "{row}");
    }
}

/// How many agencies a table is of.
fn agencies(rows: &str) -> usize {
    let mut sources = Sources::default();
    let plan = plan(&mut sources);
    let mut loaded = Loaded::default();
    load::submission(&mut sources, &plan, "a.csv", &format!("cơ quan;nhiệm vụ;mục;giá trị\n{rows}"), &mut loaded);
    loaded.submissions.len()
}

#[test]
fn words_alone_in_the_first_column_are_a_name_when_rows_go_on_with_them() {
    let rules = |rows: &str| findings("a.csv", &format!("cơ quan;nhiệm vụ;mục;giá trị\n{rows}")).1;
    assert_eq!(rules("I. Chung;;;\nII. Riêng;;;\nSTP;D01;tin-bai;24\n"), ["lone-words"]);
    // Who receives a copy has sent nothing.
    assert_eq!(rules("STP;D01;tin-bai;24\nNơi nhận:;;;\nSở Nội vụ;;;\n"), ["lone-words"]);
    assert_eq!(agencies("STP;D01;tin-bai;24\nNơi nhận:;;;\nSở Nội vụ;;;\n"), 1);
    assert_eq!(agencies("Sở Nội vụ;;;\n"), 1);
    for rows in ["Sở Nào;;;\n;D01;tin-bai;24\n", "STP;D01;tin-bai;24\nSở Nào;;;\n;D01;luot-nguoi;24\n"] {
        assert_eq!(rules(rows), ["unknown-agency", "continued-cell"], "{rows}");
    }
}

/// Whether what is wrong in a table is somebody's to put right.
fn is_owned(rows: &str) -> bool {
    let mut sources = Sources::default();
    let plan = plan(&mut sources);
    let mut loaded = Loaded::default();
    let text = format!("cơ quan;nhiệm vụ;mục;giá trị;lạ\n{rows}");
    load::submission(&mut sources, &plan, "a.csv", &text, &mut loaded);
    let heading = loaded.findings.iter().find(|finding| finding.rule.id == "unknown-heading").unwrap();
    loaded.submissions.iter().any(|submission| submission.holds(heading.span()))
}

#[test]
fn a_file_of_one_agency_is_all_its_own() {
    assert!(is_owned("STP;D01;tin-bai;24;\n"));
    for others in ["SNV;D01;tin-bai;24;\n", "Sở Nào;D01;tin-bai;24;\n", "CAT;D01;tin-bai;24;;thừa\n"] {
        assert!(!is_owned(&format!("STP;D01;tin-bai;24;\n{others}")), "{others}");
    }
}

const NESTED: &str = r#"
plan: vi-du
agency: Công an tỉnh
sample: true
document: {number: 12/BC-CAT, date: 2023-12-10, signer: Phó Giám đốc}
cutoff: 2023-12-05
results:
  D01:
    figures: {tin-bai: 1.250, luot-nguoi: 300, kinh-phi: "12,5", ty-le: 95%}
    summary: Đã tổ chức tuyên truyền.
    activities:
      - {title: Hội nghị, from: 2023-07-01, to: 2023-07-02, place: Hội trường, with: [STP, SNV], figures: {luot-nguoi: 100}}
      - {title: Ra quân, from: 2023-08-01}
  D02: {figures: {khau-hieu: [1, 2]}}
  D04: {figures: {thong-bao: {2023-09: 1, 2023-10: 2, 2023-11: 0}}}
  D03: {status: not-done, reason: Không có đơn}
difficulties: [Thiếu kinh phí.]
proposals: [Bổ sung kinh phí.]
"#;

const FLAT: &str = "\
cơ quan;nhiệm vụ;mục;giá trị;kỳ;hoạt động;từ ngày;đến ngày;địa điểm;phối hợp;ghi chú
CAT;;kế hoạch;vi-du;;;;;;;
CAT;;số liệu giả định;có;;;;;;;
CAT;;số văn bản;12/BC-CAT;;;;;;;
CAT;;ngày văn bản;10/12/2023;;;;;;;
CAT;;người ký;Phó Giám đốc;;;;;;;
CAT;;số liệu đến ngày;05/12/2023;;;;;;;
CAT;D01;tin-bai;1.250;;;;;;;
CAT;D01;Lượt người dự;300;;;;;;;
CAT;D01;kinh-phi;12,5;;;;;;;
CAT;D01;ty-le;95%;;;;;;;
CAT;D01;tóm tắt;Đã tổ chức tuyên truyền.;;;;;;;
CAT;D01;luot-nguoi;100;;Hội nghị;01/07/2023;02/07/2023;Hội trường;\"STP; SNV\";
CAT;D01;;;;Ra quân;1/8/2023;;;;
CAT;D02;khau-hieu;\"1; 2\";;;;;;;
CAT;D04;thong-bao;1;09/2023;;;;;;
CAT;D04;thong-bao;2;10/2023;;;;;;
CAT;D04;thong-bao;0;11/2023;;;;;;
CAT;D03;tình trạng;chưa thực hiện;;;;;;;
CAT;D03;lý do;Không có đơn;;;;;;;
CAT;;khó khăn;Thiếu kinh phí.;;;;;;;
CAT;;kiến nghị;Bổ sung kinh phí.;;;;;;;
";

#[test]
fn both_shapes_can_say_the_same() {
    let (nested, flat) = (told("cat.yaml", NESTED), told("cat.csv", FLAT));
    assert_eq!(nested.1, flat.1);
    assert_eq!(nested.0, flat.0);
}

#[test]
fn a_table_is_read_with_any_delimiter_line_end_and_language() {
    let expected = told("cat.csv", FLAT);
    let english = FLAT
        .replace(
            "cơ quan;nhiệm vụ;mục;giá trị;kỳ;hoạt động;từ ngày;đến ngày;địa điểm;phối hợp;ghi chú",
            "agency;duty;item;value;period;activity;from;to;place;with;note",
        )
        .replace("chưa thực hiện", "not-done")
        .replace("tình trạng", "status");
    for text in [
        FLAT.replace('\n', "\r\n"),
        tabs(FLAT),
        format!("sep=;\n{FLAT}"),
        format!("BÁO CÁO KẾT QUẢ\n\n{FLAT}"),
        FLAT.replace('\n', "\n\n"),
        english,
    ] {
        assert_eq!(told("cat.csv", &text), expected, "{text}");
    }
}

/// The table cut by tabs.
fn tabs(table: &str) -> String {
    let unquoted = table.replace("\"STP; SNV\"", "STP; SNV").replace("\"1; 2\"", "1; 2");
    unquoted.replace("; ", "\u{1}").replace(';', "\t").replace('\u{1}', "; ")
}

#[test]
fn headings_are_found_below_blank_rows_and_a_long_title() {
    let expected = told("cat.csv", FLAT);
    let titles = "Hướng dẫn, ghi chú\n".repeat(15);
    for text in [
        format!("{}{FLAT}", "\n".repeat(90)),
        format!("{}{FLAT}", ";;;;\n".repeat(90)),
        format!("{}{FLAT}", "Hướng dẫn: ghi số\n".repeat(49)),
        format!("{}{FLAT}", "Hướng dẫn, ghi số\n\n ;;\n".repeat(49)),
        format!("{titles}{FLAT}").replace('\n', "\r\r\n"),
        format!("{}{}", "\n".repeat(90), tabs(FLAT)),
    ] {
        assert_eq!(told("cat.csv", &text), expected, "{text}");
    }
    let (far, rules) = findings("cat.csv", &format!("{}{FLAT}", "Hướng dẫn: ghi số\n".repeat(50)));
    assert_eq!(rules, ["missing-heading"]);
    assert!(far[0].labels[0].text.vi.contains("trong 50 dòng có nội dung đầu tiên"), "{:?}", far[0].labels);
}

/// The total of an indicator, both counted from 0, that a report would give of one file.
fn total(name: &str, text: &str, duty: usize, indicator: usize) -> Value {
    told(name, text).0["headings"][0]["duties"][duty]["totals"][indicator]["number"].clone()
}

#[test]
fn a_number_that_a_comma_cuts_in_two_counts_nothing_and_the_others_do() {
    let of = |figures: &str| {
        format!("agency: CAT\nresults:\n  D01: {{figures: {figures}}}\n  D04: {{figures: {figures}}}\n")
    };
    for figures in ["{tin-bai: 2,500}", "{tin-bai: 2, 500}", "{tin-bai: 2,500,luot-nguoi: 5}"] {
        assert!(findings("cat.yaml", &of(figures)).1.contains(&"unreadable-number"), "{figures}");
        assert_eq!(total("cat.yaml", &of(figures), 0, 0), Value::Null, "{figures}");
    }
    let months = of("{thong-bao: {2023-10: 1,500, 2023-11: 3}}");
    assert!(findings("cat.yaml", &months).1.contains(&"unreadable-number"));
    assert_eq!(total("cat.yaml", &months, 3, 0), "3");
    // What was cut is the number right before it, and no other.
    assert_eq!(total("cat.yaml", &of("{tin-bai: 5, nguoi: 2,500}"), 0, 0), "5");
}

#[test]
fn a_blank_line_of_an_indicator_of_digits_is_no_half_of_a_number() {
    let mut sources = Sources::default();
    let plan = PLAN.replace("luot-nguoi", "2").replace("ty-le", "4");
    let (plan, _) = load::plan_text(&mut sources, "plan.yaml", plan.into_bytes());
    let mut loaded = Loaded::default();
    let text = "agency: STP\nresults:\n  D01:\n    figures:\n      tin-bai: 5\n      2:\n      4:\n      kinh-phi: 7\n";
    load::submission(&mut sources, &plan.unwrap(), "stp.yaml", text, &mut loaded);
    assert_eq!((loaded.findings.len(), loaded.submissions[0].results[0].figures.len()), (0, 2));
}

#[test]
fn words_behind_a_hash_are_told_wherever_they_are_lost() {
    for text in [
        "results:\n  D01: {figures: {tin-bai: 2}}\ndifficulties:\n  - Đợt #1 chưa cấp\n",
        "results:\n  D01: {figures: {tin-bai: 2}}\ndifficulties:\n  - #1 chưa cấp\n",
        "results:\n  D01:\n    figures: {tin-bai: 2}\n    summary: #TuyenSinh thu hút\n",
        "results:\n  D01:\n    figures: {tin-bai: 2}\n    summary: Một dòng\n      và dòng sau #TuyenSinh\n",
    ] {
        assert_eq!(findings("stp.yaml", &format!("agency: STP\n{text}")).1, ["words-after-hash"], "{text}");
    }
}

#[test]
fn a_blank_answer_is_none() {
    for blank in ["", "\"\"", "\" \"", "~"] {
        assert_eq!(findings("stp.yaml", &format!("agency: STP\nresults:\n  D01: {blank}\n")).1, [""; 0], "{blank}");
    }
}

#[test]
fn every_status_that_the_schema_offers_is_understood() {
    let schema = load::schema("submission").unwrap();
    let status = &schema["properties"]["results"]["additionalProperties"]["anyOf"][0]["properties"]["status"];
    let words: Vec<&str> =
        status["anyOf"][0]["enum"].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
    assert!(words.contains(&"nil") && words.contains(&"không phát sinh"), "{words:?}");
    for word in words {
        let text = format!("agency: STP\nresults:\n  D01: {{status: {word}}}\n");
        assert!(!findings("stp.yaml", &text).1.contains(&"unknown-status"), "{word}");
    }
}

#[test]
fn yes_and_no_are_the_same_words_in_either_shape() {
    for (word, expected) in
        [("có", true), ("true", true), ("không", false), ("false", false), ("no", false), ("x", false)]
    {
        let nested = format!("agency: STP\nsample: {word}\nresults:\n  D01: nil\n");
        let flat = format!("cơ quan;nhiệm vụ;mục;giá trị\nSTP;;số liệu giả định;{word}\nSTP;D01;tình trạng;nil\n");
        for (name, text) in [("stp.yaml", nested), ("stp.csv", flat)] {
            let mut sources = Sources::default();
            let plan = plan(&mut sources);
            let mut loaded = Loaded::default();
            load::submission(&mut sources, &plan, name, &text, &mut loaded);
            assert_eq!(loaded.submissions[0].sample, expected, "{text}");
            let is_told = loaded.findings.iter().any(|finding| finding.rule.id == "wrong-shape");
            assert_eq!(is_told, word == "x", "{text}");
        }
    }
}

#[test]
fn a_cell_behind_marks_that_quote_nothing_is_named_as_in_the_sheet() {
    let mut sources = Sources::default();
    let plan = plan(&mut sources);
    let mut loaded = Loaded::default();
    let text = "ghi chú;cơ quan;nhiệm vụ;mục;giá trị\nỐng 5\" dài;STP;D01;tin-bai;hai\n";
    load::submission(&mut sources, &plan, "stp.csv", text, &mut loaded);
    assert_eq!(sources.place(loaded.findings[0].span()), "stp.csv:2:28 (E2)");
    // Nor do they hide that a row is cut by another sign.
    let text = "cơ quan;nhiệm vụ;mục;giá trị;ghi chú\nSTP,D01,tin-bai,24,ống 5\" dài\n";
    assert_eq!(findings("stp.csv", text).1, ["mixed-delimiters"]);
}

#[test]
fn an_activity_without_a_title_is_one_fault_in_either_shape() {
    let nested = "agency: STP\nresults:\n  D01: {activities: [{from: 2023-07-01, figures: {tin-bai: 7}}]}\n";
    let flat = "cơ quan;nhiệm vụ;hoạt động;từ ngày;mục;giá trị\nSTP;D01;;01/07/2023;tin-bai;7\n";
    let (nested, flat) = (told("stp.yaml", nested).1, told("stp.csv", flat).1);
    assert!(!nested.contains(&"missing-value"), "{nested:?}");
    assert_eq!(nested, flat);
}

#[test]
fn a_day_that_cannot_be_read_hides_no_missing_value() {
    let nested = "agency: STP\nresults:\n  D01: {activities: [{title: Hội nghị, from: 30/02/2023}]}\n";
    let flat = "cơ quan;nhiệm vụ;hoạt động;từ ngày;mục;giá trị\nSTP;D01;Hội nghị;30/02/2023;;\n";
    let (nested, flat) = (told("stp.yaml", nested).1, told("stp.csv", flat).1);
    assert!(nested.contains(&"missing-value"), "{nested:?}");
    assert_eq!(nested, flat);
}

#[test]
fn several_agencies_in_one_table_are_several_submissions() {
    let (view, _) = told(
        "hai.csv",
        "cơ quan;nhiệm vụ;mục;giá trị\nSTP;D01;tin-bai;2\nSNV;D01;tin-bai;3\nSTP;;số văn bản;1/BC-STP\n",
    );
    let total = &view["headings"][0]["duties"][0]["totals"][0];
    assert_eq!((&total["number"], &total["stated"]), (&Value::from("5"), &Value::from(2)));
}

#[test]
fn a_table_of_other_headings_is_told_of_them_alone() {
    for delimiter in [",", ";", "\t", "|"] {
        let text = "tên;nơi;số\n\"Hội nghị; lần một\";\"Hội trường\n\"\"A\"\"\";3\n".replace(';', delimiter);
        assert_eq!(told("x.csv", &text).1, ["missing-heading"], "{text}");
    }
}

#[test]
fn a_table_of_other_headings_is_told_at_its_first_words() {
    let (findings, _) = findings("x.csv", "\n;;\nid;name;amount\n1;a;2\n");
    assert_eq!((findings[0].rule.id, findings[0].span().start), ("missing-heading", 4));
}

#[test]
fn a_row_of_cells_in_error_is_no_row_of_headings() {
    let (findings, _) = findings("x.csv", "tên;số;tổng\nA;#VALUE!;#VALUE!\n");
    assert_eq!(findings[0].message.en, "no row of headings was found");
}

#[test]
fn a_fault_in_one_row_leaves_the_others() {
    let (view, rules) = told("stp.csv", "cơ quan;nhiệm vụ;mục;giá trị\nSTP;D01;tin-bai;hai\nSTP;D03;nhan;3\n");
    assert!(rules.contains(&"unreadable-number"));
    let duties = &view["headings"][0]["duties"];
    assert_eq!(duties[0]["totals"][0]["number"], Value::Null);
    assert_eq!(duties[2]["totals"][0]["number"], Value::from("3"));
}

#[test]
fn rows_of_one_activity_are_put_together() {
    let heads = "cơ quan;nhiệm vụ;mục;giá trị;hoạt động;từ ngày;địa điểm;phối hợp\n";
    let row = |item: &str, rest: &str| format!("STP;D01;{item};Hội nghị;1/7/2023;{rest}\n");
    let (first, second) = (row("tin-bai;2", ";"), row("luot-nguoi;30", "Hội trường;SNV"));
    let expected =
        told("stp.csv", &format!("{heads}{}{}", row("tin-bai;2", "Hội trường;SNV"), row("luot-nguoi;30", ";")));
    assert_eq!(told("stp.csv", &format!("{heads}{first}{second}")), expected);
    let (_, rules) = told("stp.csv", &format!("{heads}{}{second}", row("tin-bai;2", "Sân vận động;")));
    assert!(rules.contains(&"duplicate-key"), "{rules:?}");
}

#[test]
fn no_word_about_an_activity_is_dropped_in_silence() {
    let heads = "cơ quan;nhiệm vụ;mục;giá trị;hoạt động;từ ngày;địa điểm;phối hợp\n";
    for (row, rule) in [
        ("STP;;;;Hội nghị;;;", "fact-without-duty"),
        ("STP;;số văn bản;1/BC-STP;Hội nghị;;;", "fact-without-duty"),
        ("STP;;số văn bản;1/BC-STP;;1/7/2023;;", "missing-field"),
        ("STP;D01;tin-bai;2;;;Hội trường;", "missing-field"),
        ("STP;D01;tóm tắt;Đã làm.;;;;SNV", "missing-field"),
        ("STP;D01;;;;1/7/2023;;", "missing-field"),
    ] {
        let (_, rules) = told("stp.csv", &format!("{heads}{row}\n"));
        assert!(rules.contains(&rule), "{row}: {rules:?}");
    }
}

#[test]
fn headings_may_stand_in_two_rows_be_numbered_and_be_repeated() {
    let heads = "cơ quan;nhiệm vụ;mục;giá trị\n";
    let (first, second) = ("STP;D01;tin-bai;2\n", "STP;D01;luot-nguoi;30\n");
    let expected = told("stp.csv", &format!("{heads}{first}{second}"));
    for text in [
        format!("cơ quan;nhiệm vụ;Kết quả thực hiện;\n;;mục;giá trị\n{first}{second}"),
        format!("{heads}(1);(2);(3);(4)\n{first}{second}"),
        format!("{heads}A;B;1;2\n{first}{second}"),
        format!("{heads}{first}{heads}{second}"),
        format!("SỞ TƯ PHÁP\nBIỂU TỔNG HỢP;;;\n\n{heads}{first}{second}"),
        format!("STT;{heads}1;{first}2;{second}"),
    ] {
        assert_eq!(told("stp.csv", &text), expected, "{text}");
    }
}

#[test]
fn a_row_of_totals_is_compared_and_never_added() {
    let heads = "STT;cơ quan;nhiệm vụ;mục;giá trị\n";
    let rows = "1;STP;D01;tin-bai;20\n2;STP;D01;luot-nguoi;30\n";
    let expected = told("stp.csv", &format!("{heads}{rows}"));
    for total in
        ["Tổng cộng;;;;50", ";Tổng cộng;;;50", ";STP;D01;Tổng số;50", ";STP;TỔNG CỘNG;;50", "Cộng;;;luot-nguoi;30"]
    {
        assert_eq!(told("stp.csv", &format!("{heads}{rows}{total}\n")), expected, "{total}");
        let wrong = total.replace("50", "51").replace(";30", ";31");
        let (view, rules) = told("stp.csv", &format!("{heads}{rows}{wrong}\n"));
        assert_eq!((view == expected.0, rules.contains(&"wrong-total")), (true, true), "{wrong}");
    }
}

#[test]
fn totals_of_parts_and_of_the_whole_agree_with_their_rows() {
    let heads = "cơ quan;nhiệm vụ;mục;giá trị\n";
    let (first, second) = ("STP;D01;tin-bai;20\n", "SNV;D01;tin-bai;5\nSNV;D01;luot-nguoi;30\n");
    let expected = told("x.csv", &format!("{heads}{first}{second}"));
    let text = format!("{heads}{first}Cộng;;;20\n{second}Cộng;;;35\nTổng cộng;;;55\n");
    assert_eq!(told("x.csv", &text), expected);
    let (_, rules) = told("x.csv", &text.replace("Cộng;;;35", "Cộng;;;36"));
    assert!(rules.contains(&"wrong-total"), "{rules:?}");
}

#[test]
fn what_the_plan_calls_a_total_is_read() {
    let mut sources = Sources::default();
    let text = PLAN.replace("name: Lượt người dự", "name: Tổng số");
    let (plan, _) = load::plan_text(&mut sources, "plan.yaml", text.into_bytes());
    let mut loaded = Loaded::default();
    let table = "cơ quan;nhiệm vụ;mục;giá trị\nSTP;D01;Tổng số;7\n";
    load::submission(&mut sources, &plan.unwrap(), "stp.csv", table, &mut loaded);
    assert_eq!(loaded.submissions[0].results[0].figures.len(), 1);
}

#[test]
fn cells_left_empty_go_on_with_those_above() {
    let heads = "cơ quan;nhiệm vụ;mục;giá trị;hoạt động;từ ngày\n";
    let full = "STP;D01;tin-bai;2;;\nSTP;D01;luot-nguoi;30;;\nSTP;D01;;;Hội nghị;1/7/2023\nSTP;;khó khăn;Ít người.;;\nSNV;D01;tin-bai;3;;\n";
    let merged =
        "STP;D01;tin-bai;2;;\n;;luot-nguoi;30;;\n;;;;Hội nghị;1/7/2023\n;;khó khăn;Ít người.;;\nSNV;D01;tin-bai;3;;\n";
    let (expected, told) = (told("x.csv", &format!("{heads}{full}")), told("x.csv", &format!("{heads}{merged}")));
    let rules: Vec<&str> = told.1.into_iter().filter(|rule| *rule != "continued-cell").collect();
    assert_eq!((told.0, rules), expected);
}

#[test]
fn the_duty_above_is_not_that_of_another_agency() {
    let (_, rules) = told("x.csv", "cơ quan;nhiệm vụ;mục;giá trị\nSTP;D01;tin-bai;2\nSNV;;tin-bai;3\n");
    assert!(rules.contains(&"fact-without-duty"), "{rules:?}");
}

#[test]
fn one_cause_in_many_rows_is_one_finding() {
    let rows = "Sở Tư phap tỉnh X;D01;tin-bai;1\n".repeat(300);
    let (_, rules) = told("x.csv", &format!("cơ quan;nhiệm vụ;mục;giá trị\n{rows}"));
    assert_eq!(rules, ["unknown-agency"]);
    let rows = "STP;D99;tin-bai;1\n".repeat(300);
    let (_, rules) = told("x.csv", &format!("cơ quan;nhiệm vụ;mục;giá trị\n{rows}"));
    assert_eq!(rules.iter().filter(|rule| **rule == "unknown-duty").count(), 1);
}

#[test]
fn names_are_known_in_every_spelling() {
    for name in [
        "STP",
        "stp",
        "Sở Tư pháp",
        "SỞ TƯ PHÁP",
        "So Tu phap",
        "So\u{31b}\u{309} Tu\u{31b} pha\u{301}p",
        " Sở  Tư pháp ",
        "Sở Tư\u{a0}pháp\u{200b}",
        "Sở\u{2bc} Tư pháp",
    ] {
        let (_, rules) = told("stp.csv", &format!("cơ quan;nhiệm vụ;mục;giá trị\n{name};D01;tin-bai;1\n"));
        assert!(!rules.contains(&"unknown-agency"), "{name}");
    }
}

/// What to do about the only fault of a table with these rows.
fn help(rows: &str) -> String {
    let (findings, rules) = findings("x.csv", &format!("cơ quan;nhiệm vụ;mục;giá trị;hoạt động;từ ngày\n{rows}\n"));
    assert_eq!(findings.len(), 1, "{rows}: {rules:?}");
    findings[0].help.as_ref().unwrap().vi.clone()
}

#[test]
fn a_name_that_is_not_sure_is_asked_about_and_another_one_is_not() {
    for name in ["Sở Tư pháp tỉnh Gia Lai", "Sở Tư pháp - Phòng Hành chính", "Sở Tư pháps"] {
        assert!(help(&format!("{name};D01;tin-bai;1;;")).contains("có phải “Sở Tư pháp”?"), "{name}");
    }
    for name in ["Sở Tài chính", "Công an huyện", "Phòng Tư pháp", "Tư pháp tỉnh", "Tỉnh", "Sở"] {
        assert!(!help(&format!("{name};D01;tin-bai;1;;")).contains("có phải"), "{name}");
    }
}

#[test]
fn what_a_broken_formula_shows_is_no_value_in_a_text_table_either() {
    for row in [
        "D01;tin-bai;#N/A;;",
        "D01;tóm tắt;#NAME?;;",
        ";khó khăn;#REF!;;",
        "D01;tình trạng;#N/A;;",
        "D01;tin-bai;Err:508;;",
    ] {
        let (findings, rules) =
            findings("x.csv", &format!("cơ quan;nhiệm vụ;mục;giá trị;hoạt động;từ ngày\nSTP;{row}\n"));
        assert_eq!(rules, ["cell-error"], "{row}");
        assert!(findings[0].is_error());
    }
    for cells in ["#NAME?;;", "Hội nghị;#REF!;", "Hội nghị;;#N/A"] {
        let text = format!("cơ quan;nhiệm vụ;mục;giá trị;hoạt động;địa điểm;phối hợp\nSTP;D01;tin-bai;2;{cells}\n");
        assert_eq!(findings("x.csv", &text).1, ["cell-error"], "{cells}");
        let (view, _) = told("x.csv", &text);
        assert!(!view["headings"].to_string().contains('#'), "{cells}: {}", view["headings"]);
    }
    // Words and numbers of documents may begin so.
    assert_eq!(findings("x.csv", "cơ quan;nhiệm vụ;mục;giá trị\nSTP;D01;tóm tắt;#QuyềnConNgười\n").1, [""; 0]);
}

#[test]
fn what_to_do_is_told_of_the_very_thing_that_was_written() {
    for (row, words) in [
        ("D01;kinh-phi;59.835 triệu đồng;;", "ghi 59835 nếu là hàng nghìn, hoặc 59,8350 nếu là số lẻ"),
        ("D01;kinh-phi;900000 ₫;;", "đổi ra triệu đồng: ghi 0,9"),
        ("D01;kinh-phi;-900000₫;;", "đổi ra triệu đồng: ghi -0,9"),
        ("D01;kinh-phi;VND 900000;;", "đổi ra triệu đồng: ghi 0,9"),
        ("D01;kinh-phi;$900;;", "rồi ghi số theo triệu đồng"),
        ("D01;luot-nguoi;1,234;;", "nếu là hàng nghìn thì ghi 1234; chỉ tiêu này không có số lẻ"),
        ("D01;;;Hội nghị;30/11 - 30/12/2023", "ghi ngày đầu vào “từ ngày”, ngày cuối vào “đến ngày”"),
        ("D01;;;Hội nghị;từ 30/11 đến hết 30/12/2023", "ghi ngày đầu vào “từ ngày”"),
        ("D01;;;Hội nghị;32/12/2023 8h30", "ghi đủ, như 05/12/2023"),
        (";ngày văn bản;30/11 - 30/12/2023;;", "ghi đủ, như 05/12/2023"),
        ("D01;;;Hội nghị;12/20/2023", "có phải 20/12/2023?"),
        ("D01;;;Hội nghị;12/20/2023 0:00", "có phải 20/12/2023?"),
        ("D01;;;Hội nghị;31/11/2023", "ghi đủ, như 05/12/2023"),
        ("D01;;;Hội nghị;tháng 12/2023", "ghi đủ, như 05/12/2023"),
    ] {
        assert!(help(&format!("STP;{row}")).contains(words), "{row}: {}", help(&format!("STP;{row}")));
    }
}

#[test]
fn a_file_without_a_word_is_told_as_empty() {
    for text in ["", "\n", " \n\n", " \r\n", ";;;\n"] {
        let (findings, _) = findings("x.csv", text);
        assert_eq!(findings.len(), 1, "{text:?}");
        let is_empty = findings[0].message.vi.contains("tệp không có nội dung để đọc");
        assert_eq!(is_empty, text.trim().is_empty(), "{text:?}");
    }
}

#[test]
fn headings_that_lost_their_letters_are_told_so() {
    let (findings, _) = findings("x.csv", "c? quan;nhi?m v?;m?c;giá tr?\nSTP;D01;tin-bai;1\n");
    let missing = findings.iter().find(|finding| finding.rule.id == "missing-heading").unwrap();
    assert!(missing.help.as_ref().unwrap().vi.contains("tên cột đã mất chữ có dấu"));
}

#[test]
fn nested_ten_thousand_deep_is_a_finding() {
    for text in ["[".repeat(10_000), "{a: ".repeat(10_000), "- ".repeat(10_000), "a:\n ".repeat(10_000)] {
        let (_, rules) = told("x.yaml", &text);
        assert!(!rules.is_empty());
    }
}

/// That the reader stops, and says so once.
#[track_caller]
fn stops(name: &str, text: &str, rule: &str) {
    let (_, rules) = findings(name, text);
    let of = |rule: &str| rules.iter().filter(|fired| **fired == rule).count();
    assert!(of("unreadable-file") == 1 && (1..=10_000).contains(&of(rule)), "{name}: {} of {rule}", of(rule));
}

#[test]
fn a_file_that_is_wrong_throughout_is_not_told_line_by_line() {
    let heads = "cơ quan;nhiệm vụ;mục;giá trị\n";
    stops("x.yaml", &"---\n".repeat(20_000), "wrong-shape");
    stops("x.yaml", &"a: 1\n".repeat(20_000), "unknown-field");
    stops("x.csv", &(heads.to_owned() + &"a;b;c;d;e\n".repeat(20_000)), "ragged-row");
    stops("x.csv", &(heads.to_owned() + &"\"a\"x;b\n".repeat(20_000)), "malformed-csv");
    stops("x.csv", &(heads.to_owned() + &"STP;D01;tin-bai;x\n".repeat(20_000)), "unreadable-number");
    let yaml = |results: &str| format!("agency: CAT\nresults:\n{results}");
    stops("x.yaml", &(yaml("  D01: nil\ndifficulties:\n") + &"  - [x]\n".repeat(20_000)), "wrong-shape");
    stops("x.yaml", &(yaml("  D01:\n    activities:\n") + &"    - x\n".repeat(20_000)), "wrong-shape");
    let months = "        2023-10: x\n".repeat(20_000);
    stops("x.yaml", &yaml(&format!("  D04:\n    figures:\n      thong-bao:\n{months}")), "unreadable-number");
}

#[test]
fn days_that_are_wrong_throughout_are_not_told_one_by_one() {
    let days = "    - {title: Hội nghị, from: x, to: x}\n".repeat(20_000);
    let (_, rules) = findings("x.yaml", &format!("agency: STP\nresults:\n  D01:\n    activities:\n{days}"));
    assert!(rules.len() < 20_000 && rules.contains(&"unreadable-file"), "{}", rules.len());
}

#[test]
fn a_register_that_is_wrong_throughout_is_not_told_line_by_line() {
    let mut sources = Sources::default();
    let plan = plan(&mut sources);
    let mut loaded = Loaded::default();
    let text = "ngày đến;cơ quan\n".to_owned() + &"x;STP\n".repeat(20_000);
    load::register(&mut sources, &plan, "register.csv", &text, &mut loaded);
    let is_end = |finding: &&Finding| finding.rule.id == "unreadable-file";
    assert_eq!((loaded.findings.len(), loaded.findings.iter().filter(is_end).count()), (10_001, 1));
}

#[test]
fn people_and_secrets_beyond_the_findings_are_taken_out_all_the_same() {
    let mut sources = Sources::default();
    let plan = plan(&mut sources);
    let mut loaded = Loaded::default();
    let rows = "STP;D01;tóm tắt;Gọi số 0912 345 678\n".repeat(20_000);
    let text = format!("cơ quan;nhiệm vụ;mục;giá trị\n{rows}");
    load::submission(&mut sources, &plan, "stp.csv", &text, &mut loaded);
    let secrets = "1;2/12/2023;STP;7/BC-STP(M)\n".repeat(20_000);
    let register = format!("số đến;ngày đến;cơ quan;số văn bản\n{secrets}");
    load::register(&mut sources, &plan, "register.csv", &register, &mut loaded);
    for rule in ["personal-data", "secrecy-mark"] {
        let told: Vec<&Finding> = loaded.findings.iter().filter(|finding| finding.rule.id == rule).collect();
        let places: usize = told.iter().map(|finding| finding.faults().count()).sum();
        assert_eq!((told.len(), places), (10_000, 20_000), "{rule}");
    }
    assert!(sources.iter().all(|source| !source.text.contains("345") && !source.text.contains("7/BC")));
}

#[test]
fn a_secret_row_of_a_register_is_passed_over_whatever_cuts_it() {
    for sign in [";", ",", "\t", "|"] {
        let mut sources = Sources::default();
        let plan = plan(&mut sources);
        let mut loaded = Loaded::default();
        let text =
            "ngày đến;cơ quan;số văn bản\n2/12/2023;STP;7/BC-STP(M)\n3/12/2023;SNV;8/BC-SNV\n".replace(';', sign);
        load::register(&mut sources, &plan, "register.csv", &text, &mut loaded);
        assert_eq!(loaded.register.unwrap_or_default().len(), 1, "{sign}");
    }
}

#[test]
fn as_many_rows_of_totals_as_figures_take_no_time() {
    let row = |at: usize| format!("STP;D01;luot-nguoi;1\nTổng cộng;;;{at}\n");
    let rows: String = (1..=20_000).map(row).collect();
    let began = Instant::now();
    let (_, rules) = findings("x.csv", &format!("cơ quan;nhiệm vụ;mục;giá trị\n{rows}"));
    assert!(rules.is_empty() && began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
}

#[test]
fn a_cell_or_an_entry_as_long_as_a_book_is_told_and_the_other_rows_are_read() {
    let book = "dài lắm\n".repeat(200_000);
    let rows = format!("cơ quan;nhiệm vụ;mục;giá trị\nSTP;D01;tóm tắt;\"{book}\"\nSTP;D01;tin-bai;hai\n");
    assert_eq!(findings("x.csv", &rows).1, ["unreadable-file", "unreadable-number"]);
    let entry = format!("agency: STP\nresults:\n  D01:\n    summary: \"{}\"\n", book.replace('\n', " "));
    assert!(findings("x.yaml", &entry).1.contains(&"unreadable-file"));
}

#[test]
fn a_name_as_long_as_a_book_is_near_none_and_takes_no_time() {
    let book = "a ".repeat(500_000);
    for row in [format!("{book};D01;tin-bai;1"), format!("STP;{book};tin-bai;1"), format!("STP;D01;{book};1")] {
        let (findings, rules) = findings("x.csv", &format!("cơ quan;nhiệm vụ;mục;giá trị\n{row}\n"));
        assert_eq!(rules.len(), 1, "{rules:?}");
        assert!(!findings[0].help.as_ref().unwrap().vi.contains("có phải"));
    }
}

#[test]
fn the_first_word_of_a_row_without_end_is_told() {
    let text = format!("cơ quan;nhiệm vụ;mục;giá trị\nSTP;D01;tin-bai;2{};x;y\n", ";".repeat(100_000));
    let (findings, rules) = findings("x.csv", &text);
    assert!(rules.contains(&"ragged-row"), "{rules:?}");
    assert!(findings.iter().any(|finding| finding.message.en.contains("“x”")));
}

#[test]
fn a_bomb_of_aliases_is_a_finding() {
    let mut text = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (one, other) in ('b'..='i').zip('a'..='h') {
        let aliases = format!("*{other}, ").repeat(8);
        let line = format!("{one}: &{one} [{aliases}]\n");
        text.push_str(&line);
    }
    let (_, rules) = told("x.yaml", &text);
    assert_eq!(rules, ["unreadable-file"]);
}

#[test]
fn a_long_text_that_is_repeated_is_a_bomb_too() {
    let text = format!("agency: STP\nx: &a {}\ny: [{}]\n", "x".repeat(1_000_000), "*a, ".repeat(90_000));
    let (_, rules) = told("x.yaml", &text);
    assert!(rules.contains(&"unreadable-file"), "{rules:?}");
}

#[test]
fn what_an_asterisk_repeats_is_as_if_it_were_written_out() {
    let head = "agency: STP\ndocument: {number: 1/BC-STP, date: 2023-12-10, signer: Giám đốc}\nresults:\n";
    let repeated = format!("{head}  D01: &so\n    figures: {{tin-bai: &hai 2, luot-nguoi: *hai}}\n  D02: *so\n");
    let figures = "figures: {tin-bai: 2, luot-nguoi: 2}";
    let written = format!("{head}  D01:\n    {figures}\n  D02:\n    {figures}\n");
    assert_eq!(told("x.yaml", &repeated), told("x.yaml", &written));
}

#[test]
fn a_part_that_repeats_itself_is_told() {
    let (findings, rules) = findings("x.yaml", "agency: STP\nresults: &a\n  D01: *a\n");
    assert_eq!(rules[..1], ["malformed-yaml"]);
    assert!(findings[0].message.en.contains("a part that has not ended"), "{}", findings[0].message.en);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_reader_fail(text in "(?s).{0,200}") {
        told("x.yaml", &text);
        told("x.csv", &text);
    }

    #[test]
    fn no_near_submission_makes_the_reader_fail(at in 0..900_usize, cut in 0..40_usize, put in "(?s).{0,6}") {
        for (name, text) in [("cat.yaml", NESTED), ("cat.csv", FLAT)] {
            let letters: Vec<char> = text.chars().collect();
            let (at, end) = (at.min(letters.len()), (at + cut).min(letters.len()));
            let text: String = letters[..at].iter().copied().chain(put.chars()).chain(letters[end..].iter().copied()).collect();
            told(name, &text);
        }
    }

    #[test]
    fn no_near_plan_makes_the_reader_fail(at in 0..3000_usize, cut in 0..40_usize, put in "(?s).{0,6}") {
        let letters: Vec<char> = PLAN.chars().collect();
        let (at, end) = (at.min(letters.len()), (at + cut).min(letters.len()));
        let text: String = letters[..at].iter().copied().chain(put.chars()).chain(letters[end..].iter().copied()).collect();
        let (plan, _) = load::plan_text(&mut Sources::default(), "plan.yaml", text.into_bytes());
        if let Some(plan) = plan {
            let _ = rules::check_plan(&plan);
        }
    }

    #[test]
    fn no_register_makes_the_reader_fail(text in "(ngày đến;cơ quan;số văn bản\n)?(?s).{0,120}") {
        let mut sources = Sources::default();
        let plan = plan(&mut sources);
        let mut loaded = Loaded::default();
        load::register(&mut sources, &plan, "register.csv", &text, &mut loaded);
    }

    #[test]
    fn rows_of_totals_are_compared_with_what_is_added_up(
        rows in prop::collection::vec((0..3_usize, 0..2_usize, 0..9_i64, 0..3_usize), 1..30),
    ) {
        let (agencies, items) = (["STP", "SNV"], ["tin-bai", "luot-nguoi"]);
        let mut text = "cơ quan;nhiệm vụ;mục;giá trị\n".to_owned();
        let (mut figures, mut last, mut wrong): (Vec<(usize, usize, i64)>, usize, usize) = (Vec::new(), 0, 0);
        for (kind, at, number, slip) in rows {
            if kind < 2 {
                figures.push((at, kind, number));
                writeln!(text, "{};D01;{};{number}", agencies[at], items[kind]).unwrap();
                continue;
            }
            // A total of all, of an agency, or of an indicator.
            let of = number % 3;
            let is_meant = |figure: &&(usize, usize, i64)| of == 0 || at == if of == 1 { figure.0 } else { figure.1 };
            let [all, part] = [0, last].map(|from| figures[from..].iter().filter(is_meant).map(|(.., number)| number).sum::<i64>());
            let value = [all, part, all + part + 1][slip];
            let names = ["Tổng cộng;;".to_owned(), format!("{};Cộng;", agencies[at]), format!("Cộng;;{}", items[at])];
            writeln!(text, "{};{value}", names[usize::try_from(of).unwrap()]).unwrap();
            last = figures.len();
            wrong += usize::from(value != all && value != part);
        }
        let (_, rules) = findings("x.csv", &text);
        prop_assert_eq!(rules.iter().filter(|rule| **rule == "wrong-total").count(), wrong, "{}", text);
    }

    #[test]
    fn counts_come_back_from_either_shape(count in 0..1_000_000_000_u64) {
        let grouped = tonghop::report::wording::number(count.into());
        for written in [count.to_string(), grouped] {
            let (nested, _) = told("stp.yaml", &format!("agency: STP\nresults:\n  D01: {{figures: {{tin-bai: \"{written}\"}}}}\n"));
            let (flat, _) = told("stp.csv", &format!("cơ quan;nhiệm vụ;mục;giá trị\nSTP;D01;tin-bai;{written}\n"));
            let number = |view: &Value| view["headings"][0]["duties"][0]["totals"][0]["number"].clone();
            prop_assert_eq!(number(&nested), Value::from(count.to_string()));
            prop_assert_eq!(number(&flat), Value::from(count.to_string()));
        }
    }
}
