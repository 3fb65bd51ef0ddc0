//! What every text passes before it is read: secrets are refused, people are masked.

use super::{private, secret};
use crate::{
    finding::Finding,
    source::{Source, SourceId},
};

/// What a text is to the round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guard {
    /// The plan, which names whom to call.
    Plan,
    /// What agencies and the office write.
    Words,
    /// The register, of which single rows can be passed over.
    Register,
}

impl Guard {
    /// The text without what must not be kept, and what is to be said of it; of a secret one only that. It stands before
    /// all reading, so that no message, excerpt, report or copy can hold what is taken out here.
    pub(super) fn pass(self, id: SourceId, mut source: Source) -> Result<(Source, Vec<Finding>), Box<Finding>> {
        let mut findings = match self {
            Self::Register => secret::without_secret_rows(id, &mut source)?,
            Self::Plan | Self::Words => {
                secret::refused(id, &source).map_or(Ok(Vec::new()), |finding| Err(Box::new(finding)))?
            }
        };
        if self != Self::Plan {
            findings.extend(private::mask(id, &mut source));
        }
        Ok((source, findings))
    }
}
