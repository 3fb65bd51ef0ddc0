//! Whole words in a text.

/// A text in lower case with single spaces around every word, so that only whole words are found in it.
pub(crate) fn spaced(text: &str) -> String {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" ").to_lowercase())
}
