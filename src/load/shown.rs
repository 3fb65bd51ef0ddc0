//! Cells that people see otherwise than they are stored.

use super::{
    faults,
    scalar::NumberFault,
    table::{Field, Row},
    unit,
    value::{self, decimal_comma},
};
use crate::{
    finding::{Finding, Text, quoted, text},
    model::{Cell, Indicator},
    source::{Shown, Spanned, Table},
};
use rust_decimal::{Decimal, RoundingStrategy};

/// The value of a cell; one that cannot be trusted is reported. `seen` is all of the cell.
pub(super) fn trusted(
    cell: Spanned<Cell>,
    seen: Spanned<&str>,
    shown: Shown,
    indicator: &Indicator,
    findings: &mut Vec<Finding>,
) -> Spanned<Cell> {
    let is_figure = matches!(cell.value, Cell::Number(_) | Cell::Choices(_) | Cell::Unreadable) && is_number(&seen);
    let fault = match (&cell.value, shown) {
        (Cell::Number(_), Shown::WithUnit { before, number }) => {
            let Some(fault) = with_unit(seen, before.into(), number.into(), indicator) else { return cell };
            Some(fault)
        }
        (Cell::Number(number), Shown::InThousands { times, decimals }) => {
            Some(in_thousands(seen, *number, times.into(), decimals.into(), indicator))
        }
        (_, Shown::PartlyRaised) if is_figure => Some(partly_raised(seen)),
        // Told with its row.
        (_, Shown::Struck) if is_figure => None,
        _ => return cell,
    };
    if matches!(cell.value, Cell::Unreadable) {
        // That it could not be read is an echo.
        findings.pop();
    }
    findings.extend(fault);
    Spanned::new(Cell::Unreadable, cell.span)
}

/// That something in the first `read` columns of a row is struck out. Where only what stands before the column `first`
/// is, the last cell stands for it.
pub(super) fn struck_out(row: &Row<'_>, table: &Table, first: usize, read: usize) -> Option<Finding> {
    let is_struck = |cell: &&Field<'_>| table.shown(cell.span) == Some(Shown::Struck);
    if table.shown.is_empty() || !row.among(0..read).any(|cell| is_struck(&cell)) {
        return None;
    }
    let mut struck = row.among(first..read).filter(is_struck);
    let cell = struck.next().or_else(|| row.among(0..read).last())?;
    let label = || text!(vi: "bị gạch ngang", en: "struck out");
    let finding = faults::STRUCK_OUT.at(
        cell.span,
        text!(vi: "dòng này có nội dung bị gạch ngang, chưa rõ bỏ hay giữ", en: "something in this row is struck out: to be left out, or not?"),
        label(),
    );
    let finding = struck.fold(finding, |finding, cell| finding.also_fault(cell.span, label()));
    Some(finding.help(text!(
        vi: "hỏi lại cơ quan; phần bị gạch nếu bỏ thì xóa hẳn, nếu giữ thì bỏ kiểu chữ gạch ngang (Strikethrough)",
        en: "ask the agency; if it is to be left out, delete it, else take the line through it away (Strikethrough)",
    )))
}

/// Whether a text is made of digits and their signs.
fn is_number(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit()) && !text.contains(char::is_alphabetic)
}

/// What is wrong with a unit that the format of the cell adds: the same as if somebody had written it.
fn with_unit(seen: Spanned<&str>, before: usize, number: usize, indicator: &Indicator) -> Option<Finding> {
    let (before, rest) = seen.split_at_checked(before)?;
    let unit = format!("{before} {}", rest.get(number..)?);
    if unit::may_be_shown(&unit, indicator) {
        return None;
    }
    let mut finding = value::number_fault(seen, indicator, &NumberFault::Unreadable);
    if let Some(Text { vi, en }) = finding.help.take() {
        finding = finding.help(text!(
            vi: "{vi}; đơn vị nằm trong định dạng của ô, nên đặt lại định dạng ô thành General",
            en: "{en}; the unit is in the format of the cell: set that to General",
        ));
    }
    Some(finding)
}

/// That a format divides a number by a thousand or a million.
fn in_thousands(seen: Spanned<&str>, number: Decimal, times: u32, decimals: u32, indicator: &Indicator) -> Finding {
    let divisor = Decimal::from(10_u64.saturating_pow(3 * times));
    let divided = number.checked_div(divisor).unwrap_or_default();
    let divided = divided.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    let [stored, divided] = [number, divided].map(decimal_comma);
    let (name, divisor) = (&indicator.name, divisor.to_string());
    let read = quoted(&seen);
    let finding = faults::AMBIGUOUS_NUMBER.at(
        seen.span,
        text!(vi: "ô chứa số {read} nhưng người xem thấy {divided}", en: "the cell holds {read}, and people see {divided}"),
        text!(vi: "{stored} hay {divided}?", en: "{stored} or {divided}?"),
    );
    finding.expected(text!(vi: "một số chỉ có một cách đọc cho “{name}”", en: "a number with one reading for “{name}”")).help(
        text!(
            vi: "định dạng của ô chia số cho {divisor} khi hiện ra: hỏi lại cơ quan, đặt lại định dạng ô thành General rồi ghi {stored} hoặc {divided}",
            en: "the format of the cell divides the number by {divisor}: ask the agency, set the format to General, and write {stored} or {divided}",
        ),
    )
}

/// That some digits of a number may be those of a footnote.
fn partly_raised(seen: Spanned<&str>) -> Finding {
    let read = quoted(&seen);
    let finding = faults::UNREADABLE_NUMBER.at(
        seen.span,
        text!(vi: "một phần của {read} là chỉ số trên hoặc chỉ số dưới", en: "some of {read} is superscript or subscript"),
        text!(vi: "số chú thích hay là chữ số?", en: "a footnote, or a digit?"),
    );
    finding.help(text!(
        vi: "hỏi lại cơ quan; bỏ số chú thích, trong ô chỉ để con số, lời chú thích ghi ở cột “ghi chú”",
        en: "ask the agency; leave the number alone in the cell, and write what the footnote says into the column “note”",
    ))
}
