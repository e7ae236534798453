//! The command `mscos`: the Modern Slavery Core Outcome Set for people who don't write Rust.
//!
//! One file per subcommand, each with its `Args` (what can be asked, and the words of its help) and its `run`. To add
//! one, add its file, its `mod` line, its variant of [`Command`] and its line in [`Command::run`]. What they share:
//!
//! | file | holds |
//! |---|---|
//! | `asked.rs` | what a form is made of: plans, lists of outcomes, scales, wordings |
//! | `choice.rs`, `people.rs` | options that take names which the library knows |
//! | `console.rs` | the width and colours of the terminal; what is said on standard error |
//! | `input.rs` | files, folders and standard input, read within limits |
//! | `output.rs`, `leftover.rs` | standard output, and files that are written whole or not at all |
//! | `errors.rs`, `mask.rs` | why a thing could not be done, with the line of the document, its texts masked |
//! | `format.rs`, `table.rs`, `text.rs` | text, JSON and CSV |
//! | `facts.rs`, `record.rs`, `resolved.rs` | what is shown of an entry or of an old name, in every format |
//! | `progress.rs` | the bar of long work |
//!
//! Everything that is said about plans comes from the library; nothing here knows a rule or an outcome.
//!
//! Exit status: 0 where all is well, 1 where something is left to do (a plan is incomplete, a code needs a person), 2
//! where something cannot be read or was asked wrongly. No text of a plan, a record or a wording is ever
//! repeated, but for the notice that a wording has to show.

mod asked;
mod assess;
mod check;
mod choice;
mod completions;
mod console;
mod errors;
mod explain;
mod facts;
mod form;
mod format;
mod input;
mod leftover;
mod list;
mod man;
mod mask;
mod migrate;
mod new;
mod output;
mod people;
mod progress;
mod record;
mod resolve;
mod resolved;
mod schema;
mod show;
mod suggest;
mod table;
mod text;
mod wording;

use std::env;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueHint};

use crate::console::{Colour, Console, Early, WIDTHS};
use crate::errors::{Failure, Status};

/// What support for adult survivors of modern slavery should achieve, and whether an evaluation plan covers it.
///
/// The Modern Slavery Core Outcome Set has seven core outcomes that every intervention is asked to cover, itself or
/// through partners, and a longlist of further outcomes to add according to who is being supported.
#[derive(Parser)]
#[command(name = "mscos", version, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,

    /// When to use colours
    #[arg(long, global = true, value_enum, ignore_case = true, value_name = "WHEN", default_value_t = Colour::Auto)]
    color: Colour,

    /// Fold text at so many columns [default: those of the terminal; 88 in a pipe or a file]
    #[arg(long, global = true, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(WIDTHS), value_hint = ValueHint::Other)]
    width: Option<u16>,
}

const EXAMPLES: &str = "\
Begin here:
  mscos new --context lgbtq -o plan.json       a plan to start from
  mscos check plan.json                        what it covers, and what it misses
  mscos form plan.json --to xlsx -o form.xlsx  a form for Kobo, ODK or Survey123
  mscos list contexts                          the groups and circumstances covered
  mscos show Access to education               all about an outcome

Exit status: 0 all is well, 1 something is left to do, 2 unreadable input or wrong usage.";

#[derive(Subcommand)]
enum Command {
    Check(check::Args),
    New(new::Args),
    Suggest(suggest::Args),
    List(list::Args),
    Show(show::Args),
    Explain(explain::Args),
    Resolve(resolve::Args),
    Migrate(migrate::Args),
    Form(form::Args),
    Assess(assess::Args),
    Wording(wording::Args),
    Schema(schema::Args),
    Completions(completions::Args),
    Man(man::Args),
}

impl Command {
    fn run(self, console: &Console) -> Result<Status, Failure> {
        match self {
            Self::Check(args) => args.run(console),
            Self::New(args) => args.run(console),
            Self::Suggest(args) => args.run(console),
            Self::List(args) => args.run(console),
            Self::Show(args) => args.run(console),
            Self::Explain(args) => args.run(console),
            Self::Resolve(args) => args.run(console),
            Self::Migrate(args) => args.run(console),
            Self::Form(args) => args.run(console),
            Self::Assess(args) => args.run(console),
            Self::Wording(args) => args.run(console),
            Self::Schema(args) => args.run(console),
            Self::Completions(args) => args.run(console),
            Self::Man(args) => args.run(console),
        }
    }
}

fn main() -> ExitCode {
    // Help and misuse are printed before the arguments are known, so these are looked for by hand.
    let early = Early::asked(env::args_os());
    early.colour.choose();
    let command = Cli::command().term_width(early.columns_of_help());
    let parsed = command.try_get_matches_from(env::args_os()).and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => {
            match error.print().map_err(Failure::from) {
                // Whoever reads the help may stop early: that is no error.
                Ok(()) | Err(Failure::Closed) => {}
                Err(failure) => {
                    Console::new(early.width).tell(&failure);
                    return failure.status().into();
                }
            }
            return u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from);
        }
    };
    cli.color.choose();
    let console = Console::new(cli.width);
    let status = cli.command.run(&console).unwrap_or_else(|failure| {
        console.tell(&failure);
        failure.status()
    });
    status.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a command that any shell takes: double quotes keep one together. A comment stands behind two spaces.
    fn words(line: &str) -> Vec<String> {
        let mut words = Vec::new();
        for (nth, part) in line.split('"').enumerate() {
            let part = if nth % 2 == 1 { part } else { part.split("  ").next().unwrap_or_default() };
            if nth % 2 == 1 {
                words.push(part.to_owned());
            } else {
                words.extend(part.split_whitespace().map(str::to_owned));
            }
        }
        words
    }

    #[test]
    fn every_example_of_every_help_is_a_command_that_any_shell_takes() {
        let command = Cli::command();
        for one in std::iter::once(&command).chain(command.get_subcommands()) {
            let help = one.get_after_help().map(ToString::to_string).unwrap_or_default();
            let examples =
                help.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| line.starts_with("mscos "));
            let examples: Vec<_> = examples.collect();
            assert!(!examples.is_empty(), "{}", one.get_name());
            for example in examples {
                // `man -l -` is for systems that have manuals.
                let example = example.strip_suffix(" | man -l -").unwrap_or(example);
                assert!(!example.contains(['\'', '`', '$', '|', '<', '>', ';', '&', '*']), "{example}");
                let parsed = Cli::try_parse_from(words(example));
                assert!(
                    parsed.is_ok(),
                    "{example}: {}",
                    parsed.err().map(|error| error.to_string()).unwrap_or_default()
                );
            }
        }
    }
}
