#![doc = include_str!("fractional_count.md")]

use super::{Finding, Rule, Sent, Severity, Text, figures, shown, text, told};
use crate::model::{Figure, Kind};

pub(super) static RULE: Rule = Rule::new("fractional-count", Severity::Error, include_str!("fractional_count.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    // Without decimals there is no fraction: of most that is told at once.
    let decimal = figures(sent).filter(|(_, figure)| figure.number().is_some_and(|number| number.scale() > 0));
    told(decimal.filter_map(|(_, figure)| finding(sent, figure)))
}

fn finding(sent: &Sent<'_>, figure: &Figure) -> Option<Finding> {
    let indicator = sent.plan.indicator(*figure.indicator);
    let number = figure.number().filter(|number| indicator.kind == Kind::Count && !number.fract().is_zero())?;
    let (name, Text { vi, en }) = (&indicator.name, shown(number));
    let finding = RULE.at(
        figure.cell.span,
        text!(vi: "“{name}” không phải là số nguyên ({vi})", en: "“{name}” is not a whole number ({en})"),
        text!(vi: "phải là số nguyên", en: "must be whole"),
    );
    Some(finding.expected(text!(vi: "số nguyên", en: "a whole number")).help(text!(
        vi: "kiểm tra lại số; hàng nghìn viết như 2.500 hoặc 2500",
        en: "check the number; write thousands as 2.500 or 2500",
    )))
}
