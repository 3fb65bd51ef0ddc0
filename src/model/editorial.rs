//! What the office itself adds to a round: its own paragraphs, and the open points it accepts.

use super::{AgencyAt, DutyAt};
use crate::{
    placeholder,
    source::{Span, Spanned},
};
use chrono::NaiveDate;

/// A part of the report that the office writes in its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Tổng quan.
    Overview,
    /// Ưu điểm.
    Strengths,
    /// Tồn tại, hạn chế.
    Shortcomings,
    /// Nguyên nhân.
    Causes,
    /// Phương hướng, nhiệm vụ.
    NextSteps,
    /// Kiến nghị, đề xuất.
    Proposals,
}

impl Section {
    /// All of them, in the order of the report.
    pub const ALL: [Self; 6] =
        [Self::Overview, Self::Strengths, Self::Shortcomings, Self::Causes, Self::NextSteps, Self::Proposals];

    /// What the section is called by templates.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Strengths => "strengths",
            Self::Shortcomings => "shortcomings",
            Self::Causes => "causes",
            Self::NextSteps => "next_steps",
            Self::Proposals => "proposals",
        }
    }

    /// What the section is called by those who write it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Overview => "Tổng quan",
            Self::Strengths => "Ưu điểm",
            Self::Shortcomings => "Tồn tại, hạn chế",
            Self::Causes => "Nguyên nhân",
            Self::NextSteps => "Phương hướng, nhiệm vụ",
            Self::Proposals => "Kiến nghị, đề xuất",
        }
    }
}

/// The office's own paragraphs, in Markdown as written.
#[derive(Debug, Clone, Default)]
pub struct Editorial {
    /// The text of each section that has one.
    pub sections: Vec<(Section, Spanned<String>)>,
}

impl Editorial {
    /// The text of a section; none when it is empty, or still to be written.
    #[must_use]
    pub fn text(&self, section: Section) -> Option<&Spanned<String>> {
        let found = self.sections.iter().find(|(known, _)| *known == section);
        found.map(|(_, text)| text).filter(|text| !text.lines().all(is_blank))
    }
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty() || placeholder::is_unwritten(line)
}

/// An open point that somebody answers for in writing.
#[derive(Debug, Clone)]
pub struct Acceptance {
    /// The rule whose finding is accepted, or what a report lacks, one of [`open`].
    pub rule: Spanned<String>,
    /// Whose point it is.
    pub agency: Option<AgencyAt>,
    /// Of which duty; without it all of the agency's.
    pub duty: Option<DutyAt>,
    /// Why it is accepted.
    pub reason: String,
    /// Who answers for it: a post, no name.
    pub by: String,
    /// The last day on which it holds.
    pub until: Option<Spanned<NaiveDate>>,
    /// The whole entry.
    pub span: Span,
}

/// What an open point is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject {
    /// Whose it is, as far as it is known.
    pub agency: Option<AgencyAt>,
    /// Of which duty, when it is about one.
    pub duty: Option<DutyAt>,
}

impl Acceptance {
    /// Whether it answers for what `rule` says of `subject`.
    #[must_use]
    pub fn covers(&self, rule: &str, subject: Subject) -> bool {
        let same_duty = self.duty.is_none() || self.duty == subject.duty;
        *self.rule == rule && self.agency == subject.agency && same_duty
    }

    /// Whether it still holds on a day.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.until.as_ref().is_none_or(|until| day <= **until)
    }
}

/// Names of open points that no finding tells of.
pub mod open {
    /// An agency that must report has not.
    pub const MISSING_SUBMISSION: &str = "missing-submission";
    /// A section that the office writes is empty.
    pub const EMPTY_SECTION: &str = "empty-section";
    /// The plan does not say all that the head and foot of the report need.
    pub const INCOMPLETE_HEAD: &str = "incomplete-head";
}
