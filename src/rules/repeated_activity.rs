#![doc = include_str!("repeated_activity.md")]

use super::{Finding, Rule, Sent, Severity, gathered, quoted, text};
use crate::{
    model::{Activity, DutyResult, Figure, Key},
    source::Span,
};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule::new("repeated-activity", Severity::Warning, include_str!("repeated_activity.md"));

/// What makes two activities one: title, days, place and figures.
type Print = (u64, [Option<NaiveDate>; 2], Option<u64>, Vec<Option<Decimal>>);

/// Activities without a day are passed over: of many alike nobody can tell.
pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let again: Vec<&Activity> = sent.submission.results.iter().flat_map(repeats).collect();
    let read = again.first().map(|activity| quoted(&activity.title)).unwrap_or_default();
    let places = again.iter().map(|activity| activity.title.span);
    gathered(places, |span, count| finding(span, count, &read)).into_iter().collect()
}

/// Those that were told before under the same duty.
fn repeats(result: &DutyResult) -> impl Iterator<Item = &Activity> {
    let mut seen: BTreeSet<Print> = BTreeSet::new();
    let dated = result.activities.iter().filter(|activity| activity.days().from.is_some());
    dated.filter(move |activity| !seen.insert(print(activity)))
}

fn print(activity: &Activity) -> Print {
    let figures = activity.figures.iter().map(Figure::number).collect();
    let days = activity.days();
    let place = activity.place.as_ref().map(|place| Key::print_of(place));
    (Key::print_of(&activity.title), [days.from, days.to], place, figures)
}

fn finding(first: Span, count: usize, read: &str) -> Finding {
    let finding = RULE.at(
        first,
        text!(
            vi: "{count} hoạt động ghi lặp lại trong cùng nhiệm vụ, như {read}",
            en: "activities that are told twice under one duty, as {read}: {count}",
        ),
        text!(vi: "đã ghi ở trên", en: "told before"),
    );
    finding.help(text!(
        vi: "cùng tên, ngày, địa điểm và số liệu: nếu là một hoạt động thì xóa chỗ lặp để không tính hai lần; nếu là hai buổi thì ghi thêm địa điểm hoặc thành phần để phân biệt",
        en: "title, days, place and figures are the same: delete it if it is one activity, so that it does not count twice; if there were two, add what tells them apart",
    ))
}
