//! Days of the week, as people write them before a day: `Thứ Sáu, 11/12/2026`.

use chrono::Weekday;

const NAMES: &[(Weekday, &[&str])] = &[
    (Weekday::Mon, &["thứ hai", "thứ 2", "t2", "monday"]),
    (Weekday::Tue, &["thứ ba", "thứ 3", "t3", "tuesday"]),
    (Weekday::Wed, &["thứ tư", "thứ 4", "t4", "wednesday"]),
    (Weekday::Thu, &["thứ năm", "thứ 5", "t5", "thursday"]),
    (Weekday::Fri, &["thứ sáu", "thứ 6", "t6", "friday"]),
    (Weekday::Sat, &["thứ bảy", "thứ bẩy", "thứ 7", "t7", "saturday"]),
    (Weekday::Sun, &["chủ nhật", "chúa nhật", "cn", "sunday"]),
];

/// The day of the week that a text of small letters begins with, and the rest.
pub(super) fn split(text: &str) -> Option<(Weekday, &str)> {
    let names = NAMES.iter().flat_map(|(day, names)| names.iter().map(|name| (*day, *name)));
    names.into_iter().find_map(|(day, name)| {
        let rest = text.strip_prefix(name).filter(|rest| rest.starts_with([',', ' ']))?;
        Some((day, rest.trim_start_matches([',', ' '])))
    })
}
