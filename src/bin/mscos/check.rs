//! `mscos check`: plans against the core outcome set.

mod checked;
mod tally;

use std::io::{BufReader, Cursor, Read, Write};
use std::path::PathBuf;

use clap::{ValueEnum, ValueHint};
use mscos::plan::{Limits, Plan, Report, Settings, Severity, ndjson};

use self::checked::Checked;
use self::tally::Tally;
use crate::asked;
use crate::choice;
use crate::console::Console;
use crate::errors::{Failure, Status};
use crate::format;
use crate::input::{self, Input, Kept};
use crate::output::{Destination, Output};
use crate::progress::Progress;
use crate::text::{paragraph, strong};

/// Check plans: what they cover, what they miss, and how to mend it
///
/// A plan is a JSON document. Several plans, a folder of them, or a text with a plan on each line (NDJSON) are checked
/// in one run, with a summary at the end.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Files, folders (the .json, .ndjson and .jsonl files in them), or - for standard input
    #[arg(required = true, value_name = "PLAN", value_hint = ValueHint::AnyPath)]
    plans: Vec<PathBuf>,

    /// What the report is written as
    #[arg(long, value_enum, ignore_case = true, default_value_t = ReportFormat::Text)]
    format: ReportFormat,

    /// Set a rule aside, by its name or code, with a reason; can be given several times
    #[arg(long, value_name = "RULE[=REASON]", value_parser = choice::rules(), hide_possible_values = true)]
    ignore: Vec<String>,

    /// Give a rule another weight: error, warning or advice; can be given several times
    #[arg(long, value_name = "RULE=LEVEL", value_hint = ValueHint::Other)]
    severity: Vec<String>,

    /// A file of your organisation's own contexts and pairings
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    contexts: Option<PathBuf>,

    /// The words of the report: a file, `english` or `pseudo` (foreign-looking English, for tests)
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    wording: Option<PathBuf>,

    /// Treat warnings as failures: exit with 1 if there are any warnings or errors
    #[arg(long)]
    strict: bool,

    /// Print no report: the exit status tells
    #[arg(short, long, conflicts_with = "output")]
    quiet: bool,

    #[command(flatten)]
    destination: Destination,
}

const EXAMPLES: &str = "\
Examples:
  mscos check plan.json
  mscos check plans/ --strict --quiet
  mscos check plan.json --format html -o report.html
  mscos check plan.json --wording cy.json
  mscos check plan.json --ignore \"M026=the funder chose the title\"

Several plans as JSON, and any number of them as NDJSON, are a line for each: its file, its line where it has one, and \
its report or its problems. Of a single plan that cannot be read, JSON has its file and its problems.

Exit status: 0 every plan meets the minimum standard, itself or with partners; 1 one is incomplete, or with --strict \
has a warning; 2 one cannot be read, or wrong usage.";

/// What a report is written as.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ReportFormat {
    /// For a terminal
    Text,
    /// For programs: the report of one plan, or a line for each of several
    Json,
    /// For programs: a line for each plan, and for one plan too
    Ndjson,
    /// For a wiki or an issue
    #[value(alias = "md")]
    Markdown,
    /// A page that stands alone, for one plan
    Html,
}

/// Where to look for a rule.
const RULES: &str = "mscos list rules shows them";

/// The reason where none is given: somebody asked for it, and the report says so.
const ASKED: &str = "asked for on the command line";

