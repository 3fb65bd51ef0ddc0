//! How far reading has come, on a terminal that waits for it.

use crate::finding::{Lang, text};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::{
    sync::OnceLock,
    time::{Duration, Instant},
};

/// Nobody wonders before.
const PATIENCE: Duration = Duration::from_secs(1);

/// The files of a round, counted as they are read. Only a terminal is told, and only when it takes long.
pub(super) struct Progress {
    bar: ProgressBar,
    started: Instant,
    shown: OnceLock<()>,
}

impl Progress {
    /// `files` to read; `quiet` tells nothing.
    pub(super) fn of(files: usize, quiet: bool, lang: Lang) -> Self {
        let bar = ProgressBar::with_draw_target(Some(files as u64), ProgressDrawTarget::hidden());
        let words =
            text!(vi: "Đang đọc tệp {{pos}}/{{len}} [{{bar:30}}]", en: "Reading file {{pos}} of {{len}} [{{bar:30}}]");
        // ASCII alone: some consoles have no other signs.
        if let Ok(style) = ProgressStyle::with_template(words.get(lang)) {
            bar.set_style(style.progress_chars("=> "));
        }
        let shown = OnceLock::new();
        if quiet {
            let _ = shown.set(());
        }
        Self { bar, started: Instant::now(), shown }
    }

    /// One more file was read.
    pub(super) fn step(&self) {
        if self.started.elapsed() > PATIENCE {
            // A stream that is no terminal stays without it.
            self.shown.get_or_init(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
