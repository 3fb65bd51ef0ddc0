//! A submission: what one agency answers to the duties of a plan.

use super::{AgencyAt, DutyAt, IndicatorAt, Month, Name, Remains, Total, Window};
use crate::source::{Span, Spanned};
use chrono::{Datelike as _, NaiveDate};
use rust_decimal::Decimal;
use smallvec::SmallVec;
use std::sync::Arc;

/// The version of the blank forms that this program hands out. A change that makes an older form ask for the wrong
/// things raises it.
pub const FORM_VERSION: u32 = 1;

/// The report of one agency (báo cáo của cơ quan).
#[derive(Debug, Clone)]
pub struct Submission {
    /// Who reports; the place is where the agency is named first.
    pub agency: Spanned<AgencyAt>,
    /// Every stretch of text that belongs to it.
    pub places: Vec<Span>,
    /// Equal for equal texts, and hardly ever for others: tells a second copy from a correction.
    pub fingerprint: u64,
    /// The plan it names.
    pub plan: Option<Spanned<String>>,
    /// The version of the form it was written on, as the form says; see [`FORM_VERSION`].
    pub form: Option<Spanned<String>>,
    /// Whether it says of itself that its data are invented.
    pub sample: bool,
    /// Number of the document, as `215/BC-STP`.
    pub number: Option<Spanned<String>>,
    /// Day of the document.
    pub date: Option<Spanned<Day>>,
    /// The post of who signed; never a name.
    pub signer: Option<Spanned<String>>,
    /// The day up to which its data count.
    pub cutoff: Option<Spanned<Day>>,
    /// The answers, in the order written.
    pub results: Vec<DutyResult>,
    /// Difficulties (khó khăn, vướng mắc).
    pub difficulties: Vec<Spanned<String>>,
    /// Proposals (đề xuất, kiến nghị).
    pub proposals: Vec<Spanned<String>>,
    /// Where something was blotted out in its file as it was read, in the order of the text.
    pub masked: Arc<[Span]>,
    /// What is left of its answers when they were let go.
    pub remains: Remains,
}

/// Of an activity with days and a place, what tells whether another agency reports it too.
#[derive(Debug, Clone)]
pub struct Deed {
    /// Equal when the days are equal, and title and place are equal as names.
    pub print: u64,
    /// Where the title is written.
    pub title: Span,
    /// With whom, as written; none for most. Its claim has the same: a round may have millions of both.
    pub with: Option<Partners>,
}

/// With whom an activity was carried out, as written.
pub type Partners = Arc<Vec<Spanned<String>>>;

/// A day that was written, readable or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// A day.
    Known(NaiveDate),
    /// Something that is no day; a finding says so.
    Unreadable,
}

impl Day {
    /// The day, when it could be read.
    #[must_use]
    pub fn known(self) -> Option<NaiveDate> {
        match self {
            Self::Known(date) => Some(date),
            Self::Unreadable => None,
        }
    }
}

/// The answer to one duty.
#[derive(Debug, Clone)]
pub struct DutyResult {
    /// The duty; the place is where it is named first.
    pub duty: Spanned<DutyAt>,
    /// What the agency says of it.
    pub status: Spanned<Status>,
    /// Why it was not done or does not apply.
    pub reason: Option<Spanned<String>>,
    /// A short account in words.
    pub summary: Option<Spanned<String>>,
    /// Figures for the whole duty.
    pub figures: Vec<Figure>,
    /// Activities.
    pub activities: Vec<Activity>,
    /// Whether something written for it could not be read at all; a finding says so.
    pub unread: bool,
}

/// What an agency says of a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// It was carried out.
    Reported,
    /// "không phát sinh": nothing occurred.
    Nil,
    /// "không áp dụng": does not concern the agency.
    NotApplicable,
    /// "chưa thực hiện": not carried out, for a reason.
    NotDone,
    /// Not one of these words; a finding says so.
    Unreadable,
}

/// A figure: the value of one indicator.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The indicator.
    pub indicator: Spanned<IndicatorAt>,
    /// The month it is for, where the duty asks by month.
    pub month: Option<Spanned<Month>>,
    /// The value.
    pub cell: Spanned<Cell>,
    /// The whole fact: a row of a table, or a key with its value.
    pub span: Span,
}

/// The state of a cell. A cell that is missing is not there at all; the states are never mixed.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A number; zero is a number.
    Number(Decimal),
    /// Words.
    Text(String),
    /// One or several choices, as written.
    Choices(Vec<Spanned<String>>),
    /// "không phát sinh".
    Nil,
    /// "không áp dụng".
    NotApplicable,
    /// Something that could not be read; a finding says so.
    Unreadable,
}

/// Something that was done on certain days, alone or with others.
#[derive(Debug, Clone)]
pub struct Activity {
    /// What was done.
    pub title: Spanned<Name>,
    /// First day.
    pub from: Option<Spanned<Day>>,
    /// Last day; the first one when it is left out.
    pub to: Option<Spanned<Day>>,
    /// Where.
    pub place: Option<Spanned<Name>>,
    /// With whom, as written.
    pub with: Vec<Spanned<String>>,
    /// Its share of the figures; most have one.
    pub figures: SmallVec<[Figure; 1]>,
    /// The whole fact.
    pub span: Span,
}

impl Submission {
    /// Whether `span` lies in this submission.
    #[must_use]
    pub fn holds(&self, span: Span) -> bool {
        // They stand in order and apart.
        let behind = self.places.partition_point(|place| (place.source, place.start) <= (span.source, span.start));
        self.places[..behind].last().is_some_and(|place| place.contains(span))
    }

