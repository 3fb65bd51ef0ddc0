//! Agencies and rules that were named on the command line.

use super::{
    exit::{Exit, Failure, OrExit as _},
    explain,
    run::Run,
};
use crate::{
    finding::{Rule, Text, did_you_mean, quoted, text},
    model::{Agency, AgencyAt, Plan},
};
use anyhow::anyhow;

/// The agencies that were named, each once, in the plan's order.
pub(super) fn agencies(run: &Run, plan: &Plan, names: &[String]) -> Result<Vec<AgencyAt>, Failure> {
    let mut found = Vec::new();
    for name in names {
        let agency = plan.find_agency(name).ok_or_else(|| anyhow!(unknown(plan, name).get(run.lang).to_owned()));
        found.push(agency.or_exit(Exit::Fault)?);
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

fn unknown(plan: &Plan, name: &str) -> Text {
    let known: Vec<&str> = plan.agencies.iter().flat_map(Agency::names).collect();
    let close = did_you_mean(name, &known).and_then(|close| plan.find_agency(close));
    let (read, close) = (quoted(name), close.map(|at| &plan.agency(at).short));
    match close {
        Some(close) => text!(
            vi: "không có cơ quan nào tên {read} trong kế hoạch; có phải “{close}”?",
            en: "the plan has no agency {read}; did you mean “{close}”?",
        ),
        None => text!(
            vi: "không có cơ quan nào tên {read} trong kế hoạch; xem tên các cơ quan: tonghop plan show",
            en: "the plan has no agency {read}; for their names: tonghop plan show",
        ),
    }
}

/// The rule of that name.
pub(super) fn rule(run: &Run, name: &str) -> Result<&'static Rule, Failure> {
    let rules = explain::all();
    if let Some(rule) = rules.iter().find(|rule| rule.id == name) {
        return Ok(rule);
    }
    let ids: Vec<&str> = rules.iter().map(|rule| rule.id).collect();
    let (read, close) = (quoted(name), did_you_mean(name, &ids));
    let hint = match close {
        Some(close) => text!(vi: "; có phải “{close}”?", en: "; did you mean “{close}”?"),
        None => text!(vi: "; xem “tonghop explain --all”", en: "; see “tonghop explain --all”"),
    };
    let text = text!(vi: "không có quy tắc {read}", en: "there is no rule {read}");
    Err(anyhow!("{}{}", text.get(run.lang), hint.get(run.lang))).or_exit(Exit::Fault)
}
