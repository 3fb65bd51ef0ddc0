//! Many files on several threads, with the result of one.

use super::{File, shown};
use crate::source::{SourceId, Sources};
use std::{
    num::NonZeroUsize,
    panic::resume_unwind,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

/// Reads each file once, a thread at a time, and gives back what was read in the order of `paths`, whoever was first.
pub(super) fn read(
    sources: &mut Sources,
    paths: &[PathBuf],
    threads: Option<NonZeroUsize>,
    read: &(dyn Fn(SourceId, &Path) -> File + Sync),
) -> Vec<File> {
    // Named beforehand, so that places and order do not depend on the threads.
    let ids: Vec<SourceId> = paths.iter().map(|path| sources.add(shown(path), String::new(), None)).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some(at) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|at| *at < paths.len()) {
            done.push((at, read(ids[at], &paths[at])));
        }
        done
    };
    let mut done = on_threads(threads_for(paths.len(), threads), &work);
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter()
        .map(|(at, mut file)| {
            sources.set(ids[at], std::mem::take(&mut file.source));
            file
        })
        .collect()
}

/// One file needs no second thread.
fn threads_for(files: usize, wanted: Option<NonZeroUsize>) -> usize {
    let most = wanted.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    most.clamp(1, files.max(1))
}

fn on_threads<T: Send>(threads: usize, work: &(dyn Fn() -> Vec<T> + Sync)) -> Vec<T> {
    if threads == 1 {
        return work();
    }
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        let done = workers.into_iter().map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic)));
        done.flatten().collect()
    })
}
