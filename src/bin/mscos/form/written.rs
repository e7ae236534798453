//! A form in its formats.

use mscos::form::{Form, XlsForm, XlsFormError};
use mscos::schema::{Draft, Flavour};
use mscos::wording::Wording;

use super::{STEM, Target};
use crate::errors::Failure;

/// The files of a web form, with the ends of their names.
const WEB: [(&str, Target); 5] = [
    ("schema", Target::JsonSchema),
    ("ui-schema", Target::UiSchema),
    ("json-forms", Target::JsonForms),
    ("messages", Target::Messages),
    ("record", Target::Record),
];

/// A form with all that its formats need to know.
pub(super) struct Written<'a> {
    pub(super) form: &'a Form,
    /// At least one.
    pub(super) words: &'a [Wording],
    pub(super) draft: Option<Draft>,
    pub(super) flavour: Option<Flavour>,
}

impl Written<'_> {
    fn xlsform(&self) -> XlsForm {
        self.form.xlsform(&self.words.iter().collect::<Vec<_>>())
    }

    /// The sheets as CSV, by their names.
    pub(super) fn sheets(&self) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        let sheets = self.xlsform().csv().map_err(|error| unwritten(&error))?;
        Ok(sheets.into_iter().map(|(name, text)| (name, text.into_bytes())).collect())
    }

    /// A format that is one file, in the first of the languages where it holds one alone.
    pub(super) fn file(&self, target: Target) -> Result<Vec<u8>, Failure> {
        let english = Wording::english();
        self.file_in(self.words.first().unwrap_or(&english), target)
    }

    fn file_in(&self, words: &Wording, target: Target) -> Result<Vec<u8>, Failure> {
        let form = self.form;
        let json = match target {
            Target::JsonSchema => {
                let draft = self.draft.unwrap_or(Draft::Draft7);
                form.json_schema_as(words, draft, self.flavour.unwrap_or(Flavour::OneOf))
            }
            Target::UiSchema => form.ui_schema(words),
            Target::JsonForms => form.json_forms(words),
            Target::Messages => form.messages(words),
            Target::Record => form.empty_record(),
            Target::Xlsx | Target::Csv | Target::All => {
                return self.xlsform().xlsx().map_err(|error| unwritten(&error));
            }
        };
        Ok(format!("{json}\n").into_bytes())
    }

    /// Every file, by its name. Where there are several languages, a web form of each is in a folder of its own.
    pub(super) fn all(&self) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        let mut files = Vec::new();
        for (nth, words) in self.words.iter().enumerate() {
            let language = words.language();
            if self.words.iter().take(nth).any(|other| other.language() == language) {
                let help = "give one --wording a language, or write --to xlsx or --to csv";
                return Err(Failure::refused(format!("two wordings are of the same language, {language}"), help));
            }
            let folder = if self.words.len() > 1 { format!("{language}/") } else { String::new() };
            for (end, target) in WEB {
                files.push((format!("{folder}{STEM}.{end}.json"), self.file_in(words, target)?));
            }
        }
        files.push((format!("{STEM}.xlsx"), self.file(Target::Xlsx)?));
        files.extend(self.sheets()?.into_iter().map(|(sheet, bytes)| (format!("{STEM}-{sheet}"), bytes)));
        Ok(files)
    }
}

fn unwritten(error: &XlsFormError) -> Failure {
    Failure::refused(error.to_string(), "")
}
