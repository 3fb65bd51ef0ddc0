//! Submissions written as a table, one row a fact → [`Submission`]s.

use super::{
    faults,
    names::Names,
    table::{self, Column, Row},
    value,
};
use crate::{
    finding::{Finding, quoted, text},
    model::{Activity, AgencyAt, DutyAt, DutyResult, Figure, IndicatorAt, Key, Status, Submission},
    source::{Source, SourceId, Span, Spanned, Table},
};

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

/// What a row tells, when it is not a figure.
#[derive(Clone, Copy, PartialEq)]
enum Item {
    Plan,
    Number,
    Date,
    Signer,
    Cutoff,
    Sample,
    Difficulty,
    Proposal,
    Status,
    Reason,
    Summary,
}

/// The words in the column “mục”: the Vietnamese one, the English one, others; and whether they go with a duty.
const ITEMS: &[(Item, bool, &[&str])] = &[
    (Item::Plan, false, &["kế hoạch", "plan"]),
    (Item::Number, false, &["số văn bản", "document number", "số ký hiệu"]),
    (Item::Date, false, &["ngày văn bản", "document date"]),
    (Item::Signer, false, &["người ký", "signer", "chức vụ người ký"]),
    (Item::Cutoff, false, &["số liệu đến ngày", "cutoff"]),
    (Item::Sample, false, &["số liệu giả định", "sample"]),
    (Item::Difficulty, false, &["khó khăn", "difficulty", "khó khăn, vướng mắc"]),
    (Item::Proposal, false, &["kiến nghị", "proposal", "đề xuất, kiến nghị"]),
    (Item::Status, true, &["tình trạng", "status"]),
    (Item::Reason, true, &["lý do", "reason"]),
    (Item::Summary, true, &["tóm tắt", "summary"]),
];

/// The submissions in a table, one an agency, in the order in which agencies first appear.
pub(super) fn read(id: SourceId, source: &Source, names: &Names<'_>) -> (Vec<Submission>, Vec<Finding>, Table) {
    let sheet = table::read(id, &source.text, source.table.as_ref(), COLUMNS);
    let mut flat = Flat { names, findings: sheet.findings, submissions: Vec::new() };
    for row in &sheet.rows {
        flat.take(row);
    }
    if sheet.rows.is_empty() && flat.findings.is_empty() {
        flat.findings.push(super::nested::nothing(id));
    }
    (flat.submissions, flat.findings, sheet.table)
}

struct Flat<'n, 'p> {
    names: &'n Names<'p>,
    findings: Vec<Finding>,
    submissions: Vec<Submission>,
}

impl Flat<'_, '_> {
    fn take(&mut self, row: &Row) {
        let Some(written) = row.get(AGENCY) else {
            self.findings.push(without_agency(row));
            return;
        };
        // The same unknown name in a hundred rows is one fault.
        let Some(agency) = self.agency(written) else { return };
        let at = self.submission(agency, row.span);
        match row.get(DUTY) {
            None => self.head_fact(at, row),
            Some(duty) => self.duty_fact(at, &duty.clone(), row),
        }
    }

    fn agency(&mut self, written: &Spanned<String>) -> Option<Spanned<AgencyAt>> {
        let mut new = Vec::new();
        let found = self.names.agency(written, &mut new);
        self.report_once(new);
        found
    }

    /// Reports what has not been said yet in the same words: the cause once, not its echoes.
    fn report_once(&mut self, new: Vec<Finding>) {
        for finding in new {
            let said = |known: &Finding| std::ptr::eq(known.rule, finding.rule) && known.message == finding.message;
            if !self.findings.iter().any(said) {
                self.findings.push(finding);
            }
        }
    }

    fn submission(&mut self, agency: Spanned<AgencyAt>, row: Span) -> usize {
        let known = self.submissions.iter().position(|submission| *submission.agency == *agency);
        let at = known.unwrap_or_else(|| {
            self.submissions.push(empty(agency));
            self.submissions.len() - 1
        });
        let places = &mut self.submissions[at].places;
        places.push(row);
        at
    }

