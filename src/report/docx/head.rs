//! Letterhead, title and signature.

use super::{rule, styled, width::width};
use crate::report::document::Front;
use docx_rs::{Paragraph, Table, TableCell, TableCellMargins, TableLayoutType, TableRow, WidthType};

/// Room left and right of the country's name, which must stand on one line.
const COUNTRY_ROOM: usize = 240;
/// Shares of the columns of recipients and signature.
const SIGNATURE: [usize; 2] = [48, 52];
/// Sizes that `styles.xml` gives to the letterhead and to the motto, in half points.
const LETTERHEAD_SIZE: usize = 24;
const MOTTO_SIZE: usize = 26;
/// Size of the body and of the subject, in half points.
const BODY_SIZE: usize = 28;

/// Issuer and number on the left; country, motto, place and date on the right.
pub(super) fn letterhead(front: &Front, text_width: usize) -> Table {
    let right = (width(&front.country, LETTERHEAD_SIZE) + COUNTRY_ROOM).min(text_width * 2 / 3);
    let left = text_width - right;
    let issuer_line = width(&front.issuer, LETTERHEAD_SIZE).min(left);
    // An issuer with nobody above it stands level with the country's name.
    let parent = (!front.parent.is_empty()).then(|| styled("Letterhead", &front.parent));
    let name = styled("LetterheadBold", &front.issuer);
    // Between a third and a half of the line above.
    let issuer = parent.into_iter().chain([name, rule(left, issuer_line * 2 / 5)]).collect();
    let country = vec![
        styled("LetterheadBold", &front.country),
        styled("Motto", &front.motto),
        rule(right, width(&front.motto, MOTTO_SIZE).min(right)),
    ];
    let mut number = vec![styled("DocumentNumber", &front.number)];
    if front.kind.is_empty() {
        number.push(styled("LetterSubject", &front.subject));
    }
    let place_date = vec![styled("PlaceDate", &front.place_date)];
    layout_table(&[left, right], vec![vec![issuer, country], vec![number, place_date]])
}

/// Draft mark, type, subject with its rule, addressees, legal basis.
pub(super) fn title(front: &Front, text_width: usize) -> Vec<Paragraph> {
    let mut out = Vec::new();
    if !front.draft.is_empty() {
        out.push(styled("Draft", "DỰ THẢO"));
        out.extend(front.draft.iter().map(|reason| styled("DraftReason", &format!("- {reason}"))));
    }
    if !front.kind.is_empty() {
        out.push(styled("Title", &front.kind));
        out.push(styled("Subtitle", &front.subject));
        let line = width(&front.subject, BODY_SIZE).min(text_width);
        out.push(rule(text_width, line * 2 / 5));
    }
    match &front.addressees[..] {
        [] => {}
        [only] => out.push(styled("Addressee", &format!("Kính gửi: {only}"))),
        several => {
            out.push(styled("Addressee", "Kính gửi:"));
            out.extend(ended(several).map(|line| styled("AddresseeList", &line)));
        }
    }
    let last = front.basis.len();
    out.extend(front.basis.iter().enumerate().map(|(at, basis)| {
        let end = if at + 1 == last { "." } else { ";" };
        styled("Basis", &format!("{basis}{end}"))
    }));
    out
}

/// Recipients on the left, who signs on the right, with room for the signature.
pub(super) fn signature(front: &Front, text_width: usize) -> Table {
    let columns = SIGNATURE.map(|share| text_width * share / 100);
    let mut recipients = Vec::new();
    if !front.recipients.is_empty() {
        recipients.push(styled("RecipientsTitle", "Nơi nhận:"));
        recipients.extend(ended(&front.recipients).map(|line| styled("Recipients", &line)));
    }
    let lines = front.signature.iter().map(String::as_str).chain([""; 5]);
    let signer = lines.map(|line| styled("Signer", line)).collect();
    layout_table(&columns, vec![vec![recipients, signer]])
}

/// Entries of a list: "- …;", the last one "- ….".
fn ended(lines: &[String]) -> impl Iterator<Item = String> {
    let last = lines.len();
    lines.iter().enumerate().map(move |(at, line)| format!("- {line}{}", if at + 1 == last { "." } else { ";" }))
}

/// A table without borders that only lays out the page.
fn layout_table(widths: &[usize], rows: Vec<Vec<Vec<Paragraph>>>) -> Table {
    let rows = rows.into_iter().map(|cells| {
        let cells = cells.into_iter().zip(widths).map(|(paragraphs, width)| {
            // A cell must hold a paragraph.
            let paragraphs = if paragraphs.is_empty() { vec![Paragraph::new()] } else { paragraphs };
            let cell = TableCell::new().width(*width, WidthType::Dxa);
            paragraphs.into_iter().fold(cell, TableCell::add_paragraph)
        });
        TableRow::new(cells.collect()).cant_split()
    });
    let table = Table::without_borders(rows.collect())
        .set_grid(widths.to_vec())
        .margins(TableCellMargins::new().margin(0, 0, 0, 0));
    table.layout(TableLayoutType::Fixed).width(widths.iter().sum(), WidthType::Dxa)
}
