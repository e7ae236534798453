//! The coverage of a plan as two pictures: the core outcomes, and the outcomes of the domains.

use std::fmt::{self, Display, Formatter, Write};

use super::Escaped;
use crate::plan::report::words::covered;
use crate::plan::{Coverage, CoveredBy, Report, ReportPhrase};
use crate::{OutcomeSet, Vocabulary};

/// What a line of a picture shows: an outcome, or those of a domain.
type Row<'a> = (&'a str, OutcomeSet);

/// One line after the other, and all of them in words for those who don't see the picture.
pub(super) fn picture<'a, I>(report: &Report<'_>, f: &mut Formatter<'_>, title: ReportPhrase, rows: I) -> fmt::Result
where
    I: ExactSizeIterator<Item = Row<'a>> + Clone,
{
    let title = super::title(report.wording(), title);
    // One mark stands beside its words, several stand below them.
    let beside = rows.clone().all(|(_, outcomes)| outcomes.len() == 1);
    let (step, left, middle) = if beside { (46, 28, 22) } else { (74, 1, 53) };
    let height = step * rows.len();
    writeln!(f, "<figure>\n<figcaption>{title}</figcaption>\n<svg role=\"img\" viewBox=\"0 0 420 {height}\">")?;
    write!(f, "<title>{title}</title>\n<desc>")?;
    rows.clone()
        .try_for_each(|(name, outcomes)| writeln!(f, "{}: {}.", Escaped(name), Escaped(Fact(outcomes, report))))?;
    f.write_str("</desc>\n")?;
    rows.enumerate().try_for_each(|(at, (name, outcomes))| {
        let (top, name, fact) = (at * step, Escaped(name), Escaped(Fact(outcomes, report)));
        write!(f, "<text class=\"name\" x=\"{left}\" y=\"{}\">{name}</text>", top + 18)?;
        write!(f, "<text x=\"{left}\" y=\"{}\">{fact}</text>", top + 35)?;
        marks(report, f, outcomes, top + middle)
    })?;
    f.write_str("</svg>\n</figure>\n")
}

fn marks(report: &Report<'_>, f: &mut Formatter<'_>, outcomes: OutcomeSet, y: usize) -> fmt::Result {
    outcomes.iter().enumerate().try_for_each(|(at, outcome)| {
        let (mark, x) = (Mark::of(report.coverage(outcome)), at * 22 + 10);
        write!(f, "<g transform=\"translate({x} {y})\">{}</g>", mark.shape())
    })?;
    f.write_char('\n')
}

/// What a line of a picture shows, in words.
struct Fact<'a, 'plan>(OutcomeSet, &'a Report<'plan>);

impl Display for Fact<'_, '_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let how = || self.0.iter().map(|outcome| self.1.coverage(outcome).covered_by());
        let wording = self.1.wording();
        if let (1, Some(one)) = (self.0.len(), how().next()) {
            return f.write_str(wording.title(covered(one)));
        }
        let own = how().filter(|by| *by == CoveredBy::Plan).count();
        // Labels and numbers: plurals follow other rules in every language.
        if let Some(label) = wording.own_title(ReportPhrase::NAME, ReportPhrase::InThePlan.id()) {
            write!(f, "{label}: {own}/{}", self.0.len())?;
            return match how().filter(|by| *by == CoveredBy::Partner).count() {
                0 => Ok(()),
                partnered => write!(f, "; {}: {partnered}", wording.title(ReportPhrase::ThroughAPartner)),
            };
        }
        let verb = if own == 1 { "is" } else { "are" };
        write!(f, "{own} of {} outcomes {verb} in the plan", self.0.len())?;
        match how().filter(|by| *by == CoveredBy::Partner).count() {
            0 => Ok(()),
            partnered => write!(f, ", {partnered} through a partner"),
        }
    }
}

/// How a picture shows an outcome: by a shape, so that nobody has to tell colours apart.
#[derive(Clone, Copy)]
pub(super) enum Mark {
    Plan,
    Partner,
    Missing,
    Open,
}

impl Mark {
    fn of(coverage: Coverage<'_, '_>) -> Self {
        match coverage.covered_by() {
            CoveredBy::Plan => Self::Plan,
            CoveredBy::Partner => Self::Partner,
            CoveredBy::Missing if coverage.outcome().is_core() => Self::Missing,
            CoveredBy::Missing => Self::Open,
        }
    }

    pub(super) const fn words(self) -> ReportPhrase {
        match self {
            Self::Plan => covered(CoveredBy::Plan),
            Self::Partner => covered(CoveredBy::Partner),
            Self::Missing => ReportPhrase::MissingCore,
            Self::Open => ReportPhrase::NotChosen,
        }
    }

    pub(super) const fn shape(self) -> &'static str {
        match self {
            Self::Plan => r#"<circle class="full" r="8"/><path class="tick" d="M-4 0l3 3 5-6"/>"#,
            Self::Partner => r#"<path class="edge" d="M0-8l8 8-8 8-8-8z"/><path class="full" d="M0-8v16l-8-8z"/>"#,
            Self::Missing => {
                r#"<path class="gap dash" d="M-7-7h14v14h-14z"/><path class="gap" d="M-3-3l6 6m0-6l-6 6"/>"#
            }
            Self::Open => r#"<circle class="open" r="4"/>"#,
        }
    }
}
