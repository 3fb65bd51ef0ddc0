//! Files that bear a mark of secrecy: not read, and nothing of their text is kept.

use super::{
    bounds::MOST_FINDINGS,
    faults,
    folder::{SUBMISSIONS, is_of_round},
    nfc::nfc,
};
use crate::{
    finding::{Finding, Text, text},
    protection::secrets::{self, Mark, MarkKind},
    source::{Source, SourceId, Span},
};
use std::{ffi::OsStr, path::Path};

/// The finding for a text that bears a mark. It names the place in words, for there is no text left to point into.
pub(super) fn refused(id: SourceId, source: &Source) -> Option<Finding> {
    let mark = secrets::mark(&source.text)?;
    let place = place(id, source, mark.at);
    Some(finding(id, mark.kind, &place))
}

/// The finding for a file whose name, or that of a folder it lies in, bears a mark. Macs keep names apart from their
/// marks over letters.
pub(super) fn of_name(id: SourceId, path: &str) -> Option<Finding> {
    let path = nfc(path.to_owned());
    let path = Path::new(&path);
    let is_marked = |name: &OsStr| secrets::is_marked_name(&name.to_string_lossy());
    let is_surely_marked = |name: &OsStr| secrets::is_surely_marked_name(&name.to_string_lossy());
    let (above, within) = folders(path);
    let place = if path.file_stem().is_some_and(is_marked) {
        text!(vi: "tên tệp", en: "the file's name")
    } else if above.iter().any(is_surely_marked) || within.iter().any(is_marked) {
        text!(vi: "tên thư mục", en: "the name of its folder")
    } else {
        return None;
    };
    Some(finding(id, MarkKind::Level, &place))
}

/// The folders above a round, which say nothing of what agencies sent, and those within it. Where that cannot be told,
/// all are taken to be within.
fn folders(path: &Path) -> (&Path, &Path) {
    let Some(folder) = path.parent() else { return (path, Path::new("")) };
    if path.file_name().is_some_and(is_of_round) {
        return (folder, Path::new(""));
    }
    let of_submissions = folder.ancestors().find(|folder| folder.ends_with(SUBMISSIONS));
    match of_submissions.and_then(|above| Some((above, folder.strip_prefix(above).ok()?))) {
        Some(folders) => folders,
        None => (Path::new(""), folder),
    }
}

/// The finding for a workbook with a mark in a sheet that is not read, or outside the cells.
pub(super) fn in_workbook(id: SourceId, place: &Text) -> Finding {
    finding(id, MarkKind::Level, place)
}

/// Takes the rows out of a register that bear a mark, and says which; a mark outside a row is one of the whole register.
pub(super) fn without_secret_rows(id: SourceId, source: &mut Source) -> Result<Vec<Finding>, Box<Finding>> {
    let mut marks: Vec<Mark> = secrets::marks(&source.text).collect();
    marks.sort_unstable();
    let mut findings: Vec<Finding> = Vec::new();
    for Mark { at, kind } in marks {
        let is_full = findings.len() >= MOST_FINDINGS;
        let place = place(id, source, at);
        let start = source.text[..at].rfind('\n').map_or(0, |line| line + 1);
        let end = source.text[at..].find('\n').map_or(source.text.len(), |line| at + line);
        let row = &source.text[start..end];
        let is_whole_row =
            row.contains([';', ',', '\t', '|']) && row.matches('"').count().is_multiple_of(2) && start > 0;
        if !is_whole_row {
            return Err(Box::new(finding(id, kind, &place)));
        }
        if !row.trim().is_empty() {
            let blank = " ".repeat(row.len());
            source.text.replace_range(start..end, &blank);
            let row = Span::new(id, start..start);
            match findings.last_mut().filter(|_| is_full) {
                Some(last) => last.add_fault(row, text!(vi: "cũng vậy", en: "the same")),
                None => findings.push(of_row(row, &place)),
            }
        }
    }
    Ok(findings)
}

fn place(id: SourceId, source: &Source, at: usize) -> Text {
    let span = Span::new(id, at..at);
    if let Some(cell) = source.sheet().and_then(|_| source.cell(span)) {
        return text!(vi: "ô {cell}", en: "cell {cell}");
    }
    let line = source.position(span).line;
    text!(vi: "dòng {line}", en: "line {line}")
}

fn finding(id: SourceId, kind: MarkKind, place: &Text) -> Finding {
    let Text { vi, en } = place;
    let message = match kind {
        MarkKind::Level => text!(
            vi: "tệp mang dấu chỉ độ mật ({vi}); chương trình từ chối cả tệp và không giữ lại chữ nào trong đó",
            en: "the file bears a mark of secrecy ({en}); all of it is refused and none of its text is kept",
        ),
        MarkKind::Number => text!(
            vi: "tệp mang số, ký hiệu của văn bản mật ({vi}); chương trình từ chối cả tệp và không giữ lại chữ nào trong đó",
            en: "the file bears the number of a secret document ({en}); all of it is refused and none of its text is kept",
        ),
    };
    let finding = faults::SECRECY_MARK.at(Span::new(id, 0..0), message, text!(vi: "từ chối", en: "refused"));
    finding.help(text!(
        vi: "không mở, không chép, không gửi tiếp tệp này trên máy có nối mạng; báo ngay người phụ trách bảo vệ bí mật nhà nước của cơ quan để gỡ tệp khỏi máy, và nhận báo cáo theo đường văn bản mật; nếu chữ này không phải dấu chỉ độ mật thì đề nghị cơ quan bỏ đi rồi gửi lại",
        en: "do not open, copy or pass it on from a computer with a network; tell the person in charge of state secrets at once, who has it removed from this computer, and take the report by the channel for secret documents; if it is no mark of secrecy, ask the agency to remove it and send the file again",
    ))
}

fn of_row(span: Span, place: &Text) -> Finding {
    let Text { vi, en } = place;
    let finding = faults::SECRECY_MARK.at(
        span,
        text!(
            vi: "dòng này của sổ văn bản đến ghi một văn bản mật ({vi}); dòng bị bỏ qua và không hiện ra",
            en: "this row of the register enters a secret document ({en}); the row is passed over and not shown",
        ),
        text!(vi: "bỏ qua", en: "passed over"),
    );
    finding.help(text!(
        vi: "xóa dòng này: văn bản mật được đăng ký ở sổ văn bản mật đến, không ghi vào sổ này",
        en: "delete the row: secret documents are entered in the register of secret documents, not in this one",
    ))
}
