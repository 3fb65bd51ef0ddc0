#![doc = include_str!("monthly_gap.md")]

use super::{Finding, Rule, Sent, Severity, Text, text};
use crate::model::{Duty, DutyResult, Figure, IndicatorAt, Month, Months, Status, Submission};
use crate::source::Spanned;
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule::new("monthly-gap", Severity::Error, include_str!("monthly_gap.md")).for_gap();

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    gaps(sent, sent.submission)
}

fn gaps(sent: &Sent<'_>, submission: &Submission) -> Vec<Finding> {
    let told = sent.own_results().filter(|result| *result.status == Status::Reported && !result.unread);
    told.flat_map(|result| of_duty(sent, submission, result)).collect()
}

fn of_duty(sent: &Sent<'_>, submission: &Submission, result: &DutyResult) -> Vec<Finding> {
    let duty = sent.plan.duty(*result.duty);
    let Some(months) = &duty.months else { return Vec::new() };
    let numbers = || result.figures.iter().filter(|figure| figure.number().is_some());
    if let Some(figure) = numbers().find(|figure| figure.month.is_none()) {
        return vec![without_month(duty, months, figure)];
    }
    let given: BTreeSet<IndicatorAt> = numbers().map(|figure| *figure.indicator).collect();
    given.into_iter().filter_map(|indicator| gap(sent, submission, result, indicator)).collect()
}

fn gap(sent: &Sent<'_>, submission: &Submission, result: &DutyResult, indicator: IndicatorAt) -> Option<Finding> {
    let duty = sent.plan.duty(*result.duty);
    let months = duty.months.as_ref()?;
    let own = result.figures.iter().filter(|figure| *figure.indicator == indicator);
    let given: BTreeSet<Month> = own.filter_map(|figure| Some(**figure.month.as_ref()?)).collect();
    // A month that was not over when the data were closed cannot be asked for.
    let until = submission.data_until()?;
    let over = months.each().filter(|month| month.last_day().is_some_and(|day| day <= until));
    let absent: Vec<String> = over.filter(|month| !given.contains(month)).map(|month| month.to_string()).collect();
    if absent.is_empty() {
        return None;
    }
    let (absent, id, name) = (absent.join(", "), &duty.id.value, &sent.plan.indicator(indicator).name);
    let finding = RULE.at(
        result.duty.span,
        text!(
            vi: "nhiệm vụ {id} phải có số liệu từng tháng nhưng “{name}” thiếu tháng {absent}",
            en: "duty {id} asks for every month, but “{name}” lacks {absent}",
        ),
        text!(vi: "thiếu tháng {absent}", en: "{absent} is missing"),
    );
    Some(finding.also(months.span, by_plan()).help(text!(
        vi: "bổ sung số của tháng còn thiếu; tháng không có thì ghi 0",
        en: "add the missing month; 0 if there was nothing",
    )))
}

fn by_plan() -> Text {
    text!(vi: "kế hoạch yêu cầu theo tháng", en: "monthly by the plan")
}

fn without_month(duty: &Duty, months: &Spanned<Months>, figure: &Figure) -> Finding {
    let id = &duty.id.value;
    let finding = RULE.at(
        figure.cell.span,
        text!(vi: "nhiệm vụ {id} phải có số liệu từng tháng nhưng số này không ghi tháng", en: "duty {id} is monthly, but the figure names no month"),
        text!(vi: "của tháng nào?", en: "of which month?"),
    );
    finding.also(months.span, by_plan()).help(text!(
        vi: "tách số theo từng tháng, ghi tháng vào cột “kỳ” (tệp .yaml: “2023-07: 1”)",
        en: "give the figure month by month, the month in the column “period” (a .yaml file: “2023-07: 1”)",
    ))
}
