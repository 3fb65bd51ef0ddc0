//! The library that reads workbooks takes bytes out of records without asking how long they are, and multiplies what it
//! finds there: a broken file makes it panic. Where it does not, our own readers might: one file never ends the run.

use super::Fault;
use std::{
    cell::Cell,
    panic::{self, AssertUnwindSafe},
    sync::Once,
};

thread_local! {
    /// Whether a panic on this thread is caught and need not be told.
    static CAUGHT: Cell<bool> = const { Cell::new(false) };
}

/// Runs what may panic on a broken file, which then counts as broken.
pub(super) fn without_panic<T>(read: impl FnOnce() -> T) -> Result<T, Fault> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let tell = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !CAUGHT.get() {
                tell(info);
            }
        }));
    });
    CAUGHT.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(read));
    CAUGHT.set(false);
    result.map_err(|_| Fault::Broken)
}
