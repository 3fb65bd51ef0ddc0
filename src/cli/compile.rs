//! `compile`: the consolidated report as DOCX and Markdown, and its data as JSON.

use super::{
    arguments::Compile,
    exit::{Exit, Failure, OrExit as _},
    letters,
    output::{Output, write_all},
    run::{Checked, Look, Run},
};
use crate::{
    consolidation::Consolidation,
    finding::{Finding, Obstacle, Text, text},
    report::{
        self, docx, markdown, template,
        view::{View, draft_reasons},
    },
};
use std::{
    io::{self, Write as _},
    path::PathBuf,
};

/// The name of the report written with the built-in template.
const NAME: &str = "bao-cao-tong-hop";

pub(super) fn run(run: &mut Run, arguments: &Compile) -> Result<Exit, Failure> {
    let template = letters::template(arguments.template.as_deref(), template::DEFAULT)?;
    let paths: Vec<PathBuf> = arguments.folder.iter().cloned().collect();
    let checked = run.check(&paths, Look::AsOf)?;
    let consolidation = Consolidation::of(&checked.round, &checked.findings, &checked.later);
    let view = View::of(&consolidation, &run.sources);
    let open = draft_reasons(&consolidation);
    if arguments.is_final && !open.is_empty() {
        return Ok(refuse(run, &open));
    }
    refuse_unprintable(run, &checked)?;
    let document = report::compile(&template, &view).or_exit(Exit::Fault)?;
    let name = arguments
        .template
        .as_ref()
        .and_then(|path| path.file_stem())
        .map_or(NAME.into(), |stem| stem.to_string_lossy());
    let outputs = [
        Output::new(&arguments.output, &name, "docx", docx::write(&document).or_exit(Exit::Io)?),
        Output::new(&arguments.output, &name, "md", markdown::write(&document).into_bytes()),
    ];
    let data = serde_json::to_value(&view).or_exit(Exit::Io)?;
    let written = write_all(&arguments.output, &name, &outputs, data, arguments.force).or_exit(Exit::Io)?;
    for path in written {
        run.remark(&text!(vi: "Đã ghi {path}", en: "Wrote {path}"));
    }
    for Text { vi, en } in &open {
        run.remark(&text!(vi: "Bản dự thảo vì {vi}", en: "Only a draft: {en}"));
    }
    Ok(Exit::Done)
}

/// Ends the run when the office wrote what no report can hold, and says where.
fn refuse_unprintable(run: &Run, checked: &Checked) -> Result<(), Failure> {
    let sections = &checked.round.editorial.sections;
    let is_of_office = |finding: &&Finding| sections.iter().any(|(_, text)| text.span.source == finding.span().source);
    let own = checked.findings.iter().filter(is_of_office);
    let faults: Vec<Finding> = own.filter(|finding| finding.rule.id == "wrong-shape").cloned().collect();
    if faults.is_empty() {
        return Ok(());
    }
    let _ = write!(io::stderr(), "{}", run.rendered(&faults));
    let words = text!(
        vi: "bien-tap.md có những chỗ trên mà báo cáo không chứa được; sửa rồi lập lại báo cáo",
        en: "bien-tap.md has what no report can hold, as shown above; mend it and compile again",
    );
    Err(Obstacle::new(words)).or_exit(Exit::Fault)
}

fn refuse(run: &Run, open: &[Text]) -> Exit {
    run.complain(&text!(
        vi: "Chưa thể lập bản chính thức, không ghi tệp nào:",
        en: "The final report cannot be made yet, and nothing was written:",
    ));
    for Text { vi, en } in open {
        run.complain(&text!(vi: "- {vi}", en: "- {en}"));
    }
    run.complain(&text!(
        vi: "Xem chi tiết bằng “tonghop validate” và “tonghop missing”, hoặc bỏ --final để lập bản dự thảo.",
        en: "See “tonghop validate” and “tonghop missing” for details, or leave out --final for a draft.",
    ));
    Exit::Findings
}
