//! Prints the JSON Schema of a plan, a report, an assessment record or whatever else is read or written.
//!
//! ```text
//! cargo run --example make_schema -- plan
//! cargo run --example make_schema -- outcomes draft-07
//! cargo run --example make_schema -- plan draft-07 enum
//! cargo run --example make_schema -- assessment-report
//! ```
//!
//! Behind the name stand the draft (`2020-12` for validators, which is the default, or `draft-07` for forms) and the
//! flavour of choices (`one-of`, which is the default, or `enum`). The files in `data/schema/` are the same. For RJSF see
//! what `mscos::schema` says of it.

use std::io::Write;
use std::process::ExitCode;
use std::{env, io};

use mscos::Vocabulary;
use mscos::schema::{Draft, Flavour, Name};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match schema(&arguments) {
        Ok(text) => {
            // Whoever reads the output may stop early: that is no error.
            let _ = io::stdout().lock().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

fn schema(arguments: &[String]) -> Result<String, String> {
    let (name, draft, flavour) = match arguments {
        [] => ("plan", "2020-12", "one-of"),
        [name] => (name.as_str(), "2020-12", "one-of"),
        [name, draft] => (name.as_str(), draft.as_str(), "one-of"),
        [name, draft, flavour] => (name.as_str(), draft.as_str(), flavour.as_str()),
        _ => return Err("give the name of a schema, and behind it a draft and a flavour if you like".to_owned()),
    };
    Ok(chosen::<Name>(name)?.pretty(chosen::<Draft>(draft)?, chosen::<Flavour>(flavour)?))
}

/// The entry of this name, or a message that lists those that there are.
fn chosen<V: Vocabulary + std::str::FromStr>(name: &str) -> Result<V, String> {
    name.parse().map_err(|_| {
        let known = V::ALL.iter().map(|entry| format!("  {:<20}{}", entry.id(), entry.text()));
        format!("{name}: no such {}; there are\n\n{}", V::NAME, known.collect::<Vec<_>>().join("\n"))
    })
}
