//! What is to be said of a workbook.

use super::{Csv, Fault, grid::Sheet};
use crate::{
    finding::{Finding, Text, quoted, text},
    load::{
        bounds::{self, MOST_FINDINGS},
        faults, secret,
    },
    source::{SourceId, Span, column_name},
};
use std::{
    collections::BTreeSet,
    ops::{Range, RangeInclusive},
};

/// The most cells with comments that are named.
const MOST_COMMENTS: usize = 10;
/// The most other sheets that are named.
const MOST_OTHERS: usize = 10;

/// Something found in a sheet, at some bytes of its text.
pub(super) enum Remark {
    /// A cell shows an error.
    Error { place: Range<usize>, text: String },
    /// A cell holds a formula without its value.
    NoValue { place: Range<usize> },
    /// Something stands in rows or columns that are hidden, as `2–4, 7` and `B`; `place` is the first such cell.
    Hidden { place: Range<usize>, rows: String, columns: String },
    /// Comments hang on cells, as `D2, D7`; `place` is the first such cell in which something stands.
    Comments { place: Range<usize>, cells: String },
    /// Other sheets hold a table too.
    OtherSheets { name: String, others: Text, why: Text },
}

impl Remark {
    /// What stands where nobody sees it.
    pub(super) fn hidden(sheet: &Sheet, places: &[Range<usize>]) -> Option<Self> {
        let (rows, columns) = (sheet.used_hidden_rows(), sheet.used_hidden_columns());
        let is_in = |ranges: &[RangeInclusive<u32>], one: u32| {
            ranges.get(ranges.partition_point(|range| *range.end() < one)).is_some_and(|range| range.contains(&one))
        };
        let first = sheet.cells.iter().position(|cell| is_in(&rows, cell.row) || is_in(&columns, cell.column))?;
        let rows = listed(&rows, |row| (row + 1).to_string());
        let columns = listed(&columns, |column| column_name(column as usize));
        Some(Self::Hidden { place: places.get(first)?.clone(), rows, columns })
    }

    /// What is written beside the cells.
    pub(super) fn comments(sheet: &Sheet, places: &[Range<usize>]) -> Option<Self> {
        let all: BTreeSet<(u32, u32)> = sheet.comments.iter().copied().collect();
        let named =
            all.iter().take(MOST_COMMENTS).map(|(row, column)| format!("{}{}", column_name(*column as usize), row + 1));
        let cells = named.collect::<Vec<_>>().join(", ") + if all.len() > MOST_COMMENTS { ", …" } else { "" };
        let first = sheet.cells.iter().position(|cell| all.contains(&(cell.row, cell.column)));
        let place = first.and_then(|at| places.get(at)).cloned().unwrap_or_default();
        (!all.is_empty()).then_some(Self::Comments { place, cells })
    }

    /// That others than the sheet `read` hold a table too; `is_named` when it was asked for.
    pub(super) fn other_sheets<'s>(
        read: &Sheet,
        others: impl Iterator<Item = &'s Sheet>,
        is_named: bool,
    ) -> Option<Self> {
        let others: Vec<&Sheet> = others.collect();
        let why = match (is_named, read.is_hidden) {
            (true, _) => text!(vi: "trang ghi sau --sheet", en: "the one that --sheet names"),
            (false, false) => text!(vi: "trang đầu tiên không bị ẩn", en: "the first that is not hidden"),
            (false, true) => text!(vi: "trang đầu tiên; các trang đều bị ẩn", en: "the first; all are hidden"),
        };
        let listed = |hidden: &str| {
            let name = |sheet: &&Sheet| quoted(&sheet.name) + if sheet.is_hidden { hidden } else { "" };
            others.iter().take(MOST_OTHERS).map(name).collect::<Vec<_>>().join(", ")
        };
        let (vi, en) = (listed(" (đang ẩn)"), listed(" (hidden)"));
        let name = read.name.clone();
        (!others.is_empty()).then_some(Self::OtherSheets { name, others: text!(vi: "{vi}", en: "{en}"), why })
    }

    fn finding(&self, id: SourceId) -> Finding {
        match self {
            Self::Error { place, text } => cell_error(Span::new(id, place.clone()), text),
            Self::NoValue { place } => no_value(Span::new(id, place.clone())),
            Self::Hidden { place, rows, columns } => hidden(Span::new(id, place.clone()), rows, columns),
            Self::Comments { place, cells } => comments(Span::new(id, place.clone()), cells),
            Self::OtherSheets { name, others, why } => other_sheets(Span::new(id, 0..0), name, others, why),
        }
    }
}

