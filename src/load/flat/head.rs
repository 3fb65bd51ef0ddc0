//! Rows about the document, and difficulties and proposals.

use super::{
    ACTIVITY, Flat, ITEM, VALUE, fill,
    findings::{activity_without_duty, without_activity, without_duty},
    item::{self, Item},
    stray_cell,
};
use crate::load::{
    table::{Field, Row},
    value,
};

impl<'t> Flat<'_, '_, 't> {
    /// A row without a duty: about the document, or a difficulty or proposal.
    pub(super) fn head_fact(&mut self, at: usize, row: &Row<'t>) {
        if let Some(activity) = row.get(ACTIVITY) {
            if self.is_sound(activity) {
                self.findings.push(activity_without_duty(activity));
            }
            return;
        }
        self.findings.extend(stray_cell(row).map(without_activity));
        // A form that was not filled in, or words that a spreadsheet took for a formula.
        let Some(value) = row.get(VALUE).filter(|value| self.is_sound(value)).map(Field::owned) else { return };
        let general = row.get(ITEM).and_then(|item| item::of(&item.text)).filter(|(_, with_duty)| !with_duty);
        let Some((item, _)) = general else {
            self.findings.push(without_duty(row));
            return;
        };
        let (submission, findings) = (&mut self.submissions[at], &mut self.findings);
        match item {
            Item::Plan => fill(&mut submission.plan, value, findings),
            Item::Form => fill(&mut submission.form, value, findings),
            Item::Number => fill(&mut submission.number, value, findings),
            Item::Signer => fill(&mut submission.signer, value, findings),
            Item::Date => fill(&mut submission.date, value::day(value.written(), findings), findings),
            Item::Cutoff => fill(&mut submission.cutoff, value::day(value.written(), findings), findings),
            Item::Sample => submission.sample = value::flag(value.written(), findings),
            Item::Difficulty => submission.difficulties.push(value),
            Item::Proposal => submission.proposals.push(value),
            Item::Status | Item::Reason | Item::Summary => {}
        }
    }
}
