//! A day that a text names in full, and times of day.

use chrono::{NaiveDate, NaiveTime};
use std::ops::Range;

/// A day and the words before it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mention<'t> {
    pub(super) day: NaiveDate,
    /// Without “ngày” at their end.
    pub(super) before: &'t str,
}

/// Every day of a text in small letters that is written with its month and its year.
pub(super) fn mentions(text: &str) -> Vec<Mention<'_>> {
    numbers(text).windows(3).filter_map(|numbers| mention(text, numbers)).collect()
}

/// Every time of day that a text in small letters tells, as “16 giờ 30”, “16h30” or “16:30”.
pub(super) fn times(text: &str) -> Vec<NaiveTime> {
    let numbers = numbers(text);
    let time = |at: usize| {
        let rest = text[numbers[at].end..].trim_start();
        let rest = ["giờ", "h", "g", ":"].iter().find_map(|sign| rest.strip_prefix(sign))?.trim_start();
        let minute = numbers.get(at + 1).filter(|next| next.len() == 2 && text.len() - rest.len() == next.start);
        let minute = minute.map_or(Some(0), |next| text[next.clone()].parse().ok())?;
        let hour: u32 = text[numbers[at].clone()].parse().ok()?;
        let is_later = hour < 12 && (text.contains("chiều") || text.contains("tối"));
        NaiveTime::from_hms_opt(if is_later { hour + 12 } else { hour }, minute, 0)
    };
    (0..numbers.len()).filter_map(time).collect()
}

/// Where the numbers of a text stand.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.match_indices(|c: char| c.is_ascii_digit()) {
        match found.last_mut() {
            Some(number) if number.end == at => number.end += 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}

fn mention<'t>(text: &'t str, numbers: &[Range<usize>]) -> Option<Mention<'t>> {
    let [first, second, third] = numbers else { return None };
    let between = [&text[first.end..second.start], &text[second.end..third.start]].map(str::trim);
    let written = [first, second, third].map(|number| &text[number.clone()]);
    let [day, month, year] = match (between, written) {
        (["-", "-"], [year, month, day]) if year.len() == 4 => [day, month, year],
        (["/" | "tháng", "/" | "năm"] | ["-", "-"] | [".", "."], parts) => parts,
        _ => return None,
    };
    if year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    let day = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    let before = text[..first.start].trim_end();
    Some(Mention { day, before: before.strip_suffix("ngày").unwrap_or(before).trim_end() })
}

#[cfg(test)]
mod tests {
    use super::{mentions, times};

    #[test]
    fn days_are_found_in_any_spelling() {
        for text in [
            "trước ngày 15/11/2026",
            "trước ngày 5/1/2026, 15-11-2026",
            "15.11.2026",
            "trước 17 giờ ngày 15 tháng 11 năm 2026",
            "từ 01-15/11/2026",
            "2026-11-15",
            "ngày 15 tháng 11/2026",
        ] {
            let last = mentions(text).pop().map(|mention| mention.day.to_string());
            assert_eq!(last.as_deref(), Some("2026-11-15"), "{text}");
        }
        for text in [
            "trước ngày 15/11",
            "15/11/26",
            "văn bản 15/11/20261",
            "31/11/2026",
            "mục 1.2.2026a.3",
            "tháng 11 năm 2026",
        ] {
            assert!(
                mentions(text).iter().all(|mention| text.contains("1.2.2026") && mention.before == "mục"),
                "{text}"
            );
        }
    }

    #[test]
    fn times_are_found_in_any_spelling() {
        let told = |text| times(text).iter().map(ToString::to_string).collect::<Vec<_>>();
        for text in ["trước 16 giờ 30 ngày 04/4/2025", "16h30 ngày 04/4/2025", "16:30", "16g30", "4 giờ 30 chiều"]
        {
            assert_eq!(told(text), ["16:30:00"], "{text}");
        }
        assert_eq!(told("trước 17 giờ ngày 04/4/2025"), ["17:00:00"]);
        assert_eq!(told("trước ngày 04/4/2025"), [""; 0]);
    }

    #[test]
    fn the_words_before_a_day_are_told() {
        let before = |text| mentions(text)[0].before.to_owned();
        assert_eq!(before("chậm nhất ngày 15/11/2026"), "chậm nhất");
        assert_eq!(before("trước 15/11/2026"), "trước");
        assert_eq!(before("15/11/2026"), "");
    }
}
