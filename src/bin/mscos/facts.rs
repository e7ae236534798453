//! What there is to say of an entry, for people and for spreadsheets.

use std::fmt::Display;

use mscos::Source;

use crate::text::{heading, paragraph, strong};

/// The columns of facts as CSV.
pub(crate) const HEADS: [&str; 3] = ["field", "id", "text"];

/// An entry by its title, kind and id, and what there is to say of it.
pub(crate) struct Facts {
    title: String,
    kind: &'static str,
    id: &'static str,
    said: Vec<Fact>,
}

struct Fact {
    label: &'static str,
    values: Vec<(String, String)>,
    listed: bool,
}

impl Facts {
    pub(crate) fn of(kind: &'static str, id: &'static str, title: impl Into<String>) -> Self {
        Self { title: title.into(), kind, id, said: Vec::new() }
    }

    /// One thing.
    pub(crate) fn fact(mut self, label: &'static str, text: impl Display) -> Self {
        self.said.push(Fact { label, values: vec![(String::new(), text.to_string())], listed: false });
        self
    }

    /// One thing, where there is anything to say.
    pub(crate) fn maybe(self, label: &'static str, text: Option<impl Display>) -> Self {
        match text {
            Some(text) => self.fact(label, text),
            None => self,
        }
    }

    /// Several things, each with its id.
    pub(crate) fn list<A: Display, B: Display>(
        mut self,
        label: &'static str,
        values: impl IntoIterator<Item = (A, B)>,
    ) -> Self {
        let values: Vec<_> = values.into_iter().map(|(id, text)| (id.to_string(), text.to_string())).collect();
        if !values.is_empty() {
            self.said.push(Fact { label, values, listed: true });
        }
        self
    }

    pub(crate) fn source(self, source: Source) -> Self {
        self.fact("Source", source)
    }

    /// For people, with the codes of colours.
    pub(crate) fn text(&self, width: usize) -> String {
        let mut out = String::new();
        paragraph(&mut out, "", "", &self.title, width);
        out = format!("{}\n", strong(out.trim_end()));
        paragraph(&mut out, "", "", &format!("{} {}", self.kind, self.id), width);
        let mut listed = true;
        for fact in &self.said {
            if listed || fact.listed {
                out.push('\n');
            }
            listed = fact.listed;
            if !listed {
                let text = fact.values.first().map_or("", |(_, text)| text);
                paragraph(&mut out, &format!("{}: ", fact.label), "  ", text, width);
                continue;
            }
            heading(&mut out, fact.label);
            for (id, text) in &fact.values {
                let text = [id.as_str(), text.as_str()].into_iter().filter(|part| !part.is_empty());
                paragraph(&mut out, "  - ", "    ", &text.collect::<Vec<_>>().join(": "), width);
            }
        }
        out
    }

    /// For spreadsheets: a row for everything that is said.
    pub(crate) fn rows(&self) -> Vec<Vec<String>> {
        let row = |field: &str, id: &str, text: &str| vec![field.to_lowercase(), id.to_owned(), text.to_owned()];
        let mut rows = vec![row(self.kind, self.id, &self.title)];
        for fact in &self.said {
            rows.extend(fact.values.iter().map(|(id, text)| row(fact.label, id, text)));
        }
        rows
    }
}
