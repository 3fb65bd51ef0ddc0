//! The plan and the head of the report.

use super::super::{initial::lowered, wording};
use crate::{
    finding::{Text, listed, text, until},
    model::{Agency, Deadline, Plan},
};
use serde::Serialize;

/// The plan.
#[derive(Debug, Serialize)]
pub struct PlanView {
    /// Its id.
    pub id: String,
    /// Its subject.
    pub title: String,
    /// How it is cited: type, number, day, issuer, subject.
    pub citation: String,
    /// How it is cited again: type, number and day; its subject where it has neither.
    pub short_citation: String,
    /// Its issuer.
    pub issuer: String,
    /// What those who report are called together: `cơ quan, địa phương`, or `cơ quan` where none governs a locality.
    pub bodies: &'static str,
    /// The legal basis.
    pub basis: Vec<String>,
    /// The deadline in the plan's words.
    pub deadline: String,
    /// How those words are read.
    pub deadline_reading: String,
    /// The deadlines of single agencies and duties, as “trước ngày 15/3/2024 (D02)”; empty when there are none.
    pub own_deadlines: String,
}

impl PlanView {
    pub(in crate::report) fn of(plan: &Plan) -> Self {
        let number = plan.number.as_ref().map(|number| format!(" số {number}")).unwrap_or_default();
        let date = plan.date.as_ref().map(|date| format!(" {}", wording::day_cited(**date))).unwrap_or_default();
        let by = plan.issuer.as_ref().map(|issuer| format!(" của {issuer}")).unwrap_or_default();
        let issuer = plan.issuer.clone().unwrap_or_else(|| "Cơ quan tổng hợp".to_owned());
        // A title that begins with its kind is not told twice.
        let rest = plan.title.strip_prefix(&plan.kind).map(str::trim);
        let titled =
            rest.map_or_else(|| format!("{} {}", plan.kind, lowered(plan, &plan.title)), |_| plan.title.clone());
        let named = format!("{}{number}{date}{by}", plan.kind);
        Self {
            id: plan.id.value.clone(),
            title: plan.title.clone(),
            citation: if named == plan.kind {
                titled.clone()
            } else {
                named + &about(plan, rest.unwrap_or(&plan.title))
            },
            short_citation: match (&plan.number, &plan.date) {
                // “Kế hoạch” alone would be any.
                (None, None) => titled,
                _ => format!("{}{number}{date}", plan.kind),
            },
            issuer,
            bodies: if plan.agencies.iter().any(Agency::is_local) { "cơ quan, địa phương" } else { "cơ quan" },
            basis: plan.basis.clone(),
            deadline: match &plan.wording.text {
                Some(words) => words.value.clone(),
                None => wording::until(*plan.deadline),
            },
            deadline_reading: plan.wording.reading.clone().unwrap_or_default(),
            own_deadlines: own_deadlines(plan).vi,
        }
    }
}

/// The deadlines that single agencies and duties have of their own, each with those who have it; empty without any.
#[must_use]
pub fn own_deadlines(plan: &Plan) -> Text {
    let agencies = plan.agencies.iter().filter_map(|one| Some((one.deadline.as_ref()?, &one.short)));
    let duties = plan.duties.iter().filter_map(|one| Some((one.deadline.as_ref()?, &one.id.value)));
    let mut own: Vec<(Deadline, Vec<&str>)> = Vec::new();
    for (deadline, name) in agencies.chain(duties) {
        match own.iter_mut().find(|(known, _)| *known == deadline.value) {
            Some((_, names)) => names.push(name),
            None => own.push((deadline.value, vec![name])),
        }
    }
    let told = own.iter().map(|(deadline, names)| {
        let (Text { vi, en }, names) = (until(*deadline), listed(names));
        text!(vi: "{vi} ({names})", en: "{en} ({names})")
    });
    let (vi, en): (Vec<String>, Vec<String>) = told.map(|Text { vi, en }| (vi, en)).unzip();
    Text { vi: wording::of_message(&vi.join("; ")), en: wording::of_message(&en.join("; ")) }
}

/// The subject as it follows the issuer.
fn about(plan: &Plan, subject: &str) -> String {
    match subject {
        "" => String::new(),
        subject if subject.starts_with("về ") => format!(" {subject}"),
        subject => format!(" về {}", lowered(plan, subject)),
    }
}

/// What the plan leaves open is filled in by hand, as number and day are.
fn or_blank(text: Option<String>) -> String {
    text.unwrap_or_else(|| "…".to_owned())
}

/// Head and foot of the report.
#[derive(Debug, Serialize)]
pub struct HeadView {
    /// The body above the issuing one.
    pub parent: String,
    /// The issuing body.
    pub issuer: String,
    /// The symbol after the number.
    pub code: String,
    /// Where it is issued.
    pub place: String,
    /// The subject.
    pub subject: String,
    /// To whom.
    pub addressees: Vec<String>,
    /// Who signs.
    pub signature: Vec<String>,
    /// Who receives a copy.
    pub recipients: Vec<String>,
}

impl HeadView {
    pub(in crate::report) fn of(plan: &Plan) -> Self {
        let head = &plan.report;
        Self {
            parent: head.parent.clone().unwrap_or_default(),
            issuer: or_blank(head.issuer.clone().or_else(|| Some(plan.issuer.as_ref()?.to_uppercase()))),
            code: or_blank(head.code.clone()),
            place: or_blank(plan.place.clone()),
            subject: head.subject.clone().unwrap_or_else(|| format!("Kết quả thực hiện {}", plan.title)),
            addressees: head.addressees.clone(),
            signature: head.signature.clone(),
            recipients: head.recipients.clone(),
        }
    }
}
