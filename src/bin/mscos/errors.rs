//! Why a thing could not be done, and how that is told: with the line of the document, its texts masked.

use std::io;
use std::process::ExitCode;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anstream::adapter::strip_str;
use mscos::plan::{Limits, LoadErrorKind, Plan, Problem};

use crate::mask::Masked;
use crate::text::{fold, printable};

/// What the exit status says, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// All is well.
    Well = 0,
    /// Something is left to do.
    Open = 1,
    /// Something cannot be read, or was asked wrongly.
    Failed = 2,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}

/// Why a thing was not done.
pub(crate) enum Failure {
    /// Whoever read the output has stopped.
    Closed,
    /// It was asked wrongly, or the place does not allow it.
    Refused { message: String, help: String },
    /// A document cannot be read.
    Unreadable(Unreadable),
}

/// A document that cannot be read.
pub(crate) struct Unreadable {
    /// The file, as it was named.
    name: String,
    slips: Vec<Slip>,
    /// The document, or the lines of it that the slips are about.
    text: Vec<u8>,
    /// The number of the first of these lines.
    first_line: usize,
}

/// One thing that keeps a document from being read.
pub(crate) struct Slip {
    pub(crate) message: String,
    pub(crate) help: String,
    /// Empty for the document as a whole.
    pub(crate) pointer: String,
    pub(crate) line: usize,
    /// In bytes, from one.
    pub(crate) column: usize,
    shown: Shown,
}

/// How much of its line may be shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Nothing,
    /// It is sound JSON.
    Line,
    /// It is sound JSON up to the place; behind a slip of syntax nobody knows what is text and what is not.
    LineUpToPlace,
}

impl From<&Problem> for Slip {
    fn from(problem: &Problem) -> Self {
        let shown = match problem.kind() {
            LoadErrorKind::TooLarge | LoadErrorKind::Unreadable => Shown::Nothing,
            LoadErrorKind::Syntax => Shown::LineUpToPlace,
            _ => Shown::Line,
        };
        // The limits are the library's: here nobody can set them.
        let help = if problem.kind() == LoadErrorKind::TooLarge { "split it" } else { problem.help() };
        Self {
            message: problem.message().to_owned(),
            help: help.to_owned(),
            pointer: problem.pointer().to_owned(),
            line: problem.line(),
            column: problem.column(),
            shown,
        }
    }
}

impl Slip {
    /// An error of serde, whose own words would repeat what stands there: `expected` says what should, and `help` how.
    pub(crate) fn of_json(text: &[u8], error: &serde_json::Error, expected: &str, help: &str) -> Self {
        // What is not JSON is told by the library, whatever it was to be.
        let broken = Plan::from_json_within(text, &Limits::default().bytes(usize::MAX)).err();
        let broken = broken.as_ref().and_then(|error| error.problems().first());
        let not_json = |problem: &&Problem| {
            matches!(problem.kind(), LoadErrorKind::Syntax | LoadErrorKind::UnexpectedEnd | LoadErrorKind::TooLarge)
        };
        match broken.filter(|_| !error.is_data()).filter(not_json) {
            Some(problem) => Self::from(problem),
            None => Self {
                message: expected.to_owned(),
                help: help.to_owned(),
                pointer: String::new(),
                line: error.line().max(1),
                column: error.column().max(1),
                shown: Shown::LineUpToPlace,
            },
        }
    }
}

impl Failure {
    pub(crate) fn refused(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Refused { message: message.into(), help: help.into() }
    }

    /// A name that nothing has, with the nearest one, and where to look.
    pub(crate) fn unknown(name: &str, error: impl std::fmt::Display, help: &str) -> Self {
        Self::refused(format!("`{}`: {error}", printable(name)), help)
    }

    /// A document with these slips, of which the text begins at this line.
    pub(crate) const fn unreadable(name: String, slips: Vec<Slip>, text: Vec<u8>, first_line: usize) -> Self {
        Self::Unreadable(Unreadable { name, slips, text, first_line })
    }

    pub(crate) const fn status(&self) -> Status {
        match self {
            Self::Closed => Status::Well,
            Self::Refused { .. } | Self::Unreadable(_) => Status::Failed,
        }
    }

    /// As it is told on standard error, with the codes of colours.
    pub(crate) fn rendered(&self, width: usize) -> String {
        match self {
            Self::Closed => String::new(),
            Self::Refused { message, help } => {
                let title = Level::ERROR.primary_title(folded(message, width, "error: "));
                render(Group::with_title(title), help, width)
            }
            Self::Unreadable(unreadable) => unreadable.rendered(width),
        }
    }
}

