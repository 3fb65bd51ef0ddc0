//! What is kept of texts that are let go: the places that are shown stay what they were.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use proptest::{collection::vec, prelude::*};
use std::{fs, ops::Range, process::Command};
use tempfile::TempDir;
use tonghop::source::{Source, SourceId, Sources, Span, Table};

/// A text of records, some of several lines, and where its cells stand.
#[derive(Debug)]
struct Made {
    text: String,
    table: Table,
    cells: Vec<Range<usize>>,
}

fn made(records: &[Vec<String>], sheet: bool) -> Made {
    let sheet = sheet.then(|| "Trang 1".to_owned());
    let table = Table { delimiter: b';', rows: Vec::new(), heads: None, sheet, shown: Vec::new() };
    let mut made = Made { text: String::new(), table, cells: Vec::new() };
    for record in records {
        made.table.rows.push(u32::try_from(made.text.len()).unwrap());
        for cell in record {
            let start = made.text.len();
            made.text += cell;
            made.cells.push(start..made.text.len());
            made.text.push(';');
        }
        made.text.push('\n');
    }
    made
}

/// Records with blank rows between; a text now and then that is longer than what is shown together.
fn records() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = prop_oneof![
        20 => "[a-zà-ỹ ]{0,12}",
        5 => "\"([a-zà-ỹ;\n ]|\"\"){0,20}\"",
        1 => "\"[ỹ\n]{3000,6000}\"",
        1 => "x{9000}",
    ];
    vec(vec(cell, 0..5), 1..40)
}

fn whole(made: &Made, is_table: bool) -> (Sources, SourceId) {
    let mut sources = Sources::default();
    let id = sources.add("a.csv", made.text.clone());
    if is_table {
        sources.set_table(id, made.table.clone());
    }
    (sources, id)
}

/// What is shown of a place: where it is, its cell, and the line.
fn shown(source: &Source, span: Span) -> (String, Option<String>, Option<String>) {
    let line = source.lines(&[span]).map(|lines| format!("{} {} {:.200}", lines.number, lines.at, lines.text));
    (format!("{:?}", source.position(span)), source.cell(span), line)
}

/// The longest place of which all of the text is kept, in bytes; of a longer one its first line is.
const LONGEST_KEPT: u32 = 8192;

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn places_that_are_kept_stay_what_they_were(
        records in records(), is_table in any::<bool>(), sheet in any::<bool>(), picks in vec(any::<prop::sample::Index>(), 1..6),
    ) {
        let made = made(&records, sheet);
        prop_assume!(!made.cells.is_empty());
        let (sources, id) = whole(&made, is_table);
        let picked = picks.iter().map(|pick| Span::new(id, pick.get(&made.cells).clone()));
        // A place may also span several cells, and rows.
        let mut spans: Vec<Span> = picked.collect();
        spans.push(spans[0].to(*spans.iter().max_by_key(|span| span.end).unwrap()));
        let mut kept = sources.get(id).clone();
        kept.keep_only(&spans);
        prop_assert!(kept.text.is_empty());
        for span in spans {
            prop_assert!(kept.holds(span));
            prop_assert_eq!(shown(&kept, span), shown(sources.get(id), span), "{:?}", span);
            let (slice, text) = (kept.slice(span), sources.get(id).slice(span));
            let first = text.split_inclusive('\n').next().unwrap_or_default();
            let must_be = if span.end - span.start > LONGEST_KEPT { first } else { text };
            prop_assert!(text.starts_with(slice) && slice.len() >= must_be.len(), "{:?}", span);
        }
    }
}

/// What `validate` prints of a folder with these files.
fn validated(files: &[(&str, &str)]) -> String {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("plan.yaml"), include_str!("../src/rules/example-plan.yaml")).unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    command.args(["--lang", "en", "validate", ".", "--as-of", "2023-12-25"]).env_remove("TONGHOP_PLAN");
    String::from_utf8(command.current_dir(folder.path()).output().unwrap().stdout).unwrap()
}

#[test]
fn both_places_of_a_double_are_shown_after_their_submissions_were_let_go() {
    // Far apart, and in files without any other finding at these lines.
    let heads = "cơ quan;nhiệm vụ;mục;giá trị;hoạt động;từ ngày;địa điểm\n";
    let rows = |agency: &str| {
        let filler = format!("{agency};;khó khăn;Ít người.;;;\n").repeat(200);
        format!("{heads}{filler}{agency};D01;tin-bai;2;Hội nghị toàn tỉnh;01/07/2023;Hội trường A\n")
    };
    let told = validated(&[("cat.csv", &rows("CAT")), ("snv.csv", &rows("SNV"))]);
    let double = told.split("\n\n").find(|finding| finding.contains("[likely-double]")).unwrap();
    for place in
        ["cat.csv:202:", "snv.csv:202:", "202 | CAT;D01;tin-bai;2;Hội nghị toàn tỉnh", "202 | SNV;D01;tin-bai;2;"]
    {
        assert!(double.contains(place), "{place} is not in {double}");
    }
}
