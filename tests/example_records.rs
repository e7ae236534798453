//! The invented records of the example plan are those that this test draws, always the same. To write them anew, when the
//! plan or the form has changed:
//!
//! ```text
//! MSCOS_UPDATE=1 cargo test --test example_records
//! ```
#![cfg(feature = "json")]
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a failure here is the report")]

use std::fs;
use std::path::{Path, PathBuf};

use mscos::assessment::{Assessment, Date};
use mscos::form::{AnswerKind, Form, Question, Respondent, Timepoint};
use mscos::plan::Plan;
use mscos::{Edition, Outcome};

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

#[test]
fn the_example_records_are_those_that_are_drawn() {
    let form = Form::of_plan(&Plan::from_json(fs::read(examples().join("plans/complete.json")).unwrap()).unwrap());
    let lines = drawn(&form).iter().map(|record| serde_json::to_string(record).unwrap() + "\n").collect::<String>();
    let path = examples().join("records/pathways.ndjson");
    if std::env::var_os("MSCOS_UPDATE").is_some_and(|update| update == "1") {
        fs::write(&path, &lines).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(found == lines, "to write them anew: MSCOS_UPDATE=1 cargo test --test example_records");
    assert!(lines.len() < 700_000, "{}", lines.len());
}

/// When the records are of, who of the people answers, and how far along they are, in hundredths.
const TIMES: [(Timepoint, std::ops::Range<usize>, usize); 3] =
    [(Timepoint::Baseline, 0..44, 0), (Timepoint::Month(6), 2..43, 12), (Timepoint::Month(12), 5..46, 22)];

fn drawn(form: &Form) -> Vec<Assessment> {
    let mut chance = Chance(2023);
    let mut records = Vec::new();
    for ((timepoint, people, gain), time) in TIMES.iter().zip(0..) {
        for person in people.clone() {
            let head = Assessment::new(day(time, person), timepoint.clone())
                .case_reference(format!("EXAMPLE-{:03}", person + 1));
            records.push(filled(head, Respondent::Survivor, form, 38 + person % 5 * 5 + gain, &mut chance));
        }
        // A checklist for each house, for each clinic or police force, and one review of what is published.
        for (respondent, many) in
            [(Respondent::RecordKeeper, 4), (Respondent::PartnerService, 2), (Respondent::Researcher, 1)]
        {
            for at in 0..many {
                let head = Assessment::new(day(time, 50 + at), timepoint.clone());
                records.push(filled(head, respondent, form, 50 + gain, &mut chance));
            }
        }
    }
    records
}

/// The first months of a year, or those half a year or a year later.
fn day(time: usize, nth: usize) -> Date {
    let (year, months) = [(2025, 1), (2025, 7), (2026, 1)][time];
    let month = u8::try_from(months + nth / 20).unwrap();
    Date::new(year, month, u8::try_from(nth * 7 % 27 + 1).unwrap()).unwrap()
}

/// A record with few gaps. `well` is how likely the first answer of a scale is, in hundredths.
fn filled(head: Assessment, respondent: Respondent, form: &Form, well: usize, chance: &mut Chance) -> Assessment {
    let is_survivor = respondent == Respondent::Survivor;
    let mut record = head.edition(Edition::CURRENT).respondent(respondent);
    for section in form.sections() {
        let asked = section.questions().iter().filter(|q| q.is_asked_of(respondent, &record.timepoint));
        let asked: Vec<_> = asked.collect();
        if asked.is_empty() {
            continue;
        }
        if is_survivor && chance.is_within(often_skipped(section.outcome())) {
            record = record.with_skipped(section.outcome());
            continue;
        }
        for question in asked {
            record = answered(record, question, is_survivor, well, chance);
        }
    }
    record
}

/// How often a section is skipped, in hundredths: what is harder to speak of more often.
fn often_skipped(outcome: Outcome) -> usize {
    if outcome == Outcome::SafetyFromAnyTraffickerOrOtherAbuser { 14 } else { 3 }
}

const WORDS: [&str; 8] = [
    "It takes time, and that is all right.",
    "I know whom to ring.",
    "Evenings are calmer now.",
    "Some days more than others.",
    "The group on Tuesdays helps.",
    "I would like to talk about it another day.",
    "Better since I have my own key.",
    "Invented words, as all of these are.",
];

fn answered(
    record: Assessment,
    question: &Question,
    is_survivor: bool,
    well: usize,
    chance: &mut Chance,
) -> Assessment {
    let indicator = question.indicator();
    let options = question.scale().options();
    let of_kind = |kind| options.iter().find(|option| option.kind() == kind).map(|option| option.id().to_owned());
    let scale: Vec<_> = options.iter().filter(|option| option.kind() == AnswerKind::Answered).collect();
    let without = chance.below(100);
    let unsaid = match without {
        0..4 if is_survivor => of_kind(AnswerKind::Declined),
        4..7 => of_kind(AnswerKind::NotApplicable),
        7..9 => of_kind(AnswerKind::NotKnown),
        9..11 if is_survivor => return record,
        _ => None,
    };
    if let Some(unsaid) = unsaid {
        return record.with_answer(indicator, unsaid);
    }
    if scale.is_empty() {
        return record.with_words(indicator, WORDS[chance.below(WORDS.len())]);
    }
    // Some things are better than others for everybody.
    let well = (well + usize::from(indicator.slug().len() % 3 == 0) * 12).min(90);
    let at = match chance.below(100) {
        drawn if drawn < well => 0,
        drawn if drawn < well + (100 - well) / 2 => 1,
        _ => 2,
    };
    let chosen = scale[at.min(scale.len() - 1)].id().to_owned();
    let record = record.with_answer(indicator, chosen);
    if question.has_words() && chance.is_within(2) {
        return record.with_words(indicator, WORDS[chance.below(WORDS.len())]);
    }
    record
}

/// Numbers as if drawn by chance, the same in every run (Marsaglia's xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn is_within(&mut self, hundredths: usize) -> bool {
        self.below(100) < hundredths
    }
}
