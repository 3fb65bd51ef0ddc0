//! Names as agencies write them, which are compared with those of others.

use super::Key;
use std::ops::Deref;

/// A name as it was written, with the print of its key: made where the name is read, for a round may have millions of
/// them, and going back to each costs more than the work on it.
#[derive(Debug, Clone)]
pub struct Name {
    text: Box<str>,
    print: u64,
}

impl Name {
    /// A name that was written so.
    #[must_use]
    pub fn new(text: impl Into<Box<str>>) -> Self {
        let text = text.into();
        Self { print: Key::print_of(&text), text }
    }

    /// A number that is equal for names with equal keys, and hardly ever for others.
    #[must_use]
    pub const fn print(&self) -> u64 {
        self.print
    }
}

/// Letter by letter; names that are equal by their keys need not be.
impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.print == other.print && self.text == other.text
    }
}

impl Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}
