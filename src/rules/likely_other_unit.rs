#![doc = include_str!("likely_other_unit.md")]

use super::{Finding, Rule, Sent, Severity, Text, figures, shown, text, told};
use crate::model::{Figure, Indicator, Kind, dong};
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule::new("likely-other-unit", Severity::Warning, include_str!("likely_other_unit.md"));

/// No agency spends a thousand billion đồng on one duty: such a number was written in đồng.
const MOST_DONG: i64 = 1_000_000_000_000;

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let amounts = figures(sent).filter(|(_, figure)| sent.plan.indicator(*figure.indicator).kind == Kind::Amount);
    told(amounts.filter_map(|(_, figure)| finding(sent, figure)))
}

/// Whether a number of `indicator` was written in đồng, to all appearance.
pub(super) fn is_likely(indicator: &Indicator, number: Decimal) -> bool {
    in_unit(indicator, number).is_some()
}

/// The number as it would be in the unit of `indicator`, when it was written in đồng to all appearance.
fn in_unit(indicator: &Indicator, number: Decimal) -> Option<Decimal> {
    if indicator.kind != Kind::Amount {
        return None;
    }
    let dong = dong(&indicator.unit).filter(|dong| *dong > 1)?;
    let least = Decimal::from(MOST_DONG / dong);
    // Beyond the plan's own bounds is a finding of another rule.
    let is_allowed = indicator.max.is_none_or(|max| number <= max);
    (number >= least && is_allowed).then(|| number.checked_div(Decimal::from(dong))).flatten()
}

fn finding(sent: &Sent<'_>, figure: &Figure) -> Option<Finding> {
    let (indicator, number) = (sent.plan.indicator(*figure.indicator), figure.number()?);
    let in_unit = in_unit(indicator, number)?;
    let (Text { vi, en }, Text { vi: in_vi, en: in_en }) = (shown(number), shown(in_unit));
    let (name, unit) = (&indicator.name, &indicator.unit);
    let finding = RULE.at(
        figure.cell.span,
        text!(
            vi: "“{name}” là {vi} {unit}, quá lớn: có thể đã ghi bằng đồng",
            en: "“{name}” is {en} {unit}, which is too much: it may have been written in đồng",
        ),
        text!(vi: "đồng hay {unit}?", en: "đồng or {unit}?"),
    );
    Some(finding.expected(text!(vi: "số tính bằng {unit}", en: "a number in {unit}")).help(text!(
        vi: "hỏi lại cơ quan; nếu đã ghi bằng đồng thì sửa thành {in_vi}",
        en: "ask the agency; if it was written in đồng, make it {in_en}",
    )))
}
