//! `mscos man`: the manual.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use crate::Cli;
use crate::console::Console;
use crate::errors::{Failure, Status, reason};
use crate::output::{self, Output};
use crate::text::printable;

/// Write the manual: one page, or all of them into a folder
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The subcommand whose page is written [default: that of mscos itself]
    #[arg(value_name = "COMMAND", conflicts_with = "out")]
    command: Option<String>,

    /// Write every page into this folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Write over pages that are there already
    #[arg(long, requires = "out")]
    force: bool,
}

const EXAMPLES: &str = "\
Examples:
  mscos man check | man -l -
  mscos man --out ~/.local/share/man/man1";

impl Args {
    pub(crate) fn run(self, console: &Console) -> Result<Status, Failure> {
        let mut pages = pages();
        if let Some(folder) = &self.out {
            fs::create_dir_all(folder).map_err(|error| {
                let why = format!("{}: it cannot be made: {}", printable(&folder.to_string_lossy()), reason(&error));
                Failure::refused(why, "")
            })?;
            let rendered = pages.iter().map(|page| Ok((folder.join(page.get_filename()), roff(page)?)));
            output::files(&rendered.collect::<Result<Vec<_>, Failure>>()?, self.force, console)?;
            return Ok(Status::Well);
        }
        let wanted = self.command.as_deref().map_or_else(|| "mscos.1".to_owned(), |name| format!("mscos-{name}.1"));
        let Some(at) = pages.iter().position(|page| page.get_filename() == wanted) else {
            let name = printable(self.command.as_deref().unwrap_or_default());
            return Err(Failure::refused(format!("there is no subcommand `{name}`"), "mscos --help shows them"));
        };
        let mut out = Output::stdout(console);
        out.write_all(&roff(&pages.swap_remove(at))?)?;
        out.finish()?;
        Ok(Status::Well)
    }
}

/// The page of the command itself, and of each subcommand.
fn pages() -> Vec<Man> {
    // Folded for no terminal: the reader of the page folds it.
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    let own = command.get_subcommands().filter(|one| !one.is_hide_set()).cloned();
    let named = |one: Command| {
        let name = format!("mscos-{}", one.get_name());
        one.display_name(name)
    };
    let subcommands: Vec<_> = own.map(named).collect();
    let page = |command| Man::new(command).source(concat!("mscos ", env!("CARGO_PKG_VERSION"))).manual("User commands");
    std::iter::once(command).chain(subcommands).map(page).collect()
}

fn roff(page: &Man) -> Result<Vec<u8>, Failure> {
    let mut roff = Vec::new();
    page.render(&mut roff)?;
    Ok(roff)
}
