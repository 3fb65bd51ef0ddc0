//! What the report says word for word: names, days, choices, fractions and shares within its sentences.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use std::{fs, process::Command};
use tempfile::TempDir;

/// A plan without headings; what each test asks of it follows.
const HEAD: &str = "id: vi-du
kind: Kế hoạch
number: 7/KH-UBND
date: 2024-03-05
issuer: Ủy ban nhân dân huyện Lắk
deadline: {by: 2024-06-03}
agencies: [{id: A, name: Sở Tư pháp}, {id: B, name: Ủy ban nhân dân huyện Lắk, short: UBND huyện Lắk}]
partners: [{id: HVN, name: Nhà văn hóa trung tâm}]
";

/// The report of a round with these files beside its plan.
fn report(plan: &str, files: &[(&str, &str)]) -> String {
    report_on("2024-06-05", plan, files)
}

/// The report as it is on a day.
fn report_on(as_of: &str, plan: &str, files: &[(&str, &str)]) -> String {
    compiled(as_of, &format!("{HEAD}{plan}"), files)
}

/// The report of a round with a plan of its own.
fn compiled(as_of: &str, plan: &str, files: &[(&str, &str)]) -> String {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("plan.yaml", plan);
    for (name, text) in files {
        write(name, text);
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    command.args(["compile", "-o", "out", "--lang", "vi", "--as-of", as_of]).current_dir(folder.path());
    let output = command.env_remove("TONGHOP_PLAN").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::read_to_string(folder.path().join("out/bao-cao-tong-hop.md")).unwrap().replace('\\', "")
}

/// What agency A reports, as the file of a submission.
fn answers(results: &str) -> String {
    format!("agency: A\ndocument: {{number: 1/BC-STP, date: 2024-04-01}}\nresults: {results}\n")
}

/// The title of the plan, and a duty with an indicator of each of these names.
fn asking(title: &str, names: &[&str]) -> (String, String) {
    let list = |one: &dyn Fn(usize) -> String| (0..names.len()).map(one).collect::<Vec<_>>().join(", ");
    let asked = list(&|at| format!("i{at}"));
    let indicators =
        list(&|at| format!("{{id: i{at}, name: \"{}\", unit: người, kind: count, total: sum}}", names[at]));
    let plan = format!(
        "title: {title}\nduties: [{{id: D1, cite: I.1, text: Việc một, agencies: [A], indicators: [{asked}]}}]\nindicators: [{indicators}]\n"
    );
    let figures = list(&|at| format!("i{at}: 12"));
    (plan, answers(&format!("{{D1: {{figures: {{{figures}}}}}}}")))
}

/// The sentence that names the indicators of these names one after the other.
fn listed(names: &[&str]) -> String {
    let (plan, file) = asking("Ví dụ", names);
    let report = report(&plan, &[("a.yaml", &file)]);
    report.lines().find(|line| line.contains(": 12 người")).unwrap().to_owned()
}

#[test]
fn names_keep_their_capital_within_a_sentence() {
    for name in [
        "Krông Năng đóng góp",
        "Việt kiều về thăm",
        "Đảng bộ cơ sở",
        "Nhà nước hỗ trợ",
        "Hội cơ sở",
        "UBND cấp xã",
        "M'Đrắk đóng góp",
        "Facebook có bài",
        "Lắk đóng góp",
        "Nhà văn hóa trung tâm mở cửa",
        "Tỉnh đoàn tham gia",
        "Huyện uỷ chỉ đạo",
    ] {
        assert_eq!(listed(&["Tin, bài", name]), format!("Tin, bài: 12 người; {name}: 12 người."));
    }
}

#[test]
fn common_words_lose_their_capital_within_a_sentence() {
    for name in
        ["Hội nghị", "Lượt người dự", "Văn bản đã ban hành", "Ban hành văn bản", "Đoàn khách quốc tế", "Nhà văn hóa"]
    {
        let small = name.chars().next().unwrap().to_lowercase().chain(name.chars().skip(1)).collect::<String>();
        assert_eq!(listed(&["Tin, bài", name]), format!("Tin, bài: 12 người; {small}: 12 người."));
    }
}

#[test]
fn a_plan_about_a_place_is_cited_with_its_capital() {
    let cited = |title: &str| {
        let (plan, file) = asking(title, &["Tin"]);
        report(&plan, &[("a.yaml", &file)])
    };
    assert!(cited("Krông Năng xanh, sạch, đẹp").contains("huyện Lắk về Krông Năng xanh, sạch, đẹp, "));
    assert!(cited("Tuyên truyền pháp luật").contains("huyện Lắk về tuyên truyền pháp luật, "));
}

#[test]
fn days_are_written_one_way_throughout_a_report() {
    let plan = "title: Ví dụ
duties: [{id: D1, cite: I.1, text: Việc một, agencies: [A], window: {from: 2024-02-01, to: 2024-05-31}, indicators: [n]}]
indicators: [{id: n, name: Tin, unit: tin, kind: count, total: sum}]
";
    let late = answers("{D1: {activities: [{title: Hội nghị, from: 05/06/2024, figures: {n: 3}}]}}");
    let accepted =
        "- {rule: missing-submission, agency: B, reason: Xin gửi sau, by: Chánh Văn phòng, until: 2024-07-09}\n";
    let files =
        [("a.yaml", &*late), ("chap-nhan.yaml", accepted), ("register.csv", "ngày đến;cơ quan\n02/04/2024;A\n")];
    let report = report(plan, &files);
    for day in ["01/4/2024", "02/4/2024", "03/6/2024", "Đến ngày 05/6/2024", "ngày 05/6/2024 nằm ngoài", "09/7/2024"]
    {
        assert!(report.contains(day), "{day}: {report}");
    }
    // What was written stays as it was.
    assert_eq!(report.matches("/06/2024").count(), report.matches("| 05/06/2024 |").count(), "{report}");
}

#[test]
fn a_draft_says_its_last_day_as_documents_do() {
    let (plan, file) = asking("Ví dụ", &["Tin"]);
    let report = report_on("2024-06-01", &plan, &[("a.yaml", &file)]);
    assert!(report.contains("(ngày cuối 03/6/2024)") && report.contains("chậm nhất ngày 03/6/2024"), "{report}");
}

const CHOICES: &str = "title: Ví dụ
duties:
  - {id: D1, cite: I.1, text: Tủ sách, agencies: [A, B], indicators: [s]}
  - {id: D2, cite: I.2, text: Khẩu hiệu, agencies: [A, B], indicators: [k]}
indicators:
  - {id: s, name: Có tủ sách, kind: choice, total: list, values: [{id: co, text: Có}, {id: khong, text: Không}]}
  - {id: k, name: Khẩu hiệu, kind: choice, total: list, values: [{id: 1, text: Toàn dân thi đua xây dựng nông thôn mới giàu đẹp.}, {id: 2, text: Ngắn}]}
";

#[test]
fn short_choices_are_told_by_their_words() {
    let report = report(CHOICES, &[("a.yaml", &answers("{D1: {figures: {s: khong}}, D2: {figures: {k: [1, 2]}}}"))]);
    assert!(report.contains("| Có tủ sách | Không: 1 |"), "{report}");
    let said = "Có tủ sách: “Không” 01 cơ quan (1/2 cơ quan; chưa có số liệu của UBND huyện Lắk).";
    assert!(report.contains(said) && !report.contains("báo cáo kết quả.\n"), "{report}");
}

#[test]
fn long_choices_are_told_by_ids_and_listed_once() {
    let report = report(CHOICES, &[("a.yaml", &answers("{D1: nil, D2: {figures: {k: [1, 2]}}}"))]);
    assert!(report.contains("| Khẩu hiệu | (1): 1; (2): 1 |"), "{report}");
    assert!(
        report.contains("Khẩu hiệu (nêu tại Phụ lục III): (1) 01 cơ quan; (2) 01 cơ quan (1/2 cơ quan"),
        "{report}"
    );
    let list = "Khẩu hiệu:\n\n- (1) Toàn dân thi đua xây dựng nông thôn mới giàu đẹp;\n- (2) Ngắn.\n";
    assert_eq!(report.matches(list).count(), 1, "{report}");
}

#[test]
fn a_plan_without_headings_has_no_other_duties() {
    let (plan, file) = asking("Ví dụ", &["Tin"]);
    let bare = report(&plan, &[("a.yaml", &file)]);
    assert!(bare.contains("### 1. D1 (mục I.1)") && !bare.contains("nhiệm vụ khác"), "{bare}");
    let headed = plan.replace(
        "duties: [",
        "headings: [{id: I, title: Chung}]\nduties: [{id: D0, cite: I.0, heading: I, text: Việc, agencies: [A]}, ",
    );
    let headed = report(&headed, &[("a.yaml", &file)]);
    assert!(headed.contains("### 2. Các nhiệm vụ khác\n\n#### a) D1 (mục I.1)"), "{headed}");
}

#[test]
fn names_with_commas_are_told_apart() {
    let plan = "title: Ví dụ
duties: [{id: D1, cite: I.1, text: Việc một, agencies: [A, B], indicators: [a, {id: b, optional: true}]}]
indicators:
  - {id: a, name: \"Tin, bài\", unit: tin, kind: count, total: sum}
  - {id: b, name: \"Hội nghị, buổi\", unit: buổi, kind: count, total: sum}
";
    let other = "agency: B\ndocument: {number: 2/BC-UBND, date: 2024-04-01}\nresults: {D1: {figures: {a: 20}}}\n";
    let files = [("a.yaml", &*answers("{D1: {figures: {a: 20, b: 30}}}")), ("b.yaml", other)];
    let report = report(plan, &files);
    assert!(report.contains("(số cơ quan có số liệu về tin, bài: 2/2; hội nghị, buổi: 1/2)"), "{report}");
}

#[test]
fn nobody_is_said_to_have_no_difficulties_before_anybody_has_reported() {
    let (plan, file) = asking("Ví dụ", &["Tin"]);
    let nobody = report(&plan, &[("register.csv", "ngày đến;cơ quan\n")]);
    assert!(nobody.contains("Chưa có báo cáo để tổng hợp.") && !nobody.contains("không nêu khó khăn"), "{nobody}");
    assert!(report(&plan, &[("a.yaml", &file)]).contains("không nêu khó khăn"));
}

#[test]
fn fractions_have_no_leading_zero() {
    let (plan, file) = asking("Ví dụ", &["Tin"]);
    let report = report(&plan, &[("a.yaml", &file)]);
    assert!(report.contains(", 1/2 cơ quan, địa phương đã có báo cáo; 01 cơ quan gửi đúng hạn"), "{report}");
}

/// What the report says of a duty with this phrase when agency A answers so.
fn said(phrase: &str, answer: &str) -> String {
    let plan = format!(
        "title: Ví dụ
duties: [{{id: D1, cite: I.1, text: Việc, agencies: [A, B], indicators: [n, {{id: p, optional: true}}, {{id: q, optional: true}}], phrase: \"{phrase}\"}}]
indicators:
  - {{id: n, name: Vụ vi phạm, unit: vụ, kind: count, total: sum}}
  - {{id: p, name: Tỷ lệ, unit: \"%\", kind: percent, total: max}}
  - {{id: q, name: Khác, unit: vụ, kind: count, total: sum}}
"
    );
    let report = report(&plan, &[("a.yaml", &answers(&format!("{{D1: {answer}}}")))]);
    let after = report.split("D1 (mục I.1)\n\n").nth(1).unwrap();
    after.lines().next().unwrap().split(" (").next().unwrap().to_owned()
}

#[test]
fn a_sum_of_nothing_is_told_as_nothing() {
    let phrase = "Xử lý {n} trường hợp vi phạm.";
    assert_eq!(said(phrase, "{figures: {n: 0}}"), "Trong kỳ báo cáo không phát sinh");
    assert_eq!(said(phrase, "{figures: {n: 12}}"), "Xử lý 12 trường hợp vi phạm");
    // Who tells of something did not do nothing, and a share of nothing is a share.
    assert_eq!(said(phrase, "{figures: {n: 0}, summary: Đã kiểm tra}"), "Vụ vi phạm: không có");
    let both = "Đạt {p} %; xử lý {n} vụ; hết.";
    assert_eq!(said(both, "{figures: {n: 0, p: 5}}"), "Đạt 05%; vụ vi phạm: không có; hết");
    assert_eq!(said("Có {n} vụ, đạt {p} %.", "{figures: {n: 0, p: 5}}"), "Có 0 vụ, đạt 05%");
    assert_eq!(said("Đạt {p} %.", "{figures: {n: 0, p: 0}}"), "Đạt 0%");
}

#[test]
fn the_sign_of_a_share_stands_behind_its_number() {
    assert_eq!(said("Đạt {p} % trong {n} vụ.", "{figures: {n: 12, p: \"68,02\"}}"), "Đạt 68,02% trong 12 vụ");
    assert_eq!(said("Có {q}.", "{figures: {n: 12, p: \"68,02\"}}"), "Vụ vi phạm: 12 vụ; tỷ lệ: 68,02%");
}

#[test]
fn an_accepted_gap_says_whose_it_is() {
    let (plan, file) = asking("Ví dụ", &["Tin"]);
    let accepted = "- {rule: missing-submission, agency: B, reason: Xin gửi sau, by: Chánh Văn phòng}\n";
    let report = report(&plan, &[("a.yaml", &file), ("chap-nhan.yaml", accepted)]);
    assert!(report.contains("| UBND huyện Lắk chưa có báo cáo | UBND huyện Lắk |"), "{report}");
}

#[test]
fn a_figure_without_some_of_its_months_says_which() {
    let plan = "title: Ví dụ
duties: [{id: D1, cite: I.1, text: Việc, agencies: [A], cadence: {every: month, from: 2024-01, to: 2024-03}, indicators: [n, p], phrase: \"Giải ngân {n} đồng.\"}]
indicators:
  - {id: n, name: Vốn, unit: đồng, kind: count, total: sum}
  - {id: p, name: Tỷ lệ, unit: \"%\", kind: percent, total: none}
";
    let told = |figures: &str| report(plan, &[("a.yaml", &answers(&format!("{{D1: {{figures: {{{figures}}}}}}}")))]);
    let whole = told("n: {2024-01: 20, 2024-02: 30, 2024-03: 40}, p: {2024-01: 10, 2024-02: 15, 2024-03: 20}");
    assert!(whole.contains("Giải ngân 90 đồng. Tỷ lệ: 20% (số liệu tháng 3/2024)."), "{whole}");
    assert!(whole.contains("| Vốn | 90 | đồng | 1/1 |  |"), "{whole}");
    assert!(whole.contains("| Tỷ lệ | 20 (tháng 3/2024) | % | 1/1 |  |"), "{whole}");
    // One month is missing, another at fault.
    let part = told("n: {2024-01: 20, 2024-03: nhiều}, p: {2024-01: 10, 2024-02: 15, 2024-03: 20}");
    assert!(part.contains("Giải ngân 20 đồng (thiếu số liệu tháng 02/2024, 3/2024)."), "{part}");
    assert!(part.contains("| 1/1 | Sở Tư pháp (tháng 02/2024, 3/2024) |"), "{part}");
}

#[test]
fn of_several_agencies_it_says_whose_months_are_missing() {
    let plan = "title: Ví dụ
duties: [{id: D1, cite: I.1, text: Việc, agencies: [A, B], cadence: {every: month, from: 2024-01, to: 2024-02}, indicators: [n], phrase: \"Có {n} tin.\"}]
indicators: [{id: n, name: Tin, unit: tin, kind: count, total: sum}]
";
    let other = "agency: B\ndocument: {number: 2/BC-UBND, date: 2024-04-01}\nresults: {D1: {figures: {n: {2024-01: 1, 2024-02: 2}}}}\n";
    let report = report(plan, &[("a.yaml", &answers("{D1: {figures: {n: {2024-01: 20}}}}")), ("b.yaml", other)]);
    assert!(report.contains("Có 23 tin (2/2 cơ quan; thiếu số liệu tháng 02/2024 của Sở Tư pháp)."), "{report}");
}

#[test]
fn localities_are_named_only_where_a_plan_has_any() {
    let (plan, file) = asking("Ví dụ", &["Tin"]);
    let files = [("a.yaml", &*file)];
    assert!(report(&plan, &files).contains("CỦA CÁC CƠ QUAN, ĐỊA PHƯƠNG"));
    let faculties = plan.replace("title:", "agencies: [{id: A, name: Khoa A}, {id: B, name: Khoa B}]\ntitle:");
    let head = HEAD.lines().filter(|line| !line.starts_with("agencies")).map(|line| format!("{line}\n"));
    let text = compiled("2024-06-05", &format!("{}{faculties}", head.collect::<String>()), &files);
    assert!(text.contains("giao nhiệm vụ cho 02 cơ quan và") && text.contains("CỦA CÁC CƠ QUAN\n"), "{text}");
    assert!(!text.to_lowercase().contains("địa phương"), "{text}");
}
