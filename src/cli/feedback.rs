//! `validate --feedback`: to each agency a letter with what to put right.

use super::{
    arguments::Validate,
    exit::Failure,
    letters::{self, Asked, Letter},
    listed::Listed,
    output::FEEDBACK,
    run::{Checked, Run},
};
use crate::{finding::text, form, report::letter::Feedback};
use std::path::Path;

/// The built-in template.
const TEMPLATE: &str = include_str!("../../report-templates/letters/chinh-sua.md");
/// Writes the letters of what is listed into `folder`; none to an agency that has nothing to put right.
pub(super) fn write(
    run: &Run,
    checked: &Checked,
    listed: &Listed<'_>,
    folder: &Path,
    arguments: &Validate,
) -> Result<(), Failure> {
    let template = letters::template(arguments.template.as_deref(), TEMPLATE)?;
    let due = arguments.due;
    let names = form::file_names(&checked.round.plan);
    let mut written = Vec::new();
    for (agency, findings) in listed.by_agency_at_fault() {
        if let Some(letter) = Feedback::of(&checked.round, &run.sources, agency, &findings, due) {
            written.push(Letter::of(&template, &letter, format!("{FEEDBACK}-{}", names[agency.index()]))?);
        }
    }
    if written.is_empty() {
        run.remark(
            &text!(vi: "Không có cơ quan nào phải chỉnh sửa báo cáo", en: "No agency has anything to put right"),
        );
    }
    let is_whole = arguments.paths.iter().all(|path| path.is_dir());
    let asked = Asked::all_if(is_whole && arguments.only.is_empty() && arguments.agencies.is_empty());
    letters::write(run, folder, FEEDBACK, &written, asked, arguments.force)?;
    letters::remark_due(run, &written, due, checked.round.as_of);
    Ok(())
}
