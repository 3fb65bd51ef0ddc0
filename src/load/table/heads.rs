//! The row of headings → which column is which.

use super::{
    faults,
    records::{Field, Record, Records, is_blank},
};
use crate::{
    finding::{Finding, did_you_mean, listed, meant, quoted, text},
    load::bounds::MOST_CELLS,
    model::{Key, Lookup},
    source::Span,
};
use std::collections::BTreeMap;

/// A column that a kind of table may have.
pub(crate) struct Column {
    /// Its headings: the Vietnamese one, the English one, then others people use.
    pub(crate) headings: &'static [&'static str],
    /// Whether a table without it makes no sense.
    pub(crate) required: bool,
}

/// Headings of columns that only count the rows.
const COUNTS_ROWS: &[&str] = &["STT", "TT", "số thứ tự", "no"];
/// How many known headings make a row of headings; one alone may stand in a title.
const FEWEST_HEADINGS: usize = 2;
/// In how many of the first rows headings are looked for, those left out in which nothing stands: above them is a title
/// block, or the office's instructions.
pub(crate) const MOST_TITLE_ROWS: usize = 50;

/// What stands under a heading.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    /// A column that is known.
    Known(usize),
    /// A column that is not read; a finding says so where it matters.
    Unread,
    /// No heading at all.
    None,
}

/// The headings of a table, from left to right.
pub(super) struct Heads<'t> {
    pub(super) columns: Vec<Heading>,
    /// The words, to know the same row when it is repeated further down, as on each page of a printout.
    words: Vec<Field<'t>>,
    /// Whether every column that must be there is: without one, every row would be at fault for the same cause.
    pub(super) complete: bool,
}

impl<'t> Heads<'t> {
    /// Reads on to the headings and behind them: a title block above, a second row under merged headings, and a row
    /// that only numbers the columns belong to them.
    pub(super) fn find(records: &mut Records<'t>, known: &Headings<'_>, findings: &mut Vec<Finding>) -> Option<Self> {
        let mut record = records.blank();
        let mut above = 0;
        while above < MOST_TITLE_ROWS && super::next_sound(records, &mut record, findings) {
            above += usize::from(record.fields.iter().any(|field| !field.text.is_empty()));
            if known.are_in(record.fields.iter().map(|field| &*field.text)) {
                let mut words = std::mem::take(&mut record.fields);
                let span = record.span;
                take_if(records, |next| known.merge(&mut words, next));
                take_if(records, |next| numbers_columns(next));
                return Some(Self::of(words, span, known, findings));
            }
        }
        None
    }

    fn of(words: Vec<Field<'t>>, span: Span, known: &Headings<'_>, findings: &mut Vec<Finding>) -> Self {
        let columns = known.columns;
        // Empty cells behind the last heading are no columns.
        let width = words.iter().rposition(|field| !field.text.is_empty()).map_or(0, |at| at + 1);
        let mut found: Vec<Heading> = Vec::new();
        for field in &words[..width] {
            let heading = heading(field, &found, known, findings);
            found.push(heading);
        }
        let absent = (0..columns.len()).filter(|at| columns[*at].required && !found.contains(&Heading::Known(*at)));
        let absent: Vec<Finding> = absent.map(|at| missing_heading(span, &columns[at])).collect();
        let complete = absent.is_empty();
        findings.extend(absent);
        Self { columns: found, words, complete }
    }

    /// Whether a record is the row of headings once more.
    pub(super) fn is_repeated_in(&self, record: &Record<'_>) -> bool {
        let same = |(one, other): (&Field<'_>, &Field<'_>)| one.text == other.text;
        record.fields.len() == self.words.len() && record.fields.iter().zip(&self.words).all(same)
    }
}

/// Reads the next record and goes back before it when it is not taken.
fn take_if<'t>(records: &mut Records<'t>, take: impl FnOnce(&Record<'t>) -> bool) {
    let mark = records.mark();
    let mut record = records.blank();
    if !records.read(&mut record) || record.bad_quote.is_some() || !take(&record) {
        records.back_to(mark);
    }
}

/// A row such as `(1) (2) (3)` or `A B 1 2` under the headings.
fn numbers_columns(record: &Record<'_>) -> bool {
    let short = |text: &str| {
        let inner = text.trim_matches(['(', ')']);
        let is_number = !inner.is_empty() && inner.len() <= 2 && inner.bytes().all(|byte| byte.is_ascii_digit());
        is_number || (inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_uppercase()))
    };
    let filled: Vec<&str> = record.fields.iter().map(|field| &*field.text).filter(|text| !text.is_empty()).collect();
    filled.len() >= 3 && filled.iter().all(|text| short(text))
}

