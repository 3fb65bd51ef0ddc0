//! Duties under their headings.

use super::{
    super::{sentence, wording::day},
    Said, TotalView,
};
use crate::{
    consolidation::{Answer, Consolidation, DutyLine},
    model::{Activity, AgencyAt, Asked, Plan},
    source::Sources,
};
use serde::Serialize;

/// A heading with its duties.
#[derive(Debug, Serialize)]
pub struct HeadingView {
    /// Its id in the plan.
    pub id: String,
    /// Its words; empty where the plan has no headings.
    pub title: String,
    /// Its duties.
    pub duties: Vec<DutyView>,
}

/// A duty over all agencies.
#[derive(Debug, Serialize)]
pub struct DutyView {
    /// Its id.
    pub id: String,
    /// Its place in the plan.
    pub cite: String,
    /// Its short name.
    pub label: String,
    /// The plan's words.
    pub text: String,
    /// Whether it must be answered: `required`, `optional` or `none`.
    pub answer: &'static str,
    /// Why it need not be answered.
    pub why: String,
    /// What the report says of it.
    pub sentence: String,
    /// How many agencies it is given to.
    pub assigned: usize,
    /// How many reported on it.
    pub reported: usize,
    /// Its indicators.
    pub totals: Vec<TotalView>,
    /// Its letter under its heading: a, b, c, d, đ …
    pub letter: String,
    /// Accounts in words.
    pub summaries: Vec<Said>,
    /// Those of them that the body quotes: few and short.
    pub quoted: Vec<Said>,
    /// Reasons for what was not done or does not apply.
    pub reasons: Vec<Said>,
    /// The activities that count.
    pub activities: Vec<ActivityView>,
}

/// The most accounts of a duty that the body quotes, and the most characters of each.
const QUOTED: (usize, usize) = (2, 240);

/// The letters of the Vietnamese alphabet, by which points are counted.
const LETTERS: [&str; 23] =
    ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"];

/// The duties under their headings; those without one come last, under none. Where the plan has no headings, nothing is
/// other than they.
pub(super) fn headings(consolidation: &Consolidation<'_>, sources: &Sources) -> Vec<HeadingView> {
    let plan = &consolidation.round.plan;
    let under = |heading: Option<usize>| -> Vec<DutyView> {
        let lines = consolidation.duties.iter().filter(|line| plan.duty(line.duty).heading == heading);
        lettered(lines.map(|line| DutyView::of(plan, line, sources)).collect())
    };
    let named = plan.headings.iter().enumerate().map(|(at, heading)| HeadingView {
        id: heading.id.value.clone(),
        title: heading.title.clone(),
        duties: under(Some(at)),
    });
    let rest = if plan.headings.is_empty() { "" } else { "Các nhiệm vụ khác" };
    let rest = HeadingView { id: String::new(), title: rest.to_owned(), duties: under(None) };
    named.chain([rest]).filter(|heading| !heading.duties.is_empty()).collect()
}

/// Counts the duties that the body tells of by letters.
fn lettered(mut duties: Vec<DutyView>) -> Vec<DutyView> {
    let told = duties.iter_mut().filter(|duty| duty.answer != "none");
    for (at, duty) in told.enumerate() {
        // Past the alphabet the letters are doubled.
        duty.letter = LETTERS[at % LETTERS.len()].repeat(at / LETTERS.len() + 1);
    }
    duties
}

impl DutyView {
    pub(super) fn of(plan: &Plan, line: &DutyLine<'_>, sources: &Sources) -> Self {
        let duty = plan.duty(line.duty);
        // Words of text indicators are accounts as well.
        let words = line.totals.iter().flat_map(|total| &total.words);
        let summaries: Vec<Said> =
            words.chain(&line.summaries).map(|(agency, text)| Said::of(plan, *agency, text)).collect();
        Self {
            id: duty.id.value.clone(),
            cite: duty.cite.clone(),
            label: duty.label.clone(),
            text: duty.text.clone(),
            answer: match duty.answer {
                Asked::Required => "required",
                Asked::Optional => "optional",
                Asked::Nothing => "none",
            },
            why: duty.why.clone().unwrap_or_default(),
            sentence: sentence::sentence(plan, line),
            assigned: line.answers.len(),
            reported: line.count(Answer::Reported),
            totals: line.totals.iter().map(|total| TotalView::of(plan, total, sources)).collect(),
            letter: String::new(),
            quoted: quoted(&summaries),
            summaries,
            reasons: reasons(plan, line),
            activities: line.activities.iter().map(|(agency, one)| ActivityView::of(plan, *agency, one)).collect(),
        }
    }
}

/// The accounts as the body quotes them, which puts its own full stop behind; none when they are many or long.
fn quoted(said: &[Said]) -> Vec<Said> {
    let few_and_short = said.len() <= QUOTED.0 && said.iter().all(|one| one.text.chars().count() <= QUOTED.1);
    let quoted = said.iter().filter(|_| few_and_short);
    quoted.map(|one| Said { text: one.text.trim_end_matches('.').to_owned(), ..one.clone() }).collect()
}

/// Reasons with the answer they are given for.
fn reasons(plan: &Plan, line: &DutyLine<'_>) -> Vec<Said> {
    let answer = |agency| line.answers.iter().find(|(one, _)| *one == agency).map(|(_, answer)| answer.label().vi);
    let with_answer = line.reasons.iter().map(|(agency, reason)| {
        let answer = answer(*agency).unwrap_or_default();
        Said::of(plan, *agency, &format!("({answer}) {reason}"))
    });
    with_answer.collect()
}

/// An activity that an agency told of.
#[derive(Debug, Serialize)]
pub struct ActivityView {
    /// Who.
    pub agency: String,
    /// What.
    pub title: String,
    /// First day, as “05/6/2024”.
    pub from: String,
    /// Last day, as “05/6/2024”.
    pub to: String,
    /// Where.
    pub location: String,
    /// With whom.
    pub with: Vec<String>,
}

impl ActivityView {
    pub(super) fn of(plan: &Plan, agency: AgencyAt, activity: &Activity) -> Self {
        let date = |date: Option<chrono::NaiveDate>| date.map(day).unwrap_or_default();
        Self {
            agency: plan.agency(agency).short.clone(),
            title: activity.title.to_string(),
            from: date(activity.days().from),
            to: date(activity.days().to),
            location: activity.place.as_ref().map(|place| place.to_string()).unwrap_or_default(),
            with: activity.with.iter().map(|name| name.value.clone()).collect(),
        }
    }
}

/// Accounts in words of one duty.
#[derive(Debug, Serialize)]
pub struct Account {
    /// Id of the duty.
    pub duty: String,
    /// Its place in the plan.
    pub cite: String,
    /// Its short name.
    pub label: String,
    /// What agencies said.
    pub said: Vec<Said>,
}

impl Account {
    /// What the body does not quote: longer or many accounts, and every reason.
    pub(super) fn of(duty: &DutyView) -> Option<Self> {
        let in_body = duty.quoted.len() == duty.summaries.len();
        let summaries = duty.summaries.iter().filter(|_| !in_body);
        let said: Vec<Said> = summaries.chain(&duty.reasons).cloned().collect();
        (!said.is_empty()).then(|| Self {
            duty: duty.id.clone(),
            cite: duty.cite.clone(),
            label: duty.label.clone(),
            said,
        })
    }
}
