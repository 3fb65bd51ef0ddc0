//! A plan's YAML → [`Plan`].

mod duty;
mod fields;
mod highlight;
mod indicator;
mod time;

pub(super) use fields::PLAN;

use super::{
    faults,
    node::{self, Node},
    shape::{Field, Fields, Reader},
};
use crate::{
    finding::{Finding, did_you_mean, listed, meant, quoted, text},
    model::{
        Address, Agency, AgencyAt, DeadlineWording, Duty, Group, Heading, Key, Level, Partner, Plan, ReportHead,
        Severity, Theme, Weight, Window,
    },
    source::{Source, SourceId, Spanned},
};
use duty::{Scope, duty};
use fields::{AGENCY, DUTY, GROUP, HEADING, LETTERHEAD, PARTNER, REPORT, SEVERITY, SIGNATURE, THEME};
use highlight::highlights;
use indicator::indicators;
use std::{
    cell::LazyCell,
    collections::{BTreeMap, BTreeSet},
};
use time::{date, deadline, utc_offset, wording};

/// What a plan's file holds; no plan when it lacks what no round can do without.
pub(super) fn read(id: SourceId, source: &Source) -> (Option<Plan>, Vec<Finding>) {
    let (documents, findings) = node::parse(id, &source.text);
    let mut reader = Reader::new(findings);
    if documents.is_empty() && reader.findings.is_empty() {
        reader.report(super::nested::nothing(id));
    }
    if let Some(second) = documents.get(1) {
        reader.wrong_shape(second, &text!(vi: "một kế hoạch duy nhất trong tệp (không có dòng “---” ở giữa)", en: "one plan a file (no line “---” in between)"));
    }
    let fields = documents.first().and_then(|root| reader.fields(root, PLAN));
    let plan = fields.and_then(|fields| plan(&mut reader, &fields));
    (plan, reader.finish())
}

fn plan(reader: &mut Reader, fields: &Fields<'_>) -> Option<Plan> {
    let indicators = indicators(reader, fields);
    let agencies: Vec<Agency> = entries(reader, fields, "agencies", AGENCY, agency);
    let partners: Vec<Partner> = entries(reader, fields, "partners", PARTNER, partner);
    let headings: Vec<Heading> = entries(reader, fields, "headings", HEADING, heading);
    let groups = groups(reader, fields, &agencies);
    let scope = Scope {
        agencies: &agencies,
        partners: &partners,
        groups: &groups,
        headings: &headings,
        indicators: &indicators,
    };
    let duties: Vec<Duty> = entries(reader, fields, "duties", DUTY, |reader, entry| duty(reader, entry, &scope));
    unique(reader, "duties", duties.iter().map(|duty| &duty.id));
    unique(reader, "indicators", indicators.iter().map(|indicator| &indicator.id));
    unique(reader, "headings", headings.iter().map(|heading| &heading.id));
    let bodies = agencies.iter().map(|agency| &agency.id).chain(partners.iter().map(|partner| &partner.id));
    unique(reader, "agencies, partners, groups", bodies.chain(groups.iter().map(|group| &group.id)));
    let own_deadline = fields.get("deadline").and_then(|node| deadline(reader, node));
    Some(Plan {
        id: reader.text(fields.get("id"))?,
        kind: word(reader, fields, "kind").unwrap_or_else(|| "Kế hoạch".to_owned()),
        number: word(reader, fields, "number"),
        date: date(reader, fields.get("date")),
        place: word(reader, fields, "place"),
        issuer: word(reader, fields, "issuer"),
        title: word(reader, fields, "title")?,
        basis: words(reader, fields, "basis"),
        utc_offset: utc_offset(reader, fields.get("utc_offset")),
        wording: fields.get("deadline").map_or_else(DeadlineWording::default, wording),
        deadline: own_deadline?,
        data_cutoff: date(reader, fields.get("data_cutoff")),
        voluntary: word(reader, fields, "voluntary"),
        report: report_head(reader, fields),
        agencies,
        partners,
        groups,
        headings,
        highlights: highlights(reader, fields, &duties, &indicators),
        duties,
        indicators,
        themes: entries(reader, fields, "themes", THEME, theme),
        severities: entries(reader, fields, "severities", SEVERITY, weight),
    })
}

