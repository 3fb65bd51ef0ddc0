//! Names of the peoples of the Highlands.

use super::name::is_apostrophe;

/// What begins a name among the Ê Đê, Gia Rai, M'nông and others, in small letters.
pub(super) const HIGHLANDS: &[&str] = &[
    "y", "h", "ama", "amí", "aê", "aduôn", "ksor", "kpă", "kpuih", "siu", "nay", "rcom", "rmah", "rahlan", "rơ", "rah",
    "rlan", "romah", "puih", "hrah", "ktul", "niê", "mlô", "êban", "byă", "ayun", "kbuôr", "hmok", "hwing", "đinh",
    "bríu", "hồ", "a", "k", "êñuôl", "ênuôl", "kđoh", "bkrông", "liêng", "knul", "ktla", "kdăm", "thào",
];
/// Family names of the Highlands that are no other word, in small letters.
const FAMILIES: &[&str] = &[
    "niê", "mlô", "êban", "eban", "byă", "bya", "ayun", "kbuôr", "hmok", "hwing", "êñuôl", "ênuôl", "eñuol", "kđoh",
    "bkrông", "knul", "ktla", "kdăm", "ksor", "kpă", "siu", "rmah", "rcom", "hđơk", "adrơng", "bdap", "bđăp", "kriêng",
    "ksơr", "hlong", "ñuê", "aliô", "alêô", "arul", "kpơr", "mdrang", "ktul", "hdrue", "hđrue", "hdruê", "hđruê",
    "kđăm",
];
/// First words of names of the Gia Rai that are no other word.
const FIRST: &[&str] = &["Ksor ", "Kpă ", "Siu ", "Rmah ", "Rcom ", "Rơ Châm ", "Rơ Mah ", "Rah Lan ", "Kpuih "];

/// Whether a name of the Highlands that needs no word before it may begin at `at`, told by two bytes.
#[inline]
pub(super) fn may_begin_highlander(bytes: &[u8], at: usize) -> bool {
    match bytes[at..] {
        [first, second, ..] => STARTS[0][usize::from(first)] & STARTS[1][usize::from(second)] != 0,
        _ => false,
    }
}

/// For each byte, which of [`FIRST`] have it first, or second, as bits; the last bit is for what begins with a letter
/// that stands apart, as `Y Mẫu` and `H'Thử`, whose signs behind it are told by their first bytes.
const STARTS: [[u16; 256]; 2] = {
    assert!(FIRST.len() < 16);
    let (mut starts, mut at) = ([[0; 256]; 2], 0);
    while at < FIRST.len() {
        starts[0][FIRST[at].as_bytes()[0] as usize] |= 1 << at;
        starts[1][FIRST[at].as_bytes()[1] as usize] |= 1 << at;
        at += 1;
    }
    starts[0][b'Y' as usize] |= 1 << 15;
    starts[0][b'H' as usize] |= 1 << 15;
    let (signs, mut at) = ([b' ', b'-', b'\'', b'`', 0xC2, 0xE2, 0xCA], 0);
    while at < signs.len() {
        starts[1][signs[at] as usize] |= 1 << 15;
        at += 1;
    }
    starts
};

/// Whether a text begins as a name of the Highlands that needs no word before it.
pub(super) fn begins_as_highlander(text: &str) -> bool {
    let is_gap = |c: char| c == ' ' || c == '-' || c == '\u{a0}' || is_apostrophe(c);
    let rest = text.strip_prefix(['Y', 'H']);
    rest.map_or_else(|| FIRST.iter().any(|first| text.starts_with(first)), |rest| rest.starts_with(is_gap))
}

/// Whether a name is surely one of the Highlands: a family name of theirs ends it, or begins it.
pub(super) fn is_highlander(name: &str) -> bool {
    let mut words = name.split([' ', '\n', '\u{a0}']).skip(1);
    FIRST.iter().any(|first| name.starts_with(first)) || words.any(is_family_of_highlands) || has_parted_family(name)
}

/// The second words of family names that are also written in two: `Ê Ban`, `Ê Nuôl`. The people is `Ê Đê`.
const BEHIND_E: &[&str] = &["ban", "nuôl", "ñuôl", "nuol"];

/// Whether a family name in two words stands in a name.
fn has_parted_family(name: &str) -> bool {
    name.match_indices(" Ê ").any(|(at, _)| parted_family(&name[at + 1..]).is_some())
}

/// The length of such a family name at the start of a text.
pub(super) fn parted_family(text: &str) -> Option<usize> {
    let second = super::name::word(text.strip_prefix("Ê ")?);
    BEHIND_E.contains(&second.to_lowercase().as_str()).then_some("Ê ".len() + second.len())
}

/// Whether a word is a family name of the Highlands and nothing else.
pub(super) fn is_family_of_highlands(word: &str) -> bool {
    let small: String = word.to_lowercase().chars().map(without_breve).collect();
    FAMILIES.contains(&small.as_str())
}

/// A letter without the sign of a short vowel, which many leave out: `Ayŭn`, `Hmŏk`.
fn without_breve(letter: char) -> char {
    match letter {
        'ŭ' => 'u',
        'ĭ' => 'i',
        'ŏ' => 'o',
        'ĕ' => 'e',
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::{FIRST, begins_as_highlander, may_begin_highlander};

    #[test]
    fn every_beginning_is_told_by_two_bytes() {
        let signs = (' '..=char::MAX).map(|sign| format!("H{sign}")).filter(|start| begins_as_highlander(start));
        for start in FIRST.iter().map(|first| (*first).to_owned()).chain(signs) {
            assert!(may_begin_highlander(start.as_bytes(), 0), "{start}");
        }
    }
}
