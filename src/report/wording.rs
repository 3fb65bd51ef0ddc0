//! Numbers and days as Vietnamese administrative documents write them.

use chrono::{Datelike as _, NaiveDate};
use rust_decimal::Decimal;

/// A number with dots between thousands and a comma before decimals; a count below ten has two digits, as "05 văn bản".
#[must_use]
pub fn number(number: Decimal) -> String {
    let normal = number.normalize().abs().to_string();
    let (whole, decimals) = normal.split_once('.').unwrap_or((&normal, ""));
    let sign = if number.is_sign_negative() && !number.is_zero() { "-" } else { "" };
    match (whole.len(), decimals) {
        (1, "") if whole != "0" => format!("{sign}0{whole}"),
        (_, "") => format!("{sign}{}", grouped(whole)),
        _ => format!("{sign}{},{decimals}", grouped(whole)),
    }
}

fn grouped(digits: &str) -> String {
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// How many, as a count is written in running text: 2 → "02".
#[must_use]
pub fn count(count: usize) -> String {
    number(Decimal::from(count))
}

/// `dd/mm/yyyy`, for tables.
#[must_use]
pub fn day(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

/// "ngày 05 tháng 01 năm 2024": days below 10 and months 1 and 2 have a leading zero (Decree 30/2020, Appendix I.II.4).
#[must_use]
pub fn day_in_words(date: NaiveDate) -> String {
    let month = if date.month() < 3 { format!("0{}", date.month()) } else { date.month().to_string() };
    format!("ngày {:02} tháng {month} năm {}", date.day(), date.year())
}

/// "ngày 23/6/2023", as a document is cited.
#[must_use]
pub fn day_cited(date: NaiveDate) -> String {
    let month = if date.month() < 3 { format!("0{}", date.month()) } else { date.month().to_string() };
    format!("ngày {:02}/{month}/{}", date.day(), date.year())
}

/// Names one after the other: "A, B và C".
#[must_use]
pub fn listed<T: AsRef<str>>(names: &[T]) -> String {
    match names {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} và {}", first.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{day_in_words, listed, number};
    use rust_decimal::Decimal;

    #[test]
    fn numbers() {
        for (from, to) in [
            ("0", "0"),
            ("5", "05"),
            ("12", "12"),
            ("1234", "1.234"),
            ("1807587", "1.807.587"),
            ("1234.50", "1.234,5"),
            ("0.5", "0,5"),
            ("-7", "-07"),
        ] {
            assert_eq!(number(from.parse::<Decimal>().expect("a number")), to);
        }
    }

    #[test]
    fn days_and_lists() {
        let words = |date: &str| day_in_words(date.parse().expect("a date"));
        assert_eq!(words("2024-01-05"), "ngày 05 tháng 01 năm 2024");
        assert_eq!(words("2023-12-25"), "ngày 25 tháng 12 năm 2023");
        assert_eq!(words("2019-06-29"), "ngày 29 tháng 6 năm 2019");
        assert_eq!(listed(&["A", "B", "C"]), "A, B và C");
    }
}
