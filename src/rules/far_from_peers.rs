#![doc = include_str!("far_from_peers.md")]

use super::{Finding, Round, Rule, Severity, Text, likely_other_unit, shown, text};
use crate::model::{AgencyAt, Count, Level, Submission};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule::new("far-from-peers", Severity::Note, include_str!("far_from_peers.md"));

/// The fewest peers that a number is compared with.
const PEERS: usize = 5;
/// How many times the median a number must be. A slip in the separator of thousands makes it a thousand times, one
/// nought too many ten times, which a large district may be by itself.
const TIMES_MEDIAN: i64 = 20;
/// How many times the next greatest it must be: among agencies that differ widely nobody stands out.
const TIMES_NEXT: i64 = 5;
/// Below this a number says nothing: twenty meetings beside one are no slip.
const LEAST: i64 = 100;

/// A number and whose it is.
type Told = (AgencyAt, Count);

pub(super) fn check(round: &Round) -> Vec<Finding> {
    let mut alike: BTreeMap<_, Vec<Told>> = BTreeMap::new();
    for agency in round.plan.agencies_at() {
        // Of several submissions of an agency, the newest tells.
        let Some(submission) = round.submissions_of(agency).pop() else { continue };
        for count in counted(round, submission) {
            alike.entry((count.duty, count.indicator, level(round, agency))).or_default().push((agency, count));
        }
    }
    alike.into_values().filter_map(|told| outlier(round, told)).collect()
}

fn level(round: &Round, agency: AgencyAt) -> Level {
    round.plan.agency(agency).level
}

/// What is above nothing; what has a finding of its own that explains it is left out.
fn counted(round: &Round, submission: &Submission) -> Vec<Count> {
    let explained = |count: &Count| {
        let indicator = round.plan.indicator(count.indicator);
        likely_other_unit::is_likely(indicator, count.number) || indicator.max.is_some_and(|max| count.number > max)
    };
    submission.all_counts(&round.plan).filter(|count| count.number > Decimal::ZERO && !explained(count)).collect()
}

/// Only the greatest can stand out so far.
fn outlier(round: &Round, mut told: Vec<Told>) -> Option<Finding> {
    let (at, next) = greatest(&told).filter(|_| told.len() > PEERS)?;
    let greatest = told.swap_remove(at);
    let number = greatest.1.number;
    // Of most it is told without the median, for which all must be put in order.
    if number < LEAST.into() || number.checked_div(next)? < TIMES_NEXT.into() {
        return None;
    }
    let mut peers: Vec<Decimal> = told.iter().map(|(_, count)| count.number).collect();
    let median = *peers.select_nth_unstable(told.len() / 2).1;
    let times = number.checked_div(median)?;
    (times >= TIMES_MEDIAN.into()).then(|| finding(round, &greatest, peers.len(), median, times))
}

/// Where the greatest number is, and the next to it. Of two that are equal neither stands out.
fn greatest(told: &[Told]) -> Option<(usize, Decimal)> {
    let mut greatest = (0, told.first()?.1.number);
    let mut next = None;
    for (at, (_, count)) in told.iter().enumerate().skip(1) {
        // Most are no greater than the next.
        if next.is_some_and(|next| count.number <= next) {
            continue;
        }
        if count.number > greatest.1 {
            next = Some(greatest.1);
            greatest = (at, count.number);
        } else {
            next = Some(count.number);
        }
    }
    Some((greatest.0, next?))
}

fn finding(round: &Round, (agency, count): &Told, peers: usize, median: Decimal, times: Decimal) -> Finding {
    let name = &round.plan.indicator(count.indicator).name;
    let agency = &round.plan.agency(*agency).short;
    let [Text { vi, en }, Text { vi: median_vi, en: median_en }] = [shown(count.number), shown(median)];
    let times = times.round();
    let finding = RULE.at(
        count.span,
        text!(
            vi: "“{name}” của {agency} là {vi}, gấp khoảng {times} lần mức giữa ({median_vi}) của {peers} cơ quan cùng cấp",
            en: "“{name}” of {agency} is {en}, about {times} times the median ({median_en}) of {peers} agencies of its level",
        ),
        text!(vi: "lớn hơn hẳn", en: "far greater"),
    );
    finding.help(text!(
        vi: "xem lại dấu ngăn cách hàng nghìn, số 0 thừa, đơn vị tính; nếu số đúng thì không cần làm gì",
        en: "look at the thousands separator, extra zeros and the unit; if the number is right, there is nothing to do",
    ))
}
