//! Rare words by which births, homes and whole names are looked for, in one pass: every byte of every text is asked.

use super::{home, middle, places::Find};
use crate::search::Words;
use std::sync::LazyLock;

/// All of them.
static STEMS: LazyLock<Words> = LazyLock::new(|| Words::of(home::STEMS.iter().chain(middle::MIDDLES)));

/// Where that may begin in a text of which these words are part.
pub(super) struct Stems<'t>(&'t str);

impl<'t> Stems<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self(text)
    }
}

impl Find for Stems<'_> {
    fn next(&mut self, from: usize) -> Option<usize> {
        let mut searched = from;
        loop {
            let stem = STEMS.next(self.0, searched)?;
            let is_middle = middle::MIDDLES.contains(&&self.0[stem.clone()]);
            let starts = if is_middle { middle::starts(self.0, &stem) } else { home::starts(self.0, stem.start) };
            if let Some(start) = starts.into_iter().flatten().find(|at| *at >= from) {
                return Some(start);
            }
            searched = stem.end;
        }
    }
}
