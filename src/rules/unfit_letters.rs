#![doc = include_str!("unfit_letters.md")]

use super::{
    Finding, Rule, Sent, Severity, gathered, quoted,
    said::{self, Said, Slot},
    text,
};
use crate::source::Span;
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule::new("unfit-letters", Severity::Warning, include_str!("unfit_letters.md"));

/// A text of fewer words may be a name or a title.
const FEWEST: usize = 6;
/// Common words as they look without marks; none is one of English.
const PLAIN: &[&str] = &[
    "da", "cua", "cac", "va", "tren", "cho", "thuc", "hien", "chuc", "tuyen", "truyen", "hoi", "nghi", "voi", "duoc",
    "nam", "ngay", "tai", "huyen", "tinh", "cong", "dan", "bao", "phap", "luat", "nguoi", "khong", "kho", "khan",
    "trong", "nhieu", "hinh", "ve", "quyen",
];
/// So many different ones of these are no chance, nor another language.
const MANY: usize = 3;

/// How the letters of a text do not fit a report.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    Unmarked,
    Capitals,
}

/// Texts that are missing are passed over, as are titles in capitals, which forms often ask for.
pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let is_prose = |said: &&Said<'_>| !matches!(said.slot, Slot::Number | Slot::Signer | Slot::Partner | Slot::Venue);
    let prose = said::all(sent).iter().filter(is_prose);
    let unfit: Vec<(Fault, &Said<'_>)> = prose.filter_map(|said| Some((fault(said)?, said))).collect();
    let of = |fault: Fault| {
        let own = || unfit.iter().filter(|(of, _)| *of == fault).map(|(_, said)| said);
        let read = own().next().map(|said| quoted(said.text))?;
        gathered(own().map(|said| said.span), |span, count| finding(fault, span, count, &read))
    };
    [Fault::Unmarked, Fault::Capitals].into_iter().filter_map(of).collect()
}

fn fault(said: &Said<'_>) -> Option<Fault> {
    let is_ascii = said.text.is_ascii();
    let is_shouted = said.slot != Slot::Title && !said.text.contains(char::is_lowercase);
    let words = || said.text.split_whitespace().filter(|word| word.contains(char::is_alphabetic));
    // What is told at once comes first.
    if !(is_ascii || is_shouted) || words().nth(FEWEST - 1).is_none() {
        return None;
    }
    let plain = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphabetic());
        PLAIN.iter().find(|plain| plain.eq_ignore_ascii_case(word))
    };
    if is_ascii && words().filter_map(plain).collect::<BTreeSet<_>>().len() >= MANY {
        return Some(Fault::Unmarked);
    }
    is_shouted.then_some(Fault::Capitals)
}

fn finding(fault: Fault, first: Span, count: usize, read: &str) -> Finding {
    match fault {
        Fault::Unmarked => RULE
            .at(
                first,
                text!(vi: "{count} chỗ viết không dấu, như {read}", en: "texts without the marks of Vietnamese letters, as {read}: {count}"),
                text!(vi: "không dấu", en: "without marks"),
            )
            .help(text!(
                vi: "đề nghị cơ quan gõ lại có dấu: chữ này được in nguyên văn vào báo cáo",
                en: "ask the agency to write it with marks: it is printed in the report as it stands",
            )),
        Fault::Capitals => RULE
            .at(
                first,
                text!(vi: "{count} chỗ viết hoa toàn bộ, như {read}", en: "texts all in capitals, as {read}: {count}"),
                text!(vi: "toàn chữ hoa", en: "all in capitals"),
            )
            .help(text!(
                vi: "đề nghị cơ quan gõ lại, chỉ viết hoa chữ đầu câu và tên riêng: chữ này được in nguyên văn vào báo cáo",
                en: "ask the agency to write it with capitals only where a sentence starts and in proper names: it is printed in the report as it stands",
            )),
    }
}
