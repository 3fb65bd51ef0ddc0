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
    /// The last one, until the next row tells what it was: rows may go on with a name that stands above them.
    waiting: Option<Field<'t>>,
    /// The words of the first, and where all stand.
    first: Option<Field<'t>>,
    places: Vec<Span>,
}

impl<'t> Alone<'t> {
    /// Keeps the words of a row that holds nothing else and names nobody; false when it is another row.
    pub(super) fn takes(&mut self, row: &Row<'t>, names: &Names<'_>) -> bool {
        // Most rows have a duty.
        if [DUTY, ITEM, VALUE].iter().any(|column| row.get(*column).is_some()) {
            return false;
        }
        let Some(words) = row.get(AGENCY).filter(|words| row.is_only(words) && !names.knows(&words.text)) else {
            return false;
        };
        self.pass();
        self.waiting = Some(words.clone());
        true
    }

    /// The words that `row` goes on with, when it names no agency and they stand right above it.
    pub(super) fn above(&mut self, row: &Row<'t>) -> Option<Field<'t>> {
        if row.get(AGENCY).is_none() {
            return self.waiting.take();
        }
        self.pass();
        None
    }

    /// What waited was no name.
    fn pass(&mut self) {
        if let Some(words) = self.waiting.take() {
            self.places.push(words.span);
            self.first.get_or_insert(words);
        }
    }

    /// One finding for all of them.
    pub(super) fn finding(mut self) -> Option<Finding> {
        self.pass();
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
