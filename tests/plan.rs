//! Slips in a plan: each is told once, and in words that name its cause.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use tonghop::{
    finding::{self, Finding},
    load, rules,
    source::Sources,
};

const PLAN: &str = "id: xa
title: Công tác tháng 11
date: 28/10/2026
deadline:
  before: 25/11/2026
  text: trước ngày 25/11/2026
agencies:
  - id: VHXH
    name: Văn hóa - Xã hội
  - id: CAX
    name: Công an xã
  - id: TYT
    name: Trạm Y tế xã
groups:
  - id: tat-ca
    members: [VHXH, CAX, TYT]
duties:
  - id: D01
    cite: II.1
    text: Tuyên truyền phòng, chống dịch
    agencies: [tat-ca]
    indicators: [buoi, luot-nguoi]
    phrase: Tổ chức {buoi} buổi với {luot-nguoi} lượt người.
  - id: D02
    cite: II.2
    text: Tiêm chủng
    agencies: [TYT]
    indicators: [tre-tiem, ty-le]
indicators:
  - {id: buoi, name: Buổi, unit: buổi, kind: count, total: sum}
  - {id: luot-nguoi, name: Lượt người dự, unit: lượt người, kind: count, total: sum}
  - {id: tre-tiem, name: Trẻ được tiêm, unit: trẻ, kind: count, total: sum}
  - {id: ty-le, name: Tỷ lệ tiêm đủ, unit: \"%\", kind: percent, total: none}
";

/// What is wrong with the plan once `written` is put for `sound`.
fn findings(sound: &str, written: &str) -> Vec<Finding> {
    assert!(PLAN.contains(sound), "{sound}");
    let bytes = PLAN.replacen(sound, written, 1).into_bytes();
    let (plan, mut findings) = load::plan_text(&mut Sources::default(), "plan.yaml", bytes);
    findings.extend(plan.iter().flat_map(rules::check_plan));
    finding::sort(&mut findings);
    findings
}

fn told(sound: &str, written: &str) -> Vec<&'static str> {
    findings(sound, written).iter().map(|finding| finding.rule.id).collect()
}

/// What to do about the only thing that is wrong.
fn help(sound: &str, written: &str) -> String {
    let findings = findings(sound, written);
    let [finding] = &findings[..] else { return format!("{:?}", told(sound, written)) };
    finding.help.clone().unwrap().vi
}

#[test]
fn a_sound_plan_is_silent() {
    assert!(told("id: xa", "id: xa").is_empty());
}

#[test]
fn shares_are_never_added_up_whatever_they_are_called() {
    let sound = "unit: \"%\", kind: percent, total: none";
    for unit in ["\"%\"", "phần trăm", "Phần trăm số hộ", "tỷ lệ %", "\"% dân số\""] {
        for kind in ["amount", "count"] {
            let share = |total: &str| format!("unit: {unit}, kind: {kind}, total: {total}");
            assert_eq!(help(sound, &share("sum")), "ghi “kind: percent” và “total: none”");
            assert!(told(sound, &share("latest")).is_empty());
        }
    }
}

#[test]
fn months_run_forward() {
    let months = |from, to| format!("agencies: [TYT]\n    cadence: {{every: month, from: {from}, to: {to}}}");
    assert_eq!(told("agencies: [TYT]", &months("2026-11", "2026-01")), ["impossible-date"]);
    assert!(told("agencies: [TYT]", &months("2026-11", "2026-11")).is_empty());
}

