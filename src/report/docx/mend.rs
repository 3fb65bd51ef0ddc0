//! docx-rs writes a document that Word forgives and validators do not: properties in the wrong order, ids that differ
//! from run to run, no way to repeat a table's head. This pass over its XML puts that right.

use anyhow::{Context as _, bail};
use quick_xml::{
    Reader, Writer,
    events::{BytesEnd, BytesStart, Event},
};

/// A piece of XML.
enum Node {
    Element(Element),
    /// Text and the like, as it stands.
    Other(Event<'static>),
}

struct Element {
    start: BytesStart<'static>,
    children: Vec<Node>,
}

impl Element {
    fn new(name: &'static str) -> Self {
        Self { start: BytesStart::new(name), children: Vec::new() }
    }

    fn with(mut self, key: &str, value: &str) -> Self {
        self.start.push_attribute((key, value));
        self
    }

    fn name(&self) -> &[u8] {
        self.start.local_name().into_inner()
    }

    fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Other(_) => None,
        })
    }

    fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name() == name.as_bytes())
    }

    /// The child of that name, made when there is none.
    fn child_mut(&mut self, name: &'static str) -> &mut Self {
        let local = name.trim_start_matches("w:");
        let is = |node: &Node| matches!(node, Node::Element(element) if element.name() == local.as_bytes());
        let at = self.children.iter().position(is).unwrap_or_else(|| {
            self.children.insert(0, Node::Element(Self::new(name)));
            0
        });
        match &mut self.children[at] {
            Node::Element(element) => element,
            Node::Other(_) => unreachable!("bug: the position is that of an element"),
        }
    }

    fn attribute(&self, key: &str) -> Option<String> {
        let found = self.start.attributes().flatten().find(|attribute| attribute.key.as_ref() == key.as_bytes())?;
        Some(String::from_utf8_lossy(&found.value).into_owned())
    }

    /// The style of the first paragraph in it.
    fn first_style(&self) -> Option<String> {
        if self.name() == b"pStyle" { self.attribute("w:val") } else { self.elements().find_map(Self::first_style) }
    }
}

