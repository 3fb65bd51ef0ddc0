//! How answers add up: small rounds whose sums can be made in the head.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use proptest::prelude::*;
use serde_json::{Value, json};
use tonghop::{
    consolidation::Consolidation,
    load::{self, Loaded},
    model::Key,
    report::view::View,
    rules,
    source::Sources,
};

const PLAN: &str = "id: vi-du
title: Ví dụ
deadline: {before: 2023-12-20}
agencies: [{id: A, name: Sở A}, {id: B, name: Sở B}, {id: C, name: Sở C}, {id: D, name: Sở D}]
groups: [{id: tat-ca, members: [A, B, C, D]}]
duties:
  - {id: D01, cite: I.1, text: Tuyên truyền, agencies: [tat-ca], indicators: [s, {id: m, optional: true}, {id: p, optional: true}, {id: l, optional: true}, {id: c, optional: true}]}
indicators:
  - {id: s, name: Tin, unit: tin, kind: count, total: sum}
  - {id: m, name: Lớn nhất, unit: lượt, kind: count, total: max}
  - {id: p, name: Tỷ lệ, unit: '%', kind: percent, total: none}
  - {id: l, name: Mới nhất, unit: người, kind: count, total: latest}
  - {id: c, name: Hình thức, kind: choice, total: list, values: [{id: 1, text: Tốt}, {id: 2, text: Khá}]}
";

/// What the report says of the duty when agencies answer it so; each entry is the agency and the body of its answer.
fn duty(answers: &[(&str, &str)]) -> Value {
    let mut sources = Sources::default();
    let plan = load::plan_text(&mut sources, "plan.yaml", PLAN.as_bytes().to_vec()).0.unwrap();
    let mut loaded = Loaded::default();
    for (agency, answer) in answers {
        let text = format!(
            "agency: {agency}\ndocument: {{number: 1/BC-{agency}, date: 2023-12-10}}\nresults:\n  D01: {answer}\n"
        );
        load::submission(&mut sources, &plan, &format!("{agency}.yaml"), &text, &mut loaded);
    }
    let (round, of_files) = loaded.into_round(plan, true, "2023-12-25".parse().unwrap());
    let findings = rules::check(&round, of_files, None);
    let view = View::of(&Consolidation::of(&round, &findings, &[]), &sources);
    serde_json::to_value(&view).unwrap()["headings"][0]["duties"][0].clone()
}

/// Its totals.
fn totals(answers: &[(&str, &str)]) -> Value {
    duty(answers)["totals"].clone()
}

/// The total of one indicator, and its coverage.
#[track_caller]
fn assert_total(answers: &[(&str, &str)], indicator: usize, number: Option<&str>, coverage: &str) {
    let total = &totals(answers)[indicator];
    assert_eq!((total["number"].as_str(), total["coverage"].as_str()), (number, Some(coverage)), "{total:#}");
}

#[test]
fn nil_is_a_statement_and_not_applicable_leaves_the_count() {
    let answers = [("A", "{figures: {s: 3}}"), ("B", "nil"), ("C", "not-applicable")];
    assert_total(&answers, 0, Some("3"), "2/3 cơ quan");
}

#[test]
fn what_was_not_done_has_no_number() {
    let answers = [("A", "{figures: {s: 3}}"), ("B", "{status: not-done, reason: Chưa có kinh phí}")];
    assert_total(&answers, 0, Some("3"), "1/4 cơ quan");
    assert_eq!(totals(&answers)[0]["absent"], json!(["Sở B", "Sở C", "Sở D"]));
}

#[test]
fn nothing_is_not_said_where_something_is_told_apart() {
    let answers = [("A", "{figures: {s: 0, p: 95}}"), ("B", "{figures: {s: 0, p: 80}}")];
    let sentence = duty(&answers)["sentence"].as_str().unwrap().to_owned();
    assert!(!sentence.contains("Trong kỳ báo cáo không phát sinh"), "{sentence}");
    assert!(
        duty(&[("A", "{figures: {s: 0}}")])["sentence"].as_str().unwrap().contains("Trong kỳ báo cáo không phát sinh")
    );
}

#[test]
fn zero_is_a_number() {
    assert_total(&[("A", "{figures: {s: 0}}")], 0, Some("0"), "1/4 cơ quan");
}

#[test]
fn activities_add_up_where_there_is_no_whole_and_belong_to_it_where_there_is() {
    let parts = "activities: [{title: X, figures: {s: 2}}, {title: Y, figures: {s: 3}}]";
    assert_total(&[("A", &format!("{{{parts}}}"))], 0, Some("5"), "1/4 cơ quan");
    assert_total(&[("A", &format!("{{figures: {{s: 9}}, {parts}}}"))], 0, Some("9"), "1/4 cơ quan");
}

fn joint(with: &str, number: &str) -> String {
    format!("{{activities: [{{title: Hội nghị, from: 2023-12-01, with: [{with}], figures: {{s: {number}}}}}]}}")
}

