//! What the fuzz targets do with what they are given: read it, check the round, show every finding, compile the report.

use std::{fs, hint::black_box, io::Write as _, num::NonZeroUsize, path::Path, sync::LazyLock};
use tonghop::{
    cli::terminal,
    consolidation::Consolidation,
    finding::{Finding, Lang},
    load::{self, Input, Loaded},
    model::Plan,
    report::{
        self, docx, lint, markdown,
        shape::Shape,
        template::{self, Template},
        view::View,
    },
    rules,
    source::Sources,
};
use zip::{ZipWriter, write::SimpleFileOptions};

const PLAN: &str = include_str!("../../src/rules/example-plan.yaml");
/// A plan and a submission after which no list of a report is empty.
const SAMPLE: [&str; 2] =
    [include_str!("../../src/cli/sample-plan.yaml"), include_str!("../../src/cli/sample-submission.yaml")];

static PLANS: LazyLock<[Plan; 2]> = LazyLock::new(|| [PLAN, SAMPLE[0]].map(plan_of));
static TEMPLATE: LazyLock<Template> =
    LazyLock::new(|| Template::parse(template::DEFAULT).expect("the built-in template is sound"));
static VALUES: LazyLock<serde_json::Value> = LazyLock::new(values);

fn plan_of(text: &str) -> Plan {
    let read = load::plan_text(&mut Sources::default(), "plan.yaml", text.as_bytes().to_vec());
    read.0.expect("the plan is sound")
}

/// A round that is read and gone on with to the report.
struct Round {
    /// The plan is the first of them, as its places say.
    sources: Sources,
    loaded: Loaded,
    plan: &'static Plan,
}

impl Round {
    fn empty() -> Self {
        let mut sources = Sources::default();
        sources.add("plan.yaml", PLAN.to_owned());
        Self { sources, loaded: Loaded::default(), plan: &PLANS[0] }
    }

    /// With a submission of all kinds of facts.
    fn sample() -> Self {
        let (mut sources, mut loaded) = (Sources::default(), Loaded::default());
        sources.add("plan.yaml", SAMPLE[0].to_owned());
        load::submission(&mut sources, &PLANS[1], "stp.yaml", SAMPLE[1], &mut loaded);
        Self { sources, loaded, plan: &PLANS[1] }
    }

    fn view(self) -> View {
        let Self { sources, loaded, plan } = self;
        let (round, of_files) = loaded.into_round(plan.clone(), true, load::day("25/12/2023").expect("a day"));
        let findings = rules::check(&round, of_files, Some(NonZeroUsize::MIN));
        show(&sources, &findings);
        View::of(&Consolidation::of(&round, &findings, &[]), &sources)
    }

    /// Of one input in eight the report too, which takes ten times as long as all else.
    fn report(self, bytes: usize) {
        let view = self.view();
        if bytes.is_multiple_of(8)
            && let Ok(document) = report::compile(&TEMPLATE, &view)
        {
            black_box(markdown::write(&document));
        }
    }
}

/// A finding names places, some of which must be shown as lines.
fn show(sources: &Sources, findings: &[Finding]) {
    for finding in findings {
        assert!(!terminal::render(sources, finding, Lang::Vi, false).is_empty());
        for label in &finding.labels {
            black_box(sources.place(label.span));
        }
    }
}

/// A submission as text; its name says in which form.
pub fn submission(name: &str, text: &str) {
    let mut round = Round::empty();
    load::submission(&mut round.sources, round.plan, name, text, &mut round.loaded);
    round.report(text.len());
}

/// A register.
pub fn register(text: &str) {
    let mut round = Round::sample();
    load::register(&mut round.sources, round.plan, "register.csv", text, &mut round.loaded);
    round.report(text.len());
}

/// What the office itself writes.
pub fn editorial(text: &str) {
    let mut round = Round::sample();
    load::editorial(&mut round.sources, "bien-tap.md", text, &mut round.loaded);
    round.report(text.len());
}

/// Open points that are accepted.
pub fn acceptances(text: &str) {
    let mut round = Round::sample();
    load::acceptances(&mut round.sources, round.plan, "chap-nhan.yaml", text, &mut round.loaded);
    round.report(text.len());
}

/// A plan, and blank forms for its agencies.
pub fn plan(bytes: &[u8]) {
    let mut sources = Sources::default();
    let (plan, mut findings) = load::plan_text(&mut sources, "plan.yaml", bytes.to_vec());
    if let Some(plan) = &plan {
        findings.extend(rules::check_plan(plan));
        for form in plan.agencies_at().take(2).filter_map(|at| tonghop::form::Form::of(plan, at)) {
            form.csv().expect("a form can be written");
            black_box(form.yaml());
        }
    }
    show(&sources, &findings);
}

/// A file in a folder, whatever is in it; its first byte says what it is called.
pub fn file(bytes: &[u8]) {
    const ENDINGS: [&str; 8] = ["csv", "yaml", "xlsx", "ods", "xls", "txt", "tsv", "doc"];
    let Some((first, rest)) = bytes.split_first() else { return };
    folder(ENDINGS[usize::from(*first) % ENDINGS.len()], rest);
}

fn folder(ending: &str, bytes: &[u8]) {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    let folder = folder.expect("a folder can be made");
    fs::write(folder.path().join("a").with_extension(ending), bytes).expect("a file can be written");
    let input = Input::find(&[folder.path().to_owned()]).expect("a folder can be listed");
    let mut round = Round::empty();
    round.loaded = load::round(&mut round.sources, round.plan, &input);
    round.report(bytes.len());
}

/// The parts of a workbook, between bytes that no text has; the first byte says of which program.
pub fn workbook(bytes: &[u8]) {
    const XLSX: [&str; 5] = [
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
    ];
    const ODS: [&str; 2] = ["content.xml", "META-INF/manifest.xml"];
    let Some((first, rest)) = bytes.split_first() else { return };
    let is_ods = first % 2 == 1;
    let (names, ending) = if is_ods { (ODS.as_slice(), "ods") } else { (XLSX.as_slice(), "xlsx") };
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut put = |name: &str, part: &[u8]| {
        archive.start_file(name, SimpleFileOptions::default()).expect("a part can be begun");
        archive.write_all(part).expect("a part can be written");
    };
    if is_ods {
        put("mimetype", b"application/vnd.oasis.opendocument.spreadsheet");
    }
    let mut parts = rest.split(|byte| *byte == 0xFF);
    for name in names {
        put(name, parts.next().unwrap_or_else(|| usual(name)));
    }
    let bytes = archive.finish().expect("an archive can be finished").into_inner();
    folder(ending, &bytes);
}

/// What a part holds that the target was not given.
fn usual(name: &str) -> &'static [u8] {
    match name {
        "xl/workbook.xml" => {
            b"<workbook><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
        }
        "xl/_rels/workbook.xml.rels" => {
            b"<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
        }
        "META-INF/manifest.xml" => b"<manifest:manifest xmlns:manifest=\"m\"/>",
        _ => b"<sst/>",
    }
}

fn values() -> serde_json::Value {
    serde_json::to_value(Round::sample().view()).expect("a view can be written")
}

/// A template: what is wrong with it, and a report by it.
pub fn template(text: &str) {
    black_box(lint::check(text, &Shape::of(&VALUES)));
    // A template may count to a billion; it is the office's own.
    if text.contains("range") {
        return;
    }
    if let Ok(template) = Template::parse(text)
        && let Ok(document) = report::compile(&template, &*VALUES)
    {
        black_box(markdown::write(&document));
        docx::write(&document).expect("a document can be written");
    }
}
