//! A form as YAML: every key with nothing behind it, and above it what to write there.

use super::{Form, words};
use crate::{
    load::words::{Item, STATUSES, item},
    model::{Asks, Duty, FORM_VERSION},
};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// The widest line of guidance, in columns.
const WIDTH: usize = 100;
/// Words that some programs take for something else than text.
const NOT_TEXT: &[&str] = &["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

pub(super) fn write(form: &Form<'_>) -> String {
    let mut out = Lines::default();
    head(&mut out, form);
    out.blank();
    out.key(0, "results");
    for duty in form.duties() {
        of_duty(&mut out, form, duty);
    }
    out.blank();
    for (word, key) in [(Item::Difficulty, "difficulties"), (Item::Proposal, "proposals")] {
        out.note(0, &format!("{} Mỗi dòng bắt đầu bằng “- ”.", words::of_item(word)));
        out.key(0, key);
    }
    out.0
}

fn head(out: &mut Lines, form: &Form<'_>) {
    let how_to = "Ghi câu trả lời sau dấu hai chấm của từng dòng; giữ nguyên các tên đứng trước dấu hai chấm. Chữ sau dấu # chỉ để \
                  hướng dẫn, không được đọc.";
    for text in words::title(form) {
        out.note(0, &text);
    }
    out.blank();
    for text in [how_to.to_owned()].into_iter().chain(words::general()) {
        out.note(0, &format!("- {text}"));
    }
    example(out, form);
    out.blank();
    out.pair("plan", &form.plan.id);
    out.pair("form", &FORM_VERSION.to_string());
    out.pair("agency", &form.agency().id);
    out.key(0, "document");
    for (word, key) in [(Item::Number, "number"), (Item::Date, "date"), (Item::Signer, "signer")] {
        out.asked(2, word, key);
    }
    out.asked(0, Item::Cutoff, "cutoff");
}

/// An answer filled in for show, in a comment.
fn example(out: &mut Lines, form: &Form<'_>) {
    let asked = form.duties().find_map(|duty| Some((duty, duty.indicators.first()?)));
    let Some((duty, asks)) = asked else { return };
    let value = text(&words::sample(form.plan.indicator(asks.indicator)));
    let (duty, key) = (text(&duty.id), indicator_key(form, *asks));
    out.blank();
    out.note(0, "Ví dụ một nhiệm vụ đã điền (không phải số liệu):");
    for line in [
        format!("  {duty}:"),
        format!("    status: {}", STATUSES[0]),
        "    figures:".to_owned(),
        format!("      {key}: {value}"),
        "    activities:".to_owned(),
        "      - title: Hội nghị tuyên truyền".to_owned(),
        "        from: 05/10/2023".to_owned(),
        "        place: Hội trường cơ quan".to_owned(),
    ] {
        out.line(0, &format!("# {line}"));
    }
}

fn of_duty(out: &mut Lines, form: &Form<'_>, duty: &Duty) {
    out.blank();
    out.note(2, &words::of_duty(form.plan, duty));
    out.note(2, &words::quotation(duty));
    out.key(2, &text(&duty.id));
    out.note(4, &words::statuses());
    out.key(4, "status");
    out.asked(4, Item::Reason, "reason");
    out.asked(4, Item::Summary, "summary");
    out.key(4, "figures");
    for asks in &duty.indicators {
        let name = words::plain(&form.plan.indicator(asks.indicator).name);
        out.note(6, &format!("{name}: {}", words::of_indicator(form.plan, duty, *asks)));
        out.key(6, &indicator_key(form, *asks));
        for month in words::months(form.plan, duty, *asks).into_iter().flatten() {
            out.key(8, &format!("{}-{:02}", month.year, month.month));
        }
    }
    out.note(4, &words::of_activity(duty));
    out.key(4, "activities");
}

/// How an indicator is named: by its id; one of digits alone, with nothing behind it, would be taken for the second
/// half of a number with a comma.
fn indicator_key(form: &Form<'_>, asks: Asks) -> String {
    let indicator = form.plan.indicator(asks.indicator);
    let is_number = indicator.id.chars().all(|c| c.is_ascii_digit());
    text(if is_number { &indicator.name } else { &indicator.id })
}

/// A text as YAML: as it is where nothing can mistake it, else in quotation marks.
fn text(text: &str) -> String {
    let text = words::plain(text);
    let is_word = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    let is_plain = is_word && text.starts_with(char::is_alphanumeric) && !NOT_TEXT.contains(&&*text.to_lowercase());
    if is_plain { text } else { format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")) }
}

/// The text of a form as it grows.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn line(&mut self, indent: usize, text: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "{:indent$}{text}", "");
    }

    fn blank(&mut self) {
        self.0.push('\n');
    }

    fn key(&mut self, indent: usize, key: &str) {
        self.line(indent, &format!("{key}:"));
    }

    fn pair(&mut self, key: &str, value: &str) {
        self.line(0, &format!("{key}: {}", text(value)));
    }

    /// A key that is also a line of the tables, under the words that stand there.
    fn asked(&mut self, indent: usize, word: Item, key: &str) {
        self.note(indent, &format!("{}: {}", item(word), words::of_item(word)));
        self.key(indent, key);
    }

    /// Guidance, wrapped.
    fn note(&mut self, indent: usize, text: &str) {
        let room = WIDTH - indent - 2;
        let mut line = String::new();
        for word in text.split_whitespace() {
            if !line.is_empty() && line.width() + 1 + word.width() > room {
                self.line(indent, &format!("# {line}"));
                line.clear();
            }
            line.extend((!line.is_empty()).then_some(' '));
            line.push_str(word);
        }
        self.line(indent, &format!("# {line}"));
    }
}
