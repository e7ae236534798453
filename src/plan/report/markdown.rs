//! The report as Markdown.

use std::fmt::{self, Display, Formatter, Write};

use super::group::{Group, groups};
use super::words::{
    Aside, Guidance, Places, Sentence, Summary, context, covered, emphasised, indicator, list, notices, small, visible,
};
use super::{Coverage, Report, ReportPhrase};
use crate::plan::Severity;
use crate::wording::Wording;
use crate::{Pairing, Suggestion, Vocabulary};

/// Summary first, then what to mend, then how each core outcome is covered, then suggestions.
pub(super) struct Markdown<'a, 'plan>(pub(super) &'a Report<'plan>);

impl Display for Markdown<'_, '_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (verdict, wording) = (self.0.verdict(), self.0.wording());
        writeln!(f, "# {}\n", title(wording, ReportPhrase::Title))?;
        writeln!(f, "**{}:** {}\n", title(wording, verdict), Escaped(Summary(self.0)))?;
        writeln!(f, "{}", Escaped(wording.text(verdict)))?;
        notices(wording).try_for_each(|notice| writeln!(f, "\n> {}", Escaped(notice)))?;
        findings(self.0, f)?;
        set_aside(self.0, f)?;
        coverage(self.0, f)?;
        emphases(self.0, f)?;
        suggestions(self.0, f)?;
        notes(self.0, f)
    }
}

/// The title of an entry, escaped.
fn title<V: Vocabulary>(wording: &Wording, entry: V) -> Escaped<&str> {
    Escaped(wording.title(entry))
}

/// A heading, with a blank line before it and behind.
fn heading(wording: &Wording, phrase: ReportPhrase, f: &mut Formatter<'_>) -> fmt::Result {
    write!(f, "\n## {}\n\n", title(wording, phrase))
}

fn findings(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    heading(report.wording(), ReportPhrase::WhatToDo, f)?;
    if report.findings().is_empty() {
        return writeln!(f, "{}", title(report.wording(), ReportPhrase::Nothing));
    }
    groups(report, Severity::ALL).iter().try_for_each(|group| finding(report, group, f))
}

/// What mends them stands once behind what is the matter.
fn finding(report: &Report<'_>, group: &Group<'_, '_>, f: &mut Formatter<'_>) -> fmt::Result {
    let finding = group.first;
    let wording = finding.wording();
    let (severity, code, name) = (title(wording, finding.severity()), finding.code(), Escaped(finding.name()));
    write!(f, "- **{severity} {code}** {name} ")?;
    match group.place() {
        Some(place) => writeln!(f, "{} {}", title(wording, ReportPhrase::At), Escaped(Places(report, place)))?,
        None => writeln!(f, "({})", group.len())?,
    }
    group.said.iter().try_for_each(|said| {
        write!(f, "  - {}", Escaped(Sentence(&said.message)))?;
        if group.place().is_none() {
            let places = Escaped(Places(report, &said.places));
            write!(f, " {}: {places}", title(wording, ReportPhrase::Place))?;
        }
        f.write_char('\n')
    })?;
    writeln!(f, "  - {}: {}", title(wording, ReportPhrase::Help), Escaped(Sentence(finding.help())))?;
    writeln!(f, "  - {}: {}", title(wording, ReportPhrase::Source), Escaped(finding.source()))?;
    if finding.guidance().is_empty() {
        return Ok(());
    }
    let guidance = Escaped(Guidance(finding.guidance(), wording));
    writeln!(f, "  - {}: {guidance}", title(wording, ReportPhrase::Guidance))
}

fn set_aside(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    if report.ignored().is_empty() {
        return Ok(());
    }
    heading(report.wording(), ReportPhrase::SetAside, f)?;
    report
        .ignored()
        .iter()
        .try_for_each(|one| writeln!(f, "- {}", Escaped(Aside(one, report.place(one.finding().pointer())))))
}

fn coverage(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    let wording = report.wording();
    heading(wording, ReportPhrase::CoreOutcomes, f)?;
    let (outcome, how) = (title(wording, ReportPhrase::CoreOutcome), title(wording, ReportPhrase::HowCovered));
    let (partners, used) = (title(wording, ReportPhrase::Partners), title(wording, ReportPhrase::IndicatorsUsed));
    writeln!(f, "| {outcome} | {how} | {partners} | {used} |")?;
    f.write_str("| --- | --- | --- | --- |\n")?;
    report.core().try_for_each(|one| row(&one, wording, f))
}

fn row(coverage: &Coverage<'_, '_>, wording: &Wording, f: &mut Formatter<'_>) -> fmt::Result {
    let how = title(wording, covered(coverage.covered_by()));
    let none = || title(wording, ReportPhrase::Nobody);
    write!(f, "| {} | {how} | ", title(wording, coverage.outcome()))?;
    list(f, none(), coverage.partners().map(|one| Escaped(&one.name)))?;
    f.write_str(" | ")?;
    list(f, none(), coverage.indicators().map(|one| Escaped(indicator(wording, one))))?;
    f.write_str(" |\n")
}

fn emphases(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    if report.emphases().next().is_none() {
        return Ok(());
    }
    let wording = report.wording();
    heading(wording, ReportPhrase::LookClosely, f)?;
    write!(f, "{}\n\n", title(wording, ReportPhrase::Weight))?;
    emphasised(report).try_for_each(|outcome| {
        writeln!(f, "- **{}** ({outcome})", title(wording, outcome))?;
        report.emphases().filter(|one| one.outcome() == outcome).try_for_each(|one| reason(one, wording, f))
    })
}

