//! Which rows tell of one activity: the same title on the same days, for one duty of one agency.

use crate::model::{Activity, Lookup};
use std::hash::BuildHasher as _;

/// About how many bytes of text there are to one activity: for so many room is made at first.
const BYTES_OF_ACTIVITY: usize = 256;

/// How many activities of an answer are compared one by one: as quick as looking one up, and most answers have no more.
const FEW: usize = 8;

/// Where each activity stands among those of its answer, by a number made of all that makes it one. The text itself
/// stands in the activity: ten million of them need not be kept twice. Numbers may be equal by chance, so that nothing is
/// taken for known before it was compared; one whose number is taken goes under the next number that is free.
#[derive(Default)]
pub(super) struct Activities(Lookup<u32, u32>);

impl Activities {
    /// Room for the activities of a text.
    pub(super) fn of(text: &str) -> Self {
        let rows = text.len() / BYTES_OF_ACTIVITY;
        Self(Lookup::with_capacity_and_hasher(rows, <_>::default()))
    }

    /// Where `activity` stands among those that are `known` of an answer; when it is new, it must be put behind them.
    pub(super) fn find(&mut self, answer: (usize, usize), activity: &Activity, known: &[Activity]) -> Option<usize> {
        if known.len() < FEW {
            return known.iter().position(|one| is_same(one, activity));
        }
        if known.len() == FEW {
            // From here on they are looked up: those that were compared, too.
            for (at, one) in known.iter().enumerate() {
                self.look_up(answer, one, &known[..at]);
            }
        }
        self.look_up(answer, activity, known)
    }

    /// The same by its number; when it is new, its place is kept.
    fn look_up(&mut self, answer: (usize, usize), activity: &Activity, known: &[Activity]) -> Option<usize> {
        // Of the title itself, not of its print: that has no seed, and titles that differ in signs alone have the same.
        let hash = self.0.hasher().hash_one((answer, &**activity.title, activity.days()));
        // Half of it is enough, and so more of millions fit into the processor's nearer memory.
        let mut number = u32::try_from(hash >> 32).unwrap_or(u32::MAX);
        loop {
            let place = *self.0.entry(number).or_insert(u32::try_from(known.len()).unwrap_or(u32::MAX)) as usize;
            match known.get(place) {
                Some(one) if is_same(one, activity) => return Some(place),
                // Nothing but this one stands there.
                None if place == known.len() => return None,
                _ => number = number.wrapping_add(1),
            }
        }
    }
}

fn is_same(one: &Activity, other: &Activity) -> bool {
    one.title.value == other.title.value && one.days() == other.days()
}

#[cfg(test)]
mod tests {
    use super::Activities;
    use crate::{
        model::{Activity, Day, Name},
        source::{Sources, Span, Spanned},
    };
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn activity((title, day): (u8, Option<u32>)) -> Activity {
        let span = Span::new(Sources::default().add(String::new(), String::new()), 0..0);
        let known = |day| NaiveDate::from_ymd_opt(2026, 3, day).map_or(Day::Unreadable, Day::Known);
        // Some differ, and have the same key.
        let title = (title / 3).to_string() + &".".repeat((title % 3).into());
        let (title, from) = (Spanned::new(Name::new(title), span), day.map(|day| Spanned::new(known(day), span)));
        Activity { title, from, to: None, place: None, with: Vec::new(), figures: <_>::default(), span }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn an_activity_is_found_among_few_and_many(
            told in prop::collection::vec((0..2_usize, (0..9_u8, prop::option::of(1..4_u32))), 0..80),
        ) {
            let (mut activities, mut known) = (Activities::default(), [Vec::new(), Vec::new()]);
            for (answer, told) in told {
                let (activity, known) = (activity(told), &mut known[answer]);
                let expected = known.iter().position(|one| super::is_same(one, &activity));
                prop_assert_eq!(activities.find((0, answer), &activity, known), expected);
                if expected.is_none() {
                    known.push(activity);
                }
            }
        }
    }
}
