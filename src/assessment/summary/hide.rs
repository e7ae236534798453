//! Which numbers are hidden, so that none of them can be worked out from those that are shown.
//!
//! What is shown of a group of records is how many there are. What is shown of a section is how many skipped it, if that
//! may be, and its rows. The cells of a row make up all records that are known to be asked: those that did not skip the
//! section, or, where it is hidden how many did, all of them, with those who skipped among those without an answer. So the
//! **sum** of what is hidden in a row can always be worked out by whoever knows the total. Therefore the sum has to be one
//! that tells nothing of its parts: see [`row`].
//!
//! Where those who skipped are hidden, they are part of a cell of each row. A cell that is shown is at least the threshold,
//! and they are fewer, so it narrows them down no further than that. Sections share nothing but the total, which is shown.

use super::Threshold;

/// How many skipped a section, if that may be shown: neither they nor those who did not may be few.
pub(super) fn skipped(count: usize, records: usize, threshold: Threshold) -> Option<usize> {
    let others = records.saturating_sub(count);
    (threshold.is_reached_by(count) && threshold.is_reached_by(others)).then_some(count)
}

/// The cells of a row that are shown.
///
/// Numbers below the threshold are hidden, and then the smallest of the others one by one until the row is
/// [safe](is_safe); if need be, all.
///
/// In a safe row any hidden number, and any sum of some of them, could be one of at least *T* values, where *T* is the
/// threshold, and all together are at least *T*. That is so because whether a row is safe can be told from what is shown
/// of it, so that other rows with the same sum *H* would be shown alike:
///
/// - Where *H* is at most *T* - 1 for each hidden number but one: any numbers below the threshold that make up *H*. Each
///   can be none, since the others can hold all; and each can be *T* - 1, since *H* is at least *T*.
/// - Where *H* is more, but *H* less *T* - 1 is less than any number that is shown: some that make up *T* - 1, and one that
///   has the rest and is hidden with them, as the smallest of the others.
/// - Where only two numbers are hidden, *H* has to be less than any that is shown: one can have all of *H*, or all but
///   1, 2, … up to *T* - 1.
pub(super) fn row(counts: &[usize], threshold: Threshold) -> Vec<Option<usize>> {
    let mut shown: Vec<_> =
        counts.iter().map(|count| Some(*count).filter(|count| threshold.is_reached_by(*count))).collect();
    loop {
        let cells = counts.iter().zip(&shown).filter(|(_, shown)| shown.is_none());
        let hidden: Vec<usize> = cells.map(|(count, _)| *count).collect();
        if hidden.is_empty() || is_safe(&hidden, shown.iter().flatten().min().copied(), threshold) {
            return shown;
        }
        match shown.iter_mut().filter(|cell| cell.is_some()).min() {
            Some(smallest) => *smallest = None,
            None => return shown,
        }
    }
}

