//! Reading the data files, and refusing those that break a promise.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::model::{
    AnswerKind, Contexts, Documents, Edition, Editions, End, Evidences, Guidance, Lineage, Outcome, Pairing, Scales,
    SelfReport,
};

/// All data that become tables.
#[derive(Debug)]
pub(crate) struct Data {
    pub(crate) documents: Documents,
    pub(crate) index: Editions,
    pub(crate) editions: Vec<Edition>,
    pub(crate) lineage: Lineage,
    pub(crate) contexts: Contexts,
    pub(crate) guidance: Guidance,
    pub(crate) evidence: Evidences,
    pub(crate) scales: Scales,
    pub(crate) self_report: SelfReport,
}

impl Data {
    /// Reads every file; the errors name the file and the JSON Pointer.
    pub(crate) fn read() -> Result<Self, Vec<String>> {
        let index: Editions = read("editions.json").map_err(|e| vec![e])?;
        let one = |id: &String| read(&format!("editions/{id}.json"));
        let editions: Result<Vec<_>, _> = index.editions.iter().map(one).collect();
        let data = Self {
            documents: read("documents.json").map_err(|e| vec![e])?,
            editions: editions.map_err(|e| vec![e])?,
            index,
            lineage: read("lineage.json").map_err(|e| vec![e])?,
            contexts: read("contexts.json").map_err(|e| vec![e])?,
            guidance: read("guidance.json").map_err(|e| vec![e])?,
            evidence: read("evidence.json").map_err(|e| vec![e])?,
            scales: read("scales.json").map_err(|e| vec![e])?,
            self_report: read("self-report.json").map_err(|e| vec![e])?,
        };
        let mut problems = data.problems();
        problems.extend(empty_texts());
        if problems.is_empty() { Ok(data) } else { Err(problems) }
    }

    /// The current edition.
    pub(crate) fn current(&self) -> &Edition {
        let current = |edition: &&Edition| edition.id == self.index.current;
        self.editions.iter().find(current).expect("editions.json: /current names an edition")
    }

    /// Every promise that the data break, with file and pointer.
    pub(crate) fn problems(&self) -> Vec<String> {
        let mut found = Vec::new();
        let documents: HashSet<&str> =
            unique("documents.json", "/documents", self.documents.documents.iter().map(|d| &d.id), &mut found);
        for edition in &self.editions {
            self.edition(edition, &documents, &mut found);
        }
        let ids = self.ids();
        for (at, edge) in self.lineage.edges.iter().enumerate() {
            for (name, end) in [("from", &edge.from), ("to", &edge.to)] {
                let known = ids
                    .iter()
                    .any(|(edition, id)| *edition == end.edition && end.id.as_deref().is_none_or(|own| own == *id));
                if !known {
                    found.push(format!("lineage.json: /edges/{at}/{name}: no such outcome"));
                }
            }
        }
        self.contexts(&mut found);
        self.guidance(&mut found);
        for (at, evidence) in self.evidence.evidence.iter().enumerate() {
            self.outcome(&evidence.outcome, &format!("evidence.json: /evidence/{at}/outcome"), &mut found);
        }
        for (at, overlap) in self.evidence.overlaps.iter().enumerate() {
            self.outcome(&overlap.outcome, &format!("evidence.json: /overlaps/{at}/outcome"), &mut found);
        }
        self.scales(&mut found);
        self.self_report(&mut found);
        found.extend(unknown_documents(&documents));
        found
    }

