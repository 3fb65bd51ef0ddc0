//! Which things belong together, when each says of some others that they do.

/// Things in groups: each points to one of its group, the last of them to itself.
pub(crate) struct Links(Vec<usize>);

impl Links {
    /// So many things, each a group by itself.
    pub(crate) fn of(count: usize) -> Self {
        Self((0..count).collect())
    }

    /// Makes one group of those that the two are of.
    pub(crate) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.end(one), self.end(other));
        self.0[one] = other;
    }

    /// What all of a group point to in the end.
    pub(crate) fn end(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }
}
