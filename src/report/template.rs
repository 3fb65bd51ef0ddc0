//! A template: front matter that says what head and foot hold, and a body in Markdown, both filled in by Tera.

use super::{
    document::{self, Block},
    escape::{escape, one_line},
    markdown, wording,
};
use crate::{
    finding::{Obstacle, text},
    model::Section,
};
use anyhow::{Context as _, bail};
use serde::Serialize;
use std::{collections::BTreeMap, io::Write as _};
use tera::{Context, Kwargs, State, Tera, Value};

/// The template that is part of the program.
pub const DEFAULT: &str = include_str!("../../report-templates/bao-cao-tong-hop.md");

/// A template that was read and found sound.
#[derive(Debug)]
pub struct Template {
    tera: Tera,
    /// Names of the front matter's fields.
    fields: Vec<String>,
}

/// A template with its values filled in.
#[derive(Debug)]
pub struct Filled {
    /// The fields of the front matter; a field with several values has one a line.
    pub front: BTreeMap<String, String>,
    /// The body, in Markdown.
    pub body: String,
}

/// A section that the office wrote, read as a report is and written anew: only what a report can hold comes through, so
/// that it may stand in the body as it is.
fn editorial(section: Section, text: &str) -> anyhow::Result<String> {
    let title = section.title();
    let context = || format!("bien-tap.md, “{title}”");
    let blocks = document::parse(text).with_context(context)?;
    if blocks.iter().any(|block| matches!(block, Block::Heading(..) | Block::Annex(..))) {
        bail!(Obstacle::new(text!(
            vi: "bien-tap.md, “{title}”: không đặt đề mục trong một mục",
            en: "bien-tap.md, “{title}”: no headings within a section",
        )));
    }
    Ok(markdown::write_body(&blocks))
}

/// Name of the body among the templates; its ending switches escaping on.
const BODY: &str = "body.md";

/// The line above the front matter.
pub(super) const FENCE: &str = "---\n";

/// The text with the line ends that everything else counts on, without a byte order mark.
pub(super) fn normal(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

/// The template language: Tera with text made safe, and a filter for counts.
pub(super) fn language() -> Tera {
    let mut tera = Tera::default();
    tera.autoescape_on([".md"]);
    tera.set_escape_fn(escape);
    tera.register_filter("so", |count: usize, _: Kwargs, _: &State| wording::count(count));
    tera
}

/// Front matter and body.
pub(super) fn parts(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix(FENCE)?.split_once("\n---\n")
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    ///
    /// When there is no front matter, when it or the template language is at fault (with line and column), or when the
    /// body switches escaping off.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        let text = normal(text);
        let Some((front, body)) = parts(&text) else {
            bail!(Obstacle::new(text!(
                vi: "mẫu phải bắt đầu bằng phần đầu đặt giữa hai dòng “---”",
                en: "a template begins with front matter between two lines of “---”",
            )));
        };
        let front: BTreeMap<String, String> =
            serde_yaml::from_str(front).context("the front matter of the template")?;
        // What is marked safe is not escaped, so that a submission could change the report's structure.
        let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if bare.contains("|safe") {
            bail!(Obstacle::new(text!(
                vi: "mẫu không được dùng bộ lọc “safe”: xem “tonghop template check”",
                en: "the filter “safe” is not allowed in a report: see “tonghop template check”",
            )));
        }
        let mut tera = language();
        // Blank lines in place of the front matter keep the line numbers of messages right.
        let above = "\n".repeat(text.lines().count() - body.lines().count());
        tera.add_raw_template(BODY, &format!("{above}{body}"))?;
        for (field, value) in &front {
            tera.add_raw_template(field, value).with_context(|| format!("the field “{field}” of the front matter"))?;
        }
        Ok(Self { tera, fields: front.into_keys().collect() })
    }

    /// Fills the values in.
    ///
    /// # Errors
    ///
    /// When the template names a value that does not exist, with its place.
    pub fn fill(&self, values: &impl Serialize) -> anyhow::Result<Filled> {
        let mut context = Context::from_serialize(values)?;
        for section in Section::ALL {
            let text = context.get("editorial").and_then(|all| all.get_from_path(section.id())?.as_str());
            let markdown = editorial(section, text.unwrap_or_default())?;
            context.insert_value(format!("editorial_{}", section.id()), Value::safe_string(&markdown));
        }
        let mut front = BTreeMap::new();
        for field in &self.fields {
            let value = self.tera.render(field, &context)?;
            let lines = value.lines().map(one_line).filter(|line| !line.is_empty());
            front.insert(field.clone(), lines.collect::<Vec<_>>().join("\n"));
        }
        let mut body = Vec::new();
        body.write_all(self.tera.render(BODY, &context)?.as_bytes())?;
        Ok(Filled { front, body: String::from_utf8(body)? })
    }
}
