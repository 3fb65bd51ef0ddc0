//! The words of level, however they are typed.

/// A word of level in a text, with the degree before it.
pub(super) struct Level {
    /// Where it begins, in bytes.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// Whether all of it is in capitals, as a stamp is.
    pub(super) in_capitals: bool,
    /// Whether it begins with a capital.
    pub(super) has_capital: bool,
    /// Whether “tối” or “tuyệt” stands before “mật”.
    pub(super) has_degree: bool,
}

/// How “mật” is typed: in Unicode, without marks, letter by letter, in TCVN3 and in VNI. The second tells whether these
/// are capitals.
const WORDS: &[(&str, bool)] = &[
    ("MẬT", true),
    ("Mật", false),
    ("mật", false),
    ("MAT", true),
    ("Mat", false),
    ("mat", false),
    ("M Ậ T", true),
    ("M A T", true),
    ("MËT", true),
    ("mËt", true),
    ("MAÄT", true),
];
/// How “tối” and “tuyệt” are typed, in small letters.
const DEGREES: &[&str] = &["tối", "tuyệt", "toi", "tuyet", "t ố i", "t u y ệ t", "tèi", "tuyöt", "toái", "tuyeät"];

/// The level whose word “mật” begins at `at`.
pub(super) fn at(text: &str, at: usize) -> Option<Level> {
    let rest = text.get(at..)?;
    let (word, in_capitals) = WORDS.iter().find(|(word, _)| rest.starts_with(word))?;
    let end = at + word.len();
    let is_whole = !text[..at].ends_with(char::is_alphanumeric) && !text[end..].starts_with(char::is_alphanumeric);
    if !is_whole {
        return None;
    }
    let degree = degree(&text[..at]);
    let start = degree.unwrap_or(at);
    let has_capital = text[start..].starts_with(char::is_uppercase) || *in_capitals;
    Some(Level { start, end, in_capitals: *in_capitals, has_capital, has_degree: degree.is_some() })
}

/// Where the degree begins that ends a text.
fn degree(before: &str) -> Option<usize> {
    let words = before.trim_end_matches([' ', '\u{a0}']);
    if words.len() == before.len() {
        return None;
    }
    let starts = |degree: &str| {
        let start = words.char_indices().rev().nth(degree.chars().count() - 1)?.0;
        let is_it = words[start..].to_lowercase() == degree && !words[..start].ends_with(char::is_alphanumeric);
        is_it.then_some(start)
    };
    DEGREES.iter().find_map(|degree| starts(degree))
}
