//! A round, or a plan alone → findings. One rule a file; its page stands beside it and is its test.

mod agency_without_duty;
mod ambiguous_name;
mod broken_relation;
mod conflicting_submissions;
mod deadline_day_submission;
mod duplicate_row;
mod duplicate_submission;
mod duty_without_agency;
mod empty_submission;
mod ends_before_start;
mod expired_acceptance;
mod fractional_count;
mod impossible_total;
mod late_submission;
mod likely_double;
mod missing_reason;
mod missing_value;
mod monthly_gap;
mod negative_value;
mod nil_with_figures;
mod out_of_bounds;
mod outdated_form;
mod outside_window;
mod parts_exceed_whole;
mod plan_mismatch;
mod receipt_without_submission;
mod several_submissions;
mod unanswered_duty;
mod unassigned_duty;
mod undated_submission;
mod unnumbered_submission;
mod unregistered_submission;
mod unused_acceptance;
mod unused_indicator;
mod value_not_allowed;
mod window_after_deadline;

use crate::{
    finding::{self, Finding, Rule, Severity, Text, did_you_mean, quoted, text},
    model::{DutyResult, Figure, Plan, Round},
};
use rust_decimal::Decimal;

/// A rule and the function that looks for what breaks it.
type Check<T> = (&'static Rule, fn(&T) -> Vec<Finding>);

/// Every rule of a round, by id.
pub static RULES: &[Check<Round>] = &[
    (&broken_relation::RULE, broken_relation::check),
    (&conflicting_submissions::RULE, conflicting_submissions::check),
    (&deadline_day_submission::RULE, deadline_day_submission::check),
    (&duplicate_row::RULE, duplicate_row::check),
    (&duplicate_submission::RULE, duplicate_submission::check),
    (&empty_submission::RULE, empty_submission::check),
    (&ends_before_start::RULE, ends_before_start::check),
    (&expired_acceptance::RULE, expired_acceptance::check),
    (&fractional_count::RULE, fractional_count::check),
    (&late_submission::RULE, late_submission::check),
    (&likely_double::RULE, likely_double::check),
    (&missing_reason::RULE, missing_reason::check),
    (&missing_value::RULE, missing_value::check),
    (&monthly_gap::RULE, monthly_gap::check),
    (&negative_value::RULE, negative_value::check),
    (&nil_with_figures::RULE, nil_with_figures::check),
    (&out_of_bounds::RULE, out_of_bounds::check),
    (&outdated_form::RULE, outdated_form::check),
    (&outside_window::RULE, outside_window::check),
    (&parts_exceed_whole::RULE, parts_exceed_whole::check),
    (&plan_mismatch::RULE, plan_mismatch::check),
    (&receipt_without_submission::RULE, receipt_without_submission::check),
    (&several_submissions::RULE, several_submissions::check),
    (&unanswered_duty::RULE, unanswered_duty::check),
    (&unassigned_duty::RULE, unassigned_duty::check),
    (&undated_submission::RULE, undated_submission::check),
    (&unnumbered_submission::RULE, unnumbered_submission::check),
    (&unregistered_submission::RULE, unregistered_submission::check),
    (&value_not_allowed::RULE, value_not_allowed::check),
];

/// Every rule of a plan, by id.
pub static PLAN_RULES: &[Check<Plan>] = &[
    (&agency_without_duty::RULE, agency_without_duty::check),
    (&ambiguous_name::RULE, ambiguous_name::check),
    (&duty_without_agency::RULE, duty_without_agency::check),
    (&impossible_total::RULE, impossible_total::check),
    (&unused_indicator::RULE, unused_indicator::check),
    (&window_after_deadline::RULE, window_after_deadline::check),
];

/// A rule about what other rules found, and the function that looks for what breaks it.
type CheckFindings = (&'static Rule, fn(&Round, &[Finding]) -> Vec<Finding>);

/// Every rule about what other rules found, by id.
pub static FINDING_RULES: &[CheckFindings] = &[(&unused_acceptance::RULE, unused_acceptance::check)];

/// All that is wrong with a round, given what is wrong with its files: both together, in the order of files and lines.
#[must_use]
pub fn check(round: &Round, of_files: Vec<Finding>) -> Vec<Finding> {
    let mut findings = of_files;
    findings.extend(RULES.iter().flat_map(|(_, check)| check(round)));
    let about: Vec<Finding> = FINDING_RULES.iter().flat_map(|(_, check)| check(round, &findings)).collect();
    findings.extend(about);
    sorted(findings)
}

/// All that is wrong with a plan, in the order of lines.
#[must_use]
pub fn check_plan(plan: &Plan) -> Vec<Finding> {
    sorted(PLAN_RULES.iter().flat_map(|(_, check)| check(plan)).collect())
}

fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    finding::sort(&mut findings);
    findings
}

/// A number in both languages: with a decimal comma in Vietnamese.
fn shown(number: Decimal) -> Text {
    let en = number.normalize().to_string();
    Text { vi: en.replace('.', ","), en }
}

/// Every figure of a round with the answer it belongs to.
fn figures(round: &Round) -> impl Iterator<Item = (&DutyResult, &Figure)> {
    let results = round.submissions.iter().flat_map(|submission| &submission.results);
    results.flat_map(|result| result.all_figures().map(move |figure| (result, figure)))
}
