#![doc = include_str!("missing_signer.md")]

use super::{
    Finding, Rule, Sent, Severity, Text, copied_form_text, placeholder_text,
    said::{Said, Slot},
    text,
};
use crate::{model::Submission, source::Spanned};

pub(super) static RULE: Rule = Rule::new("missing-signer", Severity::Warning, include_str!("missing_signer.md"));

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let submission = sent.submission;
    // Without number and day it is not known to be a signed document at all: those have findings of their own.
    let is_document = submission.number.is_some() || submission.date.is_some();
    match &submission.signer {
        None if is_document => vec![finding(sent, submission)],
        Some(signer) if !names_post(signer) && !is_told_otherwise(submission, signer) => vec![without_post(signer)],
        _ => Vec::new(),
    }
}

/// Words of which a post has at least one, or what stands before a post on paper.
const POSTS: &[&str] = &[
    "trưởng",
    "phó",
    "giám đốc",
    "gđ",
    "chủ tịch",
    "bí thư",
    "chánh",
    "chủ nhiệm",
    "chỉ huy",
    "tư lệnh",
    "chính ủy",
    "ủy viên",
    "thường trực",
    "phụ trách",
    "điều hành",
    "biên tập",
    "kiểm sát",
    "thẩm phán",
    "thư ký",
    "quyền",
    "kt.",
    "tm.",
    "tl.",
    "tuq.",
    "q.",
];

/// Whether a post is named. Of letters without marks nobody can tell a post from a name.
fn names_post(signer: &str) -> bool {
    // Programs write a space that does not break between the words of a post.
    let written = signer.to_lowercase().replace('\u{a0}', " ");
    written.is_ascii() || POSTS.iter().any(|post| written.contains(post))
}

/// What was blotted out, left open or left as the form says it has a rule of its own.
fn is_told_otherwise(submission: &Submission, signer: &Spanned<String>) -> bool {
    let said = Said { slot: Slot::Signer, text: signer, span: signer.span };
    submission.is_masked(signer.span) || placeholder_text::is_open(&said) || copied_form_text::is_of_form(signer)
}

fn without_post(signer: &Spanned<String>) -> Finding {
    let finding = RULE.at(
        signer.span,
        text!(vi: "chỗ ghi người ký không có chức vụ", en: "what stands for the signer is no post"),
        text!(vi: "chức vụ gì?", en: "which post?"),
    );
    finding.help(help())
}

fn finding(sent: &Sent<'_>, submission: &Submission) -> Finding {
    let name = &sent.plan.agency(*submission.agency).short;
    let finding = RULE.at(
        submission.agency.span,
        text!(vi: "báo cáo của {name} không ghi chức vụ người ký", en: "this report of {name} does not say which post signed it"),
        text!(vi: "thiếu chức vụ người ký", en: "no signer"),
    );
    finding.help(help())
}

fn help() -> Text {
    text!(
        vi: "xem bản ký, ghi chức vụ như “Phó Giám đốc”, không ghi tên; nếu chưa ký thì đề nghị gửi bản đã ký",
        en: "see the signed paper and write the post, as “Phó Giám đốc”, no name; if it was not signed, ask for the signed one",
    )
}
