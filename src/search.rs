//! Words that are looked for together, in one pass over a text.

use aho_corasick::packed::Searcher;
use std::ops::Range;

/// Some words, as they are written.
pub(crate) struct Words {
    words: Vec<&'static str>,
    /// None on a processor that cannot compare many bytes at once.
    quick: Option<Searcher>,
}

impl Words {
    pub(crate) fn of<'w>(words: impl IntoIterator<Item = &'w &'static str>) -> Self {
        let words: Vec<&'static str> = words.into_iter().copied().collect();
        let quick = Searcher::new(&words);
        Self { words, quick }
    }

    /// The first of them from `from` on.
    pub(crate) fn next(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let rest = text.as_bytes().get(from..)?;
        let found = match &self.quick {
            Some(quick) => quick.find(rest)?.range(),
            None => self.next_slowly(rest)?,
        };
        Some(from + found.start..from + found.end)
    }

    fn next_slowly(&self, text: &[u8]) -> Option<Range<usize>> {
        let word_at = |at: usize| self.words.iter().find(|word| text[at..].starts_with(word.as_bytes()));
        (0..text.len()).find_map(|at| Some(at..at + word_at(at)?.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::Words;
    use proptest::prelude::*;

    const WORDS: &[&str] = &["trú", "Trú", "SN ", "sống tại", "quê"];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn many_bytes_at_once_say_what_each_byte_says(text in "(trú|Trú|SN|sống tại|quê|[a-z ạ-ỹ]){0,40}") {
            let words = Words::of(WORDS);
            for from in 0..text.len() {
                let slowly = words.next_slowly(&text.as_bytes()[from..]);
                prop_assert_eq!(words.next(&text, from), slowly.map(|found| from + found.start..from + found.end));
            }
        }
    }
}
