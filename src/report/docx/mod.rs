//! Document → DOCX, laid out by Decree 30/2020/NĐ-CP, Appendix I. What a thing looks like stands in `styles.xml`.

mod columns;
mod head;
mod mend;
mod package;
mod width;

use super::document::{Align, Block, Document, Orientation, Run as Text, Table as Rows, plain};
use docx_rs::{
    AlignmentType, Docx, HeaderReference, HeightRule, PageMargin, PageNumType, PageOrientationType, PageSize,
    Paragraph, Run, SectionProperty, Shading, Table, TableCell, TableLayoutType, TableRow, TextDirectionType,
    VAlignType, WidthType,
};
use package::Properties;

/// A4, upright.
const PAGE: (u32, u32) = (11906, 16838);
/// Margins: top 20, right 16, bottom 20, left 30 mm; the page number stands 10 mm from the edge.
const MARGINS: [usize; 5] = [20, 16, 20, 30, 10];
/// A table with more columns is set as a matrix: small letters, narrow margins.
const MOST_COLUMNS: usize = 12;

/// The most characters of a cell in a row that does not break between pages.
const LONGEST_WHOLE: usize = 300;

/// The sizes that `styles.xml` gives to the text of tables and of matrices, in half points.
const TABLE_SIZE: usize = 24;
const MATRIX_SIZE: usize = 16;
const MATRIX_HEAD_SIZE: usize = 13;
/// The margins of a cell of a matrix, both together, in twentieths of a point.
const MATRIX_MARGINS: usize = 30;
/// What a head that is set from bottom to top has above and below it, in twentieths of a point.
const UPRIGHT_GAP: usize = 90;

/// The report as a DOCX file. The same document always gives the same bytes.
///
/// # Errors
///
/// When the archive cannot be put together.
pub fn write(document: &Document) -> anyhow::Result<Vec<u8>> {
    let mut body = Body {
        docx: Docx::new(),
        captions: Vec::new(),
        orientation: Orientation::Portrait,
        annexes: 0,
        title_follows: false,
        leads_on: false,
    };
    body.head(document);
    let foot = document.body.iter().position(|block| matches!(block, Block::Annex(..)));
    let foot = foot.unwrap_or(document.body.len());
    for (at, block) in document.body.iter().enumerate() {
        if at == foot {
            body.signature(document);
        }
        body.leads_on = at + 1 == foot || matches!(document.body.get(at + 1), Some(Block::Table(_)));
        body.add(block);
    }
    if foot == document.body.len() {
        body.signature(document);
    }
    let captions = std::mem::take(&mut body.captions);
    let xml = body.finish().build().document;
    let title = format!("{} {}", document.front.kind, document.front.subject);
    package::pack(&mend::mend(&xml, &captions)?, &Properties { title: title.trim(), author: &document.front.issuer })
}

/// A document in the making.
struct Body {
    docx: Docx,
    /// What each table is called; empty for those that only lay out the page.
    captions: Vec<String>,
    /// How the pages of the section being filled lie.
    orientation: Orientation,
    /// How many appendices have begun.
    annexes: usize,
    /// Whether the title of an appendix comes next.
    title_follows: bool,
    /// Whether the signature or a table comes next, which must not stand on a page without what leads to it.
    leads_on: bool,
}

