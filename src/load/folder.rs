//! Which files make up a round, and in which order they are read.

use crate::finding::{Obstacle, text};
use anyhow::ensure;
use std::{
    ffi::OsStr,
    fs, io,
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
    /// Registers, paragraphs and acceptances that lie beside those that count, each with the one that does. Each is told.
    pub doubles: Vec<(PathBuf, PathBuf)>,
    /// Files that are the office's own but for the ending, each with the name that is read. Each is told.
    pub misnamed: Vec<(PathBuf, &'static str)>,
    /// The office's own paragraphs, when there are any.
    pub editorial: Option<PathBuf>,
    /// The open points that the office accepts, when there are any.
    pub acceptances: Option<PathBuf>,
    /// What is there besides: files of other kinds, links to nothing or to folders, pipes, folders that cannot be
    /// listed. Each is looked at, and told.
    pub unsupported: Vec<PathBuf>,
    /// Files that office programs lay beside a file while they have it open.
    pub locks: Vec<PathBuf>,
    /// The sheet of each workbook to read; none for the one that holds a table.
    pub sheet: Option<String>,
    /// How many threads read; as many as the machine has when not told.
    pub threads: Option<NonZeroUsize>,
    /// Whether these are all submissions of the round, so that what is not here is missing.
    pub whole: bool,
}

/// Names of the register in a round's folder; the first one that is there counts.
const REGISTERS: &[&str] = &["register.csv", "register.xlsx", "register.xlsm", "register.ods", "register.xls"];
/// Name of the office's own paragraphs in a round's folder.
const EDITORIAL: &str = "bien-tap.md";
/// Name of the accepted open points in a round's folder.
const ACCEPTANCES: &str = "chap-nhan.yaml";
/// How the office's own files end when a program adds an ending or keeps them in its own way: Notepad, Word, `LibreOffice`.
const OTHER_ENDINGS: &[&str] = &["txt", "doc", "docx", "odt", "rtf", "yml"];
/// Name of the plan in a round's folder.
const PLAN: &str = "plan.yaml";
/// Name of the folder that holds the submissions, where there is one; else they stand in the round's folder itself.
pub(super) const SUBMISSIONS: &str = "submissions";
/// How the names of files begin that Office and `LibreOffice` lay beside a file that is open.
pub(super) const LOCKS: [&str; 2] = ["~$", ".~lock."];
/// Folders and files that systems and programs leave behind, in small letters.
const LEFT_BEHIND: &[&str] = &["thumbs.db", "desktop.ini", "$recycle.bin", "system volume information"];

/// In which form a file holds a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// YAML.
    Nested,
    /// A table.
    Flat,
    /// A table, when it holds one at all.
    PerhapsFlat,
}

/// The form that a file's ending promises; none when submissions do not come with such an ending.
pub(super) fn form(path: &Path) -> Option<Form> {
    match &*ending(path) {
        "yaml" | "yml" => Some(Form::Nested),
        "csv" | "tsv" => Some(Form::Flat),
        // Excel's “Unicode text”, and tables that other systems give the ending of a spreadsheet.
        "txt" | "xlsx" | "xlsm" | "xlsb" | "xls" | "ods" => Some(Form::PerhapsFlat),
        _ => None,
    }
}

