//! One cell as it was written → its state. Both shapes of a submission come through here.

use super::{
    faults,
    scalar::{self, DateFault, NumberFault},
    sheet, unit,
};
use crate::{
    finding::{Finding, Text, quoted, text},
    model::{Cell, Day, Indicator, Key, Kind, Month, Status},
    source::Spanned,
};
use rust_decimal::Decimal;

/// What an agency may say instead of a value, after folding.
const NIL: &[&str] = &["nil", "khongphatsinh"];
const NOT_APPLICABLE: &[&str] = &["notapplicable", "na", "khongapdung"];
const NOT_DONE: &[&str] = &["notdone", "chuathuchien"];
const REPORTED: &[&str] = &["reported", "cobaocao", "dathuchien"];

/// What a form offers, in the words that people read.
pub(super) const STATUSES: [&str; 4] = ["có báo cáo", "không phát sinh", "không áp dụng", "chưa thực hiện"];
/// The same words, for programs in both languages.
pub(super) const STATUS_WORDS: &[&str] =
    &["reported", "nil", "not-applicable", "not-done", STATUSES[0], STATUSES[1], STATUSES[2], STATUSES[3]];

/// What a broken formula shows, and what is left of it in a text table.
const ERRORS: &[&str] = &["#N/A", "#NAME?", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"];

/// What is to be said of a value that is only what a broken formula shows: “- Đã treo …” becomes one when Excel takes it
/// for a sum.
#[inline]
pub(super) fn formula_error(written: Spanned<&str>) -> Option<Finding> {
    // Hardly any value begins so.
    let may_be = matches!(written.as_bytes(), [b'#' | b'E', ..]);
    (may_be && is_error(&written)).then(|| sheet::cell_error(written.span, written.value))
}

fn is_error(text: &str) -> bool {
    let is_code = |code: &str| code.bytes().all(|byte| byte.is_ascii_digit());
    ERRORS.contains(&text) || text.strip_prefix("Err:").is_some_and(is_code)
}

/// The status that a word stands for. “#N/A” is no word but what a broken formula shows.
pub(super) fn status_word(text: &str) -> Option<Status> {
    if text.starts_with('#') {
        return None;
    }
    let key = Key::of(text);
    let is = |words: &[&str]| words.contains(&key.as_str());
    let pairs = [
        (NIL, Status::Nil),
        (NOT_APPLICABLE, Status::NotApplicable),
        (NOT_DONE, Status::NotDone),
        (REPORTED, Status::Reported),
    ];
    pairs.into_iter().find(|(words, _)| is(words)).map(|(_, status)| status)
}

/// The status that was written; what is none is reported.
pub(super) fn status(written: Spanned<&str>, findings: &mut Vec<Finding>) -> Spanned<Status> {
    let found = status_word(&written);
    if found.is_none() {
        let name = quoted(&written);
        let finding = faults::UNKNOWN_STATUS.at(
            written.span,
            text!(vi: "{name} không phải là một tình trạng", en: "{name} is not a status"),
            text!(vi: "không hiểu được", en: "not understood"),
        );
        let finding = finding.expected(text!(
            vi: "“có báo cáo”, “không phát sinh”, “không áp dụng” hoặc “chưa thực hiện”",
            en: "“reported”, “nil”, “not-applicable” or “not-done”",
        ));
        findings.push(finding.help(text!(vi: "ghi một trong bốn tình trạng đó; kể kết quả thì ghi vào phần tóm tắt", en: "write one of these four; an account of results goes into the summary")));
    }
    Spanned::new(found.unwrap_or(Status::Unreadable), written.span)
}

/// Yes or no; what is neither is reported, and no.
pub(super) fn flag(written: Spanned<&str>, findings: &mut Vec<Finding>) -> bool {
    match Key::of(&written).as_str() {
        "true" | "co" | "yes" => return true,
        "false" | "khong" | "no" => {}
        _ => {
            let word = quoted(&written);
            let finding = faults::WRONG_SHAPE.at(
                written.span,
                text!(vi: "{word} không phải là từ dùng được ở mục này", en: "{word} is not a word that may stand here"),
                text!(vi: "có hay không?", en: "yes or no?"),
            );
            findings.push(
                finding
                    .expected(text!(vi: "“có” hoặc “không” (true, false)", en: "“yes” or “no” (true, false)"))
                    .help(text!(vi: "ghi một trong các từ đó", en: "write one of these words")),
            );
        }
    }
    false
}

/// The value that was written for `indicator`; what cannot be read is reported.
pub(super) fn cell(written: Spanned<&str>, indicator: &Indicator, findings: &mut Vec<Finding>) -> Spanned<Cell> {
    if let Some(error) = formula_error(written) {
        findings.push(error);
        return Spanned::new(Cell::Unreadable, written.span);
    }
    // No status begins with a digit, and most values are numbers.
    let word = if written.starts_with(|c: char| c.is_ascii_digit()) { None } else { status_word(&written) };
    let state = match word {
        Some(Status::Nil) => Cell::Nil,
        Some(Status::NotApplicable) => Cell::NotApplicable,
        _ if indicator.kind.is_number() => number(written, indicator, findings),
        _ if indicator.kind == Kind::Choice => Cell::Choices(choices(written, indicator)),
        _ => Cell::Text(written.value.to_owned()),
    };
    Spanned::new(state, written.span)
}

fn number(written: Spanned<&str>, indicator: &Indicator, findings: &mut Vec<Finding>) -> Cell {
    match scalar::number(&written, indicator.kind) {
        Ok(number) => Cell::Number(number),
        Err(fault) => {
            findings.push(number_fault(written, indicator, &fault));
            Cell::Unreadable
        }
    }
}

pub(super) fn number_fault(written: Spanned<&str>, indicator: &Indicator, fault: &NumberFault) -> Finding {
    let (read, name) = (quoted(&written), &indicator.name);
    if let NumberFault::Ambiguous(one, other) = fault {
        let sign = if written.starts_with(['-', '\u{2212}']) { "-" } else { "" };
        let (one, other) = (format!("{sign}{one}"), format!("{sign}{}", other.to_string().replace('.', ",")));
        let finding = faults::AMBIGUOUS_NUMBER.at(
            written.span,
            text!(vi: "{read} có thể đọc theo hai cách", en: "{read} can be read two ways"),
            text!(vi: "{one} hay {other}?", en: "{one} or {other}?"),
        );
        return finding
            .expected(
                text!(vi: "một số chỉ có một cách đọc cho “{name}”", en: "a number with one reading for “{name}”"),
            )
            .help(one_reading(indicator.kind, &one, &other));
    }
    if *fault == NumberFault::TooLong {
        let finding = faults::UNREADABLE_NUMBER.at(
            written.span,
            text!(vi: "{read} có quá nhiều chữ số", en: "{read} has too many digits"),
            text!(vi: "kiểm tra lại số", en: "check the number"),
        );
        return finding.help(text!(vi: "kiểm tra lại số này với cơ quan", en: "check this number with the agency"));
    }
    if let Some(fault) = unit::ambiguous(&written, indicator) {
        return number_fault(written, indicator, &fault);
    }
    if let Some(finding) = unit::fault(written, indicator) {
        return finding;
    }
    let finding = faults::UNREADABLE_NUMBER.at(
        written.span,
        text!(vi: "{read} không phải là một số", en: "{read} is not a number"),
        text!(vi: "không đọc được", en: "cannot be read"),
    );
    finding
        .expected(text!(vi: "số của “{name}”, viết bằng chữ số, không kèm đơn vị", en: "the number of “{name}”, in digits, without a unit"))
        .help(text!(
            vi: "ghi số, ví dụ 24; nếu không có thì ghi 0 hoặc “không phát sinh”",
            en: "write the number, as 24; if there is none, write 0 or “nil”",
        ))
}

/// A number as people write it.
pub(super) fn decimal_comma(number: Decimal) -> String {
    number.normalize().to_string().replace('.', ",")
}

/// How to write a number that could be read two ways, so that it can be read one way. A decimal comma ends an entry of
/// `{a: 1, b: 2}` in YAML unless it stands in quotation marks.
fn one_reading(kind: Kind, thousands: &str, decimals: &str) -> Text {
    if kind == Kind::Count {
        return text!(
            vi: "hỏi lại cơ quan; nếu là hàng nghìn thì ghi {thousands}; chỉ tiêu này không có số lẻ",
            en: "ask the agency; write {thousands} if it is thousands; this indicator has no decimals",
        );
    }
    // With three decimals it could be taken for thousands again.
    let is_of_three = decimals.split_once(',').is_some_and(|(_, after)| after.len() == 3);
    let safe = if is_of_three { format!("{decimals}0") } else { decimals.to_owned() };
    text!(
        vi: "hỏi lại cơ quan; ghi {thousands} nếu là hàng nghìn, hoặc {safe} nếu là số lẻ (tệp .yaml: \"{safe}\")",
        en: "ask the agency; write {thousands} for thousands, or {safe} for decimals (a .yaml file: \"{safe}\")",
    )
}

/// The choices in one cell: the whole of it when it is one, else parts between `;` or `|`, else between commas when
/// each part is a choice of its own.
fn choices(written: Spanned<&str>, indicator: &Indicator) -> Vec<Spanned<String>> {
    let part = |text: &str| Spanned::new(text.trim().to_owned(), written.span);
    if indicator.choice(&written).is_some() {
        return vec![part(&written)];
    }
    let commas: Vec<_> = written.split(',').map(part).collect();
    if commas.iter().all(|choice| indicator.choice(choice).is_some()) {
        return commas;
    }
    written.split([';', '|', '\n']).map(part).filter(|choice| !choice.is_empty()).collect()
}

/// The day that was written, a time of day with it or not; what is none is reported.
pub(super) fn day(written: Spanned<&str>, findings: &mut Vec<Finding>) -> Spanned<Day> {
    day_or(written, findings, date_fault)
}

/// As [`day`], of an activity: where two days were written, each has a place of its own.
pub(super) fn activity_day(written: Spanned<&str>, findings: &mut Vec<Finding>) -> Spanned<Day> {
    day_or(written, findings, |written, fault| {
        let finding = date_fault(written, fault);
        if !is_stretch(&written) {
            return finding;
        }
        finding.help(text!(
            vi: "ghi ngày đầu vào “từ ngày”, ngày cuối vào “đến ngày”, mỗi ngày ghi đủ, như 05/12/2023",
            en: "write the first day under “from” and the last one under “to”, each in full, as 05/12/2023 or 2023-12-05",
        ))
    })
}

fn day_or(
    written: Spanned<&str>,
    findings: &mut Vec<Finding>,
    fault_of: impl Fn(Spanned<&str>, &DateFault) -> Finding,
) -> Spanned<Day> {
    let day = match scalar::day(&written) {
        Ok(day) => Day::Known(day),
        Err(fault) => {
            findings.push(fault_of(written, &fault));
            Day::Unreadable
        }
    };
    Spanned::new(day, written.span)
}

/// The month that was written; what is none is reported.
pub(super) fn month(written: Spanned<&str>, findings: &mut Vec<Finding>) -> Option<Spanned<Month>> {
    let found = scalar::month(&written);
    if found.is_none() {
        let read = quoted(&written);
        let finding = faults::UNREADABLE_DATE.at(
            written.span,
            text!(vi: "{read} không phải là một tháng", en: "{read} is not a month"),
            text!(vi: "không đọc được", en: "cannot be read"),
        );
        findings.push(
            finding
                .help(text!(vi: "ghi tháng và năm, ví dụ 07/2023", en: "write month and year, as 07/2023 or 2023-07")),
        );
    }
    Some(Spanned::new(found?, written.span))
}

/// What is wrong with a day.
pub(super) fn date_fault(written: Spanned<&str>, fault: &DateFault) -> Finding {
    let read = quoted(&written);
    let (message, label) = match fault {
        DateFault::Unreadable if scalar::year_first(&written).is_some() => (
            text!(vi: "{read} có năm đứng trước mà không viết với dấu “-”", en: "{read} puts the year first without “-”"),
            text!(vi: "không đọc được", en: "cannot be read"),
        ),
        DateFault::Unreadable => (
            text!(vi: "{read} không phải là một ngày", en: "{read} is not a date"),
            text!(vi: "không đọc được", en: "cannot be read"),
        ),
        DateFault::ShortYear => (
            text!(vi: "{read} ghi năm bằng hai chữ số", en: "{read} has a year of two digits"),
            text!(vi: "năm nào?", en: "which year?"),
        ),
        DateFault::NoSuchDay => (
            text!(vi: "không có ngày {read}", en: "there is no day {read}"),
            text!(vi: "không có trên lịch", en: "not in the calendar"),
        ),
        DateFault::OtherOffset => (
            text!(vi: "{read} ghi giờ kèm múi giờ (Z là giờ quốc tế)", en: "{read} has a time with its offset (Z is universal time)"),
            text!(vi: "ở múi giờ khác có thể là ngày khác", en: "elsewhere it may be another day"),
        ),
    };
    faults::UNREADABLE_DATE
        .at(written.span, message, label)
        .expected(text!(vi: "ngày/tháng/năm, năm đủ bốn chữ số", en: "day/month/year, the year with four digits"))
        .help(date_help(&written, fault))
}

/// What to do about a text that is not a day.
fn date_help(written: &str, fault: &DateFault) -> Text {
    if *fault == DateFault::OtherOffset {
        return text!(
            vi: "ghi ngày, giờ theo đồng hồ của cơ quan và bỏ múi giờ, như 11/12/2026 01:30",
            en: "write day and time by the office's clock, without an offset, as 11/12/2026 01:30",
        );
    }
    if let Some(day) = scalar::month_first(written).filter(|_| *fault == DateFault::NoSuchDay) {
        let day = day.format("%d/%m/%Y");
        return text!(
            vi: "có phải {day}? Nếu máy ghi tháng trước ngày thì các ngày khác trong tệp cũng có thể đã bị đảo mà vẫn đọc được: soát lại tất cả",
            en: "did you mean {day}? Where a computer puts the month first, other days of the file may be turned around too and still be read: check them all",
        );
    }
    if let Some(day) = scalar::year_first(written) {
        let (hyphens, slashes) = (day.format("%Y-%m-%d"), day.format("%d/%m/%Y"));
        return text!(vi: "ghi {hyphens} hoặc {slashes}", en: "write {hyphens} or {slashes}");
    }
    text!(vi: "kiểm tra lại ngày và ghi đủ, như 05/12/2023", en: "check the day and write it in full, as 05/12/2023 or 2023-12-05")
}

/// Whether a text tells of two days, as “30/11 - 30/12/2023” and “01-05/12/2023”, and of no time of day.
fn is_stretch(text: &str) -> bool {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let is_hour = |pair: &[u8]| pair[0].is_ascii_digit() && matches!(pair[1], b':' | b'h' | b'H');
    let tells_time = text.as_bytes().windows(2).any(is_hour) || text.contains("giờ");
    !tells_time && (4..=6).contains(&numbers.count())
}
