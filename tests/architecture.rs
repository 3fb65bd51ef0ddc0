//! Imports point down, rules stand where their names say, and nothing slips past the guards.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};
use tonghop::{cli::all_rules, load, rules};

/// Each module with the modules it may import: the floors, from the ground up.
const FLOORS: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("model", &["source"]),
    ("finding", &["source", "model"]),
    ("protection", &[]),
    ("load", &["source", "model", "finding", "protection"]),
    ("rules", &["source", "model", "finding"]),
    ("consolidation", &["source", "model", "finding"]),
    ("form", &["source", "model", "finding", "load"]),
    ("report", &["source", "model", "finding", "consolidation"]),
    ("cli", &["source", "model", "finding", "load", "rules", "consolidation", "form", "report"]),
];

#[test]
fn imports_point_down() {
    for (module, allowed) in FLOORS {
        let code = code_of(module);
        for (other, _) in FLOORS.iter().filter(|(other, _)| other != module && !allowed.contains(other)) {
            // As a path, and within a braced import from the crate's root.
            let uses = [format!("crate::{other}"), format!(" {other}::"), format!("    {other},")];
            let found = uses.iter().find(|path| code.contains(path.as_str()));
            assert!(found.is_none(), "`{module}` must not import `{other}`");
        }
    }
}

#[test]
fn every_module_has_a_floor() {
    let named: BTreeSet<&str> = FLOORS.iter().map(|(module, _)| *module).collect();
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    let declared: BTreeSet<&str> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(named, declared);
}

#[test]
fn what_cannot_fail_knows_no_file_clock_or_serialisation() {
    for module in ["source", "model", "finding", "protection", "rules", "consolidation"] {
        let code = code_of(module);
        for banned in ["std::fs", "std::io", "std::env", "serde", "anyhow", "Utc::now", "Local::now", "-> Result<"] {
            assert!(!code.contains(banned), "`{module}` must not know `{banned}`");
        }
    }
}

#[test]
fn rules_are_sorted_and_named_after_their_files() {
    let sorted = |ids: Vec<&str>| assert!(ids.is_sorted(), "{ids:?}");
    sorted(load::RULES.iter().map(|rule| rule.id).collect());
    sorted(rules::SUBMISSION_RULES.iter().map(|(rule, _)| rule.id).collect());
    sorted(rules::COMPARISON_RULES.iter().map(|(rule, _)| rule.id).collect());
    sorted(rules::RULES.iter().map(|(rule, _)| rule.id).collect());
    sorted(rules::PLAN_RULES.iter().map(|(rule, _)| rule.id).collect());
    let ids: BTreeSet<String> = all_rules().iter().map(|rule| rule.id.to_owned()).collect();
    assert_eq!(ids.len(), all_rules().len(), "two rules share an id");
    let pages = ["src/rules", "src/load/faults"].into_iter().flat_map(|folder| files(Path::new(folder), "md"));
    let named: BTreeSet<String> =
        pages.map(|page| page.file_stem().unwrap().to_str().unwrap().replace('_', "-")).collect();
    assert_eq!(ids, named);
}

#[test]
fn templates_never_switch_escaping_off() {
    for template in files(Path::new("report-templates"), "md") {
        let text = fs::read_to_string(&template).unwrap();
        assert!(!text.replace(' ', "").contains("|safe"), "{}", template.display());
    }
}

/// The code of a module, without comments and tests.
fn code_of(module: &str) -> String {
    let file = Path::new("src").join(module).with_extension("rs");
    let mut files = files(&Path::new("src").join(module), "rs");
    files.extend(file.exists().then_some(file));
    assert!(!files.is_empty(), "{module}");
    let texts = files.iter().map(|file| fs::read_to_string(file).unwrap());
    let code = texts.map(|text| text.split("#[cfg(test)]").next().unwrap().to_owned()).collect::<String>();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found = Vec::new();
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|end| end == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}
