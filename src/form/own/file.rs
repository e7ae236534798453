//! The file of an organisation's own response scales: its shape, and the promises that it has to keep.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{OwnScale, OwnScales, Use};
use crate::Vocabulary;
use crate::form::{Answer, AnswerOption, Scale};
use crate::plan::load::{LoadError, MOST_PROBLEMS, Step, problems_at, too_large};
use crate::plan::object::read_from_object;
use crate::vocabulary::{is_blank, is_id, parse, same_words};

/// The response scales that an organisation puts in place of the crate's.
#[derive(Debug)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(title = "Own response scales", deny_unknown_fields)
)]
pub(crate) struct ScalesFile {
    /// The scales.
    #[cfg_attr(feature = "schema", schemars(title = "Scales", length(max = 100)))]
    scales: Vec<ScaleEntry>,
}

/// A response scale.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Own scale", deny_unknown_fields))]
struct ScaleEntry {
    /// Its id: lower-case ASCII words joined by hyphens.
    #[cfg_attr(
        feature = "schema",
        schemars(title = "Id", length(max = 40), regex(pattern = crate::vocabulary::ID_PATTERN))
    )]
    id: String,
    /// Its title, as a person reads it.
    #[cfg_attr(feature = "schema", schemars(title = "Title", length(min = 1, max = 200)))]
    title: String,
    /// What it asks, and what it is for.
    #[cfg_attr(feature = "schema", schemars(title = "Description", length(min = 1, max = 1000)))]
    description: String,
    /// Its answers, in order. "Not applicable" and "prefer not to say" need not be among them: questions add them.
    #[cfg_attr(feature = "schema", schemars(title = "Answers", length(min = 2, max = 11)))]
    answers: Vec<AnswerEntry>,
    /// Which questions it is for; where this names nothing, for all that no other scale is for.
    #[cfg_attr(feature = "schema", schemars(title = "For", rename = "for", default))]
    used_for: UseEntry,
}

/// An answer.
#[derive(Debug)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Own answer", deny_unknown_fields))]
struct AnswerEntry {
    /// Its id, which records hold: lower-case ASCII words joined by hyphens.
    #[cfg_attr(
        feature = "schema",
        schemars(title = "Id", length(max = 40), regex(pattern = crate::vocabulary::ID_PATTERN))
    )]
    id: String,
    /// What people read.
    #[cfg_attr(feature = "schema", schemars(title = "Title", length(min = 1, max = 200)))]
    title: String,
    /// What it means.
    #[cfg_attr(feature = "schema", schemars(title = "Description", length(min = 1, max = 1000)))]
    description: String,
}

/// Which questions a scale is for: those that any of these lists names.
// Names are looked up only when it is known that they are not too many.
#[derive(Debug, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Used for", deny_unknown_fields))]
struct UseEntry {
    /// Questions about these indicators.
    #[cfg_attr(feature = "schema", schemars(title = "Indicators", default, with = "Vec<crate::Indicator>"))]
    indicators: Vec<String>,
    /// Questions about these outcomes.
    #[cfg_attr(feature = "schema", schemars(title = "Outcomes", default, with = "Vec<crate::Outcome>"))]
    outcomes: Vec<String>,
    /// Questions that these respondents are asked.
    #[cfg_attr(feature = "schema", schemars(title = "Respondents", default, with = "Vec<crate::form::Respondent>"))]
    respondents: Vec<String>,
    /// Questions at these levels.
    #[cfg_attr(feature = "schema", schemars(title = "Levels", default, with = "Vec<crate::Level>"))]
    levels: Vec<String>,
}

read_from_object!(ScalesFile { scales; });
read_from_object!(ScaleEntry { id, title, description, answers; used_for = "for" });
read_from_object!(AnswerEntry { id, title, description; });
read_from_object!(UseEntry { ; indicators, outcomes, respondents, levels });

/// More than this are no scales of one organisation.
const MOST_SCALES: usize = 100;
/// More names than this are no choice of questions.
const MOST_NAMES: usize = 2000;
const MOST_ANSWERS: usize = 11;
const LONGEST_ID: usize = 40;
const LONGEST_TITLE: usize = 200;
const LONGEST_TEXT: usize = 1000;

