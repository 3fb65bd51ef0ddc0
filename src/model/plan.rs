//! A plan: who must answer what, until when, and how the answers add up.

use super::{
    Agency, AgencyAt, Deadline, Duty, DutyAt, Group, Indicator, IndicatorAt, Key, Partner, ReportHead, Weight, spaced,
};
use crate::source::Spanned;
use chrono::NaiveDate;

/// A plan (kế hoạch).
#[derive(Debug, Clone)]
pub struct Plan {
    /// The id that submissions name.
    pub id: Spanned<String>,
    /// The type of document, `Kế hoạch` unless the plan says otherwise.
    pub kind: String,
    /// The document's own number; none when the plan leaves it open.
    pub number: Option<String>,
    /// The day it was issued.
    pub date: Option<Spanned<NaiveDate>>,
    /// Where it was issued.
    pub place: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The subject (trích yếu).
    pub title: String,
    /// The legal basis, one citation an entry.
    pub basis: Vec<String>,
    /// The fixed offset from UTC in which the plan's days run, in minutes.
    pub utc_offset: i32,
    /// Until when to report.
    pub deadline: Spanned<Deadline>,
    /// Where the deadline stands in the plan, in which words, and how they are read.
    pub wording: DeadlineWording,
    /// The day up to which data count; none when the plan leaves it open.
    pub data_cutoff: Option<Spanned<NaiveDate>>,
    /// Who may report beyond the list; none when the plan leaves it open.
    pub voluntary: Option<String>,
    /// What the consolidated report says of itself.
    pub report: ReportHead,
    /// Who must report, in the plan's order.
    pub agencies: Vec<Agency>,
    /// Bodies that the plan names but that do not report.
    pub partners: Vec<Partner>,
    /// Groups that duties are given to.
    pub groups: Vec<Group>,
    /// The headings under which the report groups the duties.
    pub headings: Vec<Heading>,
    /// The duties, in the plan's order.
    pub duties: Vec<Duty>,
    /// What is counted.
    pub indicators: Vec<Indicator>,
    /// The figures that a summary shows first.
    pub highlights: Vec<(DutyAt, IndicatorAt)>,
    /// How difficulties and proposals are grouped.
    pub themes: Vec<Theme>,
    /// Rules that weigh more or less in this plan's rounds.
    pub severities: Vec<Weight>,
}

/// A theme of difficulties and proposals.
#[derive(Debug, Clone)]
pub struct Theme {
    /// What it is called.
    pub title: String,
    /// Words by which a sentence belongs to it.
    pub words: Vec<String>,
}

/// How the plan words its deadline.
#[derive(Debug, Clone, Default)]
pub struct DeadlineWording {
    /// Where it stands in the plan.
    pub cite: Option<String>,
    /// The plan's words.
    pub text: Option<Spanned<String>>,
    /// How the words are read.
    pub reading: Option<String>,
}

/// A heading of the report.
#[derive(Debug, Clone)]
pub struct Heading {
    /// Its id, which duties name.
    pub id: Spanned<String>,
    /// Its words.
    pub title: String,
}

impl Plan {
    /// The agency at `at`.
    #[must_use]
    pub fn agency(&self, at: AgencyAt) -> &Agency {
        &self.agencies[at.index()]
    }

    /// The duty at `at`.
    #[must_use]
    pub fn duty(&self, at: DutyAt) -> &Duty {
        &self.duties[at.index()]
    }

    /// The indicator at `at`.
    #[must_use]
    pub fn indicator(&self, at: IndicatorAt) -> &Indicator {
        &self.indicators[at.index()]
    }

    /// Every agency, in the plan's order.
    pub fn agencies_at(&self) -> impl Iterator<Item = AgencyAt> + use<> {
        (0..self.agencies.len()).map(AgencyAt::new)
    }

    /// Every duty, in the plan's order.
    pub fn duties_at(&self) -> impl Iterator<Item = DutyAt> + use<> {
        (0..self.duties.len()).map(DutyAt::new)
    }

    /// The duties given to `agency`.
    pub fn duties_of(&self, agency: AgencyAt) -> impl Iterator<Item = DutyAt> + '_ {
        self.duties_at().filter(move |duty| self.duty(*duty).is_for(agency))
    }

    /// The agency that goes by `name`.
    #[must_use]
    pub fn find_agency(&self, name: &str) -> Option<AgencyAt> {
        let key = Key::of(name);
        let position = self.agencies.iter().position(|agency| agency.names().any(|name| Key::of(name) == key));
        position.filter(|_| !key.is_empty()).map(AgencyAt::new)
    }

    /// The partner that goes by `name`.
    #[must_use]
    pub fn find_partner(&self, name: &str) -> Option<&Partner> {
        let key = Key::of(name);
        self.partners.iter().find(|partner| partner.names().any(|name| Key::of(name) == key))
    }

    /// The indicator whose id or name is `name`.
    #[must_use]
    pub fn find_indicator(&self, name: &str) -> Option<IndicatorAt> {
        let key = Key::of(name);
        let is = |indicator: &Indicator| Key::of(&indicator.id) == key || Key::of(&indicator.name) == key;
        self.indicators.iter().position(is).map(IndicatorAt::new)
    }

    /// The theme that a sentence belongs to: the first one of whose words it holds.
    #[must_use]
    pub fn theme_of(&self, sentence: &str) -> Option<usize> {
        let words = spaced(sentence);
        self.themes.iter().position(|theme| theme.words.iter().any(|word| words.contains(&spaced(word))))
    }

    /// The deadline for `agency`, before any extension: its own, or the plan's.
    #[must_use]
    pub fn deadline_of(&self, agency: AgencyAt) -> Deadline {
        self.agency(agency).deadline.as_ref().map_or(self.deadline.value, |own| own.value)
    }
}
