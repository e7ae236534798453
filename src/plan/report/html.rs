//! The report as one HTML page.
//!
//! It loads nothing and runs nothing, so that it can be sent, kept and opened without a thought.

mod picture;

use std::fmt::{self, Display, Formatter, Write};

use self::picture::{Mark, picture};
use super::group::{Group, groups};
use super::words::{
    Aside, Guidance, Places, Sentence, Summary, context, covered, emphasised, indicator, list, notices, small, visible,
};
use super::{Coverage, Report, ReportPhrase};
use crate::plan::Severity;
use crate::wording::Wording;
use crate::{Basis, Domain, Indicator, Outcome, Pairing, Vocabulary};

/// The policy holds even where a mail program or a server adds something to the page.
const HEAD: &str = r#"<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
"#;

/// What is turned round where a page is written from right to left. Pictures stay as they are.
const RIGHT_TO_LEFT: &str = ".verdict{border-width:2px .6rem 2px 2px}caption,th,td{text-align:right}th,td{padding:.5rem 0 .5rem .8rem}.key svg{margin:0 0 0 .3em}.key span{margin:0 0 0 1.2rem}figure svg{direction:ltr}
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
        head(self.0.wording(), f)?;
        summary(self.0, f)?;
        findings(self.0, f)?;
        set_aside(self.0, f)?;
        pictures(self.0, f)?;
        coverage(self.0, f)?;
        emphases(self.0, f)?;
        suggestions(self.0, f)?;
        notes(self.0, f)?;
        let foot = title(self.0.wording(), ReportPhrase::Foot);
        write!(f, "</main>\n<footer><p>{foot}</p></footer>\n</body>\n</html>\n")
    }
}

fn head(wording: &Wording, f: &mut Formatter<'_>) -> fmt::Result {
    let (language, title) = (Escaped(wording.language()), title(wording, ReportPhrase::Title));
    let (dir, turned) = if wording.is_right_to_left() { (" dir=\"rtl\"", RIGHT_TO_LEFT) } else { ("", "") };
    write!(f, "<!doctype html>\n<html lang=\"{language}\"{dir}>\n{HEAD}<title>{title}</title>\n")?;
    write!(f, "<style>{STYLE}{turned}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n")
}

/// The title of an entry, escaped.
fn title<V: Vocabulary>(wording: &Wording, entry: V) -> Escaped<&str> {
    Escaped(wording.title(entry))
}

/// What is English in every report, marked as such where the page is in another language. It has to be escaped.
struct English<'a, T>(&'a Wording, T);

impl<T: Display> Display for English<'_, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self(wording, escaped) = self;
        if wording.is_english() {
            return escaped.fmt(f);
        }
        write!(f, "<span lang=\"en-GB\" dir=\"ltr\">{escaped}</span>")
    }
}

fn summary(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    let (verdict, wording) = (report.verdict(), report.wording());
    let (label, text) = (title(wording, ReportPhrase::Verdict), Escaped(wording.text(verdict)));
    writeln!(f, "<div class=\"verdict\">\n<p><strong>{label}: {}</strong></p>", title(wording, verdict))?;
    writeln!(f, "<p>{}</p>\n<p>{text}</p>\n</div>", Escaped(Summary(report)))?;
    notices(wording).try_for_each(|notice| writeln!(f, "<p role=\"note\"><strong>{}</strong></p>", Escaped(notice)))
}

fn findings(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    let wording = report.wording();
    writeln!(f, "<section>\n<h2>{}</h2>", title(wording, ReportPhrase::WhatToDo))?;
    if report.findings().is_empty() {
        return writeln!(f, "<p>{}</p>\n</section>", title(wording, ReportPhrase::Nothing));
    }
    f.write_str("<ul class=\"plain\">\n")?;
    groups(report, Severity::ALL).iter().try_for_each(|group| finding(report, group, f))?;
    f.write_str("</ul>\n</section>\n")
}

