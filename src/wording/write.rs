//! Writing overlays: as they are, or with the English beside every text that could be written.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::kinds::{ENGLISH, English, KINDS, Kind};
use super::{Entry, InvalidLanguage, Wording, language};
use crate::form::{Form, Shown};

impl Wording {
    /// A file for a translator to fill in: every text as `null`, and the English beside it.
    ///
    /// It can be read as soon as it says where its words come from, under `provenance`. What is left `null` is not there
    /// yet.
    ///
    /// # Errors
    ///
    /// If the text is no BCP 47 tag of a language.
    ///
    /// ```
    /// use mscos::wording::Wording;
    ///
    /// let template = Wording::template("cy")?;
    /// assert!(template.contains(r#""english": {"#));
    /// assert_eq!(Wording::from_json(&template).unwrap_err().pointer(), "/provenance");
    ///
    /// let begun = template.replacen(r#""provenance": null"#, r#""provenance": "translated""#, 1);
    /// let begun = Wording::from_json(begun).unwrap();
    /// assert_eq!(begun.completeness().there(), 0);
    /// # Ok::<(), mscos::wording::InvalidLanguage>(())
    /// ```
    pub fn template(language: &str) -> Result<String, InvalidLanguage> {
        let language = language::normal(language)?;
        Ok(Self { language: language.into(), ..Self::english() }.worksheet())
    }

    /// A [template](Self::template) with what this form shows and nothing else, which is much less to translate.
    ///
    /// # Errors
    ///
    /// If the text is no BCP 47 tag of a language.
    ///
    /// ```
    /// use mscos::form::{Form, Respondent};
    /// use mscos::wording::Wording;
    /// use mscos::OutcomeSet;
    ///
    /// let form = Form::of_outcomes(OutcomeSet::CORE).asked_of(Respondent::Survivor);
    /// let template = Wording::template_for("cy", &form)?;
    /// assert!(template.len() < Wording::template("cy")?.len() / 4);
    /// # Ok::<(), mscos::wording::InvalidLanguage>(())
    /// ```
    pub fn template_for(language: &str, form: &Form) -> Result<String, InvalidLanguage> {
        let language = language::normal(language)?;
        let wording = Self { language: language.into(), ..Self::english() };
        Ok(written(&Written { wording: &wording, all: true, shown: Some(&Shown::by(form)) }))
    }

    /// The overlay as JSON with the English beside every text, and `null` where there is none yet: what a translator goes
    /// on with. What is read from it again is the same overlay.
    #[must_use]
    pub fn worksheet(&self) -> String {
        written(&Written { wording: self, all: true, shown: None })
    }

    /// The overlay as JSON: what it has, in the order of the crate.
    #[must_use]
    pub fn to_json(&self) -> String {
        written(&Written { wording: self, all: false, shown: None })
    }
}

/// As [`Wording::to_json`].
impl Serialize for Wording {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Written { wording: self, all: false, shown: None }.serialize(serializer)
    }
}

fn written(what: &impl Serialize) -> String {
    // Nothing in an overlay can fail to be written: it is texts alone.
    serde_json::to_string_pretty(what).unwrap_or_default()
}

#[derive(Clone, Copy)]
struct Written<'a> {
    wording: &'a Wording,
    /// Whether what is not there is written too, with the English beside everything.
    all: bool,
    /// What to write alone, where that is less than everything.
    shown: Option<&'a Shown<'a>>,
}

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { wording, all, shown } = *self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("language", wording.language())?;
        if all || wording.name.is_some() {
            map.serialize_entry("title", &wording.name)?;
        }
        map.serialize_entry("provenance", &wording.provenance)?;
        if all || wording.made_by.is_some() {
            map.serialize_entry("made_by", &wording.made_by)?;
        }
        if all || wording.reviewed_with_survivors {
            map.serialize_entry("reviewed_with_survivors", &wording.reviewed_with_survivors)?;
        }
        for kind in &KINDS {
            let is_shown = shown.is_none_or(|shown| !shown.of(kind.name).is_empty());
            if all && is_shown || wording.entries.get(kind.name).is_some_and(|entries| !entries.is_empty()) {
                map.serialize_entry(kind.key, &OfKind { kind, written: *self })?;
            }
        }
        map.end()
    }
}

/// The entries of a kind: those of the crate in its order, then an organisation's own.
struct OfKind<'a> {
    kind: &'static Kind,
    written: Written<'a>,
}

impl Serialize for OfKind<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { kind, written: Written { wording, all, shown } } = *self;
        let entries = wording.entries.get(kind.name);
        let mut map = serializer.serialize_map(None)?;
        for english in kind.entries().filter_map(|english| english.shown_in(kind, shown)) {
            let own = entries.and_then(|entries| entries.get(english.id));
            if all || own.is_some() {
                map.serialize_entry(english.id, &Words { kind, own, english: all.then_some(english) })?;
            }
        }
        let own = entries.into_iter().flatten().filter(|(id, _)| kind.find(id).is_none());
        for (id, own) in own {
            map.serialize_entry(id, &Words { kind, own: Some(own), english: None })?;
        }
        map.end()
    }
}

impl English {
    /// As much of it as is shown; `None` where none of it is.
    fn shown_in(self, kind: &Kind, shown: Option<&Shown<'_>>) -> Option<Self> {
        let Some(shown) = shown else { return Some(self) };
        let entry = shown.of(kind.name).iter().find(|entry| entry.id == self.id)?;
        Some(Self { text: self.text.filter(|_| entry.text), ..self })
    }
}

/// The words of one entry, with the English where it is asked for.
struct Words<'a> {
    kind: &'static Kind,
    own: Option<&'a Entry>,
    english: Option<English>,
}

impl Serialize for Words<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(english) = self.english {
            map.serialize_entry(ENGLISH, &Pair { kind: self.kind, title: english.title, text: english.text })?;
        }
        let all = self.english.is_some();
        let is_shown = self.english.is_some_and(|english| english.text.is_some());
        let title = self.own.and_then(|own| own.title.as_deref());
        if all || title.is_some() {
            map.serialize_entry("title", &title)?;
        }
        let text = self.own.and_then(|own| own.text.as_deref());
        if let Some(key) = self.kind.text_key().filter(|_| is_shown || text.is_some()) {
            map.serialize_entry(key, &text)?;
        }
        map.end()
    }
}

/// A title, and the text where there is one to replace.
struct Pair {
    kind: &'static Kind,
    title: &'static str,
    text: Option<&'static str>,
}

impl Serialize for Pair {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("title", self.title)?;
        if let (Some(key), Some(text)) = (self.kind.text_key(), self.text) {
            map.serialize_entry(key, text)?;
        }
        map.end()
    }
}
