//! What Decree 30/2020/NĐ-CP, Appendix I, asks of a document's looks is measured in a compiled DOCX. The tables here are
//! the specification; nothing is compared with what an earlier run wrote.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test says what went wrong by panicking")]
#![expect(clippy::float_arithmetic, reason = "lengths are measured, not counted")]

use quick_xml::{Reader, events::Event};
use std::{
    collections::BTreeMap,
    fs::File,
    io::{Read as _, Seek},
    process::Command,
    sync::LazyLock,
};
use tonghop::report::{
    document::{Align, Block, Column, Document, Front, Run, Table},
    docx,
};
use zip::ZipArchive;

/// A property, the least and the most it may be.
type Range = (&'static str, f64, f64);

/// Page and margins in millimetres, upright; on its side, width and height change places.
const PAGE: &[Range] = &[
    ("width", 210.0, 210.0),
    ("height", 297.0, 297.0),
    ("top", 20.0, 25.0),
    ("bottom", 20.0, 25.0),
    ("left", 30.0, 35.0),
    ("right", 15.0, 20.0),
];

/// An element, its style, and what its paragraph in the example holds; `¶` is the paragraph's start and end.
const ELEMENTS: &[(&str, &str, &str)] = &[
    ("quốc hiệu", "LetterheadBold", "¶CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM¶"),
    ("tiêu ngữ", "Motto", "¶Độc lập - Tự do - Hạnh phúc¶"),
    ("cơ quan chủ quản", "Letterhead", "¶UBND TỈNH ĐẮK LẮK¶"),
    ("cơ quan ban hành", "LetterheadBold", "¶BAN CHỈ ĐẠO VỀ NHÂN QUYỀN¶"),
    ("số, ký hiệu", "DocumentNumber", "¶Số: "),
    ("địa danh, ngày", "PlaceDate", "¶Đắk Lắk, ngày "),
    ("tên loại", "Title", "¶BÁO CÁO¶"),
    ("trích yếu", "Subtitle", "¶Kết quả triển khai"),
    ("kính gửi", "Addressee", "¶Kính gửi:"),
    ("căn cứ", "Basis", "số 04/KH-BCĐNQ"),
    ("nội dung", "BodyText", "¶Thực hiện Kế hoạch"),
    ("nội dung, đoạn cuối", "LastText", "./.¶"),
    ("mục", "Heading1", "¶I. "),
    ("khoản", "Heading2", "¶1. "),
    ("nơi nhận", "RecipientsTitle", "¶Nơi nhận:¶"),
    ("nơi nhận, danh sách", "Recipients", "¶- Như trên;¶"),
    ("chữ ký", "Signer", "¶KT. TRƯỞNG BAN¶"),
    ("phụ lục, số", "AnnexNumber", "¶Phụ lục I¶"),
    ("phụ lục, kèm theo", "AnnexReference", "¶(Kèm theo "),
];

/// A style, the element it is for, and its properties from least to most: sizes and gaps in points, the first line's
/// indent in centimetres, the line's height in lines; 1 is yes, 0 is no.
const LAYOUT: &[(&str, &str, &[Range])] = &[
    ("LetterheadBold", "quốc hiệu, cơ quan ban hành", &[SIZE_12, BOLD, UPRIGHT, CENTRED]),
    ("Motto", "tiêu ngữ", &[SIZE_13, BOLD, UPRIGHT, CENTRED]),
    ("Letterhead", "cơ quan chủ quản", &[SIZE_12, LIGHT, UPRIGHT, CENTRED]),
    ("DocumentNumber", "số, ký hiệu", &[("size", 13.0, 13.0), LIGHT, UPRIGHT, CENTRED]),
    ("PlaceDate", "địa danh, ngày", &[SIZE_13, LIGHT, ITALIC, CENTRED]),
    ("Title", "tên loại", &[SIZE_13, BOLD, UPRIGHT, CENTRED]),
    ("Subtitle", "trích yếu", &[SIZE_13, BOLD, UPRIGHT, CENTRED]),
    ("Addressee", "kính gửi", &[SIZE_13, LIGHT, UPRIGHT]),
    ("AddresseeList", "kính gửi, danh sách", &[SIZE_13, LIGHT, UPRIGHT]),
    ("Basis", "căn cứ", &[SIZE_13, LIGHT, ITALIC, JUSTIFIED, FIRST_LINE, GAP, LINE]),
    ("BodyText", "nội dung", &[SIZE_13, LIGHT, UPRIGHT, JUSTIFIED, FIRST_LINE, GAP, LINE]),
    (
        "LastText",
        "nội dung, đoạn cuối cùng trang với chữ ký",
        &[SIZE_13, LIGHT, UPRIGHT, JUSTIFIED, FIRST_LINE, GAP, LINE],
    ),
    ("ListBullet", "nội dung, gạch đầu dòng", &[SIZE_13, LIGHT, UPRIGHT, JUSTIFIED, FIRST_LINE, GAP, LINE]),
    ("Heading1", "mục", &[SIZE_13, BOLD, UPRIGHT, GAP, LINE, ("outline", 1.0, 1.0)]),
    ("Heading2", "khoản", &[SIZE_13, BOLD, UPRIGHT, GAP, LINE, ("outline", 2.0, 2.0)]),
    ("Heading3", "điểm", &[SIZE_13, LIGHT, UPRIGHT, GAP, LINE, ("outline", 3.0, 3.0)]),
    ("RecipientsTitle", "nơi nhận", &[("size", 12.0, 12.0), BOLD, ITALIC, FLUSH]),
    ("Recipients", "nơi nhận, danh sách", &[("size", 11.0, 11.0), LIGHT, UPRIGHT, FLUSH]),
    ("Signer", "chữ ký", &[SIZE_13, BOLD, UPRIGHT, CENTRED]),
    ("AnnexNumber", "phụ lục, số", &[("size", 14.0, 14.0), BOLD, UPRIGHT, CENTRED, ("outline", 1.0, 1.0)]),
    ("AnnexTitle", "phụ lục, tên", &[SIZE_13, BOLD, UPRIGHT, CENTRED]),
    ("AnnexReference", "phụ lục, kèm theo", &[SIZE_13, LIGHT, ITALIC, CENTRED]),
    ("Header", "số trang", &[SIZE_13, LIGHT, UPRIGHT, CENTRED]),
];
const SIZE_12: Range = ("size", 12.0, 13.0);
const SIZE_13: Range = ("size", 13.0, 14.0);
const BOLD: Range = ("bold", 1.0, 1.0);
const LIGHT: Range = ("bold", 0.0, 0.0);
const ITALIC: Range = ("italic", 1.0, 1.0);
const UPRIGHT: Range = ("italic", 0.0, 0.0);
const CENTRED: Range = ("centred", 1.0, 1.0);
const JUSTIFIED: Range = ("justified", 1.0, 1.0);
const FLUSH: Range = ("flush left", 1.0, 1.0);
const FIRST_LINE: Range = ("first line", 1.0, 1.27);
const GAP: Range = ("gap", 6.0, f64::INFINITY);
const LINE: Range = ("line", 1.0, 1.5);

/// The line that a rule stands under, how wide it is in ems (measured with Tinos Bold, which has the widths of Times New
/// Roman Bold; the subject fills its column), and the shares of it that the rule may take.
const RULES: &[(&str, f64, f64, f64)] = &[
    ("tiêu ngữ", 12.224, 0.95, 1.05),
    ("cơ quan ban hành", 15.399, 1.0 / 3.0, 0.5),
    ("trích yếu", f64::INFINITY, 1.0 / 3.0, 0.5),
];

/// What a paragraph may say about its own looks, and in which styles; the rest is its style's affair.
const OWN_LOOKS: &[(&str, &[&str])] =
    &[("ind", &["Rule"]), ("jc", &["TableText", "MatrixText"]), ("sectPr", &["SectionEnd"])];
/// Where words of their own may be bold or italic.
const FREE_TEXT: &[&str] =
    &["BodyText", "LastText", "ListBullet", "Heading1", "Heading2", "Heading3", "TableText", "MatrixText"];

/// A twentieth of a point in millimetres.
const TWIP: f64 = 25.4 / 1440.0;

/// An element of XML, names without their prefixes.
#[derive(Clone, Default)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    children: Vec<Element>,
    text: String,
}

