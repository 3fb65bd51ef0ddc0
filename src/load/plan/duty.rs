//! Duties of a plan.

use super::{
    fields::ASKS,
    indicator::find_indicator,
    resolve_agencies, resolve_list,
    time::{deadline, months, window},
    unknown_id, word,
};
use crate::{
    load::shape::{Fields, Reader},
    model::{Agency, AgencyAt, Asked, Asks, Duty, Group, Heading, Indicator, Key, Partner},
    source::Spanned,
};

/// What a duty may name.
pub(super) struct Scope<'a> {
    pub(super) agencies: &'a [Agency],
    pub(super) partners: &'a [Partner],
    pub(super) groups: &'a [Group],
    pub(super) headings: &'a [Heading],
    pub(super) indicators: &'a [Indicator],
}

pub(super) fn duty(reader: &mut Reader, fields: &Fields<'_>, scope: &Scope<'_>) -> Option<Duty> {
    let id = reader.text(fields.get("id"))?;
    let assigned = resolve_list(reader, fields.get("agencies"), scope.agencies, scope.groups);
    let told = reader.findings.len();
    let indicators = asks(reader, fields, scope);
    let indicators_known = reader.findings.len() == told;
    let lead = reader.texts(fields.get("lead"));
    let label = word(reader, fields, "label");
    Some(Duty {
        // What is missing was told; the duty still gives work to its agencies.
        cite: word(reader, fields, "cite").unwrap_or_default(),
        heading: reader.text(fields.get("heading")).and_then(|id| find_heading(reader, &id, scope)),
        label: label.unwrap_or_else(|| id.value.clone()),
        id,
        text: word(reader, fields, "text").unwrap_or_default(),
        agencies: assigned.agencies,
        agencies_known: assigned.known,
        with: reader.texts(fields.get("with")).iter().filter_map(|id| name_of(reader, id, scope)).collect(),
        window: fields.get("window").and_then(|node| window(reader, node)),
        months: fields.get("cadence").and_then(|node| months(reader, node)),
        answer: match reader.one_of(fields.get("answer"), &["required", "optional", "none"]) {
            Some("optional") => Asked::Optional,
            Some("none") => Asked::Nothing,
            _ => Asked::Required,
        },
        why: word(reader, fields, "why"),
        sensitive: reader.flag(fields.get("sensitive")),
        lead: lead.iter().flat_map(|id| leading(reader, id, scope)).collect(),
        indicators,
        indicators_known,
        phrase: reader.text(fields.get("phrase")).inspect(|phrase| check_phrase(reader, phrase, scope)),
        deadline: fields.get("deadline").and_then(|node| deadline(reader, node)),
    })
}

fn leading(reader: &mut Reader, id: &Spanned<String>, scope: &Scope<'_>) -> Vec<Spanned<AgencyAt>> {
    let found = resolve_agencies(reader, std::slice::from_ref(id), scope.agencies, &[]).agencies;
    found.into_iter().map(|agency| Spanned::new(agency, id.span)).collect()
}

pub(super) fn find_heading(reader: &mut Reader, id: &Spanned<String>, scope: &Scope<'_>) -> Option<usize> {
    let found = scope.headings.iter().position(|heading| Key::of(&heading.id) == Key::of(id));
    if found.is_none() {
        unknown_id(reader, id, &scope.headings.iter().map(|heading| heading.id.as_str()).collect::<Vec<_>>());
    }
    found
}

/// The name of the agency, partner or group that `id` names.
pub(super) fn name_of(reader: &mut Reader, id: &Spanned<String>, scope: &Scope<'_>) -> Option<String> {
    let agencies = scope.agencies.iter().map(|agency| (&agency.id, &agency.name));
    let partners = scope.partners.iter().map(|partner| (&partner.id, &partner.name));
    let groups = scope.groups.iter().map(|group| (&group.id, &group.name));
    let known: Vec<_> = agencies.chain(partners).chain(groups).collect();
    let found = known.iter().find(|(known, _)| Key::of(known) == Key::of(id)).map(|(_, name)| (*name).clone());
    if found.is_none() {
        unknown_id(reader, id, &known.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>());
    }
    found
}

pub(super) fn asks(reader: &mut Reader, fields: &Fields<'_>, scope: &Scope<'_>) -> Vec<Asks> {
    let mut found = Vec::new();
    for node in reader.list(fields.get("indicators")) {
        // The short form: the id alone.
        let (id, optional) = if node.text().is_some() {
            (reader.text(Some(node)), false)
        } else if let Some(entry) = reader.fields(node, ASKS) {
            (reader.text(entry.get("id")), reader.flag(entry.get("optional")))
        } else {
            continue;
        };
        let indicator = id.and_then(|id| find_indicator(reader, &id, scope.indicators));
        found.extend(indicator.map(|indicator| Asks { indicator, required: !optional }));
    }
    found
}

/// Every `{…}` of a phrase must be the id of an indicator.
pub(super) fn check_phrase(reader: &mut Reader, phrase: &Spanned<String>, scope: &Scope<'_>) {
    for part in phrase.split('{').skip(1) {
        let id = part.split('}').next().unwrap_or_default();
        let id = Spanned::new(id.to_owned(), phrase.span);
        find_indicator(reader, &id, scope.indicators);
    }
}
