//! Rows of totals among the data: known by their words, checked against the sum, never added.

use super::{
    super::{
        faults,
        names::Names,
        scalar,
        table::{Field, Row},
    },
    ACTIVITY, AGENCY, DUTY, ITEM, VALUE,
};
use crate::{
    finding::{Finding, quoted, text},
    model::{AgencyAt, DutyAt, Figure, IndicatorAt, Key, Kind, Lookup, Plan, Submission},
};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Words for a total, after folding.
const WORDS: &[&str] = &["tongcong", "tong", "tongso", "cong", "congchung", "total", "sum"];

/// The words for a total in a row, when it is one. What the plan itself calls so is none.
pub(super) fn words<'r, 't>(row: &'r Row<'t>, names: &Names<'_>) -> Option<&'r Field<'t>> {
    let is_one = |cell: &&Field<'_>| is_total(&cell.text) && !names.knows(&cell.text);
    let known = [AGENCY, DUTY, ITEM, ACTIVITY].into_iter().find_map(|column| row.get(column).filter(is_one));
    known.or_else(|| row.beside().filter(is_one))
}

/// Most cells of ten million rows are none; that is told from their first letter, and of an id from its last one.
#[inline]
fn is_total(text: &str) -> bool {
    let may_be = match text.as_bytes() {
        [b'T' | b't' | b'C' | b'c' | b'S' | b's', .., last] => !last.is_ascii_digit(),
        _ => false,
    };
    may_be && is_word(text)
}

/// Whether a text is a word for a total; no word has digits.
fn is_word(text: &str) -> bool {
    let may_be = text.len() <= 24 && !text.bytes().rev().any(|byte| byte.is_ascii_digit());
    may_be && WORDS.contains(&Key::of(text).as_str())
}

/// Of which agency, duty and indicator figures are; none for those of all.
type Of = (Option<AgencyAt>, Option<DutyAt>, Option<IndicatorAt>);

/// The sums that rows of totals may stand for. There may be as many such rows as figures.
pub(super) struct Sums {
    /// Of all rows above.
    all: Lookup<Of, Decimal>,
    /// Of those since the last row of totals.
    part: Lookup<Of, Decimal>,
    /// The indicators that go by a name.
    named: Lookup<Key, Vec<IndicatorAt>>,
}

impl Sums {
    /// Of what was read so far.
    pub(super) fn of(submissions: &[Submission], plan: &Plan) -> Self {
        let mut sums = Self { all: Lookup::default(), part: Lookup::default(), named: Lookup::default() };
        for (at, indicator) in plan.indicators.iter().enumerate() {
            for name in BTreeSet::from([Key::of(&indicator.id), Key::of(&indicator.name)]) {
                sums.named.entry(name).or_default().push(IndicatorAt::new(at));
            }
        }
        for submission in submissions {
            for result in &submission.results {
                result.all_figures().for_each(|figure| sums.add(*submission.agency, *result.duty, figure));
            }
        }
        sums
    }

    pub(super) fn add(&mut self, agency: AgencyAt, duty: DutyAt, figure: &Figure) {
        let Some(number) = figure.number() else { return };
        for agency in [None, Some(agency)] {
            for duty in [None, Some(duty)] {
                for indicator in [None, Some(*figure.indicator)] {
                    for sums in [&mut self.all, &mut self.part] {
                        let sum = sums.entry((agency, duty, indicator)).or_default();
                        *sum = sum.checked_add(number).unwrap_or(*sum);
                    }
                }
            }
        }
    }

    /// What is wrong with a row of totals: its value is neither the sum of all rows above that it may stand for, nor of
    /// those since the row of totals before it.
    pub(super) fn check(&mut self, names: &Names<'_>, row: &Row<'_>, words: &Field<'_>) -> Option<Finding> {
        let part = std::mem::take(&mut self.part);
        let value = row.get(VALUE)?;
        let [sum, part] = [&self.all, &part].map(|sums| self.sum(sums, names, row));
        let is_sum = |kind| scalar::number(&value.text, kind).is_ok_and(|total| total == sum || total == part);
        let is_right = [Kind::Count, Kind::Amount].into_iter().any(is_sum);
        (!is_right).then(|| wrong_total(value, words, sum))
    }

    /// The sum of the figures that a row of totals stands for: of one agency, one duty or one indicator when the row names
    /// it.
    fn sum(&self, sums: &Lookup<Of, Decimal>, names: &Names<'_>, row: &Row<'_>) -> Decimal {
        let told = |column| row.get(column).filter(|cell| !is_total(&cell.text)).map(|cell| &*cell.text);
        let agency = told(AGENCY).and_then(|name| names.find_agency(name));
        let duty = told(DUTY).and_then(|name| names.find_duty(name));
        let indicators = match told(ITEM) {
            Some(item) => self.named.get(&Key::of(item)).into_iter().flatten().map(|at| Some(*at)).collect(),
            None => vec![None],
        };
        let found = indicators.into_iter().filter_map(|indicator| sums.get(&(agency, duty, indicator)));
        found.fold(Decimal::ZERO, |sum, number| sum.checked_add(*number).unwrap_or(sum))
    }
}

fn wrong_total(value: &Field<'_>, words: &Field<'_>, sum: Decimal) -> Finding {
    let (read, sum) = (quoted(&value.text), sum.normalize().to_string());
    let vi_sum = sum.replace('.', ",");
    let finding = faults::WRONG_TOTAL.at(
        value.span,
        text!(vi: "dòng tổng ghi {read} nhưng các dòng phía trên cộng lại là {vi_sum}", en: "the row of totals says {read}, but the rows above add up to {sum}"),
        text!(vi: "không khớp", en: "does not agree"),
    );
    finding
        .also(words.span, text!(vi: "dòng tổng, không được cộng vào số liệu", en: "a row of totals, not added"))
        .help(text!(
            vi: "đối chiếu lại các dòng với cơ quan; dòng tổng có thể xóa, chương trình tự cộng",
            en: "check the rows with the agency; the row of totals may be deleted, the program adds up by itself",
        ))
}
