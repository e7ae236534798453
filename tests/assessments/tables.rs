//! What Kobo and ODK Central export as CSV.

use mscos::assessment::submissions_csv;

use super::*;

/// The same record as [`KOBO`] and [`ODK`].
const KOBO_CSV: &str = "\u{feff}\"start\";\"head/case_reference\";\"head/assessment_date\";\"head/timepoint\";\"head/respondent\";\
    \"secure_and_suitable_housing/asked_of_survivor/private_personal_space\";\"notes__secure_and_suitable_housing\";\
    \"no_fear_of_threats_words\";\"access_to_education/skip__access_to_education\";\"_id\";\"_uuid\";\"_validation_status\"\r\n\
    \"2026-01-05T10:00\";\"C-1\";\"2026-01-05\";\"month_6\";\"survivor\";\"prefer_not_to_say\";\"Fine_.\";\"so_so\";\"skip\";\
    \"4711\";\"0\";\"\"\r\n";

const ODK_CSV: &str = "SubmissionDate,head-case_reference,head-assessment_date,head-timepoint,head-respondent,\
    secure_and_suitable_housing-asked_of_survivor-private_personal_space,\
    secure_and_suitable_housing-notes__secure_and_suitable_housing,\
    safety_from_any_trafficker_or_other_abuser-no_fear_of_threats_words,skip__access_to_education,\
    meta-instanceID,KEY,SubmitterName,ReviewState,start-geopoint\n\
    2026-01-05T10:00,C-1,2026-01-05,month_6,survivor,prefer_not_to_say,Fine_.,so_so,skip,uuid:1,uuid:1,x,,51.4 -3.1\n";

#[test]
fn the_tables_of_kobo_and_odk_are_read_as_their_json_is() {
    let expected = Assessment::from_submission(KOBO, &form()).unwrap().assessment;
    for (table, json) in [(KOBO_CSV, KOBO), (ODK_CSV, ODK), (&ODK_CSV.replace(',', "\t"), ODK)] {
        let read = submissions_csv(table, &form()).unwrap_or_else(|error| panic!("{error}")).all;
        let submission = read[0].as_ref().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(submission.assessment, expected, "{}", submission.assessment.to_json());
        assert_eq!((submission.unknown.as_slice(), submission.line()), ([].as_slice(), 2), "{table}");
        let same = [submission.clone(), Assessment::from_submission(json, &form()).unwrap()];
        assert_eq!(counted(same.to_vec()), [false, true], "{table}");
    }
    let rejected = KOBO_CSV.replace("\"\"\r\n", "validation_status_not_approved\r\n");
    let odk = ODK_CSV.replace(",x,,", ",x,rejected,");
    for table in [rejected, odk] {
        let read = submissions_csv(&table, &form()).unwrap().all;
        assert_eq!(read[0].as_ref().unwrap().not_counted, Some(NotCounted::Rejected), "{table}");
    }
}

#[test]
fn labels_in_place_of_names_are_told() {
    let help = |table: &str| {
        let error = submissions_csv(table, &form()).unwrap_err();
        (error.line(), error.problems()[0].help().contains("XML values and headers"))
    };
    assert_eq!(help("Date of the assessment,When\n2026-01-05,Month 6\n"), (1, true));
    assert_eq!(help("assessment_date,timepoint\n2026-01-05,Month 6\n"), (2, true));
}

#[test]
fn a_row_that_cannot_be_read_is_told_with_its_line_and_none_of_its_words() {
    let table = "assessment_date,timepoint,free_coursses,notes__life_skills\n\
        2026-01-05,exit,,\"Two\nlines\"\n5 January Anna,exit,,\n2026-01-05,exit,Anna,\n";
    let all = submissions_csv(table, &form()).unwrap().all;
    let error = all[1].as_ref().unwrap_err();
    assert_eq!((error.pointer(), error.line(), error.column()), ("/1/assessment_date", 4, 1));
    assert!(!error.to_string().contains("Anna"));
    let unknown = &all[2].as_ref().unwrap().unknown[0];
    assert_eq!((unknown.pointer(), unknown.line()), ("/2/free_coursses", 5));
    assert_eq!(unknown.help(), "the nearest name is `free_courses`");
    assert_eq!(submissions_csv(b"assessment_date\n\xff", &form()).unwrap_err().kind(), LoadErrorKind::Syntax);
}

#[test]
fn one_label_among_names_is_a_slip_of_its_row() {
    let table = "assessment_date,timepoint\n2026-01-05,month_6\n2026-01-05,Month 6\n2026-01-05,month_12\n";
    let all = submissions_csv(table, &form()).unwrap().all;
    assert_eq!(all.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, false, true]);
    assert_eq!(all[1].as_ref().unwrap_err().pointer(), "/1/timepoint");
}

#[test]
fn an_edited_submission_counts_once_with_and_without_the_group_of_its_ids() {
    for group in ["meta/", ""] {
        let table = format!(
            "assessment_date,timepoint,{group}instanceID,{group}rootUuid\n\
             2026-01-05,month_6,uuid:1,\n2026-01-05,month_6,uuid:2,uuid:1\n"
        );
        let read = submissions_csv(&table, &form()).unwrap().all.into_iter().map(Result::unwrap).collect();
        assert_eq!(counted(read), [false, true], "{group}");
    }
}
