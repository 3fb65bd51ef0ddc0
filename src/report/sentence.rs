//! One duty → the sentence that the report says of it.

use super::{
    choices,
    initial::{lowered, raised},
    wording,
};
use crate::{
    consolidation::{Addend, Answer, DutyLine, Totalled},
    model::{Agency, Kind, Plan, Total},
};

/// Names that a sentence still lists; more are counted and left to the appendix.
const MOST_NAMES: usize = 4;

/// The appendix with the figures, in the report that is part of the program; a template of somebody's own must keep it.
const FIGURES: &str = "Phụ lục III";

/// What is said where nothing occurred.
const NOTHING: &str = "Trong kỳ báo cáo không phát sinh.";

/// What was done, with its figures and their coverage; else why there is nothing to tell.
#[must_use]
pub(super) fn sentence(plan: &Plan, line: &DutyLine<'_>) -> String {
    let asked = line.answers.iter().filter(|(_, answer)| *answer != Answer::NotExpected).count();
    if line.count(Answer::Reported) == 0 {
        return nothing_reported(line, asked);
    }
    let told = [figures_told(plan, line), choices_told(plan, line)];
    let told = told.iter().filter(|text| !text.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ");
    let mut text = match (told.is_empty(), line.count(Answer::Reported)) {
        (false, _) => told,
        (true, 1) if asked == 1 => "Đã có báo cáo kết quả.".to_owned(),
        (true, reported) => format!("Đã có {} cơ quan báo cáo kết quả.", wording::count(reported)),
    };
    text.push_str(&unusable(plan, line));
    text.push_str(&undecided(plan, line));
    text.push_str(&other_answers(plan, line));
    text
}

/// Indicators that had to be given and of which no number can be used.
fn unusable(plan: &Plan, line: &DutyLine<'_>) -> String {
    let asked = plan.duty(line.duty).indicators.iter().filter(|asks| asks.required);
    let lacking = asked.filter_map(|asks| line.totals.iter().find(|total| total.indicator == asks.indicator));
    let lacking = lacking
        .filter(|total| total.number.is_none() && total.addends.is_empty() && total.stated == 0 && total.expected > 0);
    let names: Vec<String> = lacking.map(|total| lowered(plan, &plan.indicator(total.indicator).name)).collect();
    if names.is_empty() {
        String::new()
    } else {
        format!(" Chưa có số liệu hợp lệ về {}.", wording::listed(&names))
    }
}

/// Numbers of which only the latest counts, where several are as late and differ.
fn undecided(plan: &Plan, line: &DutyLine<'_>) -> String {
    let open = line.totals.iter().filter(|total| total.number.is_none() && !total.latest.is_empty());
    let told = open.map(|total| {
        let (name, count) = (lowered(plan, &plan.indicator(total.indicator).name), wording::count(total.latest.len()));
        format!(" Chưa xác định được {name}: {count} cơ quan có số liệu mới nhất cùng ngày nhưng khác nhau, nêu tại {FIGURES}.")
    });
    told.collect()
}

fn nothing_reported(line: &DutyLine<'_>, asked: usize) -> String {
    let said = |answer| line.count(answer) == asked;
    if asked == 0 {
        "Không có cơ quan nào phải báo cáo nội dung này.".to_owned()
    } else if said(Answer::Nil) {
        NOTHING.to_owned()
    } else if said(Answer::NotApplicable) {
        "Các cơ quan được giao báo cáo nội dung này không áp dụng.".to_owned()
    } else if said(Answer::NoSubmission) {
        "Chưa có báo cáo của cơ quan được giao nhiệm vụ.".to_owned()
    } else {
        let parts = Answer::MARKED.iter().filter(|answer| line.count(**answer) > 0);
        let parts: Vec<String> = parts
            .map(|answer| format!("{} cơ quan {}", wording::count(line.count(*answer)), answer.label().vi))
            .collect();
        format!("Chưa có kết quả để tổng hợp: {}.", wording::listed(&parts))
    }
}

/// The figures in the plan's own phrase; where the phrase asks for one that nobody gave, in a plain list.
fn figures_told(plan: &Plan, line: &DutyLine<'_>) -> String {
    let numbers: Vec<&Totalled<'_>> = line.totals.iter().filter(|total| total.number.is_some()).collect();
    if numbers.is_empty() {
        return String::new();
    }
    if is_silent(line) && numbers.iter().all(|total| is_nothing(plan, total)) {
        return with_coverage(plan, NOTHING, &numbers);
    }
    let phrase = plan.duty(line.duty).phrase.as_ref().and_then(|phrase| filled(plan, phrase, &numbers));
    let (text, used) = phrase.unwrap_or_else(|| (plain_list(plan, &numbers), numbers.clone()));
    let rest: Vec<&Totalled<'_>> =
        numbers.iter().filter(|total| !used.iter().any(|one| one.indicator == total.indicator)).copied().collect();
    let mut sentence = with_coverage(plan, &text, &used);
    if !rest.is_empty() {
        sentence.push(' ');
        sentence.push_str(&with_coverage(plan, &plain_list(plan, &rest), &rest));
    }
    sentence
}

/// Whether nothing but numbers was given.
fn is_silent(line: &DutyLine<'_>) -> bool {
    let has_words = |total: &Totalled<'_>| {
        let is_told_apart = total.number.is_none() && !total.addends.is_empty();
        is_told_apart || !total.words.is_empty() || total.choices.iter().any(|count| *count > 0)
    };
    line.summaries.is_empty() && line.activities.is_empty() && !line.totals.iter().any(has_words)
}

