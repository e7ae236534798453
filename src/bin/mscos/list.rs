//! `mscos list`: what the set is made of.

use clap::ValueEnum;
use mscos::assessment;
use mscos::plan::Rule;
use mscos::{Context, Definition, Edition, Indicator, Recommendation};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::choice::choice;
use crate::console::Console;
use crate::errors::{Failure, Status};
use crate::format::{self, Format};
use crate::output::Destination;
use crate::record::{
    ContextRecord, DefinitionRecord, DomainRecord, EditionRecord, IndicatorRecord, OutcomeRecord, RecommendationRecord,
    Record, RecordRuleRecord, RuleRecord, table,
};

/// List outcomes, indicators, contexts and what else the set is made of
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// What to list
    #[arg(value_enum, ignore_case = true)]
    what: What,

    /// The edition whose outcomes or domains are listed [default: the current one]
    #[arg(long, value_parser = choice::<Edition>())]
    edition: Option<Edition>,

    /// What the list is written as
    #[arg(long, value_enum, ignore_case = true, default_value_t = Format::Text)]
    format: Format,

    #[command(flatten)]
    destination: Destination,
}

const EXAMPLES: &str = "\
Examples:
  mscos list outcomes
  mscos list outcomes --edition longlist-2022-03
  mscos list indicators --format csv -o indicators.csv

Each entry can be seen whole with mscos show.";

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// The outcomes, the seven core ones first
    Outcomes,
    /// What they are sorted by
    Domains,
    /// The clauses of their descriptors, as statements that can be checked
    Indicators,
    /// The circumstances that longlist outcomes are chosen for
    Contexts,
    /// The lists of outcomes that were published
    Editions,
    /// The rules of mscos check
    Rules,
    /// The rules of mscos assess
    RecordRules,
    /// What the report recommends
    Recommendations,
    /// What the report means by its words
    Definitions,
}

impl Args {
    pub(crate) fn run(self, console: &Console) -> Result<Status, Failure> {
        let earlier = self.edition.is_some_and(|edition| edition != Edition::CURRENT);
        if earlier && !matches!(self.what, What::Outcomes | What::Domains) {
            let help = "leave --edition out, or list outcomes or domains";
            return Err(Failure::refused("only outcomes and domains are known of an earlier edition", help));
        }
        let edition = self.edition.unwrap_or(Edition::CURRENT);
        match self.what {
            What::Outcomes => self.list(edition.outcomes().iter().map(OutcomeRecord::from), console),
            What::Domains => {
                self.list(edition.domains().iter().map(|domain| DomainRecord::of(edition, domain)), console)
            }
            What::Indicators => self.list(Indicator::ALL.iter().copied().map(IndicatorRecord::from), console),
            What::Contexts => self.list(Context::ALL.iter().copied().map(ContextRecord::from), console),
            What::Editions => self.list(Edition::ALL.iter().copied().map(EditionRecord::from), console),
            What::Rules => self.list(Rule::all().map(RuleRecord::from), console),
            What::RecordRules => self.list(assessment::Rule::all().map(RecordRuleRecord::from), console),
            What::Recommendations => {
                self.list(Recommendation::ALL.iter().copied().map(RecommendationRecord::from), console)
            }
            What::Definitions => self.list(Definition::ALL.iter().copied().map(DefinitionRecord::from), console),
        }
    }

    fn list<R: Record>(&self, records: impl Iterator<Item = R>, console: &Console) -> Result<Status, Failure> {
        let records: Vec<R> = records.collect();
        let mut out = self.destination.open(console)?;
        match self.format {
            Format::Text => {
                let text = table(&records).text(out.width());
                out.print(&text)?;
            }
            Format::Json => format::json(&mut out, &Listing { edition: self.edition, records: &records })?,
            Format::Csv => format::csv(&mut out, R::HEADS, records.iter().map(Record::cells))?,
        }
        out.finish()?;
        Ok(Status::Well)
    }
}

/// The records under the name of what they are, with the edition that they are of.
struct Listing<'a, R> {
    edition: Option<Edition>,
    records: &'a [R],
}

impl<R: Record> Serialize for Listing<'_, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut listing = serializer.serialize_map(Some(2))?;
        listing.serialize_entry("edition", &self.edition.unwrap_or(Edition::CURRENT))?;
        listing.serialize_entry(R::KEY, &self.records)?;
        listing.end()
    }
}