/// The ending of a file's name, in small letters.
pub(super) fn ending(path: &Path) -> String {
    path.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default()
}

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
        Self::must_exist(paths)?;
        // Named twice, “./stp” is “stp”.
        let paths: Vec<PathBuf> = paths.iter().map(|path| plain(path).to_owned()).collect();
        let mut input = Self::default();
        for path in &paths {
            if path.is_dir() {
                input.take_folder(path)?;
            } else if !input.take_file(path) {
                // What was named outright is read or reported, whatever its name.
                input.unsupported.push(path.clone());
            }
        }
        // Each file once, however often it was named.
        // Without their endings, so that "stp.yaml" stands before "stp-2.yaml".
        input.submissions.sort_by_cached_key(|path| (path.with_extension(""), path.clone()));
        input.submissions.dedup();
        for paths in [&mut input.unsupported, &mut input.locks] {
            paths.sort();
            paths.dedup();
        }
        input.doubles.sort();
        input.doubles.dedup();
        input.misnamed.sort();
        input.misnamed.dedup();
        // What stands in a folder itself has been taken.
        let beside = |names| paths.first().and_then(|path| above(path, usize::from(path.is_dir()), names));
        input.register = input.register.or_else(|| beside(REGISTERS));
        input.editorial = input.editorial.or_else(|| beside(&[EDITORIAL]));
        input.acceptances = input.acceptances.or_else(|| beside(&[ACCEPTANCES]));
        Ok(input)
    }

    /// Whether there is something at each of `paths`, a broken link too.
    ///
    /// # Errors
    ///
    /// When there is not.
    pub fn must_exist(paths: &[PathBuf]) -> anyhow::Result<()> {
        for path in paths {
            let shown = super::shown(path);
            let absent = || text!(vi: "{shown}: không có tệp hoặc thư mục này", en: "{shown}: no such file or folder");
            ensure!(path.symlink_metadata().is_ok(), Obstacle::new(absent()));
        }
        Ok(())
    }

    fn take_folder(&mut self, folder: &Path) -> anyhow::Result<()> {
        let inner = folder.join(SUBMISSIONS);
        // Listed once: there may be thousands.
        let outer = listed(folder);
        for register in named(&outer, REGISTERS) {
            self.take_register(register);
            self.whole = true;
        }
        self.take_own(&outer);
        if inner.is_dir() {
            self.take_own(&listed(&inner));
            self.take_misnamed(outer);
        }
        let folder = if inner.is_dir() { &inner } else { folder };
        let unlisted = |error: io::Error| {
            let shown = super::shown(folder);
            let words = text!(vi: "{shown}: không liệt kê được thư mục", en: "{shown}: the folder cannot be listed");
            Obstacle::because(words, error)
        };
        let entries = fs::read_dir(folder).map_err(unlisted)?;
        let mut inner = self.take_entries(entries).map_err(unlisted)?;
        while let Some(folder) = inner.pop() {
            // One folder that cannot be listed does not hide the others.
            match fs::read_dir(&folder).and_then(|entries| self.take_entries(entries)) {
                Ok(more) => inner.extend(more),
                Err(_) => self.unsupported.push(folder),
            }
        }
        Ok(())
    }

    /// Takes what stands in a folder and gives the folders in it. Links to folders are not followed: one may lead back
    /// to where it stands.
    fn take_entries(&mut self, entries: fs::ReadDir) -> io::Result<Vec<PathBuf>> {
        let mut entries = entries.collect::<io::Result<Vec<_>>>()?;
        entries.sort_by_cached_key(fs::DirEntry::file_name);
        let mut folders = Vec::new();
        for entry in entries {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().to_lowercase());
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if LOCKS.iter().any(|lock| name.starts_with(lock)) {
                self.locks.push(path);
            } else if is_folder && !is_left_behind(&name) {
                folders.push(path);
            } else if !is_left_behind(&name) && !is_own_output(&path) && !self.take_file(&path) {
                self.unsupported.push(path);
            }
        }
        Ok(folders)
    }

    /// Takes what the office itself writes; among the submissions it is found too.
    fn take_own(&mut self, listed: &[PathBuf]) {
        for path in named(listed, &[EDITORIAL]) {
            take(&mut self.editorial, path, &mut self.doubles);
        }
        for path in named(listed, &[ACCEPTANCES]) {
            take(&mut self.acceptances, path, &mut self.doubles);
        }
    }

    /// Takes what stands above the submissions and is only nearly one of the office's own files, unless there is that file.
    fn take_misnamed(&mut self, listed: Vec<PathBuf>) {
        for path in listed {
            match meant(&path).filter(|_| is_there(&path)) {
                Some(EDITORIAL) if self.editorial.is_some() => {}
                Some(ACCEPTANCES) if self.acceptances.is_some() => {}
                Some(own) => self.misnamed.push((path, own)),
                None => {}
            }
        }
    }

    fn take_register(&mut self, path: PathBuf) {
        take(&mut self.register, path, &mut self.doubles);
    }

    /// Whether the file has a place in a round, if only beside the submissions.
    fn take_file(&mut self, path: &Path) -> bool {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        if let Some(own) = meant(path) {
            self.misnamed.push((path.to_owned(), own));
            return true;
        }
        match form(path) {
            _ if name == PLAN || name == ACCEPTANCES => {}
            _ if REGISTERS.contains(&&*name) => self.take_register(path.to_owned()),
            Some(_) => self.submissions.push(path.to_owned()),
            None => return false,
        }
        true
    }
}

