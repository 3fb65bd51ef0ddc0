//! Indicators: what is counted, and how it adds up.

use super::{IndicatorAt, Key};
use crate::source::Spanned;
use rust_decimal::Decimal;

/// An indicator (chỉ tiêu).
#[derive(Debug, Clone)]
pub struct Indicator {
    /// Its id.
    pub id: Spanned<String>,
    /// Its name.
    pub name: String,
    /// The noun after a number; empty when there is none.
    pub unit: String,
    /// What a value of it is.
    pub kind: Kind,
    /// How values of several agencies become one.
    pub total: Total,
    /// The least value allowed.
    pub min: Option<Decimal>,
    /// The greatest value allowed.
    pub max: Option<Decimal>,
    /// How it must stand to others of the same answer.
    pub relations: Vec<Spanned<Relation>>,
    /// The values allowed, for [`Kind::Choice`].
    pub values: Vec<Choice>,
}

impl Indicator {
    /// The value that `written` means: by its id, or by its words after folding.
    #[must_use]
    pub fn choice(&self, written: &str) -> Option<usize> {
        let key = Key::of(written);
        let means = |choice: &Choice| Key::of(&choice.id) == key || Key::of(&choice.text) == key;
        (!key.is_empty()).then(|| self.values.iter().position(means)).flatten()
    }
}

/// What a value of an indicator is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A whole number, never negative.
    Count,
    /// A number with decimals, as of money.
    Amount,
    /// A share in per cent.
    Percent,
    /// Words.
    Text,
    /// One or several of the allowed values.
    Choice,
}

impl Kind {
    /// Whether values are numbers.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::Count | Self::Amount | Self::Percent)
    }
}

/// How values of several agencies become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// They are added up.
    Sum,
    /// The greatest counts.
    Max,
    /// The one with the latest data cut-off (else document date) counts.
    Latest,
    /// They are listed.
    List,
    /// They are never put together.
    None,
}

/// One of the values allowed.
#[derive(Debug, Clone)]
pub struct Choice {
    /// A short id, as `1`.
    pub id: String,
    /// The words.
    pub text: String,
}

/// How two indicators of one answer must stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relation {
    /// Left side.
    pub left: IndicatorAt,
    /// The comparison that must hold.
    pub operator: Operator,
    /// Right side.
    pub right: IndicatorAt,
}

/// A comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `<=`
    AtMost,
    /// `>=`
    AtLeast,
    /// `=`
    Equal,
}

impl Operator {
    /// How it is written.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Self::AtMost => "<=",
            Self::AtLeast => ">=",
            Self::Equal => "=",
        }
    }

    /// Whether it holds.
    #[must_use]
    pub fn holds(self, left: Decimal, right: Decimal) -> bool {
        match self {
            Self::AtMost => left <= right,
            Self::AtLeast => left >= right,
            Self::Equal => left == right,
        }
    }
}
