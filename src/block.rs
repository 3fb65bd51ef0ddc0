//! Bytes of a text that are looked at together, each of which is a bit then.

use wide::u8x16;

/// How many bytes are looked at together: as many as a number has bits.
pub(crate) const BLOCK: usize = 64;

/// Which places of a block are marked, as bits, the first the lowest. Whether one is must be told without a branch, so
/// that the compiler takes many bytes at once.
#[inline]
pub(crate) fn bits(marks: [bool; BLOCK]) -> u64 {
    let marks = marks.map(|is_marked| if is_marked { u8::MAX } else { 0 });
    let (parts, _) = marks.as_chunks();
    parts.iter().rev().fold(0, |bits, part| bits << 16 | u64::from(u8x16::new(*part).to_bitmask()))
}

/// Whether a byte is in a range: as a signed one that the end of the range makes the greatest, for which processors have
/// one instruction.
pub(crate) fn is_within(byte: u8, first: u8, last: u8) -> bool {
    const GREATEST: u8 = 0x7F;
    let moved = byte.wrapping_add(GREATEST.wrapping_sub(last)).cast_signed();
    moved >= GREATEST.wrapping_sub(last.wrapping_sub(first)).cast_signed()
}

#[cfg(test)]
mod tests {
    use super::{bits, is_within};

    #[test]
    fn each_byte_is_in_a_range_or_not() {
        for (first, last) in [(0, 0), (b'A', b'Z'), (0x08, 0x0A), (0x7F, 0x80), (0xC3, 0xFF), (0, 0xFF)] {
            for byte in 0..=u8::MAX {
                assert_eq!(is_within(byte, first, last), (first..=last).contains(&byte), "{byte} in {first}..={last}");
            }
        }
    }

    #[test]
    fn each_place_is_a_bit() {
        for at in 0..64 {
            assert_eq!(bits(std::array::from_fn(|place| place == at)), 1 << at, "{at}");
        }
        assert_eq!((bits([false; 64]), bits([true; 64])), (0, u64::MAX));
    }
}
