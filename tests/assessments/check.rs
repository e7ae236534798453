//! What is found in one record.

use super::*;

/// Records, each with the codes and pointers of what is found in it.
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn cases() -> Vec<(&'static str, String, String, Vec<&'static str>)> {
    let education = r#""access-to-education": { "free-courses": "yes" }"#;
    let space =
        |answer: &str| format!(r#"{SAFE}, "secure-and-suitable-housing": {{ "private-personal-space": {answer} }}"#);
    let long = "x".repeat(2001);
    let note = |note: &str| {
        format!(r#"{SAFE}, "secure-and-suitable-housing": {{ "private-personal-space": "no", "notes": "{note}" }}"#)
    };
    let all = format!("{HOUSED}, {SAFE}");
    let month = SURVIVOR.replace("baseline", "month-6");
    vec![
        ("nothing", SURVIVOR.into(), all.clone(), vec![]),
        (
            "a skipped section is an answer",
            SURVIVOR.into(),
            format!(r#"{SAFE}, "secure-and-suitable-housing": {{ "skipped": true }}"#),
            vec![],
        ),
        ("notes at their longest", SURVIVOR.into(), note(&long[1..]), vec![]),
        (
            "unknown outcome",
            SURVIVOR.into(),
            format!(r#"{all}, "acess-to-education": {{}}"#),
            vec!["A001 /answers/acess-to-education"],
        ),
        ("a name that may be text", SURVIVOR.into(), format!(r#"{all}, "Anna said": {{}}"#), vec!["A001 /answers"]),
        (
            "unknown indicator",
            SURVIVOR.into(),
            space(r#""yes", "personal-space": "yes""#),
            vec!["A002 /answers/secure-and-suitable-housing/personal-space"],
        ),
        (
            "outcome not in the form",
            SURVIVOR.into(),
            format!(r#"{all}, "life-skills": {{ "a": "b" }}"#),
            vec!["A002 /answers/life-skills/a", "A003 /answers/life-skills"],
        ),
        (
            "indicator not in the form",
            SURVIVOR.into(),
            space(r#""yes", "a-place-that-is-home": "yes""#),
            vec!["A003 /answers/secure-and-suitable-housing/a-place-that-is-home"],
        ),
        (
            "answer outside the scale",
            SURVIVOR.into(),
            space(r#""always""#),
            vec!["A004 /answers/secure-and-suitable-housing/private-personal-space"],
        ),
        (
            "asked of another",
            r#""timepoint": "baseline", "respondent": "practitioner""#.into(),
            HOUSED.into(),
            vec!["A005 /answers/secure-and-suitable-housing/private-personal-space", "A015 /answers"],
        ),
        ("unknown timepoint", SURVIVOR.replace("baseline", "month-7"), all.clone(), vec!["A006 /timepoint"]),
        ("a label of its own", SURVIVOR.replace("baseline", "exit"), all.clone(), vec!["A006 /timepoint"]),
        (
            "not asked yet",
            SURVIVOR.into(),
            format!("{all}, {education}"),
            vec!["A007 /answers/access-to-education/free-courses"],
        ),
        ("asked by then", month.clone(), format!("{all}, {education}"), vec![]),
        ("older edition", format!(r#"{SURVIVOR}, "edition": "e-delphi-round-2""#), all.clone(), vec!["A008 /edition"]),
        ("unknown edition", format!(r#"{SURVIVOR}, "edition": "mscos-2024""#), all.clone(), vec!["A008 /edition"]),
        ("no respondent", r#""timepoint": "baseline""#.into(), all.clone(), vec!["A009 "]),
        (
            "respondent not asked",
            r#""timepoint": "baseline", "respondent": "researcher""#.into(),
            all.clone(),
            vec!["A010 /respondent"],
        ),
        ("address for a reference", SURVIVOR.replace("C-1", "c1@d.org"), all.clone(), vec!["A011 /case_reference"]),
        ("name for a reference", SURVIVOR.replace("C-1", "Anna K 1"), all.clone(), vec!["A011 /case_reference"]),
        ("no digit in the reference", SURVIVOR.replace("C-1", "anna"), all.clone(), vec!["A011 /case_reference"]),
        ("long notes", SURVIVOR.into(), note(&long), vec!["A013 /answers/secure-and-suitable-housing/notes"]),
        (
            "long words",
            SURVIVOR.into(),
            format!("{HOUSED}, {}", SAFE.replace("Calmer.", &long)),
            vec!["A013 /answers/safety-from-any-trafficker-or-other-abuser/no-fear-of-threats_words"],
        ),
        (
            "notes with a number",
            SURVIVOR.into(),
            note("ring 00000 000000"),
            vec!["A014 /answers/secure-and-suitable-housing/notes"],
        ),
        ("core outcome left out", SURVIVOR.into(), HOUSED.into(), vec!["A015 /answers"]),
        ("core outcome left out once it is asked", month, all.clone(), vec!["A015 /answers"]),
        (
            "blank words are none",
            SURVIVOR.into(),
            format!("{HOUSED}, {}", SAFE.replace("Calmer.", " ")),
            vec!["A015 /answers"],
        ),
        (
            "answers though skipped",
            SURVIVOR.into(),
            space(r#""yes", "skipped": true"#),
            vec!["A016 /answers/secure-and-suitable-housing"],
        ),
        (
            "an answer that is none, with an address",
            SURVIVOR.into(),
            space(r#""ring 00000 000000", "a-place-that-is-home": "a@b.org", "x": "a@b.org""#),
            vec![
                "A002 /answers/secure-and-suitable-housing/x",
                "A003 /answers/secure-and-suitable-housing/a-place-that-is-home",
                "A004 /answers/secure-and-suitable-housing/private-personal-space",
                "A014 /answers/secure-and-suitable-housing/a-place-that-is-home",
                "A014 /answers/secure-and-suitable-housing/private-personal-space",
                "A014 /answers/secure-and-suitable-housing/x",
            ],
        ),
        (
            "an address under a name that there is not",
            SURVIVOR.into(),
            format!(r#"{all}, "joy": {{ "mara-smith-07700900123": "a@b.org" }}"#),
            vec!["A001 /answers/joy", "A014 /answers/joy"],
        ),
        ("date for a reference", SURVIVOR.replace("C-1", "1990-01-31"), all.clone(), vec!["A020 /case_reference"]),
        ("declined in place of words", SURVIVOR.into(), format!("{HOUSED}, {UNSAID}"), vec![]),
        (
            "an answer of a scale where words are asked for",
            SURVIVOR.into(),
            format!("{HOUSED}, {}", UNSAID.replace("prefer-not-to-say", "yes")),
            vec!["A004 /answers/safety-from-any-trafficker-or-other-abuser/no-fear-of-threats"],
        ),
        (
            "words where none are asked for",
            SURVIVOR.into(),
            space(r#""yes", "private-personal-space_words": "ring 00000 000000", "x_words": "a@b.org""#),
            vec![
                "A002 /answers/secure-and-suitable-housing/x_words",
                "A003 /answers/secure-and-suitable-housing/private-personal-space_words",
                "A014 /answers/secure-and-suitable-housing/private-personal-space_words",
                "A014 /answers/secure-and-suitable-housing/x_words",
            ],
        ),
        (
            "words, and declined",
            SURVIVOR.into(),
            format!("{HOUSED}, {}", UNSAID.replacen('{', r#"{ "no-fear-of-threats_words": "Calmer.","#, 1)),
            vec!["A021 /answers/safety-from-any-trafficker-or-other-abuser/no-fear-of-threats_words"],
        ),
        (
            "declined though skipped",
            SURVIVOR.into(),
            format!("{HOUSED}, {}", UNSAID.replacen('{', r#"{ "skipped": true,"#, 1)),
            vec!["A016 /answers/safety-from-any-trafficker-or-other-abuser"],
        ),
        (
            "a date of long ago",
            format!("{SURVIVOR}, \"assessment_date\": \"1926-01-05\""),
            all,
            vec!["A024 /assessment_date"],
        ),
        ("empty", SURVIVOR.into(), String::new(), vec!["A017 /answers"]),
        ("empty section", SURVIVOR.into(), r#""secure-and-suitable-housing": {}"#.into(), vec!["A017 /answers"]),
    ]
}

#[test]
fn every_rule_finds_what_it_says_where_it_stands() {
    let form = form();
    let mut tripped: BTreeSet<String> = BTreeSet::new();
    for (case, head, answers, expected) in cases() {
        let mut found = found(&form, &record(&head, &answers));
        found.sort();
        assert_eq!(found, expected, "{case}");
        tripped.extend(expected.iter().map(|found| found[..4].to_owned()));
    }
    // Those of a form about no survivor, and of several records, have tests of their own.
    let others = ["A012", "A018", "A019", "A022", "A023"];
    let all: BTreeSet<_> = Rule::all().map(|rule| rule.code().to_owned()).collect();
    assert_eq!(tripped.into_iter().chain(others.map(str::to_owned)).collect::<BTreeSet<_>>(), all);
}

#[test]
fn the_help_names_what_would_mend_it() {
    let help = |head: &str, answers: &str| {
        record(head, answers).check(&form()).findings().first().map(|f| f.help().to_owned()).unwrap_or_default()
    };
    let cases = [
        (help(SURVIVOR, r#""processing-trauma": {}"#), "today it is part of `coping-with-and-processing-trauma`"),
        (help(SURVIVOR, r#""access to educaton": {}"#), "the nearest id is `access-to-education`"),
        (
            help(SURVIVOR, r#""secure-and-suitable-housing": { "private-personel-space": "yes" }"#),
            "the nearest is `private-personal-space`",
        ),
        (
            help(SURVIVOR, r#""secure-and-suitable-housing": { "private-personal-space": "maybe" }"#),
            "it offers `yes`, `partly`, `no`, `not-known`, `not-applicable`, `prefer-not-to-say`",
        ),
        (
            help(SURVIVOR, &UNSAID.replace("prefer-not-to-say", "Calmer.")),
            "it offers `not-known`, `not-applicable`, `prefer-not-to-say`; words stand under `no-fear-of-threats_words`",
        ),
        (help(&SURVIVOR.replace("baseline", "exit"), HOUSED), "the plan has `baseline`, `month-6`, `month-12`"),
        (help(r#""timepoint": "baseline""#, HOUSED), "the form asks `survivor`, `practitioner`"),
    ];
    for (help, expected) in cases {
        assert!(help.ends_with(expected), "{help}");
    }
}

#[test]
fn the_only_respondent_need_not_be_named_and_others_are_held_to_their_own_questions() {
    let practitioner = form().asked_of(Respondent::Practitioner);
    let answered = r#""secure-and-suitable-housing": { "hygienic-housing": "not-known" }"#;
    assert!(found(&practitioner, &record(r#""timepoint": "baseline""#, answered)).is_empty());
    // They are asked nothing about safety, so nothing of it is left out.
    assert!(found(&form(), &record(r#""timepoint": "baseline", "respondent": "practitioner""#, answered)).is_empty());
}

#[test]
fn a_question_accepts_what_the_form_offers_whoever_answers() {
    // Asked of both, a survivor may not want to say; a form for whoever keeps the records does not offer that.
    let hygiene: Indicator = "secure-and-suitable-housing/hygienic-housing".parse().unwrap();
    let measures = [DataSource::SurvivorSelfReport, DataSource::ServiceRecords].map(|source| {
        Measure::of(hygiene.outcome()).indicator(hygiene).data_source(source).level(Level::Organisational)
    });
    let both = Form::of_plan(&measures.into_iter().fold(Plan::new("Outreach"), Plan::measure));
    let head = r#""timepoint": "baseline", "respondent": "record-keeper""#;
    let declined = record(head, r#""secure-and-suitable-housing": { "hygienic-housing": "prefer-not-to-say" }"#);
    assert_eq!(found(&both, &declined), Vec::<String>::new());
    let alone = both.asked_of(Respondent::RecordKeeper);
    assert_eq!(found(&alone, &declined), ["A004 /answers/secure-and-suitable-housing/hygienic-housing"]);

    // What a form for one of them offers, the whole form does too.
    for whole in [form(), example_form(), Form::of_outcomes(Outcome::ALL.iter().copied().collect())] {
        for part in Respondent::ALL.iter().map(|respondent| whole.clone().asked_of(*respondent)) {
            for question in part.questions() {
                let same = whole.question(question.indicator()).unwrap();
                let offered = |option: &AnswerOption| same.scale().option(option.id()).is_some();
                assert!(question.scale().options().iter().all(offered), "{question:?}");
            }
        }
    }
}

#[test]
fn answers_kept_in_a_skipped_section_are_advice_at_most() {
    // A survivor who answers, and then skips: not even what would be wrong otherwise is more than that.
    for answer in ["yes", "always"] {
        let housing =
            format!(r#""secure-and-suitable-housing": {{ "private-personal-space": "{answer}", "skipped": true }}"#);
        let report = record(SURVIVOR, &format!("{housing}, {SAFE}")).check(&form());
        let found: Vec<_> = report.findings().iter().map(|f| (f.code(), f.severity())).collect();
        assert_eq!(found, [("A016", Severity::Advice)]);
    }
    // A text can still name somebody.
    let words = SAFE.replace("Calmer.", "ring 00000 000000").replace(" }", r#", "skipped": true }"#);
    let report = record(SURVIVOR, &format!("{HOUSED}, {words}")).check(&form());
    let found: BTreeSet<_> = report.findings().iter().map(assessment::Finding::code).collect();
    assert_eq!(found, ["A014", "A016"].into());
}

#[test]
fn a_form_about_no_survivor_needs_no_case_reference() {
    let plan =
        Plan::new("Law").measure(Measure::of(Outcome::LivingAStigmaFreeLife).data_source(DataSource::PublicData));
    let form = Form::of_plan(&plan);
    let slug = form.questions().find(|q| !q.is_about_survivor()).map(Question::indicator).unwrap();
    assert!(!form.is_about_survivor(), "{slug:?}");
    let answers = format!(r#""living-a-stigma-free-life": {{ "{}": "not-known" }}"#, slug.slug());
    let found = found(&form, &record(r#""timepoint": "exit", "case_reference": "C-1""#, &answers));
    assert_eq!(found, ["A012 /case_reference"]);
}

#[test]
fn nothing_that_is_said_repeats_what_a_record_says() {
    let secret = "Zxqv zxqv wjkp@zxqv.example 00000 000000";
    let head = format!(r#""timepoint": "baseline", "case_reference": "{secret}", "edition": "{secret}""#);
    let answers = format!(
        r#""{secret}": {{ "{secret}": "{secret}" }}, "secure-and-suitable-housing": {{ "{secret}": "x", "notes": "{secret}",
        "private-personal-space": "{secret}" }}, {}"#,
        SAFE.replace("Calmer.", secret)
    );
    let record = record(&head, &answers);
    let report = check_all(&form(), &[record.clone(), record.clone()]);
    assert!(report.findings().len() > 10);
    let mut said =
        vec![report.to_string(), format!("{report:?}"), format!("{record:?}"), serde_json::to_string(&report).unwrap()];
    said.extend(record.sections().map(|(_, section)| format!("{section:?}")));
    said.push(Summary::of(&form(), [&record]).to_string());
    let unreadable = record.to_json().replace("2026-01-05", secret).replace("baseline", secret);
    said.push(Assessment::from_json(&unreadable).unwrap_err().to_string());
    said.push(Assessment::from_submission(&unreadable, &form()).unwrap_err().to_string());
    for said in said {
        assert!(!said.to_lowercase().contains("zxqv"), "{said}");
    }
}

#[test]
fn words_are_for_those_who_are_asked_for_them() {
    let courses: Indicator = "access-to-education/free-courses".parse().unwrap();
    let by = |source, method| Measure::of(courses.outcome()).indicator(courses).data_source(source).method(method);
    let plan = Plan::new("Outreach")
        .measure(by(DataSource::SurvivorSelfReport, Method::Quantitative))
        .measure(by(DataSource::PractitionerReport, Method::Qualitative));
    let form = Form::of_plan(&plan);
    let words = r#""access-to-education": { "free-courses_words": "Two evenings a week." }"#;
    let of = |respondent: &str| record(&format!(r#""timepoint": "exit", "respondent": "{respondent}""#), words);
    assert_eq!(found(&form, &of("practitioner")), Vec::<String>::new());
    assert_eq!(found(&form, &of("survivor")), ["A003 /answers/access-to-education/free-courses_words"]);

    // Nor does a summary speak of words where nobody was asked for them.
    let records: Vec<_> = (0..6).flat_map(|_| [of("survivor"), of("practitioner")]).collect();
    let summary = Summary::of(&form, &records);
    for group in summary.groups() {
        let counts = group.sections()[0].questions()[0].counts();
        let has_words = counts.iter().any(|one| one.kind() == CountKind::Answered && one.answer().is_none());
        assert_eq!(has_words, group.respondent() == Respondent::Practitioner);
    }
}
