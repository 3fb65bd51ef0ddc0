//! JSON Schema of the files people write, from the tables that the reader itself uses.

use super::{
    nested::SUBMISSION,
    plan::PLAN,
    shape::{Field, Shape},
};
use serde_json::{Map, Value, json};

/// The JSON Schema (draft 2020-12) of `plan` or `submission`, for editors.
#[must_use]
pub fn schema(of: &str) -> Option<Value> {
    let fields = match of {
        "plan" => PLAN,
        "submission" => SUBMISSION,
        _ => return None,
    };
    let mut root = entry(fields);
    let head = json!({ "$schema": "https://json-schema.org/draft/2020-12/schema", "title": format!("tonghop {of}") });
    if let (Value::Object(root), Value::Object(head)) = (&mut root, head) {
        root.extend(head);
    }
    Some(root)
}

fn entry(fields: &[Field]) -> Value {
    let properties: Map<String, Value> = fields.iter().map(|field| (field.key.to_owned(), property(field))).collect();
    let required: Vec<&str> = fields.iter().filter(|field| field.required).map(|field| field.key).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn property(field: &Field) -> Value {
    let (en, vi) = field.about;
    let mut shape = shape(&field.shape);
    if !field.required {
        // A key without a value is as good as no key.
        shape = json!({ "anyOf": [shape, { "type": "null" }] });
    }
    shape["description"] = json!(format!("{vi} / {en}"));
    shape
}

fn shape(shape: &Shape) -> Value {
    let text = || json!({ "type": ["string", "number"] });
    match shape {
        Shape::Text => text(),
        Shape::Date => json!({ "type": "string" }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Texts => json!({ "anyOf": [{ "type": "array", "items": text() }, text()] }),
        Shape::OneOf(words) => json!({ "enum": words }),
        Shape::Entry(fields) => entry(fields),
        Shape::Entries(fields) => json!({ "type": "array", "items": { "anyOf": [entry(fields), text()] } }),
        Shape::ByDuty(fields) => {
            let short = json!({ "type": ["string", "null"] });
            json!({ "type": "object", "additionalProperties": { "anyOf": [entry(fields), short] } })
        }
        Shape::Figures => {
            let value = json!({ "type": ["string", "number", "null"] });
            let list = json!({ "type": "array", "items": text() });
            let months = json!({ "type": "object", "additionalProperties": value });
            json!({ "type": "object", "additionalProperties": { "anyOf": [value, list, months] } })
        }
    }
}
