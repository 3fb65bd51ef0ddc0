//! The open points that the office accepts in writing, as YAML → [`Acceptance`]s.

use super::{
    names::Names,
    node::{self, Node},
    shape::{Field, Reader, Shape, field},
    value,
};
use crate::{
    finding::Finding,
    model::{Acceptance, Day},
    source::{Source, SourceId},
};

/// The fields of one acceptance.
pub(super) const ACCEPTANCE: &[Field] = &[
    field(
        "rule",
        Shape::Text,
        "the rule, or missing-submission, empty-section, incomplete-head",
        "tên quy tắc, hoặc missing-submission, empty-section, incomplete-head",
    )
    .required(),
    field("agency", Shape::Text, "whose point it is", "cơ quan"),
    field("duty", Shape::Text, "of which duty; without it all of the agency's", "nhiệm vụ; không ghi là mọi nhiệm vụ"),
    field("reason", Shape::Text, "why it is accepted", "lý do chấp nhận").required(),
    field("by", Shape::Text, "who answers for it: a post, no name", "chức vụ người chấp nhận, không ghi tên")
        .required(),
    field("until", Shape::Date, "the last day on which it holds", "có hiệu lực đến hết ngày"),
];

/// The acceptances in a text: a list of entries.
pub(super) fn read(id: SourceId, source: &Source, names: &Names<'_>) -> (Vec<Acceptance>, Vec<Finding>) {
    let (documents, findings) = node::parse(id, &source.text);
    let mut reader = Reader::new(findings);
    let nodes = reader.list(documents.first());
    let found = nodes.iter().filter_map(|node| acceptance(&mut reader, node, names)).collect();
    (found, reader.finish())
}

/// An entry with a name that cannot be read accepts nothing: a wrong acceptance is worse than none.
fn acceptance(reader: &mut Reader, node: &Node, names: &Names<'_>) -> Option<Acceptance> {
    let fields = reader.fields(node, ACCEPTANCE)?;
    let rule = reader.text(fields.get("rule"));
    let agency = match reader.text(fields.get("agency")) {
        Some(name) => Some(names.agency(name.written(), &mut reader.findings)?.value),
        None => None,
    };
    let duty = match reader.text(fields.get("duty")) {
        Some(name) => Some(names.duty(name.written(), agency, &mut reader.findings)?.value),
        None => None,
    };
    let until = match reader.text(fields.get("until")) {
        Some(written) => match value::day(written.written(), &mut reader.findings) {
            day if *day == Day::Unreadable => return None,
            day => day.known().map(|date| day.map(|_| date)),
        },
        None => None,
    };
    Some(Acceptance {
        rule: rule?,
        agency,
        duty,
        reason: reader.text(fields.get("reason"))?.value,
        by: reader.text(fields.get("by"))?.value,
        until,
        span: node.span,
    })
}
