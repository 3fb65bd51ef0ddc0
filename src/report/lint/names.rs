//! What a template asks for: values, filters, tests, functions and tags that do not exist.

use super::{
    Found,
    scan::{Piece, PieceKind, Token, TokenKind},
};
use crate::{
    finding::{Text, did_you_mean, quoted, text},
    report::shape::Shape,
};
use std::collections::BTreeMap;

/// The filters of Tera that give text or numbers, and `so` of our own.
pub(super) const FILTERS: &[&str] = &[
    "abs",
    "capitalize",
    "default",
    "escape",
    "first",
    "float",
    "get",
    "group_by",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "nth",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "so",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
    "wordcount",
];
pub(super) const TESTS: &[&str] = &[
    "array",
    "bool",
    "containing",
    "defined",
    "divisible_by",
    "ending_with",
    "even",
    "float",
    "integer",
    "iterable",
    "map",
    "none",
    "number",
    "odd",
    "starting_with",
    "string",
    "undefined",
];
pub(super) const FUNCTIONS: &[&str] = &["range", "throw"];

/// Words of the language, which are no values.
const KEYWORDS: &[&str] =
    &["and", "or", "not", "in", "is", "if", "else", "true", "True", "false", "False", "none", "None", "null"];

/// Brackets within brackets that are still looked into: Tera itself reads no more.
const DEEPEST: usize = 40;

/// What is at fault in `pieces`, and for each of them what stands in its place when Markdown is read.
pub(super) fn check(pieces: &[Piece<'_>], values: &Shape) -> (Vec<Found>, Vec<&'static str>) {
    let mut checker =
        Checker { values, scopes: vec![BTreeMap::new()], blocks: Vec::new(), depth: 0, found: Vec::new() };
    let in_place = pieces.iter().map(|piece| checker.piece(piece)).collect();
    (checker.found, in_place)
}

/// A tag that is open.
#[derive(PartialEq, Eq)]
enum Block {
    /// A loop, whose names are known within.
    Loop,
    /// Anything else, and a loop after its `else`.
    Other,
}

struct Checker<'v> {
    values: &'v Shape,
    /// Names that the template gives, the innermost last.
    scopes: Vec<BTreeMap<String, Shape>>,
    blocks: Vec<Block>,
    depth: usize,
    found: Vec<Found>,
}

