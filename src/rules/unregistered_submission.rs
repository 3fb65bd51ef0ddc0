#![doc = include_str!("unregistered_submission.md")]

use super::{Finding, Round, Rule, Severity, malformed_number, text};
use crate::model::Submission;

pub(super) static RULE: Rule =
    Rule::new("unregistered-submission", Severity::Note, include_str!("unregistered_submission.md")).for_office();

pub(super) fn check(round: &Round) -> Vec<Finding> {
    // A blank form has not been sent in.
    let mut sent = round.submissions.iter().filter(|submission| !submission.is_blank_form());
    let Some(_) = &round.register else {
        return sent.next().map(no_register).into_iter().collect();
    };
    let unregistered = sent.filter(|submission| {
        round.receipt_of(submission).is_none() && !malformed_number::hides_entry(round, submission)
    });
    unregistered.map(|submission| finding(round, submission)).collect()
}

fn finding(round: &Round, submission: &Submission) -> Finding {
    let name = &round.plan.agency(*submission.agency).short;
    let place = submission.number.as_ref().map_or(submission.agency.span, |number| number.span);
    let finding = RULE.at(
        place,
        text!(vi: "báo cáo của {name} chưa có trong sổ văn bản đến", en: "the register has no entry for this report of {name}"),
        text!(vi: "chưa vào sổ", en: "not registered"),
    );
    finding.help(text!(
        vi: "ghi vào sổ (register.csv); tạm thời lấy ngày văn bản thay cho ngày đến",
        en: "enter it in the register (register.csv); until then the day of the document stands in",
    ))
}

/// No register at all is one thing to say, not one a submission.
fn no_register(first: &Submission) -> Finding {
    let finding = RULE.at(
        first.agency.span,
        text!(vi: "không có sổ văn bản đến (register.csv)", en: "there is no register of what arrived (register.csv)"),
        text!(vi: "từ báo cáo này trở đi", en: "from this report on"),
    );
    finding.help(text!(
        vi: "lập sổ để tính đúng hạn theo ngày đến; tạm thời lấy ngày văn bản của mọi báo cáo",
        en: "keep a register, so that lateness goes by arrival; until then the days of the documents stand in",
    ))
}