fn finding(report: &Report<'_>, group: &Group<'_, '_>, f: &mut Formatter<'_>) -> fmt::Result {
    let finding = group.first;
    let wording = finding.wording();
    let (severity, code, name) = (finding.severity(), finding.code(), Escaped(finding.name()));
    writeln!(f, "<li class=\"{severity}\">\n<h3><b>{}</b> {code} {name}</h3>", title(wording, severity))?;
    let term = |phrase| title(wording, phrase);
    group.said.iter().try_for_each(|said| {
        write!(f, "<p>{}", English(wording, Prose(Sentence(&said.message))))?;
        if group.place().is_none() && group.same().is_none() {
            let places = Escaped(Places(report, &said.places));
            write!(f, " <span class=\"quiet\">{}: {places}</span>", term(ReportPhrase::Place))?;
        }
        f.write_str("</p>\n")
    })?;
    f.write_str("<dl>\n")?;
    entry(f, term(ReportPhrase::Help), English(wording, Prose(Sentence(finding.help()))))?;
    let places = group.place().or_else(|| Some(group.same()?.places.as_slice()));
    places.map_or(Ok(()), |places| entry(f, term(ReportPhrase::Place), Escaped(Places(report, places))))?;
    entry(f, term(ReportPhrase::Source), English(wording, Escaped(finding.source())))?;
    if !finding.guidance().is_empty() {
        entry(f, term(ReportPhrase::Guidance), Escaped(Guidance(finding.guidance(), wording)))?;
    }
    f.write_str("</dl>\n</li>\n")
}

/// A term and its description, both of them escaped.
fn entry(f: &mut Formatter<'_>, term: impl Display, description: impl Display) -> fmt::Result {
    writeln!(f, "<div><dt>{term}</dt><dd>{description}</dd></div>")
}

fn set_aside(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    if report.ignored().is_empty() {
        return Ok(());
    }
    writeln!(f, "<section>\n<h2>{}</h2>\n<ul>", title(report.wording(), ReportPhrase::SetAside))?;
    report
        .ignored()
        .iter()
        .try_for_each(|one| writeln!(f, "<li>{}</li>", Escaped(Aside(one, report.place(one.finding().pointer())))))?;
    f.write_str("</ul>\n</section>\n")
}

fn pictures(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    let wording = report.wording();
    let heading = title(wording, ReportPhrase::AtAGlance);
    write!(f, "<section class=\"glance\">\n<h2>{heading}</h2>\n<p class=\"key\">")?;
    for mark in [Mark::Plan, Mark::Partner, Mark::Missing, Mark::Open] {
        f.write_str("<span><svg viewBox=\"-10 -10 20 20\" aria-hidden=\"true\">")?;
        writeln!(f, "{}</svg>{}</span>", mark.shape(), title(wording, mark.words()))?;
    }
    f.write_str("</p>\n<div class=\"pictures\">\n")?;
    let core = Outcome::CORE.into_iter().map(|outcome| (wording.title(outcome), outcome.into()));
    picture(report, f, ReportPhrase::CoreOutcomes, core)?;
    let domains = Domain::ALL.iter().map(|domain| (wording.title(*domain), domain.outcomes()));
    picture(report, f, ReportPhrase::OutcomesOfDomains, domains)?;
    let (no_score, domains) = (title(wording, ReportPhrase::NoScore), title(wording, ReportPhrase::DomainsOfCore));
    write!(f, "</div>\n<p>{no_score} {domains}</p>\n</section>\n")
}

/// The headings of the columns.
const COLUMNS: [ReportPhrase; 4] =
    [ReportPhrase::CoreOutcome, ReportPhrase::HowCovered, ReportPhrase::Partners, ReportPhrase::IndicatorsUsed];

/// A wide table scrolls by itself on a small screen, with the keyboard too.
fn coverage(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    let wording = report.wording();
    let (name, caption) = (title(wording, ReportPhrase::TableName), title(wording, ReportPhrase::TableCaption));
    writeln!(f, "<section>\n<h2>{}</h2>", title(wording, ReportPhrase::CoreOutcomes))?;
    writeln!(f, "<section class=\"wide\" aria-label=\"{name}\" tabindex=\"0\">\n<table>")?;
    write!(f, "<caption>{caption}</caption>\n<thead>\n<tr>")?;
    COLUMNS.iter().try_for_each(|column| write!(f, "<th scope=\"col\">{}</th>", title(wording, *column)))?;
    f.write_str("</tr>\n</thead>\n<tbody>\n")?;
    report.core().try_for_each(|one| row(&one, wording, f))?;
    f.write_str("</tbody>\n</table>\n</section>\n</section>\n")
}

