//! Capitals with which somebody's name may begin.

use super::{call, highlands, person, places::Find};
use crate::block::{BLOCK, bits, is_within};

/// The capitals of a text behind a word by which somebody is called, and those of names that need none.
pub(super) struct Capitals<'t> {
    text: &'t str,
    /// Where the block begins that is looked at, and which of its bytes are still to be looked at.
    block: usize,
    left: u64,
}

impl<'t> Capitals<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, block: 0, left: likely(text.as_bytes(), 0) }
    }

    /// The first byte from `from` on that may be such a capital, told by itself and the byte before it.
    fn next_likely(&mut self, from: usize) -> Option<usize> {
        if from >= self.block + BLOCK {
            (self.block, self.left) = (from, likely(self.text.as_bytes(), from));
        }
        while self.left == 0 {
            self.block += BLOCK;
            if self.block >= self.text.len() {
                return None;
            }
            self.left = likely(self.text.as_bytes(), self.block);
        }
        let at = self.block + self.left.trailing_zeros() as usize;
        self.left &= self.left - 1;
        Some(at)
    }
}

impl Find for Capitals<'_> {
    fn next(&mut self, from: usize) -> Option<usize> {
        while let Some(at) = self.next_likely(from) {
            let bytes = self.text.as_bytes();
            // Without a branch between the two: nearly no capital is either, and a branch that goes by chance is slow.
            let may_be = call::may_stand_before(bytes, at) | highlands::may_begin_highlander(bytes, at);
            if may_be && at >= from && person::may_be_at(self.text, at) && is_capital(&bytes[at..]) {
                return Some(at);
            }
        }
        None
    }
}

/// Which bytes of the block at `start` may be such capitals, as bits.
fn likely(bytes: &[u8], start: usize) -> u64 {
    let near = bytes.get(start.wrapping_sub(1)..).and_then(|near| near.first_chunk());
    near.map_or_else(|| likely_of(&near_edge(bytes, start)), likely_of)
}

/// A block and the byte before it, at the start or the end of a text, where there are not so many.
fn near_edge(bytes: &[u8], start: usize) -> [u8; BLOCK + 1] {
    let mut near = [0; BLOCK + 1];
    let from = start.saturating_sub(1);
    let there = bytes.get(from..).unwrap_or_default().iter().take(start + BLOCK - from);
    near[from + 1 - start..].iter_mut().zip(there).for_each(|(near, byte)| *near = *byte);
    near
}

fn likely_of(near: &[u8; BLOCK + 1]) -> u64 {
    let mut likely = [false; BLOCK];
    for ((likely, before), byte) in likely.iter_mut().zip(near).zip(&near[1..]) {
        *likely = may_be(*before, *byte);
    }
    bits(likely)
}

/// Whether `byte` behind `before` may be such a capital: one of ASCII that no letter of ASCII stands before, or the first
/// byte of a letter beyond it (Đ, Ô, Ơ, Ấ …) that is not behind đ or ư either, as in “được”.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without a branch the compiler takes many bytes at once, and every byte of every file passes here"
)]
fn may_be(before: u8, byte: u8) -> bool {
    let is_lead = (byte >= 0xC3) & (before != 0x91) & (before != 0xB0);
    (is_within(byte, b'A', b'Z') | is_lead) & !is_within(before | 0x20, b'a', b'z')
}

/// Whether a text begins with a capital of ASCII, Đ, Ă, Ơ, Ư, a capital of Latin-1, or one as Ạ … Ỹ, which is every second
/// of these.
fn is_capital(text: &[u8]) -> bool {
    match *text {
        [b'A'..=b'Z' | 0xC5, ..] => true,
        [0xC3, second, ..] => second < 0xA0,
        [0xC4, second, ..] => !matches!(second, 0x83 | 0x91),
        [0xC6, second, ..] => !matches!(second, 0xA1 | 0xB0),
        [0xE1, second, third, ..] => !matches!(second, 0xBA | 0xBB) || third % 2 == 0,
        _ => false,
    }
}
