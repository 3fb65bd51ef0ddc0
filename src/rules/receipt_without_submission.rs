#![doc = include_str!("receipt_without_submission.md")]

use super::{Finding, Round, Rule, Severity, malformed_number, text};
use crate::model::{AgencyAt, Receipt};
use std::collections::BTreeSet;

pub(super) static RULE: Rule =
    Rule::new("receipt-without-submission", Severity::Warning, include_str!("receipt_without_submission.md"))
        .for_office();

pub(super) fn check(round: &Round) -> Vec<Finding> {
    // With a single file at hand, the others are not missing.
    if !round.whole {
        return Vec::new();
    }
    let hiding = round.submissions.iter().filter(|submission| malformed_number::hides_entry(round, submission));
    let hiding: BTreeSet<AgencyAt> = hiding.map(|submission| *submission.agency).collect();
    let has_file = |receipt: &Receipt| round.has_file_of(receipt) || hiding.contains(&receipt.agency);
    round.receipts().iter().filter(|receipt| !has_file(receipt)).map(|receipt| finding(round, receipt)).collect()
}

fn finding(round: &Round, receipt: &Receipt) -> Finding {
    let name = &round.plan.agency(*receipt.agency).short;
    let place = receipt.document.as_ref().map_or(receipt.agency.span, |document| document.span);
    let finding = RULE.at(
        place,
        text!(vi: "sổ ghi {name} đã gửi văn bản này nhưng không thấy tệp báo cáo", en: "the register says that {name} sent this document, but there is no file of it"),
        text!(vi: "không có tệp", en: "no file"),
    );
    finding.help(text!(
        vi: "tìm tệp và đặt vào thư mục báo cáo, hoặc kiểm tra số văn bản trong sổ và trong tệp có khớp không",
        en: "put the file into the folder, or check that the document numbers in register and file agree",
    ))
}
