#![doc = include_str!("unused_indicator.md")]

use super::{Finding, Rule, Severity, text};
use crate::model::{Indicator, IndicatorAt, Plan};

pub(super) static RULE: Rule = Rule::new("unused-indicator", Severity::Warning, include_str!("unused_indicator.md"));

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let used = |at| plan.duties.iter().any(|duty| duty.asks(at).is_some());
    let unused = (0..plan.indicators.len()).map(IndicatorAt::new).filter(|at| !used(*at));
    unused.map(|at| finding(plan.indicator(at))).collect()
}

fn finding(indicator: &Indicator) -> Finding {
    let id = &indicator.id.value;
    let finding = RULE.at(
        indicator.id.span,
        text!(vi: "không nhiệm vụ nào hỏi chỉ tiêu “{id}”", en: "no duty asks for the indicator “{id}”"),
        text!(vi: "không dùng đến", en: "not used"),
    );
    finding.help(text!(vi: "thêm vào “indicators” của một nhiệm vụ, hoặc bỏ đi", en: "add it to the “indicators” of a duty, or take it out"))
}
