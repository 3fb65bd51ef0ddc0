//! Rows in which words stand in the column “cơ quan” alone: headings of groups, the place of a signature.

use super::{
    super::{
        faults,
        names::Names,
        table::{Field, Row},
    },
    AGENCY, DUTY, ITEM, VALUE,
};
use crate::{
    finding::{Finding, quoted, text},
    source::Span,
};

/// Such rows of a table.
#[derive(Default)]
pub(super) struct Alone<'t> {
    /// The last one, until the next row tells what it was, and whether the plan knows the words: rows may go on with a
    /// name that stands above them.
    waiting: Option<(Field<'t>, bool)>,
    /// The first name that no row went on with, as among those who receive a copy.
    named: Option<Field<'t>>,
    /// The first words that are no name, and where all such stand.
    first: Option<Field<'t>>,
    places: Vec<Span>,
}

impl<'t> Alone<'t> {
    /// Keeps the words of a row that holds nothing else; false when it is another row.
    pub(super) fn takes(&mut self, row: &Row<'t>, names: &Names<'_>) -> bool {
        // Most rows have a duty.
        if [DUTY, ITEM, VALUE].iter().any(|column| row.get(*column).is_some()) {
            return false;
        }
        let Some(words) = row.get(AGENCY).filter(|words| row.is_only(words)) else { return false };
        self.pass();
        self.waiting = Some((words.clone(), names.knows(&words.text)));
        true
    }

    /// The words that `row` goes on with, when it names no agency and they stand right above it.
    pub(super) fn above(&mut self, row: &Row<'t>) -> Option<Field<'t>> {
        if row.get(AGENCY).is_none() {
            return self.waiting.take().map(|(words, _)| words);
        }
        self.pass();
        None
    }

    /// What waited began nothing.
    fn pass(&mut self) {
        match self.waiting.take() {
            Some((name, true)) => {
                self.named.get_or_insert(name);
            }
            Some((words, false)) => {
                self.places.push(words.span);
                self.first.get_or_insert(words);
            }
            None => {}
        }
    }

    /// The first name, and one finding for all other words.
    pub(super) fn finish(mut self) -> (Option<Field<'t>>, Option<Finding>) {
        self.pass();
        (self.named.take(), self.finding())
    }

    fn finding(self) -> Option<Finding> {
        let (read, count) = (quoted(&self.first?.text), self.places.len());
        let mut places = self.places.into_iter();
        let finding = faults::LONE_WORDS.at(
            places.next()?,
            text!(
                vi: "{count} dòng chỉ có chữ ở cột “cơ quan”, như {read}; không đọc các dòng này",
                en: "rows with words in the column “agency” alone, as {read}, which are not read: {count}",
            ),
            text!(vi: "không đọc", en: "not read"),
        );
        let mut finding = finding.help(text!(
            vi: "dòng tiêu đề nhóm, nơi ký thì không cần làm gì; nếu là tên cơ quan thì ghi đúng tên như trong kế hoạch",
            en: "a heading of a group or the place of a signature needs nothing; if it is an agency, write it as the plan does",
        ));
        places.for_each(|place| finding.add_fault(place, text!(vi: "cũng vậy", en: "the same")));
        Some(finding)
    }
}
