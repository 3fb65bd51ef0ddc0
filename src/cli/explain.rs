//! `explain`: the page of a rule.

use super::{
    arguments::Explain,
    exit::{Exit, Failure},
    named,
    run::{Run, print},
};
use crate::{
    finding::{Lang, Rule},
    load, rules,
};

pub(super) fn run(run: &Run, arguments: &Explain) -> Result<Exit, Failure> {
    let Some(name) = arguments.rule.as_ref().filter(|_| !arguments.all) else {
        let lines = all().into_iter().map(|rule| {
            format!("{:<28} {:<9} {}\n", rule.id, rule.severity.label().get(run.lang), title(rule.page, run.lang))
        });
        print(&lines.collect::<String>())?;
        return Ok(Exit::Done);
    };
    let rule = named::rule(run, name)?;
    print(&page(rule.page, run.lang))?;
    Ok(Exit::Done)
}

/// Every rule there is, by name.
#[must_use]
pub fn all() -> Vec<&'static Rule> {
    let findings = rules::FINDING_RULES.iter().map(|(rule, _)| *rule);
    let plan = rules::PLAN_RULES.iter().map(|(rule, _)| *rule);
    let mut all: Vec<_> = load::RULES.iter().copied().chain(rules::of_reports()).chain(findings).chain(plan).collect();
    all.sort_by_key(|rule| rule.id);
    all
}

/// A page's title: its first line, "# tiếng Việt / English".
pub(super) fn title(page: &str, lang: Lang) -> &str {
    let line = page.lines().next().unwrap_or_default().trim_start_matches("# ");
    match (line.split_once(" / "), lang) {
        (Some((vi, _)), Lang::Vi) => vi,
        (Some((_, en)), Lang::En) => en,
        (None, _) => line,
    }
}

/// A page in one language: sections headed “Tiếng Việt” and “English”, and blocks marked `vi` and `en`, are for one
/// language alone.
pub(super) fn page(page: &str, lang: Lang) -> String {
    let (other_heading, other_block) = match lang {
        Lang::Vi => ("## English", "```text en"),
        Lang::En => ("## Tiếng Việt", "```text vi"),
    };
    let mut out = format!("# {}\n", title(page, lang));
    let (mut in_other_section, mut in_other_block) = (false, false);
    for line in page.lines().skip(1) {
        if line.starts_with("## ") {
            in_other_section = line == other_heading;
        }
        in_other_block |= line == other_block;
        if !in_other_section && !in_other_block {
            out.push_str(line);
            out.push('\n');
        }
        in_other_block &= line != "```";
    }
    out
}
