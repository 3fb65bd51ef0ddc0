#![doc = include_str!("ambiguous_name.md")]

use super::{Finding, Rule, Severity, quoted, text};
use crate::{
    model::{Key, Lookup, Plan},
    source::Span,
};

pub(super) static RULE: Rule = Rule::new("ambiguous-name", Severity::Error, include_str!("ambiguous_name.md"));

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let mut taken: Lookup<Key, (usize, Span)> = Lookup::default();
    let mut findings = Vec::new();
    for (at, (body, names)) in bodies(plan).into_iter().enumerate() {
        // A body may write its own name in several ways; an id used twice has its own rule.
        let mut clash = None;
        for (nth, (name, span)) in names.into_iter().enumerate() {
            let (other, first) = *taken.entry(Key::of(name)).or_insert((at, span));
            if nth > 0 && other != at {
                clash.get_or_insert((name, span, first));
            }
        }
        findings.extend(clash.map(|(name, span, first)| finding(body, name, span, first)));
    }
    findings
}

/// A body, and what it is called with the places of these names.
type Body<'p> = (&'p str, Vec<(&'p str, Span)>);

/// Agencies and partners.
fn bodies(plan: &Plan) -> Vec<Body<'_>> {
    let agencies = plan.agencies.iter().map(|agency| (&agency.id, &agency.name, Some(&agency.short), &agency.aliases));
    let partners = plan.partners.iter().map(|partner| (&partner.id, &partner.name, None, &partner.aliases));
    let named = agencies.chain(partners).map(|(id, name, short, aliases)| {
        let own = [Some(&id.value), Some(name), short].into_iter().flatten();
        let own = own.map(|name| (name.as_str(), id.span));
        (name.as_str(), own.chain(aliases.iter().map(|alias| (alias.as_str(), alias.span))).collect())
    });
    named.collect()
}

fn finding(body: &str, name: &str, span: Span, first: Span) -> Finding {
    let read = quoted(name);
    let finding = RULE.at(
        span,
        text!(vi: "{read} có thể hiểu là hai cơ quan", en: "{read} may mean two agencies"),
        text!(vi: "tên gọi của {body}", en: "a name of {body}"),
    );
    finding.also(first, text!(vi: "cơ quan kia cũng có tên này", en: "the other agency has this name too")).help(text!(
        vi: "đổi tên gọi hoặc mã của một trong hai; khi so tên không phân biệt chữ hoa, dấu và dấu cách",
        en: "change a name or the id of one of the two; names are compared without marks, case and spaces",
    ))
}
