//! Names as written → the agencies, duties and indicators of the plan.

use super::faults;
use crate::{
    finding::{Finding, did_you_mean, listed, meant, quoted, text},
    model::{Agency, AgencyAt, Duty, DutyAt, Indicator, IndicatorAt, Key, Lookup, Partner, Plan},
    source::Spanned,
};
use std::{collections::BTreeSet, sync::OnceLock};

/// Every name of a plan by its key, made once for all files.
pub(super) struct Names<'p> {
    pub(super) plan: &'p Plan,
    agencies: Known<'p, AgencyAt>,
    /// Bodies that do not report.
    partners: Known<'p, ()>,
    /// The names of both; made when a text is first taken apart, for most are a name or none.
    bodies: OnceLock<Bodies>,
    duties: Known<'p, DutyAt>,
    indicators: Known<'p, IndicatorAt>,
    /// Of each duty, the ids of the first indicators that it asks for.
    asked: Vec<Vec<(&'p str, IndicatorAt)>>,
}

/// The names of agencies and partners, as far as it is asked whether one stands in a text.
struct Bodies {
    /// The most bytes that one may take: spaces and signs may be more than in the plan.
    longest: usize,
    /// Their first words.
    first_words: BTreeSet<Key>,
}

impl Bodies {
    fn of(plan: &Plan) -> Self {
        let agencies = plan.agencies.iter().flat_map(Agency::names);
        let all: Vec<&str> = agencies.chain(plan.partners.iter().flat_map(Partner::names)).collect();
        Self {
            longest: 2 * all.iter().map(|name| name.len()).max().unwrap_or_default(),
            first_words: all.into_iter().map(|name| Key::of(first_word(name))).collect(),
        }
    }
}

/// How many indicators of a duty are compared one by one: as quick as looking one up, and most duties ask for no more.
const FEW_ASKED: usize = 8;

/// Names of one kind.
struct Known<'p, T> {
    by_key: Lookup<Key, T>,
    /// The same by the plan's own spelling: nearly every name in a file is found here, without its key.
    spelt: Lookup<&'p str, T>,
}

impl<'p, T: Copy> Known<'p, T> {
    /// Two names with one key are a finding of the plan's check; the first one is meant, as everywhere.
    fn of(names: impl Iterator<Item = (&'p str, T)>) -> Self {
        let names: Vec<(&str, T)> = names.collect();
        // Thousands in the plan of a nation.
        let mut by_key = Lookup::with_capacity_and_hasher(names.len(), <_>::default());
        let mut spelt = Lookup::with_capacity_and_hasher(names.len(), <_>::default());
        for (name, at) in names {
            let key = Key::of(name);
            if !key.is_empty() {
                let first = *by_key.entry(key).or_insert(at);
                spelt.insert(name, first);
            }
        }
        Self { by_key, spelt }
    }

    fn get(&self, written: &str) -> Option<T> {
        let spelt = || self.spelt.get(written);
        spelt().or_else(|| self.by_key.get(&Key::of(written))).copied()
    }
}

impl<'p> Names<'p> {
    pub(super) fn of(plan: &'p Plan) -> Self {
        let agencies = plan.agencies_at().flat_map(|at| plan.agency(at).names().map(move |name| (name, at)));
        let duties = plan.duties_at().map(|at| (plan.duty(at).id.as_str(), at));
        let indicators = plan.indicators.iter().enumerate().flat_map(|(at, indicator)| {
            [indicator.id.as_str(), indicator.name.as_str()].map(|name| (name, IndicatorAt::new(at)))
        });
        let indicators = Known::of(indicators);
        let asked = plan.duties.iter().map(|duty| asked(plan, duty, &indicators)).collect();
        let partners = plan.partners.iter().flat_map(Partner::names).map(|name| (name, ()));
        Self {
            plan,
            agencies: Known::of(agencies),
            partners: Known::of(partners),
            bodies: OnceLock::new(),
            duties: Known::of(duties),
            indicators,
            asked,
        }
    }

