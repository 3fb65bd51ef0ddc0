#![doc = include_str!("far_from_peers.md")]

use super::{Finding, Round, Rule, Severity, Text, likely_other_unit, shown, text};
use crate::model::{AgencyAt, Count, DutyAt, IndicatorAt, Level, Lookup, Submission};
use rust_decimal::Decimal;

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

/// What is compared: numbers of one indicator for one duty, of agencies of one level.
type Compared = (DutyAt, IndicatorAt, Level);

pub(super) fn check(round: &Round) -> Vec<Finding> {
    let groups = grouped(round);
    let open: Vec<&Group> = groups.iter().filter(|group| group.may_stand_out()).collect();
    let peers = if open.is_empty() { Vec::new() } else { peers(round, &open) };
    open.iter().zip(peers).filter_map(|(group, peers)| outlier(round, &group.greatest, peers)).collect()
}

fn grouped(round: &Round) -> Vec<Group> {
    let (mut at, mut groups): (Lookup<Compared, usize>, Vec<Group>) = (Lookup::default(), Vec::new());
    for told in told(round) {
        let place = *at.entry(compared(round, &told)).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.add(told),
            None => groups.push(Group { greatest: told, next: None, count: 1 }),
        }
    }
    groups
}

/// Every number that is compared. Of several submissions of an agency, the newest tells.
fn told(round: &Round) -> impl Iterator<Item = Told> {
    let newest = round.plan.agencies_at().filter_map(|agency| Some((agency, round.newest(agency)?)));
    newest.flat_map(|(agency, submission)| counted(round, submission).map(move |count| (agency, count)))
}

fn compared(round: &Round, (agency, count): &Told) -> Compared {
    (count.duty, count.indicator, round.plan.agency(*agency).level)
}

/// What is above nothing; what has a finding of its own that explains it is left out.
fn counted<'r>(round: &'r Round, submission: &'r Submission) -> impl Iterator<Item = Count> + 'r {
    let explained = |count: &Count| {
        let indicator = round.plan.indicator(count.indicator);
        likely_other_unit::is_likely(indicator, count.number) || indicator.max.is_some_and(|max| count.number > max)
    };
    let all = submission.all_counts(&round.plan);
    all.filter(move |count| count.number > Decimal::ZERO && !explained(count))
}

/// Numbers that are compared, of which only the greatest can stand out so far. The others are not kept: of nearly every
/// group all is told without them.
struct Group {
    greatest: Told,
    /// The next to the greatest. Of two that are equal neither stands out.
    next: Option<Decimal>,
    count: usize,
}

impl Group {
    fn add(&mut self, told: Told) {
        self.count += 1;
        let (greatest, number) = (self.greatest.1.number, told.1.number);
        if number > greatest {
            (self.greatest, self.next) = (told, Some(greatest));
        } else if self.next.is_none_or(|next| number > next) {
            self.next = Some(number);
        }
    }

    /// Whether the greatest stands out from the next; hardly ever does it.
    fn may_stand_out(&self) -> bool {
        let number = self.greatest.1.number;
        let times = self.next.and_then(|next| number.checked_div(next));
        self.count > PEERS && number >= LEAST.into() && times.is_some_and(|times| times >= TIMES_NEXT.into())
    }
}

/// The numbers that the greatest of each of some groups is compared with.
fn peers(round: &Round, groups: &[&Group]) -> Vec<Vec<Decimal>> {
    let all = groups.iter().enumerate().map(|(at, group)| (compared(round, &group.greatest), at));
    let at: Lookup<Compared, usize> = all.collect();
    let mut peers = vec![Vec::new(); groups.len()];
    for told in told(round) {
        let place = at.get(&compared(round, &told)).filter(|place| groups[**place].greatest.0 != told.0);
        if let Some(place) = place {
            peers[*place].push(told.1.number);
        }
    }
    peers
}

fn outlier(round: &Round, greatest: &Told, mut peers: Vec<Decimal>) -> Option<Finding> {
    // The middle of none would be none; an agency that tells twice is no peer of its own.
    if peers.len() < PEERS {
        return None;
    }
    let middle = peers.len() / 2;
    let median = *peers.select_nth_unstable(middle).1;
    let times = greatest.1.number.checked_div(median)?;
    (times >= TIMES_MEDIAN.into()).then(|| finding(round, greatest, peers.len(), median, times))
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
