//! The best one-to-one assignment, exactly.
//!
//! In: a table of weights, none negative. Out: for each row the column that it is given, such that the sum is as
//! large as any assignment can make it. Kuhn and Munkres in the form of Jonker and Volgenant: shortest augmenting
//! paths with potentials, rows² × columns steps. Integers alone, so that no rounding can tip a tie.

/// Assigns rows to columns; `weights[row][column]` of zero means that the two have nothing in common and are left
/// apart.
pub fn assign(weights: &[Vec<i128>]) -> Vec<Option<usize>> {
    let (rows, columns) = (weights.len(), weights.first().map_or(0, Vec::len));
    if rows > columns {
        // The method wants a column for every row: transpose.
        let turned: Vec<Vec<i128>> = (0..columns).map(|c| weights.iter().map(|row| row[c]).collect()).collect();
        let mut assigned = vec![None; rows];
        for (column, row) in assign(&turned).into_iter().enumerate() {
            if let Some(row) = row {
                assigned[row] = Some(column);
            }
        }
        return assigned;
    }
    // Index 0 of every array is a dummy: `taken[column]` is the row (from 1) that holds a column, 0 for none.
    let (mut row_potential, mut column_potential) = (vec![0i128; rows + 1], vec![0i128; columns + 1]);
    let mut taken = vec![0usize; columns + 1];
    for row in 1..=rows {
        let mut least = vec![i128::MAX; columns + 1];
        let mut from = vec![0usize; columns + 1];
        let mut visited = vec![false; columns + 1];
        taken[0] = row;
        let mut column = 0;
        loop {
            visited[column] = true;
            let current = taken[column];
            let (mut delta, mut next) = (i128::MAX, 0);
            for c in 1..=columns {
                if visited[c] {
                    continue;
                }
                // Costs are negated weights.
                let reduced = -weights[current - 1][c - 1] - row_potential[current] - column_potential[c];
                if reduced < least[c] {
                    (least[c], from[c]) = (reduced, column);
                }
                if least[c] < delta {
                    (delta, next) = (least[c], c);
                }
            }
            for c in 0..=columns {
                if visited[c] {
                    row_potential[taken[c]] += delta;
                    column_potential[c] -= delta;
                } else if least[c] != i128::MAX {
                    least[c] -= delta;
                }
            }
            column = next;
            if taken[column] == 0 {
                break;
            }
        }
        while column != 0 {
            taken[column] = taken[from[column]];
            column = from[column];
        }
    }
    let mut assigned = vec![None; rows];
    for (column, &row) in taken.iter().enumerate().skip(1) {
        if row > 0 && weights[row - 1][column - 1] > 0 {
            assigned[row - 1] = Some(column - 1);
        }
    }
    assigned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_greedy_choice_is_undone() {
        assert_eq!(assign(&[vec![10, 9], vec![9, 0]]), [Some(1), Some(0)]);
        assert_eq!(assign(&[vec![10, 9], vec![9, 0], vec![0, 1]]), [Some(1), Some(0), None]);
        assert_eq!(assign(&[vec![0, 0]]), [None]);
        assert_eq!(assign(&[]), [None; 0]);
    }
}
