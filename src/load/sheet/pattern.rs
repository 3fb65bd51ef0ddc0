//! What a number format adds to a number, and what it hides of it.

use super::{affixes::Affixes, grid::State};
use crate::source::Shown;
use rust_decimal::Decimal;
use std::str::Chars;

/// The sections of a format, each for some numbers: above zero, below, and zero itself, unless they say otherwise.
pub(super) struct Pattern(Vec<Section>);

/// Sections beyond are for texts.
const MOST_SECTIONS: usize = 3;

struct Section {
    condition: Option<Condition>,
    affixes: Affixes,
    /// Whether the number is shown at all, and not only a dash.
    has_digits: bool,
    /// By how many thousands it is divided.
    times: u8,
    decimals: u8,
}

impl Pattern {
    /// The pattern of a code of Excel, as `#,##0.0, "đồng"`; none when numbers are seen as they are.
    pub(super) fn of_code(code: &str) -> Option<Self> {
        let mut rest = code.chars();
        let mut sections = Vec::new();
        while sections.len() < MOST_SECTIONS && (sections.is_empty() || !rest.as_str().is_empty()) {
            sections.push(Written::of(&mut rest).section());
        }
        let is_plain = |section: &Section| section.times == 0 && section.affixes.is_empty();
        if sections.iter().all(is_plain) { None } else { Some(Self(sections)) }
    }

    /// A number that is written as `text`, as people see it.
    pub(super) fn apply(&self, number: Decimal, text: String) -> (String, State) {
        match self.section(number) {
            // Zero is zero in thousands, too.
            Some(Section { times: times @ 1.., decimals, .. }) if !number.is_zero() => {
                (text, State::Shown(Shown::InThousands { times: *times, decimals: *decimals }))
            }
            Some(section) if section.has_digits => section.affixes.around(text),
            _ => (text, State::Sound),
        }
    }

    fn section(&self, number: Decimal) -> Option<&Section> {
        let holds = |at: usize, section: &Section| match (&section.condition, at, self.0.len()) {
            (Some(condition), ..) => condition.holds(number),
            (None, 0, 2) => number >= Decimal::ZERO,
            (None, 0, 3..) => number > Decimal::ZERO,
            (None, 1, 3..) => number < Decimal::ZERO,
            _ => true,
        };
        let found = self.0.iter().enumerate().find(|(at, section)| holds(*at, section));
        found.map(|(_, section)| section).or(self.0.last())
    }
}

/// Which numbers a section is for, as `[>=1000000]`.
struct Condition {
    operator: &'static str,
    bound: Decimal,
}

impl Condition {
    /// Longer operators come first.
    const OPERATORS: [&str; 6] = [">=", "<=", "<>", ">", "<", "="];

    fn of(text: &str) -> Option<Self> {
        let operator = Self::OPERATORS.into_iter().find(|operator| text.starts_with(operator))?;
        let bound = text[operator.len()..].trim().parse().ok()?;
        Some(Self { operator, bound })
    }

    fn holds(&self, number: Decimal) -> bool {
        match self.operator {
            ">=" => number >= self.bound,
            "<=" => number <= self.bound,
            "<>" => number != self.bound,
            ">" => number > self.bound,
            "<" => number < self.bound,
            _ => number == self.bound,
        }
    }
}

/// A section as its code has it.
#[derive(Default)]
struct Written {
    condition: Option<Condition>,
    before: String,
    after: String,
    /// The places of digits and the separators among them.
    digits: String,
}

/// What a code says for “as a number is mostly shown”.
const GENERAL: &str = "general";

impl Written {
    /// Reads on to the end of the section.
    fn of(rest: &mut Chars<'_>) -> Self {
        let mut written = Self::default();
        while let Some(c) = rest.next() {
            match c {
                ';' => break,
                '"' => written.words(rest.by_ref().take_while(|c| *c != '"')),
                '\\' => written.words(rest.next()),
                // The next character is as wide as a space, or fills the cell.
                '_' | '*' => drop(rest.next()),
                '[' => written.bracket(&rest.by_ref().take_while(|c| *c != ']').collect::<String>()),
                '0' | '#' | '?' | '@' | '.' | ',' => written.digits.push(c),
                // Digits of an exponent, of hundredths and of a fraction belong to the number.
                'E' | 'e' if rest.as_str().starts_with(['+', '-']) => drop(rest.next()),
                '%' | '/' => {}
                'G' | 'g' if starts_with(rest.as_str(), &GENERAL[1..]) => {
                    written.digits.push('0');
                    rest.by_ref().take(GENERAL.len() - 1).for_each(drop);
                }
                _ => written.words([c]),
            }
        }
        written
    }

