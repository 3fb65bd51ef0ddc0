//! Reports made up at random: what agencies may say, before it is written in any form.

use chrono::{Days, NaiveDate};
use proptest::{collection::vec, option, prelude::*, sample::select};
use rust_decimal::Decimal;

/// The report of one agency.
#[derive(Debug, Clone)]
pub(crate) struct Report {
    /// As it writes its own name.
    pub(crate) agency: &'static str,
    pub(crate) number: String,
    pub(crate) date: Value,
    pub(crate) signer: Option<String>,
    pub(crate) cutoff: Option<Value>,
    pub(crate) answers: Vec<Answer>,
    pub(crate) difficulties: Vec<String>,
    pub(crate) proposals: Vec<String>,
}

/// What it says of a duty.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) duty: &'static str,
    pub(crate) status: Option<&'static str>,
    pub(crate) reason: Option<String>,
    pub(crate) summary: Option<String>,
    pub(crate) figures: Vec<Figure>,
    pub(crate) activities: Vec<Activity>,
}

#[derive(Debug, Clone)]
pub(crate) struct Activity {
    pub(crate) title: String,
    pub(crate) from: Option<Value>,
    pub(crate) to: Option<Value>,
    pub(crate) place: Option<String>,
    pub(crate) with: Vec<&'static str>,
    pub(crate) figures: Vec<Figure>,
}

#[derive(Debug, Clone)]
pub(crate) struct Figure {
    pub(crate) indicator: &'static str,
    /// The month it is for.
    pub(crate) month: Option<u32>,
    pub(crate) value: Value,
}

/// What stands in a cell, whatever the cell is written in.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Words(String),
    Choices(Vec<&'static str>),
    Count(u32),
    Amount(Decimal),
    /// Hundredths.
    Share(Decimal),
    Day(NaiveDate),
    /// A month of 2023.
    Month(u32),
}

/// Words of reports, and what programs and forms of files give a meaning of their own.
const WORDS: &[&str] = &[
    "Đã tổ chức",
    "tuyên truyền",
    "hội nghị ở huyện Ea H'leo",
    "phổ biến pháp luật",
    "“tuần lễ”",
    "đồng bào Ê Đê",
    "\"trích\"",
    "\"",
    "'",
    "a; b",
    "một, hai",
    "x | y",
    "cột\tcột",
    "trên\ndưới",
    "\n\n",
    "mục: chi",
    "# chú",
    "- gạch",
    "{a}, [b]",
    "*b*",
    "&c",
    "!d",
    "%",
    "<b>",
    "\\n",
    "null",
    "Sở Tư pháp",
    "1.234",
];
/// Beginnings that a spreadsheet may take for a formula, and others that mean something in YAML.
const STARTS: &[&str] = &["", "", "", "=", "+", "-", "@", "- ", "# ", "\"", "'", "* ", "| ", "> ", "%", "0", "? "];
/// Letters that windows-1258 lacks.
const RARE: &[&str] = &["", "", "", "", "", "≥", "字", "😀"];

/// Some words, of which at least one is a word.
fn words() -> BoxedStrategy<String> {
    (select(STARTS), vec(select(WORDS), 0..5), select(RARE))
        .prop_map(|(start, words, rare)| format!("{start}Kết quả {}{rare}.", words.join(" ")))
        .boxed()
}

/// Few or none, for most cells of a form stay empty.
fn seldom<T: std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    option::weighted(0.3, value)
}

fn known_day() -> impl Strategy<Value = Value> {
    let first = NaiveDate::from_ymd_opt(2023, 6, 1).unwrap();
    (0..190_u64).prop_map(move |after| Value::Day(first + Days::new(after)))
}

fn day() -> impl Strategy<Value = Value> {
    prop_oneof![40 => known_day(), 1 => select(&["30/02/2023", "hôm qua", "05/06/23"][..]).prop_map(of_word)]
}

fn of_word(word: &str) -> Value {
    Value::Words(word.to_owned())
}

/// A number, or what may stand where a number should.
fn number(sound: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    let word = select(&["không phát sinh", "Không áp dụng", "nhiều", "khoảng 20", "1,2,3"][..]);
    prop_oneof![12 => sound, 1 => word.prop_map(of_word)]
}

fn count() -> impl Strategy<Value = Value> {
    number(prop_oneof![0..50_u32, 0..2_000_000_u32].prop_map(Value::Count))
}

