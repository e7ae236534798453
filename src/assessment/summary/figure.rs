//! A number that is shown, or is not.

use std::fmt;

use serde::Serialize;

/// What stands for a hidden number in a table.
pub(super) const HIDDEN: &str = "*";

/// A number that is shown, or is not: it has the one key or the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Number", extend("minProperties" = 1)))]
pub(super) struct Figure {
    /// How many, where that is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(title = "Count"))]
    count: Option<usize>,
    /// That the number is small, or is hidden so that a small one can't be worked out.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "schema", schemars(title = "Suppressed", default))]
    suppressed: bool,
}

impl Figure {
    pub(super) const fn shown(self) -> Option<usize> {
        self.count
    }
}

impl From<Option<usize>> for Figure {
    fn from(count: Option<usize>) -> Self {
        Self { count, suppressed: count.is_none() }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.count {
            Some(count) => count.fmt(f),
            None => f.pad(HIDDEN),
        }
    }
}
