//! What may stand in a YAML file: one table of fields a kind of entry. The reader, its "did you mean" and the JSON
//! Schema all come from these tables.

use super::{
    bounds::MOST_FINDINGS,
    faults,
    node::{Node, NodeKind},
};
use crate::{
    finding::{Finding, Text, did_you_mean, listed, meant, quoted, text},
    model::Key,
    source::{Span, Spanned},
};
use std::collections::BTreeMap;

/// One field that may stand in an entry.
#[derive(Debug)]
pub(super) struct Field {
    /// The key.
    pub(super) key: &'static str,
    /// What it holds, in English and Vietnamese.
    pub(super) about: (&'static str, &'static str),
    /// What a value looks like.
    pub(super) shape: Shape,
    /// Whether an entry without it is incomplete.
    pub(super) required: bool,
}

/// What a value looks like.
#[derive(Debug)]
pub(super) enum Shape {
    /// Words or a number.
    Text,
    /// A day.
    Date,
    /// `true` or `false`.
    Flag,
    /// A list of words.
    Texts,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// An entry of its own.
    Entry(&'static [Field]),
    /// A list of entries.
    Entries(&'static [Field]),
    /// Ids of the plan with entries: the answers by duty.
    ByDuty(&'static [Field]),
    /// Ids of the plan with values: the figures by indicator.
    Figures,
}

/// A field that may be left out.
pub(super) const fn field(key: &'static str, shape: Shape, en: &'static str, vi: &'static str) -> Field {
    Field { key, about: (en, vi), shape, required: false }
}

impl Field {
    /// The same field, which must be there.
    pub(super) const fn required(mut self) -> Self {
        self.required = true;
        self
    }
}

/// Reads nodes and collects what is wrong with them.
pub(super) struct Reader {
    pub(super) findings: Vec<Finding>,
}

/// The fields of one entry, by key.
pub(super) struct Fields<'n> {
    values: BTreeMap<&'static str, (&'n Node, &'n Node)>,
}

impl<'n> Fields<'n> {
    /// The value of a field that is there and not empty.
    pub(super) fn get(&self, key: &'static str) -> Option<&'n Node> {
        let is_there = |value: &&Node| match &value.kind {
            NodeKind::Empty => false,
            // `""` says no more than nothing does.
            NodeKind::Scalar(text) => !text.trim().is_empty(),
            NodeKind::List(_) | NodeKind::Map(_) => true,
        };
        self.values.get(key).map(|(_, value)| *value).filter(is_there)
    }
}

impl Reader {
    pub(super) fn new() -> Self {
        Self { findings: Vec::new() }
    }

    /// Whether there are more faults than are told.
    pub(super) fn is_full(&self) -> bool {
        self.findings.len() >= MOST_FINDINGS
    }

    pub(super) fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// The fields of an entry; unknown and repeated keys and missing fields are reported.
    pub(super) fn fields<'n>(&mut self, node: &'n Node, spec: &'static [Field]) -> Option<Fields<'n>> {
        let NodeKind::Map(pairs) = &node.kind else {
            self.wrong_shape(node, &text!(vi: "các dòng “tên mục: nội dung”", en: "lines of “name: content”"));
            return None;
        };
        let mut fields = Fields { values: BTreeMap::new() };
        for (at, (key, value)) in pairs.iter().enumerate() {
            if self.is_full() {
                break;
            }
            if let Some(field) = known_field(key, spec) {
                self.take_field(&mut fields, key, value, field);
            } else {
                self.unknown_field(key, spec, cut_list(pairs[..at].last(), key.text().unwrap_or_default(), value));
            }
        }
        for field in spec.iter().filter(|field| field.required && fields.get(field.key).is_none()) {
            let key = fields.values.get(field.key).map(|(key, _)| key.span);
            self.missing(key, node, field);
        }
        Some(fields)
    }

    fn take_field<'n>(&mut self, fields: &mut Fields<'n>, key: &'n Node, value: &'n Node, field: &Field) {
        if let Some((first, _)) = fields.values.get(field.key) {
            self.report(repeated_key(first, key));
        } else {
            fields.values.insert(field.key, (key, value));
        }
    }

    /// `likely` says what to do when the key is no field at all.
    fn unknown_field(&mut self, key: &Node, spec: &'static [Field], likely: Option<Text>) {
        let name = quoted(key.text().unwrap_or_default());
        let known: Vec<&str> = spec.iter().map(|field| field.key).collect();
        let all = listed(&known);
        let mut finding = faults::UNKNOWN_FIELD.at(
            key.span,
            text!(vi: "không có mục tên {name}", en: "there is no field named {name}"),
            text!(vi: "không đọc mục này", en: "this field is not read"),
        );
        finding = finding.expected(text!(vi: "một trong các mục: {all}", en: "one of the fields: {all}"));
        if let Some(spaced) = spaced(key.text().unwrap_or_default(), &known) {
            finding = finding.help(
                text!(vi: "thêm dấu cách sau dấu hai chấm: {spaced}", en: "put a space after the colon: {spaced}"),
            );
        } else if let Some(close) = did_you_mean(key.text().unwrap_or_default(), &known) {
            finding = finding.help(meant(close));
        } else {
            let mend = || text!(vi: "sửa tên mục hoặc bỏ mục này", en: "correct the name or take the field out");
            finding = finding.help(likely.unwrap_or_else(mend));
        }
        self.report(finding);
    }

    /// A field that is not there, or that stands there with nothing behind it.
    fn missing(&mut self, written: Option<Span>, node: &Node, field: &Field) {
        let ((en, vi), key) = (field.about, field.key);
        let finding = if let Some(span) = written {
            let finding = faults::MISSING_FIELD.at(
                span,
                text!(vi: "“{key}” ({vi}) để trống", en: "“{key}” ({en}) is empty"),
                text!(vi: "chưa có nội dung", en: "no content"),
            );
            finding.help(text!(vi: "ghi nội dung sau “{key}:”", en: "write its content after “{key}:”"))
        } else {
            let finding = faults::MISSING_FIELD.at(
                Span { end: node.span.start, ..node.span },
                text!(vi: "thiếu “{key}” ({vi})", en: "“{key}” is missing ({en})"),
                text!(vi: "mục bắt đầu ở đây", en: "the entry begins here"),
            );
            finding.help(text!(vi: "thêm dòng “{key}: …”", en: "add a line “{key}: …”"))
        };
        self.report(finding);
    }

    pub(super) fn wrong_shape(&mut self, node: &Node, expected: &Text) {
        self.report(misshapen(node, expected));
    }

    /// The text of a scalar.
    pub(super) fn text(&mut self, node: Option<&Node>) -> Option<Spanned<String>> {
        let node = node?;
        match &node.kind {
            NodeKind::Scalar(text) if !text.trim().is_empty() => Some(Spanned::new(text.trim().to_owned(), node.span)),
            NodeKind::Scalar(_) | NodeKind::Empty => None,
            NodeKind::List(_) | NodeKind::Map(_) => {
                let finding = misshapen(node, &text!(vi: "một câu hoặc một số", en: "one text or number"));
                self.report(match with_colon(node) {
                    Some(help) => finding.help(help),
                    None => finding,
                });
                None
            }
        }
    }

    /// A list of texts; a single text stands for a list of one.
    pub(super) fn texts(&mut self, node: Option<&Node>) -> Vec<Spanned<String>> {
        match node {
            Some(Node { kind: NodeKind::List(nodes), .. }) => {
                nodes.iter().filter_map(|node| self.text(Some(node))).collect()
            }
            node => self.text(node).into_iter().collect(),
        }
    }

    /// The entries of a list.
    pub(super) fn list<'n>(&mut self, node: Option<&'n Node>) -> &'n [Node] {
        match node {
            Some(Node { kind: NodeKind::List(nodes), .. }) => nodes,
            Some(node) => {
                self.wrong_shape(
                    node,
                    &text!(vi: "một danh sách: mỗi mục bắt đầu bằng “- ”, hoặc các mục đặt trong ngoặc vuông “[ ]”", en: "a list: each entry begun by “- ”, or the entries in square brackets “[ ]”"),
                );
                &[]
            }
            None => &[],
        }
    }

