//! A plan: who must answer what, until when, and how the answers add up.

use super::{Deadline, Key, Month, Weight, Window};
use crate::source::Spanned;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Which agency: its place in [`Plan::agencies`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgencyAt(pub usize);

/// Which duty: its place in [`Plan::duties`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DutyAt(pub usize);

/// Which indicator: its place in [`Plan::indicators`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorAt(pub usize);

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
    pub text: Option<String>,
    /// How the words are read.
    pub reading: Option<String>,
}

/// What the head and foot of the consolidated report say.
#[derive(Debug, Clone, Default)]
pub struct ReportHead {
    /// The subject of the report (trích yếu).
    pub subject: Option<String>,
    /// The symbol after the number, as `BC-BCĐNQT`.
    pub code: Option<String>,
    /// To whom (Kính gửi).
    pub addressees: Vec<String>,
    /// The body above the issuing one.
    pub parent: Option<String>,
    /// The issuing body, in capitals.
    pub issuer: Option<String>,
    /// Who signs: authority, capacity, post; never a name.
    pub signature: Vec<String>,
    /// Who receives a copy (Nơi nhận).
    pub recipients: Vec<String>,
}

/// An agency that must report (cơ quan).
#[derive(Debug, Clone)]
pub struct Agency {
    /// Its id.
    pub id: Spanned<String>,
    /// Its full name.
    pub name: String,
    /// The name used in tables.
    pub short: String,
    /// Other spellings.
    pub aliases: Vec<Spanned<String>>,
    /// The level it stands on.
    pub level: Level,
    /// The word of request that fits it.
    pub address: Address,
    /// The days on which the agency exists; outside of them it is exempt.
    pub exists: Window,
    /// Its own deadline.
    pub deadline: Option<Spanned<Deadline>>,
}

/// The level of an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Level {
    /// Province.
    #[default]
    Province,
    /// District, town or city within the province.
    District,
    /// Commune.
    Commune,
}

/// How an agency is addressed in a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Address {
    /// "yêu cầu": to those under the issuer.
    #[default]
    Require,
    /// "đề nghị": to Party bodies, the Front, unions, court and procuracy.
    Request,
}

/// A body that the plan names but that does not report.
#[derive(Debug, Clone)]
pub struct Partner {
    /// Its id.
    pub id: Spanned<String>,
    /// Its name.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<Spanned<String>>,
}

/// A group of agencies.
#[derive(Debug, Clone)]
pub struct Group {
    /// Its id.
    pub id: Spanned<String>,
    /// What it is called.
    pub name: String,
    /// Who belongs to it, in the plan's order.
    pub members: Vec<AgencyAt>,
}

/// A heading of the report.
#[derive(Debug, Clone)]
pub struct Heading {
    /// Its id, which duties name.
    pub id: Spanned<String>,
    /// Its words.
    pub title: String,
}

/// A duty (nhiệm vụ).
#[derive(Debug, Clone)]
pub struct Duty {
    /// Its id.
    pub id: Spanned<String>,
    /// Where it stands in the plan.
    pub cite: String,
    /// The heading it is reported under: its place in [`Plan::headings`].
    pub heading: Option<usize>,
    /// A short name for tables.
    pub label: String,
    /// The plan's own words.
    pub text: String,
    /// Who must answer it, in the plan's order.
    pub agencies: Vec<AgencyAt>,
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
    pub lead: Vec<AgencyAt>,
    /// What is counted for it.
    pub indicators: Vec<Asks>,
    /// The sentence of the report.
    pub phrase: Option<Spanned<String>>,
    /// Its own deadline.
    pub deadline: Option<Spanned<Deadline>>,
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

impl Kind {
    /// Whether values are numbers.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::Count | Self::Amount | Self::Percent)
    }
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

impl Agency {
    /// Everything it goes by.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let own = [&*self.id.value, &self.name, &self.short];
        own.into_iter().chain(self.aliases.iter().map(|alias| &*alias.value))
    }
}

impl Partner {
    /// Everything it goes by.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [&*self.id.value, &self.name].into_iter().chain(self.aliases.iter().map(|alias| &*alias.value))
    }
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
        let rank = self.lead.iter().position(|lead| *lead == agency);
        (rank.unwrap_or(self.lead.len()), agency)
    }
}

/// A text in lower case with single spaces around every word, so that only whole words are found in it.
fn spaced(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" ").to_lowercase())
}

impl Plan {
    /// The agency at `at`.
    #[must_use]
    pub fn agency(&self, at: AgencyAt) -> &Agency {
        &self.agencies[at.0]
    }

    /// The duty at `at`.
    #[must_use]
    pub fn duty(&self, at: DutyAt) -> &Duty {
        &self.duties[at.0]
    }

    /// The indicator at `at`.
    #[must_use]
    pub fn indicator(&self, at: IndicatorAt) -> &Indicator {
        &self.indicators[at.0]
    }

    /// Every agency, in the plan's order.
    pub fn agencies_at(&self) -> impl Iterator<Item = AgencyAt> + use<> {
        (0..self.agencies.len()).map(AgencyAt)
    }

    /// Every duty, in the plan's order.
    pub fn duties_at(&self) -> impl Iterator<Item = DutyAt> + use<> {
        (0..self.duties.len()).map(DutyAt)
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
        position.filter(|_| !key.is_empty()).map(AgencyAt)
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
        self.indicators.iter().position(is).map(IndicatorAt)
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