    /// A row without a duty: about the document, or a difficulty or proposal.
    fn head_fact(&mut self, at: usize, row: &Row) {
        if let Some(activity) = row.get(ACTIVITY) {
            self.findings.push(activity_without_duty(activity));
            return;
        }
        self.findings.extend(stray_cell(row).map(without_activity));
        // A form that was not filled in.
        let Some(value) = row.get(VALUE).cloned() else { return };
        let Some(item) = row.get(ITEM) else {
            self.findings.push(without_duty(row));
            return;
        };
        let Some(word) = item_of(item).filter(|(_, with_duty)| !with_duty).map(|(item, _)| item) else {
            self.findings.push(without_duty(row));
            return;
        };
        let submission = &mut self.submissions[at];
        match word {
            Item::Plan => fill(&mut submission.plan, value, &mut self.findings),
            Item::Number => fill(&mut submission.number, value, &mut self.findings),
            Item::Signer => fill(&mut submission.signer, value, &mut self.findings),
            Item::Date => {
                let day = value::day(&value, &mut self.findings);
                fill(&mut submission.date, day, &mut self.findings);
            }
            Item::Cutoff => {
                let day = value::day(&value, &mut self.findings);
                fill(&mut submission.cutoff, day, &mut self.findings);
            }
            Item::Sample => submission.sample = Key::of(&value) != Key::of("không"),
            Item::Difficulty => submission.difficulties.push(value),
            Item::Proposal => submission.proposals.push(value),
            Item::Status | Item::Reason | Item::Summary => {}
        }
    }

    fn duty_fact(&mut self, at: usize, written: &Spanned<String>, row: &Row) {
        let mut new = Vec::new();
        let duty = self.names.duty(written, Some(*self.submissions[at].agency), &mut new);
        self.report_once(new);
        let Some(duty) = duty else { return };
        self.findings.extend(stray_cell(row).map(without_activity));
        // A form that was not filled in.
        if row.get(VALUE).is_none() && row.get(ACTIVITY).is_none() {
            return;
        }
        match row.get(ITEM).and_then(|item| item_of(item)) {
            Some((item, true)) => self.statement(at, duty, item, row),
            Some((_, false)) => self.findings.push(head_with_duty(row)),
            None => self.fact(at, duty, row),
        }
    }

    fn statement(&mut self, at: usize, duty: Spanned<DutyAt>, item: Item, row: &Row) {
        if let Some(activity) = row.get(ACTIVITY) {
            self.findings.push(statement_with_activity(activity));
            return;
        }
        let Some(value) = row.get(VALUE).cloned() else { return };
        let findings = &mut self.findings;
        let result = result(&mut self.submissions[at], duty);
        match item {
            Item::Status => {
                // Until a row says it, the status stands where the duty does.
                if result.status.span == result.duty.span {
                    result.status = value::status(&value, findings);
                } else if value::status_word(&value) != Some(result.status.value) {
                    findings.push(twice(result.status.span, value.span));
                }
            }
            Item::Reason => fill(&mut result.reason, value, findings),
            _ => fill(&mut result.summary, value, findings),
        }
    }

    /// A figure, an activity, or a figure of an activity.
    fn fact(&mut self, at: usize, duty: Spanned<DutyAt>, row: &Row) {
        let figure = self.figure(*duty, row);
        let unread = figure.is_none() && row.get(VALUE).is_some();
        let activity = row.get(ACTIVITY).map(|title| self.activity(title, row));
        let result = result(&mut self.submissions[at], duty);
        result.unread |= unread;
        match activity {
            None => result.figures.extend(figure),
            Some(mut activity) => {
                activity.figures.extend(figure);
                match result.activities.iter_mut().find(|known| same_activity(known, &activity)) {
                    Some(known) => join(known, activity, &mut self.findings),
                    None => result.activities.push(activity),
                }
            }
        }
    }

