//! Head and foot of the consolidated report.

use super::Plan;

/// What the head and foot of the consolidated report say.
#[derive(Debug, Clone, Default)]
pub struct ReportHead {
    /// The subject of the report (trích yếu).
    pub subject: Option<String>,
    /// The symbol after the number, as `BC-BCĐNQT`.
    pub code: Option<String>,
    /// To whom (Kính gửi).
    pub addressees: Vec<String>,
    /// The body above the issuing one.
    pub parent: Option<String>,
    /// The issuing body, in capitals.
    pub issuer: Option<String>,
    /// Who signs: authority, capacity, post; never a name.
    pub signature: Vec<String>,
    /// Who receives a copy (Nơi nhận).
    pub recipients: Vec<String>,
}

/// A part of head and foot without which a document cannot be issued (Decree 30/2020/NĐ-CP, article 8).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadPart {
    /// Who issues it.
    Issuer,
    /// The symbol after its number.
    Code,
    /// Where it is issued.
    Place,
    /// Who signs.
    Signature,
    /// Who receives a copy.
    Recipients,
}

impl HeadPart {
    /// What the part is called by those who write it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Issuer => "cơ quan ban hành",
            Self::Code => "ký hiệu văn bản",
            Self::Place => "địa danh",
            Self::Signature => "quyền hạn, chức vụ người ký",
            Self::Recipients => "nơi nhận",
        }
    }

    /// Where in a plan it is written.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Issuer => "letterhead.issuer",
            Self::Code => "report.code",
            Self::Place => "place",
            Self::Signature => "signature",
            Self::Recipients => "recipients",
        }
    }
}

impl Plan {
    /// The parts of the report's head and foot that the plan leaves open.
    #[must_use]
    pub fn open_head(&self) -> Vec<HeadPart> {
        let head = &self.report;
        let open = [
            (HeadPart::Issuer, head.issuer.is_none() && self.issuer.is_none()),
            (HeadPart::Code, head.code.is_none()),
            (HeadPart::Place, self.place.is_none()),
            (HeadPart::Signature, head.signature.is_empty()),
            (HeadPart::Recipients, head.recipients.is_empty()),
        ];
        open.into_iter().filter(|(_, is_open)| *is_open).map(|(part, _)| part).collect()
    }
}
