//! `mscos new`: a plan to start from.

use std::fmt::Write as _;
use std::io::Write;

use clap::ValueHint;
use mscos::form::Respondent;
use mscos::plan::{DataSource, Measure, Plan, Population, SurvivorInvolvement, Timepoints};
use mscos::{Basis, Context, ContextSet, Indicator, Level, Outcome, OutcomeSet, Suggestion, suggest};

use crate::console::Console;
use crate::errors::{Failure, Status};
use crate::output::Destination;
use crate::people::{CONTEXTS, People};
use crate::text::{count, heading, paragraph, printable};

/// Write a plan to start from: the seven core outcomes, and what suits the people served
///
/// Every indicator of the seven is in it, grouped by who has to act. Level and data source are this project's proposals;
/// what only you can know is left out. The next steps are told on standard error.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// What the plan is called
    #[arg(long, default_value = "Evaluation plan", value_hint = ValueHint::Other)]
    title: String,

    #[command(flatten)]
    people: People,

    #[command(flatten)]
    destination: Destination,
}

const EXAMPLES: &str = "\
Examples:
  mscos new -o plan.json
  mscos new --title \"Harbour project\" --context lgbtq,parents -o plan.json

mscos list contexts shows the groups and circumstances covered.";

/// What is to be filled in or put right in every plan.
const STEPS: [&str; 5] = [
    "Read each measure: remove indicators that you cannot measure, and change `level` and `data_source` to what is \
     true. Ask survivors themselves wherever you can.",
    "Name the tool of each measure under `instrument`, and say how it measures under `method`: quantitative, qualitative \
     or mixed.",
    "Say how survivors take part under `survivor_involvement`: `from` (funding, design, delivery, analysis or none), \
     `paid`, `finances_shared`, `induction_and_support`, `exit_procedure`.",
    "`timepoints` proposes a baseline and every six months for two years, and `minimum_age` adults: change what differs. \
     Support itself need not end then.",
    "What a partner covers goes under `partners`, with its name and outcomes.",
];

impl Args {
    pub(crate) fn run(self, console: &Console) -> Result<Status, Failure> {
        let mut contexts = ContextSet::EMPTY;
        for name in self.people.names(None)? {
            contexts.insert(name.parse().map_err(|error| Failure::unknown(name, error, CONTEXTS))?);
        }
        let supplements = supplements(contexts);
        let plan = plan(&self.title, contexts, &supplements);
        let mut out = self.destination.open(console)?;
        writeln!(out, "{}", plan.to_json())?;
        out.finish()?;
        Console::say(&self.next_steps(contexts, supplements.len(), console.width_of_stderr()));
        Ok(Status::Well)
    }

    /// What only the people of the project can fill in.
    fn next_steps(&self, contexts: ContextSet, supplements: usize, width: usize) -> String {
        let mut steps: Vec<String> = STEPS.iter().map(|step| (*step).to_owned()).collect();
        if contexts.is_empty() {
            steps.push("Say whom you serve under `population`, `contexts`: mscos list contexts shows them, and mscos suggest what suits them.".to_owned());
        } else {
            let more = suggest(contexts, OutcomeSet::EMPTY).len().saturating_sub(supplements);
            let (one, many) = ("longlist outcome follows", "longlist outcomes follow");
            let outcomes = count(supplements, one, many);
            let mut step =
                format!("{outcomes} the core outcomes, for the people you serve; run mscos suggest to see why");
            if more > 0 {
                let _ = write!(step, ", and what else suits them ({more} more)");
            }
            steps.push(step + ".");
        }
        let path =
            self.destination.path().map_or_else(|| "PLAN".to_owned(), |path| path.to_string_lossy().into_owned());
        steps.push(format!("Then: mscos check {}", printable(&path)));
        let mut out = String::new();
        heading(&mut out, "Next steps");
        for step in &steps {
            paragraph(&mut out, "  - ", "    ", step, width);
        }
        out
    }
}

/// What the report or a descriptor pairs with the contexts, and for a context with nothing so firm the best there is.
fn supplements(contexts: ContextSet) -> Vec<Suggestion<'static>> {
    let firm = |one: &Suggestion<'_>| matches!(one.basis(), Basis::Stated | Basis::Descriptor);
    let all: Vec<_> = suggest(contexts, OutcomeSet::EMPTY).collect();
    let mut chosen: Vec<_> = all.iter().copied().filter(firm).collect();
    for context in contexts {
        let answers = |one: &&Suggestion<'static>| one.contexts().contains(context);
        if !chosen.iter().any(|one| answers(&one)) {
            chosen.extend(all.iter().find(answers));
        }
    }
    chosen
}

fn plan(title: &str, contexts: ContextSet, supplements: &[Suggestion<'_>]) -> Plan {
    let population =
        contexts.into_iter().fold(Population::adults(), |population, context: Context| population.context(context));
    let plan = Plan::new(title)
        .population(population)
        .timepoints(Timepoints::every_months(6).until_month(24))
        // Empty, so that its place is there to be filled in.
        .survivor_involvement(SurvivorInvolvement::default());
    let core = Outcome::CORE.into_iter().flat_map(|outcome| measures(outcome, outcome.indicators()));
    let further = supplements.iter().flat_map(|suggestion| {
        let begin: Vec<_> = suggestion.reasons().flat_map(|reason| reason.indicators().iter().copied()).collect();
        let outcome = suggestion.outcome();
        // Where no indicator carries the suggestion, the whole outcome does.
        if begin.is_empty() { measures(outcome, outcome.indicators()) } else { measures(outcome, &begin) }
    });
    core.chain(further).fold(plan, Plan::measure)
}

/// A measure for each level at which some of the indicators stand, and for whoever can tell.
fn measures(outcome: Outcome, indicators: &[Indicator]) -> Vec<Measure> {
    let places = Level::ALL.iter().flat_map(|level| DataSource::ALL.iter().map(move |source| (*level, *source)));
    let measure = |(level, source): (Level, DataSource)| {
        let own = outcome.indicators().iter().copied().filter(|one| indicators.contains(one));
        let own = own.filter(|one| one.level() == level && Respondent::fitting(*one) == Respondent::of(source));
        let measure = Measure::of(outcome).level(level).data_source(source).indicators(own);
        (!measure.indicators.is_empty()).then_some(measure)
    };
    places.filter_map(measure).collect()
}
