//! `mscos suggest`: what suits the people whom a project serves.

use std::path::PathBuf;

use clap::ValueHint;
use mscos::plan::{Plan, Population, Report, Settings};
use mscos::{Outcome, Pairing};

use crate::console::Console;
use crate::errors::{Failure, Status};
use crate::format::{self, Format};
use crate::input;
use crate::output::Destination;
use crate::people::People;
use crate::text::{paragraph, strong};

/// Suggest longlist outcomes for the people whom a project serves
///
/// Each suggestion has its reasons and sources: whether the report says so, an outcome's own descriptor does, or it is
/// this project's reading. They are offers to think over with the survivors served, and no gaps in a plan.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(flatten)]
    people: People,

    /// A plan: its contexts count too, and what it covers is not suggested again
    #[arg(long, value_name = "PLAN", value_hint = ValueHint::FilePath)]
    plan: Option<PathBuf>,

    /// A file of your organisation's own contexts and pairings
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    contexts: Option<PathBuf>,

    /// What the suggestions are written as
    #[arg(long, value_enum, ignore_case = true, default_value_t = Format::Text)]
    format: Format,

    #[command(flatten)]
    destination: Destination,
}

const EXAMPLES: &str = "\
Examples:
  mscos suggest --context lgbtq,parents
  mscos suggest --context \"insecure immigration status\"
  mscos suggest --plan plan.json --format csv

mscos list contexts shows the groups and circumstances covered.";

impl Args {
    pub(crate) fn run(self, console: &Console) -> Result<Status, Failure> {
        if self.people.is_empty() && self.plan.is_none() {
            let help = "name one with --context, or a plan with --plan; mscos list contexts shows them";
            return Err(Failure::refused("suggestions are made for contexts, and none is given", help));
        }
        let read = [&self.plan, &self.contexts].into_iter().flatten().map(PathBuf::as_path);
        input::once(read.clone())?;
        self.destination.apart_from(read)?;
        let own = self.contexts.as_deref().map(input::contexts).transpose()?;
        let mut plan = self.plan.as_deref().map_or_else(|| Ok(Plan::new("")), input::plan)?;
        let population = plan.population.get_or_insert_with(Population::default);
        population.contexts.extend(self.people.names(own.as_ref())?.into_iter().map(Into::into));
        let settings = own.map_or_else(Settings::new, |own| Settings::new().contexts(own));
        let report = plan.check_with(&settings);
        let names_nobody = plan.population.as_ref().is_none_or(|population| population.contexts.is_empty());
        if names_nobody {
            console.note("the plan names no context, so only what suits any project is suggested; mscos list contexts shows the groups and circumstances covered");
        }
        let mut out = self.destination.open(console)?;
        match self.format {
            Format::Text => {
                let text = text(&report, !names_nobody, out.width());
                out.print(&text)?;
            }
            Format::Json => format::json(&mut out, &report.advice())?,
            Format::Csv => format::csv(&mut out, &HEADS, rows(&report))?,
        }
        out.finish()?;
        Ok(Status::Well)
    }
}

/// Where everything that suits the people served is planned.
const NOTHING: &str = "Nothing is left to suggest: all that suits the people served is in the plan, or with a partner.";

/// For people, with the codes of colours; `asked` tells whether anybody is named for whom there could be suggestions.
fn text(report: &Report<'_>, asked: bool, width: usize) -> String {
    let mut parts = Vec::new();
    let named = |outcome: Outcome| {
        let mut out = String::new();
        paragraph(&mut out, "  ", "    ", &format!("{} ({outcome})", outcome.title()), width);
        out
    };
    let mut suggestions: Vec<_> = report.suggestions().map(|one| format!("{one:width$}")).collect();
    if suggestions.is_empty() && asked {
        let mut out = String::new();
        paragraph(&mut out, "  ", "    ", NOTHING, width);
        suggestions.push(out);
    }
    parts.push(section("Longlist outcomes that suit the people served", &suggestions));
    let emphases = report.emphases();
    let emphases: Vec<_> = emphases.map(|one| format!("{}{one:width$}", named(one.outcome()))).collect();
    parts.push(section("Where to look closely in the core outcomes", &emphases));
    let general = report.advice().general().map(|one| {
        let mut out = named(one.outcome());
        paragraph(&mut out, "    ", "      ", one.reason(), width);
        paragraph(&mut out, "      source: ", "        ", &one.source().to_string(), width);
        out
    });
    parts.push(section("Longlist outcomes that suit any project", &general.collect::<Vec<_>>()));
    let notes = report.notes().map(|(context, note)| {
        let mut out = String::new();
        paragraph(&mut out, "  ", "    ", &format!("{}: {note}", context.title()), width);
        out
    });
    parts.push(section("About the people served", &notes.collect::<Vec<_>>()));
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

/// A heading with what stands under it; nothing where there is nothing.
fn section(title: &str, entries: &[String]) -> String {
    if entries.is_empty() { String::new() } else { format!("{}\n\n{}", strong(title), entries.join("\n")) }
}

/// The columns of suggestions as CSV; an outcome has a row for each of its reasons.
const HEADS: [&str; 8] = ["role", "outcome", "title", "context", "basis", "reason", "indicators", "source"];

fn rows(report: &Report<'_>) -> Vec<Vec<String>> {
    let row = |pairing: &Pairing<'_>| {
        let indicators: Vec<_> = pairing.indicators().iter().map(|indicator| indicator.id()).collect();
        let outcome = pairing.outcome();
        let ids = [pairing.role().id(), outcome.id(), outcome.title(), pairing.context().id(), pairing.basis().id()];
        let texts = [pairing.reason().to_owned(), indicators.join(" "), pairing.source().to_string()];
        ids.into_iter().map(str::to_owned).chain(texts).collect()
    };
    let suggested = report.suggestions().flat_map(|suggestion| suggestion.reasons().map(row).collect::<Vec<_>>());
    let general = report.advice().general().map(|one| {
        let ids = ["general", one.outcome().id(), one.outcome().title(), "", "", one.reason(), ""];
        ids.into_iter().map(str::to_owned).chain([one.source().to_string()]).collect()
    });
    suggested.chain(report.emphases().map(row)).chain(general).collect()
}
