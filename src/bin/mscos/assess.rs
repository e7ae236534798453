//! `mscos assess`: filled-in forms, held against the form and summed up.

mod records;

use std::io::Write;
use std::path::PathBuf;

use anstyle::{AnsiColor, Style};
use clap::ValueEnum;
use mscos::assessment::{AssessmentReport, Finding, Rule, Summary, Threshold, check_all};
use mscos::plan::Severity;
use serde::Serialize;

use self::records::{Place, Records, Unread, and_more};
use crate::asked::{self, Scales};
use crate::console::Console;
use crate::errors::{Failure, Status};
use crate::format;
use crate::input;
use crate::output::Destination;
use crate::text::{count, heading, line, paragraph};

/// Hold filled-in forms against the plan's form, and sum up the answers over time
///
/// A record is what a form returns. It is checked for what the form could not have given, such as an answer that is not
/// offered. The summary counts answers and hides small numbers: nothing is scored, and nothing is told of one person.
///
/// What is found goes to standard error. It is for those who keep the records: publish the summary alone.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The plan that the form was made of
    plan: PathBuf,

    /// Files of records: JSON with one or a list, a text with a record on each line (NDJSON), or - for standard input
    #[arg(required = true, value_name = "RECORDS")]
    records: Vec<PathBuf>,

    /// The files are what Kobo or ODK return for an XLSForm: a list of submissions, or a single one
    #[arg(long)]
    submissions: bool,

    #[command(flatten)]
    scales: Scales,

    /// Numbers below this one are hidden; at least 3. Use one threshold for all that you publish [default: 5]
    #[arg(long, value_name = "NUMBER")]
    threshold: Option<u16>,

    /// What the findings and the summary are written as
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    format: ReportFormat,

    /// Write the summary alone, and nothing of what was found; in JSON the document is the summary
    #[arg(long)]
    summary_only: bool,

    /// Let warnings count: exit with 1 where there is any, or an error
    #[arg(long)]
    strict: bool,

    #[command(flatten)]
    destination: Destination,
}

const EXAMPLES: &str = "\
Examples:
  mscos assess plan.json records.ndjson
  mscos assess plan.json march.json july.json --strict
  mscos assess plan.json kobo.json --submissions --format csv -o summary.csv

The summary goes to standard output, what was found to standard error. What was found tells of single records, and so \
of what the summary hides: it is for those who keep the records. Publish the summary alone. A document in JSON holds \
both, unless --summary-only is given; `records` tells file and line of the `record` of each finding.

Give the same --scale or --scales as to mscos form, if any. Several files are summed up together.

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
        let read = [Some(self.plan.as_path()), self.scales.path()].into_iter().flatten();
        input::once(read.chain(self.records.iter().map(PathBuf::as_path)))?;
        let form = self.scales.of(asked::of_plan(&self.plan, console)?)?;
        let mut records = Records::default();
        for path in &self.records {
            records.read(path, self.submissions.then_some(&form), console)?;
        }
        if records.all.is_empty() {
            return records.nothing();
        }
        let report = check_all(&form, &records.all);
        let summary = Summary::with_threshold(&form, &records.all, threshold);
        match self.write(&report, &records, &summary, console) {
            // Whoever read the output has stopped; what was found still counts.
            Err(Failure::Closed) => {}
            written => written?,
        }
        Ok(self.status(&report, &records))
    }

    fn write(
        &self,
        report: &AssessmentReport,
        records: &Records,
        summary: &Summary,
        console: &Console,
    ) -> Result<(), Failure> {
        let mut out = self.destination.open(console)?;
        let width = out.width();
        if self.format != ReportFormat::Json && !self.summary_only {
            let found = found(report, records, console.width_of_stderr());
            Console::say(&format!(
                "{found}\nWhat was found is for those who keep the records: publish the summary alone.\n\n"
            ));
        }
        match self.format {
            ReportFormat::Text => out.print(&format!("{summary:width$}"))?,
            ReportFormat::Json if self.summary_only => format::json(&mut out, summary)?,
            ReportFormat::Json => format::json(&mut out, &Document::new(report, records, summary))?,
            ReportFormat::Csv => write!(out, "{}", summary.csv())?,
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

/// What was found, for people, with the codes of colours.
fn found(report: &AssessmentReport, records: &Records, width: usize) -> String {
    let mut out = String::new();
    let number = count(records.all.len(), "record", "records");
    let unreadable = match records.unreadable {
        0 => String::new(),
        more => format!(", {}", count(more, "more cannot be read", "more cannot be read")),
    };
    let findings = match report.findings() {
        [] => "nothing was found that needs mending".to_owned(),
        _ => counts(report),
    };
    let mut head = String::new();
    paragraph(&mut head, "", "", &format!("{number}{unreadable}: {findings}."), width);
    heading(&mut out, head.trim_end());
    for severity in Severity::ALL {
        for rule in Rule::all().filter(|rule| rule.severity() == *severity) {
            of_rule(&mut out, rule, report, records, width);
        }
    }
    out
}

/// More findings of one rule than this are only counted.
const MOST_OF_RULE: usize = 20;

fn of_rule(out: &mut String, rule: &Rule, report: &AssessmentReport, records: &Records, width: usize) {
    let findings: Vec<_> = report.findings().iter().filter(|finding| finding.rule() == rule).collect();
    for finding in findings.iter().take(MOST_OF_RULE) {
        out.push('\n');
        one(out, finding, records, width);
    }
    if let Some(more) = and_more(findings.len(), MOST_OF_RULE) {
        paragraph(out, "\n  ", "  ", &format!("{more} of {}; --format json has all", rule.name()), width);
    }
}

/// How many there are of each weight.
fn counts(report: &AssessmentReport) -> String {
    let each = Severity::ALL.iter().map(|severity| (report.count(*severity), *severity));
    let each = each.filter(|(number, _)| *number > 0).map(|(number, severity)| match severity {
        Severity::Advice => format!("{number} {severity}"),
        _ => count(number, severity.id(), &format!("{severity}s")),
    });
    each.collect::<Vec<_>>().join(", ")
}

fn one(out: &mut String, finding: &Finding, records: &Records, width: usize) {
    let style = style(finding.severity());
    line(out, &format!("  {style}{}[{}]{style:#} {}", finding.severity(), finding.code(), finding.name()));
    let mut place = String::new();
    paragraph(&mut place, "    at ", "       ", &records.place(finding), width);
    out.push_str(&place);
    let outcome = finding.outcome().map(|outcome| format!(" ({outcome})")).unwrap_or_default();
    paragraph(out, "    ", "    ", &format!("{}{outcome}", finding.message()), width);
    paragraph(out, "    help: ", "          ", &records.placed(finding.help()), width);
}

/// The colours of reports.
const fn style(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        _ => AnsiColor::Cyan,
    };
    colour.on_default().bold()
}

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
