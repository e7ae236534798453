//! The bar of long work: on a terminal, and only where the work takes a while.

use std::io::{self, IsTerminal, Read};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that is done sooner needs no bar.
const PATIENCE: Duration = Duration::from_millis(700);

/// How far the reading has come.
pub(crate) struct Progress {
    bar: ProgressBar,
    since: Option<Instant>,
}

impl Progress {
    /// A bar for so many bytes, where that is known. It stays hidden where nobody would see it, and where the reports
    /// themselves scroll over the terminal.
    pub(crate) fn new(bytes: Option<u64>, output_scrolls: bool) -> Self {
        let bar = ProgressBar::with_draw_target(bytes, ProgressDrawTarget::hidden());
        let template = match bytes {
            Some(_) => "{bar:30} {percent:>3}%  {msg}",
            None => "{spinner} {bytes} read  {msg}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        let visible = io::stderr().is_terminal() && !output_scrolls;
        Self { bar, since: visible.then(Instant::now) }
    }

    /// Tells how many plans have been checked.
    pub(crate) fn checked(&mut self, plans: usize) {
        if self.since.is_some_and(|since| since.elapsed() > PATIENCE) {
            self.since = None;
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_message(format!("{plans} checked"));
    }

    /// Says something without the bar in the way.
    pub(crate) fn aside(&self, say: impl FnOnce()) {
        self.bar.suspend(say);
    }

    /// Counts what is read.
    pub(crate) fn counting<R: Read>(&self, reader: R) -> impl Read + use<R> {
        self.bar.wrap_read(reader)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