    fn figure(&mut self, duty: DutyAt, row: &Row) -> Option<Figure> {
        let value = row.get(VALUE)?;
        let Some(item) = row.get(ITEM) else {
            self.findings.push(without_item(value));
            return None;
        };
        let mut new = Vec::new();
        let indicator: Option<Spanned<IndicatorAt>> = self.names.indicator(item, duty, &mut new);
        self.report_once(new);
        let indicator = indicator?;
        let month = match row.get(PERIOD) {
            Some(written) => Some(value::month(written, &mut self.findings)?),
            None => None,
        };
        let cell = value::cell(value, self.names.plan.indicator(*indicator), &mut self.findings);
        Some(Figure { indicator, month, cell, span: row.span })
    }

    fn activity(&mut self, title: &Spanned<String>, row: &Row) -> Activity {
        let mut day = |column| row.get(column).map(|written| value::day(written, &mut self.findings));
        let (from, to) = (day(FROM), day(TO));
        let partners = row.get(WITH).map(|cell| {
            let names = cell.split(';').map(str::trim).filter(|name| !name.is_empty());
            let names = names.map(|name| Spanned::new(name.to_owned(), cell.span));
            names.flat_map(|name| self.names.partners(name)).collect()
        });
        Activity {
            title: title.clone(),
            from,
            to,
            place: row.get(PLACE).cloned(),
            with: partners.unwrap_or_default(),
            figures: Vec::new(),
            span: row.span,
        }
    }
}

fn item_of(written: &str) -> Option<(Item, bool)> {
    let key = Key::of(written);
    let named = |words: &[&str]| words.iter().any(|word| Key::of(word) == key);
    ITEMS.iter().find(|(_, _, words)| named(words)).map(|(item, with_duty, _)| (*item, *with_duty))
}

fn empty(agency: Spanned<AgencyAt>) -> Submission {
    Submission {
        agency,
        places: Vec::new(),
        fingerprint: [0; 32],
        plan: None,
        sample: false,
        number: None,
        date: None,
        signer: None,
        cutoff: None,
        results: Vec::new(),
        difficulties: Vec::new(),
        proposals: Vec::new(),
    }
}

/// The answer to `duty`, begun when this is its first fact.
fn result(submission: &mut Submission, duty: Spanned<DutyAt>) -> &mut DutyResult {
    let known = submission.results.iter().position(|result| *result.duty == *duty);
    let at = known.unwrap_or_else(|| {
        let status = Spanned::new(Status::Reported, duty.span);
        let (figures, activities) = (Vec::new(), Vec::new());
        submission.results.push(DutyResult {
            duty,
            status,
            reason: None,
            summary: None,
            figures,
            activities,
            unread: false,
        });
        submission.results.len() - 1
    });
    &mut submission.results[at]
}

/// A cell that tells of an activity, in a row that names none: lost words.
fn stray_cell(row: &Row) -> Option<&Spanned<String>> {
    let mut columns = [FROM, TO, PLACE, WITH].into_iter();
    if row.get(ACTIVITY).is_some() { None } else { columns.find_map(|column| row.get(column)) }
}

