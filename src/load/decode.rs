//! The bytes of a file → text in NFC with line feeds alone at line ends.

use super::{
    bounds::{LONGEST_LINE, MOST_LINES},
    legacy,
    nfc::nfc,
};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1258};
use memchr::{memchr, memchr_iter};
use std::io::{self, Read};

/// The largest file that is read, in bytes.
pub(super) const LARGEST_FILE: u64 = 1 << 30;
/// The largest file in another encoding than UTF-8, in bytes: its text grows up to threefold.
const LARGEST_CONVERTED: usize = 512 << 20;
/// How much is read at a time, in bytes: what fits into the processor's nearer memory, where it is checked and copied.
const CHUNK: u64 = 256 << 10;

/// A text and what it was written in.
pub(super) struct Text {
    pub(super) text: String,
    /// The usual name of the encoding.
    pub(super) encoding: &'static str,
}

impl Text {
    /// A text that is at hand, as it would come from a file.
    pub(super) fn of(text: &str) -> Self {
        let mut lines = Lines::with_capacity(0);
        lines.push(text);
        Self { text: nfc(lines.text), encoding: UTF_8.name() }
    }
}

/// Why bytes are not read as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotText {
    /// They are no text.
    Binary,
    /// Their letters make no sense in any encoding that is known.
    Letters,
    /// There are too many.
    TooLarge,
    /// One line of them is too long.
    LongLine,
    /// They make too many lines.
    ManyLines,
}

/// Reads text of about `size` bytes. Its encoding is told by its mark, else by what makes sense.
///
/// # Errors
///
/// When reading fails.
pub(super) fn decode(reader: impl Read, size: u64) -> io::Result<Result<Text, NotText>> {
    let mut reader = reader.take(LARGEST_FILE + 1);
    // With room for the whole at once, a file is read in a few large pieces.
    let mut chunk = Vec::with_capacity(usize::try_from(size.min(CHUNK)).unwrap_or_default() + 1);
    reader.by_ref().take(CHUNK).read_to_end(&mut chunk)?;
    if let Some(encoding) = utf16(&chunk) {
        read_convertible(reader, &mut chunk)?;
        return Ok(converted(&chunk, encoding).and_then(finished));
    }
    let mut lines = Lines::with_capacity(size.min(LARGEST_FILE));
    if chunk.starts_with(BOM) {
        chunk.drain(..BOM.len());
    }
    while !chunk.is_empty() {
        if memchr(0, &chunk).is_some() {
            return Ok(Err(NotText::Binary));
        }
        let whole = whole_characters(&chunk);
        let Ok(text) = simdutf8::basic::from_utf8(&chunk[..whole]) else {
            return other(lines, chunk, reader);
        };
        lines.push(text);
        if let Some(fault) = lines.fault() {
            return Ok(Err(fault));
        }
        chunk.drain(..whole);
        if reader.by_ref().take(CHUNK).read_to_end(&mut chunk)? == 0 && !chunk.is_empty() {
            // A character that is cut off.
            return other(lines, chunk, reader);
        }
    }
    Ok(finished(Text { text: lines.text, encoding: UTF_8.name() }))
}

/// The mark of UTF-8.
const BOM: &[u8] = "\u{feff}".as_bytes();

/// Text that is not UTF-8, of which `lines` seemed to be so far.
fn other(lines: Lines, chunk: Vec<u8>, reader: impl Read) -> io::Result<Result<Text, NotText>> {
    let mut bytes = lines.text.into_bytes();
    bytes.extend(chunk);
    read_convertible(reader, &mut bytes)?;
    Ok(without_mark(&bytes).and_then(finished))
}

/// Reads on, as far as a file can be converted, and enough to tell that it cannot.
fn read_convertible(reader: impl Read, bytes: &mut Vec<u8>) -> io::Result<()> {
    let left = (LARGEST_CONVERTED + 1).saturating_sub(bytes.len());
    reader.take(left as u64).read_to_end(bytes)?;
    Ok(())
}

/// Text in one of the encodings without a mark, whichever makes sense.
fn without_mark(bytes: &[u8]) -> Result<Text, NotText> {
    if memchr(0, bytes).is_some() {
        return Err(NotText::Binary);
    }
    let start = &bytes[..bytes.len().min(legacy::SAMPLE)];
    let text = nfc(WINDOWS_1258.decode_without_bom_handling(start).0.into_owned());
    let (vietnamese, all) = legacy::vietnamese_words(&text);
    let shown = encoding_rs::mem::decode_latin1(start);
    // Bytes without a letter come out as control characters.
    let has_holes = text.contains(|c| matches!(c, '\u{80}'..='\u{9f}'));
    if vietnamese * 2 >= all && !has_holes {
        converted(bytes, WINDOWS_1258)
    } else if legacy::legacy(&shown).is_some() {
        // Only to be shown: nothing is read from a text that must be typed anew.
        Ok(Text { text: shown.replace("\r\n", "\n"), encoding: WINDOWS_1258.name() })
    } else {
        Err(NotText::Letters)
    }
}

