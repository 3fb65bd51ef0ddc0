//! Files → a [`Round`]. What is wrong with a file is a finding; only what stops the whole job is an error.

mod acceptance;
mod admitted;
mod bounds;
mod container;
mod content;
mod decode;
mod editorial;
mod faults;
mod file;
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
mod partners;
mod path;
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
mod shown;
mod slip;
mod syllable;
mod table;
mod unit;
mod value;
pub(crate) mod words;

pub use faults::RULES;
pub use file::{File, Look};
pub use folder::{Input, find_plan};
pub(crate) use path::shown;
pub use schema::schema;

use crate::{
    finding::{Finding, Obstacle, text},
    model::{Acceptance, Editorial, Plan, Receipt, Round, Submission},
    source::{SourceId, Sources, Span},
};
use admitted::{admit, admit_table};
use chrono::NaiveDate;
use decode::Text;
use file::{of_file, of_text};
use guard::Guard;
use names::Names;
use path::{masked, typed};
use refusal::Refusal;
use std::{collections::BTreeMap, path::Path};

/// What was read of a round, before the day to look at it is known.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The submissions, by file and line.
    pub submissions: Vec<Submission>,
    /// The register, by line; none when there is no register.
    pub register: Option<Vec<Receipt>>,
    /// What is wrong with the files.
    pub findings: Vec<Finding>,
    /// The files of submissions that were read, well or not, in the order of the input.
    pub files: Vec<SourceId>,
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

/// A day as people write it: `25/12/2023`, `2023-12-25`.
#[must_use]
pub fn day(text: &str) -> Option<NaiveDate> {
    scalar::date(text).ok()
}

/// Whether a day is written that no calendar has, as 30/02/2023.
#[must_use]
pub fn is_no_day(text: &str) -> bool {
    matches!(scalar::date(text), Err(scalar::DateFault::NoSuchDay))
}

/// Reads a plan. Without a plan there is no job, so the caller stops when none comes back.
///
/// # Errors
///
/// When the file cannot be opened or is not text.
pub fn plan(sources: &mut Sources, path: &Path) -> anyhow::Result<(Option<Plan>, Vec<Finding>)> {
    let what = shown(path);
    let unreadable = || text!(vi: "{what}: không mở được kế hoạch", en: "{what}: the plan cannot be opened");
    // A pipe would be waited for without end.
    anyhow::ensure!(path.is_file(), Obstacle::new(unreadable()));
    let text = std::fs::read(path).map_err(|error| Obstacle::because(unreadable(), error))?;
    Ok(plan_text(sources, &typed(path), text))
}

/// The text of a template.
///
/// # Errors
///
/// When it is no file, or no text.
pub fn template(path: &Path) -> anyhow::Result<String> {
    let what = shown(path);
    // A pipe would be waited for without end.
    anyhow::ensure!(
        path.is_file(),
        Obstacle::new(text!(
            vi: "{what}: không mở được mẫu; kiểm tra lại đường dẫn, mẫu phải là một tệp",
            en: "{what}: the template cannot be opened; check the path, a template is a file",
        ))
    );
    let unread = |refusal: Refusal| {
        let (wrong, _) = refusal.words();
        let (vi, en) = (wrong.vi, wrong.en);
        anyhow::Error::new(Obstacle::new(text!(
            vi: "{what}: {vi}; mẫu phải là tệp chữ lưu theo UTF-8",
            en: "{what}: {en}; a template is text in UTF-8",
        )))
    };
    content::read(path).map(|text| text.text).map_err(unread)
}

/// Reads a plan from its bytes.
pub fn plan_text(sources: &mut Sources, path: &str, bytes: Vec<u8>) -> (Option<Plan>, Vec<Finding>) {
    let id = sources.add(masked(path), String::new());
    let (source, mut findings) = admit(id, path, content::text_of(bytes, path), Guard::Plan);
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
    let read = |id, path: &Path| of_file(id, path, input.sheet.as_deref(), &names, look);
    let files = files::read(sources, &input.submissions, input.threads, &read);
    loaded.submissions.reserve(files.len());
    for file in files {
        loaded.files.push(file.id);
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
        let id = sources.add(shown(path), String::new());
        let secret = secret::of_name(id, &typed(path));
        loaded.findings.push(secret.unwrap_or_else(|| content::refused(path).finding(id)));
    }
    for (path, first) in &input.doubles {
        let id = sources.add(shown(path), String::new());
        loaded.findings.push(Refusal::Double(shown(first)).finding(id));
    }
    for (path, name) in &input.misnamed {
        let id = sources.add(shown(path), String::new());
        loaded.findings.push(Refusal::Misnamed(name).finding(id));
    }
    for path in &input.locks {
        let id = sources.add(shown(path), String::new());
        loaded.findings.push(refusal::open_file(id, path));
    }
    loaded
}

