//! What every form promises, whatever plan it is made from.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a failure here is the report")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use mscos::form::{
    Answer, AnswerKind, AnswerOption, Form, OwnScales, Phrase, Question, Respondent, ResponseScale, Scale, Section,
    Timepoint,
};
use mscos::plan::{DataSource, Finding, Measure, Method, Plan, Reference, Timepoints};
use mscos::wording::Wording;
use mscos::{Domain, Edition, Indicator, Level, Outcome, OutcomeSet, Vocabulary};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::Value;

const COURSES: &str = "access-to-education/free-courses";

/// Scales for some questions and, last, for all others.
const OWN: &str = r#"{ "scales": [
    { "id": "for-education", "title": "Education", "description": "For one outcome.",
      "answers": [
        { "id": "not-yet", "title": "Not yet", "description": "It has not begun." },
        { "id": "begun", "title": "Begun", "description": "It has begun." },
        { "id": "not-known", "title": "No idea", "description": "Nobody knows." } ],
      "for": { "outcomes": ["access-to-education"], "indicators": [], "levels": [], "respondents": [] } },
    { "id": "for-sources", "title": "Sources", "description": "For what is looked up.",
      "answers": [
        { "id": "found", "title": "Found", "description": "It was found." },
        { "id": "not-found", "title": "Not found", "description": "It was not found." } ],
      "for": { "respondents": ["researcher"] } },
    { "id": "for-the-rest", "title": "Rest", "description": "For all others.",
      "answers": [
        { "id": "well", "title": "Well", "description": "It goes well." },
        { "id": "badly", "title": "Badly", "description": "It does not go well." } ] }
] }"#;

fn everything() -> Form {
    Form::of_outcomes(Outcome::ALL.iter().copied().collect())
}

fn education() -> Measure {
    Measure::of(Outcome::AccessToEducation).indicator(COURSES)
}

fn form(measures: impl IntoIterator<Item = Measure>) -> Form {
    Form::of_plan(&measures.into_iter().fold(Plan::new("A plan"), Plan::measure))
}

/// The only question of a form.
fn only(form: &Form) -> &Question {
    let mut questions = form.questions();
    let (first, None) = (questions.next().unwrap(), questions.next()) else { panic!("more than one question") };
    first
}

fn scale(question: &Question) -> &ResponseScale {
    assert!(question.has_choices(), "asked in words");
    question.scale()
}

fn ids(question: &Question) -> Vec<&str> {
    question.scale().options().iter().map(AnswerOption::id).collect()
}

/// Every plan of the tests and of the examples, as it is written and as it is read.
fn plans() -> Vec<(String, Value, Plan)> {
    let folders = ["tests/plans", "examples/plans"].map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder));
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path());
    let json = files.filter(|path| path.extension().is_some_and(|end| end == "json"));
    let read = |path: std::path::PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let plan = Plan::from_json(&text).unwrap();
        (path.display().to_string(), serde_json::from_str(&text).unwrap(), plan)
    };
    json.map(read).collect()
}

/// What holds of every form.
fn check(form: &Form) {
    let mut asked = BTreeSet::new();
    for section in form.sections() {
        assert!(!section.questions().is_empty());
        assert!(section.questions().is_sorted_by_key(Question::indicator));
        for question in section.questions() {
            assert_eq!(question.indicator().outcome(), section.outcome());
            assert!(asked.insert(question.indicator()), "{:?} is asked twice", question.indicator());
            assert!(!question.respondents().is_empty() && question.respondents().is_sorted());
            check_options(question);
        }
    }
    let place = |outcome: Outcome| (!outcome.is_core(), (!outcome.is_core()).then(|| outcome.domain()), outcome);
    assert!(form.sections().is_sorted_by_key(|section| place(section.outcome())));
    assert_eq!(form.is_empty(), form.questions().count() == 0);
}

fn check_options(question: &Question) {
    let scale = question.scale();
    let unique: BTreeSet<_> = scale.options().iter().map(AnswerOption::id).collect();
    assert_eq!(unique.len(), scale.options().len());
    let offered = |kind| scale.options().iter().filter(|option| option.kind() == kind).count();
    assert!(question.has_choices() || question.has_words());
    let answers = offered(AnswerKind::Answered);
    assert!(if question.has_choices() { answers >= 2 } else { answers == 0 });
    assert_eq!(offered(AnswerKind::NotApplicable), 1);
    assert_eq!(offered(AnswerKind::Declined), usize::from(question.is_about_survivor()));
    assert_eq!(offered(AnswerKind::NotKnown), 1);
}

