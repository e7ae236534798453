//! XLSForm: the sheets that Kobo, ODK and Survey123 read a form from.

mod condition;
#[cfg(feature = "csv")]
mod csv;
#[cfg(any(feature = "csv", feature = "xlsx"))]
mod error;
mod language;
mod lists;
mod settings;
mod survey;
#[cfg(feature = "xlsx")]
mod xlsx;

#[cfg(any(feature = "csv", feature = "xlsx"))]
pub use error::XlsFormError;

use std::fmt;

use super::{Form, cell, name};
use crate::Indicator;
use crate::wording::{ENGLISH, Wording};

/// A form as the sheets of an XLSForm: `survey`, `choices` and `settings`.
///
/// Write it as a workbook (`xlsx`, feature `xlsx`), which Kobo, ODK and Survey123 take as it is, or as a text of CSV a
/// sheet (`csv`, feature `csv`), for those who go on working on it.
///
/// # What is in it
///
/// A page at the head asks for the case reference (only where the form is about a survivor), the date, the timepoint and,
/// where several may answer, who does. Then there is a page for each outcome, with its descriptor, the question whether
/// to skip it, its questions, and notes. A question shows only to whom it is for, at the timepoints that the plan has it
/// asked at. Nothing is required beside date, timepoint and respondent.
///
/// # Names
///
/// Names are ASCII letters, digits and underscores, the same in every form. A section is a group that has the id of its
/// outcome, with underscores for hyphens, as has every answer; within it stand `skip__…`, `notes__…` and the questions.
/// [`indicator`](Self::indicator) leads from the name of a question to its indicator.
///
/// # Languages
///
/// Each wording has its columns: `label::English (en)`. The first is the default. pyxform, which converts forms for Kobo
/// and ODK, wants the primary language alone in the parentheses; a second wording of the same language has its whole tag,
/// since Enketo would show both at once otherwise, and pyxform warns of that.
///
/// # What the programs need
///
/// - **ODK, Kobo**: nothing else. `form_id` says which form it is, `version` which version of it: a hash of all that the
///   form holds, so that it changes exactly when the form does. Another title of the plan, other outcomes or other
///   respondents make another form, whose answers a server keeps apart; other indicators, timepoints, scales or words make
///   another version of the same.
/// - **Survey123**: makes a field of a table from each name. The longest has 61 characters: file geodatabases take 64, but
///   Esri names 31 for SQL Server and 30 for Oracle. Texts have room for about 250 characters, unless a column
///   `bind::esri:fieldLength` says more: add it to the rows of the type `text`.
///
/// # Safety
///
/// Titles of plans and wordings can hold anything. No cell begins like a formula and none refers to another question:
/// an invisible space (U+200B) parts what would be read so. Control characters are left out, and a text that is longer
/// than a cell of Excel (32,767 characters) ends with an ellipsis where it was cut. This is the same in every format.
///
/// ```
/// use mscos::OutcomeSet;
/// use mscos::form::{Form, XlsForm};
/// use mscos::wording::Wording;
///
/// let sheets = Form::of_outcomes(OutcomeSet::CORE).xlsform(&[&Wording::english()]);
/// let survey = sheets.survey();
/// assert_eq!(survey.header()[..3], ["type", "name", "label::English (en)"]);
///
/// let question = survey.rows().iter().find(|row| row[1] == "private_personal_space").unwrap();
/// assert_eq!(question[0], "select_one yes_partly_no__about_survivor");
/// let indicator = XlsForm::indicator("private_personal_space").unwrap();
/// assert_eq!(indicator.id(), "secure-and-suitable-housing/private-personal-space");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct XlsForm {
    survey: Sheet,
    choices: Sheet,
    settings: Sheet,
}

/// One sheet of an [`XlsForm`]: a header, and rows with as many cells.
#[derive(Clone, PartialEq, Eq)]
pub struct Sheet {
    name: &'static str,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Form {
    /// The form as the sheets of an XLSForm, with columns for each of these wordings; the first is the default. Without
    /// any it is in English.
    #[must_use]
    pub fn xlsform(&self, wordings: &[&Wording]) -> XlsForm {
        let english = [&ENGLISH];
        let wordings = if wordings.is_empty() { &english } else { wordings };
        let languages = Languages::of(wordings);

        let columns = Columns::new(&SURVEY, &languages);
        let (rows, lists) = survey::rows(self, &languages, &columns);
        let survey = Sheet { name: "survey", header: columns.header(), rows };
        let columns = Columns::new(&CHOICES, &languages);
        let choices = Sheet { name: "choices", header: columns.header(), rows: lists.rows(&columns) };
        let settings = settings::sheet(self, languages.default(), &[&survey, &choices]);
        XlsForm { survey, choices, settings }
    }
}

