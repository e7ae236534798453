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

#[cfg(feature = "color")]
use std::io::IsTerminal;
use std::io::Write;
use std::process::ExitCode;
use std::{env, fs, io};

use mscos::plan::{Plan, Report, Verdict};

const DEFAULT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/plans/complete.json");

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
    let printed = match env::args().nth(2).as_deref() {
        None | Some("text") => text(&report),
        Some("markdown") => report.markdown().to_string(),
        Some("html") => report.html().to_string(),
        Some("json") => serde_json::to_string_pretty(&report).unwrap_or_default() + "\n",
        Some(_) => {
            eprintln!("the report can be text, markdown, html or json");
            return ExitCode::from(2);
        }
    };
    // Whoever reads the output may stop early: that is no error.
    let _ = io::stdout().lock().write_all(printed.as_bytes());
    match report.verdict() {
        Verdict::MeetsMinimumStandard | Verdict::MeetsWithPartners => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// With colours on a terminal, unless `NO_COLOR` is set. They come with the feature `color`.
fn text(report: &Report<'_>) -> String {
    #[cfg(feature = "color")]
    if io::stdout().is_terminal() && env::var_os("NO_COLOR").is_none_or(|set| set.is_empty()) {
        return report.coloured().to_string();
    }
    report.to_string()
}

fn fail(path: &str, error: &dyn std::error::Error) -> ExitCode {
    eprintln!("{path}: {error}");
    ExitCode::from(2)
}
