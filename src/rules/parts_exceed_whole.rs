#![doc = include_str!("parts_exceed_whole.md")]

use super::{Finding, Round, Rule, Severity, text};
use crate::model::{DutyResult, Figure, Total};

pub(super) static RULE: Rule = Rule::new("parts-exceed-whole", Severity::Error, include_str!("parts_exceed_whole.md"));

pub(super) fn check(round: &Round) -> Vec<Finding> {
    let results = round.submissions.iter().flat_map(|submission| &submission.results);
    results.flat_map(|result| excess(round, result)).collect()
}

fn excess(round: &Round, result: &DutyResult) -> Vec<Finding> {
    let summed = result.figures.iter().filter(|figure| round.plan.indicator(*figure.indicator).total == Total::Sum);
    // One finding an indicator, at its first figure.
    let first = |figure: &Figure| result.figures.iter().position(|one| *one.indicator == *figure.indicator);
    let firsts =
        summed.filter(|figure| first(figure).is_some_and(|at| std::ptr::eq(&raw const result.figures[at], *figure)));
    firsts.filter_map(|figure| finding(round, result, figure)).collect()
}

/// With one side missing nothing is said: parts alone are added up, a whole alone stands.
fn finding(round: &Round, result: &DutyResult, figure: &Figure) -> Option<Finding> {
    let parts = result.activities.iter().flat_map(|activity| &activity.figures);
    let parts: Vec<&Figure> =
        parts.filter(|part| *part.indicator == *figure.indicator && part.number().is_some()).collect();
    let sum = parts.iter().filter_map(|part| part.number()).reduce(|sum, part| sum.checked_add(part).unwrap_or(sum))?;
    let whole = result.number(*figure.indicator, Total::Sum, &|_| true).filter(|whole| *whole < sum)?;
    let name = &round.plan.indicator(*figure.indicator).name;
    let mut finding = RULE.at(
        figure.cell.span,
        text!(vi: "“{name}” ghi {whole} nhưng các hoạt động cộng lại là {sum}", en: "“{name}” is {whole}, but the activities add up to {sum}"),
        text!(vi: "số chung", en: "the whole"),
    );
    for part in parts {
        finding = finding.also_fault(part.cell.span, text!(vi: "một phần", en: "a part"));
    }
    Some(finding.expected(text!(vi: "số chung không nhỏ hơn {sum}", en: "a whole of at least {sum}")).help(text!(
        vi: "hỏi lại cơ quan số nào đúng; số chung phải gồm cả số của các hoạt động",
        en: "ask which is right; the whole includes what the activities count",
    )))
}
