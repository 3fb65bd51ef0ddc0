#![doc = include_str!("malformed_number.md")]

use super::{
    Finding, Rule, Sent, Severity, placeholder_text, quoted,
    said::{Said, Slot},
    text,
};
use crate::{
    model::{Round, Submission},
    source::Spanned,
};

pub(super) static RULE: Rule = Rule::new("malformed-number", Severity::Warning, include_str!("malformed_number.md"));

/// What stands between the parts; Word makes long dashes of short ones.
const DIVIDERS: [char; 5] = ['/', '-', '‑', '–', '—'];

/// Without a number nothing is said: that has a rule of its own, as has one that was not filled in.
pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let written = sent.submission.number.iter();
    let filled = written.filter(|number| {
        !placeholder_text::is_open(&Said { slot: Slot::Number, text: number.as_str(), span: number.span })
    });
    filled.filter(|number| !is_sound(number)).map(finding).collect()
}

/// Whether a submission does not meet its entry in the register for want of a sound number: that it is not entered, and
/// that the entry has no file, is the echo of it.
pub(super) fn hides_entry(round: &Round, submission: &Submission) -> bool {
    submission.number.as_ref().is_some_and(|number| !is_sound(number))
        && round.receipt_of(submission).is_none()
        && round.receipts_of(*submission.agency).any(|receipt| !round.has_file_of(receipt))
}

/// A number, then the symbol: `215/BC-STP`, `12-BC/BTGTU`, `10/BCĐNQT`, `1482/BC-CAT-PA03`, `45/2023/BC-UBND`. Spaces do
/// not count.
fn is_sound(number: &str) -> bool {
    // What stands behind the number is no part of it: `215/BC-STP ngày 14/12/2023`.
    if number.split_whitespace().any(|word| matches!(word.to_lowercase().as_str(), "ngày" | "năm")) {
        return false;
    }
    let number: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    let Some(symbol_at) = number.find(DIVIDERS) else { return false };
    let (digits, symbol) = number.split_at(symbol_at);
    let parts: Vec<&str> = symbol.split(DIVIDERS).skip(1).collect();
    symbol.contains('/') && is_serial(digits) && parts.iter().all(|part| is_part(part)) && parts.iter().any(has_letter)
}

/// Digits, perhaps with a letter behind them, as `12a`.
fn is_serial(text: &str) -> bool {
    let digits = text.strip_suffix(|c: char| c.is_ascii_lowercase()).unwrap_or(text);
    let is_number = (1..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number && digits.contains(|c| c != '0')
}

fn is_part(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '(' | ')' | '&' | '_'))
}

fn has_letter(text: &&str) -> bool {
    text.chars().any(char::is_alphabetic)
}

fn finding(number: &Spanned<String>) -> Finding {
    let read = quoted(number);
    let finding = RULE.at(
        number.span,
        text!(vi: "số văn bản {read} không đúng dạng số, ký hiệu", en: "{read} has not the form of a document number"),
        text!(vi: "không đúng dạng", en: "another form"),
    );
    finding
        .expected(text!(
            vi: "số và ký hiệu, như 215/BC-STP (cơ quan nhà nước) hoặc 12-BC/BTGTU (cơ quan Đảng)",
            en: "number and symbol, as 215/BC-STP (state bodies) or 12-BC/BTGTU (Party bodies)",
        ))
        .help(text!(
            vi: "ghi đúng như trên văn bản ký, không kèm chữ “Số” và ngày; sai số thì không khớp được với sổ văn bản đến",
            en: "write it as on the signed paper, without the word “Số” or the day; else it does not meet its entry in the register",
        ))
}
