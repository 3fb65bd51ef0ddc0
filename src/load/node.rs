//! YAML text → a tree of nodes that know their places. The only module that knows the YAML parser.

use super::{
    bounds::{BYTES_OF_ENTRY, LONGEST_TEXT, MOST_COPIES, MOST_NODES, overlong, too_many_entries},
    faults,
    slip::slip,
};
use crate::{
    finding::{Finding, Text, quoted, text},
    source::{SourceId, Span},
};
use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, StructureStyle};
use std::collections::BTreeMap;

/// A piece of a YAML text. What `*` repeats stands with all its parts where the `*` is: what is wrong there is not wrong
/// where it was written.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) span: Span,
    pub(super) kind: NodeKind,
}

/// What a piece of YAML is.
#[derive(Debug)]
pub(super) enum NodeKind {
    /// Text as written (`1.10` stays `1.10`); nothing at all is `Empty`.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// Keys with values, in the order written.
    Map(Vec<(Node, Node)>),
    /// A key without a value, `~` or `null`.
    Empty,
}

impl Node {
    /// The text of a scalar.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// How many entries it has, itself among them; a long text weighs as much as many.
    fn count(&self) -> usize {
        1 + match &self.kind {
            NodeKind::List(nodes) => nodes.iter().map(Self::count).sum(),
            NodeKind::Map(pairs) => pairs.iter().map(|(key, value)| key.count() + value.count()).sum(),
            NodeKind::Scalar(text) => text.len() / BYTES_OF_ENTRY,
            NodeKind::Empty => 0,
        }
    }

    /// The same once more, at `span`.
    fn copied_to(&self, span: Span) -> Self {
        let kind = match &self.kind {
            NodeKind::Scalar(text) => NodeKind::Scalar(text.clone()),
            NodeKind::List(nodes) => NodeKind::List(nodes.iter().map(|node| node.copied_to(span)).collect()),
            NodeKind::Map(pairs) => {
                let copied = |(key, value): &(Self, Self)| (key.copied_to(span), value.copied_to(span));
                NodeKind::Map(pairs.iter().map(copied).collect())
            }
            NodeKind::Empty => NodeKind::Empty,
        };
        Self { span, kind }
    }
}

/// What was found in a YAML text: one tree a document. After a fault in the syntax the rest of the text is not read.
pub(super) fn parse(source: SourceId, text: &str) -> (Vec<Node>, Vec<Finding>) {
    let mut builder = Builder {
        source,
        text,
        unread: None,
        open: Vec::new(),
        documents: Vec::new(),
        anchored: BTreeMap::new(),
        room: MOST_NODES,
        copies: MOST_COPIES,
    };
    for event in Parser::new_from_str(text) {
        let step = event.map_err(|error| syntax_fault(source, text, &error, builder.bracket()));
        if let Err(finding) = step.and_then(|(event, span)| builder.take(event, span.byte_range().unwrap_or_default()))
        {
            // What was read before the fault is used when it makes sense: entries, no torn word.
            builder.documents.retain(|node| matches!(node.kind, NodeKind::Map(_) | NodeKind::List(_)));
            return (builder.documents, builder.unread.into_iter().chain([*finding]).collect());
        }
    }
    (builder.documents, builder.unread.into_iter().collect())
}

/// A list or a map that is not closed yet.
struct Open {
    /// Where it begins.
    start: usize,
    /// By which number `*` repeats it; 0 when nothing does.
    anchor: usize,
    /// Whether a bracket began it.
    bracketed: bool,
    kind: OpenKind,
}

/// A map waits with a key for its value.
enum OpenKind {
    List(Vec<Node>),
    Map(Vec<(Node, Node)>, Option<Node>),
}

