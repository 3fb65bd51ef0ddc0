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
    borrow::Cow,
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
    let (mut is_of_one, mut signature) = (true, None);
    let (mut submissions, of_submissions) = match form {
        Some(Form::PerhapsFlat) if source.table.is_none() && !table::holds_table(&source.text, flat::COLUMNS) => {
            (Vec::new(), vec![no_table(id, &source.text)])
        }
        Some(Form::Nested) | None if source.table.is_none() => nested::read(id, &source, names),
        _ => {
            let told = flat::read(id, &source, names);
            source.set_table(told.table);
            (is_of_one, signature) = (told.is_of_one, told.signature);
            (told.submissions, told.findings)
        }
    };
    let masked: Arc<[Span]> = private::blotted(&findings).into();
    for submission in &mut submissions {
        submission.masked = Arc::clone(&masked);
        submission.fingerprint = fingerprint(&source, &submission.places);
    }
    // What is wrong beside its rows, as a row that could not be read, is the agency's to put right.
    if let [only] = &mut *submissions
        && is_of_one
        && !of_submissions.iter().any(Names::knows_not)
    {
        only.places = vec![Span::new(id, 0..source.text.len())];
    }
    if let Some(signature) = signature {
        private::settle_signature(&mut findings, signature);
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
    hash.write(compared(source, places).as_bytes());
    hash.finish()
}

/// What of a text is compared: white space at the end of lines changes with the program that saved the file. Hardly any
/// text has some.
fn compared<'t>(source: &'t Source, places: &[Span]) -> Cow<'t, str> {
    let whole = |place: &Span| source.slice(*place).trim_end();
    match places {
        [place] if !has_space_at_ends(whole(place)) => Cow::Borrowed(whole(place)),
        _ => {
            let lines = places.iter().flat_map(|place| whole(place).split('\n').map(str::trim_end));
            Cow::Owned(lines.collect::<Vec<_>>().join("\n"))
        }
    }
}

/// Whether there is white space before the end of a line.
fn has_space_at_ends(text: &str) -> bool {
    memchr::memchr_iter(b'\n', text.as_bytes()).any(|end| match text.as_bytes()[..end] {
        // Most lines end with a sign or a letter of ASCII.
        [] | [.., b'!'..=b'~' | b'\n'] => false,
        _ => text[..end].ends_with(char::is_whitespace),
    })
}

#[cfg(test)]
mod tests {
    use super::fingerprint;
    use crate::source::{Source, Sources, Span};
    use proptest::prelude::*;

    /// The print of a text whose places are cut at some ends of lines.
    fn print_of(text: &str, cuts: &[usize]) -> u64 {
        let source = Source::new("a.csv", text.to_owned());
        let id = Sources::default().add("a.csv", String::new());
        let (mut places, mut start) = (Vec::new(), 0);
        for (line, (end, _)) in text.match_indices('\n').enumerate() {
            if cuts.contains(&line) {
                places.push(Span::new(id, start..end));
                start = end + 1;
            }
        }
        places.push(Span::new(id, start..text.len()));
        fingerprint(&source, &places)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn white_space_at_the_end_of_lines_changes_nothing_and_all_else_does(
            lines in prop::collection::vec(("[a-cế ]{0,3}[a-cế]", "[ \t\r\u{a0}\u{3000}]{0,2}"), 1..6),
            cuts in prop::collection::vec(0..6_usize, 0..3),
            other in 0..6_usize,
        ) {
            let bare: Vec<&str> = lines.iter().map(|(line, _)| line.as_str()).collect();
            let spaced: Vec<String> = lines.iter().map(|(line, space)| format!("{line}{space}")).collect();
            let print = print_of(&bare.join("\n"), &[]);
            prop_assert_eq!(print, print_of(&spaced.join("\n"), &cuts));
            prop_assert_eq!(print, print_of(&(spaced.join("\n") + " \n\t\n"), &[]));
            prop_assert_eq!(print_of(&bare.join("\n\n"), &[]), print_of(&spaced.join("\n \n"), &[]));
            // One space more before the last letter of a line.
            let mut changed = spaced;
            let last = bare[other % bare.len()].char_indices().next_back().map_or(0, |(at, _)| at);
            changed[other % bare.len()].insert(last, ' ');
            prop_assert_ne!(print, print_of(&changed.join("\n"), &[]));
        }
    }
}
