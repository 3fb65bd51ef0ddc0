//! Numbers and days as Vietnamese administrative documents write them.

use crate::{
    finding,
    model::{Deadline, Month},
};
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

/// A number with its unit; the sign of per cent stands right behind it.
#[must_use]
pub fn measured(value: Decimal, unit: &str) -> String {
    let gap = if unit.is_empty() || unit.starts_with('%') { "" } else { " " };
    format!("{}{gap}{unit}", number(value))
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

/// `dd/mm/yyyy`, as messages show a day.
#[must_use]
pub fn full_day(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

/// "tháng 9/2023, 10/2023".
#[must_use]
pub fn months(months: &[Month]) -> String {
    let written = months.iter().map(|one| format!("{}/{}", short_month(one.month), one.year));
    format!("tháng {}", written.collect::<Vec<_>>().join(", "))
}

/// "05/6/2024", as documents write a day: days below 10 and months 1 and 2 have a leading zero, nothing else (Decree
/// 30/2020, Appendix I.II.4).
#[must_use]
pub fn day(date: NaiveDate) -> String {
    format!("{:02}/{}/{}", date.day(), short_month(date.month()), date.year())
}

/// A deadline in words, as documents write days: “trước 16 giờ 30 ngày 04/4/2025”.
#[must_use]
pub fn until(deadline: Deadline) -> String {
    of_message(&finding::until(deadline).vi)
}

fn short_month(month: u32) -> String {
    if month < 3 { format!("0{month}") } else { month.to_string() }
}

/// "ngày 23/6/2023", as a document is cited.
#[must_use]
pub fn day_cited(date: NaiveDate) -> String {
    format!("ngày {}", day(date))
}

/// A message with its days and months as documents write them; what it quotes stays as it was written.
#[must_use]
pub fn of_message(message: &str) -> String {
    let zeros = message.match_indices('0').filter(|(at, _)| is_padding(&message[..*at], &message[at + 1..]));
    let (mut out, mut from) = (String::with_capacity(message.len()), 0);
    for (at, _) in zeros.filter(|(at, _)| !ends_quoted(&message[..*at])) {
        out.push_str(&message[from..at]);
        from = at + 1;
    }
    out + &message[from..]
}

/// Whether the zero between two texts is that of a month from 3 to 9, with a year behind it; of a day, or named as one.
fn is_padding(before: &str, after: &str) -> bool {
    let is_year = |rest: &[u8]| rest.get(..4).is_some_and(|year| year.iter().all(u8::is_ascii_digit));
    let is_month = matches!(after.as_bytes(), [b'3'..=b'9', b'/', rest @ ..] if is_year(rest));
    let follows_day =
        matches!(before.as_bytes(), [.., tens, ones, b'/'] if tens.is_ascii_digit() && ones.is_ascii_digit());
    is_month && (follows_day || before.ends_with("tháng "))
}

/// Whether a text ends within quotation marks.
fn ends_quoted(text: &str) -> bool {
    text.rfind('“') > text.rfind('”')
}

/// Names one after the other: "A, B và C"; "A, B; C" where a name has a comma of its own.
#[must_use]
pub fn listed<T: AsRef<str>>(names: &[T]) -> String {
    let has_comma = |name: &T| name.as_ref().contains(',');
    match names {
        [] => String::new(),
        _ if names.iter().any(has_comma) => names.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("; "),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} và {}", first.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{day, listed, number, of_message};
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
    fn units() {
        let measured = |unit: &str| super::measured(Decimal::new(6802, 2), unit);
        assert_eq!(["%", "triệu đồng", ""].map(measured), ["68,02%", "68,02 triệu đồng", "68,02"]);
    }

    #[test]
    fn messages_in_documents() {
        let message =
            "ngày 05/06/2024 (“05/06/2024”) sau 30/12/2024, trước 01/02/2024; thiếu tháng 09/2023, số 04/2023";
        let written = "ngày 05/6/2024 (“05/06/2024”) sau 30/12/2024, trước 01/02/2024; thiếu tháng 9/2023, số 04/2023";
        assert_eq!(of_message(message), written);
    }

    #[test]
    fn days_and_lists() {
        let date = |date: &str| date.parse().expect("a date");
        assert_eq!(day(date("2024-03-05")), "05/3/2024");
        assert_eq!(day(date("2024-02-15")), "15/02/2024");
        assert_eq!(day(date("2024-10-01")), "01/10/2024");
        assert_eq!(listed(&["A", "B", "C"]), "A, B và C");
        assert_eq!(listed(&["A, B", "C"]), "A, B; C");
    }
}
