#![doc = include_str!("copied_plan_text.md")]

use super::{
    Finding, Rule, Sent, Severity, gathered,
    said::{self, Said},
    text,
};
use crate::{
    model::{DutyResult, Key},
    source::Span,
};

pub(super) static RULE: Rule = Rule::new("copied-plan-text", Severity::Warning, include_str!("copied_plan_text.md"));

/// The fewest letters of a text that would hardly stand in the plan, too, by chance.
const LONG: usize = 40;

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let answers = said::answers(sent).chunk_by(|(one, _), (other, _)| std::ptr::eq(*one, *other));
    let copied: Vec<(Span, Span)> = answers.flat_map(|answer| copied(sent, answer)).collect();
    let duty = copied.first().map(|(_, duty)| *duty);
    let places = copied.iter().map(|(place, _)| *place);
    duty.and_then(|duty| gathered(places, |span, count| finding(span, count, duty))).into_iter().collect()
}

/// The texts of an answer that say no more than the words of its duty, each with the duty.
fn copied(sent: &Sent<'_>, answer: &[(&DutyResult, Said<'_>)]) -> Vec<(Span, Span)> {
    let Some((result, _)) = answer.first() else { return Vec::new() };
    let duty = sent.plan.duty(*result.duty);
    let summary = result.summary.as_ref().map(|summary| summary.span);
    // A shorter one is looked at only where it may be all that the plan says.
    let may_be_whole = |text: &str, span| Some(span) == summary && text.len() <= duty.text.len() + 1;
    let told = answer.iter().map(|(_, said)| said);
    let told = told.filter(|said| said.text.len() >= LONG || may_be_whole(said.text, said.span));
    let told: Vec<(Key, Span)> = told.map(|said| (Key::of(said.text), said.span)).collect();
    if told.is_empty() {
        return Vec::new();
    }
    let words = Key::of(&duty.text);
    let is_copied = |(key, span): &&(Key, Span)| {
        let is_whole = Some(*span) == summary && *key == words;
        is_whole || stands_in(key.as_str(), words.as_str()) || adds_nothing(key.as_str(), words.as_str())
    };
    told.iter().filter(is_copied).map(|(_, span)| (*span, duty.id.span)).collect()
}

/// Whether a text is part of the words of the plan.
fn stands_in(text: &str, words: &str) -> bool {
    text.len() >= LONG && words.contains(text)
}

/// Whether a text is the plan's words with a little around them, as “đã” or “nguyên văn”: too little for a result, and
/// no number in it.
fn adds_nothing(text: &str, words: &str) -> bool {
    let around = || text.split_once(words).map(|(before, behind)| before.len() + behind.len());
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    words.len() >= LONG && around().is_some_and(|added| added < LONG) && digits(text) == digits(words)
}

fn finding(first: Span, count: usize, duty: Span) -> Finding {
    let finding = RULE.at(
        first,
        text!(vi: "{count} chỗ chép lại lời của kế hoạch thay cho kết quả", en: "texts that repeat the plan's own words instead of results: {count}"),
        text!(vi: "chép từ kế hoạch", en: "copied from the plan"),
    );
    finding.also(duty, text!(vi: "nhiệm vụ này", en: "of this duty")).help(text!(
        vi: "đề nghị cơ quan ghi việc đã làm và kết quả; lời giao nhiệm vụ không phải là kết quả",
        en: "ask the agency for what it did and what came of it; the words of a duty are no result",
    ))
}