impl Csv {
    /// What is to be said of the cells, once the text goes by the name `id`; of cells in error beyond those that are told
    /// one by one only the places are.
    pub(in crate::load) fn findings(&self, id: SourceId) -> Vec<Finding> {
        let mut told: Vec<Finding> = Vec::new();
        for remark in &self.remarks {
            let is_full = told.len() >= MOST_FINDINGS;
            match (remark, told.last_mut()) {
                (Remark::Error { place, .. } | Remark::NoValue { place }, Some(last)) if is_full => {
                    last.add_fault(Span::new(id, place.clone()), text!(vi: "cũng vậy", en: "the same"));
                }
                _ => told.push(remark.finding(id)),
            }
        }
        told
    }
}

/// What is to be said of the cells of a sheet, and what was found in its text. A cell that shows an error is a root
/// cause; that it could not be read either is an echo.
pub(in crate::load) fn findings(of_cells: Vec<Finding>, mut of_text: Vec<Finding>) -> Vec<Finding> {
    // In the order of the text, as they are made.
    let errors: Vec<Span> = of_cells.iter().filter(|finding| finding.is_error()).flat_map(Finding::faults).collect();
    of_text.retain(|finding| {
        let before = errors.partition_point(|error| error.start <= finding.span().start);
        !before.checked_sub(1).is_some_and(|at| errors[at].contains(finding.span()))
    });
    of_text.extend(of_cells);
    of_text
}

/// Stretches as people write them: `2–4, 7`.
fn listed(ranges: &[RangeInclusive<u32>], name: impl Fn(u32) -> String) -> String {
    let stretch = |range: &RangeInclusive<u32>| match (*range.start(), *range.end()) {
        (first, last) if first == last => name(first),
        (first, last) => format!("{}–{}", name(first), name(last)),
    };
    ranges.iter().map(stretch).collect::<Vec<_>>().join(", ")
}

/// That a cell shows an error instead of a value.
pub(in crate::load) fn cell_error(span: Span, shown: &str) -> Finding {
    let shown = quoted(shown);
    let finding = faults::CELL_ERROR.at(
        span,
        text!(vi: "ô báo lỗi công thức {shown}", en: "the cell shows the error {shown}"),
        text!(vi: "không có giá trị", en: "no value"),
    );
    finding.help(text!(
        vi: "mở tệp bằng Excel, sửa công thức hoặc ghi thẳng giá trị vào ô, rồi lưu lại",
        en: "open the file in Excel, mend the formula or type the value into the cell, and save it",
    ))
}

fn no_value(span: Span) -> Finding {
    let finding = faults::CELL_ERROR.at(
        span,
        text!(vi: "ô có công thức nhưng tệp không lưu kết quả", en: "the cell holds a formula, and the file does not hold its result"),
        text!(vi: "chưa được tính", en: "not worked out"),
    );
    finding.help(text!(
        vi: "mở tệp bằng Excel để tính lại, lưu rồi kiểm tra lại",
        en: "open the file in Excel, which works it out, save it, and check again",
    ))
}

fn hidden(span: Span, rows: &str, columns: &str) -> Finding {
    let (vi, en) = match (rows, columns) {
        (rows, "") => (format!("dòng {rows}"), format!("rows: {rows}")),
        ("", columns) => (format!("cột {columns}"), format!("columns: {columns}")),
        (rows, columns) => (format!("dòng {rows} và cột {columns}"), format!("rows: {rows}; columns: {columns}")),
    };
    let finding = faults::HIDDEN_CELLS.at(
        span,
        text!(vi: "trang tính có nội dung bị ẩn ({vi}); đã đọc cả phần này", en: "the sheet has hidden content ({en}); it was read too"),
        text!(vi: "đang bị ẩn", en: "hidden"),
    );
    finding.help(text!(
        vi: "bỏ ẩn để xem; nếu không thuộc báo cáo thì xóa đi",
        en: "unhide it and look; if it is not meant to be in the report, delete it",
    ))
}

fn comments(span: Span, cells: &str) -> Finding {
    let finding = faults::CELL_COMMENTS.at(
        span,
        text!(vi: "có chú thích (comment) ở ô {cells}; chương trình không đọc chú thích", en: "there are comments on cells, which are not read: {cells}"),
        text!(vi: "có chú thích", en: "a comment"),
    );
    finding.help(text!(
        vi: "mở tệp để xem; điều gì thuộc báo cáo thì đề nghị cơ quan ghi vào ô của bảng",
        en: "open the file and look; what belongs to the report is to be written into a cell of the table",
    ))
}

