//! Findings of one rule that are mended in the same way: what mends them is told once, with all of the places.

use std::collections::BTreeMap;

use super::Report;
use crate::plan::{Finding, Pointer, Severity};

/// Findings of one rule with the same help.
pub(super) struct Group<'a, 'plan> {
    pub(super) first: &'a Finding<'plan>,
    /// What is the matter, each with the places of which it is true; at least one.
    pub(super) said: Vec<Said>,
}

/// What is the matter, and where.
pub(super) struct Said {
    pub(super) message: String,
    /// At least one.
    pub(super) places: Vec<Pointer>,
}

impl Group<'_, '_> {
    /// How many findings these are.
    pub(super) fn len(&self) -> usize {
        self.said.iter().map(|said| said.places.len()).sum()
    }

    /// The one place of all of them, if there is only one.
    pub(super) fn place(&self) -> Option<&[Pointer]> {
        let place = self.first.pointer();
        let mut all = self.said.iter().flat_map(|said| &said.places);
        all.all(|other| *other == place).then(|| self.said.first()?.places.get(..1))?
    }

    /// What is the matter, if it is the same in all places, and these.
    pub(super) fn same(&self) -> Option<&Said> {
        self.said.first().filter(|_| self.said.len() == 1)
    }
}

/// The findings of these weights, in the order of the report.
pub(super) fn groups<'a, 'plan>(report: &'a Report<'plan>, of: &[Severity]) -> Vec<Group<'a, 'plan>> {
    let mut groups: Vec<Group<'a, 'plan>> = Vec::new();
    let (mut known, mut told) = (BTreeMap::new(), BTreeMap::new());
    for finding in report.findings().iter().filter(|finding| of.contains(&finding.severity())) {
        let place = finding.pointer();
        let at = *known.entry((finding.code(), finding.severity(), finding.help().to_string())).or_insert(groups.len());
        if at == groups.len() {
            groups.push(Group { first: finding, said: Vec::new() });
        }
        let Some(Group { said, .. }) = groups.get_mut(at) else { continue };
        let message = finding.message().to_string();
        let nth = *told.entry((at, message.clone())).or_insert(said.len());
        match said.get_mut(nth) {
            Some(said) => said.places.push(place),
            None => said.push(Said { message, places: vec![place] }),
        }
    }
    groups
}
