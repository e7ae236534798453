//! One code of an older list, and what is written behind it.

use std::collections::BTreeMap;

use mscos::lineage::{Change, Migration, migrate};
use mscos::{Edition, Outcome};

/// What is written behind a code.
#[derive(Clone)]
pub(super) struct Cell {
    pub(super) change: Change,
    pub(super) nearest: Option<&'static str>,
    /// The one outcome of today.
    pub(super) outcome: Option<Outcome>,
    /// Those among which a person has to choose.
    pub(super) candidates: Vec<Outcome>,
    pub(super) reason: String,
}

impl From<Migration<'_>> for Cell {
    fn from(row: Migration<'_>) -> Self {
        let change = row.change();
        let nearest = row.resolution().err().and_then(|unknown| unknown.nearest());
        let outcomes: Vec<_> = row.outcomes().iter().collect();
        let one = matches!(change, Change::Exact | Change::Renamed | Change::Merged);
        let steps = row.steps().filter(|_| change != Change::Exact);
        let reasons: Vec<_> = steps.map(|step| format!("{}: {}", step.relation(), step.reason())).collect();
        let reason = match nearest {
            Some(id) => format!("{} The nearest code is {id}.", change.text()),
            None if reasons.is_empty() => change.text().to_owned(),
            None => reasons.join(" "),
        };
        Self {
            change,
            nearest,
            outcome: outcomes.first().copied().filter(|_| one),
            candidates: if one { Vec::new() } else { outcomes },
            reason,
        }
    }
}

impl Cell {
    /// The ids of the candidates, with spaces between them.
    pub(super) fn candidates(&self) -> String {
        let ids: Vec<_> = self.candidates.iter().map(|outcome| outcome.id()).collect();
        ids.join(" ")
    }
}

/// So many different codes are remembered; an edition has far fewer.
const REMEMBERED: usize = 4096;

/// No name of an outcome is longer.
const LONGEST: usize = 400;

/// Migrates codes, each kind once.
pub(super) struct Cells {
    from: Edition,
    seen: BTreeMap<String, Cell>,
}

impl Cells {
    pub(super) const fn of(from: Edition) -> Self {
        Self { from, seen: BTreeMap::new() }
    }

    /// Whether the edition has an outcome of this name.
    pub(super) fn knows(&mut self, code: &str) -> bool {
        code.len() <= LONGEST && self.migrate(code).change != Change::Unknown
    }

    pub(super) fn migrate(&mut self, code: &str) -> Cell {
        // What is longer cannot be a name, and would take its time.
        let code = if code.len() <= LONGEST { code } else { "" };
        if let Some(cell) = self.seen.get(code) {
            return cell.clone();
        }
        let cell = Cell::from(migrate(self.from, code));
        if self.seen.len() < REMEMBERED {
            self.seen.insert(code.to_owned(), cell.clone());
        }
        cell
    }
}
