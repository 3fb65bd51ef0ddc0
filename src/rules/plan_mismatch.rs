#![doc = include_str!("plan_mismatch.md")]

use super::{Finding, Round, Rule, Severity, quoted, text};
use crate::model::Key;
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule::new("plan-mismatch", Severity::Error, include_str!("plan_mismatch.md"));

pub(super) fn check(round: &Round) -> Vec<Finding> {
    let named = round.submissions.iter().filter_map(|submission| submission.plan.as_ref());
    named.filter(|plan| Key::of(plan) != Key::of(&round.plan.id)).map(|plan| finding(round, plan)).collect()
}

fn finding(round: &Round, named: &Spanned<String>) -> Finding {
    let (read, id) = (quoted(named), &round.plan.id.value);
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
