//! Days, months and moments as people write them.

use super::{
    clock::{self, Clock},
    weekday,
};
use crate::model::{Moment, Month};
use chrono::{Datelike as _, NaiveDate};

/// Why a text is not a day.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::load) enum DateFault {
    /// It is no date at all.
    Unreadable,
    /// The year has two digits.
    ShortYear,
    /// There is no such day, as 30/02.
    NoSuchDay,
    /// The time is told for another place, as `18:30Z`: there it may be the next day.
    OtherOffset,
}

/// Years that a date of a report can lie in; others are slips of the pen.
pub(in crate::load) const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// Reads a day: `dd/mm/yyyy`, `d/m/yyyy` (also with `-` or `.`), `yyyy-mm-dd`, `5 tháng 1 năm 2020`, or the serial number
/// of a spreadsheet (20/12/2023 = 45280). “ngày” may stand before it, and the place as a document has it: `Đắk Lắk, ngày
/// 5 tháng 1 năm 2020`.
pub(in crate::load) fn date(text: &str) -> Result<NaiveDate, DateFault> {
    usual_day(text).unwrap_or_else(|| any_day(text))
}

/// A day of eight digits, as most are written: `dd/mm/yyyy`, `yyyy-mm-dd`. None when the text is anything else.
fn usual_day(text: &str) -> Option<Result<NaiveDate, DateFault>> {
    let (day, month, year) = match *text.as_bytes() {
        [d1, d2, b'/', m1, m2, b'/', y1, y2, y3, y4] | [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] => {
            ([d1, d2], [m1, m2], [y1, y2, y3, y4])
        }
        _ => return None,
    };
    Some(from_numbers(small_number(&day)?.into(), small_number(&month)?.into(), small_number(&year)?.into()))
}

/// The number of at most four digits.
fn small_number(text: &[u8]) -> Option<u16> {
    let add = |number: u16, byte: &u8| byte.is_ascii_digit().then(|| number * 10 + u16::from(byte - b'0'));
    if (1..=4).contains(&text.len()) { text.iter().try_fold(0, add) } else { None }
}

/// A day in any of its spellings.
fn any_day(text: &str) -> Result<NaiveDate, DateFault> {
    let text = &without_place(text.trim());
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let between: Vec<&str> =
        text.split(|c: char| c.is_ascii_digit()).map(str::trim).filter(|s| !s.is_empty()).collect();
    match (&parts[..], &between[..]) {
        ([serial], []) if serial.len() == 5 => from_serial(serial),
        ([year, month, day], ["-", "-"]) if year.len() == 4 => from_parts(day, month, year),
        ([day, month, year], ["/", "/"] | ["-", "-"] | [".", "."] | ["tháng", "năm"]) => from_parts(day, month, year),
        _ => Err(DateFault::Unreadable),
    }
}

/// A day in small letters, without “ngày” and without the place before it. Other words, as “trước ngày”, are no place.
fn without_place(text: &str) -> String {
    let text = text.to_lowercase();
    match text.split_once("ngày") {
        Some((place, day)) if place.is_empty() || place.trim_end().ends_with(',') => day.trim_start().to_owned(),
        _ => text,
    }
}

fn from_parts(day: &str, month: &str, year: &str) -> Result<NaiveDate, DateFault> {
    // A day of four digits is a year that stands first.
    if year.len() == 2 && day.len() <= 2 {
        return Err(DateFault::ShortYear);
    }
    if year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return Err(DateFault::Unreadable);
    }
    let number = |text: &str| text.parse::<u32>().map_err(|_| DateFault::Unreadable);
    from_numbers(number(day)?, number(month)?, year.parse().map_err(|_| DateFault::Unreadable)?)
}

fn from_numbers(day: u32, month: u32, year: i32) -> Result<NaiveDate, DateFault> {
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(DateFault::NoSuchDay)?;
    if YEARS.contains(&year) { Ok(date) } else { Err(DateFault::Unreadable) }
}

/// The day of a text that puts the month first, as computers set to American English do: `12/20/2023`.
pub(in crate::load) fn month_first(text: &str) -> Option<NaiveDate> {
    let day = text.split_whitespace().next()?;
    let parts: Vec<&str> = day.split('/').collect();
    let [month, day, year] = parts[..] else { return None };
    from_parts(day, month, year).ok()
}

/// The day of a text that puts the year first without hyphens: `2023/12/20`.
pub(in crate::load) fn year_first(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split_whitespace().next()?.split(['/', '.']).collect();
    let [year, month, day] = parts[..] else { return None };
    from_parts(day, month, year).ok()
}