struct Builder<'t> {
    source: SourceId,
    text: &'t str,
    /// What is told of words behind `#`.
    unread: Option<Finding>,
    open: Vec<Open>,
    documents: Vec<Node>,
    /// What `*` may repeat.
    anchored: BTreeMap<usize, Node>,
    /// How many more entries are repeated.
    copies: usize,
    /// How many more entries are kept.
    room: usize,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, range: std::ops::Range<usize>) -> Result<(), Box<Finding>> {
        let (start, end) = (range.start, range.end);
        self.room = self
            .room
            .checked_sub(1)
            .ok_or_else(|| Box::new(too_many_entries(Span::new(self.source, range.clone()))))?;
        match event {
            Event::Scalar(text, ..) if text.len() > LONGEST_TEXT => {
                let place = Span::new(self.source, start..start);
                return Err(Box::new(overlong(place, &text!(vi: "từ đây chưa được đọc", en: "not read from here on"))));
            }
            Event::Scalar(text, style, anchor, _) => {
                if style == ScalarStyle::Plain {
                    self.look_behind(if start == end { self.dash(end) } else { end });
                }
                let absent = style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null");
                let kind = if absent { NodeKind::Empty } else { NodeKind::Scalar(text.into_owned()) };
                self.close(anchor, start, end, kind)?;
            }
            Event::SequenceStart(style, anchor, _) => {
                self.begin(start, anchor, style, OpenKind::List(Vec::new()));
            }
            Event::MappingStart(style, anchor, _) => {
                self.begin(start, anchor, style, OpenKind::Map(Vec::new(), None));
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(Open { start, anchor, kind, .. }) = self.open.pop() {
                    let kind = match kind {
                        OpenKind::List(nodes) => NodeKind::List(nodes),
                        OpenKind::Map(pairs, _) => NodeKind::Map(pairs),
                    };
                    self.close(anchor, start, end, kind)?;
                }
            }
            Event::Alias(anchor) => self.repeat(anchor, Span::new(self.source, range))?,
            // Anchors are known in their own document only.
            Event::DocumentStart(..) => self.anchored.clear(),
            _ => {}
        }
        Ok(())
    }

    /// Asks about words that are a comment to YAML, behind a text that ends at `end` or a key without a value: `#TuyenSinh`,
    /// `#1`. Who means a comment leaves a space after the sign.
    fn look_behind(&mut self, end: usize) {
        let rest = self.text.get(end..).unwrap_or_default();
        let rest = rest.strip_prefix(':').unwrap_or(rest);
        let words = rest.trim_start_matches([' ', '\t']);
        let is_word = |behind: &str| behind.starts_with(char::is_alphanumeric);
        if words.len() == rest.len() || !words.strip_prefix('#').is_some_and(is_word) {
            return;
        }
        let start = self.text.len() - words.len();
        let words = words.lines().next().unwrap_or_default().trim_end();
        let place = Span::new(self.source, start..start + words.len());
        match &mut self.unread {
            Some(told) => told.add_fault(place, text!(vi: "cũng vậy", en: "the same")),
            None => self.unread = Some(unread(place, words)),
        }
    }

    /// Where the dash ends that begins an entry of a list with nothing in it: the parser tells the place behind a comment.
    fn dash(&self, end: usize) -> usize {
        let before = self.text.get(..end).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.trim_start().strip_prefix('-').map_or(end, |behind| end - behind.len())
    }

    fn begin(&mut self, start: usize, anchor: usize, style: StructureStyle, kind: OpenKind) {
        self.open.push(Open { start, anchor, bracketed: style == StructureStyle::Flow, kind });
    }

    /// Where the last bracket stands that has not been closed so far.
    fn bracket(&self) -> Option<usize> {
        self.open.iter().rev().find(|open| open.bracketed).map(|open| open.start)
    }

    /// Takes a piece whose end was read, and keeps a copy of it for `*` when `anchor` names it.
    fn close(&mut self, anchor: usize, start: usize, end: usize, kind: NodeKind) -> Result<(), Box<Finding>> {
        let node = Node { span: Span::new(self.source, start..end.max(start)), kind };
        if anchor > 0 {
            let copy = self.copy(&node, node.span)?;
            self.anchored.insert(anchor, copy);
        }
        self.add(node);
        Ok(())
    }

    /// A copy of `node` at `span`, while there is room for it.
    fn copy(&mut self, node: &Node, span: Span) -> Result<Node, Box<Finding>> {
        self.copies = self.copies.checked_sub(node.count()).ok_or_else(|| Box::new(too_many_entries(span)))?;
        Ok(node.copied_to(span))
    }

    /// Puts what `anchor` names once more at `span`. What is still open cannot be repeated within itself.
    fn repeat(&mut self, anchor: usize, span: Span) -> Result<(), Box<Finding>> {
        let node = self.anchored.remove(&anchor).ok_or_else(|| Box::new(alias_fault(span)))?;
        let copy = self.copy(&node, span);
        self.anchored.insert(anchor, node);
        self.add(copy?);
        Ok(())
    }

    fn add(&mut self, node: Node) {
        match self.open.last_mut().map(|open| &mut open.kind) {
            None => self.documents.push(node),
            Some(OpenKind::List(nodes)) => nodes.push(node),
            Some(OpenKind::Map(pairs, key)) => match key.take() {
                None => *key = Some(node),
                Some(key) => pairs.push((key, node)),
            },
        }
    }
}

