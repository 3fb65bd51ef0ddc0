//! People and secrets: what is private is found and told nowhere, and what is secret is not read at all.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by panicking")]

mod any_text;
mod corpus;
mod leaks;
mod marks;
mod workbooks;
