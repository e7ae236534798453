//! The files in `data/` hold what they promise, and the compiled tables hold the same.
//!
//! Nothing here is shared with `tests/tables.rs`, which writes the tables: the files are read as
//! plain JSON, and the numbers were counted in the five documents, not in the files.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a failure here is the report")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use mscos::context::Cited;
use mscos::edition::{EditionDomain, EditionOutcome, Rating};
use mscos::evidence::{Evidence, Overlap};
use mscos::lineage::Edge;
use mscos::{Context, Definition, Edition, Indicator, Outcome, Recommendation, RuleOfUse, Source};
use serde_json::{Value, json};

const MARCH: &str = "longlist-2022-03";
const ROUND_1: &str = "e-delphi-round-1";
const ROUND_2: &str = "e-delphi-round-2";
const TODAY: &str = "mscos-2023";
const EDITIONS: [&str; 4] = [MARCH, ROUND_1, ROUND_2, TODAY];

const FIRST: &str = "Safety from any trafficker or other abuser";
const PURPOSE: &str = "Finding purpose in life and self-actualisation";
const BLOG: &str = "We're rethinking measuring outcomes of survivors' recovery";

/// Keys whose objects, or the objects of whose arrays, each state a fact.
const FACTS: &str = "outcomes indicators domains edges contexts pairings general recommendations \
    definitions variants rules evidence overlaps discrepancies declared rounds figures notes \
    studies findings comparisons grounds";

/// Keys whose texts stand as printed.
const NAMES: &str = "title titles alias aliases label id quote_title printed";

/// Every run of eight words of the five documents, as sorted hashes of 40 bits.
///
/// The documents themselves are not in the repository.
static RUNS: &[u8] = include_bytes!("fixtures/source-runs.bin");

#[test]
fn the_editions_stand_in_order_of_time() {
    let file = file("editions.json");
    assert_eq!(file["editions"], json!(EDITIONS));
    assert_eq!(file["current"], Edition::CURRENT.id());
    assert!(Edition::ALL.iter().map(|edition| edition.id()).eq(EDITIONS));
}

#[test]
fn every_edition_has_as_many_outcomes_as_its_document_prints() {
    for (id, size) in EDITIONS.into_iter().zip([71, 72, 34, 44]) {
        assert_eq!(rows(id, "outcomes").len(), size, "{id}");
        assert_eq!(edition(id)["counts"]["listed"]["outcomes"], size, "{id}");
    }
    for (id, size) in EDITIONS.into_iter().zip([10, 10, 9, 9]) {
        assert_eq!(rows(id, "domains").len(), size, "{id}");
        assert_eq!(edition(id)["counts"]["listed"]["domains"], size, "{id}");
    }
}

#[test]
fn every_domain_has_as_many_outcomes_as_its_document_prints() {
    assert_eq!(sizes(MARCH, ""), [7, 6, 6, 6, 6, 5, 10, 12, 6, 7]);
    assert_eq!(sizes(ROUND_1, ""), [0; 10], "it prints no outcome's domain");
    assert_eq!(sizes(ROUND_2, ""), [4, 4, 3, 2, 5, 5, 3, 4, 4]);
    assert_eq!(sizes(TODAY, "core"), [3, 2, 4, 3, 7, 6, 3, 4, 5]);
    assert_eq!(sizes(TODAY, "longlist"), [2, 1, 1, 1, 0, 1, 0, 0, 1]);
}

#[test]
fn the_seven_core_outcomes_are_those_of_the_executive_summary() {
    let seven = [
        "Secure and suitable housing",
        FIRST,
        "Long-term, consistent support",
        "Compassionate, trauma informed services",
        PURPOSE,
        "Access to medical treatment",
        "Access to education",
    ];
    let outcomes = rows(TODAY, "outcomes");
    let tiers = [["core"; 7].as_slice(), &["longlist"; 37]].concat();
    assert_eq!(texts(&outcomes, "tier"), tiers);
    assert_eq!(texts(&outcomes[..7], "title"), seven);
    assert_eq!(Outcome::CORE.map(Outcome::title), seven);
}

