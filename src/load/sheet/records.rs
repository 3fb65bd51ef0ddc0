//! What the library does not tell of an XLS: number formats, what is struck out, hidden rows and columns, and how much memory it would need.
//! The stream of a workbook is a sequence of records (MS-XLS 2.3): a kind, a length, and as many bytes.

use super::{
    Fault,
    compound::{u16_at, u32_at},
    grid,
    imprint::{Imprint, NOTE},
    style::Style,
};
use std::{collections::BTreeMap, ops::RangeInclusive};

/// The most cells in the areas that the sheets span, all together. The library lays them out in full, a hundred bytes a
/// cell; a sheet of 65,536 rows with sixty columns stays below.
const LARGEST_AREA: u64 = 4 << 20;
/// The most columns of a sheet.
const MOST_COLUMNS: u16 = 256;

const FILE_PASSWORD: u16 = 0x002F;
const SHEET: u16 = 0x0085;
const FONT: u16 = 0x0031;
const FORMAT: u16 = 0x041E;
const CELL_FORMAT: u16 = 0x00E0;
const COLUMN: u16 = 0x007D;
const ROW: u16 = 0x0208;
const AREA: u16 = 0x0200;
const BEGIN: u16 = 0x0809;
const END: u16 = 0x000A;
/// The bit of a font that strikes out.
const STRUCK: u16 = 0x0008;
/// The version that the first record of a workbook names since 1997.
const SINCE_1997: u16 = 0x0600;
const MANY_NUMBERS: u16 = 0x00BD;
/// Formula, text (three kinds), yes-no or error, number, number in short: each begins with row, column and format.
const CELLS: &[u16] = &[0x0006, 0x00FD, 0x0204, 0x00D6, 0x0205, 0x0203, 0x027E];

/// What the records of one sheet say.
#[derive(Default)]
pub(super) struct Marks {
    /// How the cells that are not plain are shown, by row and column.
    pub(super) styles: BTreeMap<(u32, u32), Style>,
    pub(super) hidden_rows: Vec<RangeInclusive<u32>>,
    pub(super) hidden_columns: Vec<RangeInclusive<u32>>,
    /// The cells with a comment.
    pub(super) comments: Vec<(u32, u32)>,
    /// The last row and column.
    last: (u16, u16),
}

