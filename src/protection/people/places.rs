//! Where it is worth to look: hardly anywhere, and every byte of every text is asked. Each kind of place is looked for
//! by what is rarest in it.

use super::{capitals::Capitals, email::Signs, figures::Figures, stems::Stems};

/// Places of one kind.
pub(super) trait Find {
    /// The first of them from `from` on; no later question is about what stands before it.
    fn next(&mut self, from: usize) -> Option<usize>;
}

/// Places of one kind, of which the next is known.
struct Ahead<F> {
    find: F,
    next: Option<usize>,
}

impl<F: Find> Ahead<F> {
    fn of(mut find: F) -> Self {
        let next = find.next(0);
        Self { find, next }
    }

    fn from(&mut self, from: usize) -> Option<usize> {
        if self.next.is_some_and(|next| next < from) {
            self.next = self.find.next(from);
        }
        self.next
    }
}

/// All places of a text where something may be.
pub(super) struct Places<'t> {
    signs: Ahead<Signs<'t>>,
    figures: Ahead<Figures<'t>>,
    stems: Ahead<Stems<'t>>,
    capitals: Ahead<Capitals<'t>>,
}

impl<'t> Places<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self {
            signs: Ahead::of(Signs::of(text)),
            figures: Ahead::of(Figures::of(text)),
            stems: Ahead::of(Stems::of(text)),
            capitals: Ahead::of(Capitals::of(text)),
        }
    }

    /// The first place from `from` on.
    pub(super) fn next(&mut self, from: usize) -> Option<usize> {
        let next = [self.signs.from(from), self.figures.from(from), self.stems.from(from), self.capitals.from(from)];
        next.into_iter().flatten().min()
    }
}

/// Whether a letter or digit at `at` begins a word.
pub(super) fn begins_word(bytes: &[u8], at: usize) -> bool {
    match bytes[..at] {
        // `SĐT0905 …`
        [.., 0xC4, 0x90, b'T'] => bytes[at].is_ascii_digit(),
        [.., before] if before.is_ascii() => !before.is_ascii_alphanumeric(),
        // Quotation marks, dashes and wide spaces are no letters.
        [] | [.., 0xE2, 0x80, _] | [.., 0xC2, _] => true,
        _ => false,
    }
}
