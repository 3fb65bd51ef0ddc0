//! Agencies that report, bodies that do not, and groups of agencies.

use super::{AgencyAt, Deadline, Key, Window};
use crate::source::Spanned;

/// An agency that must report (cơ quan).
#[derive(Debug, Clone)]
pub struct Agency {
    /// Its id.
    pub id: Spanned<String>,
    /// Its full name.
    pub name: String,
    /// The name used in tables.
    pub short: String,
    /// Other spellings.
    pub aliases: Vec<Spanned<String>>,
    /// The level it stands on.
    pub level: Level,
    /// The word of request that fits it.
    pub address: Address,
    /// The days on which the agency exists; outside of them it is exempt.
    pub exists: Window,
    /// Its own deadline.
    pub deadline: Option<Spanned<Deadline>>,
}

impl Agency {
    /// Whether it governs a locality: below the province, or by its name.
    #[must_use]
    pub fn is_local(&self) -> bool {
        let name = Key::of(&self.name);
        self.level != Level::Province || ["Ủy ban nhân dân", "UBND"].iter().any(|word| name.begins_with(&Key::of(word)))
    }

    /// Everything it goes by.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let own = [&*self.id.value, &self.name, &self.short];
        own.into_iter().chain(self.aliases.iter().map(|alias| &*alias.value))
    }
}

/// The level of an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Level {
    /// Province.
    #[default]
    Province,
    /// District, town or city within the province.
    District,
    /// Commune.
    Commune,
}

/// How an agency is addressed in a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Address {
    /// "yêu cầu": to those under the issuer.
    #[default]
    Require,
    /// "đề nghị": to Party bodies, the Front, unions, court and procuracy.
    Request,
}

/// A body that the plan names but that does not report.
#[derive(Debug, Clone)]
pub struct Partner {
    /// Its id.
    pub id: Spanned<String>,
    /// Its name.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<Spanned<String>>,
}

impl Partner {
    /// Everything it goes by.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [&*self.id.value, &self.name].into_iter().chain(self.aliases.iter().map(|alias| &*alias.value))
    }
}

/// A group of agencies.
#[derive(Debug, Clone)]
pub struct Group {
    /// Its id.
    pub id: Spanned<String>,
    /// What it is called.
    pub name: String,
    /// Who belongs to it, in the plan's order.
    pub members: Vec<AgencyAt>,
    /// Whether all of these could be read; what could not has a finding of its own.
    pub members_known: bool,
}
