//! Every rule's page is its test: the files it shows are read, and what the rule finds must be what the page shows.
//! `UPDATE=1 cargo test --test rules` rewrites the pages.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what went wrong by panicking")]

use rust_xlsxwriter::{Format, Formula, Note, Workbook};
use std::{collections::BTreeMap, env, fs, path::Path};
use tempfile::TempDir;
use tonghop::{
    cli::{all_rules, terminal},
    finding::{self, Finding, Lang, Rule},
    load::{self, Input},
    rules,
    source::Sources,
};

/// The plan of every example that shows none of its own.
const PLAN: &str = include_str!("../src/rules/example-plan.yaml");

/// What is found in the files of an example, all rules together.
struct Found {
    sources: Sources,
    findings: Vec<Finding>,
}

fn check(files: &BTreeMap<String, Vec<u8>>) -> Found {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let mut sources = Sources::default();
    let bytes = files.get("plan.yaml").map_or_else(|| PLAN.as_bytes().to_vec(), Clone::clone);
    let (plan, mut findings) = load::plan_text(&mut sources, "plan.yaml", bytes);
    if let Some(plan) = plan {
        findings.extend(rules::check_plan(&plan));
        let input = Input::find(&[folder.path().to_owned()]).unwrap();
        let loaded = load::round(&mut sources, &plan, &input);
        let (round, of_files) = loaded.into_round(plan, input.whole, "2023-12-25".parse().unwrap());
        findings.extend(rules::check(&round, of_files, None));
    }
    finding::sort(&mut findings);
    Found { sources, findings }
}

impl Found {
    /// What one rule says, with paths as the page shows them.
    fn of(&self, rule: &Rule, lang: Lang) -> String {
        let own = self.findings.iter().filter(|finding| finding.rule.id == rule.id);
        let shown: Vec<String> = own.map(|finding| terminal::render(&self.sources, finding, lang, false)).collect();
        shown.join("\n\n").lines().map(|line| without_folder(line).trim_end().to_owned() + "\n").collect()
    }
}

/// A line that names a place, without the temporary folder.
fn without_folder(line: &str) -> String {
    let arrow = line.find("--> ").or_else(|| line.find("::: "));
    match arrow {
        Some(at) => {
            let (arrow, path) = line.split_at(at + 4);
            format!("{arrow}{}", path.rsplit('/').next().unwrap())
        }
        None => line.to_owned(),
    }
}

/// A fenced block of a page.
struct Fence<'p> {
    info: &'p str,
    body: &'p str,
}

/// The page's text between fences, and the fences.
fn fences(page: &str) -> (Vec<&str>, Vec<Fence<'_>>) {
    let (mut texts, mut fences, mut rest) = (Vec::new(), Vec::new(), page);
    while let Some((before, fence)) = rest.split_once("```") {
        let (info, fence) = fence.split_once('\n').expect("a fence has a first line");
        let (body, after) = fence.split_once("```").expect("a fence is closed");
        texts.push(before);
        fences.push(Fence { info, body });
        rest = after;
    }
    texts.push(rest);
    (texts, fences)
}

fn bytes(info: &str, body: &str) -> Option<(String, Vec<u8>)> {
    let (kind, name) = info.split_once(' ')?;
    let bytes = match kind {
        "yaml" | "csv" | "markdown" => body.as_bytes().to_vec(),
        "bytes" => {
            let digits: String = body.split_whitespace().collect();
            (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap()).collect()
        }
        "empty" => Vec::new(),
        "xlsx" => workbook(body),
        _ => return None,
    };
    Some((name.to_owned(), bytes))
}

/// A workbook of Excel: `[name]` begins a sheet, each line below is a row, `~` before it hides the row, a cell `-300-` is
/// struck out, one that ends in `✎` has a comment, and a cell `=formula → result` holds both.
fn workbook(body: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let struck = Format::new().set_font_strikethrough();
    let mut row = 0;
    for line in body.lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            workbook.add_worksheet().set_name(name).unwrap();
            row = 0;
            continue;
        }
        let sheet = workbook.worksheets_mut().last_mut().expect("a sheet begins with its name");
        if line.starts_with('~') {
            sheet.set_row_hidden(row).unwrap();
        }
        for (column, cell) in line.trim_start_matches('~').split(';').enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let column = u16::try_from(column).unwrap();
            let commented = cell.strip_suffix('✎');
            if commented.is_some() {
                sheet.insert_note(row, column, &Note::new("24?")).unwrap();
            }
            let cell = commented.unwrap_or(cell);
            if let Some(Ok(number)) =
                cell.strip_prefix('-').and_then(|rest| rest.strip_suffix('-')).map(str::parse::<f64>)
            {
                sheet.write_number_with_format(row, column, number, &struck).unwrap();
            } else if let Some((formula, result)) = cell.split_once(" → ") {
                sheet.write_formula(row, column, Formula::new(formula).set_result(result)).unwrap();
            } else if let Ok(number) = cell.parse::<f64>() {
                sheet.write_number(row, column, number).unwrap();
            } else {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
        row += 1;
    }
    workbook.save_to_buffer().unwrap()
}

