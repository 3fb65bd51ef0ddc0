#![doc = include_str!("missing_value.md")]

use super::{Finding, Rule, Sent, Severity, text};
use crate::model::{DutyResult, IndicatorAt, Status};

pub(super) static RULE: Rule = Rule::new("missing-value", Severity::Error, include_str!("missing_value.md")).for_gap();

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let results = sent.own_results();
    // Where something could not be read, the value may be just that: its own finding comes first.
    let told = results.filter(|result| *result.status == Status::Reported && !result.unread);
    told.flat_map(|result| gaps(sent, result)).collect()
}

fn gaps(sent: &Sent<'_>, result: &DutyResult) -> Vec<Finding> {
    let given = |indicator| result.all_figures().any(|figure| *figure.indicator == indicator);
    let asked = sent.plan.duty(*result.duty).indicators.iter().filter(|asks| asks.required);
    asked.filter(|asks| !given(asks.indicator)).map(|asks| finding(sent, result, asks.indicator)).collect()
}

fn finding(sent: &Sent<'_>, result: &DutyResult, indicator: IndicatorAt) -> Finding {
    let (duty, indicator) = (&sent.plan.duty(*result.duty).id.value, sent.plan.indicator(indicator));
    let (id, name) = (&indicator.id.value, &indicator.name);
    let missing = RULE.at(
        result.duty.span,
        text!(vi: "nhiệm vụ {duty} thiếu số liệu “{name}”", en: "duty {duty} lacks the value of “{name}”"),
        text!(vi: "thiếu “{name}”", en: "“{name}” is missing"),
    );
    if let Some(reason) = &result.reason {
        return missing.also(reason.span, text!(vi: "đã ghi lý do", en: "the reason given")).help(text!(
            vi: "nếu nhiệm vụ chưa thực hiện thì ghi thêm dòng “tình trạng” là “chưa thực hiện”; nếu đã thực hiện thì bổ sung “{name}” (mã {id})",
            en: "if the duty was not done, add the status “not-done”; if it was, add “{name}” ({id})",
        ));
    }
    missing.help(text!(
        vi: "đề nghị cơ quan bổ sung “{name}” (mã {id}); nếu không có thì ghi 0 (chỉ tiêu là số) hoặc “không phát sinh”",
        en: "ask the agency for “{name}” ({id}); 0 (where it is a number) or “nil” if there were none",
    ))
}
