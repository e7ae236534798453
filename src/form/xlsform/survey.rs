//! The sheet of questions.

use super::condition;
use super::lists::Lists;
use super::{Columns, Languages};
use crate::form::condition::Head;
use crate::form::name;
use crate::form::{Form, Phrase, Question, Respondent, Section, Timepoint};
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
    let mut survey = Survey { languages, head: Head::of(form), lists: Lists::default(), rows: Vec::new() };
    survey.head(form);
    form.sections().iter().for_each(|section| survey.section(section));
    survey.closing();
    (survey.rows.into_iter().map(|row| row.cells(columns)).collect(), survey.lists)
}

/// A list of so many timepoints is shown whole; a longer one is folded up.
const SHOWN_WHOLE: usize = 7;

struct Survey<'a> {
    languages: &'a Languages<'a>,
    head: Head,
    lists: Lists,
    rows: Vec<Row>,
}

impl Survey<'_> {
    /// What is asked once, before the sections.
    fn head(&mut self, form: &Form) {
        let edition = format!("\"{}\"", form.edition().id());
        self.rows.push(Row { calculation: edition, ..Row::new("calculate", "edition") });
        if let [only] = self.head.respondents() {
            let respondent = format!("\"{}\"", name::underscored(only.id()));
            self.rows.push(Row { calculation: respondent, ..Row::new("calculate", "respondent") });
        }
        if let Some(only) = &form.timepoint {
            let timepoint = format!("\"{}\"", name::underscored(&only.to_string()));
            self.rows.push(Row { calculation: timepoint, ..Row::new("calculate", "timepoint") });
        }
        self.begin(Row { label: self.title(Phrase::Assessment), ..Row::page("assessment".to_owned()) });
        self.notice();
        self.ask(Row::new("note", "welcome"), Phrase::Welcome);
        if form.is_about_survivor() {
            self.case_reference();
        }
        self.ask(Row { required: true, ..Row::new("date", "assessment_date") }, Phrase::AssessmentDate);
        self.timepoint(form);
        if let several @ [_, _, ..] = self.head.respondents() {
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
        if form.timepoint.is_some() {
            return;
        }
        if let Some((pattern, refused)) = form.typed_timepoint() {
            let mut row = self.matching(Row::new("text", "timepoint"), pattern, Timepoint::LONGEST, refused);
            if !form.timepoints.is_empty() {
                row.constraint = format!("{} and ({})", row.constraint, condition::typed(".", &form.timepoints));
            }
            let hint = self.languages.each(|w| [Phrase::Timepoint, refused].map(|phrase| w.text(phrase)).join(" "));
            self.rows.push(Row { required: true, label: self.title(Phrase::Timepoint), hint, ..row });
        } else if let Some(timepoints) = self.head.timepoints() {
            let appearance = if timepoints.len() > SHOWN_WHOLE { "minimal" } else { "" };
            let row = Row::choice(&self.lists.timepoints(timepoints, self.languages), "timepoint");
            self.ask(Row { required: true, appearance, ..row }, Phrase::Timepoint);
        }
    }

    fn section(&mut self, section: &Section) {
        let outcome = section.outcome();
        let conditions: Vec<_> = section.questions().iter().map(|question| self.head.asked(question)).collect();
        let (shown, left) = condition::shared(&self.head, &conditions);
        let label = self.languages.each(|w| w.title(outcome).to_owned());
        self.begin(Row { label, relevant: shown, ..Row::page(name::of_outcome(outcome)) });

        let descriptor = self.languages.each(|w| w.text(outcome).to_owned());
        self.rows.push(Row { label: descriptor, ..Row::new("note", name::of_about(outcome)) });
        let skip = self.lists.skip(self.languages);
        self.ask(Row::choice(&skip, name::of_skip(outcome)), Phrase::Skip);

        self.begin(Row { relevant: condition::not_skipped(outcome), ..Row::group(name::of_asked(outcome)) });
        let put = self.asking(section);
        for (question, relevant) in section.questions().iter().zip(left) {
            self.question(question, relevant, put);
        }
        let notes = self.words(Row::new("text", name::of_notes(outcome)));
        self.ask(notes, Phrase::Notes);
        self.end();
        self.end();
    }

    /// How the questions of a section are put to whoever answers, and to whom where that can be several; and what is asked
    /// of those statements that do not say it themselves.
    fn asking(&mut self, section: &Section) -> Option<Phrase> {
        let respondents = section.respondents();
        let several = self.head.respondents().len() > 1;
        let put = section.questions().iter().map(Phrase::putting).find(|put| *put != Phrase::AskInWords);
        for respondent in &respondents {
            let phrase = Phrase::asking(*respondent);
            let relevant = if respondents.len() > 1 { condition::answers(*respondent) } else { String::new() };
            let row = Row { relevant, ..Row::new("note", name::of_asking(*respondent, section.outcome())) };
            let said = |w: &Wording| {
                let all = [Some(phrase), put.or(Some(Phrase::AskInWords))];
                all.into_iter().flatten().map(|phrase| w.title(phrase)).collect::<Vec<_>>().join(" ")
            };
            let label = self.languages.each(said);
            let hint = if several { self.languages.each(|w| w.text(phrase).to_owned()) } else { Vec::new() };
            self.rows.push(Row { label, hint, ..row });
        }
        put
    }

    /// A question: what to choose from, and room for words where they are asked for. Where there are words alone, they
    /// come first, and there is something to choose while there are none.
    fn question(&mut self, question: &Question, relevant: String, put: Option<Phrase>) {
        let (indicator, list) = (question.indicator(), self.lists.scale(question.scale(), self.languages));
        let choice = Row::choice(&list, name::of_indicator(indicator));
        let words = || Row::new("text", name::of_words(indicator));
        let label = self.languages.each(|w| question.title(w).to_owned());
        if !question.has_choices() {
            let hint = self.hint(question, Some(Phrase::OwnWords));
            let instead = condition::without_words(&name::of_words(indicator), &relevant);
            self.rows.push(Row { label, hint, relevant, ..self.words(words()) });
            self.ask(Row { relevant: instead, ..choice }, Phrase::WithoutWords);
            return;
        }
        let own = Some(Phrase::putting(question)).filter(|own| Some(*own) != put);
        let hint = self.hint(question, own);
        self.rows.push(Row { label, hint, relevant, ..choice });
        if question.has_words() {
            let relevant = condition::expression(&self.head.asked_for_words(question));
            self.ask(Row { relevant, ..self.words(words()) }, Phrase::OwnWords);
        }
    }

    /// What a survivor reads at the end.
    fn closing(&mut self) {
        let relevant = match self.head.respondents() {
            [Respondent::Survivor] => String::new(),
            several if several.contains(&Respondent::Survivor) => condition::answers(Respondent::Survivor),
            _ => return,
        };
        self.ask(Row { relevant, ..Row::new("note", "closing") }, Phrase::Closing);
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

    /// What stands below a question: a phrase, with its own hint where it has one, and that it needs care.
    fn hint(&self, question: &Question, phrase: Option<Phrase>) -> Vec<String> {
        self.languages.each(|w| {
            let said = phrase.into_iter().flat_map(|phrase| {
                let text = phrase.has_hint().then(|| w.text(phrase));
                [w.title(phrase)].into_iter().chain(text).map(str::to_owned)
            });
            let care = question.shows_care().then(|| Phrase::Care.told(w));
            said.chain(care).collect::<Vec<_>>().join("\n")
        })
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
