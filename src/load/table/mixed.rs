//! Rows that are cut by another sign than the headings, as when two files were pasted together.

use super::{
    heads::DELIMITERS,
    records::{Record, Records},
};
use crate::{
    finding::{Finding, Text, text},
    load::faults,
    source::{Span, cuts_among},
};

/// What is told of such rows of a table.
pub(super) struct Mixed {
    headings: usize,
    delimiter: u8,
    /// The finding that tells of all of them, once there is one.
    told: Option<usize>,
}

impl Mixed {
    /// Of a table with so many headings, cut by `delimiter`.
    pub(super) fn of(headings: usize, delimiter: u8) -> Self {
        Self { headings, delimiter, told: None }
    }

    /// Takes a row that another sign cuts into as many cells as there are headings: read as it is, its first cell would
    /// be a name that nobody knows.
    pub(super) fn takes(&mut self, records: &Records<'_>, record: &Record<'_>, findings: &mut Vec<Finding>) -> bool {
        // Nearly every row has its cells.
        if record.fields.len() >= self.headings {
            return false;
        }
        let row = records.written(record);
        let mut others = DELIMITERS.into_iter().filter(|sign| *sign != self.delimiter);
        // What the table's own sign puts into quotation marks is one cell, whatever stands in it.
        let cells = |sign: u8| cuts_among(row, sign, &[self.delimiter, sign]) + 1;
        let Some(other) = others.find(|sign| cells(*sign) == self.headings) else { return false };
        if let Some(told) = self.told.and_then(|at| findings.get_mut(at)) {
            told.add_fault(record.span, text!(vi: "cũng vậy", en: "the same"));
        } else {
            self.told = Some(findings.len());
            findings.push(finding(record.span, self.delimiter, other));
        }
        true
    }
}

fn finding(row: Span, own: u8, other: u8) -> Finding {
    let (own, other) = (shown(own), shown(other));
    let (Text { vi: own_vi, en: own_en }, Text { vi: other_vi, en: other_en }) = (own, other);
    let finding = faults::MIXED_DELIMITERS.at(
        row,
        text!(
            vi: "dòng này ngăn các ô bằng {other_vi}, còn dòng tiêu đề ngăn bằng {own_vi}",
            en: "this row sets its cells apart by {other_en}, the headings by {own_en}",
        ),
        text!(vi: "chưa được đọc", en: "not read"),
    );
    finding.help(text!(
        vi: "đề nghị cơ quan lưu lại cả bảng từ một chương trình (Excel: “CSV UTF-8”), để tiêu đề và các dòng dùng cùng một dấu ngăn",
        en: "ask the agency to save the whole table from one program (Excel: “CSV UTF-8”), so that headings and rows are cut alike",
    ))
}

fn shown(sign: u8) -> Text {
    match sign {
        b'\t' => text!(vi: "dấu tab", en: "tabs"),
        b';' => text!(vi: "dấu chấm phẩy (;)", en: "semicolons (;)"),
        b'|' => text!(vi: "dấu gạch đứng (|)", en: "bars (|)"),
        _ => text!(vi: "dấu phẩy (,)", en: "commas (,)"),
    }
}
