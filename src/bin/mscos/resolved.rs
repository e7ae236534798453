//! What an old name is today, in every format.

use mscos::edition::EditionOutcome;
use mscos::lineage::{Edge, Resolution};
use mscos::{Edition, Outcome, Source, UnknownId};
use serde::Serialize;

use crate::record::told;
use crate::text::{paragraph, printable, strong};

/// The columns of resolved names as CSV; a name that can mean several outcomes has a row for each.
pub(crate) const HEADS: [&str; 6] = ["name", "status", "outcome", "title", "dropped_in", "nearest"];

/// A name, and what it is today.
#[derive(Serialize)]
pub(crate) struct Resolved<'name> {
    name: &'name str,
    status: State,
    outcomes: Vec<Today>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dropped_in: Option<Edition>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest: Option<&'static str>,
    named: Vec<Named>,
    lineage: Vec<&'static Edge>,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum State {
    /// It is one outcome of today.
    Found,
    /// It can mean several.
    Ambiguous,
    /// No outcome of today continues it.
    Dropped,
    /// No edition has the name.
    Unknown,
}

/// An outcome of today.
#[derive(Serialize)]
struct Today {
    id: Outcome,
    title: &'static str,
}

/// An outcome that has the name.
#[derive(Serialize)]
struct Named {
    edition: Edition,
    id: &'static str,
    title: &'static str,
    source: Source,
}

impl<'name> Resolved<'name> {
    pub(crate) fn of(name: &'name str) -> Self {
        match Outcome::resolve(name) {
            Ok(resolution) => Self::known(name, resolution),
            Err(unknown) => Self::unknown(name, unknown),
        }
    }

    fn known(name: &'name str, resolution: Resolution) -> Self {
        let outcomes = resolution.outcomes().iter();
        let status = match (resolution.is_dropped(), resolution.is_ambiguous()) {
            (true, _) => State::Dropped,
            (_, true) => State::Ambiguous,
            _ => State::Found,
        };
        Self {
            name,
            status,
            outcomes: outcomes.map(|outcome| Today { id: outcome, title: outcome.title() }).collect(),
            dropped_in: resolution.dropped_in(),
            nearest: None,
            named: resolution.named().map(Named::from).collect(),
            lineage: steps(resolution),
        }
    }

    fn unknown(name: &'name str, unknown: UnknownId) -> Self {
        Self {
            name,
            status: State::Unknown,
            outcomes: Vec::new(),
            dropped_in: None,
            nearest: unknown.nearest(),
            named: Vec::new(),
            lineage: Vec::new(),
        }
    }

    pub(crate) fn is_unknown(&self) -> bool {
        self.status == State::Unknown
    }

    pub(crate) fn is_ambiguous(&self) -> bool {
        self.status == State::Ambiguous
    }

    /// For people, with the codes of colours.
    pub(crate) fn text(&self, width: usize) -> String {
        let mut out = format!("{}\n", strong(&printable(self.name)));
        let mut say = |label: &str, text: &str| paragraph(&mut out, label, "    ", text, width);
        match self.status {
            State::Unknown => say("  today: ", "no edition has an outcome of this name"),
            State::Dropped => {
                let edition = self.dropped_in.map_or("a later edition", Edition::title);
                say("  today: ", &format!("no outcome continues it; it was dropped in {edition}"));
            }
            State::Found | State::Ambiguous => {
                let label = if self.status == State::Found { "  today: " } else { "  today perhaps: " };
                self.outcomes.iter().for_each(|one| say(label, &format!("{} ({})", one.title, one.id)));
            }
        }
        if let Some(nearest) = self.nearest {
            say("  nearest: ", nearest);
        }
        for one in &self.named {
            say("  stands in: ", &format!("{}, as \"{}\"", one.edition.title(), one.title));
        }
        for step in &self.lineage {
            let (editions, what) = told(step);
            say("  - ", &format!("{editions}: {what} {}", step.source()));
        }
        out
    }

    /// For spreadsheets.
    pub(crate) fn rows(&self) -> Vec<Vec<String>> {
        let status = match self.status {
            State::Found => "found",
            State::Ambiguous => "ambiguous",
            State::Dropped => "dropped",
            State::Unknown => "unknown",
        };
        let dropped = self.dropped_in.map_or("", Edition::id);
        let nearest = self.nearest.unwrap_or_default();
        let row = |id: &str, title: &str| [self.name, status, id, title, dropped, nearest].map(str::to_owned).to_vec();
        if self.outcomes.is_empty() {
            return vec![row("", "")];
        }
        self.outcomes.iter().map(|one| row(one.id.id(), one.title)).collect()
    }
}

impl From<&EditionOutcome> for Named {
    fn from(outcome: &EditionOutcome) -> Self {
        Self { edition: outcome.edition(), id: outcome.id(), title: outcome.title(), source: outcome.source() }
    }
}

/// The steps from the name to today, and those that led to the same outcome by another way.
fn steps(resolution: Resolution) -> Vec<&'static Edge> {
    let mut steps: Vec<&Edge> = resolution.steps().collect();
    for step in resolution.outcomes().iter().flat_map(Outcome::history) {
        if !steps.iter().any(|known| std::ptr::eq(*known, step)) {
            steps.push(step);
        }
    }
    steps.sort_by_key(|step| (step.from_edition(), step.to_edition()));
    steps
}
