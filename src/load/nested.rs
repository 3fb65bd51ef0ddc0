//! A submission written as YAML, nested as people think → [`Submission`].

use super::{
    bounds::MOST_FINDINGS,
    faults,
    names::Names,
    node::{self, Node, NodeKind},
    partners,
    shape::{Field, Fields, Reader, Shape, field},
    value,
};
use crate::{
    finding::{Finding, quoted, text},
    model::{Activity, AgencyAt, Cell, DutyAt, DutyResult, Figure, Kind, Name, Plan, Remains, Status, Submission},
    source::{Source, SourceId, Span, Spanned},
};

const DOCUMENT: &[Field] = &[
    field("number", Shape::Text, "its number, as 215/BC-STP", "số, ký hiệu, như 215/BC-STP"),
    field("date", Shape::Date, "its day", "ngày văn bản"),
    field("signer", Shape::Text, "the post of who signed, no name", "chức vụ người ký, không ghi tên"),
];

const ACTIVITY: &[Field] = &[
    field("title", Shape::Text, "what was done", "tên hoạt động").required(),
    field("from", Shape::Date, "first day", "từ ngày"),
    field("to", Shape::Date, "last day", "đến ngày"),
    field("place", Shape::Text, "where", "địa điểm"),
    field("with", Shape::Texts, "with whom", "phối hợp với"),
    field("figures", Shape::Figures, "its share of the figures", "số liệu của hoạt động"),
];

const RESULT: &[Field] = &[
    field("status", Shape::OneOf(value::STATUS_WORDS), "what is said of the duty", "tình trạng"),
    field("reason", Shape::Text, "why it was not done or does not apply", "lý do"),
    field("summary", Shape::Text, "a short account", "tóm tắt kết quả"),
    field("figures", Shape::Figures, "values by indicator", "số liệu theo chỉ tiêu"),
    field("activities", Shape::Entries(ACTIVITY), "activities", "các hoạt động"),
];

/// The fields of a submission.
pub(super) const SUBMISSION: &[Field] = &[
    field("plan", Shape::Text, "id of the plan it answers", "mã kế hoạch"),
    field("form", Shape::Text, "version of the form it is written on", "phiên bản biểu mẫu"),
    field("agency", Shape::Text, "who reports: id or name", "cơ quan báo cáo: mã hoặc tên").required(),
    field("sample", Shape::Flag, "whether the data are invented", "số liệu giả định"),
    field("document", Shape::Entry(DOCUMENT), "the document it came with", "văn bản báo cáo"),
    field("cutoff", Shape::Date, "data count up to this day", "số liệu đến ngày"),
    field("results", Shape::ByDuty(RESULT), "the answers by duty", "kết quả theo nhiệm vụ").required(),
    field("difficulties", Shape::Texts, "difficulties", "khó khăn, vướng mắc"),
    field("proposals", Shape::Texts, "proposals", "đề xuất, kiến nghị"),
];

/// The submissions in a YAML text: one a document.
pub(super) fn read(id: SourceId, source: &Source, names: &Names<'_>) -> (Vec<Submission>, Vec<Finding>) {
    let (documents, findings) = node::parse(id, &source.text);
    let mut reader = Reader::new(findings);
    if documents.is_empty() && reader.findings.is_empty() {
        reader.report(nothing(id));
    }
    let mut found = Vec::new();
    for root in &documents {
        if reader.is_full() {
            break;
        }
        found.extend(submission(&mut reader, root, names));
    }
    (found, reader.finish())
}

fn submission(reader: &mut Reader, root: &Node, names: &Names<'_>) -> Option<Submission> {
    let fields = reader.fields(root, SUBMISSION)?;
    let agency = reader.text(fields.get("agency")).and_then(|name| names.agency(name.written(), &mut reader.findings));
    let results = results(reader, fields.get("results"), names, agency.as_ref().map(|agency| **agency));
    let document = fields.get("document").and_then(|node| reader.fields(node, DOCUMENT));
    let part = |key| document.as_ref().and_then(|document| document.get(key));
    let cutoff = reader.text(fields.get("cutoff"));
    let date = reader.text(part("date"));
    Some(Submission {
        places: vec![root.span],
        fingerprint: 0,
        plan: reader.text(fields.get("plan")),
        form: reader.text(fields.get("form")),
        sample: reader.flag(fields.get("sample")),
        number: reader.text(part("number")),
        date: date.map(|day| value::day(day.written(), &mut reader.findings)),
        signer: reader.text(part("signer")),
        cutoff: cutoff.map(|day| value::day(day.written(), &mut reader.findings)),
        results,
        difficulties: reader.texts(fields.get("difficulties")),
        proposals: reader.texts(fields.get("proposals")),
        masked: [].into(),
        remains: Remains::default(),
        agency: agency?,
    })
}

