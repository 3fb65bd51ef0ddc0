//! Submissions written as a table, one row a fact → [`Submission`]s.

mod above;
mod activities;
mod findings;
pub(super) mod item;
mod memo;
mod totals;

use super::{
    bounds::{MOST_FINDINGS, MOST_REPEATS, too_many_faults},
    names::Names,
    table::{Column, Field, Headings, Reader, Row},
    value,
};
use crate::{
    finding::Finding,
    model::{
        Activity, AgencyAt, DutyAt, DutyResult, Figure, IndicatorAt, Key, Lookup, Plan, Remains, Status, Submission,
    },
    source::{Source, SourceId, Span, Spanned, Table},
};
use above::Above;
use activities::Activities;
pub(super) use findings::without_value;
use findings::{
    activity_without_duty, head_with_duty, statement_with_activity, twice, without_activity, without_agency,
    without_duty, without_item,
};
use item::Item;
use memo::Memo;
use std::sync::LazyLock;

/// The columns of a submission, in the order of the form.
pub(super) const COLUMNS: &[Column] = &[
    Column { headings: &["cơ quan", "agency", "đơn vị"], required: true },
    Column { headings: &["nhiệm vụ", "duty", "mã nhiệm vụ"], required: true },
    Column { headings: &["mục", "item", "chỉ tiêu", "indicator"], required: true },
    Column { headings: &["giá trị", "value", "số liệu"], required: true },
    Column { headings: &["kỳ", "period", "tháng", "month"], required: false },
    Column { headings: &["hoạt động", "activity"], required: false },
    Column { headings: &["từ ngày", "from", "ngày"], required: false },
    Column { headings: &["đến ngày", "to"], required: false },
    Column { headings: &["địa điểm", "place"], required: false },
    Column { headings: &["phối hợp", "with"], required: false },
    Column { headings: &["ghi chú", "note"], required: false },
];

/// Their headings, folded once for all files of a round.
static HEADINGS: LazyLock<Headings<'static>> = LazyLock::new(|| Headings::of(COLUMNS));

/// For so many answers room is made at first, at most.
const MOST_ROOM: usize = 64;

const AGENCY: usize = 0;
const DUTY: usize = 1;
const ITEM: usize = 2;
const VALUE: usize = 3;
const PERIOD: usize = 4;
const ACTIVITY: usize = 5;
const FROM: usize = 6;
const TO: usize = 7;
const PLACE: usize = 8;
const WITH: usize = 9;

/// The submissions in a table, one an agency, in the order in which agencies first appear.
pub(super) fn read(id: SourceId, source: &Source, names: &Names<'_>) -> (Vec<Submission>, Vec<Finding>, Table) {
    let mut reader = Reader::new(id, &source.text, &HEADINGS, source.table.as_ref());
    let mut flat = Flat::new(names, &source.text);
    while !flat.is_full()
        && let Some(row) = reader.next_row()
    {
        flat.take(row);
    }
    if flat.is_full() {
        flat.findings.push(too_many_faults(reader.here()));
    }
    let is_empty = reader.is_empty;
    let (mut findings, table) = reader.finish();
    let (submissions, of_rows) = flat.finish();
    findings.extend(of_rows);
    // A file without a word lacks more than its headings.
    if source.text.trim().is_empty() {
        findings.clear();
    }
    if is_empty && findings.is_empty() {
        findings.push(super::nested::nothing(id));
    }
    (submissions, findings, table)
}

struct Flat<'n, 'p, 't> {
    names: &'n Names<'p>,
    text: &'t str,
    memo: Memo<'t>,
    above: Above<'t>,
    findings: Vec<Finding>,
    submissions: Vec<Submission>,
    at: Lookup<AgencyAt, usize>,
    /// Where the last row of totals stands.
    last_total: u32,
    /// Whether the figure of a row could not be read, so that no total after it can be told right or wrong.
    is_short: bool,
    /// Of each submission, where the answer to each duty of the plan stands.
    answers: Vec<Vec<Option<usize>>>,
    known: Activities,
}

