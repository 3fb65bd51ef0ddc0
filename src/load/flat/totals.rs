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
    model::{DutyResult, Figure, Key, Kind, Submission},
};
use rust_decimal::Decimal;

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

/// What is wrong with a row of totals: its value is neither the sum of all rows above that it may stand for, nor of
/// those since `last`, where the row of totals before it stands.
pub(super) fn check(
    submissions: &[Submission],
    names: &Names<'_>,
    row: &Row<'_>,
    words: &Field<'_>,
    last: u32,
) -> Option<Finding> {
    let value = row.get(VALUE)?;
    let [sum, part] = [0, last].map(|from| sum(submissions, names, row, from));
    let is_sum = |kind| scalar::number(&value.text, kind).is_ok_and(|total| total == sum || total == part);
    if [Kind::Count, Kind::Amount].into_iter().any(is_sum) {
        return None;
    }
    let (read, sum) = (quoted(&value.text), sum.normalize().to_string());
    let vi_sum = sum.replace('.', ",");
    let finding = faults::WRONG_TOTAL.at(
        value.span,
        text!(vi: "dòng tổng ghi {read} nhưng các dòng phía trên cộng lại là {vi_sum}", en: "the row of totals says {read}, but the rows above add up to {sum}"),
        text!(vi: "không khớp", en: "does not agree"),
    );
    Some(
        finding
            .also(words.span, text!(vi: "dòng tổng, không được cộng vào số liệu", en: "a row of totals, not added"))
            .help(text!(
                vi: "đối chiếu lại các dòng với cơ quan; dòng tổng có thể xóa, chương trình tự cộng",
                en: "check the rows with the agency; the row of totals may be deleted, the program adds up by itself",
            )),
    )
}

/// The sum of all numbers above, from a place on; of one agency, one duty or one indicator when the row names it.
fn sum(submissions: &[Submission], names: &Names<'_>, row: &Row<'_>, from: u32) -> Decimal {
    let mut unknown = Vec::new();
    let told = |column| row.get(column).filter(|cell| !is_total(&cell.text)).map(Field::written);
    let (agency, duty, item) = (told(AGENCY), told(DUTY), told(ITEM));
    let agency = agency.and_then(|name| names.agency(name, &mut unknown)).map(|found| *found);
    let duty = duty.and_then(|name| names.duty(name, None, &mut unknown)).map(|found| *found);
    let is_meant = |figure: &Figure| {
        let indicator = names.plan.indicator(*figure.indicator);
        figure.span.start >= from
            && item.is_none_or(|item| {
                [&*indicator.id, &*indicator.name].iter().any(|name| Key::of(name) == Key::of(&item))
            })
    };
    let submissions = submissions.iter().filter(|submission| agency.is_none_or(|agency| *submission.agency == agency));
    let results = submissions.flat_map(|submission| &submission.results);
    let results = results.filter(|result| duty.is_none_or(|duty| *result.duty == duty));
    let figures = results.flat_map(DutyResult::all_figures).filter(|figure| is_meant(figure));
    figures.filter_map(Figure::number).fold(Decimal::ZERO, |sum, number| sum.checked_add(number).unwrap_or(sum))
}
