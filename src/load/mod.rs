//! Files → a [`Round`]. What is wrong with a file is a finding; only what stops the whole job is an error.

mod acceptance;
mod container;
mod decode;
mod editorial;
mod faults;
mod file;
mod flat;
mod folder;
mod legacy;
mod lost;
mod names;
mod nested;
mod nfc;
mod node;
mod plan;
mod recognise;
mod refusal;
mod register;
mod scalar;
mod schema;
mod shape;
mod syllable;
mod table;
mod value;

pub use faults::RULES;
pub use folder::{Input, find_plan};
pub use schema::schema;

use crate::{
    finding::Finding,
    model::{Acceptance, Editorial, Key, Plan, Receipt, Round, Submission},
    source::{SourceId, Sources, Span},
};
use anyhow::Context as _;
use chrono::NaiveDate;
use decode::Text;
use folder::Form;
use names::Names;
use refusal::Refusal;
use sha2::Digest as _;
use std::path::{Path, PathBuf};

/// What was read of a round, before the day to look at it is known.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The submissions, by file and line.
    pub submissions: Vec<Submission>,
    /// The register, by line; none when there is no register.
    pub register: Option<Vec<Receipt>>,
    /// What is wrong with the files.
    pub findings: Vec<Finding>,
    /// How many files of submissions were read, well or not.
    pub files: usize,
    /// What the office itself writes.
    pub editorial: Editorial,
    /// The open points that the office accepts.
    pub acceptances: Vec<Acceptance>,
}

impl Loaded {
    /// The round that was read, to be looked at on a day, and what is wrong with its files.
    #[must_use]
    pub fn into_round(self, plan: Plan, whole: bool, as_of: NaiveDate) -> (Round, Vec<Finding>) {
        let Self { submissions, register, findings, files: _, editorial, acceptances } = self;
        (Round { plan, submissions, register, whole, as_of, editorial, acceptances }, findings)
    }
}

/// A day as people write it: `25/12/2023`, `2023-12-25`.
#[must_use]
pub fn day(text: &str) -> Option<NaiveDate> {
    scalar::date(text).ok()
}

/// Reads a plan. Without a plan there is no job, so the caller stops when none comes back.
///
/// # Errors
///
/// When the file cannot be opened or is not text.
pub fn plan(sources: &mut Sources, path: &Path) -> anyhow::Result<(Option<Plan>, Vec<Finding>)> {
    let unreadable = || format!("{}: không mở được kế hoạch / the plan cannot be opened", shown(path));
    // A pipe would be waited for without end.
    anyhow::ensure!(path.is_file(), unreadable());
    let text = std::fs::read(path).with_context(unreadable)?;
    Ok(plan_text(sources, &shown(path), text))
}

/// Reads a plan from its bytes.
pub fn plan_text(sources: &mut Sources, path: &str, bytes: Vec<u8>) -> (Option<Plan>, Vec<Finding>) {
    let mut findings = Vec::new();
    let Some(id) = admit(sources, path, file::text_of(bytes, path), &mut findings) else {
        return (None, findings);
    };
    let (plan, of_plan) = plan::read(id, sources.get(id));
    findings.extend(of_plan);
    (plan, findings)
}

/// Reads the submissions and the register of `input` against `plan`. A file that cannot be read is a finding; the
/// others are read all the same.
pub fn round(sources: &mut Sources, plan: &Plan, input: &Input) -> Loaded {
    let names = Names::of(plan);
    let mut loaded = Loaded::default();
    if let Some(path) = &input.register {
        read_file(sources, path, &mut loaded, |sources, id, loaded| register_text(sources, id, &names, loaded));
    }
    for path in &input.submissions {
        loaded.files += 1;
        read_file(sources, path, &mut loaded, |sources, id, loaded| submission_text(sources, id, &names, loaded));
    }
    if let Some(path) = &input.editorial {
        read_file(sources, path, &mut loaded, editorial_text);
    }
    if let Some(path) = &input.acceptances {
        read_file(sources, path, &mut loaded, |sources, id, loaded| acceptances_text(sources, id, &names, loaded));
    }
    for path in &input.unsupported {
        let id = sources.add(shown(path), String::new(), None);
        loaded.findings.push(file::refused(path).finding(id));
    }
    for path in &input.locks {
        let id = sources.add(shown(path), String::new(), None);
        loaded.findings.push(refusal::open_file(id, path));
    }
    loaded
}

/// Reads one submission from its text, as [`round`] does from a file.
pub fn submission(sources: &mut Sources, plan: &Plan, path: &str, text: &str, loaded: &mut Loaded) {
    loaded.files += 1;
    read_text(sources, path, text, loaded, |sources, id, loaded| {
        submission_text(sources, id, &Names::of(plan), loaded);
    });
}

/// Reads the office's own paragraphs from their text, as [`round`] does from a file.
pub fn editorial(sources: &mut Sources, path: &str, text: &str, loaded: &mut Loaded) {
    read_text(sources, path, text, loaded, editorial_text);
}

/// Reads acceptances from their text, as [`round`] does from a file.
pub fn acceptances(sources: &mut Sources, plan: &Plan, path: &str, text: &str, loaded: &mut Loaded) {
    read_text(sources, path, text, loaded, |sources, id, loaded| {
        acceptances_text(sources, id, &Names::of(plan), loaded);
    });
}

