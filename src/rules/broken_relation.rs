#![doc = include_str!("broken_relation.md")]

use super::{Finding, Round, Rule, Severity, text};
use crate::model::{DutyResult, IndicatorAt, Relation};

pub(super) static RULE: Rule = Rule::new("broken-relation", Severity::Error, include_str!("broken_relation.md"));

pub(super) fn check(round: &Round) -> Vec<Finding> {
    let results = round.submissions.iter().flat_map(|submission| &submission.results);
    results.flat_map(|result| broken(round, result)).collect()
}

fn broken(round: &Round, result: &DutyResult) -> Vec<Finding> {
    let asked = round.plan.duty(*result.duty).indicators.iter();
    let relations = asked.flat_map(|asks| &round.plan.indicator(asks.indicator).relations);
    relations.filter_map(|relation| finding(round, result, relation)).collect()
}

/// With one side missing nothing is said: the missing value has its own finding.
fn finding(round: &Round, result: &DutyResult, relation: &Relation) -> Option<Finding> {
    let number = |at| result.number(at, round.plan.indicator(at).total, &|_| true);
    let (left, right) = (number(relation.left)?, number(relation.right)?);
    if relation.operator.holds(left, right) {
        return None;
    }
    let (one, other) = (round.plan.indicator(relation.left), round.plan.indicator(relation.right));
    let (one_name, other_name, symbol) = (&one.name, &other.name, relation.operator.symbol());
    let place =
        |at: IndicatorAt| result.all_figures().find(|figure| *figure.indicator == at).map(|figure| figure.cell.span);
    let finding = RULE.at(
        place(relation.left)?,
        text!(vi: "“{one_name}” ({left}) và “{other_name}” ({right}) không khớp nhau", en: "“{one_name}” ({left}) and “{other_name}” ({right}) do not agree"),
        text!(vi: "{left}", en: "{left}"),
    );
    let finding = finding.also_fault(place(relation.right)?, text!(vi: "{right}", en: "{right}"));
    Some(finding.expected(text!(vi: "{one_name} {symbol} {other_name}", en: "{one_name} {symbol} {other_name}")).help(
        text!(
            vi: "hỏi lại cơ quan số nào đúng; cho tới khi đó cả hai số không được tính",
            en: "ask which of the two is right; until then neither counts",
        ),
    ))
}