    /// Whether the plan calls anything by this name.
    pub(super) fn knows(&self, written: &str) -> bool {
        self.agencies.get(written).is_some()
            || self.duties.get(written).is_some()
            || self.indicators.get(written).is_some()
    }

    /// The agency that `written` names; of what names none nothing is told.
    pub(super) fn find_agency(&self, written: &str) -> Option<AgencyAt> {
        self.agencies.get(written)
    }

    /// The duty that `written` names; of what names none nothing is told.
    pub(super) fn find_duty(&self, written: &str) -> Option<DutyAt> {
        self.duties.get(written)
    }

    /// The agency that goes by exactly this name.
    pub(super) fn agency_spelt(&self, written: &str) -> Option<AgencyAt> {
        self.agencies.spelt.get(written).copied()
    }

    /// The duty that goes by exactly this id.
    pub(super) fn duty_spelt(&self, written: &str) -> Option<DutyAt> {
        self.duties.spelt.get(written).copied()
    }

    /// The indicator that goes by exactly this name, when `duty` asks for it.
    pub(super) fn indicator_spelt(&self, written: &str, duty: DutyAt) -> Option<IndicatorAt> {
        let near = self.asked.get(duty.index()).into_iter().flatten().find(|(id, _)| *id == written);
        if let Some((_, at)) = near {
            return Some(*at);
        }
        let found = self.indicators.spelt.get(written).copied();
        found.filter(|at| self.plan.duty(duty).asks(*at).is_some())
    }

    /// Whether a finding says that an agency is named which is not among those who report.
    pub(super) fn knows_not(finding: &Finding) -> bool {
        [faults::UNKNOWN_AGENCY.id, faults::FOREIGN_AGENCY.id].contains(&finding.rule.id)
    }

    /// The agency that `written` names.
    pub(super) fn agency(&self, written: Spanned<&str>, findings: &mut Vec<Finding>) -> Option<Spanned<AgencyAt>> {
        let found = self.agencies.get(&written);
        if found.is_none() {
            findings.push(self.unknown_agency(written));
        }
        Some(Spanned::new(found?, written.span))
    }

    /// Whether `written` names nobody who reports, nor is near to such a name.
    pub(super) fn is_stranger(&self, written: &str) -> bool {
        self.agencies.get(written).is_none() && self.agency_meant(written).is_none()
    }

    fn unknown_agency(&self, written: Spanned<&str>) -> Finding {
        let read = quoted(&written);
        if let Some(partner) = self.plan.find_partner(&written) {
            let name = &partner.name;
            let finding = faults::FOREIGN_AGENCY.at(
                written.span,
                text!(vi: "{name} có tên trong kế hoạch nhưng không thuộc diện phải báo cáo", en: "the plan names {name}, but it does not report"),
                text!(vi: "không thuộc danh sách phải báo cáo", en: "not among those who report"),
            );
            return finding.help(text!(
                vi: "kiểm tra lại tên cơ quan; nếu cơ quan này tự nguyện báo cáo thì người giữ kế hoạch chuyển cơ quan này từ “partners” sang “agencies”",
                en: "check the name; if it reports of its own accord, whoever keeps the plan moves it from “partners” to “agencies”",
            ));
        }
        let finding = faults::UNKNOWN_AGENCY.at(
            written.span,
            text!(vi: "không có cơ quan nào tên {read} trong kế hoạch", en: "the plan has no agency {read}"),
            text!(vi: "không nhận ra cơ quan", en: "agency not recognised"),
        );
        let finding = finding.expected(
            text!(vi: "mã hoặc tên một cơ quan phải báo cáo", en: "the id or name of an agency that reports"),
        );
        match self.agency_meant(&written) {
            Some(at) => finding.help(meant(&self.plan.agency(at).short)),
            None => finding.help(text!(
                vi: "ghi đúng tên như trong kế hoạch; phần này chưa được tính cho cơ quan nào",
                en: "write the name as the plan does; this part counts for no agency yet",
            )),
        }
    }

