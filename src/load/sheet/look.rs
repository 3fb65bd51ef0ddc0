//! How a cell of LibreOffice looks beside what it holds: the file has both.

use super::{affixes::Affixes, grid::State};
use crate::{
    load::scalar::{self, NumberFault},
    model::Kind,
    source::Shown,
};
use rust_decimal::Decimal;

/// By how many thousands a format may divide.
const MOST_TIMES: u8 = 4;

/// A number that is written as `text`, as people see it: with the unit around it in `shown`, or with the currency that
/// the file names.
pub(super) fn apply(number: Decimal, text: String, shown: &str, currency: Option<&str>) -> (String, State) {
    let is_digit = |c: char| c.is_ascii_digit();
    // A dash for zero, or ### in a narrow column.
    let (Some(first), Some(last)) = (shown.find(is_digit), shown.rfind(is_digit)) else {
        return if number.is_zero() { (text, State::Sound) } else { of_currency(text, currency) };
    };
    let digits = &shown[first..=last];
    if let Some(shown) = thousands(number.abs(), digits) {
        return (text, State::Shown(shown));
    }
    // The sign of a share belongs to its number.
    let after = &shown[last + 1..];
    let after = if text.ends_with('%') { after.trim_start().trim_start_matches('%') } else { after };
    let affixes = Affixes::of(&shown[..first], after);
    if affixes.is_empty() { of_currency(text, currency) } else { affixes.around(text) }
}

fn of_currency(text: String, currency: Option<&str>) -> (String, State) {
    let currency = currency.filter(|currency| !currency.is_empty()).map(|currency| format!(" {currency}"));
    Affixes::of("", &currency.unwrap_or_default()).around(text)
}

/// That digits show a number in thousands: they are not the number, as far as it was rounded, but become it so.
fn thousands(number: Decimal, digits: &str) -> Option<Shown> {
    let readings = match scalar::number(digits, Kind::Amount) {
        Ok(one) => [one, one],
        Err(NumberFault::Ambiguous(one, other)) => [one, other],
        Err(_) => return None,
    };
    let decimals = digits.rfind([',', '.']).map_or(0, |at| digits.len() - at - 1);
    // What stands behind the sign in `1.500` are no decimals when it stands between thousands.
    let is_grouped = |shown: Decimal| shown.is_integer() && decimals == 3;
    let decimals_of = |shown: Decimal| if is_grouped(shown) { 0 } else { decimals };
    let is_shown = |times: u8| readings.into_iter().any(|shown| is_rounded(number, shown, times, decimals_of(shown)));
    let times = if is_shown(0) { 0 } else { (1..=MOST_TIMES).find(|times| is_shown(*times))? };
    let decimals = u8::try_from(decimals).unwrap_or(u8::MAX);
    (times > 0).then_some(Shown::InThousands { times, decimals })
}

/// Whether a number that is divided by a thousand so many times and rounded to so many decimals is `shown`.
fn is_rounded(number: Decimal, shown: Decimal, times: u8, decimals: usize) -> bool {
    let divided = (0..times).try_fold(number, |number, _| number.checked_div(Decimal::ONE_THOUSAND));
    let unit = u32::try_from(decimals).ok().and_then(|decimals| Decimal::try_new(1, decimals).ok());
    let (Some(divided), Some(unit)) = (divided, unit) else { return false };
    (divided - shown).abs() < unit
}