#[test]
fn core_outcomes_come_first_and_then_the_domains_in_their_order() {
    let form = everything();
    let outcomes: Vec<_> = form.sections().iter().map(Section::outcome).collect();
    assert_eq!(outcomes.len(), 44);
    assert_eq!(outcomes[..7], Outcome::CORE);
    let mut domains: Vec<_> = outcomes[7..].iter().map(|outcome| outcome.domain()).collect();
    domains.dedup();
    assert_eq!(domains, Domain::ALL);
    assert_eq!(form.questions().count(), Indicator::ALL.len());
}

#[test]
fn every_known_indicator_of_a_plan_is_asked_once() {
    let plans = plans();
    assert!(plans.len() > 40, "{}", plans.len());
    for (path, json, plan) in &plans {
        let form = Form::of_plan(plan);
        check(&form);
        let mut expected = BTreeSet::new();
        for measure in json["measures"].as_array().unwrap() {
            let Ok(outcome) = measure["outcome"].as_str().unwrap().parse::<Outcome>() else { continue };
            let named = measure["indicators"].as_array().map(Vec::as_slice).unwrap_or_default();
            let named_ids = named.iter().map(|id| id.as_str().unwrap().parse::<Indicator>());
            expected.extend(named_ids.flatten().filter(|indicator| indicator.outcome() == outcome));
            expected.extend(outcome.indicators().iter().filter(|_| named.is_empty()));
        }
        let asked: BTreeSet<_> = form.questions().map(Question::indicator).collect();
        assert_eq!(asked, expected, "{path}");
    }
}

#[test]
fn whatever_a_plan_names_is_asked_or_told_to_be_left_out() {
    for (path, json, plan) in plans() {
        let form = Form::of_plan(&plan);
        let mut left_out = form.left_out().iter().map(ToString::to_string).collect::<BTreeSet<_>>();
        for (at, measure) in plan.measures.iter().enumerate() {
            let outcome = measure.outcome.known();
            assert_eq!(left_out.remove(&format!("/measures/{at}/outcome")), outcome.is_none(), "{path}");
            for (nth, named) in measure.indicators.iter().enumerate() {
                let pointer = format!("/measures/{at}/indicators/{nth}");
                assert!(json.pointer(&pointer).is_some(), "{path}");
                let known = named.known().filter(|indicator| Some(indicator.outcome()) == outcome);
                let asked = known.is_some_and(|indicator| form.question(indicator).is_some());
                assert_ne!(asked, left_out.remove(&pointer), "{path}: {pointer}");
            }
        }
        assert!(left_out.is_empty(), "{path}: {left_out:?}");
    }
}

#[test]
fn what_is_left_out_is_what_the_check_finds_unknown() {
    let names = ["unknown-outcome", "unknown-indicator", "indicator-of-another-outcome"];
    for (path, _, plan) in plans() {
        let (form, report) = (Form::of_plan(&plan), plan.check());
        let found = report.findings().iter().filter(|finding| names.contains(&finding.name()));
        let measured = found.map(Finding::pointer).filter(|place| place.to_string().starts_with("/measures"));
        for place in measured {
            assert!(form.left_out().contains(&place), "{path}: {place}");
        }
    }
}

#[test]
fn a_measure_without_indicators_asks_for_all_of_its_outcome() {
    let form = form([Measure::of(Outcome::AccessToEducation)]);
    let asked = form.questions().map(Question::indicator);
    assert!(asked.eq(Outcome::AccessToEducation.indicators().iter().copied()));
}

#[test]
fn a_measure_whose_indicators_nobody_knows_does_not_ask_for_all_others() {
    let form = form([Measure::of(Outcome::AccessToEducation).indicator("access-to-education/joy")]);
    assert!(form.is_empty());
    assert_eq!(form.left_out().len(), 1);
}

#[test]
fn a_plan_of_an_older_edition_has_asked_what_is_known_today() {
    let [longlist, _, _, today] = Edition::ALL else { panic!("four editions") };
    let mut plan = Plan::new("An early start").measure(education()).measure(Measure::of("processing-trauma"));
    plan.edition = (*longlist).into();
    let form = Form::of_plan(&plan);
    assert_eq!(form.edition(), *today);
    assert_eq!(only(&form).indicator().id(), COURSES);
    assert_eq!(form.left_out()[0].to_string(), "/measures/1/outcome");
}

