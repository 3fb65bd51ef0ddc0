//! Letters: filled in from a template and written as DOCX and Markdown.

use super::{
    exit::{Exit, Failure, OrExit as _},
    output::{Output, forgotten, write_all},
    run::Run,
};
use crate::{
    finding::text,
    load,
    report::{self, docx, markdown, template::Template, wording},
};
use anyhow::anyhow;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::{Value, json};
use std::path::Path;

/// A letter, ready to be written.
pub(super) struct Letter {
    /// Name of its files, without the ending.
    name: String,
    docx: Vec<u8>,
    markdown: String,
    data: Value,
}

impl Letter {
    pub(super) fn of(template: &Template, values: &impl Serialize, name: String) -> Result<Self, Failure> {
        let document = report::compile(template, values).or_exit(Exit::Fault)?;
        Ok(Self {
            name,
            docx: docx::write(&document).or_exit(Exit::Io)?,
            markdown: markdown::write(&document),
            data: serde_json::to_value(values).or_exit(Exit::Io)?,
        })
    }
}

/// The template in a file, else the built-in one.
pub(super) fn template(path: Option<&Path>, built_in: &str) -> Result<Template, Failure> {
    let Some(path) = path else { return Template::parse(built_in).or_exit(Exit::Fault) };
    let text = load::template(path).or_exit(Exit::Fault)?;
    Template::parse(&text).map_err(|error| anyhow!("{}: {error:#}", load::shown(path))).or_exit(Exit::Fault)
}

/// What of a round letters were asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// All of it.
    All,
    /// Some agencies, rules or files.
    Some,
}

impl Asked {
    pub(super) fn all_if(is_all: bool) -> Self {
        if is_all { Self::All } else { Self::Some }
    }
}

/// Writes the letters into `folder`, and their data as `name`.json. What an earlier run wrote there and is not wanted
/// any more is told: an old letter must not be sent by mistake. When only some were asked for, nobody knows of the rest.
pub(super) fn write(
    run: &Run,
    folder: &Path,
    name: &str,
    letters: &[Letter],
    asked: Asked,
    force: bool,
) -> Result<(), Failure> {
    let outputs: Vec<Output> = letters
        .iter()
        .flat_map(|letter| {
            let file = |ending: &str| format!("{}.{ending}", letter.name);
            let markdown = letter.markdown.clone().into_bytes();
            [Output::named(folder, &file("docx"), letter.docx.clone()), Output::named(folder, &file("md"), markdown)]
        })
        .collect();
    if !letters.is_empty() {
        let data = letters.iter().map(|letter| (letter.name.clone(), letter.data.clone()));
        let data = json!({ "letters": data.collect::<serde_json::Map<_, _>>() });
        write_all(folder, name, &outputs, data, force).or_exit(Exit::Io)?;
    }
    let (count, shown) = (letters.len(), folder.display());
    if count > 0 {
        run.remark(&text!(vi: "Đã ghi {count} công văn vào {shown} (.docx và .md)", en: "Letters written into {shown}: {count} (.docx and .md)"));
    }
    for old in forgotten(folder, name, &outputs).into_iter().filter(|_| asked == Asked::All) {
        run.remark(&text!(vi: "Công văn cũ, lần này không còn cần gửi: {old}", en: "An older letter that is not needed any more: {old}"));
    }
    Ok(())
}

/// Says that the last day to answer was left open, or has passed already.
pub(super) fn remark_due(run: &Run, letters: &[Letter], due: Option<NaiveDate>, as_of: NaiveDate) {
    if letters.is_empty() {
        return;
    }
    if let Some(due) = due.filter(|due| *due < as_of) {
        let (due, as_of) = (wording::full_day(due), wording::full_day(as_of));
        run.remark(&text!(
            vi: "Ngày phải trả lời ghi trong công văn ({due}) đã qua trước ngày xem ({as_of}): kiểm tra lại --due",
            en: "The last day to answer in the letters ({due}) lies before the day of this look ({as_of}): check --due",
        ));
    } else if due.is_none() {
        run.remark(&text!(
            vi: "Trong công văn còn để trống ngày phải trả lời: điền vào công văn, hoặc chạy lại với --due NGÀY",
            en: "The last day to answer is left open in the letters: fill it in, or run again with --due DATE",
        ));
    }
}
