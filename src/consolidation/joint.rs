//! Joint activities: what two agencies tell of counts once.

use crate::model::{Activity, AgencyAt, DutyAt, Figure, IndicatorAt, Key, Links, Lookup, Plan, Window};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The joint activities of a duty: those that agencies tell of under the same title and days, one naming the other. An
/// agency that tells of the like and is named by nobody did its own.
#[derive(Debug, Default)]
pub(super) struct Joint<'r> {
    groups: Vec<Vec<Told<'r>>>,
    /// The group of each activity. Activities are known by where they are kept: what they say may be the same.
    of: BTreeMap<*const Activity, usize>,
}

/// An activity and who tells of it.
type Told<'r> = (AgencyAt, &'r Activity);

/// Agencies by all that they go by.
pub(super) type Names = Lookup<Key, AgencyAt>;

type Alike = (u64, Option<NaiveDate>, Option<NaiveDate>);

impl<'r> Joint<'r> {
    /// What `activities` share.
    pub(super) fn of(names: &Names, activities: impl Iterator<Item = Told<'r>>) -> Self {
        let mut told: Vec<(Alike, Told<'r>)> = activities.map(|told| (alike(told.1), told)).collect();
        told.sort_by_key(|(alike, _)| *alike);
        let alike = told.chunk_by(|(one, _), (other, _)| one == other);
        let several = alike.filter(|told| told.iter().any(|(_, (agency, _))| *agency != told[0].1.0));
        let groups: Vec<Vec<Told<'r>>> =
            several.flat_map(|told| partners(names, &told.iter().map(|(_, told)| *told).collect::<Vec<_>>())).collect();
        let members = groups.iter().enumerate().flat_map(|(at, group)| group.iter().map(move |(_, one)| (*one, at)));
        Self { of: members.map(|(one, at)| (std::ptr::from_ref(one), at)).collect(), groups }
    }

    /// Whether the figures of `activity`, told by `agency`, count with another agency: the first in the order of the
    /// duty's `lead`, else of the plan, that has a number of its own for the activity.
    pub(super) fn is_led_by_another(
        &self,
        plan: &Plan,
        duty: DutyAt,
        (agency, activity): Told<'_>,
        indicator: IndicatorAt,
        accepts: &dyn Fn(&Figure) -> bool,
    ) -> bool {
        let Some(group) = self.of.get(&std::ptr::from_ref(activity)).map(|at| &self.groups[*at]) else { return false };
        let counts = |figure: &Figure| *figure.indicator == indicator && figure.number().is_some() && accepts(figure);
        let with_number = group.iter().filter(|(_, activity)| activity.figures.iter().any(counts));
        let lead = with_number.map(|(agency, _)| *agency).min_by_key(|agency| plan.duty(duty).rank(*agency));
        lead.is_some_and(|lead| lead != agency)
    }
}

/// Like activities, parted into those whose agencies name each other, directly or through one between.
fn partners<'r>(names: &Names, told: &[Told<'r>]) -> Vec<Vec<Told<'r>>> {
    let mut by_agency: BTreeMap<AgencyAt, Vec<usize>> = BTreeMap::new();
    for (at, (agency, _)) in told.iter().enumerate() {
        by_agency.entry(*agency).or_default().push(at);
    }
    let mut links = Links::of(told.len());
    for (at, (agency, activity)) in told.iter().enumerate() {
        let partners = activity.with.iter().filter_map(|name| names.get(&Key::of(name)));
        for partner in partners.filter(|partner| *partner != agency) {
            let Some(theirs) = by_agency.get_mut(partner) else { continue };
            for other in theirs.iter() {
                links.join(at, *other);
            }
            // They are of one group now: to join one is to join all.
            theirs.truncate(1);
        }
    }
    let mut groups: BTreeMap<usize, Vec<Told<'r>>> = BTreeMap::new();
    for (at, told) in told.iter().enumerate() {
        groups.entry(links.end(at)).or_default().push(*told);
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

/// What is the same of activities that may be joint.
fn alike(activity: &Activity) -> Alike {
    let Window { from, to } = activity.days();
    (activity.title.print(), from, to)
}
