//! `mscos explain`: why a rule of a check is there.

use std::fmt::Display;

use mscos::assessment;
use mscos::plan::Rule;

use crate::choice;
use crate::console::Console;
use crate::errors::{Failure, Status};
use crate::output::Destination;
use crate::show::nearest_rule;
use crate::text::printable;

/// Explain a rule of mscos check or mscos assess: what it looks for, why, and what mends it
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The rule, by its name or code
    #[arg(value_parser = choice::all_rules(), hide_possible_values = true)]
    rule: String,

    #[command(flatten)]
    destination: Destination,
}

const EXAMPLES: &str = "\
Examples:
  mscos explain M001
  mscos explain recovery-used-alone
  mscos explain A001

mscos list rules shows those of mscos check, mscos list record-rules those of mscos assess.";

impl Args {
    pub(crate) fn run(self, console: &Console) -> Result<Status, Failure> {
        let of_plans = Rule::find(&self.rule).map(|rule| Box::new(rule.explain()) as Box<dyn Display>);
        let of_records = || assessment::Rule::find(&self.rule).map(|rule| Box::new(rule.explain()) as Box<dyn Display>);
        let Some(explained) = of_plans.or_else(of_records) else {
            let help = match nearest_rule(&self.rule).or_else(|| assessment::Rule::nearest(&self.rule)) {
                Some(name) => format!("the nearest is `{name}`"),
                None => "mscos list rules and mscos list record-rules show them".to_owned(),
            };
            return Err(Failure::refused(format!("no rule has the name or code `{}`", printable(&self.rule)), help));
        };
        let mut out = self.destination.open(console)?;
        let width = out.width();
        out.print(&format!("{explained:width$}"))?;
        out.finish()?;
        Ok(Status::Well)
    }
}
