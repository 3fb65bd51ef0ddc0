//! Files that are broken, locked, or made to do harm: each is one finding, in bounded time and memory.

use super::{ODS, SHEET, XLS, table, text_cell};
use crate::made::{PLAN, Put, Told, archive, figure, fill, ods, parts, patched, put, told, typed, workbook};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use std::{
    fs,
    io::{Cursor, Write as _, copy, repeat},
    time::{Duration, Instant},
};
use tempfile::TempDir;
use tonghop::{
    load::{self, Input},
    source::Sources,
};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// What a clerk is told of a file that cannot be read, and that nothing else is said of it.
#[track_caller]
fn refused(name: &str, bytes: &[u8], words: &str) {
    let told = told(&[(name, bytes)]);
    assert_eq!(told.rules, ["unreadable-file"], "{name}: {}", told.shown);
    assert!(told.shown.contains(words), "{name}: {}", told.shown);
}

fn plain() -> Vec<u8> {
    workbook(&[figure("tin-bai", Put::Number(24.0)), figure("tóm tắt", Put::Text("Đã làm."))])
}

#[test]
fn a_workbook_that_is_cut_short_is_refused() {
    for (name, bytes) in [("stp.xlsx", &*typed()), ("stp.ods", ODS), ("stp.xls", XLS)] {
        for end in [8, 100, 600, bytes.len() / 2, bytes.len() - 30] {
            let Told { rules, shown, .. } = told(&[(name, &bytes[..end])]);
            // An XLS of which only empty sectors are missing is whole.
            assert!(rules == ["unreadable-file"] || name == "stp.xls" && end > 600, "{name} {end}: {shown}");
        }
    }
}

#[test]
fn an_archive_that_is_no_workbook_is_not_taken_for_one() {
    let told = told(&[("stp.csv", &archive(&[("word/document.xml", "<w:document/>")]))]);
    assert!(!told.shown.contains("workbook"), "{}", told.shown);
}

#[test]
fn an_archive_that_unpacks_to_gigabytes_is_refused() {
    // One part of 64 MiB of spaces, packed once and copied nine times.
    let mut one = ZipWriter::new(Cursor::new(Vec::new()));
    one.start_file("xl/a.xml", SimpleFileOptions::default()).unwrap();
    copy(&mut std::io::Read::take(repeat(b' '), 64 << 20), &mut one).unwrap();
    let mut one = ZipArchive::new(one.finish().unwrap()).unwrap();
    let mut bomb = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts(&plain()) {
        bomb.start_file(name, SimpleFileOptions::default()).unwrap();
        bomb.write_all(text.as_bytes()).unwrap();
    }
    for at in 0..9 {
        bomb.raw_copy_file_rename(one.by_index_raw(0).unwrap(), format!("xl/{at}.xml")).unwrap();
    }
    let bomb = bomb.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    refused("stp.xlsx", &bomb, "larger than any report");
}

#[test]
fn declarations_of_entities_are_refused() {
    let bomb = "?>\n<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
    let strings = patched(&plain(), "xl/sharedStrings.xml", "?>", bomb);
    refused("stp.xlsx", &strings, "odd declarations");
    refused("stp.ods", &patched(&table(""), "content.xml", "?>", bomb), "odd declarations");
}

#[test]
fn more_strings_than_there_are_take_no_memory() {
    for count in ["999999999999", "99999999999999999999999999"] {
        let bytes = patched(&plain(), "xl/sharedStrings.xml", "uniqueCount=\"", &format!("uniqueCount=\"{count}"));
        refused("stp.xlsx", &bytes, "broken");
    }
}

#[test]
fn more_formats_than_excel_has_are_refused() {
    let xfs = format!("<cellXfs>{}", "<xf/>".repeat(1_000_001));
    let bytes = patched(&plain(), "xl/styles.xml", "<cellXfs count=\"1\">", &xfs);
    refused("stp.xlsx", &bytes, "larger than any report");
}

