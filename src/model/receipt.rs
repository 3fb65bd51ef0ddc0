//! An entry of the register of incoming documents.

use super::{AgencyAt, Moment, Submission, document_number::DocumentNumber};
use crate::source::{Span, Spanned};
use chrono::NaiveDate;

/// An entry of the register of incoming documents (sổ văn bản đến; Decree 30/2020, Articles 20 to 22): what decides
/// lateness.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// Arrival number.
    pub number: Option<Spanned<String>>,
    /// When it arrived; none when that cannot be read, of which a finding says so.
    pub arrived: Spanned<Option<Moment>>,
    /// From whom.
    pub agency: Spanned<AgencyAt>,
    /// Number of the document that arrived.
    pub document: Option<Spanned<String>>,
    /// What of that number tells the document from others.
    pub document_number: Option<DocumentNumber>,
    /// Returned for correction until this day, which moves the deadline of this agency.
    pub returned_until: Option<Spanned<NaiveDate>>,
    /// The whole entry.
    pub span: Span,
}

impl Receipt {
    /// Its place in the order of arrival: by day, within a day by the arrival number, and without one by the line. A
    /// register may be sorted with the newest first.
    pub(super) fn order(&self) -> impl Ord + Copy + use<> {
        (self.arrived.value.map(|moment| moment.date), self.count(), self.span)
    }

    /// The arrival number, when it is one.
    pub(super) fn count(&self) -> Option<u64> {
        self.number.as_ref()?.trim().parse().ok()
    }

    /// Whether it is the entry of `submission`: same agency, and same document number where both name one.
    #[must_use]
    pub fn is_of(&self, submission: &Submission) -> bool {
        *self.agency == *submission.agency
            && match (&self.document_number, &submission.number) {
                (Some(registered), Some(written)) => registered.is_like(&DocumentNumber::of(written)),
                _ => true,
            }
    }

    /// Whether it may be meant for `submission` of the same agency, with a slip in the number or in the symbol.
    #[must_use]
    pub fn may_be_of(&self, submission: &Submission) -> bool {
        match (&self.document_number, &submission.number) {
            (Some(registered), Some(written)) => registered.is_near(&DocumentNumber::of(written)),
            _ => true,
        }
    }
}
