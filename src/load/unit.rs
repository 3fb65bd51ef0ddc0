//! A number written with its unit, where only a number belongs.

use super::{
    faults,
    scalar::{self, NumberFault},
};
use crate::{
    finding::{Finding, quoted, text},
    model::{Indicator, Key, Kind, dong, spaced},
    source::Spanned,
};
use rust_decimal::Decimal;

/// Money that may stand before its number, folded.
const CURRENCIES: &[&str] = &["vnd", "usd", "eur"];

/// Words that make a unit larger.
const SCALES: &[&str] = &["chục", "trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ"];

/// Words by which a number is only an estimate.
const VAGUE: &[&str] = &[" trở ", " hơn ", " nhiều ", " khoảng ", " gần "];

/// What is wrong with a number that has a unit behind it; nothing when it is not one.
pub(super) fn fault(written: Spanned<&str>, indicator: &Indicator) -> Option<Finding> {
    let (number, unit) = parts(&written, indicator)?;
    let (read, name, own) = (quoted(&written), &indicator.name, &indicator.unit);
    let shown = |number: Decimal| number.normalize().to_string().replace('.', ",");
    if is_own(unit, own, name) {
        let plain = shown(number);
        let finding = faults::UNREADABLE_NUMBER.at(
            written.span,
            text!(vi: "{read} có kèm đơn vị tính", en: "{read} has its unit with it"),
            text!(vi: "thừa đơn vị", en: "no unit here"),
        );
        return Some(
            finding
                .expected(text!(vi: "số của “{name}”, viết bằng chữ số, không kèm đơn vị", en: "the number of “{name}”, in digits, without a unit"))
                .help(text!(vi: "ghi {plain}", en: "write {plain}")),
        );
    }
    let finding = faults::FOREIGN_UNIT.at(
        written.span,
        text!(vi: "{read} không ghi theo đơn vị của “{name}” ({own})", en: "{read} is not in the unit of “{name}” ({own})"),
        text!(vi: "đơn vị khác", en: "another unit"),
    );
    let finding = finding.expected(text!(
        vi: "số tính bằng {own}, viết bằng chữ số, không kèm đơn vị",
        en: "a number in {own}, in digits, without a unit",
    ));
    Some(match converted(number, unit, own).map(shown) {
        Some(right) => finding.help(text!(vi: "đổi ra {own}: ghi {right}", en: "in {own} it is {right}: write that")),
        None => finding.help(text!(
            vi: "hỏi lại cơ quan số này có phải của chỉ tiêu này không, rồi ghi số theo {own}",
            en: "ask the agency whether the number belongs here, and write it in {own}",
        )),
    })
}

/// The two readings of a number that has its own unit behind it, as “59.835 triệu đồng”.
pub(super) fn ambiguous(written: &str, indicator: &Indicator) -> Option<NumberFault> {
    let (number, unit) = split(written)?;
    let fault = scalar::number(number, indicator.kind).err()?;
    let is_open = matches!(fault, NumberFault::Ambiguous(..)) && is_own(unit.trim(), &indicator.unit, &indicator.name);
    is_open.then_some(fault)
}

/// Whether a unit that the format of a cell adds to its number leaves the number as it is: nobody wrote it.
pub(super) fn may_be_shown(unit: &str, indicator: &Indicator) -> bool {
    let (unit, own) = (unit.trim(), &indicator.unit);
    let is_same_money = dong(unit).is_some_and(|dong_of_unit| dong(own) == Some(dong_of_unit));
    is_same_money || (unit == "%" && indicator.kind == Kind::Percent) || is_own(unit, own, &indicator.name)
}

/// Whether a character is a currency, or a sign for parts of a whole.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '%' | '‰' | '$' | '¢'..='¥' | '\u{20a0}'..='\u{20cf}')
}

/// What may be a number, and its unit: what stands behind it, or a currency before it.
fn split(written: &str) -> Option<(&str, &str)> {
    let text = written.trim();
    let digits = text.find(|c: char| c.is_ascii_digit()).unwrap_or_default();
    let before = text[..digits].trim_end_matches(['-', '\u{2212}']);
    let is_money = || before.trim().chars().all(is_sign) || CURRENCIES.contains(&Key::of(before).as_str());
    if !before.is_empty() && is_money() {
        return Some((&text[before.len()..], before));
    }
    Some(text.split_at(text.find(|c: char| c.is_alphabetic() || is_sign(c))?))
}

