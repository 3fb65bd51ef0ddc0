//! Indicators of a plan.

use super::{
    entries,
    fields::{CHOICE, INDICATOR},
    unknown_id, word,
};
use crate::{
    finding::{Finding, quoted, text},
    load::{
        faults,
        node::{Node, NodeKind},
        shape::{Fields, Reader, misshapen},
    },
    model::{Choice, Indicator, IndicatorAt, Key, Kind, Operator, Relation, Total},
    source::Spanned,
};
use rust_decimal::Decimal;

pub(super) fn find_indicator(
    reader: &mut Reader,
    id: &Spanned<String>,
    indicators: &[Indicator],
) -> Option<IndicatorAt> {
    // Two ids with one key are a finding of their own.
    let spelt = indicators.iter().position(|indicator| indicator.id.value == id.value);
    let found = spelt.or_else(|| {
        let key = Key::of(id);
        indicators.iter().position(|indicator| Key::of(&indicator.id) == key)
    });
    if found.is_none() {
        unknown_id(reader, id, &indicators.iter().map(|indicator| indicator.id.as_str()).collect::<Vec<_>>());
    }
    found.map(IndicatorAt::new)
}

pub(super) fn indicators(reader: &mut Reader, fields: &Fields<'_>) -> Vec<Indicator> {
    let mut relations = Vec::new();
    let mut found: Vec<Indicator> = entries(reader, fields, "indicators", INDICATOR, |reader, entry| {
        relations.push(reader.texts(entry.get("relations")));
        let read = indicator(reader, entry);
        if read.is_none() {
            relations.pop();
        }
        read
    });
    // Relations may name indicators that stand further down.
    for (at, relations) in relations.into_iter().enumerate() {
        let resolved = relations.iter().filter_map(|text| relation(reader, text, &found)).collect();
        found[at].relations = resolved;
    }
    found
}

pub(super) fn indicator(reader: &mut Reader, fields: &Fields<'_>) -> Option<Indicator> {
    let id = reader.text(fields.get("id"))?;
    let kind = kind(reader, fields);
    let total = total(reader, fields);
    // What could not be read was told; of a count whose latest number holds nothing further is said.
    let (kind, total) = kind.zip(total).unwrap_or((Kind::Count, Total::Latest));
    Some(Indicator {
        name: word(reader, fields, "name").unwrap_or_else(|| id.value.clone()),
        id,
        unit: word(reader, fields, "unit").unwrap_or_default(),
        kind,
        total,
        min: bound(reader, fields, "min"),
        max: bound(reader, fields, "max"),
        relations: Vec::new(),
        values: if kind == Kind::Choice { choices(reader, fields) } else { values(reader, fields) },
    })
}

fn kind(reader: &mut Reader, fields: &Fields<'_>) -> Option<Kind> {
    let word = reader.one_of(fields.get("kind"), &["count", "amount", "percent", "text", "choice"])?;
    Some(match word {
        "count" => Kind::Count,
        "amount" => Kind::Amount,
        "percent" => Kind::Percent,
        "text" => Kind::Text,
        _ => Kind::Choice,
    })
}

fn total(reader: &mut Reader, fields: &Fields<'_>) -> Option<Total> {
    let word = reader.one_of(fields.get("total"), &["sum", "max", "latest", "list", "none"])?;
    Some(match word {
        "sum" => Total::Sum,
        "max" => Total::Max,
        "latest" => Total::Latest,
        "list" => Total::List,
        _ => Total::None,
    })
}

fn values(reader: &mut Reader, fields: &Fields<'_>) -> Vec<Choice> {
    let nodes =
        fields.get("values").and_then(|node| if let NodeKind::List(nodes) = &node.kind { Some(nodes) } else { None });
    if let Some([first, ..]) =
        nodes.map(|nodes| &nodes[..]).filter(|nodes| nodes.iter().all(|node| node.text().is_some()))
    {
        reader.report(bare_values(first));
        return Vec::new();
    }
    entries(reader, fields, "values", CHOICE, |reader, entry| {
        Some(Choice { id: word(reader, entry, "id")?, text: word(reader, entry, "text")? })
    })
}

