//! The documents in `tests/schemas/` get the verdict that their folder says: from the schemas in both drafts and
//! flavours, and from the crate's own readers. `.ci/schemas/check.sh` holds other validators to the same folders.
//!
//! Some of them are what the crate writes today. To write those anew:
//!
//! ```text
//! MSCOS_UPDATE=1 cargo test --test schema_fixtures
//! ```
#![cfg(feature = "schema")]
#![expect(clippy::unwrap_used, reason = "a failure here is the report")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use mscos::assessment::{Assessment, Summary, check_all, ndjson};
use mscos::form::{Form, OwnScales};
use mscos::plan::{LocalContexts, Plan};
use mscos::schema::{Draft, Flavour, Name};
use mscos::wording::Wording;
use mscos::{Context, ContextSet, Indicator, IndicatorSet, Outcome, OutcomeSet, advise};
use serde::Serialize;
use serde_json::Value;

/// A document, the folder that it stands in, and what its path is.
struct Fixture {
    folder: String,
    path: PathBuf,
    text: String,
}

#[test]
fn every_schema_has_documents_to_accept_and_to_refuse_and_no_document_is_without_a_schema() {
    for name in Name::ALL {
        for folder in ["valid", "invalid"] {
            assert!(fixtures(*name).iter().any(|fixture| fixture.folder == folder), "{name} has no {folder} document");
        }
    }
    for folder in folders_of(&root()) {
        assert!(Name::from_id(&folder).is_some(), "{folder} is no schema");
    }
}

