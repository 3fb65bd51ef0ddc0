//! A slip that the lines at a fault of YAML show → what to do about it.

use crate::finding::{Text, text};

/// The longest key that is told, in bytes.
const LONGEST_KEY: usize = 60;

/// What to do about the likely cause of a fault at `at`: it stands in that line, or in the one above.
pub(super) fn slip(text: &str, at: usize) -> Option<Text> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next().unwrap_or_default().trim();
    let above = text[..start].trim_end().lines().next_back().unwrap_or_default().trim();
    let of_line = dash(line).or_else(|| colon(line)).or_else(|| bracket(line));
    // A dash in the line above may as well belong to its text.
    of_line.or_else(|| dash(above).filter(|_| above.contains(": "))).or_else(|| colon(above))
}

/// A dash that begins no entry: it is a long one, or no space follows.
fn dash(line: &str) -> Option<Text> {
    let behind = line.strip_prefix(['-', '–', '—', '−'])?;
    if !line.starts_with('-') {
        let long = line.chars().next()?;
        return Some(text!(
            vi: "đầu dòng là dấu gạch dài “{long}”: gõ lại bằng dấu “-” và một dấu cách",
            en: "the line begins with a long dash “{long}”: type “-” and a space instead",
        ));
    }
    behind.starts_with(char::is_alphabetic).then(
        || text!(vi: "thêm dấu cách sau dấu “-” ở đầu dòng", en: "put a space after the “-” that begins the line"),
    )
}

/// A key with its value right behind the colon.
fn colon(line: &str) -> Option<Text> {
    let (key, value) = line.trim_start_matches("- ").trim_start().split_once(':')?;
    let is_key = key.len() <= LONGEST_KEY
        && key.starts_with(char::is_alphabetic)
        && key.chars().all(|c| c.is_alphanumeric() || "-_".contains(c));
    // Of a colon with a space behind it, and of an address, another one is no slip.
    let is_slip = is_key && !value.is_empty() && !value.starts_with([' ', '/']) && !value.contains(": ");
    is_slip
        .then(|| text!(vi: "thêm dấu cách sau dấu hai chấm: “{key}: …”", en: "put a space after the colon: “{key}: …”"))
}

/// Text that begins with a bracket and goes on behind it.
fn bracket(line: &str) -> Option<Text> {
    let item = line.strip_prefix("- ").unwrap_or(line).trim_start();
    let value = item.split_once(": ").map_or(item, |(_, value)| value.trim_start());
    let open = value.chars().next()?;
    let close = match open {
        '{' => '}',
        '[' => ']',
        _ => return None,
    };
    let (_, behind) = value.split_once(close)?;
    let goes_on = behind.trim_start().starts_with(|c: char| c.is_alphanumeric());
    goes_on.then(|| {
        text!(
            vi: "nội dung bắt đầu bằng “{open}” thì đặt cả câu trong ngoặc kép: \"{open}…{close} …\"",
            en: "text that begins with “{open}” stands in quotation marks as a whole: \"{open}…{close} …\"",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::slip;

    fn told(text: &str) -> Option<String> {
        slip(text, text.rfind('!').unwrap_or(text.len())).map(|help| help.vi)
    }

    #[test]
    fn slips_are_told_by_their_lines() {
        for (text, part) in [
            ("  -id: CAX!", "sau dấu “-”"),
            ("  -id: CAX\n    name!: x", "sau dấu “-”"),
            ("  – id: CAX!", "gạch dài “–”"),
            ("    - id:CAX\n\n      name!: x", "“id: …”"),
            ("tin-bai:24!", "“tin-bai: …”"),
            ("phrase: {buoi} buổi! với {nguoi} người", "“{”"),
            ("- [1] Hội nghị!", "“[”"),
        ] {
            assert!(told(text).is_some_and(|help| help.contains(part)), "{text}: {:?}", told(text));
        }
    }

    #[test]
    fn what_is_no_slip_is_not_blamed() {
        for text in [
            "title: a: b!",
            "link: https://xa.vn: x!",
            "- 10:30 họp!",
            "---\nid!",
            "  – cùng phối hợp\nid: a: b!",
            "- {id: a}, {id: b}!",
            "ghi chú:x: y!",
            "",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
