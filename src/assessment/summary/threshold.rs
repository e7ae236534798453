//! How small a number may be and still be shown.

use serde::Serialize;

/// The smallest number that a summary shows: 5 unless another is chosen.
///
/// Fewer than 3 can't be chosen: of two people who gave an answer, each would know what the other said. Use one threshold
/// for all that is published of the same records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Threshold"))]
#[serde(transparent)]
pub struct Threshold(u16);

impl Threshold {
    /// The least that can be chosen: 3.
    pub const LEAST: Self = Self(3);

    /// The threshold of this many records; `None` where it is lower than [`LEAST`](Self::LEAST).
    ///
    /// ```
    /// use mscos::assessment::Threshold;
    ///
    /// assert_eq!(Threshold::default(), Threshold::new(5).unwrap());
    /// assert_eq!(Threshold::new(2), None);
    /// ```
    #[must_use]
    pub const fn new(records: u16) -> Option<Self> {
        if records < Self::LEAST.0 { None } else { Some(Self(records)) }
    }

    /// How many records it is.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }

    /// Whether a number is large enough to be shown by itself.
    pub(super) fn is_reached_by(self, count: usize) -> bool {
        count >= usize::from(self.0)
    }
}

impl Default for Threshold {
    fn default() -> Self {
        Self(5)
    }
}
