//! Names of files, made of the ids of agencies.

use crate::model::Plan;
use std::collections::BTreeSet;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// The most characters of an id that a name takes: paths on Windows are short.
const LONGEST: usize = 60;
/// Names that Windows keeps for devices, with any ending.
const RESERVED: &[&str] = &[
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];
/// What stands for an id of which nothing is left.
const NAMELESS: &str = "co-quan";

/// The name of every agency's form without its ending, in the plan's order: ASCII letters, digits and `-`. No two are
/// equal, also where case does not count.
#[must_use]
pub fn file_names(plan: &Plan) -> Vec<String> {
    let mut taken = BTreeSet::new();
    plan.agencies.iter().map(|agency| unique(slug(&agency.id), &mut taken)).collect()
}

fn unique(name: String, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    let free = std::iter::once(name.clone()).chain(numbered).find(|name| taken.insert(name.to_lowercase()));
    free.unwrap_or(name)
}

fn slug(id: &str) -> String {
    let letters = id.nfd().filter(|c| !is_combining_mark(*c));
    let ascii = letters.map(|c| match c {
        'đ' | 'ð' => 'd',
        'Đ' | 'Ð' => 'D',
        c if c.is_ascii_alphanumeric() || c == '_' => c,
        _ => '-',
    });
    let dashed: String = ascii.collect();
    let words: Vec<&str> = dashed.split('-').filter(|word| !word.is_empty()).collect();
    let name: String = words.join("-").chars().take(LONGEST).collect();
    match name.to_lowercase() {
        lower if lower.is_empty() => NAMELESS.to_owned(),
        lower if RESERVED.contains(&&*lower) => format!("{NAMELESS}-{name}"),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::{slug, unique};
    use std::collections::BTreeSet;

    #[test]
    fn ids_become_names_of_files() {
        for (id, name) in [
            ("SLĐTBXH", "SLDTBXH"),
            ("krong-ana", "krong-ana"),
            ("M'Đrắk / 1", "M-Drak-1"),
            ("../../etc", "etc"),
            ("nul", "co-quan-nul"),
            ("—", "co-quan"),
        ] {
            assert_eq!(slug(id), name);
        }
    }

    #[test]
    fn no_two_names_are_equal() {
        let mut taken = BTreeSet::new();
        let names = ["TD", "td", "TD-2"].map(|name| unique(name.to_owned(), &mut taken));
        assert_eq!(names, ["TD", "td-2", "TD-2-2"]);
    }
}
