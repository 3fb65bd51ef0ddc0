#![doc = include_str!("value_not_allowed.md")]

use super::{Finding, Rule, Sent, Severity, did_you_mean, figures, quoted, text, told};
use crate::model::{Cell, Figure, Indicator};
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule::new("value-not-allowed", Severity::Error, include_str!("value_not_allowed.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let choices = figures(sent).filter_map(|(_, figure)| match &*figure.cell {
        Cell::Choices(choices) => Some((figure, choices)),
        _ => None,
    });
    told(choices.flat_map(|(figure, choices)| strange(sent, figure, choices)))
}

fn strange(sent: &Sent<'_>, figure: &Figure, choices: &[Spanned<String>]) -> Vec<Finding> {
    let indicator = sent.plan.indicator(*figure.indicator);
    let strange = choices.iter().filter(|choice| indicator.choice(choice).is_none());
    strange.map(|choice| finding(indicator, choice)).collect()
}

fn finding(indicator: &Indicator, choice: &Spanned<String>) -> Finding {
    let (read, name) = (quoted(choice), &indicator.name);
    let finding = RULE.at(
        choice.span,
        text!(vi: "{read} không phải là một giá trị của “{name}”", en: "{read} is not a value of “{name}”"),
        text!(vi: "không có trong danh mục", en: "not on the list"),
    );
    let all: Vec<String> = indicator.values.iter().map(|value| format!("{}. {}", value.id, value.text)).collect();
    let all = all.join(" | ");
    let finding = finding.also(indicator.id.span, text!(vi: "danh mục trong kế hoạch", en: "the list in the plan"));
    let finding = finding.expected(text!(vi: "một trong các giá trị: {all}", en: "one of: {all}"));
    let texts: Vec<&str> = indicator.values.iter().map(|value| value.text.as_str()).collect();
    match did_you_mean(choice, &texts).and_then(|text| indicator.values.iter().find(|value| value.text == text)) {
        Some(value) => {
            let (id, text) = (&value.id, &value.text);
            finding.help(text!(vi: "có phải “{text}”? Có thể ghi số {id}", en: "did you mean “{text}”? You may write {id}"))
        }
        None => finding.help(text!(vi: "ghi số thứ tự hoặc nguyên văn của giá trị được chọn", en: "write the number or the words of a value on the list")),
    }
}
