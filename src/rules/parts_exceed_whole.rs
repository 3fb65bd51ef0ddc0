#![doc = include_str!("parts_exceed_whole.md")]

use super::{Finding, Rule, Sent, Severity, Text, shown, text};
use crate::model::{Cell, DutyResult, Figure, Total};
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule::new("parts-exceed-whole", Severity::Error, include_str!("parts_exceed_whole.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let results = sent.submission.results.iter();
    results.flat_map(|result| excess(sent, result)).collect()
}

fn excess(sent: &Sent<'_>, result: &DutyResult) -> Vec<Finding> {
    let summed = result.figures.iter().filter(|figure| sent.plan.indicator(*figure.indicator).total == Total::Sum);
    // One finding an indicator, at its first figure.
    let first = |figure: &Figure| result.figures.iter().position(|one| *one.indicator == *figure.indicator);
    let firsts =
        summed.filter(|figure| first(figure).is_some_and(|at| std::ptr::eq(&raw const result.figures[at], *figure)));
    firsts.filter_map(|figure| finding(sent, result, figure)).collect()
}

/// With one side missing nothing is said: parts alone are added up, a whole alone stands.
fn finding(sent: &Sent<'_>, result: &DutyResult, figure: &Figure) -> Option<Finding> {
    let indicator = *figure.indicator;
    let numbers =
        |figure: &&Figure| *figure.indicator == indicator && figure.number().is_some() && sent.is_sound(figure);
    let parts: Vec<&Figure> = result.activities.iter().flat_map(|activity| &activity.figures).filter(numbers).collect();
    let wholes: Vec<&Figure> = result.figures.iter().filter(numbers).collect();
    let total = |figures: &[&Figure]| {
        figures.iter().filter_map(|figure| figure.number()).reduce(|sum, one| sum.checked_add(one).unwrap_or(sum))
    };
    let sum = total(&parts)?;
    // A whole that is nil has no room for parts.
    let nil = || nil(figure).filter(|_| sent.is_sound(figure));
    let whole = if wholes.is_empty() { nil()? } else { total(&wholes)? };
    if whole >= sum {
        return None;
    }
    let name = &sent.plan.indicator(indicator).name;
    let (Text { vi: whole_vi, en: whole_en }, Text { vi: sum_vi, en: sum_en }) = (shown(whole), shown(sum));
    let whole_label = text!(vi: "số chung của nhiệm vụ", en: "the whole");
    let first = wholes.first().map_or(figure.cell.span, |whole| whole.cell.span);
    let mut finding = RULE.at(
        first,
        text!(
            vi: "“{name}” ghi {whole_vi} nhưng các hoạt động cộng lại là {sum_vi}",
            en: "“{name}” is {whole_en}, but the activities add up to {sum_en}",
        ),
        whole_label.clone(),
    );
    for other in wholes.iter().skip(1) {
        finding = finding.also_fault(other.cell.span, whole_label.clone());
    }
    for part in parts {
        finding = finding.also_fault(part.cell.span, text!(vi: "số của hoạt động", en: "a part"));
    }
    Some(finding.expected(text!(vi: "số chung không nhỏ hơn {sum_vi}", en: "a whole of at least {sum_en}")).help(text!(
        vi: "hỏi lại cơ quan số nào đúng; số chung phải gồm cả số của các hoạt động; trong khi chờ, các số này chưa được tính",
        en: "ask which is right; the whole includes what the activities count; until then neither counts",
    )))
}

/// Zero, when the figure says that nothing occurred.
fn nil(figure: &Figure) -> Option<Decimal> {
    matches!(*figure.cell, Cell::Nil).then_some(Decimal::ZERO)
}
