//! The terminal: how wide it is, whether it shows colours, and what is said on standard error.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};

use annotate_snippets::Level;
use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;

use crate::errors::{Failure, aside};

/// When to use colours.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal, unless `NO_COLOR` is set; `CLICOLOR_FORCE` asks for them everywhere
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}

impl Colour {
    /// What the arguments ask for, before they are read properly.
    pub(crate) fn asked(arguments: impl Iterator<Item = OsString>) -> Self {
        let arguments: Vec<_> = arguments.filter_map(|argument| argument.into_string().ok()).collect();
        let next = arguments.iter().skip(1).map(Some).chain([None]);
        let mut asked = arguments.iter().zip(next).filter_map(|(argument, next)| match argument.as_str() {
            "--color" => next.map(String::as_str),
            argument => argument.strip_prefix("--color="),
        });
        asked.find_map(|when| Self::from_str(when, false).ok()).unwrap_or(Self::Auto)
    }

    /// Makes it hold for everything that is printed from now on.
    pub(crate) fn choose(self) {
        let choice = match self {
            Self::Auto => ColorChoice::Auto,
            Self::Always => ColorChoice::Always,
            Self::Never => ColorChoice::Never,
        };
        choice.write_global();
    }
}

/// Text that goes to a pipe or a file is folded here, so that it is the same everywhere.
const COLUMNS: usize = 88;

/// Lines that are longer are hard to read, however wide the terminal is.
const READABLE: usize = 120;

/// How help is folded.
pub(crate) fn columns_of_help() -> usize {
    columns(&io::stdout()).unwrap_or(COLUMNS).min(READABLE)
}

#[cfg(unix)]
use std::os::fd::AsFd as Handle;
#[cfg(windows)]
use std::os::windows::io::AsHandle as Handle;

/// The columns of a stream, if it is a terminal that says so.
fn columns(stream: &(impl IsTerminal + Handle)) -> Option<usize> {
    let (terminal_size::Width(columns), _) =
        stream.is_terminal().then(|| terminal_size::terminal_size_of(stream))??;
    Some(usize::from(columns)).filter(|columns| *columns > 0)
}

/// What is known of the place where the command runs.
pub(crate) struct Console {
    width: Option<u16>,
}

impl Console {
    pub(crate) const fn new(width: Option<u16>) -> Self {
        Self { width }
    }

    /// At how many columns text is folded that goes to a file.
    pub(crate) fn width(&self) -> usize {
        self.width.map_or(COLUMNS, usize::from)
    }

    /// At how many columns text is folded that goes to standard output.
    pub(crate) fn width_of_stdout(&self) -> usize {
        self.width_or(columns(&io::stdout()))
    }

    /// At how many columns text is folded that goes to standard error.
    pub(crate) fn width_of_stderr(&self) -> usize {
        self.width_or(columns(&io::stderr()))
    }

    fn width_or(&self, columns: Option<usize>) -> usize {
        let own = columns.map_or(COLUMNS, |columns| columns.clamp(20, READABLE));
        self.width.map_or(own, usize::from)
    }

    /// Whether standard output shows colours.
    pub(crate) fn is_coloured() -> bool {
        AutoStream::choice(&io::stdout()) != ColorChoice::Never
    }

    /// Says on standard error why a thing was not done.
    pub(crate) fn tell(&self, failure: &Failure) {
        Self::say(&failure.rendered(self.width_of_stderr()));
    }

    /// Says on standard error what is odd, what it is about, and what would help.
    pub(crate) fn warn(&self, message: &str, about: &[String], help: &str) {
        Self::say(&aside(Level::WARNING, message, about, help, self.width_of_stderr()));
    }

    /// Says on standard error what is good to know.
    pub(crate) fn note(&self, message: &str) {
        Self::say(&aside(Level::NOTE, message, &[], "", self.width_of_stderr()));
    }

    /// Says something on standard error, with colours where they show. Nobody has to listen.
    pub(crate) fn say(text: &str) {
        let _ = anstream::stderr().lock().write_all(text.as_bytes());
    }
}
