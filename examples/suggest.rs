//! Suggests longlist outcomes for the people whom a project serves, each with its reasons and sources.
//!
//! ```text
//! cargo run --example suggest -- lgbtq insecure-immigration-status parents
//! ```
//!
//! A context is given by its id, its title, or a name that people use for it.

use std::io::Write;
use std::process::ExitCode;
use std::{env, io};

use mscos::{Context, ContextSet, OutcomeSet, emphases, suggest};

fn main() -> ExitCode {
    let mut contexts = ContextSet::EMPTY;
    for name in env::args().skip(1) {
        match name.parse::<Context>() {
            Ok(context) => contexts.insert(context),
            Err(error) => {
                eprintln!("{name}: {error}");
                return ExitCode::from(2);
            }
        };
    }
    if contexts.is_empty() {
        contexts = ContextSet::from([Context::Lgbtq, Context::InsecureImmigrationStatus]);
    }
    // Whoever reads the output may stop early: that is no error.
    let _ = io::stdout().lock().write_all(advice(contexts).as_bytes());
    ExitCode::SUCCESS
}

fn advice(contexts: ContextSet) -> String {
    let mut lines = Vec::new();
    for context in contexts {
        lines.push(format!("{}: {}", context.title(), context.text()));
        lines.extend(context.note().map(|note| format!("  note: {note}")));
    }
    lines.push("\nOutcomes to add to the seven core outcomes\n".to_owned());
    lines.extend(or_nothing(suggest(contexts, OutcomeSet::EMPTY).map(|suggestion| suggestion.to_string())));
    lines.push("Where to look closely in the core outcomes\n".to_owned());
    let emphases = emphases(contexts).map(|pairing| format!("  {}\n{pairing}", pairing.outcome().title()));
    lines.extend(or_nothing(emphases));
    lines.join("\n") + "\n"
}

/// A list without entries says so.
fn or_nothing(entries: impl Iterator<Item = String>) -> Vec<String> {
    let entries: Vec<_> = entries.collect();
    if entries.is_empty() { vec!["  nothing in particular\n".to_owned()] } else { entries }
}