/// A number and what stands behind it.
fn parts<'t>(written: &'t str, indicator: &Indicator) -> Option<(Decimal, &'t str)> {
    let (number, unit) = split(written)?;
    let number = scalar::number(number, indicator.kind).ok()?;
    // A second number or words as “trở lên” make a sentence of it, and no unit.
    let is_sentence =
        unit.contains(|c: char| c.is_ascii_digit()) || VAGUE.iter().any(|word| spaced(unit).contains(word));
    let is_unit = !indicator.unit.is_empty() && !is_sentence;
    is_unit.then_some((number, unit.trim()))
}

/// Whether a unit is the indicator's, or one of the words of its unit or name: “lượt” for “lượt người”.
fn is_own(unit: &str, own: &str, name: &str) -> bool {
    let (unit_key, own_key) = (Key::of(unit), Key::of(own));
    // “lượt” is not all of “nghìn lượt”.
    let is_as_large = |text: &str| scales(unit).eq(scales(text)) && (own.is_empty() || scales(unit).eq(scales(own)));
    let is_in = |text: &&&str| spaced(text).contains(&spaced(unit)) && is_as_large(text);
    let is_part = !unit_key.is_empty() && [own, name].iter().any(|text| is_in(&text));
    // “triệu đồng” holds “đồng”, which is another sum.
    unit == own || (!unit_key.is_empty() && unit_key == own_key) || (is_part && dong(own).is_none())
}

/// The words in a unit that make it larger.
fn scales(unit: &str) -> impl Iterator<Item = &'static str> {
    let words = spaced(unit);
    SCALES.iter().copied().filter(move |scale| words.contains(&format!(" {scale} ")))
}

/// A sum of money in another unit; none when one of the two is none of money, or when nothing is to be converted.
fn converted(number: Decimal, unit: &str, own: &str) -> Option<Decimal> {
    let factor = Decimal::from(dong(unit)?).checked_div(Decimal::from(dong(own)?))?;
    number.checked_mul(factor)
}

#[cfg(test)]
mod tests {
    use super::may_be_shown;
    use crate::{
        model::{Indicator, Kind, Total},
        source::{Sources, Span, Spanned},
    };

    fn indicator(name: &str, unit: &str, kind: Kind) -> Indicator {
        let span = Span::new(Sources::default().add(String::new(), String::new()), 0..0);
        Indicator {
            id: Spanned::new("so".to_owned(), span),
            name: name.to_owned(),
            unit: unit.to_owned(),
            kind,
            total: Total::None,
            min: None,
            max: None,
            relations: Vec::new(),
            values: Vec::new(),
        }
    }

    #[test]
    fn units_of_formats() {
        for (unit, name, own, kind, expected) in [
            ("lượt", "Người dự", "lượt người", Kind::Count, true),
            (" Lượt người ", "Người dự", "lượt người", Kind::Count, true),
            ("lượt", "Người dự", "nghìn lượt", Kind::Count, false),
            ("nghìn", "Người dự", "nghìn lượt", Kind::Count, true),
            ("nghìn", "Hàng nghìn người dự", "lượt", Kind::Count, false),
            ("cuộc", "Cuộc họp", "", Kind::Count, true),
            ("nghìn", "Cuộc họp", "", Kind::Count, false),
            ("đồng", "Kinh phí (triệu đồng)", "", Kind::Amount, false),
            ("triệu đồng", "Kinh phí (triệu đồng)", "", Kind::Amount, true),
            ("tr.đ", "Kinh phí", "triệu đồng", Kind::Amount, true),
            ("đồng", "Kinh phí", "triệu đồng", Kind::Amount, false),
            ("₫", "Kinh phí", "đồng", Kind::Amount, true),
            ("$", "Kinh phí", "đồng", Kind::Amount, false),
            ("%", "Tỷ lệ", "phần trăm", Kind::Percent, true),
            ("%", "Tỷ lệ", "", Kind::Percent, true),
            ("‰", "Tỷ lệ", "%", Kind::Percent, false),
            ("%", "Số đơn", "đơn", Kind::Count, false),
        ] {
            assert_eq!(may_be_shown(unit, &indicator(name, own, kind)), expected, "{unit} {name} {own}");
        }
    }
}
