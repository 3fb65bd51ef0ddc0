//! A round, or a plan alone → findings. One rule a file; its page stands beside it and is its test.

mod activity_after_cutoff;
mod activity_after_deadline;
mod activity_after_document;
mod activity_before_plan;
mod agency_without_duty;
mod alike;
mod ambiguous_name;
mod broken_relation;
mod conflicting_submissions;
mod copied_form_text;
mod copied_plan_text;
mod copied_text;
mod cutoff_after_document;
mod date_before_plan;
mod deadline_day_submission;
mod deadline_wording;
mod document_dated_ahead;
mod duplicate_row;
mod duplicate_submission;
mod duty_without_agency;
mod empty_phrase;
mod empty_submission;
mod ends_before_start;
mod expired_acceptance;
mod far_from_peers;
mod foreign_lead;
mod foreign_number;
mod fractional_count;
mod impossible_total;
mod late_submission;
mod likely_double;
mod likely_fraction;
mod likely_other_unit;
mod malformed_number;
mod mention;
mod misordered_days;
mod missing_reason;
mod missing_signer;
mod missing_value;
mod money_without_unit;
mod month_before_plan;
mod monthly_gap;
mod negative_value;
mod nil_with_figures;
mod out_of_bounds;
mod outdated_form;
mod outside_window;
mod overlong_text;
mod parts_exceed_whole;
mod people_without_event;
mod placeholder_text;
mod plan_mismatch;
mod receipt_without_submission;
mod repeated_activity;
mod repeated_receipt;
mod repeated_text;
mod replaced;
mod reused_number;
mod reversed_bounds;
mod said;
mod sent;
mod several_submissions;
mod shared_whole;
mod silent_partner;
mod text_exceeds_figure;
mod unanswered_duty;
mod unassigned_duty;
mod unchecked_relation;
mod undated_activity;
mod undated_submission;
mod unfit_address;
mod unfit_letters;
mod unknown_weight;
mod unnumbered_submission;
mod unregistered_submission;
mod unusable_phrase;
mod unused_acceptance;
mod unused_indicator;
mod value_not_allowed;
mod window_after_deadline;

pub use sent::Sent;

use crate::{
    finding::{self, Finding, Rule, Severity, Text, did_you_mean, quoted, text},
    model::{Plan, Round},
    source::Span,
    threads,
};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use sent::figures;
use std::num::NonZeroUsize;

/// A rule and the function that looks for what breaks it.
type Check<T> = (&'static Rule, fn(&T) -> Vec<Finding>);

/// A rule about one submission alone, and the function that looks for what breaks it.
type CheckSent = (&'static Rule, fn(&Sent<'_>) -> Vec<Finding>);

/// Every rule about one submission alone, by id.
pub static SUBMISSION_RULES: &[CheckSent] = &[
    (&activity_after_cutoff::RULE, activity_after_cutoff::check),
    (&activity_after_deadline::RULE, activity_after_deadline::check),
    (&activity_after_document::RULE, activity_after_document::check),
    (&activity_before_plan::RULE, activity_before_plan::check),
    (&copied_form_text::RULE, copied_form_text::check),
    (&copied_plan_text::RULE, copied_plan_text::check),
    (&cutoff_after_document::RULE, cutoff_after_document::check),
    (&date_before_plan::RULE, date_before_plan::check),
    (&duplicate_row::RULE, duplicate_row::check),
    (&empty_phrase::RULE, empty_phrase::check),
    (&empty_submission::RULE, empty_submission::check),
    (&ends_before_start::RULE, ends_before_start::check),
    (&fractional_count::RULE, fractional_count::check),
    (&likely_fraction::RULE, likely_fraction::check),
    (&likely_other_unit::RULE, likely_other_unit::check),
    (&malformed_number::RULE, malformed_number::check),
    (&missing_reason::RULE, missing_reason::check),
    (&missing_signer::RULE, missing_signer::check),
    (&missing_value::RULE, missing_value::check),
    (&money_without_unit::RULE, money_without_unit::check),
    (&month_before_plan::RULE, month_before_plan::check),
    (&monthly_gap::RULE, monthly_gap::check),
    (&negative_value::RULE, negative_value::check),
    (&nil_with_figures::RULE, nil_with_figures::check),
    (&out_of_bounds::RULE, out_of_bounds::check),
    (&outdated_form::RULE, outdated_form::check),
    (&outside_window::RULE, outside_window::check),
    (&overlong_text::RULE, overlong_text::check),
    (&people_without_event::RULE, people_without_event::check),
    (&placeholder_text::RULE, placeholder_text::check),
    (&plan_mismatch::RULE, plan_mismatch::check),
    (&repeated_activity::RULE, repeated_activity::check),
    (&repeated_text::RULE, repeated_text::check),
    (&text_exceeds_figure::RULE, text_exceeds_figure::check),
    (&unanswered_duty::RULE, unanswered_duty::check),
    (&unassigned_duty::RULE, unassigned_duty::check),
    (&undated_activity::RULE, undated_activity::check),
    (&undated_submission::RULE, undated_submission::check),
    (&unfit_letters::RULE, unfit_letters::check),
    (&unnumbered_submission::RULE, unnumbered_submission::check),
    (&value_not_allowed::RULE, value_not_allowed::check),
];

