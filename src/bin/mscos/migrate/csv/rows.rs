//! The rows of CSV as they are written: each with its line, its bytes and its cells.

use std::borrow::Cow;

use csv::{ByteRecord, ByteRecordsIntoIter, ReaderBuilder};

/// How a file is written.
pub(super) struct Dialect {
    /// What stands between cells.
    pub(super) delimiter: u8,
    /// What ends a row.
    pub(super) end: &'static [u8],
}

impl Dialect {
    /// As the first line has it; and the length of a line before the rows that says what stands between cells, as
    /// spreadsheets write it: `sep=;`.
    pub(super) fn of(text: &[u8]) -> (Self, usize) {
        let length = text.iter().position(|byte| *byte == b'\n').map_or(text.len(), |at| at + 1);
        let line = text.get(..length).unwrap_or_default();
        let end: &[u8] = if line.ends_with(b"\r\n") { b"\r\n" } else { b"\n" };
        match told(line) {
            Some(delimiter) => (Self { delimiter, end }, length),
            None => (Self { delimiter: likeliest(line), end }, 0),
        }
    }

    /// A cell as it is written: between quotes where it would be taken for something else.
    pub(super) fn cell<'cell>(&self, cell: &'cell str) -> Cow<'cell, str> {
        let special = |byte: u8| matches!(byte, b'"' | b'\r' | b'\n') || byte == self.delimiter;
        if cell.bytes().any(special) { format!("\"{}\"", cell.replace('"', "\"\"")).into() } else { cell.into() }
    }
}

/// What a line says that stands between cells.
fn told(line: &[u8]) -> Option<u8> {
    match line.split_at_checked(4) {
        Some((_, [b'"' | b'\r' | b'\n', ..])) => None,
        Some((key, [delimiter] | [delimiter, b'\n'] | [delimiter, b'\r', b'\n'])) => {
            key.eq_ignore_ascii_case(b"sep=").then_some(*delimiter)
        }
        _ => None,
    }
}

/// What stands most often between the cells of a line.
fn likeliest(line: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in line {
        quoted ^= *byte == b'"';
        let counted = counts.iter_mut().find(|(delimiter, _)| delimiter == byte && !quoted);
        if let Some((_, count)) = counted {
            *count += 1;
        }
    }
    let most = counts.iter().max_by_key(|(delimiter, count)| (*count, *delimiter == b','));
    most.map_or(b',', |(delimiter, _)| *delimiter)
}

/// A row, or a blank line.
pub(super) struct Row<'text> {
    /// The line on which it begins, from one.
    pub(super) line: usize,
    /// As it is written, without its end.
    pub(super) text: &'text [u8],
    /// What ends it; nothing where the text ends.
    pub(super) end: &'text [u8],
    /// None for a blank line.
    pub(super) cells: ByteRecord,
    /// The line on which a quote opens that nothing closes.
    pub(super) open: Option<usize>,
}

impl Row<'_> {
    /// Whether it is a blank line. One of spaces is a cell of spaces.
    pub(super) const fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

/// The rows and blank lines of a text. Rows are where the reader of CSV has them, which passes over blank lines.
pub(super) struct Rows<'text> {
    rest: &'text [u8],
    line: usize,
    delimiter: u8,
    records: ByteRecordsIntoIter<&'text [u8]>,
}

/// Where in a row a byte stands.
#[derive(Clone, Copy)]
enum Place {
    CellBegins,
    Cell,
    /// Within quotes, which opened on this line.
    Quoted(usize),
    /// Behind a quote within quotes: it ends them, or is doubled.
    QuoteInQuoted(usize),
}

impl<'text> Rows<'text> {
    /// The rows of a text that begins on this line.
    pub(super) fn of(text: &'text [u8], dialect: &Dialect, line: usize) -> Self {
        let mut reader = ReaderBuilder::new();
        reader.delimiter(dialect.delimiter).has_headers(false).flexible(true);
        let records = reader.from_reader(text).into_byte_records();
        Self { rest: text, line, delimiter: dialect.delimiter, records }
    }
}

impl<'text> Iterator for Rows<'text> {
    type Item = Row<'text>;

