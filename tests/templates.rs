//! The templates that are shipped: whole with every round, and clean to the checker, which misses no fault in others.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use std::{
    fs,
    path::{Path, PathBuf},
};
use tonghop::{
    consolidation::Consolidation,
    load::{self, Input, Loaded},
    report::{
        self,
        document::{Block, Document, plain},
        markdown,
        template::Template,
        view::View,
    },
    rules,
    source::Sources,
};

const PLAN: &str = "plans/dak-lak-2023-nhan-quyen-75.yaml";

fn templates() -> Vec<PathBuf> {
    let mut found: Vec<_> = fs::read_dir("report-templates").unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    assert!(found.len() >= 2);
    found
}

/// What can be said of the submissions at `paths` on a day.
fn view_of(paths: &[PathBuf], as_of: &str) -> View {
    let mut sources = Sources::default();
    let plan = load::plan(&mut sources, Path::new(PLAN)).unwrap().0.unwrap();
    let loaded = match paths {
        [] => Loaded::default(),
        paths => load::round(&mut sources, &plan, &Input::find(paths).unwrap()),
    };
    let (mut round, of_files) = loaded.into_round(plan, true, as_of.parse().unwrap());
    let later = round.look_back();
    let findings = rules::check(&round, of_files);
    View::of(&Consolidation::of(&round, &findings, &later), &sources)
}

/// The rounds that every template must stand: the example, half of it, and two in which nothing arrived.
fn rounds() -> Vec<View> {
    let example = [PathBuf::from("examples/dak-lak-2023")];
    let whole = ["2023-12-25", "2023-12-15"].map(|day| view_of(&example, day));
    whole.into_iter().chain(["2023-12-25", "2023-12-01"].map(|day| view_of(&[], day))).collect()
}

#[test]
fn every_template_stands_every_round() {
    for path in templates() {
        let template = Template::parse(&fs::read_to_string(&path).unwrap()).unwrap();
        for view in rounds() {
            let document = report::compile(&template, &view).unwrap();
            if let Some(slip) = slip(&document) {
                panic!("{}, {}, {} received: {slip}", path.display(), view.as_of, view.counts.received);
            }
        }
    }
}

/// What a reader would stumble over.
fn slip(document: &Document) -> Option<String> {
    let text = markdown::write(document);
    let signs = ["None", " .", " ,", "()", ": .", ": ;"];
    let sloppy =
        |line: &&str| signs.iter().any(|sign| line.contains(sign)) || !line.starts_with('|') && line.contains("  ");
    let in_text = text.lines().find(sloppy).map(str::to_owned);
    in_text.or_else(|| document.body.iter().find_map(empty_block)).or_else(|| bare_heading(&document.body))
}

fn empty_block(block: &Block) -> Option<String> {
    match block {
        Block::Table(table) => (table.rows.len() < 2).then(|| format!("an empty table: {:?}", table.rows)),
        Block::Heading(_, runs) | Block::Annex(runs, _) | Block::Paragraph(runs) | Block::Item(runs) => {
            plain(runs).trim().is_empty().then(|| format!("an empty block: {block:?}"))
        }
    }
}

/// A heading with nothing under it: the next block is no deeper heading and no text.
fn bare_heading(body: &[Block]) -> Option<String> {
    let level = |block: &Block| match block {
        Block::Annex(..) => Some(0),
        Block::Heading(level, _) => Some(*level),
        _ => None,
    };
    body.iter().enumerate().find_map(|(at, block)| {
        let own = level(block)?;
        let next = body.get(at + 1).map_or(Some(0), level);
        next.is_some_and(|next| next <= own).then(|| format!("nothing under {block:?}"))
    })
}

#[test]
fn a_summary_is_a_page_of_its_own() {
    let text = fs::read_to_string("report-templates/tom-tat-lanh-dao.md").unwrap();
    let template = Template::parse(&text).unwrap();
    let document = report::compile(&template, &rounds()[0]).unwrap();
    let tables: Vec<usize> = document
        .body
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table.rows.len()),
            _ => None,
        })
        .collect();
    assert_eq!(tables, [11], "one table of ten figures");
    let text = markdown::write(&document);
    for name in
        ["Liên đoàn Lao động tỉnh", "UBND huyện Krông Bông", "Tòa án nhân dân tỉnh (chậm 2 ngày)", "UBND huyện M'Đrắk"]
    {
        assert!(text.contains(name), "{name}");
    }
    assert!(!document.body.iter().any(|block| matches!(block, Block::Annex(..))));
}