impl Body {
    fn paragraph(&mut self, paragraph: Paragraph) {
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph);
    }

    fn table(&mut self, table: Table, caption: String) {
        self.docx = std::mem::take(&mut self.docx).add_table(table);
        self.captions.push(caption);
    }

    fn head(&mut self, document: &Document) {
        let front = &document.front;
        if !front.notice.is_empty() {
            self.paragraph(styled("Notice", &front.notice));
        }
        self.table(head::letterhead(front, self.text_width()), String::new());
        for paragraph in head::title(front, self.text_width()) {
            self.paragraph(paragraph);
        }
    }

    fn signature(&mut self, document: &Document) {
        // What nobody signs or receives, as a summary, keeps no room for it.
        if document.front.signature.is_empty() && document.front.recipients.is_empty() {
            return;
        }
        // Two tables that touch would become one.
        self.paragraph(styled("LastText", ""));
        self.table(head::signature(&document.front, self.text_width()), String::new());
    }

    /// The style of a paragraph; of the last one before a table or the signature, that which keeps it on their page.
    fn text_style(&self, usual: &'static str) -> &'static str {
        if self.leads_on { "LastText" } else { usual }
    }

    fn add(&mut self, block: &Block) {
        let title_follows = std::mem::take(&mut self.title_follows);
        match block {
            Block::Heading(_, runs) if title_follows => {
                self.paragraph(with_runs("AnnexTitle", runs));
                self.title_follows = true;
            }
            Block::Heading(level, runs) => self.paragraph(with_runs(&format!("Heading{}", level.clamp(&1, &3)), runs)),
            Block::Annex(runs, orientation) => self.annex(runs, *orientation),
            Block::Paragraph(runs) if title_follows && runs.iter().all(|run| run.italic) => {
                self.paragraph(reference(runs));
                self.paragraph(rule(self.text_width(), self.text_width() / 6));
            }
            Block::Paragraph(runs) => self.paragraph(with_runs(self.text_style("BodyText"), runs)),
            Block::Item(runs) => {
                let dash = Text { text: "- ".to_owned(), bold: false, italic: false };
                let runs: Vec<Text> = std::iter::once(dash).chain(runs.iter().cloned()).collect();
                self.paragraph(with_runs(self.text_style("ListBullet"), &runs));
            }
            Block::Table(rows) => self.rows(rows),
        }
    }

    /// An appendix has a section of its own: its pages are counted from 1 and lie as they must.
    fn annex(&mut self, runs: &[Text], orientation: Orientation) {
        self.close_section();
        self.annexes += 1;
        self.orientation = orientation;
        self.paragraph(with_runs("AnnexNumber", runs));
        self.title_follows = true;
    }

    fn close_section(&mut self) {
        let section = section(self.orientation, self.annexes > 0);
        self.paragraph(styled("SectionEnd", "").section_property(section));
    }

    fn finish(mut self) -> Docx {
        let section = section(self.orientation, self.annexes > 0);
        // A table may not be the last thing of a document.
        self.paragraph(styled("SectionEnd", ""));
        self.docx.document.section_property = section;
        self.docx
    }

    fn text_width(&self) -> usize {
        let page = match self.orientation {
            Orientation::Portrait => PAGE.0,
            Orientation::Landscape => PAGE.1,
        };
        let [_, right, _, left, _] = MARGINS;
        page as usize - mm(left + right)
    }

    fn rows(&mut self, table: &Rows) {
        let matrix = table.columns.len() > MOST_COLUMNS;
        let size = if matrix { MATRIX_SIZE } else { TABLE_SIZE };
        let widths = columns::widths(table, size, self.text_width());
        let rows = table.rows.iter().enumerate().map(|(at, cells)| {
            let style = match (matrix, at) {
                (false, 0) => "TableHead",
                (false, _) => "TableText",
                (true, 0) => "MatrixHead",
                (true, _) => "MatrixText",
            };
            row(table, cells, &widths, style)
        });
        let look = if matrix { "Matrix" } else { "TableGrid" };
        let built = Table::new(rows.collect()).set_grid(widths.clone()).layout(TableLayoutType::Fixed).style(look);
        let built = built.width(widths.iter().sum(), WidthType::Dxa);
        let head = table.rows.first().map(|cells| cells.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(", "));
        self.table(built, head.filter(|head| !head.is_empty()).unwrap_or_else(|| "Bảng".to_owned()));
    }
}

