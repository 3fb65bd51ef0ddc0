//! What is left of a submission's answers when they were let go: as much as others are compared with.

use super::{
    Activity, Cell, DutyAt, DutyResult, Figure, IndicatorAt, Key, Plan, Status, Submission, Total, Window,
    submission::{Deed, Partners},
};
use crate::source::{Span, Spanned};
use rust_decimal::Decimal;
use smallvec::SmallVec;
use std::{borrow::Cow, collections::BTreeSet, sync::Arc};

/// The shortest text, in characters, that two agencies would hardly write alike by chance.
const LONG: usize = 60;
/// The most titles that are kept of a submission: sixteen bytes each. What a longer one does not tell is not asked.
const MOST_TITLES: usize = 1000;
/// So many numbers are gathered without asking for memory; most submissions have no more.
const MOST_COUNTS: usize = 128;

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
    /// The titles of its activities; none when there are too many.
    pub titles: Option<Vec<Titled>>,
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
    pub length: u32,
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
    /// On which days.
    pub days: Window,
    /// With whom.
    pub with: Partners,
    /// The indicators of which it has a number of its own.
    pub numbers: Box<[IndicatorAt]>,
    /// The indicators of which only the answer as a whole has a number.
    pub wholes: Box<[IndicatorAt]>,
}

/// An activity by its title and days: the title is the print of a name, equal for titles that are equal as names.
pub type Titled = (u64, Window);

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
    #[must_use]
    pub fn all_deeds(&self) -> Cow<'_, [Deed]> {
        if self.results.is_empty() {
            return Cow::Borrowed(&self.remains.deeds);
        }
        Cow::Owned(self.activities().filter_map(|(_, one)| one.deed(one.partners())).collect())
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
        let own = self.activities().filter_map(|(result, one)| one.claim(result, one.partners()));
        self.remains.claims.iter().cloned().chain(own)
    }

    /// The activities of its answers, each with its answer.
    fn activities(&self) -> impl Iterator<Item = (&DutyResult, &Activity)> {
        self.results.iter().flat_map(|result| result.activities.iter().map(move |one| (result, one)))
    }

    fn count_activities(&self) -> usize {
        self.results.iter().map(|result| result.activities.len()).sum()
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

    /// The titles of its activities, in order, kept or not; none when there are too many to keep.
    #[must_use]
    pub fn titles(&self) -> Option<Vec<Titled>> {
        let mut titles = if self.results.is_empty() { self.remains.titles.clone() } else { self.own_titles() }?;
        titles.sort_unstable();
        Some(titles)
    }

    fn own_titles(&self) -> Option<Vec<Titled>> {
        let count = Some(self.count_activities()).filter(|count| *count <= MOST_TITLES)?;
        let mut titles = Vec::with_capacity(count);
        titles.extend(self.activities().map(|(_, one)| (one.title.print(), one.days())));
        Some(titles)
    }

    /// Lets go of its answers, but for what other submissions are compared with.
    pub fn lighten(&mut self, plan: &Plan) {
        let mut deeds = Vec::with_capacity(self.count_activities());
        let mut claims = Vec::new();
        for (result, one) in self.activities() {
            let with = one.partners();
            deeds.extend(one.deed(with.clone()));
            claims.extend(one.claim(result, with));
        }
        deeds.shrink_to_fit();
        claims.shrink_to_fit();
        self.remains = Remains {
            deeds,
            // Copied, not shrunk: the allocator leaves a list that loses less than half in the room that it has.
            counts: self.all_counts(plan).collect::<SmallVec<[Count; MOST_COUNTS]>>().to_vec(),
            // Difficulties and proposals stay.
            accounts: self.answered().collect(),
            claims,
            answers: self.all_answers().collect(),
            titles: self.own_titles(),
        };
        self.results = Vec::new();
    }
}

impl Activity {
    fn partners(&self) -> Option<Partners> {
        (!self.with.is_empty()).then(|| Arc::new(self.with.clone()))
    }

    /// What it claims of its partners, when it names any; `result` is the answer that it belongs to.
    fn claim(&self, result: &DutyResult, with: Option<Partners>) -> Option<Claim> {
        let with = with?;
        let numbers = numbered(&self.figures);
        let wholes = numbered(&result.figures).into_iter().filter(|whole| !numbers.contains(whole)).collect();
        let numbers = numbers.into_iter().collect();
        let (duty, title, days) = (*result.duty, self.title.print(), self.days());
        Some(Claim { duty, title, days, with, numbers, wholes })
    }
}

/// The indicators of figures that are numbers.
fn numbered(figures: &[Figure]) -> BTreeSet<IndicatorAt> {
    figures.iter().filter(|figure| figure.number().is_some()).map(|figure| *figure.indicator).collect()
}