/// Values that are words alone: answers name them by their ids.
fn bare_values(first: &Node) -> Finding {
    let written = first.text().unwrap_or_default();
    let expected = text!(
        vi: "của mỗi giá trị, một mã ngắn (“id”) và lời văn (“text”)",
        en: "of each value, a short id (“id”) and its words (“text”)",
    );
    misshapen(first, &expected).help(text!(
        vi: "ghi “{{id: 1, text: {written}}}”, các giá trị sau cũng vậy; báo cáo chọn giá trị bằng mã",
        en: "write “{{id: 1, text: {written}}}”, and the values behind it likewise; reports name a value by its id",
    ))
}

/// The values of a choice, which there must be.
fn choices(reader: &mut Reader, fields: &Fields<'_>) -> Vec<Choice> {
    let told = reader.findings.len();
    let values = values(reader, fields);
    if let Some(kind) = fields.get("kind").filter(|_| values.is_empty() && reader.findings.len() == told) {
        let finding = faults::MISSING_FIELD.at(
            kind.span,
            text!(vi: "chỉ tiêu loại “choice” thiếu “values” (các giá trị được chọn)", en: "an indicator of the kind “choice” lacks “values” (the values allowed)"),
            text!(vi: "chọn trong những giá trị nào?", en: "chosen from what?"),
        );
        reader.report(finding.help(text!(
            vi: "thêm “values: [{{id: 1, text: …}}, {{id: 2, text: …}}]”; nếu trả lời bằng lời thì ghi “kind: text”",
            en: "add “values: [{{id: 1, text: …}}, {{id: 2, text: …}}]”; for an answer in words, write “kind: text”",
        )));
    }
    values
}

/// A bound, written as machines write numbers.
pub(super) fn bound(reader: &mut Reader, fields: &Fields<'_>, key: &'static str) -> Option<Decimal> {
    let text = reader.text(fields.get(key))?;
    // "100.000" would be a hundred here and a hundred thousand to its writer.
    let looks_grouped = text.rsplit('.').next().is_some_and(|last| text.contains('.') && last.len() == 3);
    let number = text.parse().ok().filter(|_| !looks_grouped);
    if number.is_none() {
        let name = quoted(&text);
        let finding = faults::UNREADABLE_NUMBER.at(
            text.span,
            text!(vi: "{name} không đọc được thành một số rõ ràng", en: "{name} is not clearly a number"),
            text!(vi: "không đọc được", en: "cannot be read"),
        );
        reader.report(
            finding.help(text!(vi: "trong kế hoạch viết số liền nhau như 100000 hoặc 1234.5", en: "in a plan, write numbers as 100000 or 1234.5")),
        );
    }
    number
}

pub(super) fn relation(
    reader: &mut Reader,
    written: &Spanned<String>,
    indicators: &[Indicator],
) -> Option<Spanned<Relation>> {
    let operators = [("<=", Operator::AtMost), (">=", Operator::AtLeast), ("=", Operator::Equal)];
    let split = operators.into_iter().find_map(|(symbol, operator)| {
        written.split_once(symbol).map(|(left, right)| (left.trim(), operator, right.trim()))
    });
    let Some((left, operator, right)) = split else {
        let node = Node { span: written.span, kind: NodeKind::Scalar(written.value.clone()) };
        reader.wrong_shape(&node, &text!(vi: "quan hệ như “a <= b”, “a >= b” hoặc “a = b”", en: "a relation as “a <= b”, “a >= b” or “a = b”"));
        return None;
    };
    let mut side = |id: &str| find_indicator(reader, &Spanned::new(id.to_owned(), written.span), indicators);
    let (left, right) = (side(left), side(right));
    Some(Spanned::new(Relation { left: left?, operator, right: right? }, written.span))
}
