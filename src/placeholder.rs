//! What stands for words that are still to come.

use crate::{model::Key, search::Words};
use std::sync::LazyLock;

/// What stands for them wherever it stands in a text. With more than a few, each text takes longer.
const MARKS: &[&str] =
    &["___", "……", "....", "[ ]", "[]", "[…", "[...", "<...", "<…", "xxx", "TODO", "…/", "[điền", "(điền"];

/// What stands for them between two words: at the end of words it is an enumeration cut short.
const DOTS: &[&str] = &[" … ", " ... "];

static LOOKED_FOR: LazyLock<Words> = LazyLock::new(|| Words::of(MARKS.iter().chain(DOTS)));

/// What the office writes where it has not written yet.
const PROMISES: &[&str] = &[
    "TODO",
    "đang viết",
    "đang soạn",
    "đang cập nhật",
    "đang tổng hợp",
    "viết sau",
    "bổ sung sau",
    "cập nhật sau",
    "điền sau",
];

/// Whether a text is nothing but signs. An empty one is none.
pub(crate) fn is_all(text: &str) -> bool {
    let is_filler = |c: char| !c.is_alphanumeric() || matches!(c, 'x' | 'X');
    text.chars().all(is_filler) && !text.trim().is_empty()
}

/// Whether a line that the office wrote says nothing but that it is still to be written.
pub(crate) fn is_unwritten(line: &str) -> bool {
    is_all(line) || PROMISES.iter().any(|promise| Key::of(promise) == Key::of(line))
}

/// Whether one stands in a text. Hardly any has one, and every text of a round is asked.
pub(crate) fn is_in(text: &str) -> bool {
    let mut from = 0;
    while let Some(found) = LOOKED_FOR.next(text, from) {
        let is_dots = DOTS.contains(&&text[found.clone()]);
        if !is_dots || is_gap(&text[..found.start], &text[found.end..]) {
            return true;
        }
        from = found.end;
    }
    false
}

/// Whether dots between these two texts stand for a word: “cấp … triệu đồng”, but not “báo, đài … và các trang”.
fn is_gap(before: &str, after: &str) -> bool {
    let is_cut_short = ["và ", "hoặc ", "cùng "].iter().any(|word| after.starts_with(word));
    before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric) && !is_cut_short
}