/// Reads a register from its text, as [`round`] does from a file.
pub fn register(sources: &mut Sources, plan: &Plan, path: &str, text: &str, loaded: &mut Loaded) {
    read_text(sources, path, text, loaded, |sources, id, loaded| register_text(sources, id, &Names::of(plan), loaded));
}

fn read_file(
    sources: &mut Sources,
    path: &Path,
    loaded: &mut Loaded,
    read: impl FnOnce(&mut Sources, SourceId, &mut Loaded),
) {
    if let Some(id) = admit(sources, &shown(path), file::read(path), &mut loaded.findings) {
        read(sources, id, loaded);
    }
}

fn read_text(
    sources: &mut Sources,
    path: &str,
    text: &str,
    loaded: &mut Loaded,
    read: impl FnOnce(&mut Sources, SourceId, &mut Loaded),
) {
    let text = Text { text: nfc::nfc(text.to_owned()), encoding: "UTF-8" };
    if let Some(id) = admit(sources, path, Ok(text), &mut loaded.findings) {
        read(sources, id, loaded);
    }
}

/// Keeps what was read of a file. When it cannot be used, a finding says why and nothing more is read from it.
fn admit(
    sources: &mut Sources,
    path: &str,
    read: Result<Text, Refusal>,
    findings: &mut Vec<Finding>,
) -> Option<SourceId> {
    let Text { text, encoding } = match read {
        Ok(text) => text,
        Err(refusal) => {
            let id = sources.add(path, String::new(), None);
            findings.push(refusal.finding(id));
            return None;
        }
    };
    let id = sources.add(path, text, None);
    sources.set_encoding(id, encoding);
    if let Some(legacy) = legacy::legacy(&sources.get(id).text) {
        sources.set_encoding(id, legacy.font.name());
        findings.push(legacy::finding(id, &legacy));
        return None;
    }
    findings.extend(lost::lost_letters(id, &sources.get(id).text));
    Some(id)
}

fn submission_text(sources: &mut Sources, id: SourceId, names: &Names<'_>, loaded: &mut Loaded) {
    let source = sources.get(id);
    let form = folder::form(Path::new(&source.path));
    if form == Some(Form::PerhapsFlat) && !holds_table(&source.text) {
        let is_empty = source.text.trim().is_empty();
        loaded.findings.push(if is_empty { nested::nothing(id) } else { Refusal::NoTable.finding(id) });
        return;
    }
    let (mut submissions, findings) = if matches!(form, Some(Form::Flat | Form::PerhapsFlat)) {
        let (submissions, findings, table) = flat::read(id, source, names);
        sources.set_table(id, table);
        (submissions, findings)
    } else {
        nested::read(id, source, names)
    };
    for submission in &mut submissions {
        submission.fingerprint = fingerprint(sources, &submission.places);
    }
    loaded.submissions.extend(submissions);
    loaded.findings.extend(findings);
}

/// How many lines at the start of a text are searched for headings; a title block stands above them.
const MOST_TITLE_ROWS: usize = 20;

/// Whether an early line of a text has headings of a submission, or is cut by tabs into at least as many cells as a
/// submission must have.
fn holds_table(text: &str) -> bool {
    let headings: Vec<Key> =
        flat::COLUMNS.iter().flat_map(|column| column.headings).map(|heading| Key::of(heading)).collect();
    text.lines().take(MOST_TITLE_ROWS).any(|line| {
        let known = line.split(['\t', ';', ',', '|']).filter(|cell| headings.contains(&Key::of(cell)));
        line.matches('\t').count() >= 3 || known.count() >= 2
    })
}

fn editorial_text(sources: &mut Sources, id: SourceId, loaded: &mut Loaded) {
    let (editorial, findings) = editorial::read(id, sources.get(id));
    loaded.editorial = editorial;
    loaded.findings.extend(findings);
}

fn acceptances_text(sources: &mut Sources, id: SourceId, names: &Names<'_>, loaded: &mut Loaded) {
    let (acceptances, findings) = acceptance::read(id, sources.get(id), names);
    loaded.acceptances.extend(acceptances);
    loaded.findings.extend(findings);
}

fn fingerprint(sources: &Sources, places: &[Span]) -> [u8; 32] {
    let mut hash = sha2::Sha256::new();
    for place in places {
        // Line ends and white space at the end change with the program that saved the file.
        for line in sources.slice(*place).trim_end().lines() {
            hash.update(line.trim_end());
            hash.update("\n");
        }
    }
    hash.finalize().into()
}

fn register_text(sources: &mut Sources, id: SourceId, names: &Names<'_>, loaded: &mut Loaded) {
    let (receipts, findings, table) = register::read(id, sources.get(id), names);
    sources.set_table(id, table);
    loaded.register.get_or_insert_default().extend(receipts);
    loaded.findings.extend(findings);
}

/// A path as people type it on any system. A name that would turn or overwrite what the screen shows does not.
fn shown(path: &Path) -> String {
    let path = path.strip_prefix(".").unwrap_or(path);
    let shown = path.iter().collect::<PathBuf>().to_string_lossy().replace('\\', "/");
    let misleads = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if shown.contains(misleads) { shown.replace(misleads, "\u{fffd}") } else { shown }
}
