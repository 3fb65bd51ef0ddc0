//! Numbers and days as people write them.

mod clock;
mod date;
mod number;
mod weekday;

pub(super) use date::{DateFault, YEARS, date, day, moment, month, month_first, year_first};
pub(super) use number::{MOST_DIGITS, NumberFault, number};