impl Element {
    fn read(xml: &str) -> Self {
        let mut reader = Reader::from_str(xml);
        let mut open = vec![Self::default()];
        loop {
            let event = reader.read_event().unwrap();
            let starts = matches!(event, Event::Start(_));
            match event {
                Event::Start(start) | Event::Empty(start) => {
                    let local = |name: &[u8]| String::from_utf8(name.to_vec()).unwrap();
                    let attributes = start.attributes().map(Result::unwrap);
                    let attributes = attributes.map(|one| (local(one.key.local_name().as_ref()), local(&one.value)));
                    let name = local(start.local_name().as_ref());
                    let element = Self { name, attributes: attributes.collect(), ..Self::default() };
                    if starts {
                        open.push(element);
                    } else {
                        open.last_mut().unwrap().children.push(element);
                    }
                }
                Event::End(_) => {
                    let element = open.pop().unwrap();
                    open.last_mut().unwrap().children.push(element);
                }
                Event::Text(text) => open.last_mut().unwrap().text.push_str(&text.decode().unwrap()),
                Event::GeneralRef(name) => {
                    let reference = format!("&{};", name.decode().unwrap());
                    open.last_mut().unwrap().text.push_str(&quick_xml::escape::unescape(&reference).unwrap());
                }
                Event::Eof => return open.pop().unwrap().children.pop().unwrap(),
                _ => {}
            }
        }
    }

    fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The elements of that name in it, at any depth, in order.
    fn all(&self, name: &str) -> Vec<&Self> {
        let own_and_deeper =
            |child| std::iter::once(child).filter(|one: &&Self| one.name == name).chain(child.all(name));
        self.children.iter().flat_map(own_and_deeper).collect()
    }

    fn has(&self, name: &str) -> bool {
        !self.all(name).is_empty()
    }

    fn value(&self, key: &str) -> Option<&str> {
        self.attributes.get(key).map(String::as_str)
    }

    fn number(&self, key: &str) -> f64 {
        self.value(key).unwrap_or_else(|| panic!("{} without {key}", self.name)).parse().unwrap()
    }

    /// The style of a paragraph.
    fn style(&self) -> &str {
        self.child("pPr").and_then(|own| own.child("pStyle")).and_then(|style| style.value("val")).unwrap_or_default()
    }

    fn words(&self) -> String {
        self.all("t").iter().map(|text| text.text.as_str()).collect()
    }
}

/// The parts of the example's report.
struct Report {
    document: Element,
    styles: Element,
    header: Element,
    relations: Element,
    core: Element,
}

static REPORT: LazyLock<Report> = LazyLock::new(|| {
    let out = tempfile::tempdir().unwrap();
    let plan = "plans/dak-lak-2023-nhan-quyen-75.yaml";
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    command.args(["compile", "examples/dak-lak-2023", "--plan", plan, "--as-of", "2023-12-25", "-o"]).arg(out.path());
    assert!(command.output().unwrap().status.success());
    let mut archive = ZipArchive::new(File::open(out.path().join("bao-cao-tong-hop.docx")).unwrap()).unwrap();
    Report {
        document: part(&mut archive, "word/document.xml"),
        styles: part(&mut archive, "word/styles.xml"),
        header: part(&mut archive, "word/header1.xml"),
        relations: part(&mut archive, "word/_rels/document.xml.rels"),
        core: part(&mut archive, "docProps/core.xml"),
    }
});

fn part<R: std::io::Read + Seek>(archive: &mut ZipArchive<R>, name: &str) -> Element {
    let mut xml = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
    Element::read(&xml)
}

fn body() -> &'static Element {
    REPORT.document.child("body").unwrap()
}

fn sections() -> Vec<&'static Element> {
    REPORT.document.all("sectPr")
}

/// Paragraphs and tables of the body, section by section.
fn parts() -> Vec<(&'static Element, Vec<&'static Element>)> {
    let mut rest = body().children.as_slice();
    let end_of_first = |rest: &[Element]| rest.iter().position(|child| child.name == "sectPr" || child.has("sectPr"));
    let mut parts = Vec::new();
    while let Some(end) = end_of_first(rest) {
        let (part, after) = rest.split_at(end + 1);
        let last = &part[end];
        let section = if last.name == "sectPr" { last } else { last.all("sectPr")[0] };
        parts.push((section, part.iter().collect()));
        rest = after;
    }
    parts
}

