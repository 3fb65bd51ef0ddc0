//! The words around a place: what a number or a name is, its sentence tells.

/// The text before `at` in the same sentence and cell, at most `most` bytes of it.
pub(super) fn before(text: &str, at: usize, most: usize) -> &str {
    let from = (at.saturating_sub(most)..=at).find(|from| text.is_char_boundary(*from)).unwrap_or(at);
    let near = &text[from..at];
    let end = near.bytes().enumerate().rev().find(|(at, byte)| is_end(near, *at, *byte));
    &near[end.map_or(0, |(at, _)| at + 1)..]
}

/// The text from `at` on in the same sentence and cell, at most `most` bytes of it.
pub(super) fn after(text: &str, at: usize, most: usize) -> &str {
    let to = (at..=text.len().min(at + most)).rev().find(|to| text.is_char_boundary(*to)).unwrap_or(at);
    let near = &text[at..to];
    let end = near.bytes().enumerate().find(|(at, byte)| is_end(near, *at, *byte));
    &near[..end.map_or(near.len(), |(at, _)| at)]
}

/// Whether a sentence or a cell ends with the byte at `at`; no letter has such a byte in it.
#[inline]
fn is_end(text: &str, at: usize, byte: u8) -> bool {
    matches!(byte, b';' | b'\t' | b'|' | b'.' | b'!' | b'?' | b'\n') && ends(text, at, byte)
}

/// Whether a sign at `at` ends a sentence or a cell. A line that goes on is indented.
fn ends(text: &str, at: usize, sign: u8) -> bool {
    match sign {
        // Between cells no space follows; in a sentence one does.
        b';' => !text[at..].starts_with("; "),
        b'\t' | b'|' => true,
        b'.' | b'!' | b'?' => {
            let next = text[at + 1..].strip_prefix(' ');
            next.is_some_and(|next| next.starts_with(char::is_uppercase)) && !ends_short(&text[..at])
        }
        b'\n' => !goes_on(&text[at + 1..]),
        _ => false,
    }
}

/// Whether a text ends with what shortens the word of an address or of a call: `TP. Buôn Ma Thuột`, `P. Tân Lợi`.
fn ends_short(text: &str) -> bool {
    ["TP", "Tp", "TX", "TT", "P", "Q", "H", "ô", "Ô"]
        .iter()
        .any(|short| text.strip_suffix(short).is_some_and(|before| !before.ends_with(char::is_alphanumeric)))
}

/// Whether a line goes on with the sentence of the line before: it is indented, and begins no key and no entry.
fn goes_on(line: &str) -> bool {
    let word = line.trim_start_matches(' ').split([' ', '\n']).next().unwrap_or_default();
    line.starts_with("  ") && !word.ends_with(':') && word != "-"
}

/// Whether one of `words`, in small letters, stands in `text` as whole words.
pub(super) fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| ends_of(text, word).next().is_some())
}

/// Where `word` ends in `text`, each time it stands there whole.
pub(super) fn ends_of<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> {
    let is_whole = |at: usize| {
        let before = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let after = text[at + word.len()..].chars().next().is_some_and(char::is_alphanumeric);
        !before && !after
    };
    text.match_indices(word).map(|(at, _)| at).filter(move |at| is_whole(*at)).map(|at| at + word.len())
}

/// Whether `text` begins with one of `words`, in small letters, as whole words.
pub(super) fn begins(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        let rest = text.strip_prefix(word);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}
