//! Days, deadlines and months of a plan.

use super::{
    fields::{CADENCE, DEADLINE, WINDOW},
    word,
};
use crate::{
    finding::{Finding, Text, quoted, text},
    load::{
        faults,
        node::{Node, NodeKind},
        scalar::{self, DateFault},
        shape::{Reader, misshapen},
        value::{self, date_fault},
    },
    model::{Deadline, DeadlineWording, Moment, Month, Months, Window},
    source::{Span, Spanned},
};
use chrono::NaiveDate;

pub(super) fn date(reader: &mut Reader, node: Option<&Node>) -> Option<Spanned<NaiveDate>> {
    let text = reader.text(node)?;
    match scalar::date(&text) {
        Ok(date) => Some(Spanned::new(date, text.span)),
        Err(DateFault::NoSuchDay) => {
            let name = quoted(&text);
            let finding = faults::IMPOSSIBLE_DATE.at(
                text.span,
                text!(vi: "không có ngày {name}", en: "there is no day {name}"),
                text!(vi: "không có trên lịch", en: "not in the calendar"),
            );
            reader.report(finding.help(text!(vi: "sửa ngày theo văn bản gốc", en: "correct it after the original")));
            None
        }
        Err(fault) => {
            reader.report(date_fault(text.written(), &fault));
            None
        }
    }
}

pub(super) fn deadline(reader: &mut Reader, node: &Node) -> Option<Spanned<Deadline>> {
    if let NodeKind::Scalar(written) = &node.kind {
        reader.report(bare_day(node, written));
        return None;
    }
    let fields = reader.fields(node, DEADLINE)?;
    let (before, by) = (fields.get("before"), fields.get("by"));
    let (written, exclusive) = match (before, by) {
        (Some(before), None) => (before, true),
        (None, Some(by)) => (by, false),
        _ => {
            reader.wrong_shape(node, &before_or_by());
            return None;
        }
    };
    let text = reader.text(Some(written))?;
    let moment: Moment = match scalar::moment(&text) {
        Ok(moment) => moment,
        Err(_) => date(reader, Some(written))?.value.into(),
    };
    let deadline = if exclusive { Deadline::Before(moment) } else { Deadline::By(moment) };
    Some(Spanned::new(deadline, written.span))
}

fn before_or_by() -> Text {
    text!(vi: "đúng một trong hai dòng “before: …” và “by: …”", en: "exactly one of “before: …” and “by: …”")
}

/// A deadline that is a day alone: nothing tells whether that day is still in time.
fn bare_day(node: &Node, written: &str) -> Finding {
    let day = if scalar::moment(written).is_ok() { written.trim() } else { "25/11/2026" };
    misshapen(node, &before_or_by()).help(text!(
        vi: "ghi “{{before: {day}}}” nếu phải gửi trước ngày đó, hoặc “{{by: {day}}}” nếu gửi trong ngày đó vẫn đúng hạn",
        en: "write “{{before: {day}}}” if that day is too late, or “{{by: {day}}}” if it is still in time",
    ))
}

/// The words around a deadline, whose faults [`deadline`] has reported.
pub(super) fn wording(node: &Node) -> DeadlineWording {
    let mut silent = Reader::new(Vec::new());
    let Some(fields) = silent.fields(node, DEADLINE) else { return DeadlineWording::default() };
    DeadlineWording {
        cite: word(&mut silent, &fields, "cite"),
        text: silent.text(fields.get("text")),
        reading: word(&mut silent, &fields, "reading"),
    }
}

pub(super) fn window(reader: &mut Reader, node: &Node) -> Option<Spanned<Window>> {
    let fields = reader.fields(node, WINDOW)?;
    let from = date(reader, fields.get("from"));
    let to = date(reader, fields.get("to"));
    if let (Some(first), Some(last)) = (&from, &to)
        && **last < **first
    {
        reader.report(reversed(first.span, last.span, "ngày", "day"));
        return None;
    }
    let window = Window { from: from.map(|day| day.value), to: to.map(|day| day.value) };
    Some(Spanned::new(window, node.span))
}

/// A stretch that ends before it begins.
fn reversed(first: Span, last: Span, vi: &str, en: &str) -> Finding {
    let finding = faults::IMPOSSIBLE_DATE.at(
        last,
        text!(vi: "{vi} cuối đứng trước {vi} đầu", en: "the last {en} comes before the first"),
        text!(vi: "{vi} cuối", en: "last {en}"),
    );
    let finding = finding.also(first, text!(vi: "{vi} đầu", en: "first {en}"));
    finding.help(text!(vi: "sửa một trong hai {vi}", en: "correct one of the two"))
}

pub(super) fn months(reader: &mut Reader, node: &Node) -> Option<Spanned<Months>> {
    let fields = reader.fields(node, CADENCE)?;
    reader.one_of(fields.get("every"), &["month"])?;
    let from = month(reader, fields.get("from"))?;
    let to = month(reader, fields.get("to"))?;
    if *to < *from {
        reader.report(reversed(from.span, to.span, "tháng", "month"));
        return None;
    }
    Some(Spanned::new(Months { from: *from, to: *to }, node.span))
}

pub(super) fn month(reader: &mut Reader, node: Option<&Node>) -> Option<Spanned<Month>> {
    let text = reader.text(node)?;
    value::month(text.written(), &mut reader.findings)
}

/// Minutes east of UTC; Vietnam's +07:00 when the plan does not say.
pub(super) fn utc_offset(reader: &mut Reader, node: Option<&Node>) -> i32 {
    const VIETNAM: i32 = 7 * 60;
    let Some(text) = reader.text(node) else { return VIETNAM };
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.trim_start_matches('+')),
    };
    let parsed = rest.split_once(':').and_then(|(hours, minutes)| {
        let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
        ((0..=14).contains(&hours) && (0..60).contains(&minutes)).then_some(sign * (hours * 60 + minutes))
    });
    parsed.unwrap_or_else(|| {
        let node = Node { span: text.span, kind: NodeKind::Scalar(text.value.clone()) };
        reader.wrong_shape(&node, &text!(vi: "múi giờ như “+07:00”", en: "an offset as “+07:00”"));
        VIETNAM
    })
}
