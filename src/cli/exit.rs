//! How a run ends.

use std::process::ExitCode;

/// The exit codes: few, and never changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// There are findings at or above the level asked for.
    Findings = 1,
    /// Usage, plan or template are at fault.
    Fault = 2,
    /// Nothing was read.
    NothingRead = 3,
    /// Reading or writing failed.
    Io = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why the job cannot be done.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) exit: Exit,
    pub(super) error: anyhow::Error,
}

/// Names the exit code of an error.
pub(super) trait OrExit<T> {
    /// The value, or a failure that ends with `exit`.
    fn or_exit(self, exit: Exit) -> Result<T, Failure>;
}

impl<T, E: Into<anyhow::Error>> OrExit<T> for Result<T, E> {
    fn or_exit(self, exit: Exit) -> Result<T, Failure> {
        self.map_err(|error| Failure { exit, error: error.into() })
    }
}
