//! The form in which names, ids and headings are compared.

use foldhash::quality::FixedState;
use std::{
    hash::{BuildHasher as _, Hasher as _},
    sync::LazyLock,
};
use unicode_normalization::UnicodeNormalization as _;

/// A name without what people write differently: case, tone marks and their placement, đ and ð, spaces, apostrophes and
/// other punctuation. Two names with equal keys are the same name; `Lắk` and `Đắk Lắk` have different ones, because
/// only whole names are compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(String);

impl Key {
    /// The key of `name`.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let mut key = String::with_capacity(name.len());
        each_letter(name, |letter| key.push(letter));
        Self(key)
    }

    /// A number that is equal for names with equal keys, and hardly ever for others: made without the key itself.
    #[must_use]
    pub fn print_of(name: &str) -> u64 {
        let mut print = FixedState::default().build_hasher();
        each_letter(name, |letter| print.write_u32(letter.into()));
        print.finish()
    }

    /// Whether nothing of the name is left, as of `""` and `"--"`.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The folded letters and digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is left of a name, letter by letter.
fn each_letter(name: &str, mut take: impl FnMut(char)) {
    let latin: &[Folded] = &LATIN;
    for c in name.chars() {
        match latin.get(c as usize) {
            Some(Folded::One(letter)) => take(*letter),
            Some(Folded::None) => {}
            _ => fold(c).for_each(&mut take),
        }
    }
}

/// What is left of one character.
fn fold(c: char) -> impl Iterator<Item = char> {
    let letters = std::iter::once(c).nfd().filter(|c| c.is_alphanumeric() && !is_apostrophe(*c));
    let letters = letters.flat_map(char::to_lowercase);
    letters.map(|c| if matches!(c, 'đ' | 'ð') { 'd' } else { c })
}

/// The apostrophes that Unicode calls letters, as in `Ea Hʼleo`; the others are no letters anyway.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\u{2b9}'..='\u{2bf}' | '\u{2c8}' | '\u{2ca}' | '\u{2cb}')
}

/// What is left of a character, looked up.
enum Folded {
    None,
    One(char),
    /// Rare: to be worked out.
    More,
}

/// The characters below this one are looked up: Vietnamese letters among them.
const LOOKED_UP: u32 = 0x1f00;

/// [`fold`] of every character below [`LOOKED_UP`]: names are compared everywhere, and taking letters apart is slow.
static LATIN: LazyLock<Vec<Folded>> = LazyLock::new(|| {
    let looked_up = |c: u32| {
        let mut letters = fold(char::from_u32(c).unwrap_or_default());
        match (letters.next(), letters.next()) {
            (None, _) => Folded::None,
            (Some(letter), None) => Folded::One(letter),
            _ => Folded::More,
        }
    };
    (0..LOOKED_UP).map(looked_up).collect()
});

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn variants_of_a_name_fold_to_one_key() {
        for (one, other) in [
            ("Ea H'leo", "EA H’ Leo"),
            ("Ea H'leo", "Ea H\u{2bc}leo"),
            ("M'Đrắk", "M\u{2b9}Drăk"),
            ("Cư M'gar", "Cư M\u{b4} gar"),
            ("Krông A Na", "krông ana"),
            ("Đắk Lắk", "Đa\u{306}\u{301}k La\u{306}\u{301}k"),
            ("Quyết định", "Quyết ðịnh"),
            ("Ủy ban", "Uỷ ban"),
            ("SLĐTBXH", "sldtbxh"),
        ] {
            assert_eq!(Key::of(one), Key::of(other), "{one} = {other}");
        }
        assert_ne!(Key::of("Lắk"), Key::of("Đắk Lắk"));
    }

    #[test]
    fn what_is_looked_up_is_what_is_worked_out() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            assert_eq!(Key::of(&c.to_string()).as_str(), super::fold(c).collect::<String>(), "{c:?}");
        }
    }
}
