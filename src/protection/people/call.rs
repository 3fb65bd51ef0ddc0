//! The words by which people are called before their names: `ông …`, `chị …`, `bị can …`.

/// By which words somebody is called, in small letters, and how sure it is then that a name follows. The first are long:
/// each shares its bit with one behind the [`BITS`]th, and a short word that did would let nearly every other pass.
const CALLS: &[(&str, Call)] = &[
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
    ("đương sự", Call::Case),
    ("bị án", Call::Case),
    ("can phạm", Call::Case),
    ("làm chứng", Call::Case),
    ("thương binh", Call::Other),
    ("nghệ nhân", Call::Other),
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
    ("gia đình", Call::Other),
    ("hộ", Call::Other),
    ("thanh niên", Call::Other),
    ("hội viên", Call::Other),
    ("đoàn viên", Call::Other),
    ("lao động", Call::Other),
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
    ("cô giáo", Call::Other),
    ("thầy giáo", Call::Other),
    ("cử tri", Call::Other),
    ("giáo viên", Call::Other),
    ("tài xế", Call::Other),
    ("lái xe", Call::Other),
    ("nông dân", Call::Other),
    ("phụ nữ", Call::Other),
    ("chủ cơ sở", Call::Other),
    ("chủ xe", Call::Other),
    ("chủ tài khoản", Call::Other),
    ("danh sách", Call::Other),
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
    ("cán bộ", Call::Role),
    ("công chức", Call::Role),
    ("viên chức", Call::Role),
    ("chuyên viên", Call::Role),
    ("đảng viên", Call::Role),
    ("cộng tác viên", Call::Role),
    ("báo cáo viên", Call::Role),
    ("sư", Call::Role),
    ("bác sĩ", Call::Role),
    ("chiến sĩ", Call::Role),
    ("hạ sĩ", Call::Role),
    ("úy", Call::Role),
    ("uý", Call::Role),
    ("tá", Call::Role),
    ("đầu mối", Call::Role),
    ("lập biểu", Call::Role),
    ("tổng hợp", Call::Role),
    ("cháu bé", Call::Role),
    ("em bé", Call::Role),
    ("nữ sinh", Call::Role),
    ("nam sinh", Call::Role),
    ("bệnh nhi", Call::Role),
    ("vnah", Call::Role),
    ("hộ dân", Call::Role),
    ("kinh doanh", Call::Role),
    ("khuyết tật", Call::Role),
    ("nghiện", Call::Role),
    ("ma túy", Call::Role),
    ("hiv", Call::Role),
    ("mồ côi", Call::Role),
    ("trường hợp", Call::Role),
    ("tác giả", Call::Role),
    ("cá nhân", Call::Role),
    ("tên người nhận", Call::Role),
    ("cho", Call::Role),
    ("quà", Call::Role),
    ("hỗ trợ", Call::Role),
    ("khen thưởng", Call::Role),
    ("biểu dương", Call::Role),
    ("điển hình", Call::Role),
    ("việc tốt", Call::Role),
    ("khởi tố", Call::Role),
    ("bắt", Call::Role),
    ("xét xử", Call::Role),
    ("xử phạt", Call::Role),
    ("giữa", Call::Role),
    ("gồm", Call::Role),
    ("kèm theo", Call::Role),
    ("vụ", Call::Role),
    ("vụ án", Call::Role),
    ("nhận đơn", Call::Role),
    ("quyết đơn", Call::Role),
    ("nhất", Call::Role),
    ("nhì", Call::Role),
    ("khuyến khích", Call::Role),
];

/// How many bits tell of these words; of more words, some share one.
const BITS: usize = 128;
/// How many bytes at the end of such a word are told from those of others at once.
const END: usize = 5;
/// For the last byte of such a word, the one before it and so on: which words have it there, in small letters or
/// capitals, as bits. Hardly any other word before a capital ends so.
static ENDS: [[u128; 256]; END] = {
    let mut ends = [[0; 256]; END];
    let mut at = 0;
    while at < CALLS.len() {
        let word = CALLS[at].0.as_bytes();
        let mut back = 0;
        while back < END {
            if back < word.len() {
                ends[back] = with_letter(ends[back], word[word.len() - 1 - back], 1 << (at % BITS));
            } else {
                ends[back] = with_any(ends[back], 1 << (at % BITS));
            }
            back += 1;
        }
        at += 1;
    }
    ends
};

/// Adds a word to those that have a byte, in small letters or capitals.
const fn with_letter(mut words: [u128; 256], byte: u8, word: u128) -> [u128; 256] {
    // In capitals: of ASCII and Latin-1 (à, À), and of letters that stand in pairs (ị, Ị).
    words[byte as usize] |= word;
    words[(byte & !0x20) as usize] |= word;
    words[(byte & !1) as usize] |= word;
    // The end of ư, whose capital ends with the byte before.
    if byte == 0xB0 {
        words[0xAF] |= word;
    }
    words
}

/// Adds a word to those that have any byte: it is too short for one of its own.
const fn with_any(mut words: [u128; 256], word: u128) -> [u128; 256] {
    let mut byte = 0;
    while byte < words.len() {
        words[byte] |= word;
        byte += 1;
    }
    words
}

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
    /// By what somebody is or what is done to somebody; names of bodies and places follow as often as names of people.
    Role,
    /// As those who act for a body are; who suffers something is named as a person all the same.
    Comrade,
}

