//! Whether letters make a Vietnamese syllable: how a text read in the wrong encoding is told from one read rightly.

use unicode_normalization::UnicodeNormalization as _;

/// What a syllable may begin with. The last four stand in place names of the Central Highlands, as Krông and M'Đrắk.
const ONSETS: &[&str] = &[
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x", "kr", "đr", "bl", "pr",
];

/// What may stand in its middle, without the mark of tone.
const NUCLEI: &[&str] = &[
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia",
    "iê", "iu", "oa", "oă", "oe", "oi", "oo", "ôi", "ơi", "ua", "uâ", "uê", "ui", "uô", "uơ", "uy", "ưa", "ưi", "ươ",
    "ưu", "yê", "iêu", "yêu", "oai", "oao", "oay", "oeo", "uây", "uôi", "uya", "uyê", "uyu", "ươi", "ươu",
];

/// What it may end with after which any tone may stand; `k` stops a syllable only in place names.
const OPEN_CODAS: &[&str] = &["", "m", "n", "ng", "nh"];
/// What it may end with when its tone is sắc or nặng.
const STOPS: &[&str] = &["c", "ch", "k", "p", "t"];

/// The marks of tone: huyền, sắc, ngã, hỏi, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// Whether `word`, in small letters, is one Vietnamese syllable.
pub(super) fn is_syllable(word: &str) -> bool {
    let (tones, letters): (Vec<char>, Vec<char>) = word.nfd().partition(|c| TONES.contains(c));
    let letters: String = letters.into_iter().nfc().collect();
    let has_stop_tone = matches!(tones[..], ['\u{301}' | '\u{323}']);
    let rime = |rime: &str| {
        let ends_with = |coda: &&str| rime.strip_suffix(*coda).is_some_and(|nucleus| NUCLEI.contains(&nucleus));
        OPEN_CODAS.iter().any(ends_with) || (has_stop_tone && STOPS.iter().any(ends_with))
    };
    tones.len() <= 1 && ONSETS.iter().any(|onset| letters.strip_prefix(onset).is_some_and(rime))
}
