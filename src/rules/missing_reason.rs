#![doc = include_str!("missing_reason.md")]

use super::{Finding, Rule, Sent, Severity, text};
use crate::model::{DutyResult, Status};

pub(super) static RULE: Rule =
    Rule::new("missing-reason", Severity::Error, include_str!("missing_reason.md")).for_gap();

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let results = sent.own_results();
    let unreasoned = results.filter(|result| *result.status == Status::NotDone && result.reason.is_none());
    unreasoned.map(|result| finding(sent, result)).collect()
}

fn finding(sent: &Sent<'_>, result: &DutyResult) -> Finding {
    let id = &sent.plan.duty(*result.duty).id.value;
    let finding = RULE.at(
        result.status.span,
        text!(vi: "nhiệm vụ {id} chưa thực hiện nhưng không ghi lý do", en: "duty {id} was not done, and no reason is given"),
        text!(vi: "thiếu lý do", en: "no reason"),
    );
    finding.help(text!(vi: "đề nghị cơ quan ghi lý do vào dòng “lý do” (tệp .yaml: “reason”)", en: "ask for the reason, in a row “reason” (a .yaml file: “reason”)"))
}
