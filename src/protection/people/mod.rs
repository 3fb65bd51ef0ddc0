//! Data of private people in a text: numbers, addresses and names that tell who somebody is.
//!
//! A report needs counts, not names. What belongs to an office is left alone: hotlines, official mailboxes, sums of
//! money, numbers of documents, and people named with their public post.

mod call;
mod capitals;
mod context;
mod digits;
mod email;
pub(super) mod escapes;
mod evidence;
mod figures;
mod heroes;
mod highlands;
mod home;
mod mask;
mod middle;
mod name;
mod number;
mod person;
mod places;
mod plate;
mod posts;
mod public;
mod said;
mod scan;
mod stems;
mod surnames;

use std::ops::Range;

/// What a stretch of text tells of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A name (họ tên), whole or in initials.
    Name,
    /// Day or year of birth of a named person.
    Birth,
    /// Where a named person lives or comes from.
    Home,
    /// Number of the citizen's card (căn cước), 12 digits.
    CitizenId,
    /// Number of the old identity card (chứng minh nhân dân), 9 digits.
    OldId,
    /// Number of a passport.
    Passport,
    /// Number of health insurance, two letters and 13 digits, or of social insurance, 10 digits.
    Health,
    /// Number by which somebody pays taxes, 10 digits.
    Tax,
    /// A mobile number.
    Mobile,
    /// A landline that is not an office's.
    Landline,
    /// A bank account that is not a public fund's.
    Account,
    /// A mailbox that is not an office's.
    Email,
    /// A vehicle's number plate.
    Plate,
}

/// A stretch that tells something of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where, in bytes of the text.
    pub range: Range<usize>,
    /// What.
    pub kind: Kind,
}

/// All that tells who somebody is, in the order of the text; no two stretches overlap.
#[must_use]
pub fn find(text: &str) -> Vec<Found> {
    match escapes::Unescaped::of(text) {
        Some(unescaped) => scan::scan(&unescaped.text).iter().map(|found| unescaped.in_file(found)).collect(),
        None => scan::scan(text),
    }
}

/// Blots out all that [`find`] finds, and gives the places. The text keeps its length in bytes, its characters their
/// number and its lines their ends, so that every place in it stays right.
pub fn mask(text: &mut String) -> Vec<Found> {
    let found = find(text);
    for one in &found {
        mask::blot(text, &one.range);
    }
    found
}
