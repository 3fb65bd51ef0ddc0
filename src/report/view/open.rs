//! What stands between a report and a final one.

use super::super::{
    initial::raised,
    wording::{self, day},
};
use crate::{
    consolidation::{Consolidation, OpenKind, OpenPoint},
    finding::{Text, listed, text},
    model::{Acceptance, Plan},
};
use serde::Serialize;

/// The most agencies without a submission that a reason names: those of a province, not those of a nation.
const MOST_NAMED: usize = 40;

/// An open point.
#[derive(Debug, Serialize)]
pub struct Open {
    /// The rule, or what the report lacks.
    pub rule: &'static str,
    /// Id of the agency, when it is about one.
    pub agency: String,
    /// Id of the duty, when it is about one.
    pub duty: String,
    /// Its place in the plan.
    pub cite: String,
    /// Whether something is missing, and nothing wrong.
    pub gap: bool,
    /// What is open.
    pub text: String,
}

/// An open point that is accepted.
#[derive(Debug, Serialize)]
pub struct Accepted {
    /// What is open.
    #[serde(flatten)]
    pub point: Open,
    /// Why it is accepted.
    pub reason: String,
    /// Who answers for it.
    pub by: String,
    /// Until when, as “05/6/2024”; empty when it holds on.
    pub until: String,
}

impl Open {
    pub(super) fn of(plan: &Plan, point: &OpenPoint<'_>) -> Self {
        let OpenPoint { kind, subject, accepted: _ } = point;
        Self {
            rule: kind.rule(),
            agency: subject.agency.map(|agency| plan.agency(agency).short.clone()).unwrap_or_default(),
            duty: subject.duty.map(|duty| plan.duty(duty).id.value.clone()).unwrap_or_default(),
            cite: subject.duty.map(|duty| plan.duty(duty).cite.clone()).unwrap_or_default(),
            gap: kind.is_gap(),
            text: match kind {
                OpenKind::NotYetDue => "chưa hết thời hạn báo cáo".to_owned(),
                OpenKind::Missing(_) => "chưa có báo cáo".to_owned(),
                OpenKind::Error(finding) => wording::of_message(&finding.message.vi),
                OpenKind::EmptySection(section) => format!("mục “{}” chưa có nội dung", section.title()),
                OpenKind::OpenHead(part) => format!("kế hoạch chưa ghi {} của báo cáo", part.title()),
            },
        }
    }
}

impl Accepted {
    pub(super) fn of(plan: &Plan, point: &OpenPoint<'_>, acceptance: &Acceptance) -> Self {
        Self {
            point: Open { text: accepted_text(plan, point), ..Open::of(plan, point) },
            reason: acceptance.reason.clone(),
            by: acceptance.by.clone(),
            until: acceptance.until.as_ref().map(|until| day(**until)).unwrap_or_default(),
        }
    }
}

/// What is open, as a sentence that names whose it is.
fn accepted_text(plan: &Plan, point: &OpenPoint<'_>) -> String {
    let text = Open::of(plan, point).text;
    match point.kind {
        OpenKind::Missing(agency) => raised(&format!("{} {text}", plan.agency(agency).short)),
        _ => raised(&text),
    }
}

/// Why a report made now is only a draft, in words; nothing when it can be final.
#[must_use]
pub fn draft_reasons(consolidation: &Consolidation<'_>) -> Vec<Text> {
    let plan = &consolidation.round.plan;
    let open = || consolidation.unsettled().map(|point| point.kind);
    let mut reasons = Vec::new();
    if open().any(|kind| matches!(kind, OpenKind::NotYetDue)) {
        let last = day(plan.deadline.last_day());
        reasons.push(text!(vi: "chưa hết thời hạn báo cáo (ngày cuối {last})", en: "the deadline has not passed (last day {last})"));
    }
    let missing = open().filter_map(|kind| if let OpenKind::Missing(agency) = kind { Some(agency) } else { None });
    let missing: Vec<&str> = missing.map(|agency| plan.agency(agency).short.as_str()).collect();
    if !missing.is_empty() {
        let count = wording::count(missing.len());
        let names = match missing.get(..MOST_NAMED) {
            Some(first) if missing.len() > MOST_NAMED => format!("{}, …", listed(first)),
            _ => listed(&missing),
        };
        reasons.push(text!(vi: "còn {count} cơ quan chưa có báo cáo: {names}", en: "{count} agencies have not reported: {names}"));
    }
    let errors = open().filter(|kind| matches!(kind, OpenKind::Error(_))).count();
    if errors > 0 {
        let count = wording::count(errors);
        reasons
            .push(text!(vi: "còn {count} lỗi hoặc chỗ thiếu chưa được xử lý", en: "{count} errors or gaps are open"));
    }
    let empty =
        open().filter_map(|kind| if let OpenKind::EmptySection(section) = kind { Some(section.title()) } else { None });
    let empty: Vec<&str> = empty.collect();
    if !empty.is_empty() {
        let names = empty.join("; ");
        reasons.push(text!(vi: "chưa có nội dung các mục: {names}", en: "these sections are empty: {names}"));
    }
    let head = open().filter_map(|kind| if let OpenKind::OpenHead(part) = kind { Some(part) } else { None });
    let (parts, fields): (Vec<&str>, Vec<&str>) = head.map(|part| (part.title(), part.field())).unzip();
    if !parts.is_empty() {
        let (parts, fields) = (parts.join("; "), fields.join(", "));
        reasons.push(text!(
            vi: "kế hoạch chưa ghi những phần sau của báo cáo: {parts} ({fields})",
            en: "the plan does not say these parts of the report: {fields}",
        ));
    }
    reasons
}
