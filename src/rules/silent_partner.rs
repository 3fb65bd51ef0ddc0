#![doc = include_str!("silent_partner.md")]

use super::{Finding, Round, Rule, Severity, text};
use crate::{
    model::{AgencyAt, Answer, DutyAt, Key, Status, Submission},
    source::Span,
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) static RULE: Rule = Rule::new("silent-partner", Severity::Note, include_str!("silent_partner.md"));

/// What a partner says: of each duty, and under which titles.
struct Own {
    answers: BTreeMap<DutyAt, Answer>,
    titles: Option<BTreeSet<u64>>,
    /// Whom it names itself.
    named: BTreeSet<AgencyAt>,
}

pub(super) fn check(round: &Round) -> Vec<Finding> {
    // Of several submissions of an agency, the newest tells.
    let newest: BTreeMap<AgencyAt, &Submission> = round
        .plan
        .agencies_at()
        .filter_map(|agency| round.submissions_of(agency).pop().map(|submission| (agency, submission)))
        .collect();
    let names = super::agencies_by_name(&round.plan);
    let mut own: BTreeMap<AgencyAt, Own> = BTreeMap::new();
    let mut silent: BTreeMap<(AgencyAt, AgencyAt, DutyAt), Vec<Span>> = BTreeMap::new();
    for (agency, submission) in &newest {
        for claim in submission.all_claims() {
            for name in &claim.with {
                let partner = names.get(&Key::of(name)).copied().filter(|partner| partner != agency);
                let Some((partner, theirs)) = partner.and_then(|at| Some((at, *newest.get(&at)?))) else { continue };
                let own = own.entry(partner).or_insert_with(|| Own::of(theirs, &names));
                if own.is_silent(*agency, claim.duty, claim.title) {
                    silent.entry((*agency, partner, claim.duty)).or_default().push(name.span);
                }
            }
        }
    }
    let found = silent.into_iter().filter_map(|((_, partner, duty), places)| {
        let status = own.get(&partner)?.answers.get(&duty)?.status.span;
        super::gathered(places.into_iter(), |span, count| finding(round, (partner, duty), (span, status), count))
    });
    found.collect()
}

impl Own {
    fn of(submission: &Submission, names: &BTreeMap<Key, AgencyAt>) -> Self {
        let others = submission.all_claims().flat_map(|claim| claim.with);
        Self {
            answers: submission.all_answers().map(|answer| (answer.duty, answer)).collect(),
            titles: submission.titles(),
            named: others.filter_map(|name| names.get(&Key::of(&name)).copied()).collect(),
        }
    }

    /// Whether it says that there was nothing, or lists its activities and this is none of them. Of a whole figure
    /// alone, or when it names the other itself, nobody can tell.
    fn is_silent(&self, other: AgencyAt, duty: DutyAt, title: u64) -> bool {
        let Some(answer) = self.answers.get(&duty) else { return false };
        let tells = self.titles.as_ref().is_none_or(|titles| titles.contains(&title));
        let denies = matches!(*answer.status, Status::Nil | Status::NotDone | Status::NotApplicable);
        !tells && !self.named.contains(&other) && (denies || answer.has_activities)
    }
}

fn finding(round: &Round, (partner, duty): (AgencyAt, DutyAt), (span, status): (Span, Span), count: usize) -> Finding {
    let (name, id) = (&round.plan.agency(partner).short, &round.plan.duty(duty).id.value);
    let finding = RULE.at(
        span,
        text!(
            vi: "{count} hoạt động của {id} ghi phối hợp với {name}, nhưng báo cáo của {name} không có",
            en: "{id} names {name} as a partner ({count} times), but the report of {name} does not tell of it",
        ),
        text!(vi: "cơ quan phối hợp", en: "the partner"),
    );
    finding.also(status, text!(vi: "{name} trả lời {id} ở đây", en: "{name} answers {id} here")).help(text!(
        vi: "hỏi {name}: nếu có tham gia thì ghi cùng tên và ngày hoạt động ở hai báo cáo để không tính hai lần; nếu không thì bỏ khỏi “phối hợp”",
        en: "ask {name}: if it took part, both reports should give the same title and days, so that it counts once; if not, take it out of “with”",
    ))
}
