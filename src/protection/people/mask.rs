//! Letters and digits → crosses that take as many bytes.

use std::ops::Range;

/// Replaces what can be read in `range`. Signs between letters stay, so that one sees what kind of thing stood there.
pub(super) fn blot(text: &mut String, range: &Range<usize>) {
    let Some(written) = text.get(range.clone()) else { return };
    let crosses: String = written.chars().map(cross).collect();
    text.replace_range(range.clone(), &crosses);
}

/// A sign for a letter or digit that takes as many bytes, so that columns, counted in characters, stay right too. A star
/// would be a reference at the start of a value in YAML. A backslash goes with the escape that it begins.
fn cross(c: char) -> char {
    if !c.is_alphanumeric() && c != '\\' {
        return c;
    }
    match c.len_utf8() {
        1 => 'x',
        2 => '×',
        3 => '•',
        _ => '𝐱',
    }
}
