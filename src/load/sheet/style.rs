//! How a cell shows its number.

use super::{
    format::Format,
    grid::State,
    number::{self, Epoch},
    pattern::Pattern,
};
use rust_decimal::Decimal;
use std::rc::Rc;

/// The kind of its number, what its format adds to it, and whether all of it is struck out.
#[derive(Clone, Default)]
pub(super) struct Style {
    format: Format,
    pattern: Option<Rc<Pattern>>,
    is_struck: bool,
}

impl Style {
    /// The style that a code of Excel stands for.
    pub(super) fn of_code(code: &str) -> Self {
        let format = Format::of_code(code);
        let is_number = matches!(format, Format::Plain | Format::Percent);
        let pattern = if is_number { Pattern::of_code(code).map(Rc::new) } else { None };
        Self { format, pattern, is_struck: false }
    }

    /// The style of a number that Excel gives without a code.
    pub(super) fn of_number(number: u16) -> Self {
        match number {
            // Sums of money, with the sign of the computer's country.
            5..=8 | 42 | 44 => Self::of_code("\"$\"0"),
            _ => Self { format: Format::of_number(number), ..Self::default() },
        }
    }

    /// The style when it strikes out, or does not. With what is struck out goes what its format adds.
    pub(super) fn struck(self, is_struck: bool) -> Self {
        Self { format: self.format, pattern: self.pattern.filter(|_| !is_struck), is_struck }
    }

    /// Whether all is seen as it is.
    pub(super) fn is_plain(&self) -> bool {
        self.format == Format::Plain && self.pattern.is_none() && !self.is_struck
    }

    /// The style of a cell that the library knows to be a date. It takes some units for letters of dates.
    pub(super) fn or_date(&self) -> Self {
        let format = if self.pattern.is_some() { self.format } else { self.format.or_date() };
        Self { format, ..self.clone() }
    }

    /// What a number of this style says.
    pub(super) fn text(&self, value: f64, epoch: Epoch) -> (String, State) {
        match number::exact(value) {
            Some(exact) => self.exact(exact, epoch),
            None => (value.to_string(), State::Sound),
        }
    }

    /// What an exact number of this style says.
    pub(super) fn exact(&self, value: Decimal, epoch: Epoch) -> (String, State) {
        let text = number::shown(value, self.format, epoch);
        match &self.pattern {
            Some(pattern) => pattern.apply(value, text),
            None => (text, State::Sound),
        }
    }

    /// How people see a cell of this style that without it they would see so.
    pub(super) fn seen(&self, state: State) -> State {
        if self.is_struck { state.struck() } else { state }
    }
}