impl Checker<'_> {
    fn piece(&mut self, piece: &Piece<'_>) -> &'static str {
        match &piece.kind {
            PieceKind::Value(tokens) => match self.expression(tokens) {
                // Two digits at the start of a line could begin a numbered list.
                Shape::Number(_) => "1",
                _ => "x",
            },
            PieceKind::Tag(tokens) => {
                if let [name, rest @ ..] = &tokens[..] {
                    self.tag(*name, rest);
                }
                ""
            }
            PieceKind::Words | PieceKind::Comment => "",
        }
    }

    fn tag(&mut self, name: Token<'_>, rest: &[Token<'_>]) {
        match name.text {
            "for" => self.for_tag(rest),
            "if" => {
                self.blocks.push(Block::Other);
                self.expression(rest);
            }
            "elif" => {
                self.expression(rest);
            }
            "else" => self.else_tag(),
            "set" | "set_global" => self.set_tag(name.text, rest),
            "filter" => {
                self.blocks.push(Block::Other);
                let after = self.filter(rest, 0, &mut Shape::Unknown);
                self.expression(&rest[after..]);
            }
            "endfor" | "endif" | "endset" | "endfilter" | "endblock" | "endcomponent" => self.end_tag(),
            "include" | "extends" | "block" | "component" | "import" | "macro" => self.unsupported(name),
            _ => {}
        }
    }

    /// `for one in list` or `for key, value in group`.
    fn for_tag(&mut self, tokens: &[Token<'_>]) {
        self.blocks.push(Block::Loop);
        let at = position(tokens, "in").unwrap_or(tokens.len());
        let target = self.expression(tokens.get(at + 1..).unwrap_or_default());
        let mut scope = loop_names(&tokens[..at], &target);
        let count = || Shape::Number("1".to_owned());
        let fields = [("index", count()), ("index0", count()), ("length", count())];
        let flags = ["first", "last"].map(|name| (name, Shape::Flag(true)));
        let fields = fields.into_iter().chain(flags).map(|(name, shape)| (name.to_owned(), shape));
        scope.insert("loop".to_owned(), Shape::Fields(fields.collect()));
        self.scopes.push(scope);
    }

    fn else_tag(&mut self) {
        if let Some(block) = self.blocks.last_mut()
            && *block == Block::Loop
        {
            *block = Block::Other;
            self.scopes.pop();
        }
    }

    fn end_tag(&mut self) {
        if self.blocks.pop() == Some(Block::Loop) {
            self.scopes.pop();
        }
    }

    /// `set name = value`, or `set name` with what follows up to `endset`.
    fn set_tag(&mut self, tag: &str, tokens: &[Token<'_>]) {
        let [name, rest @ ..] = tokens else { return };
        let shape = match rest {
            [sign, value @ ..] if sign.is_sign("=") => self.expression(value),
            filters => {
                self.blocks.push(Block::Other);
                self.expression(filters);
                Shape::Text(String::new())
            }
        };
        let scope = if tag == "set" { self.scopes.last_mut() } else { self.scopes.first_mut() };
        if let Some(scope) = scope {
            scope.insert(name.text.to_owned(), shape);
        }
    }

    fn unsupported(&mut self, name: Token<'_>) {
        if matches!(name.text, "block" | "component") {
            self.blocks.push(Block::Other);
        }
        let tag = quoted(name.text);
        self.fault(
            name,
            text!(vi: "thẻ {tag} không dùng được trong mẫu báo cáo", en: "a template has no use for the tag {tag}"),
        );
    }

    /// Looks into an expression. Its shape is known when it is a single value, filtered or not.
    fn expression(&mut self, tokens: &[Token<'_>]) -> Shape {
        if self.depth >= DEEPEST {
            return Shape::Unknown;
        }
        self.depth += 1;
        let (mut at, mut shape, mut operands) = (0, Shape::Unknown, 0);
        while let Some(token) = tokens.get(at) {
            if token.is_sign("|") {
                at = self.filter(tokens, at + 1, &mut shape);
            } else {
                operands += 1;
                (at, shape) = self.operand(tokens, at);
            }
        }
        self.depth -= 1;
        if operands == 1 { shape } else { Shape::Unknown }
    }

    /// Looks into the value, group or sign at `at`; gives where the next one begins.
    fn operand(&mut self, tokens: &[Token<'_>], at: usize) -> (usize, Shape) {
        let token = tokens[at];
        let next_is = |sign| tokens.get(at + 1).is_some_and(|next| next.is_sign(sign));
        let opens_map = at > 0 && (tokens[at - 1].is_sign("{") || tokens[at - 1].is_sign(","));
        match token.kind {
            TokenKind::Quoted => (at + 1, Shape::Text(token.text.to_owned())),
            TokenKind::Number => (at + 1, Shape::Number(token.text.to_owned())),
            TokenKind::Name if token.text == "is" => (self.test(tokens, at + 1), Shape::Unknown),
            TokenKind::Name if KEYWORDS.contains(&token.text) => (at + 1, Shape::Unknown),
            // The name of an argument, or a key.
            TokenKind::Name if next_is("=") || next_is(":") && opens_map => (at + 2, Shape::Unknown),
            TokenKind::Name if next_is("(") => {
                self.known(token, FUNCTIONS, &text!(vi: "hàm", en: "function"));
                (at + 1, Shape::Unknown)
            }
            TokenKind::Name => self.path(tokens, at),
            TokenKind::Sign => self.sign(tokens, at),
        }
    }

    fn sign(&mut self, tokens: &[Token<'_>], at: usize) -> (usize, Shape) {
        match tokens[at].text {
            "(" | "[" | "{" => {
                let end = closing(tokens, at);
                let inner = &tokens[at + 1..end];
                let shape = if tokens[at].is_sign("[") { self.list(inner) } else { self.expression(inner) };
                (end + 1, shape)
            }
            // A field of something that is no plain value.
            "." => (at + 2, Shape::Unknown),
            _ => (at + 1, Shape::Unknown),
        }
    }

    /// `a, b, c`, or `one.name for one in list if one.flag`.
    fn list(&mut self, tokens: &[Token<'_>]) -> Shape {
        let Some(at) = position(tokens, "for") else {
            self.expression(tokens);
            return Shape::List(Box::new(Shape::Unknown));
        };
        let names_end = position(&tokens[at..], "in").map_or(tokens.len(), |offset| at + offset);
        let rest = tokens.get(names_end + 1..).unwrap_or_default();
        let (target, condition) = rest.split_at(position(rest, "if").unwrap_or(rest.len()));
        let target = self.expression(target);
        self.scopes.push(loop_names(&tokens[at + 1..names_end.max(at + 1)], &target));
        let element = self.expression(&tokens[..at]);
        self.expression(condition);
        self.scopes.pop();
        Shape::List(Box::new(element))
    }

    /// A filter's name and arguments; `shape` becomes what it gives.
    fn filter(&mut self, tokens: &[Token<'_>], at: usize, shape: &mut Shape) -> usize {
        let Some(name) = tokens.get(at) else { return at };
        if name.text == "safe" {
            self.fault(
                *name,
                text!(
                    vi: "không được dùng bộ lọc “safe”: chữ của cơ quan gửi có thể làm hỏng báo cáo",
                    en: "the filter “safe” is not allowed: text of a submission could break the report",
                ),
            );
        } else {
            self.known(*name, FILTERS, &text!(vi: "bộ lọc", en: "filter"));
        }
        if name.text == "so" && !matches!(shape, Shape::Number(_) | Shape::Unknown) {
            self.fault(*name, text!(vi: "bộ lọc “so” chỉ dùng cho số", en: "the filter “so” takes numbers only"));
        }
        *shape = filtered(name.text, shape);
        self.arguments(tokens, at + 1)
    }

    /// The name after `is` or `is not`, and its arguments.
    fn test(&mut self, tokens: &[Token<'_>], at: usize) -> usize {
        let at = at + usize::from(tokens.get(at).is_some_and(|token| token.is_name("not")));
        let Some(name) = tokens.get(at) else { return at };
        if !KEYWORDS.contains(&name.text) || TESTS.contains(&name.text) {
            self.known(*name, TESTS, &text!(vi: "phép thử", en: "test"));
        }
        self.arguments(tokens, at + 1)
    }

    fn arguments(&mut self, tokens: &[Token<'_>], at: usize) -> usize {
        if !tokens.get(at).is_some_and(|token| token.is_sign("(")) {
            return at;
        }
        let end = closing(tokens, at);
        self.expression(&tokens[at + 1..end]);
        end + 1
    }

    /// A value with its fields, as `agencies[0].short`.
    fn path(&mut self, tokens: &[Token<'_>], start: usize) -> (usize, Shape) {
        let (mut owner, mut shape) = (tokens[start], self.value(tokens[start]));
        let mut at = start + 1;
        loop {
            match (tokens.get(at), tokens.get(at + 1)) {
                (Some(dot), Some(name)) if dot.is_sign(".") && name.kind == TokenKind::Name => {
                    shape = self.field(owner, &shape, *name);
                    owner = *name;
                    at += 2;
                }
                (Some(bracket), _) if bracket.is_sign("[") => {
                    let end = closing(tokens, at);
                    shape = self.subscript(owner, shape, &tokens[at + 1..end]);
                    at = end + 1;
                }
                _ => break,
            }
        }
        // Tera knows only what is in it.
        if tokens[start].is_name("loop") && at == start + 1 && shape != Shape::Unknown {
            self.fault(
                tokens[start],
                text!(
                    vi: "không có giá trị “loop”, chỉ có “loop.index”, “loop.first”, “loop.last” và “loop.length”",
                    en: "there is no value “loop”, only “loop.index”, “loop.first”, “loop.last” and “loop.length”",
                ),
            );
        }
        (at, shape)
    }

    fn subscript(&mut self, owner: Token<'_>, shape: Shape, inner: &[Token<'_>]) -> Shape {
        if let ([name], Shape::Fields(_)) = (inner, &shape)
            && name.kind == TokenKind::Quoted
        {
            return self.field(owner, &shape, *name);
        }
        self.expression(inner);
        let is_slice = inner.iter().any(|token| token.is_sign(":"));
        if is_slice { shape } else { shape.element() }
    }

    /// The value that a name stands for.
    fn value(&mut self, name: Token<'_>) -> Shape {
        let own = self.scopes.iter().rev().find_map(|scope| scope.get(name.text));
        if let Some(shape) = own.or_else(|| self.values.field(name.text)) {
            return shape.clone();
        }
        // What Tera knows of itself.
        if name.text.starts_with("__tera") {
            return Shape::Unknown;
        }
        let mut known = self.values.names();
        known.extend(self.scopes.iter().flat_map(BTreeMap::keys).map(String::as_str));
        let (shown, close) = (quoted(name.text), did_you_mean(name.text, &known));
        let message = meant(&text!(vi: "không có giá trị {shown}", en: "there is no value {shown}"), close);
        self.fault(name, message);
        Shape::Unknown
    }

    /// The field `name` of `owner`.
    fn field(&mut self, owner: Token<'_>, shape: &Shape, name: Token<'_>) -> Shape {
        if *shape == Shape::Unknown {
            return Shape::Unknown;
        }
        if let Some(field) = shape.field(name.text) {
            return field.clone();
        }
        let (of, shown) = (quoted(owner.text), quoted(name.text));
        let message = if let Shape::List(_) = shape {
            let list = owner.text;
            text!(
                vi: "{of} là danh sách, lấy {shown} của từng mục bằng {{% for … in {list} %}}",
                en: "{of} is a list; get {shown} of each entry by {{% for … in {list} %}}",
            )
        } else {
            let message = text!(vi: "{of} không có mục {shown}", en: "{of} has no field {shown}");
            meant(&message, did_you_mean(name.text, &shape.names()))
        };
        self.fault(name, message);
        Shape::Unknown
    }

    fn known(&mut self, name: Token<'_>, known: &[&str], what: &Text) {
        if !known.contains(&name.text) {
            let (shown, vi, en) = (quoted(name.text), &what.vi, &what.en);
            let message = text!(vi: "không có {vi} {shown}", en: "there is no {en} {shown}");
            self.fault(name, meant(&message, did_you_mean(name.text, known)));
        }
    }

    fn fault(&mut self, token: Token<'_>, message: Text) {
        self.found.push(Found { at: token.at, message });
    }
}

/// The message, with what may have been meant.
pub(super) fn meant(message: &Text, close: Option<&str>) -> Text {
    let Text { vi, en } = message;
    match close {
        Some(close) => text!(vi: "{vi}; có phải “{close}”?", en: "{en}; did you mean “{close}”?"),
        None => message.clone(),
    }
}

/// The names before `in` with what they stand for.
fn loop_names(tokens: &[Token<'_>], target: &Shape) -> BTreeMap<String, Shape> {
    let names: Vec<&str> =
        tokens.iter().filter(|token| token.kind == TokenKind::Name).map(|token| token.text).collect();
    match names[..] {
        [one] => BTreeMap::from([(one.to_owned(), target.element())]),
        _ => names.iter().map(|name| ((*name).to_owned(), Shape::Unknown)).collect(),
    }
}

/// What a filter gives for a value.
fn filtered(name: &str, shape: &Shape) -> Shape {
    match name {
        // A number in two digits is still one at the start of a line.
        "so" | "sort" | "reverse" | "unique" | "default" => shape.clone(),
        "first" | "last" | "nth" => shape.element(),
        "length" => Shape::Number(String::new()),
        _ => Shape::Unknown,
    }
}

/// Where a word of the language stands, outside of inner brackets.
fn position(tokens: &[Token<'_>], word: &str) -> Option<usize> {
    let mut depth = 0_usize;
    tokens.iter().position(|token| {
        match token.text {
            "(" | "[" | "{" if token.kind == TokenKind::Sign => depth += 1,
            ")" | "]" | "}" if token.kind == TokenKind::Sign => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && token.is_name(word)
    })
}

/// Where the bracket at `open` is closed; the end when it is not.
fn closing(tokens: &[Token<'_>], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open).filter(|(_, token)| token.kind == TokenKind::Sign) {
        match token.text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len()
}