impl Args {
    pub(crate) fn run(self, console: &Console) -> Result<Status, Failure> {
        let files = [&self.contexts, &self.wording].into_iter().flatten();
        input::once(self.plans.iter().chain(files).map(PathBuf::as_path))?;
        let settings = self.settings()?;
        let (inputs, folders) = input::plans(&self.plans)?;
        let files = [&self.contexts, &self.wording].into_iter().flatten().map(PathBuf::as_path);
        self.destination.apart_from(inputs.iter().filter_map(Input::path).chain(files))?;
        let several = folders || inputs.len() > 1;
        if several && self.format == ReportFormat::Html {
            return Err(one_page());
        }
        let out = self.destination.open(console)?;
        let bytes = inputs.iter().map(Input::size).sum::<Option<u64>>();
        let progress = Progress::new(bytes, out.is_terminal() && !self.quiet);
        let Self { format, strict, quiet, .. } = self;
        let tally = Tally::default();
        let settings = &settings;
        let mut run = Run { console, settings, format, strict, out, progress, several, quiet, tally };
        let all = run.all(&inputs);
        let status = run.tally.worst();
        match all.and_then(|()| run.end()) {
            // Whoever read the output has stopped; what was found so far still counts.
            Ok(()) | Err(Failure::Closed) => Ok(status),
            Err(failure) => Err(failure),
        }
    }

    fn settings(&self) -> Result<Settings, Failure> {
        let mut settings = Settings::new();
        for asked in &self.ignore {
            let (rule, reason) = asked.split_once('=').unwrap_or((asked, ASKED));
            settings = settings.ignore(rule, reason).map_err(|error| Failure::unknown(asked, error, RULES))?;
        }
        for asked in &self.severity {
            let help = "write it as RULE=LEVEL, such as no-context=error; the levels are error, warning and advice";
            let (rule, level) = asked.split_once('=').ok_or_else(|| Failure::refused("a level is missing", help))?;
            let level: Severity = level.parse().map_err(|error| Failure::unknown(asked, error, help))?;
            settings = settings.severity(rule, level).map_err(|error| Failure::unknown(asked, error, RULES))?;
        }
        if let Some(path) = &self.contexts {
            settings = settings.contexts(input::contexts(path)?);
        }
        Ok(match &self.wording {
            Some(path) => settings.wording(asked::wording(path)?),
            None => settings,
        })
    }
}

fn one_page() -> Failure {
    Failure::refused("a page is for one plan", "check them one by one, or use --format markdown")
}

/// One run over all plans.
struct Run<'a> {
    console: &'a Console,
    settings: &'a Settings,
    format: ReportFormat,
    strict: bool,
    out: Output,
    progress: Progress,
    /// Whether each report says whose it is.
    several: bool,
    quiet: bool,
    tally: Tally,
}

/// Whose a report is.
struct Place<'a> {
    input: &'a Input,
    line: Option<usize>,
}

