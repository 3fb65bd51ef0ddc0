//! What stands in the way of a job.

use super::Text;
use std::{error::Error, fmt};

/// Why a job cannot be done, in both languages: whoever shows it chooses one.
#[derive(Debug)]
pub struct Obstacle {
    /// The sentence.
    pub words: Text,
    cause: Option<Box<dyn Error + Send + Sync>>,
}

impl Obstacle {
    /// An error that says `words`.
    #[must_use]
    pub fn new(words: Text) -> Self {
        Self { words, cause: None }
    }

    /// The same, caused by another error.
    #[must_use]
    pub fn because(words: Text, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { words, cause: Some(cause.into()) }
    }
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Text { vi, en } = &self.words;
        write!(f, "{vi} / {en}")
    }
}

impl Error for Obstacle {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.as_ref().map(|cause| &**cause as &(dyn Error + 'static))
    }
}
