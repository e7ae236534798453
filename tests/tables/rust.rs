//! Writing the tables as Rust source.

use std::collections::HashMap;
use std::fmt::{Display, Write};

use crate::model::{Declared, Indicator, Outcome, Relation, Source, Tier, Warrant};
use crate::read::{Data, kebab};

/// Every file of `src/tables/`, by name.
pub(crate) fn tables(data: &Data) -> Vec<(&'static str, String)> {
    let writer = Writer::new(data);
    vec![
        ("context.rs", writer.contexts()),
        ("document.rs", writer.documents()),
        ("domain.rs", writer.domains()),
        ("edition.rs", writer.editions()),
        ("evidence.rs", writer.evidence()),
        ("guidance.rs", writer.guidance()),
        ("indicator.rs", writer.indicators()),
        ("lineage.rs", writer.lineage()),
        ("outcome.rs", writer.outcomes()),
        ("scale.rs", writer.scales()),
    ]
}

struct Writer<'a> {
    data: &'a Data,
    /// The index of each indicator of the current edition.
    indicators: HashMap<&'a str, usize>,
    /// The index of each outcome of each edition.
    entries: HashMap<(&'a str, &'a str), usize>,
}

impl<'a> Writer<'a> {
    fn new(data: &'a Data) -> Self {
        let indicators = all_indicators(data).enumerate();
        let entries = data.editions.iter().flat_map(|edition| {
            let outcomes = edition.outcomes.iter();
            outcomes.map(|outcome| (edition.id.as_str(), outcome.id.as_str()))
        });
        Self {
            data,
            indicators: indicators.map(|(at, i)| (i.id.as_str(), at)).collect(),
            entries: entries.enumerate().map(|(at, key)| (key, at)).collect(),
        }
    }

    fn documents(&self) -> String {
        let documents = &self.data.documents.documents;
        let mut out = header(&["crate::vocabulary::vocabulary"]);
        vocabulary(
            &mut out,
            "Document",
            "document",
            &["The documents that define the set."],
            documents.iter().map(|d| Row::new(&d.id, &d.title, &d.description)),
        );
        table(
            &mut out,
            "/// The date of each, and where it comes from.\npub(crate) static DATES",
            "(Option<&str>, &str)",
            documents.iter().map(|d| format!("({}, {:?})", option(d.date.as_ref()), d.date_basis)),
        );
        out
    }

    fn domains(&self) -> String {
        let current = self.data.current();
        let mut out = header(&["crate::vocabulary::vocabulary", "crate::{Document, Source}"]);
        vocabulary(
            &mut out,
            "Domain",
            "domain",
            &[
                "The nine domains that the longlist is sorted by, in the order of the report's executive summary.",
                "",
                "The report does not describe them: the text of each says what it holds.",
            ],
            current.domains.iter().map(|domain| {
                let held = current.outcomes.iter();
                let held = held.filter(|o| o.domain.as_ref() == Some(&domain.id));
                let titles: Vec<_> = held.map(|o| o.title.as_str()).collect();
                Row::new(&domain.id, &domain.title, format!("Holds: {}.", titles.join("; ")))
            }),
        );
        table(
            &mut out,
            "pub(crate) static SOURCES",
            "Source",
            current.domains.iter().map(|domain| source(&domain.source)),
        );
        out
    }