impl ScalesFile {
    /// Holds the file to its promises.
    pub(super) fn validate(self, json: &[u8]) -> Result<OwnScales, LoadError> {
        let named = self.scales.iter().map(|scale| scale.used_for.len()).sum::<usize>();
        if self.scales.len() > MOST_SCALES || named > MOST_NAMES {
            return Err(too_large(format!("more than {MOST_SCALES} scales or {MOST_NAMES} names"), "", 1));
        }
        let mut reader = Reader::default();
        for (at, entry) in self.scales.into_iter().enumerate() {
            reader.scale(at, entry);
        }
        match problems_at(json, reader.broken) {
            Some(error) => Err(error),
            None => Ok(OwnScales { scales: reader.scales, uses: reader.uses }),
        }
    }
}

impl UseEntry {
    fn len(&self) -> usize {
        self.indicators.len() + self.outcomes.len() + self.respondents.len() + self.levels.len()
    }
}

/// The place of a part of the file.
struct Place(Vec<Step>);

impl Place {
    fn of_scale(at: usize) -> Self {
        Self(vec![Step::key("scales"), Step::Index(at)])
    }

    fn of_answer(at: usize, nth: usize) -> Self {
        Self(vec![Step::key("scales"), Step::Index(at), Step::key("answers"), Step::Index(nth)])
    }

    fn of_name(at: usize, list: &'static str, nth: usize) -> Self {
        let list = [Step::key("for"), Step::key(list), Step::Index(nth)];
        Self([Step::key("scales"), Step::Index(at)].into_iter().chain(list).collect())
    }
}

/// What was read so far.
#[derive(Default)]
struct Reader {
    scales: Vec<OwnScale>,
    uses: BTreeMap<Use, usize>,
    /// The title of every answer, by its id.
    titles: BTreeMap<String, String>,
    /// Where each broken promise stands, and which it is.
    broken: Vec<(Vec<Step>, String)>,
}

impl Reader {
    fn scale(&mut self, at: usize, entry: ScaleEntry) {
        let place = || Place::of_scale(at);
        let ScaleEntry { id, title, description, answers, used_for } = entry;
        self.texts(place, [&id, &title, &description]);
        if Scale::from_id(&id).is_some() {
            self.tell(place(), "id", "the crate has a scale of this id");
        }
        if self.scales.iter().any(|other| other.id == id) {
            self.tell(place(), "id", "an earlier scale has this id");
        }
        let own = answers.iter().filter(|answer| !Answer::from_id(&answer.id).is_some_and(Answer::is_added));
        if answers.len() > MOST_ANSWERS || own.count() < 2 {
            self.tell(place(), "answers", format!("a scale has 2 to {MOST_ANSWERS} answers of its own"));
        }
        let answers = self.answers(at, answers);
        self.used_for(at, &used_for);
        self.scales.push(OwnScale { id, title, description, answers });
    }

    fn answers(&mut self, scale: usize, entries: Vec<AnswerEntry>) -> Vec<AnswerOption> {
        let mut earlier: Vec<AnswerEntry> = Vec::new();
        for (nth, entry) in entries.into_iter().take(MOST_ANSWERS).enumerate() {
            let place = || Place::of_answer(scale, nth);
            self.texts(place, [&entry.id, &entry.title, &entry.description]);
            if earlier.iter().any(|other| other.id == entry.id) {
                self.tell(place(), "id", "an earlier answer of this scale has this id");
            } else if self.titles.get(&entry.id).is_some_and(|title| *title != entry.title) {
                self.tell(place(), "title", "an earlier scale has an answer of this id under another title");
            } else {
                self.titles.insert(entry.id.clone(), entry.title.clone());
            }
            if earlier.iter().any(|other| same_words(&other.title, &entry.title)) {
                self.tell(place(), "title", "an earlier answer of this scale has this title");
            }
            let mut added = Answer::ALL.iter().filter(|answer| answer.is_added());
            if added.any(|answer| same_words(answer.title(), &entry.title)) {
                let message = "questions add an answer of this title: leave it out, or give it another title";
                self.tell(place(), "title", message);
            }
            if is_titled_as_another(&entry) {
                let message = "this is the title of another answer of the crate: use its id, or an id of your own";
                self.tell(place(), "title", message);
            }
            earlier.push(entry);
        }
        earlier
            .into_iter()
            .map(|AnswerEntry { id, title, description }| AnswerOption::own(id, title, description))
            .collect()
    }

