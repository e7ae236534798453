//! Overlays replace words by their ids, fall back to English, and never pass for what they are not.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "a failure here is the report")]

use mscos::form::{Answer, Form, Phrase, Respondent};
use mscos::plan::{LoadErrorKind, Plan, Report, ReportPhrase, Settings, Severity, Verdict};
use mscos::wording::{Missing, Notice, Provenance, Wording};
use mscos::{
    Basis, Context, Domain, Indicator, Level, Outcome, OutcomeSet, Recommendation, Tier, UnknownId, Vocabulary,
};
use serde_json::{Value, json};

const HOUSE_WORDS: &str = include_str!("../examples/wordings/house-words.json");
const MISSES_TWO: &str = include_str!("../examples/plans/misses-two.json");

const ROOM: &str = "secure-and-suitable-housing/private-personal-space";

/// An overlay with these keys beside the two that have to be there.
fn overlay(language: &str, provenance: &str, rest: &Value) -> String {
    let mut overlay = json!({ "language": language, "provenance": provenance });
    overlay.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
    overlay.to_string()
}

fn read(language: &str, provenance: &str, rest: &Value) -> Wording {
    Wording::from_json(overlay(language, provenance, rest)).unwrap()
}

/// A report of the example that has findings, suggestions and partners, in all three forms for people.
fn reported(wording: Wording) -> [String; 3] {
    let plan = Plan::from_json(MISSES_TWO).unwrap();
    let settings = Settings::new().wording(wording);
    let report = plan.check_with(&settings);
    [report.to_string(), report.markdown().to_string(), report.html().to_string()]
}

#[test]
fn the_example_puts_a_survivors_form_into_the_words_of_its_house() {
    let ours = Wording::from_json(HOUSE_WORDS).unwrap();
    assert_eq!((ours.language(), ours.provenance()), ("en-GB", Some(Provenance::Organisation)));
    assert_eq!((ours.name(), ours.notice()), (Some("House words"), None));
    for outcome in Outcome::CORE {
        assert_ne!(ours.title(outcome), outcome.title());
        assert_ne!(ours.text(outcome), outcome.descriptor());
    }
    let room: Indicator = ROOM.parse().unwrap();
    assert_eq!(ours.self_report(room), Some("I have private space of my own at home."));
    assert_eq!(ours.title(room), room.statement(), "others are asked what they always were");
    assert_eq!(ours.text(room), ours.title(Outcome::SecureAndSuitableHousing));
    assert_eq!(Form::of_outcomes(OutcomeSet::CORE).title(&ours), "How things are for me");
}

#[test]
fn what_an_overlay_does_not_have_stays_english() {
    let ours =
        read("cy", "translated", &json!({ "answers": { "yes": { "title": "Ydy" }, "no": { "text": "Nid yw." } } }));
    assert_eq!((ours.title(Answer::Yes), ours.text(Answer::Yes)), ("Ydy", Answer::Yes.text()));
    assert_eq!((ours.title(Answer::No), ours.text(Answer::No)), ("No", "Nid yw."));
    assert_eq!(ours.title(Outcome::LifeSkills), "Life skills");
    assert_eq!(Wording::english().title(Outcome::LifeSkills), "Life skills");
    assert_eq!(Wording::default(), Wording::english());
}

#[test]
fn two_answers_of_one_question_have_titles_that_differ() {
    let error = |answers: Value| {
        let error = Wording::from_json(overlay("cy", "translated", &json!({ "answers": answers }))).err()?;
        Some(error.problems().iter().map(|p| p.pointer().to_owned()).collect::<Vec<_>>())
    };
    let told = |pointers: &[&str]| Some(pointers.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>());
    // Of one scale, with what an overlay leaves in English, and with what questions add.
    let both = json!({ "no": { "title": "Ydy" }, "yes": { "title": "ydy!" } });
    assert_eq!(error(both), told(&["/answers/no/title", "/answers/yes/title"]));
    assert_eq!(error(json!({ "yes": { "title": "No" } })), told(&["/answers/yes/title"]));
    let added = json!({ "not-known": { "title": "Dim" }, "no": { "title": "Dim" } });
    assert_eq!(error(added), told(&["/answers/no/title", "/answers/not-known/title"]));
    // Two scales may have the same word, and own answers are not the crate's.
    assert_eq!(error(json!({ "yes": { "title": "Ydy" }, "always": { "title": "Ydy" } })), None);
    assert_eq!(error(json!({ "yes": { "title": "Ydy" }, "ours": { "title": "Ydy" } })), None);
}

