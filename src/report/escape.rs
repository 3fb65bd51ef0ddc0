//! Text from outside, made safe to stand in a report.

use std::io::{self, Write};

/// Writes a value so that in Markdown it is nothing but text: it never becomes a heading, a list, a table, a link, raw
/// HTML or template code, whatever it holds.
pub(super) fn escape(value: &str, out: &mut dyn Write) -> io::Result<()> {
    let value = one_line(value);
    let marker = list_marker(&value);
    let mut before = '\0';
    for (offset, c) in value.char_indices() {
        let special = "\\`*_{}[]<>#|&~!$^@".contains(c);
        // Git hosts turn bare addresses into links.
        let address = c == ':' && value[offset + 1..].starts_with('/') || c == '.' && before.eq_ignore_ascii_case(&'w');
        if special || address || Some(offset) == marker {
            out.write_all(b"\\")?;
        }
        write!(out, "{c}")?;
        before = c;
    }
    Ok(())
}

/// The text on one line, without what does not show, cannot be stored in XML, or turns the reading direction.
pub(super) fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<String> = words.map(|word| word.chars().filter(|c| !is_hidden(*c)).collect()).collect();
    words.iter().filter(|word| !word.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// Marks of direction, zero-width characters, and code points that no XML document may hold.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

/// Where a value that begins like a list item, a rule or an underline has its telling character.
fn list_marker(value: &str) -> Option<usize> {
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    match &value.as_bytes()[digits..] {
        [b'.' | b')', ..] if digits > 0 => Some(digits),
        [b'-' | b'+' | b'=', ..] if digits == 0 => Some(0),
        _ => None,
    }
}
