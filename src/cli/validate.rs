//! `validate`: every finding of every file in one run, and a verdict.

use super::{
    arguments::{FindingFormat, Validate},
    exit::{Exit, Failure, OrExit as _},
    feedback,
    listed::{Listed, Selection},
    named,
    run::{Checked, Look, Run, print},
};
use crate::finding::{listed as words, text};
use anyhow::anyhow;

pub(super) fn run(run: &mut Run, arguments: &Validate) -> Result<Exit, Failure> {
    let rules = arguments.only.iter().map(|name| named::rule(run, name)).collect::<Result<Vec<_>, _>>()?;
    let checked = run.check(&arguments.paths, Look::AtAll)?;
    let agencies = named::agencies(run, &checked.round.plan, &arguments.agencies)?;
    let selection = Selection { rules, agencies };
    must_have_sent(run, &checked, &selection)?;
    let listed = Listed::of(&checked, &run.sources, run.lang, &selection);
    let text = match arguments.format {
        FindingFormat::Text => listed.as_text(|finding| run.rendered_one(finding)),
        FindingFormat::Json => listed.as_json()?,
        FindingFormat::Csv => listed.as_csv()?,
        FindingFormat::Sarif => listed.as_sarif()?,
        FindingFormat::Github => listed.as_github(),
    };
    print(&text)?;
    if let Some(folder) = &arguments.feedback {
        feedback::write(run, &checked, &listed, folder, arguments)?;
    }
    let reached = listed.findings().any(|finding| arguments.fail_on.is_reached_by(finding.severity));
    Ok(if reached { Exit::Findings } else { Exit::Done })
}

/// An agency that was asked about and sent nothing has not passed.
fn must_have_sent(run: &Run, checked: &Checked, selection: &Selection) -> Result<(), Failure> {
    let sent = checked.agencies();
    let absent = selection.agencies.iter().filter(|at| !sent.contains(at));
    let names: Vec<&str> = absent.map(|at| checked.round.plan.agency(*at).name.as_str()).collect();
    if names.is_empty() {
        return Ok(());
    }
    let names = words(&names);
    let text = text!(
        vi: "không có báo cáo nào đọc được của {names}",
        en: "there is no submission of {names} that could be read",
    );
    Err(anyhow!(text.get(run.lang).to_owned())).or_exit(Exit::NothingRead)
}
