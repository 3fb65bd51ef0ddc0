//! The templates that are shipped: whole with every round, and clean to the checker, which misses no fault in others.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

use proptest::prelude::*;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
};
use tempfile::TempDir;
use tonghop::{
    consolidation::Consolidation,
    load::{self, Input, Loaded},
    model::Section,
    report::{
        self,
        document::{self, Block, Document, plain},
        lint, markdown,
        shape::Shape,
        template::Template,
        view::View,
    },
    rules,
    source::Sources,
};

const PLAN: &str = "plans/dak-lak-2023-nhan-quyen-75.yaml";

fn templates() -> Vec<PathBuf> {
    let entries = fs::read_dir("report-templates").unwrap().map(|entry| entry.unwrap().path());
    let mut found: Vec<_> = entries.filter(|path| path.is_file()).collect();
    found.sort();
    assert!(found.len() >= 2);
    found
}

/// What can be said of the submissions at `paths` on a day.
fn view_of(paths: &[PathBuf], as_of: &str) -> View {
    let mut sources = Sources::default();
    let plan = load::plan(&mut sources, Path::new(PLAN)).unwrap().0.unwrap();
    let loaded = match paths {
        [] => Loaded::default(),
        paths => load::round(&mut sources, &plan, &Input::find(paths).unwrap()),
    };
    let (mut round, of_files) = loaded.into_round(plan, true, as_of.parse().unwrap());
    let later = round.look_back();
    let findings = rules::check(&round, of_files, None);
    View::of(&Consolidation::of(&round, &findings, &later), &sources)
}

/// The rounds that every template must stand: the example, half of it, and two in which nothing arrived.
fn rounds() -> Vec<View> {
    let example = [PathBuf::from("examples/dak-lak-2023")];
    let whole = ["2023-12-25", "2023-12-15"].map(|day| view_of(&example, day));
    whole.into_iter().chain(["2023-12-25", "2023-12-01"].map(|day| view_of(&[], day))).collect()
}

#[test]
fn every_template_stands_every_round() {
    for path in templates() {
        let template = Template::parse(&fs::read_to_string(&path).unwrap()).unwrap();
        for view in rounds() {
            let document = report::compile(&template, &view).unwrap();
            if let Some(slip) = slip(&document) {
                panic!("{}, {}, {} received: {slip}", path.display(), view.as_of, view.counts.received);
            }
        }
    }
}

/// What a reader would stumble over.
fn slip(document: &Document) -> Option<String> {
    let text = markdown::write(document);
    let signs = ["None", " .", " ,", "()", ": .", ": ;"];
    let sloppy =
        |line: &&str| signs.iter().any(|sign| line.contains(sign)) || !line.starts_with('|') && line.contains("  ");
    let in_text = text.lines().find(sloppy).map(str::to_owned);
    in_text.or_else(|| document.body.iter().find_map(empty_block)).or_else(|| bare_heading(&document.body))
}

fn empty_block(block: &Block) -> Option<String> {
    match block {
        Block::Table(table) => (table.rows.len() < 2).then(|| format!("an empty table: {:?}", table.rows)),
        Block::Heading(_, runs) | Block::Annex(runs, _) | Block::Paragraph(runs) | Block::Item(runs) => {
            plain(runs).trim().is_empty().then(|| format!("an empty block: {block:?}"))
        }
    }
}

/// A heading with nothing under it: the next block is no deeper heading and no text.
fn bare_heading(body: &[Block]) -> Option<String> {
    let level = |block: &Block| match block {
        Block::Annex(..) => Some(0),
        Block::Heading(level, _) => Some(*level),
        _ => None,
    };
    body.iter().enumerate().find_map(|(at, block)| {
        let own = level(block)?;
        let next = body.get(at + 1).map_or(Some(0), level);
        next.is_some_and(|next| next <= own).then(|| format!("nothing under {block:?}"))
    })
}