impl Run<'_> {
    fn all(&mut self, inputs: &[Input]) -> Result<(), Failure> {
        for input in inputs {
            match self.input(input) {
                // Several plans and a page: that is asked wrongly, and says nothing of a plan.
                Err(failure) if self.several && self.format == ReportFormat::Html => return Err(failure),
                Err(failure @ (Failure::Refused { .. } | Failure::Unreadable(_))) => {
                    self.unread(&Place { input, line: None }, &failure)?;
                }
                other => other?,
            }
        }
        Ok(())
    }

    /// Checks the plan of an input, or each of its plans.
    fn input(&mut self, input: &Input) -> Result<(), Failure> {
        let limits = Limits::default();
        let mut reader = BufReader::new(self.progress.counting(input.open()?));
        let head = input.head(&mut reader, limits.bytes)?;
        if !input::is_ndjson(input, &head) {
            return match Plan::from_json(&head) {
                Ok(plan) => self.plan(&Place { input, line: None }, &plan, Some(&head)),
                Err(error) => Err(input.no_plan(&error, head)),
            };
        }
        self.several = true;
        if self.format == ReportFormat::Html {
            return Err(one_page());
        }
        let (reader, kept) = Kept::new(Cursor::new(head).chain(reader), limits.bytes);
        let before = self.tally.plans();
        for line in ndjson(reader) {
            let place = Place { input, line: Some(line.number) };
            let text = kept.take();
            match line.plan {
                Ok(plan) => self.plan(&place, &plan, None)?,
                Err(error) => {
                    let text = text.trim_ascii_end().rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
                    self.unread(&place, &input.unreadable(&error, text.to_owned(), line.number))?;
                }
            }
        }
        if self.tally.plans() == before {
            return Err(input.refused("there is no plan in it", ""));
        }
        Ok(())
    }

    /// Checks a plan; where it is a document of its own, the report tells its lines.
    fn plan(&mut self, place: &Place<'_>, plan: &Plan, document: Option<&[u8]>) -> Result<(), Failure> {
        let report = plan.check_with(self.settings);
        self.tally.count(&report, self.strict);
        self.progress.checked(self.tally.plans());
        if self.quiet {
            return Ok(());
        }
        let report = match document {
            Some(json) => report.with_lines_of(json),
            None => report,
        };
        self.report(place, &report)
    }

    fn report(&mut self, place: &Place<'_>, report: &Report<'_>) -> Result<(), Failure> {
        let width = self.out.width();
        let between = if self.tally.plans() > 1 { "\n" } else { "" };
        match self.format {
            ReportFormat::Text => {
                if self.several {
                    self.out.print(&format!("{between}{}\n\n", strong(&place.to_string())))?;
                }
                self.out.print(&format!("{:width$}", report.coloured()))
            }
            ReportFormat::Markdown => {
                if self.several {
                    // Backticks would end the name early.
                    let name = place.to_string().replace('`', "'");
                    write!(self.out, "{between}`{name}`\n\n")?;
                }
                Ok(write!(self.out, "{}", report.markdown())?)
            }
            ReportFormat::Html => Ok(write!(self.out, "{}", report.html())?),
            _ if self.is_in_lines() => self.line(&Checked::new(place, Some(report), None)),
            ReportFormat::Json | ReportFormat::Ndjson => format::json(&mut self.out, report),
        }
    }

    /// Tells that a plan cannot be read, and goes on.
    fn unread(&mut self, place: &Place<'_>, failure: &Failure) -> Result<(), Failure> {
        self.tally.unreadable += 1;
        self.out.flush()?;
        self.progress.aside(|| self.console.tell(failure));
        let checked = Checked::new(place, None, Some(failure));
        match self.format {
            _ if self.quiet => Ok(()),
            _ if self.is_in_lines() => self.line(&checked),
            ReportFormat::Json => format::json(&mut self.out, &checked),
            _ => Ok(()),
        }
    }

    /// Whether each plan is a line of JSON.
    const fn is_in_lines(&self) -> bool {
        matches!((self.format, self.several), (ReportFormat::Ndjson, _) | (ReportFormat::Json, true))
    }

    fn line(&mut self, line: &Checked<'_, '_>) -> Result<(), Failure> {
        let mut json = serde_json::to_vec(line).map_err(std::io::Error::from)?;
        json.push(b'\n');
        Ok(self.out.write_all(&json)?)
    }

    /// The summary.
    fn end(mut self) -> Result<(), Failure> {
        if self.several && !self.quiet {
            let mut summary = String::new();
            paragraph(&mut summary, "", "", &self.tally.to_string(), self.out.width());
            match self.format {
                ReportFormat::Text => self.out.print(&format!("\n{}", strong(&summary)))?,
                ReportFormat::Markdown => write!(self.out, "\n---\n\n{summary}")?,
                ReportFormat::Json | ReportFormat::Ndjson | ReportFormat::Html => {
                    self.progress.aside(|| Console::say(&summary));
                }
            }
        }
        // Where nothing was written because the only plan cannot be read, no file is made either.
        let is_written = match self.format {
            ReportFormat::Json | ReportFormat::Ndjson => true,
            ReportFormat::Text | ReportFormat::Markdown => self.several,
            ReportFormat::Html => false,
        };
        if self.tally.unreadable == 0 || is_written { self.out.finish() } else { Ok(()) }
    }
}

impl std::fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.input.name())?;
        self.line.map_or(Ok(()), |line| write!(f, ", line {line}"))
    }
}
