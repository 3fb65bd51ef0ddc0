//! A file of submissions: opened, taken for what it holds, and read.

use super::{
    admitted::{Admitted, admit_table},
    flat,
    folder::{self, Form},
    guard::Guard,
    names::Names,
    nested, private,
    refusal::Refusal,
    sheet, table,
};
use crate::{
    finding::Finding,
    model::Submission,
    source::{Source, SourceId, Span},
};
use std::{
    hash::{BuildHasher as _, Hasher as _},
    path::Path,
    sync::Arc,
};

/// What was read of one file of submissions.
#[derive(Debug)]
pub struct File {
    /// Which text.
    pub id: SourceId,
    /// Its text.
    pub source: Source,
    /// The submissions in it.
    pub submissions: Vec<Submission>,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

/// What is done with a file of submissions while it is at hand.
pub type Look<'l> = &'l (dyn Fn(&mut File) + Sync);

pub(super) fn of_file(id: SourceId, path: &Path, sheet: Option<&str>, names: &Names<'_>, look: Look<'_>) -> File {
    let (admitted, findings, of_cells) = admit_table(id, path, flat::COLUMNS, sheet, Guard::Words);
    let mut file = of_text(id, folder::form(path), (admitted, findings), names);
    file.findings = sheet::findings(of_cells, file.findings);
    file.findings.extend(private::of_name(id, path));
    look(&mut file);
    file
}

/// `form` is what the name of the file promises.
pub(super) fn of_text(
    id: SourceId,
    form: Option<Form>,
    (admitted, mut findings): (Admitted, Vec<Finding>),
    names: &Names<'_>,
) -> File {
    let mut source = match admitted {
        Ok(source) => source,
        Err(source) => return File { id, source, submissions: Vec::new(), findings },
    };
    let (mut submissions, of_submissions) = match form {
        Some(Form::PerhapsFlat) if source.table.is_none() && !table::holds_table(&source.text, flat::COLUMNS) => {
            (Vec::new(), vec![no_table(id, &source.text)])
        }
        Some(Form::Nested) | None if source.table.is_none() => nested::read(id, &source, names),
        _ => {
            let (submissions, findings, table) = flat::read(id, &source, names);
            source.set_table(table);
            (submissions, findings)
        }
    };
    let masked: Arc<[Span]> = private::blotted(&findings).into();
    for submission in &mut submissions {
        submission.masked = Arc::clone(&masked);
        submission.fingerprint = fingerprint(&source, &submission.places);
    }
    findings.extend(private::without_echoes(&findings, of_submissions));
    File { id, source, submissions, findings }
}

fn no_table(id: SourceId, text: &str) -> Finding {
    let refusal = if text.trim().is_empty() { Refusal::Empty } else { Refusal::NoTable };
    refusal.finding(id)
}

/// Nobody forges a copy of a report, and every byte of every file passes here: 64 bits and a quick hash are enough.
fn fingerprint(source: &Source, places: &[Span]) -> u64 {
    let mut hash = foldhash::quality::FixedState::default().build_hasher();
    for place in places {
        // White space at the end of lines changes with the program that saved the file.
        let text = source.slice(*place).trim_end();
        let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
        let mut start = 0;
        for end in ends {
            hash.write(text[start..end].trim_end().as_bytes());
            hash.write_u8(b'\n');
            start = end + 1;
        }
    }
    hash.finish()
}
