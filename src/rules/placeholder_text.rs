#![doc = include_str!("placeholder_text.md")]

use super::{
    Finding, Rule, Sent, Severity, gathered, quoted,
    said::{self, Said, Slot},
    text,
};
use crate::source::Span;

pub(super) static RULE: Rule = Rule::new("placeholder-text", Severity::Warning, include_str!("placeholder_text.md"));

/// What stands for words that were to be filled in, wherever it stands in a text.
const BLANKS: &[&str] = &["___", "……", "....", "[ ]", "[]", "[…", "[...", "<...", "<…", "xxx"];

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    // What was blotted out looks as if it were still to come.
    let masked = |said: &Said<'_>| sent.submission.is_masked(said.span);
    let open: Vec<Said<'_>> = said::all(sent).filter(|said| is_open(said) && !masked(said)).collect();
    let read = open.first().map(|said| quoted(said.text)).unwrap_or_default();
    gathered(open.iter().map(|said| said.span), |span, count| finding(span, count, &read)).into_iter().collect()
}

/// Whether something was left to be filled in. Three dots at the end of words are an enumeration cut short.
pub(super) fn is_open(said: &Said<'_>) -> bool {
    let text = said.text.trim();
    let is_filler = |c: char| !c.is_alphanumeric() || matches!(c, 'x' | 'X');
    let in_number = said.slot == Slot::Number && (text.contains('…') || text.contains(".."));
    in_number || (!text.is_empty() && text.chars().all(is_filler)) || has_blank(text)
}

fn has_blank(text: &str) -> bool {
    may_have_blank(text.as_bytes()) && BLANKS.iter().any(|blank| text.contains(blank))
}

/// Whether there is anything that a blank begins with: in hardly any text there is, and every text of a round is asked.
/// Without a way out in the middle many bytes are looked at together.
fn may_have_blank(text: &[u8]) -> bool {
    let next = text.get(1..).unwrap_or_default();
    let begins = |one: u8| matches!(one, b'[' | b'<' | 0xE2);
    let is_twice = |one: u8, two: u8| one == two && matches!(one, b'_' | b'.' | b'x');
    text.iter().zip(next).fold(false, |may, (one, two)| may | begins(*one) | is_twice(*one, *two))
}

fn finding(first: Span, count: usize, read: &str) -> Finding {
    let finding = RULE.at(
        first,
        text!(vi: "{count} chỗ còn để dấu chờ điền, như {read}", en: "texts still to be filled in, as {read}: {count}"),
        text!(vi: "chưa điền", en: "not filled in"),
    );
    finding.help(text!(
        vi: "đề nghị cơ quan điền đủ; nếu không có thì để trống ô",
        en: "ask the agency to fill it in; where there is nothing, leave the cell blank",
    ))
}