#[test]
fn every_list_begins_and_ends_as_printed() {
    let ends = |id| {
        let outcomes = rows(id, "outcomes");
        [&outcomes[0], &outcomes[outcomes.len() - 1]].map(|row| text(row, "title").to_owned())
    };
    let last = "Increased male involvement";
    assert_eq!(ends(MARCH), ["Cherishing the everyday", last]);
    assert_eq!(ends(ROUND_1), [FIRST, "Spiritual wellbeing"]);
    assert_eq!(ends(ROUND_2), [FIRST, PURPOSE]);
    let last = "Advocating for self and giving to others";
    assert_eq!(ends(TODAY), ["Secure and suitable housing", last]);
}

#[test]
fn the_ratings_are_those_of_table_1() {
    let ratings = numbers("outcomes", "rating");
    assert_eq!((ratings.len(), ratings.iter().sum()), (72, 1707));
    assert_eq!((ratings[0], ratings[71]), (46, 4));
    assert!(ratings.is_sorted_by(|a, b| a >= b));
    assert_eq!(ratings[35] + ratings[36], 49, "twice the median");
    assert_eq!(edition(ROUND_1)["rating"]["median"], json!(24.5));
}

#[test]
fn the_bands_are_cut_by_the_printed_lines() {
    let above = ["above-median"; 36].as_slice();
    let bands = [above, &["below-median"; 16], &["lower-quartile"; 20]].concat();
    assert_eq!(texts(&rows(ROUND_1, "outcomes"), "band"), bands);
}

#[test]
fn equal_ratings_share_a_rank() {
    let ratings = numbers("outcomes", "rating");
    for (rating, rank) in ratings.iter().zip(numbers("outcomes", "rank")) {
        let first = ratings.iter().position(|other| other == rating);
        assert_eq!(first.map(|above| above as u64 + 1), Some(rank), "of {rating}");
    }
}

#[test]
fn the_votes_are_those_of_tables_2_and_3() {
    let votes = numbers("outcomes", "votes");
    assert_eq!((votes.len(), votes.iter().sum()), (40, 105));
    let votes = numbers("domains", "votes");
    assert_eq!((votes.len(), votes.iter().sum()), (10, 141));
}

#[test]
fn the_longlist_is_declared_as_38_and_listed_as_37() {
    let counts = edition(TODAY)["counts"].take();
    assert_eq!(counts["listed"]["longlist"], 37);
    assert_eq!(counts["listed"]["core"], 7);
    let declared = list(&counts, "declared").iter();
    let longlist = declared.filter(|declared| declared["what"] == "longlist");
    assert!(longlist.map(|declared| &declared["number"]).eq([38, 38]));
}

#[test]
fn the_titles_that_the_print_lost_are_marked_with_a_reason() {
    let ten = "Processing trauma; Spiritual wellbeing; Improved physical wellbeing; Coping with \
        mental health problems; Access to medical treatment; Timely and sustained psychological \
        support; Being able to seek support; Less racism; Fair treatment of survivors; \
        Permission to work";
    assert_eq!(reconstructed("outcomes"), ten);
    assert_eq!(reconstructed("domains"), "Rights, justice and dignity");
}

#[test]
fn an_outcome_id_is_its_title_in_words_joined_by_hyphens() {
    for row in EDITIONS.iter().flat_map(|id| rows(id, "outcomes")) {
        assert_eq!(text(&row, "id"), words(text(&row, "title")).join("-"));
    }
}

#[test]
fn every_step_of_lineage_resolves_and_points_forward_in_time() {
    let outcomes = outcomes();
    for step in steps() {
        let Step { from, to, relation } = &step;
        assert!(from.0 < to.0, "{step:?}");
        assert_eq!(outcomes.contains(from), relation != "added", "{step:?}");
        assert_eq!(outcomes.contains(to), relation != "dropped", "{step:?}");
        assert_eq!(from.1.is_empty(), relation == "added", "{step:?}");
        assert_eq!(to.1.is_empty(), relation == "dropped", "{step:?}");
    }
}

