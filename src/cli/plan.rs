//! `plan check` and `plan show`.

use super::{
    arguments::{PlanCommand, PlanFile},
    exit::{Exit, Failure},
    run::{Run, print},
    terminal::printable,
};
use crate::{
    finding::{Lang, Severity, Text, text, until},
    model::{Asked, Deadline, Duty, Indicator, Plan},
    report::wording,
    rules,
};
use std::{fmt::Write as _, path::PathBuf};

pub(super) fn run(run: &mut Run, command: &PlanCommand) -> Result<Exit, Failure> {
    match command {
        PlanCommand::Check(file) => check(run, file),
        PlanCommand::Show(file) => show(run, file),
    }
}

fn paths(run: &mut Run, file: &PlanFile) -> Vec<PathBuf> {
    if file.file.is_some() {
        run.use_plan(file.file.clone());
    }
    Vec::new()
}

fn check(run: &mut Run, file: &PlanFile) -> Result<Exit, Failure> {
    let paths = paths(run, file);
    let (plan, findings) = run.read_plan(&paths, rules::check_plan)?;
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(count);
    let (agencies, duties, indicators) =
        plan.as_ref().map_or((0, 0, 0), |plan| (plan.agencies.len(), plan.duties.len(), plan.indicators.len()));
    let verdict = text!(
        vi: "Kế hoạch có {agencies} cơ quan, {duties} nhiệm vụ, {indicators} chỉ tiêu: {errors} lỗi, {warnings} cảnh báo, {notes} ghi chú.\n",
        en: "The plan has {agencies} agencies, {duties} duties, {indicators} indicators: {errors} errors, {warnings} warnings, {notes} notes.\n",
    );
    print(&(run.rendered(&findings) + verdict.get(run.lang)))?;
    Ok(if errors > 0 || plan.is_none() { Exit::Fault } else { Exit::Done })
}

fn show(run: &mut Run, file: &PlanFile) -> Result<Exit, Failure> {
    let paths = paths(run, file);
    let plan = run.sound_plan(&paths)?;
    print(&printable(&shown(&plan, run.lang)))?;
    Ok(Exit::Done)
}

fn shown(plan: &Plan, lang: Lang) -> String {
    let mut out = String::new();
    let open = text!(vi: "(kế hoạch không ấn định)", en: "(left open by the plan)");
    let open = open.get(lang);
    let date = plan.date.as_ref().map_or_else(|| open.to_owned(), |date| wording::full_day(**date));
    let cutoff = plan.data_cutoff.as_ref().map_or_else(|| open.to_owned(), |date| wording::full_day(**date));
    let lines = [
        (text!(vi: "Mã", en: "Id"), plan.id.value.clone()),
        (text!(vi: "Tên", en: "Subject"), subject(plan)),
        (text!(vi: "Số", en: "Number"), plan.number.clone().unwrap_or_else(|| open.to_owned())),
        (text!(vi: "Ngày", en: "Date"), date),
        (text!(vi: "Cơ quan ban hành", en: "Issuer"), plan.issuer.clone().unwrap_or_else(|| open.to_owned())),
        (text!(vi: "Căn cứ", en: "Legal basis"), plan.basis.join("; ")),
        (text!(vi: "Thời hạn", en: "Deadline"), deadline(plan, lang)),
        (text!(vi: "Ngày chốt số liệu", en: "Data cut-off"), cutoff),
        (
            text!(vi: "Báo cáo tự nguyện", en: "Voluntary reports"),
            plan.voluntary.clone().unwrap_or_else(|| open.to_owned()),
        ),
    ];
    for (name, value) in lines {
        line(&mut out, &format!("{}: {value}", name.get(lang)));
    }
    let (agencies, duties) = (plan.agencies.len(), plan.duties.len());
    line(
        &mut out,
        text!(vi: "\nCơ quan phải báo cáo ({agencies}):", en: "\nAgencies that report ({agencies}):").get(lang),
    );
    for at in plan.agencies_at() {
        let agency = plan.agency(at);
        let duties = plan.duties_of(at).map(|duty| plan.duty(duty).id.as_str()).collect::<Vec<_>>().join(", ");
        let own = agency.deadline.as_ref().map(|own| format!("; {}", own_deadline(own, lang))).unwrap_or_default();
        line(&mut out, &format!("- {} ({}): {duties}{own}", agency.name, agency.id.value));
    }
    line(&mut out, text!(vi: "\nNhiệm vụ ({duties}):", en: "\nDuties ({duties}):").get(lang));
    for duty in &plan.duties {
        line(&mut out, &duty_shown(plan, duty, lang));
    }
    out
}

