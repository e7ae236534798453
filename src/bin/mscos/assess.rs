//! `mscos assess`: filled-in forms, checked against the form and summed up.

mod contents;
mod exports;
mod found;
mod records;

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use mscos::assessment::{AssessmentReport, Finding, Summary, Threshold, check_all};
use mscos::form::Form;
use mscos::plan::Severity;
use mscos::wording::Wording;
use serde::Serialize;

use self::exports::Unread;
use self::found::found;
use self::records::{Place, Records};
use crate::asked::{self, Scales};
use crate::console::Console;
use crate::errors::{Failure, Status};
use crate::format;
use crate::input;
use crate::output::Destination;

/// Check filled-in forms against the plan's form, and sum up the answers over time
///
/// A record is what a form returns. It is checked for what the form could not have given, such as an answer that is not
/// offered. The summary counts answers and hides small numbers: nothing is scored, and nothing is told of one person.
///
/// Findings go to standard error and are meant only for those who keep the records. Publish only the summary.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES, override_usage = USAGE)]
pub(crate) struct Args {
    /// The plan that the form was made of; left out with --outcomes
    #[arg(required_unless_present = "outcomes")]
    plan: Option<PathBuf>,

    /// Files of records: JSON with one or a list, a text with a record on each line (NDJSON), or - for standard input
    #[arg(required_unless_present = "outcomes", value_name = "RECORDS")]
    records: Vec<PathBuf>,

    /// What a form without a plan asks about, as in mscos form: core, all, or ids and titles with commas between them
    #[arg(long, value_name = "LIST")]
    outcomes: Option<String>,

    /// The files are exports of Kobo or ODK Central: JSON (a list, a page, a single submission, one on each line) or CSV
    #[arg(long)]
    submissions: bool,

    #[command(flatten)]
    scales: Scales,

    /// Numbers below this one are hidden; at least 3. Use one threshold for all that you publish [default: 5]
    #[arg(long, value_name = "NUMBER")]
    threshold: Option<u16>,

    /// The words of the summary in text and CSV: a file, `english`, or `pseudo`; titles are replaced [default: english]
    #[arg(long, value_name = "FILE")]
    wording: Option<PathBuf>,

    /// What the findings and the summary are written as
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    format: ReportFormat,

    /// Write the summary alone; in JSON the document is the summary. Standard error then tells no finding, but still what
    /// cannot be read, that pages of an export are missing, and what the plan names that cannot be asked about
    #[arg(long)]
    summary_only: bool,

    /// Treat warnings as failures: exit with 1 if there are any warnings or errors
    #[arg(long)]
    strict: bool,

    #[command(flatten)]
    destination: Destination,
}

const USAGE: &str = "mscos assess [OPTIONS] <PLAN> <RECORDS>...
       mscos assess [OPTIONS] --outcomes <LIST> <RECORDS>...";

const EXAMPLES: &str = "\
Examples:
  mscos assess plan.json records.ndjson
  mscos assess plan.json march.json july.json --strict
  mscos assess plan.json kobo.json --submissions --format csv -o summary.csv
  mscos assess --outcomes core records.ndjson

The summary goes to standard output, what was found to standard error. What was found tells of single records, and so \
of what the summary hides: it is for those who keep the records. Publish the summary alone. A document in JSON holds \
both, unless --summary-only is given; `records` tells file and line of the `record` of each finding.

Give the same --scale or --scales as to mscos form, if any. Several files are summed up together, a submission that \
stands in several of them once. Exports of Kobo and ODK Central: fetch JSON, of Kobo \
https://SERVER/api/v2/assets/ID/data.json, of ODK Central \
https://SERVER/v1/projects/NUMBER/forms/ID.svc/Submissions, or export CSV, in Kobo with \"XML values and headers\".

In CSV an empty count is a hidden one, and not zero.

Exit status: 0 nothing has to be mended; 1 there is an error, or with --strict a warning; 2 a record cannot be read, or \
something was asked wrongly. Records that cannot be read are told and not counted.";

/// What findings and summary are written as.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ReportFormat {
    /// For people
    Text,
    /// For programs of those who keep the records: what was found, where, and the summary
    Json,
    /// For spreadsheets: the summary
    Csv,
}

