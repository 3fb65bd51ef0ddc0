//! The words by which people are called before their names: `ông …`, `chị …`, `bị can …`.

/// By which words somebody is called, in small letters, and how sure it is then that a name follows.
const CALLS: &[(&str, Call)] = &[
    ("ông", Call::Kin),
    ("bà", Call::Kin),
    ("anh", Call::Kin),
    ("chị", Call::Kin),
    ("em", Call::Young),
    ("cháu", Call::Young),
    ("cô", Call::Young),
    ("chú", Call::Young),
    ("bác", Call::Young),
    ("cụ", Call::Young),
    ("dì", Call::Young),
    ("bạn", Call::Young),
    ("mẹ", Call::Young),
    ("bố", Call::Young),
    ("vợ", Call::Young),
    ("chồng", Call::Young),
    ("con trai", Call::Young),
    ("con gái", Call::Young),
    ("đối với", Call::Other),
    ("già", Call::Other),
    ("già làng", Call::Other),
    ("liệt sĩ", Call::Other),
    ("thương binh", Call::Other),
    ("nghệ nhân", Call::Other),
    ("gia đình", Call::Other),
    ("hộ", Call::Other),
    ("thanh niên", Call::Other),
    ("hội viên", Call::Other),
    ("đoàn viên", Call::Other),
    ("lao động", Call::Other),
    ("đối tượng", Call::Case),
    ("bị can", Call::Case),
    ("bị cáo", Call::Case),
    ("nạn nhân", Call::Case),
    ("bị hại", Call::Case),
    ("nguyên đơn", Call::Case),
    ("bị đơn", Call::Case),
    ("phạm nhân", Call::Case),
    ("nghi phạm", Call::Case),
    ("nghi can", Call::Case),
    ("khiếu nại", Call::Case),
    ("tố cáo", Call::Case),
    ("tạm giữ", Call::Case),
    ("tạm giam", Call::Case),
    ("nhân chứng", Call::Case),
    ("bệnh nhân", Call::Case),
    ("công dân", Call::Other),
    ("học sinh", Call::Other),
    ("sinh viên", Call::Other),
    ("công nhân", Call::Other),
    ("người dân", Call::Other),
    ("học viên", Call::Other),
    ("thí sinh", Call::Other),
    ("chủ hộ", Call::Other),
    ("nghèo", Call::Other),
    ("giáo dân", Call::Other),
    ("tín đồ", Call::Other),
    ("đương sự", Call::Case),
    ("bị án", Call::Case),
    ("can phạm", Call::Case),
    ("làm chứng", Call::Case),
    ("người nhà", Call::Other),
    ("thân nhân", Call::Other),
    ("uy tín", Call::Other),
    ("việt nam anh hùng", Call::Other),
    ("mục sư", Call::Other),
    ("linh mục", Call::Other),
    ("đại đức", Call::Other),
    ("thượng tọa", Call::Other),
    ("hòa thượng", Call::Other),
    ("chức việc", Call::Other),
    ("chức sắc", Call::Other),
    ("thầy", Call::Young),
    ("giáo viên", Call::Other),
    ("tài xế", Call::Other),
    ("lái xe", Call::Other),
    ("nông dân", Call::Other),
    ("phụ nữ", Call::Other),
    ("chủ cơ sở", Call::Other),
    ("chủ xe", Call::Other),
    ("chủ tài khoản", Call::Other),
    ("họ tên", Call::Other),
    ("họ và tên", Call::Other),
    ("cung cấp tin", Call::Other),
    ("liên hệ", Call::Other),
    ("liên lạc", Call::Other),
    ("đơn thân", Call::Other),
    ("ô.", Call::Other),
    ("b.", Call::Other),
    ("đồng chí", Call::Comrade),
    ("đ/c", Call::Comrade),
];

