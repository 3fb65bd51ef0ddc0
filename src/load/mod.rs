//! Files → a [`Round`]. What is wrong with a file is a finding; only what stops the whole job is an error.

mod acceptance;
mod container;
mod content;
mod decode;
mod editorial;
mod faults;
mod files;
mod flat;
mod folder;
mod guard;
mod legacy;
mod lost;
mod names;
mod nested;
mod nfc;
mod node;
mod plan;
mod private;
mod recognise;
mod refusal;
mod register;
mod scalar;
mod schema;
mod secret;
mod shape;
mod sheet;
mod syllable;
mod table;
mod value;
pub(crate) mod words;

pub use faults::RULES;
pub use folder::{Input, find_plan};
pub use schema::schema;

use crate::{
    finding::Finding,
    model::{Acceptance, Editorial, Plan, Receipt, Round, Submission},
    source::{Source, SourceId, Sources, Span},
};
use anyhow::Context as _;
use chrono::NaiveDate;
use content::Held;
use decode::Text;
use folder::Form;
use guard::Guard;
use names::Names;
use refusal::Refusal;
use sha2::Digest as _;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

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
        let mut round = Round::new(plan, submissions, register, whole, as_of);
        (round.editorial, round.acceptances) = (editorial, acceptances);
        (round, findings)
    }
}

/// What was read of one file of submissions.
#[derive(Debug)]
pub struct File {
    /// Which text.
    pub id: SourceId,
    /// Its text.
    pub source: Source,
    /// The submissions in it.
    pub submissions: Vec<Submission>,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

/// What is done with a file of submissions while it is at hand.
pub type Look<'l> = &'l (dyn Fn(&mut File) + Sync);

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
    let id = sources.add(path, String::new(), None);
    let (source, mut findings) = admit(id, path.to_owned(), content::text_of(bytes, path), Guard::Plan);
    let plan = source.map_err(|unread| sources.set(id, unread)).ok().and_then(|source| {
        sources.set(id, source);
        let (plan, of_plan) = plan::read(id, sources.get(id));
        findings.extend(of_plan);
        plan
    });
    (plan, findings)
}

/// Reads the submissions and the register of `input` against `plan`. A file that cannot be read is a finding; the
/// others are read all the same. Submissions are read on several threads, each file by one; the result is the same
/// however many there are.
pub fn round(sources: &mut Sources, plan: &Plan, input: &Input) -> Loaded {
    round_seen(sources, plan, input, &|_| {})
}

/// As [`round`]; `look` sees each file of submissions as soon as it is read, and may take from it what is not needed.
pub fn round_seen(sources: &mut Sources, plan: &Plan, input: &Input, look: Look<'_>) -> Loaded {
    let names = Names::of(plan);
    let mut loaded = Loaded::default();
    if let Some(path) = &input.register {
        register_file(sources, path, &names, &mut loaded);
    }
    loaded.files = input.submissions.len();
    let read = |id, path: &Path| of_file(id, path, input.sheet.as_deref(), &names, look);
    for file in files::read(sources, &input.submissions, input.threads, &read) {
        loaded.submissions.extend(file.submissions);
        loaded.findings.extend(file.findings);
    }
    if let Some(path) = &input.editorial {
        read_file(sources, path, &mut loaded, editorial_text);
    }
    if let Some(path) = &input.acceptances {
        read_file(sources, path, &mut loaded, |sources, id, loaded| acceptances_text(sources, id, &names, loaded));
    }
    for path in &input.unsupported {
        let id = sources.add(shown(path), String::new(), None);
        let secret = secret::of_name(id, &shown(path));
        loaded.findings.push(secret.unwrap_or_else(|| content::refused(path).finding(id)));
    }
    for path in &input.locks {
        let id = sources.add(shown(path), String::new(), None);
        loaded.findings.push(refusal::open_file(id, path));
    }
    loaded
}

/// Reads a file of submissions once more for places in it that are to be shown and were not kept.
pub fn recall(sources: &mut Sources, plan: &Plan, input: &Input, spans: &[Span]) {
    let is_missing = |span: &&Span| !sources.get(span.source).holds(**span);
    let missing: BTreeSet<SourceId> = spans.iter().filter(is_missing).map(|span| span.source).collect();
    let names = Names::of(plan);
    for id in missing {
        let path = input.submissions.iter().find(|path| shown(path) == sources.get(id).path);
        let Some(path) = path else { continue };
        let mut file = of_file(id, path, input.sheet.as_deref(), &names, &|_| {});
        let of_file: Vec<Span> = spans.iter().filter(|span| span.source == id).copied().collect();
        file.source.keep_only(&of_file);
        sources.set(id, file.source);
    }
}

