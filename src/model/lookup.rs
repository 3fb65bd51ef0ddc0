//! A map for what is asked for ten million times.

/// A map that is only looked up in, never gone through, so that its order shows nowhere. Its seed is new in each run:
/// no file can be made to fill one place of it.
#[expect(clippy::disallowed_types, reason = "ten million look-ups; nobody goes through it")]
pub(crate) type Lookup<K, V> = std::collections::HashMap<K, V, foldhash::fast::RandomState>;
