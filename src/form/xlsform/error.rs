//! What can go wrong as sheets are written.

/// The sheets could not be written.
///
/// This does not happen with sheets that a [`Form`](crate::form::Form) gives: they fit a workbook and memory takes them.
/// The source of the error is what the writing library says.
#[derive(Debug, thiserror::Error)]
#[error("the sheets of the form could not be written")]
pub struct XlsFormError(#[source] Box<dyn std::error::Error + Send + Sync>);

impl XlsFormError {
    pub(super) fn new(source: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self(Box::new(source))
    }
}
