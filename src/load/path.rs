//! Paths as people see them: typed alike on any system, and telling of nobody.

use super::nfc::nfc;
use crate::protection::people;
use std::path::{Path, PathBuf};

/// A path as people type it on any system, without people who are named in it. A name that would turn or overwrite what
/// the screen shows does not.
pub(crate) fn shown(path: &Path) -> String {
    masked(&typed(path))
}

/// A path, or the name of a file, without people who are named in it. The ending of a file tells of nobody, and behind a
/// sign of mailboxes it would look like the end of an address.
pub(super) fn masked(typed: &str) -> String {
    let (stem, ending) = typed.split_at(typed.len() - ending_of(typed).len());
    let mut stem = nfc(stem.to_owned());
    people::mask(&mut stem);
    stem + ending
}

/// The ending of a file's name with its full stop, when it is one that programs give.
pub(super) fn ending_of(name: &str) -> &str {
    let at = name.rfind('.').unwrap_or(name.len());
    let ending = name[at..].trim_start_matches('.');
    let is_ending = (1..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_ending { &name[at..] } else { "" }
}

/// A path as it is, for what its words tell.
pub(super) fn typed(path: &Path) -> String {
    let path = path.strip_prefix(".").unwrap_or(path);
    let shown = path.iter().collect::<PathBuf>().to_string_lossy().replace('\\', "/");
    let misleads = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if shown.contains(misleads) { shown.replace(misleads, "\u{fffd}") } else { shown }
}