impl XlsForm {
    /// The indicator that the question of this name asks about, whatever the form.
    #[must_use]
    pub fn indicator(name: &str) -> Option<Indicator> {
        name::indicator(name)
    }

    /// The name of the question that asks about this indicator, whatever the form.
    #[must_use]
    pub fn name(indicator: Indicator) -> String {
        name::of_indicator(indicator)
    }

    /// The sheet of questions.
    #[must_use]
    pub const fn survey(&self) -> &Sheet {
        &self.survey
    }

    /// The sheet of the lists to choose from.
    #[must_use]
    pub const fn choices(&self) -> &Sheet {
        &self.choices
    }

    /// The sheet of settings: one row.
    #[must_use]
    pub const fn settings(&self) -> &Sheet {
        &self.settings
    }

    /// All sheets, in the order of a workbook.
    #[must_use]
    pub const fn sheets(&self) -> [&Sheet; 3] {
        [&self.survey, &self.choices, &self.settings]
    }
}

impl Sheet {
    /// The name of the sheet.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The names of the columns.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The rows, each with a cell a column; a cell may be empty.
    #[must_use]
    pub fn rows(&self) -> &[Vec<String>] {
        &self.rows
    }
}

/// How much it holds, and nothing of the plan's title or of a wording.
impl fmt::Debug for XlsForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.sheets()).finish()
    }
}

impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sheet({}, {} columns, {} rows)", self.name, self.header.len(), self.rows.len())
    }
}

/// The columns of a sheet, and whether there is one a language.
const SURVEY: [(&str, bool); 10] = [
    ("type", false),
    ("name", false),
    ("label", true),
    ("hint", true),
    ("required", false),
    ("relevant", false),
    ("appearance", false),
    ("constraint", false),
    ("constraint_message", true),
    ("calculation", false),
];
const CHOICES: [(&str, bool); 3] = [("list_name", false), ("name", false), ("label", true)];

/// The wordings of a form, each with the name of its language.
struct Languages<'a> {
    names: Vec<String>,
    wordings: &'a [&'a Wording],
}

impl<'a> Languages<'a> {
    fn of(wordings: &'a [&'a Wording]) -> Self {
        let tags: Vec<_> = wordings.iter().map(|wording| wording.language()).collect();
        Self { names: language::names(&tags), wordings }
    }

    /// The first of them.
    fn default(&self) -> (&str, &Wording) {
        (self.names.first().map_or("", String::as_str), self.wordings.first().copied().unwrap_or(&ENGLISH))
    }

    /// What has to be said of the words, in each language. Where there is nothing to say of its own words, those of the
    /// others are told of: a form says this whichever language it is read in, and no cell of a note may be empty.
    fn notices(&self) -> Vec<String> {
        let named = |(name, wording): (&String, &&Wording)| Some(format!("{name}: {}", wording.notice()?));
        let all: Vec<_> = self.names.iter().zip(self.wordings).filter_map(named).collect();
        self.each(|wording| wording.notice().map_or_else(|| all.join("\n"), str::to_owned))
    }

    /// A text in each language, fit for a cell.
    fn each(&self, text: impl Fn(&Wording) -> String) -> Vec<String> {
        self.wordings.iter().map(|wording| cell::text(&text(wording))).collect()
    }
}

/// The columns of a sheet in these languages.
struct Columns {
    /// The column, the index of its language, and its header.
    columns: Vec<(&'static str, usize, String)>,
}

impl Columns {
    fn new(columns: &[(&'static str, bool)], languages: &Languages<'_>) -> Self {
        let column = |(name, translated): &(&'static str, bool)| {
            let name = *name;
            let each = languages.names.iter().enumerate();
            if *translated {
                each.map(|(nth, language)| (name, nth, format!("{name}::{language}"))).collect()
            } else {
                vec![(name, 0, name.to_owned())]
            }
        };
        Self { columns: columns.iter().flat_map(column).collect() }
    }

    fn header(&self) -> Vec<String> {
        self.columns.iter().map(|(_, _, header)| header.clone()).collect()
    }

    /// A row of what the columns hold in their languages.
    fn row(&self, cell: impl Fn(&str, usize) -> String) -> Vec<String> {
        self.columns.iter().map(|(column, language, _)| cell(column, *language)).collect()
    }
}