impl Args {
    pub(crate) fn run(self, console: &Console) -> Result<Status, Failure> {
        let threshold = self.threshold()?;
        let (plan, files) = self.files()?;
        let beside = [plan, self.scales.path(), self.wording.as_deref()].into_iter().flatten();
        let read: Vec<_> = beside.chain(files.iter().copied()).collect();
        input::once(read.iter().copied())?;
        input::each_once(&files)?;
        self.destination.apart_from(read)?;
        let wording = self.wording.as_deref().map_or_else(|| Ok(Wording::english()), asked::wording)?;
        let form = self.form(plan, console)?;
        let mut records = Records::new(self.summary_only);
        records.read(files, self.submissions.then_some(&form), console)?;
        if records.all.is_empty() {
            return records.nothing();
        }
        let report = check_all(&form, &records.all);
        let summary = Summary::with_threshold(&form, &records.all, threshold);
        match self.write(&report, &records, &summary, &wording, console) {
            // Whoever read the output has stopped; what was found still counts.
            Err(Failure::Closed) => {}
            written => written?,
        }
        Ok(self.status(&report, &records))
    }

    /// The plan, and the files of records. Where outcomes are named there is no plan, and what stands first is records.
    fn files(&self) -> Result<(Option<&Path>, Vec<&Path>), Failure> {
        let records = self.records.iter().map(PathBuf::as_path);
        if self.outcomes.is_none() {
            return Ok((self.plan.as_deref(), records.collect()));
        }
        let files: Vec<_> = self.plan.as_deref().into_iter().chain(records).collect();
        if files.is_empty() {
            return Err(Failure::refused("no file of records is named", "name at least one, or - for standard input"));
        }
        Ok((None, files))
    }

    fn form(&self, plan: Option<&Path>, console: &Console) -> Result<Form, Failure> {
        let form = match (plan, &self.outcomes) {
            (Some(plan), _) => asked::of_plan(plan, console)?,
            (None, outcomes) => Form::of_outcomes(asked::outcomes(outcomes.as_deref().unwrap_or_default())?),
        };
        self.scales.of(form)
    }

    fn write(
        &self,
        report: &AssessmentReport,
        records: &Records,
        summary: &Summary,
        wording: &Wording,
        console: &Console,
    ) -> Result<(), Failure> {
        let mut out = self.destination.open(console)?;
        let width = out.width();
        if self.format != ReportFormat::Json && !self.summary_only {
            let found = found(report, records, console.width_of_stderr());
            Console::say(&format!(
                "{found}\nFindings are meant only for those who keep the records. Publish only the summary.\n\n"
            ));
        }
        match self.format {
            ReportFormat::Text => out.print(&format!("{:width$}", summary.display(wording)))?,
            ReportFormat::Json if self.summary_only => format::json(&mut out, summary)?,
            ReportFormat::Json => format::json(&mut out, &Document::new(report, records, summary))?,
            ReportFormat::Csv => write!(out, "{}", summary.csv_in(wording))?,
        }
        out.finish()
    }

    fn threshold(&self) -> Result<Threshold, Failure> {
        let Some(asked) = self.threshold else { return Ok(Threshold::default()) };
        Threshold::new(asked).ok_or_else(|| {
            let help = format!("the least is {LEAST}: with less, people could find themselves and others");
            Failure::refused("a threshold this low hides nobody", help)
        })
    }

    fn status(&self, report: &AssessmentReport, records: &Records) -> Status {
        let warnings = report.count(Severity::Warning) + records.warnings;
        if records.unreadable > 0 {
            Status::Failed
        } else if report.count(Severity::Error) > 0 || (self.strict && warnings > 0) {
            Status::Open
        } else {
            Status::Well
        }
    }
}

const LEAST: u16 = Threshold::LEAST.get();

/// For programs of those who keep the records.
#[derive(Serialize)]
struct Document<'a> {
    findings: &'a [Finding],
    /// Where the records stand that findings are about, and no others: their number is not to be told.
    records: Vec<&'a Place>,
    /// Keys of submissions that are not of the form.
    unread: &'a [Unread],
    unreadable: usize,
    summary: &'a Summary,
}

impl<'a> Document<'a> {
    fn new(report: &'a AssessmentReport, records: &'a Records, summary: &'a Summary) -> Self {
        let findings = report.findings();
        let (unread, unreadable) = (&records.unread, records.unreadable);
        Self { findings, records: records.places_of(findings), unread, unreadable, summary }
    }
}
