//! A template's text → its pieces: words, values in `{{ }}`, tags in `{% %}`, comments. Whatever is wrong with them is
//! left to others: nothing here fails.

use std::ops::Range;

/// A piece of a template.
#[derive(Debug)]
pub(super) struct Piece<'t> {
    /// Where it stands.
    pub(super) range: Range<usize>,
    pub(super) kind: PieceKind<'t>,
    /// Whether white space before it is dropped, as by `{%-`.
    pub(super) trims_before: bool,
    /// Whether white space after it is dropped, as by `-%}`.
    pub(super) trims_after: bool,
}

/// What a piece is.
#[derive(Debug)]
pub(super) enum PieceKind<'t> {
    Words,
    Value(Vec<Token<'t>>),
    Tag(Vec<Token<'t>>),
    Comment,
}

/// A word or sign within a value or tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'t> {
    /// Where it begins.
    pub(super) at: usize,
    /// The text; of quoted text what stands between the quotation marks.
    pub(super) text: &'t str,
    pub(super) kind: TokenKind,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    Name,
    Quoted,
    Number,
    Sign,
}

impl Token<'_> {
    pub(super) fn is_sign(&self, sign: &str) -> bool {
        self.kind == TokenKind::Sign && self.text == sign
    }

    pub(super) fn is_name(&self, name: &str) -> bool {
        self.kind == TokenKind::Name && self.text == name
    }
}

/// Cuts `text` into pieces; what follows an unclosed one is not read.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut scanner = Scanner { text, at: 0, pieces: Vec::new() };
    while scanner.next().is_some() {}
    scanner.pieces
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    pieces: Vec<Piece<'t>>,
}

impl<'t> Scanner<'t> {
    /// Reads on to the end of the next piece that is not words; none when there is no more.
    fn next(&mut self) -> Option<()> {
        let start = opening(&self.text[self.at..]).map(|offset| self.at + offset);
        self.words(start.unwrap_or(self.text.len()));
        let start = start?;
        let trims_before = self.text[start + 2..].starts_with('-');
        self.at = start + 2 + usize::from(trims_before);
        let kind = match &self.text[start..start + 2] {
            "{{" => PieceKind::Value(self.tokens("}}")?),
            "{%" => PieceKind::Tag(self.tokens("%}")?),
            _ => {
                self.at += self.text[self.at..].find("#}")? + 2;
                PieceKind::Comment
            }
        };
        let trims_after = self.text.as_bytes().get(self.at - 3) == Some(&b'-');
        let raw = matches!(&kind, PieceKind::Tag(tokens) if tokens.len() == 1 && tokens[0].is_name("raw"));
        self.pieces.push(Piece { range: start..self.at, kind, trims_before, trims_after });
        if raw {
            self.raw();
        }
        Some(())
    }

    fn words(&mut self, end: usize) {
        if self.at < end {
            self.add(self.at..end, PieceKind::Words);
        }
        self.at = end;
    }

    fn add(&mut self, range: Range<usize>, kind: PieceKind<'t>) {
        self.pieces.push(Piece { range, kind, trims_before: false, trims_after: false });
    }

    /// Up to `{% endraw %}` everything is words.
    fn raw(&mut self) {
        let mut tags = self.text[self.at..].match_indices("{%").map(|(offset, _)| self.at + offset);
        let is_end = |tag: &usize| {
            let inner = self.text[tag + 2..].trim_start_matches('-').trim_start();
            inner.strip_prefix("endraw").is_some_and(|rest| rest.trim_start().trim_start_matches('-').starts_with("%}"))
        };
        let end = tags.find(is_end).unwrap_or(self.text.len());
        self.words(end);
    }

    /// The tokens up to `end`, which is read too; none when it does not come.
    fn tokens(&mut self, end: &str) -> Option<Vec<Token<'t>>> {
        let mut tokens = Vec::new();
        loop {
            let rest = &self.text[self.at..];
            let rest = rest.trim_start();
            self.at = self.text.len() - rest.len();
            let closing = rest.strip_prefix('-').unwrap_or(rest);
            if closing.starts_with(end) {
                self.at = self.text.len() - closing.len() + end.len();
                return Some(tokens);
            }
            let (kind, length, text) = token(rest)?;
            tokens.push(Token { at: self.at, text, kind });
            self.at += length;
        }
    }
}

fn opening(text: &str) -> Option<usize> {
    ["{{", "{%", "{#"].iter().filter_map(|sign| text.find(sign)).min()
}

/// The token that `rest` begins with, and how many bytes it takes.
fn token(rest: &str) -> Option<(TokenKind, usize, &str)> {
    let first = rest.chars().next()?;
    let run = |belongs: fn(char) -> bool| rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    let signs = ["==", "!=", "<=", ">=", "//", "**"];
    Some(match first {
        '"' | '\'' | '`' => {
            let length = quoted(rest, first)?;
            (TokenKind::Quoted, length, &rest[1..length - 1])
        }
        _ if first.is_numeric() => {
            let length = run(char::is_numeric);
            (TokenKind::Number, length, &rest[..length])
        }
        _ if first.is_alphanumeric() || first == '_' => {
            let length = run(|c| c.is_alphanumeric() || c == '_');
            (TokenKind::Name, length, &rest[..length])
        }
        // What may be absent is asked for like anything else.
        '?' if rest.starts_with("?.") || rest.starts_with("?[") => (TokenKind::Sign, 2, &rest[1..2]),
        _ => {
            let sign = signs.iter().find(|sign| rest.starts_with(**sign));
            let length = sign.map_or(first.len_utf8(), |sign| sign.len());
            (TokenKind::Sign, length, &rest[..length])
        }
    })
}

/// How many bytes a quoted text takes, with its quotation marks.
fn quoted(rest: &str, mark: char) -> Option<usize> {
    let mut escaped = false;
    let end = rest[1..].char_indices().find(|(_, c)| {
        let ends = *c == mark && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    });
    Some(end?.0 + 2)
}
