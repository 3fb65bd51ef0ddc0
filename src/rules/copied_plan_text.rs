#![doc = include_str!("copied_plan_text.md")]

use super::{Finding, Rule, Sent, Severity, gathered, text};
use crate::{
    model::{DutyResult, Key},
    source::Span,
};

pub(super) static RULE: Rule = Rule::new("copied-plan-text", Severity::Warning, include_str!("copied_plan_text.md"));

/// The fewest letters of a text that would hardly stand in the plan, too, by chance.
const LONG: usize = 40;

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let copied: Vec<(Span, Span)> = sent.submission.results.iter().flat_map(|result| copied(sent, result)).collect();
    let duty = copied.first().map(|(_, duty)| *duty);
    let places = copied.iter().map(|(place, _)| *place);
    duty.and_then(|duty| gathered(places, |span, count| finding(span, count, duty))).into_iter().collect()
}

/// The texts of an answer that stand in the words of its duty, each with the duty.
fn copied(sent: &Sent<'_>, result: &DutyResult) -> Vec<(Span, Span)> {
    let duty = sent.plan.duty(*result.duty);
    let long = result.texts().filter(|(text, _)| text.len() >= LONG).map(|(text, span)| (Key::of(text), span));
    let long: Vec<(Key, Span)> = long.filter(|(key, _)| key.as_str().len() >= LONG).collect();
    if long.is_empty() {
        return Vec::new();
    }
    let words = Key::of(&duty.text);
    let copied = long.iter().filter(|(key, _)| words.as_str().contains(key.as_str()));
    copied.map(|(_, span)| (*span, duty.id.span)).collect()
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
