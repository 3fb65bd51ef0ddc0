//! Words and signs that the format of a cell puts around its number.

use super::grid::State;
use crate::{
    load::{nfc::nfc, unit},
    source::Shown,
};

/// The most characters on one side of a number that are kept: a unit is a few words.
const LONGEST: usize = 60;

/// What stands before and behind a number, when it is a unit.
#[derive(Default)]
pub(super) struct Affixes {
    before: String,
    after: String,
}

impl Affixes {
    /// Without what is no unit: spaces at the ends, brackets and signs of numbers below zero.
    pub(super) fn of(before: &str, after: &str) -> Self {
        let before = before.trim_start_matches(|c| !is_of_unit(c)).trim_end_matches(['-', '+', '(']);
        let after = after.trim_end_matches(|c| !is_of_unit(c));
        Self { before: clean(before), after: clean(after) }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }

    /// The text of a number as people see it.
    pub(super) fn around(&self, number: String) -> (String, State) {
        if self.is_empty() {
            return (number, State::Sound);
        }
        let length = |text: &str| u16::try_from(text.len()).unwrap_or(u16::MAX);
        let shown = Shown::WithUnit { before: length(&self.before), number: length(&number) };
        (format!("{}{number}{}", self.before, self.after), State::Shown(shown))
    }
}

/// Digits are none of the number's own here, and change what people see.
fn is_of_unit(c: char) -> bool {
    c.is_alphanumeric() || unit::is_sign(c)
}

/// Without what would have to stand in quotation marks in a table of text: the number is to be found by its place.
fn clean(affix: &str) -> String {
    nfc(affix.chars().filter(|c| !c.is_control() && !matches!(c, '"' | ';')).take(LONGEST).collect())
}