#[test]
fn a_language_is_written_in_the_usual_case() {
    for (given, kept) in [("CY", "cy"), ("pt-br", "pt-BR"), ("ZH-hant", "zh-Hant")] {
        assert_eq!(read(given, "translated", &json!({})).language(), kept);
    }
}

/// What cannot be read, the kind of problem, where it stands, and a word of the help.
fn refused() -> Vec<(String, LoadErrorKind, &'static str, &'static str)> {
    use LoadErrorKind::{MissingKey, RepeatedKey, Syntax, UnknownKey, WrongValue};
    let file = |rest: Value| overlay("cy", "translated", &rest);
    let raw = |rest: &str| format!(r#"{{"language":"cy","provenance":"translated",{rest}}}"#);
    vec![
        ("[]".to_owned(), WrongValue, "", ""),
        ("{".to_owned() + "\u{0}", Syntax, "", ""),
        (r#"{"language":"cy"}"#.to_owned(), MissingKey, "", ""),
        (r#"{"provenance":"translated"}"#.to_owned(), MissingKey, "", ""),
        (r#"{"language":"cy","provenance":null}"#.to_owned(), WrongValue, "/provenance", ""),
        (r#"{"language":null,"provenance":"translated"}"#.to_owned(), WrongValue, "/language", ""),
        (overlay("Welsh language", "translated", &json!({})), WrongValue, "/language", ""),
        (overlay("cy", "translatd", &json!({})), WrongValue, "/provenance", ""),
        (file(json!({ "outcomse": {} })), UnknownKey, "/outcomse", "`outcomes`"),
        (file(json!({ "outcomes": [] })), WrongValue, "/outcomes", ""),
        (file(json!({ "outcomes": { "life-skils": {} } })), UnknownKey, "/outcomes/life-skils", "`life-skills`"),
        (file(json!({ "outcomes": { "life-skills": "Sgiliau" } })), WrongValue, "/outcomes/life-skills", ""),
        (
            file(json!({ "outcomes": { "life-skills": { "text": "a" } } })),
            UnknownKey,
            "/outcomes/life-skills/text",
            "descriptor",
        ),
        (file(json!({ "outcomes": { "life-skills": { "title": 7 } } })), WrongValue, "/outcomes/life-skills/title", ""),
        (
            file(json!({ "outcomes": { "life-skills": { "title": " " } } })),
            WrongValue,
            "/outcomes/life-skills/title",
            "null",
        ),
        (file(json!({ "answers": { "Yes": {} } })), UnknownKey, "/answers/Yes", "`yes`"),
        (file(json!({ "answers": { "??": {} } })), UnknownKey, "/answers", "hyphens"),
        (
            file(json!({ "indicators": { ROOM: { "text": "a" } } })),
            UnknownKey,
            "/indicators/secure-and-suitable-housing~1private-personal-space/text",
            "title",
        ),
        (
            file(json!({ "indicators": { ROOM: { "title": "a\u{1b}[2J" } } })),
            WrongValue,
            "/indicators/secure-and-suitable-housing~1private-personal-space/title",
            "control",
        ),
        (file(json!({ "title": "\u{202e}a" })), WrongValue, "/title", "direction"),
        (file(json!({ "made_by": "" })), WrongValue, "/made_by", ""),
        (file(json!({ "reviewed_with_survivors": "yes" })), WrongValue, "/reviewed_with_survivors", ""),
        (raw(r#""title":"a","title":"b""#), RepeatedKey, "/title", "keep one"),
        (raw(r#""levels":{},"levels":{}"#), RepeatedKey, "/levels", "keep one"),
        (raw(r#""answers":{"yes":{},"yes":{}}"#), RepeatedKey, "/answers/yes", "keep one"),
        (raw(r#""answers":{"yes":{"title":"a","title":"b"}}"#), RepeatedKey, "/answers/yes/title", "keep one"),
    ]
}

#[test]
fn what_cannot_be_read_is_told_with_its_place_and_what_would_mend_it() {
    for (json, kind, pointer, help) in refused() {
        let error = Wording::from_json(&json).unwrap_err();
        assert_eq!((error.kind(), error.pointer()), (kind, pointer), "{json}: {error}");
        assert_eq!(error.problems().len(), 1, "{json}: {error}");
        assert!(error.problems()[0].help().contains(help), "{json}: {error}");
    }
}

#[test]
fn every_problem_is_told_at_once_and_no_text_is_repeated() {
    let json = r#"{
        "language": "Ana's language", "provenance": "made by Ana", "Ana told us": 1,
        "outcomes": { "what Ana told us": { "title": "Ana" }, "life-skills": { "title": "Ana\n" } },
        "answers": { "Ana told us": { "title": "x" } }
    }"#;
    let error = Wording::from_json(json).unwrap_err();
    let lines: Vec<_> = error.problems().iter().map(mscos::plan::Problem::line).collect();
    assert_eq!(lines, [2, 2, 2, 3, 3, 4]);
    assert!(!error.to_string().contains("Ana"), "{error}");
    let ours = read(
        "cy",
        "translated",
        &json!({ "title": "Ana", "made_by": "Ana", "answers": { "yes": { "title": "Ana" } } }),
    );
    assert!(!format!("{ours:?} {:?}", Settings::new().wording(ours.clone())).contains("Ana"));
}

#[test]
fn reading_is_bounded_work() {
    let long = overlay("cy", "translated", &json!({ "made_by": "a".repeat(1 << 20) }));
    assert_eq!(Wording::from_json(long).unwrap_err().kind(), LoadErrorKind::TooLarge);
    let long = overlay("cy", "translated", &json!({ "made_by": "a".repeat(Wording::LONGEST + 1) }));
    assert_eq!(Wording::from_json(long).unwrap_err().pointer(), "/made_by");
    let answers = |count: usize| -> Value { (0..count).map(|at| (format!("own-{at}"), json!({}))).collect() };
    assert!(Wording::from_json(overlay("cy", "translated", &json!({ "answers": answers(500) }))).is_ok());
    for count in [501, 60_000] {
        let error = Wording::from_json(overlay("cy", "translated", &json!({ "answers": answers(count) }))).unwrap_err();
        assert_eq!(error.kind(), LoadErrorKind::TooLarge);
        assert!(error.problems().len() <= 100);
    }
    let nested = "{\"language\":".repeat(100_000);
    assert!(Wording::from_json(nested).is_err());
    let anything = json!({ "life-skills": { "english": [[1, { "a": null }], "b"] } });
    assert!(Wording::from_json(overlay("cy", "translated", &json!({ "outcomes": anything }))).is_ok());
}

#[test]
fn a_full_translation_fits_the_limit_several_times() {
    let bytes = Wording::pseudo().worksheet().len();
    assert!(bytes * 2 < 1 << 20, "{bytes}");
}

#[test]
fn a_translation_made_with_survivors_says_so_twice() {
    let claim =
        |reviewed: bool| overlay("fr", "translated-with-survivors", &json!({ "reviewed_with_survivors": reviewed }));
    assert!(Wording::from_json(claim(true)).unwrap().is_reviewed_with_survivors());
    let error = Wording::from_json(claim(false)).unwrap_err();
    assert_eq!(error.pointer(), "/reviewed_with_survivors");
    assert!(Wording::from_json(overlay("fr", "translated-with-survivors", &json!({}))).is_err());
}

#[test]
fn a_machine_translation_never_passes_for_another() {
    let claim = json!({ "reviewed_with_survivors": true });
    let error = Wording::from_json(overlay("fr", "machine", &claim)).unwrap_err();
    assert_eq!(error.pointer(), "/reviewed_with_survivors");
    assert!(Wording::from_json(overlay("en-XA", "pseudo", &claim)).is_err());

    let claim = json!({ "reviewed_with_survivors": true, "made_by": "A survivors' forum in Lyon" });
    let reviewed = read("fr", "machine", &claim);
    assert!(reviewed.notice().unwrap().starts_with(Notice::MachineReviewed.title()));

    // Whatever an overlay makes of the notice, the English stays.
    let soft = json!({ "notices": { "machine": { "title": "Traduit avec soin", "text": "Fiez-vous-y." } } });
    let softened = read("fr", "machine", &soft);
    let notice = softened.notice().unwrap();
    assert!(notice.starts_with("Traduit avec soin: Fiez-vous-y. (Machine translation: "), "{notice}");
    assert!(notice.contains(Notice::Machine.text()), "{notice}");
}

#[test]
fn reports_carry_the_notice_and_say_what_stays_english() {
    for (language, provenance) in [("fr", "machine"), ("en-XA", "pseudo")] {
        let wording = read(language, provenance, &json!({}));
        let notice = wording.notice().unwrap().to_owned();
        for page in reported(wording.clone()) {
            assert!(page.split_whitespace().collect::<Vec<_>>().join(" ").contains(&notice), "{page}");
        }
        let plan = Plan::from_json(MISSES_TWO).unwrap();
        let settings = Settings::new().wording(wording);
        let report = serde_json::to_value(plan.check_with(&settings)).unwrap();
        assert_eq!((&report["language"], &report["notice"]), (&json!(language), &json!(notice)));
    }
    let parts = ReportPhrase::PartsInEnglish.title();
    assert!(reported(read("cy", "translated", &json!({}))).iter().all(|page| page.contains(parts)));
    assert!(reported(read("en-US", "organisation", &json!({}))).iter().all(|page| !page.contains(parts)));
}

#[test]
fn an_overlay_without_words_changes_nothing_but_its_language() {
    let plan = Plan::from_json(MISSES_TWO).unwrap();
    let report = plan.check();
    let same = [report.to_string(), report.markdown().to_string(), report.html().to_string()];
    assert_eq!(reported(Wording::english()), same);
    assert_eq!(reported(read("en-GB", "organisation", &json!({}))), same);
    assert!(serde_json::to_value(report).unwrap().get("language").is_none());
}

/// Every text of a report that the overlay does not cover: what is left without accents outside the sentences of rules.
#[test]
fn the_fixed_words_and_titles_of_a_report_are_all_replaced() {
    let pages = reported(Wording::pseudo());
    let [text, markdown, html] = &pages;
    for outcome in Outcome::CORE {
        assert!(pages.iter().all(|page| !page.contains(outcome.title())), "{outcome}");
    }
    // Short ones, such as "at" or "missing", also stand in the sentences of the rules.
    let long = |phrase: &&ReportPhrase| phrase.title().starts_with(|c: char| c.is_ascii_uppercase());
    for phrase in ReportPhrase::ALL.iter().filter(|phrase| phrase.title().contains(' ')).filter(long) {
        assert!(pages.iter().all(|page| !page.contains(phrase.title())), "{phrase}");
    }
    for domain in Domain::ALL {
        assert!(!html.contains(&format!(">{}<", domain.title())), "{domain}");
    }
    for severity in Severity::ALL {
        assert!(!markdown.contains(severity.title()) && !html.contains(severity.title()), "{severity}");
        assert!(!text.contains(&format!("{severity}[")), "{severity}");
    }
    assert!(pages.iter().all(|page| !page.contains(Verdict::Incomplete.title())));
    for words in ["<td>in the plan", "<td>missing", "<td>none", ">Help<", ">Source<", " at /", ": 1 of ", "Partners"] {
        assert!(!html.contains(words) && !markdown.contains(words), "{words}");
    }
    // Titles inside the sentences of the rules follow, the sentences stay.
    assert!(text.contains("\"[Åççéšš ţö éðûçáţîöñ öñé ţŵö]\" is a core outcome, and neither"), "{text}");
}

#[test]
fn words_of_an_overlay_stay_text_in_every_report() {
    let markup = "<b onload=\"x\">&*_|`](javascript:x)";
    let words = json!({
        "outcomes": { "access-to-education": { "title": markup } },
        "contexts": { "lgbtq": { "title": markup } },
        "verdicts": { "incomplete": { "title": markup, "text": markup } },
        "severities": { "error": { "title": markup } },
        "bases": { "stated": { "title": markup, "text": markup } },
        "domains": { "safety": { "title": markup } },
        "recommendations": { "P2": { "title": markup } },
        "indicators": { ROOM: { "title": markup } },
        "report_phrases": ReportPhrase::ALL.iter().map(|p| (p.id(), json!({ "title": markup }))).collect::<Value>(),
    });
    let [_, markdown, html] = reported(read("cy", "translated", &words));
    for page in [&markdown, &html] {
        assert!(!page.contains("<b onload") && !page.contains("\"x\"&gt;&*"), "{page}");
    }
    let markup = markdown.replace("\\]", "");
    assert!(!markup.contains("](javascript") && !markup.contains("&*_|"), "{markdown}");
    assert!(html.contains("aria-label=\"&lt;b onload=&quot;x&quot;&gt;"), "{html}");
}

#[test]
fn a_page_names_its_language_and_its_direction() {
    let page = |tag: &str| {
        let [_, _, html] = reported(read(tag, "translated", &json!({})));
        html
    };
    assert!(page("ar").contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(page("ur-Latn").contains("<html lang=\"ur-Latn\">"));
    assert!(page("ckb").contains("text-align:right"));
    assert!(page("cy").contains("<html lang=\"cy\">"));
    // A pointer among words from right to left begins with its slash.
    assert!(page("ar").contains("<dd>\u{200e}/measures</dd>") && page("cy").contains("<dd>/measures</dd>"));
    // What stays English says so to whoever reads the page aloud.
    assert!(page("ar").contains("<span lang=\"en-GB\" dir=\"ltr\">"));
    assert!(!page("en-GB").contains("<span lang"));
}

#[test]
fn an_organisations_own_answers_are_kept_and_told() {
    let ours = read("cy", "translated", &json!({ "answers": { "most-days": { "title": "Y rhan fwyaf" }, "yes": {} } }));
    assert_eq!(ours.completeness().own_answers(), ["most-days"]);
    assert!(ours.completeness().to_string().ends_with("not of this crate: most-days\n"));
    assert_eq!(Wording::from_json(ours.to_json()).unwrap(), ours);
    assert!(ours.to_json().contains("Y rhan fwyaf"));
}

#[test]
fn what_is_written_is_read_again_as_the_same() {
    for wording in [Wording::pseudo(), Wording::from_json(HOUSE_WORDS).unwrap()] {
        assert_eq!(Wording::from_json(wording.to_json()).unwrap(), wording);
        assert_eq!(Wording::from_json(wording.worksheet()).unwrap(), wording);
        assert_eq!(serde_json::to_string_pretty(&wording).unwrap(), wording.to_json());
    }
    // In the order of the crate, and what people look for first comes first.
    let written = Wording::from_json(HOUSE_WORDS).unwrap().to_json();
    let at = |key: &str| written.find(&format!("\"{key}\"")).unwrap();
    let keys =
        ["language", "title", "provenance", "made_by", "outcomes", "access-to-education", "indicators", "answers"];
    assert!(keys.is_sorted_by_key(|key| at(key)), "{written}");
}

#[test]
fn a_template_is_nothing_until_somebody_says_where_the_words_come_from() {
    let template = Wording::template("CY").unwrap();
    assert!(Wording::template("Welsh language").is_err());
    let error = Wording::from_json(&template).unwrap_err();
    assert_eq!((error.pointer(), error.problems().len()), ("/provenance", 1), "{error}");

    let begun = Wording::from_json(template.replace("\"provenance\": null", "\"provenance\": \"translated\"")).unwrap();
    assert_eq!(begun.language(), "cy");
    assert_eq!(begun.completeness().there(), 0);
    assert_eq!(begun.completeness().all(), Wording::pseudo().completeness().all());
    let template: Value = serde_json::from_str(&template).unwrap();
    let skills = &template["outcomes"]["life-skills"];
    assert_eq!(skills["english"]["descriptor"], Outcome::LifeSkills.descriptor());
    assert_eq!((&skills["title"], &skills["descriptor"]), (&Value::Null, &Value::Null));
}

#[test]
fn completeness_counts_what_is_there_and_names_what_is_not() {
    let ours = read(
        "cy",
        "translated",
        &json!({ "levels": {
            "individual": { "title": "Unigol", "text": "a" }, "societal": { "title": "b" }, "governmental": { "title": null }
        } }),
    );
    let report = ours.completeness();
    assert_eq!(report.there(), 3);
    let levels = report.kinds().iter().find(|kind| kind.kind() == "levels").unwrap();
    assert_eq!((levels.titles().there(), levels.titles().all()), (2, 4));
    assert_eq!(levels.texts().map(|texts| (texts.there(), texts.all())), Some((1, 4)));
    let missing: Vec<_> = levels.missing().iter().map(|one| (one.id(), one.texts().join(" "))).collect();
    let all = "title text".to_owned();
    assert_eq!(missing, [("organisational", all.clone()), ("governmental", all), ("societal", "text".to_owned())]);
    let written = serde_json::to_string(&report).unwrap();
    assert!(written.starts_with(r#"{"language":"cy","there":3,"all":"#), "{written}");
    assert!(written.contains(r#"{"id":"societal","texts":["text"]}"#), "{written}");
    assert!(
        report.to_string().contains("  levels: 2 of 4 titles, 1 of 4 texts\n    organisational: no title, no text\n")
    );

    assert!(Wording::pseudo().completeness().is_complete());
    assert!(Wording::english().completeness().is_complete());
}

#[test]
fn completeness_for_a_form_is_about_what_that_form_shows() {
    let form = Form::of_outcomes(Outcome::FindingPurposeInLifeAndSelfActualisation.into());
    let asked = form.questions().count();
    assert_eq!(form.respondents(), [Respondent::Survivor]);
    let ours = Wording::from_json(HOUSE_WORDS).unwrap();
    let report = ours.completeness_for(&form);
    let kind = |key: &str| report.kinds().iter().find(|kind| kind.kind() == key);
    assert_eq!(kind("outcomes").unwrap().titles().all(), 1);
    assert!(kind("outcomes").unwrap().missing().is_empty());
    // Survivors alone are asked, in their own voice.
    let said = kind("indicators").unwrap().texts().unwrap();
    assert_eq!((said.all(), said.there()), (asked, 3));
    assert_eq!(kind("indicators").unwrap().titles().all(), 0);
    let offered: Vec<_> = kind("answers").unwrap().missing().iter().map(Missing::id).collect();
    assert_eq!(offered, ["partly", "no", "not-known"], "their texts are missing");
    let phrases: Vec<_> = kind("phrases").unwrap().missing().iter().map(Missing::id).collect();
    assert!(phrases.contains(&"case-reference") && !phrases.contains(&"ask-researcher"), "{phrases:?}");
    let unseen = ["contexts", "domains", "levels", "respondents", "report_phrases", "notices"];
    assert!(unseen.into_iter().all(|key| kind(key).is_none()));

    let machine = read("fr", "machine", &json!({}));
    let notices = machine.completeness_for(&form).kinds().iter().any(|kind| kind.kind() == "notices");
    assert!(notices);
    assert!(Wording::pseudo().completeness_for(&form).is_complete());
}

#[test]
fn with_the_pseudo_wording_every_title_and_text_changes_and_grows() {
    fn grown(own: &str, english: &str) {
        assert_ne!(own, english);
        assert!(own.chars().count() * 10 >= english.chars().count() * 14, "{own}");
        assert!(
            own.starts_with('[') && own.ends_with(']') && !own.contains(|c: char| c.is_ascii_alphabetic()),
            "{own}"
        );
    }
    fn titles<V: Vocabulary>(pseudo: &Wording) {
        for entry in V::ALL {
            grown(pseudo.title(*entry), entry.title());
        }
    }
    fn both<V: Vocabulary>(pseudo: &Wording) {
        titles::<V>(pseudo);
        for entry in V::ALL {
            grown(pseudo.text(*entry), entry.text());
        }
    }
    let pseudo = Wording::pseudo();
    assert_eq!((pseudo.language(), pseudo.provenance()), ("en-XA", Some(Provenance::Pseudo)));
    both::<Outcome>(&pseudo);
    both::<Indicator>(&pseudo);
    both::<Answer>(&pseudo);
    both::<Basis>(&pseudo);
    both::<Context>(&pseudo);
    both::<Domain>(&pseudo);
    both::<Level>(&pseudo);
    both::<Notice>(&pseudo);
    both::<Respondent>(&pseudo);
    both::<Tier>(&pseudo);
    both::<Verdict>(&pseudo);
    // Which of their texts are shown is a test of its own.
    titles::<Phrase>(&pseudo);
    titles::<Recommendation>(&pseudo);
    titles::<ReportPhrase>(&pseudo);
    titles::<Severity>(&pseudo);
}

#[test]
fn a_report_hands_out_its_wording() {
    let settings = Settings::new().wording(Wording::pseudo());
    let plan = Plan::new("Pilot");
    let report: Report<'_> = plan.check_with(&settings);
    assert_eq!(report.wording().language(), "en-XA");
    assert_eq!(plan.check().wording(), &Wording::english());
}

#[test]
fn provenance_is_read_by_its_titles_too_and_errors_name_the_nearest() {
    assert_eq!("Easy Read".parse(), Ok(Provenance::EasyRead));
    let error: UnknownId = "translated-with-survivor".parse::<Provenance>().unwrap_err();
    assert_eq!(error.nearest(), Some("translated-with-survivors"));
}

#[cfg(feature = "schema")]
mod schema {
    use super::*;

    fn validator() -> jsonschema::Validator {
        let schema = mscos::schema::wording();
        jsonschema::draft202012::meta::validate(&schema).unwrap();
        jsonschema::validator_for(&schema).unwrap()
    }

    #[test]
    fn what_is_read_fits_the_schema() {
        let validator = validator();
        let own = overlay(
            "cy",
            "machine",
            &json!({ "answers": { "most-days": { "title": "a", "english": 1 } },
            "reviewed_with_survivors": true, "made_by": "b" }),
        );
        let with = overlay(
            "fa-AF",
            "translated-with-survivors",
            &json!({ "reviewed_with_survivors": true,
            "title": "دری", "answers": { "yes": { "title": "بلی", "text": "👍" } } }),
        );
        for json in [HOUSE_WORDS, &Wording::pseudo().to_json(), &Wording::pseudo().worksheet(), &own, &with] {
            Wording::from_json(json).unwrap();
            let document = serde_json::from_str(json).unwrap();
            let errors: Vec<_> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
            assert_eq!(errors, Vec::<String>::new());
        }
    }

    #[test]
    fn what_is_refused_does_not_fit_the_schema() {
        let validator = validator();
        let claims = [
            overlay("fr", "machine", &json!({ "reviewed_with_survivors": true })),
            overlay("fr", "machine", &json!({ "reviewed_with_survivors": true, "made_by": null })),
            overlay("fr", "translated-with-survivors", &json!({})),
            overlay("fr", "translated-with-survivors", &json!({ "reviewed_with_survivors": false })),
            overlay("fr", "pseudo", &json!({ "reviewed_with_survivors": true })),
            overlay("fr", "translated", &json!({ "made_by": "a".repeat(Wording::LONGEST + 1) })),
            overlay("fr", "translated", &json!({ "answers": { "a-".repeat(40) + "aa": {} } })),
            Wording::template("cy").unwrap(),
        ];
        let refused = refused().into_iter().map(|(json, ..)| json);
        for json in refused.chain(claims) {
            assert!(Wording::from_json(&json).is_err(), "{json}");
            // JSON can't tell of keys that stand twice.
            if let Ok(document) = serde_json::from_str(&json) {
                assert!(!validator.is_valid(&document) || is_repeated(&json), "{json}");
            }
        }
    }

    /// Where every value of a document stands.
    fn pointers(value: &Value, place: &str, all: &mut Vec<String>) {
        all.push(place.to_owned());
        for (key, part) in value.as_object().into_iter().flatten() {
            pointers(part, &format!("{place}/{}", key.replace('/', "~1")), all);
        }
    }

    #[test]
    fn the_reader_and_the_schema_agree_on_whatever_stands_anywhere() {
        let validator = validator();
        let whole: Value = serde_json::from_str(&overlay(
            "cy",
            "machine",
            &json!({
                "title": "a", "made_by": "b", "reviewed_with_survivors": true,
                "outcomes": { "life-skills": { "english": { "title": "c" }, "title": "d", "descriptor": "e" } },
                "indicators": { ROOM: { "title": "f" } },
                "answers": { "own-one": { "title": "g", "text": "h" } },
                "report_phrases": { "help": { "title": "i" } },
            }),
        ))
        .unwrap();
        let mut all = Vec::new();
        pointers(&whole, "", &mut all);
        assert!(all.len() > 20 && validator.is_valid(&whole));
        let others = [
            json!(null),
            json!(false),
            json!(7),
            json!(""),
            json!("x\u{7}"),
            json!("yes"),
            json!([]),
            json!({}),
            json!({ "x": {} }),
        ];
        for place in &all {
            for other in &others {
                let mut changed = whole.clone();
                *changed.pointer_mut(place).unwrap() = other.clone();
                let read = Wording::from_json(changed.to_string());
                assert_eq!(read.is_ok(), validator.is_valid(&changed), "{other} at {place}: {read:?}");
                // The second reading finds what the first one stopped at.
                let lost = read.is_err_and(|error| error.kind() == LoadErrorKind::Syntax);
                assert!(!lost, "{other} at {place}");
            }
        }
    }

    /// Whether a key stands twice, which is lost once the text is read.
    fn is_repeated(json: &str) -> bool {
        Wording::from_json(json).is_err_and(|error| error.kind() == LoadErrorKind::RepeatedKey)
    }

    #[test]
    fn every_field_has_a_title_and_a_description() {
        let schema = mscos::schema::wording();
        assert_eq!(schema["$id"], "urn:mscos:schema:wording:0.1");
        let properties = schema["properties"].as_object().unwrap();
        assert_eq!(properties.len(), 5 + 15);
        for (key, property) in properties {
            let referred = property["$ref"].as_str().and_then(|place| schema.pointer(place.trim_start_matches('#')));
            let property = referred.unwrap_or(property);
            assert!(property["title"].is_string() && property["description"].is_string(), "{key}");
        }
        assert_eq!(schema["properties"]["outcomes"]["propertyNames"]["enum"].as_array().unwrap().len(), 44);
    }
}
