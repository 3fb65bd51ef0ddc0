//! The number of a document, as registers and agencies write it.

use super::Key;

/// The words behind a number that tell its day.
const DAYS: [&str; 3] = [" ngày", " Ngày", " NGÀY"];

/// What of a written number tells a document from others: `6/BC-STP`, `06/BC-STP` and `Số: 06-BC/STP ngày 05/12/2023`
/// are one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DocumentNumber {
    /// The number without noughts before it.
    count: String,
    /// The symbol behind it.
    symbol: Key,
}

impl DocumentNumber {
    /// Of a number as it is written.
    #[must_use]
    pub fn of(written: &str) -> Self {
        let numbered = written.find(|c: char| c.is_ascii_digit()).map_or(written, |at| &written[at..]);
        let bare = DAYS.iter().filter_map(|day| numbered.split_once(day)).map(|(number, _)| number).next();
        let bare = bare.unwrap_or(numbered);
        let end = bare.find(|c: char| !c.is_ascii_digit()).unwrap_or(bare.len());
        Self { count: bare[..end].trim_start_matches('0').to_owned(), symbol: Key::of(&bare[end..]) }
    }

    /// The number alone. An office counts its documents through the year.
    pub(super) fn count(&self) -> Option<u64> {
        self.count.parse().ok()
    }

    /// Whether one of the two parts is the same.
    pub(super) fn is_near(&self, other: &Self) -> bool {
        self.count == other.count || self.symbol == other.symbol
    }

    /// Whether both are one document's; a register may leave the symbol out.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        let is_bare = |one: &Self| one.symbol.is_empty() && !one.count.is_empty();
        self.count == other.count && (self.symbol == other.symbol || is_bare(self) || is_bare(other))
    }
}
