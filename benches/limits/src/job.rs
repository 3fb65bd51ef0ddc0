//! The checks of one row.

use rustc_hash::FxHashMap;
use std::{fs, path::Path};

/// What a row is checked against.
pub struct Plan {
    agencies: FxHashMap<Vec<u8>, usize>,
    duties: FxHashMap<Vec<u8>, usize>,
    indicators: FxHashMap<Vec<u8>, usize>,
    first: u32,
    last: u32,
}

/// What was found in one file.
#[derive(Default)]
pub struct Found {
    /// Number of the record, its line, the column at fault.
    pub faults: Vec<(u64, u64, &'static str)>,
    records: u64,
    /// How many rows and their sum, by duty and indicator.
    sums: FxHashMap<(usize, usize), (u64, i64)>,
}

impl Plan {
    pub fn read(data: &Path) -> Self {
        let plan: serde_json::Value = serde_json::from_slice(&fs::read(data.join("plan.json")).unwrap()).unwrap();
        let id = |entry: &serde_json::Value| entry["id"].as_str().unwrap().as_bytes().to_vec();
        let ids = |key: &str| plan[key].as_array().unwrap().iter().map(id).zip(0..).collect();
        let end = |key: &str| day(plan[key].as_str().unwrap().as_bytes()).unwrap();
        Self {
            agencies: ids("agencies"),
            duties: ids("duties"),
            indicators: ids("indicators"),
            first: end("window_from"),
            last: end("window_to"),
        }
    }
}

impl Found {
    /// How many rows are without fault.
    pub fn valid(&self) -> u64 {
        self.sums.values().map(|(count, _)| count).sum()
    }

    /// Takes one row; `cell` gives what stands in a column.
    pub fn take<'r>(&mut self, plan: &Plan, line: u64, mut cell: impl FnMut(usize) -> &'r [u8]) {
        self.records += 1;
        let (record, before) = (self.records, self.faults.len());
        let mut fault = |column| self.faults.push((record, line, column));
        if !plan.agencies.contains_key(cell(0)) {
            fault("agency_id");
        }
        let duty = plan.duties.get(cell(1));
        if duty.is_none() {
            fault("duty_id");
        }
        if !day(cell(2)).is_some_and(|day| (plan.first..=plan.last).contains(&day)) {
            fault("date");
        }
        let indicator = plan.indicators.get(cell(3));
        if indicator.is_none() {
            fault("indicator_id");
        }
        let value = number(cell(4));
        if value.is_none() {
            fault("value");
        }
        for (column, name) in [(5, "unit"), (6, "title"), (7, "link")] {
            if cell(column).is_empty() {
                fault(name);
            }
        }
        if let (true, Some(duty), Some(indicator), Some(value)) = (self.faults.len() == before, duty, indicator, value)
        {
            let sum = self.sums.entry((*duty, *indicator)).or_default();
            *sum = (sum.0 + 1, sum.1 + value);
        }
    }
}

/// A day as one number that sorts: 20251214.
fn day(text: &[u8]) -> Option<u32> {
    let [d1, d2, b'/', m1, m2, b'/', year @ ..] = text else { return None };
    let (day, month, year) =
        (digits(&[*d1, *d2])?, digits(&[*m1, *m2])?, if year.len() == 4 { digits(year)? } else { return None });
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        1..=12 => 31,
        _ => return None,
    };
    (1..=last).contains(&day).then_some(year * 10_000 + month * 100 + day)
}

fn digits(text: &[u8]) -> Option<u32> {
    text.iter().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
}

fn number(text: &[u8]) -> Option<i64> {
    // Nine digits always fit.
    if (1..=9).contains(&text.len()) { digits(text).map(i64::from) } else { None }
}
