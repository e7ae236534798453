//! What holds for whatever records there are.

use super::*;

/// Why a reader who takes what is shown from the total learns too much, if so.
fn tells_too_much(summary: &Summary) -> Option<String> {
    let threshold = usize::from(summary.threshold().get());
    for group in summary.groups().iter().filter(|group| !group.counts_checklists()) {
        let Some(records) = group.records() else { continue };
        let sections = group.sections().iter();
        for (section, question) in sections.flat_map(|one| one.questions().iter().map(move |question| (one, question)))
        {
            let figures =
                || [section.skipped()].into_iter().chain(question.counts().iter().map(assessment::Count::count));
            let hidden = figures().filter(Option::is_none).count();
            let shown: usize = figures().flatten().sum();
            let small = figures().flatten().chain([records]).any(|shown| shown < threshold);
            if small || hidden == 1 || (hidden > 0) != (records >= shown + threshold) {
                return Some(format!("{:?} of {records}, threshold {threshold}", figures().collect::<Vec<_>>()));
            }
        }
    }
    None
}

/// Records of all sorts: for two forms, with answers that may not fit, with and without references.
fn any_record() -> impl Strategy<Value = Assessment> {
    let timepoint = prop_oneof![
        3 => Just(Timepoint::Baseline),
        1 => any::<u16>().prop_map(|month| Timepoint::Month(month % 20 + 1)),
        1 => "[a-z]{1,8}".prop_map(|label| label.parse().unwrap()),
    ];
    let respondent = proptest::option::of(select(Respondent::ALL));
    let case = proptest::option::of(prop_oneof!["C-[0-9]", "[ -~]{0,12}"]);
    let of = ["secure-and-suitable-housing", "access-to-education", "safety-from-any-trafficker-or-other-abuser"];
    let own: Vec<_> = Indicator::ALL.iter().copied().filter(|i| of.contains(&i.outcome().id())).collect();
    let answer = prop_oneof![4 => select(vec!["yes", "no", "partly", "prefer-not-to-say"]).prop_map(str::to_owned), 1 => any::<String>()];
    let answers = vec((select(own.clone()), answer), 0..40);
    let skipped = vec(select(own), 0..3);
    (timepoint, respondent, case, answers, skipped, 1..28_u8).prop_map(
        |(timepoint, respondent, case, answers, skipped, day)| {
            let mut record = Assessment::new(Date::new(2026, 1, day).unwrap(), timepoint);
            record.respondent = respondent;
            record.case_reference = case;
            let record =
                answers.into_iter().fold(record, |record, (indicator, answer)| record.with_answer(indicator, answer));
            skipped.into_iter().fold(record, |record, indicator| record.with_skipped(indicator.outcome()))
        },
    )
}

#[test]
fn nothing_small_can_be_taken_from_a_total_and_the_order_of_records_of_different_days_does_not_matter() {
    let config = Config { cases: 48, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let forms = [
        form(),
        form_of_facts(),
        example_form(),
        Form::of_outcomes([Outcome::AccessToEducation].into_iter().collect()),
    ];
    let each_day = |mut records: Vec<Assessment>| {
        for (at, record) in (0_u8..).zip(&mut records) {
            record.assessment_date = Date::new(2026, 1 + at / 28, 1 + at % 28).unwrap();
        }
        records
    };
    let records = vec(any_record(), 0..40)
        .prop_map(each_day)
        .prop_flat_map(|records| (Just(records.clone()), Just(records).prop_shuffle()));
    let held = runner.run(&(records, 3..9_u16), |((records, shuffled), threshold)| {
        for form in &forms {
            let threshold = Threshold::new(threshold).unwrap();
            let summary = Summary::with_threshold(form, &records, threshold);
            prop_assert_eq!(&summary, &Summary::with_threshold(form, &shuffled, threshold));
            prop_assert_eq!(tells_too_much(&summary), None);
            for group in summary.groups() {
                prop_assert_eq!(group.records().unwrap_or(0) == 0, group.sections().is_empty());
                if group.counts_checklists() {
                    let mut asked = group.sections().iter().flat_map(SectionSummary::questions);
                    let question = |one: &QuestionSummary| form.question(one.indicator()).unwrap();
                    prop_assert!(asked.all(|one| !question(one).is_about_survivor()));
                    let is_here = |one: &&Assessment| {
                        one.timepoint == *group.timepoint() && one.respondent == Some(group.respondent())
                    };
                    prop_assert!(records.iter().filter(is_here).all(|record| record.case_reference.is_none()));
                }
            }
            let _ = (summary.to_string(), check_all(form, &records).to_string());
        }
        for record in &records {
            prop_assert_eq!(record, &Assessment::from_json(record.to_json()).unwrap());
        }
        Ok(())
    });
    held.unwrap_or_else(|broken| panic!("{broken}"));
}

#[test]
fn reading_what_is_no_record_never_panics() {
    let config = Config { cases: 256, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let form = form();
    let held = runner.run(
        &(any::<proptest::sample::Index>(), any::<u8>(), select(vec![KOBO, ODK, TABLE])),
        |(at, byte, text)| {
            let mut text = text.as_bytes().to_vec();
            let at = at.index(text.len());
            text[at] = byte;
            let _ =
                (Assessment::from_submission(&text, &form), submissions(&text, &form), Assessment::from_json(&text));
            let _ = (list(&text).is_ok(), ndjson(text.as_slice()).count());
            #[cfg(feature = "csv")]
            let _ = assessment::submissions_csv(&text, &form).is_ok();
            Ok(())
        },
    );
    held.unwrap_or_else(|broken| panic!("{broken}"));
}