/// Tables that hold data, with their sections; the two others lay out head and foot.
fn data_tables() -> Vec<(&'static Element, &'static Element)> {
    let parts = parts();
    let tables = parts.iter().flat_map(|(section, part)| part.iter().map(|child| (*section, *child)));
    let tables: Vec<_> =
        tables.filter(|(_, child)| child.name == "tbl" && child.all("tblPr")[0].has("tblStyle")).collect();
    assert_eq!(tables.len() + 2, body().all("tbl").len());
    assert!(!tables.is_empty());
    tables
}

fn text_width(section: &Element) -> f64 {
    let margins = section.child("pgMar").unwrap();
    section.child("pgSz").unwrap().number("w") - margins.number("left") - margins.number("right")
}

/// A style and those it is based on, then the document's own.
fn chain(id: &str) -> Vec<&'static Element> {
    let styles = REPORT.styles.all("style");
    let mut found = Vec::new();
    let mut next = Some(id);
    while let Some(id) = next {
        let style = styles.iter().find(|style| style.value("styleId") == Some(id));
        let style = *style.unwrap_or_else(|| panic!("the style {id} is not defined"));
        found.push(style);
        next = style.child("basedOn").and_then(|base| base.value("val"));
    }
    found.push(REPORT.styles.child("docDefaults").unwrap());
    found
}

/// What a style says, itself or by what it is based on.
fn says(style: &str, element: &str, key: &str) -> Option<&'static str> {
    chain(style).into_iter().flat_map(|style| style.all(element)).find_map(|found| found.value(key))
}

fn is_on(style: &str, element: &str) -> f64 {
    let found = chain(style).into_iter().flat_map(|style| style.all(element)).next();
    let off = found.is_none_or(|found| matches!(found.value("val"), Some("0" | "false" | "none")));
    f64::from(u8::from(!off))
}

fn measure(style: &str, property: &str) -> f64 {
    let number = |element, key| says(style, element, key).map_or(0.0, |value| value.parse::<f64>().unwrap());
    let aligned = |align: &str| f64::from(u8::from(says(style, "jc", "val").unwrap_or("left") == align));
    match property {
        "size" => number("sz", "val") / 2.0,
        "bold" => is_on(style, "b"),
        "italic" => is_on(style, "i"),
        "centred" => aligned("center"),
        "justified" => aligned("both"),
        "flush left" => aligned("left"),
        "first line" => number("ind", "firstLine") * TWIP / 10.0,
        "gap" => number("spacing", "before") / 20.0,
        "line" if says(style, "spacing", "lineRule") == Some("auto") => number("spacing", "line") / 240.0,
        "line" => panic!("the lines of {style} have a fixed height"),
        "outline" => says(style, "outlineLvl", "val").map_or(0.0, |level| level.parse::<f64>().unwrap() + 1.0),
        other => panic!("no such property: {other}"),
    }
}

/// The first paragraph that holds the words of an element, and what it stands in.
fn element(name: &str) -> (&'static Element, usize) {
    let (_, _, words) = ELEMENTS.iter().find(|(element, ..)| *element == name).unwrap();
    let holds = |child: &Element| child.name == "p" && format!("¶{}¶", child.words()).contains(words);
    let mut places = std::iter::once(body()).chain(body().all("tc"));
    let found = places.find_map(|place| place.children.iter().position(holds).map(|at| (place, at)));
    found.unwrap_or_else(|| panic!("{name}: no paragraph holds {words}"))
}

#[test]
fn pages_are_a4_with_the_margins_of_the_decree() {
    let measured = |section: &Element, property: &str| {
        let (size, margins) = (section.child("pgSz").unwrap(), section.child("pgMar").unwrap());
        let landscape = size.value("orient") == Some("landscape");
        match property {
            "width" => size.number(if landscape { "h" } else { "w" }),
            "height" => size.number(if landscape { "w" } else { "h" }),
            margin => margins.number(margin),
        }
    };
    for (at, section) in sections().into_iter().enumerate() {
        for (property, least, most) in PAGE {
            let found = measured(section, property);
            // A length in millimetres is rounded to a twentieth of a point.
            let fits = (least / TWIP).floor() <= found && found <= (most / TWIP).ceil();
            assert!(fits, "section {at}: {property} is {:.2} mm, not {least}–{most}", found * TWIP);
        }
    }
}

