//! How wide a line of text is in Times New Roman Bold: the rule under the motto is as long as its text.

/// Advance widths in thousandths of the size, from space to tilde.
const WIDTHS: [u16; 95] = [
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500,
    500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944,
    722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556,
    444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394,
    220, 394, 520,
];

/// The width of `text` at a size in half points, in twentieths of a point. Marks have no width of their own.
pub(super) fn width(text: &str, half_points: usize) -> usize {
    use unicode_normalization::UnicodeNormalization as _;
    let letter = |c: char| match c {
        'đ' | 'ð' => 556,
        'Đ' => 722,
        '\u{300}'..='\u{36f}' => 0,
        _ => (c as usize).checked_sub(32).and_then(|at| WIDTHS.get(at)).map_or(556, |width| usize::from(*width)),
    };
    text.nfd().map(letter).sum::<usize>() * half_points * 10 / 1000
}
