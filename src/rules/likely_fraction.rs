#![doc = include_str!("likely_fraction.md")]

use super::{Finding, Rule, Sent, Severity, Text, figures, shown, text, told};
use crate::model::{Figure, Kind};
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule::new("likely-fraction", Severity::Note, include_str!("likely_fraction.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let shares = figures(sent).filter(|(_, figure)| sent.plan.indicator(*figure.indicator).kind == Kind::Percent);
    told(shares.filter_map(|(_, figure)| finding(sent, figure)))
}

fn finding(sent: &Sent<'_>, figure: &Figure) -> Option<Finding> {
    let indicator = sent.plan.indicator(*figure.indicator);
    let number = figure.number().filter(|number| *number > Decimal::ZERO && *number < Decimal::ONE)?;
    let hundredfold = number.checked_mul(Decimal::ONE_HUNDRED)?;
    let is_allowed = |number: Decimal| {
        indicator.min.is_none_or(|min| number >= min) && indicator.max.is_none_or(|max| number <= max)
    };
    // What the plan does not allow was not meant; a number that it does not allow is a finding of another rule.
    if !is_allowed(hundredfold) || !is_allowed(number) {
        return None;
    }
    let (name, Text { vi, en }, Text { vi: many_vi, en: many_en }) =
        (&indicator.name, shown(number), shown(hundredfold));
    let finding = RULE.at(
        figure.cell.span,
        text!(
            vi: "“{name}” là {vi}%: có thể là {many_vi}% viết dưới dạng số thập phân",
            en: "“{name}” is {en}%: it may be {many_en}%, written as a decimal",
        ),
        text!(vi: "{vi}% hay {many_vi}%?", en: "{en}% or {many_en}%?"),
    );
    Some(finding.help(text!(
        vi: "hỏi lại cơ quan; nếu là {many_vi}% thì ghi {many_vi}; nếu đúng là {vi}% thì không cần làm gì",
        en: "ask the agency; if it is {many_en}%, write {many_en}; if it is {en}% indeed, there is nothing to do",
    )))
}