#[test]
fn respondents_follow_the_data_sources() {
    for source in DataSource::ALL {
        let form = form([education().data_source(*source)]);
        assert_eq!(only(&form).respondents(), [Respondent::of(*source)]);
        assert_eq!(form.respondents(), [Respondent::of(*source)]);
    }
    let asked: BTreeSet<_> = DataSource::ALL.iter().map(|source| Respondent::of(*source)).collect();
    assert_eq!(asked.len(), Respondent::ALL.len());
}

#[test]
fn measures_of_the_same_indicator_make_one_question_of_all_their_respondents() {
    let sources = [DataSource::PublicData, DataSource::SurvivorSelfReport, DataSource::PublicData];
    let form = form(sources.map(|source| education().data_source(source)));
    assert_eq!(only(&form).respondents(), [Respondent::Survivor, Respondent::Researcher]);
    assert_eq!(form.section(Outcome::AccessToEducation).unwrap().respondents(), only(&form).respondents());
}

#[test]
fn the_same_measure_twice_makes_the_same_form() {
    let every = Timepoints::every_months(6);
    let once = education().timepoints(every).level(Level::Organisational);
    assert_eq!(form([once.clone()]), form([once.clone(), once]));
}

#[test]
fn the_level_is_that_of_the_measure_and_decides_who_is_asked() {
    let indicator: Indicator = COURSES.parse().unwrap();
    assert_eq!(only(&form([education()])).level(), indicator.level());
    for level in Level::ALL {
        let form = form([education().level(*level)]);
        assert_eq!(only(&form).level(), *level);
        assert_eq!(only(&form).respondents(), [Respondent::at(*level)]);
    }
}

#[test]
fn where_levels_differ_the_one_nearest_to_the_survivor_is_asked() {
    let of = |level| education().level(level).data_source(DataSource::ServiceRecords);
    let levels = [Level::Societal, Level::Individual, Level::Governmental];
    let form = form(levels.map(of));
    assert_eq!(only(&form).level(), Level::Individual);
    assert!(only(&form).is_about_survivor() && ids(only(&form)).contains(&"prefer-not-to-say"));
}

#[test]
fn what_is_asked_in_words_offers_what_can_be_said_without_them_and_a_scale_if_a_measure_wants_numbers() {
    let words = || education().method(Method::Qualitative);
    let in_words = only(&form([words(), words()])).clone();
    assert!(in_words.has_words() && !in_words.has_choices());
    assert_eq!(ids(&in_words), ["not-known", "not-applicable", "prefer-not-to-say"]);
    let of = |source| {
        let form = form([words().level(Level::Organisational).data_source(source)]);
        ids(only(&form)).join(" ")
    };
    assert_eq!(of(DataSource::PractitionerReport), "not-known not-applicable prefer-not-to-say");
    assert_eq!(of(DataSource::ServiceRecords), "not-known not-applicable");
    for method in [Method::Quantitative, Method::Mixed] {
        let form = form([words(), education().method(method)]);
        assert!(only(&form).has_choices() && only(&form).has_words());
    }
    for method in [Method::Quantitative, Method::Mixed] {
        let numbers = form([education().method(method)]);
        assert!(only(&numbers).has_choices() && !only(&numbers).has_words());
    }

    let scaled = form([words()]).scale(Scale::HowOften).own_scales(&OwnScales::from_json(OWN).unwrap());
    assert_eq!(only(&scaled).scale(), in_words.scale());
}

#[test]
fn the_usual_scale_suits_who_answers() {
    let mut plans: Vec<_> = plans().into_iter().map(|(_, _, plan)| Form::of_plan(&plan)).collect();
    plans.push(everything());
    for question in plans.iter().flat_map(Form::questions).filter(|q| q.has_choices()) {
        let told = question.respondents().iter().any(|respondent| respondent.speaks_of_a_survivor());
        let expected = if told { Scale::YesPartlyNo } else { Scale::Shown };
        assert_eq!(scale(question).id(), expected.id(), "{:?}", question.indicator());
    }
    // About one survivor, and looked up all the same.
    let file = form([education().level(Level::Individual).data_source(DataSource::ServiceRecords)]);
    let shown = ["shown", "shown-in-part", "not-shown", "not-known", "not-applicable", "prefer-not-to-say"];
    assert_eq!(ids(only(&file)), shown);
    let records = form([education().level(Level::Organisational).data_source(DataSource::ServiceRecords)]);
    assert_eq!(ids(only(&records)), ["shown", "shown-in-part", "not-shown", "not-known", "not-applicable"]);
    let own = form([education().data_source(DataSource::SurvivorSelfReport)]);
    assert_eq!(ids(only(&own)), ["yes", "partly", "no", "not-known", "not-applicable", "prefer-not-to-say"]);
    assert!(own.is_about_survivor() && !records.is_about_survivor());
}