/// The word before `at` by which somebody is called, and where it begins.
#[inline]
pub(super) fn before(text: &str, at: usize) -> Option<(Call, usize)> {
    // Before nearly every capital stands another word.
    may_stand_before(text.as_bytes(), at).then(|| found_before(text, at)).flatten()
}

/// Whether such a word may stand before `at`, told by its last bytes and the gap behind it.
#[inline]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "which of these it is changes from capital to capital: one branch is enough"
)]
pub(super) fn may_stand_before(bytes: &[u8], at: usize) -> bool {
    match bytes[..at] {
        [.., fifth, fourth, third, second, last, gap] => {
            // More of a gap, and the last byte of a joint, take a longer look: that of “của”, and that of “là”, which ends
            // a wide space as well.
            let takes_longer = ends_gap(last) | !gap.is_ascii() | (last == b'a');
            ends_gap(gap) & (takes_longer | (may_end(&[fifth, fourth, third, second, last]) != 0))
        }
        [.., gap] => ends_gap(gap),
        [] => false,
    }
}

/// Whether a byte ends what may stand between such a word and the name; the last two are those of a wide space and of “.
#[inline]
fn ends_gap(byte: u8) -> bool {
    GAPS[usize::from(byte)]
}

const _: () = assert!(GAPS[0xA0], "“là” would be passed over");
/// For each byte, whether it ends a gap.
const GAPS: [bool; 256] = {
    let ends = [b' ', b'"', b'\'', b'(', b':', b'\n', 0xA0, 0x9C];
    let (mut gaps, mut at) = ([false; 256], 0);
    while at < ends.len() {
        gaps[ends[at] as usize] = true;
        at += 1;
    }
    gaps
};

/// As [`before`]. By itself, so that the look before nearly every capital is short.
#[inline(never)]
fn found_before(text: &str, at: usize) -> Option<(Call, usize)> {
    let before = without_gap(&text.as_bytes()[..at])?;
    if is_another_line(&text[before.len()..at]) {
        return None;
    }
    let before = without_joint(before);
    last(&text[..before.len()], may_end(before))
}

/// Whether a gap leads into a line that goes on with nothing: behind the heading “ghi chú” a row begins, and a sentence
/// that goes on is indented.
fn is_another_line(gap: &str) -> bool {
    // Mostly it is one space.
    gap != " " && gap.rsplit_once('\n').is_some_and(|(_, indent)| !indent.starts_with("  "))
}

/// Which of some words ends a text, and where it begins.
fn last(text: &str, words: u128) -> Option<(Call, usize)> {
    let mut left = words;
    while left != 0 {
        let bit = left.trailing_zeros() as usize;
        let mut with_bit = CALLS.iter().skip(bit).step_by(BITS);
        let last = with_bit.find_map(|(word, call)| Some((*call, begins(text, word)?)));
        if last.is_some() {
            return last;
        }
        left &= left - 1;
    }
    None
}

/// A text without what may stand between such a word and the name: spaces, quotation marks, an opening bracket, a colon,
/// the end of a line. None when nothing of that does.
fn without_gap(text: &[u8]) -> Option<&[u8]> {
    let mut before = without_sign(text)?;
    while let Some(shorter) = without_sign(before) {
        before = shorter;
    }
    Some(before)
}

fn without_sign(text: &[u8]) -> Option<&[u8]> {
    match text {
        [before @ .., b' ' | b'"' | b'\'' | b'(' | b':' | b'\n']
        | [before @ .., 0xC2, 0xA0]
        | [before @ .., 0xE2, 0x80, 0x9C] => Some(before),
        _ => None,
    }
}

/// “người bị tố cáo là …”, “thân nhân của …”
fn without_joint(text: &[u8]) -> &[u8] {
    match text {
        // là, của
        [before @ .., b' ', b'l', 0xC3, 0xA0] | [before @ .., b' ', b'c', 0xE1, 0xBB, 0xA7, b'a'] => before,
        _ => text,
    }
}

/// Which of these words may end a text, told by its last bytes.
#[inline]
fn may_end(text: &[u8]) -> u128 {
    let with = |back: usize, byte: u8| ENDS[back][usize::from(byte)];
    match *text {
        [.., fifth, fourth, third, second, last] => {
            with(0, last) & with(1, second) & with(2, third) & with(3, fourth) & with(4, fifth)
        }
        _ => u128::MAX,
    }
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
    use super::{CALLS, before, found_before};
    use proptest::prelude::*;

    #[test]
    fn every_word_is_known_in_small_letters_and_in_capitals() {
        for (word, _) in CALLS {
            for text in [format!("{word} "), format!("{} ", word.to_uppercase())] {
                assert!(before(&text, text.len()).is_some(), "{text}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_is_passed_over_before_a_capital(
            word in prop::sample::select(CALLS.iter().map(|(word, _)| *word).chain(["và", "bản", ""]).collect::<Vec<_>>()),
            before_word in "[ a-zđ,]{0,3}",
            joint in prop::sample::select(vec!["", " là", " của", "là", " cua"]),
            gap in "([ \"'(:\n\u{a0}“]|[-.,;])?[ \"'(:\n\u{a0}“]{0,3}",
            in_capitals in any::<bool>(),
        ) {
            let word = if in_capitals { word.to_uppercase() } else { word.to_owned() };
            let text = format!("{before_word}{word}{joint}{gap}");
            prop_assert_eq!(before(&text, text.len()), found_before(&text, text.len()), "{:?}", text);
        }
    }
}
