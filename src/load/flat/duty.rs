//! Rows about a duty: statements, figures, activities.

use super::{
    ACTIVITY, FROM, Flat, ITEM, PERIOD, PLACE, TO, VALUE, WITH, fill,
    findings::{
        head_with_duty, period_alone, statement_with_activity, twice, without_activity, without_item, without_value,
    },
    item::Item,
    stray_cell,
};
use crate::{
    finding::Finding,
    load::{
        scalar, shown,
        table::{Field, Row},
        value,
    },
    model::{Activity, Cell, DutyAt, DutyResult, Figure, IndicatorAt, Status},
    source::Spanned,
};

impl<'t> Flat<'_, '_, 't> {
    pub(super) fn duty_fact(&mut self, at: usize, duty: Spanned<DutyAt>, row: &Row<'t>) {
        let (activity, value) = (row.get(ACTIVITY), row.get(VALUE));
        let is_nameless = activity.is_some_and(|activity| !self.is_sound(activity));
        let stray = if activity.is_none() { stray_cell(row) } else { None };
        self.findings.extend(stray.map(without_activity));
        // A figure of an activity that is not named is none of the whole duty.
        if (is_nameless || stray.is_some()) && value.is_some() && self.memo.item(row.get(ITEM)).is_none() {
            self.result(at, duty).unread = true;
            return;
        }
        if is_nameless {
            return;
        }
        if value.is_none() && activity.is_none() {
            self.blank_fact(at, *duty, row);
            return;
        }
        match self.memo.item(row.get(ITEM)) {
            Some((item, true)) => self.statement(at, duty, item, row),
            Some((_, false)) => self.findings.push(head_with_duty(row)),
            None => self.fact(at, duty, row),
        }
    }

    /// A row of a form that was not filled in, or whose figure stands under another heading.
    fn blank_fact(&mut self, at: usize, duty: DutyAt, row: &Row<'t>) {
        // A status or a reason has no period.
        let is_statement = self.memo.item(row.get(ITEM)).is_some();
        let period = if is_statement { row.get(PERIOD) } else { stray_period(row) };
        if let Some(period) = period {
            self.findings.push(period_alone(period));
            self.missed.push((*self.submissions[at].agency, Some(duty)));
        }
    }

    fn statement(&mut self, at: usize, duty: Spanned<DutyAt>, item: Item, row: &Row<'t>) {
        if let Some(activity) = row.get(ACTIVITY) {
            self.findings.push(statement_with_activity(activity));
            return;
        }
        let Some(value) = row.get(VALUE).filter(|value| self.is_sound(value)).map(Field::owned) else { return };
        let place = self.place(at, duty);
        let (result, findings) = (&mut self.submissions[at].results[place], &mut self.findings);
        match item {
            Item::Status => {
                // Until a row says it, the status stands where the duty does.
                if result.status.span == result.duty.span {
                    result.status = value::status(value.written(), findings);
                } else if value::status_word(&value) != Some(result.status.value) {
                    findings.push(twice(result.status.span, value.span));
                }
            }
            Item::Reason => fill(&mut result.reason, value, findings),
            _ => fill(&mut result.summary, value, findings),
        }
    }

    /// A figure, an activity, or a figure of an activity.
    fn fact(&mut self, at: usize, duty: Spanned<DutyAt>, row: &Row<'t>) {
        let value = row.get(VALUE);
        let figure = value.and_then(|value| self.figure(*duty, value, row));
        let unread = figure.is_none() && value.is_some();
        if let (Some(sums), Some(figure)) = (&mut self.sums, &figure) {
            sums.add(*self.submissions[at].agency, *duty, figure);
        }
        let Some(title) = row.get(ACTIVITY) else {
            let result = self.result(at, duty);
            result.unread |= unread;
            result.figures.extend(figure);
            return;
        };
        if value.is_none() {
            let item = row.get(ITEM).map(|item| without_value(item.written()));
            self.findings.extend(item.or_else(|| stray_period(row).map(period_alone)));
        }
        let activity = self.activity(title, figure, row);
        let place = self.place(at, duty);
        let result = &mut self.submissions[at].results[place];
        result.unread |= unread;
        // Rows of one activity: the same title on the same days.
        match self.known.find((at, place), &activity, &result.activities) {
            Some(known) => join(&mut result.activities[known], activity, &mut self.findings),
            None => result.activities.push(activity),
        }
    }

