//! Numbers as people write them.

use crate::model::Kind;
use rust_decimal::Decimal;

/// Why a text is not one number.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::load) enum NumberFault {
    /// It is no number at all.
    Unreadable,
    /// It can be read two ways: with a separator of thousands, or with one of decimals.
    Ambiguous(Decimal, Decimal),
    /// More digits than any figure of a report has.
    TooLong,
}

/// The most digits before and after the decimal separator. Sums of ten million such numbers still fit a [`Decimal`].
pub(in crate::load) const MOST_DIGITS: (usize, usize) = (15, 6);

/// Reads a number as Vietnamese people write it (`1.807.587`, `99,5`, `05`) and as machines do (`1807587`, `99.5`).
/// `1.234` is a thousand and more for a count; for a kind that has decimals it can be read two ways.
pub(in crate::load) fn number(text: &str, kind: Kind) -> Result<Decimal, NumberFault> {
    // Most values are digits alone.
    if let Some(number) = plain_number(text.as_bytes()) {
        return Ok(Decimal::from(number));
    }
    let text = text.trim();
    let text = if kind == Kind::Percent { text.strip_suffix('%').unwrap_or(text).trim_end() } else { text };
    let (negative, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    let number = unsigned(digits, kind)?;
    Ok(if negative { -number } else { number })
}

/// The number of digits alone; none when there is something else, or too many of them.
fn plain_number(text: &[u8]) -> Option<u64> {
    let add = |number: u64, byte: &u8| byte.is_ascii_digit().then(|| number * 10 + u64::from(byte - b'0'));
    if (1..=MOST_DIGITS.0).contains(&text.len()) { text.iter().try_fold(0, add) } else { None }
}

fn unsigned(text: &str, kind: Kind) -> Result<Decimal, NumberFault> {
    let spaced = text.replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ");
    let separators: Vec<char> = spaced.chars().filter(|c| matches!(c, '.' | ',')).collect();
    match separators[..] {
        [] => whole(&spaced, ' '),
        [separator] => one_separator(&spaced, separator, kind),
        [.., last] if separators.iter().filter(|c| **c == last).count() == 1 => {
            let (left, right) = spaced.rsplit_once(last).ok_or(NumberFault::Unreadable)?;
            decimal(&digits(left, if last == '.' { ',' } else { '.' })?, right)
        }
        [first, ..] if separators.iter().all(|c| *c == first) => whole(&spaced, first),
        _ => Err(NumberFault::Unreadable),
    }
}

fn one_separator(text: &str, separator: char, kind: Kind) -> Result<Decimal, NumberFault> {
    let (left, right) = text.split_once(separator).ok_or(NumberFault::Unreadable)?;
    if right.len() != 3 || left.len() > 3 || left.starts_with('0') || !is_digits(left) || !is_digits(right) {
        return decimal(&digits(left, ' ')?, right);
    }
    let (grouped, split) = (whole(text, separator)?, decimal(left, right)?);
    // A count has no decimals, and a Vietnamese dot separates thousands; "1,234" may be either.
    if kind == Kind::Count && separator == '.' { Ok(grouped) } else { Err(NumberFault::Ambiguous(grouped, split)) }
}

fn whole(text: &str, separator: char) -> Result<Decimal, NumberFault> {
    decimal(&digits(text, separator)?, "0")
}

/// The digits of a number whose thousands are set apart by `separator`.
fn digits(text: &str, separator: char) -> Result<String, NumberFault> {
    let groups: Vec<&str> = text.split(separator).collect();
    let first = groups.first().is_some_and(|group| groups.len() == 1 || (1..=3).contains(&group.len()));
    let rest = groups.iter().skip(1).all(|group| group.len() == 3);
    if !first || !rest || !groups.iter().all(|group| is_digits(group)) {
        return Err(NumberFault::Unreadable);
    }
    Ok(groups.concat())
}

fn decimal(left: &str, right: &str) -> Result<Decimal, NumberFault> {
    if !is_digits(left) || !is_digits(right) {
        return Err(NumberFault::Unreadable);
    }
    let (left, right) = (left.trim_start_matches('0'), right.trim_end_matches('0'));
    if left.len() > MOST_DIGITS.0 || right.len() > MOST_DIGITS.1 {
        return Err(NumberFault::TooLong);
    }
    format!("0{left}.{right}0").parse::<Decimal>().map(|number| number.normalize()).map_err(|_| NumberFault::TooLong)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{NumberFault, number, unsigned};
    use crate::model::Kind;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    fn read(text: &str, kind: Kind) -> String {
        match number(text, kind) {
            Ok(number) => number.to_string(),
            Err(NumberFault::Ambiguous(one, other)) => format!("{one} or {other}"),
            Err(NumberFault::Unreadable) => "unreadable".to_owned(),
            Err(NumberFault::TooLong) => "too long".to_owned(),
        }
    }

    #[test]
    fn counts() {
        for (text, expected) in [
            ("05", "5"),
            ("0", "0"),
            ("1.807.587", "1807587"),
            ("1807587", "1807587"),
            ("1 807 587", "1807587"),
            ("1.234", "1234"),
            ("1,234", "1234 or 1.234"),
            ("1,234,567", "1234567"),
            ("24.0", "24"),
            ("2,5", "2.5"),
            ("-5", "-5"),
            ("hai mươi", "unreadable"),
            ("24 bài", "unreadable"),
            ("1.2.3", "unreadable"),
            ("", "unreadable"),
            ("-", "unreadable"),
            ("1234567890123456", "too long"),
            ("00000000000000000007", "7"),
        ] {
            assert_eq!(read(text, Kind::Count), expected, "{text}");
        }
    }

    #[test]
    fn amounts() {
        for (text, expected) in [
            ("1.234", "1234 or 1.234"),
            ("0.125", "0.125"),
            ("1.234,5", "1234.5"),
            ("1,234.5", "1234.5"),
            ("99,5", "99.5"),
            ("99.50", "99.5"),
            ("12.345.678,25", "12345678.25"),
            ("1.23.456,7", "unreadable"),
        ] {
            assert_eq!(read(text, Kind::Amount), expected, "{text}");
        }
        assert_eq!(number("99,5 %", Kind::Percent), Ok(Decimal::new(995, 1)));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn digits_alone_are_the_number_that_is_worked_out(text in "[0-9]{1,17}") {
            for kind in [Kind::Count, Kind::Amount, Kind::Percent] {
                prop_assert_eq!(number(&text, kind), unsigned(&text, kind));
            }
        }
    }
}
