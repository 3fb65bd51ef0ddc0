//! Marks in the names of files.

/// What a mark of secrecy may not stand behind, for it is another word then: bảo mật, bí mật; gặp mặt, ra mắt.
const OTHER_WORDS: &[&str] = &[
    "bảo", "bí", "cơ", "thân", "giữ", "bao", "bi", "co", "than", "gap", "ra", "be", "bo", "vang", "khai", "nuoc", "cat",
];

/// Whether the name of a file, without its ending, bears a mark: the last word is MẬT or MAT in capitals, or such a word
/// stands in brackets. Without marks over its letters “MAT TRAN” is Mặt trận, so that a word behind it forbids it.
#[must_use]
pub fn is_marked_name(stem: &str) -> bool {
    let words: Vec<&str> = stem.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_level = |at: usize| {
        let before = at.checked_sub(1).map(|at| words[at].to_lowercase());
        matches!(words[at], "MẬT" | "MAT") && !before.is_some_and(|before| OTHER_WORDS.contains(&before.as_str()))
    };
    // A copy is numbered: “BC MAT (2)”.
    let last = words.iter().rposition(|word| !word.bytes().all(|byte| byte.is_ascii_digit()));
    let bracketed = ["(MẬT)", "(MAT)", "[MẬT]", "[MAT]", "(Mật)", "TỐI MẬT", "TUYỆT MẬT", "TOI MAT", "TUYET MAT"];
    last.is_some_and(is_level) || bracketed.iter().any(|mark| stem.contains(mark))
}