fn results(reader: &mut Reader, node: Option<&Node>, names: &Names<'_>, agency: Option<AgencyAt>) -> Vec<DutyResult> {
    let Some(node) = node else { return Vec::new() };
    let NodeKind::Map(pairs) = &node.kind else {
        reader.wrong_shape(node, &text!(vi: "các dòng “mã nhiệm vụ: …”", en: "lines of “duty: …”"));
        return Vec::new();
    };
    let mut found: Vec<DutyResult> = Vec::new();
    let mut keys: Vec<(DutyAt, &Node)> = Vec::new();
    for (key, answer) in pairs {
        if reader.is_full() {
            break;
        }
        let Some(id) = reader.text(Some(key)) else { continue };
        let Some(duty) = names.duty(id.written(), agency, &mut reader.findings) else { continue };
        if let Some((_, first)) = keys.iter().find(|(known, _)| *known == *duty) {
            let finding = super::shape::repeated_key(first, key);
            reader.report(finding);
            continue;
        }
        keys.push((*duty, key));
        found.extend(result(reader, duty, answer, names));
    }
    found
}

fn result(reader: &mut Reader, duty: Spanned<DutyAt>, node: &Node, names: &Names<'_>) -> Option<DutyResult> {
    // The short form: the status alone.
    if matches!(node.kind, NodeKind::Scalar(_)) {
        let word = reader.text(Some(node))?;
        let status = value::status(word.written(), &mut reader.findings);
        return Some(DutyResult {
            duty,
            status,
            reason: None,
            summary: None,
            figures: Vec::new(),
            activities: Vec::new(),
            unread: false,
        });
    }
    if matches!(node.kind, NodeKind::Empty) {
        return None;
    }
    let fields = reader.fields(node, RESULT)?;
    let status = match reader.text(fields.get("status")) {
        Some(word) => value::status(word.written(), &mut reader.findings),
        None => Spanned::new(Status::Reported, duty.span),
    };
    let before = reader.findings.len();
    let figures = figures(reader, fields.get("figures"), *duty, names);
    let mut aside = Aside::default();
    let activities = activities(reader, &fields, *duty, names, &mut aside);
    let lost = [&faults::UNKNOWN_INDICATOR, &faults::FOREIGN_INDICATOR, &faults::WRONG_SHAPE, &faults::UNREADABLE_DATE];
    let unread = aside.is_lost
        || reader.findings[before..].iter().any(|finding| lost.iter().any(|rule| std::ptr::eq(*rule, finding.rule)));
    reader.findings.extend(aside.of_days);
    let reason = reader.text(fields.get("reason"));
    let summary = reader.text(fields.get("summary"));
    let answer = DutyResult { duty, status, reason, summary, figures, activities, unread };
    // A blank form holds the duty with nothing in it: that is no answer.
    let blank = fields.get("status").is_none() && answer.reason.is_none() && !answer.has_facts() && !unread;
    (!blank).then_some(answer)
}

/// What activities leave beside them.
#[derive(Default)]
struct Aside {
    /// What is wrong with their days: a day that cannot be read loses no figure; a month does.
    of_days: Vec<Finding>,
    /// Whether figures stand in one without a title.
    is_lost: bool,
}

/// The activities of an answer.
fn activities(
    reader: &mut Reader,
    fields: &Fields<'_>,
    duty: DutyAt,
    names: &Names<'_>,
    aside: &mut Aside,
) -> Vec<Activity> {
    let mut found = Vec::new();
    for node in reader.list(fields.get("activities")) {
        if reader.is_full() || aside.of_days.len() >= MOST_FINDINGS {
            break;
        }
        let of_days = &mut aside.of_days;
        let Some(entry) = reader.fields(node, ACTIVITY) else { continue };
        let (from, to) = (reader.text(entry.get("from")), reader.text(entry.get("to")));
        without_value(reader, entry.get("figures"));
        let figures = figures(reader, entry.get("figures"), duty, names);
        let Some(title) = reader.text(entry.get("title")) else {
            aside.is_lost |= !figures.is_empty();
            continue;
        };
        found.push(Activity {
            title: title.map(Name::new),
            from: from.map(|day| value::activity_day(day.written(), of_days)),
            to: to.map(|day| value::activity_day(day.written(), of_days)),
            place: reader.text(entry.get("place")).map(|place| place.map(Name::new)),
            with: reader.texts(entry.get("with")).into_iter().flat_map(|name| partners::of(names, name)).collect(),
            figures: figures.into(),
            span: node.span,
        });
    }
    found
}

/// An indicator that is named in an activity is no blank form: its value is missing.
fn without_value(reader: &mut Reader, figures: Option<&Node>) {
    let Some(NodeKind::Map(pairs)) = figures.map(|node| &node.kind) else { return };
    for (at, (key, value)) in pairs.iter().enumerate() {
        // What a comma cut in two has a finding of its own.
        let is_blank = matches!(value.kind, NodeKind::Empty) && cut_number(pairs, at).is_none();
        if let Some(name) = key.text().filter(|_| is_blank) {
            reader.report(super::flat::without_value(Spanned::new(name, key.span.to(value.span))));
        }
    }
}