impl<'n, 'p, 't> Flat<'n, 'p, 't> {
    fn new(names: &'n Names<'p>, text: &'t str) -> Self {
        Self {
            names,
            text,
            memo: Memo::default(),
            above: Above::default(),
            findings: Vec::new(),
            // Most files have one.
            submissions: Vec::with_capacity(1),
            at: Lookup::default(),
            last_total: 0,
            is_short: false,
            answers: Vec::new(),
            known: Activities::of(text),
        }
    }

    /// Whether there are more faults than are told.
    fn is_full(&self) -> bool {
        self.findings.len() >= MOST_FINDINGS || self.memo.repeats >= MOST_REPEATS
    }

    fn finish(mut self) -> (Vec<Submission>, Vec<Finding>) {
        self.findings.extend(self.above.findings());
        (self.submissions, self.findings)
    }

    fn take(&mut self, row: &Row<'t>) {
        if let Some(words) = totals::words(row, self.names) {
            if !self.is_short {
                self.findings.extend(totals::check(&self.submissions, self.names, row, words, self.last_total));
            }
            self.last_total = row.span.start;
            return;
        }
        let faults = self.faults();
        self.take_fact(row);
        let is_lost = self.faults() > faults && row.get(VALUE).is_some();
        self.is_short |= is_lost && self.memo.item(row.get(ITEM)).is_none();
    }

    /// How many faults of rows have been found; a name that is unknown again is one more.
    fn faults(&self) -> usize {
        self.findings.len() + self.memo.repeats
    }

    fn take_fact(&mut self, row: &Row<'t>) {
        let Some(at) = self.submission(row) else { return };
        self.grow(at, row.span);
        let (agency, findings) = (*self.submissions[at].agency, &mut self.findings);
        let Some(duty) = self.above.duty(row) else {
            self.head_fact(at, row);
            return;
        };
        if let Some(duty) = duty.named(|written| self.memo.duty(written, agency, self.names, findings)) {
            self.duty_fact(at, duty, row);
        }
    }

    /// The submission of the agency that a row names, begun when this is its first row.
    fn submission(&mut self, row: &Row<'t>) -> Option<usize> {
        let (submissions, answers) = (&mut self.submissions, &mut self.answers);
        let (names, findings) = (self.names, &mut self.findings);
        let Some(written) = self.above.agency(row) else {
            findings.push(without_agency(row));
            return None;
        };
        let found = written.named(|written| {
            let agency = self.memo.agency(written, names, findings)?;
            let at = *self.at.entry(agency).or_insert(submissions.len());
            if at == submissions.len() {
                submissions.push(empty(Spanned::new(agency, written.span), names.plan));
                answers.push(vec![None; names.plan.duties.len()]);
            }
            Some(at)
        });
        found.map(|at| at.value)
    }

    /// Adds a row to the places of a submission.
    fn grow(&mut self, at: usize, row: Span) {
        let is_next = |last: &Span| {
            let between = last.end as usize..row.start as usize;
            // Mostly that is the end of a line.
            matches!(self.text.as_bytes()[between.clone()], [] | [b'\n']) || self.text[between].trim().is_empty()
        };
        let places = &mut self.submissions[at].places;
        match places.last_mut() {
            // Ten million rows are one place when nothing stands between them.
            Some(last) if is_next(last) => last.end = row.end,
            _ => places.push(row),
        }
    }

