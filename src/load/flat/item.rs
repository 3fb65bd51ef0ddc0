//! The column “mục”: what a row tells, when it is not a figure.

use crate::model::Key;
use std::{collections::BTreeMap, sync::LazyLock};

/// What a row tells, when it is not a figure.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Item {
    Plan,
    Form,
    Number,
    Date,
    Signer,
    Cutoff,
    Sample,
    Difficulty,
    Proposal,
    Status,
    Reason,
    Summary,
}

/// The words in the column “mục”: the Vietnamese one, the English one, others; and whether they go with a duty.
pub(crate) const ITEMS: &[(Item, bool, &[&str])] = &[
    (Item::Plan, false, &["kế hoạch", "plan"]),
    (Item::Form, false, &["phiên bản biểu mẫu", "form version"]),
    (Item::Number, false, &["số văn bản", "document number", "số ký hiệu"]),
    (Item::Date, false, &["ngày văn bản", "document date"]),
    (Item::Signer, false, &["người ký", "signer", "chức vụ người ký"]),
    (Item::Cutoff, false, &["số liệu đến ngày", "cutoff"]),
    (Item::Sample, false, &["số liệu giả định", "sample"]),
    (Item::Difficulty, false, &["khó khăn", "difficulty", "khó khăn, vướng mắc"]),
    (Item::Proposal, false, &["kiến nghị", "proposal", "đề xuất, kiến nghị"]),
    (Item::Status, true, &["tình trạng", "status"]),
    (Item::Reason, true, &["lý do", "reason"]),
    (Item::Summary, true, &["tóm tắt", "summary"]),
];

/// Every word by its key, folded once.
static WORDS: LazyLock<BTreeMap<Key, (Item, bool)>> = LazyLock::new(|| {
    let named = ITEMS.iter().flat_map(|(item, with_duty, words)| words.iter().map(|word| (word, (*item, *with_duty))));
    named.map(|(word, item)| (Key::of(word), item)).collect()
});

/// The item that is written, and whether it goes with a duty.
pub(crate) fn of(written: &str) -> Option<(Item, bool)> {
    WORDS.get(&Key::of(written)).copied()
}

/// Whether it may be an item at all: no word for one has a digit, as nearly every id of an indicator has.
pub(super) fn may_be(written: &str) -> bool {
    !written.bytes().any(|byte| byte.is_ascii_digit())
}

/// The words that go without a duty, in one language.
pub(super) fn general(language: usize) -> Vec<&'static str> {
    ITEMS.iter().filter(|(_, with_duty, _)| !with_duty).map(|(.., words)| words[language]).collect()
}