    fn words(&mut self, words: impl IntoIterator<Item = char>) {
        if self.has_digits() { self.after.extend(words) } else { self.before.extend(words) }
    }

    /// A currency as `[$₫-42A]`, or a condition. Colours and languages add nothing.
    fn bracket(&mut self, inside: &str) {
        match inside.strip_prefix('$') {
            Some(currency) => self.words(currency.split('-').next().unwrap_or_default().chars()),
            None => self.condition = Condition::of(inside).or(self.condition.take()),
        }
    }

    fn has_digits(&self) -> bool {
        self.digits.contains(is_place)
    }

    fn section(self) -> Section {
        let (whole, part) = self.digits.split_once('.').unwrap_or((&self.digits, ""));
        // A comma with no place of a digit behind it divides by a thousand.
        let times = whole.len() - whole.trim_end_matches(',').len() + part.matches(',').count();
        let few = |count: usize| u8::try_from(count.min(MOST_TIMES)).unwrap_or_default();
        let has_digits = self.has_digits();
        Section {
            times: if has_digits { few(times) } else { 0 },
            decimals: few(part.matches(is_place).count()),
            affixes: Affixes::of(&self.before, &self.after),
            has_digits,
            condition: self.condition,
        }
    }
}

/// No figure has more thousands or decimals.
const MOST_TIMES: usize = 6;

fn is_place(c: char) -> bool {
    matches!(c, '0' | '#' | '?' | '@')
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests {
    use super::Pattern;
    use crate::{load::sheet::grid::State, source::Shown};
    use rust_decimal::Decimal;

    fn seen(code: &str, number: i64) -> String {
        let (number, text) = (Decimal::from(number), number.to_string());
        let Some(pattern) = Pattern::of_code(code) else { return text };
        match pattern.apply(number, text) {
            (text, State::Shown(Shown::InThousands { times, decimals })) => format!("{text} /{times} .{decimals}"),
            (text, _) => text,
        }
    }

    #[test]
    fn units_are_those_that_people_see() {
        for (code, number, expected) in [
            ("General", 5, "5"),
            ("#,##0", 5, "5"),
            ("0.00E+00", 5, "5"),
            ("#,##0\\ [$₫-42A]", 900_000, "900000 ₫"),
            ("#,##0 \"đồng\"", 5, "5 đồng"),
            ("\"$\"#,##0_);[Red](\"$\"#,##0)", -5, "$-5"),
            ("[$VND] #,##0.00", 5, "VND 5"),
            ("[$-42A]#,##0", 5, "5"),
            ("[Red]0;[Blue]-0", 5, "5"),
            ("General\" lượt\"", 5, "5 lượt"),
            ("0\\ \\t\\ỷ", 5, "5 tỷ"),
            ("#,##0 ₫", 5, "5 ₫"),
            ("(0)", 5, "5"),
            ("_-* #,##0\\ \"₫\"_-;\\-* #,##0\\ \"₫\"_-;_-* \"-\"\\ \"₫\"_-;_-@_-", 5, "5 ₫"),
            ("_-* #,##0\\ \"₫\"_-;\\-* #,##0\\ \"₫\"_-;_-* \"-\"\\ \"₫\"_-;_-@_-", -5, "-5 ₫"),
            ("_-* #,##0\\ \"₫\"_-;\\-* #,##0\\ \"₫\"_-;_-* \"-\"\\ \"₫\"_-;_-@_-", 0, "0"),
            ("0;0\" âm\"", 5, "5"),
            ("0;-0\" âm\"", -5, "-5 âm"),
            ("[>=1000]0\" nhiều\";[>=10]0\" vừa\";0\" ít\"", 10, "10 vừa"),
            ("[>=1000]0\" nhiều\";[>=10]0\" vừa\";0\" ít\"", 9, "9 ít"),
            ("0\"%\"", 5, "5%"),
            ("0\" \"\"a;b\"", 5, "5 ab"),
            ("\"900 nghìn\"", 5, "5"),
        ] {
            assert_eq!(seen(code, number), expected, "{code} {number}");
        }
    }

    #[test]
    fn a_comma_behind_the_digits_divides() {
        for (code, number, expected) in [
            ("#,##0.0,", 18_500, "18500 /1 .1"),
            ("#,##0.00,,", 18_500, "18500 /2 .2"),
            ("0,.0", 18_500, "18500 /1 .1"),
            ("#,##0,\" nghìn\"", 18_500, "18500 /1 .0"),
            ("#,##0.0,", 0, "0"),
            ("[>=1000]0.0,;0", 999, "999"),
            ("[>=1000]0.0,;0", 1000, "1000 /1 .1"),
        ] {
            assert_eq!(seen(code, number), expected, "{code} {number}");
        }
    }
}
