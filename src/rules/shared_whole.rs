#![doc = include_str!("shared_whole.md")]

use super::{Finding, Round, Rule, Severity, gathered, text};
use crate::{
    model::{AgencyAt, DutyAt, IndicatorAt, Key, Total},
    source::Span,
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) static RULE: Rule = Rule::new("shared-whole", Severity::Warning, include_str!("shared_whole.md"));

/// What one agency tells of a title, on whatever days: of a hundred thousand rows with one title each is looked at once.
#[derive(Default)]
struct Told {
    partners: BTreeSet<AgencyAt>,
    /// The indicators with a number of the activity's own.
    numbers: BTreeSet<IndicatorAt>,
    /// Where the partners stand of those that have only a number for the whole duty.
    wholes: BTreeMap<IndicatorAt, Vec<Span>>,
}

/// Who may have counted twice: the agency, the partner that counts too, for which duty and indicator.
type Twice = (AgencyAt, AgencyAt, DutyAt, IndicatorAt);

pub(super) fn check(round: &Round) -> Vec<Finding> {
    let mut twice: BTreeMap<Twice, Vec<Span>> = BTreeMap::new();
    for ((duty, _), told) in told(round) {
        for (agency, own) in &told {
            for (indicator, places) in &own.wholes {
                if let Some(partner) = counted_by(&told, *agency, own, *indicator) {
                    twice.entry((*agency, partner, duty, *indicator)).or_default().extend(places);
                }
            }
        }
    }
    let found = twice
        .into_iter()
        .filter_map(|(twice, places)| gathered(places.into_iter(), |span, count| finding(round, twice, span, count)));
    found.collect()
}

/// What is told under each title of a duty. Of several submissions of an agency, the newest tells.
fn told(round: &Round) -> BTreeMap<(DutyAt, u64), BTreeMap<AgencyAt, Told>> {
    let names = round.agencies_by_name();
    let mut all: BTreeMap<(DutyAt, u64), BTreeMap<AgencyAt, Told>> = BTreeMap::new();
    for agency in round.plan.agencies_at() {
        let Some(newest) = round.newest(agency) else { continue };
        for claim in newest.all_claims() {
            let told = all.entry((claim.duty, claim.title)).or_default().entry(agency).or_default();
            told.partners.extend(claim.with.iter().filter_map(|name| names.get(&Key::of(name))));
            told.numbers.extend(&claim.numbers);
            let summed = claim.wholes.iter().filter(|at| round.plan.indicator(**at).total == Total::Sum);
            for indicator in summed {
                told.wholes.entry(*indicator).or_default().extend(claim.with.first().map(|name| name.span));
            }
        }
    }
    all
}

/// The first partner of `agency` that has a number of its own.
fn counted_by(
    told: &BTreeMap<AgencyAt, Told>,
    agency: AgencyAt,
    own: &Told,
    indicator: IndicatorAt,
) -> Option<AgencyAt> {
    let counts = told.iter().find(|(partner, other)| {
        let is_joint = own.partners.contains(partner) || other.partners.contains(&agency);
        **partner != agency && is_joint && other.numbers.contains(&indicator)
    });
    counts.map(|(partner, _)| *partner)
}

fn finding(round: &Round, (agency, partner, duty, indicator): Twice, span: Span, count: usize) -> Finding {
    let plan = &round.plan;
    let (one, other) = (&plan.agency(agency).short, &plan.agency(partner).short);
    let (id, name) = (&plan.duty(duty).id.value, &plan.indicator(indicator).name);
    let finding = RULE.at(
        span,
        text!(
            vi: "{count} hoạt động của {one} phối hợp với {other} không có số riêng về “{name}”, mà {one} ghi số chung của nhiệm vụ {id}: số của {other} có thể bị tính hai lần",
            en: "activities of {one} with {other} that have no number of “{name}” of their own, while {one} gives one for the whole duty {id}, so that the number of {other} may count twice: {count}",
        ),
        text!(vi: "không có số riêng", en: "no number of its own"),
    );
    finding.help(text!(
        vi: "hỏi {one}: nếu số chung đã gồm hoạt động này thì ghi số riêng của hoạt động vào dòng hoạt động (sẽ chỉ tính một lần); nếu chưa gồm thì không cần sửa",
        en: "ask {one}: if its number holds this activity, write the activity's own number beside it, and it counts once; if not, nothing",
    ))
}