#[test]
fn who_sent_a_document_without_figures_is_told_beside_those_who_reported() {
    let folder = TempDir::new().unwrap();
    let register = "ngày đến;cơ quan;số văn bản\n15/12/2023;STP;1/BC-STP\n15/12/2023;SNV;2/BC-SNV\n";
    fs::write(folder.path().join("register.csv"), register).unwrap();
    let report = "agency: STP\ndocument: {number: 1/BC-STP, date: 2023-12-14}\nresults: {D02: nil}\n";
    fs::write(folder.path().join("stp.yaml"), report).unwrap();
    let template = Template::parse(report::template::DEFAULT).unwrap();
    let document = report::compile(&template, &view_of(&[folder.path().to_owned()], "2023-12-25")).unwrap();
    // One and one are the two that were in time.
    let said = "1/31 cơ quan, địa phương đã có báo cáo, 01 cơ quan đã có văn bản nhưng chưa gửi số liệu theo biểu mẫu; \
                02 cơ quan gửi đúng hạn; 29 cơ quan quá hạn chưa gửi.";
    assert!(markdown::write(&document).contains(said));
}

#[test]
fn a_summary_is_a_page_of_its_own() {
    let text = fs::read_to_string("report-templates/tom-tat-lanh-dao.md").unwrap();
    let template = Template::parse(&text).unwrap();
    let document = report::compile(&template, &rounds()[0]).unwrap();
    let tables: Vec<usize> = document
        .body
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table.rows.len()),
            _ => None,
        })
        .collect();
    assert_eq!(tables, [11], "one table of ten figures");
    let text = markdown::write(&document);
    for name in
        ["Liên đoàn Lao động tỉnh", "UBND huyện Krông Bông", "Tòa án nhân dân tỉnh (chậm 02 ngày)", "UBND huyện M'Đrắk"]
    {
        assert!(text.contains(name), "{name}");
    }
    assert!(!document.body.iter().any(|block| matches!(block, Block::Annex(..))));
}

#[test]
fn a_correction_stands_beside_its_own_arrival() {
    let template = Template::parse(report::template::DEFAULT).unwrap();
    let text = markdown::write(&report::compile(&template, &rounds()[0]).unwrap());
    assert!(text.contains("| 305/BC-UBND | 15/12/2023 | 18/12/2023 (báo cáo đầu tiên: 12/12/2023) | đúng hạn |"));
}

#[test]
fn what_is_missing_is_named() {
    let view = &rounds()[0];
    let text = |path| {
        let template = Template::parse(&fs::read_to_string(path).unwrap()).unwrap();
        markdown::write(&report::compile(&template, view).unwrap())
    };
    assert!(
        text("report-templates/bao-cao-tong-hop.md").contains("“Thông báo tình hình, định hướng” thiếu tháng 9/2023")
    );
    let summary = text("report-templates/tom-tat-lanh-dao.md");
    // With the 26 that have answered all, these are the 29 that have reported.
    let incomplete = "- **Chưa trả lời đủ (03):** Công an tỉnh (thiếu số liệu về “Thông báo tình hình, định hướng tuyên truyền hàng tháng”); Viện kiểm sát nhân dân tỉnh (chưa trả lời 01 nhiệm vụ); UBND huyện Lắk (chưa trả lời 02 nhiệm vụ; 01 nhiệm vụ trong số này đã được chấp nhận).";
    assert!(summary.contains(incomplete) && summary.contains("26 cơ quan trả lời đủ nhiệm vụ"), "{summary}");
    assert!(summary.contains("Viện kiểm sát nhân dân tỉnh; 09 nội dung chưa được tính."), "{summary}");
}

