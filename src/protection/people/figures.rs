//! Digits and capitals with which the number of somebody or of a vehicle may begin.

use super::{number, places::Find, places::begins_word, said::FEWEST};
use std::ops::Range;

/// Which bytes may stand in such a number: a digit, a sign between groups of them, a wide space, or a capital.
const PARTS: [bool; 256] = {
    let mut parts = [false; 256];
    let mut at: u8 = 0;
    while at < u8::MAX {
        parts[at as usize] = at.is_ascii_digit()
            || at.is_ascii_uppercase()
            || matches!(at, b' ' | b'.' | b'-' | b'(' | b')' | 0xC2 | 0xA0);
        at += 1;
    }
    parts
};
/// How many of them stand together at least: six digits with a sign or a letter, or seven.
const SHORTEST: usize = FEWEST + 1;

/// The figures of a text that may be a number.
pub(super) struct Figures<'t> {
    bytes: &'t [u8],
    /// The bytes that are looked at, all of which may stand in a number.
    run: Range<usize>,
}

impl<'t> Figures<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { bytes: text.as_bytes(), run: 0..0 }
    }
}

impl Find for Figures<'_> {
    fn next(&mut self, from: usize) -> Option<usize> {
        let mut from = from;
        loop {
            let starts = from.max(self.run.start)..(self.run.end + 1).saturating_sub(SHORTEST);
            if let Some(at) = starts.into_iter().find(|at| may_be_at(self.bytes, *at)) {
                return Some(at);
            }
            from = from.max(self.run.end);
            self.run = next_run(self.bytes, from)?;
        }
    }
}

fn may_be_at(bytes: &[u8], at: usize) -> bool {
    let may_be = match bytes[at] {
        b'0'..=b'9' => number::may_be_at,
        b'A'..=b'Z' => number::may_be_passport_at,
        _ => return false,
    };
    begins_word(bytes, at) && may_be(bytes, at)
}

/// The next bytes of a number that are enough for one. Where the last of them would stand is asked first: it is none
/// most often, and no number begins before it then.
fn next_run(bytes: &[u8], from: usize) -> Option<Range<usize>> {
    let is_part = |byte: &u8| PARTS[usize::from(*byte)];
    let mut last = from + SHORTEST - 1;
    loop {
        if is_part(bytes.get(last)?) {
            let start = last + 1 - SHORTEST;
            let before = bytes[start..last].iter().rev().take_while(|byte| is_part(byte)).count();
            if before == last - start {
                let more = bytes[last..].iter().take_while(|byte| is_part(byte)).count();
                return Some(start..last + more);
            }
            last -= before + 1;
        }
        last += SHORTEST;
    }
}
