//! One pass over a text, from one beginning of a word to the next.

use super::{Found, Kind, email, home, number, person, plate};
use std::ops::Range;

/// A text that is gone over, and what was found so far.
pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    found: Vec<Found>,
}

/// What a byte is to the pass.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    /// Part of a word.
    Inner,
    /// Between words.
    Between,
    /// Part of a word; when it begins one, that may be something.
    Start,
    /// Not the first of a character; the end of a letter or of a mark.
    Late,
    /// Something in any place.
    Sign,
}

/// What each byte is. Most texts of a round are figures and short words: this table passes over nearly all of them.
const BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Inner; 256];
    let mut at: u8 = 0;
    while at < 128 {
        bytes[at as usize] = match at {
            b'@' => Byte::Sign,
            b'0'..=b'9' | b'A'..=b'Z' | b's' | b't' | b'n' | b'q' | b'c' => Byte::Start,
            b'a'..=b'z' => Byte::Inner,
            _ => Byte::Between,
        };
        at += 1;
    }
    while at < 0xC0 {
        bytes[at as usize] = Byte::Late;
        at += 1;
    }
    // The first bytes of Đ, Ô, Ơ … and of Ấ … Ỹ.
    let (mut at, leads) = (0, [0xC3, 0xC4, 0xC5, 0xC6, 0xE1]);
    while at < leads.len() {
        bytes[leads[at]] = Byte::Start;
        at += 1;
    }
    bytes
};

pub(super) fn scan(text: &str) -> Vec<Found> {
    let mut scan = Scan { text, found: Vec::new() };
    let mut at = 0;
    while let Some(start) = next_start(text.as_bytes(), at) {
        at = scan.look(start).max(start + 1);
    }
    scan.found
}

/// Where the next word begins that may be something.
fn next_start(bytes: &[u8], from: usize) -> Option<usize> {
    let mut before = from.checked_sub(1).map_or(Byte::Between, |at| BYTES[usize::from(bytes[at])]);
    for (at, byte) in bytes.iter().enumerate().skip(from) {
        let kind = BYTES[usize::from(*byte)];
        let is_begun = kind == Byte::Start && before != Byte::Inner && before != Byte::Start;
        if kind == Byte::Sign || (is_begun && (before != Byte::Late || ends_word(&bytes[..at]))) {
            return Some(at);
        }
        before = kind;
    }
    None
}

/// Whether no letter is at the end. Quotation marks, dashes and wide spaces are none.
fn ends_word(bytes: &[u8]) -> bool {
    let is_mark =
        |length: usize, start: &[u8]| bytes.len().checked_sub(length).is_some_and(|at| bytes[at..].starts_with(start));
    is_mark(3, &[0xE2, 0x80]) || is_mark(2, &[0xC2])
}

impl Scan<'_> {
    /// Looks at the word that begins at `at`, and says from where to go on.
    fn look(&mut self, at: usize) -> usize {
        match self.text.as_bytes()[at] {
            b'@' => email::look(self, at),
            b'0'..=b'9' => plate::look(self, at).unwrap_or_else(|| number::look(self, at)),
            b's' | b't' | b'n' | b'q' | b'c' => home::look(self, at).unwrap_or(at),
            _ if !self.text[at..].starts_with(char::is_uppercase) => at,
            _ => {
                let told = number::look_for_passport(self, at).or_else(|| home::look(self, at));
                told.or_else(|| person::look(self, at)).unwrap_or(at)
            }
        }
    }

    /// Takes what was found, unless something before it reaches into it.
    pub(super) fn take(&mut self, range: Range<usize>, kind: Kind) -> usize {
        let end = range.end;
        if self.end() <= range.start && !range.is_empty() {
            self.found.push(Found { range, kind });
        }
        end
    }

    /// Takes what was found in place of what was found in it.
    pub(super) fn take_whole(&mut self, range: Range<usize>, kind: Kind) -> usize {
        while self.found.last().is_some_and(|last| last.range.end > range.start) {
            self.found.pop();
        }
        self.take(range, kind)
    }

    /// The end of what was found last.
    pub(super) fn end(&self) -> usize {
        self.found.last().map_or(0, |last| last.range.end)
    }

    /// What was found last, of somebody.
    pub(super) fn last(&self) -> Option<&Found> {
        self.found.last()
    }
}