/// Reads once more those of the `files` of `input` in which a place is to be shown that was not kept.
pub fn recall(sources: &mut Sources, plan: &Plan, input: &Input, files: &[SourceId], spans: &[Span]) {
    let mut missing: BTreeMap<SourceId, Vec<Span>> = BTreeMap::new();
    for span in spans {
        missing.entry(span.source).or_default().push(*span);
    }
    missing.retain(|id, spans| spans.iter().any(|span| !sources.get(*id).holds(*span)));
    if missing.is_empty() {
        return;
    }
    let names = Names::of(plan);
    for (id, path) in files.iter().copied().zip(&input.submissions) {
        let Some(spans) = missing.get(&id) else { continue };
        let mut file = of_file(id, path, input.sheet.as_deref(), &names, &|_| {});
        file.source.keep_only(spans);
        sources.set(id, file.source);
    }
}

/// Reads one submission from its text, as [`round`] does from a file.
pub fn submission(sources: &mut Sources, plan: &Plan, path: &str, text: &str, loaded: &mut Loaded) {
    let id = sources.add(masked(path), String::new());
    let admitted = admit(id, path, Ok(Text::of(text)), Guard::Words);
    let file = of_text(id, folder::form(Path::new(path)), admitted, &Names::of(plan));
    sources.set(id, file.source);
    loaded.files.push(id);
    loaded.submissions.extend(file.submissions);
    loaded.findings.extend(file.findings);
}

/// Reads the office's own paragraphs from their text, as [`round`] does from a file.
pub fn editorial(sources: &mut Sources, path: &str, text: &str, loaded: &mut Loaded) {
    read_text(sources, path, Ok(Text::of(text)), Guard::Words, loaded, editorial_text);
}

/// Reads acceptances from their text, as [`round`] does from a file.
pub fn acceptances(sources: &mut Sources, plan: &Plan, path: &str, text: &str, loaded: &mut Loaded) {
    read_text(sources, path, Ok(Text::of(text)), Guard::Words, loaded, |sources, id, loaded| {
        acceptances_text(sources, id, &Names::of(plan), loaded);
    });
}

/// Reads a register from its text, as [`round`] does from a file.
pub fn register(sources: &mut Sources, plan: &Plan, path: &str, text: &str, loaded: &mut Loaded) {
    read_text(sources, path, Ok(Text::of(text)), Guard::Register, loaded, |sources, id, loaded| {
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
    read_text(sources, &typed(path), content::read(path), Guard::Words, loaded, read);
}

fn read_text(
    sources: &mut Sources,
    path: &str,
    text: Result<Text, Refusal>,
    guard: Guard,
    loaded: &mut Loaded,
    read: impl FnOnce(&mut Sources, SourceId, &mut Loaded),
) {
    let id = sources.add(masked(path), String::new());
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

/// Reads the register; one that cannot be read is a finding.
fn register_file(sources: &mut Sources, path: &Path, names: &Names<'_>, loaded: &mut Loaded) {
    let id = sources.add(shown(path), String::new());
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

fn editorial_text(sources: &mut Sources, id: SourceId, loaded: &mut Loaded) {
    let mut masked = private::blotted(&loaded.findings);
    masked.retain(|span| span.source == id);
    let (editorial, findings) = editorial::read(id, sources.get(id), &masked);
    loaded.editorial = editorial;
    loaded.findings.extend(findings);
}

fn acceptances_text(sources: &mut Sources, id: SourceId, names: &Names<'_>, loaded: &mut Loaded) {
    let (acceptances, findings) = acceptance::read(id, sources.get(id), names);
    loaded.acceptances.extend(acceptances);
    loaded.findings.extend(findings);
}

/// Reads the register and gives what is wrong with it.
fn register_text(sources: &mut Sources, id: SourceId, names: &Names<'_>, loaded: &mut Loaded) -> Vec<Finding> {
    let (receipts, findings, table) = register::read(id, sources.get(id), names);
    sources.set_table(id, table);
    loaded.register.get_or_insert_default().extend(receipts);
    findings
}
