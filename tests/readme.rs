//! What the README shows is run: its transcripts, and its examples of each format.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use std::{fs, process::Command};
use tempfile::TempDir;

#[test]
fn transcripts_of_the_readme_hold() {
    trycmd::TestCases::new().default_bin_name("tonghop").case("README.md");
}

/// The blocks of one language, in order.
fn blocks(language: &str) -> Vec<String> {
    let readme = fs::read_to_string("README.md").unwrap();
    let fence = format!("\n```{language}\n");
    readme.split(&fence).skip(1).map(|rest| rest.split("\n```").next().unwrap().to_owned() + "\n").collect()
}

/// What `validate` says of a submission under the README's plan and register.
#[track_caller]
fn holds(name: &str, submission: &str) {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("plan.yaml", &blocks("yaml")[0]);
    write("register.csv", &blocks("csv")[1]);
    write(name, submission);
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    let output =
        command.arg("validate").arg(folder.path()).args(["--lang", "en", "--fail-on", "note"]).output().unwrap();
    let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert!(output.status.success(), "{text}");
}

#[test]
fn the_submission_in_yaml_has_nothing_to_mend() {
    holds("stp.yaml", &blocks("yaml")[1]);
}

#[test]
fn the_submission_in_csv_has_nothing_to_mend() {
    holds("stp.csv", &blocks("csv")[0]);
}
