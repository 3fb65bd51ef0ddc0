#![doc = include_str!("people_without_event.md")]

use super::{Finding, Rule, Sent, Severity, Text, shown, text, told};
use crate::model::{Cell, DutyResult, Figure, Indicator, IndicatorAt, Key, Kind, Status};

pub(super) static RULE: Rule =
    Rule::new("people-without-event", Severity::Warning, include_str!("people_without_event.md"));

/// Units, folded, in which people who take part are counted.
const PEOPLE: &[&str] = &["luotnguoi", "nguoi", "luotnguoidu", "nguoidu", "nguoithamdu", "luotkhach"];
/// The most events that are shown beside the people: as many as a duty may ask for.
const SHOWN: usize = 10;
/// Units, folded, of what people take part in.
const EVENTS: &[&str] =
    &["hoinghi", "buoi", "cuoc", "lop", "hoithao", "toadam", "hoithaotoadam", "hoithi", "hoatdong", "sukien", "dot"];

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    // Where something could not be read, the event may be just that.
    let reported = sent.submission.results.iter().filter(|result| *result.status == Status::Reported && !result.unread);
    told(reported.filter(|result| result.activities.is_empty()).flat_map(|result| of_duty(sent, result)))
}

fn of_duty(sent: &Sent<'_>, result: &DutyResult) -> Vec<Finding> {
    let asked = || sent.plan.duty(*result.duty).indicators.iter();
    let counts = |at: IndicatorAt, units: &[&str]| is_counted_in(sent.plan.indicator(at), units);
    let events: Vec<_> = asked().filter(|asks| counts(asks.indicator, EVENTS)).collect();
    // Which event is asked for is not known, or the missing figure has a finding of its own.
    let given = |at| result.figures.iter().any(|figure| *figure.indicator == at);
    if events.is_empty() || events.iter().any(|asks| asks.required && !given(asks.indicator)) {
        return Vec::new();
    }
    let of_events: Vec<&Figure> =
        result.figures.iter().filter(|figure| events.iter().any(|asks| asks.indicator == *figure.indicator)).collect();
    if !of_events.iter().all(|figure| is_nothing(&figure.cell)) {
        return Vec::new();
    }
    let people = result.figures.iter().filter(|figure| takes_part(sent.plan.indicator(*figure.indicator)));
    told(people.filter_map(|figure| finding(sent, figure, &of_events)))
}

/// Whether people who take part are counted; those who get help, as in “lượt người được hỗ trợ”, need no meeting.
fn takes_part(indicator: &Indicator) -> bool {
    let name = indicator.name.to_lowercase();
    is_counted_in(indicator, PEOPLE) && name.split_whitespace().any(|word| matches!(word, "dự" | "gia"))
}

fn is_counted_in(indicator: &Indicator, units: &[&str]) -> bool {
    indicator.kind == Kind::Count && units.contains(&Key::of(&indicator.unit).as_str())
}

fn is_nothing(cell: &Cell) -> bool {
    match cell {
        Cell::Number(number) => number.is_zero(),
        Cell::Nil | Cell::NotApplicable => true,
        Cell::Text(_) | Cell::Choices(_) | Cell::Unreadable => false,
    }
}

fn finding(sent: &Sent<'_>, people: &Figure, events: &[&Figure]) -> Option<Finding> {
    let number = people.number().filter(|number| !number.is_zero() && !number.is_sign_negative())?;
    let (name, Text { vi, en }) = (&sent.plan.indicator(*people.indicator).name, shown(number));
    let mut finding = RULE.at(
        people.cell.span,
        text!(
            vi: "“{name}” là {vi} nhưng không có hội nghị hay hoạt động nào",
            en: "“{name}” is {en}, but there is no meeting or activity",
        ),
        text!(vi: "dự việc gì?", en: "at which event?"),
    );
    for event in events.iter().take(SHOWN) {
        finding = finding.also(event.cell.span, text!(vi: "ghi là không có", en: "said to be none"));
    }
    Some(finding.help(text!(
        vi: "hỏi lại cơ quan: ghi số hội nghị, hoạt động đã tổ chức, hoặc sửa số người",
        en: "ask the agency: give the number of meetings or activities, or mend the number of people",
    )))
}