    fn next(&mut self) -> Option<Row<'text>> {
        if self.rest.is_empty() {
            return None;
        }
        let begins = self.line;
        let mut place = Place::CellBegins;
        let mut length = self.rest.len();
        let mut bytes = self.rest.iter().enumerate().peekable();
        while let Some((at, byte)) = bytes.next() {
            // Of a carriage return and a line feed, the second one ends the line.
            let ends_line = *byte == b'\n' || (*byte == b'\r' && bytes.peek().is_none_or(|(_, next)| **next != b'\n'));
            place = match (place, *byte) {
                (Place::Quoted(opened), b'"') => Place::QuoteInQuoted(opened),
                (Place::CellBegins, b'"') => Place::Quoted(self.line),
                (Place::QuoteInQuoted(opened), b'"') | (Place::Quoted(opened), _) => Place::Quoted(opened),
                (_, b'\r' | b'\n') => {
                    length = at;
                    break;
                }
                (_, byte) if byte == self.delimiter => Place::CellBegins,
                _ => Place::Cell,
            };
            self.line += usize::from(ends_line);
        }
        let (text, rest) = self.rest.split_at(length);
        let end = if rest.starts_with(b"\r\n") { 2 } else { rest.len().min(1) };
        let (end, rest) = rest.split_at(end);
        self.rest = rest;
        self.line += usize::from(!end.is_empty());
        let record = if text.is_empty() { None } else { self.records.next().and_then(Result::ok) };
        let open = if let Place::Quoted(opened) = place { Some(opened) } else { None };
        Some(Row { line: begins, text, end, cells: record.unwrap_or_default(), open })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_tells_the_separator_and_the_end_of_rows() {
        let of = |text: &str| Dialect::of(text.as_bytes()).0;
        assert_eq!(of("a,b\n").delimiter, b',');
        assert_eq!(of("\"a,b,c\";d\r\n").delimiter, b';');
        assert_eq!(of("a\tb").delimiter, b'\t');
        assert_eq!(of("outcome\n").delimiter, b',');
        assert_eq!(of("a;b\r\n").end, b"\r\n");
        assert_eq!(of("a;b\n").end, b"\n");
    }

    #[test]
    fn a_line_can_say_what_the_separator_is() {
        let of = |text: &str| {
            let (dialect, before) = Dialect::of(text.as_bytes());
            (dialect.delimiter, before)
        };
        assert_eq!(of("sep=;\r\na,b,c;d\r\n"), (b';', 7));
        assert_eq!(of("SEP=|\na|b\n"), (b'|', 6));
        assert_eq!(of("sep=\t\na\n"), (b'\t', 6));
        assert_eq!(of("sep=,"), (b',', 5));
        assert_eq!(of("sep=;;\n"), (b';', 0));
        assert_eq!(of("sep=\n"), (b',', 0));
    }

    #[test]
    fn rows_are_those_of_the_reader_of_csv_and_together_they_are_the_text() {
        // What any few of these make is what a file can hold.
        const PARTS: [&str; 6] = ["a", "\"", ",", "\n", "\r\n", "\r"];
        let dialect = Dialect { delimiter: b',', end: b"\n" };
        for number in 0..PARTS.len().pow(5) {
            let parts = (0..5).map(|at| PARTS[number / PARTS.len().pow(at) % PARTS.len()]);
            let text: String = parts.collect();
            let rows: Vec<_> = Rows::of(text.as_bytes(), &dialect, 1).collect();
            let whole: Vec<u8> = rows.iter().flat_map(|row| [row.text, row.end].concat()).collect();
            assert_eq!(whole, text.as_bytes());
            let mut reader = ReaderBuilder::new();
            let reader = reader.has_headers(false).flexible(true).from_reader(text.as_bytes());
            let records: Vec<_> = reader.into_byte_records().map(Result::unwrap).collect();
            let cells: Vec<_> = rows.iter().filter(|row| !row.is_blank()).map(|row| row.cells.clone()).collect();
            assert_eq!(cells, records, "{text:?}");
            for row in rows.iter().filter(|row| !row.is_blank()) {
                let mut reader = ReaderBuilder::new();
                let reader = reader.has_headers(false).flexible(true).from_reader(row.text);
                let alone: Vec<_> = reader.into_byte_records().map(Result::unwrap).collect();
                assert_eq!(alone, std::slice::from_ref(&row.cells), "{text:?}");
            }
        }
    }

    #[test]
    fn each_row_has_its_line_and_a_quote_that_stays_open_has_its_own() {
        let text = b"a\n\n\"b\nb\",c\r\n\rd,\"e\r\ne\n";
        let dialect = Dialect { delimiter: b',', end: b"\n" };
        let lines: Vec<_> = Rows::of(text, &dialect, 1).map(|row| (row.line, row.open)).collect();
        assert_eq!(lines, [(1, None), (2, None), (3, None), (5, None), (6, Some(6))]);
        let lines: Vec<_> = Rows::of(b"\"a\"\"\n\",\"", &dialect, 2).map(|row| (row.line, row.open)).collect();
        assert_eq!(lines, [(2, Some(3))]);
    }
}
