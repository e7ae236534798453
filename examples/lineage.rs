//! Tells the whole story of an outcome, under whatever name it is known.
//!
//! ```text
//! cargo run --example lineage -- "having people to talk to"
//! ```

use std::fmt::{self, Display};
use std::io::Write;
use std::process::ExitCode;
use std::{env, io};

use mscos::Outcome;
use mscos::edition::EditionOutcome;
use mscos::lineage::{Edge, Resolution};

const DEFAULT: &str = "having people to talk to";

fn main() -> ExitCode {
    let name = env::args().nth(1).unwrap_or_else(|| DEFAULT.to_owned());
    match Outcome::resolve(&name) {
        Ok(resolution) => {
            // Whoever reads the output may stop early: that is no error.
            let _ = write!(io::stdout().lock(), "{}", Story(resolution));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

struct Story(Resolution);

impl Display for Story {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        today(&self.0, f)?;
        f.write_str("\nThe name stands in\n")?;
        self.0.named().try_for_each(|outcome| entry(outcome, f))?;
        f.write_str("\nWhat became of it, and what led to where it is today\n")?;
        steps(&self.0).into_iter().try_for_each(|step| told(step, f))
    }
}

fn today(resolution: &Resolution, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if let Some(edition) = resolution.dropped_in() {
        let edition = edition.title();
        return writeln!(f, "Today: no outcome continues it; it was dropped in {edition}.");
    }
    for outcome in resolution.outcomes() {
        writeln!(f, "Today: {} ({outcome})", outcome.title())?;
    }
    if resolution.is_ambiguous() {
        writeln!(f, "The name can mean any of them.")?;
    }
    Ok(())
}

fn entry(outcome: &EditionOutcome, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    writeln!(f, "\n  {}: {}", outcome.edition().title(), outcome.title())?;
    if let Some(domain) = outcome.domain() {
        writeln!(f, "    domain: {}", domain.title())?;
    }
    if let Some(rating) = outcome.rating() {
        let band = rating.band().title().to_lowercase();
        writeln!(f, "    rated {} (place {}, {band})", rating.score(), rating.rank())?;
    }
    if let Some(reason) = outcome.title_reconstructed() {
        writeln!(f, "    title reconstructed: {reason}")?;
    }
    writeln!(f, "    source: {}", outcome.source())
}

/// The steps from the name to today, and those that led to the same outcome by another way.
fn steps(resolution: &Resolution) -> Vec<&'static Edge> {
    let mut steps: Vec<&Edge> = resolution.steps().collect();
    for step in resolution.outcomes().iter().flat_map(Outcome::history) {
        if !steps.iter().any(|known| std::ptr::eq(*known, step)) {
            steps.push(step);
        }
    }
    steps.sort_by_key(|step| (step.from_edition(), step.to_edition()));
    steps
}

fn told(step: &Edge, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (from, to) = (step.from_edition().title(), step.to_edition().title());
    let (old, new) = (quoted(step.from()), quoted(step.to()));
    writeln!(f, "\n  {from} to {to}")?;
    writeln!(f, "    {old} -> {new}: {} ({})", step.relation(), step.warrant())?;
    writeln!(f, "    {}", step.reason())?;
    writeln!(f, "    source: {}", step.source())
}

fn quoted(outcome: Option<&EditionOutcome>) -> String {
    outcome.map_or_else(|| "(nothing)".to_owned(), |outcome| format!("\"{}\"", outcome.title()))
}
