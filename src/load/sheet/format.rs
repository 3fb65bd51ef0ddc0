//! What the number format of a cell makes of its number.

/// How a number is shown, as far as it changes what the number means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Format {
    /// As a number.
    #[default]
    Plain,
    /// A hundred times as large, with `%`.
    Percent,
    /// As a day.
    Date,
    /// As a day and a time of day.
    Moment,
    /// As a month: what Excel makes of `07/2023` when it is typed in.
    Month,
    /// As a time of day.
    Time,
    /// As a length of time, which may be more than a day.
    Elapsed,
}

impl Format {
    /// The format that a code of Excel stands for, as `0.0%` or `dd/mm/yyyy;@`. Its first section decides.
    pub(super) fn of_code(code: &str) -> Self {
        let Some(letters) = letters(code) else { return Self::Elapsed };
        let has = |letter: char| letters.contains(letter);
        if letters.contains("general") || has('#') {
            return if has('%') { Self::Percent } else { Self::Plain };
        }
        let (day, clock) = (has('d') || has('y'), has('h') || has('s'));
        match (day, clock) {
            (true, true) => Self::Moment,
            (true, false) if has('d') || !has('m') => Self::Date,
            (true, false) => Self::Month,
            (false, true) => Self::Time,
            (false, false) if has('%') => Self::Percent,
            (false, false) if has('m') => Self::Month,
            (false, false) => Self::Plain,
        }
    }

    /// The format of a cell that the library knows to be a date; some formats of dates have no code.
    pub(super) fn or_date(self) -> Self {
        if self == Self::Plain { Self::Date } else { self }
    }

    /// The format of a number that Excel gives without a code (ECMA-376, part 1, 18.8.30; those from 27 on are dates of
    /// East Asia).
    pub(super) fn of_number(number: u16) -> Self {
        match number {
            9 | 10 => Self::Percent,
            14..=16 | 27..=36 | 50..=58 => Self::Date,
            17 => Self::Month,
            18..=21 | 45 | 47 => Self::Time,
            22 => Self::Moment,
            46 => Self::Elapsed,
            _ => Self::Plain,
        }
    }
}

/// The letters of the first section that tell the format, in lower case, without words in quotation marks, colours and
/// currencies; none for a length of time, as `[h]:mm`.
fn letters(code: &str) -> Option<String> {
    let mut letters = String::new();
    let mut rest = code.chars();
    while let Some(c) = rest.next() {
        match c {
            ';' => break,
            '"' => rest.by_ref().take_while(|c| *c != '"').for_each(drop),
            // The next character stands for itself, for its width, or fills the cell.
            '\\' | '_' | '*' => drop(rest.next()),
            '[' => {
                let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                if !inside.is_empty() && inside.chars().all(|c| "hmsHMS".contains(c)) {
                    return None;
                }
            }
            _ => letters.extend(c.to_lowercase()),
        }
    }
    // The letters of AM/PM are no month.
    Some(letters.replace("am/pm", "h").replace("a/p", "h"))
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn codes() {
        for (code, expected) in [
            ("General", Format::Plain),
            ("", Format::Plain),
            ("0.00", Format::Plain),
            ("#,##0\\ \"đồng\"", Format::Plain),
            ("#,##0.00\\ [$₫-42A]", Format::Plain),
            ("0.00E+00", Format::Plain),
            ("\"Sáng d m y\" 0", Format::Plain),
            ("[Red]0;dd/mm/yyyy", Format::Plain),
            ("@", Format::Plain),
            ("0%", Format::Percent),
            ("#,##0.0%", Format::Percent),
            ("dd/mm/yyyy;@", Format::Date),
            ("[$-42A]d mmmm yyyy", Format::Date),
            ("yyyy", Format::Date),
            ("mmm-yy", Format::Month),
            ("mm/yyyy", Format::Month),
            ("dd/mm/yyyy hh:mm", Format::Moment),
            ("h:mm AM/PM", Format::Time),
            ("mm:ss.0", Format::Time),
            ("[h]:mm:ss", Format::Elapsed),
        ] {
            assert_eq!(Format::of_code(code), expected, "{code}");
        }
    }
}
