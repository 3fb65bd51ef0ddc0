//! Duties: what is asked of whom, and when.

use super::{AgencyAt, Deadline, IndicatorAt, Month, Window};
use crate::source::Spanned;
use chrono::NaiveDate;

/// A duty (nhiệm vụ).
#[derive(Debug, Clone)]
pub struct Duty {
    /// Its id.
    pub id: Spanned<String>,
    /// Where it stands in the plan.
    pub cite: String,
    /// The heading it is reported under: its place in [`super::Plan::headings`].
    pub heading: Option<usize>,
    /// A short name for tables.
    pub label: String,
    /// The plan's own words.
    pub text: String,
    /// Who must answer it, in the plan's order.
    pub agencies: Vec<AgencyAt>,
    /// Whether all of these could be read; what could not has a finding of its own.
    pub agencies_known: bool,
    /// With whom, by name.
    pub with: Vec<String>,
    /// The days in which its activities must lie.
    pub window: Option<Spanned<Window>>,
    /// The months for which figures are asked.
    pub months: Option<Spanned<Months>>,
    /// Whether it must be answered.
    pub answer: Asked,
    /// Why it need not be answered.
    pub why: Option<String>,
    /// Whether answers are likely to touch on what must not be in an open report.
    pub sensitive: bool,
    /// Whose figure of a joint activity counts, first one first; without it the plan's order of agencies decides.
    pub lead: Vec<Spanned<AgencyAt>>,
    /// What is counted for it.
    pub indicators: Vec<Asks>,
    /// Whether all of these could be read; what could not has a finding of its own.
    pub indicators_known: bool,
    /// The sentence of the report.
    pub phrase: Option<Spanned<String>>,
    /// Its own deadline.
    pub deadline: Option<Spanned<Deadline>>,
}

impl Duty {
    /// Whether `agency` must or may answer it.
    #[must_use]
    pub fn is_for(&self, agency: AgencyAt) -> bool {
        self.agencies.binary_search(&agency).is_ok()
    }

    /// How the duty asks for `indicator`, if it does.
    #[must_use]
    pub fn asks(&self, indicator: IndicatorAt) -> Option<&Asks> {
        self.indicators.iter().find(|asks| asks.indicator == indicator)
    }

    /// Whether it must be answered on a day: not when it need not be, nor before a deadline of its own has passed.
    #[must_use]
    pub fn is_asked(&self, on: NaiveDate) -> bool {
        let is_due = self.deadline.as_ref().is_none_or(|deadline| on > deadline.last_day());
        self.answer == Asked::Required && is_due
    }

    /// Whose figure of a joint activity counts before whose: less is first.
    #[must_use]
    pub fn rank(&self, agency: AgencyAt) -> (usize, AgencyAt) {
        let rank = self.lead.iter().position(|lead| **lead == agency);
        (rank.unwrap_or(self.lead.len()), agency)
    }
}

/// An indicator that a duty asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asks {
    /// The indicator.
    pub indicator: IndicatorAt,
    /// Whether an answer without it has a gap.
    pub required: bool,
}

/// Whether a duty must be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Asked {
    /// It must be.
    #[default]
    Required,
    /// It may be.
    Optional,
    /// General policy: there is nothing to answer.
    Nothing,
}

/// A run of months, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Months {
    /// The first month.
    pub from: Month,
    /// The last month.
    pub to: Month,
}

impl Months {
    /// Every month, in order.
    pub fn each(self) -> impl Iterator<Item = Month> {
        std::iter::successors(Some(self.from), |month| Some(month.next())).take_while(move |month| *month <= self.to)
    }

    /// Whether `month` is one of them.
    #[must_use]
    pub fn contains(&self, month: Month) -> bool {
        (self.from..=self.to).contains(&month)
    }
}
