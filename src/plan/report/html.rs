//! The report as one HTML page.
//!
//! It loads nothing and runs nothing, so that it can be sent, kept and opened without a thought.

mod picture;

use std::fmt::{self, Display, Formatter, Write};

use self::picture::{Mark, picture};
use super::words::{
    Aside, CLOSELY, Guidance, NOTED, NOTHING, OFFER, Place, SUITED, Sentence, Summary, TITLE, WEIGHT, covered,
    emphasised, list, visible,
};
use super::{Coverage, Report};
use crate::plan::Finding;
use crate::{Basis, Domain, Indicator, Outcome, Pairing};

/// The policy holds even where a mail program or a server adds something to the page.
const HEAD: &str = r#"<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
"#;

const FOOT: &str = "</main>
<footer><p>Nothing that the plan says is repeated here except the names of partners.</p></footer>
</body>
</html>
";

/// Light and dark on a screen, light on paper; every colour is told by words or a shape as well.
const STYLE: &str = "
:root{--page:#fbfaf7;--text:#1c2426;--quiet:#4d575a;--line:#c9c8c1;--mark:#0f5a5c;--error:#98281a;--warning:#734600;--advice:#23557f}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem 1rem 3rem;max-width:62rem;background:var(--page);color:var(--text);font:1rem/1.55 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.7rem;line-height:1.25}h2{font-size:1.3rem;margin:2.2rem 0 .6rem}h3{font-size:1.05rem;margin:0 0 .3rem}
p{margin:.3rem 0;max-width:52rem}code{font-size:.92em}
.verdict{border:2px solid var(--mark);border-left-width:.6rem;padding:.5rem 1rem}.verdict strong{font-size:1.2rem}
ul.plain{list-style:none;margin:.8rem 0;padding:0}.plain>li{border-top:1px solid var(--line);padding:.8rem 0}
.error h3 b{color:var(--error)}.warning h3 b{color:var(--warning)}.advice h3 b{color:var(--advice)}
dl{margin:.4rem 0;max-width:52rem}dl div{display:flex;gap:.6rem}dt{flex:0 0 6rem;color:var(--quiet)}dd{margin:0;min-width:0}
.quiet,caption{color:var(--quiet)}
.pictures{display:flex;flex-wrap:wrap;gap:1rem 2.5rem}figure{flex:1 1 20rem;margin:.8rem 0;max-width:30rem}
figcaption{font-weight:600;margin-bottom:.4rem}figure svg{display:block;width:100%;overflow:visible;font-family:inherit}
.key{max-width:none}.key svg{width:1.1em;height:1.1em;vertical-align:-.2em;margin-right:.3em}.key span{display:inline-block;margin-right:1.2rem}
text{fill:var(--text);font-size:13px}text.name{font-weight:600;font-size:14px}
.full{fill:var(--mark)}.tick{fill:none;stroke:var(--page);stroke-width:2}.edge{fill:none;stroke:var(--mark);stroke-width:1.8}
.gap{fill:none;stroke:var(--error);stroke-width:1.8}.dash{stroke-dasharray:3 2}.open{fill:none;stroke:var(--quiet);stroke-width:1.2}
.wide{overflow-x:auto}table{border-collapse:collapse;table-layout:fixed;width:100%;min-width:44rem}th:nth-child(1){width:27%}th:nth-child(2){width:16%}th:nth-child(3){width:22%}caption{text-align:left;padding:.2rem 0 .5rem}
th,td{border-top:1px solid var(--line);padding:.5rem .8rem .5rem 0;text-align:left;vertical-align:top}
footer{margin-top:2.5rem;border-top:1px solid var(--line);padding-top:.6rem;color:var(--quiet)}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--page:#14191b;--text:#e9e7e1;--quiet:#b3bab9;--line:#465053;--mark:#86d3ca;--error:#ffa596;--warning:#f2c671;--advice:#a3caf3}}
@media print{:root{--page:#fff}body{max-width:none;padding:0;font-size:10.5pt}.wide{overflow:visible}table{min-width:0}li,tr,.glance,.verdict{break-inside:avoid}h2,h3,caption{break-after:avoid}}
";

/// Summary first, then what to mend, then how the outcomes are covered, then suggestions.
pub(super) struct Html<'a, 'plan>(pub(super) &'a Report<'plan>);

impl Display for Html<'_, '_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        head(f)?;
        summary(self.0, f)?;
        findings(self.0, f)?;
        set_aside(self.0, f)?;
        pictures(self.0, f)?;
        coverage(self.0, f)?;
        emphases(self.0, f)?;
        suggestions(self.0, f)?;
        notes(self.0, f)?;
        f.write_str(FOOT)
    }
}

fn head(f: &mut Formatter<'_>) -> fmt::Result {
    let title = Escaped(TITLE);
    f.write_str(HEAD)?;
    write!(f, "<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n")
}

fn summary(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    let verdict = report.verdict();
    let (title, text) = (Escaped(verdict.title()), Escaped(verdict.text()));
    writeln!(f, "<div class=\"verdict\">\n<p><strong>Verdict: {title}</strong></p>")?;
    writeln!(f, "<p>{}</p>\n<p>{text}</p>\n</div>", Escaped(Summary(report)))
}

fn findings(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_str("<section>\n<h2>What to do</h2>\n")?;
    if report.findings().is_empty() {
        return writeln!(f, "<p>{}</p>\n</section>", Escaped(NOTHING));
    }
    f.write_str("<ul class=\"plain\">\n")?;
    report.findings().iter().try_for_each(|one| finding(one, f))?;
    f.write_str("</ul>\n</section>\n")
}

fn finding(finding: &Finding<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    let (severity, code, name) = (finding.severity(), finding.code(), Escaped(finding.name()));
    writeln!(f, "<li class=\"{severity}\">\n<h3><b>{}</b> {code} {name}</h3>", severity.title())?;
    writeln!(f, "<p>{}</p>\n<dl>", Prose(Sentence(finding.message())))?;
    entry(f, "Help", Prose(Sentence(finding.help())))?;
    entry(f, "Place", Escaped(Place(finding.pointer())))?;
    entry(f, "Source", Escaped(finding.source()))?;
    if !finding.guidance().is_empty() {
        entry(f, "Guidance", Escaped(Guidance(finding.guidance())))?;
    }
    f.write_str("</dl>\n</li>\n")
}

/// A term and its description, both of them escaped.
fn entry(f: &mut Formatter<'_>, term: &str, description: impl Display) -> fmt::Result {
    writeln!(f, "<div><dt>{term}</dt><dd>{description}</dd></div>")
}

fn set_aside(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    if report.ignored().is_empty() {
        return Ok(());
    }
    f.write_str("<section>\n<h2>Set aside, each with a reason</h2>\n<ul>\n")?;
    report.ignored().iter().try_for_each(|one| writeln!(f, "<li>{}</li>", Escaped(Aside(one))))?;
    f.write_str("</ul>\n</section>\n")
}

fn pictures(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_str("<section class=\"glance\">\n<h2>The plan at a glance</h2>\n<p class=\"key\">")?;
    for mark in [Mark::Plan, Mark::Partner, Mark::Missing, Mark::Open] {
        f.write_str("<span><svg viewBox=\"-10 -10 20 20\" aria-hidden=\"true\">")?;
        writeln!(f, "{}</svg>{}</span>", mark.shape(), mark.words())?;
    }
    f.write_str("</p>\n<div class=\"pictures\">\n")?;
    let core = Outcome::CORE.into_iter().map(|outcome| (outcome.title(), outcome.into()));
    picture(report, f, "The seven core outcomes", core)?;
    let domains = Domain::ALL.iter().map(|domain| (domain.title(), domain.outcomes()));
    picture(report, f, "The outcomes of the nine domains", domains)?;
    f.write_str(
        "</div>\n<p>This is a picture of the plan and not a score: longlist outcomes are chosen, not collected. ",
    )?;
    f.write_str("The report sorts the longlist alone by domain: where a core outcome is counted follows from an earlier edition.</p>\n</section>\n")
}

/// A wide table scrolls by itself on a small screen, with the keyboard too.
const TABLE: &str = r#"<section>
<h2>The seven core outcomes</h2>
<section class="wide" aria-label="Table of the seven core outcomes" tabindex="0">
<table>
<caption>How each core outcome is covered, by whom, and with which indicators</caption>
<thead>
<tr><th scope="col">Core outcome</th><th scope="col">How covered</th><th scope="col">Partners</th><th scope="col">Indicators used</th></tr>
</thead>
<tbody>
"#;

fn coverage(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    f.write_str(TABLE)?;
    report.core().try_for_each(|one| row(&one, f))?;
    f.write_str("</tbody>\n</table>\n</section>\n</section>\n")
}

fn row(coverage: &Coverage<'_, '_>, f: &mut Formatter<'_>) -> fmt::Result {
    let (title, how) = (Escaped(coverage.outcome().title()), covered(coverage.covered_by()));
    write!(f, "<tr><th scope=\"row\">{title}</th><td>{how}</td><td>")?;
    list(f, coverage.partners().map(|one| Name(&one.name)))?;
    f.write_str("</td><td>")?;
    list(f, coverage.indicators().map(|one| Escaped(one.slug())))?;
    f.write_str("</td></tr>\n")
}

fn emphases(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    if report.emphases().next().is_none() {
        return Ok(());
    }
    writeln!(f, "<section>\n<h2>{}</h2>\n<p>{}</p>", Escaped(CLOSELY), Escaped(WEIGHT))?;
    bases(f, |basis| report.emphases().any(|one| one.basis() == basis))?;
    emphasised(report)
        .try_for_each(|outcome| reasons(f, outcome, report.emphases().filter(|one| one.outcome() == outcome)))?;
    f.write_str("</ul>\n</section>\n")
}

fn suggestions(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    if report.suggestions().len() == 0 {
        return Ok(());
    }
    writeln!(f, "<section>\n<h2>{}</h2>\n<p>{}</p>", Escaped(SUITED), Escaped(OFFER))?;
    bases(f, |basis| report.suggestions().flat_map(|one| one.reasons()).any(|one| one.basis() == basis))?;
    report.suggestions().try_for_each(|one| reasons(f, one.outcome(), one.reasons()))?;
    f.write_str("</ul>\n</section>\n")
}

fn notes(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    if report.notes().next().is_none() {
        return Ok(());
    }
    writeln!(f, "<section>\n<h2>{}</h2>\n<ul>", Escaped(NOTED))?;
    report.notes().try_for_each(|(context, note)| {
        writeln!(f, "<li><b>{}</b>: {}</li>", Escaped(context.title()), Escaped(note))
    })?;
    f.write_str("</ul>\n</section>\n")
}

/// What the reasons rest on, ahead of the list of them.
fn bases(f: &mut Formatter<'_>, used: impl Fn(Basis) -> bool) -> fmt::Result {
    f.write_str("<dl class=\"quiet\">\n")?;
    let mut bases = Basis::ALL.iter().filter(|basis| used(**basis));
    bases.try_for_each(|basis| entry(f, basis.title(), Escaped(basis.text())))?;
    f.write_str("</dl>\n<ul class=\"plain\">\n")
}

/// Why an outcome suits the people served.
fn reasons<'a>(
    f: &mut Formatter<'_>,
    outcome: Outcome,
    mut pairings: impl Iterator<Item = &'a Pairing<'a>>,
) -> fmt::Result {
    let title = Escaped(outcome.title());
    writeln!(f, "<li>\n<h3>{title}</h3>\n<p class=\"quiet\"><code>{outcome}</code></p>")?;
    pairings.try_for_each(|pairing| {
        let (context, reason) = (Escaped(pairing.context().title()), Escaped(pairing.reason()));
        writeln!(f, "<p><b>{context}</b> ({}): {reason}</p>\n<dl>", pairing.basis())?;
        if !pairing.indicators().is_empty() {
            entry(f, "Begin with", List(pairing.indicators()))?;
        }
        entry(f, "Source", Escaped(pairing.source()))?;
        f.write_str("</dl>\n")
    })?;
    f.write_str("</li>\n")
}

