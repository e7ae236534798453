//! Colour for terminals, where it is asked for. Whatever it says is said by words too.

use crate::plan::Severity;

/// Whether a text is coloured.
#[derive(Clone, Copy, Debug)]
pub(super) enum Paint {
    Plain,
    #[cfg(feature = "color")]
    Ansi,
}

#[cfg(feature = "color")]
mod styles {
    use anstyle::{AnsiColor, Style};

    pub(super) const STRONG: Style = Style::new().bold();
    pub(super) const ERROR: Style = AnsiColor::Red.on_default().bold();
    pub(super) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
    pub(super) const ADVICE: Style = AnsiColor::Cyan.on_default().bold();
}

impl Paint {
    /// A heading.
    pub(super) fn strong(self, text: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            #[cfg(feature = "color")]
            Self::Ansi => format!("{0}{text}{0:#}", styles::STRONG),
        }
    }

    /// What is missing.
    pub(super) fn error(self, text: &str) -> String {
        self.severity(Severity::Error, text)
    }

    /// A label of this severity.
    #[cfg_attr(not(feature = "color"), expect(unused_variables, reason = "without colour all look the same"))]
    pub(super) fn severity(self, severity: Severity, text: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            #[cfg(feature = "color")]
            Self::Ansi => {
                let style = match severity {
                    Severity::Error => styles::ERROR,
                    Severity::Warning => styles::WARNING,
                    Severity::Advice => styles::ADVICE,
                };
                format!("{style}{text}{style:#}")
            }
        }
    }
}
