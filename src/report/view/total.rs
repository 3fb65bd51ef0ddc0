//! Indicators of a duty, added up.

use super::{
    super::{choices, wording},
    Said,
};
use crate::{
    consolidation::{Addend, Totalled},
    model::{Plan, Total},
    source::Sources,
};
use rust_decimal::Decimal;
use serde::Serialize;

/// An indicator of a duty.
#[derive(Debug, Serialize)]
pub struct TotalView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// How it totals: `sum`, `max`, `latest`, `list` or `none`.
    pub total: &'static str,
    /// The number, for programs; none when there is none.
    pub number: Option<String>,
    /// The number, or the words, as the report shows them.
    pub shown: String,
    /// How many agencies have made a statement.
    pub stated: usize,
    /// Of how many one is expected.
    pub expected: usize,
    /// The share in words, as "27/31 cơ quan", and how much is missing of months.
    pub coverage: String,
    /// Who is not in it.
    pub absent: Vec<String>,
    /// Who is in it without some of the months asked for, as “Công an tỉnh (tháng 9/2023)”.
    pub lacking: Vec<String>,
    /// What it is made of.
    pub addends: Vec<AddendView>,
    /// The words listed.
    pub words: Vec<Said>,
    /// How often each allowed value was chosen.
    pub choices: Vec<ChoiceView>,
}

/// One agency's part of a total.
#[derive(Debug, Serialize)]
pub struct AddendView {
    /// Id of the agency.
    pub agency: String,
    /// The number that counts.
    pub number: String,
    /// What was taken off for joint activities that another agency leads.
    pub shared: String,
    /// Where the figures stand: file, line, column and cell.
    pub places: Vec<String>,
}

/// How often a value was chosen.
#[derive(Debug, Serialize)]
pub struct ChoiceView {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// How many agencies chose it.
    pub agencies: usize,
}

impl TotalView {
    pub(super) fn of(plan: &Plan, line: &Totalled<'_>, sources: &Sources) -> Self {
        let indicator = plan.indicator(line.indicator);
        let choices = indicator.values.iter().zip(&line.choices);
        let choices: Vec<ChoiceView> = choices
            .map(|(value, agencies)| ChoiceView { id: value.id.clone(), text: value.text.clone(), agencies: *agencies })
            .collect();
        Self {
            id: indicator.id.value.clone(),
            name: indicator.name.clone(),
            unit: indicator.unit.clone(),
            total: match indicator.total {
                Total::Sum => "sum",
                Total::Max => "max",
                Total::Latest => "latest",
                Total::List => "list",
                Total::None => "none",
            },
            number: line.number.map(|number| number.normalize().to_string()),
            shown: shown(plan, line),
            stated: line.stated,
            expected: line.expected,
            coverage: coverage(line),
            absent: line.absent.iter().map(|agency| plan.agency(*agency).short.clone()).collect(),
            lacking: lacking(line)
                .map(|addend| format!("{} ({})", plan.agency(addend.agency).short, wording::months(&addend.lacking)))
                .collect(),
            addends: line
                .addends
                .iter()
                .map(|addend| AddendView {
                    agency: plan.agency(addend.agency).id.value.clone(),
                    number: addend.number.normalize().to_string(),
                    shared: addend.shared.normalize().to_string(),
                    places: addend.spans.iter().map(|span| sources.place(*span)).collect(),
                })
                .collect(),
            words: line.words.iter().map(|(agency, text)| Said::of(plan, *agency, text)).collect(),
            choices,
        }
    }
}

/// Whose numbers are without some of the months asked for.
fn lacking<'l>(line: &'l Totalled<'_>) -> impl Iterator<Item = &'l Addend> {
    line.addends.iter().filter(|addend| !addend.lacking.is_empty())
}

fn coverage(line: &Totalled<'_>) -> String {
    let share = format!("{}/{} cơ quan", line.stated, line.expected);
    match (lacking(line).next(), lacking(line).count()) {
        (Some(only), 1) if line.expected == 1 => format!("{share}; thiếu {}", wording::months(&only.lacking)),
        (Some(_), count) => format!("{share}; {} cơ quan thiếu một số tháng", wording::count(count)),
        (None, _) => share,
    }
}

/// The total in a cell of a table.
fn shown(plan: &Plan, line: &Totalled<'_>) -> String {
    if let Some(number) = line.number {
        return match &*line.addends {
            [only] => of_month(only, number),
            _ => wording::number(number),
        };
    }
    if let Some(chosen) = choices::in_cell(plan.indicator(line.indicator), &line.choices) {
        return chosen;
    }
    match (line.words.len(), line.addends.len()) {
        (0, 0) => "–".to_owned(),
        (0, _) => {
            // What cannot be put together is told one by one.
            let told = line
                .addends
                .iter()
                .map(|addend| format!("{}: {}", plan.agency(addend.agency).short, of_month(addend, addend.number)));
            told.collect::<Vec<_>>().join("; ")
        }
        (given, _) => format!("{given} nội dung"),
    }
}

/// A number with its month, where it is that of one month alone.
fn of_month(addend: &Addend, number: Decimal) -> String {
    let month = addend.month.map(|month| format!(" ({})", wording::months(&[month]))).unwrap_or_default();
    wording::number(number) + &month
}
