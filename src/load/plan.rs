//! A plan's YAML → [`Plan`].

use super::{
    faults,
    node::{self, Node},
    scalar::{self, DateFault},
    shape::{Field, Fields, Reader, Shape, field},
    value::date_fault,
};
use crate::{
    finding::{Finding, did_you_mean, listed, quoted, text},
    model::{
        Address, Agency, AgencyAt, Asked, Asks, Choice, Deadline, DeadlineWording, Duty, Group, Heading, Indicator,
        IndicatorAt, Key, Kind, Level, Moment, Month, Months, Operator, Partner, Plan, Relation, ReportHead, Total, Window,
    },
    source::{Source, SourceId, Spanned},
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

const DEADLINE: &[Field] = &[
    field("before", Shape::Date, "exclusive end: this day is too late", "hạn không kể ngày này (trước ngày …)"),
    field("by", Shape::Date, "inclusive end: this day is still in time", "hạn kể cả ngày này (chậm nhất ngày …)"),
    field("cite", Shape::Text, "where the plan says so", "vị trí trong kế hoạch"),
    field("text", Shape::Text, "the plan's words", "nguyên văn trong kế hoạch"),
    field("reading", Shape::Text, "how the words are read", "cách hiểu thời hạn"),
];

const WINDOW: &[Field] = &[
    field("from", Shape::Date, "first day", "từ ngày"),
    field("to", Shape::Date, "last day", "đến hết ngày"),
];

const CADENCE: &[Field] = &[
    field("every", Shape::OneOf(&["month"]), "the period", "chu kỳ").required(),
    field("from", Shape::Text, "first month, as 2023-07", "từ tháng").required(),
    field("to", Shape::Text, "last month, as 2023-12", "đến tháng").required(),
];

const AGENCY: &[Field] = &[
    field("id", Shape::Text, "its id", "mã cơ quan").required(),
    field("name", Shape::Text, "its full name", "tên đầy đủ").required(),
    field("short", Shape::Text, "the name used in tables", "tên ngắn dùng trong bảng"),
    field("aliases", Shape::Texts, "other spellings", "các cách viết khác"),
    field("level", Shape::OneOf(&["province", "district", "commune"]), "its level", "cấp"),
    field("address", Shape::OneOf(&["yêu cầu", "đề nghị"]), "the word of request in letters", "từ dùng khi đôn đốc"),
    field("valid_from", Shape::Date, "the day it begins to exist", "có từ ngày"),
    field("valid_to", Shape::Date, "the last day it exists", "có đến hết ngày"),
    field("deadline", Shape::Entry(DEADLINE), "its own deadline", "thời hạn riêng"),
];

const PARTNER: &[Field] = &[
    field("id", Shape::Text, "its id", "mã").required(),
    field("name", Shape::Text, "its name", "tên").required(),
    field("aliases", Shape::Texts, "other spellings", "các cách viết khác"),
];

const GROUP: &[Field] = &[
    field("id", Shape::Text, "its id", "mã nhóm").required(),
    field("name", Shape::Text, "what it is called", "tên nhóm"),
    field("members", Shape::Texts, "ids of agencies or of groups above", "mã cơ quan hoặc nhóm ở trên").required(),
];

const HEADING: &[Field] = &[
    field("id", Shape::Text, "its id", "mã mục").required(),
    field("title", Shape::Text, "its words", "tên mục").required(),
];

const ASKS: &[Field] = &[
    field("id", Shape::Text, "id of an indicator", "mã chỉ tiêu").required(),
    field("optional", Shape::Flag, "whether it may be left out", "không bắt buộc"),
];

const DUTY: &[Field] = &[
    field("id", Shape::Text, "its id", "mã nhiệm vụ").required(),
    field("cite", Shape::Text, "where it stands in the plan", "vị trí trong kế hoạch").required(),
    field("heading", Shape::Text, "id of the heading it is reported under", "mã mục trong báo cáo"),
    field("label", Shape::Text, "a short name for tables", "tên ngắn dùng trong bảng"),
    field("text", Shape::Text, "the plan's own words", "nguyên văn trong kế hoạch").required(),
    field("agencies", Shape::Texts, "ids of the agencies or groups that answer", "cơ quan hoặc nhóm phải trả lời"),
    field("with", Shape::Texts, "with whom", "phối hợp với"),
    field("window", Shape::Entry(WINDOW), "the days its activities must lie in", "khoảng thời gian thực hiện"),
    field("cadence", Shape::Entry(CADENCE), "figures by month", "số liệu theo tháng"),
    field("answer", Shape::OneOf(&["required", "optional", "none"]), "whether it must be answered", "có bắt buộc trả lời không"),
    field("why", Shape::Text, "why it need not be answered", "vì sao không bắt buộc"),
    field("sensitive", Shape::Flag, "whether answers may touch on secrets", "dễ chạm nội dung phải bảo vệ"),
    field("lead", Shape::Texts, "whose figure of a joint activity counts", "số liệu hoạt động chung lấy theo cơ quan nào"),
    field("indicators", Shape::Entries(ASKS), "what is counted", "các chỉ tiêu"),
    field("phrase", Shape::Text, "the sentence of the report", "câu dùng trong báo cáo"),
    field("deadline", Shape::Entry(DEADLINE), "its own deadline", "thời hạn riêng"),
];

const CHOICE: &[Field] = &[
    field("id", Shape::Text, "a short id", "mã").required(),
    field("text", Shape::Text, "the words", "nội dung").required(),
];

const INDICATOR: &[Field] = &[
    field("id", Shape::Text, "its id", "mã chỉ tiêu").required(),
    field("name", Shape::Text, "its name", "tên chỉ tiêu").required(),
    field("unit", Shape::Text, "the noun after a number", "đơn vị tính"),
    field("kind", Shape::OneOf(&["count", "amount", "percent", "text", "choice"]), "what a value is", "loại giá trị").required(),
    field("total", Shape::OneOf(&["sum", "max", "latest", "list", "none"]), "how values become one", "cách tổng hợp").required(),
    field("min", Shape::Text, "the least value", "giá trị nhỏ nhất"),
    field("max", Shape::Text, "the greatest value", "giá trị lớn nhất"),
    field("relations", Shape::Texts, "as “a <= b”", "quan hệ, như “a <= b”"),
    field("values", Shape::Entries(CHOICE), "the values allowed", "các giá trị được chọn"),
];

const REPORT: &[Field] = &[
    field("subject", Shape::Text, "the subject of the report", "trích yếu báo cáo"),
    field("code", Shape::Text, "the symbol after the number", "ký hiệu sau số báo cáo"),
    field("addressees", Shape::Texts, "to whom", "nơi kính gửi"),
];

const LETTERHEAD: &[Field] = &[
    field("parent", Shape::Text, "the body above the issuing one", "cơ quan chủ quản"),
    field("issuer", Shape::Text, "the issuing body", "cơ quan ban hành"),
];

const SIGNATURE: &[Field] = &[
    field("authority", Shape::Text, "on whose authority, as “KT. TRƯỞNG BAN”", "quyền hạn ký"),
    field("capacity", Shape::Text, "in which capacity", "chức vụ trong ban"),
    field("post", Shape::Text, "which post", "chức vụ trong cơ quan"),
];

/// The fields of a plan.
pub(super) const PLAN: &[Field] = &[
    field("id", Shape::Text, "the id that submissions name", "mã kế hoạch").required(),
    field("kind", Shape::Text, "the type of document", "loại văn bản"),
    field("number", Shape::Text, "the document's number; empty when open", "số văn bản; để trống nếu không có"),
    field("date", Shape::Date, "the day it was issued", "ngày ban hành"),
    field("place", Shape::Text, "where it was issued", "địa danh"),
    field("issuer", Shape::Text, "who issued it", "cơ quan ban hành"),
    field("title", Shape::Text, "its subject", "trích yếu").required(),
    field("basis", Shape::Texts, "the legal basis", "căn cứ"),
    field("utc_offset", Shape::Text, "offset from UTC, as “+07:00”", "múi giờ, như “+07:00”"),
    field("deadline", Shape::Entry(DEADLINE), "until when to report", "thời hạn báo cáo").required(),
    field("data_cutoff", Shape::Date, "data count up to this day; empty when open", "ngày chốt số liệu; để trống nếu không ấn định"),
    field("voluntary", Shape::Text, "who may report beyond the list; empty when open", "cơ quan được báo cáo thêm; để trống nếu không ấn định"),
    field("report", Shape::Entry(REPORT), "the head of the consolidated report", "phần đầu báo cáo tổng hợp"),
    field("letterhead", Shape::Entry(LETTERHEAD), "the letterhead", "phần đầu trang"),
    field("signature", Shape::Entry(SIGNATURE), "who signs: posts, no name", "người ký: chức vụ, không ghi tên"),
    field("recipients", Shape::Texts, "who receives a copy", "nơi nhận"),
    field("agencies", Shape::Entries(AGENCY), "who must report", "các cơ quan phải báo cáo").required(),
    field("partners", Shape::Entries(PARTNER), "bodies named that do not report", "cơ quan được nêu tên nhưng không phải báo cáo"),
    field("groups", Shape::Entries(GROUP), "groups of agencies", "các nhóm cơ quan"),
    field("headings", Shape::Entries(HEADING), "headings of the report", "các mục của báo cáo"),
    field("duties", Shape::Entries(DUTY), "the duties", "các nhiệm vụ").required(),
    field("indicators", Shape::Entries(INDICATOR), "what is counted", "các chỉ tiêu"),
];

/// What a plan's file holds; no plan when it lacks what no round can do without.
pub(super) fn read(id: SourceId, source: &Source) -> (Option<Plan>, Vec<Finding>) {
    let (documents, findings) = node::parse(id, &source.text);
    let mut reader = Reader { source: id, findings };
    let plan = match documents.first() {
        Some(root) => reader.fields(root, PLAN).and_then(|fields| plan(&mut reader, &fields)),
        None => {
            if reader.findings.is_empty() {
                reader.report(super::nested::nothing(id));
            }
            None
        }
    };
    (plan, reader.findings)
}

fn plan(reader: &mut Reader, fields: &Fields<'_>) -> Option<Plan> {
    let indicators = indicators(reader, fields);
    let agencies: Vec<Agency> = entries(reader, fields, "agencies", AGENCY, agency);
    let partners: Vec<Partner> = entries(reader, fields, "partners", PARTNER, partner);
    let headings: Vec<Heading> = entries(reader, fields, "headings", HEADING, heading);
    let groups = groups(reader, fields, &agencies);
    let scope = Scope { agencies: &agencies, partners: &partners, groups: &groups, headings: &headings, indicators: &indicators };
    let duties: Vec<Duty> = entries(reader, fields, "duties", DUTY, |reader, entry| duty(reader, entry, &scope));
    unique(reader, "agencies", agencies.iter().map(|agency| &agency.id));
    unique(reader, "duties", duties.iter().map(|duty| &duty.id));
    unique(reader, "indicators", indicators.iter().map(|indicator| &indicator.id));
    unique(reader, "groups", groups.iter().map(|group| &group.id));
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
        wording: fields.get("deadline").map_or_else(DeadlineWording::default, |node| wording(node)),
        deadline: own_deadline?,
        data_cutoff: date(reader, fields.get("data_cutoff")),
        voluntary: word(reader, fields, "voluntary"),
        report: report_head(reader, fields),
        agencies,
        partners,
        groups,
        headings,
        duties,
        indicators,
    })
}

