//! What a file may have wrong: the rules that are found while reading.

use crate::finding::{Rule, Severity};

/// A rule whose page stands beside this file.
macro_rules! fault {
    ($name:ident, $severity:ident, $id:literal, $page:literal) => {
        pub(super) static $name: Rule = Rule::new($id, Severity::$severity, include_str!($page));
    };
}

fault!(AMBIGUOUS_NUMBER, Error, "ambiguous-number", "ambiguous_number.md");
fault!(CELL_COMMENTS, Note, "cell-comments", "cell_comments.md");
fault!(CELL_ERROR, Error, "cell-error", "cell_error.md");
fault!(CONTINUED_CELL, Warning, "continued-cell", "continued_cell.md");
fault!(DUPLICATE_ID, Error, "duplicate-id", "duplicate_id.md");
fault!(DUPLICATE_KEY, Error, "duplicate-key", "duplicate_key.md");
fault!(FACT_WITHOUT_DUTY, Error, "fact-without-duty", "fact_without_duty.md");
fault!(FOREIGN_AGENCY, Error, "foreign-agency", "foreign_agency.md");
fault!(FOREIGN_INDICATOR, Error, "foreign-indicator", "foreign_indicator.md");
fault!(FOREIGN_UNIT, Error, "foreign-unit", "foreign_unit.md");
fault!(HIDDEN_CELLS, Note, "hidden-cells", "hidden_cells.md");
fault!(IMPOSSIBLE_DATE, Error, "impossible-date", "impossible_date.md");
fault!(LEGACY_ENCODING, Error, "legacy-encoding", "legacy_encoding.md");
fault!(LONE_WORDS, Note, "lone-words", "lone_words.md");
fault!(LOST_LETTERS, Warning, "lost-letters", "lost_letters.md");
fault!(MALFORMED_CSV, Error, "malformed-csv", "malformed_csv.md");
fault!(MALFORMED_YAML, Error, "malformed-yaml", "malformed_yaml.md");
fault!(MISSING_FIELD, Error, "missing-field", "missing_field.md");
fault!(MISSING_HEADING, Error, "missing-heading", "missing_heading.md");
fault!(MIXED_DELIMITERS, Error, "mixed-delimiters", "mixed_delimiters.md");
fault!(OPEN_FILE, Note, "open-file", "open_file.md");
fault!(OTHER_SHEET, Warning, "other-sheet", "other_sheet.md");
fault!(PERSONAL_DATA, Error, "personal-data", "personal_data.md");
fault!(RAGGED_ROW, Error, "ragged-row", "ragged_row.md");
fault!(SECRECY_MARK, Error, "secrecy-mark", "secrecy_mark.md");
fault!(STRUCK_OUT, Error, "struck-out", "struck_out.md");
fault!(UNKNOWN_AGENCY, Error, "unknown-agency", "unknown_agency.md");
fault!(UNKNOWN_DUTY, Error, "unknown-duty", "unknown_duty.md");
fault!(UNKNOWN_FIELD, Error, "unknown-field", "unknown_field.md");
fault!(UNKNOWN_HEADING, Error, "unknown-heading", "unknown_heading.md");
fault!(UNKNOWN_ID, Error, "unknown-id", "unknown_id.md");
fault!(UNKNOWN_INDICATOR, Error, "unknown-indicator", "unknown_indicator.md");
fault!(UNKNOWN_SECTION, Error, "unknown-section", "unknown_section.md");
fault!(UNKNOWN_STATUS, Error, "unknown-status", "unknown_status.md");
fault!(UNREADABLE_DATE, Error, "unreadable-date", "unreadable_date.md");
fault!(UNREADABLE_FILE, Error, "unreadable-file", "unreadable_file.md");
fault!(UNREADABLE_NUMBER, Error, "unreadable-number", "unreadable_number.md");
fault!(UNSUPPORTED_FILE, Error, "unsupported-file", "unsupported_file.md");
fault!(WORDS_AFTER_HASH, Warning, "words-after-hash", "words_after_hash.md");
fault!(WRONG_SHAPE, Error, "wrong-shape", "wrong_shape.md");
fault!(WRONG_TOTAL, Warning, "wrong-total", "wrong_total.md");

/// Every rule that reading can break, by id.
pub static RULES: &[&Rule] = &[
    &AMBIGUOUS_NUMBER,
    &CELL_COMMENTS,
    &CELL_ERROR,
    &CONTINUED_CELL,
    &DUPLICATE_ID,
    &DUPLICATE_KEY,
    &FACT_WITHOUT_DUTY,
    &FOREIGN_AGENCY,
    &FOREIGN_INDICATOR,
    &FOREIGN_UNIT,
    &HIDDEN_CELLS,
    &IMPOSSIBLE_DATE,
    &LEGACY_ENCODING,
    &LONE_WORDS,
    &LOST_LETTERS,
    &MALFORMED_CSV,
    &MALFORMED_YAML,
    &MISSING_FIELD,
    &MISSING_HEADING,
    &MIXED_DELIMITERS,
    &OPEN_FILE,
    &OTHER_SHEET,
    &PERSONAL_DATA,
    &RAGGED_ROW,
    &SECRECY_MARK,
    &STRUCK_OUT,
    &UNKNOWN_AGENCY,
    &UNKNOWN_DUTY,
    &UNKNOWN_FIELD,
    &UNKNOWN_HEADING,
    &UNKNOWN_ID,
    &UNKNOWN_INDICATOR,
    &UNKNOWN_SECTION,
    &UNKNOWN_STATUS,
    &UNREADABLE_DATE,
    &UNREADABLE_FILE,
    &UNREADABLE_NUMBER,
    &UNSUPPORTED_FILE,
    &WORDS_AFTER_HASH,
    &WRONG_SHAPE,
    &WRONG_TOTAL,
];
