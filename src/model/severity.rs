//! How much a finding weighs, and where a plan says otherwise than its rule.

use crate::source::Spanned;

/// What the reader of a finding must do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing; it is good to know.
    Note,
    /// Explain or confirm.
    Warning,
    /// Put it right: the thing cannot be used as it is.
    Error,
}

/// The severity that a plan gives to a rule.
#[derive(Debug, Clone)]
pub struct Weight {
    /// The id of the rule.
    pub rule: Spanned<String>,
    /// How much its findings weigh in rounds of this plan.
    pub severity: Severity,
    /// Why.
    pub reason: Spanned<String>,
}
