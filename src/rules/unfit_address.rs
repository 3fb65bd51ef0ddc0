#![doc = include_str!("unfit_address.md")]

use super::{Finding, Rule, Severity, text};
use crate::model::{Address, Agency, Key, Plan};

pub(super) static RULE: Rule = Rule::new("unfit-address", Severity::Warning, include_str!("unfit_address.md"));

/// What stands, folded, in names of bodies that are under no People's Committee: of the Party, the Front, unions and
/// associations, courts and procuracies.
const APART: &[&str] = &[
    "tinhuy",
    "thanhuy",
    "huyenuy",
    "thiuy",
    "danguy",
    "mattrantoquoc",
    "mttq",
    "hoilienhiepphunu",
    "hoinongdan",
    "hoicuuchienbinh",
    "liendoanlaodong",
    "congdoan",
    "tinhdoan",
    "thanhdoan",
    "huyendoan",
    "doanthanhnien",
    "toaannhandan",
    "vienkiemsat",
];

/// An issuer that is one of these bodies itself requires of its own.
pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    if plan.issuer.as_deref().is_some_and(is_apart) {
        return Vec::new();
    }
    let required = plan.agencies.iter().filter(|agency| agency.address == Address::Require);
    required.filter(|agency| is_apart(&agency.name)).map(finding).collect()
}

fn is_apart(name: &str) -> bool {
    let key = Key::of(name);
    APART.iter().any(|words| key.as_str().contains(words))
}

fn finding(agency: &Agency) -> Finding {
    let name = &agency.name;
    let finding = RULE.at(
        agency.id.span,
        text!(vi: "công văn gửi {name} sẽ viết “yêu cầu”", en: "letters to {name} will say “yêu cầu” (require)"),
        text!(vi: "không trực thuộc Ủy ban nhân dân", en: "under no People's Committee"),
    );
    finding.help(text!(
        vi: "ghi “address: đề nghị” cho cơ quan này",
        en: "write “address: đề nghị” (request) for this agency",
    ))
}
