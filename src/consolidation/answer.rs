//! What an agency says of a duty, in words and in one character.

use crate::finding::{Text, text};

/// What an agency says of a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// It was carried out.
    Reported,
    /// Nothing occurred.
    Nil,
    /// It does not concern the agency.
    NotApplicable,
    /// It was not carried out, for a reason.
    NotDone,
    /// There is an answer, but it is at fault and left out.
    LeftOut,
    /// The agency reported, but not on this duty.
    Unanswered,
    /// Nothing of the agency can be used.
    NoSubmission,
    /// Nothing is expected.
    NotExpected,
}

impl Answer {
    /// The answer in words.
    #[must_use]
    pub fn label(self) -> Text {
        match self {
            Self::Reported => text!(vi: "có báo cáo", en: "reported"),
            Self::Nil => text!(vi: "không phát sinh", en: "nil"),
            Self::NotApplicable => text!(vi: "không áp dụng", en: "not applicable"),
            Self::NotDone => text!(vi: "chưa thực hiện", en: "not done"),
            Self::LeftOut => text!(vi: "có lỗi, chưa tính", en: "at fault, left out"),
            Self::Unanswered => text!(vi: "chưa trả lời", en: "unanswered"),
            Self::NoSubmission => text!(vi: "chưa có báo cáo", en: "no report"),
            Self::NotExpected => text!(vi: "không bắt buộc", en: "not asked"),
        }
    }

    /// One character that tells the answers apart in a table, without colour.
    #[must_use]
    pub fn mark(self) -> &'static str {
        match self {
            Self::Reported => "x",
            Self::Nil => "o",
            Self::NotApplicable => "k",
            Self::NotDone => "c",
            Self::LeftOut => "!",
            Self::Unanswered => "?",
            Self::NoSubmission => "v",
            Self::NotExpected => "",
        }
    }

    /// The answers that have a mark, in the order of the legend.
    pub const MARKED: [Self; 7] = [
        Self::Reported,
        Self::Nil,
        Self::NotApplicable,
        Self::NotDone,
        Self::LeftOut,
        Self::Unanswered,
        Self::NoSubmission,
    ];
}
