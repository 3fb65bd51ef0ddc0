#![doc = include_str!("silent_partner.md")]

use super::{Finding, Round, Rule, Severity, text};
use crate::{
    model::{AgencyAt, Answer, Claim, DutyAt, Key, Lookup, Status, Submission, Titled},
    source::Span,
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) static RULE: Rule = Rule::new("silent-partner", Severity::Note, include_str!("silent_partner.md"));

/// The most partners of one agency that are told one by one.
const MOST_PARTNERS: usize = 5;

/// What a partner says: of each duty, under which titles, and on which days.
struct Own {
    answers: BTreeMap<DutyAt, Answer>,
    titles: Option<Vec<Titled>>,
    /// Whom it names itself.
    named: BTreeSet<AgencyAt>,
}

pub(super) fn check(round: &Round) -> Vec<Finding> {
    // Of several submissions of an agency, the newest tells.
    let newest: BTreeMap<AgencyAt, &Submission> = round
        .plan
        .agencies_at()
        .filter_map(|agency| round.newest(agency).map(|submission| (agency, submission)))
        .collect();
    let names = round.agencies_by_name();
    let mut own: BTreeMap<AgencyAt, Own> = BTreeMap::new();
    let mut findings = Vec::new();
    for (agency, submission) in &newest {
        let mut silent: BTreeMap<AgencyAt, (DutyAt, Vec<Span>)> = BTreeMap::new();
        for claim in submission.all_claims() {
            for name in claim.with.iter() {
                let partner = names.get(&Key::of(name)).copied().filter(|partner| partner != agency);
                let Some((partner, theirs)) = partner.and_then(|at| Some((at, *newest.get(&at)?))) else { continue };
                let own = own.entry(partner).or_insert_with(|| Own::of(theirs, names));
                if own.is_silent(*agency, &claim) {
                    silent.entry(partner).or_insert((claim.duty, Vec::new())).1.push(name.span);
                }
            }
        }
        findings.extend(told(round, &own, silent));
    }
    findings
}

/// One finding a partner; with many of them the mistake is with who names them, and is told once.
fn told(round: &Round, own: &BTreeMap<AgencyAt, Own>, silent: BTreeMap<AgencyAt, (DutyAt, Vec<Span>)>) -> Vec<Finding> {
    if silent.len() > MOST_PARTNERS {
        let partners = silent.len();
        let places = silent.into_values().flat_map(|(_, places)| places);
        return super::gathered(places, |span, count| many(span, partners, count)).into_iter().collect();
    }
    let found = silent.into_iter().filter_map(|(partner, (duty, places))| {
        let status = own.get(&partner)?.answers.get(&duty)?.status.span;
        super::gathered(places.into_iter(), |span, count| finding(round, (partner, duty), (span, status), count))
    });
    found.collect()
}

impl Own {
    fn of(submission: &Submission, names: &Lookup<Key, AgencyAt>) -> Self {
        let claims: Vec<Claim> = submission.all_claims().collect();
        let others = claims.iter().flat_map(|claim| claim.with.iter());
        Self {
            answers: submission.all_answers().map(|answer| (answer.duty, answer)).collect(),
            titles: submission.titles(),
            named: others.filter_map(|name| names.get(&Key::of(name)).copied()).collect(),
        }
    }

    /// Whether it says that there was nothing, or lists its activities and what the other claims is none of them. Of a
    /// whole figure alone nobody can tell, nor when it names the other itself, unless that is under the same title on
    /// other days.
    fn is_silent(&self, other: AgencyAt, claim: &Claim) -> bool {
        let (Some(answer), Some(titles)) = (self.answers.get(&claim.duty), &self.titles) else { return false };
        let from = titles.partition_point(|(title, _)| *title < claim.title);
        let mut alike = titles[from..].iter().take_while(|(title, _)| *title == claim.title).peekable();
        let may_be_another = self.named.contains(&other) && alike.peek().is_none();
        let tells = alike.any(|(_, days)| *days == claim.days);
        let denies = matches!(*answer.status, Status::Nil | Status::NotDone | Status::NotApplicable);
        !tells && !may_be_another && (denies || answer.has_activities)
    }
}

fn finding(round: &Round, (partner, duty): (AgencyAt, DutyAt), (span, status): (Span, Span), count: usize) -> Finding {
    let (name, id) = (&round.plan.agency(partner).short, &round.plan.duty(duty).id.value);
    let finding = RULE.at(
        span,
        text!(
            vi: "{count} hoạt động ghi phối hợp với {name}, nhưng báo cáo của {name} không có, hoặc ghi ngày khác",
            en: "activities that name {name} as a partner, of which the report of {name} does not tell, or on other days: {count}",
        ),
        text!(vi: "cơ quan phối hợp", en: "the partner"),
    );
    finding.also(status, text!(vi: "{name} trả lời {id} ở đây", en: "{name} answers {id} here")).help(text!(
        vi: "hỏi {name}: nếu có tham gia thì ghi cùng tên và ngày hoạt động ở hai báo cáo để không tính hai lần; nếu không thì bỏ khỏi “phối hợp”",
        en: "ask {name}: if it took part, both reports should give the same title and days, so that it counts once; if not, take it out of “with”",
    ))
}

fn many(first: Span, partners: usize, count: usize) -> Finding {
    let finding = RULE.at(
        first,
        text!(
            vi: "{count} chỗ ghi phối hợp với {partners} cơ quan mà báo cáo của các cơ quan ấy không có hoạt động này",
            en: "places that name {partners} partners whose reports do not tell of the activity: {count}",
        ),
        text!(vi: "cơ quan phối hợp", en: "the partner"),
    );
    finding.help(text!(
        vi: "hỏi cơ quan gửi báo cáo này: cột “phối hợp” chỉ ghi cơ quan cùng tổ chức, không ghi nơi nhận hay khách mời",
        en: "ask the agency that sent this report: “with” names those who carried it out together, not recipients or guests",
    ))
}
