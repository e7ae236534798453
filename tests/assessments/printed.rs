//! How a summary is printed and written.

use super::*;

#[test]
fn the_summary_of_the_example_is_in_json_as_documented() {
    let summary = Summary::of(&example_form(), &example_records());
    let json = serde_json::to_string(&summary).unwrap();
    let start = r#"{"edition":"mscos-2023","threshold":5,"groups":[{"timepoint":"baseline","respondent":"survivor","records":{"count":44},"sections":[{"outcome":"secure-and-suitable-housing","skipped":{"suppressed":true},"questions":[{"indicator":"secure-and-suitable-housing/a-place-that-is-home","counts":[{"kind":"answered","answer":"yes","count":"#;
    assert!(json.starts_with(start), "{}", &json[..start.len() + 40]);
    assert!(json.contains(r#"{"kind":"answered","answer":"no","count":"#));
    assert!(json.contains(r#"{"kind":"answered","answer":"partly","suppressed":true}"#));
}

#[test]
fn the_columns_of_a_printed_summary_stand_below_their_heads() {
    let printed = Summary::of(&example_form(), &example_records()).to_string();
    let lines: Vec<_> = printed.lines().collect();
    // The heads are folded, and each ends where its numbers do.
    let head = lines.iter().position(|line| line.contains("  Partly  No ")).unwrap();
    let row = lines[head..].iter().find(|line| line.starts_with("      Baseline")).unwrap();
    assert_eq!(lines[head].len(), row.len(), "{printed}");
    assert!(lines[head].ends_with("say  answer"), "{printed}");
    assert_eq!(lines.iter().filter(|line| line.starts_with("Fewer than 5 records, too few to show more: ")).count(), 1);
    assert!(lines[0].starts_with("Answers over time") && printed.contains("Different"), "{printed}");
    assert!(!printed.contains("\n\n\n"), "{printed}");
    assert!(lines.iter().all(|line| line.trim_end() == *line));
}

#[test]
fn a_printed_summary_has_titles_and_the_timepoints_of_a_question_below_each_other() {
    let mut records = housed_each(0, &[(32, "yes"), (12, "no")]);
    let mut later = records.clone();
    for record in &mut later {
        record.timepoint = Timepoint::Month(6);
    }
    let mut alike = records.clone();
    for record in &mut alike {
        record.timepoint = Timepoint::Month(12);
        *record =
            record.clone().with_answer("secure-and-suitable-housing/private-personal-space".parse().unwrap(), "yes");
    }
    records.extend(later);
    records.extend(alike);
    let summary = Summary::of(&form(), &records);
    let printed = summary.to_string();
    let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let lines: Vec<_> = printed.lines().map(words).collect();
    let title = words("Survivors have private personal space where they live.");
    let at = lines.iter().position(|line| *line == title).unwrap();
    assert_eq!(lines[at - 1][..3], ["Yes", "Partly", "No"], "{printed}");
    assert_eq!(lines[at + 1][..4], ["Baseline", "32", "*", "*"], "{printed}");
    assert_eq!(lines[at + 2][..5], ["Month", "6", "32", "*", "*"], "{printed}");
    assert_eq!(lines[at + 3], ["All", "hidden:", "Month", "12"], "{printed}");
    // Questions of which everything is hidden stand in one line together.
    assert!(lines.contains(&words("All hidden: The housing is hygienic.")), "{printed}");
    assert!(!printed.contains("private-personal-space") && !printed.contains("prefer-not-to-say"), "{printed}");
}

#[test]
fn a_printed_summary_is_as_wide_as_asked() {
    let summary = Summary::of(&example_form(), &example_records());
    for (width, printed) in [
        (120, format!("{summary:120}")),
        (88, format!("{summary}")),
        (60, format!("{summary:60}")),
        (40, format!("{summary:40}")),
    ] {
        let wide = printed.lines().find(|line| line.chars().count() > width);
        assert_eq!(wide, None, "{width}");
        // Where the table would be too wide, a row is a sentence.
        assert_eq!(printed.contains("Baseline: Yes "), width < 80, "{width}");
    }
}

#[test]
fn a_summary_can_be_in_other_words_and_says_where_they_come_from() {
    let records = housed_each(0, &[(32, "yes"), (7, "no"), (5, "partly")]);
    let summary = Summary::of(&form(), &records);
    let words = Wording::from_json(
        r#"{ "language": "cy", "provenance": "machine",
            "outcomes": { "secure-and-suitable-housing": { "title": "Tai diogel" } },
            "indicators": { "secure-and-suitable-housing/private-personal-space": { "title": "Lle preifat" } },
            "answers": { "yes": { "title": "Ydw" } } }"#,
    )
    .unwrap();
    let printed = summary.display(&words).to_string();
    for told in ["Tai diogel", "Lle preifat", "Ydw", "Machine translation"] {
        assert!(printed.contains(told), "{told}: {printed}");
    }
    assert!(!printed.contains("Survivors have private personal space"), "{printed}");
    #[cfg(feature = "csv")]
    assert!(summary.csv_in(&words).contains("Lle preifat,answered,yes,Ydw,32,false,"), "{}", summary.csv_in(&words));
}

#[test]
fn answers_of_an_own_scale_have_its_titles_and_no_cell_is_a_formula() {
    let own = OwnScales::from_json(
        r#"{ "scales": [ { "id": "ours", "title": "Ours", "description": "Steps.", "answers": [
            { "id": "there", "title": "=Arrived", "description": "It is so." },
            { "id": "not-yet", "title": "On the way", "description": "It is not so." } ] } ] }"#,
    )
    .unwrap();
    let summary =
        Summary::of(&form().own_scales(&own), &housed_each(0, &[(19, "there"), (9, "not-yet"), (5, "maybe")]));
    assert!(summary.to_string().contains("  =Arrived  "), "{summary}");
    #[cfg(feature = "csv")]
    assert!(summary.csv().contains(",there,\u{200b}=Arrived,19,"), "{}", summary.csv());
}

#[cfg(feature = "csv")]
#[test]
fn the_table_for_spreadsheets_has_a_row_for_each_number() {
    let summary =
        Summary::of(&form(), &housed_each(0, &[(32, "yes"), (7, "no"), (3, "partly"), (2, "not-applicable")]));
    let table = summary.csv();
    let lines: Vec<_> = table.lines().collect();
    let note = "\"hidden: it may be none, small, or a number by which a small one could be worked out\"";
    let head = "edition,threshold,timepoint,respondent,outcome,outcome_title,indicator,indicator_title,kind,answer,\
        answer_title,count,suppressed,note";
    assert_eq!(lines[0], head);
    assert_eq!(lines[1], "mscos-2023,5,baseline,survivor,,,,,records,records,Records,44,false,");
    let housing = "mscos-2023,5,baseline,survivor,secure-and-suitable-housing,Secure and suitable housing";
    assert_eq!(lines[2], format!("{housing},,,skipped,skipped,Section skipped,,true,{note}"));
    let space = "private-personal-space,Survivors have private personal space where they live.";
    let row = |end: String| lines.iter().any(|line| line.ends_with(&end));
    assert!(row(format!("{space},answered,yes,Yes,32,false,")), "{table}");
    assert!(row(format!("{space},answered,partly,Partly,,true,{note}")), "{table}");
    assert!(row(format!("{space},missing,missing,No answer,,true,{note}")), "{table}");
    assert!(lines.iter().any(|line| line.contains(",answered,answered,Answered in words,")), "{table}");
}