    fn edition(&self, edition: &Edition, documents: &HashSet<&str>, found: &mut Vec<String>) {
        let file = format!("editions/{}.json", edition.id);
        if !documents.contains(edition.document.as_str()) {
            found.push(format!("{file}: /document: no such document"));
        }
        let domains = unique(&file, "/domains", edition.domains.iter().map(|d| &d.id), found);
        unique(&file, "/outcomes", edition.outcomes.iter().map(|o| &o.id), found);
        let indicators = edition.outcomes.iter().flat_map(|o| &o.indicators);
        unique(&file, "/outcomes/*/indicators", indicators.map(|i| &i.id), found);
        for (at, outcome) in edition.outcomes.iter().enumerate() {
            let place = format!("{file}: /outcomes/{at}");
            if outcome.id != kebab(&outcome.title) {
                found.push(format!("{place}/id: is not the title in kebab-case"));
            }
            if let Some(domain) = &outcome.domain {
                if !domains.contains(domain.as_str()) {
                    found.push(format!("{place}/domain: no such domain"));
                }
            }
            for (nth, indicator) in outcome.indicators.iter().enumerate() {
                let slug = indicator.id.strip_prefix(&outcome.id).and_then(|id| id.strip_prefix('/'));
                if slug.is_none_or(|slug| slug.is_empty() || slug != kebab(slug)) {
                    found.push(format!("{place}/indicators/{nth}/id: is not the outcome's id, a slash and a slug"));
                }
            }
            if edition.id == self.index.current {
                current(outcome, &place, found);
            }
        }
        let listed = &edition.counts.listed;
        let of = |tier| edition.outcomes.iter().filter(|o| o.tier == Some(tier)).count();
        let sizes = [
            ("outcomes", Some(listed.outcomes), edition.outcomes.len()),
            ("domains", Some(listed.domains), edition.domains.len()),
            ("core", listed.core, of(crate::model::Tier::Core)),
            ("longlist", listed.longlist, of(crate::model::Tier::Longlist)),
        ];
        for (what, said, is) in sizes {
            if said.is_some_and(|said| said != is) {
                found.push(format!("{file}: /counts/listed/{what}: the file lists {is}"));
            }
        }
    }

    fn contexts(&self, found: &mut Vec<String>) {
        let file = "contexts.json";
        unique(file, "/contexts", self.contexts.contexts.iter().map(|c| &c.id), found);
        unique(file, "/pairings", self.contexts.pairings.iter().map(|p| &p.id), found);
        let order: Vec<_> = self.contexts.contexts.iter().map(|c| c.id.as_str()).collect();
        let mut latest = 0;
        for (at, pairing) in self.contexts.pairings.iter().enumerate() {
            let place = format!("{file}: /pairings/{at}");
            let (context, outcome) = pairing.ends();
            match order.iter().position(|id| *id == context) {
                None => found.push(format!("{place}/id: no such context")),
                Some(now) if now < latest => {
                    found.push(format!("{place}/id: pairings stand in the order of their contexts"));
                }
                Some(now) => latest = now,
            }
            self.outcome(outcome, &format!("{place}/id"), found);
            self.pairing(pairing, &place, found);
        }
        for (at, general) in self.contexts.general.iter().enumerate() {
            self.outcome(&general.id, &format!("{file}: /general/{at}/id"), found);
        }
    }

    fn pairing(&self, pairing: &Pairing, place: &str, found: &mut Vec<String>) {
        let (_, id) = pairing.ends();
        let Some(outcome) = self.current().outcomes.iter().find(|o| o.id == id) else {
            return;
        };
        let core = outcome.tier == Some(crate::model::Tier::Core);
        if core != matches!(pairing.role, crate::model::Role::Emphasis) {
            found.push(format!("{place}/role: core outcomes are emphasised, longlist ones supplement"));
        }
        for (nth, slug) in pairing.indicators.iter().enumerate() {
            let own = format!("{id}/{slug}");
            if !outcome.indicators.iter().any(|indicator| indicator.id == own) {
                found.push(format!("{place}/indicators/{nth}: the outcome has no such indicator"));
            }
        }
    }

    fn guidance(&self, found: &mut Vec<String>) {
        let file = "guidance.json";
        let all = &self.guidance;
        let known = unique(file, "/recommendations", all.recommendations.iter().map(|r| &r.id), found);
        unique(file, "/definitions", all.definitions.iter().map(|d| &d.id), found);
        unique(file, "/rules", all.rules.iter().map(|r| &r.id), found);
        for (at, recommendation) in all.recommendations.iter().enumerate() {
            for outcome in &recommendation.outcomes {
                self.outcome(outcome, &format!("{file}: /recommendations/{at}/outcomes"), found);
            }
            for twin in &recommendation.twins {
                let back = all.recommendations.iter().find(|r| r.id == *twin);
                if back.is_none_or(|back| !back.twins.contains(&recommendation.id)) {
                    found.push(format!("{file}: /recommendations/{at}/twins: {twin} does not name it back"));
                }
            }
        }
        for (at, rule) in all.rules.iter().enumerate() {
            if !rule.recommendations.iter().all(|id| known.contains(id.as_str())) {
                found.push(format!("{file}: /rules/{at}/recommendations: no such recommendation"));
            }
        }
    }