/// What the stream says of each sheet, in its order; whatever would make the library run out of memory is refused.
pub(super) fn read(stream: &[u8]) -> Result<Vec<Marks>, Fault> {
    let book = Book::of(stream)?;
    let mut sheets = Vec::new();
    let mut area = 0;
    for start in &book.sheets {
        let sheet = sheet(stream.get(*start..).ok_or(Fault::Broken)?, &book)?;
        area += (u64::from(sheet.last.0) + 1) * (u64::from(sheet.last.1) + 1);
        if area > LARGEST_AREA {
            return Err(Fault::TooLarge);
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// What the records before the sheets say.
#[derive(Default)]
struct Book {
    /// Where each sheet begins in the stream.
    sheets: Vec<usize>,
    /// Formats that have a code, by their number.
    codes: BTreeMap<u16, Style>,
    /// Whether each font strikes out what is written in it.
    fonts: Vec<bool>,
    /// The number of the font and of the format of each kind of cell.
    kinds: Vec<(u16, u16)>,
    /// Whether texts are written as before 1997: a byte of length, a byte a letter.
    old: bool,
}

impl Book {
    fn of(stream: &[u8]) -> Result<Self, Fault> {
        let mut book = Self::default();
        for record in records(stream) {
            let (kind, data) = record?;
            match kind {
                FILE_PASSWORD => return Err(Fault::Password),
                SHEET => book.sheets.push(u32_at(data, 0).ok_or(Fault::Broken)? as usize),
                BEGIN => book.old = u16_at(data, 0) != Some(SINCE_1997),
                FONT => book.fonts.push(u16_at(data, 2).ok_or(Fault::Broken)? & STRUCK != 0),
                FORMAT => book.code(data),
                CELL_FORMAT => {
                    let at = |at| u16_at(data, at).ok_or(Fault::Broken);
                    book.kinds.push((at(0)?, at(2)?));
                }
                END => break,
                _ => {}
            }
        }
        Ok(book)
    }

    /// Keeps a format that has a code.
    fn code(&mut self, data: &[u8]) {
        let code = if self.old { data.get(3..).map(narrow) } else { wide_or_narrow(data) };
        if let (Some(number), Some(code)) = (u16_at(data, 0), code) {
            self.codes.insert(number, Style::of_code(&code));
        }
    }

    fn style(&self, of_cell: u16) -> Style {
        let (font, number) = self.kinds.get(usize::from(of_cell)).copied().unwrap_or_default();
        let of_number = self.codes.get(&number).cloned().unwrap_or_else(|| Style::of_number(number));
        // There is no font of number 4 (MS-XLS 2.5.129).
        let font = if font > 4 { font - 1 } else { font };
        let is_struck = self.fonts.get(usize::from(font)).copied().unwrap_or_default();
        of_number.struck(is_struck)
    }
}

/// The code of a format after its number: how many letters, whether in two bytes each, the letters.
fn wide_or_narrow(data: &[u8]) -> Option<String> {
    let (is_wide, letters) = (*data.get(4)? & 1 == 1, data.get(5..)?);
    if !is_wide {
        return Some(narrow(letters));
    }
    let letters: Vec<u16> = letters.chunks_exact(2).filter_map(|two| u16_at(two, 0)).collect();
    Some(String::from_utf16_lossy(&letters))
}

fn narrow(letters: &[u8]) -> String {
    letters.iter().map(|byte| char::from(*byte)).collect()
}

fn sheet(stream: &[u8], book: &Book) -> Result<Marks, Fault> {
    let mut marks = Marks::default();
    // A chart in a sheet is a sequence of its own within.
    let mut depth = 0_usize;
    let mut imprint = Imprint::new(book.old);
    for record in records(stream) {
        let (kind, data) = record?;
        imprint.check(kind, data)?;
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            _ if depth > 1 => {}
            _ => marks.take(kind, data, book)?,
        }
    }
    Ok(marks)
}

impl Marks {
    fn take(&mut self, kind: u16, data: &[u8], book: &Book) -> Result<(), Fault> {
        let at = |at| u16_at(data, at).ok_or(Fault::Broken);
        match kind {
            ROW if at(12)? & 0x20 != 0 => {
                let row = u32::from(at(0)?);
                grid::extend(&mut self.hidden_rows, row..=row);
            }
            COLUMN if at(8)? & 1 == 1 => self.hidden_columns.push(u32::from(at(0)?)..=u32::from(at(2)?)),
            NOTE => {
                let cell = u16_at(data, 0).zip(u16_at(data, 2));
                self.comments.extend(cell.map(|(row, column)| (u32::from(row), u32::from(column))));
            }
            MANY_NUMBERS => {
                let (row, first) = (at(0)?, at(2)?);
                // A format and four bytes for each number, and the last column at the end.
                for (number, more) in data[4..].chunks_exact(6).zip(0..) {
                    self.cell(row, first.saturating_add(more), u16_at(number, 0).unwrap_or_default(), book)?;
                }
            }
            AREA => self.area(data)?,
            kind if CELLS.contains(&kind) => self.cell(at(0)?, at(2)?, at(4)?, book)?,
            _ => {}
        }
        Ok(())
    }

    /// The area that the sheet says it spans: the first row and the one after the last, the columns likewise. Rows take
    /// four bytes, before 1997 two. The library sets memory aside for it.
    fn area(&mut self, data: &[u8]) -> Result<(), Fault> {
        let at = |at| u16_at(data, at).map(u32::from).ok_or(Fault::Broken);
        let long = |at| u32_at(data, at).ok_or(Fault::Broken);
        let (rows, columns) = if data.len() < 14 {
            ((at(0)?, at(2)?), (at(4)?, at(6)?))
        } else {
            ((long(0)?, long(4)?), (at(8)?, at(10)?))
        };
        if rows.1 == 0 || columns.1 == 0 {
            return Ok(());
        }
        if rows.0 >= rows.1 || columns.0 >= columns.1 {
            return Err(Fault::Broken);
        }
        let last = |end: u32| u16::try_from(end - 1).map_err(|_| Fault::TooLarge);
        self.reach(last(rows.1)?, last(columns.1)?)
    }

    fn cell(&mut self, row: u16, column: u16, format: u16, book: &Book) -> Result<(), Fault> {
        let style = book.style(format);
        if !style.is_plain() {
            self.styles.insert((row.into(), column.into()), style);
        }
        self.reach(row, column)
    }

    fn reach(&mut self, row: u16, column: u16) -> Result<(), Fault> {
        if column >= MOST_COLUMNS {
            return Err(Fault::TooLarge);
        }
        self.last = (self.last.0.max(row), self.last.1.max(column));
        Ok(())
    }
}

/// Kind and bytes of each record.
fn records(mut stream: &[u8]) -> impl Iterator<Item = Result<(u16, &[u8]), Fault>> {
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, 0)?, usize::from(u16_at(stream, 2)?));
        let Some(data) = stream.get(4..4 + length) else {
            stream = &[];
            return Some(Err(Fault::Broken));
        };
        stream = &stream[4 + length..];
        Some(Ok((kind, data)))
    })
}