fn row(table: &Rows, texts: &[Vec<Text>], widths: &[usize], style: &str) -> TableRow {
    let cells = texts.iter().zip(widths).zip(&table.columns).map(|((runs, width), column)| {
        let paragraph = with_runs(style, runs);
        let paragraph = if style.ends_with("Head") { paragraph } else { paragraph.align(alignment(column.align)) };
        let cell = TableCell::new().width(*width, WidthType::Dxa).add_paragraph(paragraph);
        let cell = if is_upright(style, runs, *width) { cell.text_direction(TextDirectionType::BtLr) } else { cell };
        match shade(style, runs) {
            Some(fill) => cell.vertical_align(VAlignType::Center).shading(Shading::new().fill(fill)),
            None => cell,
        }
    });
    let row = TableRow::new(cells.collect());
    let upright = texts.iter().zip(widths).filter(|(runs, width)| is_upright(style, runs, **width));
    // No page is as high as the longest height that this holds.
    let height = upright.map(|(runs, _)| u16::try_from(head_length(runs) + UPRIGHT_GAP).unwrap_or(u16::MAX)).max();
    let row = match height {
        Some(height) => row.row_height(f32::from(height)).height_rule(HeightRule::AtLeast),
        None => row,
    };
    // Before a higher one half a page would stay empty.
    let is_low = texts.iter().all(|runs| plain(runs).chars().count() <= LONGEST_WHOLE);
    if is_low { row.cant_split() } else { row }
}

/// Whether the head of a column of a matrix is set from bottom to top, for it would break in its width.
fn is_upright(style: &str, runs: &[Text], width: usize) -> bool {
    style == "MatrixHead" && head_length(runs) > width
}

/// How long the head of a column of a matrix is, with its margins, in twentieths of a point.
fn head_length(runs: &[Text]) -> usize {
    width::width(&plain(runs), MATRIX_HEAD_SIZE) + MATRIX_MARGINS
}

/// The grey behind a cell: heads, and in a matrix what is stressed, so that it stands out in print without colour. The
/// mark in the cell says the same in letters.
fn shade(style: &str, runs: &[Text]) -> Option<&'static str> {
    let stressed = |test: fn(&Text) -> bool| style == "MatrixText" && !runs.is_empty() && runs.iter().all(test);
    if style.ends_with("Head") {
        Some("E7E6E6")
    } else if stressed(|run| run.bold) {
        Some("BFBFBF")
    } else if stressed(|run| run.italic) {
        Some("EDEDED")
    } else {
        None
    }
}

fn alignment(align: Align) -> AlignmentType {
    match align {
        Align::Left => AlignmentType::Left,
        Align::Center => AlignmentType::Center,
        Align::Right => AlignmentType::Right,
    }
}

fn section(orientation: Orientation, annex: bool) -> SectionProperty {
    let [top, right, bottom, left, header] = MARGINS.map(|margin| i32::try_from(mm(margin)).unwrap_or_default());
    let margins = PageMargin { top, right, bottom, left, header, footer: header, gutter: 0 };
    let size = match orientation {
        Orientation::Portrait => PageSize::new().size(PAGE.0, PAGE.1),
        Orientation::Landscape => PageSize::new().size(PAGE.1, PAGE.0).orient(PageOrientationType::Landscape),
    };
    // The first page bears no number; every appendix is counted for itself.
    let mut section = SectionProperty::new().page_size(size).page_margin(margins).title_pg();
    section.header_reference = Some(HeaderReference::new("default", "rIdHeader1"));
    if annex { section.page_num_type(PageNumType::new().start(1)) } else { section }
}

fn styled(style: &str, text: &str) -> Paragraph {
    let paragraph = Paragraph::new().style(style);
    if text.is_empty() { paragraph } else { paragraph.add_run(Run::new().add_text(text)) }
}

fn with_runs(style: &str, runs: &[Text]) -> Paragraph {
    // In a head all is bold by its style.
    let bold_style = style.ends_with("Head") || style.starts_with("Annex");
    runs.iter().fold(Paragraph::new().style(style), |paragraph, run| {
        let mut out = Run::new().add_text(&run.text);
        if run.bold && !bold_style {
            out = out.bold();
        }
        if run.italic {
            out = out.italic();
        }
        paragraph.add_run(out)
    })
}

/// The line that says which report an appendix belongs to: its look comes from its style.
fn reference(runs: &[Text]) -> Paragraph {
    styled("AnnexReference", &plain(runs))
}

/// A line of `length` in the middle of `available`.
fn rule(available: usize, length: usize) -> Paragraph {
    let side = i32::try_from(available.saturating_sub(length) / 2).unwrap_or_default();
    styled("Rule", "").indent(Some(side), None, Some(side), None)
}

/// Millimetres in twentieths of a point, rounded.
const fn mm(length: usize) -> usize {
    (length * 14400 + 127) / 254
}
