//! What was assumed of each file that was read: in which encoding it is, how it is cut, where its headings are.

use crate::{
    finding::{Text, quoted, text},
    source::{Source, Sources},
};
use serde::Serialize;

/// One line a file, for people.
pub(super) fn lines(sources: &Sources) -> impl Iterator<Item = Text> {
    sources.iter().map(line)
}

fn line(source: &Source) -> Text {
    let parts: Vec<Text> = [encoding(source), cut(source), heads(source)].into_iter().flatten().collect();
    let path = &source.path;
    if parts.is_empty() {
        return text!(vi: "{path}: không đọc được", en: "{path}: not read");
    }
    let joined = |words: fn(&Text) -> &str| parts.iter().map(words).collect::<Vec<_>>().join(", ");
    let (vi, en) = (joined(|part| &part.vi), joined(|part| &part.en));
    text!(vi: "{path}: {vi}", en: "{path}: {en}")
}

fn encoding(source: &Source) -> Option<Text> {
    let encoding = source.encoding?;
    Some(text!(vi: "bảng mã {encoding}", en: "encoding {encoding}"))
}

fn cut(source: &Source) -> Option<Text> {
    let table = source.table.as_ref()?;
    if let Some(sheet) = &table.sheet {
        let sheet = quoted(sheet);
        return Some(text!(vi: "trang tính {sheet}", en: "sheet {sheet}"));
    }
    let delimiter = char::from(table.delimiter);
    Some(match delimiter {
        '\t' => text!(vi: "các ô cách nhau bằng dấu tab", en: "cells between tabs"),
        _ => text!(vi: "các ô cách nhau bằng dấu “{delimiter}”", en: "cells between “{delimiter}”"),
    })
}

fn heads(source: &Source) -> Option<Text> {
    let row = source.table.as_ref()?.heads?;
    Some(text!(vi: "tiêu đề cột ở hàng {row}", en: "headings in row {row}"))
}

/// The same for programs; null where nothing was assumed. In the order of the alphabet, as all of our JSON is.
#[derive(Serialize)]
pub(super) struct Assumed<'s> {
    delimiter: Option<char>,
    encoding: Option<&'static str>,
    file: &'s str,
    heading_row: Option<usize>,
    sheet: Option<&'s str>,
}

impl<'s> Assumed<'s> {
    pub(super) fn of(source: &'s Source) -> Self {
        let table = source.table.as_ref();
        let cut = table.filter(|table| table.sheet.is_none());
        Self {
            delimiter: cut.map(|table| char::from(table.delimiter)),
            encoding: source.encoding,
            file: &source.path,
            heading_row: table.and_then(|table| table.heads),
            sheet: table.and_then(|table| table.sheet.as_deref()),
        }
    }
}
