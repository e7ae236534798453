//! The report as a text that a person reads in a terminal.

use std::fmt::{self, Display};

use super::group::{Group, groups};
use super::paint::Paint;
use super::words::{Aside, Places, Summary, context, covered, emphasised, indicator, notices, small, visible};
use super::{Coverage, CoveredBy, Report, ReportPhrase};
use crate::plan::{Rule, Severity};
use crate::wording::{ENGLISH, Wording};
use crate::{Outcome, Pairing, Suggestion, Vocabulary};

/// The lines are folded at this many columns, unless the format says how many: `{report:100}`.
const WIDTH: usize = 88;

/// A terminal that is narrower has no room for the titles of the core outcomes beside what covers them.
const NARROW: usize = 72;

/// At how many columns the lines are folded.
fn columns(f: &fmt::Formatter<'_>) -> usize {
    f.width().unwrap_or(WIDTH)
}

/// Summary first, then what to mend, then how each core outcome is covered, then advice and suggestions.
pub(super) struct Text<'a, 'plan>(pub(super) &'a Report<'plan>, pub(super) Paint);

impl Display for Text<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(report, paint) = *self;
        summary(report, paint, f)?;
        findings(report, &[Severity::Error, Severity::Warning], ReportPhrase::WhatToDo, paint, f)?;
        coverage(report, paint, f)?;
        findings(report, &[Severity::Advice], Severity::Advice, paint, f)?;
        ignored(report, paint, f)?;
        emphases(report, paint, f)?;
        suggestions(report, paint, f)?;
        notes(report, paint, f)
    }
}

/// Plain: the same wherever it goes. The lines are folded at the width of the format, or else at 88 columns.
impl Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Text(self, Paint::Plain).fmt(f)
    }
}

/// A heading, with a blank line before it.
fn heading(title: &str, paint: Paint, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("\n")?;
    paragraph(f, "", "", &paint.strong(title))
}

fn summary(report: &Report<'_>, paint: Paint, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let wording = report.wording();
    let verdict = paint.strong(wording.title(report.verdict()));
    paragraph(f, "", "", &format!("{verdict}: {}", Summary(report)))?;
    notices(wording).try_for_each(|notice| {
        f.write_str("\n")?;
        paragraph(f, "", "", notice)
    })
}

/// The findings of these weights, under a heading.
fn findings<V: Vocabulary>(
    report: &Report<'_>,
    of: &[Severity],
    title: V,
    paint: Paint,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let groups = groups(report, of);
    if groups.is_empty() {
        return Ok(());
    }
    heading(report.wording().title(title), paint, f)?;
    groups.iter().try_for_each(|group| finding(report, group, paint, f))
}

/// What mends them stands once behind what is the matter, and so do the places where it is the same everywhere.
fn finding(report: &Report<'_>, group: &Group<'_, '_>, paint: Paint, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let finding = group.first;
    let (severity, code, name) = (finding.severity(), finding.code(), finding.name());
    let wording = finding.wording();
    let label = paint.severity(severity, &format!("{}[{code}]", small(wording, severity)));
    let at = wording.title(ReportPhrase::At);
    f.write_str("\n")?;
    let head = match group.place() {
        Some(place) => format!("{label} {name} {at} {}", Places(report, place)),
        None => format!("{label} {name} ({})", group.len()),
    };
    paragraph(f, "  ", "    ", &head)?;
    match group.same() {
        Some(said) => paragraph(f, "    ", "    ", &said.message)?,
        None => group.said.iter().try_for_each(|said| {
            let places = if group.place().is_some() { &[] } else { said.places.as_slice() };
            let at = if places.is_empty() { String::new() } else { format!(" {at} {}", Places(report, places)) };
            paragraph(f, "    - ", "      ", &format!("{}{at}", said.message))
        })?,
    }
    let mut labelled = |label, text: &str| {
        let label = format!("    {}: ", small(wording, label));
        paragraph(f, &label, &" ".repeat(width(&label)), text)
    };
    labelled(ReportPhrase::Help, &finding.help().to_string())?;
    labelled(ReportPhrase::Source, &cited(finding.rule()))?;
    match group.same().filter(|_| group.place().is_none()) {
        Some(said) => labelled(ReportPhrase::Place, &Places(report, &said.places).to_string()),
        None => Ok(()),
    }
}

fn ignored(report: &Report<'_>, paint: Paint, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if report.ignored().is_empty() {
        return Ok(());
    }
    heading(report.wording().title(ReportPhrase::SetAside), paint, f)?;
    f.write_str("\n")?;
    report.ignored().iter().try_for_each(|ignored| {
        let aside = Aside(ignored, report.place(ignored.finding().pointer()));
        paragraph(f, "  ", "    ", &aside.to_string())
    })
}

fn coverage(report: &Report<'_>, paint: Paint, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let wording = report.wording();
    heading(wording.title(ReportPhrase::CoreOutcomes), paint, f)?;
    f.write_str("\n")?;
    report.core().try_for_each(|one| how(&one, wording, paint, f))
}

