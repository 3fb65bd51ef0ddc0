#![doc = include_str!("duplicate_row.md")]

use super::{Finding, Rule, Sent, Severity, text, told};
use crate::model::{Cell, Figure, IndicatorAt, Month};
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule::new("duplicate-row", Severity::Error, include_str!("duplicate_row.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let results = sent.submission.results.iter();
    let lists = results
        .flat_map(|result| std::iter::once(&*result.figures).chain(result.activities.iter().map(|one| &*one.figures)));
    // Most lists have one figure, an activity's.
    told(lists.filter(|figures| figures.len() > 1).flat_map(|figures| repeats(sent, figures)))
}

fn repeats(sent: &Sent<'_>, figures: &[Figure]) -> Vec<Finding> {
    let mut firsts: BTreeMap<(IndicatorAt, Option<Month>), &Figure> = BTreeMap::new();
    told(figures.iter().filter_map(|figure| {
        let (indicator, month) = (*figure.indicator, figure.month.as_ref().map(|month| **month));
        let clash = clash(&firsts, indicator, month).map(|first| finding(sent, first, figure));
        firsts.entry((indicator, month)).or_insert(figure);
        clash
    }))
}

/// A figure that cannot be counted beside one of `indicator` for `month`. One for the whole time and one for a month
/// clash too.
fn clash<'f>(
    firsts: &BTreeMap<(IndicatorAt, Option<Month>), &'f Figure>,
    indicator: IndicatorAt,
    month: Option<Month>,
) -> Option<&'f Figure> {
    match month {
        Some(_) => firsts.get(&(indicator, month)).or_else(|| firsts.get(&(indicator, None))).copied(),
        // The whole time comes before all months.
        None => {
            firsts.range((indicator, None)..).next().filter(|((of, _), _)| *of == indicator).map(|(_, first)| *first)
        }
    }
}

fn finding(sent: &Sent<'_>, first: &Figure, second: &Figure) -> Finding {
    let name = &sent.plan.indicator(*second.indicator).name;
    let finding = RULE.at(
        second.cell.span,
        text!(vi: "“{name}” được ghi hai lần", en: "“{name}” is written twice"),
        text!(vi: "lần thứ hai", en: "the second time"),
    );
    let first_time = text!(vi: "lần thứ nhất", en: "the first time");
    let same_month = first.month.is_some() == second.month.is_some();
    if same_month && says_the_same(&first.cell, &second.cell) {
        return finding.also(first.cell.span, first_time).help(text!(
            vi: "hai dòng giống nhau: xóa dòng thứ hai; chỉ dòng thứ nhất được tính",
            en: "the two are equal: delete the second; only the first counts",
        ));
    }
    finding.also_fault(first.cell.span, first_time).help(text!(
        vi: "hai lần ghi khác nhau: hỏi lại cơ quan lần nào đúng; nếu là hai hoạt động hoặc hai tháng thì ghi tên hoạt động hoặc tháng; nếu chọn nhiều giá trị thì ghi trong một ô, như “1; 6”; trong khi chờ, cả hai chưa được tính",
        en: "the two differ: ask which is right; name the activity or the month if they are two; write several choices in one cell, as “1; 6”; until then neither counts",
    ))
}

/// Whether two cells say the same, wherever they stand.
fn says_the_same(one: &Cell, other: &Cell) -> bool {
    match (one, other) {
        (Cell::Choices(one), Cell::Choices(other)) => {
            one.iter().map(|choice| choice.as_str()).eq(other.iter().map(|choice| choice.as_str()))
        }
        _ => one == other,
    }
}
