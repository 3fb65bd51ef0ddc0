//! The number of a cell that people see otherwise than it is stored.

use super::{
    faults,
    scalar::NumberFault,
    unit,
    value::{self, decimal_comma},
};
use crate::{
    finding::{Finding, Text, quoted, text},
    model::{Cell, Indicator},
    source::{Shown, Spanned},
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
    let fault = match (&cell.value, shown) {
        (Cell::Number(_), Shown::WithUnit { before, number }) => {
            with_unit(seen, before.into(), number.into(), indicator)
        }
        (Cell::Number(number), Shown::InThousands { times, decimals }) => {
            Some(in_thousands(seen, *number, times.into(), decimals.into(), indicator))
        }
        (Cell::Number(_) | Cell::Choices(_) | Cell::Unreadable, _) if is_number(&seen) => in_fonts(seen, shown),
        _ => None,
    };
    let Some(fault) = fault else { return cell };
    if matches!(cell.value, Cell::Unreadable) {
        // That it could not be read is an echo.
        findings.pop();
    }
    findings.push(fault);
    Spanned::new(Cell::Unreadable, cell.span)
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

/// What is wrong with a number in several fonts.
fn in_fonts(seen: Spanned<&str>, shown: Shown) -> Option<Finding> {
    let read = quoted(&seen);
    let (wrong, label, help) = match shown {
        Shown::PartlyStruck => (
            text!(vi: "một phần của {read} bị gạch ngang", en: "some of {read} is struck out"),
            text!(vi: "số nào đúng?", en: "which number?"),
            text!(
                vi: "hỏi lại cơ quan; xóa hẳn phần bị gạch, trong ô chỉ để con số đúng",
                en: "ask the agency; delete what is struck out and leave the right number alone in the cell",
            ),
        ),
        Shown::PartlyRaised => (
            text!(vi: "một phần của {read} là chỉ số trên hoặc chỉ số dưới", en: "some of {read} is superscript or subscript"),
            text!(vi: "số chú thích hay là chữ số?", en: "a footnote, or a digit?"),
            text!(
                vi: "hỏi lại cơ quan; bỏ số chú thích, trong ô chỉ để con số, lời chú thích ghi ở cột “ghi chú”",
                en: "ask the agency; leave the number alone in the cell, and write what the footnote says into the column “note”",
            ),
        ),
        Shown::WithUnit { .. } | Shown::InThousands { .. } => return None,
    };
    Some(faults::UNREADABLE_NUMBER.at(seen.span, wrong, label).help(help))
}
