//! Findings for programs. Lines and columns count from 1; a column is a character.

use super::Listed;
use crate::{
    cli::assumed::Assumed,
    finding::{Finding, Label, Severity, Text},
    model::Agency,
    source::Position,
};
use serde::Serialize;
use serde_json::{Value, json};

/// Raised when a field changes its meaning or goes away; new fields leave it as it is.
const SCHEMA_VERSION: u32 = 1;

/// What `validate --format json` prints; the fields of each type are in the order of the alphabet. A round may have
/// thousands of files and of findings.
#[derive(Serialize)]
pub(super) struct Printed<'l> {
    agencies: usize,
    as_of: String,
    counts: Value,
    files: usize,
    findings: Vec<FindingPrinted<'l>>,
    plan: &'l str,
    schema_version: u32,
    sources: Vec<Assumed<'l>>,
}

#[derive(Serialize)]
struct FindingPrinted<'l> {
    agency: Option<&'l str>,
    expected: Option<Both<'l>>,
    help: Option<Both<'l>>,
    message: Both<'l>,
    more: usize,
    places: Vec<Place<'l>>,
    read: &'l str,
    rule: &'static str,
    severity: &'static str,
}

#[derive(Serialize)]
struct Place<'l> {
    cell: Option<String>,
    column: usize,
    fault: bool,
    file: &'l str,
    line: usize,
    text: Both<'l>,
}

/// The same sentence in both languages.
#[derive(Serialize)]
struct Both<'l> {
    en: &'l str,
    vi: &'l str,
}

pub(super) fn of<'l>(listed: &'l Listed<'_>) -> Printed<'l> {
    let findings = listed
        .groups
        .iter()
        .flat_map(|group| group.findings.iter().map(|finding| FindingPrinted::of(listed, group.agency, finding)));
    Printed {
        agencies: listed.checked.agencies().len(),
        as_of: listed.checked.round.as_of.to_string(),
        counts: json!({
            "error": listed.count(Severity::Error),
            "warning": listed.count(Severity::Warning),
            "note": listed.count(Severity::Note),
        }),
        files: listed.checked.files,
        findings: findings.collect(),
        plan: &listed.checked.round.plan.id,
        schema_version: SCHEMA_VERSION,
        sources: listed.sources.iter().map(Assumed::of).collect(),
    }
}

impl<'l> FindingPrinted<'l> {
    fn of(listed: &'l Listed<'_>, agency: Option<&'l Agency>, finding: &'l Finding) -> Self {
        Self {
            agency: agency.map(|agency| agency.id.as_str()),
            expected: finding.expected.as_ref().map(Both::of),
            help: finding.help.as_ref().map(Both::of),
            message: Both::of(&finding.message),
            more: finding.others.len(),
            places: finding.labels.iter().map(|label| Place::of(listed, label)).collect(),
            read: listed.sources.slice(finding.span()),
            rule: finding.rule.id,
            severity: finding.severity.word(),
        }
    }
}

impl<'l> Place<'l> {
    fn of(listed: &'l Listed<'_>, label: &'l Label) -> Self {
        let source = listed.sources.get(label.span.source);
        let Position { line, column } = source.position(label.span);
        let (cell, file, text) = (source.cell(label.span), source.path.as_str(), Both::of(&label.text));
        Self { cell, column, fault: label.fault, file, line, text }
    }
}

impl<'l> Both<'l> {
    fn of(Text { vi, en }: &'l Text) -> Self {
        Self { en, vi }
    }
}

/// The JSON Schema (draft 2020-12) of what `validate --format json` prints.
pub(in crate::cli) fn schema() -> Value {
    let text = json!({ "type": "string" });
    let maybe = json!({ "type": ["string", "null"] });
    let count = json!({ "type": "integer", "minimum": 0 });
    let from_one = json!({ "type": "integer", "minimum": 1 });
    let words = object(&[("vi", &text), ("en", &text)], "the same sentence in both languages");
    let maybe_words = json!({ "anyOf": [words, { "type": "null" }] });
    let place = object(
        &[
            ("file", &text),
            ("line", &from_one),
            ("column", &from_one),
            ("cell", &maybe),
            ("fault", &json!({ "type": "boolean" })),
            ("text", &words),
        ],
        "a place; of a workbook, line and column are those of the cell",
    );
    let finding = object(
        &[
            ("rule", &text),
            ("severity", &json!({ "enum": ["error", "warning", "note"] })),
            ("agency", &maybe),
            ("message", &words),
            ("read", &text),
            ("expected", &maybe_words),
            ("help", &maybe_words),
            ("places", &json!({ "type": "array", "items": place, "minItems": 1 })),
            ("more", &count),
        ],
        "what is wrong, where, and what to do; the first place is where the fault is; more says how many places at fault are left out",
    );
    let source = object(
        &[
            ("file", &text),
            ("encoding", &maybe),
            ("delimiter", &maybe),
            ("sheet", &maybe),
            ("heading_row", &json!({ "type": ["integer", "null"] })),
        ],
        "how a file was read; null where nothing was assumed",
    );
    let mut root = object(
        &[
            ("schema_version", &json!({ "const": SCHEMA_VERSION })),
            ("as_of", &json!({ "type": "string", "format": "date" })),
            ("plan", &text),
            ("files", &count),
            ("agencies", &count),
            ("counts", &object(&[("error", &count), ("warning", &count), ("note", &count)], "findings by severity")),
            ("sources", &json!({ "type": "array", "items": source })),
            ("findings", &json!({ "type": "array", "items": finding })),
        ],
        "findings about submissions",
    );
    root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    root["title"] = json!("tonghop findings");
    root
}

fn object(fields: &[(&str, &Value)], about: &str) -> Value {
    let properties: serde_json::Map<String, Value> =
        fields.iter().map(|(name, of)| ((*name).to_owned(), (*of).clone())).collect();
    let required: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    // Later versions may add fields.
    json!({ "type": "object", "description": about, "properties": properties, "required": required })
}
