//! A table on a terminal.

use super::terminal::{self, printable};
use unicode_width::UnicodeWidthStr as _;

/// Rows of cells in columns as wide as their widest cell; the first row is the head, with a line under it. Where the
/// terminal is too narrow for that, each row as lines of its own.
pub(super) fn table(rows: &[Vec<String>]) -> String {
    let shown = |row: &Vec<String>| row.iter().map(|cell| printable(cell).replace('\n', " ")).collect();
    let rows: Vec<Vec<String>> = rows.iter().map(shown).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        rows.iter().filter_map(|row: &Vec<String>| row.get(column)).map(|cell| cell.width()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let whole = widths.iter().sum::<usize>() + 2 * columns.saturating_sub(1);
    let fits = terminal::columns().is_none_or(|room| whole <= room);
    if fits { lines(&rows, &widths) } else { entries(&rows) }
}

fn lines(rows: &[Vec<String>], widths: &[usize]) -> String {
    let mut lines: Vec<String> = rows.iter().map(|row| line(row, widths)).collect();
    if !lines.is_empty() {
        let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
        lines.insert(1, rule.join("  "));
    }
    lines.iter().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// Each row under its first cell, with the headings of what it holds.
fn entries(rows: &[Vec<String>]) -> String {
    let Some((heads, rows)) = rows.split_first() else { return String::new() };
    let entry = |row: &Vec<String>| {
        let cells = row.iter().zip(heads).skip(1).filter(|(cell, _)| !cell.is_empty());
        let lines = cells.map(|(cell, head)| format!("  {head}: {cell}"));
        row.first().cloned().into_iter().chain(lines).collect::<Vec<_>>()
    };
    rows.iter().flat_map(entry).map(|line| line + "\n").collect()
}

fn line(row: &[String], widths: &[usize]) -> String {
    let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell}{}", " ".repeat(width - cell.width())));
    cells.collect::<Vec<_>>().join("  ")
}

#[cfg(test)]
mod tests {
    use super::entries;

    #[test]
    fn what_does_not_fit_is_told_row_by_row() {
        let rows = [["Cơ quan", "Tình trạng", "Đủ"], ["Sở Tư pháp", "đúng hạn", "có"], ["Tỉnh đoàn", "quá hạn", ""]];
        let rows = rows.map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(entries(&rows), "Sở Tư pháp\n  Tình trạng: đúng hạn\n  Đủ: có\nTỉnh đoàn\n  Tình trạng: quá hạn\n");
    }
}
