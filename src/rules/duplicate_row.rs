#![doc = include_str!("duplicate_row.md")]

use super::{Finding, Rule, Sent, Severity, text, told};
use crate::model::{Cell, Figure, IndicatorAt, Month};
use std::collections::{BTreeMap, btree_map::Entry};

pub(super) static RULE: Rule = Rule::new("duplicate-row", Severity::Error, include_str!("duplicate_row.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let results = sent.submission.results.iter();
    let lists = results
        .flat_map(|result| std::iter::once(&*result.figures).chain(result.activities.iter().map(|one| &*one.figures)));
    // Most lists have one figure, an activity's.
    told(lists.filter(|figures| figures.len() > 1).flat_map(|figures| repeats(sent, figures)))
}

/// The first figure of each indicator and month; those for the whole time come before all months.
type Firsts<'f> = BTreeMap<(IndicatorAt, Option<Month>), &'f Figure>;

fn repeats(sent: &Sent<'_>, figures: &[Figure]) -> Vec<Finding> {
    let mut firsts = Firsts::new();
    let mut repeats = Vec::new();
    for figure in figures {
        let key = (*figure.indicator, figure.month.as_ref().map(|month| **month));
        match firsts.entry(key) {
            Entry::Vacant(entry) => drop(entry.insert(figure)),
            Entry::Occupied(first) => repeats.push(finding(sent, first.get(), figure)),
        }
    }
    let wholes = firsts.iter().filter(|((_, month), _)| month.is_none());
    told(repeats.into_iter().chain(wholes.filter_map(|((of, _), whole)| mixed(sent, whole, months(&firsts, *of)))))
}

fn months<'f>(firsts: &Firsts<'f>, indicator: IndicatorAt) -> impl Iterator<Item = &'f Figure> {
    let own = firsts.range((indicator, None)..).take_while(move |((of, _), _)| *of == indicator);
    own.filter(|((_, month), _)| month.is_some()).map(|(_, figure)| *figure)
}

/// That a figure for the whole time stands beside some for months: which of them count, nobody can tell.
fn mixed<'f>(sent: &Sent<'_>, whole: &Figure, mut months: impl Iterator<Item = &'f Figure>) -> Option<Finding> {
    let first = months.next()?;
    let name = &sent.plan.indicator(*whole.indicator).name;
    let finding = RULE.at(
        whole.cell.span,
        text!(vi: "“{name}” được ghi cả số chung và số từng tháng", en: "“{name}” is written for the whole time and for months"),
        text!(vi: "số chung, không ghi tháng", en: "without a month"),
    );
    let of_month = || text!(vi: "số của tháng", en: "of a month");
    let finding = finding.also_fault(first.cell.span, of_month());
    let finding = months.fold(finding, |finding, month| finding.also_fault(month.cell.span, of_month()));
    Some(finding.help(text!(
        vi: "nếu dòng không ghi tháng là dòng cộng thì xóa; nếu là số của một tháng thì ghi tháng vào cột “kỳ”; trong khi chờ, các số này chưa được tính",
        en: "if the one without a month is a sum, delete it; if it is that of a month, name the month under “period”; until then none of them counts",
    )))
}

fn finding(sent: &Sent<'_>, first: &Figure, second: &Figure) -> Finding {
    let name = &sent.plan.indicator(*second.indicator).name;
    let finding = RULE.at(
        second.cell.span,
        text!(vi: "“{name}” được ghi hai lần", en: "“{name}” is written twice"),
        text!(vi: "lần thứ hai", en: "the second time"),
    );
    let first_time = text!(vi: "lần thứ nhất", en: "the first time");
    if says_the_same(&first.cell, &second.cell) {
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
