//! What of a file is let in: text with sound letters, a sheet of a workbook; else the reason why nothing is.

use super::{
    content::{self, Held},
    decode::Text,
    guard::Guard,
    legacy, lost,
    path::{masked, typed},
    refusal::Refusal,
    secret,
    table::Column,
};
use crate::{
    finding::Finding,
    source::{Source, SourceId},
};
use std::path::Path;

/// A text, to be read or, when it cannot be, only to be shown.
pub(super) type Admitted = Result<Source, Source>;

/// What was read of a file, and what is wrong with the whole of it. Its path is as it was typed: what is masked in it may
/// be the mark of a secret.
pub(super) fn admit(id: SourceId, path: &str, read: Result<Text, Refusal>, guard: Guard) -> (Admitted, Vec<Finding>) {
    match secret::of_name(id, path) {
        Some(secret) => unread(path, secret),
        None => take(id, path, read, guard),
    }
}

/// As [`admit`], of a file whose name bears no mark.
fn take(id: SourceId, path: &str, read: Result<Text, Refusal>, guard: Guard) -> (Admitted, Vec<Finding>) {
    match read {
        Ok(Text { text, encoding }) => guarded(id, Source::new(masked(path), text).in_encoding(encoding), guard),
        Err(refusal) => unread(path, refusal.finding(id)),
    }
}

fn unread(path: &str, why: Finding) -> (Admitted, Vec<Finding>) {
    (Err(Source::new(masked(path), String::new())), vec![why])
}

/// A text without secrets and people, to be read when its letters are sound.
fn guarded(id: SourceId, source: Source, guard: Guard) -> (Admitted, Vec<Finding>) {
    let path = source.path.clone();
    match guard.pass(id, source) {
        Ok((source, masked)) => {
            let (admitted, mut findings) = with_sound_letters(id, source);
            // Of a text that is not read nothing else is told.
            findings.extend(masked.into_iter().filter(|_| admitted.is_ok()));
            (admitted, findings)
        }
        Err(secret) => (Err(Source::new(path, String::new())), vec![*secret]),
    }
}

fn with_sound_letters(id: SourceId, source: Source) -> (Admitted, Vec<Finding>) {
    if let Some(legacy) = legacy::legacy(&source.text) {
        let finding = legacy::finding(id, &legacy);
        return (Err(source.in_encoding(legacy.font.name())), vec![finding]);
    }
    let lost = lost::lost_letters(id, &source.text);
    (Ok(source), lost.into_iter().collect())
}

/// What was read of a file that may be a workbook, what is wrong with the whole of it, and what is to be said of its
/// cells. The sheet of that name counts, else the one with these columns.
pub(super) fn admit_table(
    id: SourceId,
    path: &Path,
    columns: &[Column],
    sheet: Option<&str>,
    guard: Guard,
) -> (Admitted, Vec<Finding>, Vec<Finding>) {
    let typed = typed(path);
    // A file that bears a mark in its name is not opened.
    if let Some(secret) = secret::of_name(id, &typed) {
        let (admitted, findings) = unread(&typed, secret);
        return (admitted, findings, Vec::new());
    }
    let read = match content::read_table(path, columns, sheet) {
        Ok(Held::Sheet(written)) => {
            let of_cells = written.findings(id);
            let mut source = Source::new(masked(&typed), written.text);
            source.table = Some(written.table);
            let (admitted, findings) = guarded(id, source, guard);
            let is_kept = admitted.as_ref().is_ok_and(|source| !source.text.is_empty());
            return (admitted, findings, if is_kept { of_cells } else { Vec::new() });
        }
        Ok(Held::Text(text)) => Ok(text),
        Err(refusal) => Err(refusal),
    };
    let (admitted, findings) = take(id, &typed, read, guard);
    (admitted, findings, Vec::new())
}
