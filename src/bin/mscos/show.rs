//! `mscos show`: all about one entry.

use clap::ValueHint;
use mscos::plan::{Rule, Settings, SettingsError};
use mscos::{Context, Definition, Domain, Edition, Indicator, Outcome, Recommendation, Vocabulary};

use crate::console::Console;
use crate::errors::{Failure, Status};
use crate::facts;
use crate::format::{self, Format};
use crate::output::{Destination, Output};
use crate::record::{
    ContextRecord, DefinitionRecord, DomainRecord, EditionRecord, IndicatorRecord, OutcomeRecord, RecommendationRecord,
    Record, RuleRecord,
};
use crate::resolved::{self, Resolved};
use crate::text::printable;

/// Show all about an outcome, or anything else that has an id
///
/// Takes ids and titles of outcomes, indicators, domains, contexts, editions, rules, recommendations and definitions, in
/// any case and punctuation. For a title of an earlier edition it tells what became of it.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// What to show
    #[arg(required = true, value_name = "ID-OR-TITLE", value_hint = ValueHint::Other)]
    words: Vec<String>,

    /// What it is written as
    #[arg(long, value_enum, ignore_case = true, default_value_t = Format::Text)]
    format: Format,

    #[command(flatten)]
    destination: Destination,
}

const EXAMPLES: &str = "\
Examples:
  mscos show Access to education
  mscos show secure-and-suitable-housing/private-personal-space
  mscos show lgbtq --format json";

impl Args {
    pub(crate) fn run(self, console: &Console) -> Result<Status, Failure> {
        // A title needs no quotes.
        let name = self.words.join(" ");
        let mut found = find(&name);
        if found.is_empty() {
            return Err(unknown(&name));
        }
        let first = found.remove(0);
        let mut out = self.destination.open(console)?;
        self.write(first, &name, &mut out)?;
        out.finish()?;
        for other in found {
            let (kind, id) = other.kind_and_id();
            Console::say(&format!("This is also a name of the {kind} {id}.\n"));
        }
        Ok(Status::Well)
    }

    fn write(&self, entry: Entry, name: &str, out: &mut Output) -> Result<(), Failure> {
        match entry {
            Entry::Outcome(outcome) => match OutcomeRecord::of(outcome) {
                Some(record) => self.record(&record, out),
                None => Ok(()),
            },
            Entry::Indicator(indicator) => self.record(&IndicatorRecord::from(indicator), out),
            Entry::Domain(domain) => {
                let listed = Edition::CURRENT.domains().iter().find(|listed| listed.id() == domain.id());
                listed.map_or(Ok(()), |listed| self.record(&DomainRecord::of(Edition::CURRENT, listed), out))
            }
            Entry::Context(context) => self.record(&ContextRecord::from(context), out),
            Entry::Edition(edition) => self.record(&EditionRecord::from(edition), out),
            Entry::Rule(rule) => self.record(&RuleRecord::from(rule), out),
            Entry::Recommendation(recommendation) => self.record(&RecommendationRecord::from(recommendation), out),
            Entry::Definition(definition) => self.record(&DefinitionRecord::from(definition), out),
            Entry::Old => self.old(name, out),
        }
    }

    fn record(&self, record: &impl Record, out: &mut Output) -> Result<(), Failure> {
        match self.format {
            Format::Text => {
                let text = record.facts().text(out.width());
                out.print(&text)
            }
            Format::Json => format::json(out, record),
            Format::Csv => format::csv(out, &facts::HEADS, record.facts().rows()),
        }
    }

    fn old(&self, name: &str, out: &mut Output) -> Result<(), Failure> {
        let resolved = Resolved::of(name);
        match self.format {
            Format::Text => {
                let text = resolved.text(out.width());
                out.print(&text)
            }
            Format::Json => format::json(out, &resolved),
            Format::Csv => format::csv(out, &resolved::HEADS, resolved.rows()),
        }
    }
}

/// What a name can mean.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    Outcome(Outcome),
    Indicator(Indicator),
    Domain(Domain),
    Edition(Edition),
    Rule(&'static Rule),
    Recommendation(Recommendation),
    Definition(Definition),
    /// An outcome of an earlier edition.
    Old,
    Context(Context),
}

impl Entry {
    const fn kind_and_id(self) -> (&'static str, &'static str) {
        match self {
            Self::Outcome(outcome) => ("outcome", outcome.id()),
            Self::Indicator(_) => ("indicator", ""),
            Self::Domain(domain) => ("domain", domain.id()),
            Self::Edition(edition) => ("edition", edition.id()),
            Self::Rule(rule) => ("rule", rule.name()),
            Self::Recommendation(recommendation) => ("recommendation", recommendation.id()),
            Self::Definition(definition) => ("definition", definition.id()),
            Self::Old => ("outcome of an earlier edition", ""),
            Self::Context(context) => ("context", context.id()),
        }
    }
}

/// Everything that has this name, what has it as its id first. Contexts have names that people type, so they come last.
fn find(name: &str) -> Vec<Entry> {
    let old = Outcome::resolve(name).ok().map(|_| Entry::Old);
    let outcome = name.parse().ok().map(Entry::Outcome);
    // The story of an outcome of today is told with it.
    let old = old.filter(|_| outcome.is_none());
    let found = [
        outcome,
        name.parse().ok().map(Entry::Indicator),
        name.parse().ok().map(Entry::Domain),
        name.parse().ok().map(Entry::Edition),
        Rule::find(name).map(Entry::Rule),
        name.parse().ok().map(Entry::Recommendation),
        name.parse().ok().map(Entry::Definition),
        old,
        name.parse().ok().map(Entry::Context),
    ];
    let mut found: Vec<_> = found.into_iter().flatten().collect();
    found.sort_by_key(|entry| entry.kind_and_id().1 != name);
    found
}

/// The error of a name that nothing has, with the nearest of each kind.
fn unknown(name: &str) -> Failure {
    fn nearest<T: Vocabulary + std::str::FromStr<Err = mscos::UnknownId>>(name: &str) -> Option<&'static str> {
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