    fn outcomes(&self) -> String {
        let outcomes = &self.data.current().outcomes;
        let mut out = header(&[
            "crate::outcome::{DomainBasis, Record, Tier}",
            "crate::vocabulary::vocabulary",
            "crate::{Document, Domain, Source, Warrant}",
        ]);
        vocabulary(
            &mut out,
            "Outcome",
            "outcome",
            &[
                "An outcome of the current edition: the seven core outcomes first, then the longlist, each in the order of print.",
                "",
                "Its text is the descriptor in this project's own words. Parsing takes an id or a title in any case and",
                "punctuation, also a title under which the same outcome stood in an earlier edition. For an outcome that",
                "was merged or dropped since, ask [`Outcome::resolve`].",
                "",
                "```",
                "use mscos::Outcome;",
                "",
                "let outcome: Outcome = \"Long term consistent support\".parse()?;",
                "assert_eq!(outcome, Outcome::LongTermConsistentSupport);",
                "assert_eq!(outcome.to_string(), \"long-term-consistent-support\");",
                "assert_eq!(outcome.title(), \"Long-term, consistent support\");",
                "assert!(outcome.is_core());",
                "# Ok::<(), mscos::UnknownId>(())",
                "```",
            ],
            outcomes.iter().map(|o| {
                let text = o.descriptor.as_deref().unwrap_or_default();
                Row { aliases: self.names(o), ..Row::new(&o.id, &o.title, text) }
            }),
        );
        let core: Vec<_> = outcomes.iter().filter(|o| o.tier == Some(Tier::Core)).collect();
        let names: Vec<_> = core.iter().map(|o| path("Outcome", &o.id)).collect();
        writeln!(out, "\npub(crate) const CORE: [Outcome; {}] = [\n    {},\n];", core.len(), names.join(",\n    "))
            .unwrap();
        let mut from = 0;
        table(
            &mut out,
            "pub(crate) static RECORDS",
            "Record",
            outcomes.iter().map(|o| {
                let to = from + o.indicators.len();
                let record = format!(
                    "Record {{ tier: {}, domain: {}, domain_basis: {}, indicators: ({from}, {to}), source: {} }}",
                    debug_path("Tier", o.tier.unwrap()),
                    path("Domain", o.domain.as_deref().unwrap()),
                    domain_basis(o),
                    source(&o.source),
                );
                from = to;
                record
            }),
        );
        out
    }

    /// Every other name under which the same outcome stands or stood: those of its own edition, and the titles of
    /// the earlier outcomes that it continues without anything having been merged.
    fn names(&self, outcome: &Outcome) -> Vec<String> {
        let mut names = vec![outcome.title.clone()];
        let mut add = |name: &String| {
            if !names.iter().any(|known| kebab(known) == kebab(name)) {
                names.push(name.clone());
            }
        };
        outcome.aliases.iter().for_each(&mut add);
        let mut open = vec![(self.data.index.current.as_str(), outcome.id.as_str())];
        while let Some((edition, id)) = open.pop() {
            let back = self.data.lineage.edges.iter().filter(|edge| edge.to.is(edition, id));
            for edge in back.filter(|edge| edge.relation != Relation::Merged) {
                let Some(from) = &edge.from.id else { continue };
                let earlier = self.data.editions.iter().find(|e| e.id == edge.from.edition).unwrap();
                let earlier = earlier.outcomes.iter().find(|o| o.id == *from).unwrap();
                if earlier.title_reconstructed.is_none() {
                    add(&earlier.title);
                }
                open.push((&edge.from.edition, from));
            }
        }
        names.split_off(1)
    }

    fn indicators(&self) -> String {
        let mut out = header(&["crate::Outcome", "crate::indicator::{GivenAs, Indicator, Level, Record, SelfReport}"]);
        let count = self.indicators.len();
        let handles: Vec<_> = (0..count).map(|at| format!("Indicator({at})")).collect();
        writeln!(out, "pub(crate) static ALL: [Indicator; {count}] = [").unwrap();
        for line in handles.chunks(8) {
            writeln!(out, "    {},", line.join(", ")).unwrap();
        }
        out.push_str("];\n");
        let current = self.data.current();
        let records = current.outcomes.iter().flat_map(|outcome| {
            outcome.indicators.iter().map(|indicator| {
                format!(
                    "Record {{ id: {:?}, outcome: {}, statement: {:?}, level: {}, given_as: {} }}",
                    indicator.id,
                    path("Outcome", &outcome.id),
                    indicator.statement,
                    debug_path("Level", indicator.level),
                    debug_path("GivenAs", indicator.given_as),
                )
            })
        });
        table(&mut out, "pub(crate) static RECORDS", "Record", records);
        let statements = self.data.self_report.statements.iter().map(|one| {
            let at = self.indicators[one.id.as_str()];
            format!("SelfReport {{ at: {at}, statement: {:?}, care: {}, felt: {} }}", one.statement, one.care, one.felt)
        });
        table(
            &mut out,
            "/// What a survivor says of themselves by each indicator that they can answer, in their order.\npub(crate) static SELF_REPORT",
            "SelfReport",
            statements,
        );
        out
    }

