//! One pass over a text, from one beginning of a word to the next.

use super::{Found, Kind, email, home, number, person, plate};
use std::ops::Range;

/// A text that is gone over, and what was found so far.
pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    found: Vec<Found>,
}

/// Part of a word that, when it begins one, may be something.
const START: u8 = 1;
/// Part of a word; what follows it begins none. Twice [`START`], so that neighbours are compared by a shift.
const WORD: u8 = START << 1;
/// Something in any place.
const SIGN: u8 = 4;
/// Not the first of a character; the end of a letter or of a mark.
const LATE: u8 = 8;

/// What each byte is to the pass. Most texts of a round are figures and short words: this table passes over nearly all
/// of them.
const BYTES: [u8; 256] = {
    let mut bytes = [WORD; 256];
    let mut at: u8 = 0;
    while at < 128 {
        bytes[at as usize] = match at {
            b'@' => SIGN,
            b'0'..=b'9' | b'A'..=b'Z' | b's' | b't' | b'n' | b'q' | b'c' => START | WORD,
            b'a'..=b'z' => WORD,
            _ => 0,
        };
        at += 1;
    }
    while at < 0xC0 {
        bytes[at as usize] = LATE;
        at += 1;
    }
    // The first bytes of Đ, Ô, Ơ … and of Ấ … Ỹ.
    let (mut at, leads) = (0, [0xC3, 0xC4, 0xC5, 0xC6, 0xE1]);
    while at < leads.len() {
        bytes[leads[at]] = START | WORD;
        at += 1;
    }
    bytes
};

pub(super) fn scan(text: &str) -> Vec<Found> {
    let mut scan = Scan { text, found: Vec::new() };
    let mut at = 0;
    while let Some(start) = next_start(text, at) {
        at = scan.look(start).max(start + 1);
    }
    scan.found
}

/// Where the next word begins that may be something.
fn next_start(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut before = from.checked_sub(1).map_or(0, |at| BYTES[usize::from(bytes[at])]);
    for (after, byte) in bytes[from..].iter().enumerate() {
        let kind = BYTES[usize::from(*byte)];
        let is_begun = (kind & !(before >> 1) & START) | (kind & SIGN);
        if is_begun != 0 && may_be_something(text, from + after, before) {
            return Some(from + after);
        }
        before = kind;
    }
    None
}

/// Whether it is worth to look at what begins at `at`: hardly any word is, and every word of every text is asked.
fn may_be_something(text: &str, at: usize, before: u8) -> bool {
    let bytes = text.as_bytes();
    let may_be = match bytes[at] {
        b'@' => return true,
        b'0'..=b'9' => number::may_be_at(bytes, at),
        b's' | b't' | b'n' | b'q' | b'c' => home::may_begin(&bytes[at..]),
        b'A'..=b'Z' => {
            number::may_be_passport_at(bytes, at) || home::may_begin(&bytes[at..]) || person::may_be_at(text, at)
        }
        _ => !is_small(&bytes[at..]) && person::may_be_at(text, at),
    };
    may_be && (before != LATE || ends_word(&bytes[..at]))
}

/// Whether a text begins with đ, ă, ơ, ư, a small letter of Latin-1, or one as ạ … ỹ, of which every second is a capital.
fn is_small(text: &[u8]) -> bool {
    match *text {
        [0xC3, second, ..] => second >= 0xA0,
        [0xC4, second, ..] => matches!(second, 0x83 | 0x91),
        [0xC6, second, ..] => matches!(second, 0xA1 | 0xB0),
        [0xE1, 0xBA | 0xBB, third, ..] => third % 2 == 1,
        _ => false,
    }
}

/// Whether no letter is at the end. Quotation marks, dashes and wide spaces are none.
fn ends_word(bytes: &[u8]) -> bool {
    matches!(*bytes, [.., 0xE2, 0x80, _] | [.., 0xC2, _])
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

#[cfg(test)]
mod tests {
    use super::{BYTES, START, Scan, scan};
    use crate::protection::people::Found;
    use proptest::prelude::*;

    /// Text in which much is something, and much nearly.
    const TEXT: &str = "(([0-9]{1,7}[ .\\-()A-Z]?|(47A|0905|\\+84|0262)[ .-]?[0-9]{2,7}|[A-Z]{1,2} ?[0-9]{5,8})|(ông|BÀ|mục sư|ĐỐI TƯỢNG|của|là|đ/c|Ô\\.) ?|(Nguyễn Văn Mẫu|Y Mẫu Niê|H'Thử Ayun|Ksor Mẫu|N\\.V\\.A|Đặng Ước|ẤU Mẫu) ?|(sinh năm|SN|năm sinh|Ngày sinh|trú tại|Quê|ngụ tại|HKTT|sống tại|sinh tại|cư trú) ?|(STK|CCCD|hộ chiếu|ĐT|SĐT):? ?|[ \n\"':;,(]|a@b\\.com|\u{a0}|“|[a-zà-ỹ]{1,6}){0,30}";

    /// As [`scan`], with a look at every beginning of a word.
    fn looked_at_everywhere(text: &str) -> Vec<Found> {
        let (mut scan, mut at) = (Scan { text, found: Vec::new() }, 0);
        let bytes = text.as_bytes();
        while at < bytes.len() {
            let before = at.checked_sub(1).map_or(0, |before| BYTES[usize::from(bytes[before])]);
            let begins = BYTES[usize::from(bytes[at])] & START != 0 && before & START << 1 == 0;
            let is_whole = before != super::LATE || super::ends_word(&bytes[..at]);
            at = if bytes[at] == b'@' || (begins && is_whole) { scan.look(at).max(at + 1) } else { at + 1 };
        }
        scan.found
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_is_passed_over_that_a_look_would_find(text in TEXT) {
            prop_assert_eq!(scan(&text), looked_at_everywhere(&text), "{}", text);
        }
    }
}