/// Kind and title; a title that begins with the kind is told as it is.
fn subject(plan: &Plan) -> String {
    let Plan { kind, title, .. } = plan;
    if title.starts_with(kind.as_str()) { title.clone() } else { format!("{kind} {title}") }
}

fn line(out: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{text}");
}

fn own_deadline(own: &Deadline, lang: Lang) -> String {
    let Text { vi, en } = until(*own);
    text!(vi: "thời hạn riêng: {vi}", en: "its own deadline: {en}").get(lang).to_owned()
}

fn deadline(plan: &Plan, lang: Lang) -> String {
    let last = wording::full_day(plan.deadline.last_day());
    let text = match plan.deadline.moment().time {
        Some(_) => until(*plan.deadline),
        None => text!(vi: "ngày cuối còn trong hạn {last}", en: "last day in time {last}"),
    };
    let words =
        [plan.wording.text.as_ref().map(|text| text.as_str()), Some(text.get(lang)), plan.wording.reading.as_deref()];
    words.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn duty_shown(plan: &Plan, duty: &Duty, lang: Lang) -> String {
    let (id, cite, label) = (&duty.id.value, &duty.cite, &duty.label);
    let mut out = text!(vi: "\n{id} (mục {cite}) {label}\n", en: "\n{id} ({cite}) {label}\n").get(lang).to_owned();
    let mut add = |name: Text, value: String| {
        if !value.is_empty() {
            let _ = writeln!(out, "  {}: {value}", name.get(lang));
        }
    };
    add(text!(vi: "Nguyên văn", en: "Text"), format!("“{}”", duty.text));
    let who = duty.agencies.iter().map(|at| plan.agency(*at).id.as_str()).collect::<Vec<_>>().join(", ");
    add(text!(vi: "Cơ quan", en: "Agencies"), who);
    add(text!(vi: "Phối hợp", en: "With"), duty.with.join(", "));
    let asked = match duty.answer {
        Asked::Required => None,
        Asked::Optional => Some(text!(vi: "không bắt buộc", en: "optional")),
        Asked::Nothing => Some(text!(vi: "không có gì phải trả lời", en: "nothing to answer")),
    };
    if let Some(asked) = asked {
        let why = duty.why.as_ref().map(|why| format!(" ({why})")).unwrap_or_default();
        add(text!(vi: "Trả lời", en: "Answer"), format!("{}{why}", asked.get(lang)));
    }
    let day = |date: Option<chrono::NaiveDate>| date.map_or_else(|| "…".to_owned(), wording::full_day);
    if let Some(window) = &duty.window {
        add(text!(vi: "Thời gian", en: "Window"), format!("{} – {}", day(window.from), day(window.to)));
    }
    if let Some(months) = &duty.months {
        add(text!(vi: "Hằng tháng", en: "Monthly"), format!("{} – {}", months.from, months.to));
    }
    let own = duty.deadline.as_ref().map(|own| until(**own).get(lang).to_owned());
    add(text!(vi: "Thời hạn riêng", en: "Its own deadline"), own.unwrap_or_default());
    let asks = duty.indicators.iter().map(|asks| indicator_shown(plan.indicator(asks.indicator), asks.required, lang));
    add(text!(vi: "Chỉ tiêu", en: "Indicators"), asks.collect::<Vec<_>>().join("; "));
    out.trim_end().to_owned()
}

fn indicator_shown(indicator: &Indicator, required: bool, lang: Lang) -> String {
    let (id, name) = (&indicator.id.value, &indicator.name);
    let optional = if required { text!(vi: "", en: "") } else { text!(vi: ", không bắt buộc", en: ", optional") };
    format!("{name} ({id}{})", optional.get(lang))
}
