#![doc = include_str!("repeated_text.md")]

use super::{Finding, Rule, Sent, Severity, finding::listed, text};
use crate::{
    model::{DutyResult, Key},
    source::Span,
};
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule::new("repeated-text", Severity::Note, include_str!("repeated_text.md"));

/// A shorter account may well fit several duties.
const SHORTEST: usize = 60;

/// Duties without an account are passed over.
pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let mut texts: BTreeMap<u64, Vec<(&DutyResult, Span)>> = BTreeMap::new();
    for result in &sent.submission.results {
        let Some(summary) = result.summary.as_ref().filter(|text| text.chars().count() >= SHORTEST) else { continue };
        texts.entry(Key::print_of(summary)).or_default().push((result, summary.span));
    }
    texts.into_values().filter_map(|places| finding(sent, &places)).collect()
}

fn finding(sent: &Sent<'_>, places: &[(&DutyResult, Span)]) -> Option<Finding> {
    let ((_, span), others) = places.split_first().filter(|(_, others)| !others.is_empty())?;
    let duty = |result: &DutyResult| &*sent.plan.duty(*result.duty).id.value;
    let duties: Vec<&str> = places.iter().map(|(result, _)| duty(result)).collect();
    let (count, duties) = (places.len(), listed(&duties));
    let mut finding = RULE.at(
        *span,
        text!(
            vi: "{count} nhiệm vụ có phần tóm tắt giống nhau ({duties})",
            en: "the account is the same under several duties ({duties}): {count}",
        ),
        text!(vi: "lần thứ nhất", en: "the first time"),
    );
    for (result, span) in others {
        let duty = duty(result);
        finding = finding.also_fault(*span, text!(vi: "{duty} cũng ghi vậy", en: "{duty} says the same"));
    }
    Some(finding.help(text!(
        vi: "báo cáo tổng hợp sẽ in lặp lại: giữ ở nhiệm vụ phù hợp nhất; các nhiệm vụ khác đề nghị cơ quan ghi việc đã làm của riêng nhiệm vụ ấy",
        en: "the report would print it again and again: keep it where it fits best, and ask what was done for each of the others",
    )))
}
