#![doc = include_str!("broken_relation.md")]

use super::{Finding, Rule, Sent, Severity, Text, shown, text};
use crate::model::{DutyResult, Operator, Relation};

pub(super) static RULE: Rule = Rule::new("broken-relation", Severity::Error, include_str!("broken_relation.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let results = sent.submission.results.iter();
    results.flat_map(|result| broken(sent, result)).collect()
}

fn broken(sent: &Sent<'_>, result: &DutyResult) -> Vec<Finding> {
    let asked = sent.plan.duty(*result.duty).indicators.iter();
    let relations = asked.flat_map(|asks| &sent.plan.indicator(asks.indicator).relations);
    relations.filter_map(|relation| finding(sent, result, relation)).collect()
}

/// With one side missing nothing is said: the missing value has its own finding.
fn finding(sent: &Sent<'_>, result: &DutyResult, relation: &Relation) -> Option<Finding> {
    let number = |at| result.number(at, sent.plan.indicator(at).total, &|figure| sent.is_sound(figure));
    let (left, right) = (number(relation.left)?, number(relation.right)?);
    if relation.operator.holds(left, right) {
        return None;
    }
    let (one, other) = (&sent.plan.indicator(relation.left).name, &sent.plan.indicator(relation.right).name);
    let (left, right) = (shown(left), shown(right));
    let (Text { vi: left_vi, en: left_en }, Text { vi: right_vi, en: right_en }) = (&left, &right);
    let labels = [
        (relation.left, text!(vi: "{one}: {left_vi}", en: "{one}: {left_en}")),
        (relation.right, text!(vi: "{other}: {right_vi}", en: "{other}: {right_en}")),
    ];
    // Every figure that went into the two numbers is in doubt.
    let mut places = labels.iter().flat_map(|(at, label)| {
        let figures = result
            .all_figures()
            .filter(|figure| *figure.indicator == *at && figure.number().is_some() && sent.is_sound(figure));
        figures.map(|figure| (figure.cell.span, label.clone()))
    });
    let (first, label) = places.next()?;
    let message = text!(
        vi: "“{one}” ({left_vi}) và “{other}” ({right_vi}) không khớp nhau",
        en: "“{one}” ({left_en}) and “{other}” ({right_en}) do not agree",
    );
    let finding = places.fold(RULE.at(first, message, label), |finding, (span, label)| finding.also_fault(span, label));
    let Text { vi, en } = in_words(relation.operator);
    Some(finding.expected(text!(vi: "“{one}” {vi} “{other}”", en: "“{one}” {en} “{other}”")).help(text!(
        vi: "hỏi lại cơ quan số nào đúng; trong khi chờ, các số này chưa được tính",
        en: "ask which is right; until then neither counts",
    )))
}

fn in_words(operator: Operator) -> Text {
    match operator {
        Operator::AtMost => text!(vi: "không lớn hơn", en: "at most"),
        Operator::AtLeast => text!(vi: "không nhỏ hơn", en: "at least"),
        Operator::Equal => text!(vi: "phải bằng", en: "equal to"),
    }
}
