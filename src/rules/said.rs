//! What agencies say in words, and where in the form; the days on which their activities begin.

use super::Sent;
use crate::{
    model::{Day, DutyResult, Plan, Status, Submission, Window},
    source::{Span, Spanned},
};
use chrono::NaiveDate;
use std::ops::Deref;

/// Where in the form a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    /// The number of the document.
    Number,
    /// The post of who signed.
    Signer,
    /// The title of an activity.
    Title,
    /// Where an activity took place.
    Venue,
    /// With whom.
    Partner,
    /// The account of a duty.
    Summary,
    /// Why a duty was not done.
    Reason,
    /// The value of an indicator in words.
    Value,
    /// A difficulty.
    Difficulty,
    /// A proposal.
    Proposal,
}

/// A text of a submission.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'r> {
    pub(super) slot: Slot,
    pub(super) text: &'r str,
    pub(super) span: Span,
}

fn said<T: Deref<Target = str>>(slot: Slot, text: &Spanned<T>) -> Said<'_> {
    Said { slot, text, span: text.span }
}

/// The texts of a submission, gathered once: many rules go through them.
#[derive(Debug, Clone)]
pub(super) struct Texts<'r> {
    all: Vec<Said<'r>>,
    /// Where in all of them the accounts begin.
    accounts: usize,
    answers: Vec<(&'r DutyResult, Said<'r>)>,
}

impl<'r> Texts<'r> {
    pub(super) fn of(submission: &'r Submission) -> Self {
        let mut all = names(submission);
        let accounts = all.len();
        let answers = submission.results.iter().flat_map(|result| of_answer(result).map(move |said| (result, said)));
        let answers: Vec<(&DutyResult, Said<'_>)> = answers.collect();
        all.extend(answers.iter().map(|(_, said)| *said));
        all.extend(submission.difficulties.iter().map(|text| said(Slot::Difficulty, text)));
        all.extend(submission.proposals.iter().map(|text| said(Slot::Proposal, text)));
        Self { all, accounts, answers }
    }
}

/// The texts of the head and of activities.
fn names(submission: &Submission) -> Vec<Said<'_>> {
    let activities = submission.results.iter().map(|result| result.activities.len()).sum::<usize>();
    // Most have a title and a place.
    let mut names = Vec::with_capacity(2 + 2 * activities);
    let head = [(Slot::Number, &submission.number), (Slot::Signer, &submission.signer)];
    names.extend(head.into_iter().filter_map(|(slot, text)| Some(said(slot, text.as_ref()?))));
    for activity in submission.results.iter().flat_map(|result| &result.activities) {
        names.push(said(Slot::Title, &activity.title));
        names.extend(activity.place.as_ref().map(|place| said(Slot::Venue, place)));
        names.extend(activity.with.iter().map(|name| said(Slot::Partner, name)));
    }
    names
}

/// Every text of a submission.
pub(super) fn all<'s, 'r>(sent: &'s Sent<'r>) -> &'s [Said<'r>] {
    &sent.texts.all
}

/// The texts in which an agency tells what it did or met with.
pub(super) fn accounts<'s, 'r>(sent: &'s Sent<'r>) -> &'s [Said<'r>] {
    &sent.texts.all[sent.texts.accounts..]
}

/// Those of answers among them; the texts of one answer stand together.
pub(super) fn answers<'s, 'r>(sent: &'s Sent<'r>) -> &'s [(&'r DutyResult, Said<'r>)] {
    &sent.texts.answers
}

fn of_answer(result: &DutyResult) -> impl Iterator<Item = Said<'_>> {
    let summary = result.summary.as_ref().map(|summary| summary.span);
    let reason = result.reason.as_ref().map(|reason| reason.span);
    result.texts().map(move |(text, span)| {
        let slot = if Some(span) == summary {
            Slot::Summary
        } else if Some(span) == reason {
            Slot::Reason
        } else {
            Slot::Value
        };
        Said { slot, text, span }
    })
}

/// The first days of the activities that were reported; not those outside the time of their duty, which have a rule of
/// their own.
pub(super) fn first_days(plan: &Plan, submission: &Submission) -> impl Iterator<Item = (NaiveDate, Span)> {
    let told = submission.results.iter().filter(|result| *result.status == Status::Reported);
    told.flat_map(move |result| {
        let within = plan.duty(*result.duty).window.as_ref().map_or(Window::default(), |window| window.value);
        let days = result.activities.iter().filter_map(|activity| activity.from.as_ref().or(activity.to.as_ref()));
        let known = days.filter_map(|day: &Spanned<Day>| Some((day.known()?, day.span)));
        known.filter(move |(day, _)| within.contains(*day))
    })
}