fn amount() -> impl Strategy<Value = Value> {
    number(
        (-200..90_000_000_i64, select(&[0, 1, 2, 4][..]))
            .prop_map(|(units, scale)| Value::Amount(Decimal::new(units, scale).normalize())),
    )
    // Three decimals can be read as thousands; nobody means to write them.
    .prop_filter("ambiguous", |value| !matches!(value, Value::Amount(amount) if amount.scale() == 3))
}

fn share() -> impl Strategy<Value = Value> {
    number((0..1100_i64).prop_map(|tenths| Value::Share(Decimal::new(tenths, 1).normalize())))
}

fn choices() -> impl Strategy<Value = Value> {
    let known = || select(&["1", "2", "Chào mừng ngày lễ", "Đoàn kết, sáng tạo"][..]);
    prop_oneof![vec(known(), 1..3), known().prop_map(|one| vec![one, "3"])].prop_map(Value::Choices)
}

/// Figures of the first and the third duty, each indicator once.
fn figures() -> BoxedStrategy<Vec<Figure>> {
    let figure = |indicator| move |value| Figure { indicator, month: None, value };
    (
        option::of(count().prop_map(figure("tin-bai"))),
        seldom(amount().prop_map(figure("Kinh phí"))),
        seldom(share().prop_map(figure("ty-le"))),
        seldom(words().prop_map(Value::Words).prop_map(figure("san-pham"))),
        seldom(choices().prop_map(figure("khau-hieu"))),
    )
        .prop_map(|(one, two, three, four, five)| [one, two, three, four, five].into_iter().flatten().collect())
        .boxed()
}

fn activities() -> impl Strategy<Value = Vec<Activity>> {
    let with = vec(select(&["STP", "Ban Dân tộc, tôn giáo", "Đài Phát thanh - Truyền hình tỉnh", "Hội X"][..]), 0..3);
    // In a table the days stand in every row of an activity; one that is no day would be told as often.
    let activity = (words(), option::of(known_day()), seldom(known_day()), seldom(words()), with, figures());
    vec(activity, 0..3).prop_map(|all| {
        let all = all.into_iter().enumerate();
        all.map(|(at, (title, from, to, place, with, figures))| {
            // Rows with one title on the same days are one activity.
            Activity { title: format!("{title} {at}"), from, to, place, with, figures }
        })
        .collect()
    })
}

/// An answer with figures and activities.
fn account(duty: &'static str) -> impl Strategy<Value = Answer> {
    (seldom(select(STATUSES)), seldom(words()), option::of(words()), figures(), activities()).prop_map(
        move |(status, reason, summary, figures, activities)| Answer {
            duty,
            status,
            reason,
            summary,
            figures,
            activities,
        },
    )
}

const STATUSES: &[&str] = &["có báo cáo", "không phát sinh", "not-applicable", "chưa thực hiện"];

/// An answer by months.
fn by_month() -> impl Strategy<Value = Answer> {
    vec(option::weighted(0.8, count()), 3).prop_map(|months| {
        let figures = (9..)
            .zip(months)
            .filter_map(|(month, value)| Some(Figure { indicator: "thong-bao", month: Some(month), value: value? }));
        let figures = figures.collect();
        Answer { duty: "D02", status: None, reason: None, summary: None, figures, activities: Vec::new() }
    })
}

fn report(agency: &'static str) -> BoxedStrategy<Report> {
    let answers = (option::of(account("D01")), option::of(by_month()), option::of(account("D03")))
        .prop_map(|(one, two, three)| [one, two, three].into_iter().flatten().collect::<Vec<_>>());
    let says_something = |answers: &Vec<Answer>| answers.iter().all(Answer::says_something);
    let answers = answers.prop_filter("an answer of nothing", says_something);
    let head = (words(), day(), seldom(words()), seldom(day()));
    (head, answers, vec(words(), 0..2), vec(words(), 0..2))
        .prop_map(move |((number, date, signer, cutoff), answers, difficulties, proposals)| Report {
            agency,
            number,
            date,
            signer,
            cutoff,
            answers,
            difficulties,
            proposals,
        })
        // Strategies within strategies would fill the stack of a test.
        .boxed()
}

impl Answer {
    fn says_something(&self) -> bool {
        let words = self.status.is_some() || self.reason.is_some() || self.summary.is_some();
        words || !self.figures.is_empty() || !self.activities.is_empty()
    }
}

/// The reports of one, two or three agencies.
pub(crate) fn reports() -> impl Strategy<Value = Vec<Report>> {
    let reports = (report("Sở Tư pháp"), report("UBDT"), report("UBND HUYỆN EA H’LEO"));
    (reports, 1..=3_usize).prop_map(|((one, two, three), many)| {
        let mut all = vec![one, two, three];
        all.truncate(many);
        all
    })
}
