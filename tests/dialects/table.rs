//! A round as a table, a row a fact, and that table as text in any dialect.

use crate::{
    encodings::{utf16, windows_1258},
    made::{Activity, Answer, Figure, Report, Value},
};
use proptest::{bool::weighted, prelude::*, sample::select};
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization as _;

/// The columns: their Vietnamese headings.
const HEADINGS: [&str; 11] = [
    "cơ quan",
    "nhiệm vụ",
    "mục",
    "giá trị",
    "kỳ",
    "hoạt động",
    "từ ngày",
    "đến ngày",
    "địa điểm",
    "phối hợp",
    "ghi chú",
];

type Row = [Option<Value>; 11];

/// How a table is laid out.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each choice is made on its own")]
pub(crate) struct Layout {
    /// Rows above the headings.
    title: bool,
    /// Headings in two rows, the first with merged cells.
    two_heads: bool,
    /// A blank row behind every so many.
    blank_every: usize,
    /// A row of totals at the end.
    total: bool,
    /// Which column stands where.
    order: Vec<usize>,
    /// Letters and their marks apart.
    decomposed: bool,
    /// What every text is padded with.
    padding: &'static str,
    /// Every cell in quotation marks.
    quoted: bool,
    /// A line that says which delimiter it is.
    says_delimiter: bool,
    /// Thousands set apart.
    grouped: bool,
}

pub(crate) fn layout() -> impl Strategy<Value = Layout> {
    let order = Just((0..HEADINGS.len()).collect::<Vec<_>>());
    let order = prop_oneof![order.clone().boxed(), order.prop_shuffle().boxed()];
    let padding = select(&["", "", "\u{a0}", " \u{200b}", "\u{feff}\u{ad}"][..]);
    let flags =
        (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), weighted(0.2), any::<bool>());
    (flags, 1..9_usize, order, padding).prop_map(
        |((title, two_heads, total, decomposed, quoted, says_delimiter, grouped), blank_every, order, padding)| {
            Layout { title, two_heads, blank_every, total, order, decomposed, padding, quoted, says_delimiter, grouped }
        },
    )
}

#[expect(clippy::unnecessary_wraps, reason = "cells may be empty")]
fn words(text: &str) -> Option<Value> {
    Some(Value::Words(text.to_owned()))
}

/// The rows of a round.
fn facts(reports: &[Report]) -> Vec<Row> {
    reports.iter().flat_map(facts_of).collect()
}

fn facts_of(report: &Report) -> Vec<Row> {
    let mut rows = vec![about("số văn bản", words(&report.number)), about("ngày văn bản", Some(report.date.clone()))];
    rows.extend(report.signer.iter().map(|signer| about("người ký", words(signer))));
    rows.extend(report.cutoff.iter().map(|day| about("số liệu đến ngày", Some(day.clone()))));
    rows.extend(report.answers.iter().flat_map(of_answer));
    rows.extend(report.difficulties.iter().map(|text| about("khó khăn", words(text))));
    rows.extend(report.proposals.iter().map(|text| about("kiến nghị", words(text))));
    for row in &mut rows {
        row[0] = words(report.agency);
    }
    rows
}

fn about(item: &str, value: Option<Value>) -> Row {
    let mut row = Row::default();
    (row[2], row[3]) = (words(item), value);
    row
}

fn of_answer(answer: &Answer) -> Vec<Row> {
    let said =
        [("tình trạng", answer.status), ("lý do", answer.reason.as_deref()), ("tóm tắt", answer.summary.as_deref())];
    let mut rows: Vec<Row> = said.iter().filter_map(|(item, text)| Some(about(item, words((*text)?)))).collect();
    rows.extend(answer.figures.iter().map(of_figure));
    rows.extend(answer.activities.iter().flat_map(of_activity));
    for row in &mut rows {
        row[1] = words(answer.duty);
    }
    rows
}

fn of_figure(figure: &Figure) -> Row {
    let mut row = about(figure.indicator, Some(figure.value.clone()));
    row[4] = figure.month.map(Value::Month);
    row
}

fn of_activity(activity: &Activity) -> Vec<Row> {
    let mut rows: Vec<Row> = activity.figures.iter().map(of_figure).collect();
    if rows.is_empty() {
        rows.push(Row::default());
    }
    for row in &mut rows {
        row[5] = words(&activity.title);
        (row[6], row[7]) = (activity.from.clone(), activity.to.clone());
        row[8] = activity.place.as_deref().and_then(words);
        row[9] = words(&activity.with.join("; ")).filter(|_| !activity.with.is_empty());
    }
    rows
}