    fn editions(&self) -> String {
        let mut out = header(&[
            "crate::edition::{Band, Declared, Discrepancy, EditionDomain, EditionOutcome, Rating, Record}",
            "crate::vocabulary::vocabulary",
            "crate::{Document, Outcome, Source}",
        ]);
        vocabulary(
            &mut out,
            "Edition",
            "edition",
            &[
                "An edition: a list of outcomes as it was published, the oldest first.",
                "",
                "An edition never changes once it is released.",
            ],
            self.data.editions.iter().map(|e| Row::new(&e.id, &e.title, &e.summary)),
        );
        out.push_str("\npub(crate) const fn json(edition: Edition) -> &'static str {\n    match edition {\n");
        for edition in &self.data.editions {
            let (variant, id) = (path("Edition", &edition.id), &edition.id);
            writeln!(out, "        {variant} => include_str!(\"../../data/editions/{id}.json\"),").unwrap();
        }
        out.push_str("    }\n}\n");
        let (mut domains, mut outcomes) = (0, 0);
        table(
            &mut out,
            "pub(crate) static RECORDS",
            "Record",
            self.data.editions.iter().map(|edition| {
                let (d, o) = (domains, outcomes);
                domains += edition.domains.len();
                outcomes += edition.outcomes.len();
                format!(
                    "Record {{\n        document: {},\n        date: {:?},\n        date_basis: {:?},\n        declared: &[{}],\n        domains: ({d}, {domains}),\n        outcomes: ({o}, {outcomes}),\n        discrepancies: &[{}],\n    }}",
                    path("Document", &edition.document),
                    edition.date,
                    edition.date_basis,
                    lines(3, edition.counts.declared.iter().map(declared)),
                    lines(3, edition.discrepancies.iter().map(|d| {
                        let about: Vec<_> = d.about.iter().map(|about| &about.id).collect();
                        let sources: Vec<_> = d.sources.iter().map(source).collect();
                        format!(
                            "Discrepancy {{ id: {:?}, title: {:?}, about: &{about:?}, printed: {:?}, recorded: {:?}, reason: {:?}, sources: &[{}] }}",
                            d.id, d.title, d.printed, d.recorded, d.reason, sources.join(", "),
                        )
                    })),
                )
            }),
        );
        let domains = self.data.editions.iter().flat_map(|edition| &edition.domains);
        table(
            &mut out,
            "pub(crate) static DOMAINS",
            "EditionDomain",
            domains.map(|d| {
                format!(
                    "EditionDomain {{ id: {:?}, title: {:?}, votes: {:?}, title_reconstructed: {}, source: {} }}",
                    d.id,
                    d.title,
                    d.votes,
                    option(d.title_reconstructed.as_ref()),
                    source(&d.source),
                )
            }),
        );
        let entries = self.data.editions.iter().flat_map(|edition| {
            let current = edition.id == self.data.index.current;
            edition.outcomes.iter().map(move |o| entry(&edition.id, o, current))
        });
        table(&mut out, "pub(crate) static OUTCOMES", "EditionOutcome", entries);
        out
    }

    fn lineage(&self) -> String {
        let mut out = header(&["crate::lineage::{Edge, Relation}", "crate::{Document, Edition, Source, Warrant}"]);
        let end = |end: &crate::model::End| match &end.id {
            Some(id) => format!("Some({})", self.entries[&(end.edition.as_str(), id.as_str())]),
            None => "None".to_owned(),
        };
        table(
            &mut out,
            "pub(crate) static EDGES",
            "Edge",
            self.data.lineage.edges.iter().map(|edge| {
                format!(
                    "Edge {{ from_edition: {}, from: {}, to_edition: {}, to: {}, relation: {}, warrant: {}, reason: {:?}, source: {} }}",
                    path("Edition", &edge.from.edition),
                    end(&edge.from),
                    path("Edition", &edge.to.edition),
                    end(&edge.to),
                    debug_path("Relation", edge.relation),
                    warrant(edge.basis),
                    edge.reason,
                    source(&edge.source),
                )
            }),
        );
        out
    }

