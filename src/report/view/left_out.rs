//! What was left out, and which submissions are not used.

use super::super::wording;
use crate::{
    consolidation::{Consolidation, WhyUnused},
    finding::Finding,
    model::Submission,
    source::{Sources, Span},
};
use serde::Serialize;

/// Something left out.
#[derive(Debug, Serialize)]
pub struct LeftOut {
    /// The agency, as far as it is known.
    pub agency: String,
    /// Where it stands: path, line, column and cell.
    pub place: String,
    /// Where it stands, as the report says it: file, line and cell.
    pub shown_place: String,
    /// What was written there; where several places are at fault, all of it.
    pub read: String,
    /// Which rule says so.
    pub rule: &'static str,
    /// Why.
    pub reason: String,
}

/// A submission that is not used.
#[derive(Debug, Serialize)]
pub struct Unused {
    /// The agency.
    pub agency: String,
    /// Where it stands: path, line, column and cell.
    pub place: String,
    /// Where it stands, as the report says it: file and line.
    pub shown_place: String,
    /// Number of the document.
    pub document: String,
    /// Why.
    pub reason: String,
}

/// The most characters of what was left out that the report repeats.
const READ_LENGTH: usize = 80;

/// The most places of one mistake whose words the report repeats.
const SHOWN: usize = 10;

impl LeftOut {
    pub(super) fn of(consolidation: &Consolidation<'_>, error: &Finding, sources: &Sources) -> Self {
        let span = error.span();
        let round = consolidation.round;
        let agency = round.owner(span).map(|owner| round.plan.agency(*owner.agency).short.clone());
        Self {
            agency: agency.unwrap_or_default(),
            place: sources.place(span),
            shown_place: shown_place(sources, span),
            read: read_all(error, sources),
            rule: error.rule.id,
            reason: wording::of_message(&error.message.vi),
        }
    }
}

/// The file's own name, line and cell: in a report the folders tell nothing.
fn shown_place(sources: &Sources, span: Span) -> String {
    let source = sources.get(span.source);
    let file = source.path.rsplit('/').next().unwrap_or_default();
    let line = source.position(span).line;
    match source.cell(span) {
        Some(cell) => format!("{file}, ô {cell}"),
        None => format!("{file}, dòng {line}"),
    }
}

/// What was written at the first places, and how many more there are.
fn read_all(error: &Finding, sources: &Sources) -> String {
    let first: Vec<String> = error.faults().take(SHOWN).map(|span| read(sources, span)).collect();
    let more = error.faults().count() - first.len();
    let first = first.join("; ");
    if more > 0 { format!("{first}; … (và {more} chỗ nữa)") } else { first }
}

fn read(sources: &Sources, span: Span) -> String {
    let written = sources.slice(span);
    let mut letters = written.chars();
    let shown: String = letters.by_ref().take(READ_LENGTH).collect();
    if letters.next().is_some() { format!("{shown}…") } else { shown }
}

pub(super) fn unused(consolidation: &Consolidation<'_>, sources: &Sources) -> Vec<Unused> {
    let plan = &consolidation.round.plan;
    let of = |submission: &Submission, reason: String| Unused {
        agency: plan.agency(*submission.agency).short.clone(),
        place: sources.place(submission.agency.span),
        shown_place: shown_place(sources, submission.agency.span),
        document: submission.number.as_ref().map(|number| number.value.clone()).unwrap_or_default(),
        reason,
    };
    let unused = consolidation.unused.iter().map(|(submission, why)| {
        let reason = match why {
            WhyUnused::Replaced => "đã có báo cáo mới hơn thay thế".to_owned(),
            WhyUnused::NotYetAcceptable => "bản mới còn lỗi nên bản trước vẫn được dùng".to_owned(),
            WhyUnused::Refused(finding) => wording::of_message(&finding.message.vi),
        };
        of(submission, reason)
    });
    let later = consolidation.later.iter().map(|submission| of(submission, "đến sau ngày xem số liệu".to_owned()));
    unused.chain(later).collect()
}