    /// Whether something was blotted out in the text at `span`.
    #[must_use]
    pub fn is_masked(&self, span: Span) -> bool {
        let before = self.masked.partition_point(|one| one.start < span.start);
        self.masked.get(before).is_some_and(|one| span.contains(*one))
    }

    /// Whether it is a blank form: it says which form it is, and nothing that somebody would have filled in.
    #[must_use]
    pub fn is_blank_form(&self) -> bool {
        let about_document =
            self.number.is_some() || self.date.is_some() || self.signer.is_some() || self.cutoff.is_some();
        let words = self.difficulties.len() + self.proposals.len();
        self.form.is_some() && !about_document && self.all_answers().next().is_none() && words == 0
    }

    /// The answer to `duty`.
    #[must_use]
    pub fn result(&self, duty: DutyAt) -> Option<&DutyResult> {
        self.results.iter().find(|result| *result.duty == duty)
    }

    /// The places that findings about a whole round may name.
    #[must_use]
    pub fn head_places(&self) -> Vec<Span> {
        let words = [&self.plan, &self.form, &self.number, &self.signer].into_iter().flatten().map(|word| word.span);
        let days = [&self.date, &self.cutoff].into_iter().flatten().map(|day| day.span);
        std::iter::once(self.agency.span).chain(words).chain(days).collect()
    }

    /// The day of the document, when it could be read.
    #[must_use]
    pub fn dated(&self) -> Option<NaiveDate> {
        self.date.as_ref()?.known()
    }

    /// The day up to which its data count: the cut-off, else the day of the document.
    #[must_use]
    pub fn data_until(&self) -> Option<NaiveDate> {
        self.cutoff.as_ref().and_then(|day| day.known()).or_else(|| self.dated())
    }
}

impl DutyResult {
    /// Its parts: whatever stands in one of them belongs to this answer.
    pub fn parts(&self) -> impl Iterator<Item = Span> {
        let words = [&self.reason, &self.summary].into_iter().flatten().map(|text| text.span);
        let facts = self.all_figures().map(|figure| figure.span);
        let activities = self.activities.iter().map(|activity| activity.span);
        [self.duty.span, self.status.span].into_iter().chain(words).chain(facts).chain(activities)
    }

    /// Every figure: those of the duty, then those of its activities.
    pub fn all_figures(&self) -> impl Iterator<Item = &Figure> {
        self.figures.iter().chain(self.activities.iter().flat_map(|activity| &activity.figures))
    }

    /// Its number for `indicator`, made of the figures that `counts` accepts: what is given for the whole duty, else
    /// the activities put together. None when there is no number.
    #[must_use]
    pub fn number(&self, indicator: IndicatorAt, total: Total, counts: &dyn Fn(&Figure) -> bool) -> Option<Decimal> {
        let own = self.figures.iter().map(|figure| (figure, None));
        let parts = self.activities.iter().flat_map(|one| one.figures.iter().map(|figure| (figure, one.days().to)));
        combined(own, indicator, total, counts).or_else(|| combined(parts, indicator, total, counts))
    }

    /// Whether it holds anything but its status.
    #[must_use]
    pub fn has_facts(&self) -> bool {
        !self.figures.is_empty() || !self.activities.is_empty() || self.summary.is_some()
    }
}

/// Several figures of one agency as one: by months, or by activities with their last days.
fn combined<'a>(
    figures: impl Iterator<Item = (&'a Figure, Option<NaiveDate>)>,
    indicator: IndicatorAt,
    total: Total,
    counts: &dyn Fn(&Figure) -> bool,
) -> Option<Decimal> {
    let own = figures.filter(|(figure, _)| *figure.indicator == indicator && counts(figure));
    let numbers = own.filter_map(|(figure, day)| {
        let until = figure.month.as_ref().and_then(|month| month.last_day()).or(day);
        Some((until, figure.number()?))
    });
    match total {
        Total::Sum => numbers.map(|(_, number)| number).reduce(|sum, number| sum.checked_add(number).unwrap_or(sum)),
        Total::Max => numbers.map(|(_, number)| number).max(),
        Total::Latest | Total::List | Total::None => numbers.max_by_key(|(until, _)| *until).map(|(_, number)| number),
    }
}

impl Activity {
    /// What tells whether another agency reports it too. With a day or the place missing there is nothing to tell:
    /// many agencies do the same thing, each for itself.
    pub(super) fn deed(&self, with: Option<Partners>) -> Option<Deed> {
        let (days, place) = (self.days(), self.place.as_ref()?);
        let days = [days.from?, days.to?].map(|day| u64::from(day.num_days_from_ce().unsigned_abs()));
        let print = days.into_iter().fold(self.title.print(), |print, day| print.rotate_left(20) ^ day);
        let print = print ^ place.print().rotate_left(7);
        Some(Deed { print, title: self.title.span, with })
    }

    /// The days it took, as far as they could be read.
    #[must_use]
    pub fn days(&self) -> Window {
        let known = |day: &Option<Spanned<Day>>| day.as_ref().and_then(|day| day.known());
        let from = known(&self.from);
        Window { from, to: known(&self.to).or(from) }
    }
}

impl Figure {
    /// The number, when it is one.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match *self.cell {
            Cell::Number(number) => Some(number),
            _ => None,
        }
    }
}
