#![doc = include_str!("unusable_phrase.md")]

use super::{Finding, Rule, Severity, Text, text};
use crate::{
    model::{Duty, IndicatorAt, Plan, Total, Window},
    source::Span,
};

pub(super) static RULE: Rule = Rule::new("unusable-phrase", Severity::Warning, include_str!("unusable_phrase.md"));

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    plan.duties.iter().flat_map(|duty| of_duty(plan, duty)).collect()
}

fn of_duty(plan: &Plan, duty: &Duty) -> Vec<Finding> {
    let Some(phrase) = &duty.phrase else { return Vec::new() };
    let ids = phrase.split('{').skip(1).filter_map(|part| part.split_once('}'));
    // An id that is unknown has a finding of its own.
    let mut named: Vec<IndicatorAt> = ids.filter_map(|(id, _)| plan.find_indicator(id)).collect();
    named.sort_unstable();
    named.dedup();
    let found = named.into_iter().filter_map(|at| Some((at, reason(plan, duty, at)?)));
    found.map(|(at, reason)| finding(plan, phrase.span, at, reason)).collect()
}

/// Why there is never a number to put into the phrase, and what to do.
fn reason(plan: &Plan, duty: &Duty, at: IndicatorAt) -> Option<(Text, Text)> {
    let id = &duty.id.value;
    if duty.asks(at).is_none() {
        let help = text!(
            vi: "thêm chỉ tiêu vào “indicators” của {id}, hoặc bỏ khỏi câu",
            en: "add it to “indicators” of {id}, or take it out of the phrase",
        );
        let reason = text!(vi: "nhiệm vụ {id} không hỏi chỉ tiêu này", en: "the duty {id} does not ask for it");
        duty.indicators_known.then_some((reason, help))
    } else if !plan.indicator(at).kind.is_number() {
        let help = text!(
            vi: "bỏ khỏi câu; nội dung này vẫn được nêu riêng trong báo cáo",
            en: "take it out of the phrase; the report tells of it apart",
        );
        Some((text!(vi: "chỉ tiêu này không phải là số", en: "it is no number"), help))
    } else {
        let help = text!(
            vi: "ghi cách tổng hợp khác (sum, max, latest) nếu hợp với chỉ tiêu, hoặc bỏ khỏi câu",
            en: "choose another total (sum, max, latest) if it fits the indicator, or take it out of the phrase",
        );
        let reason = text!(
            vi: "số của nhiều cơ quan không được tổng hợp thành một",
            en: "the numbers of several agencies never become one",
        );
        is_never_one(plan, duty, at).then_some((reason, help))
    }
}

/// Whether several agencies give numbers that are not put together. Of agencies of which one follows the other, one
/// alone may report.
fn is_never_one(plan: &Plan, duty: &Duty, at: IndicatorAt) -> bool {
    let lasting = duty.agencies.iter().filter(|agency| plan.agency(**agency).exists == Window::default());
    matches!(plan.indicator(at).total, Total::List | Total::None) && lasting.count() > 1
}

fn finding(plan: &Plan, phrase: Span, at: IndicatorAt, (reason, help): (Text, Text)) -> Finding {
    let (id, Text { vi, en }) = (&plan.indicator(at).id.value, reason);
    let finding = RULE.at(
        phrase,
        text!(vi: "câu này không bao giờ dùng được vì có “{id}”: {vi}", en: "this phrase can never be used because of “{id}”: {en}"),
        text!(vi: "báo cáo sẽ chỉ liệt kê số liệu", en: "the report will only list the figures"),
    );
    finding.help(help)
}
