//! `mscos completions`: the command's words for a shell.

use std::io::Write;
use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::Cli;
use crate::console::Console;
use crate::errors::{Failure, Status};
use crate::output::{self, Destination};

/// Write the completions for a shell
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The shell
    #[arg(value_enum, ignore_case = true)]
    shell: Shell,

    #[command(flatten)]
    destination: Destination,
}

const EXAMPLES: &str = "\
Examples:
  mscos completions bash -o ~/.local/share/bash-completion/completions/mscos
  mscos completions zsh -o ~/.zfunc/_mscos
  mscos completions fish -o ~/.config/fish/completions/mscos.fish
  mscos completions powershell -o mscos.ps1

The folder is made where it is not there. For zsh, have `fpath+=~/.zfunc` in ~/.zshrc before compinit; for PowerShell, \
have `. path/to/mscos.ps1` in your profile.";

impl Args {
    pub(crate) fn run(self, console: &Console) -> Result<Status, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "mscos", &mut script);
        if let Some(folder) = self.destination.path().and_then(Path::parent) {
            output::make_folder(folder)?;
        }
        let mut out = self.destination.open(console)?;
        out.write_all(&script)?;
        out.finish()?;
        Ok(Status::Well)
    }
}
