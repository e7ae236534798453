//! Suggestions, and the contexts that an organisation adds itself.
#![cfg(feature = "json")]

use std::fmt::Write;
use std::fs;
use std::path::Path;

use mscos::context::{General, Role};
use mscos::plan::{LoadErrorKind, LocalContexts, Measure, Plan, Population, Settings};
use mscos::{Basis, Context, ContextSet, Outcome, OutcomeSet, Vocabulary, suggest};

const OWN: &str = r#"{
  "contexts": [
    { "id": "fishing-crews", "title": "People from fishing crews", "aliases": ["fishers"],
      "description": "Survivors who worked on fishing vessels." }
  ],
  "pairings": [
    { "context": "fishing-crews", "outcome": "affordable-and-reliable-transport",
      "reason": "The harbour is far from every service.", "source": "Our survivors' forum" },
    { "context": "fishing-crews", "outcome": "access-to-medical-treatment",
      "indicators": ["access-to-medical-treatment/dental-treatment"],
      "reason": "Months at sea without a dentist.", "source": "Our survivors' forum" },
    { "context": "lgbtq", "outcome": "being-part-of-a-community",
      "reason": "Our drop-in shows how much it matters.", "source": "Drop-in review" },
    { "context": "lgbtq", "outcome": "no-discrimination-against-lgbtq",
      "reason": "Our partners asked for it.", "source": "Partner survey" }
  ]
}"#;

#[test]
fn the_report_s_own_example_comes_out_exactly() {
    let contexts = ContextSet::from([Context::Lgbtq, Context::AsylumSeekersAndRefugees]);
    let stated = suggest(contexts, OutcomeSet::EMPTY).filter(|s| s.basis() == Basis::Stated);
    assert_eq!(
        stated.map(|s| s.outcome()).collect::<Vec<_>>(),
        [
            Outcome::NoDiscriminationAgainstLgbtq,
            Outcome::BetterImmigrationSystems,
            Outcome::ImmigrationStatusAndDocumentation,
        ]
    );
}

#[test]
fn names_that_people_type_lead_to_their_context() {
    for (name, context) in [
        ("queer", Context::Lgbtq),
        ("NRM", Context::NationalReferralMechanism),
        ("no recourse to public funds", Context::InsecureImmigrationStatus),
        ("ESOL", Context::HostCountryLanguageLearners),
        ("PTSD", Context::MentalIllHealthAndTrauma),
        ("safehouse", Context::SafeHouseResidents),
    ] {
        assert_eq!(name.parse(), Ok(context), "{name}");
    }
}

#[test]
fn the_groups_that_research_overlooks_carry_the_note() {
    for context in [
        Context::UkNationals,
        Context::AlbanianNationals,
        Context::EritreanNationals,
        Context::VietnameseNationals,
        Context::Men,
        Context::CriminalExploitation,
        Context::OutsideFormalSupport,
    ] {
        assert!(
            context.note().is_some_and(|note| note.contains("heard too little")),
            "{context}: {:?}",
            context.note()
        );
    }
}

#[test]
fn reports_tell_the_notes_in_every_form() {
    let plan = Plan::new("").population(Population::adults().context(Context::UkNationals).context(Context::Debt));
    let report = plan.check();
    assert_eq!(report.notes().map(|(context, _)| context).collect::<Vec<_>>(), [Context::UkNationals]);
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["notes"][0]["context"], "uk-nationals");
    for said in [report.to_string(), report.markdown().to_string(), report.html().to_string()] {
        assert!(said.contains("About the people served"), "{said}");
    }
}

#[test]
fn no_nationality_is_paired_with_anything() {
    for context in Context::ALL.iter().filter(|context| context.id().ends_with("-nationals")) {
        assert!(context.pairings().is_empty(), "{context}");
    }
}

#[test]
fn what_an_organisation_adds_is_suggested_as_its_own_behind_the_rest() {
    let settings = Settings::new().contexts(LocalContexts::from_json(OWN).unwrap());
    let people = Population::adults().context(Context::Lgbtq).context("Fishers");
    let plan = Plan::new("Harbour").population(people);
    let report = plan.check_with(&settings);
    assert!(report.findings().iter().all(|finding| finding.name() != "unknown-context"));
    let suggested: Vec<_> = report.suggestions().map(|s| (s.outcome(), s.basis(), s.reasons().count())).collect();
    assert_eq!(
        suggested,
        [
            (Outcome::NoDiscriminationAgainstLgbtq, Basis::Stated, 2),
            (Outcome::AffordableAndReliableTransport, Basis::Local, 1),
            (Outcome::BeingPartOfACommunity, Basis::Local, 1),
        ]
    );
    let own = report.emphases().find(|pairing| pairing.basis() == Basis::Local).unwrap();
    assert_eq!((own.outcome(), own.context().id()), (Outcome::AccessToMedicalTreatment, "fishing-crews"));
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["suggestions"][1]["contexts"], serde_json::json!(["fishing-crews"]));
    assert_eq!(json["suggestions"][1]["source"], serde_json::json!({ "own": "Our survivors' forum" }));
    assert!(report.to_string().contains("own pairing, from Our survivors' forum"));
}

#[test]
fn what_an_organisation_adds_is_left_out_where_the_plan_does_not_declare_it() {
    let settings = Settings::new().contexts(LocalContexts::from_json(OWN).unwrap());
    let plan = Plan::new("Elsewhere").population(Population::adults().context(Context::Debt));
    let report = plan.check_with(&settings);
    assert!(report.suggestions().all(|suggestion| suggestion.basis() != Basis::Local));
    let plan = plan.measure(Measure::of(Outcome::LifeSkills));
    assert!(plan.check().suggestions().all(|suggestion| suggestion.outcome() != Outcome::LifeSkills));
}

