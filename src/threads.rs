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
    let (next, threads) = (AtomicUsize::new(0), threads_for(count, wanted));
    let some = || {
        let mut done = Vec::with_capacity(count.div_ceil(threads));
        while let Some(at) = Some(next.fetch_add(1, Ordering::Relaxed)).filter(|at| *at < count) {
            done.push((at, work(at)));
        }
        done
    };
    let mut by_thread: Vec<_> =
        on_threads(threads, &some).into_iter().map(|some| some.into_iter().peekable()).collect();
    // Each thread took its pieces in their order.
    let take = |at| by_thread.iter_mut().find_map(|some| some.next_if(|(next, _)| *next == at));
    let mut done = Vec::with_capacity(count);
    done.extend((0..count).filter_map(take).map(|(_, result)| result));
    done
}

/// Does two different pieces of work, at the same time unless one thread is wanted.
pub(crate) fn both<A, B: Send>(
    wanted: Option<NonZeroUsize>,
    one: impl FnOnce() -> A,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    if threads_for(2, wanted) == 1 {
        return (one(), other());
    }
    thread::scope(|scope| {
        let other = scope.spawn(other);
        (one(), other.join().unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

/// One piece needs no second thread.
fn threads_for(count: usize, wanted: Option<NonZeroUsize>) -> usize {
    let most = wanted.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    most.clamp(1, count.max(1))
}

/// What each of some threads has done.
fn on_threads<T: Send>(threads: usize, work: &(dyn Fn() -> T + Sync)) -> Vec<T> {
    if threads == 1 {
        return vec![work()];
    }
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
}
