//! The sheets as CSV.

use ::csv::{QuoteStyle, WriterBuilder};

use super::{Sheet, XlsForm, XlsFormError};

impl XlsForm {
    /// Each sheet as a file of CSV: its name, and its text in UTF-8.
    ///
    /// Every cell is in quotation marks and none begins like a formula. Kobo, ODK and Survey123 want the sheets in one
    /// workbook: import them into one, or make it at once with the feature `xlsx`.
    ///
    /// # Errors
    ///
    /// If the sheets cannot be written, which does not happen with those of a form.
    ///
    /// ```
    /// use mscos::OutcomeSet;
    /// use mscos::form::Form;
    /// use mscos::wording::Wording;
    ///
    /// let files = Form::of_outcomes(OutcomeSet::CORE).xlsform(&[&Wording::english()]).csv()?;
    /// assert_eq!(files[0].0, "survey.csv");
    /// assert!(files[0].1.starts_with(r#""type","name","label::English (en)","hint::English (en)","required""#));
    /// # Ok::<(), mscos::form::XlsFormError>(())
    /// ```
    pub fn csv(&self) -> Result<Vec<(String, String)>, XlsFormError> {
        self.sheets().into_iter().map(|sheet| Ok((format!("{}.csv", sheet.name), sheet.csv()?))).collect()
    }
}

impl Sheet {
    fn csv(&self) -> Result<String, XlsFormError> {
        let mut writer = WriterBuilder::new().quote_style(QuoteStyle::Always).from_writer(Vec::new());
        writer.write_record(&self.header).map_err(XlsFormError::new)?;
        for row in &self.rows {
            writer.write_record(row).map_err(XlsFormError::new)?;
        }
        let bytes = writer.into_inner().map_err(|error| XlsFormError::new(error.into_error()))?;
        String::from_utf8(bytes).map_err(XlsFormError::new)
    }
}