#[test]
fn a_file_of_own_contexts_is_held_to_the_promises_of_the_crate_s() {
    let broken = r#"{
  "contexts": [
    { "id": "Fishing Crews", "title": " ", "description": "Text" },
    { "id": "lgbtq", "title": "Ours", "description": "Text" },
    { "id": "ours", "title": "Other", "description": "Text", "aliases": ["x"] },
    { "id": "theirs", "title": "OURS", "description": "Text" }
  ],
  "pairings": [
    { "context": "nobody", "outcome": "joy", "reason": "", "source": " " },
    { "context": "ours", "outcome": "life-skills", "reason": "R", "source": "S",
      "indicators": ["life-skills/cooking", "access-to-education/free-courses", "x"] }
  ]
}"#;
    let error = LocalContexts::from_json(broken).unwrap_err();
    let found: Vec<_> = error.problems().iter().map(|p| (p.pointer(), p.line())).collect();
    assert_eq!(
        found,
        [
            ("/contexts/0/id", 3),
            ("/contexts/0/title", 3),
            ("/contexts/1/id", 4),
            ("/contexts/2/id", 5),
            ("/contexts/3/id", 6),
            ("/pairings/0/context", 9),
            ("/pairings/0/outcome", 9),
            ("/pairings/0/reason", 9),
            ("/pairings/0/source", 9),
            ("/pairings/1/indicators/1", 11),
            ("/pairings/1/indicators/2", 11),
        ]
    );
    let misspelt = LocalContexts::from_json(r#"{"pairing": []}"#).unwrap_err();
    assert_eq!(misspelt.problems()[1].kind(), LoadErrorKind::UnknownKey);
}

#[cfg(feature = "schema")]
#[test]
fn the_schema_of_own_contexts_accepts_what_is_read_and_refuses_what_is_not() {
    let schema = mscos::schema::local_contexts();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(validator.is_valid(&serde_json::from_str(OWN).unwrap()));
    for (from, to) in [
        ("\"pairings\"", "\"pairing\""),
        ("\"fishing-crews\", \"title\"", "\"Fishing Crews\", \"title\""),
        ("\"Drop-in review\"", "\"\""),
        ("\"being-part-of-a-community\"", "\"belonging\""),
    ] {
        let broken = OWN.replace(from, to);
        assert!(LocalContexts::from_json(&broken).is_err(), "{broken}");
        assert!(!validator.is_valid(&serde_json::from_str(&broken).unwrap()), "{broken}");
    }
}

#[test]
fn the_tables_of_contexts_are_fresh() {
    let mut text = String::from(
        "<!-- Generated from the pairings by tests/suggestions.rs. To write it anew: MSCOS_UPDATE=1 cargo test --test suggestions -->\n\n\
         What is suggested for whom, by what it rests on:\n\n\
         | Context | Stated | By its descriptor | By judgement | Core outcomes to look at closely |\n|---|---|---|---|---|\n",
    );
    for context in Context::ALL {
        let paired = |role, basis: Option<Basis>| {
            let pairings = context.pairings().iter();
            let pairings = pairings.filter(|p| p.role() == role && basis.is_none_or(|basis| p.basis() == basis));
            pairings.map(|p| p.outcome().title()).collect::<Vec<_>>().join("; ")
        };
        let bases = [Basis::Stated, Basis::Descriptor, Basis::Judgement];
        let [stated, descriptor, judgement] = bases.map(|basis| paired(Role::Supplement, Some(basis)));
        let core = paired(Role::Emphasis, None);
        writeln!(text, "| {} | {stated} | {descriptor} | {judgement} | {core} |", context.title()).unwrap();
    }
    text.push_str("\nAnd which contexts lead to an outcome:\n\n| Outcome | Contexts |\n|---|---|\n");
    for outcome in Outcome::ALL {
        let pairings = Context::ALL.iter().flat_map(|context| context.pairings());
        let own = pairings.filter(|pairing| pairing.outcome() == *outcome);
        let contexts: Vec<_> = own.map(|p| format!("{} ({})", p.context().title(), p.basis())).collect();
        let general = General::all().iter().any(|general| general.outcome() == *outcome);
        let any = if general { vec!["any project".to_owned()] } else { Vec::new() };
        writeln!(text, "| {} | {} |", outcome.title(), [contexts, any].concat().join("; ")).unwrap();
    }
    text.push_str("\nAnd for any project:\n\n| Outcome | Why |\n|---|---|\n");
    for general in General::all() {
        writeln!(text, "| {} | {} |", general.outcome().title(), general.reason()).unwrap();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/context.md");
    let found = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    if std::env::var_os("MSCOS_UPDATE").is_some_and(|update| update == "1") {
        fs::write(&path, text).unwrap();
    } else {
        assert!(
            found == text,
            "stale: {}; to write it anew: MSCOS_UPDATE=1 cargo test --test suggestions",
            path.display()
        );
    }
}

#[test]
fn every_context_of_the_three_grounds_has_its_source() {
    for context in Context::ALL {
        assert!(!context.source().section().is_empty(), "{context}");
        assert!(context.aliases().len() >= 3, "{context}");
        assert_eq!(Context::from_id(Vocabulary::id(*context)), Some(*context));
    }
}
