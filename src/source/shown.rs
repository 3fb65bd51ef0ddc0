//! Cells that people see otherwise than a program does.

/// How a cell of a spreadsheet looks, where that changes what its number means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The format of the cell adds a unit: so many bytes stand before the number, and so many are the number itself.
    WithUnit {
        /// The bytes before the number.
        before: u16,
        /// The bytes of the number.
        number: u16,
    },
    /// The format of the cell divides the number by a thousand, so many times, and shows so many decimals.
    InThousands {
        /// How many times.
        times: u8,
        /// How many decimals.
        decimals: u8,
    },
    /// Some of its characters, or all, are struck out.
    Struck,
    /// Some of its characters are raised or lowered, as the number of a footnote is.
    PartlyRaised,
}