    /// Tells what no id, title or description can be.
    fn texts(&mut self, place: impl Fn() -> Place, [id, title, description]: [&str; 3]) {
        if !is_id(id) || id.len() > LONGEST_ID {
            let message = format!("an id is lower-case ASCII words joined by hyphens, at most {LONGEST_ID} characters");
            self.tell(place(), "id", message);
        }
        for (key, text, longest) in [("title", title, LONGEST_TITLE), ("description", description, LONGEST_TEXT)] {
            if is_blank(text) {
                self.tell(place(), key, "this text is empty");
            } else if text.chars().nth(longest).is_some() {
                self.tell(place(), key, format!("this text has more than {longest} characters"));
            }
        }
    }

    /// Remembers what the scale is for.
    fn used_for(&mut self, scale: usize, entry: &UseEntry) {
        if entry.len() == 0 {
            return self.use_for(scale, Use::All, Place::of_scale(scale));
        }
        self.names(scale, "indicators", &entry.indicators, Use::Indicator);
        self.names(scale, "outcomes", &entry.outcomes, Use::Outcome);
        self.names(scale, "respondents", &entry.respondents, Use::Respondent);
        self.names(scale, "levels", &entry.levels, Use::Level);
    }

    fn names<V: Vocabulary>(&mut self, scale: usize, list: &'static str, names: &[String], of: fn(V) -> Use) {
        for (nth, name) in names.iter().enumerate() {
            // A file with so many problems is something else, and to look for the nearest is work.
            if self.broken.len() >= MOST_PROBLEMS {
                return;
            }
            let place = Place::of_name(scale, list, nth);
            match parse::<V>(name) {
                Ok(entry) => self.use_for(scale, of(entry), place),
                Err(unknown) => self.broken.push((place.0, unknown.to_string())),
            }
        }
    }

    fn use_for(&mut self, scale: usize, kind: Use, Place(place): Place) {
        let message = match self.uses.entry(kind) {
            Entry::Vacant(free) => {
                free.insert(scale);
                return;
            }
            Entry::Occupied(_) if kind == Use::All => {
                "an earlier scale is for all questions: say under `for` which ones this is for"
            }
            Entry::Occupied(_) => "an earlier list names this too, and only one scale can be for it",
        };
        self.broken.push((place, message.to_owned()));
    }

    fn tell(&mut self, Place(mut place): Place, key: &'static str, message: impl Into<String>) {
        place.push(Step::key(key));
        self.broken.push((place, message.into()));
    }
}

/// Whether an answer has the id of one of the crate's, and the title of another on the same scale: who counts records by
/// their ids would take it for its contrary.
fn is_titled_as_another(entry: &AnswerEntry) -> bool {
    let Some(known) = Answer::from_id(&entry.id) else { return false };
    let scales = Scale::ALL.iter().filter(|scale| known.is_added() || scale.answers().contains(&known));
    let mut others = scales.flat_map(|scale| scale.answers()).filter(|other| **other != known);
    others.any(|other| same_words(other.title(), &entry.title))
}

#[cfg(test)]
mod tests {
    use crate::form::OwnScales;
    use crate::plan::LoadErrorKind;

