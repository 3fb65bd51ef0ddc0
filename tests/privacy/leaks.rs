//! What is private or secret stands in nothing that the program puts out. All names and numbers are invented.

use std::{
    fs,
    io::{Cursor, Read as _},
    path::Path,
    process::Command,
};
use tempfile::TempDir;

const PLAN: &str = include_str!("../../src/rules/example-plan.yaml");
const REGISTER: &str = "số đến;ngày đến;cơ quan;số văn bản;ghi chú
01;11/12/2023;STP;1/BC-STP;nhận của bà Trần Thị Bíẩn
02;12/12/2023;SNV;7/BC-SNV(M);hoahướngdương
03;12/12/2023;SNV;8/BC-SNV;
";

/// Every output of a run over these files, as text: what is printed and what is written, documents unpacked.
pub(crate) fn outputs(files: &[(&str, &[u8])]) -> Vec<(String, String)> {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files.iter().chain(&[("plan.yaml", PLAN.as_bytes())]) {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let runs: &[&[&str]] = &[
        &["validate"],
        &["validate", "--lang", "en"],
        &["validate", "--format", "json"],
        &["validate", "--format", "csv"],
        &["validate", "--format", "sarif"],
        &["validate", "--format", "github"],
        &["validate", "--feedback", "out", "--verbose"],
        &["remind", "-o", "out"],
        &["missing"],
        &["missing", "--format", "json"],
        &["missing", "--format", "csv"],
        &["missing", "--format", "markdown"],
        &["compile", ".", "-o", "out"],
        &["compile", ".", "-o", "out", "--final"],
    ];
    let mut outputs = Vec::new();
    for arguments in runs {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
        let run = command.args(*arguments).args(["--as-of", "2023-12-25"]).current_dir(folder.path());
        let run = run.env("TONGHOP_LANG", "vi").env_remove("TONGHOP_PLAN").output().unwrap();
        outputs.push((format!("{arguments:?} stdout"), String::from_utf8(run.stdout).unwrap()));
        outputs.push((format!("{arguments:?} stderr"), String::from_utf8(run.stderr).unwrap()));
    }
    outputs.extend(written(&folder.path().join("out")));
    outputs
}

fn written(folder: &Path) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        let name = path.display().to_string();
        if path.extension().is_some_and(|end| end == "docx") {
            let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
            for at in 0..archive.len() {
                let mut text = String::new();
                archive.by_index(at).unwrap().read_to_string(&mut text).unwrap();
                texts.push((format!("{name} {at}"), text));
            }
        } else {
            texts.push((name, String::from_utf8(bytes).unwrap()));
        }
    }
    assert!(texts.len() > 5, "a report in three forms was written");
    texts
}

#[track_caller]
pub(crate) fn assert_nowhere(outputs: &[(String, String)], words: &[&str]) {
    for (name, text) in outputs {
        for word in words {
            assert!(!text.contains(word), "{word} stands in {name}:\n{text}");
        }
    }
}

#[track_caller]
fn assert_told(outputs: &[(String, String)], rule: &str) {
    assert!(outputs[0].1.contains(&format!("[{rule}]")), "{}", outputs[0].1);
}

#[test]
fn a_marked_file_is_told_and_its_text_nowhere() {
    let yaml = "# MẬT\nagency: STP\ndocument: {number: 1/BC-STP, date: 2023-12-10, signer: hoahồng}\nresults:\n  D01:\n    summary: hoasen\n    figures: {tin-bai: 7654321}\n  D99: hoacúc\n";
    let csv = "cơ quan;nhiệm vụ;mục;giá trị\nSNV;;số văn bản;5/BC-SNV(M)\nSNV;D01;tóm tắt;hoađào\nhoamai;D98;tin-bai;hoalan\n";
    let outputs =
        outputs(&[("stp.yaml", yaml.as_bytes()), ("snv.csv", csv.as_bytes()), ("register.csv", REGISTER.as_bytes())]);
    assert_told(&outputs, "secrecy-mark");
    assert!(outputs[0].1.contains("dòng 2"), "{}", outputs[0].1);
    let words =
        ["hoahồng", "hoasen", "hoacúc", "7654321", "7.654.321", "D99", "5/BC-SNV", "hoađào", "hoamai", "hoalan"];
    assert_nowhere(&outputs, &words);
}

#[test]
fn a_secret_row_of_the_register_is_passed_over_and_the_others_count() {
    let stp = "agency: STP\ndocument: {number: 1/BC-STP, date: 2023-12-10}\nresults:\n  D01: {figures: {tin-bai: 3}}\n";
    let outputs = outputs(&[("stp.yaml", stp.as_bytes()), ("register.csv", REGISTER.as_bytes())]);
    assert_told(&outputs, "secrecy-mark");
    assert_nowhere(&outputs, &["7/BC-SNV", "hoahướngdương", "Bíẩn"]);
    let missing = &outputs.iter().find(|(name, _)| name.starts_with("[\"missing\"] stdout")).unwrap().1;
    assert!(missing.contains("11/12/2023") && missing.contains("12/12/2023"), "{missing}");
}

