//! Findings in SARIF 2.1.0 (OASIS), which editors and code hosts show beside the lines.

use super::Listed;
use crate::{
    cli::explain,
    finding::{Finding, Label, Lang, Rule},
};
use serde_json::{Value, json};

pub(super) fn of(listed: &Listed<'_>) -> Value {
    let mut rules: Vec<&Rule> = listed.findings().map(|finding| finding.rule).collect();
    rules.sort_by_key(|rule| rule.id);
    rules.dedup_by_key(|rule| rule.id);
    let results = listed.findings().map(|finding| result(listed, &rules, finding)).collect::<Vec<_>>();
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "tonghop",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| rule_json(rule, listed.lang)).collect::<Vec<_>>(),
            }},
            "language": if listed.lang == Lang::Vi { "vi" } else { "en" },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn rule_json(rule: &Rule, lang: Lang) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": { "text": explain::title(rule.page, lang) },
        "help": { "text": explain::page(rule.page, lang), "markdown": explain::page(rule.page, lang) },
        "defaultConfiguration": { "level": rule.severity.word() },
    })
}

fn result(listed: &Listed<'_>, rules: &[&Rule], finding: &Finding) -> Value {
    let lang = listed.lang;
    let message = super::in_lines(finding, lang);
    let (first, others) = finding.labels.split_at(1);
    json!({
        "ruleId": finding.rule.id,
        "ruleIndex": rules.iter().position(|rule| rule.id == finding.rule.id),
        "level": finding.severity.word(),
        "message": { "text": message },
        "locations": first.iter().map(|label| location(listed, label)).collect::<Vec<_>>(),
        "relatedLocations": others.iter().map(|label| location(listed, label)).collect::<Vec<_>>(),
    })
}

fn location(listed: &Listed<'_>, label: &Label) -> Value {
    let source = listed.sources.get(label.span.source);
    let position = source.position(label.span);
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(&source.path) },
            "region": { "startLine": position.line, "startColumn": position.column },
        },
        "message": { "text": label.text.get(listed.lang) },
    });
    if let Some(cell) = source.cell(label.span) {
        location["logicalLocations"] = json!([{ "fullyQualifiedName": cell }]);
    }
    location
}

/// A path as a URI: what is no letter, digit, or one of `-._~/` as its bytes. One from the root of a disk is told as a
/// file, for the colon of `C:/` would be taken for the end of a scheme.
fn uri(path: &str) -> String {
    let is_whole = |path: &str| path.starts_with('/') || path.get(1..3) == Some(":/");
    match path.strip_prefix('/').or_else(|| Some(path).filter(|path| is_whole(path))) {
        Some(path) => format!("file:///{}", encoded(path).replacen("%3A/", ":/", 1)),
        None => encoded(path),
    }
}

fn encoded(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
