#![doc = include_str!("window_after_deadline.md")]

use super::{Finding, Rule, Severity, text};
use crate::model::{Duty, Plan};

pub(super) static RULE: Rule =
    Rule::new("window-after-deadline", Severity::Note, include_str!("window_after_deadline.md"));

pub(super) fn check(plan: &Plan) -> Vec<Finding> {
    plan.duties.iter().filter_map(|duty| finding(plan, duty)).collect()
}

fn finding(plan: &Plan, duty: &Duty) -> Option<Finding> {
    let window = duty.window.as_ref()?;
    let deadline = duty.deadline.as_ref().unwrap_or(&plan.deadline);
    let end = window.to.filter(|end| *end > deadline.last_day())?;
    let (id, end, last) = (&duty.id.value, end.format("%d/%m/%Y"), deadline.last_day().format("%d/%m/%Y"));
    let finding = RULE.at(
        window.span,
        text!(vi: "nhiệm vụ {id} kéo dài đến {end}, sau ngày cuối của hạn báo cáo ({last})", en: "duty {id} runs until {end}, past the last day to report ({last})"),
        text!(vi: "kết thúc sau hạn", en: "ends after the deadline"),
    );
    let finding = finding.also(deadline.span, text!(vi: "thời hạn báo cáo", en: "the deadline"));
    Some(finding.help(text!(
        vi: "báo cáo chỉ phản ánh kết quả đến ngày chốt số liệu; cần báo cáo bổ sung sau khi kết thúc",
        en: "reports can only tell of it up to their cut-off; a supplement is needed afterwards",
    )))
}
