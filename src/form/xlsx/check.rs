//! What a cell takes, and what it says to who writes into it.

use super::{clipped, lists::Lists};
use crate::{
    form::words,
    load::words::{STATUSES, YEARS},
    model::{Indicator, Kind, Window},
};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle as ErrorStyle, DataValidationRule as Rule, ExcelDateTime, Formula,
    XlsxError,
};

/// The longest message of a cell.
pub(super) const LONGEST_TEXT: usize = 255;

type Check = Result<DataValidation, XlsxError>;

fn told(check: DataValidation, prompt: &str, error: &str) -> Check {
    let check = check.set_input_title("Cách điền")?.set_input_message(clipped(prompt, LONGEST_TEXT))?;
    check.set_error_title("Chưa đúng")?.set_error_message(clipped(error, LONGEST_TEXT))
}

/// Any words.
pub(super) fn words(prompt: &str) -> Check {
    DataValidation::new()
        .allow_any_value()
        .set_input_title("Cách điền")?
        .set_input_message(clipped(prompt, LONGEST_TEXT))
}

/// One of the four words.
pub(super) fn status() -> Check {
    let check = DataValidation::new().allow_list_strings(&STATUSES)?;
    let [reported, nil, not_applicable, not_done] = STATUSES;
    told(
        check,
        &format!(
            "Chọn một tình trạng. Đã điền số liệu thì chọn “{reported}” hoặc để trống; không có kết quả thì chọn “{nil}”, \
             “{not_applicable}” hoặc “{not_done}”."
        ),
        "Chỉ chọn một trong bốn tình trạng có trong danh sách; kể kết quả thì ghi vào dòng tóm tắt.",
    )
}

/// A day that a report can name, within the time of a duty where there is one. Where the computer puts the month first,
/// “14/12/2023” stays a text, which the reader of a report knows for a day: so another entry is only asked about.
pub(super) fn day(window: Option<&Window>, prompt: &str) -> Check {
    let end = |year: i32, month: u32, day: u32| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let from = window.and_then(|window| window.from).unwrap_or_else(|| end(*YEARS.start(), 1, 1));
    let to = window.and_then(|window| window.to).unwrap_or_else(|| end(*YEARS.end(), 12, 31));
    let [first, last] = [from, to].map(|date| ExcelDateTime::parse_from_str(&date.to_string()));
    let check = DataValidation::new().allow_date(Rule::Between(first?, last?)).set_error_style(ErrorStyle::Warning);
    let [from, to] = [from, to].map(|date| date.format("%d/%m/%Y").to_string());
    let error = format!(
        "Ghi ngày/tháng/năm, như 05/12/2023, trong khoảng từ {from} đến {to}. Nếu đã ghi đúng như vậy mà máy không nhận thì \
         chọn Yes (Có)."
    );
    told(check, prompt, &error)
}

/// One of the names on a list.
pub(super) fn one_of(lists: &mut Lists, names: Vec<String>, prompt: &str) -> Check {
    let check = DataValidation::new().allow_list_formula(lists.range(names));
    told(check, prompt, "Chọn một mục có trong danh sách.")
}

/// A value of an indicator.
pub(super) fn figure(lists: &mut Lists, indicator: &Indicator, prompt: &str) -> Check {
    let error = format!("“{}”: {}. Không có thì ghi 0.", words::plain(&indicator.name), words::allowed(indicator));
    match indicator.kind {
        Kind::Count => told(DataValidation::new().allow_whole_number_formula(bounds(indicator)), prompt, &error),
        Kind::Amount | Kind::Percent => {
            told(DataValidation::new().allow_decimal_number_formula(bounds(indicator)), prompt, &error)
        }
        Kind::Text => words(prompt),
        Kind::Choice => choice(lists, indicator, prompt),
    }
}

fn bounds(indicator: &Indicator) -> Rule<Formula> {
    let formula = |number: Decimal| Formula::new(number.normalize().to_string());
    let least = formula(words::least(indicator));
    indicator
        .max
        .map_or_else(|| Rule::GreaterThanOrEqualTo(least.clone()), |max| Rule::Between(least.clone(), formula(max)))
}

/// Several may be chosen, which no list of a spreadsheet knows: another text than one of the list is only asked about.
fn choice(lists: &mut Lists, indicator: &Indicator, prompt: &str) -> Check {
    let texts: Vec<String> = indicator.values.iter().map(|choice| words::plain(&choice.text)).collect();
    if texts.is_empty() {
        return words(prompt);
    }
    let check = DataValidation::new().allow_list_formula(lists.range(texts)).set_error_style(ErrorStyle::Warning);
    told(
        check,
        "Chọn một giá trị trong danh sách; nhiều giá trị thì ghi mã, cách nhau bằng dấu chấm phẩy, ví dụ 1; 3.",
        "Nội dung vừa ghi không phải là một giá trị trong danh sách. Nếu ghi nhiều giá trị bằng mã, như 1; 3, thì chọn Yes (Có).",
    )
}
