//! Files → a [`Round`]. What is wrong with a file is a finding; only what stops the whole job is an error.

mod acceptance;
mod editorial;
mod faults;
mod files;
mod flat;
mod folder;
mod names;
mod nested;
mod node;
mod plan;
mod register;
mod scalar;
mod schema;
mod shape;
mod sheet;
mod table;
mod value;
pub(crate) mod words;

pub use faults::RULES;
pub use folder::{Input, find_plan};
pub use schema::schema;

use crate::{
    finding::{Finding, quoted, text},
    model::{Acceptance, Editorial, Plan, Receipt, Round, Submission},
    source::{Source, SourceId, Sources, Span},
};
use anyhow::Context as _;
use chrono::NaiveDate;
use names::Names;
use sha2::Digest as _;
use std::path::{Path, PathBuf};
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// The largest file that is read, in bytes.
const LARGEST_FILE: u64 = 2 << 30;

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
    let Ok(text) = decode(bytes) else {
        let id = sources.add(path, String::new(), None);
        return (None, vec![not_text(id)]);
    };
    let id = sources.add(path, text, None);
    plan::read(id, sources.get(id))
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
        read_file(sources, path, &mut loaded, |sources, id, loaded| {
            let (editorial, findings) = editorial::read(id, sources.get(id));
            loaded.editorial = editorial;
            loaded.findings.extend(findings);
        });
    }
    if let Some(path) = &input.acceptances {
        read_file(sources, path, &mut loaded, |sources, id, loaded| {
            let (acceptances, findings) = acceptance::read(id, sources.get(id), &names);
            loaded.acceptances = acceptances;
            loaded.findings.extend(findings);
        });
    }
    for path in &input.unsupported {
        let id = sources.add(shown(path), String::new(), None);
        loaded.findings.push(unsupported(id, path));
    }
    loaded
}

/// Reads one submission from its text, as [`round`] does from a file.
pub fn submission(sources: &mut Sources, plan: &Plan, path: &str, text: &str, loaded: &mut Loaded) {
    let id = sources.add(path, String::new(), None);
    let file = of_text(id, Source::new(path, normal(text.to_owned())), &Names::of(plan));
    sources.set(id, file.source);
    loaded.files += 1;
    loaded.submissions.extend(file.submissions);
    loaded.findings.extend(file.findings);
}

/// Reads the office's own paragraphs from their text, as [`round`] does from a file.
pub fn editorial(sources: &mut Sources, path: &str, text: &str, loaded: &mut Loaded) {
    let id = sources.add(path, normal(text.to_owned()), None);
    let (editorial, findings) = editorial::read(id, sources.get(id));
    loaded.editorial = editorial;
    loaded.findings.extend(findings);
}

/// Reads acceptances from their text, as [`round`] does from a file.
pub fn acceptances(sources: &mut Sources, plan: &Plan, path: &str, text: &str, loaded: &mut Loaded) {
    let id = sources.add(path, normal(text.to_owned()), None);
    let (acceptances, findings) = acceptance::read(id, sources.get(id), &Names::of(plan));
    loaded.acceptances.extend(acceptances);
    loaded.findings.extend(findings);
}

/// Reads a register from its text, as [`round`] does from a file.
pub fn register(sources: &mut Sources, plan: &Plan, path: &str, text: &str, loaded: &mut Loaded) {
    let id = sources.add(path, normal(text.to_owned()), None);
    register_text(sources, id, &Names::of(plan), loaded);
}

/// Reads a file that is no submission; one that cannot be read is a finding.
fn read_file(
    sources: &mut Sources,
    path: &Path,
    loaded: &mut Loaded,
    read: impl FnOnce(&mut Sources, SourceId, &mut Loaded),
) {
    let id = sources.add(shown(path), String::new(), None);
    match open(id, path) {
        Ok(source) => {
            sources.set(id, source);
            read(sources, id, loaded);
        }
        Err(finding) => loaded.findings.push(*finding),
    }
}

fn of_file(id: SourceId, path: &Path, sheet: Option<&str>, names: &Names<'_>, look: Look<'_>) -> File {
    let mut file = match open_table(id, path, flat::COLUMNS, sheet) {
        Ok((source, remarks)) => {
            let mut file = of_text(id, source, names);
            file.findings = sheet::findings(remarks, file.findings);
            file
        }
        Err(finding) => {
            let source = Source::new(shown(path), String::new());
            File { source, submissions: Vec::new(), findings: vec![*finding] }
        }
    };
    look(&mut file);
    file
}

/// Reads the register; one that cannot be read is a finding.
fn register_file(sources: &mut Sources, path: &Path, names: &Names<'_>, loaded: &mut Loaded) {
    let id = sources.add(shown(path), String::new(), None);
    match open_table(id, path, register::COLUMNS, None) {
        Ok((source, remarks)) => {
            sources.set(id, source);
            let before = loaded.findings.split_off(0);
            register_text(sources, id, names, loaded);
            let of_text = std::mem::replace(&mut loaded.findings, before);
            loaded.findings.extend(sheet::findings(remarks, of_text));
        }
        Err(finding) => loaded.findings.push(*finding),
    }
}

