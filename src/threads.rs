//! Many pieces of work on several threads, with the result of one.

use std::{
    num::NonZeroUsize,
    panic::resume_unwind,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

/// Does each of `count` pieces of work once, a thread at a time, and gives back what came of them in their order,
/// whichever was done first. There are as many threads as wanted, else as the processor has.
pub(crate) fn each<T: Send>(count: usize, wanted: Option<NonZeroUsize>, work: &(dyn Fn(usize) -> T + Sync)) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let some = || {
        let mut done = Vec::new();
        while let Some(at) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|at| *at < count) {
            done.push((at, work(at)));
        }
        done
    };
    let mut done = on_threads(threads_for(count, wanted), &some);
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// One piece needs no second thread.
fn threads_for(count: usize, wanted: Option<NonZeroUsize>) -> usize {
    let most = wanted.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    most.clamp(1, count.max(1))
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
