//! Files written whole or not at all, and never over what somebody else changed.

use anyhow::{Context as _, bail};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};
use tempfile::NamedTempFile;

/// A file to be written.
pub(super) struct Output {
    path: PathBuf,
    ending: &'static str,
    bytes: Vec<u8>,
}

impl Output {
    pub(super) fn new(folder: &Path, name: &str, ending: &'static str, bytes: Vec<u8>) -> Self {
        Self { path: folder.join(format!("{name}.{ending}")), ending, bytes }
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
    if !force {
        let known = digests(&data_path);
        for output in outputs {
            refuse_changed(output, known.as_ref())?;
        }
    }
    let digests: serde_json::Map<String, Value> =
        outputs.iter().map(|output| (output.ending.to_owned(), json!(digest(&output.bytes)))).collect();
    data["sha256"] = Value::Object(digests);
    let data =
        Output { path: data_path, ending: "json", bytes: (serde_json::to_string_pretty(&data)? + "\n").into_bytes() };
    let all: Vec<&Output> = outputs.iter().chain([&data]).collect();
    let ready = all.iter().map(|output| beside(output)).collect::<anyhow::Result<Vec<_>>>()?;
    for (file, output) in ready.into_iter().zip(&all) {
        file.persist(&output.path).with_context(|| {
            format!("{}: không ghi được, có thể tệp đang mở / cannot be written, it may be open", output.path.display())
        })?;
    }
    Ok(all.iter().map(|output| output.path.display().to_string()).collect())
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

fn refuse_changed(output: &Output, known: Option<&Value>) -> anyhow::Result<()> {
    let Ok(present) = fs::read(&output.path) else { return Ok(()) };
    let ours = known.and_then(|known| known[output.ending].as_str());
    if ours != Some(&digest(&present)) {
        bail!(
            "{}: tệp đã được sửa sau lần ghi trước; đổi tên tệp, hoặc dùng --force để ghi đè / \
             was changed since it was written; rename it, or overwrite it with --force",
            output.path.display()
        );
    }
    Ok(())
}

fn digests(data: &Path) -> Option<Value> {
    let data: Value = serde_json::from_slice(&fs::read(data).ok()?).ok()?;
    data.get("sha256").cloned()
}

fn digest(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes).into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}
