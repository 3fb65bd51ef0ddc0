//! How well private data are told, on labelled sentences: `cargo test --test privacy -- --nocapture` shows the measure.
#![expect(clippy::print_stdout, reason = "the measure is to be read")]

use std::collections::BTreeMap;
use tonghop::{
    finding::Finding,
    load::{self, Loaded},
    model::Plan,
    protection::people,
    source::Sources,
};

const PLAN: &str = include_str!("../../src/rules/example-plan.yaml");
const CORPUS: &str = include_str!("corpus.tsv");
/// Written after the first corpus was done with. Its first result: recall 0.887 (47 of 53), precision 0.959 (47 of 49).
/// What was missed then is mended since, so that it measures as the first one does now.
const HELD_OUT: &str = include_str!("held-out.tsv");
/// Written after that was mended. Its first result: recall 0.861 (31 of 36), precision 1.000; mended since as well, and
/// what was missed elsewhere is added at its end.
const LATER: &str = include_str!("later.tsv");
/// Written by somebody who had seen neither the recogniser nor the sentences above. Its first result: recall 0.779 (131
/// of 168), precision 0.949 (131 of 138); mended since in general ways, and three homes that were told rightly are
/// labelled since.
const FRESH: &str = include_str!("fresh.tsv");
/// As clerks write: each must be told as it is labelled.
const CLERKS: &str = include_str!("clerks.tsv");

/// In thousandths.
const RECALL: u32 = 980;
/// In thousandths.
const PRECISION: u32 = 950;

/// The kinds of the corpus, by the words of the label that the clerk sees.
const KINDS: &[(&str, &str)] = &[
    ("name", "a name"),
    ("birth", "a day or year of birth"),
    ("home", "a home address"),
    ("cccd", "a citizen id"),
    ("cmnd", "an old identity card"),
    ("passport", "a passport"),
    ("bhyt", "an insurance number"),
    ("tax", "a personal tax number"),
    ("mobile", "a mobile number"),
    ("landline", "a private landline"),
    ("account", "a bank account"),
    ("email", "a private mailbox"),
    ("plate", "a number plate"),
];

/// A kind and what stands there.
type Stretch = (String, String);

struct Sentence<'c> {
    text: &'c str,
    labels: Vec<Stretch>,
}

fn sentences(corpus: &str) -> impl Iterator<Item = Sentence<'_>> {
    corpus.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let (labels, text) = line.split_once('\t').unwrap();
        let labels = labels.split(" | ").filter(|label| *label != "-");
        let label = |label: &str| {
            let (kind, stretch) = label.split_once('=').unwrap();
            assert!(text.contains(stretch) && KINDS.iter().any(|(known, _)| *known == kind), "{label} in: {text}");
            (kind.to_owned(), stretch.to_owned())
        };
        Sentence { text, labels: labels.map(label).collect() }
    })
}

/// What is told of a sentence that stands in a submission.
fn told(plan: &Plan, sentence: &str) -> Vec<Stretch> {
    let mut sources = Sources::default();
    let mut loaded = Loaded::default();
    let text = format!("agency: STP\nresults:\n  D01:\n    summary: |-\n      {sentence}\n");
    load::submission(&mut sources, plan, "stp.yaml", &text, &mut loaded);
    let private = loaded.findings.iter().filter(|finding| finding.rule.id == "personal-data");
    private.flat_map(|finding| stretches(finding, &text)).collect()
}

fn stretches<'f>(finding: &'f Finding, text: &'f str) -> impl Iterator<Item = Stretch> + use<'f> {
    finding.labels.iter().map(|label| {
        let kind = KINDS.iter().find(|(_, words)| label.text.en == format!("{words}, masked")).unwrap().0;
        (kind.to_owned(), text[label.span.range()].to_owned())
    })
}

/// How many stretches are labelled, how many are told, and how many of these are the same, kind and letter.
#[derive(Default, Clone, Copy)]
struct Count {
    labelled: u32,
    told: u32,
    right: u32,
}

impl Count {
    fn recall(self) -> u32 {
        share(self.right, self.labelled)
    }

    fn precision(self) -> u32 {
        share(self.right, self.told)
    }

