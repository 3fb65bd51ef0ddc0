//! The line, cell or value that a word stands in.

use super::level::Level;

/// How far a line is looked at on either side of a word, in bytes: a heading is shorter.
const LONGEST: usize = 400;
/// How fast a document must be carried, in small letters: stamped beside its level.
const URGENCIES: &[&str] = &[
    "hỏa tốc",
    "hoả tốc",
    "hỏa tốc hẹn giờ",
    "hoả tốc hẹn giờ",
    "thượng khẩn",
    "khẩn",
    "hoa toc",
    "thuong khan",
    "khan",
];
/// What says that a level is stamped, in small letters.
const STAMPED: &[&str] = &["đóng dấu", "đã đóng dấu", "dấu", "dong dau", "da dong dau"];
/// What a document may be called, in small letters, with and without marks.
const DOCUMENTS: &[&str] = &[
    "báo cáo",
    "tài liệu",
    "văn bản",
    "kế hoạch",
    "công văn",
    "tờ trình",
    "phụ lục",
    "hồ sơ",
    "thông báo",
    "quyết định",
    "bản",
    "bao cao",
    "tai lieu",
    "van ban",
    "ke hoach",
    "cong van",
    "to trinh",
    "phu luc",
    "ho so",
];
/// No name of these kinds is longer, in bytes.
const LONGEST_NAME: usize = 24;
/// What stands before a level, in small letters.
const LABELS: &[&str] = &["độ mật", "dấu mật", "do mat", "do-mat", "do_mat", "dau mat", "độ mật của văn bản"];
/// What is stamped behind a level, in small letters: which copy it is, how fast it must be carried.
const BESIDE: &[&str] = &["bản số", "số bản", "ban so", "so ban", "độ khẩn", "mức độ khẩn", "do khan"];
/// Of which time a report is, in small letters.
const TIMES: &[&str] = &["quý ", "năm ", "tháng ", "6 tháng ", "9 tháng ", "tuần ", "đợt "];
/// What tells behind a document that another one is spoken of, in small letters.
const CITING: &[&str] =
    &["thực hiện ", "triển khai ", "theo ", "căn cứ ", "tiếp nhận ", "tham mưu ", "ban hành ", "đã "];
/// Words that end with the level without its marks, or begin with it, in small letters: tiền mặt, mật ong.
const OTHER_WORDS: &[&str] = &["mat", "mật ong"];
/// Signs that stand around a mark and say nothing.
const SIGNS: [char; 31] = [
    ' ', '\u{a0}', '*', '_', '#', '<', '>', '[', ']', '(', ')', '“', '”', '"', '\'', '`', '=', '~', '.', '-', '–', '—',
    '+', '!', '«', '»', '☑', '☒', '✓', '✔', '■',
];
/// What joins a mark to the rest of a heading.
const JOINTS: [char; 6] = ['-', '–', '—', ':', '.', '•'];

/// What stands before and behind a word in its line, cell or value.
pub(super) struct Unit<'t> {
    before: &'t str,
    after: &'t str,
    /// Whether it is the whole cell of a table with commas, or a value between commas.
    is_cell: bool,
}

impl<'t> Unit<'t> {
    pub(super) fn around(text: &'t str, level: &Level) -> Self {
        let (before, after) = (line_before(text, level.start), line_after(text, level.end));
        let is_cell = (before.is_empty() || before.ends_with(',')) && (after.is_empty() || after.starts_with(','));
        Self { before: value(before), after: without_comment(after), is_cell }
    }

    /// Whether the level is a mark rather than a word of a sentence.
    pub(super) fn is_mark(&self, level: &Level) -> bool {
        let is_alone = self.begins() && self.ends_stamp();
        let stands_out = level.has_capital || level.has_degree || self.is_in_brackets() || self.is_report();
        (stands_out && (is_alone || self.is_cell || self.is_report()))
            || (level.has_capital
                && ((self.is_in_brackets() && !self.is_of_other())
                    || self.is_labelled()
                    || self.names_document()
                    || self.says_of_itself()
                    || self.is_urgent()
                    || self.is_stamped()))
            || (level.in_capitals && (self.leads() || self.heads() || self.trails() || self.is_of_time()))
    }

