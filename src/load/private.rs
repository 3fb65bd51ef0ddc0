//! What a file tells of private people: blotted out as soon as it is read, so that nothing after this ever holds it, and
//! told with its places.

use super::{bounds::MOST_FINDINGS, faults, nfc::nfc, path::ending_of};
use crate::{
    finding::{Finding, Text, text},
    protection::people::{self, Found, Kind},
    source::{Source, SourceId, Span},
};
use std::path::Path;

/// Blots out what a text tells of people, and gives a finding for each line; the last one that is told has the places of
/// all further lines, for who reads on must know each of them.
pub(super) fn mask(id: SourceId, source: &mut Source) -> Vec<Finding> {
    let found = people::mask(&mut source.text);
    let is_one_line = |one: &Found, next: &Found| {
        source.text.get(one.range.end..next.range.start).is_some_and(|gap| !gap.contains('\n'))
    };
    let mut lines = found.chunk_by(is_one_line);
    let first: Vec<&[Found]> = lines.by_ref().take(MOST_FINDINGS - 1).collect();
    let further = &found[first.iter().map(|line| line.len()).sum()..];
    first.into_iter().chain([further]).filter_map(|line| finding(id, line)).collect()
}

/// The finding for a file whose name tells of people. It is shown with these blotted out.
pub(super) fn of_name(id: SourceId, path: &Path) -> Option<Finding> {
    let name = nfc(path.file_name()?.to_string_lossy().into_owned());
    let found = people::find(name.strip_suffix(ending_of(&name)).unwrap_or(&name));
    if found.is_empty() {
        return None;
    }
    let kinds = kinds(&found);
    let (vi, en) = (listed(&kinds, |text| &text.vi), listed(&kinds, |text| &text.en));
    let finding = faults::PERSONAL_DATA.at(
        Span::new(id, 0..0),
        text!(vi: "tên tệp có thông tin cá nhân ({vi}); đã che", en: "the file's name holds personal data ({en}); they are masked"),
        text!(vi: "tên tệp", en: "the file's name"),
    );
    Some(finding.help(text!(
        vi: "đổi tên tệp, chỉ ghi tên cơ quan và lần gửi, như “so-tu-phap-lan-2”",
        en: "give the file another name: the agency and which time it reports, as “so-tu-phap-lan-2”",
    )))
}

/// Findings without those about what was blotted out: that a telephone number is no figure is an echo.
pub(super) fn without_echoes(of_file: &[Finding], mut of_text: Vec<Finding>) -> Vec<Finding> {
    let blotted = blotted(of_file);
    of_text.retain(|finding| {
        let before = blotted.partition_point(|one| one.start <= finding.span().start);
        !before.checked_sub(1).is_some_and(|at| blotted[at].contains(finding.span()))
    });
    of_text
}

/// Takes out what is told of people from a place on: who signs is named there, and nothing of it is read. It stays
/// blotted out.
pub(super) fn settle_signature(of_file: &mut Vec<Finding>, from: usize) {
    let is_private = |finding: &Finding| std::ptr::eq(finding.rule, &raw const faults::PERSONAL_DATA);
    of_file.retain(|finding| !is_private(finding) || (finding.span().start as usize) < from);
}

/// What was blotted out in a file, in the order of the text, as it was found.
pub(super) fn blotted(of_file: &[Finding]) -> Vec<Span> {
    let private = of_file.iter().filter(|finding| std::ptr::eq(finding.rule, &raw const faults::PERSONAL_DATA));
    private.flat_map(Finding::faults).collect()
}

fn finding(id: SourceId, line: &[Found]) -> Option<Finding> {
    let (first, others) = line.split_first()?;
    let kinds = kinds(line);
    let (vi, en) = (listed(&kinds, |text| &text.vi), listed(&kinds, |text| &text.en));
    let span = |one: &Found| Span::new(id, one.range.clone());
    let finding = faults::PERSONAL_DATA.at(
        span(first),
        text!(vi: "có thông tin cá nhân ({vi}); đã che khi đọc", en: "there is personal data here ({en}); it was masked while reading"),
        words_for(first.kind),
    );
    let finding = others.iter().fold(finding, |finding, one| finding.also_fault(span(one), words_for(one.kind)));
    Some(finding.help(text!(
        vi: "sửa trong tệp gốc, thay bằng cách gọi chung (“01 công dân”); nếu là số của cơ quan hoặc người nêu theo chức vụ thì ghi rõ bên cạnh; chưa sửa thì nội dung này không được đưa vào báo cáo",
        en: "mend the file itself and put it in general words (“01 công dân”); if it is an office's number or somebody named by a public post, say so beside it; until then this is left out of the report",
    )))
}

/// Each kind that was found, once.
fn kinds(found: &[Found]) -> Vec<Text> {
    let mut kinds: Vec<Kind> = found.iter().map(|one| one.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds.into_iter().map(words).collect()
}

fn listed(words: &[Text], pick: fn(&Text) -> &str) -> String {
    words.iter().map(pick).collect::<Vec<_>>().join(", ")
}

fn words_for(kind: Kind) -> Text {
    let Text { vi, en } = words(kind);
    text!(vi: "{vi}, đã che", en: "{en}, masked")
}

fn words(kind: Kind) -> Text {
    match kind {
        Kind::Name => text!(vi: "họ tên người", en: "a name"),
        Kind::Birth => text!(vi: "ngày, năm sinh", en: "a day or year of birth"),
        Kind::Home => text!(vi: "nơi ở, quê quán", en: "a home address"),
        Kind::CitizenId => text!(vi: "số căn cước", en: "a citizen id"),
        Kind::OldId => text!(vi: "số chứng minh nhân dân", en: "an old identity card"),
        Kind::Passport => text!(vi: "số hộ chiếu", en: "a passport"),
        Kind::Health => text!(vi: "số thẻ, mã số bảo hiểm", en: "an insurance number"),
        Kind::Tax => text!(vi: "mã số thuế cá nhân", en: "a personal tax number"),
        Kind::Mobile => text!(vi: "số điện thoại di động", en: "a mobile number"),
        Kind::Landline => text!(vi: "số điện thoại nhà riêng", en: "a private landline"),
        Kind::Account => text!(vi: "số tài khoản ngân hàng", en: "a bank account"),
        Kind::Email => text!(vi: "thư điện tử riêng", en: "a private mailbox"),
        Kind::Plate => text!(vi: "biển số xe", en: "a number plate"),
    }
}
