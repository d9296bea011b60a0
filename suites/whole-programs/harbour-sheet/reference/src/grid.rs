//! A part of a sheet, drawn.

use crate::cell::{Cell, Range};
use crate::sheet::Sheet;
use crate::value::Value;

pub fn draw(sheet: &mut Sheet, range: Range) -> Vec<String> {
    let mut columns = vec![row_numbers(range)];
    for column in range.from.column..=range.to.column {
        columns.push(column_cells(sheet, range, column));
    }
    (0..columns[0].len())
        .map(|line| {
            let cells: Vec<&str> = columns.iter().map(|each| each[line].as_str()).collect();
            cells.join(" ").trim_end().to_string()
        })
        .collect()
}

fn row_numbers(range: Range) -> Vec<String> {
    let width = range.to.row.to_string().len();
    let numbers = (range.from.row..=range.to.row).map(|row| format!("{row:>width$}"));
    [" ".repeat(width)].into_iter().chain(numbers).collect()
}

/// A column with its letter; numbers stand at its right end.
fn column_cells(sheet: &mut Sheet, range: Range, column: i32) -> Vec<String> {
    let letter = Cell { row: 1, column }.letter().to_string();
    let values: Vec<Value> = (range.from.row..=range.to.row).map(|row| sheet.value(Cell { row, column })).collect();
    let width = values.iter().map(|each| each.shown().chars().count()).max().unwrap_or(0).max(3);
    let mut cells = vec![format!("{letter:<width$}")];
    for value in values {
        cells.push(match value {
            Value::Number(_) => format!("{:>width$}", value.shown()),
            _ => format!("{:<width$}", value.shown()),
        });
    }
    cells
}
