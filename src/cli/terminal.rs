//! Finding → text on a terminal.

use crate::{
    finding::{Finding, Label, Lang, Severity, text},
    source::{Sources, Span},
};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet, renderer::DecorStyle};
use std::{borrow::Cow, io::IsTerminal as _, ops::RangeInclusive};
use unicode_width::UnicodeWidthStr as _;

/// How wide a line of the data may be where no terminal says; longer ones are cut around the fault.
const WIDTH: usize = 120;
/// The widths that a terminal may ask for: in less nothing can be read, and nobody looks along more.
const WIDTHS: RangeInclusive<usize> = 40..=200;

/// What stands before the words below the data, their name apart: numbers of lines, and marks.
const GUTTER: usize = 10;
/// The fewest columns that these words take.
const FEWEST: usize = 20;

/// How many columns the terminal has that shows the result; a file is none.
pub(super) fn columns() -> Option<usize> {
    let shown = std::io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
    shown.map(|(terminal_size::Width(width), _)| usize::from(width))
}

/// A finding as people read it: what is wrong, where, against what, and what to do.
#[must_use]
pub fn render(sources: &Sources, finding: &Finding, lang: Lang, color: bool) -> String {
    render_in(sources, finding, lang, color, None)
}

/// The same on a terminal of so many columns; its first line alone is left to the terminal to break.
#[must_use]
pub fn render_in(sources: &Sources, finding: &Finding, lang: Lang, color: bool, columns: Option<usize>) -> String {
    let width = columns.map_or(WIDTH, |width| width.clamp(*WIDTHS.start(), *WIDTHS.end()));
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(width).decor_style(DecorStyle::Ascii);
    let name = finding.severity.label();
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .with_name(name.get(lang).to_owned())
        .primary_title(printable(finding.message.get(lang)))
        .id(finding.rule.id);
    let mut group = Group::with_title(title);
    for labels in by_source(&finding.labels) {
        for near in together(sources, labels) {
            group = group.elements(snippet(sources, &near, finding.span(), lang));
        }
    }
    let more = (finding.labels.len() + finding.others.len()).saturating_sub(MOST_PLACES);
    let (expected, help) = (text!(vi: "cần có", en: "expected"), text!(vi: "việc cần làm", en: "what to do"));
    let notes = [(expected, &finding.expected), (help, &finding.help)];
    for (name, words) in &notes {
        if let Some(words) = words {
            let (name, words) = (name.get(lang), printable(words.get(lang)));
            let words = match columns {
                Some(columns) => wrapped(&words, columns.saturating_sub(GUTTER + name.width())),
                None => words.into_owned(),
            };
            group = group.element(Level::HELP.with_name(name).message(words));
        }
    }
    if more > 0 {
        let words = text!(
            vi: "còn {more} chỗ nữa như vậy; xem thêm bằng --format json",
            en: "places more like these: {more}; see --format json",
        );
        group = group.element(
            Level::NOTE
                .with_name(text!(vi: "ghi chú", en: "note").get(lang).to_owned())
                .message(words.get(lang).to_owned()),
        );
    }
    renderer.render(&[group])
}

/// Words in lines of so many columns, broken between words.
fn wrapped(words: &str, room: usize) -> String {
    let room = room.max(FEWEST);
    let mut lines = String::new();
    let mut used = 0;
    for word in words.split(' ') {
        let fits = used + 1 + word.width() <= room;
        match (used, fits) {
            (0, _) => {}
            (_, true) => lines.push(' '),
            (_, false) => lines.push('\n'),
        }
        used = if used > 0 && fits { used + 1 } else { 0 } + word.width();
        lines.push_str(word);
    }
    lines
}

/// The most places of one finding that are shown.
const MOST_PLACES: usize = 6;

/// The labels of each text together, the one with the fault first.
fn by_source(labels: &[Label]) -> Vec<Vec<&Label>> {
    let mut groups: Vec<Vec<&Label>> = Vec::new();
    for label in labels.iter().take(MOST_PLACES) {
        match groups.iter_mut().find(|group| group[0].span.source == label.span.source) {
            Some(group) => group.push(label),
            None => groups.push(vec![label]),
        }
    }
    groups
}

/// Labels of one text that can be shown in one piece of it; else each alone.
fn together<'a>(sources: &Sources, labels: Vec<&'a Label>) -> Vec<Vec<&'a Label>> {
    let spans: Vec<Span> = labels.iter().map(|label| label.span).collect();
    let is_near = sources.get(spans[0].source).lines(&spans).is_some();
    if is_near { vec![labels] } else { labels.into_iter().map(|label| vec![label]).collect() }
}

/// The lines around the labels; not the whole text, which may be long.
fn snippet<'a>(
    sources: &'a Sources,
    labels: &[&'a Label],
    fault: Span,
    lang: Lang,
) -> Option<Snippet<'a, Annotation<'a>>> {
    let source = sources.get(labels[0].span.source);
    let lines = source.lines(&labels.iter().map(|label| label.span).collect::<Vec<_>>())?;
    let annotations = labels.iter().map(|label| {
        let kind = if label.span == fault { AnnotationKind::Primary } else { AnnotationKind::Context };
        let words = match source.cell(label.span) {
            Some(cell) if lang == Lang::Vi => format!("ô {cell}: {}", label.text.get(lang)),
            Some(cell) => format!("cell {cell}: {}", label.text.get(lang)),
            None => label.text.get(lang).to_owned(),
        };
        let range = label.span.range();
        kind.span(range.start - lines.at..range.end.min(lines.at + lines.text.len()) - lines.at).label(words)
    });
    Some(Snippet::source(lines.text).line_start(lines.number).path(printable(&source.path)).annotations(annotations))
}

/// Words without characters that a terminal would obey, or that would turn the line around.
pub(super) fn printable(words: &str) -> Cow<'_, str> {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let obeyed = |c: char| turns(c) || (c.is_control() && !matches!(c, '\n' | '\t'));
    if !words.contains(obeyed) {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.replace("\r\n", "\n").replace(obeyed, "\u{fffd}"))
}

#[cfg(test)]
mod tests {
    use super::wrapped;
    use unicode_normalization::UnicodeNormalization as _;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn words_are_broken_between_words_however_their_marks_are_written() {
        let words = "đề nghị cơ quan bổ sung; nếu không có thì ghi “không phát sinh” kèm lý do";
        for words in [words.nfc().collect::<String>(), words.nfd().collect()] {
            let lines = wrapped(&words, 24);
            assert_eq!(lines.lines().map(UnicodeWidthStr::width).max(), Some(24));
            assert_eq!(lines.replace('\n', " "), words);
        }
    }
}
