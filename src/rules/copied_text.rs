#![doc = include_str!("copied_text.md")]

use super::{Finding, Round, Rule, Severity, Text, text};
use crate::{
    model::{Account, AgencyAt, Submission},
    source::Span,
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) static RULE: Rule = Rule::new("copied-text", Severity::Note, include_str!("copied_text.md"));

/// A text of so many characters is enough by itself; it is a whole paragraph.
const PARAGRAPH: u32 = 250;
/// So many texts that are equal are enough, however short: one sentence may come from a common model.
const SEVERAL: usize = 3;

/// What one agency has word for word from another: the places here and there.
type Shared = Vec<(Account, Span)>;

pub(super) fn check(round: &Round) -> Vec<Finding> {
    let mut first: BTreeMap<u64, (AgencyAt, Span)> = BTreeMap::new();
    let mut copies: BTreeMap<AgencyAt, BTreeMap<AgencyAt, Shared>> = BTreeMap::new();
    for agency in round.plan.agencies_at() {
        // Of several submissions of an agency, the newest tells; a text that it repeats counts once.
        let Some(submission) = round.newest(agency) else { continue };
        for (account, (source, span)) in shared(&mut first, agency, submission) {
            copies.entry(source).or_default().entry(agency).or_default().push((account, span));
        }
    }
    copies.into_iter().filter_map(|(source, by)| finding(round, source, by)).collect()
}

/// The texts of a submission that an agency before it has, with where that one has them.
fn shared(
    first: &mut BTreeMap<u64, (AgencyAt, Span)>,
    agency: AgencyAt,
    submission: &Submission,
) -> Vec<(Account, (AgencyAt, Span))> {
    let mut seen = BTreeSet::new();
    let own = submission.all_accounts().filter(|account| seen.insert(account.print));
    own.filter_map(|account| {
        let (teller, span) = *first.entry(account.print).or_insert((agency, account.span));
        (teller != agency).then_some((account, (teller, span)))
    })
    .collect()
}

/// One finding for all that have it from one agency.
fn finding(round: &Round, source: AgencyAt, by: BTreeMap<AgencyAt, Shared>) -> Option<Finding> {
    let is_enough =
        |shared: &Shared| shared.len() >= SEVERAL || shared.iter().any(|(account, _)| account.length >= PARAGRAPH);
    let by: Vec<(AgencyAt, Shared)> = by.into_iter().filter(|(_, shared)| is_enough(shared)).collect();
    let name = &round.plan.agency(source).short;
    let others = by_name(round, &by);
    let mut places = by.iter().flat_map(|(agency, shared)| {
        let name = &round.plan.agency(*agency).short;
        shared.iter().map(move |(account, _)| (account.span, text!(vi: "{name} ghi", en: "told by {name}")))
    });
    let (span, label) = places.next()?;
    let Text { vi, en } = others;
    let message = text!(
        vi: "lời văn của {vi} giống hệt của {name}, từng chữ một",
        en: "{en} and {name} write the same, word for word",
    );
    let there = by.first()?.1.first()?.1;
    let finding = RULE.at(span, message, label).also(there, text!(vi: "{name} ghi", en: "told by {name}"));
    let finding = places.fold(finding, |finding, (span, label)| finding.also_fault(span, label));
    Some(finding.help(text!(
        vi: "hỏi lại các cơ quan: lời văn và số liệu phải là của chính mình, không chép của cơ quan khác",
        en: "ask the agencies: words and figures must be their own, not taken from another",
    )))
}

/// The first agency by name, and how many more.
fn by_name(round: &Round, by: &[(AgencyAt, Shared)]) -> Text {
    let first = by.first().map(|(agency, _)| round.plan.agency(*agency).short.clone()).unwrap_or_default();
    match by.len().saturating_sub(1) {
        0 => Text::same(first),
        more => text!(vi: "{first} và {more} cơ quan khác", en: "{first}, {more} others"),
    }
}
