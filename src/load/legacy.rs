//! Text typed for the fonts of the time before Unicode: TCVN3 (`.VnTime`) and VNI. A letter stands in the place of
//! another there, so that “Sở Tư pháp” is stored as “Së T­ ph¸p” or “Sôû Tö phaùp”. Such text is told, never repaired:
//! its capitals and its font cannot be told from the letters alone.

use super::{faults, syllable::is_syllable};
use crate::{
    block::{BLOCK, bits, is_within},
    finding::{Finding, quoted, text},
    source::{SourceId, Span},
};
use std::{collections::BTreeSet, ops::Range};
use unicode_normalization::UnicodeNormalization as _;

/// How much of the start of a text is looked at, in bytes: the rest of a file is typed as its start is.
pub(super) const SAMPLE: usize = 64 << 10;
/// How many different words must make sense in the old encoding alone; fewer may be chance.
const FEWEST_WORDS: usize = 3;
/// Bytes whose letters are counted together: no more than a count of one byte can hold, in whole blocks.
const COUNTED: usize = 3 * BLOCK;

/// An encoding of the time before Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Font {
    /// TCVN3, also called ABC.
    Tcvn3,
    /// VNI.
    Vni,
}

/// What was found of such text.
pub(super) struct Legacy {
    pub(super) font: Font,
    /// The first line typed so, in bytes.
    pub(super) line: Range<usize>,
    /// The first words of that line as they were meant.
    pub(super) meant: String,
}

impl Font {
    const ALL: [Self; 2] = [Self::Tcvn3, Self::Vni];

    /// The usual name.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI",
        }
    }

    /// The letters that a word shows in this font, in small letters; none when the font has no such word.
    fn read(self, word: &str) -> Option<String> {
        let small = word.to_lowercase();
        // Both fonts know nothing beyond Latin-1, and TCVN3 has other letters where Latin-1 has capitals.
        let chars = if self == Self::Tcvn3 { word } else { &small };
        let marked = chars.chars().map(|c| if c.is_ascii() { Some(c.to_string()) } else { self.letter(c) });
        let letters = marked.collect::<Option<String>>()?;
        Some(letters.nfc().flat_map(char::to_lowercase).collect())
    }

    fn letter(self, c: char) -> Option<String> {
        match self {
            Self::Tcvn3 => {
                let at = u32::from(c).checked_sub(0xA1)?;
                let letter = TCVN3.chars().nth(usize::try_from(at).ok()?)?;
                (letter != ' ').then(|| letter.to_string())
            }
            Self::Vni => VNI.iter().find(|(stored, _)| *stored == c).map(|(_, shown)| (*shown).to_owned()),
        }
    }
}

/// The letters of TCVN3 from A1 to FF, capitals as small letters; a blank where the font has none.
const TCVN3: &str = "ăâêôơưđăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ ";

