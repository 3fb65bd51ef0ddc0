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
    /// When it arrived.
    pub arrived: Spanned<Moment>,
    /// From whom.
    pub agency: Spanned<AgencyAt>,
    /// Number of the document that arrived.
    pub document: Option<Spanned<String>>,
    /// What of that number tells the document from others.
    pub document_number: Option<DocumentNumber>,
    /// Returned for correction until this day, which moves the deadline of this agency.
    pub returned_until: Option<Spanned<NaiveDate>>,
}

impl Receipt {
    /// Whether one of its cells stands at `span`.
    #[must_use]
    pub fn names(&self, span: Span) -> bool {
        let texts = [&self.number, &self.document].into_iter().flatten().map(|text| text.span);
        let days = [Some(self.arrived.span), self.returned_until.as_ref().map(|day| day.span)];
        texts.chain(days.into_iter().flatten()).chain([self.agency.span]).any(|cell| cell == span)
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
