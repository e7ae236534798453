//! `mscos completions`: the command's words for a shell.

use std::io::Write;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::Cli;
use crate::console::Console;
use crate::errors::{Failure, Status};
use crate::output::Output;

/// Write the completions for a shell
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

const EXAMPLES: &str = "\
Examples:
  mscos completions bash > ~/.local/share/bash-completion/completions/mscos
  mscos completions fish > ~/.config/fish/completions/mscos.fish";

impl Args {
    pub(crate) fn run(self, console: &Console) -> Result<Status, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "mscos", &mut script);
        let mut out = Output::stdout(console);
        out.write_all(&script)?;
        out.finish()?;
        Ok(Status::Well)
    }
}
