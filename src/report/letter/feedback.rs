//! What one agency is asked to put right or to confirm in its report.

use super::{Frame, request};
use crate::{
    finding::{Finding, Severity},
    model::{AgencyAt, Round},
    report::{
        initial::raised,
        wording::{day_cited, of_message},
    },
    source::Sources,
};
use chrono::NaiveDate;
use serde::Serialize;

/// What a letter with what to put right can say.
#[derive(Debug, Serialize)]
pub struct Feedback {
    /// What every letter says.
    #[serde(flatten)]
    pub frame: Frame,
    /// The agency's name.
    pub name: String,
    /// `yêu cầu` or `đề nghị`.
    pub request: &'static str,
    /// The documents that were checked, as `số 215/BC-STP ngày 14/12/2023`.
    pub documents: Vec<String>,
    /// What must be put right: until then it does not count.
    pub mend: Vec<Point>,
    /// What is to be explained or confirmed.
    pub confirm: Vec<Point>,
}

/// One thing to put right or to confirm.
#[derive(Debug, Serialize)]
pub struct Point {
    /// Where: file and cell, or file and line; of what is missing, file and duty.
    pub place: String,
    /// How many more places are like it.
    pub more: usize,
    /// What is written there, shortened where it is long.
    pub read: String,
    /// What is wrong.
    pub message: String,
    /// What is expected, and what to do.
    pub help: String,
}

/// The most characters of what was written that a letter repeats.
const READ_LENGTH: usize = 60;

/// What a finding says to the clerk, and what a letter says to the agency instead.
const CLERK_TO_AGENCY: &[(&str, &str)] = &[
    ("; xem ví dụ: tonghop explain wrong-shape", ""),
    (", hoặc chọn đúng kế hoạch bằng --plan", ""),
    (" (with)", ""),
    ("nếu cần đọc trang khác, ghi --sheet TÊN-TRANG; ", ""),
    ("; nếu là bản sửa thì ghi thêm một dòng vào sổ văn bản đến", "; nếu là bản sửa thì cho biết bản nào đúng"),
    ("; nếu đang xem lại một ngày đã qua thì bỏ tùy chọn --as-of", ""),
    ("thì đề nghị gửi ", "thì gửi "),
    ("đề nghị cơ quan ", ""),
    ("hỏi lại các cơ quan: ", ""),
    ("hỏi lại cơ quan: ", ""),
    ("hỏi lại cơ quan; ", ""),
    ("hỏi lại cơ quan, ", ""),
    ("hỏi lại cơ quan và ", ""),
    ("hỏi lại cơ quan ", "cho biết "),
    ("hỏi cơ quan ", "cho biết "),
    ("xác nhận với cơ quan", "ghi theo bản ký"),
    (" với cơ quan", ""),
    ("có phải “", "nếu đúng là “"),
    ("”? Nếu đúng thì sửa lại như vậy", "” thì sửa lại như vậy"),
    ("? Nếu máy ghi tháng trước ngày", " không; nếu máy ghi tháng trước ngày"),
    ("”? Có thể ghi số", "” thì có thể ghi số"),
];

/// What is to be done, in Vietnamese, said to the agency itself.
#[must_use]
pub fn to_agency(help: &str) -> String {
    CLERK_TO_AGENCY.iter().fold(help.to_owned(), |help, (to_clerk, to_agency)| help.replace(to_clerk, to_agency))
}

impl Feedback {
    /// What is to be said to `agency` of `findings`; none when there is nothing to put right and nothing to confirm.
    #[must_use]
    pub fn of(
        round: &Round,
        sources: &Sources,
        agency: AgencyAt,
        findings: &[&Finding],
        due: Option<NaiveDate>,
    ) -> Option<Self> {
        // What the office has accepted in writing is not asked for again.
        let is_accepted = |finding: &Finding| round.acceptance(finding.rule.id, finding.subject(round)).is_some();
        let asked = findings.iter().filter(|finding| !finding.rule.office && !is_accepted(finding));
        let of = |severity| {
            let own = asked.clone().filter(move |finding| finding.severity == severity);
            own.map(|finding| Point::of(round, finding, sources)).collect::<Vec<_>>()
        };
        let (mend, confirm) = (of(Severity::Error), of(Severity::Warning));
        if mend.is_empty() && confirm.is_empty() {
            return None;
        }
        let documents = round.submissions_of(agency).into_iter().filter_map(|submission| {
            let number = format!("số {}", submission.number.as_ref()?.value);
            Some(std::iter::once(number).chain(submission.dated().map(day_cited)).collect::<Vec<_>>().join(" "))
        });
        let of_plan = round.plan.agency(agency);
        Some(Self {
            documents: documents.collect(),
            frame: Frame::of(round, due),
            name: of_plan.name.clone(),
            request: request(of_plan.address),
            mend,
            confirm,
        })
    }
}

impl Point {
    fn of(round: &Round, finding: &Finding, sources: &Sources) -> Self {
        let written = written(finding, sources);
        let read: String = written.chars().take(READ_LENGTH).collect();
        let expected = finding.expected.as_ref().map(|text| format!("cần có: {}", text.vi));
        let help = finding.help.as_ref().map(|text| to_agency(&text.vi));
        Self {
            place: place(round, finding, sources),
            more: finding.faults().count().saturating_sub(1),
            // Of what is missing nothing was written.
            read: if finding.rule.gap {
                String::new()
            } else if read.len() < written.len() {
                read + "…"
            } else {
                read
            },
            message: raised(&of_message(&finding.message.vi)),
            help: raised(&of_message(&expected.into_iter().chain(help).collect::<Vec<_>>().join("; "))),
        }
    }
}

/// What stands at the place, as a letter may repeat it: a text in quotation marks without them, and of what was masked,
/// or of a row of cells, nothing that anybody wrote so.
fn written<'s>(finding: &Finding, sources: &'s Sources) -> &'s str {
    let slice = sources.slice(finding.span());
    let table = sources.get(finding.span().source).table.as_ref();
    let is_row = table.is_some_and(|table| table.is_cut(slice));
    match finding.rule.id {
        "personal-data" => "(đã che)",
        _ if is_row => "",
        _ => slice.trim_matches('"'),
    }
}

/// Where something is to be put right: file and cell, or file and line. What is missing has no place but its duty.
fn place(round: &Round, finding: &Finding, sources: &Sources) -> String {
    let span = finding.span();
    let source = sources.get(span.source);
    let file = source.path.rsplit('/').next().unwrap_or_default();
    if finding.rule.gap {
        let duty = finding.subject(round).duty.map(|duty| format!(", nhiệm vụ {}", round.plan.duty(duty).id.value));
        return format!("{file}{}", duty.unwrap_or_default());
    }
    match source.cell(span) {
        Some(cell) => match cell.rsplit_once('!') {
            Some((sheet, cell)) => format!("{file}, trang tính “{sheet}”, ô {cell}"),
            None => format!("{file}, ô {cell}"),
        },
        None => format!("{file}, dòng {}", source.position(span).line),
    }
}
