//! What is shipped is run: plans, templates, the example round; and its figures are added up a second time.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use rust_decimal::Decimal;
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};
use tempfile::TempDir;

const PLAN: &str = "plans/dak-lak-2023-nhan-quyen-75.yaml";
const ROUND: &str = "examples/dak-lak-2023";

fn tonghop(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    command.args(arguments).env("TONGHOP_LANG", "en").env_remove("TONGHOP_PLAN").output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The data of the example's report, as of a day.
fn compiled(as_of: &str, folder: &Path) -> Value {
    let output = tonghop(&["compile", ROUND, "--plan", PLAN, "--as-of", as_of, "-o", folder.to_str().unwrap()]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    serde_json::from_slice(&fs::read(folder.join("bao-cao-tong-hop.json")).unwrap()).unwrap()
}

#[test]
fn shipped_plans_have_nothing_to_mend() {
    for plan in fs::read_dir("plans").unwrap().map(|entry| entry.unwrap().path()) {
        let output = tonghop(&["plan", "check", plan.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
        assert!(text(&output.stdout).contains("0 errors, 0 warnings"), "{}", text(&output.stdout));
    }
}

#[test]
fn the_window_that_ends_after_the_deadline_is_a_note() {
    let output = tonghop(&["plan", "check", PLAN]);
    assert!(text(&output.stdout).starts_with("note[window-after-deadline]: duty D05 runs until 30/12/2023"));
}

#[test]
fn the_plan_has_its_agencies_and_duties() {
    let shown = text(&tonghop(&["plan", "show", PLAN]).stdout);
    assert!(shown.contains("Agencies that report (31)"));
    assert!(shown.contains("Duties (40)"));
    for id in 1..=40 {
        assert!(shown.contains(&format!("\nD{id:02} (")), "D{id:02}");
    }
}

#[test]
fn every_rule_is_silent_on_the_clean_part() {
    let output = tonghop(&["validate", &format!("{ROUND}/submissions/sach"), "--plan", PLAN, "--fail-on", "note"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
    assert!(text(&output.stdout).contains("agencies: 20; no errors, warnings or notes"), "{}", text(&output.stdout));
}

#[test]
fn the_rest_shows_what_its_readme_says() {
    let output = tonghop(&["validate", ROUND, "--plan", PLAN, "--format", "json", "--as-of", "2023-12-25"]);
    assert_eq!(output.status.code(), Some(1));
    let found = json(&output)["findings"].as_array().unwrap().iter().map(rule_and_file).collect::<Vec<_>>();
    let expected = [
        ("monthly-gap", "cong-an-tinh.yaml"),
        ("monthly-gap", "cong-an-tinh.yaml"),
        ("unregistered-submission", "hoi-lien-hiep-phu-nu.csv"),
        ("duplicate-submission", "tinh-doan-gui-lai.yaml"),
        ("unanswered-duty", "vien-kiem-sat.csv"),
        ("negative-value", "vien-kiem-sat.csv"),
        ("unreadable-number", "vien-kiem-sat.csv"),
        ("fractional-count", "vien-kiem-sat.csv"),
        ("duplicate-row", "vien-kiem-sat.csv"),
        ("outside-window", "vien-kiem-sat.csv"),
        ("nil-with-figures", "vien-kiem-sat.csv"),
        ("broken-relation", "vien-kiem-sat.csv"),
        ("unreadable-date", "vien-kiem-sat.csv"),
        ("unknown-duty", "vien-kiem-sat.csv"),
        ("late-submission", "register.csv"),
        ("late-submission", "register.csv"),
        ("unreadable-number", "huyen-krong-nang-lan-1.yaml"),
        ("several-submissions", "huyen-krong-nang-lan-2.yaml"),
        ("deadline-day-submission", "register.csv"),
        ("late-submission", "register.csv"),
        ("unanswered-duty", "huyen-lak.csv"),
        ("unanswered-duty", "huyen-lak.csv"),
    ];
    let expected: Vec<_> = expected.map(|(rule, file)| (rule.to_owned(), file.to_owned())).into();
    assert_eq!(found, expected);
}

fn rule_and_file(finding: &Value) -> (String, String) {
    let file = finding["places"][0]["file"].as_str().unwrap();
    (finding["rule"].as_str().unwrap().to_owned(), file.rsplit('/').next().unwrap().to_owned())
}

/// How many agencies are in each state on a day.
fn states(as_of: &str) -> BTreeMap<String, usize> {
    let output = tonghop(&["missing", ROUND, "--plan", PLAN, "--as-of", as_of, "--format", "json"]);
    let mut states = BTreeMap::new();
    for agency in json(&output)["agencies"].as_array().unwrap() {
        *states.entry(agency["state"].as_str().unwrap().to_owned()).or_insert(0) += 1;
    }
    states
}

fn counted(expected: &[(&str, usize)]) -> BTreeMap<String, usize> {
    expected.iter().map(|(state, count)| ((*state).to_owned(), *count)).collect()
}

#[test]
fn before_anything_arrived_all_are_not_yet_due() {
    assert_eq!(states("2023-12-01"), counted(&[("not-yet-due", 31)]));
}

#[test]
fn on_the_last_day_in_time_nobody_is_late() {
    assert_eq!(states("2023-12-19"), counted(&[("on-time", 25), ("not-yet-due", 6)]));
}

#[test]
fn on_the_deadline_day_those_absent_are_overdue_by_a_day() {
    let expected = counted(&[("on-time", 25), ("on-deadline-day", 1), ("overdue", 5)]);
    assert_eq!(states("2023-12-20"), expected);
    assert_eq!(overdue_days("2023-12-20"), BTreeSet::from([1]));
}

#[test]
fn in_january_two_are_overdue_by_seventeen_days() {
    let expected = counted(&[("on-time", 25), ("on-deadline-day", 1), ("late", 3), ("overdue", 2)]);
    assert_eq!(states("2024-01-05"), expected);
    assert_eq!(overdue_days("2024-01-05"), BTreeSet::from([17]));
}

fn overdue_days(as_of: &str) -> BTreeSet<i64> {
    let output = tonghop(&["missing", ROUND, "--plan", PLAN, "--as-of", as_of, "--format", "json"]);
    let agencies = json(&output)["agencies"].as_array().unwrap().clone();
    let overdue = agencies.iter().filter(|agency| agency["state"] == "overdue");
    overdue.map(|agency| agency["days"].as_i64().unwrap()).collect()
}

#[test]
fn a_list_of_agencies_shows_a_document_beside_its_own_arrival() {
    let output =
        tonghop(&["missing", ROUND, "--plan", PLAN, "--as-of", "2023-12-25", "--format", "csv", "--lang", "vi"]);
    let list = text(&output.stdout);
    let row = list.lines().find(|line| line.contains("305/BC-UBND")).unwrap();
    assert!(row.contains("18/12/2023 (báo cáo đầu tiên: 12/12/2023)"), "{row}");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let (one, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    compiled("2023-12-25", one.path());
    compiled("2023-12-25", other.path());
    for ending in ["docx", "md", "json"] {
        let read = |folder: &TempDir| fs::read(folder.path().join("bao-cao-tong-hop").with_extension(ending)).unwrap();
        assert!(read(&one) == read(&other), "{ending} differs");
    }
}

#[test]
fn invented_data_say_so_in_the_first_line() {
    let folder = TempDir::new().unwrap();
    compiled("2023-12-25", folder.path());
    let report = fs::read_to_string(folder.path().join("bao-cao-tong-hop.md")).unwrap();
    assert_eq!(report.lines().next(), Some("**SỐ LIỆU GIẢ ĐỊNH, KHÔNG PHẢI SỐ LIỆU THẬT**"));
    let sample_of = |path: &PathBuf| fs::read_to_string(path).unwrap();
    for path in files(Path::new(ROUND)).iter().filter(|path| !path.ends_with("register.csv")) {
        assert!(sample_of(path).to_lowercase().contains("giả định"), "{}", path.display());
    }
}

/// A figure of the example: who gives it, for what, how much.
type Figures = BTreeMap<(String, String), Decimal>;

/// What is not in the sums, and why: figures at fault, and what another agency leads.
const LEFT_OUT: &[(&str, &str, &str)] = &[
    ("vien-kiem-sat.csv", "D01", "hoi-nghi"),       // negative
    ("vien-kiem-sat.csv", "D02", "tin-bai-so"),     // a fraction
    ("vien-kiem-sat.csv", "D22", "luot-cung-cap"),  // nil with figures
    ("vien-kiem-sat.csv", "D22", "tai-lieu"),       // nil with figures
    ("vien-kiem-sat.csv", "D33", "don-tiep-nhan"),  // broken relation
    ("vien-kiem-sat.csv", "D33", "don-giai-quyet"), // broken relation
    ("vien-kiem-sat.csv", "D99", "tin-bai"),        // no such duty
];
/// Files that are not used: replaced by a newer one, or a copy.
const UNUSED: &[&str] = &["huyen-krong-nang-lan-1.yaml", "tinh-doan-gui-lai.yaml"];
/// The share of the joint seminar that two agencies tell of and one of them leads.
const JOINT: &[(&str, &str, i64)] = &[("D01", "hoi-nghi", 1), ("D01", "luot-nguoi", 85)];

#[test]
fn every_sum_of_the_report_is_right() {
    let folder = TempDir::new().unwrap();
    let data = compiled("2023-12-25", folder.path());
    let expected = sums_by_hand();
    let mut compared = 0;
    for duty in data["headings"].as_array().unwrap().iter().flat_map(|heading| heading["duties"].as_array().unwrap()) {
        for total in duty["totals"].as_array().unwrap().iter().filter(|total| total["total"] == "sum") {
            let key = (duty["id"].as_str().unwrap().to_owned(), total["id"].as_str().unwrap().to_owned());
            let told = total["number"].as_str().map(|number| number.parse::<Decimal>().unwrap());
            assert_eq!(told, expected.get(&key).copied(), "{key:?}");
            compared += usize::from(told.is_some());
        }
    }
    assert_eq!(compared, expected.len(), "every sum made by hand is in the report");
}

#[test]
fn every_total_is_the_sum_of_its_addends() {
    let folder = TempDir::new().unwrap();
    let data = compiled("2023-12-25", folder.path());
    let number = |value: &Value| value.as_str().unwrap().parse::<Decimal>().unwrap();
    for duty in data["headings"].as_array().unwrap().iter().flat_map(|heading| heading["duties"].as_array().unwrap()) {
        for total in duty["totals"].as_array().unwrap().iter().filter(|total| total["total"] == "sum") {
            let addends = total["addends"].as_array().unwrap();
            let sum: Decimal = addends.iter().map(|addend| number(&addend["number"])).sum();
            assert_eq!(total["number"].as_str().map_or(Decimal::ZERO, |told| told.parse().unwrap()), sum);
            assert!(
                addends.iter().all(|addend| !addend["places"].as_array().unwrap().is_empty()),
                "an addend without a place"
            );
        }
    }
}

/// The sums by duty and indicator, read from the files in the plainest way there is.
fn sums_by_hand() -> Figures {
    let mut sums = Figures::new();
    for path in files(&Path::new(ROUND).join("submissions")) {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if UNUSED.contains(&name.as_str()) {
            continue;
        }
        let told =
            if path.extension().is_some_and(|ending| ending == "csv") { from_csv(&path) } else { from_yaml(&path) };
        for (duty, indicator, number) in told {
            if !LEFT_OUT.contains(&(&name, &duty, &indicator)) {
                *sums.entry((duty, indicator)).or_default() += number;
            }
        }
    }
    for (duty, indicator, shared) in JOINT {
        *sums.get_mut(&((*duty).to_owned(), (*indicator).to_owned())).unwrap() -= Decimal::from(*shared);
    }
    let summed: BTreeSet<String> = indicators("sum").into_values().collect();
    sums.retain(|(_, indicator), _| summed.contains(indicator));
    sums
}

/// Ids of the plan's indicators, by id and by name; those of one way to total, or all.
fn indicators(total: &str) -> BTreeMap<String, String> {
    let plan: serde_yaml::Value = serde_yaml::from_str(&fs::read_to_string(PLAN).unwrap()).unwrap();
    let wanted = |indicator: &&serde_yaml::Value| total.is_empty() || indicator["total"].as_str() == Some(total);
    let mut ids = BTreeMap::new();
    for indicator in plan["indicators"].as_sequence().unwrap().iter().filter(wanted) {
        let of = |key: &str| indicator[key].as_str().unwrap().to_owned();
        ids.insert(of("name"), of("id"));
        ids.insert(of("id"), of("id"));
    }
    ids
}

/// Figures of a file; those of activities only where the duty has none of its own.
fn from_yaml(path: &Path) -> Vec<(String, String, Decimal)> {
    let root: serde_yaml::Value = serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut told = Vec::new();
    for (duty, answer) in root["results"].as_mapping().unwrap() {
        let duty = duty.as_str().unwrap();
        let own = answer["figures"].as_mapping();
        for (indicator, value) in own.into_iter().flatten() {
            let indicator = indicator.as_str().unwrap();
            if let Some(months) = value.as_mapping() {
                told.extend(
                    months.values().filter_map(decimal).map(|number| (duty.to_owned(), indicator.to_owned(), number)),
                );
            } else if let Some(number) = decimal(value) {
                told.push((duty.to_owned(), indicator.to_owned(), number));
            }
        }
        for activity in answer["activities"].as_sequence().into_iter().flatten() {
            for (indicator, value) in activity["figures"].as_mapping().into_iter().flatten() {
                let id = indicator.as_str().unwrap();
                if own.is_none_or(|own| !own.contains_key(id)) {
                    told.push((duty.to_owned(), id.to_owned(), decimal(value).unwrap()));
                }
            }
        }
    }
    told
}

fn decimal(value: &serde_yaml::Value) -> Option<Decimal> {
    match value {
        serde_yaml::Value::Number(number) => number.to_string().parse().ok(),
        serde_yaml::Value::String(text) => plain(text),
        _ => None,
    }
}

/// A number of the example: dots between thousands, a comma before decimals.
fn plain(text: &str) -> Option<Decimal> {
    text.replace('.', "").replace(',', ".").parse().ok()
}

fn from_csv(path: &Path) -> Vec<(String, String, Decimal)> {
    let bytes = fs::read(path).unwrap();
    let delimiter = if text(&bytes).lines().next().unwrap().contains(';') { b';' } else { b',' };
    let ids = indicators("");
    let mut rows: Vec<(String, String, String, bool, Decimal)> = Vec::new();
    for record in csv::ReaderBuilder::new().delimiter(delimiter).from_reader(&bytes[..]).records() {
        let record = record.unwrap();
        let cell = |at: usize| record.get(at).unwrap_or_default().to_owned();
        let Some(indicator) = ids.get(&cell(2)) else { continue };
        let row = plain(&cell(3)).map(|number| (cell(0), cell(1), indicator.clone(), !cell(5).is_empty(), number));
        // A row that stands twice counts once.
        rows.extend(row.filter(|row| !cell(1).is_empty() && !rows.contains(row)));
    }
    let is_part_of_a_whole = |row: &(String, String, String, bool, Decimal)| {
        row.3 && rows.iter().any(|whole| !whole.3 && (&whole.0, &whole.1, &whole.2) == (&row.0, &row.1, &row.2))
    };
    let counted = rows.iter().filter(|row| !is_part_of_a_whole(row));
    counted.map(|(_, duty, indicator, _, number)| (duty.clone(), indicator.clone(), *number)).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}