impl Layout {
    /// The round as rows of cells, in the columns of this layout.
    pub(crate) fn cells(&self, reports: &[Report]) -> Vec<Vec<Option<Value>>> {
        let mut rows = Vec::new();
        if self.title {
            rows.push(vec![words("ỦY BAN NHÂN DÂN TỈNH")]);
            rows.push(Vec::new());
            rows.push(vec![None, words("BIỂU KẾT QUẢ; (Kèm theo Công văn số 5, ngày 2)")]);
        }
        rows.extend(self.heads());
        let facts = facts(reports);
        let total = self.total.then(|| total(&facts));
        for (at, fact) in facts.into_iter().chain(total).enumerate() {
            rows.push(self.order.iter().map(|column| fact[*column].clone()).collect());
            if at % self.blank_every == 0 {
                rows.push(if at % 2 == 0 { Vec::new() } else { vec![None; HEADINGS.len()] });
            }
        }
        rows
    }

    fn heads(&self) -> Vec<Vec<Option<Value>>> {
        let row = |heading: &dyn Fn(usize) -> Option<Value>| self.order.iter().map(|column| heading(*column)).collect();
        if !self.two_heads {
            return vec![row(&|column| words(HEADINGS[column]))];
        }
        let above = |column: usize| match column {
            0 | 1 => words(HEADINGS[column]),
            2 => words("Kết quả thực hiện"),
            _ => None,
        };
        vec![row(&above), row(&|column| words(HEADINGS[column]).filter(|_| column > 1))]
    }

    /// A text as this layout has it.
    fn text(&self, text: &str) -> String {
        let text = format!("{0}{text}{0}", self.padding);
        if self.decomposed { text.nfd().collect() } else { text }
    }

    /// What a cell of a text file says.
    pub(crate) fn written(&self, value: &Value) -> String {
        let plain = |number: Decimal| number.to_string().replace('.', ",");
        let written = match value {
            Value::Words(words) => words.clone(),
            Value::Choices(choices) => choices.join("; "),
            Value::Count(count) if self.grouped => tonghop::report::wording::number((*count).into()),
            Value::Count(count) => count.to_string(),
            Value::Amount(amount) => plain(*amount),
            Value::Share(share) => plain(*share) + "%",
            Value::Day(day) => day.format("%d/%m/%Y").to_string(),
            Value::Month(month) => format!("{month:02}/2023"),
        };
        self.text(&written)
    }

    /// The round as lines of text.
    fn csv(&self, reports: &[Report], dialect: Dialect) -> String {
        let mut text = String::new();
        if self.says_delimiter {
            text = format!("sep={}\n", dialect.delimiter);
        }
        for row in self.cells(reports) {
            let cells: Vec<String> =
                row.iter().map(|cell| cell.as_ref().map_or(String::new(), |cell| self.cell(cell, dialect))).collect();
            text += &cells.join(&dialect.delimiter.to_string());
            text += "\n";
        }
        text.replace('\n', dialect.line_end)
    }

    fn cell(&self, value: &Value, dialect: Dialect) -> String {
        let text = self.written(value);
        let must_be = text.contains([dialect.delimiter, '"', '\n']);
        if self.quoted || must_be { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
    }

    /// The round as a file of text; none when the encoding lacks a letter.
    pub(crate) fn file(&self, reports: &[Report], dialect: Dialect) -> Option<Vec<u8>> {
        let text = self.csv(reports, dialect);
        let marked = format!("\u{feff}{text}");
        match dialect.encoding {
            "windows-1258" => windows_1258(&text),
            "UTF-16LE" => Some(utf16(&marked, u16::to_le_bytes)),
            "UTF-16BE" => Some(utf16(&marked, u16::to_be_bytes)),
            "UTF-8 with its mark" => Some(marked.into_bytes()),
            _ => Some(text.into_bytes()),
        }
    }
}

/// A row of totals that is right.
fn total(rows: &[Row]) -> Row {
    let numbers = rows.iter().filter(|row| row[2].is_some()).filter_map(|row| match row[3].as_ref()? {
        Value::Count(count) => Some(Decimal::from(*count)),
        Value::Amount(number) | Value::Share(number) => Some(*number),
        _ => None,
    });
    let mut row = Row::default();
    (row[0], row[3]) = (words("Tổng cộng"), Some(Value::Amount(numbers.sum::<Decimal>().normalize())));
    row
}

/// What text files differ in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dialect {
    pub(crate) delimiter: char,
    pub(crate) line_end: &'static str,
    pub(crate) encoding: &'static str,
}

/// Every dialect that programs save.
pub(crate) fn dialects() -> Vec<Dialect> {
    let encodings = ["UTF-8", "UTF-8 with its mark", "UTF-16LE", "UTF-16BE", "windows-1258"];
    let with = |delimiter, line_end| encodings.map(|encoding| Dialect { delimiter, line_end, encoding });
    let delimiters = [',', ';', '\t', '|'];
    delimiters.iter().flat_map(|one| ["\n", "\r\n", "\r"].into_iter().flat_map(move |end| with(*one, end))).collect()
}