/// An error of writing: nothing else is passed on as it is.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self::Closed;
        }
        Self::refused(format!("the output could not be written: {}", reason(&error)), "")
    }
}

/// Why the system refused, in plain words.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "the system does not permit it".to_owned(),
        io::ErrorKind::StorageFull => "there is no space left".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::NotADirectory => "a part of its path is a file, and no folder".to_owned(),
        io::ErrorKind::AlreadyExists => "there is one of this name already".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk can only be read".to_owned(),
        io::ErrorKind::FileTooLarge => "it would be too large".to_owned(),
        // Its kind has no name that is stable yet.
        kind if kind.to_string().starts_with("filesystem loop") => "its links lead in a circle".to_owned(),
        kind => kind.to_string(),
    }
}

/// Of a longer line nothing is shown, in bytes: to mask it would take long, and no editor opens it. Plans are shorter.
const LONGEST_SHOWN: usize = 1 << 20;

impl Unreadable {
    pub(crate) fn slips(&self) -> &[Slip] {
        &self.slips
    }

    fn rendered(&self, width: usize) -> String {
        self.slips.iter().map(|slip| self.slip(slip, width)).collect::<Vec<_>>().join("\n")
    }

    fn slip(&self, slip: &Slip, width: usize) -> String {
        let pointer = Some(slip.pointer.as_str()).filter(|pointer| !pointer.is_empty());
        let note = pointer.map(|pointer| Level::NOTE.message(format!("at {pointer}")));
        let before = slip.column.saturating_sub(1);
        let title = Level::ERROR.primary_title(folded(&slip.message, width, "error: "));
        let origin = Origin::path(self.name.as_str()).line(slip.line);
        let Some(line) = self.line(slip) else {
            let group = Group::with_title(title).element(origin.char_column(slip.column)).elements(note);
            return render(group, &slip.help, width);
        };
        // Editors count characters, the library counts bytes.
        let column = line.char_indices().take_while(|(byte, _)| *byte < before).count();
        let group = Group::with_title(title).element(origin.char_column(column + 1));
        let sound = if slip.shown == Shown::Line { line.len() } else { before };
        let gutter = slip.line.to_string().len() + 4;
        let shown = Masked::of(line, sound).around(column, width.saturating_sub(gutter).max(20));
        // The pointer stands beside the mark, or under the line where there is no room.
        let marked = shown.text.get(..shown.span.end).map_or(0, |marked| marked.chars().count());
        let label = pointer.filter(|pointer| gutter + marked + 1 + pointer.len() <= width);
        let mark = AnnotationKind::Primary.span(shown.span).label(label);
        let snippet = Snippet::source(shown.text).line_start(slip.line).fold(false).annotation(mark);
        let note = note.filter(|_| label.is_none());
        render(group.element(snippet).elements(note), &slip.help, width)
    }

    /// The line of a slip, where it can be shown and helps.
    fn line(&self, slip: &Slip) -> Option<&str> {
        let number = slip.line.checked_sub(self.first_line).filter(|_| slip.shown != Shown::Nothing)?;
        let line = self.text.split(|byte| *byte == b'\n').nth(number)?;
        let line = std::str::from_utf8(line).ok()?.trim_end_matches('\r');
        let line = line.strip_prefix('\u{feff}').filter(|_| number == 0).unwrap_or(line);
        (line.len() <= LONGEST_SHOWN && !line.trim().is_empty()).then_some(line)
    }
}

fn render(group: Group<'_>, help: &str, width: usize) -> String {
    let help = (!help.is_empty()).then(|| Level::HELP.message(folded(help, width, "  = help: ")));
    let rendered = Renderer::styled().term_width(width).render(&[group.elements(help)]);
    // The place is given by itself, since a line that is cut has other columns. The renderer takes the line for another
    // file then, and says so with an empty mark, which is left out.
    let lines = rendered.lines().filter(|line| strip_str(line).to_string().trim() != ":::");
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

/// Something that keeps nothing from being done, as it is told on standard error: a warning, with what it is about and
/// what would help, or a note.
pub(crate) fn aside(level: Level<'_>, message: &str, about: &[String], help: &str, width: usize) -> String {
    let title = level.primary_title(folded(message, width, "warning: "));
    render(Group::with_title(title).elements(about.iter().map(|one| Level::NOTE.message(one.as_str()))), help, width)
}

/// Several lines where one would be too long; the renderer indents them.
fn folded(text: &str, width: usize, label: &str) -> String {
    fold(text, width.saturating_sub(label.len()).max(20)).join("\n")
}
