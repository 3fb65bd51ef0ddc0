//! How wide the columns of a table are.

use super::{
    super::document::{Run, Table, plain},
    width::width,
};

/// The margins of a cell that `styles.xml` gives, left and right together, and a hair for what other fonts are wider.
const MARGINS: usize = 140;

/// By their shares of the text's width; a number never breaks, so that a column of long ones takes from the others.
/// `size` is that of the text, in half points.
pub(super) fn widths(table: &Table, size: usize, text_width: usize) -> Vec<usize> {
    let whole: usize = table.columns.iter().map(|column| column.width).sum();
    let shares: Vec<usize> = table.columns.iter().map(|column| text_width * column.width / whole.max(1)).collect();
    let needs: Vec<usize> = (0..shares.len()).map(|at| need(table, size, at)).collect();
    let lacking: usize = needs.iter().zip(&shares).map(|(need, share)| need.saturating_sub(*share)).sum();
    let spare: Vec<usize> = needs.iter().zip(&shares).map(|(need, share)| spare(*need, *share)).collect();
    let all_spare: usize = spare.iter().sum();
    if lacking == 0 || lacking > all_spare {
        return shares;
    }
    let given = |spare: usize| (spare * lacking).div_ceil(all_spare);
    let columns = needs.iter().zip(&shares).zip(&spare);
    columns.map(|((need, share), spare)| (*need).max(share - given(*spare))).collect()
}

/// What a column can give: what its own numbers do not need, and never more than half of it.
fn spare(need: usize, share: usize) -> usize {
    share - need.max(share.div_ceil(2)).min(share)
}

/// What the longest number of a column takes.
fn need(table: &Table, size: usize, at: usize) -> usize {
    let cells = table.rows.iter().skip(1).filter_map(|row| row.get(at));
    cells.map(|cell| longest_number(cell, size)).max().filter(|width| *width > 0).map_or(0, |width| width + MARGINS)
}

fn longest_number(cell: &[Run], size: usize) -> usize {
    let text = plain(cell);
    text.split_whitespace().filter(|word| is_number(word)).map(|word| width(word, size)).max().unwrap_or_default()
}

/// Whether a word is a number with its separators and signs.
fn is_number(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || "-–.,;%".contains(c))
}
