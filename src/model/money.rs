//! Units of money.

use super::Key;

/// Units of money, folded, with how many đồng one is.
const MONEY: &[(&[&str], i64)] = &[
    (&["dong", "d", "vnd"], 1),
    (&["nghindong", "ngandong", "nghin", "ngan"], 1_000),
    (&["trieudong", "trieu", "trd"], 1_000_000),
    (&["tydong", "tidong", "ty", "ti"], 1_000_000_000),
];

/// How many đồng a unit is; none when it is none of money.
pub(crate) fn dong(unit: &str) -> Option<i64> {
    if unit.trim() == "₫" {
        return Some(1);
    }
    let key = Key::of(unit);
    MONEY.iter().find(|(names, _)| names.contains(&key.as_str())).map(|(_, dong)| *dong)
}