#[test]
fn only_appendices_lie_on_their_side() {
    let landscape = |section: &&Element| section.child("pgSz").unwrap().value("orient") == Some("landscape");
    assert!(!landscape(&sections()[0]));
    assert!(sections()[1..].iter().any(landscape));
}

#[test]
fn text_is_times_new_roman_in_every_slot() {
    let report = &*REPORT;
    let named: Vec<_> =
        [&report.styles, &report.document, &report.header].iter().flat_map(|part| part.all("rFonts")).collect();
    assert!(report.styles.child("docDefaults").unwrap().has("rFonts"));
    for fonts in named {
        for slot in ["ascii", "hAnsi", "eastAsia", "cs"] {
            assert_eq!(fonts.value(slot), Some("Times New Roman"), "{slot}");
        }
    }
}

#[test]
fn text_is_black() {
    let colors = [&REPORT.styles, &REPORT.document].map(|part| part.all("color")).concat();
    assert!(!colors.is_empty());
    for color in colors {
        assert_eq!(color.value("val"), Some("000000"));
    }
}

#[test]
fn the_language_is_vietnamese() {
    let languages = [&REPORT.styles, &REPORT.document].map(|part| part.all("lang")).concat();
    assert!(!languages.is_empty());
    for language in languages {
        assert_eq!(language.value("val"), Some("vi-VN"));
    }
}

