//! What a report holds, whatever it is written to: Markdown text → [`Document`].

use crate::{
    finding::{Obstacle, Text, text},
    markup,
};
use anyhow::bail;
use pulldown_cmark::{Alignment, Event, HeadingLevel, Tag, TagEnd};
use std::{collections::BTreeMap, mem::take, ops::Range};

/// A report: head, body and foot.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Head and foot.
    pub front: Front,
    /// The body up to the signature, then the appendices.
    pub body: Vec<Block>,
}

/// Head and foot of an administrative document (Decree 30/2020, Appendix I.II).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Front {
    /// A line above everything, as that the data are invented.
    pub notice: String,
    /// The body above the issuing one.
    pub parent: String,
    /// The issuing body.
    pub issuer: String,
    /// The country's name.
    pub country: String,
    /// The motto under it.
    pub motto: String,
    /// Number and symbol.
    pub number: String,
    /// Place and date.
    pub place_date: String,
    /// Why it is only a draft, one reason a line.
    pub draft: Vec<String>,
    /// The type of document; empty for a letter (công văn), whose subject stands under its number.
    pub kind: String,
    /// The subject.
    pub subject: String,
    /// To whom.
    pub addressees: Vec<String>,
    /// The legal basis.
    pub basis: Vec<String>,
    /// Who signs.
    pub signature: Vec<String>,
    /// Who receives a copy.
    pub recipients: Vec<String>,
}

/// A piece of the body.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading; level 1 is the highest.
    Heading(u8, Vec<Run>),
    /// An appendix begins, on a page of its own; on its side when wide.
    Annex(Vec<Run>, Orientation),
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// An entry of a list.
    Item(Vec<Run>),
    /// A table.
    Table(Table),
}

/// How the pages of an appendix lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orientation {
    /// Upright.
    Portrait,
    /// On the side.
    Landscape,
}

/// Text of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
}

/// A table; the first row is its head.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// How each column is aligned.
    pub columns: Vec<Column>,
    /// The head, then the rows; each has a cell for every column.
    pub rows: Vec<Vec<Vec<Run>>>,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its share of the width: the number of dashes under its heading.
    pub width: usize,
    /// How its cells are aligned.
    pub align: Align,
}

/// How the text of a cell is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

/// The fields that front matter may have.
pub const FIELDS: &[&str] = &[
    "notice",
    "parent",
    "issuer",
    "country",
    "motto",
    "number",
    "place_date",
    "draft",
    "kind",
    "subject",
    "addressees",
    "basis",
    "signature",
    "recipients",
];

impl Front {
    /// The fields of a template's front matter.
    ///
    /// # Errors
    ///
    /// When a field is not known.
    pub fn of(mut fields: BTreeMap<String, String>) -> anyhow::Result<Self> {
        let mut one = |key: &str| fields.remove(key).unwrap_or_default().replace('\n', " ");
        let mut front = Self {
            notice: one("notice"),
            parent: one("parent"),
            issuer: one("issuer"),
            country: one("country"),
            motto: one("motto"),
            number: one("number"),
            place_date: one("place_date"),
            kind: one("kind"),
            subject: one("subject"),
            ..Self::default()
        };
        let mut many =
            |key: &str| -> Vec<String> { fields.remove(key).unwrap_or_default().lines().map(str::to_owned).collect() };
        front.draft = many("draft");
        front.addressees = many("addressees");
        front.basis = many("basis");
        front.signature = many("signature");
        front.recipients = many("recipients");
        if let Some(unknown) = fields.keys().next() {
            bail!(Obstacle::new(text!(
                vi: "phần đầu của mẫu có mục không dùng được “{unknown}”",
                en: "the front matter of the template has the unknown field “{unknown}”",
            )));
        }
        Ok(front)
    }
}

/// The text of runs, without their looks.
#[must_use]
pub fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Reads a body in Markdown.
///
/// # Errors
///
/// When it holds something that not every writer can carry, as raw HTML or an image, with its line.
pub fn parse(markdown: &str) -> anyhow::Result<Vec<Block>> {
    if let Some((range, Text { vi, en })) = markup::foreign(markdown).into_iter().next() {
        let line = markdown[..range.start].matches('\n').count() + 1;
        bail!(Obstacle::new(text!(
            vi: "dòng {line}: báo cáo không chứa được {vi}",
            en: "line {line}: a report cannot hold {en}",
        )));
    }
    let mut builder = Builder::new(markdown);
    for (event, range) in markup::events(markdown) {
        builder.take(event, range);
    }
    Ok(builder.blocks)
}

