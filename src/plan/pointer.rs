use std::fmt;

/// Where in a plan a finding stands, as a JSON Pointer (RFC 6901).
///
/// It is made of the plan's own keys and of indices, so it never holds text of the plan.
///
/// ```
/// use mscos::plan::Plan;
///
/// let plan = Plan::from_json(r#"{"edition":"mscos-2023","title":"","measures":[{"outcome":"joy"}]}"#)?;
/// let report = plan.check();
/// let unknown = report.findings().iter().find(|f| f.name() == "unknown-outcome").unwrap();
/// assert_eq!(unknown.pointer().to_string(), "/measures/0/outcome");
/// # Ok::<(), mscos::plan::LoadError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer {
    steps: [Step; Self::DEEPEST],
    len: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Step {
    Key(&'static str),
    Index(usize),
}

impl Pointer {
    /// `/measures/0/indicators/0` is as deep as a plan goes.
    pub(crate) const DEEPEST: usize = 4;

    /// The whole plan.
    pub(crate) const ROOT: Self = Self { steps: [Step::Index(0); Self::DEEPEST], len: 0 };

    pub(crate) fn key(self, key: &'static str) -> Self {
        self.then(Step::Key(key))
    }

    pub(crate) fn index(self, index: usize) -> Self {
        self.then(Step::Index(index))
    }

    fn then(mut self, step: Step) -> Self {
        if let Some(free) = self.steps.get_mut(self.len) {
            *free = step;
            self.len += 1;
        }
        self
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in self.steps.iter().take(self.len) {
            match step {
                Step::Key(key) => write!(f, "/{key}")?,
                Step::Index(index) => write!(f, "/{index}")?,
            }
        }
        Ok(())
    }
}

/// Written as the text of the pointer.
impl serde::Serialize for Pointer {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
