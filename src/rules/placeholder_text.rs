#![doc = include_str!("placeholder_text.md")]

use super::{
    Finding, Rule, Sent, Severity, gathered, quoted,
    said::{self, Said, Slot},
    text,
};
use crate::{search::Words, source::Span};
use std::sync::LazyLock;

pub(super) static RULE: Rule = Rule::new("placeholder-text", Severity::Warning, include_str!("placeholder_text.md"));

/// What stands for words that were to be filled in, wherever it stands in a text.
const BLANKS: &[&str] = &["___", "……", "....", "[ ]", "[]", "[…", "[...", "<...", "<…", "xxx"];
static LOOKED_FOR: LazyLock<Words> = LazyLock::new(|| Words::of(BLANKS));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    // What was blotted out looks as if it were still to come.
    let masked = |said: &Said<'_>| sent.submission.is_masked(said.span);
    let open: Vec<&Said<'_>> = said::all(sent).iter().filter(|said| is_open(said) && !masked(said)).collect();
    let read = open.first().map(|said| quoted(said.text)).unwrap_or_default();
    gathered(open.iter().map(|said| said.span), |span, count| finding(span, count, &read)).into_iter().collect()
}

/// Whether something was left to be filled in. Three dots at the end of words are an enumeration cut short.
pub(super) fn is_open(said: &Said<'_>) -> bool {
    let text = said.text;
    let is_filler = |c: char| !c.is_alphanumeric() || matches!(c, 'x' | 'X');
    let in_number = said.slot == Slot::Number && (text.contains('…') || text.contains(".."));
    in_number || (text.chars().all(is_filler) && !text.trim().is_empty()) || has_blank(text)
}

/// Whether one of [`BLANKS`] stands in a text. Hardly any has one, and every text of a round is asked.
fn has_blank(text: &str) -> bool {
    LOOKED_FOR.next(text, 0).is_some()
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
