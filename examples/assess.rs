//! Checks assessment records against a plan, tells what was found, and sums up the answers over time.
//!
//! ```text
//! cargo run --example assess -- examples/plans/complete.json examples/records/with-slips.ndjson
//! ```
//!
//! The first argument is the plan, the others are records: `.ndjson` with one on each line, or `.json` with one or a list.
//! Without arguments it takes the example plan and its records. What was found goes to standard error: it is for those who
//! keep the records, and only the summary, on standard output, may be published. The exit status is 0 where every record could be read and
//! counted, 1 where one could not, and 2 where a file could not be read.

use std::error::Error;
use std::io::Write;
use std::process::ExitCode;
use std::{env, fs, io};

use mscos::assessment::{self, Assessment, Summary};
use mscos::form::Form;
use mscos::plan::{Plan, Severity};

const PLAN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/plans/complete.json");
const RECORDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/records/pathways.ndjson");

fn main() -> ExitCode {
    let mut paths: Vec<String> = env::args().skip(1).collect();
    if paths.is_empty() {
        paths = vec![PLAN.to_owned(), RECORDS.to_owned()];
    }
    let (Some(plan), records) = (paths.first(), paths.iter().skip(1)) else { return ExitCode::from(2) };
    let form = match fs::read(plan).map_err(Into::into).and_then(|json| Ok::<_, Box<dyn Error>>(Plan::from_json(json)?))
    {
        Ok(plan) => Form::of_plan(&plan),
        Err(error) => return fail(plan, &*error),
    };
    let (mut all, mut unread) = (Vec::new(), 0);
    for path in records {
        match read(path, &mut all) {
            Ok(errors) => unread += errors,
            Err(error) => return fail(path, &*error),
        }
    }
    let report = assessment::check_all(&form, &all);
    eprintln!("{report}");
    // Whoever reads the output may stop early: that is no error.
    let _ = write!(io::stdout().lock(), "{}", Summary::of(&form, &all));
    let wrong = unread + report.count(Severity::Error);
    if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Adds the records of a file; how many of its lines or items could not be read.
fn read(path: &str, all: &mut Vec<Assessment>) -> Result<usize, Box<dyn Error>> {
    let text = fs::read(path)?;
    let records: Vec<_> = if path.ends_with(".ndjson") {
        assessment::ndjson(text.as_slice()).map(|line| line.record).collect()
    } else if text.trim_ascii_start().starts_with(b"[") {
        assessment::list(text)?
    } else {
        vec![Ok(Assessment::from_json(text)?)]
    };
    let mut unread = 0;
    for record in records {
        match record {
            Ok(record) => all.push(record),
            Err(error) => {
                eprintln!("{path}: {error}");
                unread += 1;
            }
        }
    }
    Ok(unread)
}

fn fail(path: &str, error: &dyn Error) -> ExitCode {
    eprintln!("{path}: {error}");
    ExitCode::from(2)
}