#[test]
fn an_outcome_that_stays_the_same_keeps_its_id_and_a_renamed_one_does_not() {
    for step in steps() {
        let kept = step.from.1 == step.to.1;
        assert!(kept || step.relation != "same", "{step:?}");
        assert!(!kept || step.relation != "renamed", "{step:?}");
    }
}

#[test]
fn every_outcome_has_one_step_to_the_next_edition_and_some_from_before() {
    let steps = steps();
    for at in outcomes() {
        let next = |step: &&Step| step.from == at && step.to.0 == at.0 + 1;
        let followed = steps.iter().filter(next).count();
        assert_eq!(followed, usize::from(at.0 < 3), "steps from {at:?}");
        let preceded = steps.iter().any(|step| step.to == at);
        assert_eq!(preceded, at.0 > 0, "steps to {at:?}");
    }
}

#[test]
fn round_2_keeps_31_outcomes_renames_3_merges_8_and_drops_30() {
    let steps = steps();
    let relations = ["same", "renamed", "merged", "dropped", "added"];
    let counts = relations.map(|relation| between(&steps, 1, 2, relation).count());
    assert_eq!(counts, [31, 3, 8, 30, 0]);
}

#[test]
fn thirteen_outcomes_that_round_2_had_dropped_came_back() {
    let steps = steps();
    let all = steps.iter().filter(|step| step.relation == "readmitted");
    assert_eq!(all.count(), 13);
    let back = between(&steps, 1, 3, "readmitted").map(|step| &step.to);
    assert_eq!(back.collect::<BTreeSet<_>>().len(), 13);
}

#[test]
fn a_step_over_an_edition_starts_where_that_edition_dropped_the_outcome() {
    let steps = steps();
    for step in steps.iter().filter(|step| step.to.0 > step.from.0 + 1) {
        let mut dropped = between(&steps, step.from.0, step.from.0 + 1, "dropped");
        assert!(dropped.any(|other| other.from == step.from), "{step:?}");
    }
}

#[test]
fn an_id_is_never_reused() {
    let (steps, outcomes) = (steps(), outcomes());
    for at in &outcomes {
        let mut later = (at.0 + 1..4).map(|edition| (edition, at.1.clone()));
        let Some(later) = later.find(|later| outcomes.contains(later)) else {
            continue;
        };
        let goes_on = ["same renamed", "readmitted"][usize::from(later.0 > at.0 + 1)];
        let step = steps.iter().find(|step| step.from == *at && step.to == later);
        let continued = step.is_some_and(|step| is_one_of(goes_on, &step.relation));
        assert!(continued, "{at:?} and {later:?}");
    }
}

#[test]
fn every_indicator_id_is_unique_and_stands_below_its_outcome() {
    let mut seen = BTreeSet::new();
    for outcome in rows(TODAY, "outcomes") {
        for id in texts(list(&outcome, "indicators"), "id") {
            let (above, slug) = id.split_once('/').unwrap();
            assert_eq!(above, text(&outcome, "id"));
            assert_eq!(slug, words(slug).join("-"));
            assert!(seen.insert(id.to_owned()), "{id} stands twice");
        }
    }
    assert_eq!(seen.len(), Indicator::ALL.len());
}

#[test]
fn whatever_states_a_fact_has_a_source() {
    let documents = file("documents.json");
    let documents = texts(list(&documents, "documents"), "id");
    let sound = |source: &Value| {
        let [document, section] = ["document", "section"].map(|key| source[key].as_str());
        document.is_some_and(|id| documents.contains(&id)) && section.is_some_and(|s| !s.is_empty())
    };
    let mut seen = 0;
    each_of_all(&mut |name, key, value| {
        let fact = is_one_of(FACTS, key) && value.is_object();
        if fact && !name.starts_with("schema/") {
            let sources = value["sources"].as_array();
            let several = sources.is_some_and(|all| !all.is_empty() && all.iter().all(sound));
            assert!(several || sound(&value["source"]), "{name}: {key}: {value}");
            seen += 1;
        }
    });
    assert!(seen > 1000, "{seen} facts: files were missed");
}

