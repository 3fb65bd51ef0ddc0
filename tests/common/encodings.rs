//! Text in the encodings that programs of an office save.

use encoding_rs::WINDOWS_1258;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization as _;

pub(crate) fn utf16(text: &str, bytes_of: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes_of).collect()
}

fn is_tone(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

/// Text in windows-1258, letters that it lacks as a letter and a tone; none when it lacks these too.
pub(crate) fn windows_1258(text: &str) -> Option<Vec<u8>> {
    let decoded = |byte: u8| WINDOWS_1258.decode_without_bom_handling(&[byte]).0.chars().next().unwrap();
    let bytes: BTreeMap<char, u8> = (0..=255).map(|byte| (decoded(byte), byte)).collect();
    let parts = |c: char| -> Option<Vec<u8>> {
        let (tones, letter): (String, String) = c.nfd().partition(|part| is_tone(*part));
        letter.nfc().chain(tones.chars()).map(|part| bytes.get(&part).copied()).collect()
    };
    let letters: Option<Vec<_>> =
        text.nfc().map(|c| bytes.get(&c).map_or_else(|| parts(c), |byte| Some(vec![*byte]))).collect();
    Some(letters?.concat())
}
