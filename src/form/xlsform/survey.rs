//! The sheet of questions.

use super::condition::{self, Asked};
use super::lists::Lists;
use super::{Columns, Languages};
use crate::form::name;
use crate::form::{Form, Phrase, Question, Section, Timepoint};
use crate::wording::Wording;

/// One row; texts are in the order of the languages.
#[derive(Debug, Default)]
struct Row {
    kind: String,
    name: String,
    label: Vec<String>,
    hint: Vec<String>,
    required: bool,
    relevant: String,
    appearance: &'static str,
    constraint: String,
    constraint_message: Vec<String>,
    calculation: String,
}

/// The rows of the sheet, and the lists that they choose from.
pub(super) fn rows(form: &Form, languages: &Languages<'_>, columns: &Columns) -> (Vec<Vec<String>>, Lists) {
    let mut survey = Survey { languages, asked: Asked::of(form), lists: Lists::default(), rows: Vec::new() };
    survey.head(form);
    form.sections().iter().for_each(|section| survey.section(section));
    (survey.rows.into_iter().map(|row| row.cells(columns)).collect(), survey.lists)
}

struct Survey<'a> {
    languages: &'a Languages<'a>,
    asked: Asked,
    lists: Lists,
    rows: Vec<Row>,
}

impl Survey<'_> {
    /// What is asked once, before the sections.
    fn head(&mut self, form: &Form) {
        let edition = format!("\"{}\"", form.edition().id());
        self.rows.push(Row { calculation: edition, ..Row::new("calculate", "edition") });
        if let [only] = self.asked.respondents() {
            let respondent = format!("\"{}\"", name::underscored(only.id()));
            self.rows.push(Row { calculation: respondent, ..Row::new("calculate", "respondent") });
        }
        self.begin(Row { label: self.title(Phrase::Assessment), ..Row::page("assessment".to_owned()) });
        self.notice();
        self.ask(Row::new("note", "welcome"), Phrase::Welcome);
        if form.is_about_survivor() {
            self.case_reference();
        }
        self.ask(Row { required: true, ..Row::new("date", "assessment_date") }, Phrase::AssessmentDate);
        self.timepoint(form);
        if let several @ [_, _, ..] = self.asked.respondents() {
            let list = self.lists.respondents(several, self.languages);
            self.ask(Row { required: true, ..Row::choice(&list, "respondent") }, Phrase::Respondent);
        }
        self.end();
    }

    /// What has to be known of the words before they are read.
    fn notice(&mut self) {
        let label = self.languages.notices();
        if label.iter().any(|notice| !notice.is_empty()) {
            self.rows.push(Row { label, ..Row::new("note", "notice") });
        }
    }

    fn case_reference(&mut self) {
        let row = Row::new("text", "case_reference");
        let row = self.matching(row, Form::CASE_REFERENCE, Form::LONGEST_CASE_REFERENCE, Phrase::CaseReferenceRefused);
        self.ask(row, Phrase::CaseReference);
    }

    fn timepoint(&mut self, form: &Form) {
        if let Some((pattern, refused)) = form.typed_timepoint() {
            let row = self.matching(Row::new("text", "timepoint"), pattern, Timepoint::LONGEST, refused);
            let hint = self.languages.each(|w| [Phrase::Timepoint, refused].map(|phrase| w.text(phrase)).join(" "));
            self.rows.push(Row { required: true, label: self.title(Phrase::Timepoint), hint, ..row });
        } else if let Some(timepoints) = self.asked.timepoints() {
            let row = Row::choice(&self.lists.timepoints(timepoints, self.languages), "timepoint");
            self.ask(Row { required: true, ..row }, Phrase::Timepoint);
        }
    }

    fn section(&mut self, section: &Section) {
        let outcome = section.outcome();
        let conditions: Vec<_> = section.questions().iter().map(|question| self.asked.condition(question)).collect();
        let (shown, left) = condition::shared(&conditions);
        let label = self.languages.each(|w| w.title(outcome).to_owned());
        self.begin(Row { label, relevant: shown, ..Row::page(name::of_outcome(outcome)) });

        let descriptor = self.languages.each(|w| w.text(outcome).to_owned());
        self.rows.push(Row { label: descriptor, ..Row::new("note", name::of_about(outcome)) });
        let skip = self.lists.skip(self.languages);
        self.ask(Row::choice(&skip, name::of_skip(outcome)), Phrase::Skip);

        self.begin(Row { relevant: condition::not_skipped(outcome), ..Row::group(name::of_asked(outcome)) });
        self.asking(section);
        for (question, relevant) in section.questions().iter().zip(left) {
            self.question(question, relevant);
        }
        let notes = self.words(Row::new("text", name::of_notes(outcome)));
        self.ask(notes, Phrase::Notes);
        self.end();
        self.end();
    }

    /// How the questions of a section are put to whoever answers, and to whom where that can be several.
    fn asking(&mut self, section: &Section) {
        let respondents = section.respondents();
        for respondent in &respondents {
            let phrase = Phrase::asking(*respondent);
            let relevant = if respondents.len() > 1 { condition::answers(*respondent) } else { String::new() };
            let row = Row { relevant, ..Row::new("note", name::of_asking(*respondent, section.outcome())) };
            if self.asked.respondents().len() > 1 {
                self.ask(row, phrase);
            } else {
                self.rows.push(Row { label: self.title(phrase), ..row });
            }
        }
    }

    fn question(&mut self, question: &Question, relevant: String) {
        let name = name::of_indicator(question.indicator());
        let label = self.languages.each(|w| w.title(question.indicator()).to_owned());
        let list = self.lists.scale(question.response().scale(), self.languages);
        if question.response().is_in_words() {
            let both = |w: &Wording| format!("{}\n{}", w.title(Phrase::OwnWords), w.text(Phrase::OwnWords));
            let hint = self.languages.each(both);
            let instead = condition::without_words(question.indicator(), &relevant);
            self.rows.push(Row { label, hint, relevant, ..self.words(Row::new("text", name)) });
            let row = Row::choice(&list, name::of_else(question.indicator()));
            self.ask(Row { relevant: instead, ..row }, Phrase::Else);
        } else {
            self.rows.push(Row { label, relevant, ..Row::choice(&list, name) });
        }
    }

    /// A row that is answered in words, with as many as a record takes.
    fn words(&self, row: Row) -> Row {
        let constraint = format!("string-length(.) <= {}", Form::LONGEST_NOTE);
        Row { appearance: "multiline", constraint, constraint_message: self.told(Phrase::TooLong), ..row }
    }

    /// A row whose answer matches a pattern, which has no quotation mark.
    fn matching(&self, row: Row, pattern: &str, longest: usize, refused: Phrase) -> Row {
        let constraint = format!("regex(., '{pattern}') and string-length(.) <= {longest}");
        Row { constraint, constraint_message: self.told(refused), ..row }
    }

    /// A row with the label and hint of a phrase.
    fn ask(&mut self, row: Row, phrase: Phrase) {
        let hint = self.languages.each(|w| w.text(phrase).to_owned());
        self.rows.push(Row { label: self.title(phrase), hint, ..row });
    }

    fn title(&self, phrase: Phrase) -> Vec<String> {
        self.languages.each(|w| w.title(phrase).to_owned())
    }

    fn told(&self, phrase: Phrase) -> Vec<String> {
        self.languages.each(|w| phrase.told(w))
    }

    fn begin(&mut self, row: Row) {
        self.rows.push(row);
    }

    fn end(&mut self) {
        self.rows.push(Row::new("end_group", ""));
    }
}

impl Row {
    fn new(kind: &str, name: impl Into<String>) -> Self {
        Self { kind: kind.to_owned(), name: name.into(), ..Self::default() }
    }

    fn group(name: String) -> Self {
        Self::new("begin_group", name)
    }

    /// A group that is shown on one page.
    fn page(name: String) -> Self {
        Self { appearance: "field-list", ..Self::group(name) }
    }

    fn choice(list: &str, name: impl Into<String>) -> Self {
        Self::new(&format!("select_one {list}"), name)
    }

    fn cells(self, columns: &Columns) -> Vec<String> {
        let said = |texts: &[String], language: usize| texts.get(language).cloned().unwrap_or_default();
        columns.row(|column, language| match column {
            "type" => self.kind.clone(),
            "name" => self.name.clone(),
            "label" => said(&self.label, language),
            "hint" => said(&self.hint, language),
            "required" if self.required => "yes".to_owned(),
            "relevant" => self.relevant.clone(),
            "appearance" => self.appearance.to_owned(),
            "constraint" => self.constraint.clone(),
            "constraint_message" => said(&self.constraint_message, language),
            "calculation" => self.calculation.clone(),
            _ => String::new(),
        })
    }
}
