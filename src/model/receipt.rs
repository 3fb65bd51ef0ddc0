//! An entry of the register of incoming documents.

use super::{AgencyAt, Key, Moment, Submission};
use crate::source::Spanned;
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
    /// Whether it is the entry of `submission`: same agency, and same document number where both name one.
    #[must_use]
    pub fn is_of(&self, submission: &Submission) -> bool {
        *self.agency == *submission.agency
            && match (&self.document, &submission.number) {
                (Some(registered), Some(written)) => Key::of(registered) == Key::of(written),
                _ => true,
            }
    }
}
