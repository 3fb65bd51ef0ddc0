//! What a report cannot hold, seen at the template's own lines.

use super::{
    Found,
    scan::{Piece, PieceKind},
};
use crate::{
    finding::{Text, text},
    markup,
};

/// Faults in the Markdown between values and tags; `in_place` says what stands for each piece.
pub(super) fn check(text: &str, pieces: &[Piece<'_>], in_place: &[&str]) -> Vec<Found> {
    let plain = Plain::of(text, pieces, in_place);
    let foreign = markup::foreign(&plain.text).into_iter();
    let found = foreign.map(|(range, Text { vi, en })| {
        let message = text!(vi: "báo cáo không chứa được {vi}", en: "a report cannot hold {en}");
        Found { at: plain.origin(range.start), message }
    });
    found.collect()
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
