//! What agencies send, in whatever encoding and under whatever name: read the same, or told with what to do.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

mod common;
#[path = "common/encodings.rs"]
mod encodings;

use encodings::{utf16, windows_1258};
use proptest::prelude::*;
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;
use tonghop::{
    cli::terminal,
    finding::{Finding, Lang},
    load::{self, Input},
    model::Plan,
    rules,
    source::Sources,
};
use unicode_normalization::UnicodeNormalization as _;

const PLAN: &str = include_str!("../src/rules/example-plan.yaml");

/// What was read of a folder.
struct Read {
    sources: Sources,
    findings: Vec<Finding>,
    /// What a report would say, without places.
    view: Value,
    /// How many submissions there are.
    submissions: usize,
}

fn read(folder: &Path) -> Read {
    let mut sources = Sources::default();
    let plan: Plan = load::plan_text(&mut sources, "plan.yaml", PLAN.as_bytes().to_vec()).0.unwrap();
    let loaded = load::round(&mut sources, &plan, &Input::find(&[folder.to_owned()]).unwrap());
    let (round, of_files) = loaded.into_round(plan, true, "2023-12-25".parse().unwrap());
    let findings = rules::check(&round, of_files, None);
    let view = common::view(&round, &findings, &sources);
    Read { sources, findings, view, submissions: round.submissions.len() }
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// What was read of one file.
fn read_one(name: &str, bytes: &[u8]) -> Read {
    read(folder(&[(name, bytes)]).path())
}

impl Read {
    /// The rules that fire at a file, by the order of its places.
    fn rules_at(&self, name: &str) -> Vec<&'static str> {
        let at = |finding: &&Finding| self.sources.get(finding.span().source).path.ends_with(name);
        self.findings.iter().filter(at).map(|finding| finding.rule.id).collect()
    }

    /// What is to be done about a file.
    fn help_at(&self, name: &str) -> String {
        let at = |finding: &&Finding| self.sources.get(finding.span().source).path.ends_with(name);
        self.findings.iter().find(at).unwrap().help.clone().unwrap().en
    }

    fn rules(&self) -> Vec<&'static str> {
        self.findings.iter().map(|finding| finding.rule.id).collect()
    }

    fn encoding(&self, name: &str) -> &'static str {
        let sources = &self.sources;
        let ids = self.findings.iter().map(|finding| finding.span().source);
        ids.map(|id| sources.get(id)).find(|source| source.path.ends_with(name)).unwrap().encoding.unwrap_or_default()
    }
}

/// A submission with a slip in it, so that there is something to find.
const TABLE: &str = "\
cơ quan;nhiệm vụ;mục;giá trị;kỳ;hoạt động;từ ngày;địa điểm
Sở Tư pháp;;số văn bản;215/BC-STP;;;;
Sở Tư pháp;;ngày văn bản;14/12/2023;;;;
Sở Tư pháp;;người ký;Phó Giám đốc;;;;
Sở Tư pháp;D01;tin-bai;1.250;;;;
Sở Tư pháp;D01;tóm tắt;Đã tổ chức tuyên truyền, phổ biến giáo dục pháp luật ở các huyện.;;;;
Sở Tư pháp;D01;luot-nguoi;nhiều;;Hội nghị;01/07/2023;Hội trường Đắk Lắk
Sở Tư pháp;;khó khăn;Kinh phí còn hạn chế, thiếu người biết tiếng Ê Đê.;;;;
";

