//! `mscos show`: all about one entry.

mod entry;

use clap::ValueHint;
use mscos::edition::EditionOutcome;
use mscos::{Edition, Outcome};

pub(crate) use self::entry::nearest_rule;
use self::entry::{Entry, find, find_in, unknown};
use crate::choice::choice;
use crate::console::Console;
use crate::errors::{Failure, Status};
use crate::facts;
use crate::format::{self, Format};
use crate::output::{Destination, Output};
use crate::record::{
    ContextRecord, DefinitionRecord, DomainRecord, EditionRecord, IndicatorRecord, OutcomeRecord, RecommendationRecord,
    Record, RecordRuleRecord, RuleRecord,
};
use crate::resolved::{self, Resolved};

/// Show all about an outcome, or anything else that has an id
///
/// Takes ids and titles of outcomes, indicators, domains, contexts, editions, rules, recommendations and definitions, in
/// any case and punctuation. For a title of an earlier edition it tells what became of it; with --edition, what that
/// edition says of it.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// What to show
    #[arg(required = true, value_name = "ID-OR-TITLE", value_hint = ValueHint::Other)]
    words: Vec<String>,

    /// Show the outcome or domain as this edition has it: with its descriptor, rating and votes, where there are any
    #[arg(long, value_parser = choice::<Edition>())]
    edition: Option<Edition>,

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
  mscos show Freedom of movement --edition e-delphi-round-1
  mscos show lgbtq --format json";

impl Args {
    pub(crate) fn run(self, console: &Console) -> Result<Status, Failure> {
        // A title needs no quotes.
        let name = self.words.join(" ");
        let mut found = match self.edition {
            Some(edition) => find_in(edition, &name)?,
            None => find(&name),
        };
        if found.is_empty() {
            return Err(unknown(&name));
        }
        let first = found.remove(0);
        let mut out = self.destination.open(console)?;
        self.write(first, &name, &mut out)?;
        out.finish()?;
        if let Entry::Old = first {
            let edition = Outcome::resolve(&name).ok().and_then(|one| one.named().last()).map(EditionOutcome::edition);
            let edition = edition.map_or("", Edition::id);
            Console::say(&format!("With --edition {edition} it is shown as that edition has it.\n"));
        }
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
            Entry::Listed(outcome) => self.record(&OutcomeRecord::from(outcome), out),
            Entry::Indicator(indicator) => self.record(&IndicatorRecord::from(indicator), out),
            Entry::Domain(edition, domain) => self.record(&DomainRecord::of(edition, domain), out),
            Entry::Context(context) => self.record(&ContextRecord::from(context), out),
            Entry::Edition(edition) => self.record(&EditionRecord::from(edition), out),
            Entry::Rule(rule) => self.record(&RuleRecord::from(rule), out),
            Entry::RecordRule(rule) => self.record(&RecordRuleRecord::from(rule), out),
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
