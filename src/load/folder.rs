//! Which files make up a round, and in which order they are read.

use anyhow::{Context as _, bail};
use std::{
    fs,
    num::NonZeroUsize,
    path::{Path, PathBuf},
};

/// The files of a round.
#[derive(Debug, Default)]
pub struct Input {
    /// Submissions, in the order read.
    pub submissions: Vec<PathBuf>,
    /// The register, when there is one.
    pub register: Option<PathBuf>,
    /// The office's own paragraphs, when there are any.
    pub editorial: Option<PathBuf>,
    /// The open points that the office accepts, when there are any.
    pub acceptances: Option<PathBuf>,
    /// Files that may be submissions in a form that is not read.
    pub unsupported: Vec<PathBuf>,
    /// The sheet of each workbook to read; none for the one that holds a table.
    pub sheet: Option<String>,
    /// How many threads read; as many as the machine has when not told.
    pub threads: Option<NonZeroUsize>,
    /// Whether these are all submissions of the round, so that what is not here is missing.
    pub whole: bool,
}

/// Names of the register in a round's folder; the first one that is there counts.
const REGISTERS: &[&str] = &["register.csv", "register.xlsx", "register.xlsm", "register.ods", "register.xls"];
/// Endings of workbooks of Excel and LibreOffice.
const SPREADSHEETS: &[&str] = &["xlsx", "xlsm", "ods", "xls"];
/// Name of the office's own paragraphs in a round's folder.
const EDITORIAL: &str = "bien-tap.md";
/// Name of the accepted open points in a round's folder.
const ACCEPTANCES: &str = "chap-nhan.yaml";
/// Name of the plan in a round's folder.
const PLAN: &str = "plan.yaml";
/// Name of the folder that holds the submissions, where there is one; else they stand in the round's folder itself.
const SUBMISSIONS: &str = "submissions";
/// Endings of files in which agencies send reports and that are not read.
const UNSUPPORTED: &[&str] = &[
    "doc", "docx", "odt", "rtf", "pdf", "txt", "zip", "rar", "7z", "jpg", "jpeg", "png", "tif", "tiff", "tsv", "xlsb",
    "numbers", "eml", "msg", "htm", "html", "mht",
];

impl Input {
    /// What `paths` hold: folders are searched with their sub-folders, files are taken as they are; no path is the
    /// current folder. The register is looked for beside the submissions and above.
    ///
    /// # Errors
    ///
    /// When a path does not exist or a folder cannot be listed.
    pub fn find(paths: &[PathBuf]) -> anyhow::Result<Self> {
        let here = [PathBuf::from(".")];
        let paths = if paths.is_empty() { &here } else { paths };
        let mut input = Self::default();
        for path in paths {
            if path.is_dir() {
                input.take_folder(path)?;
            } else if path.is_file() {
                // What was named outright is read or reported, whatever its name.
                if !input.take_file(path) {
                    input.unsupported.push(path.clone());
                }
            } else {
                bail!("{}: {}", super::shown(path), "không có tệp hoặc thư mục này / no such file or folder");
            }
        }
        // Each file once, however often it was named.
        // Without their endings, so that "stp.yaml" stands before "stp-2.yaml".
        input.submissions.sort_by_cached_key(|path| (path.with_extension(""), path.clone()));
        input.submissions.dedup();
        input.unsupported.sort();
        input.unsupported.dedup();
        let beside = |name| paths.first().and_then(|path| above(path, name));
        input.register = input.register.or_else(|| REGISTERS.iter().find_map(|name| beside(name)));
        input.editorial = beside(EDITORIAL);
        input.acceptances = beside(ACCEPTANCES);
        Ok(input)
    }

    fn take_folder(&mut self, folder: &Path) -> anyhow::Result<()> {
        let mut registers = REGISTERS.iter().map(|name| folder.join(name));
        if let Some(register) = registers.find(|register| register.is_file()) {
            self.register = Some(register);
            self.whole = true;
        }
        let inner = folder.join(SUBMISSIONS);
        self.walk(if inner.is_dir() { &inner } else { folder })
    }

    /// Links to folders are not followed: one may lead back to where it stands.
    fn walk(&mut self, folder: &Path) -> anyhow::Result<()> {
        let context = || format!("{}: không liệt kê được thư mục / the folder cannot be listed", super::shown(folder));
        let mut entries =
            fs::read_dir(folder).with_context(context)?.collect::<Result<Vec<_>, _>>().with_context(context)?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let hidden = entry.file_name().to_string_lossy().starts_with(['.', '~']);
            let kind = entry.file_type().with_context(context)?;
            if kind.is_dir() && !hidden {
                self.walk(&entry.path())?;
            } else if !hidden && entry.path().is_file() && !is_own_output(&entry.path()) {
                self.take_file(&entry.path());
            }
        }
        Ok(())
    }

    /// Whether the file has a place in a round.
    fn take_file(&mut self, path: &Path) -> bool {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        let ending = path.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default();
        match &*ending {
            _ if name == PLAN || name == ACCEPTANCES => {}
            _ if REGISTERS.contains(&&*name) => self.register = Some(path.to_owned()),
            "yaml" | "yml" | "csv" => self.submissions.push(path.to_owned()),
            other if SPREADSHEETS.contains(&other) => self.submissions.push(path.to_owned()),
            other if UNSUPPORTED.contains(&other) => self.unsupported.push(path.to_owned()),
            _ => return false,
        }
        true
    }
}

/// Whether a file's name says that it is a workbook.
pub(super) fn is_spreadsheet(path: &Path) -> bool {
    SPREADSHEETS.iter().any(|ending| has_ending(path, ending))
}

/// Whether a file's name says that it holds a table; many a web site sends tables under a name of Excel.
pub(super) fn is_table(path: &Path) -> bool {
    has_ending(path, "csv") || is_spreadsheet(path)
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case(ending))
}

/// Whether a file is a report that the program wrote itself: the data beside it hold its digest.
fn is_own_output(path: &Path) -> bool {
    let is_report = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx"));
    is_report && fs::read_to_string(path.with_extension("json")).is_ok_and(|data| data.contains("\"sha256\""))
}

/// The plan that lies beside the submissions or above them.
#[must_use]
pub fn find_plan(paths: &[PathBuf]) -> Option<PathBuf> {
    above(paths.first().map_or(Path::new("."), |path| path), PLAN)
}

/// A file of that name in the folder of `path` or in one above, named as shortly as the user did where that is possible.
fn above(path: &Path, name: &str) -> Option<PathBuf> {
    let typed = path.ancestors().filter(|folder| *folder != Path::new("") || !path.starts_with(".."));
    let absolute = fs::canonicalize(path).ok()?;
    let mut folders = typed.chain(absolute.ancestors());
    folders.find_map(|folder| Some(folder.join(name)).filter(|file| file.is_file()))
}
