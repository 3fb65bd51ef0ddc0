#![doc = include_str!("text_exceeds_figure.md")]

use super::{Finding, Rule, Sent, Severity, Text, shown, text, told};
use crate::{
    model::{DutyResult, Indicator, IndicatorAt, Kind, Status},
    source::Span,
};
use rust_decimal::Decimal;

pub(super) static RULE: Rule =
    Rule::new("text-exceeds-figure", Severity::Warning, include_str!("text_exceeds_figure.md"));

/// Words before a number that say it is another year's, or one still to come.
const OTHER_COUNTS: &[&str] = &[
    "cùng kỳ",
    "năm trước",
    "chỉ tiêu",
    "dự kiến",
    "sẽ",
    "lũy kế",
    "luỹ kế",
    "giai đoạn",
    "từ năm",
    "kế hoạch",
    "so với",
];
/// Words right before a number that make it a year, a month or one of a row, and no count.
const RANKS: &[&str] = &["năm", "tháng", "quý", "ngày", "số", "thứ", "khóa", "khoá"];
/// How many words before a number are looked at for these.
const NEAR: usize = 8;

/// Without an account or without the figure nothing is said. An account may tell a part of the figure, so that only more
/// than the whole contradicts it; “không phát sinh” is nought.
pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    told(sent.submission.results.iter().flat_map(|result| of_result(sent, result)))
}

/// A number in an account, the words before it, and those behind.
type Told<'w> = (Decimal, &'w [&'w str], &'w [&'w str]);

fn of_result(sent: &Sent<'_>, result: &DutyResult) -> Vec<Finding> {
    let Some(summary) = &result.summary else { return Vec::new() };
    if !summary.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let small = summary.to_lowercase();
    let words: Vec<&str> = small.split_whitespace().collect();
    let told = |at: usize| Some((number(words[at])?, &words[at.saturating_sub(NEAR)..at], &words[at + 1..]));
    let told: Vec<Told<'_>> = (0..words.len()).filter_map(told).filter(|(_, before, _)| !is_rank(before)).collect();
    let asked = sent.plan.duty(*result.duty).indicators.iter();
    asked.filter_map(|asks| of_indicator(sent, result, summary.span, &told, asks.indicator)).collect()
}

fn of_indicator(
    sent: &Sent<'_>,
    result: &DutyResult,
    summary: Span,
    told: &[Told<'_>],
    at: IndicatorAt,
) -> Option<Finding> {
    let indicator = sent.plan.indicator(at);
    let figure = figure(result, at, indicator)?;
    let names = names(sent, result, at);
    if names.is_empty() {
        return None;
    }
    let own = told.iter().filter(|(number, before, behind)| {
        *number > figure && names.iter().any(|name| begins(behind, name)) && !is_of_other_count(before)
    });
    let most = own.map(|(number, ..)| *number).max()?;
    let place = result.all_figures().find(|figure| *figure.indicator == at).map(|figure| figure.cell.span);
    Some(finding(indicator, summary, place.unwrap_or(result.status.span), most, figure))
}

/// The whole figure, when it can be known.
fn figure(result: &DutyResult, at: IndicatorAt, indicator: &Indicator) -> Option<Decimal> {
    match (*result.status, indicator.kind) {
        (_, Kind::Percent | Kind::Text | Kind::Choice) => None,
        (Status::Nil, _) => Some(Decimal::ZERO),
        (Status::Reported, _) => result.number(at, indicator.total, &|_| true),
        _ => None,
    }
}

/// By which words an account tells of an indicator: its name, and a unit of several words, which hardly counts anything
/// else. Words that may as well tell of another indicator of the duty are none.
fn names(sent: &Sent<'_>, result: &DutyResult, at: IndicatorAt) -> Vec<Vec<String>> {
    let asked = sent.plan.duty(*result.duty).indicators.iter().map(|asks| asks.indicator);
    let others: Vec<Vec<String>> =
        asked.filter(|other| *other != at).flat_map(|other| called(sent.plan.indicator(other))).collect();
    let is_own = |name: &Vec<String>| name.len() > 1 && !others.iter().any(|other| other.starts_with(name));
    called(sent.plan.indicator(at)).into_iter().filter(is_own).collect()
}

/// The words of its name and of its unit.
fn called(indicator: &Indicator) -> [Vec<String>; 2] {
    [&*indicator.name, &*indicator.unit]
        .map(|text| text.split_whitespace().map(|word| bare(&word.to_lowercase()).to_owned()).collect())
}

fn begins(rest: &[&str], name: &[String]) -> bool {
    rest.len() >= name.len() && rest.iter().zip(name).all(|(word, name)| bare(word) == name)
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether the number behind these words counts nothing; “tổng số” comes before a count.
fn is_rank(before: &[&str]) -> bool {
    !before.ends_with(&["tổng", "số"]) && before.last().is_some_and(|word| RANKS.contains(word))
}

fn is_of_other_count(before: &[&str]) -> bool {
    // What stands in an earlier sentence or part of it is about something else.
    let from = before.iter().rposition(|word| word.ends_with(['.', ';', ':'])).map_or(0, |end| end + 1);
    let said = before[from..].join(" ");
    OTHER_COUNTS.iter().any(|words| said.contains(words))
}

/// A whole number as people write it: `25`, `1.250`.
fn number(word: &str) -> Option<Decimal> {
    let word = word.trim_start_matches('(');
    let mut groups = word.split('.');
    let first = groups.next()?;
    let is_grouped = groups.clone().all(|group| group.len() == 3);
    let is_number = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let fits = is_number(first) && is_grouped && groups.all(is_number) && word.len() <= 12;
    fits.then(|| word.replace('.', "").parse().ok()).flatten()
}

fn finding(indicator: &Indicator, summary: Span, figure: Span, told: Decimal, counted: Decimal) -> Finding {
    let (name, told, counted) = (&indicator.name, shown(told), shown(counted));
    let (Text { vi: told_vi, en: told_en }, Text { vi: counted_vi, en: counted_en }) = (told, counted);
    let finding = RULE.at(
        summary,
        text!(
            vi: "lời văn nêu {told_vi} về “{name}” nhưng số liệu chỉ ghi {counted_vi}",
            en: "the account tells of {told_en} of “{name}”, but the figure is {counted_en}",
        ),
        text!(vi: "lời văn nêu {told_vi}", en: "tells of {told_en}"),
    );
    finding.also(figure, text!(vi: "số liệu là {counted_vi}", en: "the figure is {counted_en}")).help(text!(
        vi: "hỏi lại cơ quan số nào đúng rồi sửa cho khớp; báo cáo tổng hợp cộng theo số liệu, không theo lời văn",
        en: "ask which is right and let both agree; the report adds up the figures, not the accounts",
    ))
}