    fn scales(&self, found: &mut Vec<String>) {
        let file = "scales.json";
        let all = &self.scales;
        let scales = unique(file, "/scales", all.scales.iter().map(|s| &s.id), found);
        let known = unique(file, "/answers", all.answers.iter().map(|a| &a.id), found);
        let added: Vec<_> = all.added.iter().map(|added| added.answer.as_str()).collect();
        for (at, scale) in all.scales.iter().enumerate() {
            let place = format!("/scales/{at}/answers");
            unique(file, &place, scale.answers.iter(), found);
            for id in scale.answers.iter().map(String::as_str) {
                if !known.contains(id) || added.contains(&id) {
                    found.push(format!("{file}: {place}: {id} is no answer, or one that questions add"));
                }
            }
        }
        for (name, choice) in [("told", &all.usual.told), ("looked_up", &all.usual.looked_up)] {
            if !scales.contains(choice.scale.as_str()) {
                found.push(format!("{file}: /usual/{name}/scale: no such scale"));
            }
        }
        for (at, id) in added.iter().enumerate().filter(|(_, id)| !known.contains(*id)) {
            found.push(format!("{file}: /added/{at}/answer: {id} is no answer"));
        }
        // What a scale offers says something of the matter; what a question adds says why nothing is said.
        for (at, answer) in all.answers.iter().enumerate() {
            if added.contains(&answer.id.as_str()) == (answer.kind == AnswerKind::Answered) {
                found.push(format!("{file}: /answers/{at}/kind: does not fit where the answer is offered"));
            }
            let offered = all.scales.iter().any(|scale| scale.answers.contains(&answer.id));
            if !offered && !added.contains(&answer.id.as_str()) {
                found.push(format!("{file}: /answers/{at}: nothing offers it"));
            }
        }
    }

    /// Each indicator of the current edition is said once, or it is said why it is not, in their order.
    fn self_report(&self, found: &mut Vec<String>) {
        let file = "self-report.json";
        let all = &self.self_report;
        if all.edition != self.index.current {
            found.push(format!("{file}: /edition: is not the current one"));
        }
        unique(file, "/statements", all.statements.iter().map(|one| &one.statement), found);
        let said: Vec<_> = all.statements.iter().map(|one| one.id.as_str()).collect();
        let left_out: Vec<_> = all.not_for_self_report.iter().map(|one| one.id.as_str()).collect();
        let indicators =
            || self.current().outcomes.iter().flat_map(|outcome| &outcome.indicators).map(|i| i.id.as_str());
        if !indicators().filter(|id| !left_out.contains(id)).eq(said.iter().copied()) {
            found.push(format!("{file}: /statements: are not those of the other indicators, in their order"));
        }
        if !indicators().filter(|id| !said.contains(id)).eq(left_out.iter().copied()) {
            found.push(format!("{file}: /not_for_self_report: are not the other indicators, in their order"));
        }
    }

    fn outcome(&self, id: &str, place: &str, found: &mut Vec<String>) {
        if !self.current().outcomes.iter().any(|outcome| outcome.id == id) {
            found.push(format!("{place}: no such outcome in the current edition"));
        }
    }

    /// Every outcome of every edition, by edition and id.
    fn ids(&self) -> Vec<(&str, &str)> {
        let editions = self.editions.iter();
        editions.flat_map(|edition| edition.outcomes.iter().map(|o| (edition.id.as_str(), o.id.as_str()))).collect()
    }
}

impl Pairing {
    /// The ids of its context and of its outcome.
    pub(crate) fn ends(&self) -> (&str, &str) {
        self.id.split_once('/').unwrap_or((&self.id, ""))
    }
}

impl End {
    /// Whether it is this outcome of this edition.
    pub(crate) fn is(&self, edition: &str, id: &str) -> bool {
        self.edition == edition && self.id.as_deref() == Some(id)
    }
}