/// Days since 30/12/1899, which makes the serials of spreadsheets right from 01/03/1900 on.
fn from_serial(text: &str) -> Result<NaiveDate, DateFault> {
    let days = text.parse::<u64>().map_err(|_| DateFault::Unreadable)?;
    let date =
        NaiveDate::from_ymd_opt(1899, 12, 30).and_then(|origin| origin.checked_add_days(chrono::Days::new(days)));
    date.filter(|date| YEARS.contains(&date.year())).ok_or(DateFault::Unreadable)
}

/// Reads a day and, where it is written, a time before or behind it: `14/12/2023 16:30`, `16h30 ngày 14/12/2023`,
/// `2023-12-14T16:30`. The day of the week may stand before the day.
pub(in crate::load) fn moment(text: &str) -> Result<Moment, DateFault> {
    if let Some(day) = usual_day(text) {
        return day.map(Moment::from);
    }
    let text = text.trim().to_lowercase();
    let Some(Clock { before, after, time }) = clock::find(&text) else {
        return weekday_and_date(&text).map(Moment::from);
    };
    let time = Some(time?);
    let before = before.trim_end();
    let before = before.strip_suffix('t').filter(|day| day.ends_with(|c: char| c.is_ascii_digit())).unwrap_or(before);
    let before = before.trim_end_matches("lúc").trim_matches(AROUND_TIME);
    match (before, after.trim_matches(AROUND_TIME)) {
        (day, "") | ("", day) => Ok(Moment { date: weekday_and_date(day)?, time }),
        _ => Err(DateFault::Unreadable),
    }
}

/// What joins a day and a time.
const AROUND_TIME: [char; 4] = [' ', '\u{a0}', ',', '-'];

/// Reads a day with the day of the week before it, if any; both must agree.
fn weekday_and_date(text: &str) -> Result<NaiveDate, DateFault> {
    let Some((weekday, day)) = weekday::split(text) else { return date(text) };
    date(day).and_then(|day| if day.weekday() == weekday { Ok(day) } else { Err(DateFault::Unreadable) })
}

/// Reads a day; a time may be written with it.
pub(in crate::load) fn day(text: &str) -> Result<NaiveDate, DateFault> {
    usual_day(text).unwrap_or_else(|| moment(text).map(|moment| moment.date))
}

/// Reads a month: `07/2023`, `7/2023`, `tháng 7/2023`, `tháng 7 năm 2023`, `2023-07`.
pub(in crate::load) fn month(text: &str) -> Option<Month> {
    usual_month(text).or_else(|| any_month(text))
}

/// A month in two numbers, as most are written. None when the text is anything else.
fn usual_month(text: &str) -> Option<Month> {
    let (first, last) = text.split_once(['/', '-'])?;
    let (year, month) = if first.len() == 4 { (first, last) } else { (last, first) };
    let number = |text: &str| small_number(text.as_bytes());
    let found = Month { year: number(year)?.into(), month: number(month)?.into() };
    (year.len() == 4 && is_sound(found)).then_some(found)
}

fn is_sound(month: Month) -> bool {
    YEARS.contains(&month.year) && (1..=12).contains(&month.month)
}

