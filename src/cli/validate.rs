//! `validate`: every finding of every file in one run, and a verdict.

use super::{
    arguments::{FindingFormat, Validate},
    assumed,
    exit::{Exit, Failure, OrExit as _},
    run::{Checked, Look, Run, print},
};
use crate::{
    finding::{Finding, Label, Lang, Severity, text},
    report::wording,
    source::Sources,
};
use serde_json::{Value, json};
use std::collections::BTreeSet;

pub(super) fn run(run: &mut Run, arguments: &Validate) -> Result<Exit, Failure> {
    let checked = run.check(&arguments.paths, Look::AtAll)?;
    let text = match arguments.format {
        FindingFormat::Text => run.rendered(&checked.findings) + &verdict(&checked, run.lang),
        FindingFormat::Json => serde_json::to_string_pretty(&as_json(&checked, &run.sources)).or_exit(Exit::Io)? + "\n",
    };
    print(&text)?;
    let reached = checked.findings.iter().any(|finding| arguments.fail_on.is_reached_by(finding.severity));
    Ok(if reached { Exit::Findings } else { Exit::Done })
}

fn verdict(checked: &Checked, lang: Lang) -> String {
    let (files, agencies) = (checked.files, agencies(checked));
    let [errors, warnings, notes] =
        [Severity::Error, Severity::Warning, Severity::Note].map(|severity| checked.count(severity));
    let as_of = wording::day(checked.round.as_of);
    let text = if checked.findings.is_empty() {
        text!(
            vi: "Đã kiểm tra {files} tệp của {agencies} cơ quan: không có lỗi, cảnh báo hay ghi chú nào (ngày xem {as_of}).",
            en: "Files checked: {files}, agencies: {agencies}; no errors, warnings or notes (as of {as_of}).",
        )
    } else {
        text!(
            vi: "Đã kiểm tra {files} tệp của {agencies} cơ quan: {errors} lỗi, {warnings} cảnh báo, {notes} ghi chú (ngày xem {as_of}). Xem giải thích: tonghop explain TÊN-QUY-TẮC",
            en: "Files checked: {files}, agencies: {agencies}; errors: {errors}, warnings: {warnings}, notes: {notes} (as of {as_of}). For more: tonghop explain RULE",
        )
    };
    text.get(lang).to_owned() + "\n"
}

fn agencies(checked: &Checked) -> usize {
    checked.round.submissions.iter().map(|submission| *submission.agency).collect::<BTreeSet<_>>().len()
}

/// All findings for programs. Lines and columns count from 1; a column is a character.
fn as_json(checked: &Checked, sources: &Sources) -> Value {
    json!({
        "schema_version": 1,
        "as_of": checked.round.as_of.to_string(),
        "plan": checked.round.plan.id.value,
        "files": checked.files,
        "agencies": agencies(checked),
        "counts": {
            "error": checked.count(Severity::Error),
            "warning": checked.count(Severity::Warning),
            "note": checked.count(Severity::Note),
        },
        "sources": assumed::as_json(sources),
        "findings": checked.findings.iter().map(|finding| finding_json(finding, checked, sources)).collect::<Vec<_>>(),
    })
}

fn finding_json(finding: &Finding, checked: &Checked, sources: &Sources) -> Value {
    let owner = checked.round.submissions.iter().find(|submission| submission.holds(finding.span()));
    let both = |text: &Option<crate::finding::Text>| text.as_ref().map(|text| json!({ "vi": text.vi, "en": text.en }));
    json!({
        "rule": finding.rule.id,
        "severity": finding.severity.label().en,
        "agency": owner.map(|owner| &checked.round.plan.agency(*owner.agency).id.value),
        "message": { "vi": finding.message.vi, "en": finding.message.en },
        "read": sources.slice(finding.span()),
        "expected": both(&finding.expected),
        "help": both(&finding.help),
        "places": finding.labels.iter().map(|label| place_json(label, sources)).collect::<Vec<_>>(),
    })
}

fn place_json(label: &Label, sources: &Sources) -> Value {
    let source = sources.get(label.span.source);
    let position = source.position(label.span);
    json!({
        "file": source.path,
        "line": position.line,
        "column": position.column,
        "cell": source.cell(label.span),
        "fault": label.fault,
        "text": { "vi": label.text.vi, "en": label.text.en },
    })
}
