//! The terminal: how wide it is, whether it shows colours, and what is said on standard error.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::ops::RangeInclusive;

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

/// What has to be known before the arguments are read properly.
pub(crate) struct Early {
    pub(crate) colour: Colour,
    pub(crate) width: Option<u16>,
}

impl Early {
    /// What the arguments ask for.
    pub(crate) fn asked(arguments: impl Iterator<Item = OsString>) -> Self {
        let arguments: Vec<_> = arguments.filter_map(|argument| argument.into_string().ok()).collect();
        let colour = values(&arguments, "--color").find_map(|when| Colour::from_str(when, true).ok());
        let width = values(&arguments, "--width").find_map(|columns| columns.parse().ok());
        let width = width.filter(|columns| WIDTHS.contains(&i64::from(*columns)));
        Self { colour: colour.unwrap_or(Colour::Auto), width }
    }

    /// How help is folded.
    pub(crate) fn columns_of_help(&self) -> usize {
        Console::new(self.width).width_of_stdout()
    }
}

/// What is given for an option.
fn values<'a>(arguments: &'a [String], option: &'a str) -> impl Iterator<Item = &'a str> {
    let next = arguments.iter().skip(1).map(Some).chain([None]);
    arguments.iter().zip(next).filter_map(move |(argument, next)| match argument.strip_prefix(option)? {
        "" => next.map(String::as_str),
        rest => rest.strip_prefix('='),
    })
}

/// The widths that can be asked for.
pub(crate) const WIDTHS: RangeInclusive<i64> = 20..=1000;

/// Text that goes to a pipe or a file is folded here, so that it is the same everywhere.
const COLUMNS: usize = 88;

/// The columns of a terminal that does not say how many it has.
const USUAL: usize = 80;

/// Lines that are longer are hard to read, however wide the terminal is.
const READABLE: usize = 120;

#[cfg(unix)]
use std::os::fd::AsFd as Handle;
#[cfg(windows)]
use std::os::windows::io::AsHandle as Handle;

/// The columns of a stream, if it is a terminal: as it says, or else as the shell does. A pipe has none, whatever the
/// shell says, so that what goes there is the same everywhere.
fn columns(stream: &(impl IsTerminal + Handle)) -> Option<usize> {
    stream.is_terminal().then(|| {
        let told = terminal_size::terminal_size_of(stream).map(|(columns, _)| usize::from(columns.0));
        let of_shell = || env::var("COLUMNS").ok()?.parse().ok();
        told.filter(is_some).or_else(|| of_shell().filter(is_some)).unwrap_or(USUAL)
    })
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "filters are given references")]
const fn is_some(columns: &usize) -> bool {
    *columns > 0
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
