//! `template show` and `template check`.

use super::{
    arguments::{TemplateCommand, TemplateOf},
    exit::{Exit, Failure, OrExit as _},
    run::{Run, print},
    table::table,
};
use crate::{
    consolidation::Consolidation,
    finding::{Finding, Text, text},
    load::{self, Loaded},
    model::Section,
    report::{
        letter::{Feedback, Reminder},
        lint::{self, Fault},
        shape::Shape,
        template::Template,
        view::View,
    },
    rules,
    source::Sources,
};
use anyhow::anyhow;
use chrono::NaiveDate;
use serde_json::Value;
use std::{num::NonZeroUsize, path::Path};

/// A round so small that its report shows every value just once.
const PLAN: &str = include_str!("sample-plan.yaml");
const SUBMISSION: &str = include_str!("sample-submission.yaml");
/// Another one, which leaves a duty out.
const GAP: &str = include_str!("sample-gap.yaml");

/// The most characters of an example that are shown.
const EXAMPLE_LENGTH: usize = 60;

pub(super) fn run(run: &Run, command: &TemplateCommand) -> Result<Exit, Failure> {
    match command {
        TemplateCommand::Check(file) => check(run, &file.template_file, file.kind.template_of),
        TemplateCommand::Show(kind) => show(run, kind.template_of),
    }
}

fn check(run: &Run, path: &Path, of: TemplateOf) -> Result<Exit, Failure> {
    let shown = load::shown(path);
    let text = load::template(path).or_exit(Exit::Fault)?;
    let mut faults = lint::check(&text, &values(of)?);
    if faults.is_empty() {
        // Whatever the checker should not know of, compile must not be the first to say.
        let unsound = Template::parse(&text).err().map(|error| Text::same(format!("{error:#}")));
        faults.extend(unsound.map(|message| Fault { line: 1, column: 1, message }));
    }
    let line = |fault: &Fault| format!("{shown}:{}:{}: {}\n", fault.line, fault.column, fault.message.get(run.lang));
    let count = faults.len();
    let verdict = if faults.is_empty() {
        text!(vi: "Mẫu {shown} dùng được, không có lỗi.\n", en: "The template {shown} has no faults.\n")
    } else {
        text!(vi: "Mẫu {shown} có {count} lỗi.\n", en: "The template {shown} has {count} faults.\n")
    };
    print(&(faults.iter().map(line).collect::<String>() + verdict.get(run.lang)))?;
    Ok(if faults.is_empty() { Exit::Done } else { Exit::Fault })
}

fn show(run: &Run, of: TemplateOf) -> Result<Exit, Failure> {
    let heads = [text!(vi: "Giá trị", en: "Value"), text!(vi: "Loại", en: "Type"), text!(vi: "Ví dụ", en: "Example")];
    let heads = heads.map(|head| head.get(run.lang).to_owned()).to_vec();
    let entries = values(of)?.entries().into_iter();
    let rows = entries.map(|entry| vec![entry.path, entry.kind.get(run.lang).to_owned(), short(&entry.example)]);
    let text = text!(
        vi: "\nDấu [] là từng mục của danh sách: {{% for one in agencies %}}{{{{ one.short }}}}{{% endfor %}}.\nSố đếm viết theo lối hành chính (05) bằng bộ lọc so: {{{{ counts.late | so }}}}.\n",
        en: "\n[] stands for each entry of a list: {{% for one in agencies %}}{{{{ one.short }}}}{{% endfor %}}.\nThe filter so writes a count as documents do (05): {{{{ counts.late | so }}}}.\n",
    );
    print(&(table(&[heads].into_iter().chain(rows).collect::<Vec<_>>()) + text.get(run.lang)))?;
    Ok(Exit::Done)
}

fn short(example: &str) -> String {
    let cut: String = example.chars().take(EXAMPLE_LENGTH).collect();
    if cut.len() < example.len() { cut + "…" } else { cut }
}