fn converted(bytes: &[u8], encoding: &'static Encoding) -> Result<Text, NotText> {
    if bytes.len() > LARGEST_CONVERTED {
        return Err(NotText::TooLarge);
    }
    let (text, damaged) = encoding.decode_with_bom_removal(bytes);
    if memchr(0, text.as_bytes()).is_some() {
        return Err(NotText::Binary);
    }
    if damaged {
        return Err(NotText::Letters);
    }
    let mut lines = Lines::with_capacity(0);
    lines.push(&text);
    lines.fault().map_or_else(|| Ok(Text { text: nfc(lines.text), encoding: encoding.name() }), Err)
}

fn finished(Text { text, encoding }: Text) -> Result<Text, NotText> {
    let text = nfc(text);
    // A place in a text is told in 32 bits.
    let fits = u32::try_from(text.len()).is_ok();
    if fits { Ok(Text { text, encoding }) } else { Err(NotText::TooLarge) }
}

/// UTF-16 by its mark, or where every other byte is what it would be in Vietnamese text and half of these are 0.
fn utf16(start: &[u8]) -> Option<&'static Encoding> {
    match Encoding::for_bom(start) {
        Some((encoding, _)) => Some(encoding).filter(|encoding| *encoding != UTF_8),
        None => [(UTF_16LE, 1), (UTF_16BE, 0)].into_iter().find(|(_, high)| has_rows_at(start, *high)).map(|(e, _)| e),
    }
}

/// How many characters tell UTF-16 without a mark, at least and at most.
const UTF16_SAMPLE: std::ops::RangeInclusive<usize> = 16..=2048;

/// Whether the byte at `high` in each pair is the row of a letter that Vietnamese text has: ASCII and Latin-1, ă đ ơ ư,
/// marks, ạ … ỹ, quotation marks.
fn has_rows_at(start: &[u8], high: usize) -> bool {
    let pairs = || start.chunks_exact(2).take(*UTF16_SAMPLE.end());
    let fits = |pair: &[u8]| matches!(pair[high], 0 | 1 | 3 | 0x1E | 0x20) && pair[1 - high] != 0;
    let is_zero = |pair: &&[u8]| pair[high] == 0;
    // The first pairs of nearly every other text do not fit.
    pairs().all(fits) && pairs().len() >= *UTF16_SAMPLE.start() && pairs().filter(is_zero).count() * 2 >= pairs().len()
}

/// How many of the bytes make whole characters, when the last one is cut off.
fn whole_characters(bytes: &[u8]) -> usize {
    let last = bytes.iter().rposition(|byte| *byte & 0xC0 != 0x80).unwrap_or_default();
    let length = match bytes.get(last) {
        Some(0xC0..=0xDF) => 2,
        Some(0xE0..=0xEF) => 3,
        Some(0xF0..) => 4,
        _ => 1,
    };
    if bytes.len() - last < length { last } else { bytes.len() }
}

/// Text that is put together from pieces, with line feeds alone at line ends.
struct Lines {
    text: String,
    /// Whether a carriage return ended the last piece, so that a line feed at the start of the next belongs to it.
    after_return: bool,
    /// How much of the text has been counted: how many lines have ended, how long the longest of them is, and where the
    /// last one begins.
    counted: usize,
    ended: usize,
    longest: usize,
    start: usize,
}

impl Lines {
    fn with_capacity(size: u64) -> Self {
        Self {
            text: String::with_capacity(usize::try_from(size).unwrap_or_default()),
            after_return: false,
            counted: 0,
            ended: 0,
            longest: 0,
            start: 0,
        }
    }

    /// What makes these no lines that people write.
    fn fault(&mut self) -> Option<NotText> {
        // Nearly every text is too short for that.
        if self.text.len() <= LONGEST_LINE.min(MOST_LINES) {
            return None;
        }
        self.count();
        let is_long = self.longest.max(self.text.len() - self.start) > LONGEST_LINE;
        let is_many = (self.ended > MOST_LINES).then_some(NotText::ManyLines);
        if is_long { Some(NotText::LongLine) } else { is_many }
    }

    /// Counts the lines of what has been put in since the last time.
    fn count(&mut self) {
        let from = std::mem::replace(&mut self.counted, self.text.len());
        for end in memchr_iter(b'\n', &self.text.as_bytes()[from..]) {
            self.longest = self.longest.max(from + end - self.start);
            self.start = from + end + 1;
            self.ended += 1;
        }
    }

    fn push(&mut self, piece: &str) {
        if piece.is_empty() {
            return;
        }
        let mut rest = if self.after_return { piece.strip_prefix('\n').unwrap_or(piece) } else { piece };
        while let Some(at) = memchr(b'\r', rest.as_bytes()) {
            self.text.push_str(&rest[..at]);
            self.text.push('\n');
            rest = &rest[at + 1..];
            rest = rest.strip_prefix('\n').unwrap_or(rest);
        }
        self.text.push_str(rest);
        self.after_return = piece.ends_with('\r');
    }
}