#[test]
fn every_schema_accepts_and_refuses_what_its_folders_say() {
    let verdicts = verdicts();
    let mut wrong = Vec::new();
    for name in Name::ALL {
        let fixtures = fixtures(*name);
        for (draft, flavour) in Draft::ALL.iter().flat_map(|draft| Flavour::ALL.iter().map(move |f| (*draft, *f))) {
            let validator = jsonschema::validator_for(&name.json(draft, flavour)).unwrap();
            for Fixture { folder, path, text } in &fixtures {
                let expected = verdicts[folder][draft.id()] == true;
                if validator.is_valid(&serde_json::from_str(text).unwrap()) != expected {
                    wrong.push(format!("{}: {draft}, {flavour}", path.display()));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_crate_reads_and_refuses_what_the_folders_say() {
    let verdicts = verdicts();
    let mut wrong = Vec::new();
    for (name, Fixture { folder, path, text }) in
        Name::ALL.iter().flat_map(|name| fixtures(*name).into_iter().map(move |fixture| (*name, fixture)))
    {
        let expected = verdicts[&folder]["reader"] == true;
        if reads(name, &text).is_some_and(|read| read != expected) {
            wrong.push(path.display().to_string());
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Whether the crate reads a document; `None` where it only writes such documents.
fn reads(name: Name, text: &str) -> Option<bool> {
    fn serde<'a, T: serde::Deserialize<'a>>(text: &'a str) -> bool {
        serde_json::from_str::<T>(text).is_ok()
    }
    match name {
        Name::Plan => Some(Plan::from_json(text).is_ok()),
        Name::LocalContexts => Some(LocalContexts::from_json(text).is_ok()),
        Name::Assessment => Some(Assessment::from_json(text).is_ok()),
        Name::Scales => Some(OwnScales::from_json(text).is_ok()),
        Name::Wording => Some(Wording::from_json(text).is_ok()),
        Name::Outcome => Some(serde::<Outcome>(text)),
        Name::Outcomes => Some(serde::<OutcomeSet>(text)),
        Name::Indicator => Some(serde::<Indicator>(text)),
        Name::Indicators => Some(serde::<IndicatorSet>(text)),
        Name::Context => Some(serde::<Context>(text)),
        Name::Contexts => Some(serde::<ContextSet>(text)),
        _ => None,
    }
}

#[test]
fn what_the_crate_writes_today_is_among_the_documents() {
    let plan = |name: &str| Plan::from_json(example(&format!("plans/{name}.json"))).unwrap();
    let reports = ["misses-two", "complete-with-partners"]
        .map(|name| (format!("report/valid/of-{name}.json"), written(&plan(name).check())));
    let people = ContextSet::from([Context::Lgbtq, Context::InsecureImmigrationStatus]);
    let pairings: Vec<_> = people.into_iter().flat_map(Context::pairings).collect();
    // All of them would take the slowest of the validators seconds: each is held to each of the choices.
    let indicators: IndicatorSet = Outcome::CORE.iter().flat_map(|outcome| outcome.indicators()).copied().collect();
    let form = Form::of_plan(&plan("complete"));
    let records = |file: &str| -> Vec<Assessment> {
        ndjson(example(&format!("records/{file}.ndjson")).as_bytes()).filter_map(|line| line.record.ok()).collect()
    };
    let slips = records("with-slips");
    // Two outcomes show all that a summary can have; more would take the slowest of the validators long.
    let mut two = plan("complete");
    let shown = [Outcome::AccessToEducation, Outcome::AccessToMedicalTreatment];
    two.measures.retain(|measure| measure.outcome.known().is_some_and(|outcome| shown.contains(&outcome)));
    let summary = Summary::of(&Form::of_plan(&two), &records("pathways"));
    let words = Wording::from_json(example("wordings/house-words.json")).unwrap();
    let others = [
        ("assessment/valid/first-of-the-example-records.json", written(&records("pathways")[0])),
        ("assessment-report/valid/of-one-record.json", written(&slips[0].check(&form))),
        ("assessment-report/valid/of-records-with-slips.json", written(&check_all(&form, &slips))),
        ("assessment-report/valid/of-the-example-records.json", written(&check_all(&form, &records("pathways")))),
        ("wording/valid/house-words.json", written(&words)),
        ("summary/valid/of-the-example-records.json", written(&summary)),
        ("suggestions/valid/for-two-contexts.json", written(&advise(people, OutcomeSet::CORE))),
        ("pairings/valid/of-two-contexts.json", written(&pairings)),
        ("outcomes/valid/all.json", written(&OutcomeSet::all())),
        ("indicators/valid/of-the-core-outcomes.json", written(&indicators)),
        ("contexts/valid/all.json", written(&ContextSet::all())),
    ];
    let update = std::env::var_os("MSCOS_UPDATE").is_some_and(|update| update == "1");
    for (file, expected) in reports.into_iter().chain(others.map(|(file, text)| (file.to_owned(), text))) {
        let path = root().join(&file);
        if update {
            fs::write(&path, expected).unwrap();
        } else {
            let found = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
            let mend = "to write it anew: MSCOS_UPDATE=1 cargo test --test schema_fixtures";
            assert!(found == expected, "stale: tests/schemas/{file}; {mend}");
        }
    }
}

fn example(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(path)).unwrap()
}

fn written(document: &impl Serialize) -> String {
    serde_json::to_string_pretty(document).unwrap() + "\n"
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas")
}

/// What each folder stands for; the other validators read the same file.
fn verdicts() -> BTreeMap<String, Value> {
    serde_json::from_str(&fs::read_to_string(root().join("folders.json")).unwrap()).unwrap()
}

/// The documents of a schema; a folder of another name, or something else than JSON in one, is an error.
fn fixtures(name: Name) -> Vec<Fixture> {
    let verdicts = verdicts();
    let mut found = Vec::new();
    for folder in folders_of(&root().join(name.id())) {
        assert!(verdicts.contains_key(&folder), "{name}: {folder} is no verdict");
        for entry in fs::read_dir(root().join(name.id()).join(&folder)).unwrap() {
            let path = entry.unwrap().path();
            assert!(path.extension().is_some_and(|end| end == "json"), "{}", path.display());
            let text = fs::read_to_string(&path).unwrap();
            found.push(Fixture { folder: folder.clone(), path, text });
        }
    }
    found
}

fn folders_of(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().filter(|entry| entry.path().is_dir());
    entries.map(|entry| entry.file_name().into_string().unwrap()).collect()
}
