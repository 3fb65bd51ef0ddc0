//! The same reports written in every form and dialect that programs save: they are read as the same round.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

mod book;
#[path = "../common/mod.rs"]
mod common;
#[path = "../common/encodings.rs"]
mod encodings;
mod made;
mod nested;
mod table;

use made::{Report, reports};
use proptest::{collection::vec, prelude::*, strategy::ValueTree as _, test_runner::TestRunner};
use serde_json::Value;
use std::{fmt::Debug, fs, process::Command};
use table::{dialects, layout};
use tempfile::TempDir;
use tonghop::{
    consolidation::Consolidation,
    load::{self, Input},
    report::{
        self, markdown,
        template::{self, Template},
        view::View,
    },
    rules,
    source::Sources,
};

const PLAN: &str = include_str!("plan.yaml");

/// What was read of a file.
#[derive(Debug, PartialEq)]
struct Told {
    /// What a report would say, without places.
    view: Value,
    /// The rules that fire, each as often as it does.
    rules: Vec<&'static str>,
    /// The report; none when it names places, which differ from one form to another.
    report: Option<String>,
}

fn told(name: &str, bytes: &[u8]) -> Told {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    let mut sources = Sources::default();
    let plan = load::plan_text(&mut sources, "plan.yaml", PLAN.as_bytes().to_vec()).0.unwrap();
    let loaded = load::round(&mut sources, &plan, &Input { submissions: vec![path], ..Input::default() });
    let (round, of_files) = loaded.into_round(plan, true, "2023-12-25".parse().unwrap());
    let findings = rules::check(&round, of_files, None);
    let view = View::of(&Consolidation::of(&round, &findings, &[]), &sources);
    let mut rules: Vec<&str> = findings.iter().map(|finding| finding.rule.id).collect();
    rules.sort_unstable();
    let report = report(&view);
    let mut view = common::view(&round, &findings, &sources);
    for list in ["left_out", "open"] {
        // In the order of places.
        view[list].as_array_mut().unwrap().sort_by_key(Value::to_string);
    }
    Told { view, rules, report }
}

fn report(view: &View) -> Option<String> {
    if !view.left_out.is_empty() {
        return None;
    }
    let template = Template::parse(template::DEFAULT).unwrap();
    Some(markdown::write(&report::compile(&template, view).unwrap()))
}

/// Reports of which nothing is left out, so that none of their places is told.
fn sound_reports() -> Vec<Report> {
    let mut runner = TestRunner::deterministic();
    let mut made = std::iter::from_fn(|| Some(reports().new_tree(&mut runner).unwrap().current()));
    let is_sound = |reports: &Vec<Report>| {
        reports.len() > 1 && told("a.yaml", nested::block(&nested::nodes(reports)).as_bytes()).report.is_some()
    };
    made.find(is_sound).unwrap()
}

/// The report as the program writes it: DOCX and Markdown.
fn compiled(name: &str, bytes: &[u8]) -> [Vec<u8>; 2] {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("plan.yaml"), PLAN).unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    command.args(["compile", "-o", "out", "--as-of", "2023-12-25"]).env_remove("TONGHOP_PLAN");
    let output = command.current_dir(folder.path()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    ["docx", "md"].map(|ending| fs::read(folder.path().join("out/bao-cao-tong-hop").with_extension(ending)).unwrap())
}

#[test]
fn every_form_gives_the_same_bytes_of_a_report() {
    let reports = sound_reports();
    let layout = layout().new_tree(&mut TestRunner::deterministic()).unwrap().current();
    let expected = compiled("a.yaml", nested::block(&nested::nodes(&reports)).as_bytes());
    let table = layout.file(&reports, dialects()[0]).unwrap();
    for (name, bytes) in [("a.csv", table), ("a.xlsx", book::xlsx(&reports, &layout))] {
        assert!(compiled(name, &bytes) == expected, "{name}");
    }
}

/// The first thing that is said differently.
fn difference(one: &Told, other: &Told) -> Option<String> {
    if one.rules != other.rules {
        return Some(format!("{:?}, not {:?}", one.rules, other.rules));
    }
    let [one_view, other_view] = [one, other].map(|told| serde_json::to_string_pretty(&told.view).unwrap());
    let lines = one_view.lines().zip(other_view.lines()).find(|(one, other)| one != other);
    lines.map(|lines| format!("{lines:?}")).or_else(|| (one != other).then(|| "the length or the report".to_owned()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_form_and_dialect_says_the_same(reports in reports(), layouts in vec(layout(), 7)) {
        let nodes = nested::nodes(&reports);
        let expected = told("a.yaml", nested::block(&nodes).as_bytes());
        let same = |name: &str, bytes: &[u8], layout: &dyn Debug| {
            match difference(&told(name, bytes), &expected) {
                None => Ok(()),
                Some(what) => Err(TestCaseError::fail(format!("{name}: {what}\n{layout:?}\n{}", String::from_utf8_lossy(bytes)))),
            }
        };
        same("a.yaml", nested::flow(&nodes).as_bytes(), &"JSON")?;
        let mut layouts = layouts.iter().cycle();
        for (dialect, layout) in dialects().into_iter().zip(&mut layouts) {
            if let Some(file) = layout.file(&reports, dialect) {
                same("a.csv", &file, &(dialect, layout))?;
            }
        }
        for layout in layouts.take(4) {
            same("a.xlsx", &book::xlsx(&reports, layout), layout)?;
        }
    }
}
