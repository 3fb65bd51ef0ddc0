//! The reader's own words, in Vietnamese, for whoever writes what it reads.

pub(crate) use super::flat::item::Item;

use super::{flat, scalar, value};
use std::ops::RangeInclusive;

/// What may be said of a duty.
pub(crate) const STATUSES: [&str; 4] = value::STATUSES;
/// Years that a date of a report can lie in.
pub(crate) const YEARS: RangeInclusive<i32> = scalar::YEARS;

/// The headings of a table of submissions, in order.
pub(crate) fn headings() -> impl Iterator<Item = &'static str> {
    flat::COLUMNS.iter().map(|column| column.headings[0])
}

/// The word for `item` in the column “mục”.
pub(crate) fn item(item: Item) -> &'static str {
    flat::item::ITEMS.iter().find(|(known, ..)| *known == item).map_or("", |(.., words)| words[0])
}

/// Whether a text in the column “mục” means something else than an indicator.
pub(crate) fn is_item(text: &str) -> bool {
    flat::item::of(text).is_some()
}