    /// The answer to `duty`, begun when this is its first fact.
    fn result(&mut self, at: usize, duty: Spanned<DutyAt>) -> &mut DutyResult {
        let place = self.place(at, duty);
        &mut self.submissions[at].results[place]
    }

    /// Where that answer stands among those of its submission.
    fn place(&mut self, at: usize, duty: Spanned<DutyAt>) -> usize {
        let results = &mut self.submissions[at].results;
        *self.answers[at][duty.index()].get_or_insert_with(|| {
            results.push(blank(duty));
            results.len() - 1
        })
    }

    fn figure(&mut self, duty: DutyAt, value: &Field<'t>, row: &Row<'t>) -> Option<Figure> {
        let Some(item) = row.get(ITEM) else {
            self.findings.push(without_item(value));
            return None;
        };
        let indicator: IndicatorAt = self.memo.indicator(item, duty, self.names, &mut self.findings)?;
        let month = match row.get(PERIOD) {
            Some(written) => Some(value::month(written.written(), &mut self.findings)?),
            None => None,
        };
        let cell = self.cell(value, indicator);
        Some(Figure { indicator: Spanned::new(indicator, item.span), month, cell, span: row.span })
    }

    /// What stands in a cell, unless people see something else in it.
    fn cell(&mut self, written: &Field<'t>, indicator: IndicatorAt) -> Spanned<Cell> {
        let indicator = self.names.plan.indicator(indicator);
        let cell = value::cell(written.written(), indicator, &mut self.findings);
        let Some(how) = self.table.and_then(|table| table.shown(written.span)) else { return cell };
        let seen = Spanned::new(self.text.get(written.span.range()).unwrap_or_default(), written.span);
        shown::trusted(cell, seen, how, indicator, &mut self.findings)
    }

    fn activity(&mut self, title: &Field<'t>, figure: Option<Figure>, row: &Row<'t>) -> Activity {
        let mut day =
            |column| row.get(column).map(|written| value::activity_day(written.written(), &mut self.findings));
        let (from, to) = (day(FROM), day(TO));
        let mut sound = |column| row.get(column).filter(|cell| self.is_sound(cell));
        let (place, with) = (sound(PLACE), sound(WITH));
        let partners = with.map(|cell| self.memo.partners(cell, self.names));
        Activity {
            title: title.name(),
            from,
            to,
            place: place.map(Field::name),
            with: partners.unwrap_or_default(),
            figures: figure.into_iter().collect(),
            span: row.span,
        }
    }
}

/// What stands under “kỳ” and may be a figure: no month, no year, no words as “Quý IV”.
fn stray_period<'r, 't>(row: &'r Row<'t>) -> Option<&'r Field<'t>> {
    let is_year = |text: &str| text.parse().is_ok_and(|year| scalar::YEARS.contains(&year));
    let may_be = |text: &str| text.starts_with(|c: char| c.is_ascii_digit()) && !is_year(text);
    row.get(PERIOD).filter(|period| may_be(&period.text) && scalar::month(&period.text).is_none())
}

/// An answer of which nothing was read yet.
fn blank(duty: Spanned<DutyAt>) -> DutyResult {
    DutyResult {
        duty,
        status: Spanned::new(Status::Reported, duty.span),
        reason: None,
        summary: None,
        figures: Vec::new(),
        activities: Vec::new(),
        unread: false,
    }
}

/// One more row of a known activity: any of its rows may give figures, the place or partners.
fn join(known: &mut Activity, row: Activity, findings: &mut Vec<Finding>) {
    known.figures.extend(row.figures);
    if let Some(place) = row.place {
        fill(&mut known.place, place, findings);
    }
    for partner in row.with {
        if !known.with.iter().any(|named| named.value == partner.value) {
            known.with.push(partner);
        }
    }
}