#[test]
fn one_far_cell_takes_no_memory() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    fill(sheet, &[figure("tin-bai", Put::Number(24.0))]);
    put(sheet, 1_048_575, 16_383, &Put::Text("x"));
    let told = told(&[("stp.xlsx", &book.save_to_buffer().unwrap())]);
    assert_eq!(told.total(0), "24");
    assert_eq!(told.places_of("ragged-row"), ["stp.xlsx (Sheet1!XFD1048576)"]);
}

#[test]
fn a_cell_beyond_every_sheet_is_refused() {
    for place in ["A1048577", "XFE1", "ZZZZZZ9999999999"] {
        let bytes = patched(&plain(), SHEET, "r=\"A1\"", &format!("r=\"{place}\""));
        assert_eq!(told(&[("stp.xlsx", &bytes)]).rules, ["unreadable-file"], "{place}");
    }
}

#[test]
fn a_full_sheet_of_far_cells_is_refused() {
    // Each row would be written out with sixteen thousand delimiters.
    let rows: Vec<String> =
        (2..50_000).map(|row| format!("<row r=\"{row}\"><c r=\"XFD{row}\"><v>1</v></c></row>")).collect();
    let bytes = patched(&plain(), SHEET, "</sheetData>", &format!("{}</sheetData>", rows.concat()));
    refused("stp.xlsx", &bytes, "larger than any report");
}

#[test]
fn cells_that_stand_for_billions_are_refused() {
    let many = |rows: u64, columns: u64| {
        let cell = text_cell("x")
            .replace("<table:table-cell", &format!("<table:table-cell table:number-columns-repeated=\"{columns}\""));
        table(&format!("<table:table-row table:number-rows-repeated=\"{rows}\">{cell}</table:table-row>"))
    };
    for (rows, columns) in [(1_048_000, 16_384), (4_000_000_000, 1), (1, 4_000_000_000), (1_000_000, 100)] {
        refused("stp.ods", &many(rows, columns), "larger than any report");
    }
    let long = format!(
        "<table:table-row table:number-rows-repeated=\"1000000\">{}</table:table-row>",
        text_cell(&"x".repeat(10_000))
    );
    refused("stp.ods", &table(&long), "larger than any report");
}

#[test]
fn a_cell_as_long_as_a_book_is_refused() {
    let bytes = patched(&plain(), "xl/sharedStrings.xml", "Đã làm.", &"x".repeat((1 << 20) + 1));
    refused("stp.xlsx", &bytes, "the content here is longer than any report");
    refused("stp.xlsx", &bytes, "cell D3");
}

#[test]
fn tags_without_end_take_no_time() {
    let tags = "<a/>".repeat(200_000);
    for name in ["xl/comments1.xml", "xl/drawings/drawing1.xml", "docProps/custom.xml"] {
        for text in [format!("<x>{tags}</x>"), format!("<x>{tags}"), "Header>t>".repeat(100_000)] {
            let parts = parts(&plain());
            let parts = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).chain([(name, text.as_str())]);
            told(&[("stp.xlsx", &archive(&parts.collect::<Vec<_>>()))]);
        }
    }
}

#[test]
fn cells_in_error_throughout_are_not_told_one_by_one() {
    let folder = TempDir::new().unwrap();
    let book = workbook(&vec![figure("tin-bai", Put::Formula("=A99", "#N/A")); 10_100]);
    fs::write(folder.path().join("stp.xlsx"), book).unwrap();
    let mut sources = Sources::default();
    let plan = load::plan_text(&mut sources, "plan.yaml", PLAN.as_bytes().to_vec()).0.unwrap();
    let loaded = load::round(&mut sources, &plan, &Input::find(&[folder.path().to_owned()]).unwrap());
    let errors = || loaded.findings.iter().filter(|finding| finding.rule.id == "cell-error");
    let places: usize = errors().map(|finding| finding.faults().count()).sum();
    assert_eq!((errors().count(), places, loaded.findings.len()), (10_000, 10_100, 10_001));
}

#[test]
fn a_size_that_is_a_lie_takes_no_memory() {
    let mut bytes = plain();
    let heads: Vec<usize> = (0..bytes.len() - 4).filter(|at| bytes[*at..].starts_with(b"PK\x01\x02")).collect();
    for head in heads {
        // The size that the part unpacks to, and in how many bytes it is stored.
        bytes[head + 24..head + 28].copy_from_slice(&0x7fff_ffff_u32.to_le_bytes());
    }
    told(&[("stp.xlsx", &bytes)]);
}