/// Text in TCVN3; its fonts have no capitals with tones.
fn tcvn3(text: &str) -> Vec<u8> {
    const CODES: &str = "A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ B5à B6ả B7ã B8á B9ạ BBằ BCẳ BDẵ BEắ C6ặ C7ầ \
        C8ẩ C9ẫ CAấ CBậ CCè CEẻ CFẽ D0é D1ẹ D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ DCĩ DDí DEị DFò E1ỏ E2õ E3ó E4ọ E5ồ E6ổ E7ỗ E8ố \
        E9ộ EAờ EBở ECỡ EDớ EEợ EFù F1ủ F2ũ F3ú F4ụ F5ừ F6ử F7ữ F8ứ F9ự FAỳ FBỷ FCỹ FDý FEỵ";
    let code = |code: &str| (code.chars().nth(2).unwrap(), u8::from_str_radix(&code[..2], 16).unwrap());
    let codes: BTreeMap<char, u8> = CODES.split_whitespace().map(code).collect();
    let small = |c: char| c.to_lowercase().next().unwrap();
    let byte = |c: char| codes.get(&c).or_else(|| codes.get(&small(c))).copied();
    text.chars().filter_map(|c| byte(c).or_else(|| u8::try_from(c).ok())).collect()
}

/// Text in VNI: a letter and, behind it, a code for its marks.
fn vni(text: &str) -> Vec<u8> {
    let whole =
        [('ơ', 0xF4), ('ư', 0xF6), ('đ', 0xF1), ('í', 0xED), ('ì', 0xEC), ('ỉ', 0xE6), ('ĩ', 0xF3), ('ị', 0xF2)];
    let marks = [
        ("\u{301}", 0xF9),
        ("\u{300}", 0xF8),
        ("\u{309}", 0xFB),
        ("\u{303}", 0xF5),
        ("\u{323}", 0xEF),
        ("\u{302}", 0xE2),
        ("\u{302}\u{301}", 0xE1),
        ("\u{302}\u{300}", 0xE0),
        ("\u{302}\u{309}", 0xE5),
        ("\u{302}\u{303}", 0xE3),
        ("\u{323}\u{302}", 0xE4),
        ("\u{306}", 0xEA),
        ("\u{306}\u{301}", 0xE9),
        ("\u{306}\u{300}", 0xE8),
        ("\u{306}\u{309}", 0xFA),
        ("\u{306}\u{303}", 0xFC),
        ("\u{323}\u{306}", 0xEB),
    ];
    let mut bytes = Vec::new();
    for c in text.chars() {
        let small = c.to_lowercase().next().unwrap();
        let case = if small == c { 0 } else { 0x20 };
        let letter = |c: char| whole.iter().find(|(letter, _)| *letter == c).map(|(_, byte)| *byte - case);
        if c.is_ascii() {
            bytes.push(u8::try_from(c).unwrap());
        } else if let Some(byte) = letter(small) {
            bytes.push(byte);
        } else if small.is_alphabetic() {
            // The horn stays with its letter.
            let parts: Vec<char> = small.nfd().collect();
            let base = if parts.contains(&'\u{31b}') {
                [parts[0], '\u{31b}'].iter().copied().nfc().next()
            } else {
                Some(parts[0])
            };
            let base = base.unwrap();
            let put: String = parts[1..].iter().filter(|part| **part != '\u{31b}').collect();
            let byte = letter(base).unwrap_or_else(|| u8::try_from(base).unwrap() - case);
            bytes.extend([byte, marks.iter().find(|(mark, _)| *mark == put).unwrap().1 - case]);
        }
    }
    bytes
}

