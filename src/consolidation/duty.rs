//! Duty by duty: who answered what, and how the figures add up.

use super::{
    Answer, Standing, Verdict,
    joint::{Joint, Names},
};
use crate::{
    model::{
        Activity, AgencyAt, Cell, DutyAt, DutyResult, Figure, IndicatorAt, Kind, Month, Months, Plan, Round, Status,
        Submission, Total,
    },
    source::{Span, Spanned},
};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// One duty over all agencies that it is given to.
#[derive(Debug, Clone)]
pub struct DutyLine<'r> {
    /// The duty.
    pub duty: DutyAt,
    /// What each agency that it is given to says, in the plan's order.
    pub answers: Vec<(AgencyAt, Answer)>,
    /// Its indicators, in the plan's order.
    pub totals: Vec<Totalled<'r>>,
    /// Accounts in words.
    pub summaries: Vec<(AgencyAt, &'r str)>,
    /// Reasons given for what was not done or does not apply.
    pub reasons: Vec<(AgencyAt, &'r str)>,
    /// Activities that count.
    pub activities: Vec<(AgencyAt, &'r Activity)>,
}

/// One indicator of a duty over all agencies.
#[derive(Debug, Clone)]
pub struct Totalled<'r> {
    /// The indicator.
    pub indicator: IndicatorAt,
    /// The number that the agencies' numbers come to; none when there is none or the indicator has no total.
    pub number: Option<Decimal>,
    /// The numbers it is made of.
    pub addends: Vec<Addend>,
    /// Where only the latest number counts, whose that is: the agencies with the latest data.
    pub latest: Vec<AgencyAt>,
    /// The words, where the indicator is listed.
    pub words: Vec<(AgencyAt, &'r str)>,
    /// How many agencies chose each of the allowed values.
    pub choices: Vec<usize>,
    /// How many agencies have made a statement: a value, or that there is none.
    pub stated: usize,
    /// Of whom a statement is expected: all it is given to but those it does not apply to.
    pub expected: usize,
    /// Who is not in it.
    pub absent: Vec<AgencyAt>,
}

/// One agency's part of a total.
#[derive(Debug, Clone)]
pub struct Addend {
    /// Who.
    pub agency: AgencyAt,
    /// The number that counts.
    pub number: Decimal,
    /// What was taken off because the agency that leads a joint activity counts it.
    pub shared: Decimal,
    /// The day up to which the agency's data count.
    pub until: Option<NaiveDate>,
    /// The month that the number is of, where only the last of several counts.
    pub month: Option<Month>,
    /// The months that are asked for and are not in the number.
    pub lacking: Vec<Month>,
    /// Where the figures stand.
    pub spans: Vec<Span>,
}

impl<'r> DutyLine<'r> {
    /// What `standings` say of `duty`; `names` are those of the agencies.
    pub(super) fn of(
        round: &'r Round,
        names: &Names,
        verdict: &Verdict,
        standings: &[Standing<'r>],
        duty: DutyAt,
    ) -> Self {
        let plan = &round.plan;
        let told: Vec<Told<'r>> = plan
            .duty(duty)
            .agencies
            .iter()
            .map(|agency| Told::of(round, verdict, &standings[agency.index()], duty))
            .collect();
        let joint = Joint::of(names, told.iter().flat_map(Told::activities));
        let words = |pick: fn(&DutyResult) -> Option<&Spanned<String>>| {
            let told = told.iter().filter_map(|told| Some((told.agency, told.result?)));
            let written = told.filter_map(|(agency, result)| Some((agency, pick(result)?)));
            let sound = written.filter(|(_, text)| !verdict.condemns(text.span));
            sound.map(|(agency, text)| (agency, text.as_str())).collect()
        };
        let asked = plan.duty(duty).indicators.iter();
        Self {
            duty,
            answers: told.iter().map(|told| (told.agency, told.answer)).collect(),
            totals: asked.map(|asks| Totalled::of(plan, duty, verdict, &told, &joint, asks.indicator)).collect(),
            summaries: words(|result| result.summary.as_ref()),
            reasons: words(|result| result.reason.as_ref()),
            activities: told.iter().flat_map(Told::activities).collect(),
        }
    }

    /// How many agencies gave this answer.
    #[must_use]
    pub fn count(&self, answer: Answer) -> usize {
        self.answers.iter().filter(|(_, given)| *given == answer).count()
    }
}

/// What one agency tells of a duty, as far as it can be used.
struct Told<'r> {
    agency: AgencyAt,
    answer: Answer,
    /// Set when the answer counts.
    result: Option<&'r DutyResult>,
    /// The activities that count.
    activities: Vec<&'r Activity>,
    /// The day up to which its data count.
    until: Option<NaiveDate>,
}

impl<'r> Told<'r> {
    fn of(round: &Round, verdict: &Verdict, standing: &Standing<'r>, duty: DutyAt) -> Self {
        let written = standing.used.and_then(|submission: &'r Submission| submission.result(duty));
        let answer = match (standing.timeliness, standing.used, written) {
            (_, _, Some(result)) => answer(verdict, result),
            (None, ..) => Answer::NotExpected,
            (_, None, None) => Answer::NoSubmission,
            (_, Some(_), None) if round.is_asked(duty) => Answer::Unanswered,
            (_, Some(_), None) => Answer::NotExpected,
        };
        let result = written.filter(|_| answer != Answer::LeftOut);
        let activities = result.map_or(&[][..], |result| &result.activities);
        let activities = activities.iter().filter(|activity| verdict.accepts_activity(activity)).collect();
        let until = standing.used.and_then(Submission::data_until);
        Self { agency: standing.agency, answer, result, activities, until }
    }

    fn activities(&self) -> impl Iterator<Item = (AgencyAt, &'r Activity)> {
        self.activities.iter().map(|activity| (self.agency, *activity))
    }

    /// The figures of an indicator that count, apart from what is joint.
    fn figures(&self, verdict: &Verdict, indicator: IndicatorAt) -> Figures<'r> {
        let own = self.result.map_or(&[][..], |result| &result.figures);
        let own = own.iter().chain(self.activities.iter().flat_map(|activity| &activity.figures));
        let list: Vec<&Figure> =
            own.filter(|figure| *figure.indicator == indicator && verdict.accepts(figure)).collect();
        let mut known: Vec<*const Figure> = list.iter().map(|figure| std::ptr::from_ref(*figure)).collect();
        known.sort_unstable();
        Figures { list, known }
    }
}

/// Figures of one agency that count.
struct Figures<'r> {
    list: Vec<&'r Figure>,
    /// Where they are kept, in order: what they say may be the same.
    known: Vec<*const Figure>,
}

impl Figures<'_> {
    fn holds(&self, figure: &Figure) -> bool {
        self.known.binary_search(&std::ptr::from_ref(figure)).is_ok()
    }
}

