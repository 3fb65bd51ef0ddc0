//! Workbooks of Excel and LibreOffice → the text of one sheet as CSV, so that there is one reader of tables, with places
//! that name the cell as it is in the workbook.

mod affixes;
mod aside;
mod compound;
mod data_style;
mod format;
mod grid;
mod imprint;
mod look;
mod marks;
mod number;
mod ods;
mod package;
mod panics;
mod pattern;
mod pieces;
mod records;
mod remark;
mod runs;
mod stamp;
mod style;
mod written;
mod xls;
mod xlsx;

pub(super) use remark::{cell_error, fault, findings};

use super::table::{Column, Headings};
use crate::{finding::Text, model::Key, protection::people, source::Table};
use compound::{Compound, SIGNATURE};
use grid::{Sheet, State};
use package::Package;
use panics::without_panic;
use remark::Remark;

/// Why a workbook cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is cut short or spoilt, or of a kind that is not read.
    Broken,
    /// It is an XLSB, whose shares would be read as hundredths: the library does not tell how its numbers are shown.
    Xlsb,
    /// It has a password.
    Password,
    /// It would take more memory than any round needs.
    TooLarge,
    /// One cell, which is named, holds more than any report.
    LongCell(String),
    /// It holds declarations that no program writes into workbooks.
    Entities,
    /// Nothing stands in any sheet.
    Empty,
    /// It bears a mark of secrecy; the place in words.
    Secret(Text),
    /// It has no sheet of the name that was asked for.
    NoSuchSheet {
        /// The name.
        wanted: String,
        /// The sheets there are.
        names: Vec<String>,
    },
}

/// One sheet of a workbook, written out.
pub(super) struct Csv {
    /// All of it.
    pub(super) text: String,
    /// How that text is cut.
    pub(super) table: Table,
    remarks: Vec<Remark>,
}

/// The sheet of a workbook that is called `wanted`; without a name the first one with headings of `columns`, else the
/// first in which anything stands, and of two the one that people see.
pub(super) fn read(bytes: &[u8], columns: &[Column], wanted: Option<&str>) -> Result<Csv, Fault> {
    without_panic(|| Workbook::of(bytes).ok_or(Fault::Broken)?.read(bytes, wanted, columns))?
}

/// The part of an XLSB that lists the sheets.
const XLSB: &str = "xl/workbook.bin";

/// A workbook by its form.
enum Workbook<'b> {
    Xlsx(Package<'b>),
    Ods(Package<'b>),
    Xls(Compound<'b>),
}

impl<'b> Workbook<'b> {
    /// The workbook that `bytes` are; none when they are none, or cut short.
    fn of(bytes: &'b [u8]) -> Option<Self> {
        if bytes.starts_with(SIGNATURE) {
            return Compound::open(bytes).map(Self::Xls);
        }
        let mut package = Package::open(bytes)?;
        if ods::is_one(&mut package) {
            return Some(Self::Ods(package));
        }
        Some(Self::Xlsx(package))
    }

    fn sheets(&mut self, bytes: &[u8]) -> Result<Vec<Sheet>, Fault> {
        match self {
            Self::Xlsx(package) if package.has(XLSB) => Err(Fault::Xlsb),
            Self::Xlsx(package) => package.check().and_then(|()| xlsx::read(bytes, package)),
            Self::Ods(package) => package.check().and_then(|()| ods::read(package)),
            Self::Xls(compound) => xls::read(bytes, compound),
        }
    }

    /// The sheet that is meant, written out. `bytes` are those the workbook was made of.
    fn read(mut self, bytes: &[u8], wanted: Option<&str>, columns: &[Column]) -> Result<Csv, Fault> {
        let mut sheets = self.sheets(bytes)?;
        let known = Headings::of(columns);
        let with_table: Vec<usize> = (0..sheets.len()).filter(|at| sheets[*at].has_headings(&known)).collect();
        let at = match wanted {
            Some(wanted) => named(&sheets, wanted)?,
            None => first(&sheets, &with_table)?,
        };
        stamp::check_sheets(&sheets, at)?;
        for sheet in &mut sheets {
            sheet.name = masked(&sheet.name);
        }
        let others = with_table.iter().filter(|other| **other != at).map(|other| &sheets[*other]);
        let others = Remark::other_sheets(&sheets[at], others, wanted.is_some());
        Csv::of(&sheets[at], others)
    }
}

fn named(sheets: &[Sheet], wanted: &str) -> Result<usize, Fault> {
    let exact = sheets.iter().position(|sheet| sheet.name == wanted);
    let alike = || sheets.iter().position(|sheet| Key::of(&sheet.name) == Key::of(wanted));
    exact.or_else(alike).ok_or_else(|| Fault::NoSuchSheet {
        wanted: wanted.to_owned(),
        names: sheets.iter().map(|sheet| masked(&sheet.name)).collect(),
    })
}

/// The name of a sheet, without people who are named in it.
fn masked(name: &str) -> String {
    let mut name = name.to_owned();
    people::mask(&mut name);
    name
}

fn first(sheets: &[Sheet], with_table: &[usize]) -> Result<usize, Fault> {
    let filled = (0..sheets.len()).filter(|at| !sheets[*at].cells.is_empty());
    let is_hidden = |at: &usize| sheets[*at].is_hidden;
    with_table.iter().copied().min_by_key(is_hidden).or_else(|| filled.min_by_key(is_hidden)).ok_or(Fault::Empty)
}

impl Csv {
    fn of(sheet: &Sheet, others: Option<Remark>) -> Result<Self, Fault> {
        let written = written::write(sheet)?;
        let mut remarks: Vec<Remark> = Vec::new();
        for (cell, place) in sheet.cells.iter().zip(&written.places) {
            match cell.state {
                State::Sound | State::Shown(_) => {}
                State::Error => remarks.push(Remark::Error { place: place.clone(), text: cell.text.clone() }),
                State::NoValue => remarks.push(Remark::NoValue { place: place.clone() }),
            }
        }
        remarks.extend(Remark::hidden(sheet, &written.places));
        remarks.extend(Remark::comments(sheet, &written.places));
        remarks.extend(others);
        Ok(Self { text: written.text, table: written.table, remarks })
    }
}
