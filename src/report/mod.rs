//! Consolidation → view → document → writers.

mod choices;
pub mod document;
pub mod docx;
mod escape;
mod highlights;
mod initial;
pub mod letter;
pub mod lint;
pub mod markdown;
mod sentence;
pub mod shape;
pub mod template;
pub mod view;
pub mod wording;

pub use highlights::Highlight;

use document::{Document, Front};
use serde::Serialize;
use template::Template;

/// Fills a template in and reads the result.
///
/// # Errors
///
/// When the template names a value that does not exist, or holds something that a report cannot.
pub fn compile(template: &Template, values: &impl Serialize) -> anyhow::Result<Document> {
    let filled = template.fill(values)?;
    Ok(Document { front: Front::of(filled.front)?, body: document::parse(&filled.body)? })
}
