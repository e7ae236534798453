//! `mscos man`: the manual.

mod page;

use std::io::Write;
use std::path::PathBuf;

use clap::{Command, CommandFactory};

use self::page::Page;
use crate::Cli;
use crate::console::Console;
use crate::errors::{Failure, Status};
use crate::output::{self, Destination};
use crate::text::printable;

/// Write the manual: one page, or all of them into a folder
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The subcommand whose page is written [default: that of mscos itself]
    #[arg(value_name = "COMMAND")]
    command: Option<String>,

    /// Write to a file; without a COMMAND every page, into this folder [default: standard output]
    #[arg(short, long, alias = "out", value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    output: Option<PathBuf>,

    /// Write over pages that are there already
    #[arg(long, requires = "output")]
    force: bool,
}

const EXAMPLES: &str = "\
Examples:
  mscos man check | man -l -
  mscos man check -o mscos-check.1
  mscos man -o ~/.local/share/man/man1

A folder is made where it is not there.";

impl Args {
    pub(crate) fn run(self, console: &Console) -> Result<Status, Failure> {
        let mut pages = pages();
        let destination = Destination::new(self.output, self.force);
        if let (Some(folder), None) = (destination.path(), &self.command) {
            output::make_folder(folder)?;
            let rendered = pages.iter().map(|page| Ok((folder.join(page.file_name()), page.roff()?)));
            output::files(&rendered.collect::<Result<Vec<_>, Failure>>()?, self.force, console)?;
            return Ok(Status::Well);
        }
        let wanted = self.command.as_deref().map_or_else(|| "mscos.1".to_owned(), |name| format!("mscos-{name}.1"));
        let Some(at) = pages.iter().position(|page| page.file_name() == wanted) else {
            let name = printable(self.command.as_deref().unwrap_or_default());
            let names = pages.iter().filter_map(Page::subcommand).collect::<Vec<_>>().join(", ");
            return Err(Failure::refused(format!("there is no subcommand `{name}`"), format!("there are {names}")));
        };
        let mut out = destination.open(console)?;
        out.write_all(&pages.swap_remove(at).roff()?)?;
        out.finish()?;
        Ok(Status::Well)
    }
}

/// The page of the command itself, and of each subcommand.
fn pages() -> Vec<Page> {
    // Folded for no terminal: the reader of the page folds it.
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    let own = command.get_subcommands().filter(|one| !one.is_hide_set()).cloned();
    let named = |one: Command| {
        let name = format!("mscos-{}", one.get_name());
        one.display_name(name)
    };
    let subcommands: Vec<_> = own.map(named).collect();
    std::iter::once(command).chain(subcommands).map(Page::of).collect()
}