/// The first one counts: two registers together could say of one submission when it arrived in two ways.
fn take(slot: &mut Option<PathBuf>, path: PathBuf, doubles: &mut Vec<(PathBuf, PathBuf)>) {
    match slot {
        None => *slot = Some(path),
        Some(first) if *first == path => {}
        Some(first) => doubles.push((path, first.clone())),
    }
}

/// The name of the office's own file that a file is but for its ending, as `bien-tap.md.txt`.
fn meant(path: &Path) -> Option<&'static str> {
    let name = path.file_name()?.to_string_lossy().to_lowercase();
    let is = |own: &&str| {
        let (stem, _) = own.split_once('.').unwrap_or_default();
        name.strip_prefix(stem).is_some_and(|rest| rest.starts_with('.')) && OTHER_ENDINGS.contains(&&*ending(path))
    };
    [EDITORIAL, ACCEPTANCES].into_iter().find(is)
}

/// Whether a file of that name lies in a round's folder and is no submission.
pub(super) fn is_of_round(name: &OsStr) -> bool {
    [PLAN, EDITORIAL, ACCEPTANCES].iter().chain(REGISTERS).any(|own| name.eq_ignore_ascii_case(own))
}

/// Whether a file or folder tells nothing of the round: hidden, temporary, or a copy that an editor keeps.
fn is_left_behind(name: &str) -> bool {
    let is_temporary =
        name.starts_with(['.', '~']) || name.ends_with('~') || Path::new(name).extension() == Some("tmp".as_ref());
    is_temporary || LEFT_BEHIND.contains(&name)
}

/// Whether a file is a report that the program wrote itself: the data beside it hold its digest. Texts in Markdown are
/// the office's own.
fn is_own_output(path: &Path) -> bool {
    let is_ours = || {
        let data = path.with_extension("json");
        data.is_file() && fs::read_to_string(&data).is_ok_and(|data| data.contains("\"sha256\""))
    };
    match &*ending(path) {
        "md" => true,
        "docx" | "json" => is_ours(),
        _ => path.file_name().is_some_and(|name| name.eq_ignore_ascii_case("readme")),
    }
}

/// Whether something stands there that is no folder. Of a link to nothing, or of a pipe, reading it tells what is wrong.
fn is_there(file: &Path) -> bool {
    file.symlink_metadata().is_ok() && !file.is_dir()
}

/// The plan that lies beside the submissions or above them.
#[must_use]
pub fn find_plan(paths: &[PathBuf]) -> Option<PathBuf> {
    above(plain(paths.first().map_or(Path::new("."), |path| path)), 0, &[PLAN])
}

/// A path without the folder that it begins with in any case.
fn plain(path: &Path) -> &Path {
    path.strip_prefix(".").ok().filter(|path| *path != Path::new("")).unwrap_or(path)
}

/// The paths in a folder; none when it cannot be listed.
fn listed(folder: &Path) -> Vec<PathBuf> {
    let here = if folder == Path::new("") { Path::new(".") } else { folder };
    fs::read_dir(here).into_iter().flatten().flatten().map(|entry| folder.join(entry.file_name())).collect()
}

/// Of what a folder holds, the files that go by one of `names`, in their order. Some systems tell capitals from small letters, people
/// do not; what is spelt as here comes first.
fn named(listed: &[PathBuf], names: &[&str]) -> Vec<PathBuf> {
    let rank = |path: &&PathBuf| {
        let name = path.file_name().unwrap_or_default();
        let at = names.iter().position(|own| name.eq_ignore_ascii_case(own))?;
        Some((at, name != names[at], (*path).clone()))
    };
    let mut found: Vec<_> = listed.iter().filter_map(|path| rank(&path)).collect();
    found.sort();
    found.into_iter().map(|(.., path)| path).filter(|path| is_there(path)).collect()
}

/// A file of one of these names in the folder of `path` or in one above, named as shortly as the user did where that is
/// possible; not in the first few of these, which have been looked at.
fn above(path: &Path, looked_at: usize, names: &[&str]) -> Option<PathBuf> {
    let typed = path.ancestors().filter(|folder| *folder != Path::new("") || !path.starts_with(".."));
    let absolute = fs::canonicalize(path).ok()?;
    let mut folders = typed.skip(looked_at).chain(absolute.ancestors().skip(looked_at));
    folders.find_map(|folder| named(&listed(folder), names).into_iter().next())
}
