//! Checklists about services, the state and society.

use super::*;

fn checklist(head: &str, answer: &str) -> Assessment {
    let head = format!(r#""timepoint": "baseline", "respondent": "record-keeper"{head}"#);
    record(&head, &format!(r#""secure-and-suitable-housing": {{ "cooking-facilities": "{answer}" }}"#))
}

#[test]
fn checklists_about_no_survivor_are_shown_as_they_are() {
    let form = form_of_facts();
    let mut records = vec![checklist("", "shown"), checklist("", "not-shown")];
    records.extend(housed_each(0, &[(2, "yes")]));
    let summary = Summary::of(&form, &records);
    let group = |respondent| summary.groups().iter().find(|group| group.respondent() == respondent).unwrap();
    let facts = group(Respondent::RecordKeeper);
    assert!(facts.counts_checklists() && facts.records() == Some(2), "{summary}");
    let kitchen = &facts.sections()[0].questions()[0];
    assert_eq!(shown(kitchen)[..3], ["shown 1", "shown-in-part 0", "not-shown 1"]);
    let survivors = group(Respondent::Survivor);
    assert!(!survivors.counts_checklists() && survivors.records().is_none() && survivors.sections().is_empty());
    assert!(summary.to_string().contains("about no survivor"), "{summary}");

    // One with a case reference among them is about a person.
    records.push(checklist(r#", "case_reference": "C-1""#, "shown"));
    let summary = Summary::of(&form, &records);
    let facts = summary.groups().iter().find(|group| group.respondent() == Respondent::RecordKeeper).unwrap();
    assert!(!facts.counts_checklists() && facts.records().is_none(), "{summary}");
}

#[test]
fn nothing_about_a_survivor_is_shown_as_a_checklist_whatever_the_plan_says() {
    // What is asked of both, what is of the individual, and what a plan lifts to another level.
    let ways = [
        (vec![DataSource::ServiceRecords, DataSource::SurvivorSelfReport], Level::Organisational, "cooking-facilities"),
        (vec![DataSource::ServiceRecords, DataSource::PractitionerReport], Level::Organisational, "cooking-facilities"),
        (vec![DataSource::ServiceRecords], Level::Individual, "cooking-facilities"),
        (vec![DataSource::ServiceRecords], Level::Organisational, "INDIVIDUAL"),
    ];
    let individual = Indicator::ALL.iter().find(|indicator| indicator.level() == Level::Individual).unwrap();
    for (sources, level, slug) in ways {
        let kitchen = Indicator::from_id("secure-and-suitable-housing/cooking-facilities").unwrap();
        let indicator = if slug == "INDIVIDUAL" { *individual } else { kitchen };
        let houses = Plan::new("Houses").timepoints(Timepoints::every_months(6).until_month(6));
        let plan = sources.iter().fold(houses, |plan, source| {
            plan.measure(Measure::of(indicator.outcome()).indicator(indicator).level(level).data_source(*source))
        });
        let records: Vec<_> = (0..4).map(|_| checklist("", "shown").with_answer(indicator, "yes")).collect();
        // A part of the form is no way around it.
        let whole = Form::of_plan(&plan);
        let parts = [whole.clone().asked_of(Respondent::RecordKeeper), whole.clone().at(&Timepoint::Baseline)];
        for form in [whole].iter().chain(&parts) {
            let summary = Summary::of(form, &records);
            assert!(summary.groups().iter().any(|group| group.respondent() == Respondent::RecordKeeper), "{slug}");
            for group in summary.groups() {
                assert!(!group.counts_checklists() && group.records().is_none(), "{slug} {level} {sources:?}");
            }
        }
    }
}