#[test]
fn the_words_of_a_deadline_say_the_day_that_counts() {
    let of = |day: &str, text: &str| told(SOUND_DEADLINE, &format!("{day}\n  text: {text}"));
    for (day, text) in [
        ("before: 25/11/2026", "trước ngày 15/11/2026"),
        ("before: 25/11/2026", "chậm nhất ngày 25/11/2026"),
        ("before: 25/11/2026", "Đến hết ngày 25 tháng 11 năm 2026"),
        ("by: 25/11/2026", "trước ngày 25/11/2026"),
        ("by: 25/11/2026", "trước 25-11-2026"),
        ("before: 25/11/2026 17h00", "trước 17 giờ ngày 15/11/2026"),
    ] {
        assert_eq!(of(day, text), ["deadline-wording"], "{day}: {text}");
    }
    for (day, text) in [
        ("before: 25/11/2026", "trước ngày 25"),
        ("before: 25/11/2026", "chậm nhất ngày 24/11/2026"),
        ("before: 25/11/2026", "theo Công văn ngày 05/10/2026, gửi trước ngày 25/11/2026"),
        ("by: 24/11/2026", "trước ngày 25/11/2026"),
        ("by: 25/11/2026", "chậm nhất là ngày 25/11/2026"),
        ("by: 25/11/2026", "trong ngày 25/11/2026"),
        ("before: 25/11/2026 17h00", "trước 17 giờ ngày 25/11/2026"),
        ("by: 25/11/2026 17h00", "chậm nhất 17 giờ ngày 25/11/2026"),
    ] {
        assert!(of(day, text).is_empty(), "{day}: {text}");
    }
}

const SOUND_DEADLINE: &str = "before: 25/11/2026\n  text: trước ngày 25/11/2026";

#[test]
fn days_stand_in_their_order() {
    let cutoff = |day| told("date: 28/10/2026", &format!("date: 28/10/2026\ndata_cutoff: {day}"));
    assert_eq!(cutoff("25/11/2026"), ["misordered-days"]);
    assert!(cutoff("24/11/2026").is_empty());
    assert_eq!(told("date: 28/10/2026", "date: 25/11/2026"), ["misordered-days"]);
    assert!(told("date: 28/10/2026", "date: 24/11/2026").is_empty());
    for own in ["name: Trạm Y tế xã", "cite: II.2"] {
        assert_eq!(told(own, &format!("{own}\n    deadline: {{by: 27/10/2026}}")), ["misordered-days"]);
        assert!(told(own, &format!("{own}\n    deadline: {{by: 28/10/2026}}")).is_empty());
    }
}

#[test]
fn a_choice_has_values() {
    let choice =
        |values: &str| told("unit: \"%\", kind: percent, total: none", &format!("kind: choice, total: list{values}"));
    assert_eq!(choice(""), ["missing-field"]);
    assert_eq!(choice(", values: []"), ["missing-field"]);
    assert_eq!(choice(", values: [đạt]"), ["wrong-shape"]);
    assert!(choice(", values: [{id: 1, text: đạt}]").is_empty());
}

#[test]
fn bounds_leave_room() {
    let bounds = |written: &str| told("total: none", &format!("total: none, {written}"));
    assert_eq!(bounds("min: 100, max: 0"), ["reversed-bounds"]);
    assert!(bounds("min: 5, max: 5").is_empty());
}

#[test]
fn a_relation_is_one_that_can_be_checked() {
    let of = |relation: &str| {
        told("unit: trẻ, kind: count, total: sum", &format!("kind: count, total: sum, relations: [{relation}]"))
    };
    for relation in ["tre-tiem <= tre-tiem", "tre-tiem <= buoi", "buoi <= luot-nguoi"] {
        assert_eq!(of(relation), ["unchecked-relation"], "{relation}");
    }
    assert!(of("tre-tiem >= ty-le").is_empty());
    // What is no number is never compared.
    let words = "kind: text, total: list, relations: [ty-le <= tre-tiem]";
    assert_eq!(told("kind: percent, total: none", words), ["unchecked-relation"]);
    // An indicator that nobody asks for has a finding of its own.
    assert_eq!(
        told(
            "kind: percent, total: none}",
            "kind: percent, total: none}\n  - {id: le, name: Lẻ, kind: count, total: sum, relations: [le <= buoi]}"
        ),
        ["unused-indicator"]
    );
}

#[test]
fn a_phrase_is_one_that_can_be_filled() {
    assert_eq!(told("{buoi} buổi", "{tre-tiem} trẻ"), ["unusable-phrase"]);
    for unfit in ["kind: text, total: list", "kind: count, total: list", "kind: amount, total: none"] {
        assert_eq!(told("kind: count, total: sum", unfit), ["unusable-phrase"], "{unfit}");
    }
    // The number of one agency needs no putting together.
    let one = PLAN.replace("agencies: [tat-ca]", "agencies: [VHXH]");
    let (plan, _) =
        load::plan_text(&mut Sources::default(), "plan.yaml", one.replace("total: sum", "total: none").into_bytes());
    let found = rules::check_plan(&plan.unwrap());
    assert!(found.iter().all(|finding| finding.rule.id == "agency-without-duty"), "{found:?}");
}

