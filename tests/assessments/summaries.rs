//! What is counted and what is hidden.

use super::*;

#[test]
fn answers_are_counted_and_what_the_scale_does_not_have_counts_as_none() {
    let mut records = housed_each(0, &[(32, "yes"), (7, "no"), (2, "prefer-not-to-say"), (3, "maybe")]);
    records.extend((50..56).map(skipping));
    let summary = Summary::of(&form(), &records);
    let group = &summary.groups()[0];
    assert_eq!((group.records(), group.sections()[0].skipped()), (Some(50), Some(6)));
    let housing = row(&summary, &Timepoint::Baseline, "private-personal-space");
    let expected =
        ["yes 32", "partly *", "no 7", "not-known *", "not-applicable *", "prefer-not-to-say *", "missing *"];
    assert_eq!(shown(housing), expected);
    let kinds: Vec<_> = housing.counts().iter().map(assessment::Count::kind).collect();
    assert_eq!(kinds[3..], [CountKind::NotKnown, CountKind::NotApplicable, CountKind::Declined, CountKind::Missing]);
}

#[test]
fn answers_in_words_are_counted_and_hidden_like_others_and_their_text_is_nowhere() {
    let without_words = |case: usize| record(&SURVIVOR.replace("C-1", &format!("C-{case}")), HOUSED);
    let mut records = housed_each(0, &[(30, "yes")]);
    records.extend((40..54).map(without_words));
    let summary = Summary::of(&form(), &records);
    // That nobody skipped is hidden, and one more with it.
    let hidden = ["answered 30", "not-known *", "not-applicable *", "prefer-not-to-say *", "missing *"];
    assert_eq!(shown(row(&summary, &Timepoint::Baseline, "no-fear-of-threats")), hidden);
    assert!(!serde_json::to_string(&summary).unwrap().contains("Calmer"));

    // Who would rather not say has answered, and takes back the words.
    let unsaid = |case: usize| {
        let answers = format!("{HOUSED}, {}", UNSAID.replacen('{', r#"{ "no-fear-of-threats_words": "Calmer.","#, 1));
        record(&SURVIVOR.replace("C-1", &format!("C-{case}")), &answers)
    };
    records.extend((60..100).map(unsaid));
    let summary = Summary::of(&form(), &records);
    let hidden = ["answered 30", "not-known *", "not-applicable *", "prefer-not-to-say 40", "missing *"];
    assert_eq!(shown(row(&summary, &Timepoint::Baseline, "no-fear-of-threats")), hidden);

    let summary = Summary::of(&form(), &records[..33]);
    assert!(row(&summary, &Timepoint::Baseline, "no-fear-of-threats").is_withheld(), "all but three answered");
}

#[test]
fn a_question_that_all_or_nearly_all_answer_alike_is_hidden() {
    for few in 0..5 {
        let records = housed_each(0, &[(40 - few, "yes"), (few, "no")]);
        let summary = Summary::of(&form(), &records);
        assert!(row(&summary, &Timepoint::Baseline, "private-personal-space").is_withheld(), "{few}");
    }
    let summary = Summary::of(&form(), &housed_each(0, &[(35, "yes"), (2, "partly"), (3, "no")]));
    assert_eq!(shown(row(&summary, &Timepoint::Baseline, "private-personal-space"))[..2], ["yes 35", "partly *"]);
}

#[test]
fn few_who_skipped_are_hidden_and_so_is_what_would_tell_how_many() {
    let mut records = housed_each(0, &[(20, "yes"), (9, "no")]);
    records.extend((50..52).map(skipping));
    let summary = Summary::of(&form(), &records);
    assert_eq!(summary.groups()[0].sections()[0].skipped(), None);
    let expected =
        ["yes 20", "partly *", "no *", "not-known *", "not-applicable *", "prefer-not-to-say *", "missing *"];
    assert_eq!(shown(row(&summary, &Timepoint::Baseline, "private-personal-space")), expected);

    // Few who did not skip are hidden too.
    records.truncate(2);
    records.extend((60..80).map(skipping));
    let summary = Summary::of(&form(), &records);
    let section = &summary.groups()[0].sections()[0];
    assert!(section.skipped().is_none() && section.questions().iter().all(QuestionSummary::is_withheld));
}

#[test]
fn an_own_answer_with_the_id_of_one_of_the_crate_is_counted_as_its_kind() {
    let own = OwnScales::from_json(
        r#"{ "scales": [ { "id": "ours", "title": "Ours", "description": "Steps.", "answers": [
            { "id": "there", "title": "There", "description": "It is so." },
            { "id": "not-yet", "title": "Not yet", "description": "It is not so." },
            { "id": "prefer-not-to-say", "title": "I'd rather not", "description": "No answer is fine." },
            { "id": "not-known", "title": "No idea", "description": "It is not known." } ] } ] }"#,
    )
    .unwrap();
    let summary = Summary::of(&form().own_scales(&own), &housed_each(0, &[(9, "there")]));
    let counts = row(&summary, &Timepoint::Baseline, "private-personal-space").counts();
    let kinds: Vec<_> = counts.iter().map(assessment::Count::kind).collect();
    let expected = [
        CountKind::Answered,
        CountKind::Answered,
        CountKind::Declined,
        CountKind::NotKnown,
        CountKind::NotApplicable,
        CountKind::Missing,
    ];
    assert_eq!(kinds, expected);
}