    /// Whether nothing stands before the level.
    fn begins(&self) -> bool {
        let before = self.before.trim_matches(SIGNS);
        // `[x] Mật`
        before.is_empty() || (matches!(before, "x" | "X") && self.before.contains('['))
    }

    /// Whether nothing stands behind the level; in an entry on one line, other keys may.
    pub(super) fn ends(&self) -> bool {
        let after = self.after.trim_matches(SIGNS);
        after.is_empty() || after.starts_with('}') || (after.starts_with(", ") && after.contains(':'))
    }

    /// As [`Self::ends`], or what else is stamped follows: `MẬT. Bản số: 02`.
    pub(super) fn ends_stamp(&self) -> bool {
        let after = self.after.trim_start_matches(SIGNS).trim_start_matches([',', ' ']);
        self.ends() || super::starts_with_any(after, BESIDE)
    }

    /// Whether the brackets stand behind another document that is cited, or behind another word of the same letters:
    /// `Thực hiện Kế hoạch số 15-KH/TU (Mật) của …`, `TIEN MAT (MAT)`.
    fn is_of_other(&self) -> bool {
        let before = self.before.trim_end_matches(SIGNS).to_lowercase();
        let number = before.rsplit(' ').next().unwrap_or_default();
        let is_numbered = number.contains('/') && before.contains(" số ");
        let cites = is_numbered && (!self.ends() || CITING.iter().any(|word| before.starts_with(word)));
        cites || OTHER_WORDS.iter().any(|word| before.ends_with(word))
    }

    /// `Báo cáo mật`: documents that are secret may head a column, a report that is tells of itself.
    fn is_report(&self) -> bool {
        self.ends() && self.before.trim_matches(SIGNS).to_lowercase() == "báo cáo"
    }

    /// `BÁO CÁO MẬT QUÝ IV/2023`
    fn is_of_time(&self) -> bool {
        is_document(self.before) && super::starts_with_any(self.after.trim_start(), TIMES)
    }

    /// `(MẬT)`, `[Tối mật]`
    fn is_in_brackets(&self) -> bool {
        self.before.ends_with(['(', '[']) && self.after.starts_with([')', ']'])
    }

    /// `Độ mật: Mật`, but not `Độ mật: Mật/Tối mật/Tuyệt mật`, from which one is to be chosen.
    fn is_labelled(&self) -> bool {
        if !self.before.ends_with([' ', ':', '*', '_', '"', '“', '-']) || !self.ends_stamp() {
            return false;
        }
        let before = self.before.to_lowercase();
        let label = before.trim_end_matches([' ', ':', '*', '_', '"', '“', '-']);
        label.len() < before.len() && LABELS.iter().any(|known| label.ends_with(known))
    }

    /// `TÀI LIỆU MẬT`, `Báo cáo Tối mật`
    fn names_document(&self) -> bool {
        self.ends() && is_document(self.before)
    }

    /// `HỎA TỐC - MẬT`, `Mật/Hỏa tốc`
    fn is_urgent(&self) -> bool {
        let is_urgency = |text: &str| {
            let text = text.trim_matches(SIGNS).trim_matches(['/', ',', ':', ' ']).trim_matches(SIGNS);
            text.len() <= LONGEST_NAME && URGENCIES.contains(&text.to_lowercase().as_str())
        };
        (self.begins() && is_urgency(self.after)) || (self.ends() && is_urgency(self.before))
    }

    /// `Đóng dấu: MẬT`
    fn is_stamped(&self) -> bool {
        let before = self.before.trim_matches(SIGNS).trim_end_matches([':', ' ']);
        before.len() <= LONGEST_NAME && self.ends() && STAMPED.contains(&before.to_lowercase().as_str())
    }

    /// `Tài liệu này đóng dấu chỉ độ Mật`
    fn says_of_itself(&self) -> bool {
        let before = self.before.trim_end();
        before.ends_with("độ") && self.ends() && {
            let before = before.trim_matches(SIGNS).to_lowercase();
            DOCUMENTS.iter().any(|word| before.strip_prefix(word).is_some_and(|rest| rest.starts_with(" này ")))
        }
    }