#[test]
fn of_two_agencies_of_which_one_follows_the_other_one_number_comes() {
    let phrase = |ends: &str| {
        let plan = PLAN.replace("agencies: [TYT]", "agencies: [CAX, TYT]\n    phrase: Đạt {ty-le}%.");
        let plan = plan.replace("name: Công an xã", &format!("name: Công an xã{ends}"));
        let (plan, findings) = load::plan_text(&mut Sources::default(), "plan.yaml", plan.into_bytes());
        assert!(findings.is_empty(), "{findings:?}");
        rules::check_plan(&plan.unwrap()).iter().map(|finding| finding.rule.id).collect::<Vec<_>>()
    };
    assert_eq!(phrase(""), ["unusable-phrase"]);
    assert!(phrase("\n    valid_to: 31/10/2026").is_empty());
}

#[test]
fn a_field_without_its_space_is_told_how_to_be_written() {
    let findings = findings("{id: ty-le, ", "{id:ty-le, ");
    let field = findings.iter().find(|finding| finding.rule.id == "unknown-field").unwrap();
    assert!(field.help.clone().unwrap().vi.contains("“id: ty-le”"));
}

#[test]
fn the_lead_is_one_of_the_agencies() {
    assert_eq!(told("agencies: [TYT]", "agencies: [TYT]\n    lead: [CAX]"), ["foreign-lead"]);
    assert!(told("agencies: [tat-ca]", "agencies: [tat-ca]\n    lead: [CAX]").is_empty());
}

#[test]
fn what_to_do_names_the_slip() {
    for (sound, written, part) in [
        ("agencies: [TYT]", "agencies: TYT, CAX", "ngoặc vuông: [TYT, CAX]"),
        ("before: 25/11/2026", "before: 2026/11/25", "ghi 2026-11-25 hoặc 25/11/2026"),
        (WHOLE_DEADLINE, "deadline: 25/11/2026", "“{before: 25/11/2026}”"),
        (WHOLE_DEADLINE, "deadline: trước ngày 25/11/2026", "“{by: 25/11/2026}”"),
        ("    name: Công an xã", "    name:Công an xã", "“name: …”"),
        ("  - id: CAX", "  - id:CAX", "“id: …”"),
        ("  - id: CAX", "  -id: CAX", "dấu cách sau dấu “-”"),
        ("  - id: CAX", "  – id: CAX", "gạch dài “–”"),
        ("phrase: Tổ chức {buoi}", "phrase: {buoi}", "bắt đầu bằng “{”"),
        ("agencies: [TYT]", "agencies: [TYT", "thêm dấu “]”"),
        ("[buoi, luot-nguoi]", "[buoi,\n      luot-nguoi", "thêm dấu “]”"),
    ] {
        let help = help(sound, written);
        assert!(help.contains(part), "{written}: {help}");
    }
}

const WHOLE_DEADLINE: &str = "deadline:\n  before: 25/11/2026\n  text: trước ngày 25/11/2026";

#[test]
fn a_bracket_that_is_closed_is_not_blamed() {
    let message = |written: &str| findings("agencies: [TYT]", written)[0].message.vi.clone();
    assert!(message("agencies: [TYT").contains("dấu “[” mở mà không đóng"));
    for written in
        ["agencies: [TYT,\n      CAX: x: y]", "agencies: [TYT]\n    label: a: b", "agencies: [TYT,\n      %]"]
    {
        assert!(!message(written).contains("không đóng"), "{}", message(written));
    }
}

