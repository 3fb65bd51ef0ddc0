//! Letters that YAML writes as escapes (`\u1ec5`), as programs do that know no Vietnamese.

use super::Found;
use memchr::memchr;

/// A text with the letters in place of their escapes.
pub(in crate::protection) struct Unescaped {
    pub(in crate::protection) text: String,
    /// Where stretches without an escape begin, in this text and in the file; after each escape a new one begins.
    stretches: Vec<(usize, usize)>,
}

impl Unescaped {
    /// None when there is no escape.
    pub(in crate::protection) fn of(text: &str) -> Option<Self> {
        let first = next_escape(text, 0)?;
        let mut unescaped = Self { text: String::with_capacity(text.len()), stretches: vec![(0, 0)] };
        let (mut done, mut escape) = (0, Some(first));
        while let Some((at, length, letter)) = escape {
            unescaped.text.push_str(&text[done..at]);
            unescaped.stretches.push((unescaped.text.len(), at));
            unescaped.text.extend(letter);
            done = at + length;
            unescaped.stretches.push((unescaped.text.len(), done));
            escape = next_escape(text, done);
        }
        unescaped.text.push_str(&text[done..]);
        Some(unescaped)
    }

    /// The same stretch in the file.
    pub(super) fn in_file(&self, found: &Found) -> Found {
        let start = self.place(found.range.start, false);
        Found { range: start..self.place(found.range.end, true).max(start), kind: found.kind }
    }

    /// Where what begins at a byte of the text begins in the file.
    pub(in crate::protection) fn start_in_file(&self, at: usize) -> usize {
        self.place(at, false)
    }

    /// Where a byte of the text stands in the file. What ends with an escaped letter ends behind the escape, and what
    /// begins with one begins before it.
    fn place(&self, at: usize, is_end: bool) -> usize {
        let next = self.stretches.partition_point(|(own, _)| if is_end { *own < at } else { *own <= at });
        let (own, in_file) = self.stretches[next.saturating_sub(1)];
        // Within an escaped letter the next stretch begins where it ends.
        match self.stretches.get(next) {
            Some((end, end_in_file)) if is_end && *end == at => *end_in_file,
            _ => in_file + (at - own),
        }
    }
}

/// The next escape of a letter, or of the end of a line: where, how long, and the letter.
fn next_escape(text: &str, from: usize) -> Option<(usize, usize, Option<char>)> {
    let mut from = from;
    loop {
        let at = from + memchr(b'\\', text.as_bytes().get(from..)?)?;
        let rest = &text[at + 1..];
        if let Some(digits) = escape_digits(rest) {
            let code = rest.get(1..=digits).and_then(|digits| u32::from_str_radix(digits, 16).ok());
            if let Some(letter) = code.and_then(char::from_u32) {
                return Some((at, digits + 2, Some(letter)));
            }
        }
        if let Some(next) = rest.strip_prefix('\n') {
            let indent = next.len() - next.trim_start_matches(' ').len();
            return Some((at, indent + 2, None));
        }
        // An escaped backslash begins no escape.
        from = at + if rest.starts_with('\\') { 2 } else { 1 };
    }
}

fn escape_digits(rest: &str) -> Option<usize> {
    match rest.as_bytes().first()? {
        b'x' => Some(2),
        b'u' => Some(4),
        b'U' => Some(8),
        _ => None,
    }
}
