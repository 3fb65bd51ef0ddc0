//! What a report cannot hold, seen at the template's own lines.

use super::{
    Found,
    scan::{Piece, PieceKind},
};
use crate::{
    finding::{Text, text},
    report::document,
};
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

/// Faults in the Markdown between values and tags; `in_place` says what stands for each piece.
pub(super) fn check(text: &str, pieces: &[Piece<'_>], in_place: &[&str]) -> Vec<Found> {
    let plain = Plain::of(text, pieces, in_place);
    let (mut found, mut lists) = (Vec::new(), 0_usize);
    for (event, range) in document::events(&plain.text) {
        match event {
            Event::Start(Tag::List(_)) => lists += 1,
            Event::End(TagEnd::List(_)) => lists -= 1,
            _ => {}
        }
        if let Some(Text { vi, en }) = refused(&event, lists) {
            let message = text!(vi: "báo cáo không chứa được {vi}", en: "a report cannot hold {en}");
            found.push(Found { at: plain.origin(range.start), message });
        }
    }
    found
}

/// A template read once with every branch and every loop: tags are gone, each value is a word.
struct Plain {
    text: String,
    /// Where stretches of the text begin, and where they stand in the template.
    origins: Vec<(usize, usize)>,
}

impl Plain {
    fn of(template: &str, pieces: &[Piece<'_>], in_place: &[&str]) -> Self {
        let mut plain = Self { text: String::new(), origins: vec![(0, 0)] };
        for (at, piece) in pieces.iter().enumerate() {
            let (mut start, words) = (piece.range.start, in_place.get(at).copied().unwrap_or_default());
            let mut words = if matches!(piece.kind, PieceKind::Words) { &template[piece.range.clone()] } else { words };
            if at > 0 && pieces[at - 1].trims_after {
                start += words.len() - words.trim_start().len();
                words = words.trim_start();
            }
            if pieces.get(at + 1).is_some_and(|next| next.trims_before) {
                words = words.trim_end();
            }
            plain.origins.push((plain.text.len(), start));
            plain.text.push_str(words);
        }
        plain
    }

    /// Where something of the text stands in the template.
    fn origin(&self, at: usize) -> usize {
        let after = self.origins.partition_point(|(start, _)| *start <= at);
        let (start, origin) = self.origins[after - 1];
        origin + (at - start)
    }
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
