//! Joint activities: what two agencies tell of counts once.

use crate::model::{Activity, AgencyAt, DutyAt, Figure, IndicatorAt, Key, Plan, Window};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The joint activities of a duty: those that agencies tell of under the same title and days, one naming the other. An
/// agency that tells of the like and is named by nobody did its own.
#[derive(Debug, Default)]
pub(super) struct Joint<'r> {
    groups: Vec<Vec<Told<'r>>>,
}

/// An activity and who tells of it.
type Told<'r> = (AgencyAt, &'r Activity);

type Alike = (Key, Option<NaiveDate>, Option<NaiveDate>);

impl<'r> Joint<'r> {
    /// What `activities` share.
    pub(super) fn of(plan: &Plan, activities: impl Iterator<Item = Told<'r>>) -> Self {
        let mut told: BTreeMap<Alike, Vec<Told<'r>>> = BTreeMap::new();
        for (agency, activity) in activities {
            told.entry(alike(activity)).or_default().push((agency, activity));
        }
        Self { groups: told.into_values().flat_map(|told| partners(plan, told)).collect() }
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
        let is_own = |(one, other): &Told<'_>| *one == agency && std::ptr::eq(*other, activity);
        let Some(group) = self.groups.iter().find(|group| group.iter().any(is_own)) else { return false };
        let counts = |figure: &Figure| *figure.indicator == indicator && figure.number().is_some() && accepts(figure);
        let with_number = group.iter().filter(|(_, activity)| activity.figures.iter().any(counts));
        let lead = with_number.map(|(agency, _)| *agency).min_by_key(|agency| plan.duty(duty).rank(*agency));
        lead.is_some_and(|lead| lead != agency)
    }
}

/// Like activities, parted into those whose agencies name each other, directly or through one between.
fn partners<'r>(plan: &Plan, told: Vec<Told<'r>>) -> Vec<Vec<Told<'r>>> {
    let mut groups: Vec<Vec<Told<'r>>> = Vec::new();
    for one in told {
        let (mut joined, apart): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group| group.iter().any(|other| is_joint(plan, one, *other)));
        groups = apart;
        groups.push(joined.drain(..).flatten().chain([one]).collect());
    }
    groups.retain(|group| group.len() > 1);
    groups
}

fn is_joint(plan: &Plan, (agency, activity): Told<'_>, (other, theirs): Told<'_>) -> bool {
    let names = |activity: &Activity, partner| activity.with.iter().any(|name| plan.find_agency(name) == Some(partner));
    agency != other && (names(activity, other) || names(theirs, agency))
}

fn alike(activity: &Activity) -> Alike {
    let Window { from, to } = activity.days();
    (Key::of(&activity.title), from, to)
}
