//! `remind`: the reminder to each agency that is overdue or has left duties unanswered.

use super::{
    arguments::Remind,
    exit::{Exit, Failure},
    letters::{self, Asked, Letter},
    named,
    output::REMINDERS,
    run::{Look, Run},
};
use crate::{
    consolidation::Consolidation,
    finding::text,
    form,
    model::AgencyAt,
    report::letter::{Reminder, to_remind},
};
use std::path::PathBuf;

/// The built-in template.
const TEMPLATE: &str = include_str!("../../report-templates/letters/don-doc.md");
pub(super) fn run(run: &mut Run, arguments: &Remind) -> Result<Exit, Failure> {
    let template = letters::template(arguments.template.as_deref(), TEMPLATE)?;
    let paths: Vec<PathBuf> = arguments.folder.iter().cloned().collect();
    let checked = run.check(&paths, Look::AsOf)?;
    let wanted = named::agencies(run, &checked.round.plan, &arguments.agencies)?;
    let consolidation = Consolidation::of(&checked.round, &checked.findings, &checked.later);
    let mut agencies = to_remind(&consolidation);
    agencies.retain(|agency| wanted.is_empty() || wanted.contains(agency));
    let names = form::file_names(&checked.round.plan);
    let to = |agencies: &[AgencyAt], name: String| {
        let letter = Reminder::of(&consolidation, agencies, arguments.due);
        Letter::of(&template, &letter, name)
    };
    let letters = if agencies.is_empty() {
        Vec::new()
    } else if arguments.together {
        vec![to(&agencies, REMINDERS.to_owned())?]
    } else {
        let each = agencies.iter().map(|agency| to(&[*agency], format!("{REMINDERS}-{}", names[agency.index()])));
        each.collect::<Result<_, _>>()?
    };
    if letters.is_empty() {
        run.remark(&text!(vi: "Không có cơ quan nào phải đôn đốc", en: "There is no agency to remind"));
    }
    let asked = Asked::all_if(arguments.agencies.is_empty());
    letters::write(run, &arguments.output, REMINDERS, &letters, asked, arguments.force)?;
    if !letters.is_empty() {
        checked.unread_files().into_iter().chain(checked.later_arrivals()).for_each(|remark| run.remark(&remark));
    }
    letters::remark_due(run, &letters, arguments.due, checked.round.as_of);
    Ok(Exit::Done)
}