/// The text of a file that may be a workbook, of which the sheet of that name counts, else the one with these columns;
/// and what is to be said of its cells.
fn open_table(
    id: SourceId,
    path: &Path,
    columns: &[table::Column],
    sheet: Option<&str>,
) -> Result<(Source, Vec<Finding>), Box<Finding>> {
    match sheet::read(path, columns, sheet) {
        None => Ok((open(id, path)?, Vec::new())),
        Some(Ok(written)) => {
            let remarks = written.findings(id);
            Ok((Source { table: Some(written.table), ..Source::new(shown(path), written.text) }, remarks))
        }
        Some(Err(fault)) => Err(Box::new(sheet::fault(id, &fault))),
    }
}

/// The text of a file, or why there is none.
fn open(id: SourceId, path: &Path) -> Result<Source, Box<Finding>> {
    if std::fs::metadata(path).is_ok_and(|metadata| metadata.len() > LARGEST_FILE) {
        return Err(Box::new(larger_than_allowed(id)));
    }
    let bytes = std::fs::read(path).map_err(|error| not_opened(id, &error.to_string()))?;
    let text = decode(bytes).map_err(|NotText| not_text(id))?;
    Ok(Source::new(shown(path), text))
}

fn of_text(id: SourceId, mut source: Source, names: &Names<'_>) -> File {
    let is_table = source.table.is_some() || folder::is_table(Path::new(&source.path));
    let (mut submissions, findings) = if is_table {
        let (submissions, findings, table) = flat::read(id, &source, names);
        source.set_table(table);
        (submissions, findings)
    } else {
        nested::read(id, &source, names)
    };
    for submission in &mut submissions {
        submission.fingerprint = fingerprint(&source, &submission.places);
    }
    File { source, submissions, findings }
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

fn register_text(sources: &mut Sources, id: SourceId, names: &Names<'_>, loaded: &mut Loaded) {
    let (receipts, findings, table) = register::read(id, sources.get(id), names);
    sources.set_table(id, table);
    loaded.register.get_or_insert_default().extend(receipts);
    loaded.findings.extend(findings);
}

/// What was read is not UTF-8.
struct NotText;

/// UTF-8 without its mark, in NFC, with line feeds alone at line ends.
fn decode(bytes: Vec<u8>) -> Result<String, NotText> {
    let text = String::from_utf8(bytes).map_err(|_| NotText)?;
    Ok(normal(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
}

/// A text in NFC, with line feeds alone at line ends.
fn normal(text: String) -> String {
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    if is_nfc_quick(text.chars()) == IsNormalized::Yes { text } else { text.nfc().collect() }
}

fn not_text(id: SourceId) -> Finding {
    let finding = faults::UNREADABLE_FILE.at(
        Span::new(id, 0..0),
        text!(vi: "chữ trong tệp không theo bảng mã UTF-8", en: "the letters of the file are not in UTF-8"),
        text!(vi: "chưa đọc", en: "not read"),
    );
    finding.help(text!(
        vi: "mở tệp, lưu lại theo bảng mã UTF-8 rồi kiểm tra lại (Excel: Lưu thành “CSV UTF-8”; Notepad: mã hóa “UTF-8”)",
        en: "open it, save it in UTF-8, and check again (Excel: save as “CSV UTF-8”; Notepad: encoding “UTF-8”)",
    ))
}

fn not_opened(id: SourceId, reason: &str) -> Finding {
    let reason = quoted(reason);
    let finding = faults::UNREADABLE_FILE.at(
        Span::new(id, 0..0),
        text!(vi: "không mở được tệp: {reason}", en: "the file cannot be opened: {reason}"),
        text!(vi: "chưa đọc", en: "not read"),
    );
    finding.help(text!(vi: "đóng tệp ở chương trình khác hoặc kiểm tra quyền đọc", en: "close it in other programs, or check that it may be read"))
}

fn larger_than_allowed(id: SourceId) -> Finding {
    let finding = faults::UNREADABLE_FILE.at(
        Span::new(id, 0..0),
        text!(vi: "tệp lớn hơn 2 GB", en: "the file is larger than 2 GiB"),
        text!(vi: "chưa đọc", en: "not read"),
    );
    finding.help(text!(vi: "chia tệp thành nhiều tệp nhỏ hơn", en: "split it into smaller files"))
}

fn unsupported(id: SourceId, path: &Path) -> Finding {
    let kind = path.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default();
    let finding = faults::UNSUPPORTED_FILE.at(
        Span::new(id, 0..0),
        text!(vi: "chương trình không đọc loại tệp “.{kind}”", en: "files of the kind “.{kind}” are not read"),
        text!(vi: "chưa đọc", en: "not read"),
    );
    finding.help(text!(
        vi: "nếu đây là báo cáo của cơ quan, đề nghị gửi lại theo biểu mẫu Excel, CSV hoặc YAML",
        en: "if it is an agency's report, ask for it in the form: Excel, CSV or YAML",
    ))
}

/// A path as people type it on any system.
fn shown(path: &Path) -> String {
    let path = path.strip_prefix(".").unwrap_or(path);
    path.iter().collect::<PathBuf>().to_string_lossy().replace('\\', "/")
}
