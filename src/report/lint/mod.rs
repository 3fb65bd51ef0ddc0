//! What is wrong with a template, all of it at once, before there is a round to try it on.

mod front;
mod markup;
mod names;
mod scan;

use super::{shape::Shape, template};
use crate::finding::{Text, text};
use tera::ErrorKind;

/// Something wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Line, from 1.
    pub line: usize,
    /// Character in the line, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: Text,
}

/// A fault by its offset.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    at: usize,
    message: Text,
}

/// What is wrong with the template `text` when it may use `values`, in the order of the text.
#[must_use]
pub fn check(text: &str, values: &Shape) -> Vec<Fault> {
    let text = template::normal(text);
    let mut found = match template::parts(&text) {
        Some((front, body)) => {
            [front::check(front, values), body_faults(body, values, text.len() - body.len())].concat()
        }
        None => vec![Found {
            at: 0,
            message: text!(
                vi: "mẫu phải bắt đầu bằng phần đầu đặt giữa hai dòng “---”",
                en: "a template begins with front matter between two lines of “---”",
            ),
        }],
    };
    found.sort_by_key(|found| found.at);
    found.dedup();
    found.into_iter().map(|found| located(&text, found)).collect()
}

fn body_faults(body: &str, values: &Shape, offset: usize) -> Vec<Found> {
    let pieces = scan::pieces(body);
    let (mut found, in_place) = names::check(&pieces, values);
    found.extend(markup::check(body, &pieces, &in_place));
    let syntax = syntax(body, &found);
    found.extend(syntax);
    moved(found, offset)
}

/// What Tera itself finds wrong with `source`; it stops at the first fault. Where one was `found` already it is not told
/// twice.
fn syntax(source: &str, found: &[Found]) -> Option<Found> {
    let error = template::language().add_raw_template("template", source).err()?;
    let ErrorKind::SyntaxError(report) = error.kind() else {
        // Filters and the like that do not exist; these were found by name, all of them.
        let message = error.to_string();
        return found.is_empty().then(|| syntax_fault(0, message.lines().next().unwrap_or_default()));
    };
    let (line, column) = (report.span().start_line, report.span().start_col);
    let at = offset(source, line, column);
    (!found.iter().any(|found| found.at == at)).then(|| syntax_fault(at, report.message()))
}

fn syntax_fault(at: usize, message: &str) -> Found {
    let (message, vi) = (message.trim_end_matches('.'), in_vietnamese(message));
    Found { at, message: text!(vi: "sai cách viết: {vi}", en: "wrong syntax: {message}") }
}

/// What Tera says, as far as it helps to mend the place.
fn in_vietnamese(message: &str) -> String {
    let found = message.strip_prefix("Found ").and_then(|rest| rest.split_once(" but expected "));
    match (message, found) {
        (_, Some((found, _))) => format!("không đặt {found} ở chỗ này"),
        ("Unexpected end of input", _) => {
            "mẫu hết mà còn chỗ chưa đóng, như thiếu {% endif %}, {% endfor %} hoặc }}".to_owned()
        }
        ("unexpected end of string", _) => "chữ trong dấu nháy thiếu dấu nháy đóng".to_owned(),
        _ => "chỗ này không đúng cách viết mẫu, xem các mẫu có sẵn".to_owned(),
    }
}

fn moved(found: Vec<Found>, by: usize) -> Vec<Found> {
    found.into_iter().map(|found| Found { at: found.at + by, ..found }).collect()
}

/// Where line (from 1) and column (from 0) stand in `text`.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
    let rest = &text[start..];
    start + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at)
}

fn located(text: &str, Found { at, message }: Found) -> Fault {
    let before = text.get(..at).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Fault { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1, message }
}

#[cfg(test)]
mod tests {
    use super::{
        names::{FILTERS, FUNCTIONS, TESTS},
        template,
    };

    #[test]
    fn what_is_held_to_exist_does() {
        let filters = FILTERS.iter().map(|name| format!("{{{{ x | {name} }}}}"));
        let tests = TESTS.iter().map(|name| format!("{{{{ x is {name} }}}}"));
        let functions = FUNCTIONS.iter().map(|name| format!("{{{{ {name}() }}}}"));
        for template in filters.chain(tests).chain(functions) {
            let error = template::language().add_raw_template("x", &template).err();
            assert!(error.is_none(), "{template}: {}", error.unwrap());
        }
    }
}
