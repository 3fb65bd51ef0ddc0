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

    /// What tells the document that arrived from others.
    #[must_use]
    pub fn document_number(&self) -> Option<DocumentNumber> {
        self.document.as_ref().map(|number| DocumentNumber::of(number))
    }

    /// Whether it is the entry of `submission`: same agency, and same document number where both name one.
    #[must_use]
    pub fn is_of(&self, submission: &Submission) -> bool {
        *self.agency == *submission.agency
            && match (&self.document, &submission.number) {
                (Some(registered), Some(written)) => {
                    DocumentNumber::of(registered).is_like(&DocumentNumber::of(written))
                }
                _ => true,
            }
    }
}
