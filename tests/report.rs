//! No text in a submission can change a report: whatever it holds, both outputs keep their structure and hold the text.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test says what went wrong by panicking")]

use proptest::prelude::*;
use quick_xml::{Reader, events::Event};
use std::io::{Cursor, Read as _};
use tonghop::{
    consolidation::Consolidation,
    load::{self, Loaded},
    report::{
        self,
        document::{self, Block, Document, plain},
        docx, markdown,
        template::{self, Template},
        view::View,
    },
    rules,
    source::Sources,
};

const PLAN: &str = include_str!("../src/rules/example-plan.yaml");

/// The report of a round in which one agency writes `value` wherever words may stand.
fn report_of(value: &str) -> Document {
    let submission = serde_json::json!({
        "agency": "STP",
        "document": { "number": value, "date": "2023-12-10", "signer": value },
        "results": {
            "D01": {
                "figures": { "tin-bai": 3 },
                "summary": value,
                "activities": [{ "title": value, "from": "2023-12-01", "place": value, "with": [value] }],
            },
            "D02": { "status": "not-done", "reason": value },
            "D03": { "figures": { "nhan": value, "tra-loi": 2 } },
        },
        "difficulties": [value],
        "proposals": [value],
    });
    let mut sources = Sources::default();
    let (plan, _) = load::plan_text(&mut sources, "plan.yaml", PLAN.as_bytes().to_vec());
    let plan = plan.expect("the example plan is sound");
    let mut loaded = Loaded::default();
    load::submission(&mut sources, &plan, "stp.yaml", &serde_yaml::to_string(&submission).unwrap(), &mut loaded);
    let (round, of_files) = loaded.into_round(plan, true, "2023-12-25".parse().unwrap());
    let findings = rules::check(&round, of_files, None);
    let consolidation = Consolidation::of(&round, &findings, &[]);
    let template = Template::parse(template::DEFAULT).unwrap();
    report::compile(&template, &View::of(&consolidation, &sources)).unwrap()
}

/// A document without its words: what kinds of blocks follow each other, how large tables are, what is bold.
fn structure(document: &Document) -> Vec<String> {
    let kind = |block: &Block| match block {
        Block::Heading(level, _) => format!("heading {level}"),
        Block::Annex(_, orientation) => format!("annex {orientation:?}"),
        Block::Paragraph(_) => "paragraph".to_owned(),
        Block::Item(_) => "item".to_owned(),
        Block::Table(table) => {
            let widths: Vec<usize> = table.rows.iter().map(Vec::len).collect();
            format!("table {widths:?}")
        }
    };
    document.body.iter().map(kind).collect()
}

/// The text of every block, in order; a table's cells one by one.
fn words(blocks: &[Block]) -> Vec<String> {
    blocks
        .iter()
        .flat_map(|block| match block {
            Block::Heading(_, runs) | Block::Annex(runs, _) | Block::Paragraph(runs) | Block::Item(runs) => {
                vec![plain(runs)]
            }
            Block::Table(table) => table.rows.iter().flatten().map(|cell| plain(cell)).collect(),
        })
        .map(|text| text.trim().to_owned())
        .collect()
}

/// The paragraphs of a DOCX, read by a parser that knows nothing of how it was written.
fn paragraphs(docx: &[u8]) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let mut xml = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let mut reader = Reader::from_str(&xml);
    let (mut found, mut text, mut in_text) = (Vec::new(), String::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) if start.name().as_ref() == b"w:t" => in_text = true,
            Event::End(end) if end.name().as_ref() == b"w:t" => in_text = false,
            Event::End(end) if end.name().as_ref() == b"w:p" => found.push(std::mem::take(&mut text).trim().to_owned()),
            Event::Empty(empty) if empty.name().as_ref() == b"w:p" => found.push(String::new()),
            Event::Text(piece) if in_text => text.push_str(&piece.decode().unwrap()),
            Event::GeneralRef(name) if in_text => text.push_str(&entity(&name.decode().unwrap())),
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn entity(name: &str) -> String {
    quick_xml::escape::unescape(&format!("&{name};")).unwrap().into_owned()
}

/// Values that are nothing once hidden characters are gone are not written at all, a number is no fault where one is
/// asked for, and somebody's mailbox is masked: then the structure differs rightly.
fn says_something(value: &str) -> bool {
    let may_be_mailbox = value.split_once('@').is_some_and(|(_, host)| host.contains('.'));
    value.chars().any(char::is_alphabetic) && !may_be_mailbox
}

