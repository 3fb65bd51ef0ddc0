//! The fields of a plan's file.

use crate::load::shape::{Field, Shape, field};

pub(super) const DEADLINE: &[Field] = &[
    field("before", Shape::Date, "exclusive end: this day is too late", "hạn không kể ngày này (trước ngày …)"),
    field("by", Shape::Date, "inclusive end: this day is still in time", "hạn kể cả ngày này (chậm nhất ngày …)"),
    field("cite", Shape::Text, "where the plan says so", "vị trí trong kế hoạch"),
    field("text", Shape::Text, "the plan's words", "nguyên văn trong kế hoạch"),
    field("reading", Shape::Text, "how the words are read", "cách hiểu thời hạn"),
];

pub(super) const WINDOW: &[Field] =
    &[field("from", Shape::Date, "first day", "từ ngày"), field("to", Shape::Date, "last day", "đến hết ngày")];

pub(super) const CADENCE: &[Field] = &[
    field("every", Shape::OneOf(&["month"]), "the period", "chu kỳ").required(),
    field("from", Shape::Text, "first month, as 2023-07", "từ tháng").required(),
    field("to", Shape::Text, "last month, as 2023-12", "đến tháng").required(),
];

pub(super) const AGENCY: &[Field] = &[
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

pub(super) const PARTNER: &[Field] = &[
    field("id", Shape::Text, "its id", "mã").required(),
    field("name", Shape::Text, "its name", "tên").required(),
    field("aliases", Shape::Texts, "other spellings", "các cách viết khác"),
];

pub(super) const GROUP: &[Field] = &[
    field("id", Shape::Text, "its id", "mã nhóm").required(),
    field("name", Shape::Text, "what it is called", "tên nhóm"),
    field("members", Shape::Texts, "ids of agencies or of groups above", "mã cơ quan hoặc nhóm ở trên").required(),
];

pub(super) const THEME: &[Field] = &[
    field("title", Shape::Text, "what it is called", "tên nhóm nội dung").required(),
    field("words", Shape::Texts, "words by which a sentence belongs to it", "các từ nhận ra nội dung").required(),
];

pub(super) const SEVERITY: &[Field] = &[
    field("rule", Shape::Text, "name of the rule", "tên quy tắc").required(),
    field(
        "severity",
        Shape::OneOf(&["error", "warning", "note"]),
        "how much it weighs",
        "mức: error, warning hoặc note",
    )
    .required(),
    field("reason", Shape::Text, "why", "lý do").required(),
];

pub(super) const HEADING: &[Field] = &[
    field("id", Shape::Text, "its id", "mã mục").required(),
    field("title", Shape::Text, "its words", "tên mục").required(),
];

pub(super) const ASKS: &[Field] = &[
    field("id", Shape::Text, "id of an indicator", "mã chỉ tiêu").required(),
    field("optional", Shape::Flag, "whether it may be left out", "không bắt buộc"),
];

pub(super) const DUTY: &[Field] = &[
    field("id", Shape::Text, "its id", "mã nhiệm vụ").required(),
    field("cite", Shape::Text, "where it stands in the plan", "vị trí trong kế hoạch").required(),
    field("heading", Shape::Text, "id of the heading it is reported under", "mã mục trong báo cáo"),
    field("label", Shape::Text, "a short name for tables", "tên ngắn dùng trong bảng"),
    field("text", Shape::Text, "the plan's own words", "nguyên văn trong kế hoạch").required(),
    field("agencies", Shape::Texts, "ids of the agencies or groups that answer", "cơ quan hoặc nhóm phải trả lời"),
    field("with", Shape::Texts, "with whom", "phối hợp với"),
    field("window", Shape::Entry(WINDOW), "the days its activities must lie in", "khoảng thời gian thực hiện"),
    field("cadence", Shape::Entry(CADENCE), "figures by month", "số liệu theo tháng"),
    field(
        "answer",
        Shape::OneOf(&["required", "optional", "none"]),
        "whether it must be answered",
        "có bắt buộc trả lời không",
    ),
    field("why", Shape::Text, "why it need not be answered", "vì sao không bắt buộc"),
    field("sensitive", Shape::Flag, "whether answers may touch on secrets", "dễ chạm nội dung phải bảo vệ"),
    field(
        "lead",
        Shape::Texts,
        "whose figure of a joint activity counts",
        "số liệu hoạt động chung lấy theo cơ quan nào",
    ),
    field("indicators", Shape::Entries(ASKS), "what is counted", "các chỉ tiêu"),
    field("phrase", Shape::Text, "the sentence of the report", "câu dùng trong báo cáo"),
    field("deadline", Shape::Entry(DEADLINE), "its own deadline", "thời hạn riêng"),
];

pub(super) const CHOICE: &[Field] = &[
    field("id", Shape::Text, "a short id", "mã").required(),
    field("text", Shape::Text, "the words", "nội dung").required(),
];

pub(super) const INDICATOR: &[Field] = &[
    field("id", Shape::Text, "its id", "mã chỉ tiêu").required(),
    field("name", Shape::Text, "its name", "tên chỉ tiêu").required(),
    field("unit", Shape::Text, "the noun after a number", "đơn vị tính"),
    field("kind", Shape::OneOf(&["count", "amount", "percent", "text", "choice"]), "what a value is", "loại giá trị")
        .required(),
    field("total", Shape::OneOf(&["sum", "max", "latest", "list", "none"]), "how values become one", "cách tổng hợp")
        .required(),
    field("min", Shape::Text, "the least value", "giá trị nhỏ nhất"),
    field("max", Shape::Text, "the greatest value", "giá trị lớn nhất"),
    field("relations", Shape::Texts, "as “a <= b”", "quan hệ, như “a <= b”"),
    field("values", Shape::Entries(CHOICE), "the values allowed", "các giá trị được chọn"),
];

pub(super) const REPORT: &[Field] = &[
    field("subject", Shape::Text, "the subject of the report", "trích yếu báo cáo"),
    field("code", Shape::Text, "the symbol after the number", "ký hiệu sau số báo cáo"),
    field("addressees", Shape::Texts, "to whom", "nơi kính gửi"),
];

pub(super) const LETTERHEAD: &[Field] = &[
    field("parent", Shape::Text, "the body above the issuing one", "cơ quan chủ quản"),
    field("issuer", Shape::Text, "the issuing body", "cơ quan ban hành"),
];

pub(super) const SIGNATURE: &[Field] = &[
    field("authority", Shape::Text, "on whose authority, as “KT. TRƯỞNG BAN”", "quyền hạn ký"),
    field("capacity", Shape::Text, "in which capacity", "chức vụ trong ban"),
    field("post", Shape::Text, "which post", "chức vụ trong cơ quan"),
];

/// The fields of a plan.
pub(in crate::load) const PLAN: &[Field] = &[
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
    field(
        "data_cutoff",
        Shape::Date,
        "data count up to this day; empty when open",
        "ngày chốt số liệu; để trống nếu không ấn định",
    ),
    field(
        "voluntary",
        Shape::Text,
        "who may report beyond the list; empty when open",
        "cơ quan được báo cáo thêm; để trống nếu không ấn định",
    ),
    field("report", Shape::Entry(REPORT), "the head of the consolidated report", "phần đầu báo cáo tổng hợp"),
    field("letterhead", Shape::Entry(LETTERHEAD), "the letterhead", "phần đầu trang"),
    field("signature", Shape::Entry(SIGNATURE), "who signs: posts, no name", "người ký: chức vụ, không ghi tên"),
    field("recipients", Shape::Texts, "who receives a copy", "nơi nhận"),
    field("agencies", Shape::Entries(AGENCY), "who must report", "các cơ quan phải báo cáo").required(),
    field(
        "partners",
        Shape::Entries(PARTNER),
        "bodies named that do not report",
        "cơ quan được nêu tên nhưng không phải báo cáo",
    ),
    field("groups", Shape::Entries(GROUP), "groups of agencies", "các nhóm cơ quan"),
    field("headings", Shape::Entries(HEADING), "headings of the report", "các mục của báo cáo"),
    field("duties", Shape::Entries(DUTY), "the duties", "các nhiệm vụ").required(),
    field("indicators", Shape::Entries(INDICATOR), "what is counted", "các chỉ tiêu"),
    field(
        "themes",
        Shape::Entries(THEME),
        "how difficulties and proposals are grouped",
        "nhóm nội dung khó khăn, kiến nghị",
    ),
    field(
        "severities",
        Shape::Entries(SEVERITY),
        "rules that weigh more or less in this plan's rounds, and why",
        "quy tắc được nâng hoặc hạ mức trong kế hoạch này, kèm lý do",
    ),
    field(
        "highlights",
        Shape::Texts,
        "up to ten figures that a summary shows, each as “D01.hoi-nghi”",
        "tối đa mười số liệu nêu trong bản tóm tắt, viết như “D01.hoi-nghi”",
    ),
];
