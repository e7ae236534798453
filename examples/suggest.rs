//! Suggests longlist outcomes for the people whom a project serves, each with its reasons and sources.
//!
//! ```text
//! cargo run --example suggest -- lgbtq insecure-immigration-status parents
//! ```
//!
//! A context is given by its id, its title, or a name that people use for it.

use std::env;
use std::process::ExitCode;

use mscos::{Context, ContextSet, OutcomeSet, emphases, suggest};

#[expect(clippy::print_stdout, reason = "printing is what the example is for")]
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
    for context in contexts {
        println!("{}: {}", context.title(), context.text());
        if let Some(note) = context.note() {
            println!("  note: {note}");
        }
    }
    println!("\nOutcomes to add to the seven core outcomes\n");
    for suggestion in suggest(contexts, OutcomeSet::EMPTY) {
        println!("{suggestion}");
    }
    println!("Where to look closely in the core outcomes\n");
    for pairing in emphases(contexts) {
        println!("  {} ({})", pairing.outcome().title(), pairing.context().title());
        println!("    {}", pairing.reason());
    }
    ExitCode::SUCCESS
}
