#![doc = include_str!("copied_form_text.md")]

use super::{
    Finding, Rule, Sent, Severity, gathered, quoted,
    said::{self, Said, Slot},
    text,
};
use crate::{
    model::{DutyResult, Key, Submission},
    source::Span,
};

pub(super) static RULE: Rule = Rule::new("copied-form-text", Severity::Warning, include_str!("copied_form_text.md"));

/// How the guidance of a blank form begins, and what it holds further on: two words of its own, for the first alone may
/// begin an answer. Compared as written: who leaves guidance standing has not typed it. A test fills in every form with
/// its own guidance.
const GUIDANCE: &[(&str, &str)] = &[
    ("Bắt buộc khi ", "chưa thực hiện"),
    ("Chức vụ của người ký", "không ghi tên"),
    ("Đã ghi sẵn", "không sửa"),
    ("Đề xuất, kiến nghị (nếu có)", "mỗi ý một dòng"),
    ("Điền vào cột", "giữ nguyên"),
    ("Đơn vị: ", "bắt buộc"),
    ("ghi bằng chữ;", "bắt buộc"),
    ("Ghi câu trả lời", "dấu hai chấm"),
    ("Hoạt động (nếu có)", "mỗi hoạt động một dòng"),
    ("Kể ngắn gọn kết quả bằng lời", ""),
    ("Khó khăn, vướng mắc (nếu có)", "mỗi ý một dòng"),
    ("Không ghi họ tên", "bí mật nhà nước"),
    ("Mỗi nhiệm vụ bắt buộc", "câu trả lời"),
    ("Một hoạt động của ", "(nếu có)"),
    ("Ngày chốt số liệu", ""),
    ("Ngày của văn bản báo cáo", "ví dụ"),
    ("Số viết bằng chữ số", "không kèm đơn vị"),
    ("Số, ký hiệu của văn bản", "ví dụ"),
    ("Tình trạng: ", "không phát sinh /"),
    ("Ví dụ một dòng đã điền", ""),
    ("chọn một hoặc nhiều giá trị", "cách nhau"),
];
/// The first bytes of each, and of [`EXAMPLE`]: nearly every text is told by them, and every text of a round is asked.
const STARTS: [u32; GUIDANCE.len() + 1] = {
    let mut starts = [start(EXAMPLE); GUIDANCE.len() + 1];
    let mut at = 0;
    while at < GUIDANCE.len() {
        starts[at] = start(GUIDANCE[at].0);
        at += 1;
    }
    starts
};

const fn start(text: &str) -> u32 {
    let bytes = text.as_bytes();
    u32::from_ne_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
}

/// The sentence that a form gives as an example of an answer.
const EXAMPLE: &str = "Đã mở 02 lớp tập huấn cho cán bộ cơ sở";
/// The activity that a form gives as an example; each of the two alone is a good answer.
const EXAMPLE_TITLE: &str = "Hội nghị tuyên truyền";
const EXAMPLE_VENUE: &str = "Hội trường cơ quan";

/// The number that a form gives as an example, and what stands, folded, in the names of whose number it may be.
const EXAMPLE_NUMBER: &str = "215/BC-STP";
const OWNERS: [&str; 2] = ["stp", "tuphap"];

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let guidance = said::all(sent).iter().copied().filter(|said| said.slot != Slot::Number && is_of_form(said.text));
    let guidance: Vec<Said<'_>> =
        number(sent).into_iter().chain(guidance).chain(notes(sent)).chain(examples(sent.submission)).collect();
    let read = guidance.first().map(|said| quoted(said.text)).unwrap_or_default();
    gathered(guidance.iter().map(|said| said.span), |span, count| finding(span, count, &read)).into_iter().collect()
}

/// Whether a text is guidance or an example of the form.
pub(super) fn is_of_form(text: &str) -> bool {
    let is = |(begin, holds): &(&str, &str)| text.strip_prefix(begin).is_some_and(|rest| rest.contains(holds));
    let may_be = text.as_bytes().first_chunk().is_some_and(|start| STARTS.contains(&u32::from_ne_bytes(*start)));
    may_be && (GUIDANCE.iter().any(is) || text.trim_end_matches('.') == EXAMPLE)
}

/// Texts that begin with what a form says of their duty: where it stands in the plan, its name, whether it must be
/// answered.
fn notes<'r>(sent: &Sent<'r>) -> impl Iterator<Item = Said<'r>> {
    let is_note = |result: &DutyResult, text: &str| {
        let duty = sent.plan.duty(*result.duty);
        let named = text.strip_prefix(&duty.cite)?.strip_prefix(" – ")?.strip_prefix(&duty.label)?;
        (named.starts_with(". Bắt buộc") || named.starts_with(". Không bắt buộc")).then_some(())
    };
    let copied = said::answers(sent).iter().filter(move |(result, said)| is_note(result, said.text).is_some());
    copied.map(|(_, said)| Said { slot: Slot::Summary, ..*said })
}

/// The number of the example, when it is another agency's.
fn number<'r>(sent: &Sent<'r>) -> Option<Said<'r>> {
    let submission = sent.submission;
    let number = submission.number.as_ref().filter(|number| number.as_str() == EXAMPLE_NUMBER)?;
    let is_owner = |name: &str| OWNERS.iter().any(|owner| Key::of(name).as_str().contains(owner));
    let is_own = sent.plan.agency(*submission.agency).names().any(is_owner);
    (!is_own).then_some(Said { slot: Slot::Number, text: number, span: number.span })
}

fn examples(submission: &Submission) -> impl Iterator<Item = Said<'_>> {
    let activities = submission.results.iter().flat_map(|result| &result.activities);
    let copied = activities.filter(|activity| {
        **activity.title == *EXAMPLE_TITLE && activity.place.as_ref().is_some_and(|place| ***place == *EXAMPLE_VENUE)
    });
    copied.map(|activity| Said { slot: Slot::Title, text: &activity.title, span: activity.title.span })
}

fn finding(first: Span, count: usize, read: &str) -> Finding {
    let finding = RULE.at(
        first,
        text!(
            vi: "{count} chỗ còn nguyên lời hướng dẫn hoặc ví dụ của biểu mẫu, như {read}",
            en: "texts that are the form's own guidance or example, as {read}: {count}",
        ),
        text!(vi: "lời của biểu mẫu", en: "words of the form"),
    );
    finding.help(text!(
        vi: "đề nghị cơ quan thay bằng nội dung của mình; không có gì để ghi thì để trống",
        en: "ask the agency to put its own words there; where there is nothing to tell, leave it blank",
    ))
}
