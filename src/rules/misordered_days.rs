#![doc = include_str!("misordered_days.md")]

use super::{Finding, Rule, Severity, shown_day, text};
use crate::{
    model::{Deadline, Plan},
    source::Spanned,
};
use chrono::NaiveDate;

pub(super) static RULE: Rule = Rule::new("misordered-days", Severity::Warning, include_str!("misordered_days.md"));

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    let own = plan.agencies.iter().map(|agency| &agency.deadline).chain(plan.duties.iter().map(|duty| &duty.deadline));
    let deadlines = std::iter::once(&plan.deadline).chain(own.flatten());
    let before_plan = plan.date.iter().flat_map(|issued| deadlines.clone().filter_map(|at| before_plan(at, issued)));
    before_plan.chain(cutoff_after_deadline(plan)).collect()
}

fn before_plan(deadline: &Spanned<Deadline>, issued: &Spanned<NaiveDate>) -> Option<Finding> {
    if deadline.last_day() >= **issued {
        return None;
    }
    let (last, day) = (shown_day(deadline.last_day()), shown_day(**issued));
    let finding = RULE.at(
        deadline.span,
        text!(vi: "hạn báo cáo ({last}) đã qua trước ngày ban hành kế hoạch ({day})", en: "the last day to report ({last}) is past before the plan is issued ({day})"),
        text!(vi: "mọi báo cáo đều thành chậm", en: "every report would be late"),
    );
    let finding = finding.also(issued.span, text!(vi: "ngày ban hành kế hoạch", en: "the day of the plan"));
    Some(finding.help(text!(vi: "kiểm tra lại năm và thứ tự ngày/tháng của cả hai", en: "check the year and the order of day and month of both")))
}

fn cutoff_after_deadline(plan: &Plan) -> Option<Finding> {
    let cutoff = plan.data_cutoff.as_ref().filter(|cutoff| ***cutoff > plan.deadline.last_day())?;
    let (day, last) = (shown_day(**cutoff), shown_day(plan.deadline.last_day()));
    let finding = RULE.at(
        cutoff.span,
        text!(vi: "ngày chốt số liệu ({day}) sau ngày cuối của hạn báo cáo ({last})", en: "the data cut-off ({day}) is after the last day to report ({last})"),
        text!(vi: "báo cáo gửi đúng hạn chưa thể có số liệu đến ngày này", en: "a report in time cannot have data up to this day"),
    );
    let finding = finding.also(plan.deadline.span, text!(vi: "thời hạn báo cáo", en: "the deadline"));
    Some(finding.help(text!(vi: "kiểm tra lại hai ngày theo văn bản gốc", en: "check both days against the original")))
}
