#![doc = include_str!("placeholder_text.md")]

use super::{
    Finding, Round, Rule, Sent, Severity, gathered, quoted,
    said::{self, Said, Slot},
    text,
};
use crate::{model::Section, placeholder, source::Span};

pub(super) static RULE: Rule = Rule::new("placeholder-text", Severity::Warning, include_str!("placeholder_text.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    // What was blotted out looks as if it were still to come.
    let masked = |said: &Said<'_>| sent.submission.is_masked(said.span);
    let open: Vec<&Said<'_>> = said::all(sent).iter().filter(|said| is_open(said) && !masked(said)).collect();
    let read = open.first().map(|said| quoted(said.text)).unwrap_or_default();
    gathered(open.iter().map(|said| said.span), |span, count| finding(span, count, &read)).into_iter().collect()
}

/// Whether something was left to be filled in.
pub(super) fn is_open(said: &Said<'_>) -> bool {
    let text = said.text;
    let in_number = said.slot == Slot::Number && (text.contains('…') || text.contains(".."));
    in_number || placeholder::is_all(text) || placeholder::is_in(text)
}

/// The sections that the office itself has not finished; what it signs must not hold any.
pub(super) fn of_office(round: &Round) -> Vec<Finding> {
    let sections = Section::ALL.into_iter().filter_map(|section| Some((section, round.editorial.text(section)?)));
    let open = sections.filter_map(|(section, text)| {
        let is_open = |line: &&str| placeholder::is_unwritten(line) && !is_rule(line) || placeholder::is_in(line);
        Some(unfinished(section, text.span, &quoted(text.lines().find(is_open)?)))
    });
    open.collect()
}

/// Whether a line of Markdown is one of signs alone, as under the head of a table.
fn is_rule(line: &str) -> bool {
    line.chars().all(|c| matches!(c, '-' | '=' | '*' | '|' | ':' | ' '))
}

fn unfinished(section: Section, span: Span, read: &str) -> Finding {
    let title = section.title();
    let finding = RULE.at(
        span,
        text!(vi: "mục “{title}” còn chỗ chờ điền: {read}", en: "the section “{title}” is still to be filled in: {read}"),
        text!(vi: "chưa điền", en: "not filled in"),
    );
    let help = text!(
        vi: "viết nốt trong bien-tap.md, hoặc bỏ câu ấy đi",
        en: "write it out in bien-tap.md, or take the sentence out",
    );
    Finding { severity: Severity::Error, ..finding.help(help) }
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