/// The indicators to begin with.
struct List<'a>(&'a [Indicator]);

impl Display for List<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        list(f, self.0.iter().map(|one| Escaped(one.slug())))
    }
}

/// The name of a partner, which has its own direction of writing.
struct Name<'a>(&'a str);

impl Display for Name<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "<bdi>{}</bdi>", Escaped(self.0))
    }
}

/// Text as a page shows it, in an element or an attribute.
struct Escaped<T>(T);

impl<T: Display> Display for Escaped<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(Escaper { f, code: None }, "{}", self.0)
    }
}

/// What a rule says: escaped, with what stands between backticks set as code.
struct Prose<T>(T);

impl<T: Display> Display for Prose<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut inner = Escaper { f, code: Some(false) };
        write!(inner, "{}", self.0)?;
        if inner.code == Some(true) { inner.write_char('`') } else { Ok(()) }
    }
}

struct Escaper<'a, 'f> {
    f: &'a mut Formatter<'f>,
    /// Whether code stands open, where there is any.
    code: Option<bool>,
}

impl Write for Escaper<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|c| self.write_char(c))
    }

    fn write_char(&mut self, c: char) -> fmt::Result {
        match (visible(c), self.code) {
            ('&', _) => self.f.write_str("&amp;"),
            ('<', _) => self.f.write_str("&lt;"),
            ('>', _) => self.f.write_str("&gt;"),
            ('"', _) => self.f.write_str("&quot;"),
            ('\'', _) => self.f.write_str("&#39;"),
            ('`', Some(open)) => {
                self.code = Some(!open);
                self.f.write_str(if open { "</code>" } else { "<code>" })
            }
            (c, _) => self.f.write_char(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::rules::testing::all_seven;
    use crate::plan::{Measure, Partner, Plan};
    use crate::{Context, Domain, Outcome};

    fn page(plan: &Plan) -> String {
        plan.check().html().to_string()
    }

    fn naming(partner: &str) -> String {
        page(&Plan::new("A title").partner(Partner::named(partner).covering(Outcome::AccessToEducation)))
    }

    /// Something of everything: coverage of each kind, findings, what is set aside, and suggestions.
    fn rich() -> Plan {
        let clinic = Partner::named("Clinic <&\"'>").covering(Outcome::AccessToMedicalTreatment);
        let mut plan = all_seven().measure(Measure::of("joy")).partner(clinic).ignore("M032", "not <b>yet</b>");
        plan.measures.remove(0);
        plan.measures.retain(|measure| measure.outcome.known() != Some(Outcome::AccessToMedicalTreatment));
        let contexts = [Context::Lgbtq.into(), Context::SafeHouseResidents.into()];
        plan.population.get_or_insert_default().contexts.extend(contexts);
        plan
    }

    /// Fails unless every element that opens closes, in order.
    fn assert_balanced(page: &str) {
        let mut open = Vec::new();
        for piece in page.split('<').skip(1) {
            let (tag, text) = piece.split_once('>').expect(piece);
            let name = tag.split(' ').next().unwrap();
            assert!(!text.contains(['"', '\'']), "{piece}");
            match name.strip_prefix('/') {
                Some(closing) => assert_eq!(open.pop(), Some(closing), "{piece}"),
                None if matches!(name, "!doctype" | "meta") || tag.ends_with('/') => {}
                None => open.push(name),
            }
        }
        assert!(open.is_empty(), "{open:?}");
    }

    #[test]
    fn the_page_is_well_formed() {
        for plan in [rich(), all_seven(), Plan::new("Empty")] {
            assert_balanced(&page(&plan));
        }
    }

    #[test]
    fn a_name_stays_text() {
        for (name, shown) in [
            ("<script>alert(1)</script>", "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>"),
            ("| a | b", "<bdi>| a | b</bdi>"),
            ("](javascript:x) `c`", "<bdi>](javascript:x) `c`</bdi>"),
            ("\" onload='x' &lt;", "<bdi>&quot; onload=&#39;x&#39; &amp;lt;</bdi>"),
            ("a\u{0}b\nc\u{1b}[2Jd\u{202e}e", "<bdi>a\u{fffd}b\u{fffd}c\u{fffd}[2Jd\u{fffd}e</bdi>"),
        ] {
            let page = naming(name);
            assert!(page.contains(shown), "{name}");
            assert_balanced(&page);
        }
    }

    #[test]
    fn nothing_is_loaded_run_or_repeated() {
        let page = page(&rich());
        for never in ["<script", "://", "src=", "href=", "url(", "@import", " id=", "<b>yet", "&lt;b&gt;yet"] {
            assert!(!page.contains(never), "{never}");
        }
        assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
        assert!(!naming("Clinic").contains("A title"));
    }

    #[test]
    fn every_core_outcome_domain_and_finding_appears() {
        let plan = rich();
        let (report, page) = (plan.check(), page(&plan));
        assert_eq!(page.matches("<h1>").count(), 1);
        for outcome in Outcome::CORE {
            assert!(page.contains(&format!("<th scope=\"row\">{}</th>", outcome.title())), "{outcome}");
        }
        for domain in Domain::ALL {
            assert!(page.contains(&format!(">{}</text>", domain.title())), "{domain}");
        }
        assert_eq!(page.matches("</h3>\n<p>").count(), report.findings().len());
        for finding in report.findings() {
            assert!(page.contains(&format!("{} {}</h3>", finding.code(), finding.name())), "{finding}");
        }
        assert!(
            page.contains("<li>M032 no-longlist-outcome at /measures, by the plan, which says why under /ignore</li>")
        );
        assert!(page.contains("LGBTQ+ survivors</b> (stated)"));
        assert!(report.emphases().all(|one| page.contains(&super::Escaped(one.reason()).to_string())));
        assert_eq!(page, self::page(&rich()), "the same plan gives the same page");
    }

    #[test]
    fn the_picture_says_what_it_shows() {
        let page = page(&rich());
        assert_eq!(page.matches("role=\"img\"").count(), 2);
        for words in [
            "Secure and suitable housing: missing.",
            "Access to medical treatment: through a partner.",
            "Opportunities: 1 of 4 outcomes is in the plan.",
            "Health and wellbeing: 0 of 7 outcomes are in the plan, 1 through a partner.",
        ] {
            assert!(page.contains(words), "{words}");
        }
    }
}