/// Whether what is added up comes to nothing.
fn is_nothing(plan: &Plan, total: &Totalled<'_>) -> bool {
    let indicator = plan.indicator(total.indicator);
    let is_added_up = indicator.kind != Kind::Percent && indicator.total == Total::Sum;
    is_added_up && total.number.is_some_and(|number| number.is_zero())
}

/// How many agencies chose what.
fn choices_told(plan: &Plan, line: &DutyLine<'_>) -> String {
    let numbers: Vec<&Totalled<'_>> = line.totals.iter().filter(|total| total.number.is_some()).collect();
    let chosen = line.totals.iter().filter_map(|total| {
        let indicator = plan.indicator(total.indicator);
        let place = if choices::are_long(indicator) { format!(" (nêu tại {FIGURES})") } else { String::new() };
        let text = format!("{}{place}: {}.", indicator.name, choices::in_words(indicator, &total.choices)?);
        // What was said just before is not said again.
        let is_said = coverage(plan, &numbers).is_some_and(|said| Some(said) == coverage(plan, &[total]));
        Some(if is_said { text } else { with_coverage(plan, &text, &[total]) })
    });
    chosen.collect::<Vec<_>>().join(" ")
}

/// The phrase with its numbers, and which totals it used.
fn filled<'t, 'r>(plan: &Plan, phrase: &str, numbers: &[&'t Totalled<'r>]) -> Option<(String, Vec<&'t Totalled<'r>>)> {
    let clauses = phrase.split(';').map(|clause| filled_clause(plan, clause, numbers));
    let (texts, used): (Vec<String>, Vec<_>) = clauses.collect::<Option<Vec<_>>>()?.into_iter().unzip();
    Some((raised(&texts.join(";")), used.concat()))
}

fn filled_clause<'t, 'r>(
    plan: &Plan,
    clause: &str,
    numbers: &[&'t Totalled<'r>],
) -> Option<(String, Vec<&'t Totalled<'r>>)> {
    let mut used: Vec<&'t Totalled<'r>> = Vec::new();
    let mut parts = clause.split('{');
    let mut text = parts.next()?.to_owned();
    for part in parts {
        let (id, after) = part.split_once('}')?;
        let at = plan.find_indicator(id)?;
        let total = numbers.iter().find(|total| total.indicator == at)?;
        text.push_str(&wording::number(total.number?));
        // The sign stands right behind its number.
        text.push_str(if after.starts_with(" %") { &after[1..] } else { after });
        used.push(total);
    }
    // “xử lý 0 trường hợp” is no Vietnamese.
    if !used.is_empty() && used.iter().all(|total| is_nothing(plan, total)) {
        text = nothing_of(plan, clause, &used);
    }
    Some((text, used))
}

