//! The office's own paragraphs: Markdown under headings that name sections → [`Editorial`].

use super::faults;
use crate::{
    finding::{Finding, Text, did_you_mean, meant, quoted, text},
    markup,
    model::{Editorial, Key, Section},
    source::{Source, SourceId, Span, Spanned},
};
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

/// The sections of a text. Comments (`<!-- … -->`) are for those who write and are left out, and so are paragraphs in
/// which something of people was masked.
pub(super) fn read(id: SourceId, source: &Source, masked: &[Span]) -> (Editorial, Vec<Finding>) {
    let (mut editorial, mut findings) = (Editorial::default(), Vec::new());
    let (text, unclosed) = without_comments(&source.text);
    findings.extend(unclosed.map(|at| unclosed_comment(Span::new(id, at..at + 4))));
    for part in parts(&text) {
        let Some(heading) = &part.heading else {
            if !text[part.body.clone()].trim().is_empty() {
                findings.push(under_no_heading(Span::new(id, first_line(&text, &part.body))));
            }
            continue;
        };
        let span = Span::new(id, heading.clone());
        let name = text[heading.clone()].trim_start_matches('#').trim();
        match section_of(name) {
            None => findings.push(unknown_section(span, name)),
            Some(section) if editorial.sections.iter().any(|(known, _)| *known == section) => {
                findings.push(repeated(span, name));
            }
            Some(section) => {
                findings.extend(unprintable(id, &text, &part.body));
                let kept = without_masked(&text, &part.body, masked);
                editorial.sections.push((section, Spanned::new(kept.trim().to_owned(), span)));
            }
        }
    }
    (editorial, findings)
}

/// A heading and what stands under it; the first part has no heading.
struct Part {
    heading: Option<Range<usize>>,
    body: Range<usize>,
}

fn parts(text: &str) -> Vec<Part> {
    let mut parts = vec![Part { heading: None, body: 0..0 }];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        if line.starts_with('#') {
            parts.push(Part { heading: Some(at..at + line.trim_end().len()), body: end..end });
        } else if let Some(part) = parts.last_mut() {
            part.body.end = end;
        }
        at = end;
    }
    parts
}

/// What stands under a heading without the paragraphs and items of lists that hold something masked.
fn without_masked(text: &str, body: &Range<usize>, masked: &[Span]) -> String {
    // What stands in a comment alone is not printed.
    let is_seen = |span: &&Span| !text[span.start as usize..span.end as usize].trim().is_empty();
    let masked: Vec<&Span> = masked.iter().filter(is_seen).collect();
    let holds =
        |span: &Span, piece: &Range<usize>| (span.start as usize) < piece.end && piece.start < span.end as usize;
    let kept = paragraphs(text, body).into_iter().filter(|piece| !masked.iter().any(|span| holds(span, piece)));
    kept.map(|piece| &text[piece]).collect()
}

/// The paragraphs and items of lists in a part of a text, each with its end of line. What is indented goes with the item
/// above it.
fn paragraphs(text: &str, body: &Range<usize>) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut at = body.start;
    let mut is_new = true;
    for line in text[body.clone()].split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let is_blank = line.trim().is_empty();
        match pieces.last_mut() {
            Some(piece) if !is_new && !is_blank && !begins_item(line) => piece.end = range.end,
            _ => pieces.push(range),
        }
        is_new = is_blank;
    }
    pieces
}

fn begins_item(line: &str) -> bool {
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = number.len() < line.len() && number.starts_with([')', '.']);
    line.starts_with(['-', '*', '+']) || is_numbered
}

/// What stands under a heading that no report can hold.
fn unprintable(id: SourceId, text: &str, body: &Range<usize>) -> Vec<Finding> {
    let inner = text[body.clone()].trim();
    let start = body.end - text[body.clone()].trim_start().len();
    let headings = markup::events(inner).filter(|(event, _)| matches!(event, Event::Start(Tag::Heading { .. })));
    let headings = headings.map(|(_, range)| (range, heading_within()));
    let mut found: Vec<(Range<usize>, Text)> = markup::foreign(inner).into_iter().chain(headings).collect();
    found.sort_by_key(|(range, _)| range.start);
    let place = |range: Range<usize>| {
        let line = first_line(text, &(start + range.start..start + range.end));
        Span::new(id, line.start..line.end.min(start + range.end))
    };
    found.into_iter().map(|(range, what)| cannot_hold(place(range), what)).collect()
}

