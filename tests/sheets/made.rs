//! Workbooks made for the tests, and what is told of them.

use crate::common;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use serde_json::Value;
use std::{
    fs,
    io::{Cursor, Read as _, Write as _},
};
use tempfile::TempDir;
use tonghop::{
    cli::terminal,
    consolidation::Consolidation,
    finding::Lang,
    load::{self, Input},
    report::view::View,
    rules,
    source::Sources,
};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

pub(crate) const PLAN: &str = include_str!("../../src/rules/example-plan.yaml");

/// What is said of some files.
pub(crate) struct Told {
    /// What a report would say, without places.
    pub(crate) view: Value,
    /// All that a report would say.
    pub(crate) data: Value,
    /// The rules that fire, by name.
    pub(crate) rules: Vec<&'static str>,
    /// Where they fire.
    pub(crate) places: Vec<String>,
    /// What a clerk reads of it, in English.
    pub(crate) shown: String,
}

impl Told {
    /// Where a rule fires.
    pub(crate) fn places_of(&self, rule: &str) -> Vec<&str> {
        let fired = self.rules.iter().zip(&self.places).filter(|(fired, _)| **fired == rule);
        fired.map(|(_, place)| place.as_str()).collect()
    }

    /// The total of a duty's first indicator, the duty counted from 0.
    pub(crate) fn total(&self, duty: usize) -> &Value {
        &self.view["headings"][0]["duties"][duty]["totals"][0]["number"]
    }
}

pub(crate) fn told(files: &[(&str, &[u8])]) -> Told {
    told_of_sheet(files, None)
}

/// What is said of files in one folder, when that sheet is asked for.
pub(crate) fn told_of_sheet(files: &[(&str, &[u8])], sheet: Option<&str>) -> Told {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    let mut sources = Sources::default();
    let plan = load::plan_text(&mut sources, "plan.yaml", PLAN.as_bytes().to_vec()).0.unwrap();
    let mut input = Input::find(&[folder.path().to_owned()]).unwrap();
    input.sheet = sheet.map(str::to_owned);
    let loaded = load::round(&mut sources, &plan, &input);
    let (round, of_files) = loaded.into_round(plan, true, "2023-12-25".parse().unwrap());
    let mut findings = rules::check(&round, of_files, None);
    findings.sort_by_key(|finding| finding.rule.id);
    let without_folder = |place: String| place.rsplit('/').next().unwrap().to_owned();
    let shown: Vec<String> = [Lang::Vi, Lang::En]
        .map(|lang| findings.iter().map(|finding| terminal::render(&sources, finding, lang, false) + "\n").collect())
        .into();
    let data = serde_json::to_value(View::of(&Consolidation::of(&round, &findings, &[]), &sources)).unwrap();
    Told {
        view: common::view(&round, &findings, &sources),
        data,
        rules: findings.iter().map(|finding| finding.rule.id).collect(),
        places: findings.iter().map(|finding| without_folder(sources.place(finding.span()))).collect(),
        shown: shown[1].clone(),
    }
}

/// The headings of the columns that tests need.
pub(crate) const HEADINGS: [&str; 5] = ["cơ quan", "nhiệm vụ", "mục", "giá trị", "kỳ"];

/// What a test puts into a cell.
#[derive(Clone)]
pub(crate) enum Put {
    Text(&'static str),
    Number(f64),
    /// A number and its format.
    Shown(f64, &'static str),
    Yes(bool),
    /// A formula and its stored result.
    Formula(&'static str, &'static str),
}
use Put::{Formula as F, Number as N, Shown as S, Text as T, Yes as Y};

pub(crate) fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &Put) {
    match cell {
        T(text) => drop(sheet.write_string(row, column, *text).unwrap()),
        N(number) => drop(sheet.write_number(row, column, *number).unwrap()),
        Y(yes) => drop(sheet.write_boolean(row, column, *yes).unwrap()),
        S(number, code) => {
            let format = Format::new().set_num_format(*code);
            sheet.write_number_with_format(row, column, *number, &format).unwrap();
        }
        F(formula, result) => {
            sheet.write_formula(row, column, Formula::new(*formula).set_result(*result)).unwrap();
        }
    }
}

/// Headings, and rows below them.
pub(crate) fn fill(sheet: &mut Worksheet, rows: &[[Put; 4]]) {
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write_string(0, column, heading).unwrap();
    }
    for (row, cells) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            put(sheet, row, column, cell);
        }
    }
}

/// A workbook with one sheet called `Số liệu`.
pub(crate) fn workbook(rows: &[[Put; 4]]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet().set_name("Số liệu").unwrap(), rows);
    workbook.save_to_buffer().unwrap()
}

