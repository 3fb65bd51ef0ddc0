#![doc = include_str!("repeated_receipt.md")]

use super::{Finding, Round, Rule, Severity, quoted, shown_day, text};
use crate::model::{AgencyAt, DocumentNumber, Receipt};
use std::collections::BTreeMap;

pub(super) static RULE: Rule =
    Rule::new("repeated-receipt", Severity::Warning, include_str!("repeated_receipt.md")).for_office();

pub(super) fn check(round: &Round) -> Vec<Finding> {
    round.plan.agencies_at().flat_map(|agency| of_agency(round, agency)).collect()
}

fn of_agency(round: &Round, agency: AgencyAt) -> Vec<Finding> {
    let mut by_number: BTreeMap<DocumentNumber, Vec<&Receipt>> = BTreeMap::new();
    for receipt in round.receipts_of(agency) {
        if let Some(number) = receipt.document_number() {
            by_number.entry(number).or_default().push(receipt);
        }
    }
    let several = by_number.into_values().filter(|entries| entries.len() > 1);
    several.filter_map(|entries| finding(round, agency, &entries)).collect()
}

/// A file for each entry may be a document and its correction under one number.
fn finding(round: &Round, agency: AgencyAt, entries: &[&Receipt]) -> Option<Finding> {
    let (first, others) = entries.split_first()?;
    let files = round.submissions_of(agency).iter().filter(|one| first.is_of(one)).count();
    let days = entries.iter().map(|entry| entry.arrived.date);
    let (earliest, latest) = (days.clone().min()?, days.max()?);
    if files >= entries.len() || earliest == latest {
        return None;
    }
    let (name, read) = (&round.plan.agency(agency).short, quoted(first.document.as_ref()?));
    let (count, day) = (entries.len(), shown_day(earliest));
    let finding = RULE.at(
        others.last()?.arrived.span,
        text!(
            vi: "sổ ghi văn bản {read} của {name} {count} lần với ngày đến khác nhau; đang tính theo ngày sớm nhất ({day})",
            en: "the register has the document {read} of {name} {count} times with different days; the earliest counts ({day})",
        ),
        text!(vi: "ngày đến này", en: "this day"),
    );
    Some(finding.also(first.arrived.span, text!(vi: "hay ngày này?", en: "or this one?")).help(text!(
        vi: "xem lại bản giấy: nếu là một lần gửi thì xóa dòng ghi thừa; nếu cơ quan gửi nhiều lần thì đặt đủ các tệp vào thư mục báo cáo",
        en: "see the paper: if it arrived once, delete the other entry; if it was sent several times, put all the files into the folder",
    )))
}