fn how(coverage: &Coverage<'_, '_>, wording: &Wording, paint: Paint, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let title = wording.title(coverage.outcome());
    let words = wording.title(covered(coverage.covered_by()));
    let (mark, how) = match coverage.covered_by() {
        CoveredBy::Plan => ("[x]", words.to_owned()),
        CoveredBy::Partner => {
            let names: Vec<_> = coverage.partners().map(|partner| printable(&partner.name)).collect();
            ("[p]", format!("{}: {}", small(wording, ReportPhrase::Partner), names.join(", ")))
        }
        CoveredBy::Missing => ("[ ]", paint.error(words)),
    };
    if columns(f) < NARROW {
        paragraph(f, &format!("  {mark} "), "      ", &format!("{title}: {how}"))?;
    } else {
        paragraph(f, &format!("  {mark} {title:<46}  "), &" ".repeat(54), &how)?;
    }
    let used: Vec<_> = coverage.indicators().map(|one| indicator(wording, one)).collect();
    if used.is_empty() {
        return Ok(());
    }
    let label = format!("      {}: ", small(wording, ReportPhrase::Indicators));
    paragraph(f, &label, "        ", &used.join(", "))
}

fn emphases(report: &Report<'_>, paint: Paint, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if report.emphases().next().is_none() {
        return Ok(());
    }
    let wording = report.wording();
    heading(wording.title(ReportPhrase::LookClosely), paint, f)?;
    emphasised(report).try_for_each(|outcome| {
        f.write_str("\n")?;
        named(f, outcome, wording)?;
        report.emphases().filter(|one| one.outcome() == outcome).try_for_each(|one| reason(one, wording, f))
    })
}

fn suggestions(report: &Report<'_>, paint: Paint, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if report.suggestions().len() == 0 {
        return Ok(());
    }
    let wording = report.wording();
    heading(wording.title(ReportPhrase::Suited), paint, f)?;
    report.suggestions().try_for_each(|one| {
        f.write_str("\n")?;
        suggestion(&one, wording, f)
    })
}

fn notes(report: &Report<'_>, paint: Paint, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if report.notes().next().is_none() {
        return Ok(());
    }
    let wording = report.wording();
    heading(wording.title(ReportPhrase::Served), paint, f)?;
    f.write_str("\n")?;
    let line = |context| format!("{}: ", wording.title(context));
    report.notes().try_for_each(|(context, note)| paragraph(f, "  ", "    ", &(line(context) + note)))
}

/// An outcome by its title and id.
fn named(f: &mut fmt::Formatter<'_>, outcome: Outcome, wording: &Wording) -> fmt::Result {
    paragraph(f, "  ", "    ", &format!("{} ({outcome})", wording.title(outcome)))
}

/// Several lines: the outcome, and each reason with its source.
impl Display for Suggestion<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        suggestion(self, &ENGLISH, f)
    }
}

fn suggestion(suggestion: &Suggestion<'_>, wording: &Wording, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    named(f, suggestion.outcome(), wording)?;
    suggestion.reasons().try_for_each(|pairing| reason(pairing, wording, f))
}

/// Several lines: the context with the reason, the indicators to begin with, and the source.
impl Display for Pairing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        reason(self, &ENGLISH, f)
    }
}

fn reason(pairing: &Pairing<'_>, wording: &Wording, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let label = format!("{}, {}: ", context(wording, pairing.context()), small(wording, pairing.basis()));
    paragraph(f, "    ", "      ", &printable(&format!("{label}{}", pairing.reason())))?;
    let mut labelled =
        |label, text: &str| paragraph(f, &format!("      {}: ", small(wording, label)), "        ", text);
    let indicators: Vec<_> = pairing.indicators().iter().map(|one| indicator(wording, *one)).collect();
    if !indicators.is_empty() {
        labelled(ReportPhrase::BeginWith, &indicators.join(", "))?;
    }
    labelled(ReportPhrase::Source, &printable(&pairing.source().to_string()))
}

/// Where a rule rests: the section, and the ids of the recommendations.
pub(crate) fn cited(rule: &Rule) -> String {
    let guidance: Vec<_> = rule.guidance().iter().map(|recommendation| recommendation.id()).collect();
    if guidance.is_empty() { rule.source().to_string() } else { format!("{} ({})", rule.source(), guidance.join(", ")) }
}

/// A paragraph folded at the width of the format, each line with its indent; a word that is longer than a line stays whole.
pub(crate) fn paragraph(f: &mut fmt::Formatter<'_>, first: &str, rest: &str, text: &str) -> fmt::Result {
    f.write_str(first)?;
    let most = columns(f);
    let (mut used, mut fresh) = (width(first), true);
    for word in text.split_whitespace() {
        let wide = width(word);
        if !fresh && used + 1 + wide > most {
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