/// The row of a figure of the department of justice.
pub(crate) fn figure(item: &'static str, value: Put) -> [Put; 4] {
    [T("STP"), T("D01"), T(item), value]
}

/// A whole submission in the cells that people would use: days, months, shares, formulas, sums of money.
pub(crate) const AS_CSV: &str = "\
cơ quan;nhiệm vụ;mục;giá trị;kỳ;hoạt động;từ ngày;đến ngày;địa điểm;phối hợp;ghi chú
CAT;;kế hoạch;vi-du;;;;;;;
CAT;;số liệu giả định;có;;;;;;;
CAT;;số văn bản;12/BC-CAT;;;;;;;
CAT;;ngày văn bản;10/12/2023;;;;;;;
CAT;;số liệu đến ngày;05/12/2023;;;;;;;

CAT;D01;tin-bai;1.250;;;;;;;
CAT;D01;Lượt người dự;300;;;;;;;
CAT;D01;kinh-phi;\"1,2340\";;;;;;;
CAT;D01;ty-le;95%;;;;;;;
CAT;D01;tóm tắt;\"Đã tổ chức; gọi là \"\"tuần lễ\"\".
Lần hai vào tháng 8.\";;;;;;;
CAT;D01;luot-nguoi;100;;Hội nghị;01/07/2023;02/07/2023;Hội trường;\"STP; SNV\";
CAT;D02;khau-hieu;1;;;;;;;
CAT;D04;thong-bao;1;09/2023;;;;;;
CAT;D04;thong-bao;0;10/2023;;;;;;
CAT;;khó khăn;007;;;;;;;
";

/// The same as a workbook, to be saved by other programs too.
pub(crate) fn typed() -> Vec<u8> {
    let day = |year, month, day| ExcelDateTime::from_ymd(year, month, day).unwrap();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Số liệu").unwrap();
    for (row, line) in (0..).zip(AS_CSV.replace("\".\nLần", "\".\u{1}Lần").lines()) {
        for (column, text) in (0..).zip(cells(line)).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, text.replace('\u{1}', "\n")).unwrap();
        }
    }
    let date = Format::new().set_num_format("dd/mm/yyyy");
    put(sheet, 2, 3, &Y(true));
    sheet.write_datetime_with_format(4, 3, day(2023, 12, 10), &date).unwrap();
    // As =NOW() leaves it.
    let moment = Format::new().set_num_format("dd/mm/yyyy hh:mm");
    sheet.write_datetime_with_format(5, 3, day(2023, 12, 5).and_hms(8, 30, 0).unwrap(), &moment).unwrap();
    put(sheet, 7, 3, &S(1250.0, "#,##0"));
    put(sheet, 8, 3, &F("=200+100", "300"));
    put(sheet, 9, 3, &S(1.234, "0.00"));
    put(sheet, 10, 3, &S(0.95, "0%"));
    put(sheet, 12, 3, &N(100.0));
    sheet.write_datetime_with_format(12, 6, day(2023, 7, 1), &date).unwrap();
    sheet.write_datetime_with_format(12, 7, day(2023, 7, 2), &date).unwrap();
    put(sheet, 13, 3, &N(1.0));
    let month = Format::new().set_num_format("mm/yyyy");
    for (row, value, month_of) in [(14, 1.0, 9), (15, 0.0, 10)] {
        put(sheet, row, 3, &N(value));
        sheet.write_datetime_with_format(row, 4, day(2023, month_of, 1), &month).unwrap();
    }
    workbook.save_to_buffer().unwrap()
}

/// The cells of a line of CSV.
fn cells(line: &str) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(line.as_bytes());
    reader.records().flat_map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// An archive with these parts.
pub(crate) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        // What a file of LibreOffice is, it says in letters that are not packed.
        let packed = if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        archive.start_file(*name, SimpleFileOptions::default().compression_method(packed)).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The parts of an archive, those that are text.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut text = String::new();
        if part.read_to_string(&mut text).is_ok() && !text.is_empty() {
            parts.push((part.name().to_owned(), text));
        }
    }
    parts
}

/// A workbook with one text in one of its parts changed for another.
pub(crate) fn patched(bytes: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut parts = parts(bytes);
    let (_, text) = parts.iter_mut().find(|(name, _)| name == part).unwrap();
    assert!(text.contains(from), "{from} is not in {text}");
    *text = text.replacen(from, to, 1);
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    archive(&parts)
}

/// A spreadsheet of LibreOffice with this in its sheets.
pub(crate) fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" \
         xmlns:text=\"x\" xmlns:calcext=\"c\"><office:body><office:spreadsheet>{tables}</office:spreadsheet>\
         </office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:manifest xmlns:manifest=\"m\"/>"),
        ("content.xml", &content),
    ])
}
