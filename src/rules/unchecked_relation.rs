#![doc = include_str!("unchecked_relation.md")]

use super::{Finding, Rule, Severity, Text, text};
use crate::{
    model::{IndicatorAt, Plan, Relation},
    source::Spanned,
};

pub(super) static RULE: Rule =
    Rule::new("unchecked-relation", Severity::Warning, include_str!("unchecked_relation.md"));

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let owners = (0..plan.indicators.len()).map(IndicatorAt::new);
    let relations = owners.flat_map(|owner| plan.indicator(owner).relations.iter().map(move |it| (owner, it)));
    relations.filter_map(|(owner, relation)| Some(finding(plan, relation, reason(plan, owner, relation)?))).collect()
}

/// Why a relation is never looked at, and what to do.
fn reason(plan: &Plan, owner: IndicatorAt, relation: &Relation) -> Option<(Text, Text)> {
    let (left, right) = (relation.left, relation.right);
    let words = [left, right].into_iter().find(|at| !plan.indicator(*at).kind.is_number());
    if left == right {
        let help = text!(vi: "ghi chỉ tiêu kia ở một bên, hoặc bỏ quan hệ này", en: "name the other indicator on one side, or take the relation out");
        Some((text!(vi: "so một chỉ tiêu với chính nó", en: "compares an indicator with itself"), help))
    } else if let Some(words) = words {
        let name = &plan.indicator(words).name;
        let help =
            text!(vi: "chỉ so hai chỉ tiêu bằng số; bỏ quan hệ này", en: "compare numbers only: take the relation out");
        Some((text!(vi: "“{name}” không phải là số", en: "“{name}” is no number"), help))
    } else {
        let help = text!(
            vi: "hỏi các chỉ tiêu này trong cùng một nhiệm vụ, hoặc bỏ quan hệ này",
            en: "ask for these indicators in one duty, or take the relation out",
        );
        let reason =
            text!(vi: "không nhiệm vụ nào hỏi đủ các chỉ tiêu này", en: "no duty asks for all of these indicators");
        (!may_meet(plan, [owner, left, right])).then_some((reason, help))
    }
}

/// Whether a duty asks for all three, or may do so once what is told of the plan otherwise has been mended.
fn may_meet(plan: &Plan, all: [IndicatorAt; 3]) -> bool {
    let duties = || plan.duties.iter();
    let are_asked = all.iter().all(|at| duties().any(|duty| duty.asks(*at).is_some()));
    !are_asked || duties().any(|duty| !duty.indicators_known || all.iter().all(|at| duty.asks(*at).is_some()))
}

fn finding(plan: &Plan, relation: &Spanned<Relation>, (reason, help): (Text, Text)) -> Finding {
    let [left, right] = [relation.left, relation.right].map(|at| &plan.indicator(at).id.value);
    let (symbol, Text { vi, en }) = (relation.operator.symbol(), reason);
    let finding = RULE.at(
        relation.span,
        text!(vi: "quan hệ “{left} {symbol} {right}” không bao giờ được kiểm tra: {vi}", en: "the relation “{left} {symbol} {right}” is never checked: {en}"),
        text!(vi: "không có tác dụng", en: "has no effect"),
    );
    finding.help(help)
}