#[test]
fn a_joint_activity_counts_once() {
    assert_total(&[("A", &joint("B", "100")), ("B", &joint("A", "100"))], 0, Some("100"), "2/4 cơ quan");
    assert_total(&[("A", &joint("", "100")), ("B", &joint("A", "100"))], 0, Some("100"), "2/4 cơ quan");
}

#[test]
fn partners_may_be_named_between_commas() {
    let answers = [("A", joint("'B, C'", "10")), ("B", joint("", "10")), ("C", joint("", "10"))];
    assert_total(&answers.each_ref().map(|(agency, answer)| (*agency, answer.as_str())), 0, Some("10"), "3/4 cơ quan");
}

/// The partners of an activity of Sở Tư pháp, written so under “with”.
fn partners(with: &str) -> Vec<String> {
    let plan = "id: vi-du
title: Ví dụ
place: Đắk Lắk
deadline: {before: 2023-12-20}
agencies:
  - {id: STP, name: Sở Tư pháp}
  - {id: SNV, name: Sở Nội vụ}
  - {id: SGD, name: Sở Giáo dục và Đào tạo}
  - {id: SVH, name: 'Sở Văn hóa, Thể thao và Du lịch'}
  - {id: SLĐ, name: Sở Lao động - Thương binh và Xã hội, aliases: [Sở LĐ-TB&XH]}
  - {id: PN, name: Hội Phụ nữ tỉnh, aliases: [Hội Phụ nữ]}
  - {id: LA, name: Ủy ban nhân dân huyện Ea H'leo, aliases: [huyện Ea H'leo]}
partners: [{id: 1, name: Báo tỉnh}, {id: PTTH, name: Đài Phát thanh - Truyền hình tỉnh}]
duties: [{id: D01, cite: I.1, text: Tuyên truyền, agencies: [STP], indicators: [s]}]
indicators: [{id: s, name: Tin, unit: tin, kind: count, total: sum}]
";
    let mut sources = Sources::default();
    let plan = load::plan_text(&mut sources, "plan.yaml", plan.as_bytes().to_vec()).0.unwrap();
    let submission =
        json!({ "agency": "STP", "results": { "D01": { "activities": [{ "title": "X", "with": with }] } } });
    let mut loaded = Loaded::default();
    load::submission(&mut sources, &plan, "stp.yaml", &serde_yaml::to_string(&submission).unwrap(), &mut loaded);
    let (round, _) = loaded.into_round(plan, true, "2023-12-25".parse().unwrap());
    round.submissions[0].results[0].activities[0].with.iter().map(|name| name.value.clone()).collect()
}

#[test]
fn partners_are_known_as_people_write_them() {
    let (one, both) = (["Sở Nội vụ"], ["Sở Nội vụ", "Sở Giáo dục và Đào tạo"]);
    for with in [
        "Sở Nội vụ (chủ trì)",
        "chủ trì: Sở Nội vụ",
        "Sở Nội vụ tỉnh",
        "Sở Nội vụ tỉnh Đắk Lắk",
        "Phối hợp với Sở Nội vụ",
        "lãnh đạo Sở Nội vụ là đơn vị chủ trì",
    ] {
        assert_eq!(partners(with), one, "{with}");
    }
    for with in [
        "Sở Nội vụ và Sở Giáo dục và Đào tạo",
        "Sở Nội vụ & Sở Giáo dục và Đào tạo",
        "- Sở Nội vụ\n- Sở Giáo dục và Đào tạo",
        "Sở Nội vụ - Sở Giáo dục và Đào tạo",
        "Chủ trì: Sở Nội vụ; phối hợp: Sở Giáo dục và Đào tạo",
        "1. Sở Nội vụ 2. Sở Giáo dục và Đào tạo",
        "1) Sở Nội vụ 2) Sở Giáo dục và Đào tạo",
    ] {
        assert_eq!(partners(with), both, "{with}");
    }
    let stranger = "Phòng Giáo dục và Đào tạo huyện Ea H'leo";
    assert_eq!(partners(&format!("Sở Nội vụ và {stranger}")), ["Sở Nội vụ", stranger]);
    // What is still to be filled in is not lost.
    assert_eq!(partners("SNV, STP, ____"), ["SNV", "STP", "SNV, STP, ____"]);
}

#[test]
fn a_name_within_that_of_another_is_no_partner() {
    for with in [
        "Công an huyện Ea H'leo",
        "Sở Nội vụ tỉnh Gia Lai",
        "Hội Phụ nữ huyện",
        "Hội Phụ nữ xã Ea Wer",
        "Công ty Hà và Sơn",
        "đơn vị là bên mời",
    ] {
        assert_eq!(partners(with), [with]);
    }
}

#[test]
fn who_names_nobody_did_its_own() {
    let answers = [("A", joint("B", "100")), ("B", joint("A", "100")), ("C", joint("", "7")), ("D", joint("", "9"))];
    assert_total(&answers.each_ref().map(|(agency, answer)| (*agency, answer.as_str())), 0, Some("116"), "4/4 cơ quan");
}

