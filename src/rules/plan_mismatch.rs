#![doc = include_str!("plan_mismatch.md")]

use super::{Finding, Rule, Sent, Severity, quoted, text};
use crate::model::Key;
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule::new("plan-mismatch", Severity::Error, include_str!("plan_mismatch.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let named = sent.submission.plan.iter();
    named.filter(|plan| Key::of(plan) != Key::of(&sent.plan.id)).map(|plan| finding(sent, plan)).collect()
}

fn finding(sent: &Sent<'_>, named: &Spanned<String>) -> Finding {
    let (read, id) = (quoted(named), &sent.plan.id.value);
    let finding = RULE.at(
        named.span,
        text!(vi: "báo cáo ghi mã kế hoạch {read}, không phải kế hoạch đang tổng hợp", en: "the report says that it answers the plan {read}"),
        text!(vi: "không phải kế hoạch này; cả báo cáo không được tính", en: "not this plan; the report does not count"),
    );
    finding.expected(text!(vi: "kế hoạch “{id}”", en: "the plan “{id}”")).help(text!(
        vi: "đề nghị cơ quan gửi báo cáo theo đúng biểu mẫu của kế hoạch này, hoặc chọn đúng kế hoạch bằng --plan",
        en: "ask for a report on the form of this plan, or choose the right plan with --plan",
    ))
}
