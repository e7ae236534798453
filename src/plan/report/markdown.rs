//! The report as Markdown.

use std::fmt::{self, Display, Formatter, Write};

use super::words::{
    Aside, CLOSELY, Guidance, NOTED, NOTHING, OFFER, Place, SUITED, Sentence, Summary, TITLE, WEIGHT, covered,
    emphasised, list, visible,
};
use super::{Coverage, Report};
use crate::plan::Finding;
use crate::{Pairing, Suggestion};

/// Summary first, then what to mend, then how each core outcome is covered, then suggestions.
pub(super) struct Markdown<'a, 'plan>(pub(super) &'a Report<'plan>);

impl Display for Markdown<'_, '_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let verdict = self.0.verdict();
        writeln!(f, "# {}\n", Escaped(TITLE))?;
        writeln!(f, "**{}:** {}\n", Escaped(verdict.title()), Escaped(Summary(self.0)))?;
        writeln!(f, "{}", Escaped(verdict.text()))?;
        findings(self.0, f)?;
        set_aside(self.0, f)?;
        coverage(self.0, f)?;
        emphases(self.0, f)?;
        suggestions(self.0, f)?;
        notes(self.0, f)
    }
}

fn findings(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_str("\n## What to do\n\n")?;
    if report.findings().is_empty() {
        return writeln!(f, "{}", Escaped(NOTHING));
    }
    report.findings().iter().try_for_each(|one| finding(one, f))
}

fn finding(finding: &Finding<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    let (severity, code, name) = (finding.severity().title(), finding.code(), Escaped(finding.name()));
    writeln!(f, "- **{severity} {code}** {name} at {}", Escaped(Place(finding.pointer())))?;
    writeln!(f, "  - {}", Escaped(Sentence(finding.message())))?;
    writeln!(f, "  - Help: {}", Escaped(Sentence(finding.help())))?;
    writeln!(f, "  - Source: {}", Escaped(finding.source()))?;
    if finding.guidance().is_empty() {
        return Ok(());
    }
    writeln!(f, "  - Guidance: {}", Escaped(Guidance(finding.guidance())))
}

fn set_aside(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    if report.ignored().is_empty() {
        return Ok(());
    }
    f.write_str("\n## Set aside, each with a reason\n\n")?;
    report.ignored().iter().try_for_each(|one| writeln!(f, "- {}", Escaped(Aside(one))))
}

fn coverage(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_str("\n## The seven core outcomes\n\n")?;
    f.write_str("| Core outcome | How covered | Partners | Indicators used |\n")?;
    f.write_str("| --- | --- | --- | --- |\n")?;
    report.core().try_for_each(|one| row(&one, f))
}

fn row(coverage: &Coverage<'_, '_>, f: &mut Formatter<'_>) -> fmt::Result {
    let how = covered(coverage.covered_by());
    write!(f, "| {} | {how} | ", Escaped(coverage.outcome().title()))?;
    list(f, coverage.partners().map(|one| Escaped(&one.name)))?;
    f.write_str(" | ")?;
    list(f, coverage.indicators().map(|one| Escaped(one.slug())))?;
    f.write_str(" |\n")
}

fn emphases(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    if report.emphases().next().is_none() {
        return Ok(());
    }
    write!(f, "\n## {}\n\n{}\n\n", Escaped(CLOSELY), Escaped(WEIGHT))?;
    emphasised(report).try_for_each(|outcome| {
        writeln!(f, "- **{}** ({outcome})", Escaped(outcome.title()))?;
        report.emphases().filter(|one| one.outcome() == outcome).try_for_each(|one| reason(one, f))
    })
}

fn suggestions(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    if report.suggestions().len() == 0 {
        return Ok(());
    }
    write!(f, "\n## {}\n\n{}\n\n", Escaped(SUITED), Escaped(OFFER))?;
    report.suggestions().try_for_each(|one| suggestion(&one, f))
}

fn notes(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    if report.notes().next().is_none() {
        return Ok(());
    }
    write!(f, "\n## {}\n\n", Escaped(NOTED))?;
    report.notes().try_for_each(|(context, note)| writeln!(f, "- **{}:** {}", Escaped(context.title()), Escaped(note)))
}

fn suggestion(suggestion: &Suggestion<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    let outcome = suggestion.outcome();
    writeln!(f, "- **{}** ({outcome})", Escaped(outcome.title()))?;
    suggestion.reasons().try_for_each(|one| reason(one, f))
}

fn reason(pairing: &Pairing<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    let (context, reason) = (Escaped(pairing.context().title()), Escaped(pairing.reason()));
    writeln!(f, "  - {context}, {}: {reason}", pairing.basis())?;
    if !pairing.indicators().is_empty() {
        f.write_str("    - Begin with: ")?;
        list(f, pairing.indicators().iter().map(|one| Escaped(one.slug())))?;
        f.write_char('\n')?;
    }
    writeln!(f, "    - Source: {}", Escaped(pairing.source()))
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
            assert!(page.contains(&format!("\n- **{} {code}** {name} at ", finding.severity().title())), "{page}");
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