    /// The agency that `written` may be meant for: one whose name is near, else the one with whose name it begins, as in
    /// “Sở Tư pháp tỉnh …”. Names that differ by a whole word are not near: there is more than one Krông in the country.
    fn agency_meant(&self, written: &str) -> Option<AgencyAt> {
        let known: Vec<&str> = self.plan.agencies.iter().flat_map(Agency::names).collect();
        let near = did_you_mean(written, &known).filter(|name| is_near_in_words(name, written));
        let begins = || {
            // A cell may be a book; what is far longer than every name is none.
            let most = 2 * known.iter().map(|name| name.len()).max().unwrap_or_default();
            let spaces = written.match_indices(' ').map(|(at, _)| at).take_while(|at| *at <= most);
            let ends = spaces.collect::<Vec<_>>().into_iter().rev();
            ends.map(|end| &written[..end]).find(|begin| self.agencies.get(begin).is_some())
        };
        self.agencies.get(near.or_else(begins)?)
    }

    /// Whether an agency or another body of the plan goes by this name.
    pub(super) fn knows_body(&self, written: &str) -> bool {
        self.agencies.get(written).is_some() || self.partners.get(written).is_some()
    }

    /// Whether the name of a body may begin with this word: of most words none does, and nothing else need be tried.
    pub(super) fn begins_body(&self, word: &str) -> bool {
        self.bodies().first_words.contains(&Key::of(word))
    }

    /// The most bytes that the name of a body may take.
    pub(super) fn longest_body(&self) -> usize {
        self.bodies().longest
    }

    fn bodies(&self) -> &Bodies {
        self.bodies.get_or_init(|| Bodies::of(self.plan))
    }

    /// The duty that `written` names; `agency` helps to say which ones it may be.
    pub(super) fn duty(
        &self,
        written: Spanned<&str>,
        agency: Option<AgencyAt>,
        findings: &mut Vec<Finding>,
    ) -> Option<Spanned<DutyAt>> {
        let found = self.duties.get(&written);
        if found.is_none() {
            findings.push(self.unknown_duty(written, agency));
        }
        Some(Spanned::new(found?, written.span))
    }

    fn unknown_duty(&self, written: Spanned<&str>, agency: Option<AgencyAt>) -> Finding {
        let read = quoted(&written);
        let finding = faults::UNKNOWN_DUTY.at(
            written.span,
            text!(vi: "mã nhiệm vụ {read} không có trong kế hoạch", en: "the plan has no duty {read}"),
            text!(vi: "không có trong kế hoạch", en: "not in the plan"),
        );
        let ids = |duties: &mut dyn Iterator<Item = DutyAt>| -> Vec<&str> {
            duties.map(|at| self.plan.duty(at).id.as_str()).collect()
        };
        let (known, finding) = if let Some(agency) = agency {
            let known = ids(&mut self.plan.duties_of(agency));
            let (all, name) = (listed(&known), &self.plan.agency(agency).short);
            (known, finding.expected(text!(vi: "các mã của {name}: {all}", en: "the duties of {name}: {all}")))
        } else {
            let known = ids(&mut self.plan.duties_at());
            let all = listed(&known);
            (known, finding.expected(text!(vi: "một trong các mã: {all}", en: "one of: {all}")))
        };
        match did_you_mean(&written, &known) {
            Some(close) => finding.help(meant(close)),
            None => finding.help(text!(vi: "ghi đúng mã như trong biểu mẫu", en: "write the id as the form does")),
        }
    }

    /// The indicator that `written` names, which must be one of `duty`.
    pub(super) fn indicator(
        &self,
        written: Spanned<&str>,
        duty: DutyAt,
        findings: &mut Vec<Finding>,
    ) -> Option<Spanned<IndicatorAt>> {
        let found = self.indicators.get(&written);
        let asked = found.filter(|at| self.plan.duty(duty).asks(*at).is_some());
        if asked.is_none() {
            findings.push(self.unknown_indicator(written, duty, found));
        }
        Some(Spanned::new(asked?, written.span))
    }

