//! What a form says to who fills it in.

use super::{Form, column_named, line};
use crate::{
    finding::until,
    load::words::{Item, STATUSES, item},
    model::{Asked, Asks, Choice, Duty, Indicator, Kind, Month, Operator, Plan, Window},
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Words of a plan on one line, without characters that do not show.
pub(super) fn plain(text: &str) -> String {
    // The two that may stand in no XML.
    let shown = |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    text.split_whitespace().map(|word| word.chars().filter(shown).collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn day(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

fn number(number: Decimal) -> String {
    number.normalize().to_string().replace('.', ",")
}

/// The first lines of a form: whose it is, of which plan, and until when.
pub(super) fn title(form: &Form<'_>) -> Vec<String> {
    vec![
        format!("Biểu mẫu báo cáo của {}", plain(&form.agency().name)),
        plan(form.plan),
        format!("Thời hạn gửi báo cáo: {}", deadline_of(form)),
    ]
}

/// What the plan is called.
fn plan(plan: &Plan) -> String {
    let number = plan.number.as_ref().map(|number| format!("số {number}"));
    let date = plan.date.as_ref().map(|date| format!("ngày {}", day(**date)));
    let issuer = plan.issuer.as_ref().map(|issuer| format!("của {issuer}"));
    let known = [Some(plan.kind.clone()), number, date, issuer].into_iter().flatten().collect::<Vec<_>>().join(" ");
    plain(&format!("{known}: {}", plan.title))
}

fn deadline_of(form: &Form<'_>) -> String {
    let deadline = form.plan.deadline_of(form.at);
    let by_plan = form.plan.wording.text.as_ref().filter(|_| form.agency().deadline.is_none());
    let words = by_plan.map_or_else(|| until(deadline).vi, |text| plain(text));
    format!("{words} (ngày cuối còn trong hạn: {})", day(deadline.last_day()))
}

/// What holds for forms of any shape.
pub(super) fn general() -> Vec<String> {
    let [_, nil, not_applicable, not_done] = STATUSES;
    vec![
        format!(
            "Mỗi nhiệm vụ bắt buộc phải có câu trả lời. Có kết quả thì điền số liệu; không có thì ghi tình trạng “{nil}”, \
             “{not_applicable}” hoặc “{not_done}” (kèm lý do). Để trống là chưa trả lời, không phải là không phát sinh."
        ),
        "Số viết bằng chữ số, không kèm đơn vị, ví dụ 24; 1.250; 99,5; không có thì ghi 0. Ngày viết đủ năm, ví dụ 05/12/2023."
            .to_owned(),
        "Không ghi họ tên, số điện thoại, số căn cước của cá nhân; không ghi nội dung thuộc bí mật nhà nước.".to_owned(),
    ]
}

/// How a table is filled in.
pub(super) fn how_to() -> Vec<String> {
    let [agency, duty, item, value, activity, note] = [
        line::column::AGENCY,
        line::column::DUTY,
        line::column::ITEM,
        line::column::VALUE,
        line::column::ACTIVITY,
        line::column::NOTE,
    ]
    .map(column_named);
    let mut lines = vec![format!(
        "Điền vào cột “{value}”; giữ nguyên tên cột và các cột “{agency}”, “{duty}”, “{item}” đã ghi sẵn. Cột “{note}” chỉ để \
         hướng dẫn, không được đọc."
    )];
    lines.extend(general());
    lines.push(format!(
        "Hoạt động (nếu có): mỗi hoạt động một dòng có mã nhiệm vụ, tên ở cột “{activity}”, ngày, địa điểm, cơ quan phối hợp. Số \
         liệu riêng của hoạt động ghi ở chính dòng ấy, kèm tên chỉ tiêu ở cột “{item}”; số của cả nhiệm vụ đã gồm số của các \
         hoạt động."
    ));
    lines
}

/// Lines filled in for show, each in one cell so that no reader takes it for data.
pub(super) fn examples(form: &Form<'_>) -> Vec<String> {
    let agency = &form.agency().id.value;
    let with_figure = form.duties().find_map(|duty| Some((duty, duty.indicators.first()?)));
    let figure = with_figure.map(|(duty, asks)| {
        let (id, name) = (&duty.id.value, line::indicator(form.plan, *asks));
        format!("{agency} | {id} | {name} | {}", sample(form.plan.indicator(asks.indicator)))
    });
    let nil = form.duties().last().map(|duty| {
        let id = &duty.id.value;
        format!("{agency} | {id} | {} | {}", item(Item::Status), STATUSES[1])
    });
    figure
        .into_iter()
        .chain(nil)
        .map(|line| plain(&format!("Ví dụ một dòng đã điền (không phải số liệu): {line}")))
        .collect()
}

/// A value that fits an indicator.
pub(super) fn sample(indicator: &Indicator) -> String {
    let within = |usual: Decimal| {
        let least = indicator.min.map_or(usual, |min| usual.max(min));
        number(indicator.max.map_or(least, |max| least.min(max)))
    };
    match indicator.kind {
        Kind::Count => within(Decimal::from(24)),
        Kind::Amount => within(Decimal::new(125, 1)),
        Kind::Percent => within(Decimal::from(75)),
        Kind::Text => "Đã mở 02 lớp tập huấn cho cán bộ cơ sở.".to_owned(),
        Kind::Choice => indicator.values.first().map(|choice| plain(&choice.id)).unwrap_or_default(),
    }
}

/// What goes into a line that is no figure.
pub(super) fn of_item(word: Item) -> &'static str {
    match word {
        Item::Plan | Item::Form => "Đã ghi sẵn, không sửa.",
        Item::Number => "Số, ký hiệu của văn bản báo cáo, ví dụ 215/BC-STP.",
        Item::Date => "Ngày của văn bản báo cáo, ví dụ 14/12/2023.",
        Item::Signer => "Chức vụ của người ký, không ghi tên.",
        Item::Cutoff => "Ngày chốt số liệu.",
        Item::Reason => "Bắt buộc khi chưa thực hiện.",
        Item::Summary => "Kể ngắn gọn kết quả bằng lời (nếu có).",
        Item::Difficulty => "Khó khăn, vướng mắc (nếu có); mỗi ý một dòng.",
        Item::Proposal => "Đề xuất, kiến nghị (nếu có); mỗi ý một dòng.",
        Item::Status | Item::Sample => "",
    }
}

/// What a duty is, whether it must be answered, and until when.
pub(super) fn of_duty(plan: &Plan, duty: &Duty) -> String {
    let mut parts = vec![format!("{} – {}", plain(&duty.cite), plain(&duty.label))];
    parts.push(if duty.answer == Asked::Required {
        "Bắt buộc trả lời".to_owned()
    } else {
        "Không bắt buộc".to_owned()
    });
    parts.extend(duty.months.as_ref().map(|months| format!("Số liệu từng tháng từ {} đến {}", months.from, months.to)));
    parts.extend(duty.window.as_ref().map(|window| format!("Thời gian thực hiện: {}", days(**window))));
    parts.extend(duty.deadline.as_ref().map(|deadline| format!("Thời hạn riêng: {}", until(**deadline).vi)));
    let with: Vec<String> = duty.with.iter().map(|name| called(plan, name)).collect();
    parts.extend((!with.is_empty()).then(|| format!("Phối hợp: {}", with.join(", "))));
    parts.join(". ") + "."
}

/// What may be said of a duty.
pub(super) fn statuses() -> String {
    format!("Tình trạng: {}.", STATUSES.join(" / "))
}

/// The full name of a body that the plan names by its id.
fn called(plan: &Plan, name: &str) -> String {
    let agency = plan.find_agency(name).map(|at| &plan.agency(at).name);
    plain(agency.or_else(|| plan.find_partner(name).map(|partner| &partner.name)).map_or(name, |name| name))
}

fn days(window: Window) -> String {
    let from = window.from.map(|date| format!("từ {}", day(date)));
    let to = window.to.map(|date| format!("đến {}", day(date)));
    [from, to].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The plan's own words for a duty.
pub(super) fn quotation(duty: &Duty) -> String {
    format!("Nguyên văn: “{}”", plain(&duty.text))
}

pub(super) fn of_activity(duty: &Duty) -> String {
    let within = duty.window.as_ref().map(|window| format!(", {}", days(**window))).unwrap_or_default();
    format!("Một hoạt động của {} (nếu có){within}; để trống nếu không có.", plain(&duty.id))
}

/// The months that a duty asks an indicator for; one without a month where it asks for the whole.
pub(super) fn months(plan: &Plan, duty: &Duty, asks: Asks) -> Vec<Option<Month>> {
    let is_number = plan.indicator(asks.indicator).kind.is_number();
    let months = duty.months.as_ref().filter(|_| is_number);
    months.map_or_else(|| vec![None], |months| months.each().map(Some).collect())
}

/// Unit, kind and allowed values of an indicator, and whether a duty cannot do without it.
pub(super) fn of_indicator(plan: &Plan, duty: &Duty, asks: Asks) -> String {
    let indicator = plan.indicator(asks.indicator);
    let unit = plain(&indicator.unit);
    let mut parts = Vec::new();
    parts.extend((!unit.is_empty()).then(|| format!("Đơn vị: {unit}")));
    parts.push(allowed(indicator));
    parts.extend(relations(plan, duty, indicator));
    let asked = match (asks.required, duty.answer) {
        (false, _) => "không bắt buộc",
        (true, Asked::Required) => "bắt buộc",
        (true, _) => "phải có nếu nhiệm vụ này có báo cáo",
    };
    parts.push(asked.to_owned());
    let line = parts.join("; ");
    match indicator.kind {
        Kind::Choice => format!("{line}. Các giá trị: {}.", choices(indicator).join("; ")),
        _ => line + ".",
    }
}

/// What a value of an indicator may be.
pub(super) fn allowed(indicator: &Indicator) -> String {
    match indicator.kind {
        Kind::Count => format!("số nguyên {}", bounds(indicator)),
        Kind::Amount => format!("số {}, phần lẻ viết sau dấu phẩy", bounds(indicator)),
        Kind::Percent => format!("tỷ lệ phần trăm {}, không ghi dấu %", bounds(indicator)),
        Kind::Text => "ghi bằng chữ".to_owned(),
        Kind::Choice => {
            "chọn một hoặc nhiều giá trị; nhiều giá trị thì ghi mã, cách nhau bằng dấu chấm phẩy".to_owned()
        }
    }
}

/// The least value of an indicator: nothing is counted below zero unless the plan says so.
pub(super) fn least(indicator: &Indicator) -> Decimal {
    let min = indicator.min.unwrap_or_default();
    if indicator.kind == Kind::Count { min.max(Decimal::ZERO) } else { min }
}

fn bounds(indicator: &Indicator) -> String {
    let least = number(least(indicator));
    indicator.max.map_or_else(|| format!("từ {least} trở lên"), |max| format!("từ {least} đến {}", number(max)))
}

/// How a value must stand to others that the duty asks for.
fn relations(plan: &Plan, duty: &Duty, indicator: &Indicator) -> Vec<String> {
    let own =
        indicator.relations.iter().filter(|relation| plan.indicator(relation.left).id.value == indicator.id.value);
    let asked = own.filter(|relation| duty.asks(relation.right).is_some());
    let words = asked.map(|relation| {
        let comparison = match relation.operator {
            Operator::AtMost => "không lớn hơn",
            Operator::AtLeast => "không nhỏ hơn",
            Operator::Equal => "bằng",
        };
        format!("{comparison} “{}”", plain(&plan.indicator(relation.right).name))
    });
    words.collect()
}

/// The values allowed, as `1 = Chào mừng ngày lễ`.
pub(super) fn choices(indicator: &Indicator) -> Vec<String> {
    indicator.values.iter().map(|Choice { id, text }| format!("{} = {}", plain(id), plain(text))).collect()
}