fn unread(place: Span, words: &str) -> Finding {
    let read = quoted(words);
    let finding = faults::WORDS_AFTER_HASH.at(
        place,
        text!(vi: "phần {read} không được đọc vì dấu # mở đầu một ghi chú", en: "{read} is not read, for # begins a comment"),
        text!(vi: "bị coi là ghi chú", en: "taken for a comment"),
    );
    finding.help(text!(
        vi: "nếu là nội dung thì đặt cả câu trong ngoặc kép (\"…\"); nếu là ghi chú thì thêm dấu cách sau dấu #",
        en: "if it belongs to the text, put the whole of it in double quotes (\"…\"); if it is a comment, put a space after #",
    ))
}

fn alias_fault(span: Span) -> Finding {
    let label = text!(vi: "lặp lại chính đoạn này", en: "repeats itself");
    faults::MALFORMED_YAML
        .at(span, text!(vi: "ký hiệu “*” ở đây lặp lại một đoạn chưa kết thúc", en: "“*” repeats here a part that has not ended"), label)
        .help(text!(vi: "ghi đầy đủ nội dung tại chỗ này; nếu “*” là chữ của nội dung thì đặt cả dòng trong ngoặc kép", en: "write the content out here; if “*” belongs to the text, put it in double quotes"))
}

fn syntax_fault(source: SourceId, text: &str, error: &ScanError, bracket: Option<usize>) -> Box<Finding> {
    let at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    // Not the line break itself, where nothing could be shown.
    let at = if at == text.len() || text[at..].starts_with('\n') { text[..at].trim_end().len() } else { at };
    let start = text[..at].char_indices().next_back().map_or(0, |(start, _)| start);
    let span = if at < text.len() && !text[at..].starts_with(['\n', '\r']) {
        Span::new(source, at..at + text[at..].chars().next().map_or(0, char::len_utf8))
    } else {
        Span::new(source, start..at)
    };
    let unclosed = bracket.filter(|open| is_left_open(text, *open, at));
    let (reason, help) = if tab_follows(text, at) {
        (tab(), None)
    } else if let Some(open) = unclosed {
        let open = &text[open..=open];
        let close = if open == "[" { "]" } else { "}" };
        let help = text!(vi: "thêm dấu “{close}” vào chỗ kết thúc", en: "put “{close}” where it ends");
        (text!(vi: "dấu “{open}” mở mà không đóng", en: "“{open}” is opened and not closed"), Some(help))
    } else {
        (reason(error.kind()), slip(text, at))
    };
    let Text { vi, en } = reason;
    let finding = faults::MALFORMED_YAML.at(
        span,
        text!(vi: "tệp sai cách viết YAML: {vi}", en: "the file is not well-formed YAML: {en}"),
        text!(vi: "từ đây không đọc tiếp được", en: "nothing can be read from here on"),
    );
    let opened = unclosed.map(|open| (Span::new(source, open..open + 1), text!(vi: "mở ở đây", en: "opened here")));
    let finding = opened.into_iter().fold(finding, |finding, (span, label)| finding.also(span, label));
    let Text { vi, en } =
        help.unwrap_or_else(|| text!(vi: "sửa dòng này hoặc dòng ngay trên", en: "mend this line or the one above"));
    Box::new(finding.help(text!(
        vi: "{vi} rồi kiểm tra lại; phần sau của tệp chưa được kiểm tra",
        en: "{en} and check again; the rest of the file has not been checked",
    )))
}

