//! Places of a sheet: columns A to Z, rows 1 to 99.

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Cell {
    pub row: i32,
    pub column: i32,
}

pub const ROWS: i32 = 99;
pub const COLUMNS: i32 = 26;

impl Cell {
    /// A cell as it is written; nothing where it is none.
    pub fn read(text: &str) -> Option<Cell> {
        let letter = text.chars().next().filter(|each| each.is_ascii_uppercase())?;
        let digits = &text[1..];
        if digits.is_empty() || digits.len() > 2 || digits.starts_with('0') || !digits.bytes().all(|each| each.is_ascii_digit()) {
            return None;
        }
        Some(Cell { row: digits.parse().ok()?, column: letter as i32 - 'A' as i32 })
    }

    pub fn is_there(self) -> bool {
        (1..=ROWS).contains(&self.row) && (0..COLUMNS).contains(&self.column)
    }

    pub fn shown(self) -> String {
        format!("{}{}", self.letter(), self.row)
    }

    pub fn letter(self) -> char {
        (b'A' + self.column as u8) as char
    }
}

/// All cells between two corners, row by row.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Range {
    pub from: Cell,
    pub to: Cell,
}

impl Range {
    /// `A1` or `A1:B2`, whichever corners are named.
    pub fn read(text: &str) -> Option<Range> {
        let (one, other) = text.split_once(':').unwrap_or((text, text));
        Some(Range::between(Cell::read(one)?, Cell::read(other)?))
    }

    pub fn between(one: Cell, other: Cell) -> Range {
        Range {
            from: Cell { row: one.row.min(other.row), column: one.column.min(other.column) },
            to: Cell { row: one.row.max(other.row), column: one.column.max(other.column) },
        }
    }

    pub fn cells(self) -> Vec<Cell> {
        let mut cells = Vec::new();
        for row in self.from.row..=self.to.row {
            for column in self.from.column..=self.to.column {
                cells.push(Cell { row, column });
            }
        }
        cells
    }
}