fn other_sheets(span: Span, name: &str, others: &Text, why: &Text) -> Finding {
    let name = quoted(name);
    let (vi, en, vi_why, en_why) = (&others.vi, &others.en, &why.vi, &why.en);
    let finding = faults::OTHER_SHEET.at(
        span,
        text!(
            vi: "nhiều trang tính có bảng: chỉ đọc {name} ({vi_why}), chưa tính số liệu ở {vi}",
            en: "several sheets hold a table: only {name} was read ({en_why}); not counted are the figures on {en}",
        ),
        text!(vi: "trang tính được đọc", en: "the sheet that was read"),
    );
    finding.help(text!(
        vi: "nếu cần đọc trang khác, ghi --sheet TÊN-TRANG; nếu các trang đều là báo cáo, tách mỗi trang thành một tệp; nếu trang kia là bản nháp thì xóa đi",
        en: "to read another one, give --sheet NAME; if all count, save each as a file of its own; if the other one is a draft, delete it",
    ))
}

/// What is wrong with a workbook that cannot be read.
pub(in crate::load) fn fault(id: SourceId, fault: &Fault) -> Finding {
    let (message, help) = match fault {
        Fault::Secret(place) => return secret::in_workbook(id, place),
        Fault::LongCell(cell) => {
            let part = text!(vi: "ô {cell}; chưa đọc tệp", en: "cell {cell}; the file was not read");
            return bounds::overlong(Span::new(id, 0..0), &part);
        }
        Fault::Broken => (
            text!(vi: "tệp bảng tính bị hỏng hoặc chưa tải về hết", en: "the workbook is broken or cut short"),
            text!(
                vi: "mở thử bằng Excel; nếu mở được thì lưu lại thành .xlsx, nếu không thì đề nghị cơ quan gửi lại",
                en: "try to open it in Excel; if that works, save it as .xlsx, else ask the agency to send it again",
            ),
        ),
        Fault::Xlsb => (
            text!(vi: "tệp bảng tính lưu kiểu .xlsb, chương trình không đọc", en: "the workbook is an .xlsb, which is not read"),
            text!(
                vi: "mở bằng Excel hoặc LibreOffice, chọn Lưu thành (Save As), loại tệp .xlsx, rồi bỏ tệp này",
                en: "open it in Excel or LibreOffice, save it as .xlsx, and remove this file",
            ),
        ),
        Fault::Password => (
            text!(vi: "tệp bảng tính có mật khẩu", en: "the workbook is protected by a password"),
            text!(vi: "đề nghị cơ quan gửi lại tệp không đặt mật khẩu", en: "ask for it without a password"),
        ),
        Fault::TooLarge => (
            text!(vi: "tệp bảng tính quá lớn so với một báo cáo", en: "the workbook is larger than any report can be"),
            text!(
                vi: "xóa các dòng, cột, trang tính không dùng (kể cả định dạng ở rất xa bảng), lưu lại rồi kiểm tra lại",
                en: "delete rows, columns and sheets that are not used, also formats far from the table, save it, and check again",
            ),
        ),
        Fault::Entities => (
            text!(vi: "tệp bảng tính có khai báo lạ, có thể gây hại", en: "the workbook holds odd declarations that may do harm"),
            text!(
                vi: "không mở tệp này; hỏi lại cơ quan gửi rồi đề nghị lưu lại bằng Excel",
                en: "do not open it; ask who sent it, and have it saved again with Excel",
            ),
        ),
        Fault::Empty => (
            text!(vi: "các trang tính đều trống", en: "every sheet is empty"),
            text!(vi: "đề nghị cơ quan gửi lại tệp có số liệu", en: "ask the agency for the file with the figures"),
        ),
        Fault::NoSuchSheet { wanted, names } => {
            let (wanted, names) = (quoted(wanted), names.join(", "));
            (
                text!(vi: "không có trang tính {wanted}; các trang tính: {names}", en: "there is no sheet {wanted}; the sheets: {names}"),
                text!(vi: "ghi đúng tên trang tính sau --sheet, hoặc bỏ --sheet", en: "give the right name to --sheet, or leave it out"),
            )
        }
    };
    let span = Span::new(id, 0..0);
    faults::UNREADABLE_FILE.at(span, message, text!(vi: "chưa đọc", en: "not read")).help(help)
}
