//! Findings as a table for a spreadsheet: a row a finding.

use super::Listed;
use crate::{
    cli::{exit::Failure, spreadsheet},
    finding::{Finding, Text, text},
    model::Agency,
};

pub(super) fn of(listed: &Listed<'_>) -> Result<String, Failure> {
    let heads = heads().map(|head| head.get(listed.lang).to_owned());
    let rows = listed
        .groups
        .iter()
        .flat_map(|group| group.findings.iter().map(|finding| row(listed, group.agency, finding).to_vec()));
    spreadsheet::csv(std::iter::once(heads.to_vec()).chain(rows))
}

fn heads() -> [Text; 12] {
    [
        text!(vi: "Mã cơ quan", en: "Agency id"),
        text!(vi: "Cơ quan", en: "Agency"),
        text!(vi: "Mức", en: "Severity"),
        text!(vi: "Quy tắc", en: "Rule"),
        text!(vi: "Tệp", en: "File"),
        text!(vi: "Dòng", en: "Line"),
        text!(vi: "Ô", en: "Cell"),
        text!(vi: "Đã ghi", en: "Read"),
        text!(vi: "Điều phát hiện", en: "Finding"),
        text!(vi: "Cần có", en: "Expected"),
        text!(vi: "Việc cần làm", en: "What to do"),
        text!(vi: "Số chỗ", en: "Places"),
    ]
}

fn row(listed: &Listed<'_>, agency: Option<&Agency>, finding: &Finding) -> [String; 12] {
    let span = finding.span();
    let source = listed.sources.get(span.source);
    let words = |text: Option<&Text>| text.map(|text| text.get(listed.lang).to_owned()).unwrap_or_default();
    [
        agency.map(|agency| agency.id.value.clone()).unwrap_or_default(),
        agency.map(|agency| agency.name.clone()).unwrap_or_default(),
        words(Some(&finding.severity.label())),
        finding.rule.id.to_owned(),
        source.path.clone(),
        source.position(span).line.to_string(),
        source.cell(span).unwrap_or_default(),
        source.slice(span).to_owned(),
        words(Some(&finding.message)),
        words(finding.expected.as_ref()),
        words(finding.help.as_ref()),
        finding.faults().count().to_string(),
    ]
}