#[test]
fn one_person_counts_once_at_a_time_and_the_latest_record_holds() {
    let mut records: Vec<_> = (0..4).map(|case| housed(case, "yes")).collect();
    let mut later = housed(0, "no");
    later.assessment_date = Date::new(2026, 2, 1).unwrap();
    records.extend([later, housed(1, "yes")]);
    // Six records, four people: too few to show more.
    let summary = Summary::of(&form(), &records);
    assert!(summary.groups()[0].records().is_none() && summary.groups()[0].sections().is_empty());

    records.extend(housed_each(10, &[(11, "no"), (3, "partly")]));
    let summary = Summary::of(&form(), &records);
    assert_eq!(summary.groups()[0].records(), Some(18));
    assert_eq!(shown(row(&summary, &Timepoint::Baseline, "private-personal-space"))[2], "no 12");
}

#[test]
fn of_two_records_of_one_day_the_later_in_the_input_counts() {
    let others = housed_each(10, &[(7, "no"), (30, "yes")]);
    let summed = |last: [&str; 2]| {
        let all: Vec<_> = last.into_iter().map(|answer| housed(0, answer)).chain(others.clone()).collect();
        shown(row(&Summary::of(&form(), &all), &Timepoint::Baseline, "private-personal-space")).swap_remove(0)
    };
    assert_eq!(summed(["no", "yes"]), "yes 31");
    assert_eq!(summed(["yes", "no"]), "yes 30");
}

#[test]
fn a_label_that_few_have_typed_is_not_shown() {
    let form =
        Form::of_outcomes([Outcome::SecureAndSuitableHousing].into_iter().collect()).asked_of(Respondent::Practitioner);
    let at =
        |label: &str, case: usize| record(&format!(r#""timepoint": "{label}", "case_reference": "C-{case}""#), HOUSED);
    let records: Vec<_> =
        (0..4).map(|case| at("left-with-anna", case)).chain((0..5).map(|case| at("exit", case))).collect();
    let summary = Summary::of(&form, &records);
    let labels: Vec<_> = summary.groups().iter().map(|group| group.timepoint().to_string()).collect();
    assert_eq!(labels, ["exit"]);
}

#[test]
fn records_that_cannot_be_placed_are_not_counted() {
    let records = [
        housed(1, "yes"),
        record(r#""timepoint": "month-7", "respondent": "survivor""#, HOUSED),
        record(r#""timepoint": "baseline""#, HOUSED),
        record(r#""timepoint": "baseline", "respondent": "researcher""#, HOUSED),
    ];
    assert_eq!(Summary::of(&form(), &records), Summary::of(&form(), &records[..1]));
}

#[test]
fn groups_are_in_order_of_time_and_of_the_plan_even_without_records() {
    let summary = Summary::of(&form(), &[]);
    let places: Vec<_> = summary.groups().iter().map(|g| format!("{} {}", g.timepoint(), g.respondent())).collect();
    let expected = [
        "baseline survivor",
        "baseline practitioner",
        "month-6 survivor",
        "month-6 practitioner",
        "month-12 survivor",
        "month-12 practitioner",
    ];
    assert_eq!(places, expected);
}
