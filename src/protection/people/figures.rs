//! Digits and capitals with which the number of somebody or of a vehicle may begin.

use super::{number, places::Find, places::begins_word, said::FEWEST};
use crate::block::{BLOCK, bits, is_within};
use std::ops::Range;

/// How many bytes of a number stand together at least: six digits with a sign or a letter, or seven.
const SHORTEST: usize = FEWEST + 1;

/// The figures of a text that may be a number.
pub(super) struct Figures<'t> {
    bytes: &'t [u8],
    /// Where the block begins that is looked at; which bytes of it and of the next may stand in a number, as bits; and
    /// where in it enough of them begin that were not passed yet.
    block: usize,
    parts: u128,
    starts: u64,
    /// The bytes that are looked at one by one, all of which may stand in a number.
    run: Range<usize>,
}

impl<'t> Figures<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut figures = Self { bytes: text.as_bytes(), block: 0, parts: 0, starts: 0, run: 0..0 };
        figures.look(0);
        figures
    }

    /// Looks at another block.
    fn look(&mut self, block: usize) {
        let is_next = block == self.block + BLOCK;
        let own = if is_next { self.parts >> BLOCK } else { u128::from(parts(self.bytes, block)) };
        self.block = block;
        self.parts = own | u128::from(parts(self.bytes, block + BLOCK)) << BLOCK;
        self.starts = starts(self.parts);
    }

    /// The next bytes from `from` on that are enough for a number.
    fn next_run(&mut self, from: usize) -> Option<Range<usize>> {
        if from >= self.block + BLOCK {
            self.look(from - from % BLOCK);
        }
        self.starts &= u64::MAX << (from.max(self.block) - self.block);
        while self.starts == 0 {
            if self.block >= self.bytes.len() {
                return None;
            }
            self.look(self.block + BLOCK);
        }
        let start = self.block + self.starts.trailing_zeros() as usize;
        let more = self.bytes[start + SHORTEST..].iter().take_while(|byte| is_part(**byte)).count();
        Some(start..start + SHORTEST + more)
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
            self.run = self.next_run(from)?;
            // Most are parts of codes and days.
            if !has_enough_digits(&self.bytes[self.run.clone()]) {
                self.run.start = self.run.end;
            }
        }
    }
}

fn has_enough_digits(run: &[u8]) -> bool {
    run.iter().map(|byte| usize::from(byte.is_ascii_digit())).sum::<usize>() >= FEWEST
}

fn may_be_at(bytes: &[u8], at: usize) -> bool {
    let may_be = match bytes[at] {
        b'0'..=b'9' => number::may_be_at,
        b'A'..=b'Z' => number::may_be_passport_at,
        _ => return false,
    };
    begins_word(bytes, at) && may_be(bytes, at)
}

/// Which bytes of the block at `start` may stand in a number, as bits; those behind the end of the text may not.
fn parts(bytes: &[u8], start: usize) -> u64 {
    let rest = bytes.get(start..).unwrap_or_default();
    let whole = rest.first_chunk().map(|block: &[u8; BLOCK]| bits(block.map(is_part)));
    whole.unwrap_or_else(|| rest.iter().rev().fold(0, |parts, byte| parts << 1 | u64::from(is_part(*byte))))
}

/// Whether a byte may stand in a number: a digit, a capital, a sign between groups of digits, a wide space.
#[expect(clippy::needless_bitwise_bool, reason = "without a branch the compiler takes many bytes at once")]
fn is_part(byte: u8) -> bool {
    let is_sign = (byte == b' ') | (byte & !1 == b'(') | is_within(byte, b'-', b'.');
    let is_wide_space = (byte == 0xC2) | (byte == 0xA0);
    is_within(byte, b'0', b'9') | is_within(byte, b'A', b'Z') | is_sign | is_wide_space
}

/// Where in the first block of two enough bytes of a number begin, given which bytes may stand in one.
#[expect(clippy::cast_possible_truncation, reason = "of the second block only its first bytes are asked")]
fn starts(parts: u128) -> u64 {
    // Two together, four together, and these with those three further on: seven.
    let two = parts & parts >> 1;
    let four = two & two >> 2;
    (four & four >> (SHORTEST - 4)) as u64
}

#[cfg(test)]
mod tests {
    use super::{Figures, SHORTEST, is_part, starts};
    use proptest::prelude::*;

    /// The bytes from `from` on that are enough for a number, found byte by byte.
    fn worked_out(bytes: &[u8], from: usize) -> Option<std::ops::Range<usize>> {
        let count = |at: usize| bytes[at..].iter().take_while(|byte| is_part(**byte)).count();
        let at = (from..bytes.len()).find(|at| count(*at) >= SHORTEST)?;
        Some(at..at + count(at))
    }

    #[test]
    fn so_many_together_are_enough() {
        assert_eq!((starts((1 << (SHORTEST - 1)) - 1), starts((1 << SHORTEST) - 1)), (0, 1));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn runs_are_those_that_are_worked_out(text in "([0-9A-Z .()-]{0,9}|[a-zế]{0,9}|[0-9]{5,99}|\u{a0}){0,30}") {
            let mut figures = Figures::of(&text);
            let mut from = 0;
            while let Some(run) = figures.next_run(from) {
                prop_assert_eq!(Some(run.clone()), worked_out(text.as_bytes(), from));
                // As the search does, and from the middle of a run.
                from = if run.start % 2 == 0 { run.end } else { run.start + 1 };
            }
            prop_assert_eq!(None, worked_out(text.as_bytes(), from));
        }
    }
}
