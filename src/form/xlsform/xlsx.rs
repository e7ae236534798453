//! The sheets as a workbook.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

use super::{Sheet, XlsForm, XlsFormError};

impl XlsForm {
    /// The workbook, as the bytes of an `xlsx` file, to be uploaded to Kobo, ODK or Survey123 as it is.
    ///
    /// All cells are texts, also after they are edited, so nothing becomes a formula. The same form gives the same bytes:
    /// the workbook says that it was made on the first day of 2000.
    ///
    /// # Errors
    ///
    /// If the workbook cannot be written, which does not happen with the sheets of a form.
    ///
    /// ```
    /// use mscos::OutcomeSet;
    /// use mscos::form::Form;
    /// use mscos::wording::Wording;
    ///
    /// let workbook = Form::of_outcomes(OutcomeSet::CORE).xlsform(&[&Wording::english()]).xlsx()?;
    /// assert!(workbook.starts_with(b"PK"));
    /// # Ok::<(), mscos::form::XlsFormError>(())
    /// ```
    pub fn xlsx(&self) -> Result<Vec<u8>, XlsFormError> {
        self.workbook().map_err(XlsFormError::new)
    }

    fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
        for sheet in self.sheets() {
            sheet.write(&mut workbook)?;
        }
        workbook.save_to_buffer()
    }
}

impl Sheet {
    fn write(&self, workbook: &mut Workbook) -> Result<(), XlsxError> {
        // Excel's format for texts: what is typed into such a cell stays a text, `=` before it or not.
        let text = Format::new().set_num_format("@").set_align(FormatAlign::Top).set_text_wrap();
        let header = Format::new().set_num_format("@").set_bold();
        let worksheet = workbook.add_worksheet().set_name(self.name)?;
        worksheet.set_freeze_panes(1, 0)?;
        for (column, title) in (0_u16..).zip(&self.header) {
            worksheet.set_column_width(column, width(title))?;
            worksheet.set_column_format(column, &text)?;
            worksheet.write_string_with_format(0, column, title, &header)?;
        }
        for (nth, row) in (1_u32..).zip(&self.rows) {
            for (column, cell) in (0_u16..).zip(row).filter(|(_, cell)| !cell.is_empty()) {
                worksheet.write_string_with_format(nth, column, cell, &text)?;
            }
        }
        Ok(())
    }
}

/// The width of a column, in characters.
fn width(title: &str) -> f64 {
    match title.split("::").next().unwrap_or_default() {
        "label" | "hint" => 60.0,
        "constraint_message" | "constraint" | "relevant" | "form_title" => 45.0,
        "type" | "name" | "list_name" | "form_id" => 36.0,
        _ => 20.0,
    }
}
