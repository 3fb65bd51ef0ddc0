//! The register of incoming documents, a table → [`Receipt`]s.

use super::{
    bounds::{MOST_FINDINGS, too_many_faults},
    faults,
    names::Names,
    scalar, shown,
    table::{Column, Field, Headings, Reader},
    value::date_fault,
};
use crate::{
    finding::{Finding, text},
    model::{DocumentNumber, Receipt},
    source::{Source, SourceId, Spanned, Table},
};

pub(super) const COLUMNS: &[Column] = &[
    Column { headings: &["số đến", "number"], required: false },
    Column { headings: &["ngày đến", "arrived"], required: true },
    Column { headings: &["cơ quan", "agency", "cơ quan gửi"], required: true },
    Column { headings: &["số văn bản", "document", "số ký hiệu"], required: false },
    Column { headings: &["ngày văn bản", "document date"], required: false },
    Column { headings: &["trả lại đến ngày", "returned until"], required: false },
    Column { headings: &["ghi chú", "note"], required: false },
];

const NUMBER: usize = 0;
const ARRIVED: usize = 1;
const AGENCY: usize = 2;
const DOCUMENT: usize = 3;
const RETURNED: usize = 5;

/// The entries of a register.
pub(super) fn read(id: SourceId, source: &Source, names: &Names<'_>) -> (Vec<Receipt>, Vec<Finding>, Table) {
    let mut reader = Reader::new(id, &source.text, &Headings::of(COLUMNS), source.table.as_ref());
    let mut findings = Vec::new();
    let mut receipts = Vec::new();
    while findings.len() < MOST_FINDINGS
        && let Some(row) = reader.next_row()
    {
        if row.is_lost {
            continue;
        }
        findings.extend(source.table.as_ref().and_then(|table| shown::struck_out(row, table, 0)));
        let agency = row.get(AGENCY).and_then(|name| names.agency(name.written(), &mut findings));
        let arrived = row.get(ARRIVED).and_then(|written| day(written.written(), &mut findings));
        if row.get(AGENCY).is_none() || row.get(ARRIVED).is_none() {
            findings.push(incomplete(row.span));
        }
        let (Some(agency), Some(arrived)) = (agency, arrived) else { continue };
        let returned = row.get(RETURNED).and_then(|written| day(written.written(), &mut findings));
        receipts.push(Receipt {
            number: row.get(NUMBER).map(Field::owned),
            arrived,
            agency,
            document_number: row.get(DOCUMENT).map(|number| DocumentNumber::of(&number.text)),
            document: row.get(DOCUMENT).map(Field::owned),
            returned_until: returned.map(|moment| moment.map(|moment| moment.date)),
        });
    }
    if findings.len() >= MOST_FINDINGS {
        findings.push(too_many_faults(reader.here()));
    }
    let (of_table, table) = reader.finish();
    findings.extend(of_table);
    (receipts, findings, table)
}

fn day(written: Spanned<&str>, findings: &mut Vec<Finding>) -> Option<Spanned<crate::model::Moment>> {
    match scalar::moment(&written) {
        Ok(moment) => Some(Spanned::new(moment, written.span)),
        Err(fault) => {
            findings.push(date_fault(written, &fault));
            None
        }
    }
}

fn incomplete(span: crate::source::Span) -> Finding {
    let finding = faults::MISSING_FIELD.at(
        span,
        text!(vi: "dòng của sổ văn bản đến thiếu ngày đến hoặc cơ quan", en: "the entry of the register lacks the day of arrival or the agency"),
        text!(vi: "không dùng được", en: "cannot be used"),
    );
    finding.help(text!(vi: "ghi đủ ngày đến và cơ quan gửi", en: "fill in both"))
}