/// Every heading that is known, folded.
pub(crate) struct Headings<'c> {
    pub(super) columns: &'c [Column],
    by_key: BTreeMap<Key, usize>,
    /// The same as the forms spell them: nearly every heading is found here, without its key.
    spelt: Lookup<&'static str, usize>,
}

impl<'c> Headings<'c> {
    pub(crate) fn of(columns: &'c [Column]) -> Self {
        let named =
            || columns.iter().enumerate().flat_map(|(at, column)| column.headings.iter().map(move |name| (*name, at)));
        let by_key: BTreeMap<Key, usize> = named().map(|(name, at)| (Key::of(name), at)).collect();
        let spelt = named().filter_map(|(name, _)| Some((name, *by_key.get(&Key::of(name))?))).collect();
        Self { columns, by_key, spelt }
    }

    /// The column that a heading names.
    fn column(&self, heading: &str) -> Option<usize> {
        let spelt = self.spelt.get(heading);
        spelt.or_else(|| self.by_key.get(&Key::of(heading))).copied()
    }

    /// Whether cells are a row of headings: at least two of them are known, and not the same one.
    pub(crate) fn are_in<'t>(&self, cells: impl IntoIterator<Item = &'t str>) -> bool {
        self.count(cells) >= FEWEST_HEADINGS
    }

    fn count<'t>(&self, cells: impl IntoIterator<Item = &'t str>) -> usize {
        // A row of “#VALUE!” names one column many times over.
        let mut is_named = vec![false; self.columns.len()];
        let named = cells.into_iter().filter_map(|cell| self.column(cell));
        named.filter(|at| !std::mem::replace(&mut is_named[*at], true)).count()
    }

    /// Puts a second row of headings, which holds nothing else, into the first one.
    fn merge<'t>(&self, words: &mut Vec<Field<'t>>, second: &Record<'t>) -> bool {
        let filled = || second.fields.iter().enumerate().filter(|(_, field)| !field.text.is_empty());
        if filled().next().is_none() || !filled().all(|(_, field)| self.column(&field.text).is_some()) {
            return false;
        }
        for (at, field) in filled() {
            match words.get_mut(at) {
                Some(word) => *word = field.clone(),
                None => words.push(field.clone()),
            }
        }
        true
    }
}

/// Whether an early line of a text has headings of `columns`, or is cut by tabs into at least as many cells as there must
/// be.
pub(crate) fn holds_table(text: &str, columns: &[Column]) -> bool {
    let known = Headings::of(columns);
    let must_be = columns.iter().filter(|column| column.required).count();
    first_lines(text).any(|line| {
        line.matches('\t').count() + 1 >= must_be || known.are_in(line.split(['\t', ';', ',', '|']).take(MOST_CELLS))
    })
}

/// The lines in which headings are looked for: those in which more stands than signs between cells.
fn first_lines(text: &str) -> impl Iterator<Item = &str> {
    let is_filled = |line: &&str| line.contains(|c: char| !is_blank(c) && !matches!(c, ';' | ',' | '|' | '"'));
    text.lines().filter(is_filled).take(MOST_TITLE_ROWS)
}

/// The byte between cells, and how much of the text comes before the table: a `sep=` line says it; else the one that
/// cuts some early line into the most known headings.
pub(super) fn delimiter(text: &str, known: &Headings<'_>) -> (u8, usize) {
    let first = text.split_inclusive('\n').next().unwrap_or_default();
    if let Some([delimiter]) = first.trim().strip_prefix("sep=").map(str::as_bytes) {
        return (*delimiter, first.len());
    }
    // A line with as many as there must be is the row of headings; a title block may hold one or two of the words.
    let enough = known.columns.iter().filter(|column| column.required).count();
    let best = || first_lines(text).map(|line| best_cut(line, known));
    let most = || best().collect::<Vec<_>>().into_iter().rev().max_by_key(|(found, _)| *found);
    let heads = best().find(|(found, _)| *found >= enough).or_else(most).filter(|(found, _)| *found > 0);
    (heads.map_or_else(|| most_frequent(text), |(_, delimiter)| delimiter), 0)
}

/// The bytes that tables are cut by. Of two that would do as well, the earlier one is taken.
pub(super) const DELIMITERS: [u8; 4] = *b";,\t|";

/// Into how many known headings a line is cut at best, and by which byte.
fn best_cut(line: &str, known: &Headings<'_>) -> (usize, u8) {
    // Padding and quotation marks of a cell are no part of its key.
    let heads = |delimiter: u8| (known.count(line.split(char::from(delimiter)).take(MOST_CELLS)), delimiter);
    let best = |delimiters: &mut dyn Iterator<Item = u8>| delimiters.map(heads).max_by_key(|(found, _)| *found);
    let delimiters = || DELIMITERS.into_iter().rev();
    // A byte that is not in the line leaves it whole: that is one heading at most.
    let cutting = best(&mut delimiters().filter(|one| line.as_bytes().contains(one)));
    cutting.filter(|(found, _)| *found > 1).or_else(|| best(&mut delimiters())).unwrap_or((0, b';'))
}

