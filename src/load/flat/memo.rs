//! Names that are not spelt as in the plan: the same one in a hundred thousand rows is looked up once, and one that is
//! unknown is one finding with all its places.

use super::{
    super::{names::Names, partners, table::Field},
    item::{self, Item},
};
use crate::{
    finding::{Finding, text},
    model::{AgencyAt, DutyAt, IndicatorAt, Lookup},
    source::Spanned,
};
use std::borrow::Cow;

/// The most cells with partners that are remembered: there are not so many who work together, but any text may stand
/// there.
const MOST_PARTNERS: usize = 1000;

/// What a text stood for: the thing, or the finding that says that it is unknown.
type Known<'t, K, V> = Lookup<(K, Cow<'t, str>), Result<V, usize>>;

#[derive(Default)]
pub(super) struct Memo<'t> {
    agencies: Known<'t, (), AgencyAt>,
    duties: Known<'t, AgencyAt, DutyAt>,
    indicators: Known<'t, DutyAt, IndicatorAt>,
    items: Lookup<Cow<'t, str>, Option<(Item, bool)>>,
    partners: Lookup<Cow<'t, str>, Vec<String>>,
    /// How often a name came again that is unknown.
    pub(super) repeats: usize,
}

impl<'t> Memo<'t> {
    pub(super) fn agency(
        &mut self,
        field: &Field<'t>,
        names: &Names<'_>,
        findings: &mut Vec<Finding>,
    ) -> Option<AgencyAt> {
        let spelt = names.agency_spelt(&field.text);
        spelt.or_else(|| {
            known(&mut self.agencies, &mut self.repeats, (), field, findings, |findings| {
                names.agency(field.written(), findings)
            })
        })
    }

    /// The duty that is named; `agency` helps to say which ones it may be.
    pub(super) fn duty(
        &mut self,
        field: &Field<'t>,
        agency: AgencyAt,
        names: &Names<'_>,
        findings: &mut Vec<Finding>,
    ) -> Option<DutyAt> {
        let spelt = names.duty_spelt(&field.text);
        spelt.or_else(|| {
            known(&mut self.duties, &mut self.repeats, agency, field, findings, |findings| {
                names.duty(field.written(), Some(agency), findings)
            })
        })
    }

    pub(super) fn indicator(
        &mut self,
        field: &Field<'t>,
        duty: DutyAt,
        names: &Names<'_>,
        findings: &mut Vec<Finding>,
    ) -> Option<IndicatorAt> {
        let spelt = names.indicator_spelt(&field.text, duty);
        spelt.or_else(|| {
            known(&mut self.indicators, &mut self.repeats, duty, field, findings, |findings| {
                names.indicator(field.written(), duty, findings)
            })
        })
    }

    /// The partners that are named in a cell.
    pub(super) fn partners(&mut self, field: &Field<'t>, names: &Names<'_>) -> Vec<Spanned<String>> {
        let spanned = |name: &String| Spanned::new(name.clone(), field.span);
        if let Some(known) = self.partners.get(&field.text) {
            return known.iter().map(spanned).collect();
        }
        let written = field.text.split(';').map(str::trim).filter(|name| !name.is_empty());
        let found: Vec<Spanned<String>> =
            written.flat_map(|name| partners::of(names, Spanned::new(name.to_owned(), field.span))).collect();
        if self.partners.len() < MOST_PARTNERS {
            self.partners.insert(field.text.clone(), found.iter().map(|name| name.value.clone()).collect());
        }
        found
    }

    /// What the column “mục” tells, when it is no figure.
    pub(super) fn item(&mut self, field: Option<&Field<'t>>) -> Option<(Item, bool)> {
        let field = field.filter(|field| item::may_be(&field.text))?;
        *self.items.entry(field.text.clone()).or_insert_with(|| item::of(&field.text))
    }
}

/// What a text stood for, looked for when it is new. By itself, so that a name spelt as in the plan costs little.
#[inline(never)]
fn known<'t, K: Eq + std::hash::Hash, V: Copy>(
    known: &mut Known<'t, K, V>,
    repeats: &mut usize,
    key: K,
    field: &Field<'t>,
    findings: &mut Vec<Finding>,
    look: impl FnOnce(&mut Vec<Finding>) -> Option<Spanned<V>>,
) -> Option<V> {
    let mut is_new = false;
    let found = known.entry((key, field.text.clone())).or_insert_with(|| {
        is_new = true;
        look(findings).map(|found| found.value).ok_or(findings.len().saturating_sub(1))
    });
    match found {
        Ok(value) => Some(*value),
        Err(at) => {
            if let Some(finding) = findings.get_mut(*at).filter(|_| !is_new) {
                *repeats += 1;
                finding.add_fault(field.span, text!(vi: "cũng vậy", en: "the same"));
            }
            None
        }
    }
}
