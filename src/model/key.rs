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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(String);

impl Key {
    /// The key of `name`.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let mut folded = Vec::with_capacity(name.len());
        let is_whole = quick(name, |letters| folded.extend_from_slice(letters));
        let folded = is_whole.then_some(folded).and_then(|folded| String::from_utf8(folded).ok());
        Self(folded.unwrap_or_else(|| name.chars().flat_map(fold).collect()))
    }

    /// A number that is equal for names with equal keys, and hardly ever for others.
    #[must_use]
    pub fn print_of(name: &str) -> u64 {
        let print = |letters: &[u8]| {
            let mut print = FixedState::default().build_hasher();
            print.write(letters);
            print.finish()
        };
        // Most names and titles are short enough to ask for no memory.
        let mut short = None;
        let is_whole = name.len() <= SHORT && quick(name, |letters| short = Some(print(letters)));
        let short = short.filter(|_| is_whole);
        short.unwrap_or_else(|| print(Self::of(name).as_str().as_bytes()))
    }

    /// Whether nothing of the name is left, as of `""` and `"--"`.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the name begins with another.
    #[must_use]
    pub fn begins_with(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }

    /// The folded letters and digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The longest stretch of a name, in bytes, that is folded at once.
const SHORT: usize = 256;

/// Tells the key of a name in letters of Vietnamese, which most are, stretch by stretch; false when it has others, and
/// what was told is not its key.
fn quick(name: &str, mut tell: impl FnMut(&[u8])) -> bool {
    let rows: &Rows = &ROWS;
    let mut row = rows[0];
    name.as_bytes().chunks(SHORT).all(|stretch| {
        let mut letters = [NOTHING; SHORT];
        let mut length = 0;
        let (eights, rest) = stretch.as_chunks::<8>();
        for eight in eights {
            (length, row) = look_up(eight, rows, row, &mut letters, length);
        }
        for byte in rest {
            (length, row) = look_up(&[*byte], rows, row, &mut letters, length);
        }
        tell(&letters[..length]);
        letters.iter().fold(NOTHING, |all, letter| all | letter).is_ascii()
    })
}

/// Looks up each byte by itself and the one before it, without a branch: names are compared everywhere. Gives the count
/// of letters, and the row of the last byte. Several bytes in a row take less than one at a time.
fn look_up<const N: usize>(
    bytes: &[u8; N],
    rows: &Rows,
    mut row: &'static Row,
    letters: &mut [u8; SHORT],
    mut length: usize,
) -> (usize, &'static Row) {
    for byte in bytes {
        let letter = row[usize::from(*byte)];
        // There are no more letters than bytes. The compiler does not know, and would ask.
        letters[length % SHORT] = letter;
        length += usize::from(letter != NOTHING);
        row = rows[usize::from(*byte)];
    }
    (length, row)
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

/// What a byte leaves behind another.
type Row = [u8; 256];
/// What a byte leaves, by the row of the byte before it.
type Letters = [Row; STARTS.len()];

/// How characters begin whose last byte is looked up; the first stands for those of one byte.
const STARTS: [&[u8]; 11] =
    [&[], &[0xC2], &[0xC3], &[0xC4], &[0xC5], &[0xC6], &[0xE1], &[0xE1, 0xBA], &[0xE1, 0xBB], &[0xE2], &[0xE2, 0x80]];
/// The row that a byte leads to, when it ends a start. One that ends a whole character instead, as that of `ú`, does no
/// harm: no character goes on behind it.
const ROW: [u8; 256] = {
    let mut rows = [0; 256];
    let mut row: u8 = 1;
    while (row as usize) < STARTS.len() {
        let start = STARTS[row as usize];
        rows[start[start.len() - 1] as usize] = row;
        row += 1;
    }
    rows
};
/// The rows of [`LETTERS`] by the byte that leads to them.
type Rows = [&'static Row; 256];

/// Of a byte that leaves nothing.
const NOTHING: u8 = 0;
/// Of a character that leaves more than one letter of ASCII, or is not looked up.
const OTHER: u8 = u8::MAX;

static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
    let alone: Row = std::array::from_fn(|byte| u8::try_from(byte).map_or(OTHER, |byte| letter(&[byte])));
    std::array::from_fn(|row| {
        // What begins a character begins it whatever stands before.
        let mut letters = alone;
        for byte in 0x80..0xC0 {
            letters[usize::from(byte)] = letter(&[STARTS[row], &[byte]].concat());
        }
        letters
    })
});

/// What the last of these bytes leaves.
fn letter(bytes: &[u8]) -> u8 {
    match std::str::from_utf8(bytes) {
        Ok(one) => one.chars().next().map_or(OTHER, looked_up),
        Err(_) if STARTS.contains(&bytes) => NOTHING,
        Err(_) => OTHER,
    }
}

static ROWS: LazyLock<Rows> = LazyLock::new(|| {
    let letters: &'static Letters = &LETTERS;
    ROW.map(|row| &letters[usize::from(row)])
});

fn looked_up(c: char) -> u8 {
    let mut letters = fold(c);
    match (letters.next(), letters.next()) {
        (None, _) => NOTHING,
        (Some(letter), None) => u8::try_from(letter).ok().filter(u8::is_ascii).unwrap_or(OTHER),
        _ => OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, fold};
    use proptest::prelude::*;

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
            assert_eq!(Key::of(&c.to_string()).as_str(), fold(c).collect::<String>(), "{c:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn so_it_is_of_characters_beside_each_other(name in "([ -~]|[À-ỹ]|[Ạ-ỹ]|[–“”…²]|[\u{300}-\u{345}]|.){0,40}") {
            let (key, worked_out) = (Key::of(&name), name.chars().flat_map(fold).collect::<String>());
            prop_assert_eq!(key.as_str(), worked_out);
        }

        #[test]
        fn and_of_long_names(name in "([ -~]|[À-ỹ]|[Ạ-ỹ]|[–“”…²]){0,400}", other in "[ –-]{0,9}") {
            let (key, worked_out) = (Key::of(&name), name.chars().flat_map(fold).collect::<String>());
            prop_assert_eq!(key.as_str(), &worked_out);
            // Letter by letter: a whole text would get the other small sigma at the end of a word.
            let small: String = name.chars().flat_map(char::to_lowercase).collect();
            let apart = [&other, &small.replace(' ', "  "), &other].map(String::as_str).concat();
            for same in [&worked_out, &apart] {
                prop_assert_eq!(Key::print_of(&name), Key::print_of(same), "{} = {}", name, same);
            }
        }
    }
}
