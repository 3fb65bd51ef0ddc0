//! Which rows tell of one activity: the same title on the same days, for one duty of one agency.

use super::super::names::Lookup;
use crate::model::Activity;
use std::hash::BuildHasher as _;

/// How many bytes of text there are to one activity, at least.
const BYTES_OF_ACTIVITY: usize = 256;

/// Where each activity stands among those of its answer, by a number made of all that makes it one. The text itself
/// stands in the activity: ten million of them need not be kept twice. Numbers may be equal by chance, so that nothing is
/// taken for known before it was compared; one whose number is taken goes under the next number that is free.
#[derive(Default)]
pub(super) struct Activities(Lookup<u64, u32>);

impl Activities {
    /// Room for the activities of a text.
    pub(super) fn of(text: &str) -> Self {
        let rows = text.len() / BYTES_OF_ACTIVITY;
        Self(Lookup::with_capacity_and_hasher(rows, <_>::default()))
    }

    /// Where `activity` stands among those that are `known` of an answer; when it is new, its place behind them is kept.
    pub(super) fn find(&mut self, answer: (usize, usize), activity: &Activity, known: &[Activity]) -> Option<usize> {
        let is_it = |one: &Activity| one.title.value == activity.title.value && one.days() == activity.days();
        let mut number = self.0.hasher().hash_one((answer, &*activity.title.value, activity.days()));
        loop {
            let place = *self.0.entry(number).or_insert(u32::try_from(known.len()).unwrap_or(u32::MAX)) as usize;
            match known.get(place) {
                Some(one) if is_it(one) => return Some(place),
                // Nothing but this one stands there.
                None if place == known.len() => return None,
                _ => number = number.wrapping_add(1),
            }
        }
    }
}