#[test]
fn office_texts_with_a_mark_are_refused() {
    let stp = "agency: STP\ndocument: {number: 1/BC-STP, date: 2023-12-10}\nresults:\n  D01: {figures: {tin-bai: 3}}\n";
    let editorial = "# Tổng quan\n\nTỐI MẬT\n\nhoasen\n";
    let acceptances =
        "# Độ mật: Mật\n- rule: missing-submission\n  agency: SNV\n  reason: hoacúc\n  by: Chánh Văn phòng\n";
    let outputs = outputs(&[
        ("stp.yaml", stp.as_bytes()),
        ("bien-tap.md", editorial.as_bytes()),
        ("chap-nhan.yaml", acceptances.as_bytes()),
    ]);
    assert_eq!(outputs[0].1.matches("[secrecy-mark]").count(), 2, "{}", outputs[0].1);
    assert_nowhere(&outputs, &["hoasen", "hoacúc"]);
}

#[test]
fn a_plan_with_a_mark_is_refused() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("plan.yaml"), format!("# TỐI MẬT\n{PLAN}\nhoasen: 1\n")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    let run = command.args(["plan", "check", "plan.yaml"]).current_dir(folder.path()).output().unwrap();
    let said = String::from_utf8([run.stdout, run.stderr].concat()).unwrap();
    assert!(!run.status.success() && said.contains("[secrecy-mark]") && !said.contains("hoasen"), "{said}");
}

/// A Mac writes `Ậ` as a letter and two marks, a folder may bear the mark, and a program that knows no Vietnamese writes
/// letters as escapes.
#[test]
fn marks_in_names_and_in_escapes_are_told() {
    let yaml = "agency: STP\ndocument: {number: 1/BC-STP, date: 2023-12-10}\nresults:\n  D01: {figures: {tin-bai: 7654321}, summary: hoasen}\n";
    let escaped = format!("{yaml}difficulties: [\"T\\u1ed0I M\\u1eacT\"]\n");
    for (name, text) in [
        ("BC MA\u{302}\u{323}T.yaml", yaml),
        ("TÀI LIỆU MẬT/stp.yaml", yaml),
        ("stp.yaml", escaped.as_str()),
        // The mark stands within what is masked as a name and as a home.
        ("BC ÔNG NGUYỄN VĂN A TỐI MẬT.yaml", yaml),
        ("BC ông Nguyễn Văn A trú tại xã Ea Kar, MẬT.yaml", yaml),
    ] {
        let outputs = outputs(&[(name, text.as_bytes())]);
        assert_told(&outputs, "secrecy-mark");
        assert_nowhere(&outputs, &["hoasen", "7654321", "7.654.321"]);
    }
}

#[test]
fn the_name_of_a_file_may_tell_of_somebody() {
    let yaml =
        "agency: STP\ndocument: {number: 1/BC-STP, date: 2023-12-10}\nresults:\n  D01: {figures: {tin-bai: ba}}\n";
    let outputs = outputs(&[
        ("BC ông Nguyễn Văn Kínđáo 0905777101.yaml", yaml.as_bytes()),
        ("~$BC ông Nguyễn Văn Kínđáo 0905777101.xlsx", b"x"),
        ("BC.ông Nguyễn Văn Kínđáo", b"x"),
    ]);
    assert_told(&outputs, "personal-data");
    assert_nowhere(&outputs, &["Kínđáo", "kínđáo", "777101"]);
}

#[test]
fn a_sign_of_mailboxes_in_the_name_of_a_file_is_no_mailbox() {
    let csv = "cơ quan;nhiệm vụ;mục;giá trị\nSTP;D01;tin-bai;3\n";
    let outputs = outputs(&[("so-tu-phap@2023.csv", csv.as_bytes())]);
    let said = &outputs[0].1;
    assert!(!said.contains("[personal-data]") && !said.contains("[malformed-yaml]"), "{said}");
}

