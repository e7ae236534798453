//! What is wrong with a document that cannot be read.

use std::error::Error;
use std::fmt;

/// Why a document could not be read as a plan: at least one [`Problem`], the first one first.
///
/// Printed, it has a line for each problem. It never repeats text of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    /// Never empty.
    problems: Vec<Problem>,
}

impl LoadError {
    pub(crate) fn one(problem: Problem) -> Self {
        Self { problems: vec![problem] }
    }

    /// The problems in the order of the document; `None` where there are none.
    pub(crate) fn all(mut problems: Vec<Problem>) -> Option<Self> {
        problems.sort_by_key(|problem| (problem.line, problem.column));
        (!problems.is_empty()).then_some(Self { problems })
    }

    /// The same, for a document that begins at this line.
    pub(crate) fn starting_at(mut self, number: usize) -> Self {
        for problem in &mut self.problems {
            problem.line += number - 1;
        }
        self
    }

    /// Every problem, in the order of the document; at least one.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    fn first(&self) -> Option<&Problem> {
        self.problems.first()
    }

    /// What kind of thing the first problem is.
    #[must_use]
    pub fn kind(&self) -> LoadErrorKind {
        self.first().map_or(LoadErrorKind::Syntax, Problem::kind)
    }

    /// Where the first problem stands, as a JSON Pointer; empty for the document as a whole.
    #[must_use]
    pub fn pointer(&self) -> &str {
        self.first().map_or("", Problem::pointer)
    }

    /// The line of the first problem, from one.
    #[must_use]
    pub fn line(&self) -> usize {
        self.first().map_or(1, Problem::line)
    }

    /// The column of the first problem in bytes, from one.
    #[must_use]
    pub fn column(&self) -> usize {
        self.first().map_or(1, Problem::column)
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, problem) in self.problems.iter().enumerate() {
            let end = if at == 0 { "" } else { "\n" };
            write!(f, "{end}{problem}")?;
        }
        Ok(())
    }
}

impl Error for LoadError {}

/// One thing that keeps a document from being read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}{} at {}line {line}, column {column}", Help(help), At(pointer))]
pub struct Problem {
    pub(crate) kind: LoadErrorKind,
    pub(crate) message: String,
    pub(crate) help: String,
    pub(crate) pointer: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl Problem {
    /// What kind of thing it is.
    #[must_use]
    pub const fn kind(&self) -> LoadErrorKind {
        self.kind
    }

    /// What is the matter, in one sentence.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What would mend it; empty where there is nothing to add.
    #[must_use]
    pub fn help(&self) -> &str {
        &self.help
    }

    /// Where it stands, as a JSON Pointer; empty for the document as a whole.
    ///
    /// A key that does not look like one may be anything, so the pointer then ends before it.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The line, from one.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// The column in bytes, from one.
    #[must_use]
    pub const fn column(&self) -> usize {
        self.column
    }
}

/// What kind of thing is wrong with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LoadErrorKind {
    /// The text is not JSON, or not UTF-8.
    Syntax,
    /// The text ends too early.
    UnexpectedEnd,
    /// A key that the plan does not have.
    UnknownKey,
    /// A required key is missing.
    MissingKey,
    /// A key stands twice in one object.
    RepeatedKey,
    /// A value is of the wrong type, out of range, or not in its vocabulary.
    WrongValue,
    /// The document is larger, deeper or longer than the limits allow.
    TooLarge,
    /// The document could not be got at.
    Unreadable,
}

struct Help<'a>(&'a str);

impl fmt::Display for Help<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { Ok(()) } else { write!(f, " ({})", self.0) }
    }
}

struct At<'a>(&'a str);

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { Ok(()) } else { write!(f, "{}, ", self.0) }
    }
}