    /// `true` or `false`, also as `có` and `không`.
    pub(super) fn flag(&mut self, node: Option<&Node>) -> bool {
        let Some(text) = self.text(node) else { return false };
        match Key::of(&text).as_str() {
            "true" | "co" | "yes" => true,
            "false" | "khong" | "no" => false,
            _ => {
                if let Some(node) = node {
                    self.wrong_shape(node, &text!(vi: "“true” (có) hoặc “false” (không)", en: "“true” or “false”"));
                }
                false
            }
        }
    }

    /// One of the words a field allows.
    pub(super) fn one_of(&mut self, node: Option<&Node>, allowed: &[&'static str]) -> Option<&'static str> {
        let text = self.text(node)?;
        let found = allowed.iter().find(|word| Key::of(word) == Key::of(&text));
        if found.is_none()
            && let Some(node) = node
        {
            self.report(wrong_word(node.span, &text, allowed));
        }
        found.copied()
    }
}

/// The field that a key names; nearly every key is spelt as there.
fn known_field(key: &Node, spec: &'static [Field]) -> Option<&'static Field> {
    let name = key.text().unwrap_or_default();
    let spelt = spec.iter().find(|field| field.key == name);
    spelt.or_else(|| spec.iter().find(|field| Key::of(field.key) == Key::of(name)))
}

/// A known field and its value that no space behind the colon keeps apart, as `id:CAX`, with that space.
fn spaced(written: &str, known: &[&str]) -> Option<String> {
    let (key, value) = written.split_once(':').filter(|(key, _)| known.contains(key))?;
    Some(quoted(&format!("{key}: {value}")))
}

/// A text with a colon that was read as a name and its content, as in `[Như trên, Lưu: VT]`.
fn with_colon(node: &Node) -> Option<Text> {
    let NodeKind::Map(pairs) = &node.kind else { return None };
    let [(key, value)] = &pairs[..] else { return None };
    let (key, value) = (key.text()?, value.text()?);
    Some(text!(
        vi: "câu có dấu hai chấm phải đặt cả câu trong ngoặc kép: \"{key}: {value}\"",
        en: "a text with a colon stands in quotation marks, all of it: \"{key}: {value}\"",
    ))
}

/// A known field whose list went on without brackets, as `members: STP, CAT`: what follows looks like a further field.
fn cut_list(before: Option<&(Node, Node)>, key: &str, value: &Node) -> Option<Text> {
    let (list, first) = before?;
    let (list, first) = (list.text()?, first.text().filter(|_| matches!(value.kind, NodeKind::Empty))?);
    Some(text!(
        vi: "nếu là danh sách thì đặt trong ngoặc vuông: {list}: [{first}, {key}]",
        en: "a list stands in square brackets: {list}: [{first}, {key}]",
    ))
}

/// Content of another form than the one expected.
pub(super) fn misshapen(node: &Node, expected: &Text) -> Finding {
    let found = match node.kind {
        NodeKind::Scalar(_) => text!(vi: "một câu hoặc một số", en: "one text or number"),
        NodeKind::List(_) => text!(vi: "một danh sách", en: "a list"),
        NodeKind::Map(_) => text!(vi: "các dòng “tên mục: nội dung”", en: "lines of “name: content”"),
        NodeKind::Empty => text!(vi: "chỗ trống", en: "nothing"),
    };
    let (vi, en) = (&found.vi, &found.en);
    let finding = faults::WRONG_SHAPE.at(
        node.span,
        text!(vi: "nội dung ở đây chưa đúng dạng: đang là {vi}", en: "the content here is not of the right form: it is {en}"),
        text!(vi: "cần viết lại", en: "to be rewritten"),
    );
    let (vi, en) = (&expected.vi, &expected.en);
    let finding = finding.expected(text!(vi: "{vi}", en: "{en}"));
    finding.help(text!(vi: "viết lại như phần “cần có”; xem ví dụ: tonghop explain wrong-shape", en: "write it as “expected” says; for an example: tonghop explain wrong-shape"))
}

/// A word where only some are understood.
fn wrong_word(span: Span, read: &str, allowed: &[&str]) -> Finding {
    let (word, all) = (quoted(read), listed(allowed));
    let finding = faults::WRONG_SHAPE.at(
        span,
        text!(vi: "{word} không phải là từ dùng được ở mục này", en: "{word} is not a word that may stand here"),
        text!(vi: "cần viết lại", en: "to be rewritten"),
    );
    let finding = finding.expected(text!(vi: "một trong các từ: {all}", en: "one of the words: {all}"));
    match did_you_mean(read, allowed) {
        Some(close) => finding.help(meant(close)),
        None => finding.help(text!(vi: "ghi một trong các từ đó", en: "write one of these words")),
    }
}

/// Two equal keys in one entry: which of the two values holds cannot be known.
pub(super) fn repeated_key(first: &Node, second: &Node) -> Finding {
    let name = quoted(second.text().unwrap_or_default());
    let finding = faults::DUPLICATE_KEY.at(
        second.span,
        text!(vi: "mục {name} được ghi hai lần", en: "{name} is written twice"),
        text!(vi: "lần thứ hai, không đọc", en: "the second time, not read"),
    );
    finding
        .also(first.span, text!(vi: "lần thứ nhất", en: "the first time"))
        .help(text!(vi: "gộp hai chỗ làm một", en: "merge the two into one"))
}
