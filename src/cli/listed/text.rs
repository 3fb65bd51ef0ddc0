//! Findings for people: agency by agency, and a verdict at the end.

use super::{Group, Listed};
use crate::{
    cli::terminal::printable,
    finding::{Finding, Severity, Text, text},
    report::wording,
};

pub(super) fn of(listed: &Listed<'_>, rendered: impl Fn(&Finding) -> String) -> String {
    let heading = |group| format!("== {} ==\n\n", printable(heading(group).get(listed.lang)));
    let findings =
        |group: &Group<'_>| group.findings.iter().map(|finding| rendered(finding) + "\n\n").collect::<String>();
    let groups: String = listed.groups.iter().map(|group| heading(group) + &findings(group)).collect();
    groups + verdict(listed).get(listed.lang) + "\n"
}

fn heading(group: &Group<'_>) -> Text {
    let count = |severity| group.findings.iter().filter(|finding| finding.severity == severity).count();
    let counts = counts([Severity::Error, Severity::Warning, Severity::Note].map(count));
    let (vi, en) = (counts.vi, counts.en);
    match group.agency {
        Some(agency) => {
            let name = &agency.name;
            text!(vi: "{name}: {vi}", en: "{name}: {en}")
        }
        None => text!(vi: "Chung, chưa rõ của cơ quan nào: {vi}", en: "Of no one agency: {en}"),
    }
}

/// `2 lỗi, 1 ghi chú`: only what there is.
fn counts(counts: [usize; 3]) -> Text {
    let [errors, warnings, notes] = counts;
    let parts = [
        (errors, text!(vi: "{errors} lỗi", en: "errors: {errors}")),
        (warnings, text!(vi: "{warnings} cảnh báo", en: "warnings: {warnings}")),
        (notes, text!(vi: "{notes} ghi chú", en: "notes: {notes}")),
    ];
    let present: Vec<&Text> = parts.iter().filter(|(count, _)| *count > 0).map(|(_, text)| text).collect();
    let joined = |words: fn(&Text) -> &str| present.iter().map(|text| words(text)).collect::<Vec<_>>().join(", ");
    Text { vi: joined(|text| &text.vi), en: joined(|text| &text.en) }
}

fn verdict(listed: &Listed<'_>) -> Text {
    let (files, agencies) = (listed.checked.files, listed.checked.agencies().len());
    let [errors, warnings, notes] =
        [Severity::Error, Severity::Warning, Severity::Note].map(|severity| listed.count(severity));
    let as_of = wording::full_day(listed.checked.round.as_of);
    let (of_vi, of_en) =
        if listed.selection.is_all() { ("", "") } else { (" trong phần được chọn", " in what was selected") };
    if listed.groups.is_empty() {
        return text!(
            vi: "Đã kiểm tra {files} tệp của {agencies} cơ quan: không có lỗi, cảnh báo hay ghi chú nào{of_vi} (ngày xem {as_of}).",
            en: "Files checked: {files}, agencies: {agencies}; no errors, warnings or notes{of_en} (as of {as_of}).",
        );
    }
    text!(
        vi: "Đã kiểm tra {files} tệp của {agencies} cơ quan: {errors} lỗi, {warnings} cảnh báo, {notes} ghi chú{of_vi} (ngày xem {as_of}). Xem giải thích: tonghop explain TÊN-QUY-TẮC",
        en: "Files checked: {files}, agencies: {agencies}; errors: {errors}, warnings: {warnings}, notes: {notes}{of_en} (as of {as_of}). For more: tonghop explain RULE",
    )
}