#[test]
fn a_password_is_told_as_such() {
    let manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", &format!("<manifest:manifest xmlns:manifest=\"m\">{manifest}")),
        ("content.xml", "\u{1}\u{2}"),
    ];
    refused("stp.ods", &archive(&parts), "protected by a password");
}

#[test]
fn an_xlsb_is_told_as_such() {
    let parts =
        [("[Content_Types].xml", "<Types/>"), ("xl/workbook.bin", "\u{1}"), ("xl/worksheets/sheet1.bin", "\u{1}")];
    refused("stp.xlsb", &archive(&parts), "is an .xlsb, which is not read");
}

#[test]
fn empty_workbooks_are_told() {
    let mut book = Workbook::new();
    book.add_worksheet();
    refused("stp.xlsx", &book.save_to_buffer().unwrap(), "every sheet is empty");
    refused("stp.ods", &ods(""), "every sheet is empty");
}

#[test]
fn a_table_of_sectors_that_bites_its_tail_ends() {
    // The directory's own sector is followed by itself.
    let mut bytes = XLS.to_vec();
    let sector = |bytes: &[u8], at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
    let (table, directory) = (sector(&bytes, 76), sector(&bytes, 48));
    let entry = 512 * (table as usize + 1) + 4 * directory as usize;
    bytes[entry..entry + 4].copy_from_slice(&directory.to_le_bytes());
    refused("stp.xls", &bytes, "broken");
}

#[test]
fn a_table_of_sectors_that_is_cut_short_is_refused() {
    let mut bytes = XLS.to_vec();
    let last = u32::try_from(bytes.len() / 512 - 1).unwrap();
    bytes[68..72].copy_from_slice(&last.to_le_bytes());
    bytes.extend([0, 0]);
    refused("stp.xls", &bytes, "broken");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_near_xls_makes_the_reader_fail(at in 0..XLS.len(), put in prop::collection::vec(any::<u8>(), 1..6)) {
        let mut bytes = XLS.to_vec();
        for (byte, put) in bytes[at..].iter_mut().zip(put) {
            *byte = put;
        }
        told(&[("cat.xls", &bytes)]);
    }

    #[test]
    fn no_near_archive_makes_the_reader_fail(part in 0..20_usize, at in 0..6000_usize, cut in 0..40_usize, put in "[ -~]{0,6}") {
        for (name, bytes) in [("cat.xlsx", typed()), ("cat.ods", ODS.to_vec())] {
            let mut parts = parts(&bytes);
            let many = parts.len();
            let (_, text) = &mut parts[part % many];
            let letters: Vec<char> = text.chars().collect();
            let at = at % letters.len();
            let end = (at + cut).min(letters.len());
            *text = letters[..at].iter().copied().chain(put.chars()).chain(letters[end..].iter().copied()).collect();
            let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
            told(&[(name, &archive(&parts))]);
        }
    }
}

#[test]
fn a_format_as_long_as_a_book_takes_no_time() {
    let book = workbook(&[figure("kinh-phi", Put::Shown(5.0, "0\"kg\""))]);
    let code = |code: &str| {
        let began = Instant::now();
        let told = told(&[("stp.xlsx", &patched(&book, "xl/styles.xml", "0&quot;kg&quot;", code))]);
        assert!(began.elapsed() < Duration::from_secs(20));
        told
    };
    let long = code(&format!("0&quot;{}&quot;", "kg".repeat(1 << 20)));
    assert_eq!(long.places_of("foreign-unit"), ["stp.xlsx (Số liệu!D2)"]);
    assert!(long.shown.contains("kgkg") && long.shown.len() < 100_000);
    let thousands = code(&format!("0{}", ",".repeat(1 << 20)));
    assert_eq!(thousands.places_of("ambiguous-number"), ["stp.xlsx (Số liệu!D2)"]);
    for strange in [";".repeat(1 << 20), "[&gt;".repeat(1 << 20), "0\\".to_owned()] {
        assert!(!code(&strange).rules.contains(&"foreign-unit"));
    }
}