/// Whether the sum of some numbers tells nothing of them, beside the smallest number that is shown.
fn is_safe(hidden: &[usize], smallest_shown: Option<usize>, threshold: Threshold) -> bool {
    let (sum, others) = (hidden.iter().sum::<usize>(), hidden.len().saturating_sub(1));
    let small = usize::from(threshold.get()) - 1;
    let may_all_be_small = sum <= others.saturating_mul(small);
    let rest = if others > 1 { sum.saturating_sub(small) } else { sum };
    let may_one_be_large = smallest_shown.is_none_or(|smallest| rest < smallest);
    others > 0 && threshold.is_reached_by(sum) && (may_all_be_small || may_one_be_large)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// A way to show the cells of a row.
    type Method = fn(&[usize], Threshold) -> Vec<Option<usize>>;

    /// What is shown of a section: the total, who skipped, and the rows.
    type Shown = (Option<usize>, Option<usize>, Vec<Vec<Option<usize>>>);

    /// As a summary shows it.
    fn show(rows: &[&[usize]], count: usize, total: usize, threshold: Threshold, method: Method) -> Shown {
        if !threshold.is_reached_by(total) {
            return (None, None, Vec::new());
        }
        let open = skipped(count, total, threshold);
        // The last cell of a row has those without an answer, and those who skipped where that is hidden.
        let cells = |row: &&[usize]| {
            let mut cells = row.to_vec();
            if let (Some(missing), None) = (cells.last_mut(), open) {
                *missing += count;
            }
            method(&cells, threshold)
        };
        (Some(total), open, rows.iter().map(cells).collect())
    }

    /// Every way to share a number among so many cells.
    fn shares(total: usize, cells: usize) -> Vec<Vec<usize>> {
        if cells == 1 {
            return vec![vec![total]];
        }
        let first = (0..=total).flat_map(|first| {
            shares(total - first, cells - 1).into_iter().map(move |mut rest| {
                rest.insert(0, first);
                rest
            })
        });
        first.collect()
    }

    /// Every sum of some of these, those of a single one among them.
    fn sums(cells: &[usize]) -> Vec<usize> {
        let parts = 1..1_usize << cells.len();
        let sum = |part: usize| cells.iter().enumerate().filter(|(at, _)| part >> at & 1 == 1).map(|(_, n)| n).sum();
        parts.map(sum).collect()
    }

    /// All values, as bits, that each figure can have by what is shown, over every table there can be. Whoever knows the
    /// method to the last detail, and sees what is shown, knows this and no more.
    #[derive(Default)]
    struct Attacker<S>(BTreeMap<S, Vec<u64>>);

    impl<S: Ord + std::fmt::Debug> Attacker<S> {
        fn see(&mut self, shown: S, figures: impl Iterator<Item = usize>) {
            let known = self.0.entry(shown).or_default();
            for (at, figure) in figures.enumerate() {
                match known.get_mut(at) {
                    Some(values) => *values |= 1 << figure,
                    None => known.push(1 << figure),
                }
            }
        }

        /// Where a figure from 1 to below the threshold can be told.
        fn told(&self, threshold: Threshold) -> Vec<(usize, &S)> {
            let small = |values: &u64| (1..threshold.get()).any(|value| *values == 1 << value);
            let all = self.0.iter().flat_map(|(shown, figures)| figures.iter().enumerate().map(move |f| (shown, f)));
            all.filter(|(_, (_, values))| small(values)).map(|(shown, (at, _))| (at, shown)).collect()
        }

        /// No figure is told, and each has as many values as the threshold, unless it is known for one that is no secret.
        fn assert_in_the_dark(&self, threshold: Threshold) {
            assert_eq!(self.told(threshold), [], "{threshold:?}");
            for (shown, figures) in &self.0 {
                for (at, values) in figures.iter().enumerate() {
                    let known = values.is_power_of_two();
                    let dark = values.count_ones() >= u32::from(threshold.get());
                    assert!(dark || known, "{threshold:?}: figure {at} of {shown:?}: {values:b}");
                }
            }
        }
    }

    const SIZES: [(u16, usize, usize); 8] =
        [(3, 2, 26), (3, 3, 22), (3, 4, 18), (3, 5, 14), (4, 3, 22), (4, 4, 17), (5, 3, 26), (5, 4, 22)];

    fn see_one_row(threshold: Threshold, cells: usize, most: usize, method: Method) -> Attacker<Shown> {
        let mut attacker = Attacker::default();
        for table in (0..=most).flat_map(|total| shares(total, cells + 1)) {
            let shown = show(&[&table[1..]], table[0], table.iter().sum(), threshold, method);
            attacker.see(shown, sums(&table).into_iter());
        }
        attacker
    }

    #[test]
    fn no_small_number_and_no_small_sum_can_be_told_from_one_row() {
        for (threshold, cells, most) in SIZES {
            let threshold = Threshold::new(threshold).unwrap();
            see_one_row(threshold, cells, most, row).assert_in_the_dark(threshold);
        }
    }

    #[test]
    fn with_nothing_hidden_but_small_numbers_they_could_be_told() {
        let naive: Method = |counts, threshold| {
            counts.iter().map(|count| Some(*count).filter(|count| threshold.is_reached_by(*count))).collect()
        };
        let threshold = Threshold::default();
        assert!(!see_one_row(threshold, 3, 20, naive).told(threshold).is_empty());
    }

    #[test]
    fn a_hidden_number_is_narrowed_down_neither_to_few_values_nor_away_from_any_small_one() {
        for (threshold, cells, most) in SIZES {
            let threshold = Threshold::new(threshold).unwrap();
            let every_small = (1_u64 << threshold.get()) - 1;
            let mut attacker = Attacker::default();
            for table in (0..=most).flat_map(|total| shares(total, cells + 1)) {
                let shown = show(&[&table[1..]], table[0], table.iter().sum(), threshold, row);
                attacker.see(shown, table.into_iter());
            }
            for ((_, skipped, rows), values) in &attacker.0 {
                let Some(cells) = rows.first() else { continue };
                let hidden: Vec<_> = [skipped].into_iter().chain(cells).map(Option::is_none).collect();
                // With those who skipped alone beside it, a number can't be any small one: it is the sum less those.
                let alone = hidden[0] && hidden.iter().filter(|hidden| **hidden).count() == 2;
                for (at, values) in values.iter().enumerate().filter(|(at, _)| hidden[*at]) {
                    let open = values & every_small == every_small || (alone && at > 0);
                    assert!(open && values.count_ones() >= u32::from(threshold.get()), "{skipped:?} {cells:?} {at}");
                }
            }
        }
    }

    #[test]
    fn no_row_has_one_hidden_number_or_a_small_sum_of_them() {
        for (threshold, cells, most) in SIZES {
            let threshold = Threshold::new(threshold).unwrap();
            for table in (usize::from(threshold.get())..=most).flat_map(|total| shares(total, cells + 1)) {
                let (_, skipped, rows) = show(&[&table[1..]], table[0], table.iter().sum(), threshold, row);
                let mut cells = table[1..].to_vec();
                if let (Some(missing), None) = (cells.last_mut(), skipped) {
                    *missing += table[0];
                }
                let hidden = cells.iter().zip(&rows[0]).filter(|(_, shown)| shown.is_none());
                let hidden: Vec<_> = hidden.map(|(number, _)| *number).collect();
                let safe = hidden.len() > 1 && threshold.is_reached_by(hidden.iter().sum());
                assert!(safe || hidden.is_empty(), "{table:?} {hidden:?}");
            }
        }
    }

    #[test]
    fn no_small_number_can_be_told_from_two_rows_of_a_section() {
        // The second row may have another scale, or be answered in words.
        for (threshold, first, second, most) in
            [(3, 3, 3, 14), (4, 3, 3, 14), (3, 4, 2, 14), (3, 4, 4, 9), (5, 3, 2, 20)]
        {
            let threshold = Threshold::new(threshold).unwrap();
            let mut attacker = Attacker::default();
            for total in 0..=most {
                for skipped in 0..=total {
                    let (first, second) = (shares(total - skipped, first), shares(total - skipped, second));
                    for (first, second) in first.iter().flat_map(|first| second.iter().map(move |other| (first, other)))
                    {
                        let shown = show(&[first, second], skipped, total, threshold, row);
                        let figures = first.iter().chain(second).copied().chain([skipped, total, total - skipped]);
                        attacker.see(shown, figures);
                    }
                }
            }
            attacker.assert_in_the_dark(threshold);
        }
    }

    #[test]
    fn whatever_a_row_shows_those_who_skipped_can_be_any_small_number() {
        // Therefore no number of rows together narrows them down.
        for (threshold, cells, most) in SIZES {
            let threshold = Threshold::new(threshold).unwrap();
            let every_small = (1_u64 << threshold.get()) - 1;
            let mut attacker = Attacker::default();
            for table in (usize::from(threshold.get())..=most).flat_map(|total| shares(total, cells + 1)) {
                let shown = show(&[&table[1..]], table[0], table.iter().sum(), threshold, row);
                attacker.see(shown, table.into_iter().take(1));
            }
            for (shown, values) in attacker.0.iter().filter(|(shown, _)| shown.1.is_none()) {
                assert_eq!(values[0] & every_small, every_small, "{shown:?}");
            }
        }
    }

    #[test]
    fn what_is_hidden_in_usual_rows() {
        let row = |counts: &[usize]| row(counts, Threshold::default());
        // Enough is hidden with the small numbers.
        assert_eq!(row(&[32, 7, 3, 2, 0, 0]), [Some(32), Some(7), None, None, None, None]);
        // The small numbers are too few together, and take the next one with them.
        assert_eq!(row(&[32, 9, 3, 0, 0, 0]), [Some(32), None, None, None, None, None]);
        // All, or all but a few, said the same.
        assert_eq!(row(&[44, 0, 0, 0, 0, 0]), [None; 6]);
        assert_eq!(row(&[41, 0, 3, 0, 0, 0]), [None; 6]);
        // Nothing is small, however many there are.
        assert_eq!(row(&[12, 8, 5]), [Some(12), Some(8), Some(5)]);
        let many = [71, 42, 25, 14, 15, 14, 19];
        assert_eq!(row(&many), many.map(Some));
        // So also where two answers share the rest nearly evenly.
        assert_eq!(row(&[21, 20, 2, 0, 0, 1]), [Some(21), None, None, None, None, None]);
        // Of two hidden numbers with the sum 8 each would have to be 4, if 5 could not be one of them.
        assert_eq!(row(&[20, 4, 4, 5]), [Some(20), None, None, None]);
    }

    #[test]
    fn those_who_skipped_are_shown_where_neither_they_nor_the_others_are_few() {
        let skipped = |count| skipped(count, 20, Threshold::default());
        assert_eq!([0, 4, 5, 15, 16, 20].map(skipped), [None, None, Some(5), Some(15), None, None]);
    }
}
