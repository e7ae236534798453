//! On which lines of its document the parts of a plan stand.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::inspect::Object;
use super::without_mark;
use crate::plan::Pointer;

/// The lines of these parts, as far as the document has them.
pub(crate) fn lines_of(json: &[u8], wanted: impl Iterator<Item = Pointer>) -> BTreeMap<Pointer, usize> {
    let wanted = wanted.map(|pointer| (pointer.to_string(), pointer)).collect();
    let text = std::str::from_utf8(without_mark(json)).unwrap_or_default();
    let mut walk = Walk { text, passed: 0, line: 1, path: String::new(), wanted, found: BTreeMap::new() };
    if let Ok(document) = serde_json::from_str(text) {
        walk.visit(document, Pointer::DEEPEST);
    }
    walk.found
}

/// A walk through a document, in the order in which it is written.
struct Walk<'json> {
    text: &'json str,
    /// How many bytes lie behind, and on which line the walk has come.
    passed: usize,
    line: usize,
    path: String,
    wanted: BTreeMap<String, Pointer>,
    found: BTreeMap<Pointer, usize>,
}

impl Walk<'_> {
    fn visit(&mut self, value: &RawValue, deep: usize) {
        if let Some(pointer) = self.wanted.get(&self.path).copied() {
            let line = self.line_of(value.get());
            self.found.insert(pointer, line);
        }
        let Some(deeper) = deep.checked_sub(1) else { return };
        if let Ok(Object(entries)) = serde_json::from_str::<Object<'_>>(value.get()) {
            for entry in &entries {
                self.step(&entry.key, entry.value, deeper);
            }
        } else if let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(value.get()) {
            for (at, item) in items.into_iter().enumerate() {
                self.step(&at.to_string(), item, deeper);
            }
        }
    }

    fn step(&mut self, step: &str, value: &RawValue, deep: usize) {
        let before = self.path.len();
        self.path.push('/');
        self.path.push_str(step);
        self.visit(value, deep);
        self.path.truncate(before);
    }

    /// The line of a part, which has to be a slice of the text and to stand behind those before.
    fn line_of(&mut self, part: &str) -> usize {
        let offset = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        self.line += self.text.get(self.passed..offset).unwrap_or_default().matches('\n').count();
        self.passed = offset;
        self.line
    }
}