/// A month in any of its spellings.
fn any_month(text: &str) -> Option<Month> {
    let text = text.trim().to_lowercase();
    // Nothing but digits, separators and the words for month and year.
    let between: String = text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect();
    if !matches!(&*between, "/" | "-" | "tháng/" | "thángnăm") {
        return None;
    }
    let mut parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let (first, second) = (parts.next()?, parts.next()?);
    let (year, month) = if first.len() == 4 { (first, second) } else { (second, first) };
    let found = Month { year: year.parse().ok()?, month: month.parse().ok()? };
    (year.len() == 4 && is_sound(found) && parts.next().is_none()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::{DateFault, any_day, any_month, date, moment, month, usual_day, usual_month};
    use proptest::prelude::*;

    #[test]
    fn days() {
        for text in [
            "20/12/2023",
            "2023-12-20",
            "20-12-2023",
            "20.12.2023",
            "45280",
            "ngày 20 tháng 12 năm 2023",
            "Ngày 20/12/2023",
            "20 tháng 12 năm 2023",
            "Đắk Lắk, ngày 20 tháng 12 năm 2023",
        ] {
            // Whatever may have a time of day is read as well without one.
            assert_eq!(moment(text).map(|at| at.date), date(text), "{text}");
            assert_eq!(date(text).map(|day| day.to_string()), Ok("2023-12-20".to_owned()), "{text}");
        }
        assert_eq!(date("20/12/23"), Err(DateFault::ShortYear));
        assert_eq!(date("2023/12/20"), Err(DateFault::Unreadable));
        assert_eq!(date("30/02/2023"), Err(DateFault::NoSuchDay));
        assert_eq!(date("20/12/0023"), Err(DateFault::Unreadable));
        assert_eq!(date("12/2023"), Err(DateFault::Unreadable));
        for text in ["trước ngày 20/12/2023", "từ ngày 01/12 đến ngày 20/12/2023", "30/11 - 30/12/2023", "ngày"]
        {
            assert_eq!(date(text), Err(DateFault::Unreadable), "{text}");
        }
        assert_eq!(date("20/12/2023 x"), Err(DateFault::Unreadable));
    }

    #[test]
    fn moments_and_months() {
        let at = moment("14/12/2023 16h30").expect("a moment");
        assert_eq!(at.time.map(|time| time.to_string()), Some("16:30:00".to_owned()));
        assert!(moment("14/12/2023").is_ok_and(|at| at.time.is_none()));
        for (text, time) in [
            ("14/12/2023 8 giờ 15", "08:15"),
            ("14/12/2023 8 giờ 15 phút", "08:15"),
            ("14/12/2023 8 giờ", "08:00"),
            ("14/12/2023 8h15", "08:15"),
            ("14/12/2023, 8h15", "08:15"),
            ("14/12/2023 5:30 PM", "17:30"),
            ("14/12/2023 12:05 AM", "00:05"),
            ("14/12/2023 12:05 PM", "12:05"),
            ("14/12/2023 08:30 SA", "08:30"),
            ("14/12/2023 08:30 CH", "20:30"),
            ("14/12/2023 16:30 CH", "16:30"),
            ("14/12/2023 2 giờ chiều", "14:00"),
            ("14/12/2023 23:59:31", "23:59"),
            ("2023-12-14T16:30:00", "16:30"),
            ("2023-12-14 16:30:00.000", "16:30"),
            ("16:30 14/12/2023", "16:30"),
            ("16h30 ngày 14/12/2023", "16:30"),
            ("16:30, ngày 14 tháng 12 năm 2023", "16:30"),
            ("Thứ Năm, 14/12/2023 16:30", "16:30"),
            ("14/12/2023 lúc 16:30", "16:30"),
        ] {
            let at = moment(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
            assert_eq!(at.date.to_string(), "2023-12-14", "{text}");
            assert_eq!(at.time.map(|time| time.format("%H:%M").to_string()).as_deref(), Some(time), "{text}");
        }
        for text in ["Thứ Sáu, 11/12/2026", "thứ 6 ngày 11/12/2026", "Friday, 11/12/2026", "T6, 11/12/2026"] {
            assert_eq!(moment(text).map(|at| at.date.to_string()), Ok("2026-12-11".to_owned()), "{text}");
        }
        for text in [
            "Thứ Hai, 11/12/2026",
            "14/12/2023 25:10",
            "14/12/2023 24:00",
            "14/12/2023 16:30 SA",
            "14/12/2023 0:30 PM",
            "16:30",
            "16:30 14/12/2023 17:30",
            "14/12/2023 2 hội nghị",
            "14/12/2023 16:30 x",
        ] {
            assert_eq!(moment(text), Err(DateFault::Unreadable), "{text}");
        }
        for text in ["2026-12-10T18:30:00Z", "2026-12-10T18:30Z", "2026-12-10 18:30:00+07:00", "2026-12-10T18:30-05"] {
            assert_eq!(moment(text), Err(DateFault::OtherOffset), "{text}");
        }
        for text in ["07/2023", "2023-07", "tháng 7/2023", "Tháng 7 năm 2023"] {
            assert_eq!(month(text).map(|found| (found.year, found.month)), Some((2023, 7)), "{text}");
        }
        assert_eq!(month("13/2023"), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn usual_days_are_those_of_the_calendar(text in "[0-3]?[0-9][/.-][01]?[0-9][/.-](19|20)?[0-9]{2}|(19|20)[0-9]{2}-[01]?[0-9]-[0-3]?[0-9]|[0-9/. -]{5,12}") {
            if let Some(day) = usual_day(&text) {
                prop_assert_eq!(&any_day(&text), &day);
                prop_assert_eq!(moment(&text).map(|at| at.date), day);
            }
        }

        #[test]
        fn usual_months_are_those_of_the_calendar(text in "[01]?[0-9]{1,2}[/-](19|20|)[0-9]{2}|(19|20)[0-9]{2}[/-][0-9]{1,3}|[0-9/ -]{4,9}") {
            let usual = usual_month(&text);
            prop_assert!(usual.is_none() || usual == any_month(&text));
        }
    }
}
