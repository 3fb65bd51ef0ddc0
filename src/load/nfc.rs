//! Text in NFC, the form in which an accented letter is one character. Most text is, and telling so must cost less
//! than reading the file.

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// Bytes looked at together: long enough to be told in a few instructions a byte, short enough that one odd character
/// costs little.
const BLOCK: usize = 1024;

/// The text in NFC; not copied when it is so already.
pub(super) fn nfc(text: String) -> String {
    if is_nfc(&text) {
        return text;
    }
    // Nothing joins over a line feed, so lines can be taken one by one.
    let mut lines = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if is_nfc(line) {
            lines.push_str(line);
        } else {
            lines.extend(line.nfc());
        }
    }
    lines
}

/// Whether the text is surely in NFC: the answer of `is_nfc_quick`, several times as fast.
fn is_nfc(text: &str) -> bool {
    (0..text.len()).step_by(BLOCK).all(|start| {
        let end = text.len().min(start + BLOCK);
        let bytes = text.as_bytes();
        has_letters_alone(bytes, start, end)
            || is_plain(bytes, start, end)
            || is_nfc_quick(around(text, start, end).chars()) == IsNormalized::Yes
    })
}

/// Whether each character that begins in the block is one that NFC never changes and that joins nothing, and is below
/// U+0300 or one of U+1E00–U+1EFF (ạ … ỹ), as in most blocks of Vietnamese text.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a way out in the middle keeps the compiler from taking many bytes at once"
)]
fn has_letters_alone(bytes: &[u8], start: usize, end: usize) -> bool {
    let second = bytes.get(start + 1..).unwrap_or_default();
    let is_odd = |(one, two): (&u8, &u8)| (*one >= 0xCC) & ((*one != 0xE1) | (*two & 0xFC != 0xB8));
    !bytes[start..end].iter().zip(second).fold(false, |odd, pair| odd | is_odd(pair))
}

/// As [`has_letters_alone`], also with the signs that Vietnamese uses, U+2010–U+203F (– “ ” …).
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a way out in the middle keeps the compiler from taking many bytes at once"
)]
fn is_plain(bytes: &[u8], start: usize, end: usize) -> bool {
    // The last two bytes of a text begin no character of three.
    let inner = end.min(bytes.len().saturating_sub(2)).max(start);
    let tail = &bytes[inner..end];
    let (second, third) = (bytes.get(start + 1..).unwrap_or_default(), bytes.get(start + 2..).unwrap_or_default());
    let mut odd = false;
    for ((one, two), three) in bytes[start..inner].iter().zip(second).zip(third) {
        let letter = (*one == 0xE1) & (*two & 0xFC == 0xB8);
        let mark = (*one == 0xE2) & (*two == 0x80) & (*three >= 0x90);
        odd |= (*one >= 0xCC) & !letter & !mark;
    }
    !odd && tail.iter().all(|byte| *byte < 0xCC)
}

/// The block with the whole of its first and last characters and the character before: a mark at the start of a block
/// is in order or not by what it follows.
fn around(text: &str, start: usize, end: usize) -> &str {
    let before = text[..floor(text, start)].char_indices().next_back().map_or(0, |(at, _)| at);
    let after = (end..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    &text[before..after]
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, is_nfc, nfc};
    use proptest::prelude::*;
    use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

    /// Text with Vietnamese letters, whole and taken apart, and marks in and out of order.
    const LETTERS: &str = "([ -~\n]|[À-ỹ–“”]|[\u{300}-\u{345}\u{1ab0}\u{2000}-\u{2011}]|.){0,20}";

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn blocks_say_what_the_whole_text_says(
            head in LETTERS, tail in LETTERS, short in 0..64_usize, letter in "[aếą]",
        ) {
            // The two pieces meet at the border of two blocks, or near it.
            let filler = letter.repeat((BLOCK - short) / letter.len());
            for text in [format!("{filler}{head}{tail}"), format!("{head}{filler}{tail}{filler}")] {
                prop_assert_eq!(is_nfc(&text), is_nfc_quick(text.chars()) == IsNormalized::Yes);
            }
        }

        #[test]
        fn lines_come_out_as_the_whole_text_does(text in LETTERS) {
            prop_assert_eq!(nfc(text.clone()), text.nfc().collect::<String>());
        }
    }

    #[test]
    fn every_character_is_told_alone() {
        for c in '\0'..=char::MAX {
            let text = format!("a{c}");
            assert_eq!(is_nfc(&text), is_nfc_quick(text.chars()) == IsNormalized::Yes, "{c:?}");
        }
    }
}
