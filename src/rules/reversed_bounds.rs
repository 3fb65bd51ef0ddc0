#![doc = include_str!("reversed_bounds.md")]

use super::{Finding, Rule, Severity, Text, shown, text};
use crate::model::{Indicator, Plan};

pub(super) static RULE: Rule = Rule::new("reversed-bounds", Severity::Error, include_str!("reversed_bounds.md"));

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    plan.indicators.iter().filter_map(finding).collect()
}

fn finding(indicator: &Indicator) -> Option<Finding> {
    let (min, max) = (indicator.min?, indicator.max?);
    if min <= max {
        return None;
    }
    let name = &indicator.name;
    let (Text { vi: min_vi, en: min_en }, Text { vi: max_vi, en: max_en }) = (shown(min), shown(max));
    let finding = RULE.at(
        indicator.id.span,
        text!(
            vi: "giá trị nhỏ nhất của “{name}” ({min_vi}) lớn hơn giá trị lớn nhất ({max_vi})",
            en: "the least value of “{name}” ({min_en}) is more than the greatest ({max_en})",
        ),
        text!(vi: "không số nào đạt được", en: "no number can be right"),
    );
    Some(finding.help(text!(vi: "đổi chỗ “min” và “max”, hoặc sửa một trong hai", en: "swap “min” and “max”, or correct one of the two")))
}