    fn line(self, kind: &str) -> String {
        let Self { labelled, told, right } = self;
        let [recall, precision] =
            [self.recall(), self.precision()].map(|share| format!("{}.{:03}", share / 1000, share % 1000));
        format!("{kind:<9}{labelled:>9}{told:>9}{right:>9}{recall:>9}{precision:>11}")
    }
}

/// A part of a whole, in thousandths.
fn share(part: u32, whole: u32) -> u32 {
    (part * 1000).checked_div(whole).unwrap_or(1000)
}

fn plan() -> Plan {
    load::plan_text(&mut Sources::default(), "plan.yaml", PLAN.as_bytes().to_vec()).0.unwrap()
}

#[track_caller]
fn assert_measures(name: &str, corpus: &str) {
    let plan = plan();
    let (mut counts, mut all): (BTreeMap<&str, Count>, Count) = Default::default();
    for sentence in sentences(corpus) {
        let told = told(&plan, sentence.text);
        if told.iter().any(|one| !sentence.labels.contains(one)) || told.len() != sentence.labels.len() {
            println!("{}\n  labelled {:?}\n  told     {told:?}", sentence.text, sentence.labels);
        }
        for (kind, _) in KINDS {
            let of = |list: &[Stretch]| u32::try_from(list.iter().filter(|(one, _)| one == kind).count()).unwrap();
            let right = told.iter().filter(|one| sentence.labels.contains(one)).cloned().collect::<Vec<_>>();
            for count in [counts.entry(kind).or_default(), &mut all] {
                count.labelled += of(&sentence.labels);
                count.told += of(&told);
                count.right += of(&right);
            }
        }
    }
    println!("{name}\nkind      labelled     told    right   recall  precision");
    for (kind, _) in KINDS {
        println!("{}", counts[kind].line(kind));
    }
    println!("{}", all.line("all"));
    assert!(all.recall() >= RECALL && all.precision() >= PRECISION, "{name}: {}", all.line("all"));
}

#[test]
fn private_data_are_told_in_the_corpus() {
    assert_measures("corpus.tsv", CORPUS);
}

#[test]
fn private_data_are_told_in_sentences_written_later() {
    assert_measures("held-out.tsv", HELD_OUT);
}

#[test]
fn private_data_are_told_in_sentences_written_last() {
    assert_measures("later.tsv", LATER);
}

#[test]
fn private_data_are_told_in_sentences_of_somebody_else() {
    assert_measures("fresh.tsv", FRESH);
}

#[test]
fn private_data_are_told_in_sentences_of_clerks() {
    let plan = plan();
    for sentence in sentences(CLERKS) {
        assert_eq!(told(&plan, sentence.text), sentence.labels, "{}", sentence.text);
    }
}

#[test]
fn who_signs_below_a_post_is_not_private() {
    let below =
        |post: &str| format!("STP;D01;tin-bai;24\n;;NGƯỜI LẬP BIỂU;{post}\n;;;(Ký, đóng dấu)\n\n;;;Nguyễn Văn Mẫu\n");
    for post in ["GIÁM ĐỐC", "KT. CHỦ TỊCH", "PHÓ TRƯỞNG PHÒNG"] {
        assert!(people::find(&below(post)).is_empty(), "{post}");
    }
    assert_eq!(people::find(&below("NGƯỜI NHẬN QUÀ")).len(), 1);
}

#[test]
fn a_heading_calls_nobody_in_the_row_below() {
    for heading in ["ghi chú\n", "ghi chú\n\n", "ghi chú\r\n", "giáo viên tiếng Anh\n"] {
        let text = format!("cơ quan;nhiệm vụ;{heading}H. Ea Kar;D36;5\n");
        assert!(people::find(&text).is_empty(), "{text}");
    }
    // A sentence that goes on is indented.
    assert_eq!(people::find("  hỗ trợ ông\n    Lê Mẫu\n").len(), 1);
}

#[test]
fn the_corpus_is_large_and_at_least_half_of_it_is_harmless() {
    let all = sentences(CORPUS).count();
    let harmless = sentences(CORPUS).filter(|sentence| sentence.labels.is_empty()).count();
    assert!(all >= 400 && harmless * 2 >= all, "{all}, {harmless}");
}
