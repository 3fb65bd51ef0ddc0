//! What is wrong with the front matter of a template.

use super::{Found, moved, names, offset, scan, syntax};
use crate::{
    finding::{did_you_mean, quoted, text},
    report::{document, shape::Shape, template},
};
use std::{collections::BTreeMap, ops::Range};

/// A field as it is written.
struct Field<'t> {
    name: &'t str,
    /// The field from its name to the next field.
    range: Range<usize>,
}

/// Faults in the front matter: its fields, its YAML, and the values and tags in it.
pub(super) fn check(front: &str, values: &Shape) -> Vec<Found> {
    let fields = fields(front);
    let read = serde_yaml::from_str::<BTreeMap<String, String>>(front);
    let mut found: Vec<Found> = fields.iter().filter_map(unknown).collect();
    found.extend(read.as_ref().err().map(|error| unreadable(front, error)));
    for field in &fields {
        let written = &front[field.range.clone()];
        let (mut faults, _) = names::check(&scan::pieces(&unescaped(written)), values);
        let value = read.as_ref().ok().and_then(|read| read.get(field.name));
        let wrong = value.and_then(|value| syntax(value, &[]).map(|wrong| (value, wrong)));
        if let Some((value, wrong)) = wrong {
            let at = place_in(written, value[..wrong.at].chars().count());
            if !faults.iter().any(|fault| fault.at == at) {
                faults.push(Found { at, ..wrong });
            }
        }
        found.extend(moved(faults, field.range.start));
    }
    moved(found, template::FENCE.len())
}

/// Fields begin at the start of a line; what is indented belongs to the one above.
fn fields(front: &str) -> Vec<Field<'_>> {
    let mut fields: Vec<Field<'_>> = Vec::new();
    let mut at = 0;
    for line in front.split_inclusive('\n') {
        let begins = !line.starts_with(|c: char| c.is_whitespace() || c == '#');
        if let Some((name, _)) = line.split_once(':').filter(|_| begins) {
            fields.push(Field { name: name.trim().trim_matches(['"', '\'']), range: at..at });
        }
        at += line.len();
        if let Some(last) = fields.last_mut() {
            last.range.end = at;
        }
    }
    fields
}

fn unknown(field: &Field<'_>) -> Option<Found> {
    let name = quoted(field.name);
    let message = text!(vi: "phần đầu mẫu không có mục {name}", en: "the front matter has no field {name}");
    let close = did_you_mean(field.name, document::FIELDS);
    let known = document::FIELDS.contains(&field.name);
    (!known).then(|| Found { at: field.range.start, message: names::meant(&message, close) })
}

fn unreadable(front: &str, error: &serde_yaml::Error) -> Found {
    let place = error.location();
    let at = place.map_or(0, |place| offset(front, place.line(), place.column().saturating_sub(1)));
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    Found {
        at,
        message: text!(vi: "phần đầu mẫu sai cách viết YAML: {message}", en: "the front matter is not well-formed YAML: {message}"),
    }
}

/// Quotation marks as Tera gets to see them; nothing moves.
fn unescaped(written: &str) -> String {
    written.replace("\\\"", " \"")
}

/// Where the character number `count` of a field's value is written.
fn place_in(written: &str, count: usize) -> usize {
    let Some((name, value)) = written.split_once(':') else { return 0 };
    let start = name.len() + 1 + (value.len() - value.trim_start().len());
    let value = value.trim_start();
    let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    if value.starts_with(['|', '>']) {
        return 0;
    }
    let mut letters = value.char_indices().skip(usize::from(mark.is_some()));
    for _ in 0..count {
        let (_, letter) = letters.next().unwrap_or_default();
        // `\n` and `''` stand for one character.
        if mark == Some('"') && letter == '\\' || mark == Some('\'') && letter == '\'' {
            letters.next();
        }
    }
    start + letters.next().map_or(value.len(), |(at, _)| at)
}
