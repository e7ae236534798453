//! `mscos resolve`: what an old name is today.

use crate::console::Console;
use crate::errors::{Failure, Status};
use crate::format::{self, Format};
use crate::output::Output;
use crate::resolved::{HEADS, Resolved};

/// Tell what old titles or codes of outcomes are today
///
/// A name can be an id or a printed title of any edition, in any case and punctuation.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Titles or codes
    #[arg(required = true, value_name = "TITLE-OR-CODE")]
    names: Vec<String>,

    /// What the answer is written as
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

const EXAMPLES: &str = "\
Examples:
  mscos resolve 'Having people to talk to'
  mscos resolve improving-policy 'Freedom of movement' --format csv

Exit status: 0 every name is known, whatever became of it; 2 one is not.";

impl Args {
    pub(crate) fn run(self, console: &Console) -> Result<Status, Failure> {
        let resolved: Vec<_> = self.names.iter().map(|name| Resolved::of(name)).collect();
        let mut out = Output::stdout(console);
        match self.format {
            Format::Text => {
                let texts: Vec<_> = resolved.iter().map(|one| one.text(out.width())).collect();
                out.print(&texts.join("\n"))?;
            }
            Format::Json => format::json(&mut out, &resolved)?,
            Format::Csv => format::csv(&mut out, &HEADS, resolved.iter().flat_map(Resolved::rows))?,
        }
        out.finish()?;
        Ok(if resolved.iter().all(Resolved::is_known) { Status::Well } else { Status::Failed })
    }
}