/// The letters of VNI beyond ASCII: whole ones, and those that put marks on the letter before them.
const VNI: &[(char, &str)] = &[
    ('ô', "ơ"),
    ('ö', "ư"),
    ('ñ', "đ"),
    ('í', "í"),
    ('ì', "ì"),
    ('æ', "ỉ"),
    ('ó', "ĩ"),
    ('ò', "ị"),
    ('î', "ỵ"),
    ('ù', "\u{301}"),
    ('ø', "\u{300}"),
    ('û', "\u{309}"),
    ('õ', "\u{303}"),
    ('ï', "\u{323}"),
    ('â', "\u{302}"),
    ('á', "\u{302}\u{301}"),
    ('à', "\u{302}\u{300}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
    ('ê', "\u{306}"),
    ('é', "\u{306}\u{301}"),
    ('è', "\u{306}\u{300}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
    ('ë', "\u{306}\u{323}"),
];

/// Whether a text is typed in an old encoding: most of its lines that have letters beyond ASCII make sense in that
/// encoding only.
pub(super) fn legacy(text: &str) -> Option<Legacy> {
    let sample = start(text);
    if !has_foreign_letters(sample) {
        return None;
    }
    Font::ALL.into_iter().find_map(|font| in_font(sample, font))
}

/// How many of the words of `text` that have letters beyond ASCII are Vietnamese, and how many there are.
pub(super) fn vietnamese_words(text: &str) -> (usize, usize) {
    let words: Vec<&str> = words(start(text)).collect();
    (words.iter().filter(|word| is_vietnamese(word)).count(), words.len())
}

/// The finding for such text.
pub(super) fn finding(id: SourceId, legacy: &Legacy) -> Finding {
    let (name, meant) = (legacy.font.name(), quoted(&legacy.meant));
    let finding = faults::LEGACY_ENCODING.at(
        Span::new(id, legacy.line.clone()),
        text!(
            vi: "chữ trong tệp gõ theo bảng mã cũ {name}, không phải Unicode; cả tệp chưa được đọc",
            en: "the file is typed in the old encoding {name}, not in Unicode; nothing of it has been read",
        ),
        text!(vi: "có lẽ là {meant}", en: "perhaps {meant}"),
    );
    finding.help(text!(
        vi: "chuyển sang Unicode rồi lưu lại: chép chữ, bấm Ctrl+Shift+F6 để mở bảng chuyển mã của Unikey, chọn nguồn {name}, đích Unicode, chuyển rồi dán lại; hoặc đề nghị cơ quan gửi lại bằng Unicode (TCVN 6909:2001, bắt buộc từ năm 2003)",
        en: "turn it into Unicode and save it again: copy the text, press Ctrl+Shift+F6 for Unikey's converter, choose {name} as source and Unicode as target, convert and paste it back; or ask the agency for it in Unicode (TCVN 6909:2001, mandatory since 2003)",
    ))
}

fn start(text: &str) -> &str {
    let end = (0..=text.len().min(SAMPLE)).rev().find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or_default()]
}

/// Whether one letter in ten beyond ASCII is one of Latin-1 that Vietnamese does not have, as « or ø. Nearly every text
/// has none, and is done with here.
fn has_foreign_letters(text: &str) -> bool {
    let foreign = foreign_letters(text.as_bytes());
    foreign >= FEWEST_WORDS && !has_more_letters(text.as_bytes(), foreign * 10)
}

/// Whether there are more letters beyond ASCII than so many.
fn has_more_letters(text: &[u8], than: usize) -> bool {
    let count = |bytes: &[u8]| bytes.iter().fold(0, |count, byte| count + u8::from(*byte >= 0xC2));
    let mut counts = text.chunks(COUNTED).map(|bytes| usize::from(count(bytes)));
    // Most of a text need not be looked at.
    counts.try_fold(than, usize::checked_sub).is_none()
}

/// How many letters and signs of Latin-1 there are that Vietnamese does not have.
fn foreign_letters(text: &[u8]) -> usize {
    // Each block with the byte behind it.
    let in_blocks = (0..text.len()).step_by(BLOCK).map(|start| match text[start..].first_chunk() {
        Some(pairs) => foreign_in(pairs),
        None => foreign_in(&last_pairs(&text[start..])),
    });
    in_blocks.sum()
}

/// The pairs at the end of a text, where there are not so many.
fn last_pairs(rest: &[u8]) -> [u8; BLOCK + 1] {
    let mut pairs = [0; BLOCK + 1];
    pairs[..rest.len()].copy_from_slice(rest);
    pairs
}

/// As [`foreign_letters`], of those that begin in a block.
fn foreign_in(pairs: &[u8; BLOCK + 1]) -> usize {
    let mut foreign = [false; BLOCK];
    for ((foreign, one), two) in foreign.iter_mut().zip(pairs).zip(&pairs[1..]) {
        *foreign = is_foreign(*one, *two);
    }
    bits(foreign).count_ones() as usize
}

/// Whether two bytes are a letter or sign of Latin-1 that Vietnamese does not have.
#[expect(clippy::needless_bitwise_bool, reason = "without a branch the compiler takes many bytes at once")]
fn is_foreign(one: u8, two: u8) -> bool {
    // U+00A1–U+00BF; a space that does not break is no letter.
    let is_sign = (one == 0xC2) & (two > 0xA0);
    // Of U+00C0–U+00DF: ÀÁÂÃ, ÈÉÊ, ÌÍ, ÒÓÔÕ, ÙÚ, Ý; their small letters are as far behind U+00E0.
    let letter = two & 0x1F;
    let is_early = (letter < 4) | is_within(letter, 0x08, 0x0A) | is_within(letter, 0x0C, 0x0D);
    let is_late = is_within(letter, 0x12, 0x15) | is_within(letter, 0x19, 0x1A) | (letter == 0x1D);
    is_sign | ((one == 0xC3) & !(is_early | is_late))
}

fn in_font(text: &str, font: Font) -> Option<Legacy> {
    let (mut lines, mut typed_so, mut known, mut first) = (0, 0, BTreeSet::new(), None);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words: Vec<&str> = words(line).collect();
        let only_so: Vec<&str> = words.iter().copied().filter(|word| is_meant(word, font)).collect();
        let as_is = words.iter().filter(|word| is_vietnamese(word)).count();
        if only_so.len() > as_is && (only_so.len() + as_is) * 3 >= words.len() * 2 {
            typed_so += 1;
            first.get_or_insert_with(|| (at + line.len() - line.trim_start().len()..at + line.trim_end().len(), line));
            known.extend(only_so);
        }
        lines += usize::from(!words.is_empty());
        at += line.len();
    }
    let (range, line) = first?;
    // A quotation does not make the whole a text of that time.
    let is_most = typed_so * 3 >= lines * 2 && known.len() >= FEWEST_WORDS;
    is_most.then(|| Legacy { font, line: range, meant: meant(line, font) })
}

