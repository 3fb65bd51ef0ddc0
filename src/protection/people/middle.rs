//! Whole names that need no word before them, for their middle name tells them: `Nguyễn Thị Mẫu`, `Trần Văn Thử`.

use super::{
    name::{self, Name},
    places::{Find, begins_word},
    surnames,
};
use crate::search::Words;
use std::sync::LazyLock;

/// The middle names that hardly anything but a name of somebody has.
static MIDDLES: LazyLock<Words> = LazyLock::new(|| Words::of(&["Thị", "Văn", "THỊ", "VĂN"]));
/// The most words before a middle name.
const MOST_FAMILIES: usize = 2;

/// Where such names may begin in a text.
pub(super) struct Middles<'t>(&'t str);

impl<'t> Middles<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self(text)
    }
}

impl Find for Middles<'_> {
    fn next(&mut self, from: usize) -> Option<usize> {
        let mut searched = from;
        loop {
            let middle = MIDDLES.next(self.0, searched)?;
            let is_start = |at: &usize| *at >= from && told(&self.0[*at..]).is_some();
            if let Some(start) = starts(self.0, middle.start).into_iter().flatten().find(is_start) {
                return Some(start);
            }
            searched = middle.end;
        }
    }
}

/// Where the words before a middle name begin, the farthest first.
fn starts(text: &str, middle: usize) -> [Option<usize>; MOST_FAMILIES] {
    let last = word_before(text, middle);
    [last.and_then(|last| word_before(text, last)), last]
}

/// Where the word with a capital begins that ends before `at`, with a space or the end of a line between.
fn word_before(text: &str, at: usize) -> Option<usize> {
    let before = text[..at].trim_end_matches([' ', '\u{a0}', '\n']);
    let start = before.trim_end_matches(char::is_alphabetic).len();
    let is_word = before.len() < at && before[start..].starts_with(char::is_uppercase);
    (is_word && begins_word(text.as_bytes(), start)).then_some(start)
}

/// The name at the start of a text that is told by its middle name.
pub(super) fn told(text: &str) -> Option<Name> {
    let name = name::name(text)?;
    surnames::is_told_by_middle(&name::words(&text[..name.length])).then_some(name)
}
