//! What a template may show and what the JSON file holds: one set of plain types for both.

use super::{
    Highlight, highlights, sentence,
    wording::{self, day},
};
use crate::{
    consolidation::{Answer, Consolidation, DutyLine, OpenKind, OpenPoint, Standing, Totalled, WhyUnused},
    finding::{Finding, Text, text},
    model::{Acceptance, Activity, AgencyAt, Asked, Level, Plan, Round, Section, Submission, Total},
    source::{Sources, Span, Spanned},
};
use chrono::Datelike as _;
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
    /// The day on which the round is looked at, `dd/mm/yyyy`.
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

/// The plan.
#[derive(Debug, Serialize)]
pub struct PlanView {
    /// Its id.
    pub id: String,
    /// Its subject.
    pub title: String,
    /// How it is cited: type, number, day, issuer, subject.
    pub citation: String,
    /// How it is cited again: type and day.
    pub short_citation: String,
    /// Its issuer.
    pub issuer: String,
    /// The legal basis.
    pub basis: Vec<String>,
    /// The deadline in the plan's words.
    pub deadline: String,
    /// How those words are read.
    pub deadline_reading: String,
}

/// Head and foot of the report.
#[derive(Debug, Serialize)]
pub struct HeadView {
    /// The body above the issuing one.
    pub parent: String,
    /// The issuing body.
    pub issuer: String,
    /// The symbol after the number.
    pub code: String,
    /// Where it is issued.
    pub place: String,
    /// The subject.
    pub subject: String,
    /// To whom.
    pub addressees: Vec<String>,
    /// Who signs.
    pub signature: Vec<String>,
    /// Who receives a copy.
    pub recipients: Vec<String>,
}

/// How many agencies stand how.
#[derive(Debug, Default, Serialize)]
pub struct Counts {
    /// All that are in the plan and not exempt.
    pub expected: usize,
    /// Of whom a submission is used.
    pub received: usize,
    /// In time.
    pub on_time: usize,
    /// On the day of the deadline.
    pub on_deadline_day: usize,
    /// Late.
    pub late: usize,
    /// Nothing to use, and the deadline has not passed.
    pub not_yet_due: usize,
    /// Nothing to use, and the deadline has passed.
    pub overdue: usize,
    /// Without errors other than gaps.
    pub valid: usize,
    /// With every duty answered.
    pub complete: usize,
}

/// How an agency stands.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, shown apart")]
pub struct AgencyView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The name used in tables.
    pub short: String,
    /// `province`, `district` or `commune`.
    pub level: &'static str,
    /// The state as one word: `on-time`, `on-deadline-day`, `late`, `not-yet-due`, `overdue`, `exempt`.
    pub state: &'static str,
    /// The state in words.
    pub state_text: String,
    /// Days after the last day in time.
    pub days: i64,
    /// Day of arrival.
    pub arrived: String,
    /// Whether the register says so; otherwise it is the day of the document.
    pub registered: bool,
    /// Number of the document used.
    pub document: String,
    /// Day of the document used.
    pub dated: String,
    /// Data count up to this day.
    pub cutoff: String,
    /// Whether a submission is used.
    pub received: bool,
    /// How many submissions it sent.
    pub sent: usize,
    /// Whether nothing in it is wrong.
    pub valid: bool,
    /// Whether every duty is answered.
    pub complete: bool,
    /// Duties that are not answered.
    pub outstanding: Vec<String>,
    /// How many errors it has, gaps among them.
    pub errors: usize,
    /// The file of the submission used.
    pub file: String,
}

/// A heading with its duties.
#[derive(Debug, Serialize)]
pub struct HeadingView {
    /// Its id in the plan.
    pub id: String,
    /// Its words.
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

/// An indicator of a duty.
#[derive(Debug, Serialize)]
pub struct TotalView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// How it totals: `sum`, `max`, `latest`, `list` or `none`.
    pub total: &'static str,
    /// The number, for programs; none when there is none.
    pub number: Option<String>,
    /// The number, or the words, as the report shows them.
    pub shown: String,
    /// How many agencies have made a statement.
    pub stated: usize,
    /// Of how many one is expected.
    pub expected: usize,
    /// The share in words, as "27/31 cơ quan".
    pub coverage: String,
    /// Who is not in it.
    pub absent: Vec<String>,
    /// What it is made of.
    pub addends: Vec<AddendView>,
    /// The words listed.
    pub words: Vec<Said>,
    /// How often each allowed value was chosen.
    pub choices: Vec<ChoiceView>,
}

