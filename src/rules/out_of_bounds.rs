#![doc = include_str!("out_of_bounds.md")]

use super::{Finding, Round, Rule, Severity, figures, text};
use crate::model::Figure;
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule::new("out-of-bounds", Severity::Error, include_str!("out_of_bounds.md"));

pub(super) fn check(round: &Round) -> Vec<Finding> {
    figures(round).filter_map(|(_, figure)| finding(round, figure)).collect()
}

fn finding(round: &Round, figure: &Figure) -> Option<Finding> {
    let indicator = round.plan.indicator(*figure.indicator);
    let number = figure.number()?;
    let below = indicator.min.is_some_and(|min| number < min);
    let above = indicator.max.is_some_and(|max| number > max);
    // A negative number where none may be is a finding of another rule.
    let negative = below && number.is_sign_negative() && indicator.min.is_some_and(|min| !min.is_sign_negative());
    if !below && !above || negative {
        return None;
    }
    let show =
        |bound: Option<Decimal>| bound.map_or_else(|| "…".to_owned(), |bound| bound.to_string().replace('.', ","));
    let (least, most) = (show(indicator.min), show(indicator.max));
    let (name, shown) = (&indicator.name, show(Some(number)));
    let finding = RULE.at(
        figure.cell.span,
        text!(vi: "“{name}” là {shown}, ngoài khoảng cho phép", en: "“{name}” is {shown}, out of bounds"),
        text!(vi: "ngoài khoảng {least}–{most}", en: "not within {least}–{most}"),
    );
    let finding =
        finding.also(indicator.id.span, text!(vi: "chỉ tiêu trong kế hoạch", en: "the indicator in the plan"));
    Some(finding.expected(text!(vi: "số trong khoảng {least}–{most}", en: "a number within {least}–{most}")).help(
        text!(
            vi: "kiểm tra lại số và đơn vị tính",
            en: "check the number and its unit",
        ),
    ))
}
