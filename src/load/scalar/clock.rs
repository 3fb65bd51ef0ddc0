//! Times of day as people write them beside a day: `16:30`, `16h30`, `8 giờ 15 phút`, `5:30 PM`, `08:30 SA`.

use super::date::DateFault;
use chrono::NaiveTime;

/// A time of day, and the text without it.
pub(super) struct Clock<'t> {
    pub(super) before: &'t str,
    pub(super) after: &'t str,
    pub(super) time: Result<NaiveTime, DateFault>,
}

/// Which half of the day a time is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
    Evening,
}

/// What tells the half, in small letters: of English, of computers set to Vietnamese, of people.
const HALVES: &[(&str, Half)] = &[
    ("am", Half::Morning),
    ("pm", Half::Afternoon),
    ("sa", Half::Morning),
    ("ch", Half::Afternoon),
    ("sáng", Half::Morning),
    ("chiều", Half::Afternoon),
    ("tối", Half::Evening),
];

/// The first time of day in a text of small letters.
pub(super) fn find(text: &str) -> Option<Clock<'_>> {
    let starts_number = |at: &usize| !text[..*at].ends_with(|c: char| c.is_ascii_digit());
    let mut starts = text.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).filter(starts_number);
    starts.find_map(|at| {
        let (hour, rest) = number(&text[at..])?;
        let rest = sign(rest.trim_start())?;
        let (minute, rest) = number(rest.trim_start()).unwrap_or(("", rest));
        let rest = without_seconds(rest);
        let (half, after) = half(rest).map_or((None, rest), |(half, after)| (Some(half), after));
        let time = if has_offset(after, text[..at].ends_with('t')) {
            Err(DateFault::OtherOffset)
        } else {
            time(hour, minute, half)
        };
        Some(Clock { before: &text[..at], after, time })
    })
}

/// A number of one or two digits at the start, and what follows.
fn number(text: &str) -> Option<(&str, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits).then(|| text.split_at(digits))
}

/// What stands behind the sign between hour and minute, which is no letter of a word.
fn sign(text: &str) -> Option<&str> {
    let rest = [":", "giờ", "h", "g"].iter().find_map(|sign| text.strip_prefix(sign))?;
    (!rest.starts_with(char::is_alphabetic)).then_some(rest)
}

fn without_seconds(text: &str) -> &str {
    let text = ["phút", " phút", "'", "’"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    match text.strip_prefix(':') {
        Some(seconds) => seconds.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.'),
        None => text,
    }
}

/// The half of the day that a text begins with, and what follows.
fn half(text: &str) -> Option<(Half, &str)> {
    let text = text.trim_start();
    HALVES.iter().find_map(|(word, half)| {
        let rest = text.strip_prefix(word).filter(|rest| !rest.starts_with(char::is_alphanumeric))?;
        Some((*half, rest))
    })
}

/// Whether the time is told for a place of its own, as `Z` or `+07:00`; `10:30-11:00` tells how long something took, but
/// in the form of programs.
fn has_offset(after: &str, of_program: bool) -> bool {
    let after = after.trim_end();
    let is_hours =
        |text: &str| matches!(text.len(), 2 | 4 | 5) && text.bytes().all(|b| b.is_ascii_digit() || b == b':');
    let hours = after.strip_prefix('+').or_else(|| after.strip_prefix('-').filter(|_| of_program));
    after == "z" || hours.is_some_and(is_hours)
}

fn time(hour: &str, minute: &str, half: Option<Half>) -> Result<NaiveTime, DateFault> {
    let number =
        |text: &str| if text.is_empty() { Ok(0) } else { text.parse::<u32>().map_err(|_| DateFault::Unreadable) };
    let hour = match (number(hour)?, half) {
        (hour, None)
        | (hour @ 1..=11, Some(Half::Morning))
        | (hour @ 12..=23, Some(Half::Afternoon))
        | (hour @ 13..=23, Some(Half::Evening)) => hour,
        (hour @ 1..=11, Some(Half::Afternoon | Half::Evening)) => hour + 12,
        (12, Some(Half::Morning)) => 0,
        _ => return Err(DateFault::Unreadable),
    };
    NaiveTime::from_hms_opt(hour, number(minute)?, 0).ok_or(DateFault::Unreadable)
}
