//! Submissions written as a table, one row a fact → [`Submission`]s.

mod above;
mod activities;
mod alone;
mod duty;
mod findings;
mod head;
pub(super) mod item;
mod memo;
mod signature;
mod totals;

use super::{
    bounds::{MOST_FINDINGS, MOST_REPEATS, too_many_faults},
    names::Names,
    shown,
    table::{Column, Field, Headings, Reader, Row},
    value,
};
use crate::{
    finding::Finding,
    model::{AgencyAt, DutyAt, Lookup, Plan, Remains, Submission},
    source::{Source, SourceId, Span, Spanned, Table},
};
use above::Above;
use activities::Activities;
use alone::Alone;
pub(super) use findings::without_value;
use findings::{twice, without_agency};
use memo::Memo;
use std::sync::LazyLock;
use totals::Sums;

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
/// Never read: the form explains itself there.
const NOTE: usize = 10;

/// The submissions in a table, one an agency, in the order in which agencies first appear.
pub(super) fn read(id: SourceId, source: &Source, names: &Names<'_>) -> Told {
    let mut reader = Reader::new(id, &source.text, &HEADINGS, source.table.as_ref());
    let mut flat = Flat::new(names, &source.text, source.table.as_ref());
    let (from, delimiter) = reader.ahead();
    let signature = signature::find(&source.text, from, delimiter, names);
    if let Some(at) = signature {
        reader.end_at(at);
        flat.findings.extend(signature::finding(id, &source.text, at, delimiter));
    }
    while !flat.is_full()
        && let Some(row) = reader.next_row()
    {
        if row.is_lost {
            flat.miss(row);
        } else {
            flat.take(row);
        }
    }
    if flat.is_full() {
        flat.findings.push(too_many_faults(reader.here()));
    }
    flat.mark_missed();
    let is_of_one = flat.is_of_one;
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
    Told { submissions, findings, table, is_of_one, signature }
}

/// What a table tells.
pub(super) struct Told {
    pub(super) submissions: Vec<Submission>,
    pub(super) findings: Vec<Finding>,
    /// How its text is cut.
    pub(super) table: Table,
    /// Whether no row that was left out names another agency.
    pub(super) is_of_one: bool,
    /// Where the place of the signature begins below the table.
    pub(super) signature: Option<usize>,
}

struct Flat<'n, 'p, 't> {
    names: &'n Names<'p>,
    text: &'t str,
    /// What is known of the table, when it is a sheet of a workbook.
    table: Option<&'t Table>,
    memo: Memo<'t>,
    above: Above<'t>,
    alone: Alone<'t>,
    findings: Vec<Finding>,
    submissions: Vec<Submission>,
    at: Lookup<AgencyAt, usize>,
    /// What rows of totals are compared with, from the first one on.
    sums: Option<Sums>,
    /// Whether the figure of a row could not be read, so that no total after it can be told right or wrong.
    is_short: bool,
    /// Rows that were left out, by their agency and duty: what an answer lacks may stand there.
    missed: Vec<(AgencyAt, Option<DutyAt>)>,
    /// As [`Told::is_of_one`].
    is_of_one: bool,
    /// Of each submission, where the answer to each duty of the plan stands.
    answers: Vec<Vec<Option<usize>>>,
    known: Activities,
}

impl<'n, 'p, 't> Flat<'n, 'p, 't> {
    fn new(names: &'n Names<'p>, text: &'t str, table: Option<&'t Table>) -> Self {
        Self {
            names,
            text,
            table,
            memo: Memo::default(),
            above: Above::default(),
            alone: Alone::default(),
            findings: Vec::new(),
            // Most files have one.
            submissions: Vec::with_capacity(1),
            at: Lookup::default(),
            sums: None,
            is_short: false,
            missed: Vec::new(),
            is_of_one: true,
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
        let (name, of_alone) = self.alone.finish();
        self.findings.extend(of_alone);
        // A file that holds nothing but names is a report without content.
        if let Some(name) = name.filter(|_| self.submissions.is_empty())
            && let Some(agency) = self.names.agency(name.written(), &mut self.findings)
        {
            self.submissions.push(Submission { places: vec![name.span], ..empty(agency, self.names.plan) });
        }
        (self.submissions, self.findings)
    }

    /// Marks the answers of which a row was left out; one that nobody began is still unanswered.
    fn mark_missed(&mut self) {
        for (agency, duty) in std::mem::take(&mut self.missed) {
            let Some(at) = self.at.get(&agency).copied() else {
                self.is_of_one = false;
                continue;
            };
            if let Some(place) = duty.and_then(|duty| self.answers[at][duty.index()]) {
                self.submissions[at].results[place].unread = true;
            }
        }
    }

    fn take(&mut self, row: &Row<'t>) {
        if let Some(words) = totals::words(row, self.names) {
            if !self.is_short {
                let sums = self.sums.get_or_insert_with(|| Sums::of(&self.submissions, self.names.plan));
                self.findings.extend(sums.check(self.names, row, words));
            }
            return;
        }
        if self.alone.takes(row, self.names) {
            return;
        }
        if let Some(words) = self.alone.above(row) {
            self.above.begin(words);
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
        // What tells whose row it is would take all that the agency sent with it.
        self.findings.extend(self.table.and_then(|table| shown::struck_out(row, table, VALUE, NOTE)));
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

    /// Keeps whose row was left out, and of which duty. Rows below may go on with its cells, and totals may count it.
    fn miss(&mut self, row: &Row<'t>) {
        self.is_short = true;
        if let Some(words) = self.alone.above(row) {
            self.above.begin(words);
        }
        let Some(agency) = self.above.agency(row).map(|cell| self.names.find_agency(cell.text())) else { return };
        let duty = self.above.duty(row).and_then(|cell| self.names.find_duty(cell.text()));
        match agency {
            Some(agency) => self.missed.push((agency, duty)),
            None => self.is_of_one = false,
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

    /// Whether a value is more than what a broken formula shows, which is reported.
    #[inline]
    fn is_sound(&mut self, value: &Field<'_>) -> bool {
        let Some(error) = value::formula_error(value.written()) else { return true };
        self.findings.push(error);
        false
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

/// A cell that tells of an activity, of a row that names none: lost words.
fn stray_cell<'r, 't>(row: &'r Row<'t>) -> Option<&'r Field<'t>> {
    [FROM, TO, PLACE, WITH].into_iter().find_map(|column| row.get(column))
}

/// Puts a value where there is none yet; a second, different one is reported.
fn fill<T: PartialEq>(slot: &mut Option<Spanned<T>>, value: Spanned<T>, findings: &mut Vec<Finding>) {
    match slot {
        None => *slot = Some(value),
        Some(first) if first.value == value.value => {}
        Some(first) => findings.push(twice(first.span, value.span)),
    }
}
