//! Many files on several threads, with the result of one.

use super::File;
use crate::{
    source::{SourceId, Sources},
    threads,
};
use std::{
    num::NonZeroUsize,
    path::{Path, PathBuf},
};

/// Reads each file once, a thread at a time, and gives back what was read in the order of `paths`, whoever was first.
pub(super) fn read(
    sources: &mut Sources,
    paths: &[PathBuf],
    threads: Option<NonZeroUsize>,
    read: &(dyn Fn(SourceId, &Path) -> File + Sync),
) -> Vec<File> {
    // Numbered beforehand, so that places and order do not depend on the threads. The masked path is set with the text.
    let ids: Vec<SourceId> = paths.iter().map(|_| sources.add(String::new(), String::new())).collect();
    let mut files = threads::each(paths.len(), threads, &|at| read(ids[at], &paths[at]));
    for (id, file) in ids.into_iter().zip(&mut files) {
        sources.set(id, std::mem::take(&mut file.source));
    }
    files
}