    fn contexts(&self) -> String {
        let contexts = &self.data.contexts;
        let mut out = header(&[
            "crate::context::{Basis, Cited, General, Ground, PairedContext, Pairing, Record, Role}",
            "crate::vocabulary::vocabulary",
            "crate::{Document, Indicator, Outcome, Source}",
        ]);
        vocabulary(
            &mut out,
            "Context",
            "context",
            &[
                "A circumstance of the people served, or of the project, that longlist outcomes are chosen for.",
                "",
                "Parsing takes an id, a title, or one of the names that people type for it.",
            ],
            contexts
                .contexts
                .iter()
                .map(|c| Row { aliases: c.aliases.clone(), ..Row::new(&c.id, &c.title, &c.description) }),
        );
        let mut from = 0;
        table(
            &mut out,
            "pub(crate) static RECORDS",
            "Record",
            contexts.contexts.iter().map(|context| {
                let own = contexts.pairings.iter();
                let to = from + own.filter(|p| p.ends().0 == context.id).count();
                let record = format!(
                    "Record {{ ground: {}, note: {}, pairings: ({from}, {to}), source: {} }}",
                    debug_path("Ground", context.ground),
                    option(context.note.as_ref()),
                    source(&context.source),
                );
                from = to;
                record
            }),
        );
        table(
            &mut out,
            "pub(crate) static PAIRINGS",
            "Pairing<'static>",
            contexts.pairings.iter().map(|pairing| {
                let (context, outcome) = pairing.ends();
                let indicators: Vec<_> = pairing.indicators.iter().map(|slug| {
                    let id = format!("{outcome}/{slug}");
                    format!("Indicator({})", self.indicators[id.as_str()])
                }).collect();
                format!(
                    "Pairing {{ context: PairedContext::Known({}), outcome: {}, role: {}, basis: {}, reason: {:?}, indicators: &[{}], source: Cited::Document({}) }}",
                    path("Context", context),
                    path("Outcome", outcome),
                    debug_path("Role", pairing.role),
                    debug_path("Basis", pairing.basis),
                    pairing.reason,
                    indicators.join(", "),
                    source(&pairing.source),
                )
            }),
        );
        table(
            &mut out,
            "pub(crate) static GENERAL",
            "General",
            contexts.general.iter().map(|general| {
                let (outcome, from) = (path("Outcome", &general.id), source(&general.source));
                format!("General {{ outcome: {outcome}, reason: {:?}, source: {from} }}", general.reason)
            }),
        );
        out
    }

    fn guidance(&self) -> String {
        let guidance = &self.data.guidance;
        let mut out = header(&[
            "crate::guidance::{Audience, DefinitionRecord, Kind, RecommendationRecord, RuleRecord, Variant}",
            "crate::vocabulary::vocabulary",
            "crate::{Document, Outcome, OutcomeSet, Source, Warrant}",
        ]);
        vocabulary(
            &mut out,
            "Recommendation",
            "recommendation",
            &[
                "A recommendation of the report, in this project's own words.",
                "",
                "`P1` to `P9` are the priority recommendations, `B1` to `B20` those set in boxes, in the order of print.",
            ],
            guidance.recommendations.iter().map(|r| Row::new(&r.id, &r.title, &r.text)),
        );
        vocabulary(
            &mut out,
            "Definition",
            "definition",
            &["A term that the documents define, in this project's own words."],
            guidance.definitions.iter().map(|d| Row::new(&d.id, &d.term, &d.text)),
        );
        vocabulary(
            &mut out,
            "RuleOfUse",
            "rule of use",
            &["A rule for using the set, in this project's own words."],
            guidance.rules.iter().map(|r| Row::new(&r.id, &r.title, &r.text)),
        );
        let recommendations = |ids: &[String]| {
            let paths: Vec<_> = ids.iter().map(|id| path("Recommendation", id)).collect();
            format!("&[{}]", paths.join(", "))
        };
        table(
            &mut out,
            "pub(crate) static RECOMMENDATIONS",
            "RecommendationRecord",
            guidance.recommendations.iter().map(|r| {
                let audiences: Vec<_> = r.addressed_to.iter().map(|a| path("Audience", a)).collect();
                let outcomes: Vec<_> = r.outcomes.iter().map(|o| path("Outcome", o)).collect();
                format!(
                    "RecommendationRecord {{ kind: {}, number: {}, addressed_to: &[{}], outcomes: OutcomeSet::of(&[{}]), plan_fields: &{:?}, twins: {}, note: {}, source: {} }}",
                    debug_path("Kind", r.kind),
                    r.number,
                    audiences.join(", "),
                    outcomes.join(", "),
                    r.plan_fields,
                    recommendations(&r.twins),
                    option(r.note.as_ref()),
                    source(&r.source),
                )
            }),
        );
        table(
            &mut out,
            "pub(crate) static DEFINITIONS",
            "DefinitionRecord",
            guidance.definitions.iter().map(|d| {
                let variants = d.variants.iter();
                let variants: Vec<_> = variants
                    .map(|v| format!("Variant {{ text: {:?}, source: {} }}", v.text, source(&v.source)))
                    .collect();
                format!("DefinitionRecord {{ variants: &[{}], source: {} }}", variants.join(", "), source(&d.source))
            }),
        );
        table(
            &mut out,
            "pub(crate) static RULES",
            "RuleRecord",
            guidance.rules.iter().map(|r| {
                format!(
                    "RuleRecord {{ warrant: {}, recommendations: {}, plan_fields: &{:?}, source: {} }}",
                    warrant(r.basis),
                    recommendations(&r.recommendations),
                    r.plan_fields,
                    source(&r.source),
                )
            }),
        );
        out
    }

