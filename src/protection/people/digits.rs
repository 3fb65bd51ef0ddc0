//! Digits as people group them: `0905 123 456`, `0262.3.855.123`, `(+84) 905-123-456`.

use std::ops::{Range, RangeInclusive};

/// The most groups that are looked at together: no number of somebody has more.
const MOST_GROUPS: usize = 6;
/// The most digits that are looked at together where each stands alone: `0 9 0 5 …`.
const MOST_ALONE: usize = 12;
/// How many digits a number of somebody has.
const LENGTHS: RangeInclusive<usize> = 6..=19;

/// Groups of digits with one sign between each two.
pub(super) struct Groups {
    /// Each group and the sign before it; of the first, a space.
    groups: Vec<(u8, Range<usize>)>,
}

/// Some groups that belong together.
pub(super) struct Digits {
    /// Where, in bytes of the text.
    pub(super) range: Range<usize>,
    /// The digits alone.
    pub(super) alone: String,
    /// How many digits the first group has.
    pub(super) first: usize,
}

impl Groups {
    /// The groups that begin with the digit at `at`.
    pub(super) fn at(text: &str, at: usize) -> Self {
        let bytes = text.as_bytes();
        let (mut groups, mut sign, mut start) = (Vec::new(), b' ', at);
        let is_spelled = bytes[at..].starts_with(b"0 ") && bytes.get(at + 3).is_none_or(|gap| *gap == b' ');
        let most = if is_spelled { MOST_ALONE } else { MOST_GROUPS };
        while groups.len() < most {
            let end = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            groups.push((sign, start..end));
            // A bracket after the code of an area or country.
            let close = usize::from(bytes.get(end) == Some(&b')') && groups.len() == 1);
            let gap = end + close;
            // `+84 (0)905 …`: the nought is left out when one calls from abroad.
            let nought = if groups.len() == 1 && bytes[gap..].starts_with(b" (0)") { b" (0)".len() } else { 0 };
            let gap = gap + nought;
            match (bytes.get(gap), bytes.get(gap + 1)) {
                (Some(b'0'..=b'9'), _) if nought > 0 => (sign, start) = (b' ', gap),
                (Some(between @ (b' ' | b'.' | b'-')), Some(b'0'..=b'9')) => (sign, start) = (*between, gap + 1),
                (Some(b'0'..=b'9'), _) if close == 1 => (sign, start) = (b' ', gap),
                // A space that does not break, as Word sets it.
                (Some(0xC2), Some(0xA0)) if bytes.get(gap + 2).is_some_and(u8::is_ascii_digit) => {
                    (sign, start) = (b' ', gap + 2);
                }
                _ => break,
            }
        }
        Self { groups }
    }

    /// From where to go on when these groups are no number: after all of them, or, when there may be more, after the
    /// first.
    pub(super) fn end(&self) -> usize {
        let is_whole = self.groups.len() != MOST_GROUPS && self.groups.len() != MOST_ALONE || self.groups[1].0 != b' ';
        let last = if is_whole { self.groups.last() } else { self.groups.first() };
        last.map_or(0, |(_, last)| last.end)
    }

    /// How many digits there are.
    pub(super) fn count(&self) -> usize {
        self.groups.iter().map(|(_, group)| group.len()).sum()
    }

    /// The groups with which a number may begin. It does not begin after a point or a dash: what stands there is the rest
    /// of a sum, a date or a symbol.
    pub(super) fn starts(&self) -> impl Iterator<Item = usize> {
        (0..self.groups.len()).filter(|at| self.groups[*at].0 == b' ')
    }

    /// All that begins with a group, the longest first; nor does a number end before a point or a dash.
    pub(super) fn from<'t>(&self, text: &'t str, group: usize) -> impl Iterator<Item = Digits> + use<'_, 't> {
        let ends = (group + 1..=self.groups.len()).rev();
        let whole = ends.filter(|to| self.groups.get(*to).is_none_or(|(sign, _)| *sign == b' '));
        let length = move |to: &usize| self.groups[group..*to].iter().map(|(_, group)| group.len()).sum();
        whole.filter(move |to| LENGTHS.contains(&length(to))).map(move |to| self.part(text, group..to))
    }

    fn part(&self, text: &str, groups: Range<usize>) -> Digits {
        let groups = &self.groups[groups];
        let (first, last) = (&groups[0].1, &groups[groups.len() - 1].1);
        let alone = groups.iter().map(|(_, group)| &text[group.clone()]).collect();
        Digits { range: first.start..last.end, alone, first: first.len() }
    }
}
