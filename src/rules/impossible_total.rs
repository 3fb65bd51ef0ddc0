#![doc = include_str!("impossible_total.md")]

use super::{Finding, Rule, Severity, text};
use crate::model::{Indicator, Kind, Plan, Total};

pub(super) static RULE: Rule = Rule::new("impossible-total", Severity::Error, include_str!("impossible_total.md"));

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let (shares, others): (Vec<_>, Vec<_>) = plan.indicators.iter().partition(|indicator| is_share(indicator));
    let senseless = others.into_iter().filter(|indicator| !makes_sense(indicator)).map(finding);
    let added_up = shares.into_iter().filter(|indicator| indicator.total == Total::Sum).map(finding_of_share);
    senseless.chain(added_up).collect()
}

/// Whether an indicator counts in per cent although its kind says otherwise.
fn is_share(indicator: &Indicator) -> bool {
    let unit = indicator.unit.to_lowercase();
    matches!(indicator.kind, Kind::Count | Kind::Amount) && (unit.contains('%') || unit.contains("phần trăm"))
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

fn finding_of_share(indicator: &Indicator) -> Finding {
    let (name, unit) = (&indicator.name, &indicator.unit);
    let finding = RULE.at(
        indicator.id.span,
        text!(vi: "“{name}” tính bằng “{unit}” nên không cộng được", en: "“{name}” is counted in “{unit}” and cannot be added up"),
        text!(vi: "tỷ lệ của các cơ quan bị cộng với nhau", en: "shares of agencies are added up"),
    );
    finding.help(text!(vi: "ghi “kind: percent” và “total: none”", en: "write “kind: percent” and “total: none”"))
}
