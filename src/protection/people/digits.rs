//! Digits as people group them: `0905 123 456`, `0262.3.855.123`, `(+84) 905-123-456`.

use std::ops::Range;

/// The most groups that are looked at together: more is a row of figures.
const MOST_GROUPS: usize = 16;

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
    pub(super) digits: String,
    /// How many digits the first group has.
    pub(super) first: usize,
}

impl Groups {
    /// The groups that begin with the digit at `at`.
    pub(super) fn at(text: &str, at: usize) -> Self {
        let bytes = text.as_bytes();
        let (mut groups, mut sign, mut start) = (Vec::new(), b' ', at);
        while groups.len() < MOST_GROUPS {
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
                _ => break,
            }
        }
        Self { groups }
    }

    /// Where the last group ends.
    pub(super) fn end(&self) -> usize {
        self.groups.last().map_or(0, |(_, last)| last.end)
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
        whole.map(move |to| self.part(text, group..to))
    }

    fn part(&self, text: &str, groups: Range<usize>) -> Digits {
        let groups = &self.groups[groups];
        let (first, last) = (&groups[0].1, &groups[groups.len() - 1].1);
        let digits = groups.iter().map(|(_, group)| &text[group.clone()]).collect();
        Digits { range: first.start..last.end, digits, first: first.len() }
    }
}
