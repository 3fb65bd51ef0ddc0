//! Letters that a program replaced by a question mark because its encoding did not have them.

use super::faults;
use crate::{
    finding::{Finding, quoted, text},
    source::{SourceId, Span},
};
use memchr::memchr2_iter;

/// The character that stands for letters that could not be read; its first byte in UTF-8 is EF.
const REPLACEMENT: &str = "\u{fffd}";

/// A warning when letters are lost: at the first word, with the number of lines.
pub(super) fn lost_letters(id: SourceId, source: &str) -> Option<Finding> {
    let (mut first, mut lines, mut line_end) = (None, 0, 0);
    for at in memchr2_iter(b'?', 0xEF, source.as_bytes()) {
        if at < line_end || !is_lost(source, at) {
            continue;
        }
        first.get_or_insert_with(|| word(source, at));
        lines += 1;
        line_end = memchr::memchr(b'\n', &source.as_bytes()[at..]).map_or(source.len(), |more| at + more);
    }
    first.map(|word| finding(Span::new(id, word.clone()), &source[word], lines))
}

/// Whether a letter was lost at `at`: a replacement character, or a question mark within a word or before one. One at
/// the end of a word asks, one in an address belongs there, one between a small letter and a capital lacks its space.
fn is_lost(source: &str, at: usize) -> bool {
    let rest = &source[at..];
    if rest.starts_with(REPLACEMENT) {
        return true;
    }
    let (before, after) = (source[..at].chars().next_back(), rest.chars().nth(1));
    let Some(after) = after.filter(|c| rest.starts_with('?') && c.is_alphabetic()) else { return false };
    let in_word = match before {
        Some(before) if before.is_alphabetic() => before.is_uppercase() || after.is_lowercase(),
        Some(before) => ends_word(before) && after.is_lowercase(),
        None => after.is_lowercase(),
    };
    in_word && !source[word(source, at)].contains(['/', '=', '&', '@'])
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, ';' | ',' | '"' | '|')
}

/// The longest word that is looked at, in bytes on each side: no word is longer, and a text without blanks stays quick.
const LONGEST_WORD: usize = 200;

/// The word around `at`.
fn word(source: &str, at: usize) -> std::ops::Range<usize> {
    let from = (at.saturating_sub(LONGEST_WORD)..=at).find(|at| source.is_char_boundary(*at)).unwrap_or(at);
    let to = (at..=source.len().min(at + LONGEST_WORD)).rev().find(|at| source.is_char_boundary(*at)).unwrap_or(at);
    let start = source[from..at]
        .rfind(ends_word)
        .map_or(from, |before| from + before + source[from + before..].chars().next().map_or(0, char::len_utf8));
    start..source[at..to].find(ends_word).map_or(to, |after| at + after)
}

fn finding(span: Span, read: &str, lines: usize) -> Finding {
    let read = quoted(read);
    let finding = faults::LOST_LETTERS.at(
        span,
        text!(
            vi: "chữ có dấu đã mất khi lưu tệp, còn lại dấu “?” ({lines} dòng)",
            en: "letters with marks were lost when the file was saved, a “?” stands for them (lines: {lines})",
        ),
        text!(vi: "{read} mất chữ", en: "{read} has lost letters"),
    );
    finding.help(text!(
        vi: "chữ đã mất không lấy lại được từ tệp này: đề nghị cơ quan lưu lại từ tệp gốc thành “CSV UTF-8” hoặc .xlsx",
        en: "they cannot be won back from this file: ask the agency to save the original again, as “CSV UTF-8” or .xlsx",
    ))
}