#[test]
fn one_slip_is_told_once() {
    for (sound, written, rule) in [
        ("agencies: [tat-ca]", "agencies: [tatca-xa]", "unknown-id"),
        ("agencies: [tat-ca]", "agencies: VHXH, CAX", "unknown-id"),
        ("agencies: [tat-ca]", "agencies: [tatca-xa]\n    lead: [CAX]", "unknown-id"),
        ("agencies: [tat-ca]", "agencies: {tat-ca: 1}", "wrong-shape"),
        ("members: [VHXH, CAX, TYT]", "members: [VHXH, CAXX, TYT]", "unknown-id"),
        ("kind: count, total: sum", "kind: đếm, total: sum", "wrong-shape"),
        ("kind: count, total: sum", "kind: count, total: cộng", "wrong-shape"),
        ("unit: \"%\", kind: percent, total: none", "unit: \"%\", kind: phần trăm, total: sum", "wrong-shape"),
        ("kind: count, total: sum", "kind: count", "missing-field"),
        ("name: Buổi, ", "", "missing-field"),
        ("    name: Công an xã\n", "", "missing-field"),
        ("    cite: II.2\n", "", "missing-field"),
    ] {
        assert_eq!(told(sound, written), [rule], "{written}");
    }
    // A phrase is not blamed for what the duty's indicators lack.
    assert_eq!(told("[buoi, luot-nguoi]", "[buoii, luot-nguoi]"), ["unknown-id", "unused-indicator"]);
    // What has no other cause is told.
    assert_eq!(told("    agencies: [TYT]\n", ""), ["duty-without-agency"]);
    assert_eq!(told("members: [VHXH, CAX, TYT]", "members: [VHXH, TYT]"), ["agency-without-duty"]);
}

#[test]
fn the_likely_cause_of_a_slip_is_named() {
    let text = "title: Công tác tháng 11\n";
    let with = |more: &str| format!("{text}{more}\n");
    for (sound, written, cause) in [
        (text, &*with("recipients: [Như trên, Lưu: VT]"), "đặt cả câu trong ngoặc kép: \"Lưu: VT\""),
        ("groups:\n", "groups:\n  - {id: ca-hai, members: [tat-ca]}\n", "chuyển nhóm “tat-ca” lên trên nhóm “ca-hai”"),
        (
            "name: Trẻ được tiêm, unit: trẻ, kind: count, total: sum",
            "name: Trẻ được tiêm, kind: choice, total: list, values: [Cơ sở, Bộ]",
            "ghi “{id: 1, text: Cơ sở}”",
        ),
    ] {
        assert!(help(sound, written).contains(cause), "{}", help(sound, written));
    }
    let list = findings("  - id: tat-ca\n    members: [VHXH, CAX, TYT]\n", "  - {id: tat-ca, members: VHXH, CAX}\n");
    let hints: Vec<&str> = list.iter().filter_map(|finding| Some(finding.help.as_ref()?.vi.as_str())).collect();
    assert!(hints.contains(&"nếu là danh sách thì đặt trong ngoặc vuông: members: [VHXH, CAX]"), "{hints:?}");
    // Of a plan without indicators there is none to choose from.
    let from = PLAN.find("indicators:\n  -").unwrap();
    let unknown = &findings(&PLAN[from..], "")[0];
    assert!(unknown.rule.id == "unknown-id" && unknown.expected.is_none(), "{unknown:?}");
}

#[test]
fn the_words_of_a_deadline_are_held_to_its_hour() {
    let deadline = |written: &str| told(WHOLE_DEADLINE, &format!("deadline: {written}"));
    for wrong in [
        "{before: 25/11/2026, text: trong ngày 25/11/2026}",
        "{by: 2026-11-25 16:30, text: trước 17 giờ ngày 25/11/2026}",
        "{by: 2026-11-25 16:30, text: trước ngày 25/11/2026}",
    ] {
        assert_eq!(deadline(wrong), ["deadline-wording"], "{wrong}");
    }
    for right in [
        "{by: 25/11/2026, text: trong ngày 25/11/2026}",
        "{by: 2026-11-25 16:30, text: trước 16 giờ 30 ngày 25/11/2026}",
        "{before: 2026-11-25 17:00, text: trước 17h ngày 25/11/2026}",
        "{by: 2026-11-25 16:30, text: chậm nhất 16:30 ngày 25/11/2026}",
    ] {
        assert_eq!(deadline(right), [""; 0], "{right}");
    }
}
