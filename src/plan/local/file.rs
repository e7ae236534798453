//! The file of an organisation's own contexts: its shape, and the promises that it has to keep.

use std::collections::BTreeSet;

use super::{LocalContext, LocalPairing, Owner};
use crate::plan::Reference;
use crate::plan::load::{LoadError, Step, problems_at, too_large};
use crate::plan::object::read_from_object;
use crate::vocabulary::{is_blank, is_id, same_words};
use crate::{Context, Indicator, Outcome};

/// The contexts and pairings that an organisation adds to those of the crate.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Own contexts", deny_unknown_fields))]
pub(crate) struct LocalFile {
    /// Circumstances that the crate does not know.
    #[cfg_attr(feature = "schema", schemars(title = "Contexts", default))]
    contexts: Vec<ContextEntry>,
    /// Why an outcome suits a context, own or the crate's.
    #[cfg_attr(feature = "schema", schemars(title = "Pairings"))]
    pairings: Vec<PairingEntry>,
}

/// A circumstance that the crate does not know.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Own context", deny_unknown_fields))]
struct ContextEntry {
    /// Its id: lower-case ASCII words joined by hyphens.
    #[cfg_attr(feature = "schema", schemars(title = "Id", regex(pattern = crate::vocabulary::ID_PATTERN)))]
    id: String,
    /// Its title, as a person reads it.
    #[cfg_attr(feature = "schema", schemars(title = "Title", length(min = 1)))]
    title: String,
    /// Who or what it is.
    #[cfg_attr(feature = "schema", schemars(title = "Description", length(min = 1)))]
    description: String,
    /// What people type for it.
    #[cfg_attr(feature = "schema", schemars(title = "Aliases", default))]
    aliases: Vec<String>,
}

/// Why an outcome suits a context.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Own pairing", deny_unknown_fields))]
struct PairingEntry {
    /// The id of a context, own or the crate's.
    #[cfg_attr(feature = "schema", schemars(title = "Context", length(min = 1)))]
    context: String,
    /// The outcome that suits it: a longlist outcome to add, or a core outcome to look at closely.
    #[cfg_attr(feature = "schema", schemars(title = "Outcome"))]
    outcome: Reference<Outcome>,
    /// Why, in words that a commissioner could read.
    #[cfg_attr(feature = "schema", schemars(title = "Reason", length(min = 1)))]
    reason: String,
    /// Where the organisation takes it from.
    #[cfg_attr(feature = "schema", schemars(title = "Source", length(min = 1)))]
    source: String,
    /// The indicators of the outcome to begin with.
    #[cfg_attr(feature = "schema", schemars(title = "Indicators", default))]
    indicators: Vec<Reference<Indicator>>,
}

read_from_object!(LocalFile { pairings; contexts });
read_from_object!(ContextEntry { id, title, description; aliases });
read_from_object!(PairingEntry { context, outcome, reason, source; indicators });

/// What a file holds that keeps every promise.
pub(super) struct Validated {
    pub(super) contexts: Vec<LocalContext>,
    pub(super) pairings: Vec<LocalPairing>,
}

/// More than this are no contexts of one organisation.
const MOST_CONTEXTS: usize = 200;
const MOST_PAIRINGS: usize = 2000;

/// Where a broken promise stands, and which it is.
type Broken = (Vec<Step>, &'static str);

impl LocalFile {
    /// Holds the file to the promises that the crate's own pairings keep.
    pub(super) fn validate(self, json: &[u8]) -> Result<Validated, LoadError> {
        if self.contexts.len() > MOST_CONTEXTS || self.pairings.len() > MOST_PAIRINGS {
            return Err(too_large(format!("more than {MOST_CONTEXTS} contexts or {MOST_PAIRINGS} pairings"), "", 1));
        }
        let mut broken: Vec<Broken> = Vec::new();
        let contexts = contexts(self.contexts, &mut broken);
        let pairings = self.pairings.into_iter().enumerate();
        let pairings: Vec<_> = pairings.filter_map(|(at, entry)| pairing(at, entry, &contexts, &mut broken)).collect();
        let mut seen = BTreeSet::new();
        for (at, pairing) in pairings.iter().enumerate() {
            if !seen.insert((pairing.context, pairing.outcome)) && broken.is_empty() {
                broken.push((
                    vec![Step::key("pairings"), Step::Index(at)],
                    "an earlier pairing is of the same context and outcome",
                ));
            }
        }
        match problems_at(json, broken) {
            Some(error) => Err(error),
            None => Ok(Validated { contexts, pairings }),
        }
    }
}

fn contexts(entries: Vec<ContextEntry>, broken: &mut Vec<Broken>) -> Vec<LocalContext> {
    let mut contexts: Vec<LocalContext> = Vec::new();
    for (at, ContextEntry { id, title, description, aliases }) in entries.into_iter().enumerate() {
        let place = |key: &'static str| vec![Step::key("contexts"), Step::Index(at), Step::key(key)];
        if !is_id(&id) {
            broken.push((place("id"), "an id is lower-case ASCII words joined by hyphens"));
        }
        for (key, text) in [("title", &title), ("description", &description)] {
            if is_blank(text) {
                broken.push((place(key), "this text is empty"));
            }
        }
        for (nth, _) in aliases.iter().enumerate().filter(|(_, alias)| is_blank(alias)) {
            let mut place = place("aliases");
            place.push(Step::Index(nth));
            broken.push((place, "this text is empty"));
        }
        let context = LocalContext { id, title, description, aliases };
        if Context::from_id(&context.id).is_some() {
            broken.push((place("id"), "the crate has a context of this id"));
        }
        let taken = contexts.iter().any(|other| context.names().any(|name| other.is_called(name)));
        if taken {
            broken.push((place("id"), "an earlier context has this id, title or alias"));
        }
        contexts.push(context);
    }
    contexts
}

fn pairing(
    at: usize,
    entry: PairingEntry,
    contexts: &[LocalContext],
    broken: &mut Vec<Broken>,
) -> Option<LocalPairing> {
    let before = broken.len();
    let place = |key: &'static str| vec![Step::key("pairings"), Step::Index(at), Step::key(key)];
    let own = contexts.iter().position(|context| same_words(&context.id, &entry.context));
    let context = own.map(Owner::Local).or_else(|| entry.context.parse().ok().map(Owner::Crate));
    if context.is_none() {
        broken.push((place("context"), "no context has this id, neither own nor the crate's"));
    }
    let outcome = entry.outcome.known();
    if outcome.is_none() {
        broken.push((place("outcome"), "the edition has no outcome of this name"));
    }
    for (key, text) in [("reason", &entry.reason), ("source", &entry.source)] {
        if is_blank(text) {
            broken.push((place(key), "this text is empty"));
        }
    }
    for (nth, indicator) in entry.indicators.iter().enumerate() {
        let known = indicator.known();
        if known.is_none() || known.map(Indicator::outcome) != outcome {
            let mut place = place("indicators");
            place.push(Step::Index(nth));
            broken.push((place, "the outcome has no indicator of this name"));
        }
    }
    let (Some(context), Some(outcome), true) = (context, outcome, broken.len() == before) else { return None };
    let indicators = entry.indicators.iter().filter_map(Reference::known).collect();
    Some(LocalPairing { context, outcome, reason: entry.reason, indicators, source: entry.source })
}
