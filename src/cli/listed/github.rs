//! Findings as annotations of a change on GitHub: a workflow command a line.

use super::Listed;
use crate::finding::{Finding, Severity};

pub(super) fn of(listed: &Listed<'_>) -> String {
    listed.findings().map(|finding| line(listed, finding) + "\n").collect()
}

fn line(listed: &Listed<'_>, finding: &Finding) -> String {
    let source = listed.sources.get(finding.span().source);
    let position = source.position(finding.span());
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let cell = source.cell(finding.span()).map(|cell| format!(" ({cell})")).unwrap_or_default();
    let message = super::in_lines(finding, listed.lang);
    let message = match message.split_once('\n') {
        Some((message, more)) => format!("{message}{cell}\n{more}"),
        None => message + &cell,
    };
    let (file, title) = (property(&source.path), property(finding.rule.id));
    let (line, column) = (position.line, position.column);
    format!("::{level} file={file},line={line},col={column},title={title}::{}", data(&message))
}

/// The three characters that would end a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// In a property two more would.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
