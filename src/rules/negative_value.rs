#![doc = include_str!("negative_value.md")]

use super::{Finding, Rule, Sent, Severity, Text, figures, shown, text, told};
use crate::model::{Figure, Kind};

pub(super) static RULE: Rule = Rule::new("negative-value", Severity::Error, include_str!("negative_value.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let negative = figures(sent).filter(|(_, figure)| figure.number().is_some_and(|number| number.is_sign_negative()));
    told(negative.filter_map(|(_, figure)| finding(sent, figure)))
}

fn finding(sent: &Sent<'_>, figure: &Figure) -> Option<Finding> {
    let indicator = sent.plan.indicator(*figure.indicator);
    let allowed = indicator.kind != Kind::Count && indicator.min.is_some_and(|min| min.is_sign_negative());
    let number = figure.number().filter(|number| !number.is_zero() && !allowed)?;
    let (name, Text { vi, en }) = (&indicator.name, shown(number));
    let finding = RULE.at(
        figure.cell.span,
        text!(vi: "“{name}” là số âm ({vi})", en: "“{name}” is negative ({en})"),
        text!(vi: "không được nhỏ hơn 0", en: "may not be less than 0"),
    );
    Some(finding.expected(text!(vi: "số từ 0 trở lên", en: "a number from 0 up")).help(text!(
        vi: "kiểm tra lại số; dấu “-” đầu ô có thể là dấu gạch đầu dòng",
        en: "check the number; the “-” may be a bullet",
    )))
}