impl Told<'_> {
    /// What of its figures counts with another agency that leads the joint activity.
    fn shared(&self, led: &dyn Fn(&(AgencyAt, &Activity)) -> bool, figures: &Figures<'_>) -> Decimal {
        let led = self.activities().filter(|one| led(one)).flat_map(|(_, activity)| &activity.figures);
        led.filter(|figure| figures.holds(figure)).filter_map(Figure::number).sum()
    }
}

fn answer(verdict: &Verdict, result: &DutyResult) -> Answer {
    if !verdict.accepts_result(result) {
        return Answer::LeftOut;
    }
    match *result.status {
        Status::Reported => Answer::Reported,
        Status::Nil => Answer::Nil,
        Status::NotApplicable => Answer::NotApplicable,
        Status::NotDone => Answer::NotDone,
        Status::Unreadable => Answer::LeftOut,
    }
}

/// What an agency has said of one indicator.
#[derive(PartialEq)]
enum Statement {
    /// A value, or that there is none.
    Made,
    /// That it does not apply.
    NotApplicable,
    /// Nothing that can be used.
    None,
}

impl<'r> Totalled<'r> {
    fn of(plan: &Plan, duty: DutyAt, verdict: &Verdict, told: &[Told<'r>], joint: &Joint<'_>, at: IndicatorAt) -> Self {
        let indicator = plan.indicator(at);
        let mut line = Self {
            indicator: at,
            number: None,
            addends: Vec::new(),
            latest: Vec::new(),
            words: Vec::new(),
            choices: vec![0; indicator.values.len()],
            stated: 0,
            expected: 0,
            absent: Vec::new(),
        };
        for told in told.iter().filter(|told| told.answer != Answer::NotExpected) {
            let figures = told.figures(verdict, at);
            match statement(told, &figures.list) {
                Statement::NotApplicable => continue,
                Statement::None => line.absent.push(told.agency),
                Statement::Made => line.stated += 1,
            }
            line.expected += 1;
            let accepts = |figure: &Figure| verdict.accepts(figure);
            let led = |one: &(AgencyAt, &Activity)| joint.is_led_by_another(plan, duty, *one, at, &accepts);
            let shared = if indicator.total == Total::Sum { told.shared(&led, &figures) } else { Decimal::ZERO };
            line.addends.extend(addend(plan, duty, told, &figures, shared, at));
            line.take_words(plan, told, &figures.list);
        }
        if indicator.kind.is_number() {
            // What only one agency is asked for needs no putting together.
            let single = told.len() == 1;
            line.number = if single {
                line.addends.first().map(|addend| addend.number)
            } else {
                put_together(&line.addends, indicator.total)
            };
            if !single && indicator.total == Total::Latest {
                line.latest = latest(&line.addends).map(|addend| addend.agency).collect();
            }
        }
        line
    }

    fn take_words(&mut self, plan: &Plan, told: &Told<'r>, figures: &[&'r Figure]) {
        let indicator = plan.indicator(self.indicator);
        // A value chosen in two activities is still the choice of one agency.
        let mut chosen = BTreeSet::new();
        for figure in figures {
            match &*figure.cell {
                Cell::Text(text) if indicator.kind == Kind::Text => self.words.push((told.agency, text)),
                Cell::Choices(choices) => chosen.extend(choices.iter().filter_map(|choice| indicator.choice(choice))),
                _ => {}
            }
        }
        for value in chosen {
            self.choices[value] += 1;
        }
    }
}