#[test]
fn styles_keep_to_the_decree() {
    let mut wrong = Vec::new();
    for (style, element, properties) in LAYOUT {
        for (property, least, most) in *properties {
            let found = measure(style, property);
            if !(*least..=*most).contains(&found) {
                wrong.push(format!("{element} ({style}): {property} is {found}, not {least}–{most}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_element_has_its_style() {
    for (name, style, _) in ELEMENTS {
        let (place, at) = element(name);
        assert_eq!(place.children[at].style(), *style, "{name}");
    }
}

#[test]
fn the_signature_never_stands_on_a_page_of_its_own() {
    let (place, at) = element("nội dung, đoạn cuối");
    let signed = place.children.iter().position(|child| child.name == "tbl" && child.words().contains("Nơi nhận:"));
    let between: Vec<&str> = place.children[at..signed.unwrap()].iter().map(Element::style).collect();
    assert_eq!(between, ["LastText", "LastText"]);
    let kept =
        chain("LastText").iter().any(|style| style.child("pPr").is_some_and(|own| own.child("keepNext").is_some()));
    assert!(kept);
}

#[test]
fn what_leads_to_a_table_stands_on_its_page() {
    let paragraphs = REPORT.document.all("p");
    for words in ["Những điểm còn vướng đã được chấp nhận:", "Mã nhiệm vụ dùng trong các phụ lục:"]
    {
        let leading = paragraphs.iter().find(|paragraph| paragraph.words() == words);
        assert_eq!(leading.map(|paragraph| paragraph.style()), Some("LastText"), "{words}");
    }
}

#[test]
fn every_style_in_use_is_defined() {
    for paragraph in [&REPORT.document, &REPORT.header].iter().flat_map(|part| part.all("p")) {
        assert!(!paragraph.style().is_empty(), "no style: {}", paragraph.words());
        chain(paragraph.style());
    }
}

#[test]
fn only_styles_say_how_paragraphs_look() {
    for paragraph in body().all("p") {
        let own = paragraph.child("pPr").unwrap();
        for property in own.children.iter().filter(|one| one.name != "pStyle") {
            let allowed = OWN_LOOKS.iter().find(|(name, _)| *name == property.name);
            let allowed = allowed.is_some_and(|(_, styles)| styles.contains(&paragraph.style()));
            assert!(allowed, "{} in {}: {}", property.name, paragraph.style(), paragraph.words());
        }
    }
}

#[test]
fn head_and_foot_have_no_looks_of_their_own() {
    for paragraph in body().all("p") {
        let free = FREE_TEXT.contains(&paragraph.style());
        for look in paragraph.all("rPr").iter().flat_map(|looks| &looks.children) {
            let emphasis = matches!(look.name.as_str(), "b" | "bCs" | "i" | "iCs");
            assert!(free && emphasis, "{} in {}: {}", look.name, paragraph.style(), paragraph.words());
        }
    }
}

#[test]
fn headings_of_parts_and_titles_of_appendices_are_in_capitals() {
    for paragraph in body().all("p") {
        if matches!(paragraph.style(), "Heading1" | "AnnexTitle" | "LetterheadBold" | "Letterhead" | "Title") {
            let words = paragraph.words();
            assert_eq!(words, words.to_uppercase());
        }
    }
}

#[test]
fn rules_are_as_long_as_the_decree_says() {
    for (name, ems, least, most) in RULES {
        let (place, at) = element(name);
        let (line, rule) = (&place.children[at], &place.children[at + 1]);
        assert_eq!(rule.style(), "Rule", "under {name}");
        let in_cell = place.name == "tc";
        let column = if in_cell { place.all("tcW")[0].number("w") } else { text_width(sections()[0]) };
        let line = (ems * measure(line.style(), "size") * 20.0).min(column);
        let indents = rule.all("ind")[0];
        let share = (column - indents.number("left") - indents.number("right")) / line;
        assert!((*least..=*most).contains(&share), "the rule under {name} takes {share:.2} of the line");
    }
}

#[test]
fn a_rule_is_a_solid_line() {
    assert_eq!(says("Rule", "top", "val"), Some("single"));
}

#[test]
fn the_first_page_bears_no_number() {
    assert!(sections()[0].has("titlePg"));
    let first = |header: &&Element| header.value("type") != Some("default");
    assert!(!sections()[0].all("headerReference").iter().any(first));
}

#[test]
fn the_page_number_stands_in_the_top_margin_of_every_section() {
    let field = REPORT.header.all("instrText");
    assert_eq!(field.iter().map(|field| field.text.trim()).collect::<Vec<_>>(), ["PAGE"]);
    assert_eq!(REPORT.header.all("p")[0].style(), "Header");
    for section in sections() {
        let id = section.child("headerReference").unwrap().value("id");
        let target = REPORT.relations.children.iter().find(|one| one.value("Id") == id).unwrap().value("Target");
        assert_eq!(target, Some("header1.xml"));
        let margins = section.child("pgMar").unwrap();
        assert!(margins.number("header") < margins.number("top"));
    }
}

#[test]
fn pages_are_counted_from_one_and_every_appendix_for_itself() {
    let start = |section: &Element| section.child("pgNumType").map(|count| count.number("start").to_string());
    assert_eq!(start(sections()[0]).unwrap_or_else(|| "1".to_owned()), "1");
    for section in &sections()[1..] {
        assert_eq!(start(section).as_deref(), Some("1"));
    }
}

#[test]
fn every_appendix_opens_a_section_with_number_title_and_reference() {
    let parts = parts();
    let numbers = body().all("p").iter().filter(|paragraph| paragraph.style() == "AnnexNumber").count();
    assert_eq!(parts.len() - 1, numbers);
    assert!(numbers > 0);
    for (_, part) in &parts[1..] {
        let styles: Vec<&str> = part.iter().map(|child| child.style()).take(4).collect();
        assert_eq!(styles, ["AnnexNumber", "AnnexTitle", "AnnexReference", "Rule"]);
    }
}

#[test]
fn tables_fit_between_the_margins() {
    for (section, table) in data_tables() {
        assert_eq!(table.all("tblLayout")[0].value("type"), Some("fixed"));
        let width = table.all("gridCol").iter().map(|column| column.number("w")).sum::<f64>();
        assert!(width <= text_width(section), "{width} is more than {}", text_width(section));
    }
}

#[test]
fn cells_are_as_wide_as_their_columns() {
    for (_, table) in data_tables() {
        let columns: Vec<_> = table.all("gridCol").iter().map(|column| column.value("w")).collect();
        for row in table.all("tr") {
            assert_eq!(row.all("tcW").iter().map(|width| width.value("w")).collect::<Vec<_>>(), columns);
        }
    }
}

#[test]
fn the_first_row_of_a_table_and_no_other_is_its_head() {
    for (_, table) in data_tables() {
        for (at, row) in table.all("tr").into_iter().enumerate() {
            assert_eq!(row.has("tblHeader"), at == 0, "row {at}: {}", row.words());
        }
    }
}

#[test]
fn no_row_breaks_across_pages_but_one_that_would_leave_half_a_page_empty() {
    let mut high = 0;
    for (_, table) in data_tables() {
        for row in table.all("tr") {
            let is_high = row.all("tc").iter().any(|cell| cell.words().chars().count() > 300);
            high += usize::from(is_high);
            assert_eq!(row.has("cantSplit"), !is_high, "{}", row.words());
        }
    }
    assert!(high > 0, "no row to tell");
}

#[test]
fn tables_say_what_they_hold() {
    for (_, table) in data_tables() {
        let caption = table.all("tblCaption");
        assert!(caption.iter().any(|one| one.value("val").is_some_and(|words| !words.is_empty())));
    }
}

#[test]
fn the_text_ends_with_its_mark() {
    let foot = body().children.iter().position(|child| child.words().contains("Nơi nhận:")).unwrap();
    let before = body().children[..foot].iter().rev();
    let last = before.map(Element::words).find(|words| !words.is_empty()).unwrap();
    assert!(last.ends_with("./."), "{last}");
}

#[test]
fn nothing_is_marked_secret() {
    for paragraph in [&REPORT.document, &REPORT.header].iter().flat_map(|part| part.all("p")) {
        let words = paragraph.words();
        assert!(!words.split(|c: char| !c.is_alphabetic()).any(|word| word == "MẬT"), "{words}");
    }
}

#[test]
fn the_file_says_what_it_is() {
    let says = |name: &str| REPORT.core.child(name).map(|one| one.text.as_str()).unwrap_or_default();
    assert!(says("title").starts_with("BÁO CÁO Kết quả triển khai"));
    assert_eq!(says("creator"), "BAN CHỈ ĐẠO VỀ NHÂN QUYỀN");
    assert_eq!(says("language"), "vi-VN");
}

/// A report with a table of 2,000 rows of 7 cells.
fn long_report() -> Document {
    let cell = |text: String| vec![Run { text, bold: false, italic: false }];
    let row = |row: usize| (0..7).map(|column| cell(format!("Ô số {}", row * 7919 + column * 104_729))).collect();
    let columns = vec![Column { width: 10, align: Align::Left }; 7];
    let front = Front { kind: "BÁO CÁO".to_owned(), ..Front::default() };
    Document { front, body: vec![Block::Table(Table { columns, rows: (0..=2000).map(row).collect() })] }
}

#[test]
fn a_table_of_2000_rows_takes_less_than_1_mib() {
    let size = docx::write(&long_report()).unwrap().len();
    assert!(size < 1 << 20, "{size} bytes");
}

#[test]
fn a_report_is_the_same_bytes_each_time() {
    let report = long_report();
    assert!(docx::write(&report).unwrap() == docx::write(&report).unwrap());
}

/// The columns' widths of a table with this number in its narrow column.
fn columns_with(number: &str) -> Vec<f64> {
    let cell = |text: &str| vec![Run { text: text.to_owned(), bold: false, italic: false }];
    let rows =
        vec![vec![cell("Chỉ tiêu"), cell("Kết quả"), cell("Đơn vị")], vec![cell("x"), cell(number), cell("đồng")]];
    columns_of([(30, Align::Left), (4, Align::Right), (20, Align::Left)], rows)
}

/// The columns' widths of a table with these shares.
fn columns_of(shares: [(usize, Align); 3], rows: Vec<Vec<Vec<Run>>>) -> Vec<f64> {
    let columns = shares.map(|(width, align)| Column { width, align }).to_vec();
    laid_out(columns, rows).all("gridCol").iter().map(|column| column.number("w")).collect()
}

/// A table as it is written.
fn laid_out(columns: Vec<Column>, rows: Vec<Vec<Vec<Run>>>) -> Element {
    let document = Document { front: Front::default(), body: vec![Block::Table(Table { columns, rows })] };
    let mut archive = ZipArchive::new(std::io::Cursor::new(docx::write(&document).unwrap())).unwrap();
    let document = part(&mut archive, "word/document.xml");
    document.all("tbl").into_iter().find(|table| table.all("tblPr")[0].has("tblStyle")).unwrap().clone()
}

#[test]
fn heads_of_a_matrix_stand_upright_where_they_would_break() {
    for (duties, expected) in [(30, 0), (90, 90)] {
        let cell = |text: String| vec![Run { text, bold: false, italic: false }];
        let row = |text: fn(usize) -> String| {
            std::iter::once(cell("Cơ quan".to_owned())).chain((1..=duties).map(|at| cell(text(at)))).collect::<Vec<_>>()
        };
        let shares = std::iter::once(20).chain(std::iter::repeat_n(3, duties));
        let columns = shares.map(|width| Column { width, align: Align::Center }).collect();
        let table = laid_out(columns, vec![row(|at| format!("N{at:02}")), row(|_| "x".to_owned())]);
        let heads = table.all("tr")[0];
        assert_eq!(heads.all("textDirection").len(), expected, "{duties}");
        assert_eq!((heads.has("trHeight"), table.all("tr")[1].has("trHeight")), (expected > 0, false), "{duties}");
    }
}

#[test]
fn no_number_breaks_in_its_column() {
    let usual = columns_with("07");
    for number in ["246.913.578.000", "123.456.789.012.345", "1.234.567.905,5", "-99.999.999.999,99"] {
        let columns = columns_with(number);
        // A digit is half as wide as its size, a dot a quarter; sizes are points, columns twentieths of one.
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let ems = f64::from(u32::try_from(digits * 2 + (number.len() - digits)).unwrap()) / 4.0;
        let inner = columns[1] - 120.0;
        assert!(inner >= ems * 12.0 * 20.0, "{number}: {inner}");
        let widest = usual.iter().sum::<f64>();
        assert!(columns.iter().sum::<f64>() <= widest && columns[0] >= usual[0] / 2.0, "{columns:?}");
    }
    assert!(usual[1] < columns_with("1.234.567")[1] && columns_with("–") == usual);
}

#[test]
fn a_choice_stands_on_one_line_with_its_count() {
    let one = columns_with("Sinh hoạt dưới cờ: 5");
    assert!(one[1] > 20.0 * 0.4 * 12.0 * 20.0, "{one:?}");
    assert_eq!(columns_with("Thi: 2; Sinh hoạt dưới cờ: 5"), one);
    // Words may take a part of the page, not all.
    let words = columns_with(&"lời ".repeat(100));
    assert!(words[1] <= words.iter().sum::<f64>() / 4.0, "{words:?}");
}

#[test]
fn a_column_that_its_head_fills_gives_nothing() {
    let widths = |number: &str| {
        let cell = |text: &str| vec![Run { text: text.to_owned(), bold: false, italic: false }];
        let rows =
            vec![vec![cell("Nhiệm vụ"), cell("Chỉ tiêu"), cell("Kết quả")], vec![cell("D1"), cell("x"), cell(number)]];
        columns_of([(6, Align::Center), (40, Align::Left), (6, Align::Right)], rows)
    };
    let (usual, long) = (widths("07"), widths("246.913.578.000"));
    assert!((long[0] - usual[0]).abs() < 1.0 && long[1] < usual[1] && long[2] > usual[2], "{usual:?} {long:?}");
}

/// The height of a line of Times New Roman, in its size.
const LINE_HEIGHT: f64 = 1.15;

#[test]
fn a_matrix_of_31_agencies_stands_on_one_page() {
    let spaces = |style| {
        let number = |key| says(style, "spacing", key).map_or(0.0, |value| value.parse::<f64>().unwrap());
        (number("before") + number("after")) / 20.0
    };
    let line = |style| measure(style, "size") * LINE_HEIGHT + spaces(style);
    // Number, title, reference and rule; the legend in three lines; the head of the table and its border.
    let legend = spaces("BodyText") + 3.0 * measure("BodyText", "size") * LINE_HEIGHT * measure("BodyText", "line");
    let above = line("AnnexNumber") + line("AnnexTitle") + line("AnnexReference") + 9.0 + legend + line("MatrixHead");
    let row = line("MatrixText") + 0.5;
    let lying =
        sections().into_iter().find(|section| section.child("pgSz").unwrap().value("orient").is_some()).unwrap();
    let margins = lying.child("pgMar").unwrap();
    let page = (lying.child("pgSz").unwrap().number("h") - margins.number("top") - margins.number("bottom")) / 20.0;
    assert!(above + 31.0 * row <= page, "{above} and 31 rows of {row} are more than {page}");
}