#[test]
fn every_text_is_ascii_but_for_a_printed_dash() {
    let printed = "Engaging with services \u{2013} disclosing experiences";
    assert_eq!(texts_that(|text| !text.is_ascii()), [printed]);
}

#[test]
fn nobody_is_called_a_victim_but_in_a_printed_title() {
    let printed = [
        "Report on the contribution of the NCATS to the identification and assistance for trafficking victims",
        "Resisting victimising stereotypes",
        "Study of HHS Programs Serving Human Trafficking Victims",
        "Underground Lives: Male Victims of Modern Slavery",
        "resisting-victimising-stereotypes",
    ];
    let found = texts_that(|text| text.to_lowercase().contains("victim"));
    assert_eq!(found, printed);
}

#[test]
fn recovery_never_stands_alone_but_where_the_word_itself_is_meant() {
    let meant = [
        "Do not let 'recovery' stand alone",
        "Going places: Journeys to recovery",
        "Other words that were offered in place of 'recovery'.",
        "Recovery",
        "Take care with the word 'recovery'",
        BLOG,
        "Workshop 1, Alternative Terms Suggested to 'Recovery'",
        "Workshop 1, Aspects of 'Recovery' Discussed",
        "aspects_of_recovery",
        "recovery",
    ];
    let companions = "healing restoration reintegration wellbeing well-being";
    let found = texts_that(|text| {
        let text = text.to_lowercase();
        text.contains("recover") && !companions.split(' ').any(|other| text.contains(other))
    });
    assert_eq!(found, meant);
}

#[test]
fn no_text_copies_eight_words_in_a_row() {
    let runs = runs();
    let mut copied = Vec::new();
    each_of_all(&mut |name, key, value| {
        let exempt = is_one_of(NAMES, &key.to_lowercase());
        let own = value.as_str().filter(|text| !exempt && !is_choice(name, key, text));
        let run = own.and_then(|text| first_copied(text, &runs));
        copied.extend(run.map(|run| format!("{name}: {run}")));
    });
    assert_eq!(copied, Vec::<String>::new());
}

#[test]
fn a_copied_run_of_words_is_found() {
    let run = "two three four five six seven eight nine";
    let runs = [hash(&words(run))];
    let copied = "One; two, THREE 'four' five-six seven\neight nine ten";
    assert_eq!(first_copied(copied, &runs).as_deref(), Some(run));
    let broken = "One; two, three, four, five, six, seven, eight, ten";
    assert_eq!(first_copied(broken, &runs), None);
}

#[test]
fn the_runs_of_the_documents_are_sorted_and_hold_a_title_that_they_print() {
    let runs = runs();
    assert_eq!((runs.len(), RUNS.len()), (25_372, 25_372 * 5));
    assert!(runs.is_sorted_by(|a, b| a < b));
    let title = "Respect and recognition from healthcare practitioners and service providers";
    assert!(first_copied(title, &runs).is_some());
}

/// Compares the rows of a file with those compiled, field by field.
macro_rules! agree {
    ($file:expr, $key:literal, $compiled:expr, $one:ident => $($fields:tt)+) => {
        agree_all(list(&$file, $key), $compiled, |$one| json!({ $($fields)+ }))
    };
}

#[test]
fn the_readme_of_the_data_tells_their_sizes() {
    let readme = fs::read_to_string(data().join("README.md")).unwrap();
    let size = |name: &str, array: &str| file(name)[array].as_array().unwrap().len();
    let [contexts, pairings, general] = ["contexts", "pairings", "general"].map(|array| size("contexts.json", array));
    let indicators = |core: bool| {
        let outcomes = Outcome::ALL.iter().filter(|outcome| outcome.is_core() == core);
        outcomes.map(|outcome| outcome.indicators().len()).sum::<usize>()
    };
    let (core, longlist) = (indicators(true), indicators(false));
    let [scales, answers] = ["scales", "answers"].map(|array| size("scales.json", array));
    for said in [
        format!("{scales} scales, {answers} answers"),
        format!("{contexts} contexts, {pairings} pairings, {general} general outcomes"),
        format!("{} edges", size("lineage.json", "edges")),
        format!("{}: {core} core, {longlist} longlist", core + longlist),
    ] {
        assert!(readme.contains(&said), "data/README.md does not say: {said}");
    }
}