/// Reads one submission from its text, as [`round`] does from a file.
pub fn submission(sources: &mut Sources, plan: &Plan, path: &str, text: &str, loaded: &mut Loaded) {
    let id = sources.add(path, String::new(), None);
    let file = of_text(id, admit(id, path.to_owned(), Ok(Text::of(text)), Guard::Words), &Names::of(plan));
    sources.set(id, file.source);
    loaded.files += 1;
    loaded.submissions.extend(file.submissions);
    loaded.findings.extend(file.findings);
}

/// Reads the office's own paragraphs from their text, as [`round`] does from a file.
pub fn editorial(sources: &mut Sources, path: &str, text: &str, loaded: &mut Loaded) {
    read_text(sources, path.to_owned(), Ok(Text::of(text)), Guard::Words, loaded, editorial_text);
}

/// Reads acceptances from their text, as [`round`] does from a file.
pub fn acceptances(sources: &mut Sources, plan: &Plan, path: &str, text: &str, loaded: &mut Loaded) {
    read_text(sources, path.to_owned(), Ok(Text::of(text)), Guard::Words, loaded, |sources, id, loaded| {
        acceptances_text(sources, id, &Names::of(plan), loaded);
    });
}

/// Reads a register from its text, as [`round`] does from a file.
pub fn register(sources: &mut Sources, plan: &Plan, path: &str, text: &str, loaded: &mut Loaded) {
    read_text(sources, path.to_owned(), Ok(Text::of(text)), Guard::Register, loaded, |sources, id, loaded| {
        let findings = register_text(sources, id, &Names::of(plan), loaded);
        loaded.findings.extend(findings);
    });
}

/// Reads a file that is no submission; one that cannot be read is a finding.
fn read_file(
    sources: &mut Sources,
    path: &Path,
    loaded: &mut Loaded,
    read: impl FnOnce(&mut Sources, SourceId, &mut Loaded),
) {
    read_text(sources, shown(path), content::read(path), Guard::Words, loaded, read);
}

fn read_text(
    sources: &mut Sources,
    path: String,
    text: Result<Text, Refusal>,
    guard: Guard,
    loaded: &mut Loaded,
    read: impl FnOnce(&mut Sources, SourceId, &mut Loaded),
) {
    let id = sources.add(path.as_str(), String::new(), None);
    let (admitted, findings) = admit(id, path, text, guard);
    loaded.findings.extend(findings);
    match admitted {
        Ok(source) => {
            sources.set(id, source);
            read(sources, id, loaded);
        }
        Err(unread) => sources.set(id, unread),
    }
}

/// A text, to be read or, when it cannot be, only to be shown.
type Admitted = Result<Source, Source>;

/// What was read of a file, and what is wrong with the whole of it.
fn admit(id: SourceId, path: String, read: Result<Text, Refusal>, guard: Guard) -> (Admitted, Vec<Finding>) {
    match read {
        Ok(Text { text, encoding }) => guarded(id, Source::new(path, text).in_encoding(encoding), guard),
        Err(refusal) => (Err(Source::new(path, String::new())), vec![refusal.finding(id)]),
    }
}

/// A text without secrets and people, to be read when its letters are sound.
fn guarded(id: SourceId, source: Source, guard: Guard) -> (Admitted, Vec<Finding>) {
    let path = source.path.clone();
    match guard.pass(id, source) {
        Ok((source, masked)) => {
            let (admitted, mut findings) = with_sound_letters(id, source);
            // Of a text that is not read nothing else is told.
            findings.extend(masked.into_iter().filter(|_| admitted.is_ok()));
            (admitted, findings)
        }
        Err(secret) => (Err(Source::new(path, String::new())), vec![*secret]),
    }
}

fn with_sound_letters(id: SourceId, source: Source) -> (Admitted, Vec<Finding>) {
    if let Some(legacy) = legacy::legacy(&source.text) {
        let finding = legacy::finding(id, &legacy);
        return (Err(source.in_encoding(legacy.font.name())), vec![finding]);
    }
    let lost = lost::lost_letters(id, &source.text);
    (Ok(source), lost.into_iter().collect())
}

