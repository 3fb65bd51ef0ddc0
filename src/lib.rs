//! `tonghop` puts the reports of many agencies together into one.
//!
//! files → [`source`] text with positions → a typed [`model::Round`] (a [`model::Plan`] and its
//! [`model::Submission`]s) → [`finding`]s → [`consolidation`] → [`report::document`] → writers
//!
//! What a report must not hold, people and secrets, is found by [`protection`] and taken out before a text is read.
//!
//! And from a [`model::Plan`] alone → the blank [`form`] of each agency.
//!
//! Each arrow is a plain function, each noun a type, each module below a floor; imports point down only, which
//! `tests/architecture.rs` guards. Two kinds of trouble: a *finding* is about the data, is collected, has a place and a
//! rule, and never stops the run; an *error* means that the job itself cannot be done. `model`, `rules` and
//! `consolidation` know no file, no clock and no serialisation, and cannot fail.

mod block;
mod placeholder;
mod search;
pub mod source;
mod threads;

pub mod model;

pub mod finding;

mod markup;

pub mod protection;

pub mod load;

pub mod consolidation;
pub mod rules;

pub mod form;
pub mod report;

pub mod cli;
