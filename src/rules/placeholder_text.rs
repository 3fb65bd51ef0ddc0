#![doc = include_str!("placeholder_text.md")]

use super::{
    Finding, Rule, Sent, Severity, gathered, quoted,
    said::{self, Said, Slot},
    text,
};
use crate::source::Span;

pub(super) static RULE: Rule = Rule::new("placeholder-text", Severity::Warning, include_str!("placeholder_text.md"));

/// What stands for words that were to be filled in, wherever it stands in a text.
const BLANKS: &[&str] = &["___", "……", "....", "[ ]", "[]", "[…", "[...", "<...", "<…", "xxx"];

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    // What was blotted out looks as if it were still to come.
    let masked = |said: &Said<'_>| sent.submission.is_masked(said.span);
    let open: Vec<&Said<'_>> = said::all(sent).iter().filter(|said| is_open(said) && !masked(said)).collect();
    let read = open.first().map(|said| quoted(said.text)).unwrap_or_default();
    gathered(open.iter().map(|said| said.span), |span, count| finding(span, count, &read)).into_iter().collect()
}

/// Whether something was left to be filled in. Three dots at the end of words are an enumeration cut short.
pub(super) fn is_open(said: &Said<'_>) -> bool {
    let text = said.text;
    let is_filler = |c: char| !c.is_alphanumeric() || matches!(c, 'x' | 'X');
    let in_number = said.slot == Slot::Number && (text.contains('…') || text.contains(".."));
    in_number || (text.chars().all(is_filler) && !text.trim().is_empty()) || has_blank(text)
}

fn has_blank(text: &str) -> bool {
    may_have_blank(text.as_bytes()) && BLANKS.iter().any(|blank| text.contains(blank))
}

/// Whether there is anything without which there is no blank: in hardly any text there is, and every text of a round is
/// asked. Many bytes are looked at together.
fn may_have_blank(text: &[u8]) -> bool {
    let (Some((_, ones)), Some((_, twos))) = (text.split_last(), text.split_first()) else { return false };
    let (Some(last), Some(behind)) = (ones.last_chunk(), twos.last_chunk()) else {
        return ones.iter().zip(twos).any(|(one, two)| may_be_of_blank(*one, *two));
    };
    let mut may = [0; MANY];
    // What is left at the end of whole ones is in the last.
    look(&mut may, last, behind);
    for (ones, twos) in ones.as_chunks().0.iter().zip(twos.as_chunks().0) {
        look(&mut may, ones, twos);
    }
    u128::from_ne_bytes(may) != 0
}

/// So many bytes a processor looks at together.
const MANY: usize = 16;

/// Marks where a blank may be: without a way out in the middle, so that all are looked at together.
fn look(may: &mut [u8; MANY], ones: &[u8; MANY], twos: &[u8; MANY]) {
    for ((may, one), two) in may.iter_mut().zip(ones).zip(twos) {
        *may |= u8::from(may_be_of_blank(*one, *two));
    }
}

/// The last byte of `…`; hardly any letter of Vietnamese has it, while dashes and quotation marks begin as `…` does.
const DOTS_END: u8 = 0xA6;

/// Whether a byte before another one may be of a blank: each blank has `[`, `_`, `<` or `…` before something else, or two
/// dots or crosses.
#[expect(clippy::needless_bitwise_bool, reason = "without a branch the compiler takes many bytes at once")]
fn may_be_of_blank(one: u8, two: u8) -> bool {
    // `[` and `_` are one bit apart.
    let is_alone = (one | 4 == b'_') | (one == b'<') | (one == DOTS_END);
    is_alone | ((one == two) & ((one == b'.') | (one == b'x')))
}

fn finding(first: Span, count: usize, read: &str) -> Finding {
    let finding = RULE.at(
        first,
        text!(vi: "{count} chỗ còn để dấu chờ điền, như {read}", en: "texts still to be filled in, as {read}: {count}"),
        text!(vi: "chưa điền", en: "not filled in"),
    );
    finding.help(text!(
        vi: "đề nghị cơ quan điền đủ; nếu không có thì để trống ô",
        en: "ask the agency to fill it in; where there is nothing, leave the cell blank",
    ))
}

#[cfg(test)]
mod tests {
    use super::{BLANKS, has_blank};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_blank_is_passed_over(text in "([a-z]{0,20}|[x_.…<\\[\\] ]{0,4}|[à-ỹ]{0,9}){0,4}") {
            prop_assert_eq!(has_blank(&text), BLANKS.iter().any(|blank| text.contains(blank)), "{}", text);
        }
    }
}
