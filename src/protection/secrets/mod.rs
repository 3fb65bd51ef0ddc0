//! Marks of secrecy: a text that bears one must not be read on a computer of this kind at all.
//!
//! A mark is a word of level (Mật, Tối mật, Tuyệt mật) that stands as one: alone on its line or in its cell, in
//! brackets, behind “Độ mật:”, before or behind a heading; or the number of the document is one of the secret series.
//! “Bí mật nhà nước”, “mật độ”, “bảo mật” in a sentence are words like others.

mod file_name;
mod level;
mod number;
mod unit;

pub use file_name::{is_marked_name, is_surely_marked_name};

use super::people::escapes::Unescaped;
use crate::search::Words;
use memchr::{memchr_iter, memchr3};
use std::{iter, ops::Range, sync::LazyLock};
use unicode_normalization::{UnicodeNormalization as _, is_nfc};
use unit::Unit;

/// A mark of secrecy in a text. What stands there is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Where, in bytes of the text.
    pub at: usize,
    /// What it is.
    pub kind: MarkKind,
}

/// By what a text is known to be secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// A word of level.
    Level,
    /// The number of the document.
    Number,
}

/// The ends of “độ mật”, behind which any level is a mark, also without marks over its letters.
const LABELS: &[&str] = &["ộ mật", "o mat", "o-mat", "o_mat"];
/// The ends of levels that are no other word even in small letters.
const DEGREES: &[&str] = &["ối mật", "ỐI mật", "yệt mật", "YỆT mật", "oi mat", "OI mat", "yet mat", "YET mat"];
/// “Mật” in TCVN3 with a font of capitals: its letters are stored small.
const TYPED_SMALL: &str = "mËt";
/// The level in small letters where nothing but a mark is written so: in brackets, behind the word of this document.
const SET_OFF: &[&str] = &["(mật", "[mật", "áo mật"];
/// All of these.
static SMALL: LazyLock<Words> =
    LazyLock::new(|| Words::of(LABELS.iter().chain(DEGREES).chain(SET_OFF).chain([&TYPED_SMALL])));

/// The first mark of a text. Every word of level has an M in it, large or small, if it is not written as an escape.
#[must_use]
pub fn mark(text: &str) -> Option<Mark> {
    memchr3(b'M', b'm', b'\\', text.as_bytes())?;
    marks(text).min().or_else(|| mark_in_escapes(text))
}

/// The first mark of a text some of whose letters are written as escapes: `M\u1eacT`, `MA\u0302\u0323T`.
fn mark_in_escapes(text: &str) -> Option<Mark> {
    let unescaped = Unescaped::of(text)?;
    if is_nfc(&unescaped.text) {
        let Mark { at, kind } = marks(&unescaped.text).min()?;
        return Some(Mark { at: unescaped.start_in_file(at), kind });
    }
    // The marks over a letter may be escaped each by itself. Lines stay as they are, places in them do not.
    let joined: String = unescaped.text.nfc().collect();
    let Mark { at, kind } = marks(&joined).min()?;
    let line = memchr_iter(b'\n', &joined.as_bytes()[..at]).count();
    let start: usize = unescaped.text.split_inclusive('\n').take(line).map(str::len).sum();
    Some(Mark { at: unescaped.start_in_file(start), kind })
}

/// Every mark of a text, in no order. Most texts have few capital Ms, and are done with quickly.
pub fn marks(text: &str) -> impl Iterator<Item = Mark> {
    let capitals = memchr_iter(b'M', text.as_bytes()).filter_map(|at| at_capital(text, at));
    let mut searched = 0;
    let small = iter::from_fn(move || {
        let word = SMALL.next(text, searched)?;
        searched = word.end;
        Some(word)
    });
    capitals.chain(small.filter_map(|word| at_small(text, &word)))
}

/// The mark of a word in small letters.
fn at_small(text: &str, word: &Range<usize>) -> Option<Mark> {
    match &text[word.clone()] {
        TYPED_SMALL => at_level(text, word.start),
        label if LABELS.contains(&label) => behind_label(text, word.end),
        plain if plain.ends_with("mat") => at_level(text, word.end - "mat".len()),
        _ => at_level(text, word.end - "mật".len()),
    }
}

fn at_capital(text: &str, at: usize) -> Option<Mark> {
    let is_number = || number::may_be_at(text, at) && number::is_secret(unit::piece(text, at));
    at_level(text, at).or_else(|| is_number().then_some(Mark { at, kind: MarkKind::Number }))
}

fn at_level(text: &str, at: usize) -> Option<Mark> {
    let level = level::at(text, at)?;
    Unit::around(text, &level).is_mark(&level).then_some(Mark { at, kind: MarkKind::Level })
}

/// The level behind “độ mật”, in the same cell or the next.
fn behind_label(text: &str, label_end: usize) -> Option<Mark> {
    let rest = text[label_end..].trim_start_matches([' ', ':', '*', '_', '"', '“', '\'', '\t', ';', '|', '-']);
    let at = text.len() - rest.len();
    let is_told = text[label_end..at].contains([':', ';', '\t', '|', '-']);
    let word = at
        + ["tối ", "tuyệt ", "toi ", "tuyet "]
            .iter()
            .find(|word| starts_small(rest, word))
            .map_or(0, |word| word.len());
    let level = level::at(text, word)?;
    (is_told && level.start == at && Unit::around(text, &level).ends_stamp())
        .then_some(Mark { at, kind: MarkKind::Level })
}

/// Whether a text begins with one of some words, in any case.
fn starts_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| starts_small(text, word))
}

/// Whether a text begins with a word in small letters, with or without capitals; the two take as many bytes.
fn starts_small(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.to_lowercase() == word)
}
