//! A round as YAML, a document an agency.

use crate::made::{Activity, Answer, Figure, Report, Value};
use serde_yaml::{Mapping, Value as Node};

/// Each report as a tree of keys and values, the keys in the order written.
pub(crate) fn nodes(reports: &[Report]) -> Vec<Node> {
    reports.iter().map(node).collect()
}

/// As YAML with one thing a line.
pub(crate) fn block(nodes: &[Node]) -> String {
    documents(nodes, |node| serde_yaml::to_string(node).unwrap())
}

/// As JSON, which is YAML too.
pub(crate) fn flow(nodes: &[Node]) -> String {
    documents(nodes, |node| serde_json::to_string(node).unwrap() + "\n")
}

fn documents(nodes: &[Node], written: impl Fn(&Node) -> String) -> String {
    nodes.iter().flat_map(|node| ["---\n".to_owned(), written(node)]).collect()
}

/// An entry without the fields that hold nothing.
fn entry<const N: usize>(fields: [(&str, Option<Node>); N]) -> Node {
    let filled = fields.into_iter().filter_map(|(key, node)| Some((key.into(), node?)));
    Node::Mapping(filled.collect::<Mapping>())
}

fn list<T>(items: &[T], node: impl Fn(&T) -> Node) -> Option<Node> {
    (!items.is_empty()).then(|| items.iter().map(node).collect::<Vec<_>>().into())
}

fn node(report: &Report) -> Node {
    let text = |text: &String| Node::from(text.as_str());
    let document = entry([
        ("number", Some(text(&report.number))),
        ("date", Some(value(&report.date))),
        ("signer", report.signer.as_ref().map(text)),
    ]);
    let results: Mapping = report.answers.iter().map(|one| (one.duty.into(), answer(one))).collect();
    entry([
        ("agency", Some(report.agency.into())),
        ("document", Some(document)),
        ("cutoff", report.cutoff.as_ref().map(value)),
        ("results", Some(results.into())),
        ("difficulties", list(&report.difficulties, text)),
        ("proposals", list(&report.proposals, text)),
    ])
}

fn answer(answer: &Answer) -> Node {
    let text = |text: &String| Node::from(text.as_str());
    entry([
        ("status", answer.status.map(Node::from)),
        ("reason", answer.reason.as_ref().map(text)),
        ("summary", answer.summary.as_ref().map(text)),
        ("figures", figures(&answer.figures)),
        ("activities", list(&answer.activities, activity)),
    ])
}

fn activity(activity: &Activity) -> Node {
    entry([
        ("title", Some(activity.title.as_str().into())),
        ("from", activity.from.as_ref().map(value)),
        ("to", activity.to.as_ref().map(value)),
        ("place", activity.place.as_deref().map(Node::from)),
        ("with", list(&activity.with, |name| Node::from(*name))),
        ("figures", figures(&activity.figures)),
    ])
}

/// Figures by indicator; those of months one below the other.
fn figures(figures: &[Figure]) -> Option<Node> {
    let months: Mapping =
        figures.iter().filter_map(|one| Some((format!("2023-{:02}", one.month?).into(), value(&one.value)))).collect();
    let plain = figures.iter().filter(|one| one.month.is_none()).map(|one| (one.indicator.into(), value(&one.value)));
    let by_month = figures.iter().find(|one| one.month.is_some()).map(|one| (one.indicator.into(), months.into()));
    let all: Mapping = plain.chain(by_month).collect();
    (!all.is_empty()).then(|| all.into())
}

fn value(value: &Value) -> Node {
    match value {
        Value::Words(words) => words.as_str().into(),
        Value::Choices(choices) => choices.iter().map(|choice| Node::from(*choice)).collect::<Vec<_>>().into(),
        Value::Count(count) => (*count).into(),
        Value::Amount(number) | Value::Share(number) => number.to_string().into(),
        Value::Day(day) => day.to_string().into(),
        Value::Month(month) => format!("2023-{month:02}").into(),
    }
}
