//! Finding → text on a terminal.

use crate::{
    finding::{Finding, Label, Lang, Severity, text},
    source::{Source, Sources, Span},
};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet, renderer::DecorStyle};

/// How wide a line may be; longer ones are cut around the fault.
const WIDTH: usize = 120;

/// A finding as people read it: what is wrong, where, against what, and what to do.
#[must_use]
pub fn render(sources: &Sources, finding: &Finding, lang: Lang, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(WIDTH).decor_style(DecorStyle::Ascii);
    let name = finding.rule.severity.label();
    let level = match finding.rule.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.with_name(name.get(lang).to_owned()).primary_title(finding.message.get(lang)).id(finding.rule.id);
    let mut group = Group::with_title(title);
    for labels in by_source(&finding.labels) {
        group = group.element(snippet(sources, &labels, finding.span(), lang));
    }
    let (expected, help) = (text!(vi: "cần có", en: "expected"), text!(vi: "việc cần làm", en: "what to do"));
    let notes = [(expected, &finding.expected), (help, &finding.help)];
    for (name, words) in &notes {
        if let Some(words) = words {
            group = group.element(Level::HELP.with_name(name.get(lang)).message(words.get(lang)));
        }
    }
    renderer.render(&[group])
}

/// The labels of each text together, the one with the fault first.
fn by_source(labels: &[Label]) -> Vec<Vec<&Label>> {
    let mut groups: Vec<Vec<&Label>> = Vec::new();
    for label in labels {
        match groups.iter_mut().find(|group| group[0].span.source == label.span.source) {
            Some(group) => group.push(label),
            None => groups.push(vec![label]),
        }
    }
    groups
}

/// The lines around the labels; not the whole text, which may be long.
fn snippet<'a>(sources: &'a Sources, labels: &[&'a Label], fault: Span, lang: Lang) -> Snippet<'a, Annotation<'a>> {
    let source = sources.get(labels[0].span.source);
    let window = window(source, labels);
    // The lines of a spreadsheet are its rows.
    let line = source.position(Span::new(labels[0].span.source, window.start..window.start)).line;
    let annotations = labels.iter().map(|label| {
        let kind = if label.span == fault { AnnotationKind::Primary } else { AnnotationKind::Context };
        let words = match source.cell(label.span) {
            Some(cell) if lang == Lang::Vi => format!("ô {cell}: {}", label.text.get(lang)),
            Some(cell) => format!("cell {cell}: {}", label.text.get(lang)),
            None => label.text.get(lang).to_owned(),
        };
        let range = label.span.range();
        kind.span(range.start - window.start..range.end.min(window.end) - window.start).label(words)
    });
    Snippet::source(&source.text[window.clone()])
        .line_start(line)
        .path(printable(&source.path))
        .annotations(annotations)
}

fn window(source: &Source, labels: &[&Label]) -> std::ops::Range<usize> {
    let first = labels.iter().map(|label| label.span.start as usize).min().unwrap_or_default();
    let last = labels.iter().map(|label| first_line_end(source, label.span)).max().unwrap_or_default();
    let start = source.text[..first].rfind('\n').map_or(0, |at| at + 1);
    let end = source.text[last..].find('\n').map_or(source.text.len(), |at| last + at);
    start..end
}

/// The end of the first line of a label: a label over many lines shows its beginning.
fn first_line_end(source: &Source, span: Span) -> usize {
    let range = span.range();
    source.text[range.clone()].find('\n').map_or(range.end, |at| range.start + at)
}

/// A path without characters that a terminal would obey.
fn printable(path: &str) -> String {
    path.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