/// What a template may use: the values of the sample's report or letter.
fn values(of: TemplateOf) -> Result<Shape, Failure> {
    let values = sample(of).ok_or_else(|| anyhow!("bug: the sample plan is not sound")).or_exit(Exit::Fault)?;
    let mut values = values.or_exit(Exit::Fault)?;
    // The sections that the office writes, as templates put them into the body.
    for section in Section::ALL {
        values[format!("editorial_{}", section.id())] = section.title().into();
    }
    Ok(Shape::of(&values))
}

fn sample(of: TemplateOf) -> Option<serde_json::Result<Value>> {
    let mut sources = Sources::default();
    let plan = load::plan_text(&mut sources, "plan.yaml", PLAN.as_bytes().to_vec()).0?;
    let mut loaded = Loaded::default();
    // Sent twice, so that one of the two is not used.
    for path in ["so-tu-phap.yaml", "so-tu-phap-gui-lai.yaml"] {
        load::submission(&mut sources, &plan, path, SUBMISSION, &mut loaded);
    }
    load::submission(&mut sources, &plan, "cong-an-tinh.yaml", GAP, &mut loaded);
    load::editorial(&mut sources, "bien-tap.md", EDITORIAL, &mut loaded);
    load::acceptances(&mut sources, &plan, "chap-nhan.yaml", ACCEPTANCE, &mut loaded);
    let (round, of_files) = loaded.into_round(plan, true, NaiveDate::from_ymd_opt(2023, 12, 25)?);
    let findings = rules::check(&round, of_files, Some(NonZeroUsize::MIN));
    let consolidation = Consolidation::of(&round, &findings, &[]);
    let due = round.as_of.succ_opt();
    let agency = round.plan.find_agency("CAT")?;
    Some(match of {
        TemplateOf::Report => serde_json::to_value(View::of(&consolidation, &sources)),
        TemplateOf::Reminder => serde_json::to_value(Reminder::of(&consolidation, &[agency], due)),
        TemplateOf::Feedback => {
            let all: Vec<&Finding> = findings.iter().collect();
            serde_json::to_value(Feedback::of(&round, &sources, agency, &all, due)?)
        }
    })
}

/// A section of each kind but the one that is accepted as empty.
const EDITORIAL: &str = "# Tổng quan\n\nLời văn.\n\n# Ưu điểm\n\nLời văn.\n\n# Tồn tại, hạn chế\n\nLời văn.\n\n# Nguyên nhân\n\nLời văn.\n\n# Phương hướng, nhiệm vụ\n\nLời văn.\n\n# Kiến nghị, đề xuất\n";

/// Accepts what the sample leaves open, so that a template's author sees what an accepted point looks like.
const ACCEPTANCE: &str = "- {rule: empty-section, reason: Bổ sung sau, by: Chánh Văn phòng, until: 2023-12-31}\n";

#[cfg(test)]
mod tests {
    use super::{TemplateOf, values};
    use crate::report::shape::Shape;

    /// Without an entry in each list and a value in each place, a template could use what nobody told it of.
    #[test]
    fn the_sample_shows_every_value() {
        for of in [TemplateOf::Report, TemplateOf::Reminder, TemplateOf::Feedback] {
            for entry in values(of).unwrap_or_else(|failure| panic!("{:#}", failure.error)).entries() {
                assert_ne!(entry.kind.en, "unknown", "{} has no example in src/cli/sample-*.yaml", entry.path);
            }
        }
    }

    #[test]
    fn examples_are_told_by_whichever_entry_has_one() {
        let value = serde_json::json!({ "list": [{ "one": null, "two": "" }, { "one": 1, "two": "x" }] });
        let entries = Shape::of(&value).entries();
        let told: Vec<(&str, &str)> = entries.iter().map(|entry| (&*entry.path, &*entry.example)).collect();
        assert_eq!(told, [("list", ""), ("list[].one", "1"), ("list[].two", "x")]);
    }
}
