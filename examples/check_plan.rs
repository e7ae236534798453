//! Checks an evaluation plan against the Modern Slavery Core Outcome Set and prints the report.
//!
//! ```text
//! cargo run --example check_plan -- examples/plans/misses-two.json
//! ```
//!
//! Without an argument it takes the complete example plan. A second argument chooses the form of the report: `text`,
//! `markdown`, `html` or `json`.
//!
//! ```text
//! cargo run --example check_plan -- examples/plans/misses-two.json html > report.html
//! ```
//!
//! The exit status is 0 where the plan meets the minimum
//! standard (itself or with partners), 1 where it does not, and 2 where it can't be read.

use std::process::ExitCode;
use std::{env, fs};

use mscos::plan::{Plan, Verdict};

const DEFAULT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/plans/complete.json");

#[expect(clippy::print_stdout, reason = "printing is what the example is for")]
fn main() -> ExitCode {
    let path = env::args().nth(1).unwrap_or_else(|| DEFAULT.to_owned());
    let json = match fs::read(&path) {
        Ok(json) => json,
        Err(error) => return fail(&path, &error),
    };
    let plan = match Plan::from_json(json) {
        Ok(plan) => plan,
        Err(error) => return fail(&path, &error),
    };
    let report = plan.check();
    match env::args().nth(2).as_deref() {
        None | Some("text") => print!("{report}"),
        Some("markdown") => print!("{}", report.markdown()),
        Some("html") => print!("{}", report.html()),
        Some("json") => println!("{}", serde_json::to_string_pretty(&report).unwrap_or_default()),
        Some(_) => {
            eprintln!("the report can be text, markdown, html or json");
            return ExitCode::from(2);
        }
    }
    match report.verdict() {
        Verdict::MeetsMinimumStandard | Verdict::MeetsWithPartners => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn fail(path: &str, error: &dyn std::error::Error) -> ExitCode {
    eprintln!("{path}: {error}");
    ExitCode::from(2)
}
