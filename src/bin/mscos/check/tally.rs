//! How many plans came to what: the summary of a run, and its exit status.

use std::fmt::{self, Write as _};

use mscos::plan::{Report, Severity, Verdict};

use crate::errors::Status;
use crate::text::count;

/// How many plans came to what.
#[derive(Default)]
pub(super) struct Tally {
    meet: usize,
    with_partners: usize,
    incomplete: usize,
    pub(super) unreadable: usize,
    /// Those that meet the standard and have a warning, where warnings count.
    warned: usize,
}

impl Tally {
    pub(super) fn count(&mut self, report: &Report<'_>, strict: bool) {
        let meets = report.verdict() != Verdict::Incomplete;
        match report.verdict() {
            Verdict::MeetsMinimumStandard => self.meet += 1,
            Verdict::MeetsWithPartners => self.with_partners += 1,
            _ => self.incomplete += 1,
        }
        if strict && meets && report.count(Severity::Warning) + report.count(Severity::Error) > 0 {
            self.warned += 1;
        }
    }

    pub(super) const fn plans(&self) -> usize {
        self.meet + self.with_partners + self.incomplete + self.unreadable
    }

    pub(super) const fn worst(&self) -> Status {
        if self.unreadable > 0 {
            Status::Failed
        } else if self.incomplete + self.warned > 0 {
            Status::Open
        } else {
            Status::Well
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            (self.meet, "meets the minimum standard", "meet the minimum standard"),
            (self.with_partners, "meets it with partners", "meet it with partners"),
            (self.incomplete, "is incomplete", "are incomplete"),
            (self.unreadable, "cannot be read", "cannot be read"),
        ];
        let parts = parts.into_iter().filter(|(number, _, _)| *number > 0);
        let parts: Vec<_> = parts.map(|(number, one, many)| count(number, one, many)).collect();
        write!(f, "{}: {}", count(self.plans(), "plan", "plans"), parts.join(", "))?;
        if self.warned > 0 {
            write!(f, " ({} with a warning or an error)", self.warned)?;
        }
        f.write_char('.')
    }
}
