//! A rule's documentation, for a terminal.

use std::fmt::{self, Display};

use super::Rule;
use crate::plan::report::{cited, paragraph};

pub(super) struct Explanation<'rule>(pub(super) &'rule Rule);

impl Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(rule) = self;
        writeln!(f, "{} ({}, {}, since {})\n", rule.name, rule.code, rule.severity, rule.since)?;
        paragraph(f, "Checks: ", "  ", rule.checks)?;
        paragraph(f, "Why: ", "  ", rule.why)?;
        paragraph(f, "To mend it: ", "  ", rule.mend)?;
        paragraph(f, "Source: ", "  ", &cited(rule))?;
        writeln!(f, "\nA plan in which it finds something:\n")?;
        rule.example.lines().try_for_each(|line| writeln!(f, "  {line}"))
    }
}