/// What a duty may name.
struct Scope<'a> {
    agencies: &'a [Agency],
    partners: &'a [Partner],
    groups: &'a [Group],
    headings: &'a [Heading],
    indicators: &'a [Indicator],
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
    let mut seen: Vec<(Key, &Spanned<String>)> = Vec::new();
    for id in ids {
        let key = Key::of(id);
        if let Some((_, first)) = seen.iter().find(|(known, _)| *known == key) {
            let name = quoted(id);
            let finding = faults::DUPLICATE_ID.at(
                id.span,
                text!(vi: "mã {name} dùng cho hai mục trong “{list}”", en: "the id {name} stands for two entries of “{list}”"),
                text!(vi: "trùng với mã đã có", en: "already taken"),
            );
            let finding = finding.also(first.span, text!(vi: "dùng lần đầu ở đây", en: "first used here"));
            reader.report(finding.help(text!(vi: "đặt mã khác cho một trong hai", en: "give one of the two another id")));
        } else {
            seen.push((key, id));
        }
    }
}

fn agency(reader: &mut Reader, fields: &Fields<'_>) -> Option<Agency> {
    let name = word(reader, fields, "name")?;
    Some(Agency {
        id: reader.text(fields.get("id"))?,
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

fn heading(reader: &mut Reader, fields: &Fields<'_>) -> Option<Heading> {
    Some(Heading { id: reader.text(fields.get("id"))?, title: word(reader, fields, "title")? })
}

/// Groups may name agencies and groups that stand above them.
fn groups(reader: &mut Reader, fields: &Fields<'_>, agencies: &[Agency]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let nodes = reader.list(fields.get("groups"));
    for node in nodes {
        let Some(entry) = reader.fields(node, GROUP) else { continue };
        let Some(id) = reader.text(entry.get("id")) else { continue };
        let name = word(reader, &entry, "name").unwrap_or_else(|| id.value.clone());
        let members = reader.texts(entry.get("members"));
        let members = resolve_agencies(reader, &members, agencies, &groups);
        groups.push(Group { id, name, members });
    }
    groups
}

/// The agencies that ids of agencies and groups stand for, in the plan's order.
fn resolve_agencies(reader: &mut Reader, ids: &[Spanned<String>], agencies: &[Agency], groups: &[Group]) -> Vec<AgencyAt> {
    let mut found = std::collections::BTreeSet::new();
    for id in ids {
        let key = Key::of(id);
        if let Some(at) = agencies.iter().position(|agency| Key::of(&agency.id) == key) {
            found.insert(AgencyAt(at));
        } else if let Some(group) = groups.iter().find(|group| Key::of(&group.id) == key) {
            found.extend(&group.members);
        } else {
            let known = agencies.iter().map(|agency| &agency.id).chain(groups.iter().map(|group| &group.id));
            unknown_id(reader, id, known.map(|id| id.as_str()).collect());
        }
    }
    found.into_iter().collect()
}

fn unknown_id(reader: &mut Reader, id: &Spanned<String>, known: Vec<&str>) {
    let name = quoted(id);
    let finding = faults::UNKNOWN_ID.at(
        id.span,
        text!(vi: "mã {name} không có trong kế hoạch", en: "the plan has no id {name}"),
        text!(vi: "không trỏ tới mục nào", en: "names nothing"),
    );
    let all = listed(&known);
    let finding = match did_you_mean(id, &known) {
        Some(close) => finding.help(text!(vi: "có phải “{close}”?", en: "did you mean “{close}”?")),
        None => finding.help(text!(vi: "sửa mã, hoặc thêm mục có mã này vào kế hoạch", en: "correct the id, or add an entry with it to the plan")),
    };
    reader.report(finding.expected(text!(vi: "một trong các mã: {all}", en: "one of: {all}")));
}

fn duty(reader: &mut Reader, fields: &Fields<'_>, scope: &Scope<'_>) -> Option<Duty> {
    let id = reader.text(fields.get("id"))?;
    let assigned = reader.texts(fields.get("agencies"));
    let lead = reader.texts(fields.get("lead"));
    let label = word(reader, fields, "label");
    Some(Duty {
        cite: word(reader, fields, "cite")?,
        heading: reader.text(fields.get("heading")).and_then(|id| find_heading(reader, &id, scope)),
        label: label.unwrap_or_else(|| id.value.clone()),
        id,
        text: word(reader, fields, "text")?,
        agencies: resolve_agencies(reader, &assigned, scope.agencies, scope.groups),
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
        lead: lead.iter().flat_map(|id| resolve_agencies(reader, std::slice::from_ref(id), scope.agencies, &[])).collect(),
        indicators: asks(reader, fields, scope),
        phrase: reader.text(fields.get("phrase")).inspect(|phrase| check_phrase(reader, phrase, scope)),
        deadline: fields.get("deadline").and_then(|node| deadline(reader, node)),
    })
}

fn find_heading(reader: &mut Reader, id: &Spanned<String>, scope: &Scope<'_>) -> Option<usize> {
    let found = scope.headings.iter().position(|heading| Key::of(&heading.id) == Key::of(id));
    if found.is_none() {
        unknown_id(reader, id, scope.headings.iter().map(|heading| heading.id.as_str()).collect());
    }
    found
}

/// The name of the agency, partner or group that `id` names.
fn name_of(reader: &mut Reader, id: &Spanned<String>, scope: &Scope<'_>) -> Option<String> {
    let agencies = scope.agencies.iter().map(|agency| (&agency.id, &agency.name));
    let partners = scope.partners.iter().map(|partner| (&partner.id, &partner.name));
    let groups = scope.groups.iter().map(|group| (&group.id, &group.name));
    let known: Vec<_> = agencies.chain(partners).chain(groups).collect();
    let found = known.iter().find(|(known, _)| Key::of(known) == Key::of(id)).map(|(_, name)| (*name).clone());
    if found.is_none() {
        unknown_id(reader, id, known.iter().map(|(id, _)| id.as_str()).collect());
    }
    found
}

fn asks(reader: &mut Reader, fields: &Fields<'_>, scope: &Scope<'_>) -> Vec<Asks> {
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

fn find_indicator(reader: &mut Reader, id: &Spanned<String>, indicators: &[Indicator]) -> Option<IndicatorAt> {
    let found = indicators.iter().position(|indicator| Key::of(&indicator.id) == Key::of(id));
    if found.is_none() {
        unknown_id(reader, id, indicators.iter().map(|indicator| indicator.id.as_str()).collect());
    }
    found.map(IndicatorAt)
}

/// Every `{…}` of a phrase must be the id of an indicator.
fn check_phrase(reader: &mut Reader, phrase: &Spanned<String>, scope: &Scope<'_>) {
    for part in phrase.split('{').skip(1) {
        let id = part.split('}').next().unwrap_or_default();
        let id = Spanned::new(id.to_owned(), phrase.span);
        find_indicator(reader, &id, scope.indicators);
    }
}

fn indicators(reader: &mut Reader, fields: &Fields<'_>) -> Vec<Indicator> {
    let mut relations = Vec::new();
    let mut found: Vec<Indicator> = entries(reader, fields, "indicators", INDICATOR, |reader, entry| {
        relations.push(reader.texts(entry.get("relations")));
        let read = indicator(reader, entry);
        if read.is_none() {
            relations.pop();
        }
        read
    });
    // Relations may name indicators that stand further down.
    for (at, relations) in relations.into_iter().enumerate() {
        let resolved = relations.iter().filter_map(|text| relation(reader, text, &found)).collect();
        found[at].relations = resolved;
    }
    found
}

fn indicator(reader: &mut Reader, fields: &Fields<'_>) -> Option<Indicator> {
    let kind = match reader.one_of(fields.get("kind"), &["count", "amount", "percent", "text", "choice"])? {
        "count" => Kind::Count,
        "amount" => Kind::Amount,
        "percent" => Kind::Percent,
        "text" => Kind::Text,
        _ => Kind::Choice,
    };
    let total = match reader.one_of(fields.get("total"), &["sum", "max", "latest", "list", "none"])? {
        "sum" => Total::Sum,
        "max" => Total::Max,
        "latest" => Total::Latest,
        "list" => Total::List,
        _ => Total::None,
    };
    Some(Indicator {
        id: reader.text(fields.get("id"))?,
        name: word(reader, fields, "name")?,
        unit: word(reader, fields, "unit").unwrap_or_default(),
        kind,
        total,
        min: bound(reader, fields, "min"),
        max: bound(reader, fields, "max"),
        relations: Vec::new(),
        values: entries(reader, fields, "values", CHOICE, |reader, entry| {
            Some(Choice { id: word(reader, entry, "id")?, text: word(reader, entry, "text")? })
        }),
    })
}

/// A bound, written as machines write numbers.
fn bound(reader: &mut Reader, fields: &Fields<'_>, key: &'static str) -> Option<Decimal> {
    let text = reader.text(fields.get(key))?;
    let number = text.parse().ok();
    if number.is_none() {
        let name = quoted(&text);
        let finding = faults::UNREADABLE_NUMBER.at(
            text.span,
            text!(vi: "{name} không phải là số", en: "{name} is not a number"),
            text!(vi: "không đọc được", en: "cannot be read"),
        );
        reader.report(finding.help(text!(vi: "trong kế hoạch viết số như 1234.5", en: "in a plan, write numbers as 1234.5")));
    }
    number
}

fn relation(reader: &mut Reader, written: &Spanned<String>, indicators: &[Indicator]) -> Option<Spanned<Relation>> {
    let operators = [("<=", Operator::AtMost), (">=", Operator::AtLeast), ("=", Operator::Equal)];
    let split = operators.into_iter().find_map(|(symbol, operator)| {
        written.split_once(symbol).map(|(left, right)| (left.trim(), operator, right.trim()))
    });
    let Some((left, operator, right)) = split else {
        let node = Node { span: written.span, kind: node::NodeKind::Scalar(written.value.clone()) };
        reader.wrong_shape(&node, &text!(vi: "quan hệ như “a <= b”, “a >= b” hoặc “a = b”", en: "a relation as “a <= b”, “a >= b” or “a = b”"));
        return None;
    };
    let mut side = |id: &str| find_indicator(reader, &Spanned::new(id.to_owned(), written.span), indicators);
    let (left, right) = (side(left), side(right));
    Some(Spanned::new(Relation { left: left?, operator, right: right? }, written.span))
}

fn date(reader: &mut Reader, node: Option<&Node>) -> Option<Spanned<NaiveDate>> {
    let text = reader.text(node)?;
    match scalar::date(&text) {
        Ok(date) => Some(Spanned::new(date, text.span)),
        Err(DateFault::NoSuchDay) => {
            let name = quoted(&text);
            let finding = faults::IMPOSSIBLE_DATE.at(
                text.span,
                text!(vi: "không có ngày {name}", en: "there is no day {name}"),
                text!(vi: "không có trên lịch", en: "not in the calendar"),
            );
            reader.report(finding.help(text!(vi: "sửa ngày theo văn bản gốc", en: "correct it after the original")));
            None
        }
        Err(fault) => {
            reader.report(date_fault(&text, &fault));
            None
        }
    }
}

fn deadline(reader: &mut Reader, node: &Node) -> Option<Spanned<Deadline>> {
    let fields = reader.fields(node, DEADLINE)?;
    let (before, by) = (fields.get("before"), fields.get("by"));
    let (written, exclusive) = match (before, by) {
        (Some(before), None) => (before, true),
        (None, Some(by)) => (by, false),
        _ => {
            reader.wrong_shape(node, &text!(vi: "đúng một trong hai dòng “before: …” và “by: …”", en: "exactly one of “before: …” and “by: …”"));
            return None;
        }
    };
    let text = reader.text(Some(written))?;
    let moment: Moment = match scalar::moment(&text) {
        Ok(moment) => moment,
        Err(_) => date(reader, Some(written))?.value.into(),
    };
    let deadline = if exclusive { Deadline::Before(moment) } else { Deadline::By(moment) };
    Some(Spanned::new(deadline, written.span))
}

/// The words around a deadline, whose faults [`deadline`] has reported.
fn wording(node: &Node) -> DeadlineWording {
    let mut silent = Reader::new(node.span.source);
    let Some(fields) = silent.fields(node, DEADLINE) else { return DeadlineWording::default() };
    DeadlineWording {
        cite: word(&mut silent, &fields, "cite"),
        text: word(&mut silent, &fields, "text"),
        reading: word(&mut silent, &fields, "reading"),
    }
}

fn window(reader: &mut Reader, node: &Node) -> Option<Spanned<Window>> {
    let fields = reader.fields(node, WINDOW)?;
    let from = date(reader, fields.get("from"));
    let to = date(reader, fields.get("to"));
    if let (Some(first), Some(last)) = (&from, &to)
        && **last < **first
    {
        let finding = faults::IMPOSSIBLE_DATE.at(
            last.span,
            text!(vi: "ngày cuối đứng trước ngày đầu", en: "the last day comes before the first"),
            text!(vi: "ngày cuối", en: "last day"),
        );
        let finding = finding.also(first.span, text!(vi: "ngày đầu", en: "first day"));
        reader.report(finding.help(text!(vi: "sửa một trong hai ngày", en: "correct one of the two")));
        return None;
    }
    let window = Window { from: from.map(|day| day.value), to: to.map(|day| day.value) };
    Some(Spanned::new(window, node.span))
}

fn months(reader: &mut Reader, node: &Node) -> Option<Spanned<Months>> {
    let fields = reader.fields(node, CADENCE)?;
    reader.one_of(fields.get("every"), &["month"])?;
    let from = month(reader, fields.get("from"))?;
    let to = month(reader, fields.get("to"))?;
    Some(Spanned::new(Months { from, to }, node.span))
}

fn month(reader: &mut Reader, node: Option<&Node>) -> Option<Month> {
    let text = reader.text(node)?;
    let found = scalar::month(&text);
    if found.is_none() {
        reader.report(date_fault(&text, &DateFault::Unreadable));
    }
    found
}

/// Minutes east of UTC; Vietnam's +07:00 when the plan does not say.
fn utc_offset(reader: &mut Reader, node: Option<&Node>) -> i32 {
    const VIETNAM: i32 = 7 * 60;
    let Some(text) = reader.text(node) else { return VIETNAM };
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.trim_start_matches('+')),
    };
    let parsed = rest.split_once(':').and_then(|(hours, minutes)| {
        let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
        ((0..=14).contains(&hours) && (0..60).contains(&minutes)).then_some(sign * (hours * 60 + minutes))
    });
    parsed.unwrap_or_else(|| {
        let node = Node { span: text.span, kind: node::NodeKind::Scalar(text.value.clone()) };
        reader.wrong_shape(&node, &text!(vi: "múi giờ như “+07:00”", en: "an offset as “+07:00”"));
        VIETNAM
    })
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
