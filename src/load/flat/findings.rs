//! What may be wrong with the rows of a submission, in words.

use super::{
    super::{
        faults,
        table::{Field, Row},
    },
    ITEM, VALUE, item,
};
use crate::{
    finding::{Finding, quoted, text},
    source::{Span, Spanned},
};

pub(super) fn twice(first: Span, second: Span) -> Finding {
    let finding = faults::DUPLICATE_KEY.at(
        second,
        text!(vi: "mục này được ghi hai lần với nội dung khác nhau", en: "this is written twice with different content"),
        text!(vi: "lần thứ hai, không đọc", en: "the second time, not read"),
    );
    finding
        .also(first, text!(vi: "lần thứ nhất", en: "the first time"))
        .help(text!(vi: "giữ lại dòng đúng, xóa dòng kia", en: "keep the right row, delete the other"))
}

pub(super) fn without_agency(row: &Row<'_>) -> Finding {
    let finding = faults::MISSING_FIELD.at(
        row.span,
        text!(vi: "dòng không ghi cơ quan", en: "the row names no agency"),
        text!(vi: "không tính cho cơ quan nào", en: "counts for no agency"),
    );
    finding.help(text!(vi: "ghi mã hoặc tên cơ quan vào cột “cơ quan”", en: "write the agency in the column “agency”"))
}

pub(super) fn without_item(value: &Field<'_>) -> Finding {
    let read = quoted(&value.text);
    let finding = faults::MISSING_FIELD.at(
        value.span,
        text!(vi: "dòng có giá trị {read} nhưng không ghi chỉ tiêu", en: "the row has the value {read} but names no indicator"),
        text!(vi: "giá trị của chỉ tiêu nào?", en: "the value of what?"),
    );
    finding.help(text!(vi: "ghi tên hoặc mã chỉ tiêu vào cột “mục”", en: "write the indicator in the column “item”"))
}

pub(in crate::load) fn without_value(item: Spanned<&str>) -> Finding {
    let read = quoted(&item);
    let finding = faults::MISSING_FIELD.at(
        item.span,
        text!(vi: "dòng ghi chỉ tiêu {read} của một hoạt động nhưng không ghi giá trị", en: "the row names the indicator {read} of an activity but gives no value"),
        text!(vi: "giá trị là bao nhiêu?", en: "which value?"),
    );
    finding.help(text!(
        vi: "ghi giá trị vào cột “giá trị”; nếu hoạt động không có số liệu thì để trống cột “mục”",
        en: "write the value in the column “value”; if the activity has no figure, leave the column “item” empty",
    ))
}

pub(super) fn period_alone(period: &Field<'_>) -> Finding {
    let read = quoted(&period.text);
    let finding = faults::MISSING_FIELD.at(
        period.span,
        text!(vi: "cột “kỳ” ghi {read} nhưng cột “giá trị” để trống", en: "the column “period” has {read}, and “value” is empty"),
        text!(vi: "không được tính", en: "does not count"),
    );
    finding.help(text!(
        vi: "nếu {read} là số liệu thì chuyển sang cột “giá trị”; cột “kỳ” chỉ ghi tháng, như 07/2023, khi kế hoạch yêu cầu số từng tháng",
        en: "if {read} is the figure, move it to the column “value”; “period” holds a month, as 07/2023, where the plan asks for months",
    ))
}

pub(super) fn without_activity(stray: &Field<'_>) -> Finding {
    let read = quoted(&stray.text);
    let finding = faults::MISSING_FIELD.at(
        stray.span,
        text!(vi: "dòng ghi {read} nhưng không ghi tên hoạt động", en: "the row has {read} but names no activity"),
        text!(vi: "của hoạt động nào?", en: "of which activity?"),
    );
    finding.help(text!(vi: "ghi tên hoạt động vào cột “hoạt động”", en: "write the activity in the column “activity”"))
}

pub(super) fn activity_without_duty(activity: &Field<'_>) -> Finding {
    let read = quoted(&activity.text);
    let finding = faults::FACT_WITHOUT_DUTY.at(
        activity.span,
        text!(vi: "hoạt động {read} không ghi thuộc nhiệm vụ nào", en: "the activity {read} names no duty"),
        text!(vi: "cả dòng không được đọc", en: "the row is not read"),
    );
    finding.help(text!(vi: "ghi mã nhiệm vụ vào cột “nhiệm vụ”", en: "write the duty in the column “duty”"))
}

pub(super) fn statement_with_activity(activity: &Field<'_>) -> Finding {
    let read = quoted(&activity.text);
    let finding = faults::FOREIGN_INDICATOR.at(
        activity.span,
        text!(vi: "tình trạng, lý do, tóm tắt là của cả nhiệm vụ, không của hoạt động {read}", en: "status, reason and summary tell of the whole duty, not of the activity {read}"),
        text!(vi: "cả dòng không được đọc", en: "the row is not read"),
    );
    finding.help(text!(vi: "tách thành hai dòng: một dòng cho nhiệm vụ, một dòng cho hoạt động", en: "make two rows of it: one for the duty, one for the activity"))
}

pub(super) fn without_duty(row: &Row<'_>) -> Finding {
    // A row that only goes on with the text above has no item.
    let told = row.get(ITEM).or_else(|| row.get(VALUE));
    let item = told.map_or_else(|| quoted(""), |cell| quoted(&cell.text));
    let finding = faults::FACT_WITHOUT_DUTY.at(
        told.map_or(row.span, |cell| cell.span),
        text!(
            vi: "dòng {item} không ghi nhiệm vụ, mà đây không phải là mục chung của báo cáo",
            en: "the row {item} names no duty and does not tell of the whole report",
        ),
        text!(vi: "thuộc nhiệm vụ nào?", en: "of which duty?"),
    );
    let [vi, en] = [0, 1].map(|language| item::general(language).join(", "));
    let finding = finding
        .expected(text!(vi: "mã nhiệm vụ; chỉ các mục sau không cần: {vi}", en: "a duty; only these go without: {en}"));
    finding.help(text!(vi: "ghi mã nhiệm vụ vào cột “nhiệm vụ”, hoặc sửa tên mục", en: "write the duty in the column “duty”, or correct the item"))
}

pub(super) fn head_with_duty(row: &Row<'_>) -> Finding {
    let finding = faults::FOREIGN_INDICATOR.at(
        row.get(ITEM).map_or(row.span, |item| item.span),
        text!(vi: "mục này nói về cả báo cáo, không ghi kèm nhiệm vụ", en: "this tells of the whole report, not of a duty"),
        text!(vi: "không đọc", en: "not read"),
    );
    finding.help(text!(vi: "để trống cột “nhiệm vụ” ở dòng này", en: "leave the column “duty” empty in this row"))
}
