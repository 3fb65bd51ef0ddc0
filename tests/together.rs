//! Many files read together say what each says alone, on however many threads.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;
use tonghop::{
    finding::Lang,
    load::{self, Input},
    model::Submission,
    rules,
    source::Sources,
};

const ROUND: &str = "examples/dak-lak-2023/submissions";
const PLAN: &str = "plans/dak-lak-2023-nhan-quyen-75.yaml";

fn files() -> Vec<PathBuf> {
    let files = Input::find(&[ROUND.into()]).unwrap().submissions;
    assert!(files.len() > 20, "{files:?}");
    files
}

/// What `validate` prints of a folder for programs.
fn validated(folder: &Path, threads: &str) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    command.args(["validate", "--format", "json", "--as-of", "2023-12-25", "--threads", threads, "--plan"]);
    let plan = fs::canonicalize(PLAN).unwrap();
    let output = command.arg(plan).arg(".").current_dir(folder).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let folder = TempDir::new().unwrap();
    for time in 0..8 {
        for file in files() {
            let name = format!("{time}-{}", file.file_name().unwrap().to_str().unwrap());
            fs::copy(file, folder.path().join(name)).unwrap();
        }
        fs::write(folder.path().join(format!("{time}.csv")), "cơ quan;nhiệm vụ\n").unwrap();
        fs::write(folder.path().join(format!("{time}.doc")), "x").unwrap();
    }
    let alone = validated(folder.path(), "1");
    for threads in ["2", "7"] {
        assert!(alone == validated(folder.path(), threads), "{threads} threads");
    }
}

/// The findings of each file, but for those that compare it with others or with the register, and those that a later
/// report has put right.
fn of_files(input: &Input) -> BTreeSet<(String, &'static str, String, String)> {
    let mut sources = Sources::default();
    let plan = load::plan(&mut sources, Path::new(PLAN)).unwrap().0.unwrap();
    let (round, of_files) =
        load::round(&mut sources, &plan, input).into_round(plan, input.whole, "2023-12-25".parse().unwrap());
    let of_rounds: Vec<&str> = rules::RULES.iter().map(|(rule, _)| rule.id).collect();
    let findings = rules::check(&round, of_files, None);
    let of_one = findings.into_iter().filter(|finding| !of_rounds.contains(&finding.rule.id));
    let told = of_one.map(|finding| {
        let places: Vec<String> = finding.labels.iter().map(|label| sources.place(label.span)).collect();
        (places.join("; "), finding.rule.id, finding.message.get(Lang::En).to_owned(), format!("{:?}", finding.help))
    });
    told.filter(|(places, ..)| !places.contains("huyen-krong-nang-lan-1.yaml")).collect()
}

#[test]
fn a_file_alone_says_what_it_says_in_its_folder() {
    let together = of_files(&Input::find(&[ROUND.into()]).unwrap());
    let alone: BTreeSet<_> = files().into_iter().flat_map(|file| of_files(&Input::find(&[file]).unwrap())).collect();
    assert!(together.len() > 5, "{together:?}");
    assert_eq!(alone, together);
}

/// What each place belongs to is asked of an index.
#[test]
fn a_place_is_whose_text_holds_it() {
    let (mut sources, input) = (Sources::default(), Input::find(&[ROUND.into()]).unwrap());
    let plan = load::plan(&mut sources, Path::new(PLAN)).unwrap().0.unwrap();
    let (round, of_files) =
        load::round(&mut sources, &plan, &input).into_round(plan, input.whole, "2023-12-25".parse().unwrap());
    let findings = rules::check(&round, of_files, None);
    let places = findings.iter().flat_map(|finding| &finding.labels).map(|label| label.span);
    let heads = round.submissions.iter().flat_map(Submission::head_places);
    for place in places.chain(heads) {
        let slowly = round.submissions.iter().find(|submission| submission.holds(place));
        let [quickly, slowly] = [round.owner(place), slowly].map(|owner| owner.map(std::ptr::from_ref));
        assert_eq!(quickly, slowly, "{}", sources.place(place));
    }
}
