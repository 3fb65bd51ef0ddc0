//! What tests of reading share.

use serde_json::Value;
use tonghop::{consolidation::Consolidation, finding::Finding, model::Round, report::view::View, source::Sources};

/// What a report would say of a round, without the places that it was read from.
pub(crate) fn view(round: &Round, findings: &[Finding], sources: &Sources) -> Value {
    let view = View::of(&Consolidation::of(round, findings, &[]), sources);
    without_places(serde_json::to_value(&view).unwrap())
}

fn without_places(value: Value) -> Value {
    let is_place = |key: &str| matches!(key, "place" | "places" | "shown_place" | "file" | "read");
    match value {
        Value::Object(fields) => {
            let kept = fields.into_iter().filter(|(key, _)| !is_place(key));
            Value::Object(kept.map(|(key, value)| (key, without_places(value))).collect())
        }
        Value::Array(values) => values.into_iter().map(without_places).collect(),
        other => other,
    }
}
