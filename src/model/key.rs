//! The form in which names, ids and headings are compared.

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
        let letters = name.nfd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
        Self(letters.map(|c| if matches!(c, 'đ' | 'ð') { 'd' } else { c }).collect())
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

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn variants_of_a_name_fold_to_one_key() {
        for (one, other) in [
            ("Ea H'leo", "EA H’ Leo"),
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
}
