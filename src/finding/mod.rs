//! What is wrong with the data, where, and in which words.

mod obstacle;
mod words;

pub use crate::model::Severity;
pub use obstacle::Obstacle;
pub use words::{did_you_mean, listed, meant, quoted, until};

use crate::{
    model::{DutyAt, Round, Subject, Weight},
    source::Span,
};

/// Something the tool may say of the data. Its page is its documentation, its test, and what `explain` prints.
#[derive(Debug)]
pub struct Rule {
    /// The name in kebab-case: names the fault, is never changed.
    pub id: &'static str,
    /// What the reader must do, unless the plan says otherwise.
    pub severity: Severity,
    /// Whether the fault is that something is missing, so that what is there can still be used.
    pub gap: bool,
    /// Whether only the office that collects the reports can do something about it, so that no agency is asked.
    pub office: bool,
    /// The page in Markdown, Vietnamese and English.
    pub page: &'static str,
}

impl Severity {
    /// The word that programs read.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// The word shown before a finding.
    #[must_use]
    pub fn label(self) -> Text {
        match self {
            Self::Note => text!(vi: "ghi chú", en: "note"),
            Self::Warning => text!(vi: "cảnh báo", en: "warning"),
            Self::Error => text!(vi: "lỗi", en: "error"),
        }
    }
}

/// The most places of a finding that are kept with words: of further ones, which nobody looks at one by one, only the
/// place is.
const MOST_LABELS: usize = 10_000;

/// One thing found in the data.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Which rule says so.
    pub rule: &'static Rule,
    /// What the reader must do.
    pub severity: Severity,
    /// One sentence: what is wrong.
    pub message: Text,
    /// The places; the first is where the fault is.
    pub labels: Vec<Label>,
    /// Further places at fault, when there are more than anybody looks at one by one.
    pub others: Vec<Span>,
    /// What was expected instead.
    pub expected: Option<Text>,
    /// What to do.
    pub help: Option<Text>,
}

/// A place and what is to be said of it.
#[derive(Debug, Clone)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// A few words shown at the place.
    pub text: Text,
    /// Whether what stands here is at fault and, when the rule is an error, left out; otherwise it only explains.
    pub fault: bool,
}

impl Rule {
    /// A rule that is not about a gap.
    #[must_use]
    pub const fn new(id: &'static str, severity: Severity, page: &'static str) -> Self {
        Self { id, severity, gap: false, office: false, page }
    }

    /// The same rule, for something missing rather than wrong.
    #[must_use]
    pub const fn for_gap(mut self) -> Self {
        self.gap = true;
        self
    }

    /// The same rule, for what the office itself puts right.
    #[must_use]
    pub const fn for_office(mut self) -> Self {
        self.office = true;
        self
    }

    /// A finding of this rule at `span`.
    #[must_use]
    pub fn at(&'static self, span: Span, message: Text, label: Text) -> Finding {
        let labels = vec![Label { span, text: label, fault: true }];
        Finding { rule: self, severity: self.severity, message, labels, others: Vec::new(), expected: None, help: None }
    }
}

impl Finding {
    /// Adds a place that explains.
    #[must_use]
    pub fn also(mut self, span: Span, text: Text) -> Self {
        self.labels.push(Label { span, text, fault: false });
        self
    }

    /// Adds a place that is as much at fault as the first.
    #[must_use]
    pub fn also_fault(mut self, span: Span, text: Text) -> Self {
        self.add_fault(span, text);
        self
    }

    /// Adds a place that is at fault in the same way.
    pub fn add_fault(&mut self, span: Span, text: Text) {
        if self.labels.len() < MOST_LABELS {
            self.labels.push(Label { span, text, fault: true });
        } else {
            self.others.push(span);
        }
    }

    /// Takes over the places at fault of another finding that says the like.
    pub fn absorb(&mut self, other: Self) {
        for label in other.labels.into_iter().filter(|label| label.fault) {
            self.add_fault(label.span, label.text);
        }
        self.others.extend(other.others);
    }

    /// Says what was expected.
    #[must_use]
    pub fn expected(mut self, text: Text) -> Self {
        self.expected = Some(text);
        self
    }

    /// Gives it the severity that the plan of its round wants.
    pub fn weigh(&mut self, weight: &Weight) {
        let reason = &weight.reason.value;
        self.severity = weight.severity;
        self.labels.push(Label {
            span: weight.reason.span,
            text: text!(vi: "kế hoạch đặt mức này: {reason}", en: "the plan sets this severity: {reason}"),
            fault: false,
        });
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: Text) -> Self {
        self.help = Some(text);
        self
    }

    /// Where the fault is.
    #[must_use]
    pub fn span(&self) -> Span {
        self.labels[0].span
    }

    /// What it is about: by the duty that one of its places names in the plan, else by where the fault lies. One mistake in
    /// several duties is about none of them alone.
    #[must_use]
    pub fn subject(&self, round: &Round) -> Subject {
        let at_fault = round.subject(self.span());
        let of_plan = self.labels.iter().find_map(|label| round.duty_at(label.span));
        let of_faults = || at_fault.duty.filter(|duty| self.faults().all(|span| is_of(round, span, *duty)));
        let duty = of_plan.or_else(of_faults);
        Subject { duty, ..at_fault }
    }

    /// Whether the reader must put it right.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The places that are at fault.
    pub fn faults(&self) -> impl Iterator<Item = Span> {
        let shown = self.labels.iter().filter(|label| label.fault).map(|label| label.span);
        shown.chain(self.others.iter().copied())
    }
}

/// Whether a place is no other duty's.
fn is_of(round: &Round, span: Span, duty: DutyAt) -> bool {
    round.subject(span).duty.is_none_or(|own| own == duty)
}

/// The order in which findings are shown: by text, place in it, and rule.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by_key(|finding| (finding.span(), finding.rule.id));
}

/// A language the tool speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

/// One sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Text {
    /// The same words in both languages, for names and what people wrote.
    #[must_use]
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { vi: text.clone(), en: text }
    }

    /// The sentence in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// A [`Text`]; the compiler checks the names in both sentences.
#[macro_export]
macro_rules! text {
    (vi: $vi:literal, en: $en:literal $(,)?) => {
        $crate::finding::Text { vi: format!($vi), en: format!($en) }
    };
}
pub use crate::text;
