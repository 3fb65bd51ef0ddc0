//! How wide the columns of a table are.

use super::{
    super::document::{Align, Run, Table, plain},
    width::width,
};

/// The margins of a cell that `styles.xml` gives, left and right together, and a hair for what other fonts are wider.
const MARGINS: usize = 140;

/// The part of the text's width up to which a column of results grows for words.
const MOST_WORDS: usize = 5;

/// By their shares of the text's width; a number never breaks, so that a column of long ones takes from the others.
/// `size` is that of the text, in half points.
pub(super) fn widths(table: &Table, size: usize, text_width: usize) -> Vec<usize> {
    let whole: usize = table.columns.iter().map(|column| column.width).sum();
    let shares: Vec<usize> = table.columns.iter().map(|column| text_width * column.width / whole.max(1)).collect();
    let needs: Vec<usize> = (0..shares.len()).map(|at| need(table, size, text_width, at)).collect();
    let lacking: usize = needs.iter().zip(&shares).map(|(need, share)| need.saturating_sub(*share)).sum();
    let kept = needs.iter().enumerate().map(|(at, need)| head(table, size, at).max(*need));
    let spare: Vec<usize> = kept.zip(&shares).map(|(kept, share)| spare(kept, *share)).collect();
    let all_spare: usize = spare.iter().sum();
    if lacking == 0 || lacking > all_spare {
        return shares;
    }
    let given = |spare: usize| (spare * lacking).div_ceil(all_spare);
    let columns = needs.iter().zip(&shares).zip(&spare);
    columns.map(|((need, share), spare)| (*need).max(share - given(*spare))).collect()
}

/// What the head of a column takes.
fn head(table: &Table, size: usize, at: usize) -> usize {
    let head = table.rows.first().and_then(|row| row.get(at));
    head.map_or(0, |head| width(&plain(head), size) + MARGINS)
}

/// What a column can give: what its numbers and its head do not take, and never more than half of it.
fn spare(kept: usize, share: usize) -> usize {
    share - kept.max(share.div_ceil(2)).min(share)
}

/// What the longest number of a column takes; on the right, where results stand, what is told of one choice or agency.
fn need(table: &Table, size: usize, text_width: usize, at: usize) -> usize {
    let is_result = table.columns[at].align == Align::Right;
    let cells = table.rows.iter().skip(1).filter_map(|row| row.get(at));
    let widths = cells.map(|cell| {
        let piece = if is_result { longest_piece(cell, size).min(text_width / MOST_WORDS) } else { 0 };
        piece.max(longest_number(cell, size))
    });
    widths.max().filter(|width| *width > 0).map_or(0, |width| width + MARGINS)
}

fn longest_piece(cell: &[Run], size: usize) -> usize {
    plain(cell).split_inclusive("; ").map(|piece| width(piece.trim(), size)).max().unwrap_or_default()
}

fn longest_number(cell: &[Run], size: usize) -> usize {
    let text = plain(cell);
    text.split_whitespace().filter(|word| is_number(word)).map(|word| width(word, size)).max().unwrap_or_default()
}

/// Whether a word is a number with its separators and signs.
fn is_number(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || "-–.,;%".contains(c))
}
