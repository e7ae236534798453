//! The report as a text that a person reads in a terminal.

use std::fmt::{self, Display, Write as _};

use textwrap::Options;

use super::{Coverage, CoveredBy, Report, Verdict};
use crate::plan::{Finding, IgnoredBy, Severity};
use crate::{Edition, Suggestion};

/// The lines are folded at this many columns.
const WIDTH: usize = 88;

/// Summary first, then what to mend, then how each core outcome is covered, then suggestions.
impl Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        summary(self, f)?;
        findings(self, f)?;
        ignored(self, f)?;
        coverage(self, f)?;
        suggestions(self, f)
    }
}

fn summary(report: &Report<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let verdict = report.verdict();
    let covered = report.core().filter(|c| c.covered_by() != CoveredBy::Missing).count();
    let by_partners = report.core().filter(|c| c.covered_by() == CoveredBy::Partner).count();
    let mut text = format!("{}: {covered} of the 7 core outcomes are covered", verdict.title());
    match verdict {
        Verdict::MeetsWithPartners | Verdict::Incomplete if by_partners > 0 => {
            write!(text, ", {by_partners} of them through partners")?;
        }
        _ => {}
    }
    let counts: Vec<_> = Severity::ALL
        .iter()
        .map(|severity| (report.count(*severity), severity.id()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| format!("{count} {name}{}", if count == 1 || name == "advice" { "" } else { "s" }))
        .collect();
    let found = if counts.is_empty() { "nothing found".to_owned() } else { counts.join(", ") };
    paragraph(f, "", "", &format!("{text} ({found}; checked against {}).", Edition::CURRENT))
}

fn findings(report: &Report<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if report.findings().is_empty() {
        return Ok(());
    }
    f.write_str("\nWhat to mend\n")?;
    report.findings().iter().try_for_each(|one| finding(one, f))
}

fn finding(finding: &Finding<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (severity, code, name) = (finding.severity(), finding.code(), finding.name());
    writeln!(f, "\n  {severity}[{code}] {name} at {}", place(&finding.pointer().to_string()))?;
    paragraph(f, "    ", "    ", &finding.message().to_string())?;
    paragraph(f, "    help: ", "          ", &finding.help().to_string())?;
    let guidance: Vec<_> = finding.guidance().iter().map(|r| r.id()).collect();
    let cited = if guidance.is_empty() { String::new() } else { format!(" ({})", guidance.join(", ")) };
    paragraph(f, "    source: ", "            ", &format!("{}{cited}", finding.source()))
}

/// What is set aside is told in one line each, without its reason, which may be text of the plan.
fn ignored(report: &Report<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if report.ignored().is_empty() {
        return Ok(());
    }
    f.write_str("\nSet aside, each with a reason\n\n")?;
    report.ignored().iter().try_for_each(|ignored| {
        let finding = ignored.finding();
        let (code, name) = (finding.code(), finding.name());
        let asked = match ignored.by() {
            IgnoredBy::Plan => "by the plan",
            IgnoredBy::Settings => "by whoever ran the check",
        };
        writeln!(f, "  {code} {name} at {}, {asked}", place(&finding.pointer().to_string()))
    })
}

/// The root has the empty pointer, which would read as nothing.
fn place(pointer: &str) -> &str {
    if pointer.is_empty() { "the whole plan" } else { pointer }
}

fn coverage(report: &Report<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("\nThe seven core outcomes\n\n")?;
    report.core().try_for_each(|one| covered(&one, f))
}

fn covered(coverage: &Coverage<'_, '_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let title = coverage.outcome().title();
    let (mark, how) = match coverage.covered_by() {
        CoveredBy::Plan => ("[x]", "in the plan".to_owned()),
        CoveredBy::Partner => {
            let names: Vec<_> = coverage.partners().map(|partner| printable(&partner.name)).collect();
            ("[p]", format!("partner: {}", names.join(", ")))
        }
        CoveredBy::Missing => ("[ ]", "missing".to_owned()),
    };
    paragraph(f, &format!("  {mark} {title:<46}  "), &" ".repeat(54), &how)?;
    let used: Vec<_> = coverage.indicators().map(crate::Indicator::slug).collect();
    if used.is_empty() {
        return Ok(());
    }
    paragraph(f, "      indicators: ", "        ", &used.join(", "))
}

fn suggestions(report: &Report<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if report.suggestions().len() == 0 {
        return Ok(());
    }
    f.write_str("\nLonglist outcomes that suit the people served\n")?;
    report.suggestions().try_for_each(|one| write!(f, "\n{one}"))
}

/// Several lines: the outcome, and each reason with its source.
impl Display for Suggestion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let outcome = self.outcome();
        writeln!(f, "  {} ({outcome})", outcome.title())?;
        self.reasons().try_for_each(|pairing| {
            let label = format!("{}, {}: ", pairing.context().title(), pairing.basis());
            paragraph(f, "    ", "      ", &format!("{label}{}", pairing.reason()))?;
            let indicators: Vec<_> = pairing.indicators().iter().map(|i| i.slug()).collect();
            if !indicators.is_empty() {
                paragraph(f, "      begin with: ", "        ", &indicators.join(", "))?;
            }
            paragraph(f, "      source: ", "        ", &pairing.source().to_string())
        })
    }
}

/// A paragraph folded at the width, each line with its indent.
pub(crate) fn paragraph(f: &mut fmt::Formatter<'_>, first: &str, rest: &str, text: &str) -> fmt::Result {
    let options = Options::new(WIDTH)
        .initial_indent(first)
        .subsequent_indent(rest)
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).iter().try_for_each(|line| writeln!(f, "{line}"))
}

/// A name as a terminal may print it: control characters would let it write over the report.
fn printable(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