/// Private data in every place of a submission, sound and faulty ones, plain and written in escapes.
#[test]
fn private_data_stand_nowhere() {
    let yaml = "# Liên hệ 0905 777 101\nagency: STP\ndocument: {number: 1/BC-STP, date: 2023-12-10, signer: \"bà Trần Thị Bíẩn\"}\nresults:\n  D01:\n    summary: \"Gi\\u00fap \\u00f4ng Nguy\\u1ec5n V\\u0103n K\\u00edn\\u0111\\u00e1o, S\\u0110T 090\\u0035777102\"\n    figures: {tin-bai: 0905777103, luot-nguoi: ông Lê Văn Lặnglẽ}\n    activities:\n      - title: Thăm bà Phạm Thị\n          Thầmlặng ở thôn\n        place: nhà chị Bùi Thị Khépkín\n        with: [ông Hoàng Văn Giấugiếm]\n        from: ngày của anh Võ Văn Chekín\n  D02: {status: not-done, reason: 'chờ bà Đỗ Thị Nínlặng, CCCD 066085777104'}\n  D03:\n    status: nil\n  ông Ngô Văn Imlìm: x\ndifficulties: [thiếu anh Dương Văn Bưngbít, 'giúp chị H''Ẩnlặng Niê', gọi 0905\u{a0}777\u{a0}109]\nproposals: [khen em Lý Thị Giữkín]\nla-lung: cháu Đinh Văn Vắnglặng\nagencyy: a.b@gmail.com\n";
    let csv = "cơ quan;nhiệm vụ;mục;giá trị;hoạt động;địa điểm\nCAT;D01;tóm tắt;\"Gặp ông\nMai Văn Thinhlặng\";;\nông Tạ Văn Lẳnglặng;D01;tin-bai;3;;\nCAT;D01;tin-bai;STK 0231000777105;Thăm bà Vũ Thị Tĩnhlặng;nhà 47A-777.16\n";
    let editorial = "# Tổng quan\n\nBiểu dương anh Hồ Văn Trầmlặng, 0905777107.\n";
    let acceptances =
        "- rule: missing-submission\n  agency: SNV\n  reason: chờ bà Tô Thị Lặngim\n  by: Chánh Văn phòng\n";
    let outputs = outputs(&[
        ("stp.yaml", yaml.as_bytes()),
        ("cat.csv", csv.as_bytes()),
        ("bien-tap.md", editorial.as_bytes()),
        ("chap-nhan.yaml", acceptances.as_bytes()),
        ("register.csv", REGISTER.as_bytes()),
    ]);
    assert_told(&outputs, "personal-data");
    let names = [
        "Bíẩn",
        "Kínđáo",
        "K\\u00edn",
        "Lặnglẽ",
        "Thầmlặng",
        "Khépkín",
        "Giấugiếm",
        "Chekín",
        "Nínlặng",
        "Imlìm",
        "Ẩnlặng",
        "Bưngbít",
        "Giữkín",
        "Vắnglặng",
        "Thinhlặng",
        "Lẳnglặng",
        "Tĩnhlặng",
        "Trầmlặng",
        "Lặngim",
    ];
    assert_nowhere(&outputs, &names);
    assert_nowhere(
        &outputs,
        &["777101", "777 101", "777102", "777103", "777104", "777105", "777.16", "777107", "777\u{a0}109", "a.b@gmail"],
    );
}

/// What a masked place stands in is left out, and only that: the figures beside it count.
#[test]
fn what_holds_private_data_is_left_out() {
    let yaml = "agency: STP\ndocument: {number: 1/BC-STP, date: 2023-12-10}\nresults:\n  D01:\n    summary: Tuyênchung với bà Trần Thị Bíẩn\n    figures: {tin-bai: 24}\n    activities:\n      - {title: Hoạtđộngmột với chị Lê Thị Bíẩn, from: 2023-11-01}\n      - {title: Hoạtđộnghai, from: 2023-11-01}\ndifficulties: [Vướngmắcmột của ông Lê Văn Bíẩn, Vướngmắchai]\n";
    let outputs = outputs(&[("stp.yaml", yaml.as_bytes()), ("register.csv", REGISTER.as_bytes())]);
    let data = &outputs.iter().find(|(name, _)| name.ends_with("hop.json")).unwrap().1;
    let view: serde_json::Value = serde_json::from_str(data).unwrap();
    let duty = &view["headings"][0]["duties"][0];
    assert_eq!(duty["summaries"].as_array().unwrap().len(), 0, "{duty:#}");
    assert_eq!(duty["activities"].as_array().unwrap().len(), 1, "{duty:#}");
    assert_eq!(duty["totals"][0]["number"], "24");
    assert_eq!(view["difficulties"][0]["said"].as_array().unwrap().len(), 1, "{view:#}");
    let report = &outputs.iter().find(|(name, _)| name.ends_with("hop.md")).unwrap().1;
    assert!(report.contains("Vướngmắchai") && !report.contains("Tuyênchung với bà Trần"), "{report}");
}

/// That a telephone number is no figure is an echo of it.
#[test]
fn a_number_of_somebody_in_place_of_a_figure_is_one_finding() {
    let csv = "cơ quan;nhiệm vụ;mục;giá trị\nSTP;;số văn bản;1/BC-STP\nSTP;;ngày văn bản;10/12/2023\nSTP;D01;tin-bai;0905777103\n";
    let outputs = outputs(&[("stp.csv", csv.as_bytes())]);
    assert_told(&outputs, "personal-data");
    assert!(!outputs[0].1.contains("[unreadable-number]"), "{}", outputs[0].1);
}

/// What was masked looks as if it were still to be filled in.
#[test]
fn what_was_masked_is_not_asked_to_be_filled_in() {
    let yaml = "agency: STP\nresults:\n  D01: {summary: Gọi số 0905777103 để đăng ký}\n";
    let outputs = outputs(&[("stp.yaml", yaml.as_bytes())]);
    assert_told(&outputs, "personal-data");
    assert!(!outputs[0].1.contains("[placeholder-text]"), "{}", outputs[0].1);
}
