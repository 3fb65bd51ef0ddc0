//! What a template may show and what the JSON file holds: one set of plain types for both.

mod agency;
mod choice_list;
mod duty;
mod left_out;
mod matrix;
mod open;
mod plan;
mod total;

pub use agency::{AgencyView, Counts, DutyGap};
pub use choice_list::{ChoiceList, ListedChoice};
pub use duty::{Account, ActivityView, DutyView, HeadingView};
pub use left_out::{LeftOut, Unused};
pub use matrix::{Mark, Matrix, MatrixRow};
pub use open::{Accepted, Open, draft_reasons};
pub use plan::{HeadView, PlanView, own_deadlines};
pub use total::{AddendView, ChoiceView, TotalView};

use super::{
    highlights::{self, Highlight},
    wording::day,
};
use crate::{
    consolidation::{Consolidation, OpenKind},
    model::{AgencyAt, Plan, Round, Section, Submission},
    source::{Sources, Spanned},
};
use chrono::Datelike as _;
use duty::headings;
use left_out::unused;
use serde::Serialize;
use std::collections::BTreeMap;

/// The version of this shape: it grows when a field is taken away or changes its meaning.
pub const SCHEMA_VERSION: u32 = 1;

/// Everything a report can say.
#[derive(Debug, Serialize)]
pub struct View {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// Whether a submission says that its data are invented.
    pub sample: bool,
    /// The day on which the round is looked at, as “05/6/2024”.
    pub as_of: String,
    /// Its year.
    pub year: i32,
    /// The plan.
    pub plan: PlanView,
    /// Head and foot of the report.
    pub head: HeadView,
    /// Why the report is only a draft; empty when nothing is open.
    pub draft: Vec<String>,
    /// How many agencies stand how.
    pub counts: Counts,
    /// Every agency.
    pub agencies: Vec<AgencyView>,
    /// The duties under the plan's headings.
    pub headings: Vec<HeadingView>,
    /// The allowed values that a table tells by their ids, with their words.
    pub choice_lists: Vec<ChoiceList>,
    /// The few figures that a summary shows.
    pub highlights: Vec<Highlight>,
    /// The office's own paragraphs, in Markdown, by section; an empty text where there is none.
    pub editorial: BTreeMap<&'static str, String>,
    /// Difficulties, by theme.
    pub difficulties: Vec<ThemeView>,
    /// Proposals, by theme.
    pub proposals: Vec<ThemeView>,
    /// Accounts in words that are too long or too many for the body, by duty.
    pub accounts: Vec<Account>,
    /// Duty by agency, one mark a cell.
    pub matrix: Matrix,
    /// What stands between this report and a final one, and is not accepted.
    pub open: Vec<Open>,
    /// What was open and is accepted in writing.
    pub accepted: Vec<Accepted>,
    /// What was left out, and why.
    pub left_out: Vec<LeftOut>,
    /// Submissions that are not used, and why.
    pub unused: Vec<Unused>,
}

/// Who has reported, and how each agency stands: all that a list of agencies says.
#[derive(Debug)]
pub struct Roll {
    /// Whether a submission says that its data are invented.
    pub sample: bool,
    /// The day on which the round is looked at, as “05/6/2024”.
    pub as_of: String,
    /// The plan.
    pub plan: PlanView,
    /// How many agencies stand how.
    pub counts: Counts,
    /// Every agency.
    pub agencies: Vec<AgencyView>,
}

/// What an agency said.
#[derive(Debug, Clone, Serialize)]
pub struct Said {
    /// The agency.
    pub agency: String,
    /// Its words.
    pub text: String,
}

/// What agencies said of one theme.
#[derive(Debug, Serialize)]
pub struct ThemeView {
    /// What the theme is called.
    pub title: String,
    /// What they said.
    pub said: Vec<Said>,
}