#[test]
fn no_document_sets_a_scale_and_none_has_a_number() {
    let scales = file("scales.json");
    assert_eq!(scales["grounds"]["basis"], "inferred");
    each(&scales, "", &mut |key, value| {
        let numbered = value.as_str().is_some_and(|text| text.contains(|c: char| c.is_ascii_digit()));
        assert!(!value.is_number() && !numbered, "{key}: {value}");
    });
}

#[test]
fn every_question_can_be_not_applicable_and_every_one_about_a_survivor_declined() {
    let scales = file("scales.json");
    let kind = |id: &Value| {
        let answer = list(&scales, "answers").iter().find(|answer| answer["id"] == *id);
        text(answer.unwrap(), "kind").to_owned()
    };
    let added = list(&scales, "added").iter().map(|added| (kind(&added["answer"]), text(added, "when").to_owned()));
    let expected = [("not-known", "always"), ("not-applicable", "always"), ("declined", "about-survivor")];
    assert!(added.eq(expected.map(|(kind, when)| (kind.to_owned(), when.to_owned()))));
    for scale in list(&scales, "scales") {
        assert!(list(scale, "answers").len() >= 2 && list(scale, "answers").iter().all(|id| kind(id) == "answered"));
    }
}

#[test]
fn the_compiled_editions_are_those_of_the_files() {
    for edition in Edition::ALL.iter().copied() {
        let file = self::edition(edition.id());
        agree!(json!({ "one": [file] }), "one", &[edition], e =>
            "title": e.title(), "document": e.document().id(), "date": e.date(), "date_basis": e.date_basis());
        agree!(file["counts"], "declared", edition.declared(), d =>
            "what": d.what(), "number": d.number(), "note": d.note(),
            "source": source(d.source()));
        agree!(file, "domains", edition.domains(), d =>
            "id": d.id(), "title": d.title(), "votes": d.votes(),
            "title_reconstructed": d.title_reconstructed(), "source": source(d.source()));
        agree!(file, "outcomes", edition.outcomes(), o =>
            "id": o.id(), "title": o.title(), "aliases": Some(o.aliases()).filter(|all| !all.is_empty()),
            "domain": o.domain().map(EditionDomain::id), "descriptor": o.descriptor(),
            "title_reconstructed": o.title_reconstructed(), "source": source(o.source()),
            "rating": o.rating().map(Rating::score), "rank": o.rating().map(Rating::rank),
            "band": o.rating().map(|r| r.band().id()), "votes": o.rating().and_then(Rating::votes));
        agree!(file, "discrepancies", edition.discrepancies(), d =>
            "id": d.id(), "title": d.title(), "printed": d.printed(), "recorded": d.recorded(),
            "reason": d.reason(), "about": d.about().iter().map(|id| json!({ "id": id })).collect::<Value>(),
            "sources": d.sources().iter().copied().map(source).collect::<Value>());
    }
}

#[test]
fn the_compiled_outcomes_and_indicators_are_those_of_the_file() {
    agree!(edition(TODAY), "outcomes", Outcome::ALL, o =>
        "id": o.id(), "title": o.title(), "tier": o.tier().id(), "domain": o.domain().id(),
        "descriptor": o.descriptor(), "source": source(o.source()),
        "domain_basis": o.is_core().then(|| o.domain_basis()).map(|basis| json!({
            "basis": basis.warrant().id(), "reason": basis.reason(), "source": source(basis.source()) })));
    for (file, outcome) in rows(TODAY, "outcomes").iter().zip(Outcome::ALL) {
        agree!(file, "indicators", outcome.indicators(), i =>
            "id": i.id(), "statement": i.statement(), "level": i.level().id(),
            "given_as": i.given_as().id(), "source": source(i.source()));
    }
}

