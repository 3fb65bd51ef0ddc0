//! What agencies say in words, and where in the form; the days on which their activities begin.

use super::Sent;
use crate::{
    model::{Activity, Day, Status, Window},
    source::{Span, Spanned},
};
use chrono::NaiveDate;

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

fn said(slot: Slot, text: &Spanned<String>) -> Said<'_> {
    Said { slot, text: text.as_str(), span: text.span }
}

/// Every text of a submission.
pub(super) fn all<'r>(sent: &Sent<'r>) -> impl Iterator<Item = Said<'r>> + use<'r> {
    let submission = sent.submission;
    let head = [(Slot::Number, &submission.number), (Slot::Signer, &submission.signer)];
    let head = head.into_iter().filter_map(|(slot, text)| Some(said(slot, text.as_ref()?)));
    let activities = submission.results.iter().flat_map(|result| &result.activities);
    head.chain(activities.flat_map(of_activity)).chain(accounts(sent))
}

fn of_activity(activity: &Activity) -> impl Iterator<Item = Said<'_>> {
    let venue = activity.place.iter().map(|place| said(Slot::Venue, place));
    let partners = activity.with.iter().map(|name| said(Slot::Partner, name));
    std::iter::once(said(Slot::Title, &activity.title)).chain(venue).chain(partners)
}

/// The texts in which an agency tells what it did or met with.
pub(super) fn accounts<'r>(sent: &Sent<'r>) -> impl Iterator<Item = Said<'r>> + use<'r> {
    let submission = sent.submission;
    let answers = submission.results.iter().flat_map(|result| {
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
    });
    let difficulties = submission.difficulties.iter().map(|text| said(Slot::Difficulty, text));
    answers.chain(difficulties).chain(submission.proposals.iter().map(|text| said(Slot::Proposal, text)))
}

/// The first days of the activities that were reported; not those outside the time of their duty, which have a rule of
/// their own.
pub(super) fn first_days<'r>(sent: &Sent<'r>) -> impl Iterator<Item = (NaiveDate, Span)> + use<'r> {
    let plan = sent.plan;
    let told = sent.submission.results.iter().filter(|result| *result.status == Status::Reported);
    told.flat_map(move |result| {
        let within = plan.duty(*result.duty).window.as_ref().map_or(Window::default(), |window| window.value);
        let days = result.activities.iter().filter_map(|activity| activity.from.as_ref().or(activity.to.as_ref()));
        let known = days.filter_map(|day: &Spanned<Day>| Some((day.known()?, day.span)));
        known.filter(move |(day, _)| within.contains(*day))
    })
}
