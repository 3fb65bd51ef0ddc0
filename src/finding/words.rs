//! Words that findings share.

use super::{Text, text};
use crate::model::{Deadline, Key, Moment};
use chrono::Timelike as _;

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
    // “D1” is “D01” sooner than “D10”.
    let is_same = |name: &&&str| unpadded(&Key::of(name)) == unpadded(&key);
    if let [only] = known.iter().filter(is_same).collect::<Vec<_>>()[..] {
        return Some(only);
    }
    let distance = |name: &&str| strsim::osa_distance(Key::of(name).as_str(), key.as_str());
    let nearest = known.iter().min_by_key(|name| distance(name))?;
    let is_rival = |name: &&&str| distance(name) == distance(nearest) && Key::of(name) != Key::of(nearest);
    // One slip in every three letters: "tin-bia" is near "tin-bai", "STP" is not near "CAT".
    let near = distance(nearest) * 3 <= length;
    (near && !known.iter().any(|name| is_rival(&name))).then_some(*nearest)
}

/// A key without the zeros that its numbers begin with.
fn unpadded(key: &Key) -> String {
    let mut kept = String::new();
    for c in key.as_str().chars() {
        let is_padded = kept.ends_with('0') && !kept.trim_end_matches('0').ends_with(|c: char| c.is_ascii_digit());
        if c.is_ascii_digit() && is_padded {
            kept.pop();
        }
        kept.push(c);
    }
    kept
}

/// What to do when a known name is near.
#[must_use]
pub fn meant(close: &str) -> Text {
    Text {
        vi: format!("có phải “{close}”? Nếu đúng thì sửa lại như vậy"),
        en: format!("did you mean “{close}”? Then write that"),
    }
}

/// A deadline in words, as “trước 16 giờ 30 ngày 04/04/2025”.
#[must_use]
pub fn until(deadline: Deadline) -> Text {
    let Moment { date, time } = deadline.moment();
    let date = date.format("%d/%m/%Y");
    let hour = time.map_or_else(
        || Text::same(""),
        |time| {
            let minutes = if time.minute() == 0 { String::new() } else { format!(" {:02}", time.minute()) };
            let (hour, en) = (time.hour(), time.format("%H:%M"));
            text!(vi: "{hour} giờ{minutes} ", en: "{en} on ")
        },
    );
    let Text { vi, en } = hour;
    match deadline {
        Deadline::Before(_) => text!(vi: "trước {vi}ngày {date}", en: "before {en}{date}"),
        Deadline::By(_) => text!(vi: "chậm nhất {vi}ngày {date}", en: "by {en}{date}"),
    }
}
