//! The Markdown that a report is written in, and what of Markdown no report can hold.

use crate::finding::{Text, text};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// A text in Markdown, piece by piece.
pub(crate) fn events(markdown: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES).into_offset_iter()
}

/// What of a text not every writer can carry, each with its place.
pub(crate) fn foreign(markdown: &str) -> Vec<(Range<usize>, Text)> {
    let (mut foreign, mut lists, mut end) = (Vec::new(), 0_usize, 0);
    for (event, range) in events(markdown) {
        match event {
            Event::Start(Tag::List(_)) => lists += 1,
            Event::End(TagEnd::List(_)) => lists -= 1,
            _ => {}
        }
        // What stands within something that is told already is not told once more.
        if let Some(what) = refused(&event, lists).filter(|_| range.start >= end) {
            end = range.end;
            foreign.push((range, what));
        }
    }
    foreign
}

/// What a report cannot hold of Markdown; `lists` says how many lists are open.
fn refused(event: &Event<'_>, lists: usize) -> Option<Text> {
    Some(match event {
        Event::Start(Tag::Heading { level, .. }) if *level > HeadingLevel::H3 => {
            text!(vi: "đề mục sâu hơn ba cấp (###)", en: "a heading deeper than three levels (###)")
        }
        Event::Start(Tag::List(_)) if lists > 1 => {
            text!(vi: "danh sách nằm trong danh sách", en: "a list within a list")
        }
        Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_) => text!(vi: "mã HTML", en: "HTML"),
        Event::Start(Tag::Image { .. }) => text!(vi: "hình ảnh", en: "an image"),
        Event::Start(Tag::Link { .. }) => text!(vi: "liên kết", en: "a link"),
        Event::Start(Tag::CodeBlock(_)) => {
            text!(vi: "khối mã (dòng thụt từ 4 dấu cách hoặc nằm giữa ```)", en: "a code block (lines indented by 4 spaces, or between ```)")
        }
        Event::Code(_) => text!(vi: "chữ kiểu mã (nằm giữa hai dấu `)", en: "code (between two `)"),
        Event::Start(Tag::BlockQuote(_)) => {
            text!(vi: "đoạn trích (dòng bắt đầu bằng >)", en: "a quotation (lines that begin with >)")
        }
        Event::Rule => text!(vi: "đường kẻ ngang (---)", en: "a rule (---)"),
        _ => return None,
    })
}
