//! The archive that a workbook is, XLSX or ODS: nothing of it is read before its size is known.

use super::{Fault, stamp};
use memchr::memmem;
use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};
use std::io::{BufRead, BufReader, Cursor, Read, copy, sink};
use zip::ZipArchive;

/// The most bytes that an archive may unpack to. A full sheet of a million rows stays below; a few kilobytes of an
/// archive can unpack to gigabytes.
const MOST_UNPACKED: u64 = 512 << 20;
/// The most bytes that one byte of an archive unpacks to.
const MOST_OF_BYTE: u64 = 1032;
/// The most parts of an archive. A workbook has some dozens, and two for every sheet and picture.
const MOST_PARTS: usize = 20_000;
/// The most elements of parts that the library keeps in memory, a name of the part with a number: an element of five
/// bytes becomes hundreds. Excel itself has at most 64,000 formats of cells.
const MOST_ELEMENTS: &[(&str, usize)] = &[("styles.xml", 1_000_000), ("sharedstrings.xml", 24_000_000)];

/// What an archive begins with.
const SIGNATURE: &[u8] = b"PK\x03\x04";

/// A part as a reader of XML.
pub(super) type Part<'a> = Reader<Box<dyn BufRead + 'a>>;

pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes all of it takes.
    length: u64,
    /// Whether some of its texts are struck out or raised; only known when it has been checked.
    pub(super) is_uneven: bool,
}

impl<'b> Package<'b> {
    /// The archive that `bytes` are; none when they are no whole archive.
    pub(super) fn open(bytes: &'b [u8]) -> Option<Self> {
        if !bytes.starts_with(SIGNATURE) {
            return None;
        }
        Some(Self { archive: ZipArchive::new(Cursor::new(bytes)).ok()?, length: bytes.len() as u64, is_uneven: false })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// Unpacks everything once, keeping nothing, and refuses what is too large or could grow while it is read. Sizes
    /// that the archive itself states are not trusted.
    pub(super) fn check(&mut self) -> Result<(), Fault> {
        if self.archive.len() > MOST_PARTS {
            return Err(Fault::TooLarge);
        }
        let mut left = MOST_UNPACKED;
        let mut is_uneven = false;
        for at in 0..self.archive.len() {
            let part = self.archive.by_index(at).map_err(|_| Fault::Broken)?;
            let name = part.name().to_lowercase();
            // Room for what it says to be, so that a text is not moved while it grows, but for no more than it can be.
            let most = part.compressed_size().min(self.length).saturating_mul(MOST_OF_BYTE);
            let size = usize::try_from(part.size().min(most).min(left + 1)).unwrap_or_default();
            let mut part = part.take(left + 1);
            let unpacked = if [".xml", ".rels"].iter().any(|ending| name.ends_with(ending)) {
                let mut text = Vec::new();
                text.try_reserve(size).map_err(|_| Fault::TooLarge)?;
                part.read_to_end(&mut text).map_err(|_| Fault::Broken)?;
                check_part(&name, &text)?;
                stamp::check_part(&name, &text)?;
                is_uneven |= name.ends_with("sharedstrings.xml") && has_uneven(&text);
                text.len() as u64
            } else {
                copy(&mut part, &mut sink()).map_err(|_| Fault::Broken)?
            };
            left = left.checked_sub(unpacked).ok_or(Fault::TooLarge)?;
        }
        self.is_uneven = is_uneven;
        Ok(())
    }

    /// The first bytes of a part.
    pub(super) fn head(&mut self, name: &str, bytes: usize) -> Option<Vec<u8>> {
        let mut head = Vec::new();
        let part = self.archive.by_index(self.find(name)?).ok()?;
        part.take(bytes as u64).read_to_end(&mut head).ok()?;
        Some(head)
    }

    /// A part as XML.
    pub(super) fn part(&mut self, name: &str) -> Result<Part<'_>, Fault> {
        let at = self.find(name).ok_or(Fault::Broken)?;
        let part = self.archive.by_index(at).map_err(|_| Fault::Broken)?;
        let mut reader = Reader::from_reader(Box::new(BufReader::new(part)) as Box<dyn BufRead>);
        reader.config_mut().expand_empty_elements = true;
        Ok(reader)
    }

    /// Some programs write names in other case, or with backslashes.
    fn find(&self, name: &str) -> Option<usize> {
        let same = |known: &str| known.replace('\\', "/").trim_start_matches('/').eq_ignore_ascii_case(name);
        let exact = self.archive.index_for_name(name);
        exact.or_else(|| (0..self.archive.len()).find(|at| self.archive.name_for_index(*at).is_some_and(same)))
    }
}

/// Whether a part has texts in a font that is struck out, raised or lowered.
fn has_uneven(text: &[u8]) -> bool {
    [&b"strike"[..], b"vertAlign"].iter().any(|font| memmem::find(text, font).is_some())
}

fn check_part(name: &str, text: &[u8]) -> Result<(), Fault> {
    // No program that saves workbooks writes these; an entity can stand for a text a billion times as long.
    if memmem::find(text, b"<!DOCTYPE").is_some() || memmem::find(text, b"<!ENTITY").is_some() {
        return Err(Fault::Entities);
    }
    let most = MOST_ELEMENTS.iter().find(|(part, _)| name.ends_with(part));
    if most.is_some_and(|(_, most)| memchr::memchr_iter(b'<', text).count() > *most) {
        return Err(Fault::TooLarge);
    }
    // The library sets memory aside for as many strings as the part says it has, however few there are.
    let stated = memmem::find_iter(text, UNIQUE_COUNT).filter_map(|at| stated(&text[at + UNIQUE_COUNT.len()..]));
    if stated.into_iter().any(|strings| strings > text.len()) {
        return Err(Fault::Broken);
    }
    Ok(())
}

/// How many different strings a part says it holds.
const UNIQUE_COUNT: &str = "uniqueCount";

/// The number in what follows the name of an attribute; none when no value follows.
fn stated(after: &[u8]) -> Option<usize> {
    let value = after.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let digits = value.iter().skip(1).take_while(|byte| byte.is_ascii_digit());
    Some(String::from_utf8(digits.copied().collect()).ok()?.parse().unwrap_or(usize::MAX))
}

/// The next event of a part; none at its end.
pub(super) fn next<'e>(part: &mut Part<'_>, buffer: &'e mut Vec<u8>) -> Result<Option<Event<'e>>, Fault> {
    buffer.clear();
    match part.read_event_into(buffer) {
        Ok(Event::Eof) => Ok(None),
        Ok(event) => Ok(Some(event)),
        Err(_) => Err(Fault::Broken),
    }
}

/// An attribute, whatever prefix its name has.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let is = |key: &[u8]| key.rsplit(|byte| *byte == b':').next() == Some(name.as_bytes());
    let found = element.attributes().with_checks(false).flatten().find(|attribute| is(attribute.key.as_ref()))?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// An attribute that is a number.
pub(super) fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.trim().parse().ok()
}

/// An attribute that says yes or no.
pub(super) fn is_set(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| value == "1" || value == "true")
}
