#![doc = include_str!("outdated_form.md")]

use super::{Finding, Rule, Sent, Severity, quoted, text};
use crate::model::FORM_VERSION;
use crate::source::Spanned;

pub(super) static RULE: Rule =
    Rule::new("outdated-form", Severity::Warning, include_str!("outdated_form.md")).for_office();

pub(super) fn check(sent: &Sent<'_>) -> Vec<Finding> {
    let named = sent.submission.form.iter();
    named.filter(|form| form.parse() != Ok(FORM_VERSION)).map(finding).collect()
}

fn finding(form: &Spanned<String>) -> Finding {
    let read = quoted(form);
    let finding = RULE.at(
        form.span,
        text!(
            vi: "báo cáo dùng biểu mẫu phiên bản {read}, không phải phiên bản {FORM_VERSION} của chương trình",
            en: "the report is written on form version {read}, not on version {FORM_VERSION} of this program",
        ),
        text!(vi: "phiên bản khác", en: "another version"),
    );
    finding.expected(text!(vi: "biểu mẫu phiên bản {FORM_VERSION}", en: "form version {FORM_VERSION}")).help(text!(
        vi: "số liệu vẫn được đọc; soát lại các mục, và gửi cho cơ quan biểu mẫu mới lập bằng lệnh: tonghop form",
        en: "the figures are read all the same; look them over, and send the agency a fresh form, made by: tonghop form",
    ))
}