    fn evidence(&self) -> String {
        let evidence = &self.data.evidence;
        let mut out =
            header(&["crate::evidence::{Evidence, EvidenceKind, Overlap}", "crate::{Document, Outcome, Source}"]);
        table(
            &mut out,
            "pub(crate) static EVIDENCE",
            "Evidence",
            evidence.evidence.iter().map(|e| {
                format!(
                    "Evidence {{ id: {:?}, outcome: {}, kind: {}, authors: {:?}, year: {:?}, finding: {:?}, source: {} }}",
                    e.id,
                    path("Outcome", &e.outcome),
                    debug_path("EvidenceKind", e.kind),
                    e.authors,
                    e.year,
                    e.finding,
                    source(&e.source),
                )
            }),
        );
        table(
            &mut out,
            "pub(crate) static OVERLAPS",
            "Overlap",
            evidence.overlaps.iter().map(|o| {
                format!(
                    "Overlap {{ id: {:?}, outcome: {}, with: {:?}, cluster: {}, note: {:?}, source: {} }}",
                    o.id,
                    path("Outcome", &o.outcome),
                    o.with,
                    option(o.cluster.as_ref()),
                    o.note,
                    source(&o.source),
                )
            }),
        );
        out
    }

    fn scales(&self) -> String {
        let scales = &self.data.scales;
        let mut out = header(&["crate::form::scale::{AnswerKind, Usual, When}", "crate::vocabulary::vocabulary"]);
        vocabulary(
            &mut out,
            "Scale",
            "response scale",
            &[
                "A response scale of this crate.",
                "",
                "The report sets no scale. These are this project's own, plain and without numbers, since nothing here scores a",
                "person; an organisation can put [its own](crate::form::OwnScales) in their place.",
            ],
            scales.scales.iter().map(|s| Row::new(&s.id, &s.title, &s.description)),
        );
        out.push('\n');
        vocabulary(
            &mut out,
            "Answer",
            "answer",
            &[
                "An answer of a response scale of this crate.",
                "",
                "Records hold its id, whatever the wording of a form.",
            ],
            scales.answers.iter().map(|a| Row::new(&a.id, &a.title, &a.description)),
        );
        table(
            &mut out,
            "/// The answers of each scale, in order.\npub(crate) static ANSWERS",
            "&[Answer]",
            scales.scales.iter().map(|scale| {
                let answers: Vec<_> = scale.answers.iter().map(|id| path("Answer", id)).collect();
                format!("&[{}]", answers.join(", "))
            }),
        );
        table(
            &mut out,
            "/// The kind of each answer.\npub(crate) static KINDS",
            "AnswerKind",
            scales.answers.iter().map(|answer| debug_path("AnswerKind", answer.kind)),
        );
        writeln!(
            out,
            "\n/// The scale of each kind of question, unless another is chosen.\npub(crate) static USUAL: Usual = Usual {{ told: {}, looked_up: {} }};",
            path("Scale", &scales.usual.told.scale),
            path("Scale", &scales.usual.looked_up.scale),
        )
        .unwrap();
        table(
            &mut out,
            "/// The answers that questions add to every scale, and which questions do.\npub(crate) static ADDED",
            "(Answer, When)",
            scales.added.iter().map(|a| format!("({}, {})", path("Answer", &a.answer), debug_path("When", a.when))),
        );
        out
    }
}

/// A row of `vocabulary!`.
struct Row<'a> {
    id: &'a str,
    title: &'a str,
    text: String,
    aliases: Vec<String>,
}

impl<'a> Row<'a> {
    fn new(id: &'a str, title: &'a str, text: impl Into<String>) -> Self {
        Self { id, title, text: text.into(), aliases: Vec::new() }
    }
}

