//! The number of a cell → text that the table reader can take in one way only.

use super::format::Format;
use crate::load::scalar;
use chrono::{Days, NaiveDate, NaiveTime};
use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive as _};

/// The day that a workbook counts its days from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Epoch {
    /// 30/12/1899, which makes days right from 01/03/1900 on.
    Of1900,
    /// 01/01/1904, as in workbooks from old Macintoshes.
    Of1904,
}

impl Epoch {
    fn day(self, after: u64) -> Option<NaiveDate> {
        let first = match self {
            Self::Of1900 => NaiveDate::from_ymd_opt(1899, 12, 30),
            Self::Of1904 => NaiveDate::from_ymd_opt(1904, 1, 1),
        };
        first?.checked_add_days(Days::new(after))
    }
}

const SECONDS_A_DAY: u32 = 24 * 60 * 60;

/// The text of an exact number, shown as `format` says.
pub(super) fn shown(exact: Decimal, format: Format, epoch: Epoch) -> String {
    match format {
        Format::Plain => plain(exact),
        Format::Percent => percent(exact),
        _ => moment(exact, format, epoch).unwrap_or_else(|| plain(exact)),
    }
}

/// A share as a number of hundredths: 0.95 → `95%`.
fn percent(share: Decimal) -> String {
    share.checked_mul(Decimal::ONE_HUNDRED).map_or_else(|| plain(share), |hundredths| plain(hundredths) + "%")
}

/// A number with a decimal comma, without separators of thousands. Digits beyond those that a figure may have come from
/// divisions, as 2/3, and are rounded away.
fn plain(number: Decimal) -> String {
    let most = u32::try_from(scalar::MOST_DIGITS.1).unwrap_or_default();
    let number = number.round_dp_with_strategy(most, RoundingStrategy::MidpointAwayFromZero).normalize();
    let text = number.to_string().replace('.', ",");
    // Three decimals could be taken for thousands.
    if number.scale() == 3 { text + "0" } else { text }
}

/// The number with the 15 digits that Excel shows: a sum of 0.1 and 0.2 is stored as 0.30000000000000004. None when it
/// is too large for any figure.
pub(super) fn exact(value: f64) -> Option<Decimal> {
    // What is left of such a number after rounding is nothing; its scale would not fit.
    if value.abs() < 1e-9 {
        return Some(Decimal::ZERO);
    }
    Decimal::from_scientific(&format!("{value:.14e}")).ok()
}

fn moment(days: Decimal, format: Format, epoch: Epoch) -> Option<String> {
    // A minute is cut and not rounded, and half a second before midnight is no next day: that would be late.
    let seconds = ((days - days.trunc()).checked_mul(SECONDS_A_DAY.into())?).round().to_u32()?;
    let (whole, minutes) = (days.trunc().to_u64()?, seconds.min(SECONDS_A_DAY - 1) / 60);
    let (hour, minute) = (minutes / 60, minutes % 60);
    if format == Format::Elapsed {
        return Some(format!("{}:{minute:02}", whole.checked_mul(24)?.checked_add(hour.into())?));
    }
    if format == Format::Time {
        return Some(format!("{hour:02}:{minute:02}"));
    }
    let shown = match format {
        Format::Month => "%m/%Y",
        _ => "%d/%m/%Y",
    };
    let day = epoch.day(whole)?.format(shown);
    let has_time = format == Format::Moment && minutes > 0;
    Some(if has_time { format!("{day} {hour:02}:{minute:02}") } else { day.to_string() })
}

/// What a cell that can only be checked or not says.
pub(super) fn yes_or_no(yes: bool) -> String {
    if yes { "có" } else { "không" }.to_owned()
}

/// A day as `2023-12-20` or `2023-12-20T18:00:00` in the form of the other days; any other text as it is.
pub(super) fn iso_day(text: &str) -> String {
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let Ok(day) = NaiveDate::parse_from_str(day, "%Y-%m-%d") else { return text.to_owned() };
    let day = day.format("%d/%m/%Y");
    match NaiveTime::parse_from_str(time.trim_end_matches('Z'), "%H:%M:%S%.f") {
        Ok(time) if time != NaiveTime::MIN => format!("{day} {}", time.format("%H:%M")),
        _ => day.to_string(),
    }
}

/// The month of such a day.
pub(super) fn iso_month(text: &str) -> Option<String> {
    let day = NaiveDate::parse_from_str(text.split('T').next()?, "%Y-%m-%d").ok()?;
    Some(day.format("%m/%Y").to_string())
}

#[cfg(test)]
mod tests {
    use super::{Epoch, Format, exact, shown};
    use crate::{load::scalar, model::Kind};

    fn text(value: f64, format: Format, epoch: Epoch) -> String {
        exact(value).map_or_else(|| value.to_string(), |exact| shown(exact, format, epoch))
    }

    #[test]
    fn numbers_can_be_read_in_one_way() {
        for (value, expected) in [
            (0.0, "0"),
            (24.0, "24"),
            (-5.0, "-5"),
            (1_234.0, "1234"),
            (1.234, "1,2340"),
            (-1.234, "-1,2340"),
            (1234.567, "1234,5670"),
            (0.125, "0,1250"),
            (99.5, "99,5"),
            (0.300_000_000_000_000_04, "0,3"),
            (0.666_666_666_666_666_6, "0,666667"),
            (5.5e-17, "0"),
            (123_456_789_012_345.0, "123456789012345"),
        ] {
            let written = text(value, Format::Plain, Epoch::Of1900);
            assert_eq!(written, expected);
            assert!(scalar::number(&written, Kind::Count).is_ok(), "{written}");
        }
    }

    #[test]
    fn what_no_figure_can_be_is_never_read_as_one() {
        for value in [1e300, -1e300, f64::NAN, f64::INFINITY] {
            let written = text(value, Format::Percent, Epoch::Of1900);
            assert!(scalar::number(&written, Kind::Percent).is_err(), "{written}");
        }
    }

    #[test]
    fn formats() {
        for (value, format, expected) in [
            (0.95, Format::Percent, "95%"),
            (0.123_45, Format::Percent, "12,3450%"),
            (0.333_333_333_333_333_3, Format::Percent, "33,333333%"),
            (45280.0, Format::Date, "20/12/2023"),
            (45280.75, Format::Date, "20/12/2023"),
            (45280.75, Format::Moment, "20/12/2023 18:00"),
            (45280.0, Format::Moment, "20/12/2023"),
            (45_279.999_999, Format::Moment, "19/12/2023 23:59"),
            (45_279.999_664, Format::Moment, "19/12/2023 23:59"),
            (45_279.999_999_999_99, Format::Moment, "20/12/2023"),
            (45_280.354_166_666_664, Format::Moment, "20/12/2023 08:30"),
            (45_280.354_513_888_9, Format::Moment, "20/12/2023 08:30"),
            (45108.0, Format::Month, "07/2023"),
            (45280.5, Format::Time, "12:00"),
            (1.5, Format::Elapsed, "36:00"),
            (-1.5, Format::Date, "-1,5"),
            (1e20, Format::Date, "100000000000000000000"),
        ] {
            assert_eq!(text(value, format, Epoch::Of1900), expected);
        }
        assert_eq!(text(43818.0, Format::Date, Epoch::Of1904), "20/12/2023");
    }
}
