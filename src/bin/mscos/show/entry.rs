//! What a name can mean.

use std::str::FromStr;

use mscos::assessment;
use mscos::edition::{EditionDomain, EditionOutcome};
use mscos::lineage::{Resolution, migrate};
use mscos::plan::{Rule, Settings, SettingsError};
use mscos::{Context, Definition, Domain, Edition, Indicator, Outcome, Recommendation, UnknownId, Vocabulary};

use crate::errors::Failure;
use crate::text::{printable, same_words};

/// An entry that has a name.
#[derive(Clone, Copy)]
pub(super) enum Entry {
    Outcome(Outcome),
    Indicator(Indicator),
    Domain(Edition, &'static EditionDomain),
    Edition(Edition),
    Rule(&'static Rule),
    RecordRule(&'static assessment::Rule),
    Recommendation(Recommendation),
    Definition(Definition),
    /// An outcome of an earlier edition, whatever it is today.
    Old,
    /// An outcome as an edition has it.
    Listed(&'static EditionOutcome),
    Context(Context),
}

impl Entry {
    pub(super) const fn kind_and_id(self) -> (&'static str, &'static str) {
        match self {
            Self::Outcome(outcome) => ("outcome", outcome.id()),
            Self::Listed(outcome) => ("outcome", outcome.id()),
            Self::Indicator(_) => ("indicator", ""),
            Self::Domain(_, domain) => ("domain", domain.id()),
            Self::Edition(edition) => ("edition", edition.id()),
            Self::Rule(rule) => ("rule", rule.name()),
            Self::RecordRule(rule) => ("rule of records", rule.code()),
            Self::Recommendation(recommendation) => ("recommendation", recommendation.id()),
            Self::Definition(definition) => ("definition", definition.id()),
            Self::Old => ("outcome of an earlier edition", ""),
            Self::Context(context) => ("context", context.id()),
        }
    }
}

/// Everything that has this name, what has it as its id first. Contexts have names that people type, so they come last.
pub(super) fn find(name: &str) -> Vec<Entry> {
    let old = Outcome::resolve(name).ok().map(|_| Entry::Old);
    let outcome = name.parse().ok().map(Entry::Outcome);
    // The story of an outcome of today is told with it.
    let old = old.filter(|_| outcome.is_none());
    let found = [
        outcome,
        name.parse().ok().map(Entry::Indicator),
        domain(name),
        name.parse().ok().map(Entry::Edition),
        Rule::find(name).map(Entry::Rule),
        assessment::Rule::find(name).map(Entry::RecordRule),
        name.parse().ok().map(Entry::Recommendation),
        name.parse().ok().map(Entry::Definition),
        old,
        name.parse().ok().map(Entry::Context),
    ];
    let mut found: Vec<_> = found.into_iter().flatten().collect();
    found.sort_by_key(|entry| entry.kind_and_id().1 != name);
    found
}

/// The domain of this name: of today, or else of the latest edition that has it and says which outcomes are in it.
fn domain(name: &str) -> Option<Entry> {
    let all = Edition::ALL.iter().rev().filter_map(|edition| Some((*edition, domain_of(*edition, name)?)));
    let all: Vec<_> = all.collect();
    let is_said = |(edition, domain): &&(Edition, &'static EditionDomain)| {
        edition.outcomes().iter().any(|outcome| outcome.domain().is_some_and(|other| other.id() == domain.id()))
    };
    all.iter().find(is_said).or_else(|| all.first()).map(|(edition, domain)| Entry::Domain(*edition, domain))
}

fn domain_of(edition: Edition, name: &str) -> Option<&'static EditionDomain> {
    edition.domains().iter().find(|domain| same_words(domain.id(), name) || same_words(domain.title(), name))
}

/// The outcomes and domains of an edition that have this name.
pub(super) fn find_in(edition: Edition, name: &str) -> Result<Vec<Entry>, Failure> {
    let resolved = migrate(edition, name).resolution();
    let outcomes = resolved.iter().flat_map(Resolution::named).filter(|outcome| outcome.edition() == edition);
    let mut found: Vec<_> = outcomes.map(Entry::Listed).collect();
    found.extend(domain_of(edition, name).map(|domain| Entry::Domain(edition, domain)));
    if !found.is_empty() {
        return Ok(found);
    }
    let message = format!("{} has no outcome or domain `{}`", edition.title(), printable(name));
    let before: Vec<_> = before(edition, name).iter().map(|outcome| format!("`{}`", outcome.id())).collect();
    let help = match resolved.err().and_then(|unknown| unknown.nearest()) {
        _ if !before.is_empty() => format!("what has this name in another edition is there {}", before.join(", ")),
        Some(id) => format!("the nearest is `{id}`"),
        None => format!("mscos list outcomes --edition {edition} shows them"),
    };
    Err(Failure::refused(message, help))
}

/// What an outcome of another edition was called in this one, or became there.
fn before(edition: Edition, name: &str) -> Vec<&'static EditionOutcome> {
    let Ok(resolution) = Outcome::resolve(name) else { return Vec::new() };
    let history = resolution.outcomes().iter().flat_map(Outcome::history).flat_map(|step| [step.from(), step.to()]);
    let later = resolution.steps().flat_map(|step| [step.from(), step.to()]);
    let mut found: Vec<&EditionOutcome> = Vec::new();
    for outcome in history.chain(later).flatten().filter(|outcome| outcome.edition() == edition) {
        if !found.iter().any(|known| known.id() == outcome.id()) {
            found.push(outcome);
        }
    }
    found
}

/// The error of a name that nothing has, with the nearest of each kind.
pub(super) fn unknown(name: &str) -> Failure {
    fn nearest<T: Vocabulary + FromStr<Err = UnknownId>>(name: &str) -> Option<&'static str> {
        name.parse::<T>().err().and_then(|unknown| unknown.nearest())
    }
    let near = [
        ("outcome", nearest::<Outcome>(name)),
        ("outcome of an earlier edition", Outcome::resolve(name).err().and_then(|unknown| unknown.nearest())),
        ("indicator", nearest::<Indicator>(name)),
        ("domain", nearest::<Domain>(name)),
        ("context", nearest::<Context>(name)),
        ("edition", nearest::<Edition>(name)),
        ("rule", nearest_rule(name)),
        ("rule of records", assessment::Rule::nearest(name)),
        ("recommendation", nearest::<Recommendation>(name)),
        ("definition", nearest::<Definition>(name)),
    ];
    let mut near: Vec<_> = near.into_iter().filter_map(|(kind, id)| Some((kind, id?))).collect();
    near.dedup_by_key(|(_, id)| *id);
    let near: Vec<_> = near.into_iter().map(|(kind, id)| format!("the {kind} `{id}`")).collect();
    let help = if near.is_empty() {
        "mscos list shows what there is".to_owned()
    } else {
        format!("the nearest: {}", near.join(", "))
    };
    Failure::refused(format!("nothing has the id or title `{}`", printable(name)), help)
}

/// The name of the rule that was most likely meant.
pub(crate) fn nearest_rule(name: &str) -> Option<&'static str> {
    match Settings::new().ignore(name, "looked up") {
        Err(SettingsError::UnknownRule { nearest }) => nearest,
        _ => None,
    }
}
