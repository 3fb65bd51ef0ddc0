//! Number plates of vehicles: `47A-123.45`, `47B1-234.56`, `47H1-6789`.

use super::{Kind, context, scan::Scan};

/// What says that a number is that of a vehicle.
const VEHICLE: &[&str] = &["biển số", "biển kiểm soát", "bks", "bsx", "xe", "xe máy", "ô tô", "mô tô", "phương tiện"];
/// How far before a plate such a word may stand, in bytes.
const NEAR: usize = 48;

/// Looks at the digits at `at`; none when they begin no plate.
pub(super) fn look(scan: &mut Scan<'_>, at: usize) -> Option<usize> {
    let rest = &scan.text.as_bytes()[at..];
    let place = rest.iter().take(3).take_while(|byte| byte.is_ascii_digit()).count();
    let dash = usize::from(rest.get(2) == Some(&b'-'));
    let series = 2 + dash;
    if place != 2 || !rest.get(series)?.is_ascii_uppercase() {
        return None;
    }
    let second = usize::from(rest.get(series + 1).is_some_and(u8::is_ascii_uppercase));
    // The figure of a series stands before a dash, a space or the end of four digits: `47H1-6789`, not `47A12345`.
    let figure = usize::from(
        second == 0
            && rest.get(series + 1).is_some_and(u8::is_ascii_digit)
            && rest.get(series + 2).is_some_and(|byte| matches!(byte, b'-' | b' ' | b'.')),
    );
    let after = series + 1 + second + figure;
    let gap = usize::from(rest.get(after).is_some_and(|byte| matches!(byte, b'-' | b' ' | b'.')));
    let number = &rest[after + gap..];
    let (length, has_point) = digits(number)?;
    let is_said = || context::has(&context::before(scan.text, at, NEAR).to_lowercase(), VEHICLE);
    let ends = number.get(length).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    (ends && (has_point || is_said())).then(|| scan.take(at..at + after + gap + length, Kind::Plate))
}

/// How long the digits of a plate are, and whether they have the point that only plates have.
fn digits(number: &[u8]) -> Option<(usize, bool)> {
    let count = |bytes: &[u8]| bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    match count(number) {
        3 if number.get(3) == Some(&b'.') && count(&number[4..]) == 2 => Some((6, true)),
        length @ (4 | 5) => Some((length, false)),
        _ => None,
    }
}
