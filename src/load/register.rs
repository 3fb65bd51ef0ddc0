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
    finding::{Finding, Severity, text},
    model::{DocumentNumber, Moment, Receipt},
    source::{Source, SourceId, Span, Spanned, Table},
};
use std::collections::BTreeMap;

pub(super) const COLUMNS: &[Column] = &[
    Column { headings: &["số đến", "number"], required: false },
    Column { headings: &["ngày đến", "arrived"], required: true },
    Column { headings: &["cơ quan", "agency", "cơ quan gửi", "tác giả", "nơi gửi"], required: true },
    Column { headings: &["số văn bản", "document", "số ký hiệu"], required: false },
    Column { headings: &["ngày văn bản", "document date", "ngày tháng"], required: false },
    Column { headings: &["trả lại đến ngày", "returned until"], required: false },
    Column { headings: &["ghi chú", "note"], required: false },
    // Of the register of Decree 30/2020, Appendix VI; nothing is read there.
    Column {
        headings: &["trích yếu", "subject", "tên loại và trích yếu nội dung", "trích yếu nội dung"],
        required: false,
    },
    Column {
        headings: &["đơn vị nhận", "forwarded to", "đơn vị hoặc người nhận", "người nhận", "nơi nhận"],
        required: false,
    },
    Column { headings: &["ngày chuyển", "forwarded"], required: false },
    Column { headings: &["ký nhận", "signed for"], required: false },
];

const NUMBER: usize = 0;
const ARRIVED: usize = 1;
const AGENCY: usize = 2;
const DOCUMENT: usize = 3;
const RETURNED: usize = 5;
const NOTE: usize = 6;

/// The entries of a register.
pub(super) fn read(id: SourceId, source: &Source, names: &Names<'_>) -> (Vec<Receipt>, Vec<Finding>, Table) {
    let mut reader = Reader::new(id, &source.text, &Headings::of(COLUMNS), source.table.as_ref());
    let mut findings = Vec::new();
    let mut receipts = Vec::new();
    let mut strangers = Vec::new();
    // Who sends once sends often, and looking for names that are near takes long.
    let mut seen: BTreeMap<String, bool> = BTreeMap::new();
    while findings.len() < MOST_FINDINGS
        && let Some(row) = reader.next_row()
    {
        if row.is_lost {
            continue;
        }
        findings.extend(source.table.as_ref().and_then(|table| shown::struck_out(row, table, 0, NOTE)));
        let agency = match row.get(AGENCY) {
            Some(name) if *seen.entry(name.text.to_string()).or_insert_with(|| names.is_stranger(&name.text)) => {
                strangers.push(name.span);
                continue;
            }
            name => name.and_then(|name| names.agency(name.written(), &mut findings)),
        };
        let arrived = row.get(ARRIVED).map(|written| day(written.written(), &mut findings));
        if row.get(AGENCY).is_none() || arrived.is_none() {
            findings.push(incomplete(row.span));
        }
        let Some(agency) = agency else { continue };
        let returned = row.get(RETURNED).map(|written| day(written.written(), &mut findings));
        receipts.push(Receipt {
            number: row.get(NUMBER).map(Field::owned),
            arrived: arrived.unwrap_or(Spanned::new(None, row.span)),
            agency,
            document_number: row.get(DOCUMENT).map(|number| DocumentNumber::of(&number.text)),
            document: row.get(DOCUMENT).map(Field::owned),
            returned_until: returned.and_then(|day| Some(Spanned::new(day.value?.date, day.span))),
            span: row.span,
        });
    }
    if findings.len() >= MOST_FINDINGS {
        findings.push(too_many_faults(reader.here()));
    }
    let (of_table, table) = reader.finish();
    findings.extend(of_table);
    findings.extend(of_strangers(&strangers));
    (receipts, findings, table)
}

fn day(written: Spanned<&str>, findings: &mut Vec<Finding>) -> Spanned<Option<Moment>> {
    let moment = scalar::moment(&written).map_err(|fault| findings.push(date_fault(written, &fault)));
    Spanned::new(moment.ok(), written.span)
}

/// A register holds what others sent too: that is said once, and is no fault.
fn of_strangers(names: &[Span]) -> Option<Finding> {
    let (first, others) = names.split_first()?;
    let count = names.len();
    let label = || text!(vi: "không thuộc kế hoạch", en: "not in the plan");
    let finding = faults::UNKNOWN_AGENCY.at(
        *first,
        text!(
            vi: "{count} dòng của sổ văn bản đến là của nơi gửi không có trong kế hoạch, không được tính",
            en: "entries of the register from senders that are not in the plan, which are left aside: {count}",
        ),
        label(),
    );
    let mut finding = others.iter().fold(finding, |finding, other| finding.also_fault(*other, label()));
    finding.severity = Severity::Note;
    Some(finding.help(text!(
        vi: "không phải làm gì, trừ khi một trong số đó là cơ quan phải báo cáo: khi đó ghi tên như trong kế hoạch",
        en: "nothing, unless one of them is an agency that reports: then write its name as the plan does",
    )))
}

fn incomplete(span: Span) -> Finding {
    let finding = faults::MISSING_FIELD.at(
        span,
        text!(vi: "dòng của sổ văn bản đến thiếu ngày đến hoặc cơ quan", en: "the entry of the register lacks the day of arrival or the agency"),
        text!(vi: "không dùng được", en: "cannot be used"),
    );
    finding.help(text!(vi: "ghi đủ ngày đến và cơ quan gửi", en: "fill in both"))
}
