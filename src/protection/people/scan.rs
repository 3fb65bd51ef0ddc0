//! One pass over a text, from one place where something may be to the next.

use super::{Found, Kind, email, home, number, person, places::Places, plate};
use std::ops::Range;

/// A text that is gone over, and what was found so far.
pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    found: Vec<Found>,
}

pub(super) fn scan(text: &str) -> Vec<Found> {
    let (mut scan, mut places) = (Scan { text, found: Vec::new() }, Places::of(text));
    let mut at = 0;
    while let Some(start) = places.next(at) {
        at = scan.look(start).max(start + 1);
    }
    scan.found
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
                let told = number::look_for_card(self, at).or_else(|| home::look(self, at));
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
    use super::{Scan, scan};
    use crate::protection::people::{Found, places::begins_word};
    use proptest::prelude::*;

    /// Text in which much is something, and much nearly.
    const TEXT: &str = "(([0-9]{1,7}[ .\\-()A-Z]?|(47A|0905|\\+84|0262)[ .-]?[0-9]{2,7}|[A-Z]{1,2} ?[0-9]{5,8})|(ông|BÀ|mục sư|ĐỐI TƯỢNG|của|là|đ/c|Ô\\.) ?|(Nguyễn Văn Mẫu|Y Mẫu Niê|H'Thử Ayun|Ksor Mẫu|N\\.V\\.A|Đặng Ước|ẤU Mẫu) ?|(Đặng |Võ Lê |LÊ |Sơn |Buôn )?(Thị|Văn|THỊ|VĂN)[ \u{a0}\n](Mẫu|MẪU|Hóa|T\\.) ?|(sinh năm|SN|năm sinh|Ngày sinh|trú tại|Quê|ngụ tại|HKTT|sống tại|sinh tại|cư trú) ?|(STK|CCCD|hộ chiếu|BHYT số|ĐT|SĐT):? ?|DN ?[0-9]{12,14}|[ \n\"':;,(|_{°–‑”]|a@b\\.com|\u{a0}|“|[a-zà-ỹ]{1,6}){0,30}";

    /// As [`scan`], with a look at every beginning of a word.
    fn looked_at_everywhere(text: &str) -> Vec<Found> {
        let (mut scan, mut at) = (Scan { text, found: Vec::new() }, 0);
        let bytes = text.as_bytes();
        while at < bytes.len() {
            let may_begin = matches!(
                bytes[at],
                b'0'..=b'9' | b'A'..=b'Z' | b's' | b't' | b'n' | b'q' | b'c' | 0xC3..=0xC6 | 0xE1
            );
            let is_asked = bytes[at] == b'@' || (may_begin && begins_word(bytes, at));
            at = if is_asked { scan.look(at).max(at + 1) } else { at + 1 };
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