fn figures(reader: &mut Reader, node: Option<&Node>, duty: DutyAt, names: &Names<'_>) -> Vec<Figure> {
    let Some(node) = node else { return Vec::new() };
    let NodeKind::Map(pairs) = &node.kind else {
        reader.wrong_shape(node, &text!(vi: "các dòng “chỉ tiêu: giá trị”", en: "lines of “indicator: value”"));
        return Vec::new();
    };
    let mut found = Vec::new();
    for (at, (key, value)) in pairs.iter().enumerate() {
        if reader.is_full() {
            break;
        }
        if let Some(number) = cut_number(pairs, at) {
            reader.report(cut_by_comma(key, number, &mut found));
            continue;
        }
        let Some(name) = reader.text(Some(key)) else { continue };
        // An empty value of a known name is missing: a blank form.
        if let Some(indicator) = names.indicator(name.written(), duty, &mut reader.findings)
            && !matches!(value.kind, NodeKind::Empty)
        {
            figure(reader, indicator, key.span.to(value.span), value, names.plan, &mut found);
        }
    }
    found
}

/// The number of which an entry is only what stands behind the comma: `{tin-bai: 2,500}` is two entries to YAML, the
/// second one empty, and so is `2, 500`. A line of a blank form begins further away.
fn cut_number(pairs: &[(Node, Node)], at: usize) -> Option<&Node> {
    let (key, value) = &pairs[at];
    let (_, number) = &pairs[at.checked_sub(1)?];
    let is_rest = matches!(value.kind, NodeKind::Empty)
        && key.text().is_some_and(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_digit()));
    (is_rest && key.span.start <= number.span.end + 2).then_some(number)
}

/// What is told of a number that a comma cuts; what was read of it is no figure.
fn cut_by_comma(rest: &Node, number: &Node, found: &mut Vec<Figure>) -> Finding {
    let read = quoted(rest.text().unwrap_or_default());
    let finding = faults::UNREADABLE_NUMBER.at(
        rest.span,
        text!(vi: "{read} là phần sau dấu phẩy của một số", en: "{read} is what stands behind the comma of a number"),
        text!(vi: "số bị cắt ở dấu phẩy", en: "the number is cut at the comma"),
    );
    let half = found.pop_if(|figure| figure.cell.span == number.span);
    let finding = half.into_iter().fold(finding, |finding, half| {
        finding.also_fault(half.cell.span, text!(vi: "nửa trước của số", en: "its first half"))
    });
    finding.expected(text!(vi: "số có dấu phẩy đặt trong ngoặc kép", en: "a number with a comma in quotation marks")).help(
        text!(vi: "ghi như kinh-phi: \"1,5\"; số phía trước cũng phải sửa lại", en: "write kinh-phi: \"1,5\"; the number before it must be mended too"),
    )
}

/// One figure, or one a month.
fn figure(
    reader: &mut Reader,
    indicator: Spanned<crate::model::IndicatorAt>,
    span: Span,
    node: &Node,
    plan: &Plan,
    found: &mut Vec<Figure>,
) {
    let about = plan.indicator(*indicator);
    match &node.kind {
        NodeKind::Map(pairs) => {
            for (at, (key, value)) in pairs.iter().enumerate() {
                if let Some(number) = cut_number(pairs, at) {
                    reader.report(cut_by_comma(key, number, found));
                    continue;
                }
                let Some(written) = reader.text(Some(key)) else { continue };
                let Some(month) = value::month(written.written(), &mut reader.findings) else { continue };
                let Some(text) = reader.text(Some(value)) else { continue };
                let span = key.span.to(value.span);
                let cell = value::cell(text.written(), about, &mut reader.findings);
                found.push(Figure { indicator, month: Some(month), cell, span });
            }
        }
        NodeKind::List(nodes) if about.kind == Kind::Choice => {
            let choices = nodes.iter().filter_map(|node| reader.text(Some(node))).collect();
            let cell = Spanned::new(Cell::Choices(choices), node.span);
            found.push(Figure { indicator, month: None, cell, span });
        }
        _ => {
            if let Some(text) = reader.text(Some(node)) {
                let cell = value::cell(text.written(), about, &mut reader.findings);
                found.push(Figure { indicator, month: None, cell, span });
            }
        }
    }
}

/// Nothing to read in a file.
pub(super) fn nothing(id: SourceId) -> Finding {
    let finding = faults::MISSING_FIELD.at(
        Span::new(id, 0..0),
        text!(vi: "tệp không có nội dung để đọc", en: "the file has no content to read"),
        text!(vi: "trống", en: "empty"),
    );
    finding.help(text!(
        vi: "kiểm tra lại tệp; nếu cơ quan gửi tệp trống thì đề nghị gửi lại",
        en: "check the file; if the agency sent it empty, ask for it again",
    ))
}
