#![doc = include_str!("impossible_total.md")]

use super::{Finding, Rule, Severity, text};
use crate::model::{Indicator, Kind, Plan, Total};

pub(super) static RULE: Rule = Rule::new("impossible-total", Severity::Error, include_str!("impossible_total.md"));

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    plan.indicators.iter().filter(|indicator| !makes_sense(indicator)).map(finding).collect()
}

/// Shares are never added up, and words have no sum.
fn makes_sense(indicator: &Indicator) -> bool {
    match indicator.total {
        Total::Sum => matches!(indicator.kind, Kind::Count | Kind::Amount),
        Total::Max => indicator.kind.is_number(),
        Total::Latest | Total::List | Total::None => true,
    }
}

fn finding(indicator: &Indicator) -> Finding {
    let name = &indicator.name;
    let finding = RULE.at(
        indicator.id.span,
        text!(vi: "“{name}” không thể tổng hợp theo cách đã ghi", en: "“{name}” cannot be put together in the way the plan says"),
        text!(vi: "không hợp với loại chỉ tiêu này", en: "does not fit this kind of indicator"),
    );
    finding.help(text!(
        vi: "ghi “total: none”, “list” hoặc “latest”",
        en: "write “total: none”, “list” or “latest”",
    ))
}