    /// A row without a duty: about the document, or a difficulty or proposal.
    fn head_fact(&mut self, at: usize, row: &Row<'t>) {
        if let Some(activity) = row.get(ACTIVITY) {
            if self.is_sound(activity) {
                self.findings.push(activity_without_duty(activity));
            }
            return;
        }
        self.findings.extend(stray_cell(row).map(without_activity));
        // A form that was not filled in, or words that a spreadsheet took for a formula.
        let Some(value) = row.get(VALUE).filter(|value| self.is_sound(value)).map(Field::owned) else { return };
        let general = row.get(ITEM).and_then(|item| item::of(&item.text)).filter(|(_, with_duty)| !with_duty);
        let Some((item, _)) = general else {
            self.findings.push(without_duty(row));
            return;
        };
        let (submission, findings) = (&mut self.submissions[at], &mut self.findings);
        match item {
            Item::Plan => fill(&mut submission.plan, value, findings),
            Item::Form => fill(&mut submission.form, value, findings),
            Item::Number => fill(&mut submission.number, value, findings),
            Item::Signer => fill(&mut submission.signer, value, findings),
            Item::Date => fill(&mut submission.date, value::day(value.written(), findings), findings),
            Item::Cutoff => fill(&mut submission.cutoff, value::day(value.written(), findings), findings),
            Item::Sample => submission.sample = Key::of(&value) != Key::of("không"),
            Item::Difficulty => submission.difficulties.push(value),
            Item::Proposal => submission.proposals.push(value),
            Item::Status | Item::Reason | Item::Summary => {}
        }
    }

    fn duty_fact(&mut self, at: usize, duty: Spanned<DutyAt>, row: &Row<'t>) {
        let (activity, value) = (row.get(ACTIVITY), row.get(VALUE));
        let is_nameless = activity.is_some_and(|activity| !self.is_sound(activity));
        let stray = if activity.is_none() { stray_cell(row) } else { None };
        self.findings.extend(stray.map(without_activity));
        // A figure of an activity that is not named is none of the whole duty.
        if (is_nameless || stray.is_some()) && value.is_some() && self.memo.item(row.get(ITEM)).is_none() {
            self.result(at, duty).unread = true;
            return;
        }
        if is_nameless {
            return;
        }
        // A form that was not filled in.
        if value.is_none() && activity.is_none() {
            return;
        }
        match self.memo.item(row.get(ITEM)) {
            Some((item, true)) => self.statement(at, duty, item, row),
            Some((_, false)) => self.findings.push(head_with_duty(row)),
            None => self.fact(at, duty, row),
        }
    }

    fn statement(&mut self, at: usize, duty: Spanned<DutyAt>, item: Item, row: &Row<'t>) {
        if let Some(activity) = row.get(ACTIVITY) {
            self.findings.push(statement_with_activity(activity));
            return;
        }
        let Some(value) = row.get(VALUE).filter(|value| self.is_sound(value)).map(Field::owned) else { return };
        let place = self.place(at, duty);
        let (result, findings) = (&mut self.submissions[at].results[place], &mut self.findings);
        match item {
            Item::Status => {
                // Until a row says it, the status stands where the duty does.
                if result.status.span == result.duty.span {
                    result.status = value::status(value.written(), findings);
                } else if value::status_word(&value) != Some(result.status.value) {
                    findings.push(twice(result.status.span, value.span));
                }
            }
            Item::Reason => fill(&mut result.reason, value, findings),
            _ => fill(&mut result.summary, value, findings),
        }
    }

    /// Whether a value is more than what a broken formula shows, which is reported.
    #[inline]
    fn is_sound(&mut self, value: &Field<'_>) -> bool {
        let Some(error) = value::formula_error(value.written()) else { return true };
        self.findings.push(error);
        false
    }

    /// A figure, an activity, or a figure of an activity.
    fn fact(&mut self, at: usize, duty: Spanned<DutyAt>, row: &Row<'t>) {
        let value = row.get(VALUE);
        let figure = value.and_then(|value| self.figure(*duty, value, row));
        let unread = figure.is_none() && value.is_some();
        let Some(title) = row.get(ACTIVITY) else {
            let result = self.result(at, duty);
            result.unread |= unread;
            result.figures.extend(figure);
            return;
        };
        if let (None, Some(item)) = (value, row.get(ITEM)) {
            self.findings.push(without_value(item.written()));
        }
        let activity = self.activity(title, figure, row);
        let place = self.place(at, duty);
        let result = &mut self.submissions[at].results[place];
        result.unread |= unread;
        // Rows of one activity: the same title on the same days.
        match self.known.find((at, place), &activity, &result.activities) {
            Some(known) => join(&mut result.activities[known], activity, &mut self.findings),
            None => result.activities.push(activity),
        }
    }

