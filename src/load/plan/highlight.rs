//! The figures that a plan wants shown first.

use super::unknown_id;
use crate::{
    finding::text,
    load::{
        node::{Node, NodeKind},
        shape::{Fields, Reader},
    },
    model::{Duty, DutyAt, Indicator, IndicatorAt, Key},
    source::Spanned,
};

/// What `highlights` names: each a duty and one of its indicators, as `D01.hoi-nghi`.
pub(super) fn highlights(
    reader: &mut Reader,
    fields: &Fields<'_>,
    duties: &[Duty],
    indicators: &[Indicator],
) -> Vec<(DutyAt, IndicatorAt)> {
    let written = reader.texts(fields.get("highlights"));
    written.iter().filter_map(|written| highlight(reader, written, duties, indicators)).collect()
}

fn highlight(
    reader: &mut Reader,
    written: &Spanned<String>,
    duties: &[Duty],
    indicators: &[Indicator],
) -> Option<(DutyAt, IndicatorAt)> {
    // From the right: a duty may be named after its place in the plan, as `II.1`.
    let Some((duty, indicator)) = written.rsplit_once('.') else {
        let node = Node { span: written.span, kind: NodeKind::Scalar(written.value.clone()) };
        reader.wrong_shape(
            &node,
            &text!(vi: "nhiệm vụ và chỉ tiêu như “D01.hoi-nghi”", en: "duty and indicator as “D01.hoi-nghi”"),
        );
        return None;
    };
    let mut find = |id: &str, known: &[&str]| {
        let found = known.iter().position(|known| Key::of(known) == Key::of(id));
        if found.is_none() {
            unknown_id(reader, &Spanned::new(id.to_owned(), written.span), known);
        }
        found
    };
    let duty = find(duty, &duties.iter().map(|duty| duty.id.as_str()).collect::<Vec<_>>())?;
    let asks = &duties[duty].indicators;
    let known: Vec<&str> = asks.iter().map(|asks| indicators[asks.indicator.index()].id.as_str()).collect();
    Some((DutyAt::new(duty), asks[find(indicator, &known)?].indicator))
}
