//! What is found in many records together.

use super::*;

#[test]
fn records_are_also_seen_together() {
    let at = |time: &str, case: &str, answers: &str| {
        record(&SURVIVOR.replace("baseline", time).replace("C-1", case), answers)
    };
    let records = [
        at("baseline", "C-1", HOUSED),
        at("baseline", "C-2", HOUSED),
        at("baseline", "c-1", &format!("{HOUSED}, {SAFE}")),
        at("month-6", "C-1", SAFE),
        at("month-6", "C-2", SAFE),
    ];
    let report = check_all(&form(), &records);
    let together = report.findings().iter().filter(|f| ["A018", "A019"].contains(&f.code()));
    let together: Vec<_> = together.map(|f| (f.code(), f.pointer(), f.record(), f.outcome())).collect();
    assert_eq!(
        together,
        [
            ("A018", "/2", Some(2), None),
            ("A019", "/3/timepoint", Some(3), Some(Outcome::SecureAndSuitableHousing)),
            ("A019", "/3/timepoint", Some(3), Some(Outcome::AccessToEducation)),
        ]
    );
    let repeated = report.findings().iter().find(|f| f.code() == "A018").unwrap();
    assert_eq!((repeated.other_record(), repeated.timepoint()), (Some(0), None));
    assert!(report.to_string().contains("repeated-record at /2, beside /0"), "{report}");
    // What all of them leave out is not told of each once more.
    let alone: Vec<_> =
        report.findings().iter().filter(|f| f.code() == "A015").map(|f| (f.pointer(), f.outcome())).collect();
    let safety = Some(Outcome::SafetyFromAnyTraffickerOrOtherAbuser);
    assert_eq!(alone, [("/0/answers", safety), ("/1/answers", safety)]);
}

#[test]
fn a_core_outcome_is_left_out_too_where_those_who_are_asked_sent_no_record() {
    let of = |id: &str, source| {
        let indicator = Indicator::from_id(id).unwrap();
        Measure::of(indicator.outcome()).indicator(indicator).data_source(source)
    };
    let plan = Plan::new("Outreach")
        .timepoints(Timepoints::every_months(6).until_month(12))
        .measure(of("secure-and-suitable-housing/private-personal-space", DataSource::SurvivorSelfReport))
        .measure(of("access-to-medical-treatment/gp-registration", DataSource::ServiceRecords))
        .measure(of("access-to-medical-treatment/gp-registration", DataSource::PartnerRecords));
    let form = Form::of_plan(&plan);
    let at = |time: &str, case: &str| record(&SURVIVOR.replace("baseline", time).replace("C-1", case), HOUSED);
    let registered = r#""access-to-medical-treatment": { "gp-registration": "yes" }"#;
    let checklist =
        |time: &str, who: &str| record(&format!(r#""timepoint": "{time}", "respondent": "{who}""#), registered);
    let records = [at("baseline", "C-1"), at("month-12", "C-1"), checklist("baseline", "record-keeper")];
    let (housing, medical) = (Some(Outcome::SecureAndSuitableHousing), Some(Outcome::AccessToMedicalTreatment));
    let found = told(&form, &records, "A019");
    let places: Vec<_> =
        found.iter().map(|(pointer, time, outcome, _)| (pointer.as_str(), time.as_deref(), *outcome)).collect();
    assert_eq!(
        places,
        [("", Some("month-6"), housing), ("", Some("month-6"), medical), ("/1/timepoint", Some("month-12"), medical),]
    );
    assert!(found[0].3.contains("no record of `survivor`"), "{found:?}");
    assert!(found[2].3.contains("no record of `record-keeper`, `partner-service`"), "{found:?}");
    // One of those who are asked is enough, and what comes later is not missed yet.
    let records = [at("baseline", "C-1"), checklist("baseline", "partner-service")];
    assert_eq!(told(&form, &records, "A019"), []);
    // A record that is not counted answers nothing.
    let records = [at("baseline", "C-1"), checklist("baseline", "practitioner")];
    assert_eq!(told(&form, &records, "A019").len(), 1);
}

#[test]
fn records_without_case_references_are_told_once_and_not_of_checklists() {
    let none = SURVIVOR.replace(r#", "case_reference": "C-1""#, "");
    let many = |head: &str| vec![record(head, &format!("{HOUSED}, {SAFE}")); 3];
    let found = told(&form(), &many(&none), "A022");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "/0/timepoint");
    assert!(found[0].3.starts_with("3 records of `survivor` have none"), "{found:?}");
    assert_eq!(told(&form(), &many(&none)[..1], "A022"), [], "one alone repeats nothing");
    assert_eq!(told(&form(), &many(SURVIVOR), "A022"), []);

    let plan =
        Plan::new("Law").measure(Measure::of(Outcome::LivingAStigmaFreeLife).data_source(DataSource::PublicData));
    let checklists = vec![record(r#""timepoint": "exit""#, r#""living-a-stigma-free-life": { "skipped": true }"#); 3];
    assert_eq!(told(&Form::of_plan(&plan), &checklists, "A022"), []);
}

#[test]
fn dates_of_a_case_follow_its_timepoints() {
    let at = |time: &str, case: &str, date: &str| {
        let head = SURVIVOR.replace("baseline", time).replace("C-1", case);
        record(&format!(r#"{head}, "assessment_date": "{date}""#), &format!("{HOUSED}, {SAFE}"))
    };
    let records = [
        at("month-6", "C-1", "2026-01-05"),
        at("baseline", "C-1", "2026-07-05"),
        at("baseline", "C-2", "2026-01-05"),
        at("month-6", "C-2", "2026-01-05"),
        at("month-12", "C-2", "2026-12-05"),
    ];
    let report = check_all(&form(), &records);
    let found = report.findings().iter().filter(|finding| finding.code() == "A023");
    let found: Vec<_> = found.map(|finding| (finding.pointer(), finding.other_record())).collect();
    assert_eq!(found, [("/0/assessment_date", Some(1))]);
}

#[test]
fn a_record_that_names_another_edition_is_an_error_and_is_not_counted() {
    let mut records = housed_each(0, &[(20, "yes"), (9, "no")]);
    let counted = Summary::of(&form(), &records);
    let of = |edition: &str, case| {
        let head = SURVIVOR.replace("C-1", &format!("C-{case}"));
        record(&format!(r#"{head}, "edition": "{edition}""#), &format!("{HOUSED}, {SAFE}"))
    };
    let others = ["e-delphi-round-2", "mscos-2024"].map(|edition| of(edition, 1));
    let report = check_all(&form(), &others);
    assert_eq!(report.findings().iter().filter(|f| f.code() == "A008" && f.severity() == Severity::Error).count(), 2);
    assert!(report.findings().iter().all(|f| f.code() != "A018"), "neither of them counts: {report}");
    records.extend(others);
    records.extend((50..70).map(|case| of("e-delphi-round-2", case)));
    assert_eq!(Summary::of(&form(), &records), counted);
    records.push(of("mscos-2023", 40));
    assert_ne!(Summary::of(&form(), &records), counted);
}
