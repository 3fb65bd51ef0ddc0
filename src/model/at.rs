//! Which agency, duty or indicator: places in the lists of a plan.

macro_rules! places {
    ($($(#[$about:meta])* $name:ident)+) => {$(
        $(#[$about])*
        /// In four bytes: a round keeps millions of them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// What stands at `index` of its list. No plan has 2³² entries: a file that long is not read.
            #[must_use]
            pub fn new(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// Its place in its list.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

places! {
    /// Which agency: its place in [`super::Plan::agencies`].
    AgencyAt
    /// Which duty: its place in [`super::Plan::duties`].
    DutyAt
    /// Which indicator: its place in [`super::Plan::indicators`].
    IndicatorAt
}