fn check(value: &str) -> Result<(), TestCaseError> {
    let document = report_of(value);
    prop_assert_eq!(structure(&document), structure(&report_of("x")), "{:?}", value);
    // The Markdown, read back, holds the same.
    let text = markdown::write_body(&document.body);
    let read = document::parse(&text).map_err(|error| TestCaseError::fail(format!("{value:?}: {error}")))?;
    let (read, written) = (words(&read), words(&document.body));
    let differs = read.iter().zip(&written).find(|(one, other)| one != other);
    prop_assert!(differs.is_none() && read.len() == written.len(), "{:?}: {:?}", value, differs);
    // So does the DOCX: a paragraph for every text, in the same order.
    let bytes = docx::write(&document).map_err(|error| TestCaseError::fail(format!("{value:?}: {error}")))?;
    let paragraphs = paragraphs(&bytes);
    let mut rest = paragraphs.iter();
    for expected in words(&document.body) {
        let found = rest.any(|text| *text == expected || text.strip_prefix("- ") == Some(&expected));
        prop_assert!(found, "{:?} is not in the DOCX for {:?}", expected, value);
    }
    Ok(())
}

#[test]
fn what_could_be_markup_is_text() {
    for value in [
        "# x",
        "- x",
        "1. x",
        "x | y",
        "| --- |",
        "**x**",
        "<b>x</b>",
        "<script>x</script>",
        "[x](y)",
        "![x](y)",
        "`x`",
        "{{ plan.title }}x",
        "{% if x %}",
        "{# x #}",
        "{.annex}x",
        "---x",
        "x\n\n# y",
        "x\r\ny",
        "> x",
        "&amp;x",
        "\u{202e}x",
        "x\u{0}y",
        "x\u{b}y\u{ffff}",
        "\t x",
        "http://x.vn",
        "a@x.gov.vn",
        "~~x~~",
        "x\\",
        "\\x",
        "x  \ny",
        "+x",
        "=x",
        "2) x",
        "a\u{300}x",
        "x\u{2028}y",
        "$x$",
        "^x^",
        "x: y",
        "'x",
        "\"x\"",
        "%x",
        "* * x",
    ] {
        check(value).unwrap();
    }
}

#[test]
fn the_words_of_a_submission_stand_in_both_outputs() {
    let document = report_of("Lời *của* cơ quan | số 1");
    let text = markdown::write(&document);
    assert!(text.contains("Lời \\*của\\* cơ quan \\| số 1"));
    let paragraphs = paragraphs(&docx::write(&document).unwrap());
    assert!(paragraphs.iter().any(|paragraph| paragraph.contains("Lời *của* cơ quan | số 1")));
}

#[test]
fn both_outputs_hold_the_same_head_and_foot() {
    let document = report_of("x");
    let text = markdown::write(&document);
    let paragraphs = paragraphs(&docx::write(&document).unwrap());
    let front = &document.front;
    let lines = [&front.country, &front.motto, &front.kind, &front.subject];
    for line in lines.into_iter().chain(&front.draft).filter(|line| !line.is_empty()) {
        assert!(paragraphs.iter().any(|paragraph| paragraph.contains(line.as_str())), "{line} is not in the DOCX");
        let bare = text.replace('\\', "");
        assert!(bare.contains(line.as_str()), "{line} is not in the Markdown");
    }
}

#[test]
fn a_template_that_asks_for_what_is_not_there_is_refused_with_its_place() {
    let template = Template::parse("---\nkind: BÁO CÁO\n---\n\n{{ citaton }}\n").unwrap();
    let error = format!("{:#}", report::compile(&template, &serde_json::json!({ "citation": "x" })).unwrap_err());
    assert!(error.contains("citaton") && error.contains("body.md:5:4"), "{error}");
}

#[test]
fn a_template_may_not_switch_escaping_off() {
    let template = template::DEFAULT.replace("{{ one.text }}", "{{ one.text | safe }}");
    let error = Template::parse(&template).unwrap_err();
    assert!(error.to_string().contains("safe"), "{error}");
}

#[test]
fn what_docx_cannot_carry_is_refused_with_its_line() {
    for markdown in ["x\n\n<b>x</b>", "x\n\n![x](y)", "x\n\n```\nx\n```", "x\n\n> y"] {
        let error = document::parse(markdown).unwrap_err().to_string();
        assert!(error.contains("line 3:"), "{markdown:?}: {error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_changes_a_report(value in ".{1,60}") {
        prop_assume!(says_something(&value));
        check(&value)?;
    }

    #[test]
    fn no_markup_changes_a_report(value in "[a1đ \\.\\)\\-\\+\\*_#>|`~<&;!\\[\\](){}=\\\\\"':/@$%^\n\t\u{202e}\u{0}\u{200b}]{1,12}") {
        prop_assume!(says_something(&value));
        check(&value)?;
    }
}