    /// `MẬT - BÁO CÁO …`
    fn leads(&self) -> bool {
        let after = self.after.trim_start();
        self.begins() && after.starts_with(JOINTS) && !after.starts_with("...")
    }

    /// `VĂN BẢN TUYỆT MẬT - KHÔNG SAO CHỤP`; behind a colon a number may tell how many there are.
    fn heads(&self) -> bool {
        is_document(self.before) && self.after.trim_start().starts_with(['-', '–', '—'])
    }

    /// `BÁO CÁO … - MẬT`
    fn trails(&self) -> bool {
        let names_document = || DOCUMENTS.iter().any(|word| self.before.to_lowercase().contains(word));
        self.ends() && self.before.trim_end().ends_with(['-', '–', '—', ':']) && names_document()
    }
}

fn is_document(text: &str) -> bool {
    let name = text.trim_matches(SIGNS);
    name.len() <= LONGEST_NAME && DOCUMENTS.contains(&name.to_lowercase().as_str())
}

/// The piece of a line around `at` that may be the number of a document: to the next comma, cell or bracket of an entry.
pub(super) fn piece(text: &str, at: usize) -> &str {
    let ends = |c: char| c == ',' || is_edge(c) || c == '"' || c == '{' || c == '}';
    let from = line_start(text, at);
    let start = text[from..at].rfind(ends).map_or(from, |edge| from + edge + 1);
    let line = line_after(text, at);
    let end = at + line.find(ends).unwrap_or(line.len());
    value(&text[start..end])
}

/// The rest of the line or cell from its start.
fn line_before(text: &str, at: usize) -> &str {
    let near = &text[line_start(text, at)..at];
    let edge = near
        .char_indices()
        .rev()
        .find(|(edge, c)| is_edge(*c) || (*c == '"' && opens(&near[..*edge])))
        .map(|(edge, _)| edge);
    let start = edge.map_or(0, |edge| edge + 1);
    &near[start..]
}

/// The rest of the line or cell to its end.
fn line_after(text: &str, at: usize) -> &str {
    let end = (at..=text.len().min(at + LONGEST)).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(at);
    let near = &text[at..end];
    let edge = near.char_indices().find(|(edge, c)| is_edge(*c) || (*c == '"' && closes(&near[edge + 1..])));
    &near[..edge.map_or(near.len(), |(edge, _)| edge)]
}

/// Where the line begins, or where it is first looked at.
fn line_start(text: &str, at: usize) -> usize {
    let from = (at.saturating_sub(LONGEST)..=at).find(|from| text.is_char_boundary(*from)).unwrap_or(at);
    text[from..at].rfind('\n').map_or(from, |line| from + line + 1)
}

fn is_edge(c: char) -> bool {
    matches!(c, '\n' | ';' | '\t' | '|')
}

/// Whether a quotation mark behind this opens a cell or a value, and quotes no word in a sentence.
fn opens(before: &str) -> bool {
    let before = before.trim_end_matches(' ');
    before.is_empty() || before.ends_with([';', ',', '\t', '|', ':', '{', '[', '\n'])
}

/// Whether a quotation mark before this closes a cell or a value.
fn closes(after: &str) -> bool {
    let after = after.trim_start_matches(' ');
    after.is_empty() || after.starts_with([';', ',', '\t', '|', '}', ']', '\n'])
}

/// What stands behind the last key of a line of YAML, or behind the dash of an entry.
fn value(line: &str) -> &str {
    let is_key = |key: &str| {
        let key = key.rsplit(['{', ',']).next().unwrap_or_default().trim().trim_start_matches(['-', ' ', '"', '\'']);
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '"' | '\'');
        !key.is_empty() && key.chars().all(is_word)
    };
    match line.rfind(": ") {
        Some(at) if is_key(&line[..at]) && !is_level_label(&line[..at]) => &line[at + 2..],
        _ => line,
    }
}

fn is_level_label(key: &str) -> bool {
    let key = key.to_lowercase();
    LABELS.iter().any(|label| key.ends_with(label))
}

fn without_comment(after: &str) -> &str {
    after.find(" #").map_or(after, |comment| &after[..comment])
}