/// The byte between cells of a table without one known heading: so that it is told of its headings, and not of
/// quotation marks that a wrong byte cuts in two.
fn most_frequent(text: &str) -> u8 {
    let lines = || first_lines(text);
    let count = |delimiter: u8| lines().map(|line| line.matches(char::from(delimiter)).count()).sum::<usize>();
    DELIMITERS.into_iter().rev().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b';')
}

fn heading(field: &Field<'_>, before: &[Heading], known: &Headings<'_>, findings: &mut Vec<Finding>) -> Heading {
    if field.text.is_empty() {
        return Heading::None;
    }
    match known.column(&field.text).map(Heading::Known) {
        Some(repeated) if before.contains(&repeated) => {
            findings.push(repeated_heading(field));
            Heading::Unread
        }
        Some(heading) => heading,
        None => {
            // A column of row numbers tells nothing.
            let key = Key::of(&field.text);
            if !COUNTS_ROWS.iter().any(|heading| Key::of(heading) == key) {
                findings.push(unknown_heading(field, known.columns));
            }
            Heading::Unread
        }
    }
}

/// All headings in one language.
fn all(columns: &[Column], language: usize) -> String {
    listed(&columns.iter().filter_map(|column| column.headings.get(language).copied()).collect::<Vec<_>>())
}

fn unknown_heading(field: &Field<'_>, columns: &[Column]) -> Finding {
    let read = quoted(&field.text);
    let known: Vec<&str> = columns.iter().flat_map(|column| column.headings.iter().copied()).collect();
    let (vi, en) = (all(columns, 0), all(columns, 1));
    let finding = faults::UNKNOWN_HEADING.at(
        field.span,
        text!(vi: "không có cột tên {read}", en: "there is no column {read}"),
        text!(vi: "cột này không được đọc", en: "this column is not read"),
    );
    let finding = finding.expected(text!(vi: "một trong các cột: {vi}", en: "one of the columns: {en}"));
    match did_you_mean(&field.text, &known) {
        Some(close) => finding.help(meant(close)),
        None => finding.help(
            text!(vi: "sửa tên cột theo biểu mẫu, hoặc xóa cột", en: "name the column as the form does, or delete it"),
        ),
    }
}

fn repeated_heading(field: &Field<'_>) -> Finding {
    let read = quoted(&field.text);
    let finding = faults::UNKNOWN_HEADING.at(
        field.span,
        text!(vi: "cột {read} có hai lần", en: "the column {read} stands twice"),
        text!(vi: "lần thứ hai, không được đọc", en: "the second time, not read"),
    );
    finding.help(text!(vi: "giữ lại một cột", en: "keep one of the two"))
}

fn missing_heading(span: Span, column: &Column) -> Finding {
    let (vi, en) = (column.headings[0], column.headings[1]);
    let finding = faults::MISSING_HEADING.at(
        span,
        text!(vi: "thiếu cột “{vi}”", en: "the column “{en}” is missing"),
        text!(vi: "dòng tiêu đề", en: "the row of headings"),
    );
    finding.help(text!(vi: "thêm cột “{vi}” như trong biểu mẫu", en: "add the column “{en}” as in the form"))
}

/// That no headings were found; `are_lost` when their letters were lost with the encoding, which is the cause.
pub(super) fn no_headings(span: Span, columns: &[Column], are_lost: bool) -> Finding {
    let (vi, en) = (all(columns, 0), all(columns, 1));
    let finding = faults::MISSING_HEADING.at(
        span,
        text!(vi: "không tìm thấy dòng tiêu đề", en: "no row of headings was found"),
        text!(
            vi: "không thấy tên cột nào của biểu mẫu trong {MOST_TITLE_ROWS} dòng có nội dung đầu tiên",
            en: "no known heading in the first {MOST_TITLE_ROWS} rows in which something stands",
        ),
    );
    let finding = finding.expected(text!(vi: "một dòng có các cột: {vi}", en: "a row with the columns: {en}"));
    finding.help(if are_lost {
        text!(
            vi: "tên cột đã mất chữ có dấu nên cả tệp chưa được đọc: đề nghị cơ quan lưu lại từ tệp gốc thành “CSV UTF-8” hoặc .xlsx",
            en: "the headings have lost their letters, so nothing of the file was read: ask the agency to save the original again, as “CSV UTF-8” or .xlsx",
        )
    } else {
        text!(
            vi: "dùng biểu mẫu có sẵn dòng tiêu đề; nếu tệp này không thuộc đợt báo cáo thì chuyển ra khỏi thư mục",
            en: "use the form, which has the headings; if this file is no part of the round, move it out of the folder",
        )
    })
}