#[test]
fn the_chosen_scale_is_still_there_when_a_part_of_the_form_is_taken() {
    let form = everything().scale(Scale::Agreement).asked_of(Respondent::Practitioner);
    assert!(!form.is_empty());
    for question in form.questions() {
        assert_eq!(question.respondents(), [Respondent::Practitioner]);
        assert_eq!(scale(question).id(), "agreement");
    }
    check(&form);
}

#[test]
fn each_respondent_chooses_from_the_scale_of_the_whole_question() {
    let sources = [DataSource::SurvivorSelfReport, DataSource::PartnerRecords];
    let whole = form(sources.map(|source| education().level(Level::Organisational).data_source(source)));
    assert_eq!(scale(only(&whole)).id(), Scale::YesPartlyNo.id());
    let partner = whole.clone().asked_of(Respondent::PartnerService);
    assert_eq!(ids(only(&partner)), ["yes", "partly", "no", "not-known", "not-applicable"]);
    let survivor = whole.clone().asked_of(Respondent::Survivor);
    assert_eq!(ids(only(&survivor)), ["yes", "partly", "no", "not-known", "not-applicable", "prefer-not-to-say"]);
    let all: BTreeSet<_> = ids(only(&whole)).into_iter().collect();
    assert!([&partner, &survivor].iter().all(|part| ids(only(part)).iter().all(|id| all.contains(id))));
}

#[test]
fn nobody_has_to_answer_anything() {
    for (_, _, plan) in plans() {
        for question in Form::of_plan(&plan).questions() {
            let offered = ids(question);
            assert!(offered.contains(&"not-applicable"));
            assert_eq!(offered.contains(&"prefer-not-to-say"), question.is_about_survivor());
        }
    }
    assert!(Phrase::Welcome.text().contains("Any question can be left out"));
}

#[test]
fn own_scales_replace_those_of_the_crate_and_keep_what_questions_add() {
    let form = everything().own_scales(&OwnScales::from_json(OWN).unwrap());
    check(&form);
    for question in form.questions() {
        let expected = if question.indicator().outcome() == Outcome::AccessToEducation {
            "for-education"
        } else if question.respondents().contains(&Respondent::Researcher) {
            "for-sources"
        } else {
            "for-the-rest"
        };
        assert_eq!(scale(question).id(), expected);
        let known: BTreeSet<_> = scale(question).options().iter().filter_map(AnswerOption::known).collect();
        assert!(known.contains(&Answer::NotApplicable));
    }
}