/// Rows of one activity: the same title on the same days.
fn same_activity(one: &Activity, other: &Activity) -> bool {
    Key::of(&one.title) == Key::of(&other.title) && one.days() == other.days()
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

fn twice(first: Span, second: Span) -> Finding {
    let finding = faults::DUPLICATE_KEY.at(
        second,
        text!(vi: "mục này được ghi hai lần với nội dung khác nhau", en: "this is written twice with different content"),
        text!(vi: "lần thứ hai, không đọc", en: "the second time, not read"),
    );
    finding
        .also(first, text!(vi: "lần thứ nhất", en: "the first time"))
        .help(text!(vi: "giữ lại dòng đúng, xóa dòng kia", en: "keep the right row, delete the other"))
}

fn without_agency(row: &Row) -> Finding {
    let finding = faults::MISSING_FIELD.at(
        row.span,
        text!(vi: "dòng không ghi cơ quan", en: "the row names no agency"),
        text!(vi: "không tính cho cơ quan nào", en: "counts for no agency"),
    );
    finding.help(text!(vi: "ghi mã hoặc tên cơ quan vào cột “cơ quan”", en: "write the agency in the column “agency”"))
}

fn without_item(value: &Spanned<String>) -> Finding {
    let read = quoted(value);
    let finding = faults::MISSING_FIELD.at(
        value.span,
        text!(vi: "dòng có giá trị {read} nhưng không ghi chỉ tiêu", en: "the row has the value {read} but names no indicator"),
        text!(vi: "giá trị của chỉ tiêu nào?", en: "the value of what?"),
    );
    finding.help(text!(vi: "ghi mã chỉ tiêu vào cột “mục”", en: "write the indicator in the column “item”"))
}

fn without_activity(stray: &Spanned<String>) -> Finding {
    let read = quoted(stray);
    let finding = faults::MISSING_FIELD.at(
        stray.span,
        text!(vi: "dòng ghi {read} nhưng không ghi tên hoạt động", en: "the row has {read} but names no activity"),
        text!(vi: "của hoạt động nào?", en: "of which activity?"),
    );
    finding.help(text!(vi: "ghi tên hoạt động vào cột “hoạt động”", en: "write the activity in the column “activity”"))
}

fn activity_without_duty(activity: &Spanned<String>) -> Finding {
    let read = quoted(activity);
    let finding = faults::FACT_WITHOUT_DUTY.at(
        activity.span,
        text!(vi: "hoạt động {read} không ghi thuộc nhiệm vụ nào", en: "the activity {read} names no duty"),
        text!(vi: "cả dòng không được đọc", en: "the row is not read"),
    );
    finding.help(text!(vi: "ghi mã nhiệm vụ vào cột “nhiệm vụ”", en: "write the duty in the column “duty”"))
}

fn statement_with_activity(activity: &Spanned<String>) -> Finding {
    let read = quoted(activity);
    let finding = faults::FOREIGN_INDICATOR.at(
        activity.span,
        text!(vi: "tình trạng, lý do, tóm tắt là của cả nhiệm vụ, không của hoạt động {read}", en: "status, reason and summary tell of the whole duty, not of the activity {read}"),
        text!(vi: "cả dòng không được đọc", en: "the row is not read"),
    );
    finding.help(text!(vi: "tách thành hai dòng: một dòng cho nhiệm vụ, một dòng cho hoạt động", en: "make two rows of it: one for the duty, one for the activity"))
}

fn without_duty(row: &Row) -> Finding {
    let item = row.get(ITEM).map_or_else(|| quoted(""), |item| quoted(item));
    let finding = faults::FACT_WITHOUT_DUTY.at(
        row.get(ITEM).map_or(row.span, |item| item.span),
        text!(
            vi: "dòng {item} không ghi nhiệm vụ, mà đây không phải là mục chung của báo cáo",
            en: "the row {item} names no duty and does not tell of the whole report",
        ),
        text!(vi: "thuộc nhiệm vụ nào?", en: "of which duty?"),
    );
    let general: Vec<&(Item, bool, &[&str])> = ITEMS.iter().filter(|(_, with_duty, _)| !with_duty).collect();
    let [vi, en] = [0, 1].map(|at| general.iter().map(|(.., words)| words[at]).collect::<Vec<_>>().join(", "));
    let finding = finding
        .expected(text!(vi: "mã nhiệm vụ; chỉ các mục sau không cần: {vi}", en: "a duty; only these go without: {en}"));
    finding.help(text!(vi: "ghi mã nhiệm vụ vào cột “nhiệm vụ”, hoặc sửa tên mục", en: "write the duty in the column “duty”, or correct the item"))
}

fn head_with_duty(row: &Row) -> Finding {
    let finding = faults::FOREIGN_INDICATOR.at(
        row.get(ITEM).map_or(row.span, |item| item.span),
        text!(vi: "mục này nói về cả báo cáo, không ghi kèm nhiệm vụ", en: "this tells of the whole report, not of a duty"),
        text!(vi: "không đọc", en: "not read"),
    );
    finding.help(text!(vi: "để trống cột “nhiệm vụ” ở dòng này", en: "leave the column “duty” empty in this row"))
}