fn header(uses: &[&str]) -> String {
    let mut out = String::from(
        "// Generated from data/ by tests/tables.rs. To change it, edit the data and run\n// MSCOS_UPDATE=1 cargo test --test tables\n\n",
    );
    for path in uses {
        writeln!(out, "use {path};").unwrap();
    }
    out.push('\n');
    out
}

fn vocabulary<'a>(out: &mut String, name: &str, called: &str, docs: &[&str], rows: impl Iterator<Item = Row<'a>>) {
    out.push_str("vocabulary! {\n");
    for line in docs {
        writeln!(out, "    ///{}{line}", if line.is_empty() { "" } else { " " }).unwrap();
    }
    writeln!(out, "    pub enum {name}: {called:?} {{").unwrap();
    for row in rows {
        let Row { id, title, text, aliases } = row;
        let aliases = if aliases.is_empty() { String::new() } else { format!(", {aliases:?}") };
        writeln!(out, "        {} = {id:?}, {title:?}, {text:?}{aliases};", camel(id)).unwrap();
    }
    out.push_str("    }\n}\n");
}

fn table(out: &mut String, name: &str, of: &str, rows: impl Iterator<Item = impl Display>) {
    let rows: Vec<_> = rows.map(|row| format!("    {row},\n")).collect();
    writeln!(out, "\n{name}: [{of}; {}] = [\n{}];", rows.len(), rows.concat()).unwrap();
}

/// Rows of an inner list, each on a line of its own.
fn lines(depth: usize, rows: impl Iterator<Item = String>) -> String {
    let indent = "    ".repeat(depth);
    let rows: Vec<_> = rows.map(|row| format!("\n{indent}{row},")).collect();
    if rows.is_empty() { String::new() } else { format!("{}\n{}", rows.concat(), "    ".repeat(depth - 1)) }
}

fn entry(edition: &str, outcome: &Outcome, current: bool) -> String {
    let own = path("Outcome", &outcome.id);
    let (title, descriptor) = if current {
        (format!("{own}.title()"), format!("Some({own}.descriptor())"))
    } else {
        (format!("{:?}", outcome.title), option(outcome.descriptor.as_ref()))
    };
    let rating = match (outcome.rating, outcome.rank, outcome.band) {
        (Some(score), Some(rank), Some(band)) => format!(
            "Some(Rating {{ score: {score}, rank: {rank}, band: {}, votes: {:?} }})",
            debug_path("Band", band),
            outcome.votes,
        ),
        _ => "None".to_owned(),
    };
    format!(
        "EditionOutcome {{ edition: {}, id: {:?}, title: {title}, aliases: &{:?}, domain: {}, descriptor: {descriptor}, title_reconstructed: {}, rating: {rating}, source: {} }}",
        path("Edition", edition),
        outcome.id,
        outcome.aliases,
        option(outcome.domain.as_ref()),
        option(outcome.title_reconstructed.as_ref()),
        source(&outcome.source),
    )
}

fn declared(declared: &Declared) -> String {
    format!(
        "Declared {{ what: {:?}, number: {:?}, note: {}, source: {} }}",
        format!("{:?}", declared.what).to_lowercase(),
        declared.number,
        option(declared.note.as_ref()),
        source(&declared.source),
    )
}

fn domain_basis(outcome: &Outcome) -> String {
    let (basis, reason, from) = match &outcome.domain_basis {
        Some(basis) => (basis.basis, basis.reason.as_str(), &basis.source),
        None => (Warrant::Stated, "The edition prints the outcome under this domain.", &outcome.source),
    };
    format!("DomainBasis {{ warrant: {}, reason: {reason:?}, source: {} }}", warrant(basis), source(from))
}

fn all_indicators(data: &Data) -> impl Iterator<Item = &Indicator> {
    data.current().outcomes.iter().flat_map(|outcome| &outcome.indicators)
}

fn source(source: &Source) -> String {
    format!("Source::new({}, {:?})", path("Document", &source.document), source.section)
}

fn warrant(warrant: Warrant) -> String {
    debug_path("Warrant", warrant)
}

fn option(text: Option<&String>) -> String {
    format!("{text:?}")
}

/// The path of the variant that an id names.
fn path(name: &str, id: &str) -> String {
    format!("{name}::{}", camel(id))
}

/// The path of the variant that has the same name in the model.
fn debug_path(name: &str, variant: impl std::fmt::Debug) -> String {
    format!("{name}::{variant:?}")
}

/// `long-term-support` as `LongTermSupport`.
fn camel(id: &str) -> String {
    id.split('-')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        })
        .collect()
}