/// Whether what a bracket at `open` began was left before `at`: a line that goes on within it is further in.
fn is_left_open(text: &str, open: usize, at: usize) -> bool {
    let line = |at: usize| text[..at].rfind('\n').map_or(0, |end| end + 1);
    let is_margin = |c: char| matches!(c, ' ' | '-');
    let margin = |at: usize| text[line(at)..].find(|c| !is_margin(c)).unwrap_or_default();
    let goes_on = text[line(at)..].trim_start().starts_with([']', '}']);
    text[open..].starts_with(['[', '{']) && line(open) < line(at) && margin(at) <= margin(open) && !goes_on
}

/// Whether this line or the next begins with a tab, which the parser does not always blame.
fn tab_follows(text: &str, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[line..].lines().take(2).any(|line| line.trim_start_matches(' ').starts_with('\t'))
}

fn tab() -> Text {
    text!(vi: "đầu dòng có ký tự Tab; hãy thụt dòng bằng dấu cách", en: "a line begins with a tab; indent with spaces")
}

fn reason(kind: &ErrorKind) -> Text {
    match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart => tab(),
        ErrorKind::UnclosedQuotedScalar => {
            text!(vi: "dấu ngoặc (kép hoặc đơn) mở mà không đóng", en: "a quotation mark is opened and not closed")
        }
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => text!(
            vi: "dấu hai chấm ở chỗ không được phép: nội dung có “: ” phải đặt trong ngoặc kép, hoặc dòng trên thiếu dấu hai chấm",
            en: "a colon where none may stand: text with “: ” must be in double quotes, or the line above lacks its colon",
        ),
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidSimpleKey
        | ErrorKind::SimpleKeyExpected => {
            text!(vi: "thụt dòng không đều hoặc thiếu dấu hai chấm", en: "uneven indentation, or a colon is missing")
        }
        ErrorKind::UnclosedFlowCollection { open } | ErrorKind::MismatchedFlowCollectionEnd { open, .. } => {
            text!(vi: "dấu “{open}” mở mà không đóng", en: "“{open}” is opened and not closed")
        }
        ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator => {
            text!(vi: "thiếu dấu phẩy hoặc dấu đóng ngoặc", en: "a comma or a closing bracket is missing")
        }
        ErrorKind::UnexpectedCharacter { character } => {
            let character = quoted(&character.to_string());
            text!(vi: "ký tự {character} không được đứng đầu; đặt nội dung trong ngoặc kép", en: "{character} may not begin a value; put it in double quotes")
        }
        ErrorKind::UnknownAnchor => {
            text!(vi: "dấu “*” ở đầu nội dung; đặt nội dung trong ngoặc kép", en: "“*” begins a value; put it in double quotes")
        }
        ErrorKind::BlockSequenceEntryNotAllowed => text!(
            vi: "dấu “- ” không được đứng ngay sau dấu hai chấm; xuống dòng, hoặc đặt nội dung trong ngoặc kép",
            en: "“- ” may not follow a colon on the same line; begin a new line, or use double quotes",
        ),
        ErrorKind::InvalidTrailingDoubleQuotedScalar | ErrorKind::InvalidTrailingSingleQuotedScalar => text!(
            vi: "còn chữ sau dấu ngoặc đóng; đặt cả câu trong ngoặc kép, ngoặc bên trong dùng “ ”",
            en: "text goes on after the closing quotation mark; put the whole in double quotes, with “ ” inside",
        ),
        ErrorKind::RecursionLimitExceeded => {
            text!(vi: "các mục lồng nhau quá sâu", en: "entries are nested too deeply")
        }
        _ => text!(vi: "không nhận ra cấu trúc ở chỗ này", en: "the structure is not recognised here"),
    }
}