/// One agency's part of a total.
#[derive(Debug, Serialize)]
pub struct AddendView {
    /// Id of the agency.
    pub agency: String,
    /// The number that counts.
    pub number: String,
    /// What was taken off for joint activities that another agency leads.
    pub shared: String,
    /// Where the figures stand: file, line, column and cell.
    pub places: Vec<String>,
}

/// How often a value was chosen.
#[derive(Debug, Serialize)]
pub struct ChoiceView {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// How many agencies chose it.
    pub agencies: usize,
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

/// Accounts in words of one duty.
#[derive(Debug, Serialize)]
pub struct Account {
    /// Id of the duty.
    pub duty: String,
    /// Its short name.
    pub label: String,
    /// What agencies said.
    pub said: Vec<Said>,
}

/// An open point.
#[derive(Debug, Serialize)]
pub struct Open {
    /// The rule, or what the report lacks.
    pub rule: &'static str,
    /// Id of the agency, when it is about one.
    pub agency: String,
    /// Id of the duty, when it is about one.
    pub duty: String,
    /// What is open.
    pub text: String,
}

/// An open point that is accepted.
#[derive(Debug, Serialize)]
pub struct Accepted {
    /// What is open.
    #[serde(flatten)]
    pub point: Open,
    /// Why it is accepted.
    pub reason: String,
    /// Who answers for it.
    pub by: String,
    /// Until when, `dd/mm/yyyy`; empty when it holds on.
    pub until: String,
}

/// An activity that an agency told of.
#[derive(Debug, Serialize)]
pub struct ActivityView {
    /// Who.
    pub agency: String,
    /// What.
    pub title: String,
    /// First day, `dd/mm/yyyy`.
    pub from: String,
    /// Last day, `dd/mm/yyyy`.
    pub to: String,
    /// Where.
    pub location: String,
    /// With whom.
    pub with: Vec<String>,
}

/// Duty by agency.
#[derive(Debug, Serialize)]
pub struct Matrix {
    /// Ids of the duties: the columns.
    pub duties: Vec<String>,
    /// The rows.
    pub rows: Vec<MatrixRow>,
    /// What the marks mean.
    pub legend: Vec<Mark>,
}

/// An agency's row.
#[derive(Debug, Serialize)]
pub struct MatrixRow {
    /// The agency.
    pub agency: String,
    /// A mark for every duty; empty when it is not given to the agency.
    pub cells: Vec<&'static str>,
}

/// A mark and its meaning.
#[derive(Debug, Serialize)]
pub struct Mark {
    /// The mark.
    pub mark: &'static str,
    /// Its meaning.
    pub meaning: String,
}

/// Something left out.
#[derive(Debug, Serialize)]
pub struct LeftOut {
    /// The agency, as far as it is known.
    pub agency: String,
    /// Where it stands: path, line, column and cell.
    pub place: String,
    /// Where it stands, as the report says it: file, line and cell.
    pub shown_place: String,
    /// What was written there; where several places are at fault, all of it.
    pub read: String,
    /// Which rule says so.
    pub rule: &'static str,
    /// Why.
    pub reason: String,
}

/// A submission that is not used.
#[derive(Debug, Serialize)]
pub struct Unused {
    /// The agency.
    pub agency: String,
    /// Where it stands: path, line, column and cell.
    pub place: String,
    /// Where it stands, as the report says it: file and line.
    pub shown_place: String,
    /// Number of the document.
    pub document: String,
    /// Why.
    pub reason: String,
}

/// The most accounts of a duty that the body quotes, and the most characters of each.
const QUOTED: (usize, usize) = (2, 240);
/// The letters of the Vietnamese alphabet, by which points are counted.
const LETTERS: [&str; 23] =
    ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"];
/// The most characters of what was left out that the report repeats.
const READ_LENGTH: usize = 80;

impl View {
    /// What can be said of `consolidation`; `sources` names the places.
    #[must_use]
    pub fn of(consolidation: &Consolidation<'_>, sources: &Sources) -> Self {
        let (round, plan) = (consolidation.round, &consolidation.round.plan);
        let headings = headings(consolidation, sources);
        let settled = consolidation.open.iter().filter_map(|point| Some((point, point.accepted?)));
        let faults = consolidation.open.iter().filter_map(|point| match point.kind {
            OpenKind::Error(finding) if !finding.rule.gap => Some(finding),
            _ => None,
        });
        Self {
            schema_version: SCHEMA_VERSION,
            sample: round.submissions.iter().any(|submission| submission.sample),
            as_of: day(round.as_of),
            year: round.as_of.year(),
            plan: PlanView::of(plan),
            head: HeadView::of(plan),
            draft: draft_reasons(consolidation).into_iter().map(|reason| reason.vi).collect(),
            counts: Counts::of(&consolidation.standings),
            agencies: consolidation.standings.iter().map(|standing| AgencyView::of(plan, standing, sources)).collect(),
            editorial: Section::ALL.into_iter().map(|section| (section.id(), editorial(round, section))).collect(),
            difficulties: themes(consolidation, |submission| &submission.difficulties),
            proposals: themes(consolidation, |submission| &submission.proposals),
            accounts: headings.iter().flat_map(|heading| &heading.duties).filter_map(Account::of).collect(),
            highlights: highlights::of(plan, &headings),
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
    let said: Vec<(AgencyAt, &str)> =
        used.flat_map(|one| pick(one).iter().map(|text| (*one.agency, text.as_str()))).collect();
    let under = |theme: Option<usize>| -> Vec<Said> {
        let own = said.iter().filter(|(_, text)| plan.theme_of(text) == theme);
        own.map(|(agency, text)| Said::of(plan, *agency, text)).collect()
    };
    let named = plan.themes.iter().enumerate().map(|(at, theme)| (theme.title.clone(), under(Some(at))));
    let rest = if plan.themes.is_empty() { String::new() } else { "Nội dung khác".to_owned() };
    let all = named.chain([(rest, under(None))]).filter(|(_, said)| !said.is_empty());
    all.map(|(title, said)| ThemeView { title, said }).collect()
}

impl Open {
    fn of(plan: &Plan, point: &OpenPoint<'_>) -> Self {
        let OpenPoint { kind, subject, accepted: _ } = point;
        Self {
            rule: kind.rule(),
            agency: subject.agency.map(|agency| plan.agency(agency).short.clone()).unwrap_or_default(),
            duty: subject.duty.map(|duty| plan.duty(duty).id.value.clone()).unwrap_or_default(),
            text: match kind {
                OpenKind::NotYetDue => "chưa hết thời hạn báo cáo".to_owned(),
                OpenKind::Missing(_) => "chưa có báo cáo".to_owned(),
                OpenKind::Error(finding) => finding.message.vi.clone(),
                OpenKind::EmptySection(section) => format!("mục “{}” chưa có nội dung", section.title()),
            },
        }
    }
}

impl Accepted {
    fn of(plan: &Plan, point: &OpenPoint<'_>, acceptance: &Acceptance) -> Self {
        Self {
            point: Open::of(plan, point),
            reason: acceptance.reason.clone(),
            by: acceptance.by.clone(),
            until: acceptance.until.as_ref().map(|until| day(**until)).unwrap_or_default(),
        }
    }
}

impl Account {
    /// What the body does not quote: longer or many accounts, and every reason.
    fn of(duty: &DutyView) -> Option<Self> {
        let in_body = duty.quoted.len() == duty.summaries.len();
        let summaries = duty.summaries.iter().filter(|_| !in_body);
        let said: Vec<Said> = summaries.chain(&duty.reasons).cloned().collect();
        (!said.is_empty()).then(|| Self { duty: duty.id.clone(), label: duty.label.clone(), said })
    }
}

/// Why a report made now is only a draft, in words; nothing when it can be final.
#[must_use]
pub fn draft_reasons(consolidation: &Consolidation<'_>) -> Vec<Text> {
    let plan = &consolidation.round.plan;
    let open = || consolidation.unsettled().map(|point| point.kind);
    let mut reasons = Vec::new();
    if open().any(|kind| matches!(kind, OpenKind::NotYetDue)) {
        let last = day(plan.deadline.last_day());
        reasons.push(text!(vi: "chưa hết thời hạn báo cáo (ngày cuối {last})", en: "the deadline has not passed (last day {last})"));
    }
    let missing = open().filter_map(|kind| if let OpenKind::Missing(agency) = kind { Some(agency) } else { None });
    let missing: Vec<&str> = missing.map(|agency| plan.agency(agency).short.as_str()).collect();
    if !missing.is_empty() {
        let (count, names) = (wording::count(missing.len()), wording::listed(&missing));
        reasons.push(text!(vi: "còn {count} cơ quan chưa có báo cáo: {names}", en: "{count} agencies have not reported: {names}"));
    }
    let errors = open().filter(|kind| matches!(kind, OpenKind::Error(_))).count();
    if errors > 0 {
        let count = wording::count(errors);
        reasons
            .push(text!(vi: "còn {count} lỗi hoặc chỗ thiếu chưa được xử lý", en: "{count} errors or gaps are open"));
    }
    let empty =
        open().filter_map(|kind| if let OpenKind::EmptySection(section) = kind { Some(section.title()) } else { None });
    let empty: Vec<&str> = empty.collect();
    if !empty.is_empty() {
        let names = empty.join("; ");
        reasons.push(text!(vi: "chưa có nội dung các mục: {names}", en: "these sections are empty: {names}"));
    }
    reasons
}

impl PlanView {
    fn of(plan: &Plan) -> Self {
        let number = plan.number.as_ref().map(|number| format!(" số {number}")).unwrap_or_default();
        let date = plan.date.as_ref().map(|date| format!(" {}", wording::day_cited(**date))).unwrap_or_default();
        let by = plan.issuer.as_ref().map(|issuer| format!(" của {issuer}")).unwrap_or_default();
        let issuer = plan.issuer.clone().unwrap_or_else(|| "Cơ quan tổng hợp".to_owned());
        Self {
            id: plan.id.value.clone(),
            title: plan.title.clone(),
            citation: format!("{}{number}{date}{by} về {}", plan.kind, lower_first(&plan.title)),
            short_citation: format!("{}{number}{date}", plan.kind),
            issuer,
            basis: plan.basis.clone(),
            deadline: plan
                .wording
                .text
                .clone()
                .unwrap_or_else(|| format!("chậm nhất ngày {}", day(plan.deadline.last_day()))),
            deadline_reading: plan.wording.reading.clone().unwrap_or_default(),
        }
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

impl HeadView {
    fn of(plan: &Plan) -> Self {
        let head = &plan.report;
        Self {
            parent: head.parent.clone().unwrap_or_default(),
            issuer: head.issuer.clone().unwrap_or_default(),
            code: head.code.clone().unwrap_or_default(),
            place: plan.place.clone().unwrap_or_default(),
            subject: head.subject.clone().unwrap_or_else(|| format!("Kết quả thực hiện {}", plan.title)),
            addressees: head.addressees.clone(),
            signature: head.signature.clone(),
            recipients: head.recipients.clone(),
        }
    }
}

impl Counts {
    fn of(standings: &[Standing<'_>]) -> Self {
        let count = |test: &dyn Fn(&Standing<'_>) -> bool| standings.iter().filter(|standing| test(standing)).count();
        let state = |id: &'static str| count(&|standing| standing.state_id() == id);
        Self {
            expected: count(&|standing| standing.timeliness.is_some()),
            received: count(&|standing| standing.used.is_some()),
            on_time: state("on-time"),
            on_deadline_day: state("on-deadline-day"),
            late: state("late"),
            not_yet_due: state("not-yet-due"),
            overdue: state("overdue"),
            valid: count(&|standing| standing.valid),
            complete: count(&|standing| standing.complete()),
        }
    }
}

impl AgencyView {
    fn of(plan: &Plan, standing: &Standing<'_>, sources: &Sources) -> Self {
        let agency = plan.agency(standing.agency);
        let used = standing.used;
        let date = |date: Option<chrono::NaiveDate>| date.map(day).unwrap_or_default();
        Self {
            id: agency.id.value.clone(),
            name: agency.name.clone(),
            short: agency.short.clone(),
            level: match agency.level {
                Level::Province => "province",
                Level::District => "district",
                Level::Commune => "commune",
            },
            state: standing.state_id(),
            state_text: standing.state().vi,
            days: standing.days(),
            arrived: date(standing.arrival.map(|arrival| arrival.moment.date)),
            registered: standing.arrival.is_some_and(|arrival| arrival.registered),
            document: used.and_then(|one| one.number.as_ref()).map(|number| number.value.clone()).unwrap_or_default(),
            dated: date(used.and_then(Submission::dated)),
            cutoff: date(used.and_then(|one| one.cutoff.as_ref()?.known())),
            received: used.is_some(),
            sent: standing.sent.len(),
            valid: standing.valid,
            complete: standing.complete(),
            outstanding: standing.outstanding.iter().map(|duty| plan.duty(*duty).id.value.clone()).collect(),
            errors: standing.errors,
            file: used.map(|one| sources.get(one.agency.span.source).path.clone()).unwrap_or_default(),
        }
    }
}

/// The duties under their headings; those without one come last, under none.
fn headings(consolidation: &Consolidation<'_>, sources: &Sources) -> Vec<HeadingView> {
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
    let rest = HeadingView { id: String::new(), title: "Các nhiệm vụ khác".to_owned(), duties: under(None) };
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
    fn of(plan: &Plan, line: &DutyLine<'_>, sources: &Sources) -> Self {
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
        Said::of(plan, *agency, &format!("{answer}: {reason}"))
    });
    with_answer.collect()
}

impl ActivityView {
    fn of(plan: &Plan, agency: AgencyAt, activity: &Activity) -> Self {
        let date = |date: Option<chrono::NaiveDate>| date.map(day).unwrap_or_default();
        Self {
            agency: plan.agency(agency).short.clone(),
            title: activity.title.value.clone(),
            from: date(activity.days().from),
            to: date(activity.days().to),
            location: activity.place.as_ref().map(|place| place.value.clone()).unwrap_or_default(),
            with: activity.with.iter().map(|name| name.value.clone()).collect(),
        }
    }
}

impl TotalView {
    fn of(plan: &Plan, line: &Totalled<'_>, sources: &Sources) -> Self {
        let indicator = plan.indicator(line.indicator);
        let choices = indicator.values.iter().zip(&line.choices);
        let choices: Vec<ChoiceView> = choices
            .map(|(value, agencies)| ChoiceView { id: value.id.clone(), text: value.text.clone(), agencies: *agencies })
            .collect();
        Self {
            id: indicator.id.value.clone(),
            name: indicator.name.clone(),
            unit: indicator.unit.clone(),
            total: match indicator.total {
                Total::Sum => "sum",
                Total::Max => "max",
                Total::Latest => "latest",
                Total::List => "list",
                Total::None => "none",
            },
            number: line.number.map(|number| number.normalize().to_string()),
            shown: shown(line, &choices),
            stated: line.stated,
            expected: line.expected,
            coverage: format!("{}/{} cơ quan", line.stated, line.expected),
            absent: line.absent.iter().map(|agency| plan.agency(*agency).short.clone()).collect(),
            addends: line
                .addends
                .iter()
                .map(|addend| AddendView {
                    agency: plan.agency(addend.agency).id.value.clone(),
                    number: addend.number.normalize().to_string(),
                    shared: addend.shared.normalize().to_string(),
                    places: addend.spans.iter().map(|span| sources.place(*span)).collect(),
                })
                .collect(),
            words: line.words.iter().map(|(agency, text)| Said::of(plan, *agency, text)).collect(),
            choices,
        }
    }
}

/// The total in a cell of a table.
fn shown(line: &Totalled<'_>, choices: &[ChoiceView]) -> String {
    if let Some(number) = line.number {
        return wording::number(number);
    }
    let chosen: Vec<String> = choices
        .iter()
        .filter(|choice| choice.agencies > 0)
        .map(|choice| format!("({}): {}", choice.id, choice.agencies))
        .collect();
    match (chosen.is_empty(), line.words.len(), line.addends.len()) {
        (false, ..) => chosen.join("; "),
        (_, 0, 0) => "–".to_owned(),
        (_, 0, given) => format!("{given} giá trị, không cộng"),
        (_, given, _) => format!("{given} nội dung"),
    }
}

impl Said {
    fn of(plan: &Plan, agency: AgencyAt, text: &str) -> Self {
        Self { agency: plan.agency(agency).short.clone(), text: text.to_owned() }
    }
}

impl Matrix {
    fn of(plan: &Plan, lines: &[DutyLine<'_>]) -> Self {
        // A duty with nothing to answer has no column.
        let columns: Vec<_> = lines.iter().filter(|line| plan.duty(line.duty).answer != Asked::Nothing).collect();
        let mark = |line: &&DutyLine<'_>, agency: AgencyAt| {
            line.answers.iter().find(|(one, _)| *one == agency).map_or("", |(_, answer)| answer.mark())
        };
        Self {
            duties: columns.iter().map(|line| plan.duty(line.duty).id.value.clone()).collect(),
            rows: plan
                .agencies_at()
                .map(|agency| MatrixRow {
                    agency: plan.agency(agency).short.clone(),
                    cells: columns.iter().map(|line| mark(line, agency)).collect(),
                })
                .collect(),
            legend: Answer::MARKED
                .iter()
                .map(|answer| Mark { mark: answer.mark(), meaning: answer.label().vi })
                .collect(),
        }
    }
}

impl LeftOut {
    fn of(consolidation: &Consolidation<'_>, error: &Finding, sources: &Sources) -> Self {
        let span = error.span();
        let owner = consolidation.standings.iter().find(|standing| standing.used.is_some_and(|one| one.holds(span)));
        let agency = owner.map(|owner| consolidation.round.plan.agency(owner.agency).short.clone());
        Self {
            agency: agency.unwrap_or_default(),
            place: sources.place(span),
            shown_place: shown_place(sources, span),
            read: error.faults().map(|span| read(sources, span)).collect::<Vec<_>>().join("; "),
            rule: error.rule.id,
            reason: error.message.vi.clone(),
        }
    }
}

/// The file's own name, line and cell: in a report the folders tell nothing.
fn shown_place(sources: &Sources, span: Span) -> String {
    let source = sources.get(span.source);
    let file = source.path.rsplit('/').next().unwrap_or_default();
    let line = source.position(span).line;
    match source.cell(span) {
        Some(cell) => format!("{file}, ô {cell}"),
        None => format!("{file}, dòng {line}"),
    }
}

fn read(sources: &Sources, span: Span) -> String {
    let written = sources.slice(span);
    let mut letters = written.chars();
    let shown: String = letters.by_ref().take(READ_LENGTH).collect();
    if letters.next().is_some() { format!("{shown}…") } else { shown }
}

fn unused(consolidation: &Consolidation<'_>, sources: &Sources) -> Vec<Unused> {
    let plan = &consolidation.round.plan;
    let of = |submission: &Submission, reason: &str| Unused {
        agency: plan.agency(*submission.agency).short.clone(),
        place: sources.place(submission.agency.span),
        shown_place: shown_place(sources, submission.agency.span),
        document: submission.number.as_ref().map(|number| number.value.clone()).unwrap_or_default(),
        reason: reason.to_owned(),
    };
    let unused = consolidation.unused.iter().map(|(submission, why)| {
        of(
            submission,
            match why {
                WhyUnused::Replaced => "đã có báo cáo mới hơn thay thế",
                WhyUnused::NotYetAcceptable => "bản mới còn lỗi nên bản trước vẫn được dùng",
                WhyUnused::Refused => "bản gửi trùng hoặc không thuộc kế hoạch này",
            },
        )
    });
    let later = consolidation.later.iter().map(|submission| of(submission, "đến sau ngày xem số liệu"));
    unused.chain(later).collect()
}
