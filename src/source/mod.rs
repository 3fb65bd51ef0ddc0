//! Source texts and places in them.
//!
//! Every value the tool reads keeps the [`Span`] it was written at; line, column and cell are worked out only when a
//! place is shown.

mod excerpt;
mod shown;
mod span;
mod table;
mod text;

pub use shown::Shown;
pub use span::{Span, Spanned};
pub use table::{Table, column_name, cuts, cuts_among};
pub use text::{Lines, Position, Source};

/// Which text of a run: an index into [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// All texts of a run; a [`Span`] points into one of them.
#[derive(Debug, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Keeps a text and gives the name it goes by from now on.
    pub fn add(&mut self, path: impl Into<String>, text: String) -> SourceId {
        self.0.push(Source::new(path, text));
        SourceId(u32::try_from(self.0.len() - 1).unwrap_or(u32::MAX))
    }

    /// Keeps what was read of a text whose name was given before.
    pub fn set(&mut self, id: SourceId, source: Source) {
        self.0[id.0 as usize] = source;
    }

    /// Says how a text that turned out to be a table is cut.
    pub fn set_table(&mut self, id: SourceId, table: Table) {
        self.0[id.0 as usize].set_table(table);
    }

    /// The text that `id` names.
    #[must_use]
    pub fn get(&self, id: SourceId) -> &Source {
        &self.0[id.0 as usize]
    }

    /// All texts, in the order in which they were named.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.0.iter()
    }

    /// The text as it was written at `span`.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.source).slice(span)
    }

    /// `path:line:column`, followed by the cell where there is one; of a spreadsheet only the cell, for its lines are
    /// those of no file.
    #[must_use]
    pub fn place(&self, span: Span) -> String {
        let source = self.get(span.source);
        let Position { line, column } = source.position(span);
        match source.cell(span) {
            Some(cell) if source.sheet().is_some() => format!("{} ({cell})", source.path),
            Some(cell) => format!("{}:{line}:{column} ({cell})", source.path),
            None => format!("{}:{line}:{column}", source.path),
        }
    }
}
