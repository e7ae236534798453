//! What identifies a form to the program that runs it.

use super::Sheet;
use crate::form::checksum::Fnv;
use crate::form::name::underscored;
use crate::form::{Form, cell};
use crate::wording::Wording;

/// The sheet of settings of a form with these other sheets.
pub(super) fn sheet(form: &Form, default: (&str, &Wording), others: &[&Sheet]) -> Sheet {
    let (language, wording) = default;
    let title = cell::line(form.title(wording));
    let settings = [
        ("form_title", title.clone()),
        ("form_id", id(form)),
        ("version", version(&title, language, others)),
        ("default_language", language.to_owned()),
        // A page a group, in a browser.
        ("style", "pages".to_owned()),
    ];
    let (header, row) = settings.into_iter().map(|(name, value)| (name.to_owned(), value)).unzip();
    Sheet { name: "settings", header, rows: vec![row] }
}

/// The id by which servers know the form in all its versions: the edition, whoever answers and the timepoint where that is one, and a hash
/// of the plan's title, the outcomes, and everybody who answers. What else there is may change from version to version.
fn id(form: &Form) -> String {
    let mut hash = Fnv::new();
    let respondents = form.respondents();
    hash.write(form.title.as_deref().unwrap_or_default());
    let outcomes = form.sections().iter().map(|section| section.outcome().id());
    for id in outcomes.chain(respondents.iter().map(|respondent| respondent.id())) {
        hash.write(id);
    }
    let edition = underscored(form.edition().id());
    let whose = match respondents.as_slice() {
        [one] => format!("_{}", underscored(one.id())),
        _ => String::new(),
    };
    let when = form.timepoint.as_ref().map(|only| format!("_{}", underscored(&only.to_string()))).unwrap_or_default();
    format!("{edition}{whose}{when}_{:08x}", hash.folded())
}

/// A hash of all that the form holds: servers take a form of the same id for a new one only if its version is another.
///
/// A letter stands before it, since spreadsheets would take some hashes for numbers.
fn version(title: &str, language: &str, sheets: &[&Sheet]) -> String {
    let mut hash = Fnv::new();
    hash.write(title);
    hash.write(language);
    for sheet in sheets {
        hash.write(sheet.name);
        for row in [sheet.header.as_slice()].into_iter().chain(sheet.rows.iter().map(Vec::as_slice)) {
            for cell in row {
                hash.write(cell);
            }
            hash.write("\n");
        }
    }
    format!("v{:016x}", hash.finish())
}
