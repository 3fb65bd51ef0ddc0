//! What is left of a submission's answers when they were let go: as much as others are compared with.

use super::{Activity, Cell, DutyAt, DutyResult, IndicatorAt, Key, Plan, Status, Submission, Total, submission::Deed};
use crate::source::{Span, Spanned};
use rust_decimal::Decimal;

/// The shortest text, in characters, that two agencies would hardly write alike by chance.
const LONG: usize = 60;
/// The most titles that are kept of a submission: eight bytes each. What a longer one does not tell is not asked.
const MOST_TITLES: usize = 1000;

/// What is left of the answers of a submission.
#[derive(Debug, Clone, Default)]
pub struct Remains {
    /// Its activities with days and a place.
    pub deeds: Vec<Deed>,
    /// Its numbers.
    pub counts: Vec<Count>,
    /// Its longer texts.
    pub accounts: Vec<Account>,
    /// Its activities with partners.
    pub claims: Vec<Claim>,
    /// What it says of each duty.
    pub answers: Vec<Answer>,
    /// Prints of the titles of its activities, in order; none when there are too many.
    pub titles: Option<Vec<u64>>,
}

/// What an agency counts of an indicator for a duty.
#[derive(Debug, Clone, Copy)]
pub struct Count {
    /// The duty.
    pub duty: DutyAt,
    /// The indicator.
    pub indicator: IndicatorAt,
    /// The number.
    pub number: Decimal,
    /// Where it is written; where it is made of several, the greatest of them.
    pub span: Span,
}

/// A text of at least some sixty characters.
#[derive(Debug, Clone, Copy)]
pub struct Account {
    /// Equal for texts that are equal as names.
    pub print: u64,
    /// How long it is, in characters.
    pub length: usize,
    /// Where it is written.
    pub span: Span,
}

/// An activity that was carried out with others.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The duty.
    pub duty: DutyAt,
    /// Equal for titles that are equal as names.
    pub title: u64,
    /// With whom, as written.
    pub with: Vec<Spanned<String>>,
}

/// What is said of a duty.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    /// The duty.
    pub duty: DutyAt,
    /// The status.
    pub status: Spanned<Status>,
    /// Whether it lists activities.
    pub has_activities: bool,
}

impl Submission {
    /// Its activities that another agency may report too, kept or not.
    pub fn all_deeds(&self) -> impl Iterator<Item = Deed> {
        self.remains.deeds.iter().cloned().chain(self.titled().filter_map(Titled::deed))
    }

    /// Its numbers of indicators that are added up, kept or not.
    pub fn all_counts<'s>(&'s self, plan: &'s Plan) -> impl Iterator<Item = Count> + 's {
        let told = self.results.iter().filter(|result| *result.status == Status::Reported);
        self.remains.counts.iter().copied().chain(told.flat_map(|result| counts(plan, result)))
    }

    /// Its longer texts, kept or not; those that it keeps anyway among them.
    pub fn all_accounts(&self) -> impl Iterator<Item = Account> {
        let general = self.difficulties.iter().chain(&self.proposals).map(|text| (text.as_str(), text.span));
        let general = general.filter_map(|(text, span)| account(text, span));
        self.remains.accounts.iter().copied().chain(self.answered()).chain(general)
    }

    /// The longer texts of its answers.
    fn answered(&self) -> impl Iterator<Item = Account> {
        self.results.iter().flat_map(DutyResult::texts).filter_map(|(text, span)| account(text, span))
    }

    /// Its activities with partners, kept or not.
    pub fn all_claims(&self) -> impl Iterator<Item = Claim> {
        self.remains.claims.iter().cloned().chain(self.titled().filter_map(Titled::claim))
    }

    /// The activities of its answers.
    fn titled(&self) -> impl Iterator<Item = Titled<'_>> {
        let all = self.results.iter().flat_map(|result| result.activities.iter().map(move |one| (result, one)));
        all.map(|(result, activity)| Titled {
            duty: *result.duty,
            activity,
            title: Key::print_of(activity.title.as_str()),
        })
    }

    /// What it says of each duty, kept or not.
    pub fn all_answers(&self) -> impl Iterator<Item = Answer> {
        let answers = self.results.iter().map(|result| Answer {
            duty: *result.duty,
            status: result.status,
            has_activities: !result.activities.is_empty(),
        });
        self.remains.answers.iter().copied().chain(answers)
    }

    /// Prints of the titles of its activities, in order, kept or not; none when there are too many to keep.
    #[must_use]
    pub fn titles(&self) -> Option<Vec<u64>> {
        if self.results.is_empty() { self.remains.titles.clone() } else { titles(self.titled()) }
    }

    /// Lets go of its answers, but for what other submissions are compared with.
    pub fn lighten(&mut self, plan: &Plan) {
        let titled: Vec<Titled<'_>> = self.titled().collect();
        self.remains = Remains {
            deeds: titled.iter().copied().filter_map(Titled::deed).collect(),
            counts: self.all_counts(plan).collect(),
            // Difficulties and proposals stay.
            accounts: self.answered().collect(),
            claims: titled.iter().copied().filter_map(Titled::claim).collect(),
            answers: self.all_answers().collect(),
            titles: titles(titled.iter().copied()),
        };
        self.results = Vec::new();
    }
}

/// An activity with the print of its title: made once, for it is asked for three times.
#[derive(Clone, Copy)]
struct Titled<'s> {
    duty: DutyAt,
    activity: &'s Activity,
    title: u64,
}

impl Titled<'_> {
    fn deed(self) -> Option<Deed> {
        self.activity.deed(self.title)
    }

    fn claim(self) -> Option<Claim> {
        let with = &self.activity.with;
        (!with.is_empty()).then(|| Claim { duty: self.duty, title: self.title, with: with.clone() })
    }
}

fn titles<'s>(titled: impl Iterator<Item = Titled<'s>>) -> Option<Vec<u64>> {
    let mut few: Vec<u64> = titled.map(|one| one.title).take(MOST_TITLES + 1).collect();
    few.sort_unstable();
    (few.len() <= MOST_TITLES).then_some(few)
}

fn counts(plan: &Plan, result: &DutyResult) -> Vec<Count> {
    let asked = plan.duty(*result.duty).indicators.iter().map(|asks| asks.indicator);
    let summed = asked.filter(|at| plan.indicator(*at).total == Total::Sum);
    let count = |indicator| {
        let number = result.number(indicator, Total::Sum, &|_| true)?;
        let own = result.all_figures().filter(|figure| *figure.indicator == indicator);
        let greatest = own.max_by_key(|figure| figure.number())?;
        Some(Count { duty: *result.duty, indicator, number, span: greatest.cell.span })
    };
    summed.filter_map(count).collect()
}

fn account(text: &str, span: Span) -> Option<Account> {
    // Bytes first: they are at least as many.
    let length = (text.len() >= LONG).then(|| text.chars().count()).filter(|length| *length >= LONG)?;
    Some(Account { print: Key::print_of(text), length, span })
}

impl DutyResult {
    /// What it says in words, titles of activities apart.
    pub fn texts(&self) -> impl Iterator<Item = (&str, Span)> {
        let own = [&self.summary, &self.reason].into_iter().flatten().map(|text| (text.as_str(), text.span));
        let cells = self.all_figures().filter_map(|figure| match &figure.cell.value {
            Cell::Text(text) => Some((text.as_str(), figure.cell.span)),
            _ => None,
        });
        own.chain(cells)
    }
}
