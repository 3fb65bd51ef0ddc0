//! `form`: the blank form of each agency.

use super::{
    arguments::{Form as Arguments, FormFormat},
    exit::{Exit, Failure, OrExit as _},
    named,
    output::{FORMS, Output, write_all},
    run::Run,
};
use crate::{
    finding::text,
    form::{self, Form},
    model::FORM_VERSION,
};
use serde_json::json;

pub(super) fn run(run: &mut Run, arguments: &Arguments) -> Result<Exit, Failure> {
    let plan = run.sound_plan(&[])?;
    let mut agencies = named::agencies(run, &plan, &arguments.agencies)?;
    if agencies.is_empty() {
        agencies.extend(plan.agencies_at());
    }
    let names = form::file_names(&plan);
    let mut outputs = Vec::new();
    let mut count = 0;
    for at in agencies {
        let Some(form) = Form::of(&plan, at) else {
            let name = &plan.agency(at).name;
            run.remark(&text!(vi: "{name} không có nhiệm vụ phải trả lời nên không có biểu mẫu", en: "{name} has no duty to answer, hence no form"));
            continue;
        };
        count += 1;
        for format in formats(arguments) {
            let bytes = bytes(&form, format).or_exit(Exit::Io)?;
            let file = format!("{}.{}", names[at.index()], format.ending());
            outputs.push(Output::named(&arguments.output, &file, bytes));
        }
    }
    let data = json!({ "plan": plan.id.value, "form": FORM_VERSION });
    let files = outputs.len();
    write_all(&arguments.output, FORMS, &outputs, data, arguments.force).or_exit(Exit::Io)?;
    let folder = arguments.output.display();
    run.remark(&text!(
        vi: "Đã ghi biểu mẫu của {count} cơ quan ({files} tệp) vào {folder}",
        en: "Blank forms written into {folder}: {files} files, agencies: {count}",
    ));
    Ok(Exit::Done)
}

/// The formats asked for, each once; all when none was asked for.
fn formats(arguments: &Arguments) -> Vec<FormFormat> {
    let all = [FormFormat::Xlsx, FormFormat::Csv, FormFormat::Yaml];
    all.into_iter().filter(|format| arguments.formats.is_empty() || arguments.formats.contains(format)).collect()
}

fn bytes(form: &Form<'_>, format: FormFormat) -> anyhow::Result<Vec<u8>> {
    match format {
        FormFormat::Xlsx => form.xlsx(),
        FormFormat::Csv => form.csv(),
        FormFormat::Yaml => Ok(form.yaml()),
    }
}