struct Builder<'t> {
    markdown: &'t str,
    blocks: Vec<Block>,
    runs: Vec<Run>,
    bold: bool,
    italic: bool,
    in_item: bool,
    /// The number of the next entry, in a list with numbers.
    number: Option<u64>,
    /// Classes of the heading being read.
    classes: Vec<String>,
    table: Table,
    row: Vec<Vec<Run>>,
}

impl<'t> Builder<'t> {
    fn new(markdown: &'t str) -> Self {
        let table = Table { columns: Vec::new(), rows: Vec::new() };
        let (blocks, runs, classes, row) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { markdown, blocks, runs, bold: false, italic: false, in_item: false, number: None, classes, table, row }
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(text) => self.text(&text),
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            Event::Start(Tag::Strong) => self.bold = true,
            Event::End(TagEnd::Strong) => self.bold = false,
            Event::Start(Tag::Emphasis) => self.italic = true,
            Event::End(TagEnd::Emphasis) => self.italic = false,
            Event::Start(Tag::Heading { classes, .. }) => {
                self.classes = classes.iter().map(ToString::to_string).collect();
            }
            Event::End(TagEnd::Heading(level)) => self.heading(level),
            // Between two paragraphs of an entry.
            Event::Start(Tag::Paragraph) if self.in_item && !self.runs.is_empty() => self.text(" "),
            Event::Start(Tag::List(number)) if !self.in_item => self.number = number,
            Event::Start(Tag::Item) if !self.in_item => self.begin_item(),
            Event::End(TagEnd::Item) => self.end_item(),
            Event::End(TagEnd::Paragraph) if !self.in_item => {
                let runs = self.runs();
                self.blocks.push(Block::Paragraph(runs));
            }
            Event::Start(Tag::Table(alignments)) => self.table.columns = columns(&self.markdown[range], &alignments),
            Event::End(TagEnd::TableCell) => {
                let runs = self.runs();
                self.row.push(runs);
            }
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => self.table.rows.push(take(&mut self.row)),
            Event::End(TagEnd::Table) => {
                let columns = take(&mut self.table.columns);
                self.blocks.push(Block::Table(Table { columns, rows: take(&mut self.table.rows) }));
            }
            // What begins with the piece within it; nothing else is left in what was found sound.
            _ => {}
        }
    }

    fn begin_item(&mut self) {
        self.in_item = true;
        if let Some(number) = self.number {
            self.text(&format!("{number}. "));
        }
    }

    /// An entry with a number is a paragraph that begins with it, as official documents set it.
    fn end_item(&mut self) {
        let runs = self.runs();
        self.blocks.push(if self.number.is_some() { Block::Paragraph(runs) } else { Block::Item(runs) });
        self.number = self.number.map(|number| number.saturating_add(1));
        self.in_item = false;
    }

    fn text(&mut self, text: &str) {
        match self.runs.last_mut() {
            Some(last) if last.bold == self.bold && last.italic == self.italic => last.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_owned(), bold: self.bold, italic: self.italic }),
        }
    }

    /// The runs read so far, with single spaces: where a value is empty, the template leaves two.
    fn runs(&mut self) -> Vec<Run> {
        let mut runs = take(&mut self.runs);
        for run in &mut runs {
            while run.text.contains("  ") {
                run.text = run.text.replace("  ", " ");
            }
        }
        runs
    }

    fn heading(&mut self, level: HeadingLevel) {
        let runs = self.runs();
        let has = |class: &str| self.classes.iter().any(|one| one == class);
        self.blocks.push(if has("landscape") {
            Block::Annex(runs, Orientation::Landscape)
        } else if has("annex") {
            Block::Annex(runs, Orientation::Portrait)
        } else {
            Block::Heading(level as u8, runs)
        });
    }
}

/// The columns of a table, from the row of dashes under its head.
fn columns(table: &str, alignments: &[Alignment]) -> Vec<Column> {
    let dashes: Vec<usize> = table
        .lines()
        .nth(1)
        .unwrap_or_default()
        .trim()
        .trim_matches('|')
        .split('|')
        .map(|cell| cell.matches('-').count())
        .collect();
    let column = |(at, alignment): (usize, &Alignment)| Column {
        width: dashes.get(at).copied().unwrap_or(3).max(1),
        align: match alignment {
            Alignment::Right => Align::Right,
            Alignment::Center => Align::Center,
            Alignment::Left | Alignment::None => Align::Left,
        },
    };
    alignments.iter().enumerate().map(column).collect()
}