#[test]
fn the_compiled_lineage_is_that_of_the_file() {
    agree!(file("lineage.json"), "edges", Edge::all(), e =>
        "from": { "edition": e.from_edition().id(), "id": e.from().map(EditionOutcome::id) },
        "to": { "edition": e.to_edition().id(), "id": e.to().map(EditionOutcome::id) },
        "relation": e.relation().id(), "basis": e.warrant().id(), "reason": e.reason(),
        "source": source(e.source()));
}

#[test]
fn the_compiled_contexts_guidance_and_evidence_are_those_of_the_files() {
    let [contexts, guidance, evidence] = ["contexts", "guidance", "evidence"].map(|name| file(&format!("{name}.json")));
    agree!(contexts, "contexts", Context::ALL, c =>
        "id": c.id(), "title": c.title(), "ground": c.ground().id(), "description": c.text(),
        "aliases": c.aliases(), "note": c.note(), "source": source(c.source()));
    let pairings: Vec<_> = Context::ALL.iter().flat_map(|c| c.pairings()).collect();
    agree!(contexts, "pairings", &pairings, p =>
        "id": format!("{}/{}", p.context().id(), p.outcome().id()), "role": p.role().id(),
        "basis": p.basis().id(), "reason": p.reason(), "source": cited(p.source()),
        "indicators": p.indicators().iter().map(|indicator| indicator.slug()).collect::<Value>());
    agree!(guidance, "recommendations", Recommendation::ALL, r =>
        "id": r.id(), "kind": r.kind().id(), "number": r.number(), "title": r.title(), "text": r.text(),
        "twins": r.twins().iter().map(|twin| twin.id()).collect::<Value>(), "source": source(r.source()));
    agree!(guidance, "definitions", Definition::ALL, d =>
        "id": d.id(), "term": d.title(), "text": d.text(), "source": source(d.source()));
    agree!(guidance, "rules", RuleOfUse::ALL, r =>
        "id": r.id(), "title": r.title(), "text": r.text(), "basis": r.warrant().id(), "source": source(r.source()));
    agree!(evidence, "evidence", Evidence::all(), e =>
        "id": e.id(), "outcome": e.outcome().id(), "kind": e.kind().id(), "authors": e.authors(),
        "year": e.year(), "finding": e.finding(), "source": source(e.source()));
    agree!(evidence, "overlaps", Overlap::all(), o =>
        "id": o.id(), "outcome": o.outcome().id(), "with": o.with(), "cluster": o.cluster(),
        "note": o.note(), "source": source(o.source()));
}

#[test]
fn the_compiled_statements_of_survivors_are_those_of_the_file() {
    let said = file("self-report.json");
    assert_eq!(said["edition"], Edition::CURRENT.id());
    let is = |one: &Value, key: &str| one[key].as_bool().unwrap_or(false);
    let of_file = list(&said, "statements")
        .iter()
        .map(|one| (text(one, "id"), Some(text(one, "statement")), [is(one, "care"), is(one, "felt")]));
    let none = list(&said, "not_for_self_report").iter().map(|one| (text(one, "id"), None, [false; 2]));
    let of_file: BTreeSet<_> = of_file.chain(none).collect();
    let compiled = Indicator::ALL.iter().map(|one| (one.id(), one.self_report(), [one.needs_care(), one.is_felt()]));
    assert_eq!(compiled.collect::<BTreeSet<_>>(), of_file);
}

#[test]
fn a_survivor_says_things_of_themselves_in_plain_words() {
    for indicator in Indicator::ALL {
        let Some(said) = indicator.self_report() else { continue };
        let words: Vec<_> = said.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
        let own = ["i", "me", "my", "myself"];
        assert!(words.iter().any(|word| own.contains(&word.as_str())), "{said}");
        assert!(said.ends_with('.') && !said.contains('?') && said.split_whitespace().count() <= 18, "{said}");
        let never = ["victim", "victims", "trafficker", "traffickers", "trafficked", "slave", "slavery"];
        assert!(!words.iter().any(|word| never.contains(&word.as_str())), "{said}");
    }
}

