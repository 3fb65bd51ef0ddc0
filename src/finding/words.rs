//! Words that findings share.

use super::Text;
use crate::model::Key;

/// The most characters of what was written that a message repeats.
const QUOTED_LENGTH: usize = 60;

/// What was written, as a message repeats it: on one line, in quotation marks, without characters that do not show.
#[must_use]
pub fn quoted(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown: String = words.chars().filter(|c| !c.is_control()).take(QUOTED_LENGTH).collect();
    let more = if words.chars().count() > QUOTED_LENGTH { "…" } else { "" };
    format!("“{shown}{more}”")
}

/// Names one after the other.
#[must_use]
pub fn listed(names: &[&str]) -> String {
    names.join(", ")
}

/// The known name nearest to what was written, when one is near enough to be meant and no other is as near.
#[must_use]
pub fn did_you_mean<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let key = Key::of(written);
    let length = key.as_str().chars().count();
    let longest = known.iter().map(|name| Key::of(name).as_str().chars().count()).max()?;
    // Half as long again as every name, it is more slips away from each than the third of it; a cell may be a book.
    if length * 2 > longest * 3 {
        return None;
    }
    let distance = |name: &&str| strsim::osa_distance(Key::of(name).as_str(), key.as_str());
    let nearest = known.iter().min_by_key(|name| distance(name))?;
    let is_rival = |name: &&&str| distance(name) == distance(nearest) && Key::of(name) != Key::of(nearest);
    // One slip in every three letters: "tin-bia" is near "tin-bai", "STP" is not near "CAT".
    let near = distance(nearest) * 3 <= length;
    (near && !known.iter().any(|name| is_rival(&name))).then_some(*nearest)
}

/// What to do when a known name is near.
#[must_use]
pub fn meant(close: &str) -> Text {
    Text {
        vi: format!("có phải “{close}”? Nếu đúng thì sửa lại như vậy"),
        en: format!("did you mean “{close}”? Then write that"),
    }
}