/// What the current edition has to say of each outcome.
fn current(outcome: &Outcome, place: &str, found: &mut Vec<String>) {
    for (name, there) in [
        ("tier", outcome.tier.is_some()),
        ("domain", outcome.domain.is_some()),
        ("descriptor", outcome.descriptor.is_some()),
        ("indicators", !outcome.indicators.is_empty()),
    ] {
        if !there {
            found.push(format!("{place}/{name}: the current edition needs it"));
        }
    }
}

fn unique<'a>(
    file: &str,
    pointer: &str,
    ids: impl Iterator<Item = &'a String>,
    found: &mut Vec<String>,
) -> HashSet<&'a str> {
    let mut seen = HashSet::new();
    for (at, id) in ids.enumerate() {
        if !seen.insert(id.as_str()) {
            found.push(format!("{file}: {pointer}/{at}/id: {id} stands twice"));
        }
    }
    seen
}

/// The title in lower-case ASCII words joined by hyphens.
pub(crate) fn kebab(title: &str) -> String {
    let plain = title.to_lowercase().replace(['\'', '\u{2019}'], "");
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// The folder of the data files.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

/// Every JSON file below `data/` that holds data, by its path below it.
pub(crate) fn files() -> Vec<String> {
    fn walk(folder: &Path, below: &str, files: &mut Vec<String>) {
        for entry in fs::read_dir(folder).expect("data/ can be listed") {
            let path = entry.expect("data/ can be listed").path();
            let name = path.file_name().unwrap().to_str().expect("names are ASCII");
            if path.is_dir() && name != "schema" {
                walk(&path, &format!("{below}{name}/"), files);
            } else if path.extension().is_some_and(|end| end == "json") {
                files.push(format!("{below}{name}"));
            }
        }
    }
    let mut found = Vec::new();
    walk(&folder(), "", &mut found);
    found.sort();
    found
}

/// The text of a data file, with `\n` at its line ends.
pub(crate) fn text(file: &str) -> String {
    let path = folder().join(file);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
    text.replace("\r\n", "\n")
}

pub(crate) fn value(file: &str) -> Value {
    serde_json::from_str(&text(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn read<T: DeserializeOwned>(file: &str) -> Result<T, String> {
    parse(file, &text(file))
}

/// The error says the file and the pointer.
pub(crate) fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, String> {
    let reader = &mut serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize(reader).map_err(|error| {
        let path = error.path().to_string().replace(['.', '['], "/").replace(']', "");
        format!("{file}: /{path}: {}", error.inner())
    })
}

/// Every empty text, with file and pointer.
fn empty_texts() -> Vec<String> {
    let blank = |value: &Value| value.as_str().is_some_and(|text| text.trim().is_empty());
    search(&blank).into_iter().map(|place| format!("{place}: an empty text")).collect()
}

/// Every source that names a document that isn't there, with file and pointer.
fn unknown_documents(documents: &HashSet<&str>) -> Vec<String> {
    let unknown = |value: &Value| {
        let source = value.get("section").and(value.get("document"));
        source.is_some_and(|id| id.as_str().is_none_or(|id| !documents.contains(id)))
    };
    search(&unknown).into_iter().map(|place| format!("{place}/document: no such document")).collect()
}

/// File and pointer of every value below `data/` that is found wanting.
pub(crate) fn search(wanting: &impl Fn(&Value) -> bool) -> Vec<String> {
    let files = files();
    files.iter().flat_map(|file| search_value(file, &value(file), wanting)).collect()
}

/// The same in one file's value.
pub(crate) fn search_value(file: &str, value: &Value, wanting: &impl Fn(&Value) -> bool) -> Vec<String> {
    fn walk(value: &Value, place: &str, wanting: &impl Fn(&Value) -> bool, found: &mut Vec<String>) {
        if wanting(value) {
            found.push(place.to_owned());
        }
        match value {
            Value::Array(items) => {
                for (at, item) in items.iter().enumerate() {
                    walk(item, &format!("{place}/{at}"), wanting, found);
                }
            }
            Value::Object(fields) => {
                for (key, item) in fields {
                    walk(item, &format!("{place}/{key}"), wanting, found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(value, &format!("{file}: "), wanting, &mut found);
    found
}
