//! What a text must not bring into a report: data of private people, and secrets of the state.
//!
//! Plain functions from a text to places in it. They know no file, no plan and no finding, and go over each text once.

pub mod people;
pub mod secrets;
