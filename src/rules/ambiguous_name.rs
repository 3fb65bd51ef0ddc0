#![doc = include_str!("ambiguous_name.md")]

use super::{Finding, Rule, Severity, quoted, text};
use crate::model::{Agency, Key, Plan};
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule::new("ambiguous-name", Severity::Error, include_str!("ambiguous_name.md"));

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let mut taken: BTreeMap<Key, usize> = BTreeMap::new();
    let mut findings = Vec::new();
    for (at, agency) in plan.agencies.iter().enumerate() {
        // An agency may write its own name in several ways.
        let clash = agency.names().find_map(|name| {
            let other = *taken.get(&Key::of(name))?;
            (other != at).then_some((name, other))
        });
        findings.extend(clash.map(|(name, other)| finding(name, agency, &plan.agencies[other])));
        taken.extend(agency.names().map(|name| (Key::of(name), at)));
    }
    findings
}

fn finding(name: &str, agency: &Agency, other: &Agency) -> Finding {
    let (read, first) = (quoted(name), &other.name);
    let finding = RULE.at(
        agency.id.span,
        text!(vi: "{read} có thể hiểu là hai cơ quan", en: "{read} may mean two agencies"),
        text!(vi: "trùng với “{first}”", en: "the same as “{first}”"),
    );
    finding.also(other.id.span, text!(vi: "cơ quan kia", en: "the other agency")).help(text!(
        vi: "so tên không kể dấu, chữ hoa và dấu cách; đổi tên gọi hoặc mã của một trong hai",
        en: "names are compared without marks, case and spaces; change a name or the id of one of the two",
    ))
}