    /// The answer to `duty`, begun when this is its first fact.
    fn result(&mut self, at: usize, duty: Spanned<DutyAt>) -> &mut DutyResult {
        let place = self.place(at, duty);
        &mut self.submissions[at].results[place]
    }

    /// Where that answer stands among those of its submission.
    fn place(&mut self, at: usize, duty: Spanned<DutyAt>) -> usize {
        let results = &mut self.submissions[at].results;
        *self.answers[at][duty.value.0].get_or_insert_with(|| {
            results.push(blank(duty));
            results.len() - 1
        })
    }

    fn figure(&mut self, duty: DutyAt, value: &Field<'t>, row: &Row<'t>) -> Option<Figure> {
        let Some(item) = row.get(ITEM) else {
            self.findings.push(without_item(value));
            return None;
        };
        let indicator: IndicatorAt = self.memo.indicator(item, duty, self.names, &mut self.findings)?;
        let month = match row.get(PERIOD) {
            Some(written) => Some(value::month(written.written(), &mut self.findings)?),
            None => None,
        };
        let in_percent = value::is_in_percent(&value.text);
        let cell = value::cell(value.written(), self.names.plan.indicator(indicator), &mut self.findings);
        Some(Figure { indicator: Spanned::new(indicator, item.span), month, cell, in_percent, span: row.span })
    }

    fn activity(&mut self, title: &Field<'t>, figure: Option<Figure>, row: &Row<'t>) -> Activity {
        let mut day =
            |column| row.get(column).map(|written| value::activity_day(written.written(), &mut self.findings));
        let (from, to) = (day(FROM), day(TO));
        let mut sound = |column| row.get(column).filter(|cell| self.is_sound(cell));
        let (place, with) = (sound(PLACE), sound(WITH));
        let partners = with.map(|cell| self.memo.partners(cell, self.names));
        Activity {
            title: title.name(),
            from,
            to,
            place: place.map(Field::name),
            with: partners.unwrap_or_default(),
            figures: figure.into_iter().collect(),
            span: row.span,
        }
    }
}

fn empty(agency: Spanned<AgencyAt>, plan: &Plan) -> Submission {
    Submission {
        agency,
        places: Vec::new(),
        fingerprint: 0,
        plan: None,
        form: None,
        sample: false,
        number: None,
        date: None,
        signer: None,
        cutoff: None,
        results: Vec::with_capacity(plan.duties.len().min(MOST_ROOM)),
        difficulties: Vec::new(),
        proposals: Vec::new(),
        masked: [].into(),
        remains: Remains::default(),
    }
}

/// An answer of which nothing was read yet.
fn blank(duty: Spanned<DutyAt>) -> DutyResult {
    DutyResult {
        duty,
        status: Spanned::new(Status::Reported, duty.span),
        reason: None,
        summary: None,
        figures: Vec::new(),
        activities: Vec::new(),
        unread: false,
    }
}

/// A cell that tells of an activity, of a row that names none: lost words.
fn stray_cell<'r, 't>(row: &'r Row<'t>) -> Option<&'r Field<'t>> {
    [FROM, TO, PLACE, WITH].into_iter().find_map(|column| row.get(column))
}

/// One more row of a known activity: any of its rows may give figures, the place or partners.
fn join(known: &mut Activity, row: Activity, findings: &mut Vec<Finding>) {
    known.figures.extend(row.figures);
    if let Some(place) = row.place {
        fill(&mut known.place, place, findings);
    }
    for partner in row.with {
        if !known.with.iter().any(|named| named.value == partner.value) {
            known.with.push(partner);
        }
    }
}

/// Puts a value where there is none yet; a second, different one is reported.
fn fill<T: PartialEq>(slot: &mut Option<Spanned<T>>, value: Spanned<T>, findings: &mut Vec<Finding>) {
    match slot {
        None => *slot = Some(value),
        Some(first) if first.value == value.value => {}
        Some(first) => findings.push(twice(first.span, value.span)),
    }
}