/// A clause in which all that is counted came to nothing; the gap before it stays.
fn nothing_of(plan: &Plan, clause: &str, totals: &[&Totalled<'_>]) -> String {
    let names = totals.iter().map(|total| lowered(plan, &plan.indicator(total.indicator).name));
    let gap = if clause.starts_with(' ') { " " } else { "" };
    // Any name fits: “không phát sinh vụ đã xử lý” would be no Vietnamese either.
    format!("{gap}{}: không có", wording::listed(&names.collect::<Vec<_>>()))
}

fn plain_list(plan: &Plan, totals: &[&Totalled<'_>]) -> String {
    let told = totals.iter().filter_map(|total| {
        let indicator = plan.indicator(total.indicator);
        Some(format!("{}: {}", lowered(plan, &indicator.name), wording::measured(total.number?, &indicator.unit)))
    });
    let text = told.collect::<Vec<_>>().join("; ");
    format!("{}.", raised(&text))
}

/// A total never stands without its coverage: of how many agencies it is made, who is not in it, and which months.
fn with_coverage(plan: &Plan, text: &str, totals: &[&Totalled<'_>]) -> String {
    let sentence = text.trim_end_matches('.');
    let told: Vec<String> = coverage(plan, totals).into_iter().chain(months_told(plan, totals)).collect();
    if told.is_empty() { format!("{sentence}.") } else { format!("{sentence} ({}).", told.join("; ")) }
}

fn coverage(plan: &Plan, totals: &[&Totalled<'_>]) -> Option<String> {
    let first = totals.first()?;
    if let Some(whose) = whose(plan, totals) {
        return Some(whose);
    }
    // Of one agency alone there is nothing to cover.
    if totals.iter().all(|total| total.expected == 1 && total.stated == 1) {
        return None;
    }
    let same = totals
        .iter()
        .all(|total| (total.stated, total.expected, &total.latest) == (first.stated, first.expected, &first.latest));
    if !same {
        let share = |total: &&Totalled<'_>| {
            let name = lowered(plan, &plan.indicator(total.indicator).name);
            match whose(plan, &[total]) {
                Some(whose) => format!("{name}: {whose}"),
                None => format!("{name}: {}/{}", total.stated, total.expected),
            }
        };
        let shares: Vec<String> = totals.iter().map(share).collect();
        return Some(format!("số cơ quan có số liệu về {}", shares.join("; ")));
    }
    let names: Vec<&str> = first.absent.iter().map(|agency| plan.agency(*agency).short.as_str()).collect();
    let missing = match names.len() {
        0 => String::new(),
        1..=MOST_NAMES => format!("; chưa có số liệu của {}", wording::listed(&names)),
        more => format!("; {} cơ quan chưa có số liệu, nêu tại {FIGURES}", wording::count(more)),
    };
    Some(format!("{}/{} cơ quan{missing}", first.stated, first.expected))
}

/// Of which months the numbers are, and which are missing.
fn months_told(plan: &Plan, totals: &[&Totalled<'_>]) -> Option<String> {
    let told: Vec<String> = totals.iter().map(|total| months_of(plan, total)).collect();
    let first = told.first().filter(|first| !first.is_empty() && told.iter().all(|one| one == *first));
    if let Some(same) = first {
        return Some(same.clone());
    }
    let named = totals.iter().zip(&told).filter(|(_, told)| !told.is_empty());
    let named: Vec<String> = named
        .map(|(total, told)| format!("{}: {told}", lowered(plan, &plan.indicator(total.indicator).name)))
        .collect();
    (!named.is_empty()).then(|| named.join("; "))
}

fn months_of(plan: &Plan, total: &Totalled<'_>) -> String {
    let of_month = match &*total.addends {
        [only] => only.month.map(|month| format!("số liệu {}", wording::months(&[month]))),
        _ => None,
    };
    let lacking: Vec<&Addend> = total.addends.iter().filter(|addend| !addend.lacking.is_empty()).collect();
    let missing = match lacking.len() {
        0 => None,
        1..=MOST_NAMES => {
            let told = lacking.iter().map(|addend| match total.expected {
                1 => wording::months(&addend.lacking),
                _ => format!("{} của {}", wording::months(&addend.lacking), plan.agency(addend.agency).short),
            });
            Some(format!("thiếu số liệu {}", told.collect::<Vec<_>>().join("; ")))
        }
        more => Some(format!("{} cơ quan thiếu số liệu một số tháng, nêu tại {FIGURES}", wording::count(more))),
    };
    of_month.into_iter().chain(missing).collect::<Vec<_>>().join("; ")
}

/// Whose numbers they are, when only the latest counts: how many agencies have one says nothing of them.
fn whose(plan: &Plan, totals: &[&Totalled<'_>]) -> Option<String> {
    let first = totals.first()?;
    let alike = totals.iter().all(|total| total.latest == first.latest) && !first.latest.is_empty();
    let names: Vec<&str> = first.latest.iter().map(|agency| plan.agency(*agency).short.as_str()).collect();
    alike.then(|| match names.len() {
        1..=MOST_NAMES => format!("số liệu mới nhất, của {}", wording::listed(&names)),
        more => format!("số liệu mới nhất, của {} cơ quan", wording::count(more)),
    })
}

/// Who said that nothing occurred, that it does not apply, or that it was not done.
fn other_answers(plan: &Plan, line: &DutyLine<'_>) -> String {
    let told = [Answer::Nil, Answer::NotApplicable, Answer::NotDone].into_iter().filter_map(|answer| {
        let agencies = line.answers.iter().filter(|(_, given)| *given == answer);
        let agencies: Vec<&Agency> = agencies.map(|(agency, _)| plan.agency(*agency)).collect();
        let names: Vec<&str> = agencies.iter().map(|agency| agency.short.as_str()).collect();
        let label = match answer {
            Answer::NotApplicable => format!("nhiệm vụ này không áp dụng đối với {} mình", kind_of(&agencies)),
            _ => answer.label().vi,
        };
        match names.len() {
            0 => None,
            1..=MOST_NAMES => Some(format!("{} báo cáo {label}", wording::listed(&names))),
            more => Some(format!("{} cơ quan báo cáo {label}", wording::count(more))),
        }
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() { String::new() } else { format!(" {}.", raised(&told.join("; "))) }
}

/// What several agencies are called together.
fn kind_of(agencies: &[&Agency]) -> &'static str {
    let local = agencies.iter().filter(|agency| agency.is_local()).count();
    match local {
        0 => "cơ quan",
        all if all == agencies.len() => "địa phương",
        _ => "cơ quan, địa phương",
    }
}