    const FILE: &str = r#"{ "scales": [
        { "id": "ours", "title": "Ours", "description": "Three steps.", "answers": [
            { "id": "no-way", "title": "No way", "description": "Not at all." },
            { "id": "halfway", "title": "Halfway", "description": "In part." },
            { "id": "all-the-way", "title": "All the way", "description": "Wholly." } ] },
        { "id": "theirs", "title": "Theirs", "description": "Two steps.", "answers": [
            { "id": "down", "title": "Down", "description": "It goes down." },
            { "id": "up", "title": "Up", "description": "It goes up." } ],
          "for": { "outcomes": ["life-skills"], "levels": ["societal"] } } ] }"#;

    fn changed(from: &str, to: &str) -> String {
        let changed = FILE.replacen(from, to, 1);
        assert_ne!(changed, FILE);
        changed
    }

    /// Where and why the file is refused in which this is changed.
    fn refused(from: &str, to: &str) -> Vec<(String, String)> {
        let error = OwnScales::from_json(changed(from, to)).unwrap_err();
        error.problems().iter().map(|p| (p.pointer().to_owned(), p.message().to_owned())).collect()
    }

    #[track_caller]
    fn assert_refused(from: &str, to: &str, pointer: &str, message: &str) {
        let found = refused(from, to);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, pointer);
        assert!(found[0].1.contains(message), "{found:?}");
    }

    #[test]
    fn a_file_that_keeps_its_promises_is_read() {
        let own = OwnScales::from_json(FILE).unwrap();
        let read: Vec<_> = own.scales().iter().map(|scale| (scale.id(), scale.answers().len())).collect();
        assert_eq!(read, [("ours", 3), ("theirs", 2)]);
        assert!(OwnScales::from_json(format!("\u{feff}{FILE}")).is_ok());
        assert!(OwnScales::from_json(r#"{ "scales": [] }"#).unwrap().scales().is_empty());
        let again = r#""id": "halfway", "title": "Halfway""#;
        assert!(OwnScales::from_json(changed(r#""id": "up", "title": "Up""#, again)).is_ok());
    }

    #[test]
    fn an_id_is_new_and_looks_like_one() {
        let id = "/scales/1/id";
        assert_refused(r#""theirs""#, r#""ours""#, id, "an earlier scale has this id");
        assert_refused(r#""theirs""#, r#""how-often""#, id, "the crate has a scale of this id");
        for wrong in ["Theirs", "the irs", "", "-", "theirs-", "the_irs", "th\u{e9}irs", &"x".repeat(41)] {
            assert_refused(r#""theirs""#, &format!("\"{wrong}\""), id, "an id is lower-case ASCII words");
        }
        assert_refused(r#""up""#, r#""down""#, "/scales/1/answers/1/id", "an earlier answer of this scale has this id");
        assert_refused(r#""up""#, r#""U""#, "/scales/1/answers/1/id", "an id is lower-case ASCII words");
    }

    #[test]
    fn answers_can_be_told_apart() {
        let title = "/scales/1/answers/1/title";
        assert_refused(r#""Up""#, r#""DOWN!""#, title, "an earlier answer of this scale has this title");
        assert_refused(r#""Up""#, r#""Prefer not to say""#, title, "questions add an answer of this title");
        assert_refused(r#""up""#, r#""halfway""#, title, "an earlier scale has an answer of this id");
        let up = r#""id": "up", "title": "Up""#;
        let other = "the title of another answer of the crate";
        for wrong in [r#""id": "yes", "title": "No""#, r#""id": "not-known", "title": "yes""#] {
            assert!(refused(up, wrong).iter().any(|(at, why)| at == title && why.contains(other)), "{wrong}");
        }
        for fine in [r#""id": "yes", "title": "Yes, wholly""#, r#""id": "right", "title": "No""#] {
            assert!(OwnScales::from_json(changed(up, fine)).is_ok(), "{fine}");
        }
    }

    #[test]
    fn no_text_is_empty_or_without_end() {
        for (from, pointer) in [
            ("Theirs", "/scales/1/title"),
            ("Two steps.", "/scales/1/description"),
            ("Up", "/scales/1/answers/1/title"),
            ("It goes up.", "/scales/1/answers/1/description"),
        ] {
            assert_refused(&format!("\"{from}\""), "\" - \"", pointer, "this text is empty");
            assert_refused(&format!("\"{from}\""), &format!("\"{}\"", "x".repeat(1001)), pointer, "characters");
        }
        let longest = format!("\"{}\"", "\u{e9}".repeat(200));
        assert!(OwnScales::from_json(changed("\"Up\"", &longest)).is_ok(), "a character is no byte");
        assert_refused("\"Up\"", &longest.replacen('"', "\"x", 1), "/scales/1/answers/1/title", "200");
    }

    #[test]
    fn a_scale_has_two_to_eleven_answers_of_its_own() {
        let message = "2 to 11 answers of its own";
        assert_refused(
            r#""id": "up", "title": "Up""#,
            r#""id": "not-known", "title": "Eh""#,
            "/scales/1/answers",
            message,
        );
        let more = |count: usize| {
            let answer = |nth| format!(r#"{{ "id": "a{nth}", "title": "A{nth}", "description": "More." }},"#);
            let answers: String = (0..count).map(answer).collect();
            format!(r#""answers": [{answers}"#)
        };
        assert_refused(r#""answers": ["#, &more(9), "/scales/0/answers", message);
    }

    #[test]
    fn for_names_what_there_is() {
        let outcome = "/scales/1/for/outcomes/0";
        assert_refused("life-skills", "life-skils", outcome, "the nearest is `life-skills`");
        assert_refused("life-skills", "Ana's story", outcome, "no outcome has this id or title");
        assert_refused("societal", "society", "/scales/1/for/levels/0", "the nearest is `societal`");
        let indicators = r#""indicators": ["life-skills/x"]"#;
        let pointer = "/scales/1/for/indicators/0";
        assert_refused(r#""outcomes": ["life-skills"]"#, indicators, pointer, "no indicator has this id");
        let respondents = r#""respondents": ["practitoner"]"#;
        let pointer = "/scales/1/for/respondents/0";
        assert_refused(r#""outcomes": ["life-skills"]"#, respondents, pointer, "the nearest is `practitioner`");
    }

    #[test]
    fn no_two_scales_are_for_the_same() {
        let twice = r#"["life-skills", "Life skills"]"#;
        assert_refused(r#"["life-skills"]"#, twice, "/scales/1/for/outcomes/1", "an earlier list names this too");
        let nothing = r#""for": {}"#;
        let found = refused(r#""for": { "outcomes": ["life-skills"], "levels": ["societal"] }"#, nothing);
        assert_eq!(found[0].0, "/scales/1");
        assert!(found[0].1.contains("an earlier scale is for all questions"));
    }

    #[test]
    fn every_problem_is_told_at_once_with_its_line() {
        let error = OwnScales::from_json(
            "{ \"scales\": [ { \"id\": \"A b\", \"title\": \"\",\n\"description\": \"x\", \"answers\": [],\n\
             \"for\": { \"outcomes\": [\"joy\"] } } ] }",
        )
        .unwrap_err();
        let told: Vec<_> = error.problems().iter().map(|p| (p.pointer(), p.line())).collect();
        let expected =
            [("/scales/0/id", 1), ("/scales/0/title", 1), ("/scales/0/answers", 2), ("/scales/0/for/outcomes/0", 3)];
        assert_eq!(told, expected);
    }

    #[test]
    fn keys_are_told_by_their_names_in_the_file() {
        let found = refused(r#""for":"#, r#""four":"#);
        assert_eq!(found, [("/scales/1/four".to_owned(), "no such key is known here".to_owned())]);
        let error = OwnScales::from_json(r#"{ "scales": [ { "used_for": {} } ] }"#).unwrap_err();
        assert!(error.problems().iter().any(|p| p.pointer() == "/scales/0/used_for"), "{error}");
        let found = refused(r#""for": {"#, r#""for": {}, "for": {"#);
        assert_eq!(found, [("/scales/1/for".to_owned(), "the key `for` stands twice".to_owned())]);
    }

    #[test]
    fn what_is_too_much_is_refused() {
        let names = vec![r#""joy""#; 2001].join(",");
        let file = format!(
            r#"{{ "scales": [ {{ "id": "a", "title": "A", "description": "A", "answers": [],
                "for": {{ "outcomes": [{names}] }} }} ] }}"#
        );
        assert_eq!(OwnScales::from_json(file).unwrap_err().kind(), LoadErrorKind::TooLarge);
        let scale = r#"{ "id": "a", "title": "A", "description": "A", "answers": [] }"#;
        let file = format!(r#"{{ "scales": [{}] }}"#, vec![scale; 101].join(","));
        assert_eq!(OwnScales::from_json(file).unwrap_err().kind(), LoadErrorKind::TooLarge);
        assert_eq!(OwnScales::from_json(" ".repeat((1 << 20) + 1)).unwrap_err().kind(), LoadErrorKind::TooLarge);
    }

    #[test]
    fn nothing_of_the_file_is_repeated() {
        let secret = "Ana of Elm Street";
        for from in ["ours", "Theirs", "Two steps.", "up", "life-skills", "societal"] {
            let file = refused(&format!("\"{from}\""), &format!("\"{secret}\", \"{secret}\": \"\""));
            assert!(
                file.iter().all(|(pointer, message)| !pointer.contains("Ana") && !message.contains("Ana")),
                "{file:?}"
            );
        }
    }
}