fn row(coverage: &Coverage<'_, '_>, wording: &Wording, f: &mut Formatter<'_>) -> fmt::Result {
    let (outcome, how) = (title(wording, coverage.outcome()), title(wording, covered(coverage.covered_by())));
    let none = || title(wording, ReportPhrase::Nobody);
    write!(f, "<tr><th scope=\"row\">{outcome}</th><td>{how}</td><td>")?;
    list(f, none(), coverage.partners().map(|one| Name(&one.name)))?;
    f.write_str("</td><td>")?;
    list(f, none(), coverage.indicators().map(|one| Escaped(indicator(wording, one))))?;
    f.write_str("</td></tr>\n")
}

fn emphases(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    if report.emphases().next().is_none() {
        return Ok(());
    }
    let wording = report.wording();
    let (heading, text) = (title(wording, ReportPhrase::LookClosely), title(wording, ReportPhrase::Weight));
    writeln!(f, "<section>\n<h2>{heading}</h2>\n<p>{text}</p>")?;
    bases(f, wording, |basis| report.emphases().any(|one| one.basis() == basis))?;
    emphasised(report).try_for_each(|outcome| {
        reasons(f, wording, outcome, report.emphases().filter(|one| one.outcome() == outcome))
    })?;
    f.write_str("</ul>\n</section>\n")
}

fn suggestions(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    if report.suggestions().len() == 0 {
        return Ok(());
    }
    let wording = report.wording();
    let (heading, text) = (title(wording, ReportPhrase::Suited), title(wording, ReportPhrase::Offers));
    writeln!(f, "<section>\n<h2>{heading}</h2>\n<p>{text}</p>")?;
    bases(f, wording, |basis| report.suggestions().flat_map(|one| one.reasons()).any(|one| one.basis() == basis))?;
    report.suggestions().try_for_each(|one| reasons(f, wording, one.outcome(), one.reasons()))?;
    f.write_str("</ul>\n</section>\n")
}

fn notes(report: &Report<'_>, f: &mut Formatter<'_>) -> fmt::Result {
    if report.notes().next().is_none() {
        return Ok(());
    }
    let wording = report.wording();
    writeln!(f, "<section>\n<h2>{}</h2>\n<ul>", title(wording, ReportPhrase::Served))?;
    report.notes().try_for_each(|(context, note)| {
        writeln!(f, "<li><b>{}</b>: {}</li>", title(wording, context), English(wording, Escaped(note)))
    })?;
    f.write_str("</ul>\n</section>\n")
}

/// What the reasons rest on, ahead of the list of them.
fn bases(f: &mut Formatter<'_>, wording: &Wording, used: impl Fn(Basis) -> bool) -> fmt::Result {
    f.write_str("<dl class=\"quiet\">\n")?;
    let mut bases = Basis::ALL.iter().filter(|basis| used(**basis));
    bases.try_for_each(|basis| entry(f, title(wording, *basis), Escaped(wording.text(*basis))))?;
    f.write_str("</dl>\n<ul class=\"plain\">\n")
}

/// Why an outcome suits the people served.
fn reasons<'a>(
    f: &mut Formatter<'_>,
    wording: &Wording,
    outcome: Outcome,
    mut pairings: impl Iterator<Item = &'a Pairing<'a>>,
) -> fmt::Result {
    let name = title(wording, outcome);
    writeln!(f, "<li>\n<h3>{name}</h3>\n<p class=\"quiet\"><code>{outcome}</code></p>")?;
    pairings.try_for_each(|pairing| {
        let (context, basis) = (Escaped(context(wording, pairing.context())), Escaped(small(wording, pairing.basis())));
        let reason = English(wording, Escaped(pairing.reason()));
        writeln!(f, "<p><b>{context}</b> ({basis}): {reason}</p>\n<dl>")?;
        if !pairing.indicators().is_empty() {
            entry(f, title(wording, ReportPhrase::BeginWith), List(pairing.indicators(), wording))?;
        }
        entry(f, title(wording, ReportPhrase::Source), English(wording, Escaped(pairing.source())))?;
        f.write_str("</dl>\n")
    })?;
    f.write_str("</li>\n")
}

/// The indicators to begin with.
struct List<'a>(&'a [Indicator], &'a Wording);

impl Display for List<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        list(f, "", self.0.iter().map(|one| Escaped(indicator(self.1, *one))))
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
        assert_eq!(page.matches("</h3>\n<p>").count(), super::groups(&report, super::Severity::ALL).len());
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
