//! Files written whole or not at all, and never over what somebody else changed.

use crate::finding::{Obstacle, text};
use anyhow::{Context as _, bail};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use std::{
    collections::BTreeMap,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};
use tempfile::NamedTempFile;

/// Names of the data that many files share: letters of both kinds, and forms.
pub(super) const REMINDERS: &str = "don-doc";
pub(super) const FEEDBACK: &str = "chinh-sua";
pub(super) const FORMS: &str = "bieu-mau";
const SHARED: [&str; 3] = [REMINDERS, FEEDBACK, FORMS];

/// A file to be written.
pub(super) struct Output {
    path: PathBuf,
    /// What its digest goes by in the data.
    key: String,
    bytes: Vec<u8>,
}

impl Output {
    pub(super) fn new(folder: &Path, name: &str, ending: &'static str, bytes: Vec<u8>) -> Self {
        Self { path: folder.join(format!("{name}.{ending}")), key: ending.to_owned(), bytes }
    }

    /// One of many that share their data: its digest goes by its whole name.
    pub(super) fn named(folder: &Path, name: &str, bytes: Vec<u8>) -> Self {
        Self { path: folder.join(name), key: name.to_owned(), bytes }
    }
}

/// Writes `outputs` and, last, their data as JSON with the digest of each: by these digests the next run knows whether
/// somebody changed a file since. Everything is written beside its place first and then renamed, so that an interrupted
/// run leaves no half file.
pub(super) fn write_all(
    folder: &Path,
    name: &str,
    outputs: &[Output],
    mut data: Value,
    force: bool,
) -> anyhow::Result<Vec<String>> {
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let data_path = folder.join(format!("{name}.json"));
    let mut digests = digests(&data_path);
    if !force {
        for output in outputs {
            refuse_changed(output, &digests)?;
        }
    }
    // Those of files that are not written this time are kept.
    digests.extend(outputs.iter().map(|output| (output.key.clone(), json!(digest(&output.bytes)))));
    data["sha256"] = Value::Object(digests);
    let data = Output {
        path: data_path,
        key: "json".to_owned(),
        bytes: (serde_json::to_string_pretty(&data)? + "\n").into_bytes(),
    };
    let all: Vec<&Output> = outputs.iter().chain([&data]).collect();
    let ready = all.iter().map(|output| beside(output)).collect::<anyhow::Result<Vec<_>>>()?;
    for (file, output) in ready.into_iter().zip(&all) {
        file.persist(&output.path).map_err(|error| {
            let path = output.path.display();
            let words = text!(vi: "{path}: không ghi được, có thể tệp đang mở", en: "{path}: cannot be written, it may be open");
            Obstacle::because(words, error.error)
        })?;
    }
    Ok(all.iter().map(|output| output.path.display().to_string()).collect())
}

/// Paths of what was written into `folder` before, is not among `outputs` and still lies there.
pub(super) fn forgotten(folder: &Path, name: &str, outputs: &[Output]) -> Vec<String> {
    let known = digests(&folder.join(format!("{name}.json")));
    let others = known.keys().filter(|key| !outputs.iter().any(|output| output.key == **key));
    others.map(|key| folder.join(key)).filter(|path| path.is_file()).map(|path| path.display().to_string()).collect()
}

/// What this program wrote into folders, by the data that it left beside it. Of each folder the data are read once.
#[derive(Default)]
pub(super) struct Written(BTreeMap<PathBuf, Map<String, Value>>);

impl Written {
    /// Whether it wrote the file: letters by their name, for the office may change their words; other files as long as
    /// nobody has written into them.
    pub(super) fn holds(&mut self, path: &Path) -> bool {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return false };
        let known = self
            .0
            .entry(folder.to_owned())
            .or_insert_with(|| SHARED.iter().flat_map(|name| digests(&folder.join(format!("{name}.json")))).collect());
        let Some(ours) = known.get(&*name.to_string_lossy()).and_then(Value::as_str) else { return false };
        path.extension().is_some_and(|ending| ending == "docx")
            || fs::read(path).is_ok_and(|bytes| digest(&bytes) == ours)
    }
}

fn beside(output: &Output) -> anyhow::Result<NamedTempFile> {
    let context = || output.path.display().to_string();
    let folder = output.path.parent().unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".tonghop-");
    // Those of an ordinary file; temporary ones are the owner's alone.
    #[cfg(unix)]
    builder.permissions(<fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o644));
    let mut file = builder.tempfile_in(folder).with_context(context)?;
    file.write_all(&output.bytes).with_context(context)?;
    file.as_file().sync_all().with_context(context)?;
    Ok(file)
}

fn refuse_changed(output: &Output, known: &Map<String, Value>) -> anyhow::Result<()> {
    let Ok(present) = fs::read(&output.path) else { return Ok(()) };
    let ours = known.get(&output.key).and_then(Value::as_str);
    if ours != Some(&digest(&present)) {
        let path = output.path.display();
        bail!(Obstacle::new(text!(
            vi: "{path}: tệp đã được sửa sau lần ghi trước; đổi tên tệp, hoặc dùng --force để ghi đè",
            en: "{path} was changed since it was written; rename it, or overwrite it with --force",
        )));
    }
    Ok(())
}

/// Data that are larger are not ours: those of ten thousand letters have some 20 MB.
const MOST_DATA: u64 = 256 << 20;

/// The digests of what was written before.
fn digests(data: &Path) -> Map<String, Value> {
    // A pipe would be waited for without end.
    if !fs::metadata(data).is_ok_and(|about| about.is_file() && about.len() <= MOST_DATA) {
        return Map::new();
    }
    let data = fs::read(data).ok().and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    data.and_then(|data| data.get("sha256")?.as_object().cloned()).unwrap_or_default()
}

fn digest(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes).into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}