fn heading_within() -> Text {
    text!(
        vi: "đề mục trong một mục (dòng “---” hay “===” ngay dưới một đoạn cũng biến đoạn ấy thành đề mục)",
        en: "a heading within a section (a line “---” or “===” right below a paragraph makes it one too)",
    )
}

fn cannot_hold(span: Span, Text { vi, en }: Text) -> Finding {
    let finding = faults::WRONG_SHAPE.at(
        span,
        text!(vi: "báo cáo không chứa được {vi}", en: "a report cannot hold {en}"),
        text!(vi: "không in được", en: "cannot be printed"),
    );
    finding.help(text!(
        vi: "viết lại thành đoạn văn, bảng, hoặc danh sách một cấp; trước đó chưa lập được báo cáo",
        en: "write it as a paragraph, a table or a list of one level; no report can be made until then",
    ))
}

fn section_of(name: &str) -> Option<Section> {
    let key = Key::of(name);
    Section::ALL.into_iter().find(|section| Key::of(section.id()) == key || Key::of(section.title()) == key)
}

/// The text with spaces in place of comments, so that places stay right; and where a comment is not closed.
fn without_comments(text: &str) -> (String, Option<usize>) {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        let Some((inside, after)) = comment.split_once("-->") else {
            let at = kept.len();
            kept.push_str("<!--");
            return (kept + comment, Some(at));
        };
        kept.push_str("    ");
        kept.extend(inside.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        kept.push_str("   ");
        rest = after;
    }
    (kept + rest, None)
}

fn first_line(text: &str, body: &Range<usize>) -> Range<usize> {
    let inner = &text[body.clone()];
    let start = body.start + (inner.len() - inner.trim_start().len());
    start..start + text[start..].lines().next().unwrap_or_default().len()
}

fn titles() -> String {
    Section::ALL.map(Section::title).map(|title| format!("“{title}”")).join(", ")
}

fn unknown_section(span: Span, name: &str) -> Finding {
    let (read, all) = (quoted(name), titles());
    let finding = faults::UNKNOWN_SECTION.at(
        span,
        text!(vi: "báo cáo không có mục {read}", en: "the report has no section {read}"),
        text!(vi: "nội dung dưới tiêu đề này không được đưa vào báo cáo", en: "what stands under it is not in the report"),
    );
    let finding = finding.expected(text!(vi: "một trong các tiêu đề: {all}", en: "one of the headings: {all}"));
    match did_you_mean(name, &Section::ALL.map(Section::title)) {
        Some(close) => finding.help(meant(close)),
        None => finding.help(text!(vi: "sửa tiêu đề, hoặc chuyển nội dung sang mục khác", en: "correct the heading, or move the content to another section")),
    }
}

fn under_no_heading(span: Span) -> Finding {
    let all = titles();
    let finding = faults::UNKNOWN_SECTION.at(
        span,
        text!(vi: "đoạn này không nằm dưới tiêu đề nào", en: "this stands under no heading"),
        text!(vi: "không được đưa vào báo cáo", en: "not in the report"),
    );
    finding
        .expected(text!(vi: "một trong các tiêu đề: {all}", en: "one of the headings: {all}"))
        .help(text!(vi: "thêm tiêu đề, ví dụ “# Tổng quan”, phía trên đoạn này", en: "put a heading above it, as “# Tổng quan”"))
}

fn unclosed_comment(span: Span) -> Finding {
    let finding = faults::UNKNOWN_SECTION.at(
        span,
        text!(vi: "dòng ghi chú mở bằng “<!--” mà không đóng", en: "the comment opened by “<!--” is not closed"),
        text!(vi: "mở ở đây", en: "opened here"),
    );
    finding.help(text!(vi: "thêm “-->” vào cuối dòng ghi chú", en: "put “-->” at its end"))
}

fn repeated(span: Span, name: &str) -> Finding {
    let read = quoted(name);
    let finding = faults::UNKNOWN_SECTION.at(
        span,
        text!(vi: "mục {read} có hai lần", en: "the section {read} stands twice"),
        text!(vi: "lần thứ hai, không được đưa vào báo cáo", en: "the second time, not in the report"),
    );
    finding.help(text!(vi: "gộp hai mục làm một", en: "merge the two"))
}
