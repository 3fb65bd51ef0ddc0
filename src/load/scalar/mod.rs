//! Numbers and days as people write them.

mod date;
mod number;

pub(super) use date::{DateFault, YEARS, date, day, moment, month, month_first, year_first};
pub(super) use number::{MOST_DIGITS, NumberFault, number};