#[test]
fn a_duty_is_found_in_the_plan_from_every_appendix() {
    let template = Template::parse(report::template::DEFAULT).unwrap();
    let text = markdown::write(&report::compile(&template, &rounds()[0]).unwrap());
    for told in [
        "| mục II.2 (D02); mục III.6, gạch đầu dòng thứ nhất (D35) |",
        "| mục III.1, gạch đầu dòng thứ hai (D10, còn thiếu) |",
        "| D10 | Thông báo tình hình, định hướng tuyên truyền hàng tháng | III.1, gạch đầu dòng thứ hai |",
        "| D10 (mục III.1, gạch đầu dòng thứ hai) | Thông báo tình hình, định hướng | 04 |",
        "**D02. Tuyên truyền trên nền tảng số, phim, nhiều ngôn ngữ (mục II.2)**",
        "| UBND huyện Lắk | D02 (mục II.2) |",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
}

#[test]
fn the_report_says_what_could_be_signed() {
    let template = Template::parse(report::template::DEFAULT).unwrap();
    let text = markdown::write(&report::compile(&template, &rounds()[0]).unwrap());
    for told in [
        "trường hợp vi phạm đã xử lý: không có.",
        "Chưa có số liệu hợp lệ về đơn tiếp nhận và đơn đã giải quyết.",
        "Nội dung đã chọn (nêu tại Phụ lục III): (1) 29 cơ quan;",
        "(8) 05 cơ quan.\n",
        "24 cơ quan chưa có số liệu, nêu tại Phụ lục III",
        "báo cáo nhiệm vụ này không áp dụng đối với cơ quan, địa phương mình;",
        "01 cơ quan gửi trong ngày hạn, không còn trong hạn;",
        "dòng 3): Tỉnh đoàn gửi hai lần cùng một nội dung\n",
        "- UBND huyện M'Đrắk: (chưa thực hiện) Chưa bố trí",
        "Số liệu tính đến ngày 25/12/2023.",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    // Its lists stand where the sentences say.
    let appendix = text.split("## Phụ lục III").nth(1).unwrap().split("## Phụ lục IV").next().unwrap();
    assert!(appendix.contains("Nội dung đã chọn:") && appendix.contains("| D02 | Lượt xem, tiếp cận |"), "{appendix}");
}

#[test]
fn a_summary_says_that_a_report_can_be_signed_when_nothing_is_open_and_only_then() {
    let template = Template::parse(&fs::read_to_string("report-templates/tom-tat-lanh-dao.md").unwrap()).unwrap();
    let text = |view: &View| markdown::write(&report::compile(&template, view).unwrap());
    let mut view = rounds().swap_remove(0);
    // Nothing but a section of the office.
    (view.agencies, view.left_out, view.open) = <_>::default();
    view.draft = vec!["chưa có nội dung các mục: Nguyên nhân".to_owned()];
    assert!(
        text(&view).contains("Chưa đủ điều kiện trình ký báo cáo tổng hợp: chưa có nội dung các mục: Nguyên nhân.")
    );
    view.draft.clear();
    assert!(text(&view).contains("Đủ điều kiện trình ký báo cáo tổng hợp"));
    for view in rounds() {
        assert!(!view.draft.is_empty() && !text(&view).contains("Đủ điều kiện"), "{}", view.as_of);
    }
}

/// What `template check` prints of a template, and how it ends.
fn checked(template: &str) -> (String, Option<i32>) {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("mau.md"), template).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    let output = command.args(["template", "check", "mau.md", "--lang", "en"]).current_dir(folder.path()).output();
    let output = output.unwrap();
    (String::from_utf8([output.stdout, output.stderr].concat()).unwrap(), output.status.code())
}

#[test]
fn shipped_templates_are_clean() {
    for path in templates() {
        let (told, code) = checked(&fs::read_to_string(&path).unwrap());
        assert_eq!((&*told, code), ("The template mau.md has no faults.\n", Some(0)), "{}", path.display());
    }
}

#[test]
fn shipped_templates_of_letters_are_clean() {
    for (of, name) in [("reminder", "don-doc"), ("feedback", "chinh-sua")] {
        let path = format!("report-templates/letters/{name}.md");
        let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
        let output = command.args(["template", "check", &path, "--for", of, "--lang", "en"]).output().unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        assert_eq!(told, format!("The template {path} has no faults.\n"));
    }
}

#[test]
fn every_fault_is_told_at_once_with_its_place() {
    let template = r#"---
kind: "BÁO CÁO"
adressees: "{% for one in head.addressees %}{{ one }}\n{% endfor %}"
subject: "{{ plan.titel | upper }}"
---

# I. Tình hình {{ counts.received | so }}/{{ counts.expected | so }}

{% for heading in headings -%}
{% for duty in heading.duties -%}
- **{{ duty.label }}** {{ loop.index }}: {{ duty.sentense }}
{% endfor -%}
{% endfor %}
{% if counts.late and as_of is defined -%}
Chậm: {{ [one.short for one in agencies if one.state == "late"] | joined(sep=", ") }}.
{% elif counts.overdue > year -%}
> Quá hạn.
{% endif %}
{% set last = agencies | last %}{{ last.short }} {{ }}
"#;
    let told = "\
mau.md:3:1: the front matter has no field “adressees”; did you mean “addressees”?
mau.md:4:19: “plan” has no field “titel”; did you mean “title”?
mau.md:11:50: “duty” has no field “sentense”; did you mean “sentence”?
mau.md:15:67: there is no filter “joined”; did you mean “join”?
mau.md:17:1: a report cannot hold a quotation (lines that begin with >)
mau.md:19:53: wrong syntax: Found `}}` but expected one of: integer, float, string, bool, ident, `-`, `not`, `<`, `{`, `[` or `(`
The template mau.md has 6 faults.
";
    assert_eq!(checked(template), (told.to_owned(), Some(2)));
    // Vietnamese Windows writes other line ends and a mark before the text.
    let windows = format!("\u{feff}{}", template.replace('\n', "\r\n"));
    assert_eq!(checked(&windows), (told.to_owned(), Some(2)));
}

#[test]
fn each_fault_is_told_in_its_own_words() {
    for (wrong, told) in [
        ("{{ agencies.short }}", "“agencies” is a list; get “short” of each entry by {% for … in agencies %}"),
        ("{% for one in agencies %}{% endfor %}{{ one.short }}", "there is no value “one”"),
        ("{% for one in agencies %}{% else %}{{ one.short }}{% endfor %}", "there is no value “one”"),
        ("{{ loop.index }}", "there is no value “loop”"),
        (
            "{% for one in agencies %}{{ loop }}{% endfor %}",
            "there is no value “loop”, only “loop.index”, “loop.first”, “loop.last” and “loop.length”",
        ),
        ("{{ left_out | so }}", "the filter “so” takes numbers only"),
        ("{% for one in agencies %}{{ loop.last0 }}{% endfor %}", "“loop” has no field “last0”; did you mean “last”?"),
        ("{{ headings[0].duties[0].labell }}", "“duties” has no field “labell”; did you mean “label”?"),
        ("{{ plan[\"titel\"] }}", "“plan” has no field “titel”; did you mean “title”?"),
        ("{{ plan.title | replace(from=\"a\", to=yeer) }}", "there is no value “yeer”; did you mean “year”?"),
        ("{{ plan.title | safe }}", "the filter “safe” is not allowed: text of a submission could break the report"),
        ("{{ plan.title\n|\nsafe }}", "the filter “safe” is not allowed: text of a submission could break the report"),
        ("{% if year is evn %}{% endif %}", "there is no test “evn”; did you mean “even”?"),
        ("{{ rangee(end=3) }}", "there is no function “rangee”; did you mean “range”?"),
        ("{% include \"x\" %}", "a template has no use for the tag “include”"),
        ("{% if sample %}", "wrong syntax: Unexpected end of input"),
        ("x <b>y", "a report cannot hold HTML"),
        ("![x](y)", "a report cannot hold an image"),
        ("[x](y)", "a report cannot hold a link"),
        ("- x\n  - y", "a report cannot hold a list within a list"),
        ("#### x", "a report cannot hold a heading deeper than three levels (###)"),
        ("```\nx\n```", "a report cannot hold a code block (lines indented by 4 spaces, or between ```)"),
    ] {
        let (found, code) = checked(&format!("---\nkind: X\n---\n\n{wrong}\n"));
        let messages: Vec<&str> = found.lines().filter_map(|line| line.splitn(4, ':').nth(3)).map(str::trim).collect();
        assert_eq!((messages, code), (vec![told], Some(2)), "{wrong}");
    }
}

#[test]
fn what_a_template_may_do_is_no_fault() {
    for right in [
        "{% set_global n = 0 %}{% for one in agencies %}{% set m = one.short %}{{ m | upper }}{% endfor %}{{ n }}",
        "{% set text %}{{ plan.title }}{% endset %}{{ text | trim }}",
        "{% filter upper %}{{ plan.title }}{% endfilter %}",
        "{% for id, rows in agencies | group_by(attribute=\"level\") %}{{ id }}{{ rows[0].short }}{% endfor %}",
        "{{ \"a\" if sample else 'b' }} {{ (counts.late + 1) * 2 }} {{ not sample }} {{ \"}}\" }}",
        "{{ [d.label for d in headings[0].duties if d.reported] | join(sep=\"; \") }}",
        "{{ matrix.legend[0].mark }} {{ agencies[0:2] | length }} {{ plan?.title }}",
        "{% for one in agencies %}{{ loop.index }}. x\n{% endfor %}",
        "{% raw %}{{ nothing }}{% endraw %}{# {{ nothing }} #}",
        "{% if year is not odd and \"x\" in plan.title %}x{% endif %}",
        "x\n{%- if sample %}\n- x\n{% endif %}\n    {{- plan.title }}",
    ] {
        let template = format!("---\nkind: X\n---\n\n{right}\n");
        assert_eq!(checked(&template), ("The template mau.md has no faults.\n".to_owned(), Some(0)), "{right}");
        report::compile(&Template::parse(&template).unwrap(), &rounds()[0]).unwrap();
    }
}

#[test]
fn show_lists_what_check_knows() {
    let output =
        Command::new(env!("CARGO_BIN_EXE_tonghop")).args(["template", "show", "--lang", "en"]).output().unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    let rows = shown.lines().skip(2).take_while(|line| !line.is_empty());
    let paths: Vec<&str> = rows.map(|row| row.split_whitespace().next().unwrap()).collect();
    for entry in SHAPE.entries() {
        assert!(paths.contains(&&*entry.path), "{} is not shown", entry.path);
    }
    for path in paths.iter().filter(|path| !path.contains("[].")) {
        let (told, _) = checked(&format!("---\nkind: X\n---\n{{{{ {} }}}}\n", path.replace("[]", "[0]")));
        assert!(told.contains("no faults"), "{told}");
    }
}

/// What the example's report holds, with the sections that the office writes as templates put them into the body.
static SHAPE: LazyLock<Shape> = LazyLock::new(|| {
    let mut values = serde_json::to_value(&rounds()[0]).unwrap();
    for section in Section::ALL {
        values[format!("editorial_{}", section.id())] = "x".into();
    }
    Shape::of(&values)
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_checker_fail(text in "(?s)(---\n.{0,40}\n---\n)?.{0,200}") {
        let _ = lint::check(&text, &SHAPE);
    }

    #[test]
    fn no_tag_makes_the_checker_fail(text in "([{}%#\\-\"'|.,:=()\\[\\]~?é0 \n]|for|in|if|is|not|else|end(for|if)|set|raw|endraw|so|loop|agencies|one){0,40}") {
        let _ = lint::check(&format!("---\nkind: \"{text}\"\n---\n{{{{{text}}}}}{{%{text}%}}{text}"), &SHAPE);
    }

    /// What the checker lets pass, the program can read; what it refuses in Markdown is what the program refuses.
    #[test]
    fn no_near_template_is_wrongly_clean(second in any::<bool>(), at in 0..9000_usize, cut in 0..12_usize, put in "[a-z{}%#.| \n\\[\\]<>-]{0,3}") {
        let text = fs::read_to_string(&templates()[usize::from(second)]).unwrap();
        let letters: Vec<char> = text.chars().collect();
        let (at, end) = (at.min(letters.len()), (at + cut).min(letters.len()));
        let text: String = letters[..at].iter().copied().chain(put.chars()).chain(letters[end..].iter().copied()).collect();
        if lint::check(&text, &SHAPE).is_empty() {
            prop_assert!(Template::parse(&text).is_ok(), "{}", text);
        }
    }

    #[test]
    fn markdown_that_no_report_holds_is_found(body in "([a1<>`!()\\[\\]*_#. \n|-]|- |1\\. |    ){0,24}") {
        if document::parse(&body).is_err() {
            prop_assert!(!lint::check(&format!("---\nkind: X\n---\n{body}"), &SHAPE).is_empty(), "{:?}", body);
        }
    }
}