fn entries<T>(
    reader: &mut Reader,
    fields: &Fields<'_>,
    key: &'static str,
    spec: &'static [Field],
    mut read: impl FnMut(&mut Reader, &Fields<'_>) -> Option<T>,
) -> Vec<T> {
    let nodes = reader.list(fields.get(key));
    let mut found = Vec::with_capacity(nodes.len());
    for node in nodes {
        if let Some(entry) = reader.fields(node, spec) {
            found.extend(read(reader, &entry));
        }
    }
    found
}

fn word(reader: &mut Reader, fields: &Fields<'_>, key: &'static str) -> Option<String> {
    reader.text(fields.get(key)).map(|text| text.value)
}

fn words(reader: &mut Reader, fields: &Fields<'_>, key: &'static str) -> Vec<String> {
    reader.texts(fields.get(key)).into_iter().map(|text| text.value).collect()
}

fn unique<'a>(reader: &mut Reader, list: &str, ids: impl Iterator<Item = &'a Spanned<String>>) {
    let mut seen: BTreeMap<Key, &Spanned<String>> = BTreeMap::new();
    for id in ids {
        let key = Key::of(id);
        if let Some(first) = seen.get(&key) {
            let name = quoted(id);
            let finding = faults::DUPLICATE_ID.at(
                id.span,
                text!(vi: "mã {name} dùng cho hai mục trong “{list}”", en: "the id {name} stands for two entries of “{list}”"),
                text!(vi: "trùng với mã đã có", en: "already taken"),
            );
            let finding = finding.also(first.span, text!(vi: "dùng lần đầu ở đây", en: "first used here"));
            reader
                .report(finding.help(text!(vi: "đặt mã khác cho một trong hai", en: "give one of the two another id")));
        } else {
            seen.insert(key, id);
        }
    }
}

fn agency(reader: &mut Reader, fields: &Fields<'_>) -> Option<Agency> {
    let id = reader.text(fields.get("id"))?;
    // A missing name was told; the id still names the agency.
    let name = word(reader, fields, "name").unwrap_or_else(|| id.value.clone());
    Some(Agency {
        id,
        short: word(reader, fields, "short").unwrap_or_else(|| name.clone()),
        name,
        aliases: reader.texts(fields.get("aliases")),
        level: match reader.one_of(fields.get("level"), &["province", "district", "commune"]) {
            Some("district") => Level::District,
            Some("commune") => Level::Commune,
            _ => Level::Province,
        },
        address: match reader.one_of(fields.get("address"), &["yêu cầu", "đề nghị"]) {
            Some("đề nghị") => Address::Request,
            _ => Address::Require,
        },
        exists: Window {
            from: date(reader, fields.get("valid_from")).map(|day| day.value),
            to: date(reader, fields.get("valid_to")).map(|day| day.value),
        },
        deadline: fields.get("deadline").and_then(|node| deadline(reader, node)),
    })
}

fn partner(reader: &mut Reader, fields: &Fields<'_>) -> Option<Partner> {
    Some(Partner {
        id: reader.text(fields.get("id"))?,
        name: word(reader, fields, "name")?,
        aliases: reader.texts(fields.get("aliases")),
    })
}

fn theme(reader: &mut Reader, fields: &Fields<'_>) -> Option<Theme> {
    Some(Theme { title: word(reader, fields, "title")?, words: words(reader, fields, "words") })
}

fn weight(reader: &mut Reader, fields: &Fields<'_>) -> Option<Weight> {
    let severity = match reader.one_of(fields.get("severity"), &["error", "warning", "note"])? {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        _ => Severity::Note,
    };
    let (rule, reason) = (reader.text(fields.get("rule"))?, reader.text(fields.get("reason"))?);
    Some(Weight { rule, severity, reason })
}

fn heading(reader: &mut Reader, fields: &Fields<'_>) -> Option<Heading> {
    Some(Heading { id: reader.text(fields.get("id"))?, title: word(reader, fields, "title")? })
}

/// Groups may name agencies and groups that stand above them.
fn groups(reader: &mut Reader, fields: &Fields<'_>, agencies: &[Agency]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let nodes = reader.list(fields.get("groups"));
    let mut below = group_ids(nodes);
    for node in nodes {
        let Some(entry) = reader.fields(node, GROUP) else { continue };
        let Some(id) = reader.text(entry.get("id")) else { continue };
        let name = word(reader, &entry, "name").unwrap_or_else(|| id.value.clone());
        below.remove(&Key::of(&id));
        let told = reader.findings.len();
        let members = reader.texts(entry.get("members"));
        let is_below = |member: &Spanned<String>| {
            let key = Key::of(member);
            below.contains(&key) && !agencies.iter().any(|agency| Key::of(&agency.id) == key)
        };
        let (later, members): (Vec<_>, Vec<_>) = members.into_iter().partition(is_below);
        for member in &later {
            reader.report(group_below(member, &id));
        }
        let members = resolve_agencies(reader, &members, agencies, &groups);
        let members_known = members.known && reader.findings.len() == told;
        groups.push(Group { id, name, members: members.agencies, members_known });
    }
    groups
}

/// The ids of all groups, whose faults are told when they are read.
fn group_ids(nodes: &[Node]) -> BTreeSet<Key> {
    let mut silent = Reader::new(Vec::new());
    let mut id = |node| {
        let entry = silent.fields(node, GROUP)?;
        silent.text(entry.get("id"))
    };
    nodes.iter().filter_map(&mut id).map(|id| Key::of(&id)).collect()
}