/// Every rule that compares figures of one submission with each other, by id. They go last, and without the figures that
/// are at fault already: what these do not agree with may be right.
pub static COMPARISON_RULES: &[CheckSent] =
    &[(&broken_relation::RULE, broken_relation::check), (&parts_exceed_whole::RULE, parts_exceed_whole::check)];

/// Every rule about a whole round, by id.
pub static RULES: &[Check<Round>] = &[
    (&conflicting_submissions::RULE, conflicting_submissions::check),
    (&copied_text::RULE, copied_text::check),
    (&deadline_day_submission::RULE, deadline_day_submission::check),
    (&document_dated_ahead::RULE, document_dated_ahead::check),
    (&duplicate_submission::RULE, duplicate_submission::check),
    (&expired_acceptance::RULE, expired_acceptance::check),
    (&far_from_peers::RULE, far_from_peers::check),
    (&foreign_number::RULE, foreign_number::check),
    (&late_submission::RULE, late_submission::check),
    (&likely_double::RULE, likely_double::check),
    (&receipt_without_submission::RULE, receipt_without_submission::check),
    (&repeated_receipt::RULE, repeated_receipt::check),
    (&reused_number::RULE, reused_number::check),
    (&several_submissions::RULE, several_submissions::check),
    (&shared_whole::RULE, shared_whole::check),
    (&silent_partner::RULE, silent_partner::check),
    (&unregistered_submission::RULE, unregistered_submission::check),
];

/// Every rule about what agencies report.
pub fn of_reports() -> impl Iterator<Item = &'static Rule> {
    let of_submissions = SUBMISSION_RULES.iter().chain(COMPARISON_RULES).map(|(rule, _)| *rule);
    of_submissions.chain(RULES.iter().map(|(rule, _)| *rule))
}

/// Every rule of a plan, by id.
pub static PLAN_RULES: &[Check<Plan>] = &[
    (&agency_without_duty::RULE, agency_without_duty::check),
    (&ambiguous_name::RULE, ambiguous_name::check),
    (&deadline_wording::RULE, deadline_wording::check),
    (&duty_without_agency::RULE, duty_without_agency::check),
    (&foreign_lead::RULE, foreign_lead::check),
    (&impossible_total::RULE, impossible_total::check),
    (&misordered_days::RULE, misordered_days::check),
    (&reversed_bounds::RULE, reversed_bounds::check),
    (&unchecked_relation::RULE, unchecked_relation::check),
    (&unfit_address::RULE, unfit_address::check),
    (&unknown_weight::RULE, unknown_weight::check),
    (&unusable_phrase::RULE, unusable_phrase::check),
    (&unused_indicator::RULE, unused_indicator::check),
    (&window_after_deadline::RULE, window_after_deadline::check),
];