/// The order in which the schema (ECMA-376, part 1) wants the children of properties; only what a report uses.
fn order(name: &[u8]) -> Option<&'static [&'static str]> {
    Some(match name {
        b"pPr" => &[
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "pBdr",
            "shd",
            "tabs",
            "spacing",
            "ind",
            "jc",
            "outlineLvl",
            "rPr",
            "sectPr",
        ],
        b"rPr" => &["rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "u", "shd", "vertAlign", "lang"],
        b"tblPr" => &[
            "tblStyle",
            "tblW",
            "jc",
            "tblInd",
            "tblBorders",
            "shd",
            "tblLayout",
            "tblCellMar",
            "tblLook",
            "tblCaption",
            "tblDescription",
        ],
        b"tcPr" => &["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection", "vAlign"],
        b"trPr" => &["cantSplit", "trHeight", "tblHeader"],
        b"tblBorders" | b"tcBorders" => &["top", "left", "bottom", "right", "insideH", "insideV"],
        b"tblCellMar" | b"tcMar" => &["top", "left", "bottom", "right"],
        b"sectPr" => {
            &["headerReference", "footerReference", "type", "pgSz", "pgMar", "pgNumType", "cols", "titlePg", "docGrid"]
        }
        _ => return None,
    })
}

/// `document.xml` as docx-rs writes it, made valid. `captions` describe its tables, in order; an empty one marks a
/// table that only lays out the page.
pub(super) fn mend(xml: &[u8], captions: &[String]) -> anyhow::Result<Vec<u8>> {
    let mut reader = Reader::from_reader(xml);
    let mut writer = Writer::new(Vec::with_capacity(xml.len()));
    let mut captions = captions.iter();
    loop {
        match reader.read_event()? {
            Event::Eof => return Ok(writer.into_inner()),
            // Whole pieces one by one, so that a long table is never held as a tree.
            Event::Start(start) if is_piece(start.local_name().into_inner()) => {
                let mut piece = read(&mut reader, start.into_owned())?;
                if piece.name() == b"tblPr" {
                    describe(&mut piece, captions.next().context("bug: a table without a caption")?);
                }
                put_right(&mut piece);
                write(&piece, &mut writer)?;
            }
            event => writer.write_event(event)?,
        }
    }
}

fn is_piece(name: &[u8]) -> bool {
    matches!(name, b"p" | b"tr" | b"tblPr" | b"tblGrid" | b"sectPr")
}

fn read(reader: &mut Reader<&[u8]>, start: BytesStart<'static>) -> anyhow::Result<Element> {
    let mut open = vec![Element { start, children: Vec::new() }];
    loop {
        let done = match reader.read_event()? {
            Event::Start(start) => {
                open.push(Element { start: start.into_owned(), children: Vec::new() });
                continue;
            }
            Event::Empty(start) => Node::Element(Element { start: start.into_owned(), children: Vec::new() }),
            Event::End(_) => match open.pop() {
                Some(element) if open.is_empty() => return Ok(element),
                Some(element) => Node::Element(element),
                None => bail!("bug: the document's XML is not balanced"),
            },
            Event::Eof => bail!("bug: the document's XML ends too early"),
            other => Node::Other(other.into_owned()),
        };
        if let Some(parent) = open.last_mut() {
            parent.children.push(done);
        }
    }
}

fn put_right(element: &mut Element) {
    for child in &mut element.children {
        if let Node::Element(child) = child {
            put_right(child);
        }
    }
    let is_empty_property = |node: &Node| matches!(node, Node::Element(child) if child.children.is_empty() && matches!(child.name(), b"rPr" | b"pPr" | b"trPr"));
    element.children.retain(|child| !is_empty_property(child));
    match element.name() {
        // Ids come from a counter of the process.
        b"p" => keep_attributes(element, |key| !key.starts_with("w14:")),
        b"gridCol" => keep_attributes(element, |key| key == "w:w"),
        b"tr" if element.first_style().is_some_and(|style| style.ends_with("Head")) => {
            element.child_mut("w:trPr").children.push(Node::Element(Element::new("w:tblHeader")));
        }
        _ => {}
    }
    if element.name() == b"tr" {
        let row = element.child_mut("w:trPr");
        sort(row);
    }
    sort(element);
}

fn sort(element: &mut Element) {
    let Some(order) = order(element.name()) else { return };
    let place = |node: &Node| match node {
        Node::Element(child) => order.iter().position(|name| name.as_bytes() == child.name()).unwrap_or(order.len()),
        Node::Other(_) => 0,
    };
    element.children.sort_by_key(place);
}

fn keep_attributes(element: &mut Element, keep: impl Fn(&str) -> bool) {
    let name = String::from_utf8_lossy(element.start.name().as_ref()).into_owned();
    let kept: Vec<(String, String)> = element
        .start
        .attributes()
        .flatten()
        .map(|one| {
            (String::from_utf8_lossy(one.key.as_ref()).into_owned(), String::from_utf8_lossy(&one.value).into_owned())
        })
        .filter(|(key, _)| keep(key))
        .collect();
    let mut start = BytesStart::new(name);
    for (key, value) in &kept {
        // Attribute values were escaped by the writer and are copied as they are.
        start.push_attribute((key.as_bytes(), value.as_bytes()));
    }
    element.start = start;
}

/// Says what a table is, for screen readers, and that its first row is a head.
fn describe(properties: &mut Element, caption: &str) {
    if caption.is_empty() {
        return;
    }
    // Borders and margins are the style's affair.
    properties.children.retain(
        |child| !matches!(child, Node::Element(child) if matches!(child.name(), b"tblBorders" | b"tblCellMar")),
    );
    let look = Element::new("w:tblLook").with("w:val", "0020").with("w:firstRow", "1").with("w:lastRow", "0");
    let look = look.with("w:firstColumn", "0").with("w:lastColumn", "0").with("w:noHBand", "1").with("w:noVBand", "1");
    if properties.child("tblLook").is_none() {
        properties.children.push(Node::Element(look));
    }
    properties.children.push(Node::Element(Element::new("w:tblCaption").with("w:val", caption)));
}

fn write(element: &Element, writer: &mut Writer<Vec<u8>>) -> anyhow::Result<()> {
    if element.children.is_empty() {
        writer.write_event(Event::Empty(element.start.borrow()))?;
        return Ok(());
    }
    writer.write_event(Event::Start(element.start.borrow()))?;
    for child in &element.children {
        match child {
            Node::Element(child) => write(child, writer)?,
            Node::Other(event) => writer.write_event(event.borrow())?,
        }
    }
    writer.write_event(Event::End(BytesEnd::new(String::from_utf8_lossy(element.start.name().as_ref()))))?;
    Ok(())
}