#[cfg(feature = "json")]
#[test]
fn the_compiled_scales_are_those_of_the_file() {
    use mscos::form::{Answer, Scale};

    let scales = file("scales.json");
    agree!(scales, "scales", Scale::ALL, s =>
        "id": s.id(), "title": s.title(), "description": s.text(),
        "answers": s.answers().iter().map(|answer| answer.id()).collect::<Value>());
    agree!(scales, "answers", Answer::ALL, a =>
        "id": a.id(), "title": a.title(), "description": a.text(), "kind": a.kind().id());
    assert_eq!(scales["usual"]["told"]["scale"], Scale::usual(true).id());
    assert_eq!(scales["usual"]["looked_up"]["scale"], Scale::usual(false).id());
    for about_survivor in [true, false] {
        let added = list(&scales, "added").iter().filter(|added| match text(added, "when") {
            "about-survivor" => about_survivor,
            _ => true,
        });
        assert!(added.map(|added| text(added, "answer")).eq(Answer::added(about_survivor).map(Answer::id)));
    }
}

/// The number of an edition, in order of time, and the id of an outcome there; empty for none.
type Place = (usize, String);

#[derive(Debug)]
struct Step {
    from: Place,
    to: Place,
    relation: String,
}

fn steps() -> Vec<Step> {
    let place = |end: &Value| {
        let edition = EDITIONS.iter().position(|id| end["edition"] == *id);
        let id = end["id"].as_str().unwrap_or_default();
        (edition.unwrap(), id.to_owned())
    };
    let read = |step: &Value| Step {
        from: place(&step["from"]),
        to: place(&step["to"]),
        relation: text(step, "relation").to_owned(),
    };
    let file = file("lineage.json");
    list(&file, "edges").iter().map(read).collect()
}

type Steps<'a> = Box<dyn Iterator<Item = &'a Step> + 'a>;

fn between<'a>(steps: &'a [Step], from: usize, to: usize, relation: &'a str) -> Steps<'a> {
    let matches = move |step: &&Step| (step.from.0, step.to.0, &*step.relation) == (from, to, relation);
    Box::new(steps.iter().filter(matches))
}

/// Every outcome of every edition; none may stand twice in one.
fn outcomes() -> BTreeSet<Place> {
    let mut outcomes = BTreeSet::new();
    for (at, edition) in EDITIONS.iter().enumerate() {
        for row in rows(edition, "outcomes") {
            let new = outcomes.insert((at, text(&row, "id").to_owned()));
            assert!(new, "{edition}: {} stands twice", row["id"]);
        }
    }
    outcomes
}

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

fn file(name: &str) -> Value {
    let text = fs::read_to_string(data().join(name)).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn edition(id: &str) -> Value {
    file(&format!("editions/{id}.json"))
}

fn rows(edition: &str, key: &str) -> Vec<Value> {
    list(&self::edition(edition), key).to_vec()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    let list = value[key].as_array();
    list.unwrap_or_else(|| panic!("no list {key}"))
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    let text = value[key].as_str();
    text.unwrap_or_else(|| panic!("no {key}: {value}"))
}

fn texts<'a>(values: &'a [Value], key: &str) -> Vec<&'a str> {
    values.iter().map(|value| text(value, key)).collect()
}

/// The numbers that round 1 gives under a key.
fn numbers(of: &str, key: &str) -> Vec<u64> {
    let rows = rows(ROUND_1, of);
    rows.iter().filter_map(|row| row[key].as_u64()).collect()
}

/// How many outcomes each domain of an edition has, without those of one tier.
fn sizes(edition: &str, without: &str) -> Vec<usize> {
    let mut outcomes = rows(edition, "outcomes");
    outcomes.retain(|outcome| outcome["tier"] != without);
    let ids: Vec<_> = outcomes.iter().map(|row| &row["domain"]).collect();
    let size = |domain: &Value| ids.iter().filter(|id| **id == &domain["id"]).count();
    rows(edition, "domains").iter().map(size).collect()
}

