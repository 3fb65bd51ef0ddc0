#![doc = include_str!("out_of_bounds.md")]

use super::{Finding, Rule, Sent, Severity, Text, figures, shown, text, told};
use crate::model::{Figure, Indicator};

pub(super) static RULE: Rule = Rule::new("out-of-bounds", Severity::Error, include_str!("out_of_bounds.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let is_bounded = |indicator: &Indicator| indicator.min.is_some() || indicator.max.is_some();
    let bounded = figures(sent).filter(|(_, figure)| is_bounded(sent.plan.indicator(*figure.indicator)));
    told(bounded.filter_map(|(_, figure)| finding(sent, figure)))
}

fn finding(sent: &Sent<'_>, figure: &Figure) -> Option<Finding> {
    let indicator = sent.plan.indicator(*figure.indicator);
    let number = figure.number()?;
    let below = indicator.min.is_some_and(|min| number < min);
    let above = indicator.max.is_some_and(|max| number > max);
    // A negative number where none may be is a finding of another rule.
    let negative = below && number.is_sign_negative() && indicator.min.is_some_and(|min| !min.is_sign_negative());
    if !below && !above || negative {
        return None;
    }
    let (name, Text { vi, en }) = (&indicator.name, shown(number));
    let allowed = allowed(indicator.min.map(shown), indicator.max.map(shown));
    let finding = RULE.at(
        figure.cell.span,
        text!(vi: "“{name}” là {vi}, ngoài mức cho phép", en: "“{name}” is {en}, out of bounds"),
        text!(vi: "ngoài mức cho phép", en: "out of bounds"),
    );
    let finding =
        finding.also(indicator.id.span, text!(vi: "chỉ tiêu trong kế hoạch", en: "the indicator in the plan"));
    Some(
        finding
            .expected(allowed)
            .help(text!(vi: "hỏi lại cơ quan, kiểm tra số và đơn vị tính; trong khi chờ, số này chưa được tính", en: "ask the agency, check the number and its unit; until then it does not count")),
    )
}

fn allowed(least: Option<Text>, most: Option<Text>) -> Text {
    match (least, most) {
        (Some(Text { vi: a, en: x }), Some(Text { vi: b, en: y })) => {
            text!(vi: "số từ {a} đến {b}", en: "a number from {x} to {y}")
        }
        (Some(Text { vi, en }), None) => text!(vi: "số từ {vi} trở lên", en: "a number from {en} up"),
        (None, Some(Text { vi, en })) => text!(vi: "số không quá {vi}", en: "a number of at most {en}"),
        (None, None) => text!(vi: "một số", en: "a number"),
    }
}