/// The page as it should be, and whether each of its examples did what its heading says.
fn filled(rule: &Rule) -> (String, bool, bool) {
    let (texts, blocks) = fences(rule.page);
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let (mut out, mut has_fired, mut silent) = (String::new(), false, None);
    for (text, fence) in texts.iter().zip(&blocks) {
        if text.contains("## Không báo") {
            files.clear();
            silent = Some(true);
        }
        let body = match fence.info {
            "text vi" => check(&files).of(rule, Lang::Vi),
            "text en" => check(&files).of(rule, Lang::En),
            _ => fence.body.to_owned(),
        };
        has_fired |= fence.info == "text vi" && !body.is_empty();
        files.extend(bytes(fence.info, fence.body));
        for part in [text, "```", fence.info, "\n", &body, "```"] {
            out.push_str(part);
        }
    }
    if silent.is_some() {
        silent = Some(check(&files).of(rule, Lang::Vi).is_empty());
    }
    (out + texts.last().unwrap(), has_fired, silent == Some(true))
}

#[test]
fn pages_show_what_the_rules_find() {
    let mut stale = Vec::new();
    for rule in all_rules() {
        let (shown, ..) = filled(rule);
        if env::var_os("UPDATE").is_some() {
            fs::write(path(rule), shown).unwrap();
        } else if shown != rule.page {
            stale.push(path(rule));
        }
    }
    assert!(stale.is_empty(), "UPDATE=1 cargo test --test rules rewrites {stale:?}");
}

#[test]
fn every_rule_fires_on_its_example_and_is_silent_on_the_other() {
    for rule in all_rules() {
        let (_, fires, silent) = filled(rule);
        assert!(fires, "{}: the example does not fire", rule.id);
        assert!(silent, "{}: the silent example fires, or there is none", rule.id);
    }
}

#[test]
fn every_page_speaks_both_languages() {
    for rule in all_rules() {
        let title = rule.page.lines().next().unwrap();
        assert!(title.starts_with("# ") && title.contains(" / "), "{}: {title}", rule.id);
        for part in ["## Tiếng Việt", "## English", "```text vi", "```text en"] {
            assert!(rule.page.contains(part), "{}: no {part}", rule.id);
        }
    }
}

fn path(rule: &Rule) -> String {
    let file = rule.id.replace('-', "_");
    let folders = ["src/rules", "src/load/faults"].map(|folder| format!("{folder}/{file}.md"));
    folders.into_iter().find(|path| Path::new(path).exists()).unwrap_or_else(|| panic!("{} has no page", rule.id))
}

/// Every message of the pages' examples on one page, to be read in one sitting as a clerk would.
#[test]
fn all_messages_stand_on_one_page() {
    let mut page =
        "# Mọi thông báo / Every message\n\nMade by `UPDATE=1 cargo test --test rules` from the examples of \
                    the rules' pages.\n"
            .to_owned();
    for rule in all_rules() {
        page.extend(["\n## ", rule.id, "\n\n"]);
        let (_, blocks) = fences(rule.page);
        for fence in blocks.iter().filter(|fence| matches!(fence.info, "text vi" | "text en")) {
            for line in messages(fence.body) {
                page.extend(["- ", &line, "\n"]);
            }
        }
    }
    if env::var_os("UPDATE").is_some() {
        fs::write(MESSAGES, page).unwrap();
    } else {
        assert!(fs::read_to_string(MESSAGES).unwrap() == page, "UPDATE=1 cargo test --test rules rewrites {MESSAGES}");
    }
}

const MESSAGES: &str = "tests/messages.md";

/// What a shown finding says: its message, what stands at its places, what was expected, what to do; each once.
fn messages(shown: &str) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for line in shown.lines() {
        let marks = line.rsplit_once("^ ").or_else(|| line.rsplit_once("- ").filter(|(mark, _)| mark.ends_with('-')));
        let text = match (line.trim_start().strip_prefix("= "), marks) {
            (Some(text), _) => text,
            (None, Some((_, label))) => label,
            (None, None) if !line.starts_with(' ') && line.contains("]: ") => line,
            (None, None) => continue,
        };
        // A page is not a place where lines end in white space.
        let text = text.trim().to_owned();
        if !told.contains(&text) {
            told.push(text);
        }
    }
    told
}

/// Words of programmers, which a clerk need not know; what a dialog of Excel or Notepad says stands in quotation marks.
const JARGON: &[&str] = &[
    "parse",
    "null",
    "byte",
    "string",
    "token",
    "utf",
    "json",
    "csv",
    "schema",
    "parser",
    "regex",
    "index",
    "escape",
    "syntax",
    "field",
    "exception",
    "invalid",
    "cú pháp",
];

#[test]
fn messages_in_vietnamese_are_without_jargon() {
    for rule in all_rules() {
        let (_, blocks) = fences(rule.page);
        for fence in blocks.iter().filter(|fence| fence.info == "text vi") {
            for line in messages(fence.body) {
                let said =
                    without_quotes(line.split_once("]: ").map_or(line.as_str(), |(_, said)| said)).to_lowercase();
                // The name of a file is one word.
                let mut words = said.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
                assert!(!words.any(|word| JARGON.contains(&word)), "{}: {line}", rule.id);
            }
        }
    }
}

/// A sentence without what stands in quotation marks.
fn without_quotes(text: &str) -> String {
    let parts = text.split('“').enumerate();
    parts.map(|(at, part)| if at == 0 { part } else { part.split_once('”').map_or("", |(_, rest)| rest) }).collect()
}
