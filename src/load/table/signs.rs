//! Where the signs stand that cut a table: the byte between cells, line feeds and quotation marks. The cells between them
//! are short, so that a block of bytes is looked at at once.

use crate::block::{self, BLOCK};

/// The signs of a text, one after the other.
pub(super) struct Signs<'t> {
    bytes: &'t [u8],
    delimiter: u8,
    /// Where the block begins that was looked at last.
    block: usize,
    /// Which bytes of the block are signs that were not passed yet, the first one in the lowest bit.
    ahead: u64,
}

impl<'t> Signs<'t> {
    pub(super) fn of(text: &'t str, delimiter: u8) -> Self {
        let mut signs = Self { bytes: text.as_bytes(), delimiter, block: 0, ahead: 0 };
        signs.look(0);
        signs
    }

    /// Goes to a place: the next sign is the first one from there on.
    pub(super) fn go_to(&mut self, at: usize) {
        self.look(at - at % BLOCK);
        self.ahead &= u64::MAX << (at % BLOCK);
    }

    /// Passes the next sign and tells its place; the end of the text when there is none.
    #[inline]
    pub(super) fn pass(&mut self) -> usize {
        if self.ahead == 0 && !self.go_on() {
            return self.bytes.len();
        }
        let sign = self.block + self.ahead.trailing_zeros() as usize;
        // Without its lowest bit.
        self.ahead &= self.ahead - 1;
        sign
    }

    /// Goes on to the next block with a sign; false when there is none.
    #[inline(never)]
    fn go_on(&mut self) -> bool {
        while self.ahead == 0 && self.block < self.bytes.len() {
            self.look(self.block + BLOCK);
        }
        self.ahead != 0
    }

    fn look(&mut self, block: usize) {
        let rest = self.bytes.get(block..).unwrap_or_default();
        self.block = block;
        self.ahead = match rest.first_chunk() {
            Some(bytes) => mask(bytes, self.delimiter),
            None => last_mask(rest, self.delimiter),
        };
    }
}

/// Which bytes are signs. Nothing in it depends on what was found, so that many bytes are compared by one instruction.
fn mask(bytes: &[u8; BLOCK], delimiter: u8) -> u64 {
    block::bits(bytes.map(|byte| byte == delimiter || byte == b'\n' || byte == b'"'))
}

/// The same at the end of the text, where fewer bytes are left.
fn last_mask(bytes: &[u8], delimiter: u8) -> u64 {
    let mut block = [0; BLOCK];
    block[..bytes.len()].copy_from_slice(bytes);
    // What is not there is no sign, whatever the delimiter.
    let there = (1_u64 << bytes.len()) - 1;
    mask(&block, delimiter) & there
}

#[cfg(test)]
mod tests {
    use super::Signs;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_sign_is_found(text in "([ab;\n\"]|[a-z]{30}|ế|\u{0}){0,99}", delimiter in prop::sample::select(vec![b';', b'a', 0, b'"', b'\n'])) {
            let mut signs = Signs::of(&text, delimiter);
            let is_sign = |byte: &u8| [delimiter, b'\n', b'"'].contains(byte);
            let next = |from: usize| text.as_bytes()[from..].iter().position(is_sign).map_or(text.len(), |at| from + at);
            let mut from = 0;
            while from < text.len() {
                prop_assert_eq!(signs.pass(), next(from));
                from = next(from) + 1;
            }
            prop_assert_eq!(signs.pass(), text.len());
            // And back again, as a reader goes.
            for from in (0..=text.len()).rev() {
                signs.go_to(from);
                prop_assert_eq!(signs.pass(), next(from));
            }
        }
    }
}
