#![doc = include_str!("repeated_receipt.md")]

use super::{Finding, Round, Rule, Severity, quoted, shown_day, text};
use crate::model::{AgencyAt, DocumentNumber, Receipt};

pub(super) static RULE: Rule =
    Rule::new("repeated-receipt", Severity::Warning, include_str!("repeated_receipt.md")).for_office();

pub(super) fn check(round: &Round) -> Vec<Finding> {
    round.plan.agencies_at().flat_map(|agency| of_agency(round, agency)).collect()
}

fn of_agency(round: &Round, agency: AgencyAt) -> Vec<Finding> {
    let numbered = round.receipts_of(agency).filter_map(|receipt| Some((receipt.document_number.as_ref()?, receipt)));
    let mut numbered: Vec<(&DocumentNumber, &Receipt)> = numbered.collect();
    // A number without its symbol stands before the same with one, and entries of one number in their own order.
    numbered.sort_by_key(|(number, _)| *number);
    let groups = numbered.chunk_by(|(one, _), (other, _)| one.is_like(other)).filter(|group| group.len() > 1);
    let entries = groups.map(|group| group.iter().map(|(_, receipt)| *receipt).collect::<Vec<_>>());
    entries.filter_map(|entries| finding(round, agency, &entries)).collect()
}

/// A file for each entry may be a document and its correction under one number.
fn finding(round: &Round, agency: AgencyAt, entries: &[&Receipt]) -> Option<Finding> {
    let (first, others) = entries.split_first()?;
    let files = round.submissions_of(agency).iter().filter(|one| first.is_of(one)).count();
    let days = entries.iter().filter_map(|entry| Some(entry.arrived.value?.date));
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