fn statement(told: &Told<'_>, figures: &[&Figure]) -> Statement {
    match told.answer {
        Answer::NotApplicable => Statement::NotApplicable,
        Answer::Nil => Statement::Made,
        Answer::Reported
            if figures.iter().any(|figure| !matches!(*figure.cell, Cell::NotApplicable | Cell::Unreadable)) =>
        {
            Statement::Made
        }
        Answer::Reported if figures.iter().any(|figure| *figure.cell == Cell::NotApplicable) => {
            Statement::NotApplicable
        }
        _ => Statement::None,
    }
}

/// One agency's number: what it gives, less its share of joint activities that another agency leads.
fn addend(
    plan: &Plan,
    duty: DutyAt,
    told: &Told<'_>,
    figures: &Figures<'_>,
    shared: Decimal,
    at: IndicatorAt,
) -> Option<Addend> {
    let result = told.result?;
    let total = plan.indicator(at).total;
    let counts = |figure: &Figure| figures.holds(figure);
    let given = result.number(at, total, &counts)?;
    let numbers = |list: &mut dyn Iterator<Item = &Figure>| -> Vec<Span> {
        list.filter(|figure| counts(figure) && figure.number().is_some()).map(|figure| figure.cell.span).collect()
    };
    let mut spans = numbers(&mut result.figures.iter());
    if spans.is_empty() {
        spans = numbers(&mut told.activities.iter().flat_map(|activity| &activity.figures));
    }
    let number = given.checked_sub(shared).unwrap_or(given);
    let months = Counted::of(result, at, figures);
    let is_of_one = matches!(total, Total::Latest | Total::List | Total::None);
    Some(Addend {
        agency: told.agency,
        number,
        shared,
        until: told.until,
        month: months.last().filter(|_| is_of_one),
        lacking: plan.duty(duty).months.as_ref().map_or_else(Vec::new, |asked| months.lacking(**asked, told.until)),
        spans,
    })
}

/// The months for which an agency gives figures of an indicator, and whether they count.
struct Counted(BTreeMap<Month, bool>);

impl Counted {
    /// None, where a figure that counts is of no month: it may hold them all.
    fn of(result: &DutyResult, at: IndicatorAt, figures: &Figures<'_>) -> Self {
        let own = || result.figures.iter().filter(|figure| *figure.indicator == at);
        let counts = |figure: &Figure| figures.holds(figure) && *figure.cell != Cell::Unreadable;
        let mut months = BTreeMap::new();
        if own().any(|figure| figure.month.is_none() && counts(figure)) {
            return Self(months);
        }
        for (month, figure) in own().filter_map(|figure| Some((**figure.month.as_ref()?, figure))) {
            *months.entry(month).or_default() |= counts(figure);
        }
        Self(months)
    }

    fn last(&self) -> Option<Month> {
        self.0.iter().rfind(|(_, counts)| **counts).map(|(month, _)| *month)
    }

    /// Those that were asked for and were over when the data were closed, or were given, and do not count.
    fn lacking(&self, asked: Months, until: Option<NaiveDate>) -> Vec<Month> {
        if self.last().is_none() {
            return Vec::new();
        }
        let is_over = |month: &Month| month.last_day().zip(until).is_some_and(|(day, until)| day <= until);
        let is_lacking = |month: &Month| match self.0.get(month) {
            Some(counts) => !counts,
            None => is_over(month),
        };
        asked.each().filter(is_lacking).collect()
    }
}

fn put_together(addends: &[Addend], total: Total) -> Option<Decimal> {
    let numbers = addends.iter().map(|addend| addend.number);
    match total {
        Total::Sum => numbers.reduce(|sum, number| sum.checked_add(number).unwrap_or(sum)),
        Total::Max => numbers.max(),
        // None when several are as late and differ, for nobody can say which holds.
        Total::Latest => {
            let mut numbers = latest(addends).map(|addend| addend.number);
            let first = numbers.next()?;
            numbers.all(|number| number == first).then_some(first)
        }
        Total::List | Total::None => None,
    }
}

/// The numbers with the latest data.
fn latest(addends: &[Addend]) -> impl Iterator<Item = &Addend> {
    let newest = addends.iter().map(|addend| addend.until).max();
    addends.iter().filter(move |addend| Some(addend.until) == newest)
}
