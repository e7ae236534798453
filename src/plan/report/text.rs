//! The report as a text that a person reads in a terminal.

use std::fmt::{self, Display};

use super::paint::Paint;
use super::words::{Aside, CLOSELY, NOTED, Place, SUITED, Summary, emphasised, visible};
use super::{Coverage, CoveredBy, Report};
use crate::plan::{Finding, Rule};
use crate::{Pairing, Suggestion};

/// The lines are folded at this many columns.
const WIDTH: usize = 88;

/// Summary first, then what to mend, then how each core outcome is covered, then suggestions.
pub(super) struct Text<'a, 'plan>(pub(super) &'a Report<'plan>, pub(super) Paint);

impl Display for Text<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(report, paint) = *self;
        summary(report, paint, f)?;
        findings(report, paint, f)?;
        ignored(report, paint, f)?;
        coverage(report, paint, f)?;
        emphases(report, paint, f)?;
        suggestions(report, paint, f)?;
        notes(report, paint, f)
    }
}

/// Plain: the same wherever it goes.
impl Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Text(self, Paint::Plain).fmt(f)
    }
}

fn summary(report: &Report<'_>, paint: Paint, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let verdict = paint.strong(report.verdict().title());
    paragraph(f, "", "", &format!("{verdict}: {}", Summary(report)))
}

fn findings(report: &Report<'_>, paint: Paint, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if report.findings().is_empty() {
        return Ok(());
    }
    writeln!(f, "\n{}", paint.strong("What to do"))?;
    report.findings().iter().try_for_each(|one| finding(one, paint, f))
}

fn finding(finding: &Finding<'_>, paint: Paint, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (severity, code, name) = (finding.severity(), finding.code(), finding.name());
    let label = paint.severity(severity, &format!("{severity}[{code}]"));
    writeln!(f, "\n  {label} {name} at {}", Place(finding.pointer()))?;
    paragraph(f, "    ", "    ", &finding.message().to_string())?;
    paragraph(f, "    help: ", "          ", &finding.help().to_string())?;
    paragraph(f, "    source: ", "            ", &cited(finding.rule()))
}

fn ignored(report: &Report<'_>, paint: Paint, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if report.ignored().is_empty() {
        return Ok(());
    }
    writeln!(f, "\n{}\n", paint.strong("Set aside, each with a reason"))?;
    report.ignored().iter().try_for_each(|ignored| writeln!(f, "  {}", Aside(ignored)))
}

fn coverage(report: &Report<'_>, paint: Paint, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    writeln!(f, "\n{}\n", paint.strong("The seven core outcomes"))?;
    report.core().try_for_each(|one| covered(&one, paint, f))
}

fn covered(coverage: &Coverage<'_, '_>, paint: Paint, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let title = coverage.outcome().title();
    let (mark, how) = match coverage.covered_by() {
        CoveredBy::Plan => ("[x]", "in the plan".to_owned()),
        CoveredBy::Partner => {
            let names: Vec<_> = coverage.partners().map(|partner| printable(&partner.name)).collect();
            ("[p]", format!("partner: {}", names.join(", ")))
        }
        CoveredBy::Missing => ("[ ]", paint.error("missing")),
    };
    paragraph(f, &format!("  {mark} {title:<46}  "), &" ".repeat(54), &how)?;
    let used: Vec<_> = coverage.indicators().map(crate::Indicator::slug).collect();
    if used.is_empty() {
        return Ok(());
    }
    paragraph(f, "      indicators: ", "        ", &used.join(", "))
}

fn emphases(report: &Report<'_>, paint: Paint, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if report.emphases().next().is_none() {
        return Ok(());
    }
    writeln!(f, "\n{}", paint.strong(CLOSELY))?;
    emphasised(report).try_for_each(|outcome| {
        writeln!(f, "\n  {} ({outcome})", outcome.title())?;
        report.emphases().filter(|one| one.outcome() == outcome).try_for_each(|one| one.fmt(f))
    })
}

fn suggestions(report: &Report<'_>, paint: Paint, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if report.suggestions().len() == 0 {
        return Ok(());
    }
    writeln!(f, "\n{}", paint.strong(SUITED))?;
    report.suggestions().try_for_each(|one| write!(f, "\n{one}"))
}

fn notes(report: &Report<'_>, paint: Paint, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if report.notes().next().is_none() {
        return Ok(());
    }
    writeln!(f, "\n{}\n", paint.strong(NOTED))?;
    report.notes().try_for_each(|(context, note)| paragraph(f, "  ", "    ", &format!("{}: {note}", context.title())))
}

/// Several lines: the outcome, and each reason with its source.
impl Display for Suggestion<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let outcome = self.outcome();
        writeln!(f, "  {} ({outcome})", outcome.title())?;
        self.reasons().try_for_each(|pairing| pairing.fmt(f))
    }
}

/// Several lines: the context with the reason, the indicators to begin with, and the source.
impl Display for Pairing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let label = format!("{}, {}: ", self.context().title(), self.basis());
        paragraph(f, "    ", "      ", &printable(&format!("{label}{}", self.reason())))?;
        let indicators: Vec<_> = self.indicators().iter().map(|indicator| indicator.slug()).collect();
        if !indicators.is_empty() {
            paragraph(f, "      begin with: ", "        ", &indicators.join(", "))?;
        }
        paragraph(f, "      source: ", "        ", &printable(&self.source().to_string()))
    }
}

/// Where a rule rests: the section, and the ids of the recommendations.
pub(crate) fn cited(rule: &Rule) -> String {
    let guidance: Vec<_> = rule.guidance().iter().map(|recommendation| recommendation.id()).collect();
    if guidance.is_empty() { rule.source().to_string() } else { format!("{} ({})", rule.source(), guidance.join(", ")) }
}

/// A paragraph folded at the width, each line with its indent; a word that is longer than a line stays whole.
pub(crate) fn paragraph(f: &mut fmt::Formatter<'_>, first: &str, rest: &str, text: &str) -> fmt::Result {
    f.write_str(first)?;
    let (mut used, mut fresh) = (width(first), true);
    for word in text.split_whitespace() {
        let wide = width(word);
        if !fresh && used + 1 + wide > WIDTH {
            write!(f, "\n{rest}")?;
            (used, fresh) = (width(rest), true);
        }
        if !fresh {
            f.write_str(" ")?;
            used += 1;
        }
        f.write_str(word)?;
        used += wide;
        fresh = false;
    }
    f.write_str("\n")
}

/// How many columns a text takes: its characters, without the codes of colours.
fn width(text: &str) -> usize {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().map_or(0, |plain| plain.chars().count());
    first + parts.filter_map(|part| part.split_once('m')).map(|(_, plain)| plain.chars().count()).sum::<usize>()
}

/// Text from outside as a terminal may print it: control characters would let it write over the report.
fn printable(name: &str) -> String {
    name.chars().map(visible).collect()
}
