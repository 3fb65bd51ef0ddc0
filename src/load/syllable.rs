//! Whether letters make a Vietnamese syllable: how a text read in the wrong encoding is told from one read rightly.

use unicode_normalization::UnicodeNormalization as _;

/// What a syllable may begin with. The last four stand in place names of the Central Highlands, as Krông and M'Đrắk.
const ONSETS: &[&str] = &[
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x", "kr", "đr", "bl", "pr",
];

/// Vowels that end a syllable.
const OPEN: &[&str] = &[
    "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia", "iu", "oi", "ôi", "ơi", "ua", "ui", "uơ", "ưa", "ưi", "ưu",
    "iêu", "yêu", "oai", "oao", "oay", "oeo", "uây", "uôi", "uya", "uyu", "ươi", "ươu",
];
/// Vowels that end a syllable or have a consonant after them.
const FREE: &[&str] = &["a", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "oa", "oe", "uê", "uy"];
/// Vowels that have a consonant after them.
const CLOSED: &[&str] = &["ă", "â", "iê", "oă", "oo", "uâ", "uô", "yê", "ươ", "uyê"];
/// Pairs of vowels whose second one may bear the tone at the end of a syllable: hoà, khoẻ, thuế, thuở, thuỷ.
const RISING: &[&str] = &["oa", "oe", "uê", "uơ", "uy"];

/// Consonants that end a syllable of any tone.
const NASALS: &[&str] = &["m", "n", "ng", "nh"];
/// Consonants that end a syllable whose tone is sắc or nặng; `k` only in place names.
const STOPS: &[&str] = &["c", "ch", "k", "p", "t"];

/// The marks of tone: huyền, sắc, ngã, hỏi, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// A word taken apart into its letters and its tone.
struct Word {
    letters: String,
    tones: Vec<char>,
    /// Whether the last letter bears the tone.
    is_last_toned: bool,
}

impl Word {
    fn of(word: &str) -> Self {
        let (mut letters, mut tones, mut is_last_toned) = (String::new(), Vec::new(), false);
        for c in word.nfd() {
            if TONES.contains(&c) {
                tones.push(c);
                is_last_toned = true;
            } else {
                is_last_toned &= !c.is_alphabetic();
                letters.push(c);
            }
        }
        Self { letters: letters.nfc().collect(), tones, is_last_toned }
    }

    /// Whether `rime` may follow the first consonants.
    fn may_end(&self, rime: &str) -> bool {
        let is_closed = |coda: &&str| {
            let vowel = rime.strip_suffix(*coda);
            vowel.is_some_and(|vowel| FREE.contains(&vowel) || CLOSED.contains(&vowel))
        };
        let stops = matches!(self.tones[..], ['\u{301}' | '\u{323}']) && STOPS.iter().any(is_closed);
        let is_open = OPEN.contains(&rime) || FREE.contains(&rime);
        let bears_tone = !self.is_last_toned || rime.chars().nth(1).is_none() || RISING.contains(&rime);
        (is_open && bears_tone) || stops || NASALS.iter().any(is_closed)
    }
}

/// Whether `word`, in small letters, is one Vietnamese syllable.
pub(super) fn is_syllable(word: &str) -> bool {
    let word = Word::of(word);
    let may_begin = |onset: &&str| word.letters.strip_prefix(*onset).is_some_and(|rime| word.may_end(rime));
    word.tones.len() <= 1 && ONSETS.iter().any(may_begin)
}

#[cfg(test)]
mod tests {
    use super::is_syllable;

    #[test]
    fn syllables_are_told_from_what_only_looks_like_one() {
        for word in
            "nghiêng khuỷu quyết giếng gì quý hòa hoà thuế thuở ủy uỷ đắk lắk krông ô yếu ngoằn xoong".split(' ')
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in "giaù coâng phaùp coù nhieäm été où straße tọl tàt àâ đ".split(' ') {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
