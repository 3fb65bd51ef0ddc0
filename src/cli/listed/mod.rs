//! Findings → what `validate` prints: those that were asked for, agency by agency, in the form that was asked for.

mod csv;
mod github;
mod json;
mod owner;
mod sarif;
mod text;

pub(super) use json::schema;

use super::{
    exit::{Exit, Failure, OrExit as _},
    run::Checked,
};
use crate::{
    finding::{Finding, Lang, Rule, Severity, Text, text},
    model::{Agency, AgencyAt, Round},
    source::Sources,
};
use std::collections::BTreeMap;

/// Which findings were asked for; an empty list is all.
#[derive(Default)]
pub(super) struct Selection {
    /// Of these rules.
    pub(super) rules: Vec<&'static Rule>,
    /// About these agencies.
    pub(super) agencies: Vec<AgencyAt>,
}

/// The findings that were asked for.
pub(super) struct Listed<'a> {
    checked: &'a Checked,
    sources: &'a Sources,
    lang: Lang,
    selection: &'a Selection,
    /// Findings about no agency first: what stands in a file that could not be read is anybody's. Then in the plan's
    /// order; in a group by file and line.
    groups: Vec<Group<'a>>,
}

/// The findings about one agency.
struct Group<'a> {
    agency: Option<&'a Agency>,
    findings: Vec<&'a Finding>,
}

impl<'a> Listed<'a> {
    pub(super) fn of(checked: &'a Checked, sources: &'a Sources, lang: Lang, selection: &'a Selection) -> Self {
        let round = &checked.round;
        let mut groups: BTreeMap<Option<AgencyAt>, Vec<&Finding>> = BTreeMap::new();
        for finding in checked.findings.iter().filter(|finding| selection.holds(finding, round)) {
            groups.entry(owner::all_of(round, finding).next()).or_default().push(finding);
        }
        let agency = |at: AgencyAt| round.plan.agency(at);
        let groups = groups.into_iter().map(|(at, findings)| Group { agency: at.map(agency), findings }).collect();
        Self { checked, sources, lang, selection, groups }
    }

    pub(super) fn findings(&self) -> impl Iterator<Item = &'a Finding> {
        self.groups.iter().flat_map(|group| group.findings.iter().copied())
    }

    /// How many findings have this severity.
    fn count(&self, severity: Severity) -> usize {
        self.findings().filter(|finding| finding.severity == severity).count()
    }

    /// To each agency the findings that lie in its newest submission, in the plan's order.
    pub(super) fn by_agency_at_fault(&self) -> BTreeMap<AgencyAt, Vec<&'a Finding>> {
        let mut found: BTreeMap<AgencyAt, Vec<&Finding>> = BTreeMap::new();
        for finding in self.findings() {
            for agency in owner::at_fault(&self.checked.round, finding) {
                found.entry(agency).or_default().push(finding);
            }
        }
        found
    }

    pub(super) fn as_json(&self) -> Result<String, Failure> {
        Ok(serde_json::to_string_pretty(&json::of(self)).or_exit(Exit::Io)? + "\n")
    }

    pub(super) fn as_sarif(&self) -> Result<String, Failure> {
        Ok(serde_json::to_string_pretty(&sarif::of(self)).or_exit(Exit::Io)? + "\n")
    }

    pub(super) fn as_csv(&self) -> Result<String, Failure> {
        csv::of(self)
    }

    pub(super) fn as_github(&self) -> String {
        github::of(self)
    }

    /// For people; `rendered` shows one finding.
    pub(super) fn as_text(&self, rendered: impl Fn(&Finding) -> String) -> String {
        text::of(self, rendered)
    }
}

/// What a finding says, what was expected and what to do: a line each, for whoever shows it without its places.
fn in_lines(finding: &Finding, lang: Lang) -> String {
    let expected = finding.expected.as_ref().map(|Text { vi, en }| text!(vi: "cần có: {vi}", en: "expected: {en}"));
    let help = finding.help.as_ref().map(|Text { vi, en }| text!(vi: "việc cần làm: {vi}", en: "what to do: {en}"));
    let lines = std::iter::once(finding.message.clone()).chain(expected).chain(help);
    lines.map(|line| line.get(lang).to_owned()).collect::<Vec<_>>().join("\n")
}

impl Selection {
    fn holds(&self, finding: &Finding, round: &Round) -> bool {
        let is_rule = self.rules.is_empty() || self.rules.iter().any(|rule| rule.id == finding.rule.id);
        let is_about = || owner::all_of(round, finding).any(|agency| self.agencies.contains(&agency));
        is_rule && (self.agencies.is_empty() || is_about())
    }

    /// Whether nothing was left out.
    fn is_all(&self) -> bool {
        self.rules.is_empty() && self.agencies.is_empty()
    }
}
