//! Whole names that need no word before them, for their middle name tells them: `Nguyễn Thị Mẫu`, `Trần Văn Thử`.

use super::{
    name::{self, Name},
    places::begins_word,
    surnames,
};
use std::ops::Range;

/// The middle names that hardly anything but a name of somebody has.
pub(super) const MIDDLES: &[&str] = &["Thị", "Văn", "THỊ", "VĂN"];

/// What may stand between the words of a name.
const GAPS: [char; 3] = [' ', '\u{a0}', '\n'];

/// Where a name may begin whose middle name stands in `middle`, with two family names before it or one.
pub(super) fn starts(text: &str, middle: &Range<usize>) -> [Option<usize>; 2] {
    // “Thịnh” begins so too.
    if !text[middle.end..].starts_with(GAPS) {
        return [None; 2];
    }
    let last = word_before(text, middle.start);
    let starts = [last.and_then(|last| word_before(text, last)), last];
    starts.map(|start| start.filter(|at| told(&text[*at..]).is_some()))
}

/// Where the word with a capital begins that ends before `at`, with a space or the end of a line between. Only behind such
/// a gap is a word gone back over, so that none is twice, however long it is.
fn word_before(text: &str, at: usize) -> Option<usize> {
    let before = text[..at].trim_end_matches(GAPS);
    if before.len() == at {
        return None;
    }
    let start = before.trim_end_matches(char::is_alphabetic).len();
    (before[start..].starts_with(char::is_uppercase) && begins_word(text.as_bytes(), start)).then_some(start)
}

/// The name at the start of a text that is told by its middle name.
pub(super) fn told(text: &str) -> Option<Name> {
    let name = name::name(text)?;
    surnames::is_told_by_middle(&name::words(&text[..name.length])).then_some(name)
}
