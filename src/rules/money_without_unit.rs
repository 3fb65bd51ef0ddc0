#![doc = include_str!("money_without_unit.md")]

use super::{
    Finding, Rule, Sent, Severity, quoted,
    said::{self, Said},
    text, told,
};

pub(super) static RULE: Rule =
    Rule::new("money-without-unit", Severity::Warning, include_str!("money_without_unit.md"));

/// Words after which a number is one of money.
const MONEY: &[&str] = &["kinh phí", "số tiền", "trị giá", "tổng chi", "tổng giá trị"];
/// Words that may stand between.
const BETWEEN: &[&str] =
    &["là", "khoảng", "gần", "trên", "hơn", "đạt", "với", "tổng", "cộng", "hỗ", "trợ", "thực", "hiện"];

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    told(said::accounts(sent).iter().filter_map(finding))
}

fn finding(said: &Said<'_>) -> Option<Finding> {
    let number = bare_number(&said.text.to_lowercase())?;
    let read = quoted(&number);
    let finding = RULE.at(
        said.span,
        text!(vi: "số tiền {read} không ghi đơn vị", en: "the sum {read} has no unit"),
        text!(vi: "đồng, triệu đồng hay tỷ đồng?", en: "đồng, millions or billions?"),
    );
    Some(finding.help(text!(
        vi: "hỏi lại cơ quan và ghi đơn vị ngay sau số, như “57 triệu đồng”",
        en: "ask the agency, and write the unit behind the number, as “57 triệu đồng”",
    )))
}

/// A number of money with nothing behind it: the sentence or its part ends there. Followed by a word, it may count
/// something else.
fn bare_number(text: &str) -> Option<String> {
    MONEY.iter().find_map(|word| {
        let mut rest = text;
        while let Some((_, behind)) = rest.split_once(word) {
            if let Some(number) = number_at(behind) {
                return Some(number);
            }
            rest = behind;
        }
        None
    })
}

fn number_at(text: &str) -> Option<String> {
    let is_between = |word: &&str| BETWEEN.contains(&word.trim_end_matches(':')) || *word == ":";
    let mut words = text.trim_start_matches(':').split_whitespace().skip_while(is_between);
    let word = words.next().filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
    let number = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_number = number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    // A bracket may hold the unit.
    let ends = number.len() < word.len() || words.next().is_none();
    (is_number && ends && !is_year(number) && !word.ends_with('%')).then(|| number.to_owned())
}

/// “Kinh phí 2023” is the money of a year.
fn is_year(number: &str) -> bool {
    number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
}
