//! Joint activities: what two agencies tell of counts once.

use crate::model::{Activity, AgencyAt, DutyAt, Key, Plan, Window};
use std::collections::BTreeMap;

/// The joint activities of a duty: those that agencies tell of under the same title and days, one naming the other.
#[derive(Debug, Default)]
pub(super) struct Joint {
    /// Who leads, by title and days.
    leads: BTreeMap<Alike, AgencyAt>,
}

type Alike = (Key, Option<chrono::NaiveDate>, Option<chrono::NaiveDate>);

impl Joint {
    /// What `activities` share. The plan says whose figure counts; else the first agency in the plan's order.
    pub(super) fn of<'r>(
        plan: &Plan,
        duty: DutyAt,
        activities: impl Iterator<Item = (AgencyAt, &'r Activity)>,
    ) -> Self {
        let mut told: BTreeMap<Alike, Vec<(AgencyAt, &Activity)>> = BTreeMap::new();
        for (agency, activity) in activities {
            told.entry(alike(activity)).or_default().push((agency, activity));
        }
        let declared = told.into_iter().filter_map(|(alike, told)| {
            let partners = told.iter().filter(|(agency, activity)| {
                told.iter().any(|(other, others)| {
                    agency != other && (names(plan, activity, *other) || names(plan, others, *agency))
                })
            });
            let lead = partners.map(|(agency, _)| *agency).min_by_key(|agency| plan.duty(duty).rank(*agency))?;
            Some((alike, lead))
        });
        Self { leads: declared.collect() }
    }

    /// Whether the figures of `activity`, told by `agency`, count with another agency.
    #[must_use]
    pub(super) fn is_led_by_another(&self, agency: AgencyAt, activity: &Activity) -> bool {
        self.leads.get(&alike(activity)).is_some_and(|lead| *lead != agency)
    }
}

fn alike(activity: &Activity) -> Alike {
    let Window { from, to } = activity.days();
    (Key::of(&activity.title), from, to)
}

fn names(plan: &Plan, activity: &Activity, partner: AgencyAt) -> bool {
    activity.with.iter().any(|name| plan.find_agency(name) == Some(partner))
}
