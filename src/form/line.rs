//! The lines of a form that is a table: one a fact that may be told.

use super::{Form, harmless, words};
use crate::{
    load::words::{Item, is_item, item},
    model::{Asks, Duty, FORM_VERSION, Month, Plan},
};

/// Where the columns stand, in the reader's order.
pub(super) mod column {
    pub(crate) const AGENCY: usize = 0;
    pub(crate) const DUTY: usize = 1;
    pub(crate) const ITEM: usize = 2;
    pub(crate) const VALUE: usize = 3;
    pub(crate) const PERIOD: usize = 4;
    pub(crate) const ACTIVITY: usize = 5;
    pub(crate) const FROM: usize = 6;
    pub(crate) const TO: usize = 7;
    pub(crate) const PLACE: usize = 8;
    pub(crate) const WITH: usize = 9;
    pub(crate) const NOTE: usize = 10;
    /// How many there are.
    pub(crate) const COUNT: usize = 11;
}

/// One line: what is filled in beforehand, and what is asked for.
pub(super) struct Line<'p> {
    pub(super) duty: Option<&'p Duty>,
    pub(super) item: String,
    /// Filled in beforehand; else empty.
    pub(super) value: String,
    pub(super) month: Option<Month>,
    /// Guidance in a column that is never read.
    pub(super) note: String,
    pub(super) asks: Asked<'p>,
}

/// What a line asks for.
#[derive(Clone, Copy)]
pub(super) enum Asked<'p> {
    /// Nothing: it is filled in.
    Nothing,
    /// Words.
    Words,
    /// A day.
    Day,
    /// What is said of a duty; the first line of one.
    Status,
    /// A value of an indicator.
    Figure(&'p Asks),
    /// An activity of the duty.
    Activity,
}

impl Line<'_> {
    /// The cells in the reader's order.
    pub(super) fn cells(&self, agency: &str) -> [String; column::COUNT] {
        let duty = self.duty.map(|duty| harmless(&duty.id)).unwrap_or_default();
        let month = self.month.map(|month| month.to_string()).unwrap_or_default();
        let mut cells = [const { String::new() }; column::COUNT];
        cells[column::AGENCY] = harmless(agency);
        cells[column::DUTY] = duty;
        cells[column::ITEM] = harmless(&self.item);
        cells[column::VALUE] = harmless(&self.value);
        cells[column::PERIOD] = month;
        cells[column::NOTE] = harmless(&self.note);
        cells
    }
}

/// Every line of a form: the document, each duty, then difficulties and proposals.
pub(super) fn lines<'p>(form: &Form<'p>) -> Vec<Line<'p>> {
    let plan = form.plan;
    let general = |word: Item, value: String, asks: Asked<'p>| Line {
        duty: None,
        item: item(word).to_owned(),
        value,
        month: None,
        note: words::of_item(word).to_owned(),
        asks,
    };
    let mut lines = vec![
        general(Item::Plan, plan.id.value.clone(), Asked::Nothing),
        general(Item::Form, FORM_VERSION.to_string(), Asked::Nothing),
        general(Item::Number, String::new(), Asked::Words),
        general(Item::Date, String::new(), Asked::Day),
        general(Item::Signer, String::new(), Asked::Words),
        general(Item::Cutoff, String::new(), Asked::Day),
    ];
    lines.extend(form.duties().flat_map(|duty| of_duty(form, duty)));
    lines.extend([Item::Difficulty, Item::Proposal].map(|word| general(word, String::new(), Asked::Words)));
    lines
}

fn of_duty<'p>(form: &Form<'p>, duty: &'p Duty) -> Vec<Line<'p>> {
    let line = |item: String, month: Option<Month>, note: String, asks: Asked<'p>| Line {
        duty: Some(duty),
        item,
        value: String::new(),
        month,
        note,
        asks,
    };
    let said = |word: Item, note: String, asks: Asked<'p>| line(item(word).to_owned(), None, note, asks);
    let of_item = |word: Item| said(word, words::of_item(word).to_owned(), Asked::Words);
    let mut lines = vec![
        said(Item::Status, words::of_duty(form.plan, duty), Asked::Status),
        of_item(Item::Reason),
        of_item(Item::Summary),
    ];
    for asks in &duty.indicators {
        for month in words::months(form.plan, duty, *asks) {
            let note = words::of_indicator(form.plan, duty, *asks);
            lines.push(line(indicator(form.plan, *asks), month, note, Asked::Figure(asks)));
        }
    }
    lines.push(line(String::new(), None, words::of_activity(duty), Asked::Activity));
    lines
}

/// How a line names an indicator: by its name, which people know; by its id where the name means something else.
pub(super) fn indicator(plan: &Plan, asks: Asks) -> String {
    let indicator = plan.indicator(asks.indicator);
    let name = words::plain(&indicator.name);
    let is_clear = plan.find_indicator(&name) == Some(asks.indicator) && !is_item(&name);
    if is_clear { name } else { indicator.id.value.clone() }
}
