//! How cells look, and which of them can be written into.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// Of an ordinary row, in pixels.
pub(super) const ROW_HEIGHT: u32 = 20;
/// Of an ordinary column, in pixels.
pub(super) const COLUMN_WIDTH: u32 = 64;

/// Cells that are not to be written into.
const FIXED: Color = Color::RGB(0x00EF_EFEF);
/// The first line of a duty.
const FIRST: Color = Color::RGB(0x00DD_E8F3);
/// The headings.
const HEAD: Color = Color::RGB(0x00C5_D9EE);
const LINE: Color = Color::RGB(0x0080_8080);

pub(super) fn base() -> Format {
    // Family 1 has serifs.
    Format::new().set_font_name("Times New Roman").set_font_family(1).set_font_size(11)
}

pub(super) fn wrapped() -> Format {
    base().set_text_wrap().set_align(FormatAlign::Top)
}

pub(super) fn title() -> Format {
    base().set_bold().set_font_size(14).set_text_wrap().set_align(FormatAlign::VerticalCenter)
}

fn bordered() -> Format {
    wrapped().set_border(FormatBorder::Thin).set_border_color(LINE)
}

pub(super) fn heading() -> Format {
    bordered()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(HEAD)
}

/// What is filled in beforehand, or is to stay empty; `first` on the first line of a duty.
pub(super) fn fixed(first: bool) -> Format {
    let format = bordered().set_num_format("@");
    if first { format.set_bold().set_background_color(FIRST) } else { format.set_background_color(FIXED) }
}

/// Guidance beside a line.
pub(super) fn note(first: bool) -> Format {
    fixed(first).unset_bold().set_font_size(10)
}

/// What is to be filled in with words. As text, so that “01/12” stays what it is and “=…” is no formula.
pub(super) fn words() -> Format {
    bordered().set_num_format("@").set_unlocked()
}

pub(super) fn day() -> Format {
    bordered().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left).set_unlocked()
}

pub(super) fn count() -> Format {
    bordered().set_num_format("#,##0").set_align(FormatAlign::Left).set_unlocked()
}

/// A number with decimals, shown as it is typed.
pub(super) fn amount() -> Format {
    bordered().set_align(FormatAlign::Left).set_unlocked()
}
