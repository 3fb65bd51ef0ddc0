#![doc = include_str!("unknown_weight.md")]

use super::{Finding, Rule, Severity, did_you_mean, of_reports, quoted, text};
use crate::{
    finding::meant,
    model::{Plan, Weight},
};

pub(super) static RULE: Rule = Rule::new("unknown-weight", Severity::Error, include_str!("unknown_weight.md"));

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let unknown = plan.severities.iter().filter(|weight| !changeable().any(|id| id == weight.rule.value)).map(finding);
    unknown.chain(repeated(plan)).collect()
}

/// Entries for a rule that has one already: the first one holds.
fn repeated(plan: &Plan) -> Vec<Finding> {
    let first =
        |at: usize| plan.severities[..at].iter().find(|other| other.rule.value == plan.severities[at].rule.value);
    let pairs = plan.severities.iter().enumerate().filter_map(|(at, weight)| Some((weight, first(at)?)));
    pairs.map(|(weight, first)| second(weight, first)).collect()
}

fn second(weight: &Weight, first: &Weight) -> Finding {
    let read = quoted(&weight.rule);
    let finding = RULE.at(
        weight.rule.span,
        text!(vi: "mức của quy tắc {read} được đặt hai lần", en: "the severity of the rule {read} is set twice"),
        text!(vi: "mục này không có tác dụng", en: "has no effect"),
    );
    finding
        .also(first.rule.span, text!(vi: "lần thứ nhất", en: "the first time"))
        .help(text!(vi: "giữ một mục, bỏ mục kia", en: "keep one of the two"))
}

/// Rules about what agencies report. What a file or a plan must be to be read at all is not for a plan to say.
fn changeable() -> impl Iterator<Item = &'static str> {
    of_reports().map(|rule| rule.id)
}

fn finding(weight: &Weight) -> Finding {
    let read = quoted(&weight.rule);
    let finding = RULE.at(
        weight.rule.span,
        text!(vi: "không đổi được mức của {read}", en: "there is no rule {read} whose severity a plan may set"),
        text!(vi: "mục này không có tác dụng", en: "has no effect"),
    );
    let known: Vec<&str> = changeable().collect();
    finding.help(did_you_mean(&weight.rule, &known).map_or_else(
        || {
            text!(
                vi: "ghi đúng tên như trong “tonghop explain --all”; lỗi về dạng tệp và về kế hoạch thì không đổi mức được, bỏ mục này",
                en: "write a name as in “tonghop explain --all”; faults of a file's form and of a plan keep their severity: take the entry out",
            )
        },
        meant,
    ))
}
