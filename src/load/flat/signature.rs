//! The place of the signature below a table: who drew it up, who signs, who receives a copy. It may stand in any column.

use super::{
    super::{faults, names::Names},
    item,
};
use crate::{
    finding::{Finding, quoted, text},
    source::{SourceId, Span},
};

/// How much of the end of a text is looked at, in bytes: no place of a signature is longer.
const LONGEST: usize = 1 << 14;
/// How many letters the line of a day, as “Đắk Lắk, ngày … tháng … năm …”, has at most.
const LONGEST_DAY: usize = 60;

/// How what opens a place of a signature begins, in small letters.
const OPENINGS: &[&str] = &[
    "nơi nhận",
    "người lập",
    "kt.",
    "tm.",
    "t/m",
    "tl.",
    "tuq.",
    "thủ trưởng",
    "ký tên",
    "(ký",
    "đóng dấu",
    "(đóng dấu",
    "đã ký",
    "(đã ký",
];
/// Posts, which open one where they stand in capitals.
const POSTS: &[&str] = &["giám đốc", "phó giám đốc", "chủ tịch", "phó chủ tịch", "hiệu trưởng", "trưởng ", "chánh "];

/// Where the place of a signature begins in what follows `from`, the end of the headings; what stands behind it is no
/// row of the table.
pub(super) fn find(text: &str, from: usize, delimiter: u8, names: &Names<'_>) -> Option<usize> {
    let start = text.len().saturating_sub(LONGEST);
    // Of a long text from the next line on.
    let start =
        if start > from { start + text.as_bytes()[start..].iter().position(|byte| *byte == b'\n')? + 1 } else { from };
    let mut at = text.len();
    let mut first = None;
    for line in text.get(start..)?.split_inclusive('\n').rev() {
        let cells = cells(line, delimiter);
        if is_data(&cells, names) {
            break;
        }
        at -= line.len();
        if !cells.is_empty() && cells.iter().all(|cell| opens(cell)) {
            first = Some(at);
        }
    }
    first
}

/// The cells of a line in which something stands.
fn cells(line: &str, delimiter: u8) -> Vec<&str> {
    let mut is_quoted = false;
    let cells = line.split(|c: char| {
        is_quoted ^= c == '"';
        c == char::from(delimiter) && !is_quoted
    });
    cells
        .map(|cell| cell.trim_matches(|c: char| c.is_whitespace() || c == '"'))
        .filter(|cell| !cell.is_empty())
        .collect()
}

/// Whether a line may be a row of the table: it holds a number, or says of something that the plan knows.
fn is_data(cells: &[&str], names: &Names<'_>) -> bool {
    let is_figure = |cell: &&str| {
        let has_digit = cell.contains(|c: char| c.is_ascii_digit());
        has_digit && cell.chars().all(|c| c.is_ascii_digit() || ".,/-:%".contains(c))
    };
    // Those who receive a copy stand in a list.
    let is_known = |cell: &&str| !cell.starts_with('-') && (names.knows(cell) || item::of(cell).is_some());
    cells.iter().any(is_figure) || (cells.len() > 1 && cells.iter().any(is_known))
}

fn opens(cell: &str) -> bool {
    let small = cell.to_lowercase();
    let is_post = || cell == cell.to_uppercase() && POSTS.iter().any(|post| small.starts_with(post));
    let is_day =
        || ["ngày", "tháng", "năm"].iter().all(|word| small.contains(word)) && small.chars().count() <= LONGEST_DAY;
    OPENINGS.iter().any(|opening| small.starts_with(opening)) || is_post() || is_day()
}

/// That the end of a table is not read.
pub(super) fn finding(id: SourceId, text: &str, at: usize, delimiter: u8) -> Option<Finding> {
    let line = text[at..].lines().next()?;
    let first = cells(line, delimiter).first().copied()?;
    let start = at + line.find(first)?;
    let read = quoted(first);
    let finding = faults::LONE_WORDS.at(
        Span::new(id, start..start + first.len()),
        text!(vi: "từ {read} trở đi là phần ký, nơi nhận dưới bảng; không đọc phần này", en: "from {read} on the place of the signature stands below the table, which is not read"),
        text!(vi: "không đọc từ đây", en: "not read from here on"),
    );
    Some(finding.help(text!(
        vi: "không phải làm gì; nếu bên dưới còn số liệu thì đưa lên trên phần ký",
        en: "nothing; if figures stand below it, move them above the signature",
    )))
}
