//! Sets of outcomes of all editions, and where steps lead from them.

use core::ptr;

use super::Edge;
use crate::edition::EditionOutcome;
use crate::tables::edition::OUTCOMES;
use crate::tables::lineage::EDGES;

/// A set of entries of the table of all editions' outcomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entries([u64; OUTCOMES.len().div_ceil(64)]);

impl Entries {
    pub(super) const NONE: Self = Self([0; OUTCOMES.len().div_ceil(64)]);

    pub(super) fn contains(&self, at: u16) -> bool {
        let (word, bit) = (usize::from(at / 64), 1 << (at % 64));
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    pub(super) fn insert(&mut self, at: u16) {
        if let Some(word) = self.0.get_mut(usize::from(at / 64)) {
            *word |= 1 << (at % 64);
        }
    }

    /// Follows the steps until nothing new is reached; `ends` gives where a step is entered and left.
    pub(super) fn grow(&mut self, ends: impl Fn(&Edge) -> (Option<u16>, Option<u16>)) {
        loop {
            let before = *self;
            for edge in &EDGES {
                if let (Some(enter), Some(leave)) = ends(edge) {
                    if self.contains(enter) {
                        self.insert(leave);
                    }
                }
            }
            if *self == before {
                return;
            }
        }
    }

    pub(super) fn iter(self) -> impl Iterator<Item = &'static EditionOutcome> {
        let entries = OUTCOMES.iter().zip(0_u16..);
        entries.filter(move |(_, at)| self.contains(*at)).map(|(outcome, _)| outcome)
    }
}

impl From<Option<&'static EditionOutcome>> for Entries {
    fn from(entry: Option<&'static EditionOutcome>) -> Self {
        let mut entries = Self::NONE;
        for (outcome, at) in OUTCOMES.iter().zip(0..) {
            if entry.is_some_and(|entry| ptr::eq(entry, outcome)) {
                entries.insert(at);
            }
        }
        entries
    }
}