/// The titles of all editions that are marked as reconstructed; each has to give a reason.
fn reconstructed(of: &str) -> String {
    let mut rows: Vec<_> = EDITIONS.iter().flat_map(|id| rows(id, of)).collect();
    rows.retain(|row| row.get("title_reconstructed").is_some());
    for row in &rows {
        assert!(words(text(row, "title_reconstructed")).len() > 5, "{row}");
    }
    texts(&rows, "title").join("; ")
}

/// Visits every value of all JSON files below `data/`: the file, the nearest key above, the value.
fn each_of_all(visit: &mut impl FnMut(&str, &str, &Value)) {
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(data().join(&folder)).unwrap() {
            let name = folder.clone() + entry.unwrap().file_name().to_str().unwrap();
            if Path::new(&name).extension().is_some_and(|end| end == "json") {
                each(&file(&name), "", &mut |key, value| visit(&name, key, value));
            } else if data().join(&name).is_dir() {
                folders.push(name + "/");
            }
        }
    }
}

fn each(value: &Value, key: &str, visit: &mut impl FnMut(&str, &Value)) {
    visit(key, value);
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| each(value, key, visit)),
        Value::Array(values) => values.iter().for_each(|value| each(value, key, visit)),
        _ => {}
    }
}

/// The texts of all files of which something holds, sorted, each once.
fn texts_that(holds: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = BTreeSet::new();
    each_of_all(&mut |_, _, value| {
        found.extend(value.as_str().filter(|text| holds(text)).map(str::to_owned));
    });
    found.into_iter().collect()
}

/// Whether a text of a schema is an id that can be chosen there, made of a printed title, or the title of an indicator's
/// outcome, which describes it.
fn is_choice(file: &str, key: &str, text: &str) -> bool {
    let id = || Outcome::from_id(text).is_some() || Indicator::from_id(text).is_some();
    let title = || Outcome::ALL.iter().any(|outcome| outcome.title() == text);
    file.starts_with("schema/") && (is_one_of("const enum", key) && id() || key == "description" && title())
}

fn is_one_of(names: &str, name: &str) -> bool {
    names.split_whitespace().any(|one| one == name)
}

fn cited(cited: Cited<'_>) -> Value {
    match cited {
        Cited::Document(document) => source(document),
        other => panic!("{other} is no section of a document"),
    }
}

fn source(source: Source) -> Value {
    json!({ "document": source.document().id(), "section": source.section() })
}

/// What is `null` in a compiled row, the file leaves out.
fn agree_all<T>(files: &[Value], compiled: &[T], fields: impl Fn(&T) -> Value) {
    assert_eq!(files.len(), compiled.len());
    for (file, compiled) in files.iter().zip(compiled) {
        for (key, value) in fields(compiled).as_object().unwrap() {
            assert_eq!(&file[key], value, "{key} of {file}");
        }
    }
}

/// Lower-case words of ASCII letters and digits; an apostrophe does not part them.
fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace(['\'', '\u{2019}'], "");
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

fn runs() -> Vec<[u8; 5]> {
    let runs = RUNS.chunks_exact(5);
    runs.map(|run| run.try_into().unwrap()).collect()
}

fn first_copied(text: &str, runs: &[[u8; 5]]) -> Option<String> {
    let words = words(text);
    let is_copied = |run: &&[String]| runs.binary_search(&hash(run)).is_ok();
    words.windows(8).find(is_copied).map(|run| run.join(" "))
}

/// The low 40 bits of FNV-1a, 64 bits wide, of the words joined by spaces.
fn hash(words: &[String]) -> [u8; 5] {
    let mix = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let hash = words.join(" ").bytes().fold(0xcbf2_9ce4_8422_2325, mix);
    let [_, _, _, low @ ..] = hash.to_be_bytes();
    low
}