/// What an answer counts of each indicator that is added up.
fn counts<'r>(plan: &'r Plan, result: &'r DutyResult) -> impl Iterator<Item = Count> + 'r {
    let asked = plan.duty(*result.duty).indicators.iter().map(|asks| asks.indicator);
    let summed = asked.filter(|at| plan.indicator(*at).total == Total::Sum);
    sums(summed, result).into_iter().filter_map(|sum| sum.count(*result.duty))
}

/// Each figure is looked at once, for there may be very many.
fn sums(indicators: impl Iterator<Item = IndicatorAt>, result: &DutyResult) -> Vec<Sum<'_>> {
    let mut sums: Vec<Sum<'_>> = indicators.map(Sum::of).collect();
    for figure in &result.figures {
        add(&mut sums, figure, WHOLE);
    }
    for figure in result.activities.iter().flat_map(|activity| &activity.figures) {
        add(&mut sums, figure, PARTS);
    }
    sums
}

/// The figures of one indicator, added up as [`DutyResult::number`] does.
struct Sum<'r> {
    indicator: IndicatorAt,
    /// What is given for the duty as a whole, and what activities come to.
    numbers: [Option<Decimal>; 2],
    greatest: Option<(Decimal, &'r Figure)>,
}

/// Where in [`Sum::numbers`].
const WHOLE: usize = 0;
const PARTS: usize = 1;

fn add<'r>(sums: &mut [Sum<'r>], figure: &'r Figure, of: usize) {
    let Some(number) = figure.number() else { return };
    for sum in sums.iter_mut().filter(|sum| sum.indicator == *figure.indicator) {
        let so_far = &mut sum.numbers[of];
        *so_far = Some(so_far.map_or(number, |so_far| so_far.checked_add(number).unwrap_or(so_far)));
        // Of equal ones the last.
        if sum.greatest.is_none_or(|(greatest, _)| number >= greatest) {
            sum.greatest = Some((number, figure));
        }
    }
}

impl Sum<'_> {
    fn of(indicator: IndicatorAt) -> Self {
        Self { indicator, numbers: [None; 2], greatest: None }
    }

    fn count(self, duty: DutyAt) -> Option<Count> {
        let (number, (_, greatest)) = (self.numbers[WHOLE].or(self.numbers[PARTS])?, self.greatest?);
        Some(Count { duty, indicator: self.indicator, number, span: greatest.cell.span })
    }
}

fn account(text: &str, span: Span) -> Option<Account> {
    // Bytes first: they are at least as many.
    let length = (text.len() >= LONG).then(|| text.chars().count()).filter(|length| *length >= LONG)?;
    Some(Account { print: Key::print_of(text), length: u32::try_from(length).unwrap_or(u32::MAX), span })
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

#[cfg(test)]
mod tests {
    use super::{Total, sums};
    use crate::{
        model::{Activity, Cell, DutyAt, DutyResult, Figure, IndicatorAt, Name, Status},
        source::{Sources, Span, Spanned},
    };
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    /// Indicator and number; of none there are words.
    type Told = (usize, Option<i64>);

    fn result(figures: &[Told], activities: &[Vec<Told>]) -> DutyResult {
        let id = Sources::default().add(String::new(), String::new());
        let (mut at, place) = (0, Span::new(id, 0..0));
        let mut figures_of = |told: &[Told]| -> Vec<Figure> {
            let figure = |(indicator, number): &Told| {
                at += 1;
                let span = Span::new(id, at..at + 1);
                let cell = number.map_or(Cell::Nil, |number| Cell::Number(Decimal::new(number, 1)));
                let indicator = Spanned::new(IndicatorAt::new(*indicator), span);
                Figure { indicator, month: None, cell: Spanned::new(cell, span), span }
            };
            told.iter().map(figure).collect()
        };
        let (duty, status) = (Spanned::new(DutyAt::new(0), place), Spanned::new(Status::Reported, place));
        let figures = figures_of(figures);
        let activity = |told: &Vec<Told>| {
            let title = Spanned::new(Name::new(""), place);
            let figures = figures_of(told).into();
            Activity { title, from: None, to: None, place: None, with: Vec::new(), figures, span: place }
        };
        let activities = activities.iter().map(activity).collect();
        DutyResult { duty, status, reason: None, summary: None, figures, activities, unread: false }
    }

    fn told() -> impl Strategy<Value = Vec<Told>> {
        prop::collection::vec((0..3_usize, prop::option::of(-20..40_i64)), 0..5)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn one_pass_comes_to_the_same(figures in told(), activities in prop::collection::vec(told(), 0..4)) {
            let result = result(&figures, &activities);
            for sum in sums((0..3).map(IndicatorAt::new), &result) {
                let indicator = sum.indicator;
                let own = result.all_figures().filter(|figure| *figure.indicator == indicator);
                let greatest = own.max_by_key(|figure| figure.number()).map(|figure| figure.cell.span);
                let number = result.number(indicator, Total::Sum, &|_| true);
                let count = sum.count(DutyAt::new(0)).map(|count| (count.number, Some(count.span)));
                prop_assert_eq!(count, number.map(|number| (number, greatest)));
            }
        }
    }
}