/// A group that is named above the place where its members are told.
fn group_below(member: &Spanned<String>, by: &str) -> Finding {
    let (name, by) = (quoted(member), quoted(by));
    let finding = faults::UNKNOWN_ID.at(
        member.span,
        text!(vi: "nhóm {name} nằm phía dưới nhóm {by} gọi tên nó", en: "the group {name} stands below the group {by}, which names it"),
        text!(vi: "đến đây chưa biết nhóm này", en: "not known up to here"),
    );
    finding.help(text!(vi: "chuyển nhóm {name} lên trên nhóm {by}", en: "move the group {name} above the group {by}"))
}

/// Agencies in the plan's order.
struct Resolved {
    agencies: Vec<AgencyAt>,
    /// Whether nothing else was named.
    known: bool,
}

/// What a field that lists agencies and groups stands for.
fn resolve_list(reader: &mut Reader, node: Option<&Node>, agencies: &[Agency], groups: &[Group]) -> Resolved {
    let told = reader.findings.len();
    let ids = reader.texts(node);
    let resolved = resolve_agencies(reader, &ids, agencies, groups);
    Resolved { known: resolved.known && reader.findings.len() == told, ..resolved }
}

/// The agencies that ids of agencies and groups stand for.
fn resolve_agencies(reader: &mut Reader, ids: &[Spanned<String>], agencies: &[Agency], groups: &[Group]) -> Resolved {
    let mut found = Vec::new();
    let mut known = true;
    // Most duties name a group, and a plan may have thousands of agencies.
    let by_key = LazyCell::new(|| {
        let keys = agencies.iter().enumerate().rev().map(|(at, agency)| (Key::of(&agency.id), at));
        keys.collect::<BTreeMap<_, _>>()
    });
    for id in ids {
        let key = Key::of(id);
        let spelt = groups.iter().find(|group| group.id.value == id.value);
        let agency = if spelt.is_none() { by_key.get(&key) } else { None };
        if let Some(at) = agency {
            found.push(AgencyAt::new(*at));
        } else if let Some(group) = spelt.or_else(|| groups.iter().find(|group| Key::of(&group.id) == key)) {
            found.extend_from_slice(&group.members);
            known &= group.members_known;
        } else {
            let ids = agencies.iter().map(|agency| &agency.id).chain(groups.iter().map(|group| &group.id));
            unknown_id(reader, id, &ids.map(|id| id.as_str()).collect::<Vec<_>>());
            known = false;
        }
    }
    found.sort_unstable();
    found.dedup();
    Resolved { agencies: found, known }
}

/// A text of several known ids with commas between them, as a list.
fn bracketed(written: &str, known: &[&str]) -> Option<String> {
    let id = |part: &str| known.iter().find(|id| Key::of(id) == Key::of(part)).copied();
    let ids: Vec<&str> = written.split(',').map(id).collect::<Option<_>>()?;
    (ids.len() > 1).then(|| format!("[{}]", listed(&ids)))
}

fn unknown_id(reader: &mut Reader, id: &Spanned<String>, known: &[&str]) {
    let name = quoted(id);
    let finding = faults::UNKNOWN_ID.at(
        id.span,
        text!(vi: "mã {name} không có trong kế hoạch", en: "the plan has no id {name}"),
        text!(vi: "chưa có mục nào mang mã này", en: "names nothing"),
    );
    let finding = finding.help(match (bracketed(id, known), did_you_mean(id, known)) {
        (Some(list), _) => text!(vi: "danh sách phải đặt trong ngoặc vuông: {list}", en: "a list stands in square brackets: {list}"),
        (None, Some(close)) => meant(close),
        (None, None) => text!(vi: "sửa mã, hoặc thêm mục có mã này vào kế hoạch", en: "correct the id, or add an entry with it to the plan"),
    });
    let all = listed(known);
    reader.report(match known {
        [] => finding,
        _ => finding.expected(text!(vi: "một trong các mã: {all}", en: "one of: {all}")),
    });
}

fn report_head(reader: &mut Reader, fields: &Fields<'_>) -> ReportHead {
    let report = fields.get("report").and_then(|node| reader.fields(node, REPORT));
    let letterhead = fields.get("letterhead").and_then(|node| reader.fields(node, LETTERHEAD));
    let signature = fields.get("signature").and_then(|node| reader.fields(node, SIGNATURE));
    let mut of = |entry: &Option<Fields<'_>>, key| entry.as_ref().and_then(|entry| word(reader, entry, key));
    ReportHead {
        subject: of(&report, "subject"),
        code: of(&report, "code"),
        parent: of(&letterhead, "parent"),
        issuer: of(&letterhead, "issuer"),
        signature: ["authority", "capacity", "post"].into_iter().filter_map(|key| of(&signature, key)).collect(),
        addressees: report.map(|entry| words(reader, &entry, "addressees")).unwrap_or_default(),
        recipients: words(reader, fields, "recipients"),
    }
}