#[test]
fn two_pairs_of_partners_are_two_activities() {
    let answers = [("A", joint("B", "10")), ("B", joint("A", "10")), ("C", joint("D", "20")), ("D", joint("C", "20"))];
    assert_total(&answers.each_ref().map(|(agency, answer)| (*agency, answer.as_str())), 0, Some("30"), "4/4 cơ quan");
}

#[test]
fn a_partner_leads_when_the_first_has_no_number() {
    let silent = "{activities: [{title: Hội nghị, from: 2023-12-01, with: [B]}]}";
    assert_total(&[("A", silent), ("B", &joint("A", "100"))], 0, Some("100"), "1/4 cơ quan");
    assert_total(&[("A", &joint("B", "khoảng 100")), ("B", &joint("A", "100"))], 0, Some("100"), "1/4 cơ quan");
}

#[test]
fn the_greatest_counts_and_shares_are_never_added_up() {
    let answers = [("A", "{figures: {s: 1, m: 3, p: 40}}"), ("B", "{figures: {s: 1, m: 7, p: 60}}")];
    assert_total(&answers, 1, Some("7"), "2/4 cơ quan");
    assert_total(&answers, 2, None, "2/4 cơ quan");
    assert_eq!(totals(&answers)[2]["shown"], "Sở A: 40; Sở B: 60");
}

#[test]
fn the_latest_counts_unless_nobody_can_say_which_it_is() {
    assert_total(&[("A", "{figures: {s: 1, l: 10}}"), ("B", "{figures: {s: 1, l: 99}}")], 3, None, "2/4 cơ quan");
    let days = "{figures: {s: 1}, activities: [{title: X, from: 2023-12-05, figures: {l: 10}}, {title: Y, from: 2023-07-01, figures: {l: 4}}]}";
    assert_total(&[("A", days)], 3, Some("10"), "1/4 cơ quan");
}

#[test]
fn the_latest_is_told_with_whose_it_is() {
    let told = |one: &str, other: &str| {
        let answer = |day, number| {
            format!("{{activities: [{{title: X, from: {day}, figures: {{l: {number}}}}}], figures: {{s: 1}}}}")
        };
        let (one, other) = (answer("2023-12-04", one), answer("2023-12-04", other));
        duty(&[("A", one.as_str()), ("B", other.as_str())])["sentence"].as_str().unwrap().to_owned()
    };
    assert!(
        told("10", "10").contains(
            "mới nhất: 10 người (số cơ quan có số liệu về tin: 2/4; mới nhất: số liệu mới nhất, của Sở A và Sở B)"
        ),
        "{}",
        told("10", "10")
    );
    let undecided =
        "Chưa xác định được mới nhất: 02 cơ quan có số liệu mới nhất cùng ngày nhưng khác nhau, nêu tại Phụ lục III.";
    assert!(told("10", "20").contains(undecided), "{}", told("10", "20"));
}

#[test]
fn a_choice_counts_agencies() {
    let twice = "{figures: {s: 1}, activities: [{title: X, figures: {c: 1}}, {title: Y, figures: {c: 1}}]}";
    assert_eq!(totals(&[("A", twice)])[4]["choices"][0]["agencies"], 1);
}

#[test]
fn a_whole_and_months_are_never_mixed() {
    let flat = totals(&[("A", "{figures: {s: {2023-07: 5, 2023-08: 7}}}")]);
    assert_eq!(flat[0]["number"], "12");
}

/// Names of bodies that the plan of [`partners`] knows.
const KNOWN: &[&str] = &[
    "Sở Tư pháp",
    "SNV",
    "Sở Nội vụ",
    "Sở Giáo dục và Đào tạo",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Lao động - Thương binh và Xã hội",
    "Sở LĐ-TB&XH",
    "Hội Phụ nữ tỉnh",
    "huyện Ea H'leo",
    "Đài Phát thanh - Truyền hình tỉnh",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn known_names_are_told_apart_whatever_joins_them(
        names in proptest::collection::vec(proptest::sample::select(KNOWN), 1..5),
        joins in proptest::collection::vec(proptest::sample::select(&[", ", "; ", " và ", " & ", "\n", "\n- ", " - ", " – ", "/", ", phối hợp: "][..]), 4),
        before in proptest::sample::select(&["", "- ", "Chủ trì: ", "phối hợp với "][..]),
        behind in proptest::sample::select(&["", " (chủ trì)", "."][..]),
    ) {
        let joined = names.iter().zip(std::iter::once("").chain(joins.iter().copied()));
        let with: String = joined.flat_map(|(name, join)| [join, name]).collect();
        let keys = |names: Vec<String>| names.iter().map(|name| Key::of(name)).collect::<Vec<_>>();
        let found = keys(partners(&format!("{before}{with}{behind}")));
        prop_assert_eq!(found, keys(names.into_iter().map(str::to_owned).collect()));
    }
}
