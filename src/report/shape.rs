//! Which values a template may use, and of which type: read off an example of them, so that no list of them has to be
//! kept.

use crate::finding::{Text, text};
use serde_json::Value;
use std::collections::BTreeMap;

/// The type of a value, with what is below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// Nothing is known of it, so that anything may be asked of it.
    Unknown,
    /// Words, with an example.
    Text(String),
    /// A number, with an example.
    Number(String),
    /// True or false, with an example.
    Flag(bool),
    /// A list of such values.
    List(Box<Self>),
    /// Values by name.
    Fields(BTreeMap<String, Self>),
}

/// A value that a template may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// How to get at it, as `agencies[].short`.
    pub path: String,
    /// What it is.
    pub kind: Text,
    /// What it may be like; empty for lists and groups.
    pub example: String,
}

impl Shape {
    /// The shape of an example. What is null in one entry of a list may be told by another.
    #[must_use]
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Unknown,
            Value::String(text) => Self::Text(text.clone()),
            Value::Number(number) => Self::Number(number.to_string()),
            Value::Bool(flag) => Self::Flag(*flag),
            Value::Array(values) => {
                Self::List(Box::new(values.iter().map(Self::of).fold(Self::Unknown, Self::or_else)))
            }
            Value::Object(fields) => {
                Self::Fields(fields.iter().map(|(name, value)| (name.clone(), Self::of(value))).collect())
            }
        }
    }

    /// This shape; where it knows nothing or shows nothing, the other one.
    fn or_else(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unknown, other) => other,
            (Self::Text(text), Self::Text(other)) if text.is_empty() => Self::Text(other),
            (Self::List(one), Self::List(other)) => Self::List(Box::new(one.or_else(*other))),
            (Self::Fields(mut fields), Self::Fields(other)) => {
                for (name, shape) in other {
                    let own = fields.remove(&name).unwrap_or(Self::Unknown);
                    fields.insert(name, own.or_else(shape));
                }
                Self::Fields(fields)
            }
            (own, _) => own,
        }
    }

    /// The value `name` of a group.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Fields(fields) => fields.get(name),
            _ => None,
        }
    }

    /// Names of what is below it.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        match self {
            Self::Fields(fields) => fields.keys().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }

    /// An entry of a list.
    #[must_use]
    pub fn element(&self) -> Self {
        match self {
            Self::List(element) => (**element).clone(),
            _ => Self::Unknown,
        }
    }

    /// Every value below it, by name.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry> {
        let mut entries = Vec::new();
        for name in self.names() {
            if let Some(field) = self.field(name) {
                field.add_entries(name, &mut entries);
            }
        }
        entries
    }

    fn add_entries(&self, path: &str, entries: &mut Vec<Entry>) {
        let (kind, example) = self.described();
        entries.push(Entry { path: path.to_owned(), kind, example });
        match self {
            Self::List(element) => match &**element {
                Self::Fields(fields) => add_fields(fields, &format!("{path}[]"), entries),
                element => element.add_entries(&format!("{path}[]"), entries),
            },
            Self::Fields(fields) => add_fields(fields, path, entries),
            _ => {}
        }
    }

    fn described(&self) -> (Text, String) {
        match self {
            Self::Unknown => (text!(vi: "không rõ", en: "unknown"), String::new()),
            Self::Text(example) => (text!(vi: "chữ", en: "text"), example.clone()),
            Self::Number(example) => (text!(vi: "số", en: "number"), example.clone()),
            Self::Flag(example) => (text!(vi: "có/không", en: "yes/no"), example.to_string()),
            Self::List(_) => (text!(vi: "danh sách", en: "list"), String::new()),
            Self::Fields(_) => (text!(vi: "nhóm", en: "group"), String::new()),
        }
    }
}

fn add_fields(fields: &BTreeMap<String, Shape>, path: &str, entries: &mut Vec<Entry>) {
    for (name, field) in fields {
        field.add_entries(&format!("{path}.{name}"), entries);
    }
}
