//! A form as CSV: a title block, the headings, the lines. Byte order mark, semicolons and CRLF are what Excel wants in
//! Vietnam.

use super::{Form, harmless, line, words};
use crate::load::words::headings;
use anyhow::anyhow;
use csv::{Terminator, WriterBuilder};

/// What makes Excel read the text as UTF-8.
const MARK: &str = "\u{feff}";

pub(super) fn write(form: &Form<'_>) -> anyhow::Result<Vec<u8>> {
    let out = MARK.as_bytes().to_vec();
    let mut writer = WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).flexible(true).from_writer(out);
    let title = words::title(form).into_iter().chain(words::how_to()).chain(words::examples(form));
    for text in title {
        writer.write_record([harmless(&text)])?;
    }
    writer.write_record(headings())?;
    for line in line::lines(form) {
        let mut cells = line.cells(&form.agency().id);
        if let (line::Asked::Status, Some(duty)) = (line.asks, line.duty) {
            // There is no other place for the plan's own words.
            let note = &mut cells[line::column::NOTE];
            *note = format!("{note} {} {}", words::statuses(), words::quotation(duty));
        }
        writer.write_record(&cells)?;
    }
    writer.into_inner().map_err(|error| anyhow!("{error}"))
}