impl Roll {
    /// How the agencies of `consolidation` stand; `sources` names the places.
    #[must_use]
    pub fn of(consolidation: &Consolidation<'_>, sources: &Sources) -> Self {
        let (round, plan) = (consolidation.round, &consolidation.round.plan);
        Self {
            sample: round.submissions.iter().any(|submission| submission.sample),
            as_of: day(round.as_of),
            plan: PlanView::of(plan),
            counts: Counts::of(&consolidation.standings),
            agencies: consolidation
                .standings
                .iter()
                .map(|standing| AgencyView::of(consolidation, standing, sources))
                .collect(),
        }
    }
}

impl View {
    /// What can be said of `consolidation`; `sources` names the places.
    #[must_use]
    pub fn of(consolidation: &Consolidation<'_>, sources: &Sources) -> Self {
        let (round, plan) = (consolidation.round, &consolidation.round.plan);
        let Roll { sample, as_of, plan: plan_view, counts, agencies } = Roll::of(consolidation, sources);
        let headings = headings(consolidation, sources);
        let settled = consolidation.open.iter().filter_map(|point| Some((point, point.accepted?)));
        let faults = consolidation.open.iter().filter_map(|point| match point.kind {
            OpenKind::Error(finding) if !finding.rule.gap => Some(finding),
            _ => None,
        });
        Self {
            schema_version: SCHEMA_VERSION,
            sample,
            as_of,
            year: round.as_of.year(),
            plan: plan_view,
            head: HeadView::of(plan),
            draft: draft_reasons(consolidation).into_iter().map(|reason| reason.vi).collect(),
            counts,
            agencies,
            editorial: Section::ALL.into_iter().map(|section| (section.id(), editorial(round, section))).collect(),
            difficulties: themes(consolidation, |submission| &submission.difficulties),
            proposals: themes(consolidation, |submission| &submission.proposals),
            accounts: headings.iter().flat_map(|heading| &heading.duties).filter_map(Account::of).collect(),
            highlights: highlights::of(plan, &headings),
            choice_lists: ChoiceList::all(plan, &consolidation.duties),
            headings,
            matrix: Matrix::of(plan, &consolidation.duties),
            open: consolidation.unsettled().map(|point| Open::of(plan, point)).collect(),
            accepted: settled.map(|(point, acceptance)| Accepted::of(plan, point, acceptance)).collect(),
            left_out: faults.map(|error| LeftOut::of(consolidation, error, sources)).collect(),
            unused: unused(consolidation, sources),
        }
    }
}

fn editorial(round: &Round, section: Section) -> String {
    round.editorial.text(section).map(|text| text.value.clone()).unwrap_or_default()
}

/// What agencies said, under the plan's themes; what belongs to none comes last.
fn themes(consolidation: &Consolidation<'_>, pick: fn(&Submission) -> &[Spanned<String>]) -> Vec<ThemeView> {
    let plan = &consolidation.round.plan;
    let used = consolidation.standings.iter().filter_map(|standing| standing.used);
    let said: Vec<(AgencyAt, &str)> = used
        .flat_map(|one| pick(one).iter().map(|text| (*one.agency, text)))
        .filter(|(_, text)| !consolidation.verdict.condemns(text.span))
        .map(|(agency, text)| (agency, text.as_str()))
        .collect();
    let under = |theme: Option<usize>| -> Vec<Said> {
        let own = said.iter().filter(|(_, text)| plan.theme_of(text) == theme);
        own.map(|(agency, text)| Said::of(plan, *agency, text)).collect()
    };
    let named = plan.themes.iter().enumerate().map(|(at, theme)| (theme.title.clone(), under(Some(at))));
    let rest = if plan.themes.is_empty() { String::new() } else { "Nội dung khác".to_owned() };
    let all = named.chain([(rest, under(None))]).filter(|(_, said)| !said.is_empty());
    all.map(|(title, said)| ThemeView { title, said }).collect()
}

impl Said {
    fn of(plan: &Plan, agency: AgencyAt, text: &str) -> Self {
        Self { agency: plan.agency(agency).short.clone(), text: text.to_owned() }
    }
}