/// What these bytes look like on a computer without the font: each byte a letter of Latin-1.
fn as_latin1(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

#[test]
fn a_table_reads_the_same_in_every_encoding_and_line_end() {
    let expected = read_one("stp.csv", TABLE.as_bytes());
    assert_eq!((expected.submissions, expected.encoding("stp.csv")), (1, "UTF-8"));
    assert!(expected.rules().contains(&"unreadable-number"));
    for line_end in ["\n", "\r\n", "\r"] {
        let table = TABLE.replace('\n', line_end);
        let marked = format!("\u{feff}{table}");
        let tabs = table.replace(';', "\t");
        let marked_tabs = format!("\u{feff}{tabs}");
        let decomposed: String = table.nfd().collect();
        for (name, bytes, encoding) in [
            ("stp.csv", table.clone().into_bytes(), "UTF-8"),
            ("stp.csv", marked.into_bytes(), "UTF-8"),
            ("stp.csv", decomposed.into_bytes(), "UTF-8"),
            ("stp.tsv", tabs.clone().into_bytes(), "UTF-8"),
            ("stp.xls", tabs.clone().into_bytes(), "UTF-8"),
            ("stp.txt", utf16(&marked_tabs, u16::to_le_bytes), "UTF-16LE"),
            ("stp.txt", utf16(&marked_tabs, u16::to_be_bytes), "UTF-16BE"),
            ("stp.txt", utf16(&tabs, u16::to_le_bytes), "UTF-16LE"),
            ("stp.txt", utf16(&tabs, u16::to_be_bytes), "UTF-16BE"),
            ("stp.csv", windows_1258(&table).unwrap(), "windows-1258"),
        ] {
            let found = read_one(name, &bytes);
            let case = format!("{name}, {encoding}, {line_end:?}");
            assert_eq!(found.rules(), expected.rules(), "{case}");
            assert_eq!(found.view, expected.view, "{case}");
            assert_eq!(found.encoding(name), encoding, "{case}");
        }
    }
}

#[test]
fn a_large_table_reads_the_same_wherever_its_pieces_are_cut() {
    // Longer than what is read at a time, with every shift of the letters against the cuts.
    let row = "Sở Tư pháp;D01;tóm tắt;Đã tuyên truyền – “hội nghị”;;;;\r\n";
    for shift in 0..4 {
        let text = format!("cơ quan;nhiệm vụ;mục;giá trị;{}\r\n{}", " ".repeat(shift), row.repeat(9000));
        let found = read_one("stp.csv", text.as_bytes());
        let source = found.findings.iter().map(|finding| found.sources.get(finding.span().source));
        let source = source.into_iter().find(|source| source.path.ends_with("stp.csv")).unwrap();
        assert!(source.text == text.replace("\r\n", "\n"), "shifted by {shift}");
    }
}

#[test]
fn old_encodings_are_told_and_nothing_is_read() {
    let heads = "cơ quan;nhiệm vụ;mục;giá trị\n";
    for text in [TABLE.to_owned(), format!("{heads}Sở Tư pháp;D01;tin-bai;24\n")] {
        for (encoding, bytes) in [("TCVN3 (ABC)", tcvn3(&text)), ("VNI", vni(&text))] {
            let utf8 = as_latin1(&bytes);
            let tabs = utf16(&format!("\u{feff}{}", utf8.replace(';', "\t")), u16::to_le_bytes);
            for (name, bytes) in [("stp.csv", bytes.clone()), ("stp.csv", utf8.into_bytes()), ("stp.txt", tabs)] {
                let found = read_one(name, &bytes);
                assert_eq!(found.rules_at(name), ["legacy-encoding"], "{encoding}, {name}: {:.300}", as_latin1(&bytes));
                assert_eq!(found.encoding(name), encoding);
                assert_eq!(found.submissions, 0, "{encoding}, {name}");
                assert!(found.help_at(name).contains(encoding), "{}", found.help_at(name));
            }
        }
    }
}

#[test]
fn long_texts_in_old_encodings_are_told_apart() {
    let plan = fs::read_to_string("plans/dak-lak-2023-nhan-quyen-75.yaml").unwrap();
    for (encoding, bytes) in [("TCVN3 (ABC)", tcvn3(&plan)), ("VNI", vni(&plan)), ("VNI", vni(&plan.to_uppercase()))] {
        for bytes in [as_latin1(&bytes).into_bytes(), bytes] {
            let found = read_one("stp.yaml", &bytes);
            assert_eq!(found.rules_at("stp.yaml"), ["legacy-encoding"], "{encoding}");
            assert_eq!(found.encoding("stp.yaml"), encoding);
        }
    }
}

const FRENCH: &str = "Le préfet a été reçu à l'hôtel de ville où « la fête » est dûment célébrée.\nNaïf, il a dû payer sa \
    tâche ; sûr, l'été s'achève. Où ? Là-bas, près du château, où même l'élève rêvait.\nÇà et là, l'œuvre « né » plaît.\n";
const GERMAN: &str = "Die Behörde prüft für jede größere Stadt, ob Gebühren fällig würden.\nÜber Köln hört man Schönes; \
    Söhne, Töchter, Bürger müssen grüßen.\nTät er's, könnte er's früh lösen.\n";
const ENGLISH: &str =
    "The café – naïve as it was – served 20 °C “soup” at £5 per 10 µm; see § 4.\nOn 10 µm and 12 µm.\n";

#[test]
fn right_text_is_never_taken_for_an_old_encoding_or_lossy() {
    let vietnamese = ["README.md", "plans/dak-lak-2023-nhan-quyen-75.yaml", "report-templates/bao-cao-tong-hop.md"];
    let vietnamese = vietnamese.map(|path| fs::read_to_string(path).unwrap());
    // A quotation in an old encoding among right lines.
    let quoting = format!("{TABLE}{}", as_latin1(&tcvn3("STP;D01;lý do;Văn bản cũ của Sở Tư pháp ghi như thế\n")));
    let texts = [FRENCH, GERMAN, ENGLISH, &quoting, &TABLE.to_uppercase(), "Sao thế?Vì sao? Ai? “Ở đâu?”\n"];
    for text in vietnamese.iter().map(String::as_str).chain(texts) {
        let composed = read_one("x.csv", text.as_bytes());
        let decomposed = read_one("x.csv", text.nfd().collect::<String>().as_bytes());
        for rules in [composed.rules(), decomposed.rules()] {
            assert!(!rules.contains(&"legacy-encoding") && !rules.contains(&"lost-letters"), "{rules:?}: {text:.80}");
        }
    }
}

#[test]
fn text_of_the_west_is_not_taken_for_vietnamese() {
    for text in [FRENCH, GERMAN] {
        let bytes: Vec<u8> = text.chars().filter_map(|c| u8::try_from(c).ok()).collect();
        assert_eq!(read_one("x.csv", &bytes).rules_at("x.csv"), ["unreadable-file"], "{text:.40}");
    }
}

#[test]
fn lost_letters_are_one_warning_with_the_number_of_lines() {
    let lossy = TABLE.replace("Sở Tư", "S? Tu").replace("tổ chức", "t? ch?c").replace("Đắk Lắk", "Ð?k L?k");
    for bytes in [lossy.clone().into_bytes(), windows_1258(&lossy.replace('Ð', "Đ")).unwrap()] {
        let found = read_one("stp.csv", &bytes);
        let warning = found.findings.iter().find(|finding| finding.rule.id == "lost-letters").unwrap();
        assert!(warning.message.en.ends_with("(lines: 2)"), "{}", warning.message.en);
        assert_eq!(found.rules().iter().filter(|rule| **rule == "lost-letters").count(), 1);
    }
    assert!(read_one("x.csv", "S\u{fffd} Tư pháp".as_bytes()).rules().contains(&"lost-letters"));
}

/// A zip whose list of parts has these names; their contents do not matter.
fn zip(parts: &[&str]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for part in parts {
        writer.start_file(*part, zip::write::SimpleFileOptions::default()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The start of an OLE2 file with one stream in its directory.
fn ole(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0; 1024];
    bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    let name = utf16(stream, u16::to_le_bytes);
    bytes[640..640 + name.len()].copy_from_slice(&name);
    bytes[704] = u8::try_from(name.len() + 2).unwrap();
    bytes[706] = 2;
    bytes
}

#[test]
fn foreign_kinds_are_known_by_what_they_hold() {
    let html = "\u{feff}\n<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>STP</td></tr></table></html>";
    let xml = "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook/>";
    let mail = "From: a@example.vn\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nKính gửi";
    for (name, bytes, help) in [
        ("a.xls", html.as_bytes().to_vec(), "save it as .xlsx"),
        ("a.csv", html.as_bytes().to_vec(), "save it as .xlsx"),
        ("a.xlsx", utf16(html, u16::to_le_bytes), "save it as .xlsx"),
        ("a.xls", xml.as_bytes().to_vec(), "save it as .xlsx"),
        ("a.xlsx", ole("EncryptedPackage"), "password"),
        ("a.csv", zip(&["[Content_Types].xml", "word/document.xml"]), "fill in the form"),
        ("a.doc", ole("WordDocument"), "fill in the form"),
        ("a.docx", b"{\\rtf1 x}".to_vec(), "fill in the form"),
        ("a.csv", zip(&["ppt/presentation.xml"]), "fill in the form"),
        ("a.yaml", b"%PDF-1.7\n".to_vec(), "scan"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\0\0".to_vec(), "scan"),
        ("a.pdf", b"\xFF\xD8\xFF\xE0".to_vec(), "scan"),
        ("a", zip(&["stp.csv"]), "unpack"),
        ("a.zip", zip(&[]), "unpack"),
        ("a.csv", b"Rar!\x1A\x07\x01\0".to_vec(), "unpack"),
        ("a.7z", b"7z\xBC\xAF\x27\x1C\0\0".to_vec(), "unpack"),
        ("a.msg", ole("__properties_version1.0"), "attachments"),
        ("a.eml", mail.as_bytes().to_vec(), "attachments"),
        ("a.url", b"[InternetShortcut]\r\nURL=x".to_vec(), "shortcut"),
        ("a.dat", TABLE.as_bytes().to_vec(), "change the ending"),
        ("a", TABLE.as_bytes().to_vec(), "change the ending"),
        ("a.xml", b"<?xml version=\"1.0\"?><changes><body/></changes>".to_vec(), "change the ending"),
        ("a.txt", b"Ghi chu, khong co bang.\n".to_vec(), "in the form"),
    ] {
        let found = read_one(name, &bytes);
        assert_eq!(found.rules_at(name), ["unsupported-file"], "{name}, {help}");
        assert!(found.help_at(name).contains(help), "{name}: {}, not {help}", found.help_at(name));
        assert_eq!(found.submissions, 0, "{name}");
    }
}

#[test]
fn damaged_files_are_told_and_the_others_are_read() {
    let cut = &TABLE.as_bytes()[..=TABLE.find("ạn").unwrap()];
    let files: &[(&str, &[u8])] = &[
        ("a.csv", b"STP;D01\0;tin-bai"),
        ("b.csv", cut),
        ("c.csv", &[0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]),
        ("d.txt", b""),
        ("e.dat", b""),
        ("stp.csv", TABLE.as_bytes()),
    ];
    let found = read(folder(files).path());
    assert_eq!(["a.csv", "b.csv", "c.csv"].map(|name| found.rules_at(name)), [["unreadable-file"]; 3]);
    assert_eq!(["d.txt", "e.dat"].map(|name| found.rules_at(name)), [["missing-field"]; 2]);
    assert_eq!(found.submissions, 1);
}

#[test]
fn lines_without_end_are_told_and_the_others_are_read() {
    let long = "x".repeat((16 << 20) + 1);
    let many = "\n".repeat(20_000_001);
    let wide = utf16(&format!("\u{feff}{long}"), u16::to_le_bytes);
    let files: &[(&str, &[u8])] = &[
        ("a.csv", long.as_bytes()),
        ("b.yaml", long.as_bytes()),
        ("c.txt", &wide),
        ("d.csv", many.as_bytes()),
        ("stp.csv", TABLE.as_bytes()),
    ];
    let found = read(folder(files).path());
    for name in ["a.csv", "b.yaml", "c.txt", "d.csv"] {
        assert_eq!(found.rules_at(name), ["unreadable-file"], "{name}");
    }
    assert_eq!(found.submissions, 1);
}

#[test]
fn truncated_office_files_are_told() {
    let whole = zip(&["[Content_Types].xml", "xl/workbook.xml"]);
    for end in [0, 4, 40, whole.len() / 2, whole.len() - 1, whole.len()] {
        let found = read_one("a.docx", &whole[..end]);
        assert!(!found.rules_at("a.docx").is_empty(), "cut at {end}");
    }
}

#[test]
fn spreadsheets_are_known_under_any_name() {
    let ods = [b"PK\x03\x04".as_slice(), &[0; 26], b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"].concat();
    let backslashes = zip(&["[Content_Types].xml", "XL\\Workbook.xml"]);
    // A document that holds a spreadsheet is a document.
    let holding = [ole("WordDocument"), ole("Workbook").split_off(512)].concat();
    for (name, bytes, is_spreadsheet) in [
        ("a.dat", zip(&["[Content_Types].xml", "xl/workbook.xml"]), true),
        ("a.zip", backslashes, true),
        ("a.csv", ods, true),
        ("a.doc", ole("Workbook"), true),
        ("a.xls", ole("Book"), true),
        ("a.xls", holding, false),
        ("a.xlsx", zip(&["sub/xl/workbook.xml"]), false),
    ] {
        let found = read_one(name, &bytes);
        let is_other = ["unpack", "fill in the form"].iter().any(|help| found.help_at(name).contains(help));
        assert_eq!(!is_other, is_spreadsheet, "{name}: {}", found.help_at(name));
    }
}

#[test]
fn what_programs_leave_behind_is_passed_over_and_open_files_are_noted() {
    let names = ["Thumbs.db", "desktop.ini", ".DS_Store", "~tam.csv", "x.TMP", "stp.yaml~", "README", "README.md"];
    let mut files: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, b"x;y".as_slice())).collect();
    files.extend([("stp.csv", TABLE.as_bytes()), ("~$stp.xlsx", b"x"), (".~lock.stp.csv#", b"x")]);
    let found = read(folder(&files).path());
    assert_eq!(names.map(|name| found.rules_at(&format!("/{name}"))), [(); 8].map(|()| Vec::<&str>::new()));
    assert_eq!(found.rules_at("~$stp.xlsx"), ["open-file"]);
    let note = found.findings.iter().find(|finding| finding.rule.id == "open-file").unwrap();
    assert!(note.message.en.contains("“stp.csv”"), "{}", note.message.en);
}

#[test]
fn a_spreadsheet_in_the_place_of_a_text_is_not_to_be_renamed() {
    let book = zip(&["[Content_Types].xml", "xl/workbook.xml"]);
    let found =
        read(folder(&[("bien-tap.md", &book), ("chap-nhan.yaml", &book), ("stp.csv", TABLE.as_bytes())]).path());
    for name in ["bien-tap.md", "chap-nhan.yaml"] {
        assert_eq!(found.rules_at(name), ["unsupported-file"]);
        assert!(found.help_at(name).starts_with("give the right file"), "{}", found.help_at(name));
    }
}

#[test]
fn a_second_register_is_told() {
    const REGISTER: &[u8] = b"agency,arrived\nSTP,14/12/2023\n";
    let found =
        read(folder(&[("register.csv", REGISTER), ("register.xls", REGISTER), ("stp.csv", TABLE.as_bytes())]).path());
    assert_eq!(found.rules_at("register.csv"), [""; 0]);
    assert_eq!(found.rules_at("register.xls"), ["unsupported-file"]);
}

/// What the files of a round are, by their places in its folder.
fn taken(files: &[&str]) -> Input {
    let round = TempDir::new().unwrap();
    fs::create_dir(round.path().join("submissions")).unwrap();
    for file in files {
        fs::write(round.path().join(file), "x").unwrap();
    }
    let mut input = Input::find(&[round.path().to_owned()]).unwrap();
    let doubles = input.doubles.iter_mut().flat_map(|(path, first)| [path, first]);
    let paths = [&mut input.register, &mut input.editorial, &mut input.acceptances].into_iter().flatten();
    for path in paths.chain(doubles).chain(input.misnamed.iter_mut().map(|(path, _)| path)) {
        *path = path.strip_prefix(round.path()).unwrap().to_owned();
    }
    input
}

#[test]
fn the_files_of_the_office_are_known_whatever_the_case_and_among_the_submissions_too() {
    let input = taken(&["Register.CSV", "BIEN-TAP.md", "submissions/Chap-Nhan.yaml", "submissions/a.csv"]);
    assert_eq!(input.register, Some("Register.CSV".into()));
    assert_eq!(input.editorial, Some("BIEN-TAP.md".into()));
    assert_eq!(input.acceptances, Some("submissions/Chap-Nhan.yaml".into()));
    assert!(input.whole && input.submissions.len() == 1);
    let input = taken(&["submissions/register.xlsx", "bien-tap.md", "submissions/bien-tap.md"]);
    assert_eq!(input.register, Some("submissions/register.xlsx".into()));
    assert_eq!(input.editorial, Some("bien-tap.md".into()));
    assert_eq!(input.doubles, [("submissions/bien-tap.md".into(), "bien-tap.md".into())]);
}

#[test]
fn a_file_of_the_office_with_another_ending_is_told() {
    for (name, meant) in [
        ("bien-tap.md.txt", "bien-tap.md"),
        ("Bien-tap.docx", "bien-tap.md"),
        ("chap-nhan.yml", "chap-nhan.yaml"),
        ("submissions/bien-tap.txt", "bien-tap.md"),
    ] {
        let input = taken(&[name]);
        assert_eq!(input.misnamed, [(name.into(), meant)]);
        assert!(input.submissions.is_empty() && input.unsupported.is_empty(), "{name}");
    }
    let found = read(folder(&[("bien-tap.md.txt", b"# T"), ("stp.csv", TABLE.as_bytes())]).path());
    assert_eq!(found.rules_at("bien-tap.md.txt"), ["unsupported-file"]);
    assert!(found.help_at("bien-tap.md.txt").contains("under the name “bien-tap.md”"));
    // A draft of what is there as it should be.
    let input = taken(&["bien-tap.md", "bien-tap.docx"]);
    assert!(input.misnamed.is_empty() && input.doubles.is_empty());
}

#[test]
fn a_file_that_is_named_in_two_ways_is_read_once() {
    let paths = |names: &[&str]| Input::find(&names.iter().map(PathBuf::from).collect::<Vec<_>>()).unwrap().submissions;
    assert_eq!(paths(&["examples/dak-lak-2023", "./examples/dak-lak-2023/"]), paths(&["examples/dak-lak-2023"]));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_the_reader_fail(
        start in 0..10_usize, rest in proptest::collection::vec(any::<u8>(), 0..200), end in 0..3_usize,
        name in "a\\.(csv|txt|yaml|xlsx|dat)",
    ) {
        let zip = zip(&["xl/workbook.xml"]);
        let starts: [&[u8]; 10] = [
            b"", b"\xFF\xFE", b"\xFE\xFF", b"\xEF\xBB\xBF", b"PK\x03\x04", b"PK\x05\x06",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"<html", TABLE.as_bytes(), b"S\xF5\xD2;?",
        ];
        let ends: [&[u8]; 3] = [b"", &zip, &zip[zip.len() - 30..]];
        let found = read_one(&name, &[starts[start], &rest, ends[end]].concat());
        for finding in &found.findings {
            prop_assert!(!terminal::render(&found.sources, finding, Lang::Vi, false).is_empty());
        }
    }
}

#[cfg(unix)]
mod unix {
    use super::{TABLE, folder, read};
    use std::{ffi::OsStr, fs, os::unix::ffi::OsStrExt as _, os::unix::fs::symlink, process::Command};

    #[test]
    fn links_and_pipes_are_told_and_never_waited_for() {
        let outside = folder(&[("goc.csv", TABLE.as_bytes())]);
        let round = folder(&[]);
        let at = |name: &str| round.path().join(name);
        symlink(outside.path().join("goc.csv"), at("stp.csv")).unwrap();
        symlink(at("khong-co.csv"), at("hong.csv")).unwrap();
        symlink(at("vong.csv"), at("vong.csv")).unwrap();
        symlink(round.path(), at("lap-lai")).unwrap();
        for pipe in ["ong.csv", "ong", "~$ong.csv"] {
            assert!(Command::new("mkfifo").arg(at(pipe)).status().unwrap().success());
        }
        let found = read(round.path());
        assert_eq!(found.submissions, 1);
        for name in ["hong.csv", "vong.csv", "/ong.csv", "/ong"] {
            assert_eq!(found.rules_at(name), ["unreadable-file"], "{name}");
        }
        assert_eq!(found.rules_at("lap-lai"), ["unsupported-file"]);
    }

    #[test]
    fn the_files_of_the_office_are_not_passed_over_when_they_lead_nowhere() {
        let round = folder(&[("stp.csv", TABLE.as_bytes())]);
        let at = |name: &str| round.path().join(name);
        symlink(at("khong-co"), at("bien-tap.md")).unwrap();
        for pipe in ["chap-nhan.yaml", "register.csv"] {
            assert!(Command::new("mkfifo").arg(at(pipe)).status().unwrap().success());
        }
        let found = read(round.path());
        assert_eq!(found.submissions, 1);
        for name in ["bien-tap.md", "chap-nhan.yaml", "register.csv"] {
            assert_eq!(found.rules_at(name), ["unreadable-file"], "{name}");
        }
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn links_to_what_the_system_keeps_are_told_and_never_waited_for() {
        let round = folder(&[]);
        let targets = [
            ("thiet-bi.csv", "/dev/zero"),
            ("rong.csv", "/dev/null"),
            ("dau-cuoi.xlsx", "/dev/tty"),
            ("nhan.csv", "/proc/kmsg"),
            ("tien-trinh.txt", "/proc/self/status"),
            ("he-thong", "/proc"),
        ];
        for (name, target) in targets {
            symlink(target, round.path().join(name)).unwrap();
        }
        let found = read(round.path());
        assert_eq!(found.submissions, 0);
        for (name, _) in targets {
            assert_eq!(found.rules_at(name).len(), 1, "{name}: {:?}", found.rules_at(name));
        }
        for name in ["thiet-bi.csv", "rong.csv"] {
            assert_eq!(found.rules_at(name), ["unreadable-file"], "{name}");
        }
        assert_eq!(found.rules_at("he-thong"), ["unsupported-file"]);
    }

    #[test]
    fn a_folder_that_cannot_be_listed_is_one_finding() {
        let round = folder(&[("stp.csv", TABLE.as_bytes())]);
        // Two chains of folders, each as long as the system lets one name at once, put one into the other.
        let chain = |start: &str| {
            let inner = (0..9).fold(round.path().join(start), |folder, _| folder.join("a".repeat(250)));
            fs::create_dir_all(&inner).unwrap();
            inner
        };
        let (deep, _) = (chain("mot"), chain("hai"));
        fs::rename(round.path().join("hai"), deep.join("hai")).unwrap();
        let found = read(round.path());
        assert_eq!(found.submissions, 1);
        assert_eq!(found.rules().iter().filter(|rule| **rule == "unreadable-file").count(), 1);
    }

    #[test]
    fn names_that_are_no_text_or_play_tricks_are_shown_harmlessly() {
        let round = folder(&[]);
        for name in [b"b\xE1o-c\xE1o.csv".as_slice(), "\u{1b}[2Jstp\n.csv".as_bytes(), "\u{202e}vsc.exe".as_bytes()] {
            fs::write(round.path().join(OsStr::from_bytes(name)), "x").unwrap();
        }
        let found = read(round.path());
        let paths = found.findings.iter().map(|finding| &found.sources.get(finding.span().source).path);
        let names: Vec<&str> = paths.filter_map(|path| path.rsplit('/').next()).collect();
        for name in ["b\u{fffd}o-c\u{fffd}o.csv", "\u{fffd}[2Jstp\u{fffd}.csv", "\u{fffd}vsc.exe"] {
            assert!(names.contains(&name), "{names:?}");
        }
    }
}
