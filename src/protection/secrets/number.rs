//! Numbers of documents of the secret series: `12/BC-STP(M)`, `05/BCM-STP`, `Số: 07/TM-UBND`, `12-BC-M/BTGTU`.

/// Kinds of documents as numbers shorten them, before the letter that makes them secret.
const KINDS: &[&str] = &["BC", "KH", "CV", "QĐ", "TTr", "TB", "HD", "CT", "NQ", "ĐA", "PA", "BB", "TT", "CTr"];
/// The longest number, in bytes.
const LONGEST: usize = 48;

/// Whether a text is a number of a secret series, with or without “Số” before it. An “M” within a word is none, nor is
/// one before an apostrophe: M'Đrắk is a district, and MTTQ, TM. in a signature are ordinary.
pub(super) fn is_secret(text: &str) -> bool {
    let number = text.trim_matches([' ', '\u{a0}', '"', '\'', '*', '_', '#', '`', '.']);
    let number = without_word(number);
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let symbol = &number[digits..];
    // The blank of a draft: `Số: …/TM`.
    let symbol = symbol.trim_start_matches(['…', '.', '_', ' ']);
    let is_number = symbol.len() < number.len() && ["/", "-", "M/", "M-"].iter().any(|start| symbol.starts_with(start));
    let is_symbol = symbol.len() <= LONGEST && symbol.contains('/') && symbol.chars().all(is_of_symbol);
    // “1/M” alone is a scale; with “Số” before it, or as a blank to be filled in, it is a number.
    let is_told = digits == 0
        || number.len() < text.trim().len()
        || symbol.trim_start_matches(['/', '-']).contains(['/', '-', '(']);
    is_number && is_symbol && is_told && has_letter(symbol)
}

/// Whether the name of a file has such a number, with dashes in place of its strokes: `12-BC-STP(M)`. An “M” in its midst
/// is none: the district M'Đrắk is typed M-Drak there.
pub(super) fn is_secret_name(stem: &str) -> bool {
    let is_start = |at: &usize| !stem[..*at].ends_with(|c: char| c.is_ascii_digit());
    let mut starts = stem.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).filter(is_start);
    starts.any(|at| {
        let rest = stem[at..].trim();
        let number = rest.replacen(['-', '_'], "/", 1);
        let is_kind = |part: &str| part.strip_suffix('M').is_some_and(|kind| KINDS.contains(&kind));
        let is_outer = rest.ends_with('M') || rest.contains("M)") || rest.split(['-', '_']).nth(1).is_some_and(is_kind);
        is_outer && is_secret(&number)
    })
}

/// Whether the capital M at `at` may be the letter of a secret series, told without looking at its line.
pub(super) fn may_be_at(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let before = at.checked_sub(1).map_or(b' ', |before| bytes[before]);
    let is_joined = before.is_ascii_digit() || before.is_ascii_uppercase() || b"/-(.ru".contains(&before);
    let is_last = match bytes.get(at + 1) {
        // The whole word, as in `12/BC-MẬT`: its second letter is more than a byte.
        Some(0xE1) => ["MẬT", "Mật"].iter().any(|word| text[at..].starts_with(word)),
        after => after.is_none_or(|after| b")-/ .,;\"\t\n|}".contains(after)),
    };
    // The Đ of QĐM and the dash of a draft are more than a byte.
    is_last && (is_joined || before >= 0x80)
}

fn without_word(number: &str) -> &str {
    let words = ["Số ký hiệu", "Số, ký hiệu", "Số hiệu", "Số", "số", "SỐ", "So"];
    let rest = words.iter().find_map(|word| number.strip_prefix(word));
    rest.map_or(number, |rest| rest.trim_start_matches([' ', ':', '.', '\u{a0}']))
}

fn is_of_symbol(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '/' | '-' | '(' | ')' | '.' | '&' | ' ' | '\'' | '’' | '–')
}

/// Whether one part of a symbol is the letter of a secret series.
fn has_letter(symbol: &str) -> bool {
    let parts: Vec<&str> = symbol.split(['/', '-', '–', '(', ')', ' ', '.']).filter(|part| !part.is_empty()).collect();
    let is_kind = |part: &str| part.strip_suffix('M').is_some_and(|kind| KINDS.contains(&kind));
    parts.iter().enumerate().any(|(at, part)| match *part {
        "M" | "MẬT" | "Mật" | "TuM" | "TUM" => true,
        // Within a symbol TM may shorten another word, as thương mại.
        "TM" => at == 0 || symbol.contains("(TM)"),
        part => at == 0 && is_kind(part),
    })
}
