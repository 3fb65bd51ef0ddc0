//! How often each allowed value was chosen, by its words; by its id where the words are long.

use super::wording;
use crate::model::{Choice, Indicator};

/// The most characters of a value that still stand in a cell or a sentence with the others.
const SHORT: usize = 40;

/// Whether the values are told by their ids, so that their words must stand elsewhere.
pub(super) fn are_long(indicator: &Indicator) -> bool {
    indicator.values.iter().any(|value| value.text.chars().count() > SHORT)
}

/// As a cell shows them: “Có: 1; Không: 3”.
pub(super) fn in_cell(indicator: &Indicator, counts: &[usize]) -> Option<String> {
    told(indicator, counts, |value, count| {
        let name = if are_long(indicator) { format!("({})", value.id) } else { value.text.clone() };
        // A count does not begin a line.
        format!("{name}:\u{a0}{count}")
    })
}

/// As a sentence says them: ““Có” 01 cơ quan; “Không” 03 cơ quan”.
pub(super) fn in_words(indicator: &Indicator, counts: &[usize]) -> Option<String> {
    told(indicator, counts, |value, count| {
        let name = if are_long(indicator) { format!("({})", value.id) } else { format!("“{}”", value.text) };
        format!("{name} {} cơ quan", wording::count(count))
    })
}

/// What was chosen at all; none when nothing was.
fn told(indicator: &Indicator, counts: &[usize], one: impl Fn(&Choice, usize) -> String) -> Option<String> {
    let chosen = indicator.values.iter().zip(counts).filter(|(_, count)| **count > 0);
    let told: Vec<String> = chosen.map(|(value, count)| one(value, *count)).collect();
    (!told.is_empty()).then(|| told.join("; "))
}