/// Whether a word is Vietnamese in that font and only there.
fn is_meant(word: &str, font: Font) -> bool {
    !is_vietnamese(word) && font.read(word).is_some_and(|read| is_syllable(&read))
}

fn is_vietnamese(word: &str) -> bool {
    // “vÒ” is no word, though “vò” is one: in TCVN3 it is “về”.
    let capital_inside = word.chars().zip(word.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase());
    !capital_inside && is_syllable(&word.to_lowercase().nfc().collect::<String>())
}

/// The words that have letters beyond ASCII. Signs of Latin-1 count as letters, because the old fonts show letters
/// there; a sign that stands alone is no word, and one with a `?` in it has lost a letter and tells nothing.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let within = |c: char| c.is_alphabetic() || c == '?' || ('\u{a1}'..='\u{ff}').contains(&c);
    text.split(move |c: char| !within(c))
        .filter(|word| !word.is_ascii() && !word.contains('?') && word.chars().nth(1).is_some())
}

/// The line as it was meant.
fn meant(line: &str, font: Font) -> String {
    let pieces = line.trim().split_inclusive([' ', ';', ',', '\t', ':']);
    let read = pieces.map(|piece| {
        let word = piece.trim_end_matches([' ', ';', ',', '\t', ':']);
        let is_word = !word.is_ascii();
        let read = font.read(word).filter(|_| is_word).unwrap_or_else(|| word.to_owned());
        read + &piece[word.len()..]
    });
    read.collect()
}

#[cfg(test)]
mod tests {
    use super::foreign_letters;

    #[test]
    fn each_letter_of_latin_1_is_told_wherever_it_stands() {
        let own = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý\u{a0}";
        for letter in '\u{80}'..='\u{ff}' {
            for before in 60..70 {
                let text = format!("{}{letter}đ", "a".repeat(before));
                assert_eq!(
                    foreign_letters(text.as_bytes()),
                    usize::from(letter > '\u{a0}' && !own.contains(letter)),
                    "{text}"
                );
            }
        }
    }
}
