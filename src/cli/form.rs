//! `form`: the blank form of each agency.

use super::{
    arguments::{Form as Arguments, FormFormat},
    exit::{Exit, Failure, OrExit as _},
    output::{Output, write_all},
    run::Run,
};
use crate::{
    finding::{did_you_mean, quoted, text},
    form::{self, Form},
    model::{Agency, AgencyAt, FORM_VERSION, Plan},
};
use anyhow::anyhow;
use serde_json::json;

/// The name of the file that keeps the digests of the forms.
const NAME: &str = "bieu-mau";

pub(super) fn run(run: &mut Run, arguments: &Arguments) -> Result<Exit, Failure> {
    let plan = run.sound_plan(&[])?;
    let agencies = agencies(run, &plan, &arguments.agencies)?;
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
            let file = format!("{}.{}", names[at.0], format.ending());
            outputs.push(Output::named(&arguments.output, &file, bytes));
        }
    }
    let data = json!({ "plan": plan.id.value, "form": FORM_VERSION });
    let files = outputs.len();
    write_all(&arguments.output, NAME, &outputs, data, arguments.force).or_exit(Exit::Io)?;
    let folder = arguments.output.display();
    run.remark(&text!(
        vi: "Đã ghi biểu mẫu của {count} cơ quan ({files} tệp) vào {folder}",
        en: "Blank forms written into {folder}: {files} files, agencies: {count}",
    ));
    Ok(Exit::Done)
}

/// The agencies that were named, each once, in the plan's order; all when none was named.
fn agencies(run: &Run, plan: &Plan, names: &[String]) -> Result<Vec<AgencyAt>, Failure> {
    if names.is_empty() {
        return Ok(plan.agencies_at().collect());
    }
    let mut found = Vec::new();
    for name in names {
        found.push(
            plan.find_agency(name)
                .ok_or_else(|| anyhow!(unknown(plan, name).get(run.lang).to_owned()))
                .or_exit(Exit::Fault)?,
        );
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

fn unknown(plan: &Plan, name: &str) -> crate::finding::Text {
    let known: Vec<&str> = plan.agencies.iter().flat_map(Agency::names).collect();
    let (read, close) = (quoted(name), did_you_mean(name, &known));
    match close {
        Some(close) => text!(
            vi: "không có cơ quan nào tên {read} trong kế hoạch; có phải “{close}”?",
            en: "the plan has no agency {read}; did you mean “{close}”?",
        ),
        None => text!(
            vi: "không có cơ quan nào tên {read} trong kế hoạch; xem tên các cơ quan: tonghop plan show",
            en: "the plan has no agency {read}; for their names: tonghop plan show",
        ),
    }
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