    fn unknown_indicator(&self, written: Spanned<&str>, duty: DutyAt, found: Option<IndicatorAt>) -> Finding {
        let (read, id) = (quoted(&written), &self.plan.duty(duty).id.value);
        let asks = &self.plan.duty(duty).indicators;
        let known: Vec<&Indicator> = asks.iter().map(|asks| self.plan.indicator(asks.indicator)).collect();
        let finding = if found.is_some() {
            faults::FOREIGN_INDICATOR.at(
                written.span,
                text!(vi: "chỉ tiêu {read} không thuộc nhiệm vụ {id}", en: "{read} is not an indicator of duty {id}"),
                text!(vi: "không hỏi ở nhiệm vụ này", en: "not asked for here"),
            )
        } else {
            faults::UNKNOWN_INDICATOR.at(
                written.span,
                text!(vi: "không có chỉ tiêu {read}", en: "there is no indicator {read}"),
                text!(vi: "không có trong kế hoạch", en: "not in the plan"),
            )
        };
        let all: Vec<String> = known.iter().map(|one| format!("{} ({})", one.name, one.id.value)).collect();
        let all = if all.is_empty() { "–".to_owned() } else { all.join("; ") };
        let finding = finding.expected(text!(vi: "chỉ tiêu của {id}: {all}", en: "the indicators of {id}: {all}"));
        match indicator_meant(&written, &known) {
            Some(Indicator { id, name, .. }) => {
                let id = &id.value;
                finding.help(text!(
                    vi: "có phải “{name}” ({id})? Nếu đúng thì sửa lại như vậy",
                    en: "did you mean “{name}” ({id})? Then write that",
                ))
            }
            None => finding.help(text!(
                vi: "ghi đúng tên hoặc mã chỉ tiêu, hoặc chuyển số liệu sang đúng nhiệm vụ; kết quả ngoài các chỉ tiêu này thì kể trong phần tóm tắt",
                en: "write the indicator's name or id, or move the figure to the right duty; a result beyond these goes into the summary",
            )),
        }
    }
}

/// The indicator that `written` may be meant for, by its name, which the forms show, else by its id.
fn indicator_meant<'p>(written: &str, known: &[&'p Indicator]) -> Option<&'p Indicator> {
    let written = unnumbered(written);
    let near = |of: fn(&'p Indicator) -> &'p str| {
        let names: Vec<&str> = known.iter().map(|one| of(one)).collect();
        let close = did_you_mean(written, &names)?;
        known.iter().find(|one| of(one) == close).copied()
    };
    near(|one| &one.name).or_else(|| near(|one| &one.id))
}

/// A name without the number of its line, as “2. Hội nghị” or “a) Hội nghị” have one.
fn unnumbered(written: &str) -> &str {
    let (number, rest) = written.split_once(['.', ')']).unwrap_or_default();
    let is_number = number.len() <= 2 && number.chars().all(char::is_alphanumeric) && !rest.trim().is_empty();
    if is_number { rest.trim_start() } else { written }
}

/// The ids of the first indicators of a duty; an id that names another indicator of the plan is left out.
fn asked<'p>(plan: &'p Plan, duty: &Duty, known: &Known<'p, IndicatorAt>) -> Vec<(&'p str, IndicatorAt)> {
    let first = duty.indicators.iter().take(FEW_ASKED).map(|asks| asks.indicator);
    let ids = first.map(|at| (plan.indicator(at).id.as_str(), at));
    ids.filter(|(id, at)| known.spelt.get(id) == Some(at)).collect()
}

/// What stands before the first sign or space of a name.
fn first_word(name: &str) -> &str {
    let name = name.trim_start_matches(|c: char| !c.is_alphanumeric());
    name.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// Whether two names of as many words have no word that is another one altogether.
fn is_near_in_words(one: &str, other: &str) -> bool {
    let words = |name: &str| name.split([' ', '-']).map(Key::of).filter(|word| !word.is_empty()).collect::<Vec<_>>();
    let (one, other) = (words(one), words(other));
    // “Bộ” is not “Sở”, and “UBND” not “TAND”.
    let is_near = |(one, other): (&Key, &Key)| {
        one == other || strsim::osa_distance(one.as_str(), other.as_str()) * 2 < one.as_str().chars().count()
    };
    one.len() != other.len() || one.iter().zip(&other).all(is_near)
}
