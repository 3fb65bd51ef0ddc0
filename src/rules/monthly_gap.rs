#![doc = include_str!("monthly_gap.md")]

use super::{Finding, Round, Rule, Severity, text};
use crate::model::{Duty, DutyResult, Figure, Month, Months, Status, Submission};
use crate::source::Spanned;
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule::new("monthly-gap", Severity::Error, include_str!("monthly_gap.md")).for_gap();

pub(super) fn check(round: &Round) -> Vec<Finding> {
    round.submissions.iter().flat_map(|submission| gaps(round, submission)).collect()
}

fn gaps(round: &Round, submission: &Submission) -> Vec<Finding> {
    let told = submission.results.iter().filter(|result| *result.status == Status::Reported && !result.unread);
    told.filter_map(|result| gap(round, submission, result)).collect()
}

fn gap(round: &Round, submission: &Submission, result: &DutyResult) -> Option<Finding> {
    let duty = round.plan.duty(*result.duty);
    let months = duty.months.as_ref()?;
    if let Some(figure) = result.all_figures().find(|figure| figure.month.is_none() && figure.number().is_some()) {
        return Some(without_month(duty, months, figure));
    }
    let given: BTreeSet<Month> = result.all_figures().filter_map(|figure| Some(**figure.month.as_ref()?)).collect();
    // A month that was not over when the data were closed cannot be asked for.
    let until = submission.data_until()?;
    let asked =
        std::iter::successors(Some(months.from), |month| Some(month.next())).take_while(|month| *month <= months.to);
    let over = asked.filter(|month| month.last_day().is_some_and(|day| day <= until));
    let absent: Vec<String> = over.filter(|month| !given.contains(month)).map(shown).collect();
    (!absent.is_empty() && !given.is_empty()).then(|| finding(duty, months, result, &absent.join(", ")))
}

fn finding(duty: &Duty, months: &Spanned<Months>, result: &DutyResult, absent: &str) -> Finding {
    let id = &duty.id.value;
    let finding = RULE.at(
        result.duty.span,
        text!(vi: "nhiệm vụ {id} làm hằng tháng nhưng thiếu tháng {absent}", en: "duty {id} is monthly, but {absent} is missing"),
        text!(vi: "thiếu tháng {absent}", en: "{absent} is missing"),
    );
    finding.also(months.span, text!(vi: "hằng tháng theo kế hoạch", en: "monthly by the plan")).help(text!(
        vi: "bổ sung số của tháng còn thiếu; tháng không có thì ghi 0",
        en: "add the missing month; 0 if there was nothing",
    ))
}

fn without_month(duty: &Duty, months: &Spanned<Months>, figure: &Figure) -> Finding {
    let id = &duty.id.value;
    let finding = RULE.at(
        figure.cell.span,
        text!(vi: "nhiệm vụ {id} làm hằng tháng nhưng số liệu không ghi tháng", en: "duty {id} is monthly, but the figure names no month"),
        text!(vi: "của tháng nào?", en: "of which month?"),
    );
    finding.also(months.span, text!(vi: "hằng tháng theo kế hoạch", en: "monthly by the plan")).help(text!(
        vi: "tách số theo từng tháng (cột “kỳ”, hoặc “2023-07: 1”)",
        en: "give the figure month by month (column “period”, or “2023-07: 1”)",
    ))
}

fn shown(month: Month) -> String {
    format!("{:02}/{}", month.month, month.year)
}
