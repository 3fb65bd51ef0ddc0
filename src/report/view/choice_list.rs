//! Allowed values that are too long for a cell, told once.

use super::super::choices;
use crate::{
    consolidation::DutyLine,
    model::{Indicator, IndicatorAt, Plan},
};
use serde::Serialize;
use std::collections::BTreeSet;

/// The values of an indicator that tables and sentences tell by their ids.
#[derive(Debug, Serialize)]
pub struct ChoiceList {
    /// Name of the indicator.
    pub name: String,
    /// Its values.
    pub values: Vec<ListedChoice>,
}

/// A value with its words.
#[derive(Debug, Serialize)]
pub struct ListedChoice {
    /// Its id.
    pub id: String,
    /// Its words, without the sign at their end.
    pub text: String,
}

impl ChoiceList {
    /// One list for each indicator of which something was chosen, whatever number of duties ask for it.
    pub(super) fn all(plan: &Plan, lines: &[DutyLine<'_>]) -> Vec<Self> {
        let totals = lines.iter().flat_map(|line| &line.totals);
        let chosen = totals.filter(|total| total.choices.iter().any(|count| *count > 0));
        let indicators: BTreeSet<IndicatorAt> = chosen.map(|total| total.indicator).collect();
        let long = indicators.into_iter().map(|at| plan.indicator(at)).filter(|indicator| choices::are_long(indicator));
        long.map(Self::of).collect()
    }

    fn of(indicator: &Indicator) -> Self {
        let values = indicator.values.iter();
        let values = values.map(|value| ListedChoice {
            id: value.id.clone(),
            text: value.text.trim_end_matches(['.', ';']).to_owned(),
        });
        Self { name: indicator.name.clone(), values: values.collect() }
    }
}