/// A rule about what other rules found, and the function that looks for what breaks it.
type CheckFindings = (&'static Rule, fn(&Round, &[Finding]) -> Vec<Finding>);

/// Every rule about what other rules found, by id.
pub static FINDING_RULES: &[CheckFindings] = &[(&unused_acceptance::RULE, unused_acceptance::check)];

/// All that is wrong with a round, given what is wrong with its files: both together, in the order of files and lines.
/// There are as many threads as wanted, else as the processor has.
#[must_use]
pub fn check(round: &Round, of_files: Vec<Finding>, threads: Option<NonZeroUsize>) -> Vec<Finding> {
    let of_each = threads::each(round.submissions.len(), threads, &|at| {
        check_submission(Sent::new(&round.plan, round.as_of, &round.submissions[at]))
    });
    let findings = of_files.into_iter().chain(of_each.into_iter().flatten()).collect();
    check_whole(round, findings, threads)
}

/// What is wrong with one submission, whatever else was sent in.
#[must_use]
pub fn check_submission(sent: Sent<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = SUBMISSION_RULES.iter().flat_map(|(_, check)| check(&sent)).collect();
    let sent = sent.without_faults(&findings);
    findings.extend(COMPARISON_RULES.iter().flat_map(|(_, check)| check(&sent)));
    findings
}

/// What is wrong with a round as a whole, added to what is wrong with its files and submissions one by one. The rules go
/// through all submissions, each on a thread.
#[must_use]
pub fn check_whole(round: &Round, of_parts: Vec<Finding>, threads: Option<NonZeroUsize>) -> Vec<Finding> {
    let mut findings = alike::gathered(round, of_parts);
    let of_whole = threads::each(RULES.len(), threads, &|at| RULES[at].1(round));
    findings.extend(of_whole.into_iter().flatten());
    findings.extend(placeholder_text::of_office(round));
    weigh(&round.plan, &mut findings);
    replaced::settle(round, &mut findings);
    let about: Vec<Finding> = FINDING_RULES.iter().flat_map(|(_, check)| check(round, &findings)).collect();
    findings.extend(about);
    sorted(findings)
}

/// All that is wrong with a plan, in the order of lines.
#[must_use]
pub fn check_plan(plan: &Plan) -> Vec<Finding> {
    sorted(PLAN_RULES.iter().flat_map(|(_, check)| check(plan)).collect())
}

/// What makes a plan one that no round can be checked against, in the order of lines: whatever else is to be said of it
/// is not looked for. What a rule says must therefore be an error only where the rule is.
#[must_use]
pub fn plan_errors(plan: &Plan) -> Vec<Finding> {
    let grave = PLAN_RULES.iter().filter(|(rule, _)| rule.severity == Severity::Error);
    sorted(grave.flat_map(|(_, check)| check(plan)).collect())
}

/// Gives findings the severity that the plan wants.
fn weigh(plan: &Plan, findings: &mut [Finding]) {
    for finding in findings {
        if let Some(weight) = plan.severities.iter().find(|weight| weight.rule.value == finding.rule.id) {
            finding.weigh(weight);
        }
    }
}

fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    finding::sort(&mut findings);
    findings
}

/// A number in both languages: with a decimal comma in Vietnamese, and thousands set apart from ten thousand on.
fn shown(number: Decimal) -> Text {
    let plain = number.normalize().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let written = |thousands: char, decimals: char| {
        let fraction = if fraction.is_empty() { String::new() } else { format!("{decimals}{fraction}") };
        grouped(whole, thousands) + &fraction
    };
    Text { vi: written('.', ','), en: written(',', '.') }
}

/// The digits of a whole number in groups of three; four digits are read without.
fn grouped(whole: &str, separator: char) -> String {
    let digits = whole.trim_start_matches('-').len();
    let mut written = String::with_capacity(whole.len() * 2);
    for (at, c) in whole.chars().enumerate() {
        let left = whole.len() - at;
        if digits > 4 && c != '-' && left < digits && left.is_multiple_of(3) {
            written.push(separator);
        }
        written.push(c);
    }
    written
}

/// A day as messages show it.
fn shown_day(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// The most findings of one rule in one submission that are told one by one.
const MOST_TOLD: usize = 10_000;

/// Findings about single rows of one submission. What is wrong with a million rows is not told a million times: beyond
/// [`MOST_TOLD`] the last takes over the places of those that follow.
fn told(findings: impl Iterator<Item = Finding>) -> Vec<Finding> {
    let mut told: Vec<Finding> = Vec::new();
    findings.for_each(|finding| match told.get_mut(MOST_TOLD - 1) {
        Some(last) => last.absorb(finding),
        None => told.push(finding),
    });
    told
}

/// One finding for all places of one mistake: `finding` makes it, given the first place and how many there are.
fn gathered(places: impl Iterator<Item = Span>, finding: impl FnOnce(Span, usize) -> Finding) -> Option<Finding> {
    let places: Vec<Span> = places.collect();
    let (first, others) = places.split_first()?;
    let mut all = finding(*first, places.len());
    let label = text!(vi: "cũng vậy", en: "the same");
    for other in others {
        all.add_fault(*other, label.clone());
    }
    Some(all)
}