/// What was read of a file that may be a workbook, what is wrong with the whole of it, and what is to be said of its
/// cells. The sheet of that name counts, else the one with these columns.
fn admit_table(
    id: SourceId,
    path: &Path,
    columns: &[table::Column],
    sheet: Option<&str>,
    guard: Guard,
) -> (Admitted, Vec<Finding>, Vec<Finding>) {
    let read = match content::read_table(path, columns, sheet) {
        Ok(Held::Sheet(written)) => {
            let of_cells = written.findings(id);
            let mut source = Source::new(shown(path), written.text);
            source.table = Some(written.table);
            let (admitted, findings) = guarded(id, source, guard);
            let is_kept = admitted.as_ref().is_ok_and(|source| !source.text.is_empty());
            return (admitted, findings, if is_kept { of_cells } else { Vec::new() });
        }
        Ok(Held::Text(text)) => Ok(text),
        Err(refusal) => Err(refusal),
    };
    let (admitted, findings) = admit(id, shown(path), read, guard);
    (admitted, findings, Vec::new())
}

fn of_file(id: SourceId, path: &Path, sheet: Option<&str>, names: &Names<'_>, look: Look<'_>) -> File {
    let (admitted, findings, of_cells) = admit_table(id, path, flat::COLUMNS, sheet, Guard::Words);
    let mut file = of_text(id, (admitted, findings), names);
    file.findings = sheet::findings(of_cells, file.findings);
    look(&mut file);
    file
}

/// Reads the register; one that cannot be read is a finding.
fn register_file(sources: &mut Sources, path: &Path, names: &Names<'_>, loaded: &mut Loaded) {
    let id = sources.add(shown(path), String::new(), None);
    let (admitted, mut findings, of_cells) = admit_table(id, path, register::COLUMNS, None, Guard::Register);
    match admitted {
        Ok(source) => {
            sources.set(id, source);
            findings.extend(register_text(sources, id, names, loaded));
        }
        Err(unread) => sources.set(id, unread),
    }
    loaded.findings.extend(sheet::findings(of_cells, findings));
}

fn of_text(id: SourceId, (admitted, mut findings): (Admitted, Vec<Finding>), names: &Names<'_>) -> File {
    let mut source = match admitted {
        Ok(source) => source,
        Err(source) => return File { id, source, submissions: Vec::new(), findings },
    };
    let (mut submissions, of_submissions) = match folder::form(Path::new(&source.path)) {
        Some(Form::PerhapsFlat) if source.table.is_none() && !table::holds_table(&source.text, flat::COLUMNS) => {
            (Vec::new(), vec![no_table(id, &source.text)])
        }
        Some(Form::Nested) | None if source.table.is_none() => nested::read(id, &source, names),
        _ => {
            let (submissions, findings, table) = flat::read(id, &source, names);
            source.set_table(table);
            (submissions, findings)
        }
    };
    for submission in &mut submissions {
        submission.fingerprint = fingerprint(&source, &submission.places);
    }
    findings.extend(private::without_echoes(&findings, of_submissions));
    File { id, source, submissions, findings }
}

fn no_table(id: SourceId, text: &str) -> Finding {
    let refusal = if text.trim().is_empty() { Refusal::Empty } else { Refusal::NoTable };
    refusal.finding(id)
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

fn fingerprint(source: &Source, places: &[Span]) -> [u8; 32] {
    let mut hash = sha2::Sha256::new();
    for place in places {
        // White space at the end of lines changes with the program that saved the file.
        for line in source.slice(*place).trim_end().lines() {
            hash.update(line.trim_end());
            hash.update("\n");
        }
    }
    hash.finalize().into()
}

/// Reads the register and gives what is wrong with it.
fn register_text(sources: &mut Sources, id: SourceId, names: &Names<'_>, loaded: &mut Loaded) -> Vec<Finding> {
    let (receipts, findings, table) = register::read(id, sources.get(id), names);
    sources.set_table(id, table);
    loaded.register.get_or_insert_default().extend(receipts);
    findings
}

/// A path as people type it on any system. A name that would turn or overwrite what the screen shows does not.
fn shown(path: &Path) -> String {
    let path = path.strip_prefix(".").unwrap_or(path);
    let shown = path.iter().collect::<PathBuf>().to_string_lossy().replace('\\', "/");
    let misleads = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if shown.contains(misleads) { shown.replace(misleads, "\u{fffd}") } else { shown }
}