/// For each byte, which of these words it ends, in small letters or capitals, as bits: hardly any other word before a
/// capital ends so, and the rest is done with quickly.
const ENDS: [u128; 256] = {
    assert!(CALLS.len() <= 128);
    let mut ends = [0; 256];
    let mut at = 0;
    while at < CALLS.len() {
        let word = CALLS[at].0.as_bytes();
        let last = word[word.len() - 1];
        // In capitals: of ASCII and Latin-1 (à, À), and of letters that stand in pairs (ị, Ị).
        let (small, capital, pair) = (last as usize, (last & !0x20) as usize, (last & !1) as usize);
        ends[small] |= 1 << at;
        ends[capital] |= 1 << at;
        ends[pair] |= 1 << at;
        // The end of ư, whose capital ends with the byte before.
        if last == 0xB0 {
            ends[0xAF] |= 1 << at;
        }
        at += 1;
    }
    ends
};

/// How somebody is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Call {
    /// As grown-ups are; hardly anything but a name follows.
    Kin,
    /// As the young and the old are; names of groups follow as well.
    Young,
    /// As those are whom a case is about; a post does not make them officials.
    Case,
    /// As one of many.
    Other,
    /// As those who act for a body are; who suffers something is named as a person all the same.
    Comrade,
}

/// The word before `at` by which somebody is called, and where it begins.
pub(super) fn before(text: &str, at: usize) -> Option<(Call, usize)> {
    let before = text[..at].trim_end_matches([' ', '\u{a0}', '“', '"', '\'', '(', ':', '\n']);
    if before.len() == at {
        return None;
    }
    // “người bị tố cáo là …”, “thân nhân của …”
    let before = before.strip_suffix(" là").or_else(|| before.strip_suffix(" của")).unwrap_or(before);
    let mut may_be = ENDS[usize::from(*before.as_bytes().last()?)];
    while may_be != 0 {
        let (word, call) = CALLS[may_be.trailing_zeros() as usize];
        if let Some(start) = begins(before, word) {
            return Some((call, start));
        }
        may_be &= may_be - 1;
    }
    None
}

/// Whether somebody may be called by the word before `at`, told by the byte with which that ends: of “là”, “của”, a wide
/// space or a quotation mark too.
pub(super) fn may_be_before(text: &str, at: usize) -> bool {
    let before = &text.as_bytes()[..at];
    let is_gap = |byte: &&u8| matches!(byte, b' ' | b'"' | b'\'' | b'(' | b':' | b'\n');
    let gaps = before.iter().rev().take_while(is_gap).count();
    let last = before.len().checked_sub(gaps + 1).map_or(b' ', |last| before[last]);
    matches!(last, 0xA0 | 0x9C) || (gaps > 0 && (last == b'a' || ENDS[usize::from(last)] != 0))
}

/// Where a word, given in small letters, begins that ends a text, with or without capitals. A capital takes as many bytes
/// as its small letter here.
fn begins(text: &str, word: &str) -> Option<usize> {
    let start = text.len().checked_sub(word.len())?;
    let end = text.get(start..)?;
    let is_it = end == word || (end.starts_with(char::is_uppercase) && end.to_lowercase() == word);
    (is_it && !text[..start].ends_with(char::is_alphabetic)).then_some(start)
}

/// Whether the word by which somebody is called is written as in a sentence: in small letters, or with a capital where
/// one begins. “đường Ông Ích Khiêm” is not.
pub(super) fn is_plain(text: &str, called_at: usize) -> bool {
    let word = &text[called_at..];
    word.starts_with(char::is_lowercase) || is_start(&text[..called_at])
}

/// Whether a sentence, a line or a cell begins behind a text.
pub(super) fn is_start(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\u{a0}', '“', '"', '(', '-', '–', '+', '*']);
    before.is_empty() || before.ends_with(['.', ':', ';', '\n', '\t', '|', '!', '?'])
}

#[cfg(test)]
mod tests {
    use super::{CALLS, before, may_be_before};

    #[test]
    fn every_word_is_known_in_small_letters_and_in_capitals() {
        for (word, _) in CALLS {
            for text in [format!("{word} "), format!("{} ", word.to_uppercase())] {
                assert!(before(&text, text.len()).is_some() && may_be_before(&text, text.len()), "{text}");
            }
        }
    }
}