#[test]
fn an_own_scale_stands_before_a_chosen_one_whichever_came_first() {
    let some = OWN.replacen(r#""for": { "resp"#, r#""for": { "levels": ["societal"], "resp"#, 1);
    let (own, _) = some.rsplit_once(",\n    { \"id\": \"for-the-rest\"").unwrap();
    let own = OwnScales::from_json(format!("{own} ] }}")).unwrap();
    let form = everything().scale(Scale::HowOften).own_scales(&own);
    assert_eq!(form, everything().own_scales(&own).scale(Scale::HowOften));
    let used: BTreeSet<_> = form.questions().map(|question| scale(question).id()).collect();
    assert_eq!(used, BTreeSet::from(["for-education", "for-sources", "how-often"]));
}

#[test]
fn own_answers_are_told_in_their_own_words() {
    let form = form([education()]).own_scales(&OwnScales::from_json(OWN).unwrap());
    let english = Wording::english();
    let own = scale(only(&form)).option("begun").unwrap();
    assert_eq!((own.title(&english), own.text(&english)), ("Begun", "It has begun."));
    assert_eq!((own.kind(), own.known()), (AnswerKind::Answered, None));
    let added = scale(only(&form)).option("not-applicable").unwrap();
    assert_eq!(added.title(&english), Answer::NotApplicable.title());
}

#[test]
fn sections_and_questions_have_titles() {
    let (form, english) = (everything(), Wording::english());
    let section = &form.sections()[0];
    assert_eq!(section.title(&english), "Secure and suitable housing");
    assert_eq!(section.text(&english), section.outcome().descriptor());
    // Survivors are asked in their own voice, others by the statement.
    let title_of = |slug: &str| {
        let question = section.questions().iter().find(|one| one.indicator().slug() == slug).unwrap();
        (question.title(&english), question.indicator())
    };
    let (own, indicator) = title_of("feeling-safe-and-secure");
    assert_eq!(Some(own), indicator.self_report());
    let (stated, indicator) = title_of("cooking-facilities");
    assert_eq!(stated, indicator.statement());
    assert_eq!(form.title(&english), Phrase::Title.title());
    assert_eq!(Form::of_plan(&Plan::new(" - ")).title(&english), Phrase::Title.title());
    assert_eq!(Form::of_plan(&Plan::new("Ours")).title(&english), "Ours");
    let turned = Form::of_plan(&Plan::new("Our\u{202e}s\u{7}\n\u{2028}"));
    assert_eq!(turned.title(&english), "Our\u{fffd}s\u{fffd}\u{fffd}\u{fffd}");
}

#[test]
fn timepoints_that_say_nothing_are_none() {
    let exit: Timepoint = "exit".parse().unwrap();
    let said = Timepoints::every_months(6).until_month(12);
    let plain = Plan::new("A plan").measure(education().timepoints(Timepoints::default()));
    let silent = Form::of_plan(&plain.clone().timepoints(Timepoints::default()));
    assert_eq!(silent.timepoints(), None);
    assert!(silent.has_timepoint(&exit) && only(&silent).is_asked_at(&exit));

    let form = Form::of_plan(&plain.timepoints(said));
    let listed = form.timepoints().unwrap();
    assert_eq!(listed, [Timepoint::Baseline, Timepoint::Month(6), Timepoint::Month(12)]);
    assert!(listed.iter().all(|timepoint| form.has_timepoint(timepoint) && only(&form).is_asked_at(timepoint)));
    assert!(!form.has_timepoint(&exit) && !only(&form).is_asked_at(&exit));
}

#[test]
fn where_one_measure_has_no_timepoints_any_will_do() {
    let plan = |second: Measure| {
        let first = education().timepoints(Timepoints::every_months(6).until_month(12));
        Form::of_plan(&Plan::new("A plan").measure(first).measure(second))
    };
    let month: Timepoint = "month-7".parse().unwrap();
    let other = Measure::of(Outcome::LifeSkills);
    assert!(plan(other.clone()).has_timepoint(&month));
    assert!(!plan(other.timepoints(Timepoints::every_months(3).until_month(9))).has_timepoint(&month));
}

#[test]
fn a_respondent_who_is_asked_nothing_has_an_empty_form() {
    let form = form([education().data_source(DataSource::PublicData)]).asked_of(Respondent::Survivor);
    assert!(form.is_empty() && form.respondents().is_empty() && !form.is_about_survivor());
}

#[cfg(feature = "schema")]
#[test]
fn the_schema_of_scales_accepts_what_is_read_and_refuses_what_is_no_such_file() {
    let schema = mscos::schema::scales();
    assert!(jsonschema::draft202012::meta::validate(&schema).is_ok());
    assert_eq!(schema["$id"], "urn:mscos:schema:scales:0.1");
    let validator = jsonschema::validator_for(&schema).unwrap();
    let own: Value = serde_json::from_str(OWN).unwrap();
    assert!(validator.is_valid(&own));
    let broken = [
        ("/scales", Value::Null),
        ("/scales/0/id", "Ours".into()),
        ("/scales/0/id", "x".repeat(41).into()),
        ("/scales/0/title", "".into()),
        ("/scales/0/description", "x".repeat(1001).into()),
        ("/scales/0/answers", serde_json::json!([])),
        ("/scales/0/answers/0/id", "not yet".into()),
        ("/scales/0/answers/0/title", "x".repeat(201).into()),
        ("/scales/0/for", serde_json::json!([])),
        ("/scales/0/for", serde_json::json!({ "people": [] })),
        ("/scales/0/for/outcomes", serde_json::json!(["joy"])),
        ("/scales/0/for/indicators", serde_json::json!(["access-to-education/joy"])),
        ("/scales/0/for/levels", serde_json::json!(["personal"])),
        ("/scales/0/for/respondents", serde_json::json!(["neighbour"])),
    ];
    for (pointer, value) in broken {
        let mut file = own.clone();
        *file.pointer_mut(pointer).unwrap() = value.clone();
        assert!(!validator.is_valid(&file), "{pointer}: {value}");
        assert!(OwnScales::from_json(file.to_string()).is_err(), "{pointer}: {value}");
    }
}

// What holds of forms of any plan, tried on made-up ones, the same in every run.

fn reference<V: Vocabulary>() -> BoxedStrategy<Reference<V>> {
    let name = prop_oneof![Just("joy"), Just(""), Just("access-to-education/joy"), Just("\u{202e}Access to education")];
    prop_oneof![12 => select(V::ALL).prop_map(Reference::from), 1 => name.prop_map(Reference::from)].boxed()
}

fn timepoints() -> impl Strategy<Value = Timepoints> {
    let months = || of(prop_oneof![0..13_u16, any::<u16>()]);
    (any::<bool>(), months(), months()).prop_map(|(baseline, every_months, until_month)| {
        let mut times = Timepoints::default();
        (times.baseline, times.every_months, times.until_month) = (baseline, every_months, until_month);
        times
    })
}

fn measure() -> impl Strategy<Value = Measure> {
    // Few outcomes, so that measures meet.
    let outcome = prop_oneof![4 => select(&[Outcome::AccessToEducation, Outcome::LifeSkills]).prop_map(Reference::from), 1 => reference()];
    let own = |outcome: &Reference<Outcome>| {
        let own = outcome.known().map_or(Indicator::ALL, Outcome::indicators);
        vec(prop_oneof![8 => select(own).prop_map(Reference::from), 1 => reference()], 0..4)
    };
    let what = outcome.prop_flat_map(move |outcome| (own(&outcome), Just(outcome)));
    let how = (of(select(Level::ALL)), of(select(DataSource::ALL)), of(select(Method::ALL)), of(timepoints()));
    (what, how).prop_map(|((indicators, outcome), how)| {
        let mut measure = Measure::of(outcome);
        measure.indicators = indicators;
        (measure.level, measure.data_source, measure.method, measure.timepoints) = how;
        measure
    })
}

fn plan() -> impl Strategy<Value = Plan> {
    (vec(measure(), 0..8), of(timepoints()), reference::<Edition>()).prop_map(|(measures, times, edition)| {
        let mut plan = Plan::new("A plan");
        (plan.measures, plan.timepoints, plan.edition) = (measures, times, edition);
        plan
    })
}

fn hold<S: Strategy>(values: &S, promise: impl Fn(S::Value)) {
    let config = Config { failure_persistence: None, ..Config::default() };
    let chance = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let tried = TestRunner::new_with_rng(config, chance).run(values, |value| {
        promise(value);
        Ok(())
    });
    if let Err(broken) = tried {
        panic!("{broken}");
    }
}

#[test]
fn the_form_of_any_plan_keeps_its_promises_and_is_the_same_each_time() {
    hold(&plan(), |plan| {
        let form = Form::of_plan(&plan);
        check(&form);
        assert_eq!(form, Form::of_plan(&plan.clone()));
        for timepoint in form.timepoints().unwrap_or_default() {
            assert!(form.has_timepoint(&timepoint));
        }
        let again = Form::of_plan(&Plan::from_json(plan.to_json()).unwrap());
        assert_eq!(form, again);
    });
}

#[test]
fn the_order_of_the_measures_makes_no_other_form() {
    hold(&(plan(), any::<proptest::sample::Index>()), |(plan, at)| {
        let mut turned = plan.clone();
        if !turned.measures.is_empty() {
            let at = at.index(turned.measures.len());
            turned.measures.rotate_left(at);
        }
        let (form, turned) = (Form::of_plan(&plan), Form::of_plan(&turned));
        assert_eq!(form.sections(), turned.sections());
        assert_eq!(form.left_out().len(), turned.left_out().len());
        assert_eq!(form.timepoints(), turned.timepoints());
    });
}

#[test]
fn the_order_of_the_choices_makes_no_other_form() {
    let own = OwnScales::from_json(OWN).unwrap();
    let values = (plan(), select(Respondent::ALL), select(Scale::ALL), any::<bool>());
    hold(&values, |(plan, respondent, chosen, with_own)| {
        let form = Form::of_plan(&plan);
        let own = if with_own { own.clone() } else { OwnScales::default() };
        let last = form.clone().scale(chosen).own_scales(&own).asked_of(respondent);
        assert_eq!(last, form.clone().asked_of(respondent).own_scales(&own).scale(chosen));
        assert_eq!(last, last.clone().asked_of(respondent));
        check(&last);
        for question in last.questions() {
            assert_eq!(question.respondents(), [respondent]);
        }
    });
}

#[test]
fn the_parts_of_a_form_ask_together_what_the_whole_asks() {
    hold(&plan(), |plan| {
        let form = Form::of_plan(&plan);
        let parts: Vec<_> = Respondent::ALL.iter().map(|respondent| form.clone().asked_of(*respondent)).collect();
        for question in form.questions() {
            let asked = parts.iter().filter_map(|part| part.question(question.indicator()));
            assert!(asked.clone().flat_map(Question::respondents).eq(question.respondents()));
            for part in asked {
                let whole = question.scale();
                assert!(ids(part).iter().all(|id| whole.option(id).is_some()));
                assert!(question.has_words() || !part.has_words());
            }
        }
    });
}

#[test]
fn no_text_at_all_makes_reading_scales_panic() {
    let text = prop_oneof![
        vec(any::<char>(), 0..40).prop_map(String::from_iter),
        (any::<proptest::sample::Index>(), any::<char>()).prop_map(|(at, c)| {
            let at = OWN.char_indices().map(|(at, _)| at).collect::<Vec<_>>()[at.index(OWN.len())];
            format!("{}{c}{}", &OWN[..at], &OWN[at..])
        }),
        any::<proptest::sample::Index>().prop_map(|at| OWN[..at.index(OWN.len())].to_owned()),
    ];
    hold(&text, |text| {
        if let Ok(own) = OwnScales::from_json(&text) {
            check(&Form::of_outcomes(OutcomeSet::CORE).own_scales(&own));
        }
    });
}

#[test]
fn at_one_timepoint_the_form_asks_what_is_asked_then_and_nobody_has_to_choose_it() {
    let of = |source| education().data_source(source);
    let mut yearly = of(DataSource::ServiceRecords);
    yearly.timepoints = Some(Timepoints::every_months(12).until_month(12));
    let plan = Plan::new("A plan").timepoints(Timepoints::every_months(6).until_month(12));
    let whole = Form::of_plan(&plan.measure(of(DataSource::SurvivorSelfReport)).measure(yearly));

    let half_way = whole.clone().at(&Timepoint::Month(6));
    assert_eq!(half_way.respondents(), [Respondent::Survivor]);
    assert_eq!(half_way.timepoints(), Some(vec![Timepoint::Month(6)]));
    assert!(half_way.has_timepoint(&Timepoint::Month(6)) && !half_way.has_timepoint(&Timepoint::Month(12)));
    assert_eq!(whole.clone().at(&Timepoint::Month(12)).respondents(), whole.respondents());
    assert!(whole.clone().at(&Timepoint::Month(7)).is_empty());
    // The scale is that of the whole question, whoever is left.
    assert_eq!(scale(only(&half_way)).id(), scale(only(&whole)).id());

    let sheets = half_way.xlsform(&[]);
    let row = sheets.survey().rows().iter().find(|row| row[1] == "timepoint").unwrap();
    assert_eq!((row[0].as_str(), row.last().unwrap().as_str()), ("calculate", "\"month_6\""));
    let ids = [&whole, &half_way].map(|form| form.xlsform(&[]).settings().rows()[0][1].clone());
    assert_ne!(ids[0], ids[1], "a server keeps their answers apart");
    #[cfg(feature = "schema")]
    {
        let english = mscos::wording::Wording::english();
        let record: Value = serde_json::from_str(&half_way.empty_record().to_string()).unwrap();
        assert_eq!(record["timepoint"], "month-6");
        let schema: Value = serde_json::from_str(&half_way.json_schema(&english).to_string()).unwrap();
        assert_eq!(schema["properties"]["timepoint"]["const"], "month-6");
        let ui: Value = serde_json::from_str(&half_way.ui_schema(&english).to_string()).unwrap();
        assert_eq!(ui["timepoint"]["ui:widget"], "hidden");
    }
}
