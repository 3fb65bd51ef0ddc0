//! How much is kept of a file that is wrong throughout, or larger than anyone means it to be.

use super::faults;
use crate::{
    finding::{Finding, Text, text},
    source::Span,
};

/// The most faults of one file that are told, one by one: nobody reads more, and each takes a thousand times the bytes
/// that caused it.
pub(super) const MOST_FINDINGS: usize = 10_000;
/// The most places of one file at which a name is repeated that is not known.
pub(super) const MOST_REPEATS: usize = 1_000_000;
/// The most cells of a row that are kept, as many as Excel has columns; of those beyond it the first with words is.
pub(super) const MOST_CELLS: usize = 16_384;
/// The longest line of a file that is read, in bytes: a row of Excel's most columns with a long paragraph in each. Who
/// reads YAML takes many times what a text without an end takes.
pub(super) const LONGEST_LINE: usize = 16 << 20;
/// The most lines of a file that are read: some twenty full sheets of Excel.
pub(super) const MOST_LINES: usize = 20_000_000;
/// The longest text of one cell or one entry, in bytes: ten times what a cell of Excel holds, and more than a whole
/// report. What is said of a text takes many times its length.
pub(super) const LONGEST_TEXT: usize = 1 << 20;
/// The most entries of a YAML text that are kept: some hundred times the largest report, a gigabyte of memory.
pub(super) const MOST_NODES: usize = 10_000_000;

/// The most entries of a YAML text that `*` may repeat: a form has some hundreds, a bomb has billions.
pub(super) const MOST_COPIES: usize = 100_000;
/// A text that `*` repeats counts as one more entry for each of so many bytes: one long text that is repeated is a bomb
/// of few entries.
pub(super) const BYTES_OF_ENTRY: usize = 100;

/// That a file is not read on from `place`, for it has too many faults.
pub(super) fn too_many_faults(place: Span) -> Finding {
    let finding = faults::UNREADABLE_FILE.at(
        place,
        text!(vi: "tệp có quá nhiều lỗi nên không đọc tiếp", en: "the file has too many faults and was not read to its end"),
        text!(vi: "từ đây chưa được đọc", en: "not read from here on"),
    );
    finding.help(text!(
        vi: "kiểm tra xem tệp có đúng biểu mẫu không, sửa các lỗi đã nêu rồi kiểm tra lại",
        en: "see whether the file is in the form at all, put right what is told above, and check again",
    ))
}

/// That one cell or one entry holds more than any report; `part` is what is not read for it.
pub(super) fn overlong(place: Span, part: &Text) -> Finding {
    let (vi, en) = (&part.vi, &part.en);
    let finding = faults::UNREADABLE_FILE.at(
        place,
        text!(vi: "nội dung ở đây dài quá mức một báo cáo có thể có (giới hạn: 1 MB)", en: "the content here is longer than any report (limit: 1 MiB)"),
        text!(vi: "{vi}", en: "{en}"),
    );
    finding.help(text!(
        vi: "kiểm tra xem có chép nhầm cả tài liệu vào đây, hoặc thiếu dấu ngoặc kép đóng; rút gọn rồi kiểm tra lại",
        en: "see whether a whole document was pasted here, or a closing quotation mark is missing; shorten it and check again",
    ))
}

/// That a YAML text has more entries than any report, from `place` on.
pub(super) fn too_many_entries(place: Span) -> Finding {
    let finding = faults::UNREADABLE_FILE.at(
        place,
        text!(vi: "tệp có quá nhiều mục so với một báo cáo nên không đọc tiếp", en: "the file has more entries than any report and was not read to its end"),
        text!(vi: "từ đây chưa được đọc", en: "not read from here on"),
    );
    finding.help(text!(vi: "kiểm tra lại tệp; đề nghị cơ quan gửi lại", en: "check the file, or ask the agency to send it again"))
}
