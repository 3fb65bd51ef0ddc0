#![doc = include_str!("nil_with_figures.md")]

use super::{Finding, Rule, Sent, Severity, text};
use crate::model::{Cell, DutyResult, Status};
use crate::source::Span;

pub(super) static RULE: Rule = Rule::new("nil-with-figures", Severity::Error, include_str!("nil_with_figures.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let results = sent.submission.results.iter();
    results.filter_map(|result| finding(sent, result)).collect()
}

fn finding(sent: &Sent<'_>, result: &DutyResult) -> Option<Finding> {
    let said = match *result.status {
        Status::Nil => text!(vi: "không phát sinh", en: "nil"),
        Status::NotApplicable => text!(vi: "không áp dụng", en: "not applicable"),
        Status::NotDone => text!(vi: "chưa thực hiện", en: "not done"),
        Status::Reported | Status::Unreadable => return None,
    };
    // Zero says the same as nil; only what there is contradicts it.
    let figures = result.all_figures().filter(|figure| says_something(&figure.cell)).map(|figure| figure.cell.span);
    let facts: Vec<Span> = figures.chain(result.activities.iter().map(|activity| activity.title.span)).collect();
    if facts.is_empty() {
        return None;
    }
    let id = &sent.plan.duty(*result.duty).id.value;
    let (vi, en) = (&said.vi, &said.en);
    let mut finding = RULE.at(
        result.status.span,
        text!(vi: "nhiệm vụ {id} ghi “{vi}” nhưng lại có số liệu hoặc hoạt động", en: "duty {id} says “{en}” but has figures or activities"),
        text!(vi: "ghi “{vi}”", en: "says “{en}”"),
    );
    for span in facts {
        finding = finding.also_fault(span, text!(vi: "trái với tình trạng", en: "contradicts it"));
    }
    Some(finding.help(text!(
        vi: "hỏi lại cơ quan: bỏ số liệu và hoạt động, hoặc sửa tình trạng thành “có báo cáo”; trong khi chờ, nhiệm vụ này chưa được tính",
        en: "ask which is right: take the figures out, or let the status be “reported”; until then the answer does not count",
    )))
}

fn says_something(cell: &Cell) -> bool {
    match cell {
        Cell::Number(number) => !number.is_zero(),
        Cell::Text(_) | Cell::Choices(_) => true,
        Cell::Nil | Cell::NotApplicable | Cell::Unreadable => false,
    }
}