fn suggestions(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    if report.suggestions().len() == 0 {
        return Ok(());
    }
    let wording = report.wording();
    heading(wording, ReportPhrase::Suited, f)?;
    write!(f, "{}\n\n", title(wording, ReportPhrase::Offers))?;
    report.suggestions().try_for_each(|one| suggestion(&one, wording, f))
}

fn notes(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    if report.notes().next().is_none() {
        return Ok(());
    }
    let wording = report.wording();
    heading(wording, ReportPhrase::Served, f)?;
    report.notes().try_for_each(|(context, note)| writeln!(f, "- **{}:** {}", title(wording, context), Escaped(note)))
}

fn suggestion(suggestion: &Suggestion<'_>, wording: &Wording, f: &mut Formatter<'_>) -> fmt::Result {
    let outcome = suggestion.outcome();
    writeln!(f, "- **{}** ({outcome})", title(wording, outcome))?;
    suggestion.reasons().try_for_each(|one| reason(one, wording, f))
}

fn reason(pairing: &Pairing<'_>, wording: &Wording, f: &mut Formatter<'_>) -> fmt::Result {
    let (context, reason) = (Escaped(context(wording, pairing.context())), Escaped(pairing.reason()));
    writeln!(f, "  - {context}, {}: {reason}", Escaped(small(wording, pairing.basis())))?;
    if !pairing.indicators().is_empty() {
        write!(f, "    - {}: ", title(wording, ReportPhrase::BeginWith))?;
        list(f, "", pairing.indicators().iter().map(|one| Escaped(indicator(wording, *one))))?;
        f.write_char('\n')?;
    }
    writeln!(f, "    - {}: {}", title(wording, ReportPhrase::Source), Escaped(pairing.source()))
}

/// Text as Markdown shows it: nothing in it can become markup, a link, a cell, a line or a tag.
struct Escaped<T>(T);

impl<T: Display> Display for Escaped<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(Escaper { f, last: ' ' }, "{}", self.0)
    }
}

struct Escaper<'a, 'f> {
    f: &'a mut Formatter<'f>,
    last: char,
}

impl Write for Escaper<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|c| self.write_char(c))
    }

    /// What stands at the end of `://` and `www.` is escaped too: some readers make links of bare addresses.
    fn write_char(&mut self, c: char) -> fmt::Result {
        let last = std::mem::replace(&mut self.last, c);
        match (last, visible(c)) {
            (_, '<') => self.f.write_str("&lt;"),
            (_, '>') => self.f.write_str("&gt;"),
            (_, '&') => self.f.write_str("&amp;"),
            (_, c @ ('\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '#' | '|' | '~' | '$' | '@'))
            | (':', c @ '/')
            | ('w' | 'W', c @ '.') => write!(self.f, "\\{c}"),
            (_, c) => self.f.write_char(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::rules::testing::all_seven;
    use crate::plan::{Partner, Plan};
    use crate::{Context, Outcome};

    fn naming(partner: &str) -> String {
        let partner = Partner::named(partner).covering(Outcome::AccessToEducation);
        Plan::new("A title").partner(partner).check().markdown().to_string()
    }

    #[test]
    fn a_name_stays_text() {
        for (name, shown) in [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("| a | b", r"\| a \| b"),
            (r"a \| b", r"a \\\| b"),
            ("](javascript:x)", r"\](javascript:x)"),
            ("![i](x) # *b* _i_ `c` ~s~ &lt;", r"!\[i\](x) \# \*b\* \_i\_ \`c\` \~s\~ &amp;lt;"),
            ("https://a.org www.a.org @b", r"https:\//a.org www\.a.org \@b"),
            ("a\u{0}b\r\n# c\u{202e}d", "a\u{fffd}b\u{fffd}\u{fffd}\\# c\u{fffd}d"),
        ] {
            let page = naming(name);
            let row = format!("| Access to education | through a partner | {shown} | none |");
            assert!(page.lines().any(|line| line == row), "{name}: {page}");
        }
        assert!(!naming("Clinic").contains("A title"));
    }

    #[test]
    fn every_core_outcome_finding_and_suggestion_appears() {
        let mut plan = all_seven().ignore("M032", "not yet");
        plan.measures.remove(0);
        let contexts = [Context::Lgbtq.into(), Context::SafeHouseResidents.into()];
        plan.population.get_or_insert_default().contexts.extend(contexts);
        let report = plan.check();
        let page = report.markdown().to_string();
        for outcome in Outcome::CORE {
            assert!(page.contains(&format!("\n| {} | ", outcome.title())), "{outcome}");
        }
        for finding in report.findings() {
            let (code, name) = (finding.code(), finding.name());
            assert!(page.contains(&format!("\n- **{} {code}** {name} ", finding.severity().title())), "{page}");
            assert!(page.contains(&finding.pointer().to_string().replace('_', "\\_")), "{page}");
        }
        for suggestion in report.suggestions() {
            assert!(page.contains(&format!("** ({})\n", suggestion.outcome())), "{page}");
        }
        for pairing in report.emphases() {
            assert!(page.contains(&format!(": {}\n", Escaped(pairing.reason()))), "{page}");
        }
        assert!(
            page.contains("\n- M032 no-longlist-outcome at /measures, by the plan, which says why under /ignore\n"),
            "{page}"
        );
        assert!(page.contains("\n| Secure and suitable housing | missing | none | none |\n"), "{page}");
        assert_eq!(page, plan.check().markdown().to_string());
    }

    #[test]
    fn the_summary_counts_what_is_covered_and_found() {
        let plan = Plan::new("").partner(Partner::named("Club").covering(Outcome::AccessToEducation));
        let words = Summary(&plan.check()).to_string();
        assert!(words.starts_with("1 of the 7 core outcomes is covered, one of them through a partner (6 errors, "));
        assert!(words.ends_with("; checked against mscos-2023)."), "{words}");
    }
}
